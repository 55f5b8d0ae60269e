/* Classes of values: natural breaks against all ways of cutting, and the edges of every rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-diverging.h"

#include <math.h>

static double
spread (const double *values, int first, int last)
{
  double mean = 0, sum = 0;

  for (int i = first; i < last; i++)
    mean += values[i] / (last - first);
  for (int i = first; i < last; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return sum;
}

/* The least cost of cutting sorted values into n parts, by trying all. */
static double
least (const double *values, int first, int n_values, int n)
{
  double best = INFINITY;

  if (n == 1)
    return spread (values, first, n_values);
  for (int cut = first + 1; cut <= n_values - n + 1; cut++)
    best = MIN (best, spread (values, first, cut) + least (values, cut, n_values, n - 1));
  return best;
}

static double
cost_of (const PentadClasses *classes, const double *sorted, int n_values)
{
  double cost = 0;
  int first = 0;

  for (int i = 1; i <= n_values; i++)
    if (i == n_values ||
        pentad_classes_find (classes, sorted[i]) != pentad_classes_find (classes, sorted[first]))
      {
        cost += spread (sorted, first, i);
        first = i;
      }
  return cost;
}

static void
test_natural_is_exact (void)
{
  static const double rows[][12] = {
    { 1, 2, 3, 10, 11, 12, 50, 51, 52, 53, 90, 91 },
    { 0, 0, 0, 0, 0, 1, 1, 2, 3, 5, 8, 40 },
    { -9, -8.5, -8, -1, 0, 0.25, 0.5, 4, 4.5, 5, 16, 17 },
    { 1e6, 1e6 + 1, 1e6 + 2, 1e6 + 9, 1e6 + 10, 1e6 + 11, 2e6, 2e6 + 1, 3e6, 3e6 + 4, 4e6, 4e6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int n = 1; n <= 5; n++)
      {
        PentadClasses classes = pentad_classes_natural (rows[i], 12, n);

        g_assert_cmpint (classes.n, ==, n);
        g_assert_cmpfloat_with_epsilon (cost_of (&classes, rows[i], 12), least (rows[i], 0, 12, n),
                                        1e-3);
      }
}

static void
test_natural_of_many_is_sampled (void)
{
  gsize n = 3 * PENTAD_NATURAL_MAX + 5;
  g_autofree double *values = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    values[n - 1 - i] = (double)i + (i >= n / 2 ? 1e7 : 0);
  PentadClasses classes = pentad_classes_natural (values, n, 2);

  g_assert_cmpint (classes.n, ==, 2);
  g_assert_cmpfloat (classes.lower[0], ==, 0);
  g_assert_cmpfloat (classes.lower[1], >=, 1e7);
  g_assert_cmpfloat (classes.lower[1], <=, 1e7 + (double)n / 2 + 4);
}

/* What every rule makes of values that leave it little choice. */
static void
test_edges (void)
{
  static const double equal[] = { 4, 4, 4, 4 };
  static const double few[] = { 1, NAN, 3, INFINITY, -INFINITY };
  static const double none[] = { NAN, INFINITY };
  static const double zeros[] = { 0, 0, 0 };
  static const struct
  {
    const double *values;
    gsize n;
    int most;
    double lowest;
  } rows[] = {
    { equal, 4, 1, 4 }, { few, 5, PENTAD_RAMP_STEPS, 1 }, { none, 2, 1, 0 }, { zeros, 3, 1, 0 },
    { NULL, 0, 1, 0 },
  };

  for (int rule = PENTAD_CLASSING_QUANTILE; rule < PENTAD_N_CLASSINGS; rule++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        PentadClasses classes = pentad_classes_new ((PentadClassing)rule, rows[i].values, rows[i].n,
                                                    PENTAD_RAMP_STEPS, NULL, 0);

        g_assert_cmpint (classes.n, >=, 1);
        g_assert_cmpint (classes.n, <=, rows[i].most);
        g_assert_cmpfloat (classes.lower[0], <=, rows[i].lowest);
        for (int k = 1; k < classes.n; k++)
          g_assert_cmpfloat (classes.lower[k], >, classes.lower[k - 1]);
        g_assert_cmpint (pentad_classes_find (&classes, NAN), ==, -1);
        g_assert_cmpint (pentad_classes_find (&classes, INFINITY), ==, classes.n - 1);
        g_assert_cmpint (pentad_classes_find (&classes, -INFINITY), ==, 0);
      }
}

/* Seven classes, the middle one about the middle; ends are short and their words tell them all. */
static void
test_about (void)
{
  static const struct
  {
    double values[6], middle;
    double lower[6]; /* of the classes above the first */
    const char *first, *fourth, *last;
  } rows[] = {
    { { 0, 1, -1, 2, 0, NAN }, 0, { -2, -1, 0, 1, 2, 3 }, "≤ −3", "0", "≥ +3" },
    { { -40, -9, -9, 3, 9, 200 }, 0, { -39, -8, 0, 1, 9, 40 }, "≤ −40", "0", "≥ +40" },
    { { 95.5, 93, 97, 90.25, 99, NAN },
      95,
      { 90, 92, 94, 96, 98, 100 },
      "< 90",
      "94 … 96",
      "≥ 100" },
    { { 0.2, -0.4, 0.1, 0, NAN, NAN },
      0,
      { -0.25, -0.15, -0.05, 0.05, 0.15, 0.25 },
      "< −0.25",
      "−0.05 … +0.05",
      "≥ +0.25" },
    { { NAN, INFINITY, -INFINITY, NAN, NAN, NAN }, 0, { -2, -1, 0, 1, 2, 3 }, "≤ −3", "0", "≥ +3" },
    { { 7, 7, 7, 7, 7, 7 }, 7, { 6, 6.4, 6.8, 7.2, 7.6, 8 }, "< 6", "6.8 … 7.2", "≥ 8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadClasses classes = pentad_classes_about (rows[i].values, 6, rows[i].middle);
      gboolean whole = rows[i].middle == 0 && pentad_values_are_whole (rows[i].values, 6);
      static const int shown[] = { 0, 3, 6 };
      const char *words[] = { rows[i].first, rows[i].fourth, rows[i].last };

      g_assert_cmpint (classes.n, ==, 7);
      g_assert_cmpint (pentad_classes_find (&classes, rows[i].middle), ==, 3);
      g_assert_cmpint (pentad_classes_find (&classes, -1e9), ==, 0);
      for (int k = 0; k < 6; k++)
        g_assert_cmpfloat_with_epsilon (classes.lower[k + 1], rows[i].lower[k], 1e-9);
      for (int k = 0; k < 3; k++)
        {
          g_autofree char *text =
              pentad_classes_about_range (&classes, shown[k], rows[i].middle, whole);

          g_assert_cmpstr (text, ==, words[k]);
        }
    }
}

static void
test_names (void)
{
  PentadClassing classing = PENTAD_CLASSING_FIXED;

  for (int i = 0; i < PENTAD_N_CLASSINGS; i++)
    {
      g_assert_true (pentad_classing_parse (pentad_classing_id ((PentadClassing)i), &classing));
      g_assert_cmpint (classing, ==, i);
    }
  g_assert_false (pentad_classing_parse ("jenga", &classing));
  g_assert_false (pentad_classing_parse (NULL, &classing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/map-classes/natural-breaks-are-the-best-there-are",
                   test_natural_is_exact);
  g_test_add_func ("/render/map-classes/natural-breaks-of-many-values-are-sampled",
                   test_natural_of_many_is_sampled);
  g_test_add_func ("/render/map-classes/every-rule-has-its-edges", test_edges);
  g_test_add_func ("/render/map-classes/classes-about-a-middle", test_about);
  g_test_add_func ("/render/map-classes/names", test_names);
  return g_test_run ();
}
