/* The periods of evaluation: today, week, month, quarter, half-year, year or a free range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/period.h"

#include <gio/gio.h>
#include <string.h>

static const char *const ids[PENTAD_N_PERIODS] = {
  "today", "week", "month", "quarter", "half-year", "year", "range",
};

const char *
pentad_period_id (PentadPeriodKind kind)
{
  return ids[kind];
}

/* Months in a period of a kind; 0 for those that are not made of months. */
static int
months_of (PentadPeriodKind kind)
{
  switch (kind)
    {
    case PENTAD_PERIOD_MONTH:
      return 1;
    case PENTAD_PERIOD_QUARTER:
      return 3;
    case PENTAD_PERIOD_HALF_YEAR:
      return 6;
    case PENTAD_PERIOD_YEAR:
      return 12;
    case PENTAD_PERIOD_TODAY:
    case PENTAD_PERIOD_WEEK:
    case PENTAD_PERIOD_RANGE:
    case PENTAD_N_PERIODS:
      return 0;
    }
  g_return_val_if_reached (0);
}

/* The first day of the month that lies `months` before the one of year/month. */
static gint32
first_of_month (int year, int month, int months)
{
  int n = year * 12 + month - 1 - months;

  return pentad_day_from_date (n / 12, n % 12 + 1, 1);
}

static gint32
first_day (PentadPeriodKind kind, gint32 today)
{
  int y, m, d, months = months_of (kind);

  if (kind == PENTAD_PERIOD_WEEK)
    return today - (pentad_day_weekday (today) - 1);
  if (months == 0)
    return today;
  pentad_day_to_date (today, &y, &m, &d);
  return first_of_month (y, m, (m - 1) % months);
}

PentadPeriod
pentad_period_current (PentadPeriodKind kind, gint32 today)
{
  return (PentadPeriod){ kind, first_day (kind, today), today };
}

/* The last day of the period of that kind that begins on `from`. */
static gint32
last_day (PentadPeriodKind kind, gint32 from)
{
  int y, m, d, months = months_of (kind);

  if (kind == PENTAD_PERIOD_WEEK)
    return from + 6;
  if (months == 0)
    return from;
  pentad_day_to_date (from, &y, &m, &d);
  return first_of_month (y, m, -months) - 1;
}

gboolean
pentad_period_is_whole (const PentadPeriod *period)
{
  return period->kind != PENTAD_PERIOD_TODAY && period->kind != PENTAD_PERIOD_RANGE &&
         period->to == last_day (period->kind, period->from);
}

gboolean
pentad_period_is_current (const PentadPeriod *period, gint32 today)
{
  return period->kind != PENTAD_PERIOD_RANGE && period->to == today &&
         period->from == first_day (period->kind, today);
}

/* The whole period of a kind that holds a day. */
static PentadPeriod
whole_period (PentadPeriodKind kind, gint32 day)
{
  gint32 from = first_day (kind, day);

  return (PentadPeriod){ kind, from, last_day (kind, from) };
}

gboolean
pentad_period_is_against_last_year (const PentadPeriod *period)
{
  return period->last_year && period->kind != PENTAD_PERIOD_TODAY;
}

PentadPeriod
pentad_period_previous (const PentadPeriod *period)
{
  int length = pentad_period_days (period);
  PentadPeriod previous = *period;

  if (pentad_period_is_against_last_year (period))
    return pentad_period_last_year (period);
  if (period->kind == PENTAD_PERIOD_TODAY || period->kind == PENTAD_PERIOD_RANGE)
    {
      previous.from = period->from - length;
      previous.to = period->from - 1;
      return previous;
    }
  previous = whole_period (period->kind, period->from - 1);
  if (!pentad_period_is_whole (period))
    previous.to = MIN (previous.from + length - 1, previous.to);
  return previous;
}

PentadPeriod
pentad_period_step (const PentadPeriod *period, int step, gint32 today)
{
  int days = step * pentad_period_days (period);
  PentadPeriod to;

  if (period->kind == PENTAD_PERIOD_TODAY || period->kind == PENTAD_PERIOD_RANGE)
    to = (PentadPeriod){ PENTAD_PERIOD_RANGE, period->from + days, period->to + days };
  else
    to = whole_period (period->kind,
                       step < 0 ? period->from - 1 : last_day (period->kind, period->from) + 1);
  if (to.from > today)
    return *period;
  to.to = MIN (to.to, today);
  if (to.from == today && period->from == period->to)
    to.kind = PENTAD_PERIOD_TODAY;
  to.last_year = period->last_year;
  return to;
}

static gint32
year_before (gint32 day)
{
  int y, m, d;

  pentad_day_to_date (day, &y, &m, &d);
  return pentad_day_from_date (y - 1, m, m == 2 && d == 29 ? 28 : d);
}

/* Weeks are those of ISO 8601: the first of a year is the one that holds its 4th of January. */
static gint32
first_week (int year)
{
  return first_day (PENTAD_PERIOD_WEEK, pentad_day_from_date (year, 1, 4));
}

/* Year and number of the week that begins on a Monday. */
static int
week_number (gint32 monday, int *year)
{
  int m, d;

  pentad_day_to_date (monday + 3, year, &m, &d);
  return (monday - first_week (*year)) / 7 + 1;
}

PentadPeriod
pentad_period_last_year (const PentadPeriod *period)
{
  PentadPeriod before = *period;

  if (period->kind == PENTAD_PERIOD_WEEK)
    {
      int year, week = week_number (period->from, &year);

      before.from = MIN (first_week (year - 1) + 7 * (week - 1), first_week (year) - 7);
      before.to = before.from + pentad_period_days (period) - 1;
      return before;
    }
  before.from = year_before (period->from);
  before.to = pentad_period_is_whole (period) ? last_day (period->kind, before.from)
                                              : year_before (period->to);
  return before;
}

static gboolean
parse_days (const char *text, PentadPeriod *period)
{
  const char *dots = strstr (text, "..");
  g_autofree char *from = dots != NULL ? g_strndup (text, (gsize)(dots - text)) : NULL;

  period->kind = PENTAD_PERIOD_RANGE;
  return pentad_day_parse (dots != NULL ? from : text, &period->from) &&
         pentad_day_parse (dots != NULL ? dots + 2 : text, &period->to) &&
         period->from <= period->to;
}

/* Exactly n digits as a number; -1 for anything else. */
static int
read_digits (const char *text, gsize n)
{
  int value = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* The n-th week, month, quarter or half of a year, counted from 1. */
static gboolean
take_part (PentadPeriodKind kind, int year, int n, PentadPeriod *period)
{
  gint32 day;

  if (kind == PENTAD_PERIOD_WEEK)
    day = first_week (year) + 7 * (n - 1);
  else if (n < 1 || n > 12 / months_of (kind))
    return FALSE;
  else
    day = pentad_day_from_date (year, (n - 1) * months_of (kind) + 1, 1);
  *period = whole_period (kind, day);
  return kind != PENTAD_PERIOD_WEEK || (n >= 1 && day < first_week (year + 1));
}

/* "2025", "2026-10", "2026-Q3", "2026-H1" or "2026-W46". */
static gboolean
parse_calendar (const char *text, PentadPeriod *period)
{
  gsize n = strlen (text);
  int year = n >= 4 ? read_digits (text, 4) : -1;

  if (year < 1)
    return FALSE;
  if (n == 4)
    return take_part (PENTAD_PERIOD_YEAR, year, 1, period);
  if (n != 7 && n != 8)
    return FALSE;
  if (text[4] != '-')
    return FALSE;
  if (n == 8)
    return text[5] == 'W' &&
           take_part (PENTAD_PERIOD_WEEK, year, read_digits (text + 6, 2), period);
  if (text[5] == 'Q')
    return take_part (PENTAD_PERIOD_QUARTER, year, read_digits (text + 6, 1), period);
  if (text[5] == 'H')
    return take_part (PENTAD_PERIOD_HALF_YEAR, year, read_digits (text + 6, 1), period);
  return take_part (PENTAD_PERIOD_MONTH, year, read_digits (text + 5, 2), period);
}

static gboolean
parse_plain (const char *text, gint32 today, PentadPeriod *period, GError **error)
{
  PentadPeriod read = { 0 };

  for (int i = 0; i < PENTAD_PERIOD_RANGE; i++)
    if (strcmp (text, ids[i]) == 0)
      {
        *period = pentad_period_current (i, today);
        return TRUE;
      }
  if (!parse_calendar (text, &read) && !parse_days (text, &read))
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
          "“%s” is not a period; expected today, week, month, quarter, half-year, year, "
          "one like 2026-W46, 2026-10, 2026-Q3, 2026-H1 or 2025, a day like 2026-11-01, or "
          "FROM..TO of such days",
          text);
      return FALSE;
    }
  if (today != 0 && read.from > today)
    {
      char day[16];

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "“%s” has not begun: today is %s", text, pentad_day_format (today, day));
      return FALSE;
    }
  if (today != 0 && read.kind != PENTAD_PERIOD_RANGE)
    read.to = MIN (read.to, today);
  *period = read;
  return TRUE;
}

gboolean
pentad_period_parse (const char *text, gint32 today, PentadPeriod *period, GError **error)
{
  gboolean last_year = g_str_has_suffix (text, PENTAD_PERIOD_LAST_YEAR);
  g_autofree char *plain =
      g_strndup (text, strlen (text) - (last_year ? strlen (PENTAD_PERIOD_LAST_YEAR) : 0));

  if (!parse_plain (plain, today, period, error))
    return FALSE;
  period->last_year = last_year;
  return TRUE;
}

static char *
calendar_text (const PentadPeriod *period)
{
  int year, month, day;

  pentad_day_to_date (period->from, &year, &month, &day);
  switch (period->kind)
    {
    case PENTAD_PERIOD_WEEK:
      {
        int week = week_number (period->from, &year);

        return g_strdup_printf ("%04d-W%02d", year, week);
      }
    case PENTAD_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", year, month);
    case PENTAD_PERIOD_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, (month + 2) / 3);
    case PENTAD_PERIOD_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d", year, (month + 5) / 6);
    case PENTAD_PERIOD_YEAR:
      return g_strdup_printf ("%04d", year);
    case PENTAD_PERIOD_TODAY:
    case PENTAD_PERIOD_RANGE:
    case PENTAD_N_PERIODS:
      break;
    }
  return NULL;
}

static char *
plain_text (const PentadPeriod *period, gint32 today)
{
  char from[16], to[16];

  if (pentad_period_is_current (period, today))
    return g_strdup (ids[period->kind]);
  if (pentad_period_is_whole (period))
    return calendar_text (period);
  pentad_day_format (period->from, from);
  return period->from == period->to
             ? g_strdup (from)
             : g_strdup_printf ("%s..%s", from, pentad_day_format (period->to, to));
}

char *
pentad_period_to_text (const PentadPeriod *period, gint32 today)
{
  g_autofree char *plain = plain_text (period, today);

  return g_strconcat (plain, period->last_year ? PENTAD_PERIOD_LAST_YEAR : "", NULL);
}

int
pentad_period_days (const PentadPeriod *period)
{
  return period->to - period->from + 1;
}
