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
    { PENTAD_PERIOD_QUARTER, "2026-03-31", "2026-01-01", "2025-10-01", "2025-12-31" },
    { PENTAD_PERIOD_QUARTER, "2026-06-30", "2026-04-01", "2026-01-01", "2026-03-31" },
    { PENTAD_PERIOD_HALF_YEAR, "2026-11-22", "2026-07-01", "2026-01-01", "2026-05-25" },
    { PENTAD_PERIOD_HALF_YEAR, "2026-12-31", "2026-07-01", "2026-01-01", "2026-06-30" },
    { PENTAD_PERIOD_HALF_YEAR, "2026-06-30", "2026-01-01", "2025-07-01", "2025-12-31" },
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
      if (!pentad_period_is_whole (&period))
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
        g_assert_true (pentad_period_is_current (&period, today));

        /* There and back again; and every text is read as what it was made of. */
        PentadPeriod previous = pentad_period_previous (&period);
        PentadPeriod next = pentad_period_step (&previous, 1, today);
        g_autofree char *text = pentad_period_to_text (&previous, today);
        PentadPeriod read;
        g_assert_cmpint (next.from, ==, period.from);
        g_assert_true (pentad_period_parse (text, today, &read, NULL));
        g_assert_cmpint (read.from, ==, previous.from);
        g_assert_cmpint (read.to, ==, previous.to);
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
    { "2026-11-22", PENTAD_PERIOD_RANGE, "2026-11-22", "2026-11-22" },
    { "2026-10", PENTAD_PERIOD_MONTH, "2026-10-01", "2026-10-31" },
    { "2024-02", PENTAD_PERIOD_MONTH, "2024-02-01", "2024-02-29" },
    { "2026-11", PENTAD_PERIOD_MONTH, "2026-11-01", "2026-11-22" },
    { "2026-Q3", PENTAD_PERIOD_QUARTER, "2026-07-01", "2026-09-30" },
    { "2026-Q4", PENTAD_PERIOD_QUARTER, "2026-10-01", "2026-11-22" },
    { "2025-H2", PENTAD_PERIOD_HALF_YEAR, "2025-07-01", "2025-12-31" },
    { "2025", PENTAD_PERIOD_YEAR, "2025-01-01", "2025-12-31" },
    { "2026-W01", PENTAD_PERIOD_WEEK, "2025-12-29", "2026-01-04" },
    { "2020-W53", PENTAD_PERIOD_WEEK, "2020-12-28", "2021-01-03" },
    { "2026-W47", PENTAD_PERIOD_WEEK, "2026-11-16", "2026-11-22" },
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
    "2026-13",
    "2026-00",
    "2026-1",
    "2026/10",
    "2026-Q0",
    "2026-Q5",
    "2026-q3",
    "2026-H3",
    "2025-W53",
    "2026-W00",
    "2026-W4",
    "20260",
    "0000",
    "2026-11-31",
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
test_what_has_not_begun_is_refused (void)
{
  static const char *const table[] = { "2026-12", "2027", "2026-11-23", "2026-11-23..2026-11-24" };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadPeriod period;

      g_assert_false (pentad_period_parse (table[i], day ("2026-11-22"), &period, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, "2026-11-22"));
      /* Nothing is known of today: they may well have begun. */
      g_assert_true (pentad_period_parse (table[i], 0, &period, NULL));
    }
}

static void
test_neighbours (void)
{
  static const struct
  {
    const char *text, *previous, *earlier, *later, *last_year;
  } table[] = {
    { "today", "2026-11-21", "2026-11-21", "today", "2025-11-22" },
    { "2026-11-21", "2026-11-20", "2026-11-20", "today", "2025-11-21" },
    { "2024-02-29", "2024-02-28", "2024-02-28", "2024-03-01", "2023-02-28" },
    { "2026-10-01..2026-10-10", "2026-09-21..2026-09-30", "2026-09-21..2026-09-30",
      "2026-10-11..2026-10-20", "2025-10-01..2025-10-10" },
    { "2026-11-10..2026-11-19", "2026-10-31..2026-11-09", "2026-10-31..2026-11-09",
      "2026-11-20..2026-11-22", "2025-11-10..2025-11-19" },
    { "week", "2026-W46", "2026-W46", "week", "2025-W47" },
    { "2020-W53", "2020-W52", "2020-W52", "2021-W01", "2019-W52" },
    { "month", "2026-10-01..2026-10-22", "2026-10", "month", "2025-11-01..2025-11-22" },
    { "2026-10", "2026-09", "2026-09", "month", "2025-10" },
    { "2024-02", "2024-01", "2024-01", "2024-03", "2023-02" },
    { "2026-Q1", "2025-Q4", "2025-Q4", "2026-Q2", "2025-Q1" },
    { "2026-Q3", "2026-Q2", "2026-Q2", "quarter", "2025-Q3" },
    { "2026-H1", "2025-H2", "2025-H2", "half-year", "2025-H1" },
    { "2025", "2024", "2024", "year", "2024" },
    { "year", "2025-01-01..2025-11-22", "2025", "year", "2025-01-01..2025-11-22" },
  };
  gint32 today = day ("2026-11-22");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadPeriod period, around[4];
      const char *const expected[] = { table[i].previous, table[i].earlier, table[i].later,
                                       table[i].last_year };

      g_test_message ("%s", table[i].text);
      g_assert_true (pentad_period_parse (table[i].text, today, &period, NULL));
      around[0] = pentad_period_previous (&period);
      around[1] = pentad_period_step (&period, -1, today);
      around[2] = pentad_period_step (&period, 1, today);
      around[3] = pentad_period_last_year (&period);
      for (guint j = 0; j < G_N_ELEMENTS (around); j++)
        {
          g_autofree char *text = NULL;
          text = pentad_period_to_text (&around[j], today);
          g_assert_cmpstr (text, ==, expected[j]);
        }
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

/* What is compared with last year says so in its text, goes on doing so, and reads back; today is
 * compared with yesterday all the same. */
static void
test_against_last_year (void)
{
  static const struct
  {
    const char *text, *from, *to;
  } table[] = {
    { "2026-10@last-year", "2025-10-01", "2025-10-31" },
    { "month@last-year", "2025-11-01", "2025-11-22" },
    { "2026-Q3@last-year", "2025-07-01", "2025-09-30" },
    { "2026-11-01..2026-11-10@last-year", "2025-11-01", "2025-11-10" },
    { "today@last-year", "2026-11-21", "2026-11-21" },
  };
  gint32 today = day ("2026-11-22");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadPeriod period;

      g_assert_true (pentad_period_parse (table[i].text, today, &period, &error));
      g_assert_no_error (error);
      PentadPeriod previous = pentad_period_previous (&period);
      PentadPeriod earlier = pentad_period_step (&period, -1, today);
      g_autofree char *text = pentad_period_to_text (&period, today);
      g_autofree char *text_earlier = pentad_period_to_text (&earlier, today);

      assert_days (&previous, table[i].from, table[i].to);
      g_assert_cmpstr (text, ==, table[i].text);
      g_assert_true (g_str_has_suffix (text_earlier, PENTAD_PERIOD_LAST_YEAR));
      g_assert_cmpint (pentad_period_is_against_last_year (&period), ==, i < 4);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/period/is-compared-with-last-year", test_against_last_year);
  g_test_add_func ("/model/period/current-and-previous", test_current_and_previous);
  g_test_add_func ("/model/period/every-day-of-two-years", test_every_day_of_two_years);
  g_test_add_func ("/model/period/texts-that-are-read", test_texts_that_are_read);
  g_test_add_func ("/model/period/texts-that-are-refused", test_texts_that_are_refused);
  g_test_add_func ("/model/period/what-has-not-begun-is-refused",
                   test_what_has_not_begun_is_refused);
  g_test_add_func ("/model/period/neighbours", test_neighbours);
  g_test_add_func ("/model/period/previous-of-a-range", test_previous_of_a_range);
  return g_test_run ();
}
