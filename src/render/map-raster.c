/* The tiles that a view of the map needs, and the ways to colour them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-raster.h"

#include "render/map-cache.h"

#include <math.h>

#define MAX_SIDE_PX 32768
#define MAX_PIXELS  ((gsize)1 << 28)

#define TILE  PENTAD_MAP_TILE_PX
#define PIECE PENTAD_MAP_PIECE_PX

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

static int
piece_of (int pixel)
{
  return pixel >= 0 ? pixel / PIECE : -((PIECE - 1 - pixel) / PIECE);
}

PentadMapView
pentad_map_view_grow (const PentadMapView *view, int *column, int *row)
{
  static const double no_lines[PENTAD_N_LEVELS];
  PentadMapView grown = *view;
  int x, y, columns, rows;

  pentad_map_tiling (view, no_lines, &x, &y);
  *column = piece_of (x);
  *row = piece_of (y);
  columns = piece_of (x + (int)view->width - 1) + 1 - *column;
  rows = piece_of (y + (int)view->height - 1) + 1 - *row;
  grown.width = columns * PIECE;
  grown.height = rows * PIECE;
  grown.centre_x += (*column * PIECE - x + (grown.width - view->width) / 2) * view->m_per_px;
  grown.centre_y -= (*row * PIECE - y + (grown.height - view->height) / 2) * view->m_per_px;
  return grown;
}

gboolean
pentad_map_raster_is_alike (const PentadMapRaster *a, const PentadMapRaster *b)
{
  return a->geometry == b->geometry && pentad_map_tiling_equal (&a->tiling, &b->tiling);
}

/* A cell to be painted in a tile. */
typedef struct
{
  guint tile;
  int cell;
  const PentadMapSpan *spans;
  guint n_spans;
  guint32 *pixels; /* of the tile */
} Job;

/* Where painting goes on for the cells of a raster. */
typedef struct
{
  const PentadMapRaster *raster;
  const PentadRecolour *recolour;
  const PentadMapInks *inks;
  const PentadMapPieces *pieces;
} CellPainter;

#define N_STAGES    4
#define STAGE_AHEAD 3 /* jobs from one stage to the next */

/* Appends the tiles that the cell's box meets; it need not lie in them all. */
static void
add_jobs (const PentadMapRaster *raster, int cell, GArray *jobs)
{
  PentadMapBox box = pentad_map_tiling_cell_box (&raster->tiling, raster->geometry, cell);
  int left = MAX (tile_of (box.x) - raster->column, 0);
  int top = MAX (tile_of (box.y) - raster->row, 0);
  int right = MIN (tile_of (box.x + box.width - 1) - raster->column, raster->columns - 1);
  int bottom = MIN (tile_of (box.y + box.height - 1) - raster->row, raster->rows - 1);

  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++)
      {
        Job job = { .tile = (guint)(row * raster->columns + column), .cell = cell };

        g_array_append_val (jobs, job);
      }
}

/* In the order of tiles, what lies in a tile together. */
static GArray *
list_jobs (const PentadMapRaster *raster, const int *cells, guint n_cells)
{
  GArray *jobs = g_array_sized_new (FALSE, FALSE, sizeof (Job), 2 * n_cells);
  GArray *sorted;
  g_autofree guint *at = g_new0 (guint, raster->columns * raster->rows + 1);

  for (guint i = 0; i < n_cells; i++)
    add_jobs (raster, cells[i], jobs);
  for (guint i = 0; i < jobs->len; i++)
    at[g_array_index (jobs, Job, i).tile + 1]++;
  for (int i = 0; i < raster->columns * raster->rows; i++)
    at[i + 1] += at[i];
  sorted = g_array_sized_new (FALSE, FALSE, sizeof (Job), jobs->len);
  g_array_set_size (sorted, jobs->len);
  for (guint i = 0; i < jobs->len; i++)
    {
      const Job *job = &g_array_index (jobs, Job, i);

      g_array_index (sorted, Job, at[job->tile]++) = *job;
    }
  g_array_unref (jobs);
  return sorted;
}

/* Where the job's tile is painted. */
static guint32 *
job_pixels (const PentadMapRaster *raster, const PentadMapPieces *pieces, const Job *job)
{
  int x = (int)job->tile % raster->columns * TILE, y = (int)job->tile / raster->columns * TILE;

  return pieces->get (pieces->data, y / pieces->side * pieces->columns + x / pieces->side) +
         (gsize)(y % pieces->side) * pieces->stride + x % pieces->side;
}

/* The three stages that lead up to painting ask for memory that the next one needs. */
static void
do_stage (const CellPainter *painter, int stage, Job *job)
{
  PentadMapTile *tile = painter->raster->tiles[job->tile];

  if (stage == 0)
    pentad_map_tile_fetch_slot (tile, job->cell);
  else if (stage == 1)
    job->spans = pentad_map_tile_find_spans (tile, job->cell, &job->n_spans);
  else if (job->n_spans == 0)
    return;
  else if (stage == 2)
    {
      job->pixels = job_pixels (painter->raster, painter->pieces, job);
      pentad_map_tile_fetch_spans (tile, job->spans, job->n_spans, job->pixels,
                                   painter->pieces->stride);
    }
  else
    pentad_map_tile_paint_spans (tile, painter->recolour, painter->inks, job->cell, job->spans,
                                 job->n_spans, job->pixels, painter->pieces->stride);
}

void
pentad_map_raster_paint_cells (const PentadMapRaster *raster,
                               const PentadRecolour *recolour,
                               const PentadMapInks *inks,
                               const int *cells,
                               guint n_cells,
                               const PentadMapPieces *pieces)
{
  CellPainter painter = { raster, recolour != NULL ? recolour : pentad_recolour_choose (), inks,
                          pieces };
  g_autoptr (GArray) jobs = NULL;

  g_return_if_fail (raster->x == raster->column * TILE && raster->y == raster->row * TILE);
  g_return_if_fail (raster->width % TILE == 0 && raster->height % TILE == 0);

  jobs = list_jobs (raster, cells, n_cells);
  for (guint i = 0; i < jobs->len + (N_STAGES - 1) * STAGE_AHEAD; i++)
    for (guint stage = 0; stage < N_STAGES; stage++)
      {
        guint k = i - stage * STAGE_AHEAD;

        if (i >= stage * STAGE_AHEAD && k < jobs->len)
          do_stage (&painter, (int)stage, &g_array_index (jobs, Job, k));
      }
}
