/* Numbers, durations and dates as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/format.h"

#include <locale.h>
#include <math.h>

static void
assert_text (char *got, const char *want)
{
  g_assert_cmpstr (got, ==, want);
  g_free (got);
}

static void
test_number (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *text;
  } rows[] = {
    { 0, 0, "0" },
    { -0.0, 1, "0.0" },
    { -0.04, 1, "0.0" },
    { 999, 0, "999" },
    { 1906, 0, "1\u2009906" },
    { 12486, 0, "12\u2009486" },
    { 1234567.891, 2, "1\u2009234\u2009567.89" },
    { -41, 0, "\u221241" },
    { 0.5, 0, "1" },
    { 1.5, 0, "2" },
    { 2.5, 0, "3" },
    { 2.675, 2, "2.68" },
    { 1.005, 2, "1.01" },
    { 96.35, 1, "96.4" },
    { 96.349, 1, "96.3" },
    { 1e300, 0, "1×10^300" },
    { -1.2345e20, 2, "\u22121.23×10^20" },
    { 1.5, 99, "1.500000" },
    { 1.5, -3, "2" },
    { NAN, 0, "—" },
    { INFINITY, 2, "—" },
    { -INFINITY, 2, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_text (pentad_format_number (rows[i].value, rows[i].decimals), rows[i].text);
}

static void
test_percent_and_change (void)
{
  assert_text (pentad_format_count (1284.4), "1\u2009284");
  assert_text (pentad_format_percent (96.4, 1), "96.4%");
  assert_text (pentad_format_percent (100, 2), "100.00%");
  assert_text (pentad_format_percent (NAN, 1), "—");
  assert_text (pentad_format_change (4.1, 1, "%"), "+4.1%");
  assert_text (pentad_format_change (-0.3, 1, ""), "\u22120.3");
  assert_text (pentad_format_change (0.04, 1, ""), "0.0");
  assert_text (pentad_format_change (INFINITY, 1, "%"), "—");
}

static void
test_compact (void)
{
  static const struct
  {
    double value;
    const char *en, *zh_cn, *zh_tw;
  } rows[] = {
    { 0, "0", "0", "0" },
    { 0.25, "0.25", "0.25", "0.25" },
    { 950, "950", "950", "950" },
    { 9999, "9\u2009999", "9\u2009999", "9\u2009999" },
    { 10000, "10k", "1万", "1萬" },
    { 125000, "125k", "12.5万", "12.5萬" },
    { -125000, "\u2212125k", "\u221212.5万", "\u221212.5萬" },
    { 1234567, "1.23M", "123万", "123萬" },
    { 99999999, "100M", "10\u2009000万", "10\u2009000萬" },
    { 1.08e8, "108M", "1.08亿", "1.08億" },
    { 2.5e9, "2.5bn", "25亿", "25億" },
    { 7e14, "700tn", "700万亿", "700兆" },
    { 2e300, "2×10^300", "2×10^300", "2×10^300" },
    { NAN, "—", "—", "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      assert_text (pentad_format_compact (rows[i].value, PENTAD_LANGUAGE_EN), rows[i].en);
      assert_text (pentad_format_compact (rows[i].value, PENTAD_LANGUAGE_ZH_CN), rows[i].zh_cn);
      assert_text (pentad_format_compact (rows[i].value, PENTAD_LANGUAGE_ZH_TW), rows[i].zh_tw);
    }
}

static void
test_points_and_hours (void)
{
  assert_text (pentad_format_points (1.4, 1, PENTAD_LANGUAGE_EN), "+1.4 points");
  assert_text (pentad_format_points (-0.25, 2, PENTAD_LANGUAGE_ZH_CN), "\u22120.25 个百分点");
  assert_text (pentad_format_points (0, 1, PENTAD_LANGUAGE_ZH_TW), "0.0 個百分點");
  assert_text (pentad_format_points (NAN, 1, PENTAD_LANGUAGE_EN), "—");
  assert_text (pentad_format_hours (0, PENTAD_LANGUAGE_EN), "0 h");
  assert_text (pentad_format_hours (0.75, PENTAD_LANGUAGE_EN), "45 min");
  assert_text (pentad_format_hours (3.2, PENTAD_LANGUAGE_ZH_CN), "3.2 小时");
  assert_text (pentad_format_hours (36, PENTAD_LANGUAGE_ZH_TW), "36 小時");
  assert_text (pentad_format_hours (156, PENTAD_LANGUAGE_EN), "6.5 d");
  assert_text (pentad_format_hours (-30, PENTAD_LANGUAGE_EN), "\u221230 h");
  assert_text (pentad_format_hours (INFINITY, PENTAD_LANGUAGE_EN), "—");
}

static void
test_locale (void)
{
  /* A decimal comma of the process must not get into scenes that are compared as bytes. */
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    g_test_skip ("the locale de_DE.UTF-8 is not installed");
  else
    assert_text (pentad_format_number (1.5, 1), "1.5");
  setlocale (LC_NUMERIC, "C");
}

static void
test_duration (void)
{
  static const struct
  {
    gint64 seconds;
    PentadLanguage language;
    const char *text;
  } rows[] = {
    { 0, PENTAD_LANGUAGE_EN, "0:00" },
    { 59, PENTAD_LANGUAGE_EN, "0:00" },
    { -59, PENTAD_LANGUAGE_EN, "0:00" },
    { 42 * 60, PENTAD_LANGUAGE_EN, "0:42" },
    { -42 * 60, PENTAD_LANGUAGE_EN, "\u22120:42" },
    { 86399, PENTAD_LANGUAGE_EN, "23:59" },
    { 86400, PENTAD_LANGUAGE_EN, "1 d" },
    { 2 * 86400 + 3 * 3600, PENTAD_LANGUAGE_EN, "2 d 3 h" },
    { 2 * 86400 + 3 * 3600, PENTAD_LANGUAGE_ZH_CN, "2 天 3 小时" },
    { 2 * 86400 + 3 * 3600, PENTAD_LANGUAGE_ZH_TW, "2 天 3 小時" },
    { 100 * 86400 + 3600, PENTAD_LANGUAGE_EN, "100 d" },
    { G_MININT64, PENTAD_LANGUAGE_EN, "\u2212106751991167300 d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_text (pentad_format_duration (rows[i].seconds, rows[i].language), rows[i].text);
}

static void
test_age (void)
{
  assert_text (pentad_format_age (4.9, PENTAD_LANGUAGE_ZH_CN), "4 秒");
  assert_text (pentad_format_age (-3, PENTAD_LANGUAGE_EN), "0 s");
  assert_text (pentad_format_age (3599, PENTAD_LANGUAGE_EN), "59 min");
  assert_text (pentad_format_age (7200, PENTAD_LANGUAGE_EN), "2 h");
  assert_text (pentad_format_age (5 * 86400, PENTAD_LANGUAGE_EN), "5 d");
  assert_text (pentad_format_age (NAN, PENTAD_LANGUAGE_EN), "—");
  assert_text (pentad_format_age (INFINITY, PENTAD_LANGUAGE_EN), "—");
}

static void
test_dates (void)
{
  gint32 day = pentad_day_from_date (2026, 11, 22);

  assert_text (pentad_format_day (day), "2026-11-22");
  assert_text (pentad_format_day_short (day), "11-22");
  assert_text (pentad_format_day (PENTAD_NO_DAY), "—");
  assert_text (pentad_format_day_short (PENTAD_NO_DAY), "—");
  g_assert_cmpstr (pentad_format_weekday (day, PENTAD_LANGUAGE_ZH_CN), ==, "周日");
  g_assert_cmpstr (pentad_format_weekday (day + 1, PENTAD_LANGUAGE_EN), ==, "Mon");
  g_assert_cmpstr (pentad_format_weekday (PENTAD_NO_DAY, PENTAD_LANGUAGE_EN), ==, "—");
  assert_text (pentad_format_day_words (day, PENTAD_LANGUAGE_ZH_TW), "11月22日 週日");
  assert_text (pentad_format_day_words (day, PENTAD_LANGUAGE_EN), "22 Nov Sun");
  assert_text (pentad_format_day_words (PENTAD_NO_DAY, PENTAD_LANGUAGE_EN), "—");
  g_assert_cmpstr (pentad_format_month (10, PENTAD_LANGUAGE_ZH_CN), ==, "10月");
  g_assert_cmpstr (pentad_format_month (13, PENTAD_LANGUAGE_EN), ==, "—");
}

static void
test_clock (void)
{
  g_autoptr (GError) error = NULL;
  /* A business day from six o'clock on must not turn the clock's date. */
  g_autoptr (PentadZone) zone = pentad_zone_new ("+08:00", 6 * 3600, &error);
  gint64 time;

  g_assert_no_error (error);
  g_assert_true (pentad_time_parse ("2026-11-22T02:32:05+08:00", -1, NULL, &time));
  assert_text (pentad_format_clock (time, zone, PENTAD_LANGUAGE_ZH_CN), "11-22 周日 02:32:05");
  assert_text (pentad_format_clock (time, zone, PENTAD_LANGUAGE_EN), "11-22 Sun 02:32:05");
  assert_text (pentad_format_time (time, zone), "02:32");
  assert_text (pentad_format_time (PENTAD_NO_TIME, zone), "—");
  assert_text (pentad_format_clock (PENTAD_NO_TIME, zone, PENTAD_LANGUAGE_EN), "—");
  assert_text (pentad_format_clock (-1, zone, PENTAD_LANGUAGE_EN), "01-01 Thu 07:59:59");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/format/number", test_number);
  g_test_add_func ("/render/format/percent-and-change", test_percent_and_change);
  g_test_add_func ("/render/format/large-units-of-the-language", test_compact);
  g_test_add_func ("/render/format/points-and-hours", test_points_and_hours);
  g_test_add_func ("/render/format/locale-does-not-matter", test_locale);
  g_test_add_func ("/render/format/duration", test_duration);
  g_test_add_func ("/render/format/age", test_age);
  g_test_add_func ("/render/format/dates", test_dates);
  g_test_add_func ("/render/format/clock", test_clock);
  return g_test_run ();
}
