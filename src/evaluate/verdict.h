/* What the staffing rules say to a place's numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/staffing.h"
#include "model/rules.h"

/* Officers per 10,000 residents against floor, ratio and cap (domain.md 1.3 rows 69 to 73). */
typedef enum
{
  PENTAD_DENSITY_UNKNOWN,
  PENTAD_DENSITY_BELOW_FLOOR,
  PENTAD_DENSITY_SHORT, /* the floor is met, the ratio is not */
  PENTAD_DENSITY_MET,
  PENTAD_DENSITY_OVER_CAP
} PentadDensityBand;

typedef enum
{
  PENTAD_VERDICT_UNKNOWN, /* a number or the rule is missing */
  PENTAD_VERDICT_GOOD,
  PENTAD_VERDICT_BAD
} PentadVerdict;

typedef struct
{
  double required; /* officers, rounded half up; NAN unknown */
  PentadDensityBand density;
  PentadVerdict frontline;       /* share of the establishment, not of the head-count */
  PentadVerdict auxiliaries;     /* no more of them than established staff */
  PentadVerdict auxiliary_trend; /* fewer than a year ago; none at all is good too */
  PentadVerdict certificates;
} PentadStaffingVerdict;

/* Bounds that are met exactly are met: 80 % on the front line is good, 7 per 10,000 is not over the
 * cap. */
void pentad_staffing_judge (const PentadStaffing *staffing,
                            const PentadStaffingRules *rules,
                            PentadStaffingVerdict *verdict);
/* Neutral ids: "unknown", "below_floor", "short", "met", "over_cap"; "unknown", "good", "bad". */
const char *pentad_density_band_id (PentadDensityBand band);
const char *pentad_verdict_id (PentadVerdict verdict);
