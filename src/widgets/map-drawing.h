/* A drawn piece of map in tiles, as a worker makes it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tiles lie on one endless plane for each scale, whatever part of it the view shows, so that a
 * map that was moved has the same ones. A tile whose pixels are those of the drawing before is
 * taken over from it. Immutable, but for its count of references. */
#pragma once

#include <cairo.h>

#include "render/map-coat.h"

#define PENTAD_MAP_DRAWING_TILE_PX PENTAD_MAP_PIECE_PX

typedef struct
{
  gatomicrefcount refs;
  PentadMapView view; /* of all tiles together, in pixels */
  int column, row;    /* of the first tile on the plane */
  int columns, rows;
  GPtrArray *images; /* cairo_surface_t, row by row */

  PentadMapCoat *coat; /* what the images were painted with; NULL: not known */
  guint8 *covered;     /* of each image: 1 where something lies over its cells */
} PentadMapDrawing;

/* Cuts an image of a view that was grown; four bytes a pixel, taken as opaque, which is shown
 * faster. old may be NULL. */
PentadMapDrawing *pentad_map_drawing_new (cairo_surface_t *image,
                                          const PentadMapView *view,
                                          int column,
                                          int row,
                                          const PentadMapDrawing *old);
/* One without pixels, to be filled by what made it: its images are NULL. coat may be NULL. */
PentadMapDrawing *
pentad_map_drawing_new_empty (const PentadMapView *view, int column, int row, PentadMapCoat *coat);
/* A new image of a tile. Transfer full. */
cairo_surface_t *pentad_map_drawing_make_image (void);
/* Takes over the images that are the same in the drawing before. */
void pentad_map_drawing_share (PentadMapDrawing *drawing, const PentadMapDrawing *old);
PentadMapDrawing *pentad_map_drawing_ref (PentadMapDrawing *drawing);
void pentad_map_drawing_unref (PentadMapDrawing *drawing);
/* Borrowed; NULL where the drawing does not reach. */
cairo_surface_t *
pentad_map_drawing_get_image (const PentadMapDrawing *drawing, int column, int row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapDrawing, pentad_map_drawing_unref)
