/* The stages of a case as boxes in lanes: supervision above, command below.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  int lane;          /* 0 is the upper one; others are ignored if not below n_lanes */
  const char *label; /* "受理" */
  const char *value; /* formatted; NULL prints as no value */
  PentadTone tone;   /* of the line below the box */
  const char *badge; /* small text in the corner (side actions); NULL none */
  const char *key, *tooltip;
} PentadFlowStage;

typedef struct
{
  const char *id;
  const char *const *lanes; /* names */
  int n_lanes;
  const PentadFlowStage *stages; /* in the order of the flow */
  int n_stages;
} PentadFlow;

void pentad_flow_layout (PentadSketch *sketch, PentadRect area, const PentadFlow *flow);
