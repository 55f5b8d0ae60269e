/* What the staffing rules say to a place's numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/verdict.h"

#include "model/figure.h"

#include <math.h>

#define RESIDENTS_PER_RATIO 10000.0

static PentadDensityBand
judge_density (const PentadStaffing *staffing, const PentadStaffingRules *rules)
{
  double density = staffing->density;

  if (isnan (density) || isnan (staffing->ratio))
    return PENTAD_DENSITY_UNKNOWN;
  /* Comparisons with NAN, a bound that the scheme does not set, are false. */
  if (density < rules->floor)
    return PENTAD_DENSITY_BELOW_FLOOR;
  if (density < staffing->ratio)
    return PENTAD_DENSITY_SHORT;
  return density > rules->cap ? PENTAD_DENSITY_OVER_CAP : PENTAD_DENSITY_MET;
}

static PentadVerdict
at_least (double value, double bound)
{
  if (isnan (value) || isnan (bound))
    return PENTAD_VERDICT_UNKNOWN;
  return value >= bound ? PENTAD_VERDICT_GOOD : PENTAD_VERDICT_BAD;
}

static PentadVerdict
judge_trend (const PentadStaffRow *sum)
{
  if (sum->auxiliaries < 0 || sum->auxiliaries_year_ago < 0)
    return PENTAD_VERDICT_UNKNOWN;
  return sum->auxiliaries == 0 || sum->auxiliaries < sum->auxiliaries_year_ago ? PENTAD_VERDICT_GOOD
                                                                               : PENTAD_VERDICT_BAD;
}

void
pentad_staffing_judge (const PentadStaffing *staffing,
                       const PentadStaffingRules *rules,
                       PentadStaffingVerdict *verdict)
{
  double required = staffing->population / RESIDENTS_PER_RATIO * staffing->ratio;

  *verdict = (PentadStaffingVerdict){
    .required = pentad_figure_round (required, 0),
    .density = judge_density (staffing, rules),
    .frontline = at_least (staffing->frontline_share, rules->frontline_min),
    .auxiliaries = at_least (-staffing->aux_ratio, -rules->auxiliary_max),
    .auxiliary_trend = judge_trend (&staffing->sum),
    .certificates = at_least (staffing->cert_rate, rules->certified_min),
  };
}

const char *
pentad_density_band_id (PentadDensityBand band)
{
  switch (band)
    {
    case PENTAD_DENSITY_UNKNOWN:
      return "unknown";
    case PENTAD_DENSITY_BELOW_FLOOR:
      return "below_floor";
    case PENTAD_DENSITY_SHORT:
      return "short";
    case PENTAD_DENSITY_MET:
      return "met";
    case PENTAD_DENSITY_OVER_CAP:
      return "over_cap";
    }
  g_return_val_if_reached (NULL);
}

const char *
pentad_verdict_id (PentadVerdict verdict)
{
  switch (verdict)
    {
    case PENTAD_VERDICT_UNKNOWN:
      return "unknown";
    case PENTAD_VERDICT_GOOD:
      return "good";
    case PENTAD_VERDICT_BAD:
      return "bad";
    }
  g_return_val_if_reached (NULL);
}
