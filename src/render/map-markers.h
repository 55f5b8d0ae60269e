/* Markers of a map: single ones, and where there are many, clusters with their number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-labels.h"
#include "render/map-layout.h"

/* Draws the markers that lie in the view. When more than a few dozen do, those of a kind (shape and
 * tone) are put together by nearness on the picture; a cluster stands near the middle of its
 * markers, shows how many they are, and has no key of its own. Clusters never touch each other;
 * names keep off them. */
void pentad_map_draw_markers (PentadSketch *sketch,
                              const PentadMap *map,
                              const PentadMapView *view,
                              PentadMapLabels *labels);
