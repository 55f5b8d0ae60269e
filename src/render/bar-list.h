/* Horizontal bars in a list: a name, a bar, a value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  double value;           /* length of the bar; NAN: no bar, negative: to the left of zero */
  double target;          /* a tick across the bar; NAN none */
  const char *value_text; /* formatted; NULL prints as no value */
  const char *second;     /* muted, after the value text; NULL none */
  PentadTone tone;
  const char *key, *tooltip;
  int place; /* index in the divisions, or PENTAD_NO_PLACE */
} PentadBar;

typedef struct
{
  const char *id;
  const PentadBar *bars;
  int n_bars;
  double min, max; /* ends of the bars' axis; NAN: 0 or the smallest, and the largest value */
  gboolean spread; /* rows share the height instead of standing at their natural distance */
} PentadBarList;

/* Rows that do not fit are left out and counted in a last line ("+ 12"). */
void pentad_bar_list_layout (PentadSketch *sketch, PentadRect area, const PentadBarList *list);
