/* Tests of partitions laid over unit grids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/finding.h"
#include "model/zoning.h"

#include "small-city.h"

static void
add_grids (PentadPartition *partition, const char *code, const char *grids)
{
  PentadZoneArea *area = pentad_partition_add (partition, code, NULL);
  g_auto (GStrv) all = g_strsplit (grids, " ", -1);

  for (guint i = 0; all[i] != NULL && all[i][0] != '\0'; i++)
    pentad_codes_add (&area->grids, all[i]);
}

static void
add_square (PentadPartition *partition, const char *code, double west, double east)
{
  pentad_partition_add (partition, code, NULL);
  pentad_shapes_begin_ring (partition->shapes);
  pentad_shapes_add_point (partition->shapes, west, 0);
  pentad_shapes_add_point (partition->shapes, east, 0);
  pentad_shapes_add_point (partition->shapes, east, 1);
  pentad_shapes_add_point (partition->shapes, west, 1);
}

static char *
join_grids (const PentadZoning *zoning, guint zone, const PentadDivisions *divisions)
{
  GString *text = g_string_new (NULL);
  guint n;
  const int *grids = pentad_zoning_get_grids (zoning, zone, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            pentad_divisions_get (divisions, grids[i])->code);
  return g_string_free (text, FALSE);
}

static char *
join_zones (const PentadZoning *zoning, int place)
{
  GString *text = g_string_new (NULL);
  guint n;
  const guint *zones = pentad_zoning_get_zones (zoning, place, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", zones[i]);
  return g_string_free (text, FALSE);
}

static PentadPartition *
partition_new (void)
{
  PentadPartition *partition = pentad_partition_new ("professional");

  add_grids (partition, "P1", "g3 g1 g2 g1");
  add_grids (partition, "P2", "g3 g4 nowhere d1");
  add_grids (partition, "P3", "");
  add_square (partition, "P4", 3.2, 6.2);
  pentad_shapes_end (partition->shapes);
  return partition;
}

static void
test_both_ways (void)
{
  static const char *const grids[] = { "g1 g2 g3", "g3 g4", "", "g3 g4 g5" };
  static const struct
  {
    const char *grid, *zones;
    int first;
  } table[] = { { "g0", "", -1 }, { "g1", "0", 0 }, { "g3", "0 1 3", 0 }, { "g5", "3", 3 } };
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (PentadPartition) partition = partition_new ();
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (PentadZoning) zoning = pentad_zoning_new (partition, divisions, findings);

  g_assert_cmpuint (pentad_zoning_get_n_zones (zoning), ==, G_N_ELEMENTS (grids));
  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    {
      g_autofree char *said = join_grids (zoning, i, divisions);

      g_assert_cmpstr (said, ==, grids[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int place = pentad_divisions_find (divisions, PENTAD_LEVEL_GRID, table[i].grid);
      g_autofree char *said = join_zones (zoning, place);

      g_assert_cmpstr (said, ==, table[i].zones);
      g_assert_cmpint (pentad_zoning_get_first_zone (zoning, place), ==, table[i].first);
    }
  /* Places that are no unit grids lie in no zone. */
  g_assert_cmpint (pentad_zoning_get_first_zone (zoning, 0), ==, -1);
  g_assert_cmpint (pentad_zoning_get_first_zone (zoning, PENTAD_NO_PLACE), ==, -1);
  g_assert_cmpint (pentad_zoning_get_first_zone (zoning, 100000), ==, -1);
  g_assert_cmpuint (pentad_zoning_count_uncovered (zoning), ==, 21 - 5);
  g_assert_cmpuint (pentad_zoning_count_shared (zoning), ==, 2);
  g_assert_cmpuint (findings->len, ==, 1);
  g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, 0));
  g_assert_cmpstr (said, ==, "unknown-grid ×2 professional nowhere");
}

static void
test_sums (void)
{
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (PentadPartition) partition = partition_new ();
  g_autoptr (PentadZoning) zoning = pentad_zoning_new (partition, divisions, NULL);
  guint n_places = (guint)pentad_divisions_get_count (divisions);
  g_autofree double *values = g_new0 (double, n_places);
  double sums[4];
  int first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, NULL);

  for (int i = 0; i < 21; i++)
    values[first + i] = 1 << i;
  pentad_zoning_sum (zoning, values, n_places, sums);
  g_assert_cmpfloat (sums[0], ==, 2 + 4 + 8);
  g_assert_cmpfloat (sums[1], ==, 8 + 16);
  g_assert_cmpfloat (sums[2], ==, 0);
  g_assert_cmpfloat (sums[3], ==, 8 + 16 + 32);
  /* Values of fewer places than there are. */
  pentad_zoning_sum (zoning, values, (guint)first + 3, sums);
  g_assert_cmpfloat (sums[0], ==, 2 + 4);
}

/* A shape holds the grids whose inner point lies within it; lying within its bounds is not enough.
 */
static void
test_shapes_hold_inner_points (void)
{
  static const struct
  {
    double ring[3][2];
    const char *grids;
  } table[] = {
    { { { 0, 0 }, { 6, 0 }, { 0, 1.1 } }, "g0 g1 g2" }, { { { 0, 2 }, { 21, 2 }, { 0, 3 } }, "" },
    { { { 0, -2 }, { 21, -2 }, { 0, -1 } }, "" },       { { { -9, 0 }, { -1, 0 }, { -9, 1 } }, "" },
    { { { 90, 0 }, { 99, 0 }, { 90, 1 } }, "" },
  };
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (PentadPartition) partition = pentad_partition_new ("street-area");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      pentad_partition_add (partition, "P", NULL);
      pentad_shapes_begin_ring (partition->shapes);
      for (guint k = 0; k < 3; k++)
        pentad_shapes_add_point (partition->shapes, table[i].ring[k][0], table[i].ring[k][1]);
    }
  pentad_shapes_end (partition->shapes);
  g_autoptr (PentadZoning) zoning = pentad_zoning_new (partition, divisions, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *said = join_grids (zoning, i, divisions);

      g_assert_cmpstr (said, ==, table[i].grids);
    }
}

static void
test_city_without_grids (void)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  g_autoptr (PentadPartition) partition = partition_new ();
  g_autoptr (PentadZoning) zoning = pentad_zoning_new (partition, divisions, NULL);
  guint n;

  pentad_zoning_get_grids (zoning, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (pentad_zoning_count_uncovered (zoning), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/zoning/both-ways", test_both_ways);
  g_test_add_func ("/model/zoning/members-sum", test_sums);
  g_test_add_func ("/model/zoning/shapes-hold-inner-points", test_shapes_hold_inner_points);
  g_test_add_func ("/model/zoning/city-without-grids", test_city_without_grids);
  return g_test_run ();
}
