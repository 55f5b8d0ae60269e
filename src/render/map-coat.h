/* The colours of a map's cells in a view: painted in parts, or only where they differ from others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Immutable once its sides are added. */
#pragma once

#include "render/map-raster.h"

typedef struct _PentadMapCoat PentadMapCoat;

/* inks: but for the arrays. Takes a reference of the raster. */
PentadMapCoat *pentad_map_coat_new (PentadMapRaster *raster, const PentadMapInks *inks);
/* One period from a pixel of the view on, to the next one; colours and patterns (NULL: none) as
 * PentadMapInks has them, for n_cells + 1. Transfer full. */
void pentad_map_coat_add_side (
    PentadMapCoat *coat, int from, guint n_cells, guint32 *colours, guint8 *patterns);
PentadMapCoat *pentad_map_coat_ref (PentadMapCoat *coat);
void pentad_map_coat_unref (PentadMapCoat *coat);
/* Borrowed. */
PentadMapRaster *pentad_map_coat_get_raster (const PentadMapCoat *coat);
guint pentad_map_coat_get_n_cells (const PentadMapCoat *coat);
/* Paints a part of the view; pixels is that part's first one, stride in pixels. */
void pentad_map_coat_paint (const PentadMapCoat *coat,
                            const PentadMapBox *part,
                            guint32 *pixels,
                            gsize stride);
/* Appends the cells (int) that look different in the two. FALSE where that does not tell all: other
 * borders, another scale or geometry, two periods. */
gboolean
pentad_map_coat_compare (const PentadMapCoat *coat, const PentadMapCoat *before, GArray *cells);
/* See pentad_map_raster_paint_cells(). One period only. */
void pentad_map_coat_paint_cells (const PentadMapCoat *coat,
                                  const int *cells,
                                  guint n_cells,
                                  const PentadMapPieces *pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapCoat, pentad_map_coat_unref)
