/* Values of cells are sorted, whatever they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/sort-values.h"

#include <math.h>

static void
assert_rising (double *values, gsize n)
{
  double sum = 0, after = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i] / (double)n;
  pentad_sort_values (values, n);
  for (gsize i = 0; i < n; i++)
    after += values[i] / (double)n;
  for (gsize i = 1; i < n; i++)
    g_assert_cmpfloat (values[i - 1], <=, values[i]);
  g_assert_cmpfloat_with_epsilon (sum, after, 1e-9 * fmax (1, fabs (sum)));
}

static void
test_few (void)
{
  double none[] = { 3 };
  double two[] = { 2, -1 };
  double ends[] = { 1e300, -1e-300, 0.5, -1e300, 0, 1e-300, 7, -7 };

  pentad_sort_values (none, 0);
  pentad_sort_values (none, 1);
  g_assert_cmpfloat (none[0], ==, 3);
  assert_rising (two, G_N_ELEMENTS (two));
  pentad_sort_values (ends, G_N_ELEMENTS (ends));
  g_assert_cmpfloat (ends[0], ==, -1e300);
  g_assert_cmpfloat (ends[1], ==, -7);
  g_assert_cmpfloat (ends[2], ==, -1e-300);
  g_assert_cmpfloat (ends[3], ==, 0);
  g_assert_cmpfloat (ends[4], ==, 1e-300);
  g_assert_cmpfloat (ends[7], ==, 1e300);
}

static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  double values[3000];

  for (int kind = 0; kind < 4; kind++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        values[i] = kind == 0   ? g_rand_int_range (rand, 0, 40)
                    : kind == 1 ? g_rand_int_range (rand, 0, 1 << 30)
                    : kind == 2 ? g_rand_double_range (rand, 0, 1600)
                                : g_rand_double_range (rand, -1e6, 1e6);
      assert_rising (values, G_N_ELEMENTS (values));
    }
}

static void
test_floats (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  static const guint sizes[] = { 0, 1, 2, 64, 65, 3000 };

  for (guint k = 0; k < 2 * G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k / 2];
      float values[3000];
      double before = 0, after = 0;

      for (guint i = 0; i < n; i++)
        {
          values[i] = (float)g_rand_double_range (rand, k % 2 ? -10 : 0, 5000);
          before += (double)values[i];
        }
      pentad_sort_floats (values, n);
      for (guint i = 0; i < n; i++)
        {
          after += (double)values[i];
          g_assert_true (i == 0 || values[i - 1] <= values[i]);
        }
      g_assert_cmpfloat_with_epsilon (before, after, 1e-6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sort-values/few", test_few);
  g_test_add_func ("/model/sort-values/many", test_many);
  g_test_add_func ("/model/sort-values/floats", test_floats);
  return g_test_run ();
}
