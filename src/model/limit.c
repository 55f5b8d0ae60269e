/* Handling limits: the filing conditions of a class, their phases and seasons, and the light of a
 * case.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/limit.h"

#include <math.h>

PentadCondition *
pentad_condition_new (void)
{
  return g_new0 (PentadCondition, 1);
}

void
pentad_condition_free (PentadCondition *condition)
{
  for (guint i = 0; i < condition->n_phases; i++)
    pentad_label_clear (&condition->phases[i].label);
  pentad_label_clear (&condition->label);
  pentad_label_clear (&condition->season.label);
  g_free (condition);
}

gboolean
pentad_condition_add_phase (PentadCondition *condition,
                            PentadLimitUnit unit,
                            double amount,
                            const PentadLabel *label)
{
  if (condition->n_phases == PENTAD_MAX_PHASES)
    return FALSE;
  PentadPhase *phase = &condition->phases[condition->n_phases++];

  phase->unit = unit;
  phase->amount = amount;
  if (label != NULL)
    pentad_label_copy (&phase->label, label);
  return TRUE;
}

GPtrArray *
pentad_conditions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_condition_free);
}

/* `from`, or the first instant of the season when `from` lies outside it. */
static gint64
season_begin (const PentadSeason *season, const PentadCalendar *calendar, gint64 from)
{
  const PentadZone *zone = pentad_calendar_get_zone (calendar);
  int year, month, mday, here;
  gboolean inside;

  if (season->from == 0)
    return from;
  pentad_day_to_date (pentad_zone_day (zone, from), &year, &month, &mday);
  here = month * 100 + mday;
  inside = season->from <= season->to ? here >= season->from && here <= season->to
                                      : here >= season->from || here <= season->to;
  if (inside)
    return from;
  return pentad_zone_day_begin (zone,
                                pentad_day_from_date (here < season->from ? year : year + 1,
                                                      season->from / 100, season->from % 100));
}

gint64
pentad_condition_deadline (const PentadCondition *condition,
                           const PentadCalendar *calendar,
                           gint64 from)
{
  gint64 time = season_begin (&condition->season, calendar, from);

  if (condition->n_phases == 0)
    return PENTAD_NO_TIME;
  for (guint i = 0; i < condition->n_phases && time != PENTAD_NO_TIME; i++)
    time = pentad_calendar_deadline (calendar, time, condition->phases[i].unit,
                                     condition->phases[i].amount);
  return time;
}

guint
pentad_conditions_longest (const GPtrArray *conditions, const PentadCalendar *calendar, gint64 from)
{
  gint64 last = PENTAD_NO_TIME;
  guint longest = 0;

  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    {
      gint64 deadline =
          pentad_condition_deadline (g_ptr_array_index (conditions, i), calendar, from);

      if (deadline > last)
        {
          last = deadline;
          longest = i + 1;
        }
    }
  return longest;
}

gint64
pentad_limit_deadline (const GPtrArray *conditions,
                       guint condition,
                       const PentadCalendar *calendar,
                       gint64 from,
                       gboolean *assumed)
{
  gboolean named = conditions != NULL && condition > 0 && condition <= conditions->len;
  guint number = named ? condition : pentad_conditions_longest (conditions, calendar, from);

  if (assumed != NULL)
    *assumed = !named && number > 0;
  return number > 0 ? pentad_condition_deadline (g_ptr_array_index (conditions, number - 1),
                                                 calendar, from)
                    : PENTAD_NO_TIME;
}

/* Seconds of [from, to) that a unit counts. */
static gint64
counted_seconds (const PentadCalendar *calendar, PentadLimitUnit unit, gint64 from, gint64 to)
{
  if (to <= from)
    return 0;
  return unit == PENTAD_LIMIT_WORKING_HOUR || unit == PENTAD_LIMIT_WORKING_DAY
             ? pentad_calendar_working_seconds (calendar, from, to)
             : to - from;
}

gint64
pentad_limit_resume (const PentadCalendar *calendar,
                     PentadLimitUnit unit,
                     gint64 due,
                     gint64 suspended,
                     gint64 resumed)
{
  gint64 left = counted_seconds (calendar, unit, suspended, due);
  gboolean working = unit == PENTAD_LIMIT_WORKING_HOUR || unit == PENTAD_LIMIT_WORKING_DAY;

  return pentad_calendar_deadline (
      calendar, resumed, working ? PENTAD_LIMIT_WORKING_HOUR : PENTAD_LIMIT_EMERGENCY_HOUR,
      (double)left / PENTAD_HOUR_S);
}

/* The same without the pauses. */
static gint64
running_seconds (const PentadCalendar *calendar,
                 PentadLimitUnit unit,
                 gint64 from,
                 gint64 to,
                 const PentadPause *pauses,
                 guint n_pauses)
{
  gint64 sum = counted_seconds (calendar, unit, from, to);

  for (guint i = 0; i < n_pauses; i++)
    sum -= counted_seconds (calendar, unit, MAX (from, pauses[i].from), MIN (to, pauses[i].to));
  return sum;
}

double
pentad_limit_used_share (const PentadCalendar *calendar,
                         PentadLimitUnit unit,
                         gint64 start,
                         gint64 due,
                         gint64 now,
                         const PentadPause *pauses,
                         guint n_pauses)
{
  if (start == PENTAD_NO_TIME || due == PENTAD_NO_TIME)
    return NAN;
  gint64 whole = running_seconds (calendar, unit, start, due, pauses, n_pauses);
  gint64 used = running_seconds (calendar, unit, start, now, pauses, n_pauses);

  if (whole <= 0)
    return now > due ? INFINITY : 1;
  /* Working time that stands still after the deadline does not make a late case timely. */
  if (now > due && used <= whole)
    return nextafter (1, 2);
  return (double)used / (double)whole;
}

PentadLight
pentad_limit_light (double share, const PentadLightBounds *bounds)
{
  if (isnan (share))
    return PENTAD_LIGHT_NONE;
  if (share > bounds->red_above)
    return PENTAD_LIGHT_RED;
  return share < bounds->yellow_from ? PENTAD_LIGHT_GREEN : PENTAD_LIGHT_YELLOW;
}

static const char *const unit_ids[] = {
  [PENTAD_LIMIT_NONE] = NULL,          [PENTAD_LIMIT_EMERGENCY_HOUR] = "eh",
  [PENTAD_LIMIT_EMERGENCY_DAY] = "ed", [PENTAD_LIMIT_WORKING_HOUR] = "wh",
  [PENTAD_LIMIT_WORKING_DAY] = "wd",
};

const char *
pentad_limit_unit_id (PentadLimitUnit unit)
{
  return unit_ids[unit];
}

gboolean
pentad_limit_unit_parse (const char *id, PentadLimitUnit *unit)
{
  for (guint i = PENTAD_LIMIT_NONE + 1; i < G_N_ELEMENTS (unit_ids); i++)
    if (g_strcmp0 (id, unit_ids[i]) == 0)
      {
        *unit = i;
        return TRUE;
      }
  return FALSE;
}

const char *
pentad_light_id (PentadLight light)
{
  static const char *const ids[] = { "none", "green", "yellow", "red" };

  return ids[light];
}
