/* Which few parts make most of the whole: falling bars, their running share, a line at 80 %.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  double value;
  const char *key, *tooltip;
} PentadParetoPart;

typedef struct
{
  const char *id;
  const PentadParetoPart *parts; /* in any order; not finite or not above zero: left out */
  int n_parts;
  double share;           /* 0 to 1: where the line is, 0.8 */
  const char *share_text; /* beside it; NULL none */
  const char *others;     /* name at the end, of what does not fit */
} PentadPareto;

/* How many of the largest parts make that share of the whole; 0 without parts. */
int pentad_pareto_count (const PentadParetoPart *parts, int n_parts, double share);
/* Bars stand on zero at the axis on the left, the line on zero to 100 % at the one on the right;
 * the bars that make the share are coloured. */
void pentad_pareto_layout (PentadSketch *sketch, PentadRect area, const PentadPareto *pareto);
