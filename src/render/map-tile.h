/* A square piece of the map as pixels: which cell each one belongs to, and how much border covers
 * it. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tiles of one scale lie side by side without end, so that a map which is moved keeps its
 * tiles. A tile is made anew only when scale or line widths change; new data only colour it. */
#pragma once

#include "render/map-view.h"
#include "render/recolour.h"

#define PENTAD_MAP_TILE_PX 256

/* Parts of a pixel that tiles can be shifted by. */
#define PENTAD_MAP_PHASES 256

/* What all tiles of a picture have in common. Compare with pentad_map_tiling_equal(). */
typedef struct
{
  double m_per_px;
  int phase_x, phase_y;            /* 1 / PENTAD_MAP_PHASES pixels, below a pixel */
  float width_px[PENTAD_N_LEVELS]; /* of borders; not above zero: none */
} PentadMapTiling;

typedef struct
{
  int x, y, width, height; /* pixels */
} PentadMapBox;

/* What a thread needs for making tiles; not for two threads at once. */
typedef struct _PentadMapTileMaker PentadMapTileMaker;
/* Immutable. */
typedef struct _PentadMapTile PentadMapTile;

/* The tiling of a view, and the pixel of its endless plane that the view's upper left one is. The
 * view is met to 1 / 512 pixel. */
PentadMapTiling pentad_map_tiling (const PentadMapView *view,
                                   const double width_px[PENTAD_N_LEVELS],
                                   int *x,
                                   int *y);
gboolean pentad_map_tiling_equal (const PentadMapTiling *a, const PentadMapTiling *b);
/* Pixels of the endless plane that a cell lies in, with a margin for rounding. */
PentadMapBox pentad_map_tiling_cell_box (const PentadMapTiling *tiling,
                                         const PentadMapGeometry *geometry,
                                         int cell);

PentadMapTileMaker *pentad_map_tile_maker_new (void);
void pentad_map_tile_maker_free (PentadMapTileMaker *maker);

/* The tile whose first pixel is (column * 256, row * 256) of the plane, which ends 2^30 pixels from
 * its origin. Transfer full. A pixel belongs to the cell that holds its centre (even-odd over all
 * its rings); where cells overlap, to the last of them. */
PentadMapTile *pentad_map_tile_new (PentadMapTileMaker *maker,
                                    const PentadMapGeometry *geometry,
                                    const PentadMapTiling *tiling,
                                    int column,
                                    int row);
PentadMapTile *pentad_map_tile_ref (PentadMapTile *tile);
void pentad_map_tile_unref (PentadMapTile *tile);
gsize pentad_map_tile_get_bytes (const PentadMapTile *tile);
/* The cell of a pixel of the tile, or -1. */
int pentad_map_tile_pick (const PentadMapTile *tile, int x, int y);
/* The border byte of a pixel (recolour.h). */
guint8 pentad_map_tile_border (const PentadMapTile *tile, int x, int y);
/* Paints a part of the tile; pixels is that part's first one, stride in pixels. */
void pentad_map_tile_paint (const PentadMapTile *tile,
                            const PentadRecolour *recolour,
                            const PentadMapInks *inks,
                            const PentadMapBox *part,
                            guint32 *pixels,
                            gsize stride);
/* Pixels [x, x + n) of a row, all of one cell; n above zero. */
typedef struct
{
  guint8 y, x, last; /* the last pixel, x + n - 1 */
} PentadMapSpan;

/* Brings what find_spans() will read near the processor, some cells ahead of it, as find_spans()
 * does for what it returns. */
void pentad_map_tile_fetch_slot (PentadMapTile *tile, int cell);
/* Where a cell lies in the tile, row by row; NULL and 0: nowhere. The lists of a tile are made when
 * first asked for, from any thread. Borrowed. */
const PentadMapSpan *pentad_map_tile_find_spans (PentadMapTile *tile, int cell, guint *n_spans);
/* Paints spans of a cell; pixels is the tile's first pixel, stride in pixels. */
void pentad_map_tile_paint_spans (const PentadMapTile *tile,
                                  const PentadRecolour *recolour,
                                  const PentadMapInks *inks,
                                  int cell,
                                  const PentadMapSpan *spans,
                                  guint n_spans,
                                  guint32 *pixels,
                                  gsize stride);
/* Brings what paint_spans() will read and write near the processor, some cells ahead of it: the
 * pixels of few cells lie far apart, and waiting for each takes longer than painting it. */
void pentad_map_tile_fetch_spans (const PentadMapTile *tile,
                                  const PentadMapSpan *spans,
                                  guint n_spans,
                                  const guint32 *pixels,
                                  gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapTileMaker, pentad_map_tile_maker_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapTile, pentad_map_tile_unref)
