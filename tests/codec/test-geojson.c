/* Tests of the GeoJSON reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/geojson.h"

/* Writes features as text: "code kind points/parts …; ". */
static gboolean
write_feature (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  static const char kinds[] = { '-', '.', '/', '#' };
  GString *text = user_data;

  g_string_append_printf (text, "%s%s%c", text->len > 0 ? "; " : "",
                          feature->code != NULL ? feature->code : "?", kinds[feature->kind]);
  for (guint i = 0; i < feature->parts->len; i++)
    {
      guint first = g_array_index (feature->parts, guint, i);
      guint last = i + 1 < feature->parts->len ? g_array_index (feature->parts, guint, i + 1)
                                               : feature->points->len;

      g_string_append (text, i > 0 ? "|" : " ");
      for (guint p = first; p < last; p++)
        {
          const PentadPoint *point = &g_array_index (feature->points, PentadPoint, p);

          g_string_append_printf (text, "%s%g %g", p > first ? "," : "", point->lon, point->lat);
        }
    }
  if (feature->n_dropped > 0)
    g_string_append_printf (text, " -%u", feature->n_dropped);
  if (feature->is_unsupported)
    g_string_append (text, " unsupported");
  return TRUE;
}

/* What the collection reads as, or the error without its byte. */
static char *
read_collection (const char *json)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PentadGuard guard;

  pentad_guard_init (&guard, json, strlen (json), "f", NULL);
  pentad_read_features (&guard, NULL, NULL, NULL, write_feature, text);
  if (!pentad_guard_finish (&guard, &error))
    {
      g_string_assign (text, error->message);
      g_string_truncate (text, (gsize)(strstr (text->str, " at byte ") - text->str));
    }
  pentad_guard_clear (&guard);
  return g_string_free (text, FALSE);
}

#define COLLECTION(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"
#define FEATURE(geometry)                                                                          \
  "{\"type\": \"Feature\", \"properties\": {\"code\": \"a\"}, \"geometry\": " geometry "}"
#define SHAPE(type, coordinates)                                                                   \
  COLLECTION (FEATURE ("{\"type\": \"" type "\", \"coordinates\": " coordinates "}"))

static void
test_geometries (void)
{
  static const struct
  {
    const char *json, *expected;
  } cases[] = {
    { SHAPE ("Point", "[1, 2, 3]"), "a. 1 2" },
    { SHAPE ("MultiPoint", "[[1, 2], [3, 4]]"), "a. 1 2|3 4" },
    { SHAPE ("LineString", "[[1, 2], [3, 4], [1, 2]]"), "a/ 1 2,3 4,1 2" },
    { SHAPE ("MultiLineString", "[[[1, 2], [3, 4]], [[5, 6]]]"), "a/ 1 2,3 4 -1" },
    { SHAPE ("Polygon", "[[[0, 0], [1, 0], [1, 1], [0, 0]]]"), "a# 0 0,1 0,1 1" },
    { SHAPE ("Polygon", "[[[0, 0], [1, 0], [1, 1]]]"), "a# 0 0,1 0,1 1" },
    { SHAPE ("Polygon", "[[[0, 0], [1, 0], [0, 0]], [[5, 5], [6, 5], [6, 6], [5, 5]]]"),
      "a# 5 5,6 5,6 6 -1" },
    { SHAPE ("MultiPolygon", "[[[[0, 0], [1, 0], [1, 1], [0, 0]], [[0, 0], [1, 0], [0, 1]]], "
                             "[[[5, 5], [6, 5], [6, 6]]]]"),
      "a# 0 0,1 0,1 1|0 0,1 0,0 1|5 5,6 5,6 6" },
    { SHAPE ("MultiPolygon", "[]"), "a-" },
    { SHAPE ("Polygon", "[[]]"), "a-" },
    { SHAPE ("Blob", "[1, 2]"), "a- unsupported" },
    { COLLECTION (FEATURE ("{\"type\": \"GeometryCollection\", \"geometries\": [{}]}")),
      "a- unsupported" },
    { COLLECTION (FEATURE ("null")), "a-" },
    { COLLECTION (FEATURE ("{\"coordinates\": [[[0, 0], [1, 0], [1, 1], [0, 0]]], "
                           "\"type\": \"Polygon\"}")),
      "a# 0 0,1 0,1 1" },
    { COLLECTION ("{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2]}, "
                  "\"properties\": {\"code\": 12}}, {\"id\": \"b\"}, {\"id\": 5, "
                  "\"properties\": {\"code\": \"\"}}, {\"properties\": null}"),
      "12. 1 2; b-; 5-; ?-" },
    { "{\"features\": [], \"crs\": {\"type\": \"name\", \"properties\": {\"name\": "
      "\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}",
      "" },
    { "{\"crs\": null, \"features\": []}", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = read_collection (cases[i].json);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *json, *expected;
  } cases[] = {
    { SHAPE ("Point", "[181, 2]"), "f: $.features[0].geometry.coordinates: expected [longitude, "
                                   "latitude] in degrees, found an array" },
    { SHAPE ("Polygon", "[[[1, 2], [3, -91]]]"),
      "f: $.features[0].geometry.coordinates[0][1]: expected [longitude, latitude] in degrees, "
      "found an array" },
    { SHAPE ("LineString", "[[1, 2], [3]]"),
      "f: $.features[0].geometry.coordinates[1]: expected [longitude, latitude] in degrees, found "
      "an array" },
    { SHAPE ("Point", "[1, \"2\"]"), "f: $.features[0].geometry.coordinates[1]: expected a "
                                     "number, found \"2\"" },
    { SHAPE ("Polygon", "[[1, 2], [3, 4]]"), "f: $.features[0].geometry: expected the coordinates "
                                             "of a Polygon, found an object" },
    { SHAPE ("Polygon", "[[[1, 2]], [3, 4]]"),
      "f: $.features[0].geometry.coordinates[1]: expected positions nested as deep as their "
      "neighbours, found an array" },
    { SHAPE ("MultiPolygon", "[[[[[1, 2]]]]]"),
      "f: $.features[0].geometry.coordinates[0]: expected positions nested as deep as their "
      "neighbours, found an array" },
    { COLLECTION (FEATURE ("{\"coordinates\": [1, 2]}")),
      "f: $.features[0].geometry: expected the geometry's type, found an object" },
    { "{}", "f: $: expected a FeatureCollection with features, found an object" },
    { "[]", "f: $: expected an object, found an array" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = read_collection (cases[i].json);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* A million features are refused at the limit. */
static void
test_limits_features (void)
{
  g_autoptr (GString) json = g_string_new ("{\"features\": [{}");

  for (int i = 0; i < 1000000; i++)
    g_string_append (json, ",{}");
  g_string_append (json, "]}");
  g_autofree char *text = read_collection (json->str);
  g_assert_nonnull (strstr (text, "f: $.features[500000]: expected at most 500000 features"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/geojson/geometries", test_geometries);
  g_test_add_func ("/codec/geojson/refuses-with-its-path", test_refuses);
  g_test_add_func ("/codec/geojson/limits-features", test_limits_features);
  return g_test_run ();
}
