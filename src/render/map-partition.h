/* Areas that lie across the divisions, drawn over them: outlines and names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-labels.h"
#include "render/map-layout.h"

/* For each cell of the geometry the area of the partition that holds it, or -1; an area that gives
 * a shape and no grids holds none. Transfer full. */
int *pentad_partition_areas_of_cells (const PentadPartition *partition,
                                      const PentadMapGeometry *geometry);
/* Outlines; a halo keeps them apart from the borders of divisions. */
void pentad_map_partition_draw (PentadSketch *sketch,
                                const PentadMapGeometry *geometry,
                                const PentadMapView *view,
                                const PentadPartition *partition);
/* Names of the areas, the largest first. notes: one per area, written after the name; NULL none. */
void pentad_map_partition_draw_names (PentadMapLabels *labels,
                                      PentadSketch *sketch,
                                      const PentadMapGeometry *geometry,
                                      const PentadMapView *view,
                                      const PentadPartition *partition,
                                      const char *const *notes);
