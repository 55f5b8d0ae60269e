/* Instants, local days and their texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/zone.h"

#include <gio/gio.h>
#include <string.h>

static PentadZone *
zone (const char *name, int day_start_s)
{
  g_autoptr (GError) error = NULL;
  PentadZone *self = pentad_zone_new (name, day_start_s, &error);

  g_assert_no_error (error);
  return self;
}

static gint64
instant (const char *text)
{
  gint64 time;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}

static void
test_known_offsets (void)
{
  static const struct
  {
    const char *zone, *time;
    int offset_s;
  } table[] = {
    { "Asia/Shanghai", "2026-01-01T00:00:00Z", 28800 },
    { "Asia/Shanghai", "2026-07-01T00:00:00Z", 28800 },
    { "+08:00", "2026-07-01T00:00:00Z", 28800 },
    { "UTC", "2026-07-01T00:00:00Z", 0 },
    { "America/New_York", "2026-01-15T00:00:00Z", -18000 },
    { "America/New_York", "2026-07-15T00:00:00Z", -14400 },
    { "America/New_York", "2026-03-08T06:59:59Z", -18000 },
    { "America/New_York", "2026-03-08T07:00:00Z", -14400 },
    { "America/New_York", "2026-11-01T05:59:59Z", -14400 },
    { "America/New_York", "2026-11-01T06:00:00Z", -18000 },
    { "Asia/Kolkata", "2026-07-01T00:00:00Z", 19800 },
    /* Summer time broken off for Ramadan, and given up after one week. */
    { "Africa/Cairo", "2010-09-20T12:00:00Z", 10800 },
    { "Africa/Cairo", "2010-10-02T12:00:00Z", 7200 },
    { "America/Boa_Vista", "2000-10-10T12:00:00Z", -10800 },
    { "America/Boa_Vista", "2000-10-20T12:00:00Z", -14400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadZone) self = zone (table[i].zone, 0);

      g_test_message ("%s %s", table[i].zone, table[i].time);
      g_assert_cmpint (pentad_zone_offset (self, instant (table[i].time)), ==, table[i].offset_s);
      g_assert_cmpstr (pentad_zone_get_name (self), ==, table[i].zone);
    }
}

static void
test_offsets_equal_those_of_glib (void)
{
  static const char *const names[] = { "America/New_York", "Europe/Berlin", "Australia/Lord_Howe",
                                       "America/Sao_Paulo" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PentadZone) self = zone (names[i], 0);
      g_autoptr (GTimeZone) other = g_time_zone_new_identifier (names[i]);

      for (gint64 t = instant ("1995-01-01T00:00:00Z"); t < instant ("2035-01-01T00:00:00Z");
           t += 11 * PENTAD_HOUR_S + 17)
        {
          int interval = g_time_zone_find_interval (other, G_TIME_TYPE_UNIVERSAL, t);

          g_assert_cmpint (pentad_zone_offset (self, t), ==,
                           g_time_zone_get_offset (other, interval));
        }
    }
}

static void
test_unknown_name_is_refused (void)
{
  static const char *const names[] = { "Asia/Yunzhou", "08:00x", "Mars" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pentad_zone_new (names[i], 0, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, names[i]));
    }
}

static void
test_days_have_23_24_and_25_hours (void)
{
  static const struct
  {
    const char *zone;
    int day_start_s, year, month, mday, hours;
  } table[] = {
    { "Asia/Shanghai", 0, 2026, 11, 22, 24 },
    { "Asia/Shanghai", 5 * 3600, 2026, 3, 8, 24 },
    { "America/New_York", 0, 2026, 3, 8, 23 },
    { "America/New_York", 0, 2026, 11, 1, 25 },
    { "America/New_York", 0, 2026, 11, 2, 24 },
    /* A day that begins at 05:00 has the change in the business day before. */
    { "America/New_York", 5 * 3600, 2026, 3, 7, 23 },
    { "America/New_York", 5 * 3600, 2026, 3, 8, 24 },
    { "America/New_York", 5 * 3600, 2026, 10, 31, 25 },
    { "America/New_York", 5 * 3600, 2026, 11, 1, 24 },
    /* Midnight itself is skipped, or passes twice. */
    { "America/Sao_Paulo", 0, 2018, 11, 4, 23 },
    { "America/Sao_Paulo", 0, 2018, 2, 17, 25 },
    { "America/Havana", 0, 2018, 11, 4, 25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadZone) self = zone (table[i].zone, table[i].day_start_s);
      gint32 day = pentad_day_from_date (table[i].year, table[i].month, table[i].mday);
      gint64 begin = pentad_zone_day_begin (self, day), end = pentad_zone_day_begin (self, day + 1);

      g_test_message ("%s %d-%d-%d", table[i].zone, table[i].year, table[i].month, table[i].mday);
      g_assert_cmpint (end - begin, ==, table[i].hours * PENTAD_HOUR_S);
      g_assert_cmpint (pentad_zone_day (self, begin), ==, day);
      g_assert_cmpint (pentad_zone_day (self, end - 1), ==, day);
      g_assert_cmpint (pentad_zone_day (self, begin - 1), ==, day - 1);
    }
}

static void
test_day_begin_at_five (void)
{
  g_autoptr (PentadZone) self = zone ("Asia/Shanghai", 5 * 3600);
  gint32 day = pentad_day_from_date (2026, 11, 22);

  g_assert_cmpint (pentad_zone_day_begin (self, day), ==, instant ("2026-11-22T05:00:00+08:00"));
  g_assert_cmpint (pentad_zone_day (self, instant ("2026-11-22T04:59:59+08:00")), ==, day - 1);
  g_assert_cmpint (pentad_zone_day (self, instant ("2026-11-22T05:00:00+08:00")), ==, day);
  /* The clock on the wall has nothing to do with the business day. */
  g_assert_cmpint (pentad_zone_second_of_day (self, instant ("2026-11-22T04:59:59+08:00")), ==,
                   4 * 3600 + 59 * 60 + 59);
}

static void
test_every_day_begins_where_the_last_one_ends (void)
{
  static const char *const names[] = { "America/New_York", "America/Sao_Paulo", "Asia/Shanghai",
                                       "Australia/Lord_Howe" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (PentadZone) self = zone (names[i], 0);

      for (gint32 day = pentad_day_from_date (2015, 1, 1); day < pentad_day_from_date (2027, 1, 1);
           day++)
        {
          gint64 begin = pentad_zone_day_begin (self, day);

          g_assert_cmpint (pentad_zone_day (self, begin), ==, day);
          g_assert_cmpint (pentad_zone_day (self, begin - 1), ==, day - 1);
        }
    }
}

/* Days that begin in the hour that is skipped, or passes twice: none begins or ends twice. */
static void
test_days_never_go_back (void)
{
  static const struct
  {
    const char *zone;
    int day_start_s;
  } table[] = {
    { "America/New_York", 3600 },       { "America/New_York", 5400 },
    { "America/New_York", 7199 },       { "America/New_York", 9000 },
    { "Europe/Berlin", 2 * 3600 + 60 }, { "Australia/Lord_Howe", 6300 },
    { "America/Sao_Paulo", 0 },         { "America/Havana", 1800 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadZone) self = zone (table[i].zone, table[i].day_start_s);
      gint64 from = instant ("2018-01-01T00:00:00Z"), to = instant ("2019-01-01T00:00:00Z");
      gint32 day = pentad_zone_day (self, from);

      g_test_message ("%s %d", table[i].zone, table[i].day_start_s);
      for (gint64 t = from; t < to; t += 300)
        {
          gint32 then = pentad_zone_day (self, t);

          g_assert_cmpint (then, >=, day);
          g_assert_cmpint (then, <=, day + 1);
          if (then > day)
            g_assert_cmpint (pentad_zone_day_begin (self, then), <=, t);
          g_assert_cmpint (pentad_zone_day_begin (self, then + 1), >, t);
          day = then;
        }
    }
}

static void
test_dates_there_and_back (void)
{
  static const struct
  {
    int year, month, mday;
    gint32 day;
    int weekday;
  } table[] = {
    { 1970, 1, 1, 0, 4 },      { 1969, 12, 31, -1, 3 },   { 2000, 2, 29, 11016, 2 },
    { 2000, 3, 1, 11017, 3 },  { 2024, 2, 29, 19782, 4 }, { 2026, 11, 22, 20779, 7 },
    { 1900, 3, 1, -25508, 4 }, { 2100, 3, 1, 47541, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int y, m, d;

      g_assert_cmpint (pentad_day_from_date (table[i].year, table[i].month, table[i].mday), ==,
                       table[i].day);
      pentad_day_to_date (table[i].day, &y, &m, &d);
      g_assert_cmpint (y, ==, table[i].year);
      g_assert_cmpint (m, ==, table[i].month);
      g_assert_cmpint (d, ==, table[i].mday);
      g_assert_cmpint (pentad_day_weekday (table[i].day), ==, table[i].weekday);
    }
  /* All days of 400 years, one after the other. */
  for (gint32 day = pentad_day_from_date (1800, 1, 1); day < pentad_day_from_date (2200, 1, 1);
       day++)
    {
      g_autoptr (GDate) date = g_date_new_julian ((guint32)(day + 719163));
      int y, m, d;

      pentad_day_to_date (day, &y, &m, &d);
      g_assert_cmpint (y, ==, g_date_get_year (date));
      g_assert_cmpint (m, ==, g_date_get_month (date));
      g_assert_cmpint (d, ==, g_date_get_day (date));
      g_assert_cmpint (pentad_day_from_date (y, m, d), ==, day);
      g_assert_cmpint (pentad_day_weekday (day), ==, (int)g_date_get_weekday (date));
    }
}

static void
test_day_texts (void)
{
  static const char *const refused[] = {
    "",           "2026-11",     "2026-11-2",  "2026-11-022", "2026-13-01", "2026-00-10",
    "2026-11-31", "2026-02-29",  "2025-02-29", "1900-02-29",  "2026-01-00", "2026/11/22",
    " 026-11-22", "2026-11-22 ", "20261122",   "+026-11-22",  "2026-1a-22", "-026-11-22",
  };
  gint32 day = 7;
  char buffer[16];

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (pentad_day_parse (refused[i], &day));
    }
  g_assert_false (pentad_day_parse (NULL, &day));
  g_assert_true (pentad_day_parse ("2024-02-29", &day));
  g_assert_cmpint (day, ==, 19782);
  g_assert_true (pentad_day_parse ("2000-02-29", &day));
  g_assert_cmpstr (pentad_day_format (day, buffer), ==, "2000-02-29");
}

static void
test_time_texts_that_are_read (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
  } table[] = {
    { "2026-11-22T14:32:05+08:00", 1795329125 },
    { "2026-11-22T06:32:05Z", 1795329125 },
    { "2026-11-22t06:32:05z", 1795329125 },
    { "2026-11-22 06:32:05Z", 1795329125 },
    { "2026-11-22T06:32:05.999Z", 1795329125 },
    { "2026-11-22T06:32:05.000000001Z", 1795329125 },
    { "2026-11-22T01:32:05-05:00", 1795329125 },
    { "2026-11-22T12:02:05+05:30", 1795329125 },
    { "1970-01-01T00:00:00Z", 0 },
    { "1969-12-31T23:59:59Z", -1 },
    { "2016-12-31T23:59:60Z", 1483228799 },
    { "2024-02-29T00:00:00+00:00", 1709164800 },
    { "2026-11-22T06:32:05.5-00:00", 1795329125 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 time = 0;

      g_test_message ("%s", table[i].text);
      g_assert_true (pentad_time_parse (table[i].text, -1, NULL, &time));
      g_assert_cmpint (time, ==, table[i].time);
    }
}

static void
test_time_texts_that_are_refused (void)
{
  static const char *const table[] = {
    "",
    "2026-11-22",
    "2026-11-22T14:32",
    "2026-11-22T14:32:05",
    "2026-11-22T14:32:05+0800",
    "2026-11-22T14:32:05+08",
    "2026-11-22T14:32:05+08:0",
    "2026-11-22T14:32:05+24:00",
    "2026-11-22T14:32:05+08:60",
    "2026-11-22T24:00:00Z",
    "2026-11-22T14:60:00Z",
    "2026-11-22T14:32:61Z",
    "2026-11-31T14:32:05Z",
    "2026-02-29T14:32:05Z",
    "2026-11-22X14:32:05Z",
    "2026-11-22T14:32:05.Z",
    "2026-11-22T14:32:05 Z",
    "2026-11-22T14:32:05ZZ",
    "2026-11-22T14:32:05Z ",
    "2026-11-22T-1:32:05Z",
    "2026-11-22T14:32:05.000000000000000000000000000Z",
    "tomorrow, at half past eight",
  };
  gint64 time = 0;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i]);
      g_assert_false (pentad_time_parse (table[i], -1, NULL, &time));
    }
}

static void
test_length_bounds_the_text (void)
{
  static const char text[] = "2026-11-22T06:32:05Z\",\"status\"";
  gint64 time = 0;

  g_assert_false (pentad_time_parse (text, -1, NULL, &time));
  g_assert_true (pentad_time_parse (text, 20, NULL, &time));
  g_assert_cmpint (time, ==, 1795329125);
  g_assert_false (pentad_time_parse (text, 19, NULL, &time));
}

static void
test_time_without_zone_is_read_in_the_given_one (void)
{
  g_autoptr (PentadZone) shanghai = zone ("Asia/Shanghai", 0);
  g_autoptr (PentadZone) new_york = zone ("America/New_York", 0);
  gint64 time = 0;

  g_assert_true (pentad_time_parse ("2026-11-22 14:32:05", -1, shanghai, &time));
  g_assert_cmpint (time, ==, 1795329125);
  g_assert_true (pentad_time_parse ("2026-07-01T12:00:00", -1, new_york, &time));
  g_assert_cmpint (time, ==, instant ("2026-07-01T12:00:00-04:00"));
  g_assert_true (pentad_time_parse ("2026-03-08T03:30:00", -1, new_york, &time));
  g_assert_cmpint (time, ==, instant ("2026-03-08T03:30:00-04:00"));
  /* A zone in the text wins. */
  g_assert_true (pentad_time_parse ("2026-11-22T06:32:05Z", -1, shanghai, &time));
  g_assert_cmpint (time, ==, 1795329125);
}

static void
test_time_texts_that_are_written (void)
{
  static const struct
  {
    const char *zone, *text;
  } table[] = {
    { "Asia/Shanghai", "2026-11-22T14:32:05+08:00" },
    { "UTC", "2026-11-22T06:32:05+00:00" },
    { "America/New_York", "2026-11-22T01:32:05-05:00" },
    { "Asia/Kolkata", "2026-11-22T12:02:05+05:30" },
    { "America/St_Johns", "2026-11-22T03:02:05-03:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadZone) self = zone (table[i].zone, 0);
      char buffer[32];

      g_assert_cmpstr (pentad_time_format (1795329125, self, buffer), ==, table[i].text);
      g_assert_cmpint (instant (buffer), ==, 1795329125);
    }
}

/* What was read before changes nothing. */
static void
test_time_again (void)
{
  static const char *const texts[] = {
    "2026-11-22T14:32:05+08:00", "2026-11-22T23:59:60+08:00", "2026-11-22T24:00:00+08:00",
    "2026-11-22T14:60:05+08:00", "2026-11-22T14:32:61+08:00", "2026-11-22T1/:32:05+08:00",
    "2026-11-22T1::32:05+08:00", "2026-11-22T30:32:05+08:00", "2026-11-22T14-32:05+08:00",
    "2026-11-22T14:32:05-03:30", "2026-11-22t14:32:05+08:00", "2026-11-23T00:00:00+08:00",
    "2026-11-22T14:32:05.1234Z", "2026-11-22T14:32:0599:00X", "2026-11-22T14:32:05Z",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        PentadTimeMemo memo = { 0 };
        gint64 first, time = 0, want = 0;

        pentad_time_parse_again (texts[i], strlen (texts[i]), &memo, &first);
        g_assert_cmpint (pentad_time_parse_again (texts[j], strlen (texts[j]), &memo, &time), ==,
                         pentad_time_parse (texts[j], -1, NULL, &want));
        g_assert_cmpint (time, ==, want);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/zone/known-offsets", test_known_offsets);
  g_test_add_func ("/model/zone/offsets-equal-those-of-glib", test_offsets_equal_those_of_glib);
  g_test_add_func ("/model/zone/unknown-name-is-refused", test_unknown_name_is_refused);
  g_test_add_func ("/model/zone/days-have-23-24-and-25-hours", test_days_have_23_24_and_25_hours);
  g_test_add_func ("/model/zone/day-begin-at-five", test_day_begin_at_five);
  g_test_add_func ("/model/zone/every-day-begins-where-the-last-one-ends",
                   test_every_day_begins_where_the_last_one_ends);
  g_test_add_func ("/model/zone/dates-there-and-back", test_dates_there_and_back);
  g_test_add_func ("/model/zone/day-texts", test_day_texts);
  g_test_add_func ("/model/zone/time-texts-that-are-read", test_time_texts_that_are_read);
  g_test_add_func ("/model/zone/time-texts-that-are-refused", test_time_texts_that_are_refused);
  g_test_add_func ("/model/zone/length-bounds-the-text", test_length_bounds_the_text);
  g_test_add_func ("/model/zone/time-without-zone-is-read-in-the-given-one",
                   test_time_without_zone_is_read_in_the_given_one);
  g_test_add_func ("/model/zone/time-texts-that-are-written", test_time_texts_that_are_written);
  g_test_add_func ("/model/zone/days-never-go-back", test_days_never_go_back);
  g_test_add_func ("/model/zone/time-like-the-one-before", test_time_again);
  return g_test_run ();
}
