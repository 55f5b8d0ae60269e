/* Tables of figures and the one rounding at the end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/figure.h"

#include <math.h>

static void
test_rounds_half_up (void)
{
  static const struct
  {
    double value;
    int decimals;
    double rounded;
  } table[] = {
    { 0, 2, 0 },
    { 0.004, 2, 0 },
    { 0.005, 2, 0.01 },
    { 0.015, 2, 0.02 },
    { 0.025, 2, 0.03 },
    { 1.005, 2, 1.01 },
    { 2.675, 2, 2.68 },
    { 8.345, 2, 8.35 },
    { 99.995, 2, 100 },
    { 99.994999, 2, 99.99 },
    { 33.333333, 2, 33.33 },
    { 66.666666, 2, 66.67 },
    { 0.5, 0, 1 },
    { 1.5, 0, 2 },
    { 2.5, 0, 3 },
    { 2.4999, 0, 2 },
    { -0.005, 2, -0.01 },
    { -0.004, 2, 0 },
    { -2.675, 2, -2.68 },
    { -2.5, 0, -3 },
    { 93.72427983, 2, 93.72 },
    { 75.8230452, 2, 75.82 },
    { 1234567.125, 2, 1234567.13 },
    { 8279, 2, 8279 },
    { 0.45, 1, 0.5 },
    { 0.05, 1, 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%.17g", table[i].value);
      g_assert_cmpfloat (pentad_figure_round (table[i].value, table[i].decimals), ==,
                         table[i].rounded);
    }
}

static void
test_what_is_no_number_stays_so (void)
{
  g_assert_true (isnan (pentad_figure_round (NAN, 2)));
  g_assert_true (isinf (pentad_figure_round (INFINITY, 2)));
  g_assert_cmpfloat (pentad_figure_round (-INFINITY, 2), <, 0);
}

/* Percentages of small counts, against whole numbers: no rate is off by one in the last place. */
static void
test_every_small_rate (void)
{
  for (int d = 1; d <= 500; d++)
    for (int n = 0; n <= d; n++)
      {
        int hundredths = (n * 20000 + d) / (2 * d);

        g_assert_cmpfloat (pentad_figure_round ((double)n / d * 100, 2), ==, hundredths / 100.0);
      }
}

static void
test_table (void)
{
  static const int places[] = { 0, 3, 7, 8 };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("test");
  PentadPeriod period = { PENTAD_PERIOD_TODAY, 20000, 20000 };

  g_array_append_vals (array, places, G_N_ELEMENTS (places));
  pentad_scheme_add (scheme, "report");
  pentad_scheme_add (scheme, "close");
  g_autoptr (PentadFigures) figures = pentad_figures_new (scheme, &period, array);
  g_assert_cmpint (figures->as_of, ==, PENTAD_NO_TIME);
  g_assert_cmpuint (figures->freshness, ==, PENTAD_FRESH_UNKNOWN);
  for (guint row = 0; row < 4; row++)
    for (guint i = 0; i < 2; i++)
      pentad_figures_get (figures, row, i)->value = row * 10 + i;

  g_assert_cmpint (pentad_figures_find_place (figures, 7), ==, 2);
  g_assert_cmpint (pentad_figures_find_place (figures, 5), ==, -1);
  g_assert_cmpint (pentad_figures_find_place (figures, -1), ==, -1);
  g_assert_cmpfloat (pentad_figures_lookup (figures, 7, "close")->value, ==, 21);
  g_assert_cmpfloat (pentad_figures_lookup (figures, 0, "report")->value, ==, 0);
  g_assert_null (pentad_figures_lookup (figures, 5, "close"));
  g_assert_null (pentad_figures_lookup (figures, 7, "nothing"));
}

static void
test_shares_add_up (void)
{
  static const struct
  {
    double shares[3], rounded[3];
  } rows[] = {
    { { 70.4, 20.4, 9.2 }, { 71, 20, 9 } },
    { { 33.34, 33.33, 33.33 }, { 34, 33, 33 } },
    { { 69.5, 20.5, 10 }, { 70, 20, 10 } },
    { { 100, 0, 0 }, { 100, 0, 0 } },
    { { 70, 20, 10 }, { 70, 20, 10 } },
    /* Not all of a whole: nothing that has to add up. */
    { { 10.5, 20.5, 3 }, { 11, 21, 3 } },
  };
  double rounded[3];
  const double unknown[] = { NAN, 50, 50 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      pentad_figure_round_shares (rows[i].shares, 3, rounded);
      for (int k = 0; k < 3; k++)
        g_assert_cmpfloat (rounded[k], ==, rows[i].rounded[k]);
    }
  pentad_figure_round_shares (unknown, 3, rounded);
  g_assert_true (isnan (rounded[0]));
  g_assert_cmpfloat (rounded[1], ==, 50);
  pentad_figure_round_shares (NULL, 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/figure/rounds-half-up", test_rounds_half_up);
  g_test_add_func ("/model/figure/shares-add-up", test_shares_add_up);
  g_test_add_func ("/model/figure/what-is-no-number-stays-so", test_what_is_no_number_stays_so);
  g_test_add_func ("/model/figure/every-small-rate", test_every_small_rate);
  g_test_add_func ("/model/figure/table", test_table);
  return g_test_run ();
}
