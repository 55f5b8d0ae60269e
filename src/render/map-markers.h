/* Markers of a map: single ones, and where there are many, clusters with their number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-layout.h"

/* Draws the markers that lie in the view. Kinds (shape and tone) of which more than a few dozen are
 * in view are put together by nearness on the picture; a cluster stands at the middle of its
 * markers, shows how many they are, and has no key of its own. */
void
pentad_map_draw_markers (PentadSketch *sketch, const PentadMap *map, const PentadMapView *view);
