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
/* Writes the pixels of some cells; the others keep what they have. */
void pentad_map_raster_paint_cells (const PentadMapRaster *raster,
                                    const PentadRecolour *recolour,
                                    const PentadMapInks *inks,
                                    const int *cells,
                                    guint n_cells,
                                    guint32 *pixels,
                                    gsize stride);
/* A part of the frame; pixels is that part's first one. */
void pentad_map_raster_paint_part (const PentadMapRaster *raster,
                                   const PentadRecolour *recolour,
                                   const PentadMapInks *inks,
                                   const PentadMapBox *part,
                                   guint32 *pixels,
                                   gsize stride);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapRaster, pentad_map_raster_unref)
