/* Service to citizens: the 721 split, replies to complaints, the funnel of the hotline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/service.h"

#include <math.h>

static double
percent (gint64 part, gint64 whole)
{
  return part >= 0 && whole > 0 ? 100.0 * part / whole : NAN;
}

/* What one row does not send is not known of the sum: the rest of it would be too small, and the
 * shares of the others too large. */
static void
add (gint64 *sum, int value)
{
  *sum = *sum < 0 || value < 0 ? -1 : *sum + value;
}

gboolean
pentad_service_split (const PentadService *service,
                      const PentadDivisions *divisions,
                      int place,
                      const PentadPeriod *period,
                      const PentadServiceRules *rules,
                      PentadWaySplit *split)
{
  gboolean any = FALSE;

  *split = (PentadWaySplit){ 0 };
  for (guint i = 0; i < service->settled->len; i++)
    {
      const PentadSettledDay *row = &g_array_index (service->settled, PentadSettledDay, i);
      int at = pentad_divisions_find_any (divisions, row->division);

      if (row->day < period->from || row->day > period->to || at == PENTAD_NO_PLACE ||
          !pentad_divisions_is_below (divisions, at, place))
        continue;
      add (&split->n[PENTAD_WAY_SERVICE], row->by_service);
      add (&split->n[PENTAD_WAY_MANAGEMENT], row->by_management);
      add (&split->n[PENTAD_WAY_ENFORCEMENT], row->by_enforcement);
      any = TRUE;
    }
  for (int way = 0; way < PENTAD_N_WAYS; way++)
    split->total = split->total < 0 || split->n[way] < 0 ? -1 : split->total + split->n[way];
  for (int way = 0; way < PENTAD_N_WAYS; way++)
    {
      split->share[way] = percent (split->n[way], split->total);
      split->points[way] = split->share[way] - rules->way_share[way];
    }
  return any;
}

/* The end of the last working day on which a reply is in time; the day of receipt does not count.
 */
static gint64
reply_deadline (const PentadCalendar *calendar, gint64 received, int working_days)
{
  const PentadZone *zone = pentad_calendar_get_zone (calendar);
  gint32 day = pentad_zone_day (zone, received);

  /* A calendar without any working day must not hold the program up. */
  for (int left = working_days, tried = 0; left > 0 && tried < 366; tried++)
    if (pentad_calendar_is_working_day (calendar, ++day))
      left--;
  return pentad_zone_day_begin (zone, day + 1);
}

static void
count_complaint (const PentadComplaint *complaint,
                 gint64 deadline,
                 gint64 time,
                 PentadComplaints *result)
{
  gboolean replied = complaint->replied != PENTAD_NO_TIME && complaint->replied <= time;

  result->received++;
  result->verified += complaint->verified != PENTAD_NO_TIME && complaint->verified <= time;
  result->replied += replied;
  result->due += replied || time >= deadline;
  result->in_time += replied && complaint->replied < deadline;
  if (replied && complaint->satisfied >= 0)
    {
      result->rated++;
      result->satisfied += complaint->satisfied;
    }
}

void
pentad_service_complaints (const PentadService *service,
                           const PentadCalendar *calendar,
                           const PentadPeriod *period,
                           gint64 time,
                           const PentadServiceRules *rules,
                           PentadComplaints *result)
{
  const PentadZone *zone = pentad_calendar_get_zone (calendar);

  *result = (PentadComplaints){ 0 };
  for (guint i = 0; i < service->complaints->len; i++)
    {
      const PentadComplaint *complaint = g_ptr_array_index (service->complaints, i);
      gint32 day;

      if (complaint->received == PENTAD_NO_TIME || complaint->received > time)
        continue;
      day = pentad_zone_day (zone, complaint->received);
      if (day < period->from || day > period->to)
        continue;
      count_complaint (
          complaint,
          rules->reply_working_days > 0
              ? reply_deadline (calendar, complaint->received, rules->reply_working_days)
              : G_MAXINT64,
          time, result);
    }
  result->reply_rate = rules->reply_working_days > 0 ? percent (result->in_time, result->due) : NAN;
  result->satisfaction = percent (result->satisfied, result->rated);
}

gboolean
pentad_service_call_funnel (const PentadCalls *calls,
                            const PentadZone *zone,
                            const PentadPeriod *period,
                            gint64 time,
                            PentadCallFunnel *funnel)
{
  gint64 from = pentad_zone_day_begin (zone, period->from);
  gint64 to = pentad_zone_day_begin (zone, period->to + 1);
  gboolean any = FALSE;

  *funnel = (PentadCallFunnel){ 0 };
  for (guint i = 0; i < calls->hours->len; i++)
    {
      const PentadCallHour *hour = &g_array_index (calls->hours, PentadCallHour, i);

      if (hour->hour < from || hour->hour >= to || hour->hour > time)
        continue;
      any = TRUE;
      add (&funnel->received, hour->received);
      add (&funnel->answered, hour->answered);
      add (&funnel->filed, hour->filed);
      add (&funnel->visited, hour->visited);
      add (&funnel->satisfied, hour->satisfied);
      add (&funnel->transferred_110, hour->transferred_110);
    }
  funnel->answer_rate = percent (funnel->answered, funnel->received);
  funnel->satisfaction = percent (funnel->satisfied, funnel->visited);
  return any;
}
