/* The table of places: parents, look-ups, findings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/division.h"
#include "model/finding.h"

#include <math.h>
#include <string.h>

typedef struct
{
  PentadLevel level;
  const char *code, *parent;
  double west, south, size; /* a square; size 0: no geometry */
} Row;

static PentadDivisions *
build_split (const Row *rows, guint n_rows, const PentadCodeSplit *split)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);

  if (split != NULL)
    pentad_divisions_builder_set_split (builder, split);

  for (guint i = 0; i < n_rows; i++)
    {
      const Row *row = &rows[i];
      PentadShapes *shapes = pentad_divisions_builder_get_shapes (builder, row->level);

      if (pentad_divisions_builder_add (builder, row->level, row->code, NULL, row->parent) ==
              NULL ||
          row->size <= 0)
        continue;
      pentad_shapes_begin_ring (shapes);
      pentad_shapes_add_point (shapes, row->west, row->south);
      pentad_shapes_add_point (shapes, row->west + row->size, row->south);
      pentad_shapes_add_point (shapes, row->west + row->size, row->south + row->size);
      pentad_shapes_add_point (shapes, row->west, row->south + row->size);
    }
  return pentad_divisions_builder_finish (builder);
}

static PentadDivisions *
build (const Row *rows, guint n_rows)
{
  return build_split (rows, n_rows, NULL);
}

/* The code of a place's parent; "-" for the city. */
static const char *
parent_of (const PentadDivisions *divisions, PentadLevel level, const char *code)
{
  int index = pentad_divisions_find (divisions, level, code);

  g_assert_cmpint (index, !=, PENTAD_NO_PLACE);
  int parent = pentad_divisions_get (divisions, index)->parent;
  return parent == 0 ? "-" : pentad_divisions_get (divisions, parent)->code;
}

/* Two districts of 10 x 10 side by side, streets of 5 x 5, grids of 1 x 1; in no order. */
static const Row city_rows[] = {
  { PENTAD_LEVEL_GRID, "g1", "s1", 0, 0, 1 },
  { PENTAD_LEVEL_STREET, "s1", "d1", 0, 0, 5 },
  { PENTAD_LEVEL_STREET, "s3", "d2", 10, 0, 5 },
  { PENTAD_LEVEL_DISTRICT, "d1", "990100", 0, 0, 10 },
  { PENTAD_LEVEL_GRID, "g2", "s2", 5, 0, 1 },
  { PENTAD_LEVEL_DISTRICT, "d2", NULL, 10, 0, 10 },
  { PENTAD_LEVEL_STREET, "s2", "d1", 5, 0, 5 },
  { PENTAD_LEVEL_GRID, "g3", "s3", 10, 0, 1 },
};

static void
test_levels_stand_one_after_the_other (void)
{
  g_autoptr (PentadDivisions) divisions = build (city_rows, G_N_ELEMENTS (city_rows));
  static const struct
  {
    PentadLevel level;
    int first, count;
  } table[] = {
    { PENTAD_LEVEL_CITY, 0, 1 },   { PENTAD_LEVEL_DISTRICT, 1, 2 },
    { PENTAD_LEVEL_STREET, 3, 3 }, { PENTAD_LEVEL_COMMUNITY, 6, 0 },
    { PENTAD_LEVEL_GRID, 6, 3 },
  };

  g_assert_cmpint (pentad_divisions_get_count (divisions), ==, 9);
  g_assert_cmpstr (pentad_divisions_get (divisions, 0)->code, ==, "990100");
  g_assert_cmpint (pentad_divisions_get (divisions, 0)->parent, ==, PENTAD_NO_PLACE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int count;

      g_assert_cmpint (pentad_divisions_get_level (divisions, table[i].level, &count), ==,
                       table[i].first);
      g_assert_cmpint (count, ==, table[i].count);
    }
  g_assert_cmpuint (pentad_divisions_finest_level (divisions), ==, PENTAD_LEVEL_GRID);
  g_assert_null (pentad_divisions_get_shapes (divisions, PENTAD_LEVEL_COMMUNITY));
  g_assert_null (pentad_divisions_get_shapes (divisions, PENTAD_LEVEL_CITY));
  g_assert_cmpuint (
      pentad_shapes_get_count (pentad_divisions_get_shapes (divisions, PENTAD_LEVEL_STREET)), ==,
      3);
  g_assert_cmpuint (pentad_divisions_get_findings (divisions)->len, ==, 0);
}

static void
test_parents (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 0, 10 },
    { PENTAD_LEVEL_DISTRICT, "d2", NULL, 10, 0, 10 },
    { PENTAD_LEVEL_STREET, "s1", "d1", 0, 0, 5 },
    { PENTAD_LEVEL_STREET, "s2", "d2", 5, 0, 5 },       /* named wins over where it lies */
    { PENTAD_LEVEL_STREET, "s3", NULL, 10, 0, 5 },      /* by its point */
    { PENTAD_LEVEL_STREET, "s4", "zone-7", 15, 0, 5 },  /* no such place: by its point */
    { PENTAD_LEVEL_STREET, "s5", "zone-7", 50, 50, 5 }, /* nor any place around it */
    { PENTAD_LEVEL_STREET, "s6", NULL, 0, 0, 0 },       /* nothing to go by */
    { PENTAD_LEVEL_GRID, "g1", "s1", 9, 9, 1 },
    { PENTAD_LEVEL_GRID, "g2", NULL, 0, 0, 1 },
    { PENTAD_LEVEL_GRID, "g3", NULL, 0, 8, 1 },    /* in no street, so in its district */
    { PENTAD_LEVEL_GRID, "g4", "SI22", 15, 1, 1 }, /* names an area of a partition */
  };
  static const struct
  {
    PentadLevel level;
    const char *code, *parent;
  } table[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", "-" }, { PENTAD_LEVEL_STREET, "s1", "d1" },
    { PENTAD_LEVEL_STREET, "s2", "d2" },  { PENTAD_LEVEL_STREET, "s3", "d2" },
    { PENTAD_LEVEL_STREET, "s4", "d2" },  { PENTAD_LEVEL_STREET, "s5", "-" },
    { PENTAD_LEVEL_STREET, "s6", "-" },   { PENTAD_LEVEL_GRID, "g1", "s1" },
    { PENTAD_LEVEL_GRID, "g2", "s1" },    { PENTAD_LEVEL_GRID, "g3", "d1" },
    { PENTAD_LEVEL_GRID, "g4", "s4" },
  };
  g_autoptr (PentadDivisions) divisions = build (rows, G_N_ELEMENTS (rows));
  const GPtrArray *findings = pentad_divisions_get_findings (divisions);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].code);
      g_assert_cmpstr (parent_of (divisions, table[i].level, table[i].code), ==, table[i].parent);
    }
  /* s4, s5 and g4 name what no level has: one finding with the number and an example. */
  g_assert_cmpuint (findings->len, ==, 1);
  g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, 0));
  g_assert_cmpstr (said, ==, "unknown-parent ×3 s4");
}

static void
test_absent_levels_are_skipped (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 0, 10 },
    { PENTAD_LEVEL_GRID, "g1", "d1", 20, 20, 1 }, /* the nearest level that exists */
    { PENTAD_LEVEL_GRID, "g2", NULL, 3, 3, 1 },
  };
  g_autoptr (PentadDivisions) divisions = build (rows, G_N_ELEMENTS (rows));
  int d1 = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "d1");
  int g1 = pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, "g1");
  g_autoptr (GArray) of_city = pentad_divisions_children (divisions, 0);
  g_autoptr (GArray) of_district = pentad_divisions_children (divisions, d1);
  g_autoptr (GArray) of_grid = pentad_divisions_children (divisions, g1);

  g_assert_cmpstr (parent_of (divisions, PENTAD_LEVEL_GRID, "g1"), ==, "d1");
  g_assert_cmpstr (parent_of (divisions, PENTAD_LEVEL_GRID, "g2"), ==, "d1");
  g_assert_cmpint (pentad_divisions_ancestor (divisions, g1, PENTAD_LEVEL_STREET), ==,
                   PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_divisions_ancestor (divisions, g1, PENTAD_LEVEL_DISTRICT), ==, d1);
  g_assert_cmpuint (of_city->len, ==, 1);
  g_assert_cmpuint (of_district->len, ==, 2);
  g_assert_cmpuint (of_grid->len, ==, 0);
}

static void
test_city_alone (void)
{
  g_autoptr (PentadDivisions) divisions = build (NULL, 0);
  g_autoptr (GArray) children = pentad_divisions_children (divisions, 0);

  g_assert_cmpint (pentad_divisions_get_count (divisions), ==, 1);
  g_assert_cmpuint (children->len, ==, 0);
  g_assert_cmpuint (pentad_divisions_finest_level (divisions), ==, PENTAD_LEVEL_CITY);
  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_GRID, 0, 0), ==,
                   PENTAD_NO_PLACE);
  g_assert_true (isnan (pentad_divisions_get (divisions, 0)->centre.lon));
}

static void
test_code_given_twice_keeps_the_first (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 0, 10 },
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 50, 50, 10 },
    { PENTAD_LEVEL_STREET, "d1", "d1", 0, 0, 5 }, /* another level: another place */
  };
  g_autoptr (PentadDivisions) divisions = build (rows, G_N_ELEMENTS (rows));
  const GPtrArray *findings = pentad_divisions_get_findings (divisions);
  int district = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "d1");

  g_assert_cmpint (pentad_divisions_get_count (divisions), ==, 3);
  g_assert_cmpfloat (pentad_divisions_get (divisions, district)->bounds.east, ==, 10);
  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_DISTRICT, 55, 55), ==,
                   PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_divisions_find_any (divisions, "d1"), ==, district);
  g_assert_cmpuint (findings->len, ==, 1);
  g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, 0));
  g_assert_cmpstr (said, ==, "repeated-code ×1 district d1");
}

static void
test_look_ups (void)
{
  g_autoptr (PentadDivisions) divisions = build (city_rows, G_N_ELEMENTS (city_rows));
  int d1 = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "d1");
  int s2 = pentad_divisions_find (divisions, PENTAD_LEVEL_STREET, "s2");
  int g2 = pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, "g2");

  g_assert_cmpint (pentad_divisions_find (divisions, PENTAD_LEVEL_STREET, "d1"), ==,
                   PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_divisions_find (divisions, PENTAD_LEVEL_STREET, NULL), ==,
                   PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_divisions_find_any (divisions, "g2"), ==, g2);
  g_assert_cmpint (pentad_divisions_find_any (divisions, "990100"), ==, 0);
  g_assert_cmpint (pentad_divisions_find_any (divisions, "nowhere"), ==, PENTAD_NO_PLACE);

  g_assert_cmpint (pentad_divisions_ancestor (divisions, g2, PENTAD_LEVEL_GRID), ==, g2);
  g_assert_cmpint (pentad_divisions_ancestor (divisions, g2, PENTAD_LEVEL_STREET), ==, s2);
  g_assert_cmpint (pentad_divisions_ancestor (divisions, g2, PENTAD_LEVEL_DISTRICT), ==, d1);
  g_assert_cmpint (pentad_divisions_ancestor (divisions, g2, PENTAD_LEVEL_CITY), ==, 0);
  g_assert_cmpint (pentad_divisions_ancestor (divisions, d1, PENTAD_LEVEL_GRID), ==,
                   PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_divisions_ancestor (divisions, PENTAD_NO_PLACE, PENTAD_LEVEL_CITY), ==,
                   PENTAD_NO_PLACE);

  g_assert_true (pentad_divisions_is_below (divisions, g2, d1));
  g_assert_true (pentad_divisions_is_below (divisions, g2, 0));
  g_assert_true (pentad_divisions_is_below (divisions, d1, d1));
  g_assert_false (pentad_divisions_is_below (divisions, d1, s2));
  g_assert_false (pentad_divisions_is_below (divisions, PENTAD_NO_PLACE, s2));

  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_GRID, 5.5, 0.5), ==, g2);
  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_STREET, 5.5, 0.5), ==, s2);
  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_DISTRICT, 5.5, 9), ==, d1);
  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_STREET, 5.5, 9), ==,
                   PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_COMMUNITY, 5.5, 0.5), ==,
                   PENTAD_NO_PLACE);
}

static void
test_centre_bounds_and_area (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 0, 0 }, /* made up of its grids */
    { PENTAD_LEVEL_GRID, "g1", "d1", 0, 0, 1 },
    { PENTAD_LEVEL_GRID, "g2", "d1", 2, 0, 1 },
    { PENTAD_LEVEL_GRID, "g3", "d1", 0, 0, 0 }, /* a grid that nobody drew */
  };
  g_autoptr (PentadDivisions) divisions = build (rows, G_N_ELEMENTS (rows));
  const PentadDivision *district = pentad_divisions_get (divisions, 1);
  const PentadDivision *grid =
      pentad_divisions_get (divisions, pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, "g2"));
  const PentadDivision *undrawn =
      pentad_divisions_get (divisions, pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, "g3"));

  g_assert_cmpfloat_with_epsilon (grid->centre.lon, 2.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (grid->area_m2, 1.2364e10, 1e7);
  g_assert_cmpfloat_with_epsilon (district->centre.lon, 1.5, 1e-9);
  g_assert_cmpfloat (district->bounds.west, ==, 0);
  g_assert_cmpfloat (district->bounds.east, ==, 3);
  g_assert_cmpfloat (district->bounds.north, ==, 1);
  g_assert_cmpfloat (pentad_divisions_get (divisions, 0)->bounds.east, ==, 3);
  g_assert_cmpfloat_with_epsilon (pentad_divisions_get (divisions, 0)->centre.lon, 1.5, 1e-9);
  g_assert_true (isnan (undrawn->centre.lon));
  g_assert_true (isnan (undrawn->area_m2));
  g_assert_true (pentad_bounds_is_empty (&undrawn->bounds));
  g_assert_cmpint (district->population, ==, -1);
}

static void
test_sent_area_is_kept (void)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  PentadDivision *grid =
      pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, "g1", NULL, NULL);
  PentadShapes *shapes = pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID);

  grid->area_m2 = 9876;
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, 0, 0);
  pentad_shapes_add_point (shapes, 1, 0);
  pentad_shapes_add_point (shapes, 0, 1);
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  g_assert_cmpfloat (pentad_divisions_get (divisions, 1)->area_m2, ==, 9876);
}

static void
test_builder_can_be_given_up (void)
{
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("990100", NULL);

  g_assert_nonnull (
      pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "d1", NULL, "990100"));
}

static void
test_level_ids (void)
{
  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    {
      PentadLevel level = PENTAD_N_LEVELS;

      g_assert_true (pentad_level_parse (pentad_level_id (i), &level));
      g_assert_cmpint (level, ==, i);
    }
  PentadLevel level;
  g_assert_false (pentad_level_parse ("village", &level));
  g_assert_false (pentad_level_parse (NULL, &level));
}

/* Without a sent parent the code says where a place belongs; a sent parent holds against it. */
static void
test_parents_by_prefix (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "990101", NULL, 0, 0, 10 },
    { PENTAD_LEVEL_DISTRICT, "990102", NULL, 10, 0, 10 },
    { PENTAD_LEVEL_STREET, "990101001", NULL, 15, 0, 5 }, /* its code, not where it lies */
    { PENTAD_LEVEL_STREET, "990101002", "990102", 5, 0, 5 },
    { PENTAD_LEVEL_STREET, "990102001", "990102", 10, 0, 5 },
    { PENTAD_LEVEL_STREET, "990103001", NULL, 10, 5, 5 }, /* no such district: by its point */
    { PENTAD_LEVEL_GRID, "990101001001001", NULL, 0, 0, 1 },
    { PENTAD_LEVEL_GRID, "990101009001001", NULL, 0, 0, 0 }, /* no such street: its district */
    { PENTAD_LEVEL_GRID, "990102001001001", "990101001", 0, 0, 0 },
    { PENTAD_LEVEL_GRID, "990102001001002", "zone", 0, 0, 0 },
    { PENTAD_LEVEL_GRID, "990102001001003", "990102", 0, 0, 0 },
    { PENTAD_LEVEL_GRID, "g9", "990102001", 0, 0, 0 },
  };
  static const struct
  {
    PentadLevel level;
    const char *code, *parent;
  } table[] = {
    { PENTAD_LEVEL_STREET, "990101001", "990101" },
    { PENTAD_LEVEL_STREET, "990101002", "990102" },
    { PENTAD_LEVEL_STREET, "990103001", "990102" },
    { PENTAD_LEVEL_GRID, "990101001001001", "990101001" },
    { PENTAD_LEVEL_GRID, "990101009001001", "990101" },
    { PENTAD_LEVEL_GRID, "990102001001001", "990101001" },
    { PENTAD_LEVEL_GRID, "990102001001002", "990102001" },
    { PENTAD_LEVEL_GRID, "990102001001003", "990102" },
    { PENTAD_LEVEL_GRID, "g9", "990102001" },
  };
  static const char *const findings[] = { "parent-differs ×2 990101002",
                                          "unknown-parent ×1 990102001001002",
                                          "bad-grid-code ×1 g9" };
  PentadCodeSplit split = { { 6, 3, 3, 3 } };
  g_autoptr (PentadDivisions) divisions = build_split (rows, G_N_ELEMENTS (rows), &split);
  const GPtrArray *found = pentad_divisions_get_findings (divisions);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].code);
      g_assert_cmpstr (parent_of (divisions, table[i].level, table[i].code), ==, table[i].parent);
    }
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (findings));
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (found, i));

      g_assert_cmpstr (said, ==, findings[i]);
    }
  g_assert_cmpuint (pentad_divisions_get_split (divisions)->digits[0], ==, 6);
}

/* A parent named far above: the finest place below it that holds the point, or itself. */
static void
test_parent_named_far_above (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 0, 0 }, { PENTAD_LEVEL_DISTRICT, "d2", NULL, 0, 0, 0 },
    { PENTAD_LEVEL_STREET, "s1", "d1", 0, 0, 5 },   { PENTAD_LEVEL_STREET, "s2", "d2", 5, 0, 5 },
    { PENTAD_LEVEL_GRID, "g1", "d1", 0, 0, 1 },     { PENTAD_LEVEL_GRID, "g2", "d1", 6, 0, 1 },
    { PENTAD_LEVEL_GRID, "g3", "d2", 0, 0, 0 },
  };
  static const char *const parents[][2] = { { "g1", "s1" }, { "g2", "d1" }, { "g3", "d2" } };
  g_autoptr (PentadDivisions) divisions = build (rows, G_N_ELEMENTS (rows));

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    g_assert_cmpstr (parent_of (divisions, PENTAD_LEVEL_GRID, parents[i][0]), ==, parents[i][1]);
}

static void
test_own_shape_does_not_grow (void)
{
  static const Row rows[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 0, 10 },
    { PENTAD_LEVEL_STREET, "s1", "d1", 8, 0, 5 },
    { PENTAD_LEVEL_STREET, "s2", "d1", 0, 0, 0 },
    { PENTAD_LEVEL_GRID, "g1", "s2", 3, 3, 1 },
  };
  g_autoptr (PentadDivisions) divisions = build (rows, G_N_ELEMENTS (rows));
  int district = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "d1");
  int street = pentad_divisions_find (divisions, PENTAD_LEVEL_STREET, "s2");

  g_assert_cmpfloat (pentad_divisions_get (divisions, district)->bounds.east, ==, 10);
  g_assert_cmpfloat (pentad_divisions_get (divisions, street)->bounds.east, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/division/levels-stand-one-after-the-other",
                   test_levels_stand_one_after_the_other);
  g_test_add_func ("/model/division/parents-by-code-then-by-point", test_parents);
  g_test_add_func ("/model/division/absent-levels-are-skipped", test_absent_levels_are_skipped);
  g_test_add_func ("/model/division/city-alone", test_city_alone);
  g_test_add_func ("/model/division/code-given-twice-keeps-the-first",
                   test_code_given_twice_keeps_the_first);
  g_test_add_func ("/model/division/look-ups", test_look_ups);
  g_test_add_func ("/model/division/centre-bounds-and-area", test_centre_bounds_and_area);
  g_test_add_func ("/model/division/sent-area-is-kept", test_sent_area_is_kept);
  g_test_add_func ("/model/division/builder-can-be-given-up", test_builder_can_be_given_up);
  g_test_add_func ("/model/division/level-ids", test_level_ids);
  g_test_add_func ("/model/division/parents-by-prefix", test_parents_by_prefix);
  g_test_add_func ("/model/division/parent-named-far-above", test_parent_named_far_above);
  g_test_add_func ("/model/division/own-shape-does-not-grow", test_own_shape_does_not_grow);
  return g_test_run ();
}
