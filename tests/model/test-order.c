/* Ordered numbers against a sorted array.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/order.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

static guint
first_from (const GArray *sorted, gint64 number)
{
  guint i = 0;

  while (i < sorted->len && g_array_index (sorted, gint64, i) < number)
    i++;
  return i;
}

static void
assert_same (const PentadOrder *order, const GArray *sorted, gint64 from)
{
  guint at = first_from (sorted, from);
  PentadOrderIter iter;
  gint64 number;

  g_assert_cmpuint (pentad_order_get_n (order), ==, sorted->len);
  pentad_order_iter_init (&iter, order, from);
  for (guint i = at; i < sorted->len; i++)
    {
      g_assert_true (pentad_order_iter_next (&iter, &number));
      g_assert_cmpint (number, ==, g_array_index (sorted, gint64, i));
    }
  g_assert_false (pentad_order_iter_next (&iter, &number));
  pentad_order_iter_init (&iter, order, from);
  for (guint i = at; i-- > 0;)
    {
      g_assert_true (pentad_order_iter_previous (&iter, &number));
      g_assert_cmpint (number, ==, g_array_index (sorted, gint64, i));
    }
  g_assert_false (pentad_order_iter_previous (&iter, &number));
  g_assert_cmpuint (pentad_order_count_below (order, from), ==, at);
  for (guint i = 0; i < sorted->len; i += 1 + sorted->len / 50)
    g_assert_cmpint (pentad_order_get (order, i), ==, g_array_index (sorted, gint64, i));
}

/* Grows and shrinks; few different numbers, so that many are equal, and many. */
static void
test_like_a_sorted_array (void)
{
  static const struct
  {
    int range, n;
  } table[] = { { 10, 3000 }, { 1000000, 6000 }, { 1, 2000 } };

  for (guint t = 0; t < G_N_ELEMENTS (table); t++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (7 + t);
      g_autoptr (PentadOrder) order = pentad_order_new ();
      g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (int i = 0; i < 3 * table[t].n; i++)
        {
          gint64 number = g_rand_int_range (rand, 0, table[t].range) - table[t].range / 2;
          gboolean grows = i % table[t].n < table[t].n / 2;

          if (g_rand_int_range (rand, 0, 10) < (grows ? 8 : 2))
            {
              pentad_order_add (order, number);
              g_array_insert_val (sorted, first_from (sorted, number), number);
            }
          else
            {
              guint at = first_from (sorted, number);
              gboolean there = at < sorted->len && g_array_index (sorted, gint64, at) == number;

              if (table[t].range > 10 && !there && at < sorted->len)
                {
                  number = g_array_index (sorted, gint64, at);
                  there = TRUE;
                }
              g_assert_cmpint (pentad_order_remove (order, number), ==, there);
              if (there)
                g_array_remove_index (sorted, at);
            }
          if (i % 500 == 0)
            assert_same (order, sorted, number);
        }
      g_array_sort (sorted, compare);
      assert_same (order, sorted, G_MININT64);
      assert_same (order, sorted, G_MAXINT64);
      while (sorted->len > 0)
        {
          g_assert_true (pentad_order_remove (order, g_array_index (sorted, gint64, 0)));
          g_array_remove_index (sorted, 0);
        }
      assert_same (order, sorted, 0);
    }
}

static void
test_it_is_small (void)
{
  g_autoptr (PentadOrder) order = pentad_order_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 100000; i++)
    pentad_order_add (order, (gint64)g_rand_int (rand) << 20);
  g_assert_cmpuint (pentad_order_get_memory (order), <, 100000 * 13);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/order/like-a-sorted-array", test_like_a_sorted_array);
  g_test_add_func ("/model/order/it-is-small", test_it_is_small);
  return g_test_run ();
}
