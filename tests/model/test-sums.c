/* Sums under keys against a hash table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/sums.h"

#define WIDTH 3

static void
assert_same (const PentadSums *sums, GHashTable *naive)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, naive);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const gint32 *row = pentad_sums_get (sums, *(guint64 *)key), *want = value;

      for (int i = 0; i < WIDTH; i++)
        g_assert_cmpint (row != NULL ? row[i] : 0, ==, want[i]);
    }
}

static gboolean
is_even (guint64 key, gpointer user_data)
{
  return key % 2 == 0;
}

static void
test_like_a_hash_table (void)
{
  g_autoptr (PentadSums) sums = pentad_sums_new (WIDTH);
  g_autoptr (GHashTable) naive =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  GHashTableIter iter;
  gpointer key, value;

  for (int i = 0; i < 20000; i++)
    {
      guint64 k = (guint64)g_rand_int_range (rand, 0, 2000) << (i % 3 == 0 ? 40 : 1);
      int column = g_rand_int_range (rand, 0, WIDTH);
      gint32 by = g_rand_int_range (rand, -1, 2);
      gint32 *want = g_hash_table_lookup (naive, &k);

      k += i % 5 == 0;
      want = g_hash_table_lookup (naive, &k);
      if (want == NULL)
        {
          want = g_new0 (gint32, WIDTH);
          g_hash_table_insert (naive, g_memdup2 (&k, sizeof k), want);
        }
      want[column] += by;
      pentad_sums_take (sums, k)[column] += by;
    }
  assert_same (sums, naive);
  pentad_sums_keep (sums, NULL, NULL);
  assert_same (sums, naive);
  pentad_sums_keep (sums, is_even, NULL);
  g_hash_table_iter_init (&iter, naive);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(guint64 *)key % 2 != 0)
      {
        g_assert_null (pentad_sums_get (sums, *(guint64 *)key));
        g_hash_table_iter_remove (&iter);
      }
  assert_same (sums, naive);
  g_assert_cmpuint (pentad_sums_get_n (sums), <=, g_hash_table_size (naive));
}

static void
test_rows_of_zeros_go (void)
{
  g_autoptr (PentadSums) sums = pentad_sums_new (WIDTH);

  g_assert_null (pentad_sums_get (sums, 5));
  pentad_sums_take (sums, 5)[1] = 2;
  pentad_sums_take (sums, 6)[1] = 2;
  pentad_sums_take (sums, 5)[1] = 0;
  pentad_sums_keep (sums, NULL, NULL);
  g_assert_cmpuint (pentad_sums_get_n (sums), ==, 1);
  g_assert_null (pentad_sums_get (sums, 5));
  g_assert_cmpint (pentad_sums_get (sums, 6)[1], ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sums/like-a-hash-table", test_like_a_hash_table);
  g_test_add_func ("/model/sums/rows-of-zeros-go", test_rows_of_zeros_go);
  return g_test_run ();
}
