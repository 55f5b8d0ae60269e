/* The working calendar of a city: working hours, weekends, holidays, make-up days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/calendar.h"

#include <math.h>

/* A limit that meets no working time for this long never ends: the calendar is empty. */
#define SEARCH_DAYS 3660

typedef struct
{
  int begin_s, end_s;
} Span;

struct _PentadCalendar
{
  gatomicrefcount refs;
  PentadZone *zone;
  GArray *hours; /* Span */
  GHashTable *holidays;
  GHashTable *make_up_days;
  GHashTable *years;
};

PentadCalendar *
pentad_calendar_new (PentadZone *zone)
{
  static const int default_hours[][2] = { { 8 * 3600, 12 * 3600 }, { 14 * 3600, 18 * 3600 } };
  PentadCalendar *self = g_new0 (PentadCalendar, 1);

  g_atomic_ref_count_init (&self->refs);
  self->zone = pentad_zone_ref (zone);
  self->hours = g_array_new (FALSE, FALSE, sizeof (Span));
  self->holidays = g_hash_table_new (NULL, NULL);
  self->make_up_days = g_hash_table_new (NULL, NULL);
  self->years = g_hash_table_new (NULL, NULL);
  pentad_calendar_set_hours (self, default_hours, G_N_ELEMENTS (default_hours));
  return self;
}

PentadCalendar *
pentad_calendar_ref (PentadCalendar *calendar)
{
  g_atomic_ref_count_inc (&calendar->refs);
  return calendar;
}

void
pentad_calendar_unref (PentadCalendar *calendar)
{
  if (!g_atomic_ref_count_dec (&calendar->refs))
    return;
  pentad_zone_unref (calendar->zone);
  g_array_unref (calendar->hours);
  g_hash_table_unref (calendar->holidays);
  g_hash_table_unref (calendar->make_up_days);
  g_hash_table_unref (calendar->years);
  g_free (calendar);
}

void
pentad_calendar_set_hours (PentadCalendar *calendar, const int (*spans)[2], guint n_spans)
{
  g_array_set_size (calendar->hours, 0);
  for (guint i = 0; i < n_spans; i++)
    {
      Span span = { spans[i][0], spans[i][1] };

      g_array_append_val (calendar->hours, span);
    }
}

void
pentad_calendar_add_holiday (PentadCalendar *calendar, gint32 day)
{
  g_hash_table_add (calendar->holidays, GINT_TO_POINTER (day));
}

void
pentad_calendar_add_make_up_day (PentadCalendar *calendar, gint32 day)
{
  g_hash_table_add (calendar->make_up_days, GINT_TO_POINTER (day));
}

void
pentad_calendar_add_year (PentadCalendar *calendar, int year)
{
  g_hash_table_add (calendar->years, GINT_TO_POINTER (year));
}

gboolean
pentad_calendar_has_year (const PentadCalendar *calendar, int year)
{
  return g_hash_table_contains (calendar->years, GINT_TO_POINTER (year));
}

const PentadZone *
pentad_calendar_get_zone (const PentadCalendar *calendar)
{
  return calendar->zone;
}

gboolean
pentad_calendar_is_working_day (const PentadCalendar *calendar, gint32 day)
{
  if (g_hash_table_contains (calendar->make_up_days, GINT_TO_POINTER (day)))
    return TRUE;
  if (g_hash_table_contains (calendar->holidays, GINT_TO_POINTER (day)))
    return FALSE;
  return pentad_day_weekday (day) <= 5;
}

int
pentad_calendar_day_seconds (const PentadCalendar *calendar)
{
  int sum = 0;

  for (guint i = 0; i < calendar->hours->len; i++)
    {
      const Span *span = &g_array_index (calendar->hours, Span, i);

      sum += span->end_s - span->begin_s;
    }
  return sum;
}

/* The calendar day (midnight to midnight) of an instant. Working hours are clock readings, so a
 * business day that begins later plays no part here. */
static gint32
clock_day (const PentadCalendar *calendar, gint64 time)
{
  gint64 local = time + pentad_zone_offset (calendar->zone, time);

  return (gint32)((local - pentad_zone_second_of_day (calendar->zone, time)) / PENTAD_DAY_S);
}

gint64
pentad_calendar_working_seconds (const PentadCalendar *calendar, gint64 from, gint64 to)
{
  gint64 sum = 0;

  if (to <= from)
    return 0;
  for (gint32 day = clock_day (calendar, from), last = clock_day (calendar, to); day <= last; day++)
    {
      if (!pentad_calendar_is_working_day (calendar, day))
        continue;
      for (guint i = 0; i < calendar->hours->len; i++)
        {
          const Span *span = &g_array_index (calendar->hours, Span, i);
          gint64 begin = pentad_zone_clock_instant (calendar->zone, day, span->begin_s);
          gint64 end = pentad_zone_clock_instant (calendar->zone, day, span->end_s);

          sum += MAX (0, MIN (to, end) - MAX (from, begin));
        }
    }
  return sum;
}

/* The instant at which `seconds` of working time have run since `from`. */
static gint64
add_working (const PentadCalendar *calendar, gint64 from, gint64 seconds)
{
  gint32 first = clock_day (calendar, from);

  if (seconds <= 0)
    return from;
  for (gint32 day = first; day < first + SEARCH_DAYS; day++)
    {
      if (!pentad_calendar_is_working_day (calendar, day))
        continue;
      for (guint i = 0; i < calendar->hours->len; i++)
        {
          const Span *span = &g_array_index (calendar->hours, Span, i);
          gint64 begin = MAX (from, pentad_zone_clock_instant (calendar->zone, day, span->begin_s));
          gint64 room = pentad_zone_clock_instant (calendar->zone, day, span->end_s) - begin;

          if (room <= 0)
            continue;
          if (seconds <= room)
            return begin + seconds;
          seconds -= room;
        }
    }
  return PENTAD_NO_TIME;
}

gint64
pentad_calendar_deadline (const PentadCalendar *calendar,
                          gint64 from,
                          PentadLimitUnit unit,
                          double amount)
{
  switch (unit)
    {
    case PENTAD_LIMIT_NONE:
      return PENTAD_NO_TIME;
    case PENTAD_LIMIT_EMERGENCY_HOUR:
      return from + llround (amount * PENTAD_HOUR_S);
    case PENTAD_LIMIT_EMERGENCY_DAY:
      return from + llround (amount * PENTAD_DAY_S);
    case PENTAD_LIMIT_WORKING_HOUR:
      return add_working (calendar, from, llround (amount * PENTAD_HOUR_S));
    case PENTAD_LIMIT_WORKING_DAY:
      if (amount > 0 && pentad_calendar_day_seconds (calendar) == 0)
        return PENTAD_NO_TIME;
      return add_working (calendar, from,
                          llround (amount * pentad_calendar_day_seconds (calendar)));
    }
  g_return_val_if_reached (PENTAD_NO_TIME);
}
