/* Lines and areas over evenly spaced positions (hours, days, months).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/axis.h"

typedef struct
{
  const char *id;
  const char *const *labels; /* n labels of positions, NULL entries are skipped; NULL: no labels */
  const PentadSeries *series;
  int n_series, n;
  PentadAxisKind axis;
  gboolean legend;
  double target;           /* horizontal line; NAN none */
  const char *target_text; /* at its right end; NULL none */
  const char *key_prefix;  /* hits "PREFIX:i" over each position; NULL none */
  const char *const *tooltips;
} PentadLineChart;

void pentad_line_chart_layout (PentadSketch *sketch, PentadRect area, const PentadLineChart *chart);
/* A line without axes, as high as the area, with gaps at NAN. Fewer than two values draw a dot. */
void pentad_sparkline_layout (
    PentadSketch *sketch, PentadRect area, const double *values, int n, PentadInk ink);
