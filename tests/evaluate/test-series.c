/* Counters hour by hour, day by day and by class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-city.h"
#include "trail-text.h"

#include "evaluate/counters.h"
#include "evaluate/series.h"

#include <math.h>
#include <string.h>

static int
place (PentadCity *city, const char *code)
{
  return pentad_divisions_find_any (pentad_city_get_divisions (city), code);
}

static PentadCase *
of_class (const char *id, const char *class_code, const char *division, const char *trail)
{
  g_autoptr (PentadCase) item = trail_text_case_at (id, division, NAN, NAN, trail);

  g_auto (PentadTrail) unpacked;

  pentad_trail_init (&unpacked, item);
  return pentad_case_new (
      &(PentadCaseFacts){ id, class_code, unpacked.source, FALSE, division, NAN, NAN, NULL },
      unpacked.entries, unpacked.n);
}

static PentadCity *
a_city (void)
{
  static const struct
  {
    const char *id, *class_code, *division, *trail;
  } table[] = {
    { "A", "e0101", "g0", "0 08:00 report; 0 08:10 file; 0 10:30 close" },
    { "B", "e0101", "g1", "0 08:59:59 report; 0 09:00 file; 1 09:00 force_close" },
    { "C", "c0101", "g12", "0 09:00 report; 0 10:00 file" },
    { "D", "e0102", "g0", "1 08:00 report; 1 08:10 file" },
    { "E", "z99", "g0", "1 08:20 report; 1 08:30 file" },
    { "F", "e0101", NULL, "1 08:20 report; 1 08:30 file" },
  };
  PentadCity *city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();

  /* Components come last here, so that ties are seen to go by code. */
  pentad_catalogue_add_class (catalogue, "e01", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, "e01");
  pentad_catalogue_add_class (catalogue, "e0102", NULL, PENTAD_CLASS_EVENT, "e01");
  pentad_catalogue_add_class (catalogue, "c01", NULL, PENTAD_CLASS_COMPONENT, NULL);
  pentad_catalogue_add_class (catalogue, "c0101", NULL, PENTAD_CLASS_COMPONENT, "c01");
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_set_complete (city, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_ptr_array_add (
        cases, of_class (table[i].id, table[i].class_code, table[i].division, table[i].trail));
  small_city_apply (city, trail_text_time ("1 12:00"), FALSE, cases);
  return city;
}

/* "1 0 - 2": values with "-" where there is none. */
static char *
describe (const double *values, int n)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    if (isnan (values[i]))
      g_string_append (text, i > 0 ? " -" : "-");
    else
      g_string_append_printf (text, i > 0 ? " %g" : "%g", values[i]);
  return g_string_free (text, FALSE);
}

static void
test_hours (void)
{
  static const struct
  {
    const char *place;
    PentadAct act;
    const char *from, *time, *hours;
  } table[] = {
    { "990100", PENTAD_ACT_REPORT, "0 08:00", "0 12:00", "2 1 0 0" },
    { "d1", PENTAD_ACT_REPORT, "0 08:00", "0 12:00", "2 0 0 0" },
    { "d2", PENTAD_ACT_REPORT, "0 08:00", "0 12:00", "0 1 0 0" },
    { "g1", PENTAD_ACT_REPORT, "0 08:00", "0 12:00", "1 0 0 0" },
    /* Closed by force is closed. */
    { "d1", PENTAD_ACT_CLOSE, "1 08:00", "1 12:00", "0 1 0 0" },
    { "d1", PENTAD_ACT_CLOSE, "0 09:00", "0 23:00", "0 1 0 0" },
    /* An hour that has not begun has no value; what comes later does not count. */
    { "d1", PENTAD_ACT_REPORT, "0 08:00", "0 08:30", "1 - - -" },
    { "d1", PENTAD_ACT_REPORT, "0 08:00", "0 09:00", "2 0 - -" },
  };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree double *hours = pentad_series_hourly (
          city, place (city, table[i].place), table[i].act, trail_text_time (table[i].from), 4,
          trail_text_time (table[i].time));
      g_autofree char *text = describe (hours, 4);

      g_test_message ("row %u", i);
      g_assert_cmpstr (text, ==, table[i].hours);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *place;
    PentadCount count;
    const char *time, *days; /* of days -1 to 2 */
  } table[] = {
    { "990100", PENTAD_COUNT_REPORT, "1 12:00", "0 3 2 -" },
    { "d1", PENTAD_COUNT_REPORT, "1 12:00", "0 2 2 -" },
    { "d1", PENTAD_COUNT_REPORT, "1 08:00", "0 2 1 -" },
    { "d1", PENTAD_COUNT_CLOSE, "1 12:00", "0 1 1 -" },
    { "s3", PENTAD_COUNT_FILE, "0 23:00", "0 1 - -" },
  };
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (-1), trail_text_day (2) };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree double *days =
          pentad_series_daily (city, place (city, table[i].place), table[i].count, &period,
                               trail_text_time (table[i].time));
      g_autofree char *text = describe (days, 4);

      g_test_message ("row %u", i);
      g_assert_cmpstr (text, ==, table[i].days);
    }
}

static void
test_days_of_history (void)
{
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (-3), trail_text_day (2) };
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (-1), trail_text_day (0));

  pentad_city_set_complete (city, FALSE);
  pentad_history_begin_row (history, trail_text_day (-1), "s1", "e0101");
  pentad_history_add_value (history, PENTAD_COUNT_FILE, 9);
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 10);
  pentad_history_begin_row (history, trail_text_day (-1), "s3", "e0102");
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 5);
  pentad_city_add_history (city, history);
  /* A place that the divisions lack is in none of them; what lies outside the period, and today
   * itself, is not taken from history. */
  g_autoptr (PentadHistory) more = pentad_history_new (trail_text_day (1), trail_text_day (3));
  g_autoptr (PentadHistory) early = pentad_history_new (trail_text_day (-9), trail_text_day (-4));
  pentad_history_begin_row (more, trail_text_day (1), "s1", "e0101");
  pentad_history_add_value (more, PENTAD_COUNT_REPORT, 100);
  pentad_history_begin_row (early, trail_text_day (-5), "s1", "e0101");
  pentad_history_add_value (early, PENTAD_COUNT_REPORT, 100);
  pentad_city_add_history (city, more);
  pentad_city_add_history (city, early);
  /* Nothing is known of the days before the history; today is counted from the cases. */
  g_autofree double *of_city =
      pentad_series_daily (city, 0, PENTAD_COUNT_REPORT, &period, trail_text_time ("1 12:00"));
  g_autofree double *of_district = pentad_series_daily (
      city, place (city, "d1"), PENTAD_COUNT_REPORT, &period, trail_text_time ("1 12:00"));
  g_autofree char *city_text = describe (of_city, 6), *district_text = describe (of_district, 6);
  g_assert_cmpstr (city_text, ==, "- - 15 0 2 -");
  g_assert_cmpstr (district_text, ==, "- - 10 0 2 -");

  /* A period that ended before today. */
  PentadPeriod past = { PENTAD_PERIOD_RANGE, trail_text_day (-3), trail_text_day (-1) };
  g_autoptr (PentadHistory) nowhere = pentad_history_new (trail_text_day (-2), trail_text_day (-2));
  pentad_history_begin_row (nowhere, trail_text_day (-2), "not known", "e0101");
  pentad_history_add_value (nowhere, PENTAD_COUNT_REPORT, 100);
  pentad_city_add_history (city, nowhere);
  g_autofree double *of_past =
      pentad_series_daily (city, 0, PENTAD_COUNT_REPORT, &past, trail_text_time ("1 12:00"));
  g_autofree char *past_text = describe (of_past, 3);
  g_assert_cmpstr (past_text, ==, "- 0 15");
}

static void
test_classes (void)
{
  static const struct
  {
    const char *place;
    gboolean majors;
    const char *classes;
  } table[] = {
    { "990100", FALSE, "e0101=2 -=1 c0101=1 e0102=1" },
    { "d1", FALSE, "e0101=2 -=1 e0102=1" },
    { "990100", TRUE, "e01=3 -=1 c01=1" },
    { "s2", FALSE, "" },
  };
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (1) };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) classes =
          pentad_series_by_class (city, place (city, table[i].place), PENTAD_COUNT_FILE, &period,
                                  trail_text_time ("1 12:00"), table[i].majors);

      for (guint k = 0; k < classes->len; k++)
        {
          const PentadClassCount *entry = &g_array_index (classes, PentadClassCount, k);
          const char *code = entry->class_index < 0
                                 ? "-"
                                 : pentad_catalogue_get_class (pentad_city_get_catalogue (city),
                                                               entry->class_index)
                                       ->code;

          g_string_append_printf (text, "%s%s=%g", k > 0 ? " " : "", code, entry->n);
        }
      g_test_message ("row %u", i);
      g_assert_cmpstr (text->str, ==, table[i].classes);
    }
}

/* The sum over the days, and over the classes, is the counter. */
static void
test_sums_equal_the_counter (void)
{
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (-1), trail_text_day (1) };
  gint64 time = trail_text_time ("1 12:00");
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (GArray) places =
      pentad_places_down_to (pentad_city_get_divisions (city), PENTAD_LEVEL_GRID);
  g_autoptr (PentadCounters) counters = pentad_counters_new (city, &period, time, places);

  for (int p = 0; p < (int)places->len; p++)
    for (int k = 0; k < PENTAD_N_STORED_COUNTS; k++)
      {
        g_autofree double *days = pentad_series_daily (city, p, k, &period, time);
        g_autoptr (GArray) classes = pentad_series_by_class (city, p, k, &period, time, FALSE);
        double of_days = days[0] + days[1] + days[2], of_classes = 0;

        for (guint i = 0; i < classes->len; i++)
          of_classes += g_array_index (classes, PentadClassCount, i).n;
        g_assert_cmpfloat (of_days, ==, (double)pentad_counters_get (counters, (guint)p, k));
        g_assert_cmpfloat (of_classes, ==, of_days);
      }
}

static void
test_city_that_knows_nothing_yet (void)
{
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (1) };
  g_autoptr (PentadCity) city = pentad_city_new ();
  gint64 time = trail_text_time ("1 12:00");
  g_autofree double *hours = pentad_series_hourly (city, 0, PENTAD_ACT_REPORT, time, 2, time);
  g_autofree double *days = pentad_series_daily (city, 0, PENTAD_COUNT_REPORT, &period, time);
  g_autoptr (GArray) classes =
      pentad_series_by_class (city, 0, PENTAD_COUNT_REPORT, &period, time, TRUE);

  g_assert_cmpfloat (hours[0], ==, 0);
  g_assert_true (isnan (days[0]));
  g_assert_cmpuint (classes->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/series/hours", test_hours);
  g_test_add_func ("/evaluate/series/days", test_days);
  g_test_add_func ("/evaluate/series/days-of-history", test_days_of_history);
  g_test_add_func ("/evaluate/series/classes", test_classes);
  g_test_add_func ("/evaluate/series/sums-equal-the-counter", test_sums_equal_the_counter);
  g_test_add_func ("/evaluate/series/city-that-knows-nothing-yet",
                   test_city_that_knows_nothing_yet);
  return g_test_run ();
}
