/* Names of what a plot shows, each with its mark.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef enum
{
  PENTAD_LEGEND_LINE,
  PENTAD_LEGEND_DASHED,
  PENTAD_LEGEND_FILL,  /* a filled square */
  PENTAD_LEGEND_SHADE, /* the same, faint: a band */
  PENTAD_LEGEND_MARKER,
} PentadLegendMark;

typedef struct
{
  const char *name;
  PentadInk ink;
  PentadLegendMark mark;
  PentadMarker marker; /* MARKER */
} PentadLegendEntry;

/* In one line, right-aligned in the strip, or left-aligned when `start`. What does not fit is cut,
 * the last ones are left out. */
void pentad_legend_layout (PentadSketch *sketch,
                           PentadRect strip,
                           const PentadLegendEntry *entries,
                           int n,
                           gboolean start);
