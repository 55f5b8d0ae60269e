/* A shape as GeoJSON: rings sorted into polygons with their holes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/write-shape.h"

#define DECIMALS 7

typedef struct
{
  const PentadPoint *points;
  guint n_points;
  guint depth; /* rings around it */
} Ring;

/* Twice the area in square degrees; positive counterclockwise. */
static double
signed_area (const Ring *ring)
{
  double area = 0;

  for (guint i = 0; i < ring->n_points; i++)
    {
      const PentadPoint *a = &ring->points[i], *b = &ring->points[(i + 1) % ring->n_points];

      area += a->lon * b->lat - b->lon * a->lat;
    }
  return area;
}

/* Even-odd, of the middle of the first edge: rings of a shape may share corners. */
static gboolean
is_inside (const Ring *ring, const Ring *outer)
{
  PentadPoint p = { (ring->points[0].lon + ring->points[1].lon) / 2,
                    (ring->points[0].lat + ring->points[1].lat) / 2 };
  gboolean inside = FALSE;

  for (guint i = 0, j = outer->n_points - 1; i < outer->n_points; j = i++)
    {
      const PentadPoint *a = &outer->points[i], *b = &outer->points[j];

      if ((a->lat > p.lat) != (b->lat > p.lat) &&
          p.lon < (b->lon - a->lon) * (p.lat - a->lat) / (b->lat - a->lat) + a->lon)
        inside = !inside;
    }
  return inside;
}

static void
write_point (PentadJsonWriter *json, const PentadPoint *point)
{
  pentad_json_writer_begin_array (json);
  pentad_json_writer_double (json, point->lon, DECIMALS);
  pentad_json_writer_double (json, point->lat, DECIMALS);
  pentad_json_writer_end_array (json);
}

static void
write_ring (PentadJsonWriter *json, const Ring *ring)
{
  gboolean is_hole = ring->depth % 2 == 1;
  gboolean turns = (signed_area (ring) > 0) == is_hole;

  pentad_json_writer_begin_array (json);
  for (guint i = 0; i <= ring->n_points; i++)
    {
      guint at = i % ring->n_points;

      write_point (json, &ring->points[turns ? (ring->n_points - at) % ring->n_points : at]);
    }
  pentad_json_writer_end_array (json);
}

static GArray *
read_rings (const PentadShapes *shapes, guint shape)
{
  GArray *rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  guint first, last;

  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint i = first; i < last; i++)
    {
      Ring ring = { 0 };

      ring.points = pentad_shapes_get_ring (shapes, i, &ring.n_points);
      if (ring.n_points >= 3)
        g_array_append_val (rings, ring);
    }
  for (guint i = 0; i < rings->len; i++)
    for (guint j = 0; j < rings->len; j++)
      if (i != j && is_inside (&g_array_index (rings, Ring, i), &g_array_index (rings, Ring, j)))
        g_array_index (rings, Ring, i).depth++;
  return rings;
}

void
pentad_write_shape (PentadJsonWriter *json, const PentadShapes *shapes, guint shape)
{
  g_autoptr (GArray) rings = read_rings (shapes, shape);

  if (rings->len == 0)
    {
      pentad_json_writer_null (json);
      return;
    }
  pentad_json_writer_begin_object (json);
  pentad_json_writer_member_string (json, "type", "MultiPolygon");
  pentad_json_writer_member_array (json, "coordinates");
  for (guint i = 0; i < rings->len; i++)
    {
      const Ring *outer = &g_array_index (rings, Ring, i);

      if (outer->depth % 2 == 1)
        continue;
      pentad_json_writer_begin_array (json);
      write_ring (json, outer);
      for (guint j = 0; j < rings->len; j++)
        {
          const Ring *hole = &g_array_index (rings, Ring, j);

          if (hole->depth == outer->depth + 1 && is_inside (hole, outer))
            write_ring (json, hole);
        }
      pentad_json_writer_end_array (json);
    }
  pentad_json_writer_end_array (json);
  pentad_json_writer_end_object (json);
}
