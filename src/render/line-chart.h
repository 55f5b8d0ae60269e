/* Lines and areas over evenly spaced positions (hours, days, months).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/axis.h"

/* What the first series is measured by: the range that is usual at each position. */
typedef struct
{
  const char *name;
  const double *low, *high; /* n; where one of them is not finite, nothing is expected */
  const double *middle;     /* n, drawn as a dotted line; NULL none */
} PentadExpectationBand;

/* A stretch of positions with words: a holiday, a weekend. */
typedef struct
{
  int from, to; /* both included */
  const char *words;
} PentadLineSpan;

typedef struct
{
  const char *id;
  const char *const *labels; /* n labels of positions, NULL entries are skipped; NULL: no labels */
  const PentadSeries *series;
  int n_series, n;
  PentadAxisKind axis;
  gboolean legend;
  double target;           /* horizontal line; NAN none */
  const char *target_text; /* beside it; NULL none */
  const char *key_prefix;  /* hits "PREFIX:i" over each position; NULL none */
  const char *const *tooltips;
  const PentadExpectationBand *expected; /* NULL none */
  const gint8 *odd; /* n: above (> 0) or below (< 0) what is expected; marked on the first series.
                       NULL none */
  const char *odd_name; /* in the legend */
  const PentadLineSpan *spans;
  int n_spans;
  const char *const *names; /* n, of all positions, for tables and words; NULL: the labels */
} PentadLineChart;

void pentad_line_chart_layout (PentadSketch *sketch, PentadRect area, const PentadLineChart *chart);
/* Its legend in another place, such as a title line; right-aligned. */
void pentad_line_chart_layout_legend (PentadSketch *sketch,
                                      PentadRect strip,
                                      const PentadLineChart *chart);
/* A line without axes, as high as the area, with gaps at NAN. Fewer than two values draw a dot. */
void pentad_sparkline_layout (
    PentadSketch *sketch, PentadRect area, const double *values, int n, PentadInk ink);
