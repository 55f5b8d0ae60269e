/* Electronic supervision of approvals: the ratios of domain.md 1.4 rows 102 to 107 over a period.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/e-supervision.h"

#include <math.h>

static double
percent (double part, double whole)
{
  return part >= 0 && whole > 0 ? 100 * part / whole : NAN;
}

/* -1, not sent, makes the sum unknown: a sum of what happens to be there would be too small. */
static void
add (gint64 *sum, int value)
{
  *sum = *sum < 0 || value < 0 ? -1 : *sum + value;
}

gboolean
pentad_e_supervision_compute (const PentadApprovals *approvals,
                              const PentadPeriod *period,
                              PentadESupervision *result)
{
  PentadESupervision sum = { 0 };

  for (guint i = 0; i < approvals->days->len; i++)
    {
      const PentadApprovalDay *day = &g_array_index (approvals->days, PentadApprovalDay, i);

      if (day->day < period->from || day->day > period->to)
        continue;
      sum.days++;
      add (&sum.accepted, day->accepted);
      add (&sum.concluded, day->concluded);
      add (&sum.same_day, day->same_day);
      add (&sum.on_time, day->on_time);
      add (&sum.rated, day->rated);
      add (&sum.satisfied, day->satisfied);
      sum.legal_hours += day->legal_hours;
      sum.promised_hours += day->promised_hours;
      sum.actual_hours += day->actual_hours;
    }
  if (sum.days == 0)
    return FALSE;
  /* A speed-up below 0, slower than the law allows, is a value too. */
  sum.promised_speed_up =
      sum.legal_hours > 0 ? 100 - percent (sum.promised_hours, sum.legal_hours) : NAN;
  sum.actual_speed_up =
      sum.legal_hours > 0 ? 100 - percent (sum.actual_hours, sum.legal_hours) : NAN;
  sum.same_day_rate = percent ((double)sum.same_day, (double)sum.concluded);
  sum.on_time_rate = percent ((double)sum.on_time, (double)sum.concluded);
  sum.satisfaction = percent ((double)sum.satisfied, (double)sum.rated);
  *result = sum;
  return TRUE;
}
