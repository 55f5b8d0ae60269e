/* How a map tile is made, for map-tile.c only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-tile.h"

#define TILE PENTAD_MAP_TILE_PX
/* Border bytes kept beside a row while lines are drawn, so that they need no clipping. */
#define MARGIN 16
#define STRIDE (TILE + 2 * MARGIN)

/* From fixed-point metres to pixels of a tile. */
typedef struct
{
  double scale, x0, y0;
} PentadMapTilePlace;

/* A line across which coverage is looked up, by the slope of the line and where it passes. */
#define LINE_SLOPES 16
#define LINE_PLACES 32
#define LINE_REACH  8 /* pixels of an entry */

typedef struct
{
  float width_px; /* what the table is for; 0 none yet */
  guint64 codes[LINE_SLOPES + 1][LINE_PLACES];
} PentadMapLineTable;

/* Where the cells of a tile lie, cell by cell. */
typedef struct
{
  guint32 cell; /* as in runs, plus 1; 0 for an empty slot */
  guint16 first, n;
} PentadMapSpanSlot;

typedef struct
{
  guint mask;               /* number of slots less 1 */
  PentadMapSpanSlot *slots; /* by hash of the cell, or the next free one */
  PentadMapSpan *spans;     /* by cell, then row, then place in it */
} PentadMapSpans;

struct _PentadMapTile
{
  gatomicrefcount refs;
  guint32 *runs;            /* cell + 1 of each run, row by row */
  guint8 *borders;          /* TILE * TILE; NULL: none */
  guint row_runs[TILE + 1]; /* first run of each row */
  guint64 starts[TILE][TILE / 64];
  guint8 before[TILE][TILE / 64]; /* runs of the row that begin before each of its words */
  PentadMapSpans *spans;          /* made when first asked for; atomic */
};

struct _PentadMapTileMaker
{
  guint64 crossings[TILE * TILE]; /* see map-tile-fill.c; zero between tiles */
  guint64 starts[TILE][TILE / 64];
  guint64 left_change[TILE]; /* what the first pixel's cell changes by from row to row */
  guint32 *runs;             /* of the tile under way */
  guint n_runs, max_runs;
  guint row_runs[TILE + 1];

  /* Codes of lines; zero between tiles. */
  guint8 steep[TILE * STRIDE];  /* of unit grids, row by row */
  guint8 flat[TILE * STRIDE];   /* of unit grids, column by column */
  guint8 coarse[TILE * STRIDE]; /* of all that is above unit grids, row by row */
  gboolean has_fine, has_coarse;
  guint8 mixed[32][32]; /* code of a pixel by coverage of coarse and fine lines; see there */
  PentadMapLineTable lines[PENTAD_N_LEVELS];

  GArray *edge_runs; /* PentadMapEdgeRun */
};

static inline double
pentad_map_tile_x (const PentadMapTilePlace *place, int x)
{
  return place->x0 + x * place->scale;
}

static inline double
pentad_map_tile_y (const PentadMapTilePlace *place, int y)
{
  return place->y0 - y * place->scale;
}

static inline int
pentad_map_ceil (double value)
{
  int whole = (int)value;

  return whole + (value > whole);
}

/* Notes where an edge crosses the rows of pixel centres. */
void pentad_map_tile_cross (PentadMapTileMaker *maker,
                            const PentadMapEdge *edge,
                            double x0,
                            double y0,
                            double x1,
                            double y1);
/* Makes runs from the crossings noted. FALSE when cells overlap, which crossings cannot tell: the
 * runs are then to be made by pentad_map_tile_fill_slowly(). */
gboolean pentad_map_tile_sweep (PentadMapTileMaker *maker, int first_cell);
/* The cell of the tile's first pixel, or -1. */
int pentad_map_tile_first_cell (const PentadMapGeometry *geometry, const PentadMapTilePlace *place);
/* The pixel behind one that begins a run: where that run ends. */
int pentad_map_tile_run_end (const guint64 *starts, int x);
static inline guint
pentad_map_spans_hash (guint32 cell)
{
  return (guint)(cell * 0x9e3779b1u >> 12);
}

PentadMapSpans *pentad_map_spans_new (const PentadMapTile *tile);
void pentad_map_spans_free (PentadMapSpans *spans);
void pentad_map_tile_fill_slowly (PentadMapTileMaker *maker,
                                  const PentadMapGeometry *geometry,
                                  const PentadMapTilePlace *place);

/* To be called before lines of a level are drawn. */
void pentad_map_tile_prepare_line (PentadMapTileMaker *maker, PentadLevel level, float width_px);
void pentad_map_tile_stroke (
    PentadMapTileMaker *maker, PentadLevel level, double x0, double y0, double x1, double y1);
/* Brings the lines drawn together in TILE * TILE bytes, and clears them. FALSE when there are none;
 * borders is not written then. */
gboolean pentad_map_tile_merge_lines (PentadMapTileMaker *maker, guint8 *borders);
