/* The axes of a chart: value ticks at the left with grid lines, position labels below, legend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/series.h"
#include "render/sketch.h"

/* Draws the value axis and returns the plot left of it free: the area minus the labels. */
PentadRect pentad_axis_layout_values (PentadSketch *sketch,
                                      PentadRect area,
                                      const PentadTicks *ticks,
                                      PentadAxisKind axis);
/* Draws labels under positions x[i], leaving out every other, third ... one so that none touch. */
void pentad_axis_layout_labels (
    PentadSketch *sketch, PentadRect strip, const char *const *labels, const double *x, int n);
/* Draws "name —" entries right-aligned in the strip, or left-aligned when `start`. */
void pentad_axis_layout_legend (PentadSketch *sketch,
                                PentadRect strip,
                                const PentadSeries *series,
                                int n_series,
                                gboolean start);
