/* Polygons: what they hold, their inner point and their area.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/shape.h"

#include <math.h>

typedef struct
{
  guint n;
  const double (*points)[2];
} Ring;

#define RING(points)                                                                               \
  {                                                                                                \
    G_N_ELEMENTS (points), points                                                                  \
  }

static const double square[][2] = { { 0, 0 }, { 4, 0 }, { 4, 4 }, { 0, 4 } };
static const double square_backwards[][2] = { { 0, 0 }, { 0, 4 }, { 4, 4 }, { 4, 0 } };
static const double hole[][2] = { { 1, 1 }, { 3, 1 }, { 3, 3 }, { 1, 3 } };
static const double lake_island[][2] = { { 1.5, 1.5 }, { 2.5, 1.5 }, { 2.5, 2.5 }, { 1.5, 2.5 } };
static const double island[][2] = { { 10, 0 }, { 11, 0 }, { 11, 1 }, { 10, 1 } };
/* A crescent that opens to the east: its centre of gravity lies in the opening. */
static const double crescent[][2] = { { 0, 0 },     { 4, 0 },   { 4, 0.5 }, { 0.5, 0.5 },
                                      { 0.5, 3.5 }, { 4, 3.5 }, { 4, 4 },   { 0, 4 } };
static const double line[][2] = { { 0, 0 }, { 2, 0 }, { 4, 0 } };
static const double point[][2] = { { 1, 1 } };

static PentadShapes *
shapes_of (const Ring *rings, guint n_rings)
{
  PentadShapes *shapes = pentad_shapes_new ();

  pentad_shapes_begin (shapes);
  for (guint r = 0; r < n_rings; r++)
    {
      pentad_shapes_begin_ring (shapes);
      for (guint i = 0; i < rings[r].n; i++)
        pentad_shapes_add_point (shapes, rings[r].points[i][0], rings[r].points[i][1]);
    }
  pentad_shapes_end (shapes);
  return shapes;
}

static void
test_contains (void)
{
  static const Ring with_hole[] = { RING (square), RING (hole) };
  static const Ring with_lake_island[] = { RING (square), RING (hole), RING (lake_island) };
  static const Ring with_island[] = { RING (square), RING (island) };
  static const Ring bent[] = { RING (crescent) };
  static const Ring flat[] = { RING (line) };
  static const Ring dot[] = { RING (point) };
  static const struct
  {
    const Ring *rings;
    guint n_rings;
    double lon, lat;
    gboolean inside;
  } table[] = {
    { with_hole, 2, 0.5, 0.5, TRUE },
    { with_hole, 2, 2, 2, FALSE },
    { with_hole, 2, 3.5, 2, TRUE },
    { with_hole, 2, 4.5, 2, FALSE },
    { with_hole, 2, -0.5, 2, FALSE },
    { with_hole, 2, 2, 4.5, FALSE },
    { with_lake_island, 3, 2, 2, TRUE },
    { with_lake_island, 3, 1.2, 2, FALSE },
    { with_island, 2, 10.5, 0.5, TRUE },
    { with_island, 2, 7, 0.5, FALSE },
    { with_island, 2, 10.5, 2, FALSE },
    { bent, 1, 0.25, 2, TRUE },
    { bent, 1, 2, 2, FALSE },
    { bent, 1, 3, 0.25, TRUE },
    { flat, 1, 2, 0, FALSE },
    { dot, 1, 1, 1, FALSE },
    { with_hole, 2, NAN, 2, FALSE },
    { with_hole, 2, 2, NAN, FALSE },
    { with_hole, 2, INFINITY, 2, FALSE },
    { NULL, 0, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadShapes) shapes = shapes_of (table[i].rings, table[i].n_rings);

      g_test_message ("row %u", i);
      g_assert_cmpint (pentad_shapes_contains (shapes, 0, table[i].lon, table[i].lat), ==,
                       table[i].inside);
    }
}

/* Two neighbours with a crooked border, given in opposite turns as real files do. */
static void
add_neighbours (PentadShapes *shapes, const double (*border)[2], guint n)
{
  pentad_shapes_begin (shapes);
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, -10, border[0][1]);
  for (guint i = 0; i < n; i++)
    pentad_shapes_add_point (shapes, border[i][0], border[i][1]);
  pentad_shapes_add_point (shapes, -10, border[n - 1][1]);
  pentad_shapes_begin (shapes);
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, 10, border[n - 1][1]);
  for (guint i = n; i-- > 0;)
    pentad_shapes_add_point (shapes, border[i][0], border[i][1]);
  pentad_shapes_add_point (shapes, 10, border[0][1]);
  pentad_shapes_end (shapes);
}

static void
test_points_on_a_border_belong_to_one_side (void)
{
  static const double border[][2] = {
    { 0.1, 0.0 }, { 0.7, 0.3 }, { -0.4, 1.1 }, { 0.3333, 1.7 }, { 0.2, 2.9 }, { 1.9, 3.1 },
  };
  g_autoptr (PentadShapes) shapes = pentad_shapes_new ();

  add_neighbours (shapes, border, G_N_ELEMENTS (border));
  for (guint i = 0; i + 1 < G_N_ELEMENTS (border); i++)
    for (int step = 0; step < 1000; step++)
      {
        double t = step / 1000.0;
        double lon = border[i][0] + t * (border[i + 1][0] - border[i][0]);
        double lat = border[i][1] + t * (border[i + 1][1] - border[i][1]);

        g_assert_cmpint (pentad_shapes_contains (shapes, 0, lon, lat) +
                             pentad_shapes_contains (shapes, 1, lon, lat),
                         ==, 1);
      }
}

static void
test_inner_point_lies_inside (void)
{
  static const Ring plain[] = { RING (square) };
  static const Ring with_hole[] = { RING (square), RING (hole) };
  static const Ring with_island[] = { RING (square), RING (island) };
  static const Ring bent[] = { RING (crescent) };
  static const struct
  {
    const Ring *rings;
    guint n_rings;
    double west, south, east, north; /* where it has to lie */
  } table[] = {
    { plain, 1, 1.99, 1.99, 2.01, 2.01 },
    { with_hole, 2, 0, 0, 4, 4 },
    { with_island, 2, 1.99, 1.99, 2.01, 2.01 }, /* the larger part has the label */
    { bent, 1, 0, 0, 4, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadShapes) shapes = shapes_of (table[i].rings, table[i].n_rings);
      PentadPoint inner = { NAN, NAN };

      g_test_message ("row %u", i);
      g_assert_true (pentad_shapes_inner_point (shapes, 0, &inner));
      g_assert_true (pentad_shapes_contains (shapes, 0, inner.lon, inner.lat));
      g_assert_cmpfloat (inner.lon, >=, table[i].west);
      g_assert_cmpfloat (inner.lon, <=, table[i].east);
      g_assert_cmpfloat (inner.lat, >=, table[i].south);
      g_assert_cmpfloat (inner.lat, <=, table[i].north);
    }
}

static void
test_shape_without_area_has_no_inner_point (void)
{
  static const Ring flat[] = { RING (line) };
  static const Ring dot[] = { RING (point) };
  static const struct
  {
    const Ring *rings;
    guint n_rings;
  } table[] = { { NULL, 0 }, { flat, 1 }, { dot, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadShapes) shapes = shapes_of (table[i].rings, table[i].n_rings);
      PentadPoint inner;

      g_assert_false (pentad_shapes_inner_point (shapes, 0, &inner));
      g_assert_cmpfloat (pentad_shapes_area_m2 (shapes, 0), ==, 0);
    }
}

/* Area of a rectangle of degrees on the sphere, in closed form. */
static double
rectangle_m2 (double west, double south, double east, double north)
{
  const double radius_m = 6371008.8, rad = G_PI / 180;

  return radius_m * radius_m * (east - west) * rad * (sin (north * rad) - sin (south * rad));
}

static void
test_area (void)
{
  static const Ring plain[] = { RING (square) };
  static const Ring backwards[] = { RING (square_backwards) };
  static const Ring with_hole[] = { RING (square), RING (hole) };
  static const Ring hole_backwards[] = { RING (square_backwards), RING (hole) };
  static const Ring with_lake_island[] = { RING (square), RING (hole), RING (lake_island) };
  static const Ring with_island[] = { RING (square), RING (island) };
  double whole = rectangle_m2 (0, 0, 4, 4), cut = rectangle_m2 (1, 1, 3, 3);
  const struct
  {
    const Ring *rings;
    guint n_rings;
    double area_m2;
  } table[] = {
    { plain, 1, whole },
    { backwards, 1, whole },
    { with_hole, 2, whole - cut },
    { hole_backwards, 2, whole - cut },
    { with_lake_island, 3, whole - cut + rectangle_m2 (1.5, 1.5, 2.5, 2.5) },
    { with_island, 2, whole + rectangle_m2 (10, 0, 11, 1) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadShapes) shapes = shapes_of (table[i].rings, table[i].n_rings);
      double area_m2 = pentad_shapes_area_m2 (shapes, 0);

      g_test_message ("row %u", i);
      /* The edges of a ring are straight in degrees, so the closed form is met to a hair. */
      g_assert_cmpfloat_with_epsilon (area_m2, table[i].area_m2, 1e-3 * table[i].area_m2);
    }
}

static void
test_area_of_a_unit_grid (void)
{
  /* 100 m x 100 m at 32 degrees north: the nominal unit grid of 10 000 square metres. */
  const double rad = G_PI / 180, high = 100 / (6371008.8 * rad), wide = high / cos (32 * rad);
  g_autoptr (PentadShapes) shapes = pentad_shapes_new ();

  pentad_shapes_begin (shapes);
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, 118, 32);
  pentad_shapes_add_point (shapes, 118 + wide, 32);
  pentad_shapes_add_point (shapes, 118 + wide, 32 + high);
  pentad_shapes_add_point (shapes, 118, 32 + high);
  pentad_shapes_end (shapes);
  g_assert_cmpfloat_with_epsilon (pentad_shapes_area_m2 (shapes, 0), 10000, 1);
}

static void
test_bounds (void)
{
  static const Ring with_island[] = { RING (square), RING (island) };
  g_autoptr (PentadShapes) shapes = shapes_of (with_island, 2);
  PentadBounds bounds = pentad_shapes_get_bounds (shapes, 0), empty = pentad_bounds_empty ();

  g_assert_cmpfloat (bounds.west, ==, 0);
  g_assert_cmpfloat (bounds.south, ==, 0);
  g_assert_cmpfloat (bounds.east, ==, 11);
  g_assert_cmpfloat (bounds.north, ==, 4);
  g_assert_true (pentad_bounds_is_empty (&empty));
  pentad_bounds_add (&bounds, &empty);
  g_assert_cmpfloat (bounds.east, ==, 11);
  pentad_bounds_add (&empty, &bounds);
  g_assert_cmpfloat (empty.east, ==, 11);
  g_assert_false (pentad_bounds_is_empty (&empty));
  /* A single point is something. */
  empty = pentad_bounds_empty ();
  pentad_bounds_add_point (&empty, 3, -2);
  g_assert_false (pentad_bounds_is_empty (&empty));
  g_assert_cmpfloat (empty.south, ==, -2);
  g_assert_cmpfloat (empty.north, ==, -2);
}

static void
test_ranges_of_rings_and_points (void)
{
  g_autoptr (PentadShapes) shapes = pentad_shapes_new ();
  guint first, last, n;

  pentad_shapes_begin (shapes);
  pentad_shapes_begin (shapes);
  for (int r = 0; r < 2; r++)
    {
      pentad_shapes_begin_ring (shapes);
      for (int i = 0; i <= 2 + r; i++)
        pentad_shapes_add_point (shapes, i, r);
    }
  pentad_shapes_begin (shapes);
  pentad_shapes_end (shapes);
  g_assert_cmpuint (pentad_shapes_get_count (shapes), ==, 3);
  pentad_shapes_get_rings (shapes, 0, &first, &last);
  g_assert_cmpuint (last - first, ==, 0);
  pentad_shapes_get_rings (shapes, 2, &first, &last);
  g_assert_cmpuint (last - first, ==, 0);
  pentad_shapes_get_rings (shapes, 1, &first, &last);
  g_assert_cmpuint (last - first, ==, 2);
  g_assert_cmpfloat (pentad_shapes_get_ring (shapes, first, &n)[2].lon, ==, 2);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (pentad_shapes_get_ring (shapes, first + 1, &n)[3].lat, ==, 1);
  g_assert_cmpuint (n, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/shape/contains", test_contains);
  g_test_add_func ("/model/shape/points-on-a-border-belong-to-one-side",
                   test_points_on_a_border_belong_to_one_side);
  g_test_add_func ("/model/shape/inner-point-lies-inside", test_inner_point_lies_inside);
  g_test_add_func ("/model/shape/without-area-no-inner-point",
                   test_shape_without_area_has_no_inner_point);
  g_test_add_func ("/model/shape/area", test_area);
  g_test_add_func ("/model/shape/area-of-a-unit-grid", test_area_of_a_unit_grid);
  g_test_add_func ("/model/shape/bounds", test_bounds);
  g_test_add_func ("/model/shape/ranges-of-rings-and-points", test_ranges_of_rings_and_points);
  return g_test_run ();
}
