/* Scales, bands, ticks and their degenerate ranges.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/scale.h"
#include "render/ticks.h"

#include <math.h>

static void
assert_number (double got, double want)
{
  if (isnan (want))
    g_assert_true (isnan (got));
  else
    g_assert_cmpfloat_with_epsilon (got, want, 1e-9 * MAX (fabs (want), 1));
}

static void
test_map (void)
{
  static const struct
  {
    PentadScaleKind kind;
    double from, to, value, mapped, clamped;
  } rows[] = {
    { PENTAD_SCALE_LINEAR, 0, 10, 5, 150, 150 },
    { PENTAD_SCALE_LINEAR, 0, 10, 20, 300, 200 },
    { PENTAD_SCALE_LINEAR, 0, 10, -1, 90, 100 },
    { PENTAD_SCALE_LINEAR, 10, 0, 10, 100, 100 },
    { PENTAD_SCALE_LINEAR, 7, 7, 7, 150, 150 },
    { PENTAD_SCALE_LINEAR, 7, 7, 99, 150, 150 },
    { PENTAD_SCALE_LINEAR, 0, 10, NAN, NAN, NAN },
    { PENTAD_SCALE_LINEAR, 0, 10, INFINITY, NAN, NAN },
    { PENTAD_SCALE_LINEAR, NAN, INFINITY, 0.5, 150, 150 },
    { PENTAD_SCALE_LOG, 1, 100, 10, 150, 150 },
    { PENTAD_SCALE_LOG, 1, 100, 0, NAN, NAN },
    { PENTAD_SCALE_LOG, 1, 100, -4, NAN, NAN },
    { PENTAD_SCALE_LOG, -5, 100, 10, 150, 150 },
    { PENTAD_SCALE_LOG, 3, 3, 3, 150, 150 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadScale scale = pentad_scale_new (rows[i].kind, rows[i].from, rows[i].to, 100, 200);

      assert_number (pentad_scale_map (&scale, rows[i].value), rows[i].mapped);
      assert_number (pentad_scale_clamp (&scale, rows[i].value), rows[i].clamped);
    }
}

static void
test_invert (void)
{
  static const PentadScaleKind kinds[] = { PENTAD_SCALE_LINEAR, PENTAD_SCALE_LOG };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PentadScale scale = pentad_scale_new (kinds[i], 1, 1000, 300, 20);

      for (double value = 1; value < 1000; value *= 1.7)
        assert_number (pentad_scale_invert (&scale, pentad_scale_map (&scale, value)), value);
    }
}

static void
test_bands (void)
{
  PentadBands bands = pentad_bands_new (4, 0, 100, 0.2);
  PentadBands none = pentad_bands_new (0, 0, 100, 0.2);
  PentadBands flat = pentad_bands_new (4, 100, 100, 0.2);

  assert_number (pentad_bands_begin (&bands, 0), 0);
  assert_number (pentad_bands_begin (&bands, 3) + bands.width, 100);
  assert_number (bands.width / bands.step, 0.8);
  g_assert_cmpint (pentad_bands_find (&bands, 1), ==, 0);
  g_assert_cmpint (pentad_bands_find (&bands, 99), ==, 3);
  g_assert_cmpint (pentad_bands_find (&bands, -1), ==, -1);
  g_assert_cmpint (pentad_bands_find (&bands, 200), ==, -1);
  g_assert_cmpint (pentad_bands_find (&bands, NAN), ==, -1);
  g_assert_cmpint (pentad_bands_find (&none, 1), ==, -1);
  g_assert_cmpint (pentad_bands_find (&flat, 100), ==, -1);
  assert_number (flat.width, 0);
}

static void
test_extent (void)
{
  static const double values[] = { NAN, 3, -2, INFINITY, 7 };
  double min, max;

  g_assert_true (pentad_extent (values, G_N_ELEMENTS (values), &min, &max));
  assert_number (min, -2);
  assert_number (max, 7);
  g_assert_false (pentad_extent (values, 1, &min, &max));
  assert_number (min, 0);
  assert_number (max, 0);
  g_assert_false (pentad_extent (values, 0, &min, &max));
}

static void
test_nice (void)
{
  static const struct
  {
    double min, max;
    int most;
    double from, to, step;
    int n, decimals;
  } rows[] = {
    { 0, 100, 6, 0, 100, 20, 6, 0 },      { 0, 97, 6, 0, 100, 20, 6, 0 },
    { 0, 1, 6, 0, 1, 0.2, 6, 1 },         { 0.1, 0.3, 6, 0.1, 0.3, 0.05, 5, 2 },
    { -6, 5, 6, -7.5, 5, 2.5, 6, 1 },     { 7, 7, 4, 0, 7.5, 2.5, 4, 1 },
    { -3, -3, 4, -3, 0, 1, 4, 0 },        { 0, 0, 3, 0, 1, 0.5, 3, 1 },
    { NAN, NAN, 3, 0, 1, 0.5, 3, 1 },     { 10, 0, 3, 0, 10, 5, 3, 0 },
    { 0, 1e-9, 3, 0, 1e-9, 5e-10, 3, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadTicks ticks = pentad_ticks_new (rows[i].min, rows[i].max, rows[i].most);

      assert_number (ticks.from, rows[i].from);
      assert_number (ticks.to, rows[i].to);
      assert_number (ticks.step, rows[i].step);
      g_assert_cmpint (ticks.n, ==, rows[i].n);
      g_assert_cmpint (ticks.decimals, ==, rows[i].decimals);
    }
}

/* Whatever the data are, ticks are few, rising and enclose them. */
static void
test_any_range (void)
{
  static const double ends[] = { -1e308, -1e9, -17.3, -1,      -1e-7, 0,    1e-7,
                                 0.3,    1,    99.99, 12345.6, 1e15,  1e308 };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint k = i; k < G_N_ELEMENTS (ends); k++)
      for (int most = 1; most < 20; most++)
        {
          PentadTicks ticks = pentad_ticks_new (ends[i], ends[k], most);
          double slack = ticks.step * 1e-6;

          g_assert_cmpint (ticks.n, >=, 2);
          g_assert_cmpint (ticks.n, <=, PENTAD_MAX_TICKS);
          g_assert_cmpfloat (ticks.step, >, 0);
          g_assert_cmpfloat (ticks.from, <, ticks.to);
          if (fabs (ends[i]) < 1e300 && fabs (ends[k]) < 1e300)
            {
              g_assert_cmpfloat (ticks.from - slack, <=, ends[i]);
              g_assert_cmpfloat (ticks.to + slack, >=, ends[k]);
            }
        }
}

static void
test_count (void)
{
  static const double rows[][3] = {
    /* largest value, upper end, step */
    { 0, 1, 1 },   { 1, 1, 1 },         { 3, 3, 1 },   { 7, 8, 2 },
    { 12, 15, 5 }, { 1906, 2000, 500 }, { NAN, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadTicks ticks = pentad_ticks_new_count (rows[i][0], 5);

      assert_number (ticks.from, 0);
      assert_number (ticks.to, rows[i][1]);
      assert_number (ticks.step, rows[i][2]);
    }
}

static void
test_rate (void)
{
  static const double rows[][4] = {
    /* smallest and largest value, axis from and to */
    { 98.7, 99.6, 98, 100 }, { 98, 98, 98, 100 },   { 97.99, 99, 90, 100 }, { 90, 91, 90, 100 },
    { 81, 95, 80, 100 },     { 74, 97, 50, 100 },   { 49.9, 97, 0, 100 },   { 0, 100, 0, 100 },
    { 0.6, 2.1, 0, 3 },      { 101, 104, 98, 104 }, { NAN, NAN, 0, 100 },   { -3, 4, -4, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadTicks ticks = pentad_ticks_new_rate (rows[i][0], rows[i][1]);

      assert_number (ticks.from, rows[i][2]);
      assert_number (ticks.to, rows[i][3]);
    }
}

static void
test_log (void)
{
  static const struct
  {
    double min, max;
    int most;
    double from, to, step;
    int n, decimals;
  } rows[] = {
    { 3, 4000, 8, 1, 10000, 10, 5, 0 },    { 1, 1000, 8, 1, 1000, 10, 4, 0 },
    { 0, -5, 8, 1, 10, 10, 2, 0 },         { NAN, NAN, 8, 1, 10, 10, 2, 0 },
    { 7, 7, 8, 1, 10, 10, 2, 0 },          { 100, 100, 8, 100, 1000, 10, 2, 0 },
    { 0.002, 0.5, 8, 0.001, 1, 10, 4, 3 }, { 5000, 2, 8, 1, 10000, 10, 5, 0 },
    { 1, 1e6, 4, 1, 1e6, 100, 4, 0 },      { 1, 1e5, 3, 1, 1e6, 1000, 3, 0 },
    { 1, INFINITY, 8, 1, 10, 10, 2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadTicks ticks = pentad_ticks_new_log (rows[i].min, rows[i].max, rows[i].most);

      g_assert_cmpint (ticks.kind, ==, PENTAD_SCALE_LOG);
      assert_number (ticks.from, rows[i].from);
      assert_number (ticks.to, rows[i].to);
      assert_number (ticks.step, rows[i].step);
      g_assert_cmpint (ticks.n, ==, rows[i].n);
      g_assert_cmpint (ticks.decimals, ==, rows[i].decimals);
      assert_number (pentad_ticks_value (&ticks, ticks.n - 1) / ticks.to, 1);
    }
  for (int most = -1; most < 20; most++)
    {
      PentadTicks ticks = pentad_ticks_new_log (1e-300, 1e308, most);

      g_assert_cmpint (ticks.n, >=, 2);
      g_assert_cmpint (ticks.n, <=, PENTAD_MAX_TICKS);
      g_assert_true (isfinite (ticks.to));
    }
}

static void
test_base (void)
{
  PentadScale above = pentad_scale_new (PENTAD_SCALE_LINEAR, 80, 100, 200, 0);
  PentadScale around = pentad_scale_new (PENTAD_SCALE_LINEAR, -10, 10, 200, 0);
  PentadScale log = pentad_scale_new (PENTAD_SCALE_LOG, 1, 100, 200, 0);

  assert_number (pentad_scale_base (&above), 200);
  assert_number (pentad_scale_base (&around), 100);
  assert_number (pentad_scale_base (&log), 200);
}

static void
test_time (void)
{
  PentadScale scale = pentad_scale_new (PENTAD_SCALE_TIME, 1e9, 1e9 + 86400, 0, 480);

  assert_number (pentad_scale_map (&scale, 1e9 + 43200), 240);
  assert_number (pentad_scale_invert (&scale, 0.01), 1e9 + 2);
  g_assert_true (isnan (pentad_scale_map (&scale, INFINITY)));
}

static void
test_stride (void)
{
  g_assert_cmpint (pentad_ticks_stride (12, 600, 31, 8), ==, 1);
  g_assert_cmpint (pentad_ticks_stride (12, 600, 60, 8), ==, 2);
  g_assert_cmpint (pentad_ticks_stride (12, 600, 1000, 8), ==, 12);
  g_assert_cmpint (pentad_ticks_stride (1, 600, 1000, 8), ==, 1);
  g_assert_cmpint (pentad_ticks_stride (0, 0, 10, 8), ==, 1);
  g_assert_cmpint (pentad_ticks_stride (5, 0, 10, 8), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/scale/map-defines-every-range", test_map);
  g_test_add_func ("/render/scale/invert-undoes-map", test_invert);
  g_test_add_func ("/render/scale/bars-stand-on-zero-or-on-the-start", test_base);
  g_test_add_func ("/render/scale/time-is-whole-seconds", test_time);
  g_test_add_func ("/render/scale/bands-fill-the-range", test_bands);
  g_test_add_func ("/render/scale/extent-ignores-what-is-not-finite", test_extent);
  g_test_add_func ("/render/ticks/nice", test_nice);
  g_test_add_func ("/render/ticks/any-range-is-enclosed-by-few-ticks", test_any_range);
  g_test_add_func ("/render/ticks/counts-are-whole-and-from-zero", test_count);
  g_test_add_func ("/render/ticks/rate-floor-follows-the-data", test_rate);
  g_test_add_func ("/render/ticks/log-has-decades", test_log);
  g_test_add_func ("/render/ticks/stride-keeps-labels-apart", test_stride);
  return g_test_run ();
}
