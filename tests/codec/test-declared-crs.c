/* Documents whose positions are in a declared coordinate system are read into WGS 84.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/geojson.h"

#include <math.h>
#include <string.h>

/* One centimetre, in degrees. */
#define CENTIMETRE 1e-7

/* The same place in systems of the field. Worked out apart from this code: GCJ-02 by the formula as
 * it is published, Gauß-Krüger by Krüger's series on the ellipsoid of CGCS2000, the sphere of web
 * maps by its own formula. */
#define LON 118.12345
#define LAT 32.12345
static const struct
{
  const char *name; /* as `about` and GeoJSON have it: east first */
  const char *position;
  const char *defined; /* name for OGC; NULL none */
  const char *defined_position;
} systems[] = {
  { NULL, "118.12345, 32.12345", NULL, NULL },
  { "WGS84", "118.12345, 32.12345", NULL, NULL },
  { "CGCS2000", "118.12345, 32.12345", NULL, NULL },
  { "GCJ02", "118.129034041, 32.121561057", NULL, NULL },
  { "EPSG:4326", "118.12345, 32.12345", "http://www.opengis.net/def/crs/EPSG/0/4326",
    "32.12345, 118.12345" },
  { "urn:ogc:def:crs:EPSG::4490", "118.12345, 32.12345",
    "http://www.opengis.net/def/crs/EPSG/0/4490", "32.12345, 118.12345" },
  { "urn:ogc:def:crs:OGC:1.3:CRS84", "118.12345, 32.12345",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "118.12345, 32.12345" },
  { "EPSG:4549", "322903.0272, 3557084.0178", "http://www.opengis.net/def/crs/EPSG/0/4549",
    "3557084.0178, 322903.0272" },
  { "EPSG:3857", "13149442.3047, 3779526.2890", "http://www.opengis.net/def/crs/EPSG/0/3857",
    "13149442.3047, 3779526.2890" },
};

#define assert_place(lon, lat)                                                                     \
  g_assert_cmpfloat_with_epsilon (lon, LON, CENTIMETRE);                                           \
  g_assert_cmpfloat_with_epsilon (lat, LAT, CENTIMETRE)

static char *
make_point (const char *position)
{
  g_auto (GStrv) parts = g_strsplit (position, ", ", 2);

  return g_strdup_printf ("\"lon\": %s, \"lat\": %s", parts[0], parts[1]);
}

static PentadCrs *
make_crs (guint i)
{
  g_autoptr (GError) error = NULL;
  PentadCrs *crs = pentad_crs_new_declared (systems[i].name, PENTAD_CRS_EAST_FIRST, &error);

  g_assert_no_error (error);
  return crs;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *point = make_point (systems[i].position);
      g_autofree char *text = g_strdup_printf (
          "{\"as_of\": \"2026-11-22T14:00:00Z\", \"cases\": [{\"id\": \"1\", %s, \"trail\": "
          "[[\"2026-11-22T13:00:00Z\", \"report\"]]}]}",
          point);
      g_autoptr (PentadCrs) crs = make_crs (i);
      g_autoptr (GPtrArray) findings = pentad_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadState) state =
          pentad_read_state (text, strlen (text), "u", crs, findings, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 0);
      const PentadCase *item = g_ptr_array_index (state->cases, 0);
      assert_place (pentad_case_get_lon (item), pentad_case_get_lat (item));
    }
}

static void
test_positions_and_alarms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *point = make_point (systems[i].position);
      g_autofree char *staff_text = g_strdup_printf (
          "{\"rows\": [], \"positions\": [{\"code\": \"S\", \"kind\": \"supervisor\", %s}]}",
          point);
      g_autofree char *sensors_text = g_strdup_printf (
          "{\"rows\": [], \"alarms\": [{\"id\": \"A\", \"domain\": \"flood\", %s}, {\"id\": \"B\", "
          "\"domain\": \"flood\"}], \"devices\": [{\"id\": \"D\", \"domain\": \"gas\", %s}]}",
          point, point);
      g_autoptr (PentadCrs) crs = make_crs (i);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadStaff) staff =
          pentad_read_staff (staff_text, strlen (staff_text), "u", crs, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (PentadSensors) sensors =
          pentad_read_sensors (sensors_text, strlen (sensors_text), "u", crs, &error);
      g_assert_no_error (error);
      const PentadUnitPosition *position = g_ptr_array_index (staff->positions, 0);
      const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, 0);
      const PentadAlarm *nowhere = g_ptr_array_index (sensors->alarms, 1);

      assert_place (position->lon, position->lat);
      assert_place (alarm->lon, alarm->lat);
      const PentadDevice *device = &g_array_index (sensors->devices.all, PentadDevice, 0);
      assert_place (device->lon, device->lat);
      g_assert_true (isnan (nowhere->lon) && isnan (nowhere->lat));
    }
}

#define FEATURES(position)                                                                         \
  "\"features\": [{\"type\": \"Feature\", \"properties\": {\"code\": \"P\"}, \"geometry\": "       \
  "{\"type\": \"LineString\", \"coordinates\": [[" position "], [" position "]]}}]"

static gboolean
check_feature (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  const PentadPoint *point = &g_array_index (feature->points, PentadPoint, 0);

  assert_place (point->lon, point->lat);
  *(guint *)user_data += 1;
  return TRUE;
}

static void
read_features (const char *text, const PentadCrs *crs)
{
  g_autoptr (GError) error = NULL;
  PentadGuard guard;
  guint n = 0;

  pentad_guard_init (&guard, text, strlen (text), "f", NULL);
  pentad_read_features (&guard, crs, NULL, NULL, check_feature, &n);
  pentad_guard_finish (&guard, &error);
  pentad_guard_clear (&guard);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

/* The system comes from outside, from `crs` before or behind the features, or from `coordRefSys`,
 * which wins over what comes from outside. */
static void
test_shapes (void)
{
  g_autoptr (PentadCrs) wrong = pentad_crs_new ("EPSG:4547", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *features =
          g_strdup_printf (FEATURES ("%s"), systems[i].position, systems[i].position);
      g_autofree char *plain = g_strdup_printf ("{%s}", features);
      g_autofree char *member = g_strdup_printf (
          "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"%s\"}}", systems[i].name);
      g_autofree char *before = g_strdup_printf ("{%s, %s}", member, features);
      g_autofree char *behind = g_strdup_printf ("{%s, %s}", features, member);
      g_autoptr (PentadCrs) crs = make_crs (i);

      read_features (plain, crs);
      if (systems[i].name != NULL)
        {
          read_features (before, wrong);
          read_features (behind, wrong);
        }
      if (systems[i].defined != NULL)
        {
          g_autofree char *defined =
              g_strdup_printf ("{\"coordRefSys\": \"%s\", " FEATURES ("%s") "}", systems[i].defined,
                               systems[i].defined_position, systems[i].defined_position);

          read_features (defined, wrong);
        }
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *expected;
  } rows[] = {
    { "{\"crs\": {\"properties\": {\"name\": \"EPSG:99999999\"}}, \"features\": []}",
      "f: $.crs.properties.name: expected a coordinate system" },
    { "{\"crs\": {\"properties\": {\"name\": \"+proj=longlat\"}}, \"features\": []}",
      "f: $.crs.properties.name: expected a coordinate system" },
    { "{\"coordRefSys\": \"file:///etc/passwd\", \"features\": []}",
      "f: $.coordRefSys: expected a coordinate system" },
    { "{\"coordRefSys\": 7, \"features\": []}", "f: $.coordRefSys: expected a string" },
    { "{\"features\": [], \"\\u0063rs\": {\"properties\": {\"name\": \"EPSG:4549\"}}}",
      "f: $[\"\\u0063rs\"].properties.name: expected the coordinate system before the features" },
    { "{\"crs\": {\"properties\": {\"name\": \"EPSG:4549\"}}, " FEATURES ("1e300, 0") "}",
      "f: $.features[0].geometry.coordinates[0]: expected a position within its coordinate "
      "system" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadGuard guard;
      guint n = 0;

      pentad_guard_init (&guard, rows[i].text, strlen (rows[i].text), "f", NULL);
      pentad_read_features (&guard, NULL, NULL, NULL, check_feature, &n);
      g_assert_false (pentad_guard_finish (&guard, &error));
      pentad_guard_clear (&guard);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, rows[i].expected));
    }
}

static void
test_about (void)
{
  static const struct
  {
    const char *crs, *kept;
  } rows[] = {
    { "WGS84", NULL },    { "CGCS2000", NULL },         { "EPSG:4490", NULL },
    { "GCJ02", "GCJ02" }, { "EPSG:4549", "EPSG:4549" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"api\": 1, \"code\": \"1\", \"time_zone\": \"+08:00\", \"crs\": \"%s\"}", rows[i].crs);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadAbout) about = pentad_read_about (text, strlen (text), "u", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (about->crs, ==, rows[i].kept);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/declared-crs/about", test_about);
  g_test_add_func ("/codec/declared-crs/cases", test_cases);
  g_test_add_func ("/codec/declared-crs/positions-and-alarms", test_positions_and_alarms);
  g_test_add_func ("/codec/declared-crs/shapes", test_shapes);
  g_test_add_func ("/codec/declared-crs/refused", test_refused);
  return g_test_run ();
}
