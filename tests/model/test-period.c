/* Periods of evaluation, their predecessors and their texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/period.h"

#include <gio/gio.h>
#include <string.h>

static gint32
day (const char *text)
{
  gint32 value;

  g_assert_true (pentad_day_parse (text, &value));
  return value;
}

static void
assert_days (const PentadPeriod *period, const char *from, const char *to)
{
  char buffer[16];

  g_assert_cmpstr (pentad_day_format (period->from, buffer), ==, from);
  g_assert_cmpstr (pentad_day_format (period->to, buffer), ==, to);
}

static void
test_current_and_previous (void)
{
  static const struct
  {
    PentadPeriodKind kind;
    const char *today, *from, *previous_from, *previous_to;
  } table[] = {
    { PENTAD_PERIOD_TODAY, "2026-11-22", "2026-11-22", "2026-11-21", "2026-11-21" },
    { PENTAD_PERIOD_TODAY, "2024-03-01", "2024-03-01", "2024-02-29", "2024-02-29" },
    /* Sunday ends the week that Monday began. */
    { PENTAD_PERIOD_WEEK, "2026-11-22", "2026-11-16", "2026-11-09", "2026-11-15" },
    { PENTAD_PERIOD_WEEK, "2026-11-23", "2026-11-23", "2026-11-16", "2026-11-16" },
    { PENTAD_PERIOD_WEEK, "2026-01-01", "2025-12-29", "2025-12-22", "2025-12-25" },
    { PENTAD_PERIOD_MONTH, "2026-11-22", "2026-11-01", "2026-10-01", "2026-10-22" },
    { PENTAD_PERIOD_MONTH, "2026-11-01", "2026-11-01", "2026-10-01", "2026-10-01" },
    { PENTAD_PERIOD_MONTH, "2026-03-31", "2026-03-01", "2026-02-01", "2026-02-28" },
    { PENTAD_PERIOD_MONTH, "2024-03-31", "2024-03-01", "2024-02-01", "2024-02-29" },
    { PENTAD_PERIOD_MONTH, "2024-03-29", "2024-03-01", "2024-02-01", "2024-02-29" },
    { PENTAD_PERIOD_MONTH, "2026-01-15", "2026-01-01", "2025-12-01", "2025-12-15" },
    { PENTAD_PERIOD_QUARTER, "2026-11-22", "2026-10-01", "2026-07-01", "2026-08-22" },
    { PENTAD_PERIOD_QUARTER, "2026-03-31", "2026-01-01", "2025-10-01", "2025-12-29" },
    { PENTAD_PERIOD_QUARTER, "2026-06-30", "2026-04-01", "2026-01-01", "2026-03-31" },
    { PENTAD_PERIOD_HALF_YEAR, "2026-11-22", "2026-07-01", "2026-01-01", "2026-05-25" },
    { PENTAD_PERIOD_HALF_YEAR, "2026-12-31", "2026-07-01", "2026-01-01", "2026-06-30" },
    { PENTAD_PERIOD_HALF_YEAR, "2026-06-30", "2026-01-01", "2025-07-01", "2025-12-28" },
    { PENTAD_PERIOD_YEAR, "2026-11-22", "2026-01-01", "2025-01-01", "2025-11-22" },
    { PENTAD_PERIOD_YEAR, "2024-12-31", "2024-01-01", "2023-01-01", "2023-12-31" },
    { PENTAD_PERIOD_YEAR, "2024-02-29", "2024-01-01", "2023-01-01", "2023-03-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadPeriod period = pentad_period_current (table[i].kind, day (table[i].today));
      PentadPeriod previous = pentad_period_previous (&period);

      g_test_message ("%s of %s", pentad_period_id (table[i].kind), table[i].today);
      g_assert_cmpint (period.kind, ==, table[i].kind);
      g_assert_cmpint (previous.kind, ==, table[i].kind);
      assert_days (&period, table[i].from, table[i].today);
      assert_days (&previous, table[i].previous_from, table[i].previous_to);
      g_assert_cmpint (previous.to, <, period.from);
      g_assert_cmpint (pentad_period_days (&previous), <=, pentad_period_days (&period));
    }
}

static void
test_every_day_of_two_years (void)
{
  for (gint32 today = day ("2024-01-01"); today < day ("2026-01-01"); today++)
    for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
      {
        PentadPeriod period = pentad_period_current (kind, today);
        PentadPeriod same = pentad_period_current (kind, period.from);
        PentadPeriod before = pentad_period_current (kind, period.from - 1);

        g_assert_cmpint (period.to, ==, today);
        g_assert_cmpint (period.from, <=, today);
        g_assert_cmpint (same.from, ==, period.from);
        g_assert_cmpint (before.from, <, period.from);
        g_assert_cmpint (pentad_period_previous (&period).from, ==, before.from);
      }
}

static void
test_texts_that_are_read (void)
{
  static const struct
  {
    const char *text;
    PentadPeriodKind kind;
    const char *from, *to;
  } table[] = {
    { "today", PENTAD_PERIOD_TODAY, "2026-11-22", "2026-11-22" },
    { "week", PENTAD_PERIOD_WEEK, "2026-11-16", "2026-11-22" },
    { "month", PENTAD_PERIOD_MONTH, "2026-11-01", "2026-11-22" },
    { "quarter", PENTAD_PERIOD_QUARTER, "2026-10-01", "2026-11-22" },
    { "half-year", PENTAD_PERIOD_HALF_YEAR, "2026-07-01", "2026-11-22" },
    { "year", PENTAD_PERIOD_YEAR, "2026-01-01", "2026-11-22" },
    { "2010-01-01..2018-12-31", PENTAD_PERIOD_RANGE, "2010-01-01", "2018-12-31" },
    { "2026-11-22..2026-11-22", PENTAD_PERIOD_RANGE, "2026-11-22", "2026-11-22" },
    { "2024-02-29..2024-03-01", PENTAD_PERIOD_RANGE, "2024-02-29", "2024-03-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadPeriod period;

      g_test_message ("%s", table[i].text);
      g_assert_true (pentad_period_parse (table[i].text, day ("2026-11-22"), &period, &error));
      g_assert_no_error (error);
      g_assert_cmpint (period.kind, ==, table[i].kind);
      assert_days (&period, table[i].from, table[i].to);
    }
}

static void
test_texts_that_are_refused (void)
{
  static const char *const table[] = {
    "",
    "Today",
    "day",
    "range",
    "halfyear",
    "..",
    "2026-11-22",
    "2026-11-22..",
    "..2026-11-22",
    "2026-11-23..2026-11-22",
    "2026-02-29..2026-03-01",
    "2026-11-01...2026-11-22",
    "2026-11-01..2026-11-22 ",
    "2026-11-01 .. 2026-11-22",
    "2026-11-01..2026-11-22..2026-11-23",
    "month..2026-11-22",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadPeriod period = { PENTAD_PERIOD_WEEK, 3, 4 };

      g_test_message ("%s", table[i]);
      g_assert_false (pentad_period_parse (table[i], 20000, &period, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, table[i]));
      /* Outputs stay as they were. */
      g_assert_cmpint (period.kind, ==, PENTAD_PERIOD_WEEK);
      g_assert_cmpint (period.from, ==, 3);
    }
}

static void
test_previous_of_a_range (void)
{
  PentadPeriod range = { PENTAD_PERIOD_RANGE, day ("2026-03-01"), day ("2026-03-10") };
  PentadPeriod previous = pentad_period_previous (&range);

  g_assert_cmpint (pentad_period_days (&range), ==, 10);
  assert_days (&previous, "2026-02-19", "2026-02-28");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/period/current-and-previous", test_current_and_previous);
  g_test_add_func ("/model/period/every-day-of-two-years", test_every_day_of_two_years);
  g_test_add_func ("/model/period/texts-that-are-read", test_texts_that_are_read);
  g_test_add_func ("/model/period/texts-that-are-refused", test_texts_that_are_refused);
  g_test_add_func ("/model/period/previous-of-a-range", test_previous_of_a_range);
  return g_test_run ();
}
