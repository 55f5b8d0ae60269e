/* Parts of a whole in one bar, with target marks (721: service, management, enforcement).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  const char *value_text; /* formatted share */
  double value;           /* NAN and negative count as nothing */
  double target;          /* target share of the whole, 0 to 1; NAN none */
  PentadInk ink;          /* PENTAD_INK_NONE: fine, watch, bad, then series colours */
  const char *key, *tooltip;
} PentadShare;

typedef struct
{
  const char *id;
  const PentadShare *shares;
  int n_shares;
} PentadShareBar;

/* Target marks stand where the parts would end if every part met its target. */
void pentad_share_bar_layout (PentadSketch *sketch, PentadRect area, const PentadShareBar *bar);
