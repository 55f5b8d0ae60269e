/* Random numbers by seed, stream and place; sharing out; the heap.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/apportion.h"
#include "reference/heap.h"
#include "reference/rng.h"

#include <math.h>

static void
test_every_argument_matters (void)
{
  guint64 base = pentad_hash (1, PENTAD_STREAM_CASE, 20000, 7);

  g_assert_cmpuint (pentad_hash (1, PENTAD_STREAM_CASE, 20000, 7), ==, base);
  g_assert_cmpuint (pentad_hash (2, PENTAD_STREAM_CASE, 20000, 7), !=, base);
  g_assert_cmpuint (pentad_hash (1, PENTAD_STREAM_CALL, 20000, 7), !=, base);
  g_assert_cmpuint (pentad_hash (1, PENTAD_STREAM_CASE, 20001, 7), !=, base);
  g_assert_cmpuint (pentad_hash (1, PENTAD_STREAM_CASE, 20000, 8), !=, base);
  g_assert_cmpuint (pentad_hash (1, PENTAD_STREAM_CASE, 7, 20000), !=, base);
}

static void
test_units_are_even (void)
{
  guint bins[10] = { 0 };

  for (int i = 0; i < 100000; i++)
    {
      double unit = pentad_hash_unit (3, PENTAD_STREAM_EDGE, i, -i);

      g_assert_true (unit >= 0 && unit < 1);
      bins[(int)(unit * 10)]++;
    }
  /* Ten thousand each; the standard deviation is 95. */
  for (int i = 0; i < 10; i++)
    {
      g_assert_cmpuint (bins[i], >, 9500);
      g_assert_cmpuint (bins[i], <, 10500);
    }
}

static void
test_poisson_has_its_mean_and_variance (void)
{
  const double means[] = { 0, 0.05, 0.8, 6, 40 };

  for (guint k = 0; k < G_N_ELEMENTS (means); k++)
    {
      PentadRng rng = pentad_rng (9, PENTAD_STREAM_CALL, k, 0);
      double sum = 0, squares = 0;
      const int n = 20000;

      for (int i = 0; i < n; i++)
        {
          double value = pentad_poisson (pentad_rng_unit (&rng), means[k]);

          sum += value;
          squares += value * value;
        }
      g_assert_cmpfloat_with_epsilon (sum / n, means[k], 0.02 + 0.02 * means[k]);
      g_assert_cmpfloat_with_epsilon (squares / n - sum * sum / n / n, means[k],
                                      0.03 + 0.06 * means[k]);
    }
}

static void
test_pick_follows_weights (void)
{
  const double weights[] = { 1, 0, 3 };
  PentadRng rng = pentad_rng (1, PENTAD_STREAM_CASE, 0, 0);
  guint counts[3] = { 0 };

  for (int i = 0; i < 40000; i++)
    counts[pentad_rng_pick (&rng, weights, 3)]++;
  g_assert_cmpuint (counts[1], ==, 0);
  g_assert_cmpfloat_with_epsilon (counts[0] / 40000.0, 0.25, 0.01);
}

static void
test_apportion_adds_up (void)
{
  static const struct
  {
    guint total, minimum;
    double weights[4];
    guint caps[4];
    guint parts[4];
  } cases[] = {
    { 10, 0, { 1, 1, 1, 1 }, { 99, 99, 99, 99 }, { 3, 3, 2, 2 } },
    { 10, 0, { 0, 0, 0, 1 }, { 99, 99, 99, 99 }, { 0, 0, 0, 10 } },
    { 10, 1, { 0, 0, 0, 1 }, { 99, 99, 99, 99 }, { 1, 1, 1, 7 } },
    { 10, 0, { 9, 1, 0, 0 }, { 4, 99, 0, 0 }, { 4, 6, 0, 0 } },
    { 3, 0, { 0, 0, 0, 0 }, { 9, 9, 9, 9 }, { 1, 1, 1, 0 } },
    /* Caps leave no room for all. */
    { 9, 0, { 1, 1, 1, 1 }, { 2, 2, 2, 2 }, { 2, 2, 2, 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint parts[4];

      pentad_apportion (cases[i].total, cases[i].weights, cases[i].caps, 4, cases[i].minimum,
                        parts);
      g_assert_cmpmem (parts, sizeof parts, cases[i].parts, sizeof parts);
    }
}

static void
test_heap_gives_in_order (void)
{
  g_autoptr (PentadHeap) heap = pentad_heap_new ();
  PentadRng rng = pentad_rng (5, PENTAD_STREAM_REGION, 0, 0);
  PentadHeapEntry entry, before = { -1, -1, -1 };
  guint n = 0;

  for (int i = 0; i < 3000; i++)
    pentad_heap_push (heap, pentad_rng_below (&rng, 50), (int)pentad_rng_below (&rng, 1000), i % 7);
  while (pentad_heap_pop (heap, &entry))
    {
      g_assert_true (before.cost < entry.cost ||
                     (before.cost == entry.cost && before.item <= entry.item));
      before = entry;
      n++;
    }
  g_assert_cmpuint (n, ==, 3000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/rng/every-argument-matters", test_every_argument_matters);
  g_test_add_func ("/reference/rng/units-are-even", test_units_are_even);
  g_test_add_func ("/reference/rng/poisson-has-its-mean-and-variance",
                   test_poisson_has_its_mean_and_variance);
  g_test_add_func ("/reference/rng/pick-follows-weights", test_pick_follows_weights);
  g_test_add_func ("/reference/apportion/adds-up", test_apportion_adds_up);
  g_test_add_func ("/reference/heap/gives-in-order", test_heap_gives_in_order);
  return g_test_run ();
}
