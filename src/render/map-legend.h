/* What stands on a map beside the city: legend, legend of markers, scale bar, notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-labels.h"
#include "render/map-layout.h"

/* What the legend takes of the top of an area, in design pixels; 0 without one. */
double pentad_map_legend_height (const PentadMap *map, const PentadTheme *theme, PentadRect area);
/* Draws over the map and reserves its room from names. */
void pentad_map_legend_layout (PentadSketch *sketch,
                               PentadRect area,
                               const PentadMap *map,
                               const PentadMapPicture *picture,
                               PentadMapLabels *labels);
