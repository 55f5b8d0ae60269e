/* Ticks of a time axis, at the steps of clock and calendar as a city reads them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/time-ticks.h"

#include "render/format.h"

/* Longer ranges than two thousand years have no ticks: days are counted in 32 bits. */
#define MAX_RANGE_S (2000 * 366 * PENTAD_DAY_S)

typedef struct
{
  PentadTimeStep step;
  int count;
  gint64 least_s; /* shortest time from one to the next, to pass over those that are too many */
} Candidate;

static const Candidate candidates[] = {
  { PENTAD_TIME_STEP_MINUTES, 1, 60 },
  { PENTAD_TIME_STEP_MINUTES, 5, 300 },
  { PENTAD_TIME_STEP_MINUTES, 15, 900 },
  { PENTAD_TIME_STEP_MINUTES, 30, 1800 },
  { PENTAD_TIME_STEP_HOURS, 1, PENTAD_HOUR_S },
  { PENTAD_TIME_STEP_HOURS, 2, 2 * PENTAD_HOUR_S },
  { PENTAD_TIME_STEP_HOURS, 3, 3 * PENTAD_HOUR_S },
  { PENTAD_TIME_STEP_HOURS, 6, 6 * PENTAD_HOUR_S },
  { PENTAD_TIME_STEP_HOURS, 12, 12 * PENTAD_HOUR_S },
  { PENTAD_TIME_STEP_DAYS, 1, PENTAD_DAY_S },
  { PENTAD_TIME_STEP_WEEKS, 1, 7 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_WEEKS, 2, 14 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_MONTHS, 1, 28 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_MONTHS, 3, 89 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_MONTHS, 6, 180 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_YEARS, 1, 365 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_YEARS, 5, 5 * 365 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_YEARS, 20, 20 * 365 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_YEARS, 100, 100 * 365 * PENTAD_DAY_S },
  { PENTAD_TIME_STEP_YEARS, 500, 500 * 365 * PENTAD_DAY_S },
};

/* FALSE when there is no room left. */
static gboolean
add (PentadTimeTicks *ticks, gint64 at, gint64 from, gint64 to, int most)
{
  if (at < from || at > to || (ticks->n > 0 && at <= ticks->at[ticks->n - 1]))
    return TRUE; /* an hour that summer time skips would come twice */
  if (ticks->n == most)
    return FALSE;
  ticks->at[ticks->n++] = at;
  return TRUE;
}

static gboolean
add_clock (PentadTimeTicks *ticks, gint64 from, gint64 to, int most, const PentadZone *zone)
{
  int step = ticks->count * (ticks->step == PENTAD_TIME_STEP_HOURS ? 3600 : 60);

  /* A business day may begin after midnight: the calendar day may be the one after. */
  for (gint32 day = pentad_zone_day (zone, from); day <= pentad_zone_day (zone, to) + 1; day++)
    for (int second = 0; second < PENTAD_DAY_S; second += step)
      if (!add (ticks, pentad_zone_clock_instant (zone, day, second), from, to, most))
        return FALSE;
  return TRUE;
}

static gboolean
is_step_day (const PentadTimeTicks *ticks, gint32 day)
{
  int year, month, mday;

  if (ticks->step == PENTAD_TIME_STEP_DAYS)
    return TRUE;
  if (ticks->step == PENTAD_TIME_STEP_WEEKS)
    /* Weeks are counted from a Monday, 1970-01-05. */
    return pentad_day_weekday (day) == 1 && (day - 4) / 7 % ticks->count == 0;
  pentad_day_to_date (day, &year, &month, &mday);
  if (mday != 1)
    return FALSE;
  if (ticks->step == PENTAD_TIME_STEP_MONTHS)
    return (month - 1) % ticks->count == 0;
  return month == 1 && year % ticks->count == 0;
}

static gboolean
add_days (PentadTimeTicks *ticks, gint64 from, gint64 to, int most, const PentadZone *zone)
{
  for (gint32 day = pentad_zone_day (zone, from); day <= pentad_zone_day (zone, to); day++)
    if (is_step_day (ticks, day) && !add (ticks, pentad_zone_day_begin (zone, day), from, to, most))
      return FALSE;
  return TRUE;
}

PentadTimeTicks
pentad_time_ticks_new (gint64 from, gint64 to, int max_ticks, const PentadZone *zone)
{
  int most = CLAMP (max_ticks, 1, PENTAD_MAX_TICKS);
  gint64 first = MIN (from, to), last = MAX (from, to);
  PentadTimeTicks ticks = { 0 };

  if (first < -MAX_RANGE_S || last > MAX_RANGE_S)
    return ticks;
  for (guint c = 0; c < G_N_ELEMENTS (candidates); c++)
    {
      gboolean by_clock = candidates[c].step <= PENTAD_TIME_STEP_HOURS;

      if ((last - first) / candidates[c].least_s > most + 1)
        continue;
      ticks = (PentadTimeTicks){ .step = candidates[c].step, .count = candidates[c].count };
      if (by_clock ? add_clock (&ticks, first, last, most, zone)
                   : add_days (&ticks, first, last, most, zone))
        return ticks;
    }
  ticks.n = 0;
  return ticks;
}

char *
pentad_time_ticks_format (const PentadTimeTicks *ticks,
                          int i,
                          const PentadZone *zone,
                          PentadLanguage language)
{
  g_return_val_if_fail (i >= 0 && i < ticks->n, g_strdup (PENTAD_NO_VALUE));
  gint64 at = ticks->at[i];
  gint32 day = pentad_zone_day (zone, at);
  int year, month, mday;

  switch (ticks->step)
    {
    case PENTAD_TIME_STEP_MINUTES:
    case PENTAD_TIME_STEP_HOURS:
      return at == pentad_zone_day_begin (zone, day) ? pentad_format_day_short (day)
                                                     : pentad_format_time (at, zone);
    case PENTAD_TIME_STEP_DAYS:
    case PENTAD_TIME_STEP_WEEKS:
      return pentad_format_day_short (day);
    case PENTAD_TIME_STEP_MONTHS:
    case PENTAD_TIME_STEP_YEARS:
      break;
    }
  pentad_day_to_date (day, &year, &month, &mday);
  return ticks->step == PENTAD_TIME_STEP_YEARS || month == 1
             ? g_strdup_printf ("%d", year)
             : g_strdup (pentad_format_month (month, language));
}
