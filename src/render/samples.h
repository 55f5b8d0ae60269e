/* Sample input for every layout, with its edge cases: drawn by the golden tests, which bring them
 * (tests/render/samples-ID.c), and by the gallery.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/chart.h"
#include "render/sketch.h"

typedef struct
{
  const char *name;     /* begins with the id of its kind of chart */
  double width, height; /* of the area */
  void (*draw) (PentadSketch *sketch, PentadRect area);
} PentadSample;

/* Each ends with a sample without a name. */
#define PENTAD_DECLARE_SAMPLES(name, id) extern const PentadSample id##_samples[];
PENTAD_CHART_KINDS (PENTAD_DECLARE_SAMPLES)
#undef PENTAD_DECLARE_SAMPLES
extern const PentadSample list_samples[];
extern const PentadSample frame_samples[];
