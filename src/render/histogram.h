/* How often values fall into which range: bars over equal ranges, without gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

/* A line at a value: the median, a limit. */
typedef struct
{
  double value; /* beyond the ranges it is left out */
  const char *words;
} PentadHistogramLine;

typedef struct
{
  const char *id;
  const double *edges;  /* n + 1, rising by equal steps; the last may be INFINITY: "and more" */
  const double *counts; /* n; not finite or below zero: nothing is drawn */
  int n;
  const char *const *labels; /* n + 1, under the edges; NULL entries are skipped; NULL none */
  const PentadHistogramLine *lines;
  int n_lines;
  const char *key_prefix; /* hits "PREFIX:i" over each range; NULL: keys of the row */
  const char *const *tooltips;
} PentadHistogram;

/* Counts stand on zero. Edges that do not rise, or no counts at all, are "no data". */
void pentad_histogram_layout (PentadSketch *sketch, PentadRect area, const PentadHistogram *input);
