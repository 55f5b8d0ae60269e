/* The map of a city in metres: cells, unique borders with their level, outlines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-edges.h"
#include "render/map-geometry.h"

#include <math.h>

/* Metres of a degree of latitude and, at the equator, of longitude; near enough everywhere, since
 * the map is drawn with the same factor both ways. */
#define M_PER_DEGREE 111319.49

#define CELL_SAMPLES 1024

typedef struct
{
  PentadMapPoint low, high;
} CellBox;

struct _PentadMapGeometry
{
  gatomicrefcount refs;
  PentadDivisions *divisions;
  PentadLevel level;
  int first_place;
  int n_cells;

  double lon0, lat0; /* of the origin */
  double m_per_lon, m_per_lat;
  PentadMapBounds bounds;
  double cell_size;

  GArray *points;     /* PentadMapPoint */
  GArray *ring_sizes; /* guint */
  guint *cell_ring;   /* n_cells + 1 */
  guint *cell_point;  /* n_cells + 1 */
  CellBox *boxes;     /* n_cells */
  PentadMapEdges edges;
};

static void
set_origin (PentadMapGeometry *geometry, const PentadShapes *shapes)
{
  PentadBounds all = pentad_bounds_empty ();

  for (guint i = 0; shapes != NULL && i < pentad_shapes_get_count (shapes); i++)
    {
      PentadBounds bounds = pentad_shapes_get_bounds (shapes, i);
      if (isfinite (bounds.west) && isfinite (bounds.south) && !pentad_bounds_is_empty (&bounds))
        pentad_bounds_add (&all, &bounds);
    }
  if (!pentad_bounds_is_empty (&all))
    {
      geometry->lon0 = CLAMP ((all.west + all.east) / 2, -180, 180);
      geometry->lat0 = CLAMP ((all.south + all.north) / 2, -85, 85);
    }
  geometry->m_per_lat = M_PER_DEGREE;
  geometry->m_per_lon = M_PER_DEGREE * cos (geometry->lat0 * G_PI / 180);
}

void
pentad_map_geometry_project (
    const PentadMapGeometry *geometry, double lon, double lat, double *x, double *y)
{
  *x = (lon - geometry->lon0) * geometry->m_per_lon;
  *y = (lat - geometry->lat0) * geometry->m_per_lat;
}

void
pentad_map_geometry_unproject (
    const PentadMapGeometry *geometry, double x, double y, double *lon, double *lat)
{
  *lon = geometry->lon0 + x / geometry->m_per_lon;
  *lat = geometry->lat0 + y / geometry->m_per_lat;
}

static gboolean
ring_is_sound (const PentadPoint *ring, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!(fabs (ring[i].lon) <= 180 && fabs (ring[i].lat) <= 90))
      return FALSE;
  return n >= 3;
}

static PentadMapPoint
to_fixed (const PentadMapGeometry *geometry, const PentadPoint *point)
{
  double x, y;

  pentad_map_geometry_project (geometry, point->lon, point->lat, &x, &y);
  return (PentadMapPoint){ (gint32)lround (x * PENTAD_MAP_UNITS),
                           (gint32)lround (y * PENTAD_MAP_UNITS) };
}

/* Appends the rings of one shape; returns how many. */
static guint
add_shape (const PentadMapGeometry *geometry,
           const PentadShapes *shapes,
           guint shape,
           GArray *points,
           GArray *ring_sizes)
{
  guint first, last, n;
  guint added = 0;

  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint r = first; r < last; r++)
    {
      const PentadPoint *ring = pentad_shapes_get_ring (shapes, r, &n);

      if (!ring_is_sound (ring, n))
        continue;
      for (guint i = 0; i < n; i++)
        {
          PentadMapPoint point = to_fixed (geometry, &ring[i]);
          g_array_append_val (points, point);
        }
      g_array_append_val (ring_sizes, n);
      added++;
    }
  return added;
}

static void
add_cells (PentadMapGeometry *geometry, const PentadShapes *shapes)
{
  for (int cell = 0; cell < geometry->n_cells; cell++)
    {
      geometry->cell_ring[cell] = geometry->ring_sizes->len;
      geometry->cell_point[cell] = geometry->points->len;
      if ((guint)cell < pentad_shapes_get_count (shapes))
        add_shape (geometry, shapes, (guint)cell, geometry->points, geometry->ring_sizes);
    }
  geometry->cell_ring[geometry->n_cells] = geometry->ring_sizes->len;
  geometry->cell_point[geometry->n_cells] = geometry->points->len;
}

static void
box_cells (PentadMapGeometry *geometry)
{
  const PentadMapPoint *points = (const PentadMapPoint *)(gpointer)geometry->points->data;

  for (int cell = 0; cell < geometry->n_cells; cell++)
    {
      CellBox box = { { G_MAXINT32, G_MAXINT32 }, { G_MININT32, G_MININT32 } };

      for (guint i = geometry->cell_point[cell]; i < geometry->cell_point[cell + 1]; i++)
        {
          box.low.x = MIN (box.low.x, points[i].x);
          box.low.y = MIN (box.low.y, points[i].y);
          box.high.x = MAX (box.high.x, points[i].x);
          box.high.y = MAX (box.high.y, points[i].y);
        }
      geometry->boxes[cell] = box;
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static PentadMapBounds
points_bounds (const PentadMapPoint *points, guint n)
{
  PentadMapBounds bounds = { 1, 1, 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      double x = points[i].x / (double)PENTAD_MAP_UNITS;
      double y = points[i].y / (double)PENTAD_MAP_UNITS;

      bounds.x0 = i == 0 ? x : MIN (bounds.x0, x);
      bounds.y0 = i == 0 ? y : MIN (bounds.y0, y);
      bounds.x1 = i == 0 ? x : MAX (bounds.x1, x);
      bounds.y1 = i == 0 ? y : MAX (bounds.y1, y);
    }
  return bounds;
}

static double
median_cell_size (const PentadMapGeometry *geometry)
{
  g_autofree double *sizes = g_new (double, CELL_SAMPLES);
  int step = MAX (geometry->n_cells / CELL_SAMPLES, 1);
  int n = 0;

  for (int cell = 0; cell < geometry->n_cells && n < CELL_SAMPLES; cell += step)
    {
      guint first = geometry->cell_point[cell];
      guint count = geometry->cell_point[cell + 1] - first;
      PentadMapBounds b =
          points_bounds (&g_array_index (geometry->points, PentadMapPoint, first), count);

      if (count > 0)
        sizes[n++] = sqrt ((b.x1 - b.x0) * (b.y1 - b.y0));
    }
  if (n == 0)
    return 0;
  qsort (sizes, (gsize)n, sizeof (double), compare_doubles);
  return sizes[n / 2];
}

PentadMapGeometry *
pentad_map_geometry_new (PentadDivisions *divisions)
{
  PentadMapGeometry *geometry = g_new0 (PentadMapGeometry, 1);
  const PentadShapes *shapes;

  g_atomic_ref_count_init (&geometry->refs);
  geometry->divisions = pentad_divisions_ref (divisions);
  geometry->level = pentad_divisions_finest_level (divisions);
  shapes = pentad_divisions_get_shapes (divisions, geometry->level);
  geometry->first_place =
      pentad_divisions_get_level (divisions, geometry->level, &geometry->n_cells);
  if (shapes == NULL)
    geometry->n_cells = 0;
  geometry->points = g_array_new (FALSE, FALSE, sizeof (PentadMapPoint));
  geometry->ring_sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  geometry->cell_ring = g_new0 (guint, geometry->n_cells + 1);
  geometry->cell_point = g_new0 (guint, geometry->n_cells + 1);
  geometry->boxes = g_new (CellBox, MAX (geometry->n_cells, 1));
  set_origin (geometry, shapes);
  add_cells (geometry, shapes);
  box_cells (geometry);
  geometry->bounds = points_bounds ((const PentadMapPoint *)(gpointer)geometry->points->data,
                                    geometry->points->len);
  geometry->cell_size = median_cell_size (geometry);
  pentad_map_edges_build (&geometry->edges, geometry);
  return geometry;
}

PentadMapGeometry *
pentad_map_geometry_ref (PentadMapGeometry *geometry)
{
  g_atomic_ref_count_inc (&geometry->refs);
  return geometry;
}

void
pentad_map_geometry_unref (PentadMapGeometry *geometry)
{
  if (!g_atomic_ref_count_dec (&geometry->refs))
    return;
  pentad_map_edges_clear (&geometry->edges);
  g_array_unref (geometry->points);
  g_array_unref (geometry->ring_sizes);
  g_free (geometry->cell_ring);
  g_free (geometry->cell_point);
  g_free (geometry->boxes);
  pentad_divisions_unref (geometry->divisions);
  g_free (geometry);
}

PentadDivisions *
pentad_map_geometry_get_divisions (const PentadMapGeometry *geometry)
{
  return geometry->divisions;
}

PentadLevel
pentad_map_geometry_get_cell_level (const PentadMapGeometry *geometry)
{
  return geometry->level;
}

int
pentad_map_geometry_get_n_cells (const PentadMapGeometry *geometry)
{
  return geometry->n_cells;
}

int
pentad_map_geometry_cell_place (const PentadMapGeometry *geometry, int cell)
{
  return cell >= 0 && cell < geometry->n_cells ? geometry->first_place + cell : PENTAD_NO_PLACE;
}

int
pentad_map_geometry_place_cell (const PentadMapGeometry *geometry, int place)
{
  int cell = place - geometry->first_place;

  return place >= 0 && cell >= 0 && cell < geometry->n_cells ? cell : -1;
}

const PentadMapPoint *
pentad_map_geometry_get_cell (const PentadMapGeometry *geometry,
                              int cell,
                              const guint **ring_sizes,
                              guint *n_rings)
{
  const PentadMapPoint *points = (const PentadMapPoint *)(gpointer)geometry->points->data;
  const guint *sizes = (const guint *)(gpointer)geometry->ring_sizes->data;

  *n_rings = geometry->cell_ring[cell + 1] - geometry->cell_ring[cell];
  *ring_sizes = sizes + geometry->cell_ring[cell];
  return points + geometry->cell_point[cell];
}

const PentadMapEdge *
pentad_map_geometry_get_edges (const PentadMapGeometry *geometry, PentadLevel level, guint *n_edges)
{
  const PentadMapEdge *edges = (const PentadMapEdge *)(gpointer)geometry->edges.edges->data;

  *n_edges = geometry->edges.count[level];
  return edges + geometry->edges.first[level];
}

void
pentad_map_geometry_find_edges (const PentadMapGeometry *geometry,
                                PentadLevel level,
                                PentadMapPoint low,
                                PentadMapPoint high,
                                GArray *runs)
{
  pentad_map_edges_find (&geometry->edges, level, low, high, runs);
}

gboolean
pentad_map_geometry_get_cell_box (const PentadMapGeometry *geometry,
                                  int cell,
                                  PentadMapPoint *low,
                                  PentadMapPoint *high)
{
  const CellBox *box = &geometry->boxes[cell];

  *low = box->low;
  *high = box->high;
  return box->low.x <= box->high.x;
}

static void
outline_rings (const PentadMapPoint *points, const guint *sizes, guint n_rings, GArray *out)
{
  for (guint r = 0; r < n_rings; points += sizes[r], r++)
    for (guint i = 0; i < sizes[r]; i++)
      {
        g_array_append_val (out, points[i]);
        g_array_append_val (out, points[(i + 1) % sizes[r]]);
      }
}

static void
outline_shape (const PentadMapGeometry *geometry, int place, PentadLevel level, GArray *out)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadMapPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  const PentadShapes *shapes = pentad_divisions_get_shapes (geometry->divisions, level);
  int first = pentad_divisions_get_level (geometry->divisions, level, NULL);
  guint n_rings = add_shape (geometry, shapes, (guint)(place - first), points, sizes);

  outline_rings ((const PentadMapPoint *)(gpointer)points->data,
                 (const guint *)(gpointer)sizes->data, n_rings, out);
}

static void
outline_edges (const PentadMapGeometry *geometry, int place, PentadLevel level, GArray *out)
{
  const GArray *edges = geometry->edges.edges;

  for (guint i = 0; i < edges->len; i++)
    {
      const PentadMapEdge *edge = &g_array_index (edges, PentadMapEdge, i);
      gboolean left, right;

      if (edge->left < 0)
        continue;
      left = pentad_divisions_ancestor (geometry->divisions, geometry->first_place + edge->left,
                                        level) == place;
      right = edge->right >= 0 &&
              pentad_divisions_ancestor (geometry->divisions, geometry->first_place + edge->right,
                                         level) == place;
      if (left != right)
        {
          g_array_append_val (out, edge->a);
          g_array_append_val (out, edge->b);
        }
    }
}

GArray *
pentad_map_geometry_outline (const PentadMapGeometry *geometry, int place)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (PentadMapPoint));
  int cell = pentad_map_geometry_place_cell (geometry, place);
  PentadLevel level;

  if (place < 0 || place >= pentad_divisions_get_count (geometry->divisions))
    return out;
  level = pentad_divisions_get (geometry->divisions, place)->level;
  if (cell >= 0)
    {
      const guint *sizes;
      guint n_rings;
      const PentadMapPoint *points =
          pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);
      outline_rings (points, sizes, n_rings, out);
    }
  else if (geometry->edges.own[level] &&
           pentad_divisions_get_shapes (geometry->divisions, level) != NULL)
    outline_shape (geometry, place, level, out);
  else
    outline_edges (geometry, place, level, out);
  return out;
}

PentadMapBounds
pentad_map_geometry_bounds (const PentadMapGeometry *geometry, int place)
{
  PentadMapBounds bounds = geometry->bounds;
  const PentadBounds *degrees;

  if (place <= 0 || place >= pentad_divisions_get_count (geometry->divisions))
    return bounds;
  degrees = &pentad_divisions_get (geometry->divisions, place)->bounds;
  if (pentad_bounds_is_empty (degrees) || !isfinite (degrees->west))
    return bounds;
  pentad_map_geometry_project (geometry, degrees->west, degrees->south, &bounds.x0, &bounds.y0);
  pentad_map_geometry_project (geometry, degrees->east, degrees->north, &bounds.x1, &bounds.y1);
  return bounds;
}

double
pentad_map_geometry_cell_size (const PentadMapGeometry *geometry)
{
  return geometry->cell_size;
}

GArray *
pentad_map_geometry_fix_level (const PentadMapGeometry *geometry, PentadLevel level)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (PentadMapPoint));
  const PentadShapes *shapes = pentad_divisions_get_shapes (geometry->divisions, level);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadMapPoint));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_rings = 0;

  for (guint i = 0; shapes != NULL && i < pentad_shapes_get_count (shapes); i++)
    n_rings += add_shape (geometry, shapes, i, points, sizes);
  outline_rings ((const PentadMapPoint *)(gpointer)points->data,
                 (const guint *)(gpointer)sizes->data, n_rings, out);
  return out;
}
