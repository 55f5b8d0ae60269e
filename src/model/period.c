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

PentadPeriod
pentad_period_previous (const PentadPeriod *period)
{
  int length = pentad_period_days (period), months = months_of (period->kind);
  PentadPeriod previous = *period;

  if (months > 0)
    {
      int y, m, d;

      pentad_day_to_date (period->from, &y, &m, &d);
      previous.from = first_of_month (y, m, months);
      previous.to = MIN (previous.from + length - 1, period->from - 1);
      return previous;
    }
  if (period->kind == PENTAD_PERIOD_WEEK)
    previous.from = period->from - 7;
  else
    previous.from = period->from - length;
  previous.to = previous.from + length - 1;
  return previous;
}

gboolean
pentad_period_parse (const char *text, gint32 today, PentadPeriod *period, GError **error)
{
  const char *dots = strstr (text, "..");
  PentadPeriod range = { .kind = PENTAD_PERIOD_RANGE };

  for (int i = 0; i < PENTAD_PERIOD_RANGE; i++)
    if (strcmp (text, ids[i]) == 0)
      {
        *period = pentad_period_current (i, today);
        return TRUE;
      }
  if (dots != NULL)
    {
      g_autofree char *from = g_strndup (text, (gsize)(dots - text));

      if (pentad_day_parse (from, &range.from) && pentad_day_parse (dots + 2, &range.to) &&
          range.from <= range.to)
        {
          *period = range;
          return TRUE;
        }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "“%s” is not a period; expected today, week, month, quarter, half-year, year or "
               "FROM..TO with days like 2026-11-01",
               text);
  return FALSE;
}

int
pentad_period_days (const PentadPeriod *period)
{
  return period->to - period->from + 1;
}
