/* What stands on a map beside the city: legend, legend of markers, notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-labels.h"
#include "render/map-layout.h"

/* Draws over the map and reserves its room from names. */
void pentad_map_legend_layout (PentadSketch *sketch,
                               PentadRect area,
                               const PentadMap *map,
                               const PentadMapPicture *picture,
                               PentadMapLabels *labels);
