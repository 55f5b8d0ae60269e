/* Horizontal bars of several series by name: side by side, stacked, or away from a middle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/series.h"

typedef enum
{
  PENTAD_BARS_GROUPED,
  PENTAD_BARS_STACKED,  /* what is negative to the left of zero */
  PENTAD_BARS_DIVERGING /* the first series to the left of a middle, the second to the right */
} PentadBarsKind;

typedef struct
{
  const char *id;
  PentadBarsKind kind;
  const char *const *labels; /* n */
  const PentadSeries *series;
  int n_series, n;
  PentadAxisKind axis;       /* PENTAD_AXIS_LOG and PENTAD_AXIS_RATE count as NUMBER */
  const char *const *values; /* n texts at the right; NULL none */
  const char *const *keys;   /* n; NULL none */
} PentadBarGroups;

/* Bars stand on zero. Of diverging ones both sides have the same scale and numbers without sign;
 * what is negative there counts as nothing, and series after the second are left out. Rows that do
 * not fit are counted in a last line. */
void pentad_bar_groups_layout (PentadSketch *sketch, PentadRect area, const PentadBarGroups *bars);
