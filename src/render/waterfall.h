/* What moved a score: from one period's to the next, a bar for each part.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  double amount; /* in full precision, what it adds; NAN: not known, counts as nothing */
  const char *tooltip, *key;
} PentadWaterfallPart;

typedef struct
{
  const char *id;
  const char *from_label, *to_label; /* of the two totals */
  double from, to;                   /* in full precision; NAN: no such total */
  const PentadWaterfallPart *parts;
  int n_parts;
  int decimals; /* of every number, 0 to 6 */
} PentadWaterfall;

/* The numbers printed add up exactly: what rounding leaves over stands in a row of its own, and so
 * does what the parts do not explain. The axis encloses the totals and says where it begins. */
void
pentad_waterfall_layout (PentadSketch *sketch, PentadRect area, const PentadWaterfall *waterfall);
