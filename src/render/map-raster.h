/* The map as pixels: which cell each pixel belongs to, and how much border covers it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made anew when view, size or line style changes; when data change only pentad_map_raster_paint()
 * runs, which looks colours up in a table. Immutable. */
#pragma once

#include <cairo.h>

#include "render/colour.h"
#include "render/map-view.h"

typedef struct
{
  PentadColour colour[PENTAD_N_LEVELS];
  double width_px[PENTAD_N_LEVELS]; /* not above zero: not drawn */
} PentadMapLines;

typedef struct _PentadMapRaster PentadMapRaster;

/* view.width and view.height are whole pixels, at most 32768 each and 2^28 together; else NULL.
 * Also NULL when memory for it cannot be had. Fills by even-odd over all rings of a cell; a pixel
 * belongs to the cell that holds its centre. */
PentadMapRaster *pentad_map_raster_new (const PentadMapGeometry *geometry,
                                        const PentadMapView *view,
                                        const PentadMapLines *lines);
PentadMapRaster *pentad_map_raster_ref (PentadMapRaster *raster);
void pentad_map_raster_unref (PentadMapRaster *raster);
int pentad_map_raster_get_width (const PentadMapRaster *raster);
int pentad_map_raster_get_height (const PentadMapRaster *raster);
gsize pentad_map_raster_get_bytes (const PentadMapRaster *raster);
/* 0 beside the cells, else cell + 1; a row of get_width() values after the other. */
const guint32 *pentad_map_raster_get_cells (const PentadMapRaster *raster);
/* The cell at a pixel, or -1. O(1). */
int pentad_map_raster_pick (const PentadMapRaster *raster, int x, int y);
/* colours: n_cells + 1 premultiplied ARGB values, [0] for what is beside the cells. Writes every
 * pixel of the frame; stride in bytes. */
void pentad_map_raster_paint (const PentadMapRaster *raster,
                              const guint32 *colours,
                              guint8 *pixels,
                              int stride);
/* The same, as a new surface. */
cairo_surface_t *pentad_map_raster_paint_surface (const PentadMapRaster *raster,
                                                  const guint32 *colours);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapRaster, pentad_map_raster_unref)
