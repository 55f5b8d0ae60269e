/* Scanline filling of a map's cells.
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
