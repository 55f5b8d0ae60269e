/* Names on the map, placed so that none lies over another or over a seam of the wall.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/layer.h"
#include "render/map-view.h"
#include "render/sketch.h"

/* Which parts of a map are taken, and names that wait for a place. */
typedef struct _PentadMapLabels PentadMapLabels;

/* area: of the map in its scene, whose theme knows the seams. */
PentadMapLabels *pentad_map_labels_new (PentadRect area, const PentadTheme *theme);
void pentad_map_labels_free (PentadMapLabels *labels);
/* Keeps a box free of names. */
void pentad_map_labels_reserve (PentadMapLabels *labels, PentadRect box);
/* And of markers: legend and notes lie there. */
void pentad_map_labels_cover (PentadMapLabels *labels, PentadRect box);
gboolean pentad_map_labels_is_covered (const PentadMapLabels *labels, PentadRect box);
/* The box moved to the right or down so that no seam crosses it, as little as that takes; where it
 * is when that is impossible. */
PentadRect pentad_map_labels_find_room (const PentadMapLabels *labels, PentadRect box);
/* Lets a name wait; larger weights go first. The string must live until place(). Beside the area
 * it is left out. */
void pentad_map_labels_add (
    PentadMapLabels *labels, const char *name, double x, double y, double weight);
/* Draws the waiting names that find room, and reserves it. */
void pentad_map_labels_place (PentadMapLabels *labels,
                              PentadSketch *sketch,
                              const PentadTextStyle *style);
/* Names of the places of a level that lie below `place` (or are it), the largest first. notes: one
 * per division, written after the name; NULL none. */
void pentad_map_labels_draw_places (PentadMapLabels *labels,
                                    PentadSketch *sketch,
                                    const PentadMapGeometry *geometry,
                                    const PentadMapView *view,
                                    int place,
                                    PentadLevel level,
                                    const char *const *notes);
/* Names of a layer's features, by rank. */
void pentad_map_labels_draw_layer (PentadMapLabels *labels,
                                   PentadSketch *sketch,
                                   const PentadMapGeometry *geometry,
                                   const PentadMapView *view,
                                   const PentadLayer *layer);
/* Lines and areas of a layer; points are left to the names. under: as they lie below the cells,
 * else as they shine through them. */
void pentad_map_layer_draw (PentadSketch *sketch,
                            const PentadMapGeometry *geometry,
                            const PentadMapView *view,
                            const PentadLayer *layer,
                            gboolean under);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapLabels, pentad_map_labels_free)
