/* The unique borders of a map's cells, found by hashing pairs of vertices.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-geometry.h"

/* Where the edges of a level lie: they are sorted by the bucket of their lower left corner, row by
 * row; those larger than a bucket come last. */
typedef struct
{
  PentadMapPoint origin;
  int size; /* of a bucket, in fixed-point units */
  int columns, rows;
  guint *first; /* columns * rows + 1, from the level's first edge */
} PentadMapBuckets;

typedef struct
{
  GArray *edges; /* PentadMapEdge, finest level first */
  guint first[PENTAD_N_LEVELS], count[PENTAD_N_LEVELS];
  PentadMapBuckets buckets[PENTAD_N_LEVELS];
  gboolean own[PENTAD_N_LEVELS]; /* the level has shapes of its own that are not made of cells */
} PentadMapEdges;

/* The geometry's cells must be there already. */
void pentad_map_edges_build (PentadMapEdges *edges, const PentadMapGeometry *geometry);
void pentad_map_edges_clear (PentadMapEdges *edges);
/* Appends PentadMapEdgeRuns; see pentad_map_geometry_find_edges(). */
void pentad_map_edges_find (const PentadMapEdges *edges,
                            PentadLevel level,
                            PentadMapPoint low,
                            PentadMapPoint high,
                            GArray *runs);
/* All rings of a level's shapes as pairs of points. Transfer container. */
GArray *pentad_map_geometry_fix_level (const PentadMapGeometry *geometry, PentadLevel level);
