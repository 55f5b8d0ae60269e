/* The map of a city in metres: cells, unique borders with their level, outlines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell is a place of the finest level that has shapes. Points are projected once (equirectangular
 * about the city's middle) to fixed-point metres, so that a vertex shared by neighbours is the same
 * number in both and neighbours share no pixel and leave no gap. Immutable; independent of size. */
#pragma once

#include "model/division.h"

/* Fixed-point units of a metre: 3 cm is below a pixel at any zoom of a city. */
#define PENTAD_MAP_UNITS 32

typedef struct
{
  gint32 x, y; /* 1 / PENTAD_MAP_UNITS metre east and north of the origin */
} PentadMapPoint;

/* A piece of border between two cells, kept once. */
typedef struct
{
  PentadMapPoint a, b; /* a is never above b */
  int left, right;     /* cells; right is -1 on the outer border */
  PentadLevel level; /* coarsest level whose places differ; PENTAD_LEVEL_CITY on the outer border */
  gboolean one_sided; /* only left has it in a ring; right was found by looking across */
} PentadMapEdge;

/* A run of edges that follow each other. */
typedef struct
{
  const PentadMapEdge *edges;
  guint n;
} PentadMapEdgeRun;

typedef struct
{
  double x0, y0, x1, y1; /* metres; x0 > x1 when empty */
} PentadMapBounds;

typedef struct _PentadMapGeometry PentadMapGeometry;

/* Takes a reference. A city without any shape gives a geometry without cells. Coordinates outside
 * the globe or not finite are left out with the ring they are in. */
PentadMapGeometry *pentad_map_geometry_new (PentadDivisions *divisions);
PentadMapGeometry *pentad_map_geometry_ref (PentadMapGeometry *geometry);
void pentad_map_geometry_unref (PentadMapGeometry *geometry);

PentadDivisions *pentad_map_geometry_get_divisions (const PentadMapGeometry *geometry);
PentadLevel pentad_map_geometry_get_cell_level (const PentadMapGeometry *geometry);
int pentad_map_geometry_get_n_cells (const PentadMapGeometry *geometry);
/* Place of a cell and cell of a place (-1 when the place is no cell). */
int pentad_map_geometry_cell_place (const PentadMapGeometry *geometry, int cell);
int pentad_map_geometry_place_cell (const PentadMapGeometry *geometry, int place);

/* Rings of a cell: *n_rings numbers of points per ring, points following each other. */
const PentadMapPoint *pentad_map_geometry_get_cell (const PentadMapGeometry *geometry,
                                                    int cell,
                                                    const guint **ring_sizes,
                                                    guint *n_rings);
/* Sorted by level, finest (PENTAD_LEVEL_GRID) first, and so are the ranges of a level. Levels with
 * shapes of their own that are not made of cells have their own rings here, with left = right = -1.
 */
const PentadMapEdge *pentad_map_geometry_get_edges (const PentadMapGeometry *geometry,
                                                    PentadLevel level,
                                                    guint *n_edges);
/* Those edges of a level that may touch a box, and some around it: runs appended to `runs`
 * (PentadMapEdgeRun). No edge comes twice. */
void pentad_map_geometry_find_edges (const PentadMapGeometry *geometry,
                                     PentadLevel level,
                                     PentadMapPoint low,
                                     PentadMapPoint high,
                                     GArray *runs);
/* The box around a cell's rings; FALSE when it has none. */
gboolean pentad_map_geometry_get_cell_box (const PentadMapGeometry *geometry,
                                           int cell,
                                           PentadMapPoint *low,
                                           PentadMapPoint *high);
/* The outline of any place, as pairs of points; empty when it has no shape. Transfer container. */
GArray *pentad_map_geometry_outline (const PentadMapGeometry *geometry, int place);

/* Metres east and north of the origin, and back. */
void pentad_map_geometry_project (
    const PentadMapGeometry *geometry, double lon, double lat, double *x, double *y);
void pentad_map_geometry_unproject (
    const PentadMapGeometry *geometry, double x, double y, double *lon, double *lat);
/* What a place covers; of a place without shape the whole map. */
PentadMapBounds pentad_map_geometry_bounds (const PentadMapGeometry *geometry, int place);
/* Median width of a cell in metres (0 without cells): decides which borders are worth drawing. */
double pentad_map_geometry_cell_size (const PentadMapGeometry *geometry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapGeometry, pentad_map_geometry_unref)
