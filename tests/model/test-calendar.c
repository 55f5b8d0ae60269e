/* Working time and deadlines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/calendar.h"

#include <string.h>

static PentadZone *
zone (const char *name)
{
  g_autoptr (GError) error = NULL;
  PentadZone *self = pentad_zone_new (name, 0, &error);

  g_assert_no_error (error);
  return self;
}

/* "2024-04-30 17:00" or with seconds, read in the zone of the calendar. */
static gint64
at (const PentadCalendar *calendar, const char *text)
{
  g_autofree char *full = g_strdup_printf (strlen (text) == 16 ? "%s:00" : "%s", text);
  gint64 time;

  g_assert_true (pentad_time_parse (full, -1, pentad_calendar_get_zone (calendar), &time));
  return time;
}

/* The calendar of the test vectors of domain.md 2.6. */
static PentadCalendar *
calendar_of_2024 (void)
{
  g_autoptr (PentadZone) shanghai = zone ("Asia/Shanghai");
  PentadCalendar *self = pentad_calendar_new (shanghai);

  for (int d = 1; d <= 5; d++)
    pentad_calendar_add_holiday (self, pentad_day_from_date (2024, 5, d));
  pentad_calendar_add_make_up_day (self, pentad_day_from_date (2024, 4, 28));
  pentad_calendar_add_make_up_day (self, pentad_day_from_date (2024, 5, 11));
  pentad_calendar_add_year (self, 2024);
  return self;
}

static void
test_vectors_of_the_field (void)
{
  static const struct
  {
    const char *start;
    double amount;
    PentadLimitUnit unit;
    const char *deadline;
  } table[] = {
    { "2024-04-30 17:00", 4, PENTAD_LIMIT_WORKING_HOUR, "2024-05-06 11:00" },
    { "2024-04-30 17:00", 1, PENTAD_LIMIT_WORKING_DAY, "2024-05-06 17:00" },
    { "2024-04-30 17:00", 2, PENTAD_LIMIT_EMERGENCY_HOUR, "2024-04-30 19:00" },
    { "2024-05-10 11:30", 4, PENTAD_LIMIT_WORKING_HOUR, "2024-05-10 17:30" },
    { "2024-05-10 19:20", 2, PENTAD_LIMIT_WORKING_DAY, "2024-05-13 18:00" },
    { "2024-04-26 13:00", 5, PENTAD_LIMIT_WORKING_DAY, "2024-05-07 12:00" },
    { "2024-05-03 09:00", 1, PENTAD_LIMIT_WORKING_HOUR, "2024-05-06 09:00" },
    { "2024-05-31 17:59", 1, PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 08:59" },
  };
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 start = at (calendar, table[i].start);
      gint64 deadline = pentad_calendar_deadline (calendar, start, table[i].unit, table[i].amount);

      g_test_message ("%s", table[i].start);
      g_assert_cmpint (deadline, ==, at (calendar, table[i].deadline));
    }
}

static void
test_more_deadlines (void)
{
  static const struct
  {
    const char *start;
    double amount;
    PentadLimitUnit unit;
    const char *deadline;
  } table[] = {
    { "2024-05-03 09:00", 0, PENTAD_LIMIT_WORKING_HOUR, "2024-05-03 09:00" },
    { "2024-05-03 09:00", 0, PENTAD_LIMIT_WORKING_DAY, "2024-05-03 09:00" },
    { "2024-05-03 09:00", 1, PENTAD_LIMIT_EMERGENCY_DAY, "2024-05-04 09:00" },
    { "2024-05-03 09:00", 0.5, PENTAD_LIMIT_EMERGENCY_HOUR, "2024-05-03 09:30" },
    { "2024-06-03 08:00", 4, PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 12:00" },
    { "2024-06-03 08:00", 4.5, PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 14:30" },
    { "2024-06-03 08:00", 1, PENTAD_LIMIT_WORKING_DAY, "2024-06-03 18:00" },
    { "2024-06-03 12:00", 1, PENTAD_LIMIT_WORKING_DAY, "2024-06-04 12:00" },
    { "2024-06-03 05:00", 1, PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 09:00" },
    { "2024-06-03 12:30", 1, PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 15:00" },
    { "2024-06-07 18:00", 1, PENTAD_LIMIT_WORKING_HOUR, "2024-06-10 09:00" },
    { "2024-12-31 17:30", 1, PENTAD_LIMIT_WORKING_HOUR, "2025-01-01 08:30" },
    { "2024-06-03 08:00", 250, PENTAD_LIMIT_WORKING_DAY, "2025-05-16 18:00" },
  };
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 start = at (calendar, table[i].start);
      gint64 deadline = pentad_calendar_deadline (calendar, start, table[i].unit, table[i].amount);

      g_test_message ("%s", table[i].start);
      g_assert_cmpint (deadline, ==, at (calendar, table[i].deadline));
    }
  g_assert_cmpint (pentad_calendar_deadline (calendar, 0, PENTAD_LIMIT_NONE, 4), ==,
                   PENTAD_NO_TIME);
}

static void
test_working_seconds (void)
{
  static const struct
  {
    const char *from, *to;
    int hours, minutes;
  } table[] = {
    { "2024-04-30 17:00", "2024-05-06 11:00", 4, 0 },
    { "2024-04-26 13:00", "2024-05-07 12:00", 40, 0 },
    { "2024-05-01 00:00", "2024-05-06 00:00", 0, 0 },
    { "2024-05-11 00:00", "2024-05-12 00:00", 8, 0 },
    { "2024-06-03 11:30", "2024-06-03 14:30", 1, 0 },
    { "2024-06-03 12:00", "2024-06-03 14:00", 0, 0 },
    { "2024-06-03 09:10", "2024-06-03 09:25", 0, 15 },
    { "2024-06-03 00:00", "2024-06-10 00:00", 40, 0 },
    { "2024-06-03 10:00", "2024-06-03 10:00", 0, 0 },
    { "2024-06-03 10:00", "2024-06-02 10:00", 0, 0 },
  };
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s .. %s", table[i].from, table[i].to);
      g_assert_cmpint (pentad_calendar_working_seconds (calendar, at (calendar, table[i].from),
                                                        at (calendar, table[i].to)),
                       ==, table[i].hours * PENTAD_HOUR_S + table[i].minutes * 60);
    }
}

static void
test_deadline_and_working_seconds_agree (void)
{
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();
  gint64 first = at (calendar, "2024-04-20 00:00");

  for (int i = 0; i < 500; i++)
    {
      gint64 from = first + i * 4271;
      int seconds = (i * 977) % (60 * 3600) + 1;
      gint64 deadline = pentad_calendar_deadline (calendar, from, PENTAD_LIMIT_WORKING_HOUR,
                                                  seconds / (double)PENTAD_HOUR_S);

      g_assert_cmpint (pentad_calendar_working_seconds (calendar, from, deadline), ==, seconds);
      g_assert_cmpint (pentad_calendar_working_seconds (calendar, from, deadline - 1), ==,
                       seconds - 1);
    }
}

static void
test_kinds_of_days (void)
{
  static const struct
  {
    int month, mday;
    gboolean working;
  } table[] = {
    { 4, 26, TRUE }, { 4, 27, FALSE }, { 4, 28, TRUE }, { 4, 30, TRUE },
    { 5, 1, FALSE }, { 5, 3, FALSE },  { 5, 5, FALSE }, { 5, 6, TRUE },
    { 5, 11, TRUE }, { 5, 12, FALSE }, { 2, 29, TRUE },
  };
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (pentad_calendar_is_working_day (
                         calendar, pentad_day_from_date (2024, table[i].month, table[i].mday)),
                     ==, table[i].working);
  /* A day that is both is worked: the make-up table is the later decision. */
  pentad_calendar_add_make_up_day (calendar, pentad_day_from_date (2024, 5, 2));
  g_assert_true (pentad_calendar_is_working_day (calendar, pentad_day_from_date (2024, 5, 2)));
}

static void
test_known_years (void)
{
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();

  g_assert_true (pentad_calendar_has_year (calendar, 2024));
  g_assert_false (pentad_calendar_has_year (calendar, 2025));
}

static void
test_hours_of_a_city (void)
{
  static const int hours[][2] = { { 9 * 3600, 12 * 3600 }, { 13 * 3600 + 1800, 17 * 3600 + 1800 } };
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();

  g_assert_cmpint (pentad_calendar_day_seconds (calendar), ==, 8 * PENTAD_HOUR_S);
  pentad_calendar_set_hours (calendar, hours, G_N_ELEMENTS (hours));
  g_assert_cmpint (pentad_calendar_day_seconds (calendar), ==, 7 * PENTAD_HOUR_S);
  g_assert_cmpint (pentad_calendar_deadline (calendar, at (calendar, "2024-06-03 16:30"),
                                             PENTAD_LIMIT_WORKING_DAY, 1),
                   ==, at (calendar, "2024-06-04 16:30"));
}

static void
test_calendar_without_working_time (void)
{
  static const PentadLimitUnit units[] = { PENTAD_LIMIT_WORKING_HOUR, PENTAD_LIMIT_WORKING_DAY };
  g_autoptr (PentadCalendar) calendar = calendar_of_2024 ();
  gint64 start = at (calendar, "2024-06-03 08:00");

  pentad_calendar_set_hours (calendar, NULL, 0);
  g_assert_cmpint (pentad_calendar_day_seconds (calendar), ==, 0);
  g_assert_cmpint (pentad_calendar_working_seconds (calendar, start, start + 30 * PENTAD_DAY_S), ==,
                   0);
  /* Such a limit never ends; it does not end at once. */
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_test_message ("unit %u", units[i]);
      g_assert_cmpint (pentad_calendar_deadline (calendar, start, units[i], 1), ==, PENTAD_NO_TIME);
      g_assert_cmpint (pentad_calendar_deadline (calendar, start, units[i], 0), ==, start);
    }
  g_assert_cmpint (pentad_calendar_deadline (calendar, start, PENTAD_LIMIT_EMERGENCY_HOUR, 2), ==,
                   start + 2 * PENTAD_HOUR_S);
}

static void
test_business_day_that_begins_late_plays_no_part (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadZone) late = pentad_zone_new ("Asia/Shanghai", 5 * 3600, &error);
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (late);

  g_assert_no_error (error);
  /* Monday before 05:00 belongs to Sunday's business day; its working hours are Monday's. */
  g_assert_cmpint (pentad_calendar_deadline (calendar, at (calendar, "2024-06-03 02:00"),
                                             PENTAD_LIMIT_WORKING_HOUR, 1),
                   ==, at (calendar, "2024-06-03 09:00"));
}

/* Sundays of 2026 on which the clocks of New York change, and its offset afterwards. */
static const struct
{
  int month, mday;
  const char *nine_o_clock;
} changes[] = { { 3, 8, "09:00:00-04:00" }, { 11, 1, "09:00:00-05:00" } };

static void
test_weekend_with_a_clock_change (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (PentadZone) new_york = zone ("America/New_York");
      g_autoptr (PentadCalendar) calendar = pentad_calendar_new (new_york);
      gint32 day = pentad_day_from_date (2026, changes[i].month, changes[i].mday);
      gint64 friday = pentad_zone_day_begin (new_york, day - 2);
      gint64 tuesday = pentad_zone_day_begin (new_york, day + 2);
      char text[32];

      g_assert_cmpint (pentad_calendar_working_seconds (calendar, friday, tuesday), ==,
                       16 * PENTAD_HOUR_S);
      pentad_time_format (pentad_calendar_deadline (calendar, friday + 17 * PENTAD_HOUR_S,
                                                    PENTAD_LIMIT_WORKING_HOUR, 2),
                          new_york, text);
      g_assert_cmpstr (text + strlen ("2026-11-01T"), ==, changes[i].nine_o_clock);
    }
}

static void
test_worked_day_of_a_clock_change (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (PentadZone) new_york = zone ("America/New_York");
      g_autoptr (PentadCalendar) calendar = pentad_calendar_new (new_york);
      gint32 day = pentad_day_from_date (2026, changes[i].month, changes[i].mday);
      gint64 begin = pentad_zone_day_begin (new_york, day);
      gint64 end = pentad_zone_day_begin (new_york, day + 1);
      char text[32];

      /* The day has the working hours that the clock on the wall shows. */
      pentad_calendar_add_make_up_day (calendar, day);
      pentad_time_format (pentad_calendar_deadline (calendar, begin, PENTAD_LIMIT_WORKING_HOUR, 1),
                          new_york, text);
      g_assert_cmpstr (text + strlen ("2026-11-01T"), ==, changes[i].nine_o_clock);
      g_assert_cmpint (pentad_calendar_working_seconds (calendar, begin, end), ==,
                       8 * PENTAD_HOUR_S);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/calendar/vectors-of-the-field", test_vectors_of_the_field);
  g_test_add_func ("/model/calendar/more-deadlines", test_more_deadlines);
  g_test_add_func ("/model/calendar/working-seconds", test_working_seconds);
  g_test_add_func ("/model/calendar/deadline-and-working-seconds-agree",
                   test_deadline_and_working_seconds_agree);
  g_test_add_func ("/model/calendar/weekend-holiday-and-make-up-day", test_kinds_of_days);
  g_test_add_func ("/model/calendar/known-years", test_known_years);
  g_test_add_func ("/model/calendar/hours-of-a-city", test_hours_of_a_city);
  g_test_add_func ("/model/calendar/without-working-time-no-deadline",
                   test_calendar_without_working_time);
  g_test_add_func ("/model/calendar/late-business-day-plays-no-part",
                   test_business_day_that_begins_late_plays_no_part);
  g_test_add_func ("/model/calendar/weekend-with-a-clock-change", test_weekend_with_a_clock_change);
  g_test_add_func ("/model/calendar/worked-day-of-a-clock-change",
                   test_worked_day_of_a_clock_change);
  return g_test_run ();
}
