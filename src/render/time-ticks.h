/* Ticks of a time axis, at the steps of clock and calendar as a city reads them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"
#include "model/zone.h"
#include "render/ticks.h"

typedef enum
{
  PENTAD_TIME_STEP_MINUTES,
  PENTAD_TIME_STEP_HOURS,
  PENTAD_TIME_STEP_DAYS,  /* business days: a day's tick is its first instant */
  PENTAD_TIME_STEP_WEEKS, /* Mondays */
  PENTAD_TIME_STEP_MONTHS,
  PENTAD_TIME_STEP_YEARS
} PentadTimeStep;

typedef struct
{
  PentadTimeStep step;
  int count; /* of them from one tick to the next */
  int n;     /* at most PENTAD_MAX_TICKS, and 0 when no step falls into the range */
  gint64 at[PENTAD_MAX_TICKS];
} PentadTimeTicks;

/* The finest steps of which at most max_ticks (clamped to 1 .. PENTAD_MAX_TICKS) fall into [from,
 * to]. Ends the wrong way round are swapped; equal ends have a tick only if it falls there. Beyond
 * two thousand years there are none. */
PentadTimeTicks
pentad_time_ticks_new (gint64 from, gint64 to, int max_ticks, const PentadZone *zone);
/* "14:00", "11-22", "11月" or "Nov", "2026": the word that changes from tick to tick; where a
 * larger unit begins, that one's: a midnight says its day, a January its year. Transfer full. */
char *pentad_time_ticks_format (const PentadTimeTicks *ticks,
                                int i,
                                const PentadZone *zone,
                                PentadLanguage language);
