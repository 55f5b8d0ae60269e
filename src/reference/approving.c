/* Approvals of the reference city and their electronic supervision.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The magnitudes are those of domain.md 1.4 rows 102 to 108: 1554 items in eleven months in a
 * county, promised speed-up 82.6 per cent, actual 99.6, same day 98.6, all in time. */
#include "config.h"

#include "reference/approving.h"
#include "reference/rng.h"

#include <math.h>

#define ITEMS 314
/* Accepted on a working day, for each resident. */
#define ACCEPTED_PER_RESIDENT (6.6 / 400000)
/* Sunday or not, what is not concluded on the day is so within this many days. */
#define LATEST_DAYS 12

#define SAME_DAY_SHARE 0.9858
/* Mean legal limit of an item, and the shares of it that are promised and used. */
#define LEGAL_HOURS    150.0
#define PROMISED_SHARE 0.1739
#define ACTUAL_SHARE   0.0040

typedef struct
{
  const PentadCalendar *calendar;
  const PentadZone *zone;
  PentadApprovals *approvals;
  gint32 first;
} Writing;

static PentadApprovalDay *
day_at (const Writing *writing, gint64 time)
{
  gint32 day = pentad_zone_day (writing->zone, time);

  if (time > writing->approvals->as_of || day < writing->first)
    return NULL;
  return &g_array_index (writing->approvals->days, PentadApprovalDay,
                         (guint)(day - writing->first));
}

static void
count_item (const Writing *writing, gint64 begin, PentadRng *rng)
{
  /* The hall is open in working hours, and takes nothing new in its last ones. */
  double opened = pentad_rng_between (rng, 0, 6.2);
  gint64 accepted =
      pentad_calendar_deadline (writing->calendar, begin, PENTAD_LIMIT_WORKING_HOUR, opened);
  gboolean same_day = pentad_rng_chance (rng, SAME_DAY_SHARE);
  double legal = LEGAL_HOURS * pentad_rng_between (rng, 0.5, 1.5);
  double actual = legal * ACTUAL_SHARE * (same_day ? 0.9 : 7);
  gint64 concluded =
      pentad_calendar_deadline (writing->calendar, accepted, PENTAD_LIMIT_WORKING_HOUR,
                                same_day ? MIN (actual, 1.6) : 8 + actual);
  gboolean rated = pentad_rng_chance (rng, 0.8), satisfied = pentad_rng_chance (rng, 0.998);
  PentadApprovalDay *day = day_at (writing, accepted);

  if (day != NULL)
    day->accepted++;
  day = day_at (writing, concluded);
  if (day == NULL)
    return;
  day->concluded++;
  day->same_day +=
      pentad_zone_day (writing->zone, accepted) == pentad_zone_day (writing->zone, concluded);
  day->on_time++;
  day->rated += rated;
  day->satisfied += rated && satisfied;
  day->legal_hours += legal;
  day->promised_hours += legal * PROMISED_SHARE;
  day->actual_hours += actual;
}

PentadApprovals *
pentad_approving_new (guint64 seed,
                      const PentadTier *tier,
                      const PentadCalendar *calendar,
                      const PentadZone *zone,
                      gint64 now)
{
  PentadApprovals *approvals = pentad_approvals_new ();
  gint32 today = pentad_zone_day (zone, now);
  Writing writing = { calendar, zone, approvals, today - PENTAD_APPROVING_DAYS + 1 };

  approvals->as_of = now;
  approvals->items = ITEMS;
  for (gint32 day = writing.first; day <= today; day++)
    {
      PentadApprovalDay row = { .day = day };

      g_array_append_val (approvals->days, row);
    }
  for (gint32 day = writing.first - LATEST_DAYS; day <= today; day++)
    {
      PentadRng rng = pentad_rng (seed, PENTAD_STREAM_APPROVAL, day, 0);
      guint n;

      if (!pentad_calendar_is_working_day (calendar, day))
        continue;
      n = pentad_poisson (pentad_rng_unit (&rng),
                          MIN (tier->population * ACCEPTED_PER_RESIDENT, 700));
      for (guint i = 0; i < n; i++)
        count_item (&writing, pentad_zone_day_begin (zone, day), &rng);
    }
  return approvals;
}
