/* What stands at the foot of a map: legend of markers, scale bar, notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-labels.h"
#include "render/map-layout.h"

/* Draws over the map and reserves its room from names. */
void pentad_map_notes_layout (PentadSketch *sketch,
                              PentadRect area,
                              const PentadMap *map,
                              const PentadMapView *view,
                              PentadMapLabels *labels);
/* A round length (1, 2 or 5 times a power of ten, in metres) that is at most max_px pixels long
 * where the view's middle is: the map is drawn true to length at the latitude of the city's middle,
 * and a pixel spans less ground from east to west the farther one is towards the pole. *px: how
 * long it is. 0 when nothing fits. */
double pentad_scale_bar_length (const PentadMapGeometry *geometry,
                                const PentadMapView *view,
                                double max_px,
                                double *px);
