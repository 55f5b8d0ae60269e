/* A funnel: how many come through each stage of a way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *label;
  double value;           /* NAN: not known; below zero counts as not known */
  const char *value_text; /* formatted; NULL prints as no value */
  PentadTone tone;        /* neutral: the colour of the chart */
  const char *key, *tooltip;
} PentadFunnelStage;

typedef struct
{
  const char *id;
  const PentadFunnelStage *stages; /* in their order */
  int n_stages;
} PentadFunnel;

/* Bars about one middle, as wide as their share of the largest; beside each its share of the first
 * stage that is known. A stage may have more than the one before. */
void pentad_funnel_layout (PentadSketch *sketch, PentadRect area, const PentadFunnel *funnel);
