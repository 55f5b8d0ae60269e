/* Sample input for every layout, with its edge cases: drawn by the golden tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *name;
  double width, height; /* of the area */
  void (*draw) (PentadSketch *sketch, PentadRect area);
} Sample;

/* Each ends with a sample without a name. */
extern const Sample chart_samples[];
extern const Sample list_samples[];
extern const Sample frame_samples[];
extern const Sample map_samples[];
