/* Tests of the readers of places: divisions, grids, partitions, kinds of places, reference layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "reading.h"
#include "samples.h"

#include <string.h>

static void
test_places (void)
{
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  PentadLabel city = { 0 };
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("990100", &city);

  pentad_read_divisions (SAMPLE_DIVISIONS, strlen (SAMPLE_DIVISIONS), "u", builder, findings,
                         &error);
  g_assert_no_error (error);
  pentad_read_grids (SAMPLE_GRIDS, strlen (SAMPLE_GRIDS), "g", NULL, builder, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_ptr_array_unref (findings);

  g_autoptr (PentadDivisions) places = pentad_divisions_builder_finish (g_steal_pointer (&builder));
  const PentadDivision *district = pentad_divisions_get (
      places, pentad_divisions_find (places, PENTAD_LEVEL_DISTRICT, "990101"));
  g_assert_cmpint (district->kind, ==, PENTAD_DIVISION_URBAN);
  g_assert_cmpint (district->population, ==, 412000);
  g_assert_cmpstr (district->responsible, ==, "S1");
  const PentadDivision *grid = pentad_divisions_get (
      places, pentad_divisions_find (places, PENTAD_LEVEL_GRID, "99010100100101"));
  g_assert_cmpstr (grid->area_class, ==, "I");
  g_assert_cmpfloat (grid->area_m2, ==, 10000.5);
  g_assert_cmpint (grid->population, ==, 120);
  g_assert_cmpstr (grid->parent_code, ==, "990101001");
  g_assert_cmpstr (pentad_label_get (&grid->name, PENTAD_LANGUAGE_EN), ==, "G1");
  int second = pentad_divisions_find (places, PENTAD_LEVEL_GRID, "7");
  g_assert_cmpint (pentad_divisions_get (places, second)->population, ==, -1);
  g_assert_cmpint (pentad_divisions_locate (places, PENTAD_LEVEL_GRID, 120.09, 32.05), ==, second);
  g_assert_cmpint (pentad_divisions_locate (places, PENTAD_LEVEL_GRID, 119.5, 32.05), ==,
                   PENTAD_NO_PLACE);
}

/* A boundary document draws, the divisions fill in; a code twice in one document is a finding. */
static void
test_divisions_fill_in_what_is_drawn (void)
{
  static const char drawn[] = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": "
                              "\"Feature\", \"properties\": {\"code\": \"d1\"},"
                              " \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], "
                              "[1, 0], [1, 1], [0, 1], [0, 0]]]}}]}";
  static const char named[] =
      "{\"divisions\": [{\"code\": \"d1\", \"level\": \"district\", \"name\": \"One\", \"kind\": "
      "\"urban\","
      " \"population\": 5}, {\"code\": \"d1\", \"level\": \"district\", \"name\": \"Two\"}]}";
  PentadLabel city = { 0 };
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("c", &city);
  GError *error = NULL;

  pentad_read_boundaries (drawn, strlen (drawn), "u", NULL, builder, PENTAD_LEVEL_DISTRICT, NULL,
                          &error);
  g_assert_no_error (error);
  pentad_read_divisions (named, strlen (named), "u", builder, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  int place = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "d1");
  const PentadDivision *division = pentad_divisions_get (divisions, place);

  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_DISTRICT, 0.5, 0.5), ==, place);
  g_assert_cmpstr (pentad_label_get (&division->name, PENTAD_LANGUAGE_EN), ==, "One");
  g_assert_cmpint (division->kind, ==, PENTAD_DIVISION_URBAN);
  g_assert_cmpint (division->population, ==, 5);
  g_assert_cmpuint (pentad_divisions_get_findings (divisions)->len, ==, 1);
}

static void
test_partitions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partitions =
      pentad_read_partitions (SAMPLE_PARTITIONS, strlen (SAMPLE_PARTITIONS), "u", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (partitions->len, ==, 2);
  const PentadPartition *zones = g_ptr_array_index (partitions, 0);
  g_assert_cmpstr (zones->id, ==, "professional");
  g_assert_cmpstr (pentad_label_get (&zones->label, PENTAD_LANGUAGE_EN), ==, "Zones");
  g_assert_cmpuint (zones->areas->len, ==, 2);
  const PentadZoneArea *area = g_ptr_array_index (zones->areas, 0);
  g_assert_cmpuint (area->grids.n, ==, 1);
  g_assert_cmpuint (pentad_shapes_get_count (zones->shapes), ==, 2);
  g_assert_false (pentad_shapes_contains (zones->shapes, 0, 1.9, 1.5));
  g_assert_true (pentad_shapes_contains (zones->shapes, 1, 1.9, 1.5));
}

static void
test_areas_with_persons (void)
{
  static const char text[] =
      "{\"partitions\": [{\"id\": \"responsibility\", \"areas\": [{\"code\": \"R1\", \"grids\": "
      "[\"g1\", \"g2\"], \"responsible\": \"S-001\", \"telephone\": \"000\", \"kind\": null}, "
      "{\"code\": \"X1\", \"kind\": \"closed\", \"divisions\": [\"a\", \"b\"]}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partitions =
      pentad_read_partitions (text, strlen (text), "u", NULL, &error);

  g_assert_no_error (error);
  const PentadPartition *partition = g_ptr_array_index (partitions, 0);
  const PentadZoneArea *one = g_ptr_array_index (partition->areas, 0);
  const PentadZoneArea *two = g_ptr_array_index (partition->areas, 1);
  g_assert_cmpstr (one->responsible, ==, "S-001");
  g_assert_cmpstr (one->telephone, ==, "000");
  g_assert_null (one->kind);
  g_assert_cmpuint (one->grids.n, ==, 2);
  g_assert_cmpstr (two->kind, ==, "closed");
  g_assert_null (two->responsible);
  g_assert_cmpuint (two->divisions.n, ==, 2);
  g_assert_cmpstr (pentad_codes_next (&two->divisions, pentad_codes_next (&two->divisions, NULL)),
                   ==, "b");
}

static void
test_partition_file (void)
{
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  static const char text[] =
      "{\"features\": [{\"properties\": {\"code\": \"N1\", \"name\": \"One\"}, \"geometry\": "
      "{\"type\": \"Polygon\", \"coordinates\": [[[1, 1], [2, 1], [2, 2]], [[0, 0], [0, 0]]]}}, "
      "{\"properties\": {}}, {\"id\": \"N2\", \"geometry\": {\"type\": \"Curve\"}}]}";
  g_autoptr (PentadPartition) partition = pentad_read_partition_file (
      text, strlen (text), "f", NULL, "neighbourhood", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (partition->id, ==, "neighbourhood");
  g_assert_cmpuint (partition->areas->len, ==, 2);
  g_assert_true (pentad_shapes_contains (partition->shapes, 0, 1.9, 1.5));
  g_autofree char *said = reading_free_findings (findings);
  g_assert_cmpstr (said, ==, "short-ring ×1 f; unknown-geometry ×1 f; feature-without-code ×1 f");
}

/* The shipped file: every range of GB/T 2260 and 10114 as described. */
static void
test_place_kinds (void)
{
  static const struct
  {
    const char *code, *kind;
  } table[] = {
    { "320100", "city" },
    { "152200", "prefecture" },
    { "429000", "direct-county" },
    { "320102", "district" },
    { "320121", "county" },
    { "320281", "county-city" },
    { "320102001", "street" },
    { "320102100", "town" },
    { "320102200", "township" },
    { "320102400", "enterprise" },
    { "320102001001", "committee" },
    { "320102100200", "village" },
    { "320000", NULL },
    { "992271", "county" },
  };
  static const char *const refused[][2] = {
    { "{}", "$: expected kinds of codes with an id" },
    { "{\"id\": \"x\"}", "$: expected kinds of codes" },
    { "{\"id\": \"x\", \"kinds\": [{}]}", "$.kinds[0]: expected a kind with id and label" },
    { "{\"id\": \"x\", \"kinds\": [{\"id\": \"a\", \"label\": \"b\", \"at\": 2, \"digits\": 7, "
      "\"from\": 1, \"to\": 2}]}",
      "$.kinds[0]: expected a kind with at, digits" },
    { "{\"id\": \"x\", \"kinds\": [{\"id\": \"a\", \"label\": \"b\", \"at\": 2, \"digits\": 2, "
      "\"from\": 3, \"to\": 2}]}",
      "$.kinds[0]: expected a kind with at, digits" },
  };
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "gbt2260-10114.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &text, &len, NULL));
  g_autoptr (PentadPlaceKinds) kinds = pentad_read_place_kinds (text, len, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadPlaceKind *kind = pentad_place_kinds_find (kinds, table[i].code);

      g_test_message ("%s", table[i].code);
      g_assert_cmpstr (kind != NULL ? kind->id : NULL, ==, table[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) why = NULL;

      g_assert_null (pentad_read_place_kinds (refused[i][0], strlen (refused[i][0]), "u", &why));
      g_assert_nonnull (strstr (why->message, refused[i][1]));
    }
}

static void
test_layer (void)
{
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadLayer) layer =
      pentad_read_layer (SAMPLE_LAYER, strlen (SAMPLE_LAYER), "u", NULL, "roads", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (layer->kind, ==, PENTAD_LAYER_LINES);
  g_assert_cmpstr (pentad_label_get (&layer->label, PENTAD_LANGUAGE_EN), ==, "Roads");
  g_assert_cmpuint (layer->features->len, ==, 2);
  const PentadLayerFeature *ring = &g_array_index (layer->features, PentadLayerFeature, 0);
  g_assert_cmpint (ring->rank, ==, 1);
  guint n, first, last;
  pentad_shapes_get_ring (layer->shapes, 0, &n);
  g_assert_cmpuint (n, ==, 3); /* a closed line keeps its last point */
  pentad_shapes_get_rings (layer->shapes, 1, &first, &last);
  g_assert_cmpuint (last - first, ==, 2);
  g_autofree char *said = reading_free_findings (findings);
  g_assert_cmpstr (said, ==, "");
}

static void
test_mixed_layer (void)
{
  static const char text[] =
      "{\"features\": [{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 1]}}, "
      "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[1, 1], [2, 2]]}}]}";
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (PentadLayer) layer =
      pentad_read_layer (text, strlen (text), "u", NULL, "x", findings, NULL);

  g_assert_cmpint (layer->kind, ==, PENTAD_LAYER_POINTS);
  g_assert_cmpuint (layer->features->len, ==, 1);
  g_autofree char *said = reading_free_findings (findings);
  g_assert_cmpstr (said, ==, "feature-of-other-kind ×1 u");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/place-documents/divisions-and-grids", test_places);
  g_test_add_func ("/codec/place-documents/divisions-fill-in-what-is-drawn",
                   test_divisions_fill_in_what_is_drawn);
  g_test_add_func ("/codec/place-documents/partitions", test_partitions);
  g_test_add_func ("/codec/place-documents/areas-with-persons", test_areas_with_persons);
  g_test_add_func ("/codec/place-documents/partition-file", test_partition_file);
  g_test_add_func ("/codec/place-documents/kinds-of-places", test_place_kinds);
  g_test_add_func ("/codec/place-documents/layer", test_layer);
  g_test_add_func ("/codec/place-documents/layer-keeps-the-kind-of-its-first", test_mixed_layer);
  return g_test_run ();
}
