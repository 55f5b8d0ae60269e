/* The tiles that a view of the map needs, and the ways to colour them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made anew when view, size or line widths change, from tiles that are there already where there
 * are any; when data change only the painting functions run. Immutable. */
#pragma once

#include "render/map-tile.h"

typedef struct
{
  PentadColour colour[PENTAD_N_LEVELS];
  double width_px[PENTAD_N_LEVELS]; /* not above zero: not drawn */
} PentadMapLines;

typedef struct _PentadMapCache PentadMapCache;
typedef struct _PentadMapRaster PentadMapRaster;

/* view.width and view.height are whole pixels, at most 32768 each and 2^28 together; else NULL.
 * cache: where tiles are looked for and kept; NULL for none. */
PentadMapRaster *pentad_map_raster_new (PentadMapCache *cache,
                                        PentadMapGeometry *geometry,
                                        const PentadMapView *view,
                                        const PentadMapLines *lines);
PentadMapRaster *pentad_map_raster_ref (PentadMapRaster *raster);
void pentad_map_raster_unref (PentadMapRaster *raster);
int pentad_map_raster_get_width (const PentadMapRaster *raster);
int pentad_map_raster_get_height (const PentadMapRaster *raster);
/* The cell at a pixel, or -1. */
int pentad_map_raster_pick (const PentadMapRaster *raster, int x, int y);
/* Writes every pixel of the frame; stride in pixels. recolour: how, NULL for the fastest. */
void pentad_map_raster_paint (const PentadMapRaster *raster,
                              const PentadRecolour *recolour,
                              const PentadMapInks *inks,
                              guint32 *pixels,
                              gsize stride);
/* Side of the pieces of a live map; measured best at 3840x2160 under GTK's cairo renderer. */
#define PENTAD_MAP_PIECE_PX 256

/* A frame in square pieces, row by row. */
typedef struct
{
  int side, columns; /* of a piece: a multiple of PENTAD_MAP_TILE_PX; pieces in a row */
  gsize stride;      /* of each piece, in pixels */
  /* The pixels of a piece; called when one of them will be painted, more than once. */
  guint32 *(*get) (gpointer data, int piece);
  gpointer data;
} PentadMapPieces;

/* Writes the pixels of some cells, each named once; the others keep what they have. The raster's
 * first pixel is the first one of a tile, and its size whole tiles: as views grown for pieces are.
 */
void pentad_map_raster_paint_cells (const PentadMapRaster *raster,
                                    const PentadRecolour *recolour,
                                    const PentadMapInks *inks,
                                    const int *cells,
                                    guint n_cells,
                                    const PentadMapPieces *pieces);
/* The view grown on every side to whole pieces, and the first piece of the endless plane. */
PentadMapView pentad_map_view_grow (const PentadMapView *view, int *column, int *row);
/* TRUE when their pixels show the same cells, wherever the frames lie. */
gboolean pentad_map_raster_is_alike (const PentadMapRaster *a, const PentadMapRaster *b);
/* A part of the frame; pixels is that part's first one. */
void pentad_map_raster_paint_part (const PentadMapRaster *raster,
                                   const PentadRecolour *recolour,
                                   const PentadMapInks *inks,
                                   const PentadMapBox *part,
                                   guint32 *pixels,
                                   gsize stride);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapRaster, pentad_map_raster_unref)
