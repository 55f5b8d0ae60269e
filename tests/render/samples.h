/* Sample input for every layout, with its edge cases: drawn by the golden tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/chart.h"
#include "render/sketch.h"

typedef struct
{
  const char *name;     /* begins with the id of its kind of chart */
  double width, height; /* of the area */
  void (*draw) (PentadSketch *sketch, PentadRect area);
} Sample;

/* Each ends with a sample without a name. */
#define DECLARE_SAMPLES(name, id) extern const Sample id##_samples[];
PENTAD_CHART_KINDS (DECLARE_SAMPLES)
#undef DECLARE_SAMPLES
extern const Sample list_samples[];
extern const Sample frame_samples[];
extern const Sample map_samples[];
