/* Scanline filling of a map's cells and antialiased drawing of its borders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-view.h"

/* Writes cell + 1 into every pixel whose centre lies in a cell; cells is width * height values,
 * zero at first. */
void pentad_map_fill_cells (const PentadMapGeometry *geometry,
                            const PentadMapView *view,
                            guint32 *cells,
                            int width,
                            int height);
/* Raises the coverage (0 to 255) of pixels on n edges drawn `line_px` wide; coverage is width *
 * height bytes. */
void pentad_map_fill_edges (const PentadMapEdge *edges,
                            guint n_edges,
                            const PentadMapView *view,
                            double line_px,
                            guint8 *coverage,
                            int width,
                            int height);
