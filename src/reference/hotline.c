/* The calls of the 12319 hotline of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every call has its own moment in its hour, so the counts of a running hour only grow. */
#include "config.h"

#include "reference/hotline.h"
#include "reference/rng.h"

#include <math.h>

/* Calls of a day for each seat. */
#define CALLS_PER_SEAT 12.5
#define MIN_SEATS      4
/* Mean time that a call takes with its notes and calling back. */
#define CALL_S 900

/* Share of the day's calls in each hour, per cent. */
static const double profile[24] = { 0.9, 0.6, 0.4, 0.3, 0.4, 0.8, 1.8, 3.8, 7.2, 8.8, 8.6, 7.0,
                                    4.4, 4.6, 7.2, 7.8, 7.4, 6.4, 5.6, 5.2, 4.4, 3.2, 2.0, 1.2 };

static PentadCallHour
count_hour (guint64 seed,
            double calls_per_day,
            const PentadDemand *demand,
            const PentadZone *zone,
            gint64 begin,
            gint64 now)
{
  PentadCallHour hour = { .hour = begin };
  gint32 day = pentad_zone_day (zone, begin);
  guint index = (guint)(pentad_zone_second_of_day (zone, begin) / 3600);
  double mean = calls_per_day * profile[index] / 100 * pentad_demand_day_factor (demand, day);
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_CALL, begin, 0);
  guint n = pentad_poisson (pentad_rng_unit (&rng), MIN (mean, 700));
  double wait = pentad_rng_between (&rng, 5, 11) + profile[index] * 1.2;

  for (guint i = 0; i < n; i++)
    {
      gint64 at = begin + pentad_rng_below (&rng, 3600);
      double kind = pentad_rng_unit (&rng);
      gboolean answered = pentad_rng_chance (&rng, 0.985), visited = pentad_rng_chance (&rng, 0.45);
      gboolean satisfied = pentad_rng_chance (&rng, 0.972);

      if (at > now)
        continue;
      hour.received++;
      hour.answered += answered;
      hour.filed += answered && kind < 0.2;
      hour.transferred_110 += answered && kind > 0.975;
      hour.visited += answered && visited;
      hour.satisfied += answered && visited && satisfied;
    }
  hour.wait_s = (int)round (wait);
  return hour;
}

PentadCalls *
pentad_hotline_new (guint64 seed,
                    double calls_per_day,
                    const PentadDemand *demand,
                    const PentadZone *zone,
                    gint64 now)
{
  PentadCalls *calls = pentad_calls_new ();
  gint64 begin = pentad_zone_day_begin (zone, pentad_zone_day (zone, now) - 1);
  guint hour = (guint)(pentad_zone_second_of_day (zone, now) / 3600);
  double load = calls_per_day * profile[hour] / 100 / 3600 * CALL_S;
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_CALL, now / 60, 1);

  calls->as_of = now;
  for (gint64 at = begin; at <= now; at += PENTAD_HOUR_S)
    {
      PentadCallHour one = count_hour (seed, calls_per_day, demand, zone, at, now);

      g_array_append_val (calls->hours, one);
    }
  calls->seats = MAX (MIN_SEATS, (int)round (calls_per_day / CALLS_PER_SEAT));
  calls->seats_busy = (int)pentad_poisson (pentad_rng_unit (&rng), MIN (load, 700));
  calls->waiting = MAX (0, calls->seats_busy - calls->seats);
  calls->seats_busy = MIN (calls->seats_busy, calls->seats);
  return calls;
}
