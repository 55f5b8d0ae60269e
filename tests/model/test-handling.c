/* Handling times gathered and taken off again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/handling.h"

static PentadMinutes *
minutes_of (const float *values, guint n)
{
  PentadMinutes *minutes = pentad_minutes_new ();

  for (guint i = 0; i < n; i++)
    pentad_minutes_add (minutes, values[i]);
  return minutes;
}

static void
test_median (void)
{
  static const struct
  {
    float values[5];
    guint n;
    double median, sum;
  } table[] = {
    { { 7 }, 1, 7, 7 },
    { { 9, 1 }, 2, 5, 10 },
    { { 30, 10, 20 }, 3, 20, 60 },
    { { 4, 4, 0, 100 }, 4, 4, 108 },
    { { 0, 0, 0, 0, 0 }, 5, 0, 0 },
    { { 0.5f, 1.25f, 1e6f, 2, 3 }, 5, 2, 1000006.75 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadMinutes *minutes = minutes_of (table[i].values, table[i].n);
      PentadHandlings kept = { 0 }, sent = { 0 };

      g_test_message ("%u", i);
      pentad_handlings_add_minutes (&kept, minutes);
      pentad_handlings_add (&sent, table[i].values, table[i].n);
      g_assert_cmpuint (pentad_handlings_get_n (&kept), ==, table[i].n);
      g_assert_cmpuint (pentad_handlings_get_n (&sent), ==, table[i].n);
      g_assert_cmpfloat (pentad_handlings_get_median (&kept), ==, table[i].median);
      g_assert_cmpfloat (pentad_handlings_get_median (&sent), ==, table[i].median);
      g_assert_cmpfloat (pentad_handlings_get_sum (&kept), ==, table[i].sum);
      g_assert_cmpfloat (pentad_handlings_get_sum (&sent), ==, table[i].sum);
      pentad_handlings_clear (&kept);
      pentad_handlings_clear (&sent);
      pentad_minutes_free (minutes);
    }
}

/* Whatever comes first: kept by the ledger, sent as history, nothing at all. */
static void
test_any_order_of_sources (void)
{
  static const float a[] = { 5, 1 }, b[] = { 3 }, c[] = { 9, 2 };
  PentadMinutes *of_a = minutes_of (a, 2), *of_b = minutes_of (b, 1);

  for (guint order = 0; order < 3; order++)
    {
      PentadHandlings all = { 0 };

      if (order == 0)
        pentad_handlings_add (&all, c, 2);
      pentad_handlings_add_minutes (&all, of_a);
      if (order == 1)
        pentad_handlings_add (&all, c, 2);
      /* A median in between must not leave the later ones unsorted. */
      g_assert_cmpfloat (pentad_handlings_get_median (&all), ==, order < 2 ? 3.5 : 3);
      pentad_handlings_add (&all, c, 0);
      pentad_handlings_add_minutes (&all, of_b);
      if (order == 2)
        {
          g_assert_cmpfloat (pentad_handlings_get_median (&all), ==, 3);
          pentad_handlings_add (&all, c, 2);
        }
      g_assert_cmpuint (pentad_handlings_get_n (&all), ==, 5);
      g_assert_cmpfloat (pentad_handlings_get_median (&all), ==, 3);
      g_assert_cmpfloat (pentad_handlings_get_sum (&all), ==, 20);
      pentad_handlings_clear (&all);
      g_assert_cmpuint (pentad_handlings_get_n (&all), ==, 0);
      g_assert_cmpfloat (pentad_handlings_get_sum (&all), ==, 0);
    }
  pentad_minutes_free (of_a);
  pentad_minutes_free (of_b);
}

/* A sum of floats that others passed through is the sum without them, to the last bit. */
static void
test_what_goes_leaves_nothing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  PentadMinutes *minutes = pentad_minutes_new (), *others = pentad_minutes_new ();
  float values[300];
  PentadHandlings all = { 0 }, plain = { 0 };

  pentad_minutes_add (minutes, 0.1f);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      values[i] = (float)g_rand_double_range (rand, 0, i % 3 == 0 ? 1e5 : 2);
      pentad_minutes_add (minutes, values[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    pentad_minutes_remove (minutes, values[G_N_ELEMENTS (values) - 1 - i]);
  /* What is not there takes nothing away. */
  pentad_minutes_remove (minutes, 12345);
  pentad_minutes_add (others, 0.1f);
  pentad_handlings_add_minutes (&all, minutes);
  pentad_handlings_add_minutes (&plain, others);
  g_assert_cmpuint (pentad_handlings_get_n (&all), ==, 1);
  g_assert_cmpfloat (pentad_handlings_get_sum (&all), ==, pentad_handlings_get_sum (&plain));
  g_assert_cmpfloat_with_epsilon (pentad_handlings_get_sum (&all), 0.1, 1e-7);
  pentad_minutes_free (minutes);
  pentad_minutes_free (others);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/handling/median", test_median);
  g_test_add_func ("/model/handling/any-order-of-sources", test_any_order_of_sources);
  g_test_add_func ("/model/handling/what-goes-leaves-nothing", test_what_goes_leaves_nothing);
  return g_test_run ();
}
