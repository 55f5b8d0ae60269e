/* Polygons of a layer: rings of longitude and latitude in one flat array.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/shape.h"

#include <math.h>

/* Mean radius of the earth in metres, for areas. */
#define EARTH_M 6371008.8

PentadBounds
pentad_bounds_empty (void)
{
  return (PentadBounds){ 1, 1, 0, 0 };
}

gboolean
pentad_bounds_is_empty (const PentadBounds *bounds)
{
  return bounds->west > bounds->east;
}

void
pentad_bounds_add_point (PentadBounds *bounds, double lon, double lat)
{
  if (pentad_bounds_is_empty (bounds))
    {
      *bounds = (PentadBounds){ lon, lat, lon, lat };
      return;
    }
  bounds->west = MIN (bounds->west, lon);
  bounds->east = MAX (bounds->east, lon);
  bounds->south = MIN (bounds->south, lat);
  bounds->north = MAX (bounds->north, lat);
}

void
pentad_bounds_add (PentadBounds *bounds, const PentadBounds *other)
{
  if (pentad_bounds_is_empty (other))
    return;
  pentad_bounds_add_point (bounds, other->west, other->south);
  pentad_bounds_add_point (bounds, other->east, other->north);
}

PentadShapes *
pentad_shapes_new (void)
{
  PentadShapes *self = g_new0 (PentadShapes, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
  self->rings = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->bounds = g_array_new (FALSE, FALSE, sizeof (PentadBounds));
  return self;
}

void
pentad_shapes_free (PentadShapes *shapes)
{
  g_array_unref (shapes->points);
  g_array_unref (shapes->rings);
  g_array_unref (shapes->shapes);
  g_array_unref (shapes->bounds);
  g_free (shapes);
}

guint
pentad_shapes_get_count (const PentadShapes *shapes)
{
  return shapes->shapes->len;
}

void
pentad_shapes_begin (PentadShapes *shapes)
{
  PentadBounds empty = pentad_bounds_empty ();

  g_array_append_val (shapes->shapes, shapes->rings->len);
  g_array_append_val (shapes->bounds, empty);
}

void
pentad_shapes_begin_ring (PentadShapes *shapes)
{
  g_array_append_val (shapes->rings, shapes->points->len);
}

void
pentad_shapes_add_point (PentadShapes *shapes, double lon, double lat)
{
  PentadPoint point = { lon, lat };
  PentadBounds *bounds = &g_array_index (shapes->bounds, PentadBounds, shapes->bounds->len - 1);

  g_array_append_val (shapes->points, point);
  pentad_bounds_add_point (bounds, lon, lat);
}

void
pentad_shapes_end (PentadShapes *shapes)
{
  /* Arrays that will not grow again give back what they do not need. */
  g_array_set_size (shapes->points, shapes->points->len);
}

void
pentad_shapes_get_rings (const PentadShapes *shapes, guint shape, guint *first, guint *last)
{
  *first = g_array_index (shapes->shapes, guint, shape);
  *last = shape + 1 < shapes->shapes->len ? g_array_index (shapes->shapes, guint, shape + 1)
                                          : shapes->rings->len;
}

const PentadPoint *
pentad_shapes_get_ring (const PentadShapes *shapes, guint ring, guint *n_points)
{
  guint first = g_array_index (shapes->rings, guint, ring);
  guint last = ring + 1 < shapes->rings->len ? g_array_index (shapes->rings, guint, ring + 1)
                                             : shapes->points->len;

  *n_points = last - first;
  return (const PentadPoint *)(void *)shapes->points->data + first;
}

PentadBounds
pentad_shapes_get_bounds (const PentadShapes *shapes, guint shape)
{
  return g_array_index (shapes->bounds, PentadBounds, shape);
}

/* Whether the ray that runs west to east from (lon, lat) crosses the edge. The edge is looked at
 * from its southern end, whichever way the ring runs, so that neighbours agree to the last bit. */
static gboolean
crosses (const PentadPoint *a, const PentadPoint *b, double lon, double lat)
{
  if ((a->lat > lat) == (b->lat > lat))
    return FALSE;
  if (a->lat > b->lat)
    {
      const PentadPoint *c = a;

      a = b;
      b = c;
    }
  return lon < (b->lon - a->lon) * (lat - a->lat) / (b->lat - a->lat) + a->lon;
}

gboolean
pentad_shapes_contains (const PentadShapes *shapes, guint shape, double lon, double lat)
{
  const PentadBounds *b = &g_array_index (shapes->bounds, PentadBounds, shape);
  gboolean inside = FALSE;
  guint first, last;

  if (!(lon >= b->west && lon <= b->east && lat >= b->south && lat <= b->north))
    return FALSE;
  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint r = first; r < last; r++)
    {
      guint n;
      const PentadPoint *p = pentad_shapes_get_ring (shapes, r, &n);

      for (guint i = 0, j = n - 1; i < n; j = i++)
        if (crosses (&p[i], &p[j], lon, lat))
          inside = !inside;
    }
  return inside;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* The middle of the widest stretch of the parallel `lat` that lies inside. */
static gboolean
widest_crossing (const PentadShapes *shapes, guint shape, double lat, PentadPoint *point)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  double widest = 0;
  guint first, last;

  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint r = first; r < last; r++)
    {
      guint n;
      const PentadPoint *p = pentad_shapes_get_ring (shapes, r, &n);

      for (guint i = 0, j = n - 1; i < n; j = i++)
        if ((p[i].lat > lat) != (p[j].lat > lat))
          {
            double x = (p[j].lon - p[i].lon) * (lat - p[i].lat) / (p[j].lat - p[i].lat) + p[i].lon;

            g_array_append_val (crossings, x);
          }
    }
  g_array_sort (crossings, compare_doubles);
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      double a = g_array_index (crossings, double, i), b = g_array_index (crossings, double, i + 1);

      if (b - a > widest)
        {
          widest = b - a;
          *point = (PentadPoint){ (a + b) / 2, lat };
        }
    }
  return widest > 0;
}

gboolean
pentad_shapes_inner_point (const PentadShapes *shapes, guint shape, PentadPoint *point)
{
  PentadBounds bounds = pentad_shapes_get_bounds (shapes, shape);
  double largest = 0;
  PentadPoint centre = { 0 };
  guint first, last;

  if (pentad_bounds_is_empty (&bounds))
    return FALSE;
  /* The centre of gravity of the largest ring: islands must not drag a label into the sea. */
  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint r = first; r < last; r++)
    {
      guint n;
      const PentadPoint *p = pentad_shapes_get_ring (shapes, r, &n);
      double area = 0, x = 0, y = 0;

      for (guint i = 0, j = n - 1; i < n; j = i++)
        {
          double ax = p[j].lon - p[0].lon, ay = p[j].lat - p[0].lat;
          double bx = p[i].lon - p[0].lon, by = p[i].lat - p[0].lat;
          double cross = ax * by - bx * ay;

          area += cross;
          x += (ax + bx) * cross;
          y += (ay + by) * cross;
        }
      if (fabs (area) > largest)
        {
          largest = fabs (area);
          centre = (PentadPoint){ p[0].lon + x / (3 * area), p[0].lat + y / (3 * area) };
        }
    }
  if (largest > 0 && pentad_shapes_contains (shapes, shape, centre.lon, centre.lat))
    {
      *point = centre;
      return TRUE;
    }
  /* A crescent: look along a few parallels, middle first. */
  static const double shares[] = { 0.5, 0.37, 0.63, 0.21, 0.79, 0.11, 0.93 };
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    if (widest_crossing (shapes, shape, bounds.south + shares[i] * (bounds.north - bounds.south),
                         point))
      return TRUE;
  return FALSE;
}

double
pentad_shapes_area_m2 (const PentadShapes *shapes, guint shape)
{
  const double rad = G_PI / 180;
  double outer = 0;
  guint first, last;

  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint r = first; r < last; r++)
    {
      guint n, depth = 0;
      const PentadPoint *p = pentad_shapes_get_ring (shapes, r, &n);
      double sum = 0;

      for (guint i = 0, j = n - 1; i < n; j = i++)
        sum += (p[i].lon - p[j].lon) * rad * (sin (p[i].lat * rad) + sin (p[j].lat * rad));
      /* A ring inside an odd number of other rings of the shape is a hole, whatever its turn. */
      for (guint q = first; q < last && n > 0; q++)
        {
          guint m;
          const PentadPoint *o = pentad_shapes_get_ring (shapes, q, &m);
          gboolean inside = FALSE;

          if (q == r)
            continue;
          for (guint i = 0, j = m - 1; i < m; j = i++)
            if (crosses (&o[i], &o[j], p[0].lon, p[0].lat))
              inside = !inside;
          depth += inside;
        }
      outer += (depth % 2 ? -1 : 1) * fabs (sum) / 2;
    }
  return outer * EARTH_M * EARTH_M;
}
