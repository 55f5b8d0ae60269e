/* Draws the tiles of a map: those that changed, and of them what changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scene.h"
#include "widgets/map-drawing.h"

/* Cells and borders as the coat has them, then what the scene has over its map. (x, y): where the
 * map's corner lies in the view, whose first tile of the plane is (column, row). old: the drawing
 * before or NULL. Transfer full. */
PentadMapDrawing *pentad_map_pieces_draw (PentadMapCoat *coat,
                                          const PentadMapView *view,
                                          int column,
                                          int row,
                                          PentadScene *scene,
                                          PentadText *text,
                                          double x,
                                          double y,
                                          const PentadMapDrawing *old);
