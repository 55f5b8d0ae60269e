/* Electronic supervision of approvals: the ratios of domain.md 1.4 rows 102 to 107 over a period.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/operation.h"
#include "model/period.h"

/* Sums of a period and the ratios over them, in percent with full precision; NAN where the
 * denominator is 0 or a part was not sent. */
typedef struct
{
  int days; /* of the period that the platform tells about */
  gint64 accepted, concluded, same_day, on_time, rated, satisfied;
  double legal_hours, promised_hours, actual_hours;
  double promised_speed_up; /* (legal - promised) / legal */
  double actual_speed_up;   /* (legal - actual) / legal */
  double same_day_rate;     /* concluded on the day of acceptance / concluded */
  double on_time_rate;      /* within the promised limit / concluded */
  double satisfaction;      /* satisfied / rated */
} PentadESupervision;

/* FALSE when no day of the period is known. Days later than the as-of of `approvals` hold nothing.
 */
gboolean pentad_e_supervision_compute (const PentadApprovals *approvals,
                                       const PentadPeriod *period,
                                       PentadESupervision *result);
