/* What is said about a place in a plot: lines, bands and points with words beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef enum
{
  PENTAD_ANNOTATION_LINE,  /* across the plot: a target, an average, a share */
  PENTAD_ANNOTATION_BAND,  /* a stretch of the plot: holidays, working hours */
  PENTAD_ANNOTATION_POINT, /* a mark */
} PentadAnnotationKind;

typedef struct
{
  PentadAnnotationKind kind;
  /* In design pixels, from the chart's scales. LINE: one of width and height is 0; BAND: the
   * stretch; POINT: x and y. What is not finite is left out. */
  PentadRect at;
  const char *words;   /* NULL: none */
  PentadInk ink;       /* PENTAD_INK_NONE: that of targets, of a band that of grid lines */
  PentadMarker marker; /* POINT */
} PentadAnnotation;

/* Draws those that touch the plot, in this order; bands should come first. Words stand beside what
 * they belong to, where they are inside the plot and touch no other words; `taken` (n_taken boxes)
 * is kept free, too. Words without such a place are left out: the mark stays. */
void pentad_annotations_layout (PentadSketch *sketch,
                                PentadRect plot,
                                const PentadAnnotation *annotations,
                                int n,
                                const PentadRect *taken,
                                int n_taken);
