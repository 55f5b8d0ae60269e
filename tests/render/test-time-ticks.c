/* Ticks of time axes: steps of clock and calendar in the city's zone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/time-ticks.h"

static gint64
instant (const char *text)
{
  gint64 time;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}

/* All ticks as words, separated by spaces. */
static char *
words (const PentadTimeTicks *ticks, const PentadZone *zone, PentadLanguage language)
{
  GString *all = g_string_new (NULL);

  for (int i = 0; i < ticks->n; i++)
    {
      g_autofree char *word = pentad_time_ticks_format (ticks, i, zone, language);
      g_string_append_printf (all, i > 0 ? " %s" : "%s", word);
    }
  return g_string_free (all, FALSE);
}

static void
test_steps (void)
{
  static const struct
  {
    const char *zone;
    int day_start_s;
    const char *from, *to;
    int most;
    const char *words;
  } rows[] = {
    { "+08:00", 0, "2026-11-22T14:02:00+08:00", "2026-11-22T14:06:00+08:00", 5,
      "14:02 14:03 14:04 14:05 14:06" },
    { "+08:00", 0, "2026-11-22T09:10:00+08:00", "2026-11-22T11:05:00+08:00", 5,
      "09:30 10:00 10:30 11:00" },
    { "+08:00", 0, "2026-11-22T00:00:00+08:00", "2026-11-23T00:00:00+08:00", 9,
      "11-22 03:00 06:00 09:00 12:00 15:00 18:00 21:00 11-23" },
    { "+08:00", 0, "2026-11-20T05:00:00+08:00", "2026-11-24T05:00:00+08:00", 6,
      "11-21 11-22 11-23 11-24" },
    { "+08:00", 0, "2026-10-24T00:00:00+08:00", "2026-11-22T00:00:00+08:00", 6,
      "10-26 11-02 11-09 11-16" },
    { "+08:00", 0, "2026-01-01T00:00:00+08:00", "2026-03-31T00:00:00+08:00", 8,
      "01-05 01-19 02-02 02-16 03-02 03-16 03-30" },
    { "+08:00", 0, "2025-11-10T00:00:00+08:00", "2026-11-22T00:00:00+08:00", 13,
      "Dec 2026 Feb Mar Apr May Jun Jul Aug Sep Oct Nov" },
    { "+08:00", 0, "2025-11-10T00:00:00+08:00", "2026-11-22T00:00:00+08:00", 5,
      "2026 Apr Jul Oct" },
    { "+08:00", 0, "1990-01-01T00:00:00+08:00", "2026-11-22T00:00:00+08:00", 9,
      "1990 1995 2000 2005 2010 2015 2020 2025" },
    /* A business day from six o'clock on begins there, and clocks still read 00:00 before. */
    { "+08:00", 6 * 3600, "2026-11-22T00:00:00+08:00", "2026-11-22T12:00:00+08:00", 6,
      "00:00 03:00 11-22 09:00 12:00" },
    /* In summer time's night there is no two o'clock, and in autumn's one is enough. */
    { "America/New_York", 0, "2026-03-08T00:00:00-05:00", "2026-03-08T05:00:00-04:00", 6,
      "03-08 01:00 03:00 04:00 05:00" },
    { "America/New_York", 0, "2026-11-01T00:00:00-04:00", "2026-11-01T03:00:00-05:00", 6,
      "11-01 01:00 02:00 03:00" },
    /* Degenerate: one instant, on a step and beside it, and ends the wrong way round. */
    { "+08:00", 0, "2026-11-22T14:02:00+08:00", "2026-11-22T14:02:00+08:00", 5, "14:02" },
    { "+08:00", 0, "2026-11-22T14:02:01+08:00", "2026-11-22T14:02:01+08:00", 5, "" },
    { "+08:00", 0, "2026-11-22T14:06:00+08:00", "2026-11-22T14:04:00+08:00", 5,
      "14:04 14:05 14:06" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadZone) zone = pentad_zone_new (rows[i].zone, rows[i].day_start_s, &error);
      g_assert_no_error (error);
      PentadTimeTicks ticks =
          pentad_time_ticks_new (instant (rows[i].from), instant (rows[i].to), rows[i].most, zone);
      g_autofree char *got = words (&ticks, zone, PENTAD_LANGUAGE_EN);

      g_assert_cmpstr (got, ==, rows[i].words);
    }
}

static void
test_any_range (void)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  gint64 from = instant ("2026-11-22T13:37:11+08:00");

  for (gint64 length = 1; length < 3000 * 366 * PENTAD_DAY_S; length = length * 3 / 2 + 1)
    for (int most = 0; most < 20; most += 3)
      {
        PentadTimeTicks ticks = pentad_time_ticks_new (from, from + length, most, zone);

        g_assert_cmpint (ticks.n, <=, CLAMP (most, 1, PENTAD_MAX_TICKS));
        for (int i = 0; i < ticks.n; i++)
          {
            g_assert_cmpint (ticks.at[i], >=, i > 0 ? ticks.at[i - 1] + 1 : from);
            g_assert_cmpint (ticks.at[i], <=, from + length);
          }
        /* Two years always hold a step that is not too fine. */
        if (most >= 3 && length > 60 && length < 1900 * 366 * PENTAD_DAY_S / 2 && most >= 6)
          g_assert_cmpint (ticks.n, >=, 1);
      }
  PentadTimeTicks none = pentad_time_ticks_new (G_MININT64, G_MAXINT64, 8, zone);
  g_assert_cmpint (none.n, ==, 0);
}

static void
test_language (void)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("+08:00", 0, NULL);
  PentadTimeTicks ticks = pentad_time_ticks_new (instant ("2025-11-20T00:00:00+08:00"),
                                                 instant ("2026-03-02T00:00:00+08:00"), 5, zone);
  g_autofree char *zh = words (&ticks, zone, PENTAD_LANGUAGE_ZH_CN);

  g_assert_cmpstr (zh, ==, "12月 2026 2月 3月");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/time-ticks/steps-of-clock-and-calendar", test_steps);
  g_test_add_func ("/render/time-ticks/any-range-has-few-that-rise", test_any_range);
  g_test_add_func ("/render/time-ticks/months-in-the-scene-s-language", test_language);
  return g_test_run ();
}
