/* Antialiased drawing of a map's borders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-view.h"

/* Raises the coverage (0 to 255) of pixels on n edges drawn `line_px` wide; coverage is width *
 * height bytes. */
void pentad_map_stroke_edges (const PentadMapEdge *edges,
                              guint n_edges,
                              const PentadMapView *view,
                              double line_px,
                              guint8 *coverage,
                              int width,
                              int height);
