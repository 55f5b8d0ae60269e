/* Polygons of a layer: rings of longitude and latitude in one flat array.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A shape is a set of rings under the even-odd rule, which covers polygons with holes and
 * multi-polygons alike. Degrees are WGS 84. Rings are stored without the closing point. */
#pragma once

#include <glib.h>

typedef struct
{
  double lon, lat; /* degrees */
} PentadPoint;

typedef struct
{
  double west, south, east, north; /* degrees; west > east when empty */
} PentadBounds;

typedef struct
{
  GArray *points; /* PentadPoint */
  GArray *rings;  /* guint: first point of each ring; ring r ends where r + 1 begins */
  GArray *shapes; /* guint: first ring of each shape */
  GArray *bounds; /* PentadBounds of each shape */
} PentadShapes;

PentadShapes *pentad_shapes_new (void);
void pentad_shapes_free (PentadShapes *shapes);
guint pentad_shapes_get_count (const PentadShapes *shapes);

/* Building: begin a shape, then for each ring begin_ring and add_point. A shape without rings is
 * allowed (a place without geometry). pentad_shapes_end() closes the last one. */
void pentad_shapes_begin (PentadShapes *shapes);
void pentad_shapes_begin_ring (PentadShapes *shapes);
void pentad_shapes_add_point (PentadShapes *shapes, double lon, double lat);
void pentad_shapes_end (PentadShapes *shapes);

/* Ring range of a shape, and point range of a ring, as [first, last). */
void pentad_shapes_get_rings (const PentadShapes *shapes, guint shape, guint *first, guint *last);
const PentadPoint *pentad_shapes_get_ring (const PentadShapes *shapes, guint ring, guint *n_points);
PentadBounds pentad_shapes_get_bounds (const PentadShapes *shapes, guint shape);
/* Even-odd ray casting; points exactly on an edge fall to one side, the same side every time. */
gboolean pentad_shapes_contains (const PentadShapes *shapes, guint shape, double lon, double lat);
/* A point inside the shape, near its middle: the centre of gravity when that lies inside, else the
 * middle of the widest crossing of a horizontal line. FALSE for a shape without area. */
gboolean pentad_shapes_inner_point (const PentadShapes *shapes, guint shape, PentadPoint *point);
/* Area on the sphere in square metres, holes subtracted where rings follow RFC 7946 or not. */
double pentad_shapes_area_m2 (const PentadShapes *shapes, guint shape);

PentadBounds pentad_bounds_empty (void);
gboolean pentad_bounds_is_empty (const PentadBounds *bounds);
void pentad_bounds_add_point (PentadBounds *bounds, double lon, double lat);
void pentad_bounds_add (PentadBounds *bounds, const PentadBounds *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadShapes, pentad_shapes_free)
