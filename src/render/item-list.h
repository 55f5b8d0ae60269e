/* A list of items with a tone bar at the left, two lines of text, and a value at the right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *title;
  const char *caption; /* second line; NULL none */
  const char *value;   /* at the right; NULL none */
  PentadTone tone;
  const char *key, *tooltip;
} PentadItem;

typedef struct
{
  const char *id;
  const PentadItem *items;
  int n_items;
  int n_total;       /* of which n_items are given; at most n_items: no more than given */
  const char *empty; /* words when there are none; NULL: "nothing to show" */
} PentadItemList;

void pentad_item_list_layout (PentadSketch *sketch, PentadRect area, const PentadItemList *list);
