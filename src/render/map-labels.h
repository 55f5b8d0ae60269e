/* Names on the map, placed so that none lies over another, and the reference layers below them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/layer.h"
#include "render/map-view.h"
#include "render/sketch.h"

/* Which parts of a map are taken. */
typedef struct _PentadMapLabels PentadMapLabels;

PentadMapLabels *pentad_map_labels_new (double width, double height);
void pentad_map_labels_free (PentadMapLabels *labels);
/* Keeps a box free of names. */
void pentad_map_labels_reserve (PentadMapLabels *labels, PentadRect box);
/* Names of the places of a level that lie below `place` (or are it), the largest first. */
void pentad_map_labels_draw_places (PentadMapLabels *labels,
                                    PentadSketch *sketch,
                                    const PentadMapGeometry *geometry,
                                    const PentadMapView *view,
                                    int place,
                                    PentadLevel level);
/* Names of a layer of points, by rank. */
void pentad_map_labels_draw_layer (PentadMapLabels *labels,
                                   PentadSketch *sketch,
                                   const PentadMapGeometry *geometry,
                                   const PentadMapView *view,
                                   const PentadLayer *layer);
/* Lines and areas of a layer; points are left to the names. */
void pentad_map_layer_draw (PentadSketch *sketch,
                            const PentadMapGeometry *geometry,
                            const PentadMapView *view,
                            const PentadLayer *layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapLabels, pentad_map_labels_free)
