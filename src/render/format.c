/* Numbers, durations and dates as the user reads them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units and names of days stand in a table by language here, not in the message catalogue: a scene
 * has its own language, which need not be that of the process. */
#include "config.h"

#include "render/format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MINUS      "\u2212"
#define THIN_SPACE "\u2009"
/* Beyond this a double no longer holds every whole number, and prints as 2×10^300. */
#define MAX_EXACT 9007199254740992.0

typedef struct
{
  const char *day, *hour, *minute, *second; /* with the space that goes before them */
  const char *join;                         /* between "2 d" and "3 h" */
  const char *points;                       /* of percentages */
  /* Large units, from the largest; those of a language that has fewer are 0. */
  struct
  {
    double of;
    const char *word;
  } unit[4];
  const char *weekday[7]; /* Monday first */
  const char *month[12];
} Words;

#define CHINESE_MONTHS                                                                             \
  {                                                                                                \
    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"         \
  }

static const Words words[PENTAD_N_LANGUAGES] = {
  [PENTAD_LANGUAGE_EN] = { " d",
                           " h",
                           " min",
                           " s",
                           " ",
                           " points",
                           { { 1e12, "tn" }, { 1e9, "bn" }, { 1e6, "M" }, { 1e3, "k" } },
                           { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
                           { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                             "Nov", "Dec" } },
  [PENTAD_LANGUAGE_ZH_CN] = { " 天",
                              " 小时",
                              " 分钟",
                              " 秒",
                              " ",
                              " 个百分点",
                              { { 1e12, "万亿" }, { 1e8, "亿" }, { 1e4, "万" } },
                              { "周一", "周二", "周三", "周四", "周五", "周六", "周日" },
                              CHINESE_MONTHS },
  [PENTAD_LANGUAGE_ZH_TW] = { " 天",
                              " 小時",
                              " 分鐘",
                              " 秒",
                              " ",
                              " 個百分點",
                              { { 1e12, "兆" }, { 1e8, "億" }, { 1e4, "萬" } },
                              { "週一", "週二", "週三", "週四", "週五", "週六", "週日" },
                              CHINESE_MONTHS },
};

static const Words *
words_for (PentadLanguage language)
{
  return &words[(guint)language < PENTAD_N_LANGUAGES ? language : PENTAD_LANGUAGE_EN];
}

/* Rounds half up in decimal: 2.675 is stored as a little less, and is meant as it is written. */
static double
round_half_up (double magnitude, int decimals)
{
  double power = pow (10, decimals);
  double scaled = magnitude * power;

  if (scaled >= MAX_EXACT)
    return magnitude;
  return floor (scaled * (1 + 4e-16) + 0.5) / power;
}

/* "1.23×10^300": three digits at most. Superscripts are not in every font of the family list. */
static char *
scientific (double magnitude)
{
  char digits[32];
  char *exponent, *end;

  g_ascii_formatd (digits, sizeof digits, "%.2e", magnitude);
  exponent = strchr (digits, 'e');
  for (end = exponent; end[-1] == '0'; end--)
    ;
  if (end[-1] == '.')
    end--;
  return g_strdup_printf ("%.*s×10^%d", (int)(end - digits), digits, atoi (exponent + 1));
}

static char *
grouped (double value, int decimals, const char *plus)
{
  g_autofree char *digits = NULL;
  char buffer[64];
  char format[8];
  double magnitude = round_half_up (fabs (value), decimals);
  GString *out = g_string_new (NULL);
  gsize whole;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  digits = magnitude < MAX_EXACT
               ? g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, magnitude))
               : scientific (magnitude);
  whole = strspn (digits, "0123456789");
  if (magnitude != 0)
    g_string_append (out, value < 0 ? MINUS : plus);
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, THIN_SPACE);
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + whole);
  return g_string_free (out, FALSE);
}

char *
pentad_format_number (double value, int decimals)
{
  if (!isfinite (value))
    return g_strdup (PENTAD_NO_VALUE);
  return grouped (value, CLAMP (decimals, 0, 6), "");
}

char *
pentad_format_count (double value)
{
  return pentad_format_number (value, 0);
}

char *
pentad_format_percent (double value, int decimals)
{
  g_autofree char *number = pentad_format_number (value, decimals);

  return isfinite (value) ? g_strconcat (number, "%", NULL) : g_steal_pointer (&number);
}

char *
pentad_format_change (double value, int decimals, const char *unit)
{
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup (PENTAD_NO_VALUE);
  number = grouped (value, CLAMP (decimals, 0, 6), "+");
  return g_strconcat (number, unit, NULL);
}

char *
pentad_format_points (double value, int decimals, PentadLanguage language)
{
  return pentad_format_change (value, decimals, words_for (language)->points);
}

/* The fewest decimals, `most` at most, that say a number to three digits. */
static int
decimals_needed (double value, int most)
{
  double magnitude = fabs (value);
  int digits = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2;

  digits = MIN (digits, most);
  while (digits > 0 && fabs (round (value * pow (10, digits - 1)) / pow (10, digits - 1) - value) <
                           0.5 * pow (10, -digits))
    digits--;
  return digits;
}

char *
pentad_format_compact (double value, PentadLanguage language)
{
  const Words *w = words_for (language);

  if (!isfinite (value))
    return g_strdup (PENTAD_NO_VALUE);
  for (guint i = 0; i < G_N_ELEMENTS (w->unit) && fabs (value) >= 1e4; i++)
    if (w->unit[i].of > 0 && fabs (value) >= w->unit[i].of && fabs (value) < MAX_EXACT)
      {
        double share = value / w->unit[i].of;
        g_autofree char *number = pentad_format_number (share, decimals_needed (share, 2));

        return g_strconcat (number, w->unit[i].word, NULL);
      }
  return pentad_format_number (value, decimals_needed (value, 2));
}

/* Hours from which days are easier to read. */
#define DAYS_FROM_H 72

char *
pentad_format_hours (double hours, PentadLanguage language)
{
  const Words *w = words_for (language);
  double magnitude = fabs (hours);
  double shown = magnitude < 1 ? hours * 60 : magnitude < DAYS_FROM_H ? hours : hours / 24;
  const char *unit = magnitude < 1 && magnitude > 0 ? w->minute
                     : magnitude < DAYS_FROM_H      ? w->hour
                                                    : w->day;
  g_autofree char *number = NULL;

  if (!isfinite (hours))
    return g_strdup (PENTAD_NO_VALUE);
  number = pentad_format_number (shown, magnitude < 1 ? 0 : decimals_needed (shown, 1));
  return g_strconcat (number, unit, NULL);
}

char *
pentad_format_duration (gint64 seconds, PentadLanguage language)
{
  const Words *w = words_for (language);
  const char *sign = seconds <= -60 ? MINUS : "";
  guint64 magnitude = seconds < 0 ? -(guint64)seconds : (guint64)seconds;
  guint64 days = magnitude / PENTAD_DAY_S;
  guint64 hours = magnitude % PENTAD_DAY_S / PENTAD_HOUR_S;

  if (days == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ":%02" G_GUINT64_FORMAT, sign, hours,
                            magnitude % PENTAD_HOUR_S / 60);
  if (days >= 100 || hours == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s", sign, days, w->day);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%s%" G_GUINT64_FORMAT "%s", sign, days, w->day,
                          w->join, hours, w->hour);
}

char *
pentad_format_age (double seconds, PentadLanguage language)
{
  const Words *w = words_for (language);
  double age = MAX (seconds, 0);

  if (!isfinite (seconds))
    return g_strdup (PENTAD_NO_VALUE);
  if (age < 60)
    return g_strdup_printf ("%.0f%s", floor (age), w->second);
  if (age < 3600)
    return g_strdup_printf ("%.0f%s", floor (age / 60), w->minute);
  if (age < 86400)
    return g_strdup_printf ("%.0f%s", floor (age / 3600), w->hour);
  return g_strdup_printf ("%.0f%s", floor (age / 86400), w->day);
}

char *
pentad_format_day (gint32 day)
{
  char buffer[16];

  if (day == PENTAD_NO_DAY)
    return g_strdup (PENTAD_NO_VALUE);
  return g_strdup (pentad_day_format (day, buffer));
}

char *
pentad_format_day_short (gint32 day)
{
  int year, month, mday;

  if (day == PENTAD_NO_DAY)
    return g_strdup (PENTAD_NO_VALUE);
  pentad_day_to_date (day, &year, &month, &mday);
  return g_strdup_printf ("%02d-%02d", month, mday);
}

char *
pentad_format_day_words (gint32 day, PentadLanguage language)
{
  int year, month, mday;

  if (day == PENTAD_NO_DAY)
    return g_strdup (PENTAD_NO_VALUE);
  pentad_day_to_date (day, &year, &month, &mday);
  if (language == PENTAD_LANGUAGE_EN)
    return g_strdup_printf ("%d %s %s", mday, pentad_format_month (month, language),
                            pentad_format_weekday (day, language));
  return g_strdup_printf ("%d月%d日 %s", month, mday, pentad_format_weekday (day, language));
}

const char *
pentad_format_weekday (gint32 day, PentadLanguage language)
{
  if (day == PENTAD_NO_DAY)
    return PENTAD_NO_VALUE;
  return words_for (language)->weekday[(pentad_day_weekday (day) + 6) % 7];
}

const char *
pentad_format_month (int month, PentadLanguage language)
{
  if (month < 1 || month > 12)
    return PENTAD_NO_VALUE;
  return words_for (language)->month[month - 1];
}

char *
pentad_format_time (gint64 time, const PentadZone *zone)
{
  int second;

  if (time == PENTAD_NO_TIME)
    return g_strdup (PENTAD_NO_VALUE);
  second = pentad_zone_second_of_day (zone, time);
  return g_strdup_printf ("%02d:%02d", second / 3600, second / 60 % 60);
}

char *
pentad_format_clock (gint64 time, const PentadZone *zone, PentadLanguage language)
{
  g_autofree char *date = NULL;
  gint64 local;
  gint32 day;
  int second;

  if (time == PENTAD_NO_TIME)
    return g_strdup (PENTAD_NO_VALUE);
  /* The calendar date of the clock, not the business day, which may begin later than midnight. */
  local = time + pentad_zone_offset (zone, time);
  day = (gint32)(local / PENTAD_DAY_S - (local % PENTAD_DAY_S < 0 ? 1 : 0));
  second = pentad_zone_second_of_day (zone, time);
  date = pentad_format_day_short (day);
  return g_strdup_printf ("%s %s %02d:%02d:%02d", date, pentad_format_weekday (day, language),
                          second / 3600, second / 60 % 60, second % 60);
}
