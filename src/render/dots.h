/* Every value as a dot on one axis, with their mean: how evenly something is shared out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *name; /* of whom the value is, for the table */
  double value;     /* not finite: left out of the plot */
  const char *key, *tooltip;
} PentadDot;

typedef struct
{
  const char *id;
  const PentadDot *dots; /* in any order */
  int n_dots;
  double mean; /* a line; NAN none */
  const char *mean_text;
} PentadDots;

/* Equal and nearly equal values stand on each other, smaller the more of them there are. The axis
 * encloses zero. */
void pentad_dots_layout (PentadSketch *sketch, PentadRect area, const PentadDots *dots);
