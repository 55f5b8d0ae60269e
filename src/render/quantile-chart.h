/* How values are spread, row by row: the middle half, most of them, the median.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scale.h"
#include "render/sketch.h"

#define PENTAD_N_QUANTILES 5

typedef struct
{
  const char *label;
  /* At 10, 25, 50, 75 and 90 %. One that is not finite: no data. */
  double quantiles[PENTAD_N_QUANTILES];
  const char *value_text; /* at the right end: the median */
  const char *second;     /* muted, after it: of how many; NULL none */
  PentadTone tone;
  const char *key, *tooltip;
  int place;
} PentadQuantileRow;

typedef struct
{
  const char *id;
  const PentadQuantileRow *rows;
  int n_rows;
  gboolean strip; /* shades from 10 to 90 %, for many rows; else a box with whiskers */
  PentadScaleKind scale;
  double target; /* a line over all rows; NAN none */
  const char *target_text;
} PentadQuantileChart;

/* Ticks are plain numbers: the unit is said elsewhere. A linear axis encloses zero; on a log one,
 * what is not positive stands at its start. */
void pentad_quantile_chart_layout (PentadSketch *sketch,
                                   PentadRect area,
                                   const PentadQuantileChart *chart);
