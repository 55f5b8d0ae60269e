/* The tiles that a view of the map needs, and the ways to colour them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-raster.h"

#include "render/map-cache.h"

#include <math.h>

#define MAX_SIDE_PX 32768
#define MAX_PIXELS  ((gsize)1 << 28)

#define TILE PENTAD_MAP_TILE_PX

struct _PentadMapRaster
{
  gatomicrefcount refs;
  PentadMapGeometry *geometry;
  PentadMapTiling tiling;
  int width, height;
  int x, y; /* of the first pixel in the plane of the tiles */
  int column, row, columns, rows;
  PentadMapTile **tiles;
};

/* Rounded down for negative numbers, too. */
static int
tile_of (int pixel)
{
  return pixel >= 0 ? pixel / TILE : -((TILE - 1 - pixel) / TILE);
}

static gboolean
is_drawable (const PentadMapView *view)
{
  return view->width >= 1 && view->width <= MAX_SIDE_PX && view->height >= 1 &&
         view->height <= MAX_SIDE_PX && view->m_per_px > 0 && isfinite (view->m_per_px) &&
         isfinite (view->centre_x) && isfinite (view->centre_y) &&
         (gsize)view->width * (gsize)view->height <= MAX_PIXELS;
}

PentadMapRaster *
pentad_map_raster_new (PentadMapCache *cache,
                       PentadMapGeometry *geometry,
                       const PentadMapView *view,
                       const PentadMapLines *lines)
{
  PentadMapRaster *raster;

  if (!is_drawable (view))
    return NULL;
  raster = g_new0 (PentadMapRaster, 1);
  g_atomic_ref_count_init (&raster->refs);
  raster->geometry = pentad_map_geometry_ref (geometry);
  raster->tiling = pentad_map_tiling (view, lines->width_px, &raster->x, &raster->y);
  raster->width = (int)view->width;
  raster->height = (int)view->height;
  raster->column = tile_of (raster->x);
  raster->row = tile_of (raster->y);
  raster->columns = tile_of (raster->x + raster->width - 1) - raster->column + 1;
  raster->rows = tile_of (raster->y + raster->height - 1) - raster->row + 1;
  raster->tiles = g_new (PentadMapTile *, (gsize)raster->columns * (gsize)raster->rows);

  PentadMapBox tiles = { raster->column, raster->row, raster->columns, raster->rows };
  pentad_map_cache_get_tiles (cache, geometry, &raster->tiling, &tiles, raster->tiles);
  return raster;
}

PentadMapRaster *
pentad_map_raster_ref (PentadMapRaster *raster)
{
  g_atomic_ref_count_inc (&raster->refs);
  return raster;
}

void
pentad_map_raster_unref (PentadMapRaster *raster)
{
  if (!g_atomic_ref_count_dec (&raster->refs))
    return;
  for (int i = 0; i < raster->columns * raster->rows; i++)
    pentad_map_tile_unref (raster->tiles[i]);
  g_free (raster->tiles);
  pentad_map_geometry_unref (raster->geometry);
  g_free (raster);
}

int
pentad_map_raster_get_width (const PentadMapRaster *raster)
{
  return raster->width;
}

int
pentad_map_raster_get_height (const PentadMapRaster *raster)
{
  return raster->height;
}

int
pentad_map_raster_pick (const PentadMapRaster *raster, int x, int y)
{
  if (x < 0 || y < 0 || x >= raster->width || y >= raster->height)
    return -1;
  x += raster->x - raster->column * TILE;
  y += raster->y - raster->row * TILE;
  return pentad_map_tile_pick (raster->tiles[y / TILE * raster->columns + x / TILE], x % TILE,
                               y % TILE);
}

void
pentad_map_raster_paint (const PentadMapRaster *raster,
                         const PentadRecolour *recolour,
                         const PentadMapInks *inks,
                         guint32 *pixels,
                         gsize stride)
{
  PentadMapBox all = { 0, 0, raster->width, raster->height };

  pentad_map_raster_paint_part (raster, recolour, inks, &all, pixels, stride);
}

/* The part of a tile that a box of the frame shows, in the tile's pixels; empty: nothing. */
static PentadMapBox
tile_part (const PentadMapRaster *raster, const PentadMapBox *box, int column, int row)
{
  int x = (raster->column + column) * TILE - raster->x;
  int y = (raster->row + row) * TILE - raster->y;
  int left = MAX (box->x - x, 0), top = MAX (box->y - y, 0);

  return (PentadMapBox){ left, top, MIN (box->x + box->width - x, TILE) - left,
                         MIN (box->y + box->height - y, TILE) - top };
}

static guint32 *
part_pixels (const PentadMapRaster *raster,
             const PentadMapBox *part,
             int column,
             int row,
             const PentadMapBox *box,
             guint32 *pixels,
             gsize stride)
{
  gsize x = (gsize)((raster->column + column) * TILE - raster->x + part->x - box->x);
  gsize y = (gsize)((raster->row + row) * TILE - raster->y + part->y - box->y);

  return pixels + y * stride + x;
}

void
pentad_map_raster_paint_part (const PentadMapRaster *raster,
                              const PentadRecolour *recolour,
                              const PentadMapInks *inks,
                              const PentadMapBox *box,
                              guint32 *pixels,
                              gsize stride)
{
  if (recolour == NULL)
    recolour = pentad_recolour_choose ();
  for (int row = 0; row < raster->rows; row++)
    for (int column = 0; column < raster->columns; column++)
      {
        PentadMapBox part = tile_part (raster, box, column, row);

        if (part.width > 0 && part.height > 0)
          pentad_map_tile_paint (
              raster->tiles[row * raster->columns + column], recolour, inks, &part,
              part_pixels (raster, &part, column, row, box, pixels, stride), stride);
      }
}

/* Where painting goes on for the cells of a raster. */
typedef struct
{
  const PentadMapRaster *raster;
  const PentadRecolour *recolour;
  const PentadMapInks *inks;
  guint32 *pixels;
  gsize stride;
} CellPainter;

/* The stages that fetch, and the one that paints. */
#define N_STAGES    3
#define STAGE_AHEAD 3 /* cells from one stage to the next */

static void
do_stage (const CellPainter *painter, int stage, int cell, PentadMapBox box)
{
  const PentadMapRaster *raster = painter->raster;
  PentadMapBox all = { 0, 0, raster->width, raster->height };
  int left = tile_of (MAX (box.x, raster->x)) - raster->column;
  int top = tile_of (MAX (box.y, raster->y)) - raster->row;
  int right = tile_of (MIN (box.x + box.width, raster->x + raster->width) - 1) - raster->column;
  int bottom = tile_of (MIN (box.y + box.height, raster->y + raster->height) - 1) - raster->row;

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        const PentadMapTile *tile = raster->tiles[row * raster->columns + column];
        PentadMapBox part = tile_part (raster, &all, column, row);
        PentadMapBox local = { box.x - (raster->column + column) * TILE,
                               box.y - (raster->row + row) * TILE, box.width, box.height };
        guint32 *pixels =
            part_pixels (raster, &part, column, row, &all, painter->pixels, painter->stride);

        if (stage + 1 < N_STAGES)
          pentad_map_tile_fetch_cell (tile, stage, &part, &local, pixels, painter->stride);
        else
          pentad_map_tile_paint_cell (tile, painter->recolour, painter->inks, &part, cell, &local,
                                      pixels, painter->stride);
      }
}

void
pentad_map_raster_paint_cells (const PentadMapRaster *raster,
                               const PentadRecolour *recolour,
                               const PentadMapInks *inks,
                               const int *cells,
                               guint n_cells,
                               guint32 *pixels,
                               gsize stride)
{
  CellPainter painter = { raster, recolour != NULL ? recolour : pentad_recolour_choose (), inks,
                          pixels, stride };

  PentadMapBox boxes[N_STAGES * STAGE_AHEAD];

  for (guint i = 0; i < n_cells + (N_STAGES - 1) * STAGE_AHEAD; i++)
    for (guint stage = 0; stage < N_STAGES; stage++)
      {
        guint k = i - stage * STAGE_AHEAD;
        PentadMapBox *box = &boxes[k % G_N_ELEMENTS (boxes)];

        if (i < stage * STAGE_AHEAD || k >= n_cells)
          continue;
        if (stage == 0)
          *box = pentad_map_tiling_cell_box (&raster->tiling, raster->geometry, cells[k]);
        do_stage (&painter, (int)stage, cells[k], *box);
      }
}
