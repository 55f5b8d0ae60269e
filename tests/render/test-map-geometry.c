/* Cells, borders with their level, outlines, views and classes of a map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"
#include "render/map-classes.h"
#include "render/map-view.h"

#include <math.h>

static guint
count_edges (const PentadMapGeometry *geometry, PentadLevel level)
{
  guint n;

  pentad_map_geometry_get_edges (geometry, level, &n);
  return n;
}

/* 16 x 16 grids, straight sides: every border is one edge, and their numbers are known. */
static void
test_levels (void)
{
  MadeCity city = { 16, 16, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);

  g_assert_cmpint (pentad_map_geometry_get_n_cells (geometry), ==, 256);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_CITY), ==, 4 * 16);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_DISTRICT), ==, 2 * 16);
  /* Streets of 8 x 8 end with the districts here. */
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_STREET), ==, 0);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_COMMUNITY), ==, 2 * 2 * 16);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_GRID), ==, 2 * 15 * 16 - 32 - 64);
}

/* Neighbours with a vertex on one side only still share a border, not a coast. */
static void
test_unmatched_vertex (void)
{
  PentadLabel name = { { NULL } };
  PentadDivisionsBuilder *builder;
  PentadShapes *shapes;
  static const double left[][2] = { { 0, 0 }, { 0.01, 0 }, { 0.01, 0.01 }, { 0, 0.01 } };
  static const double right[][2] = {
    { 0.01, 0 }, { 0.02, 0 }, { 0.02, 0.01 }, { 0.01, 0.01 }, { 0.01, 0.004 }
  };
  g_autoptr (PentadDivisions) divisions = NULL;
  g_autoptr (PentadMapGeometry) geometry = NULL;

  builder = pentad_divisions_builder_new ("1", &name);
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, "a", &name, NULL);
  shapes = pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID);
  pentad_shapes_begin_ring (shapes);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    pentad_shapes_add_point (shapes, left[i][0], left[i][1]);
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, "b", &name, NULL);
  pentad_shapes_begin_ring (shapes);
  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    pentad_shapes_add_point (shapes, right[i][0], right[i][1]);
  divisions = pentad_divisions_builder_finish (builder);
  geometry = pentad_map_geometry_new (divisions);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_CITY), ==, 6);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_GRID), ==, 3);
}

/* Districts whose rings cut through grids are drawn by their own rings, and only by these. */
static void
test_own_rings (void)
{
  MadeCity city = { 12, 12, 0, FALSE, FALSE, TRUE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  g_autoptr (GArray) outline = NULL;

  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_DISTRICT), ==, 4 * 4);
  g_assert_cmpuint (count_edges (geometry, PENTAD_LEVEL_CITY), ==, 0);
  outline = pentad_map_geometry_outline (geometry, 1);
  g_assert_cmpuint (outline->len, ==, 2 * 4);
}

/* Every outline is closed: each of its points begins or ends an even number of pieces. */
static void
test_outline (void)
{
  MadeCity city = { 16, 16, 2, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);

  for (int place = 0; place < pentad_divisions_get_count (divisions); place++)
    {
      g_autoptr (GArray) outline = pentad_map_geometry_outline (geometry, place);
      g_autoptr (GHashTable) ends =
          g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer count;

      for (guint i = 0; i < outline->len; i++)
        {
          const PentadMapPoint *point = &g_array_index (outline, PentadMapPoint, i);
          gint64 key = (gint64)point->x * G_MAXUINT32 + point->y;
          gpointer before = g_hash_table_lookup (ends, &key);

          g_hash_table_replace (ends, g_memdup2 (&key, sizeof key),
                                GUINT_TO_POINTER (GPOINTER_TO_UINT (before) + 1));
        }
      if (pentad_divisions_get (divisions, place)->level == PENTAD_LEVEL_CITY)
        g_assert_cmpuint (outline->len, >, 0);
      g_hash_table_iter_init (&iter, ends);
      while (g_hash_table_iter_next (&iter, NULL, &count))
        g_assert_cmpuint (GPOINTER_TO_UINT (count) % 2, ==, 0);
    }
}

static void
test_nothing (void)
{
  MadeCity none = { 0, 0, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&none);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  g_autoptr (GArray) outline = pentad_map_geometry_outline (geometry, 0);
  g_autoptr (GArray) beyond = pentad_map_geometry_outline (geometry, 999);
  PentadMapView view = pentad_map_view_fit (geometry, 0, 100, 100, 10);

  g_assert_cmpint (pentad_map_geometry_get_n_cells (geometry), ==, 0);
  g_assert_cmpuint (outline->len + beyond->len, ==, 0);
  g_assert_cmpfloat (view.m_per_px, >, 0);
  g_assert_cmpfloat (pentad_map_geometry_cell_size (geometry), ==, 0);
}

static void
test_view (void)
{
  MadeCity city = { 16, 10, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);

  for (int place = 0; place < pentad_divisions_get_count (divisions); place++)
    {
      PentadMapView view = pentad_map_view_fit (geometry, place, 640, 480, 20);
      PentadMapBounds bounds = pentad_map_geometry_bounds (geometry, place);
      double x0, y0, x1, y1, x, y;

      pentad_map_view_to_px (&view, bounds.x0, bounds.y1, &x0, &y0);
      pentad_map_view_to_px (&view, bounds.x1, bounds.y0, &x1, &y1);
      g_assert_cmpfloat (MIN (x0, y0), >=, 19.99);
      g_assert_cmpfloat (x1, <=, 620.01);
      g_assert_cmpfloat (y1, <=, 460.01);
      g_assert_true (x0 < 20.01 || y0 < 20.01);
      pentad_map_view_to_m (&view, x0, y0, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, bounds.x0, 1e-6);
      g_assert_cmpfloat_with_epsilon (y, bounds.y1, 1e-6);
    }
}

static void
test_zoom (void)
{
  PentadMapView view = { 640, 480, 1000, -500, 3 };
  PentadMapView zoomed = pentad_map_view_zoom (&view, 2.5, 100, 50);
  PentadMapView moved = pentad_map_view_pan (&view, 10, -20);
  PentadMapView scaled = pentad_map_view_scaled (&view, 1.5);
  double x0, y0, x1, y1;

  pentad_map_view_to_m (&view, 100, 50, &x0, &y0);
  pentad_map_view_to_m (&zoomed, 100, 50, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x0, x1, 1e-9);
  g_assert_cmpfloat_with_epsilon (y0, y1, 1e-9);
  g_assert_cmpfloat_with_epsilon (zoomed.m_per_px, 1.2, 1e-12);
  pentad_map_view_to_m (&moved, 110, 30, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x0, x1, 1e-9);
  g_assert_cmpfloat_with_epsilon (y0, y1, 1e-9);
  pentad_map_view_to_m (&scaled, 150, 75, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x0, x1, 1e-9);
  g_assert_cmpfloat_with_epsilon (y0, y1, 1e-9);
  g_assert_cmpfloat (pentad_map_view_zoom (&view, 1e9, 0, 0).m_per_px, ==, PENTAD_MAP_MIN_M_PER_PX);
  g_assert_cmpfloat (pentad_map_view_zoom (&view, 1e-9, 0, 0).m_per_px, ==,
                     PENTAD_MAP_MAX_M_PER_PX);
  g_assert_true (pentad_map_view_equal (&view, &view));
  zoomed = pentad_map_view_zoom (&view, NAN, 0, 0);
  g_assert_true (pentad_map_view_equal (&view, &zoomed));
}

static void
test_classes (void)
{
  static const double breaks[] = { 5, NAN, 3, 10, 10, 20 };
  static const double values[] = { 1, 1, 1, 1, 2, 3, NAN, 9, INFINITY };
  static const double same[] = { 4, 4, 4 };
  PentadClasses fixed = pentad_classes_fixed (breaks, G_N_ELEMENTS (breaks));
  PentadClasses usual = pentad_classes_fixed (NULL, 0);
  PentadClasses quantile = pentad_classes_quantile (values, G_N_ELEMENTS (values), 4);
  PentadClasses equal = pentad_classes_equal (values, 6, 4);
  PentadClasses one = pentad_classes_equal (same, 3, 5);
  PentadClasses none = pentad_classes_quantile (NULL, 0, 5);

  /* Whole values are sorted in another way than others. */
  double whole[500], halves[500];
  for (int i = 0; i < 500; i++)
    {
      whole[i] = i * i * 7 % 101;
      halves[i] = whole[i] / 2 + 0.25;
    }
  PentadClasses of_whole = pentad_classes_quantile (whole, 500, 6);
  PentadClasses of_halves = pentad_classes_quantile (halves, 500, 6);
  g_assert_cmpint (of_whole.n, ==, of_halves.n);
  g_assert_cmpint (of_whole.n, >, 3);
  for (int i = 0; i < of_whole.n; i++)
    g_assert_cmpfloat (of_whole.lower[i] / 2 + 0.25, ==, of_halves.lower[i]);

  g_assert_cmpint (fixed.n, ==, 3);
  g_assert_cmpint (pentad_classes_find (&fixed, -7), ==, 0);
  g_assert_cmpint (pentad_classes_find (&fixed, 9.99), ==, 0);
  g_assert_cmpint (pentad_classes_find (&fixed, 10), ==, 1);
  g_assert_cmpint (pentad_classes_find (&fixed, INFINITY), ==, 2);
  g_assert_cmpint (pentad_classes_find (&fixed, NAN), ==, -1);
  g_assert_cmpint (pentad_classes_step (&fixed, 2), ==, PENTAD_RAMP_STEPS - 1);
  g_assert_cmpint (usual.n, ==, PENTAD_RAMP_STEPS);
  g_assert_cmpint (pentad_classes_find (&usual, 12), ==, 5);
  /* Four of the seven values are 1 and may not be torn apart; the others share what is left. */
  g_assert_cmpint (quantile.n, ==, 4);
  g_assert_cmpfloat (quantile.lower[0], ==, 1);
  g_assert_cmpfloat (quantile.lower[1], >, 1);
  g_assert_cmpfloat (quantile.lower[3], >, quantile.lower[2]);
  g_assert_cmpint (equal.n, <=, 4);
  g_assert_cmpint (one.n, ==, 1);
  g_assert_cmpint (none.n, ==, 1);
  g_assert_cmpint (pentad_classes_step (&one, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/map-geometry/borders-by-level", test_levels);
  g_test_add_func ("/render/map-geometry/a-vertex-on-one-side-only-makes-no-coast",
                   test_unmatched_vertex);
  g_test_add_func ("/render/map-geometry/levels-not-made-of-cells-keep-their-rings",
                   test_own_rings);
  g_test_add_func ("/render/map-geometry/outlines-are-closed", test_outline);
  g_test_add_func ("/render/map-geometry/no-shapes", test_nothing);
  g_test_add_func ("/render/map-view/fit-keeps-the-padding", test_view);
  g_test_add_func ("/render/map-view/zoom-keeps-the-point", test_zoom);
  g_test_add_func ("/render/map-classes/degenerate-values", test_classes);
  return g_test_run ();
}
