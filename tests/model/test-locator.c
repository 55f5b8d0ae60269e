/* The locator finds what a search through all shapes finds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/locator.h"

#include <math.h>

static int
brute_force (const PentadShapes *shapes, guint first, guint last, double lon, double lat)
{
  for (guint i = first; i < last; i++)
    if (pentad_shapes_contains (shapes, i, lon, lat))
      return (int)i;
  return -1;
}

/* Random triangles, some far away, some without a ring, all seeds fixed. */
static PentadShapes *
random_shapes (GRand *rand, guint n)
{
  PentadShapes *shapes = pentad_shapes_new ();

  for (guint i = 0; i < n; i++)
    {
      double lon = g_rand_double_range (rand, 118, 119), lat = g_rand_double_range (rand, 32, 33);
      double size = i % 50 == 0 ? 0.5 : 0.06;

      pentad_shapes_begin (shapes);
      if (i % 17 == 3)
        continue;
      pentad_shapes_begin_ring (shapes);
      for (int k = 0; k < 3; k++)
        pentad_shapes_add_point (shapes, lon + g_rand_double_range (rand, -size, size),
                                 lat + g_rand_double_range (rand, -size, size));
    }
  pentad_shapes_end (shapes);
  return shapes;
}

static void
test_equals_brute_force (void)
{
  static const struct
  {
    guint n, first, last;
  } table[] = { { 1, 0, 1 }, { 2, 0, 2 }, { 40, 0, 40 }, { 400, 0, 400 }, { 400, 100, 300 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadShapes) shapes = random_shapes (rand, table[i].n);
      g_autoptr (PentadLocator) locator =
          pentad_locator_new (shapes, table[i].first, table[i].last);
      int n_found = 0;

      for (int k = 0; k < 20000; k++)
        {
          double lon = g_rand_double_range (rand, 117.2, 119.8);
          double lat = g_rand_double_range (rand, 31.2, 33.8);
          int found = pentad_locator_find (locator, lon, lat);

          g_assert_cmpint (found, ==,
                           brute_force (shapes, table[i].first, table[i].last, lon, lat));
          n_found += found >= 0;
        }
      if (table[i].n >= 40)
        g_assert_cmpint (n_found, >, 100);
    }
}

static void
test_every_cell_of_a_grid_holds_its_middle (void)
{
  g_autoptr (PentadShapes) shapes = pentad_shapes_new ();

  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 60; x++)
      {
        pentad_shapes_begin (shapes);
        pentad_shapes_begin_ring (shapes);
        pentad_shapes_add_point (shapes, 0.001 * x, 0.001 * y);
        pentad_shapes_add_point (shapes, 0.001 * (x + 1), 0.001 * y);
        pentad_shapes_add_point (shapes, 0.001 * (x + 1), 0.001 * (y + 1));
        pentad_shapes_add_point (shapes, 0.001 * x, 0.001 * (y + 1));
      }
  pentad_shapes_end (shapes);
  g_autoptr (PentadLocator) locator = pentad_locator_new (shapes, 0, 3600);
  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 60; x++)
      {
        g_assert_cmpint (pentad_locator_find (locator, 0.001 * (x + 0.5), 0.001 * (y + 0.5)), ==,
                         y * 60 + x);
        /* A corner that four cells share belongs to one of them. */
        if (x > 0 && y > 0)
          g_assert_cmpint (pentad_locator_find (locator, 0.001 * x, 0.001 * y), >=, 0);
      }
}

static void
test_lowest_number_wins_where_shapes_overlap (void)
{
  g_autoptr (PentadShapes) shapes = pentad_shapes_new ();

  for (int i = 0; i < 3; i++)
    {
      pentad_shapes_begin (shapes);
      pentad_shapes_begin_ring (shapes);
      pentad_shapes_add_point (shapes, i, 0);
      pentad_shapes_add_point (shapes, i + 2, 0);
      pentad_shapes_add_point (shapes, i + 2, 2);
      pentad_shapes_add_point (shapes, i, 2);
    }
  pentad_shapes_end (shapes);
  g_autoptr (PentadLocator) locator = pentad_locator_new (shapes, 0, 3);
  g_assert_cmpint (pentad_locator_find (locator, 1.5, 1), ==, 0);
  g_assert_cmpint (pentad_locator_find (locator, 2.5, 1), ==, 1);
  g_assert_cmpint (pentad_locator_find (locator, 3.5, 1), ==, 2);
}

static void
test_nothing_to_find (void)
{
  static const double points[][2] = {
    { 0, 0 }, { NAN, 0 }, { 0, NAN }, { INFINITY, -INFINITY }, { 1e300, -1e300 }
  };
  g_autoptr (PentadShapes) none = pentad_shapes_new ();
  g_autoptr (PentadShapes) blank = pentad_shapes_new ();

  pentad_shapes_begin (blank);
  pentad_shapes_end (blank);
  g_autoptr (PentadLocator) of_none = pentad_locator_new (none, 0, 0);
  g_autoptr (PentadLocator) of_blank = pentad_locator_new (blank, 0, 1);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_assert_cmpint (pentad_locator_find (of_none, points[i][0], points[i][1]), ==, -1);
      g_assert_cmpint (pentad_locator_find (of_blank, points[i][0], points[i][1]), ==, -1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/locator/equals-brute-force", test_equals_brute_force);
  g_test_add_func ("/model/locator/every-cell-holds-its-middle",
                   test_every_cell_of_a_grid_holds_its_middle);
  g_test_add_func ("/model/locator/lowest-number-wins",
                   test_lowest_number_wins_where_shapes_overlap);
  g_test_add_func ("/model/locator/nothing-to-find", test_nothing_to_find);
  return g_test_run ();
}
