/* What is usual for a day, and what is odd.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/expectation.h"

#include <math.h>

#define BEFORE PENTAD_EXPECTATION_DAYS

/* Monday 2026-09-28, eight weeks before Monday 2026-11-23. */
static gint32
first_day (void)
{
  return pentad_day_from_date (2026, 9, 28);
}

/* The last day of `values` of the same weekday as those of the weeks before, which come first. */
static void
fill (double *values, const double weeks[PENTAD_EXPECTATION_WEEKS], double now)
{
  for (int i = 0; i <= BEFORE; i++)
    values[i] = i % 7 == 0 ? (i < BEFORE ? weeks[i / 7] : now) : 1e6;
}

static void
test_rule (void)
{
  static const struct
  {
    double weeks[PENTAD_EXPECTATION_WEEKS], now;
    double low, middle, high;
    int odd;
  } rows[] = {
    /* Quartiles 102.75 and 108.25, so fences at 94.5 and 116.5, but noise of 2 × √105.5. */
    { { 100, 102, 103, 105, 106, 108, 109, 110 }, 105, 84.957, 105.5, 126.043, 0 },
    { { 100, 102, 103, 105, 106, 108, 109, 110 }, 127, 84.957, 105.5, 126.043, 1 },
    { { 100, 102, 103, 105, 106, 108, 109, 110 }, 84, 84.957, 105.5, 126.043, -1 },
    /* Wide quartiles 23.75 and 85: fences, and none below zero. */
    { { 10, 20, 25, 40, 60, 85, 85, 90 }, 300, 0, 50, 176.875, 1 },
    { { 10, 20, 25, 40, 60, 85, 85, 90 }, 0, 0, 50, 176.875, 0 },
    /* All equal: noise of counting is left. */
    { { 9, 9, 9, 9, 9, 9, 9, 9 }, 15, 3, 9, 15, 0 },
    { { 9, 9, 9, 9, 9, 9, 9, 9 }, 15.1, 3, 9, 15, 1 },
    { { 0, 0, 0, 0, 0, 0, 0, 0 }, 0, 0, 0, 0, 0 },
    { { 0, 0, 0, 0, 0, 0, 0, 0 }, 1, 0, 0, 0, 1 },
    /* Five known weeks are enough, four are not; an unknown day is not judged. */
    { { NAN, NAN, INFINITY, 16, 16, 16, 16, 16 }, 8, 8, 16, 24, 0 },
    { { NAN, NAN, NAN, NAN, 16, 16, 16, 16 }, 500, NAN, NAN, NAN, 0 },
    { { 16, 16, 16, 16, 16, 16, 16, 16 }, NAN, 8, 16, 24, 0 },
  };
  double values[BEFORE + 1];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      fill (values, rows[i].weeks, rows[i].now);
      g_autoptr (PentadExpectation) got =
          pentad_expectation_new (values, 1, first_day (), NULL, PENTAD_NO_DAY);

      if (isnan (rows[i].middle))
        g_assert_true (isnan (got->low[0]) && isnan (got->middle[0]) && isnan (got->high[0]));
      else
        {
          g_assert_cmpfloat_with_epsilon (got->low[0], rows[i].low, 0.001);
          g_assert_cmpfloat_with_epsilon (got->middle[0], rows[i].middle, 0.001);
          g_assert_cmpfloat_with_epsilon (got->high[0], rows[i].high, 0.001);
        }
      g_assert_cmpint (got->odd[0], ==, rows[i].odd);
    }
}

static void
test_running_day (void)
{
  static const double weeks[] = { 16, 16, 16, 16, 16, 16, 16, 16 };
  double values[BEFORE + 1];

  fill (values, weeks, 2);
  g_autoptr (PentadExpectation) low =
      pentad_expectation_new (values, 1, first_day (), NULL, first_day () + BEFORE);
  fill (values, weeks, 60);
  g_autoptr (PentadExpectation) high =
      pentad_expectation_new (values, 1, first_day (), NULL, first_day () + BEFORE);

  g_assert_cmpint (low->odd[0], ==, 0);
  g_assert_cmpint (high->odd[0], ==, 1);
}

/* A holiday on a Monday is not measured by Mondays at work, nor are they by it. */
static void
test_holidays (void)
{
  static const double weeks[] = { 100, 100, 2, 100, 100, 100, 100, 100 };
  double values[BEFORE + 1];
  g_autoptr (PentadZone) zone = pentad_zone_new ("+08:00", 0, NULL);
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);

  fill (values, weeks, 100);
  pentad_calendar_add_holiday (calendar, first_day () + 14);
  g_autoptr (PentadExpectation) at_work =
      pentad_expectation_new (values, 1, first_day (), calendar, PENTAD_NO_DAY);
  pentad_calendar_add_holiday (calendar, first_day () + BEFORE);
  g_autoptr (PentadExpectation) off =
      pentad_expectation_new (values, 1, first_day (), calendar, PENTAD_NO_DAY);

  g_assert_cmpfloat (at_work->low[0], ==, 80);
  g_assert_cmpfloat (at_work->high[0], ==, 120);
  g_assert_true (isnan (off->middle[0]));
}

static void
test_quantile (void)
{
  static const double sorted[] = { 1, 2, 4, 8 };

  g_assert_cmpfloat (pentad_sorted_quantile (sorted, 4, 0), ==, 1);
  g_assert_cmpfloat (pentad_sorted_quantile (sorted, 4, 0.5), ==, 3);
  g_assert_cmpfloat (pentad_sorted_quantile (sorted, 4, 0.75), ==, 5);
  g_assert_cmpfloat (pentad_sorted_quantile (sorted, 4, 1), ==, 8);
  g_assert_cmpfloat (pentad_sorted_quantile (sorted, 4, 7), ==, 8);
  g_assert_cmpfloat (pentad_sorted_quantile (sorted, 1, 0.3), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/expectation/median-and-fences-of-the-weekday", test_rule);
  g_test_add_func ("/evaluate/expectation/a-running-day-is-odd-only-above", test_running_day);
  g_test_add_func ("/evaluate/expectation/days-off-are-their-own-kind", test_holidays);
  g_test_add_func ("/evaluate/expectation/quantiles-of-sorted-numbers", test_quantile);
  return g_test_run ();
}
