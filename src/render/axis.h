/* The axes of a chart: value ticks at the left with grid lines, position labels below, legend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/series.h"
#include "render/sketch.h"

/* Draws the value axis and returns the plot left of it free: the area minus the labels. An axis
 * without zero says so in words, with the mark of a cut at its foot. */
PentadRect pentad_axis_layout_values (PentadSketch *sketch,
                                      PentadRect area,
                                      const PentadTicks *ticks,
                                      PentadAxisKind axis);
/* Where it says in the plot that it does not begin at zero, or is logarithmic; empty where it has
 * nothing to say. */
PentadRect pentad_axis_declaration (PentadSketch *sketch,
                                    PentadRect plot,
                                    const PentadTicks *ticks,
                                    PentadAxisKind axis);
/* Draws labels under positions x[i], which rise; NULL and empty ones are passed over. Where they
 * would touch, they are cut as long as there is room to read them; then every other, third ... of
 * them is left out. They are never turned. */
void pentad_axis_layout_labels (
    PentadSketch *sketch, PentadRect strip, const char *const *labels, const double *x, int n);
/* The legend of some series; see pentad_legend_layout(). */
void pentad_axis_layout_legend (PentadSketch *sketch,
                                PentadRect strip,
                                const PentadSeries *series,
                                int n_series,
                                gboolean start);
