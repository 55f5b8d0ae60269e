/* Tests of handling limits: phases, seasons, assumed limits, used share and light.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/limit.h"

#include <math.h>
#include <string.h>

static const PentadLightBounds bounds = { 0.8, 1.0 };

/* Monday to Friday with the default hours; 2024-05-01 to 05 are holidays. */
static PentadCalendar *
calendar_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, &error);
  PentadCalendar *self = pentad_calendar_new (zone);

  g_assert_no_error (error);
  for (int d = 1; d <= 5; d++)
    pentad_calendar_add_holiday (self, pentad_day_from_date (2024, 5, d));
  return self;
}

static gint64
at (const PentadCalendar *calendar, const char *text)
{
  g_autofree char *full = g_strdup_printf ("%s:00", text);
  gint64 time;

  g_assert_true (pentad_time_parse (full, -1, pentad_calendar_get_zone (calendar), &time));
  return time;
}

/* "2ed+15wd" */
static PentadCondition *
condition_new (const char *text)
{
  PentadCondition *self = pentad_condition_new ();
  g_auto (GStrv) phases = g_strsplit (text, "+", -1);

  for (guint i = 0; phases[i] != NULL; i++)
    {
      char *unit;
      double amount = g_ascii_strtod (phases[i], &unit);
      PentadLimitUnit value;

      g_assert_true (pentad_limit_unit_parse (unit, &value));
      g_assert_true (pentad_condition_add_phase (self, value, amount, NULL));
    }
  return self;
}

/* "2eh 4wh": one condition each. */
static GPtrArray *
conditions_new (const char *text)
{
  GPtrArray *self = pentad_conditions_new ();
  g_auto (GStrv) all = g_strsplit (text, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    g_ptr_array_add (self, condition_new (all[i]));
  return self;
}

static void
test_phases (void)
{
  static const struct
  {
    const char *limit, *start, *deadline;
  } table[] = {
    { "4wh", "2024-06-03 08:00", "2024-06-03 12:00" },
    /* The first phase ends at 23:00, the second begins with the next working hour. */
    { "1eh+5wd", "2024-06-03 22:00", "2024-06-10 18:00" },
    { "1eh+5wd", "2024-06-03 08:00", "2024-06-10 09:00" },
    { "2ed+15wd", "2024-06-03 08:00", "2024-06-25 18:00" },
    { "1eh+3wd", "2024-04-30 16:30", "2024-05-08 17:30" },
  };
  g_autoptr (PentadCalendar) calendar = calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCondition) condition = condition_new (table[i].limit);
      gint64 deadline =
          pentad_condition_deadline (condition, calendar, at (calendar, table[i].start));
      char said[32];

      pentad_time_format (deadline, pentad_calendar_get_zone (calendar), said);
      g_test_message ("%s from %s: %s", table[i].limit, table[i].start, said);
      g_assert_cmpint (deadline, ==, at (calendar, table[i].deadline));
    }
}

static void
test_bounded_phases (void)
{
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  g_autoptr (PentadCondition) condition = pentad_condition_new ();

  g_assert_cmpint (pentad_condition_deadline (condition, calendar, 0), ==, PENTAD_NO_TIME);
  for (guint i = 0; i < PENTAD_MAX_PHASES; i++)
    g_assert_true (pentad_condition_add_phase (condition, PENTAD_LIMIT_EMERGENCY_HOUR, 1, NULL));
  g_assert_false (pentad_condition_add_phase (condition, PENTAD_LIMIT_EMERGENCY_HOUR, 1, NULL));
  g_assert_cmpint (pentad_condition_deadline (condition, calendar, 0), ==, 4 * PENTAD_HOUR_S);
}

/* Without working hours no working day ever ends, and no phase after it begins. */
static void
test_calendar_without_hours (void)
{
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  g_autoptr (PentadCondition) condition = condition_new ("1wd+1eh");

  pentad_calendar_set_hours (calendar, NULL, 0);
  g_assert_cmpint (pentad_condition_deadline (condition, calendar, 0), ==, PENTAD_NO_TIME);
}

static void
test_seasons (void)
{
  static const struct
  {
    int from, to;
    const char *start, *deadline;
  } table[] = {
    { 0, 0, "2024-06-03 08:00", "2024-06-03 10:00" },
    { 301, 430, "2024-03-01 00:00", "2024-03-01 02:00" },
    { 301, 430, "2024-04-30 23:00", "2024-05-01 01:00" },
    { 301, 430, "2024-02-10 08:00", "2024-03-01 02:00" },
    { 301, 430, "2024-05-01 00:00", "2025-03-01 02:00" },
    /* Over the turn of the year. */
    { 1101, 228, "2024-12-31 08:00", "2024-12-31 10:00" },
    { 1101, 228, "2024-01-31 08:00", "2024-01-31 10:00" },
    { 1101, 228, "2024-06-03 08:00", "2024-11-01 02:00" },
  };
  g_autoptr (PentadCalendar) calendar = calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCondition) condition = condition_new ("2eh");

      condition->season.from = table[i].from;
      condition->season.to = table[i].to;
      g_test_message ("%u", i);
      g_assert_cmpint (
          pentad_condition_deadline (condition, calendar, at (calendar, table[i].start)), ==,
          at (calendar, table[i].deadline));
    }
}

static void
test_longest_is_assumed (void)
{
  static const struct
  {
    const char *conditions;
    guint named;
    const char *start, *deadline; /* NULL: none */
    gboolean assumed;
  } table[] = {
    { "2eh 4wh 2wd 5wd", 1, "2024-06-03 08:00", "2024-06-03 10:00", FALSE },
    { "2eh 4wh 2wd 5wd", 4, "2024-06-03 08:00", "2024-06-07 18:00", FALSE },
    { "2eh 5wd 4wh 2wd", 0, "2024-06-03 08:00", "2024-06-07 18:00", TRUE },
    { "2eh 5wd 4wh 2wd", 5, "2024-06-03 08:00", "2024-06-07 18:00", TRUE },
    /* Which is the longest depends on the calendar: before the holidays 1 wd ends after 5 ed. */
    { "5ed 1wd", 0, "2024-04-30 17:00", "2024-05-06 17:00", TRUE },
    { "5ed 1wd", 0, "2024-06-03 08:00", "2024-06-08 08:00", TRUE },
    { NULL, 0, "2024-06-03 08:00", NULL, FALSE },
    { NULL, 2, "2024-06-03 08:00", NULL, FALSE },
  };
  g_autoptr (PentadCalendar) calendar = calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) conditions =
          table[i].conditions != NULL ? conditions_new (table[i].conditions) : NULL;
      gint64 start = at (calendar, table[i].start);
      gboolean assumed = !table[i].assumed;

      g_test_message ("%u", i);
      g_assert_cmpint (
          pentad_limit_deadline (conditions, table[i].named, calendar, start, &assumed), ==,
          table[i].deadline != NULL ? at (calendar, table[i].deadline) : PENTAD_NO_TIME);
      g_assert_cmpint (assumed, ==, table[i].assumed);
      g_assert_cmpint (
          pentad_limit_deadline (conditions, table[i].named, calendar, start, NULL), ==,
          table[i].deadline != NULL ? at (calendar, table[i].deadline) : PENTAD_NO_TIME);
    }
}

static void
test_equal_limits_take_the_first (void)
{
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  g_autoptr (GPtrArray) conditions = conditions_new ("1eh 2wh 2wh");

  g_assert_cmpuint (
      pentad_conditions_longest (conditions, calendar, at (calendar, "2024-06-03 08:00")), ==, 2);
}

static void
test_used_share_and_light (void)
{
  static const struct
  {
    PentadLimitUnit unit;
    const char *start, *due, *now;
    const char *pause_from, *pause_to;
    double share;
    PentadLight light;
  } table[] = {
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 08:00", NULL,
      NULL, 0, PENTAD_LIGHT_GREEN },
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 15:59", NULL,
      NULL, 479 / 600.0, PENTAD_LIGHT_GREEN },
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 16:00", NULL,
      NULL, 0.8, PENTAD_LIGHT_YELLOW },
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 18:00", NULL,
      NULL, 1, PENTAD_LIGHT_YELLOW },
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 18:01", NULL,
      NULL, 601 / 600.0, PENTAD_LIGHT_RED },
    /* Before it began. */
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 07:00", NULL,
      NULL, 0, PENTAD_LIGHT_GREEN },
    /* Nights do not count against working hours: 1 of 2 hours used. */
    { PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 17:00", "2024-06-04 09:00", "2024-06-04 02:00", NULL,
      NULL, 0.5, PENTAD_LIGHT_GREEN },
    { PENTAD_LIMIT_WORKING_DAY, "2024-06-03 08:00", "2024-06-04 18:00", "2024-06-04 12:00", NULL,
      NULL, 0.75, PENTAD_LIGHT_GREEN },
    /* Late at night, when no working time runs: still late. */
    { PENTAD_LIMIT_WORKING_DAY, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 20:00", NULL,
      NULL, 1, PENTAD_LIGHT_RED },
    /* Two of ten hours stood still: 4 of 8 used. */
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 14:00",
      "2024-06-03 09:00", "2024-06-03 11:00", 0.5, PENTAD_LIGHT_GREEN },
    /* A pause that goes on. */
    { PENTAD_LIMIT_EMERGENCY_HOUR, "2024-06-03 08:00", "2024-06-03 18:00", "2024-06-03 12:00",
      "2024-06-03 10:00", "2024-06-03 14:00", 2 / 6.0, PENTAD_LIGHT_GREEN },
    /* A limit without time. */
    { PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 20:00", "2024-06-03 20:00", "2024-06-03 20:00", NULL,
      NULL, 1, PENTAD_LIGHT_YELLOW },
    { PENTAD_LIMIT_WORKING_HOUR, "2024-06-03 20:00", "2024-06-03 20:00", "2024-06-03 20:01", NULL,
      NULL, INFINITY, PENTAD_LIGHT_RED },
  };
  g_autoptr (PentadCalendar) calendar = calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadPause pause = { 0 };
      guint n_pauses = table[i].pause_from != NULL;

      if (n_pauses > 0)
        pause =
            (PentadPause){ at (calendar, table[i].pause_from), at (calendar, table[i].pause_to) };
      double share = pentad_limit_used_share (
          calendar, table[i].unit, at (calendar, table[i].start), at (calendar, table[i].due),
          at (calendar, table[i].now), &pause, n_pauses);

      g_test_message ("%u: %f", i, share);
      if (isinf (table[i].share))
        g_assert_true (isinf (share));
      else
        g_assert_cmpfloat_with_epsilon (share, table[i].share, 1e-12);
      g_assert_cmpint (pentad_limit_light (share, &bounds), ==, table[i].light);
    }
}

static void
test_no_deadline_no_light (void)
{
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  double without_due = pentad_limit_used_share (calendar, PENTAD_LIMIT_EMERGENCY_HOUR, 0,
                                                PENTAD_NO_TIME, 10, NULL, 0);
  double without_start = pentad_limit_used_share (calendar, PENTAD_LIMIT_EMERGENCY_HOUR,
                                                  PENTAD_NO_TIME, 0, 10, NULL, 0);

  g_assert_true (isnan (without_due) && isnan (without_start));
  g_assert_cmpint (pentad_limit_light (without_due, &bounds), ==, PENTAD_LIGHT_NONE);
  g_assert_cmpstr (pentad_light_id (PENTAD_LIGHT_NONE), ==, "none");
  g_assert_cmpstr (pentad_light_id (PENTAD_LIGHT_RED), ==, "red");
}

static void
test_units (void)
{
  PentadLimitUnit unit = PENTAD_LIMIT_NONE;

  g_assert_null (pentad_limit_unit_id (PENTAD_LIMIT_NONE));
  g_assert_true (pentad_limit_unit_parse ("wd", &unit));
  g_assert_cmpint (unit, ==, PENTAD_LIMIT_WORKING_DAY);
  g_assert_false (pentad_limit_unit_parse ("days", &unit));
  g_assert_false (pentad_limit_unit_parse (NULL, &unit));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/limit/phases-follow-each-other", test_phases);
  g_test_add_func ("/model/limit/phases-are-bounded", test_bounded_phases);
  g_test_add_func ("/model/limit/no-working-hours-no-deadline", test_calendar_without_hours);
  g_test_add_func ("/model/limit/seasons", test_seasons);
  g_test_add_func ("/model/limit/longest-is-assumed", test_longest_is_assumed);
  g_test_add_func ("/model/limit/equal-limits-take-the-first", test_equal_limits_take_the_first);
  g_test_add_func ("/model/limit/used-share-and-light", test_used_share_and_light);
  g_test_add_func ("/model/limit/no-deadline-no-light", test_no_deadline_no_light);
  g_test_add_func ("/model/limit/units", test_units);
  return g_test_run ();
}
