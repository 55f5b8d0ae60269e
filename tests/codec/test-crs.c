/* Tests of coordinate systems.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/crs.h"
#include "codec/error.h"

#include <math.h>
#include <string.h>

/* Worked out apart from this code, from the formula as it is published. */
static void
test_gcj02_formula (void)
{
  static const struct
  {
    double lon, lat, gcj_lon, gcj_lat;
  } table[] = {
    { 116.391349, 39.907375, 116.397590191, 39.908776294 },
    { 121.4737, 31.2304, 121.478223059, 31.228457738 },
    { 104.0665, 30.5728, 104.069004928, 30.570345720 },
    { 118.12345, 32.12345, 118.129034041, 32.121561057 },
    { -73.98, 40.75, -73.98, 40.75 }, /* not in China */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double lon = table[i].lon, lat = table[i].lat;

      pentad_gcj02_from_wgs84 (&lon, &lat);
      g_assert_cmpfloat_with_epsilon (lon, table[i].gcj_lon, 1e-8);
      g_assert_cmpfloat_with_epsilon (lat, table[i].gcj_lat, 1e-8);
    }
}

static void
test_gcj02_inverse (void)
{
  for (double lon = 75; lon < 135; lon += 1.37)
    for (double lat = 18; lat < 54; lat += 1.11)
      {
        double x = lon, y = lat;

        pentad_gcj02_from_wgs84 (&x, &y);
        g_assert_cmpfloat (hypot (x - lon, y - lat), >, 1e-4);
        pentad_gcj02_to_wgs84 (&x, &y);
        g_assert_cmpfloat_with_epsilon (x, lon, 1e-9);
        g_assert_cmpfloat_with_epsilon (y, lat, 1e-9);
      }
}

static void
test_systems (void)
{
  static const struct
  {
    const char *name;
    double x, y, lon, lat;
  } table[] = {
    { NULL, 118.1, 32.1, 118.1, 32.1 },
    { "WGS84", 118.1, 32.1, 118.1, 32.1 },
    { "CGCS2000", 118.1, 32.1, 118.1, 32.1 },
    { "GCJ02", 118.129034041, 32.121561057, 118.12345, 32.12345 },
    /* The sphere of web maps: 20037508.34 m are half the equator. */
    { "EPSG:3857", 10018754.17, 0, 90, 0 },
    /* CGCS2000, 3 degree zone at 120 E: its axis is at 500 km, and the equator at 0. */
    { "EPSG:4549", 500000, 0, 120, 0 },
    /* An authority that names latitude first is still given longitude first. */
    { "EPSG:4326", 118.1, 32.1, 118.1, 32.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadCrs) crs = pentad_crs_new (table[i].name, &error);
      double x = table[i].x, y = table[i].y;

      g_assert_no_error (error);
      g_assert_true (pentad_crs_to_wgs84 (crs, &x, &y));
      g_assert_cmpfloat_with_epsilon (x, table[i].lon, 1e-6);
      g_assert_cmpfloat_with_epsilon (y, table[i].lat, 1e-6);
    }
}

static void
test_refused (void)
{
  static const char *const names[] = { "BD09", "EPSG:99999999", "gcj02 ", "+proj=nonsense" };
  g_autofree char *lengthy = g_strnfill (4000, 'x');

  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadCrs) crs =
          pentad_crs_new (i < G_N_ELEMENTS (names) ? names[i] : lengthy, &error);

      g_assert_null (crs);
      g_assert_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE);
      g_assert_cmpuint (strlen (error->message), <, 300);
    }
}

static void
test_points_without_a_place (void)
{
  g_autoptr (PentadCrs) crs = pentad_crs_new ("EPSG:4549", NULL);
  double x = NAN, y = 32;

  g_assert_false (pentad_crs_to_wgs84 (crs, &x, &y));
  x = 1e300;
  y = 1e300;
  g_assert_false (pentad_crs_to_wgs84 (crs, &x, &y));
  g_assert_cmpfloat (x, ==, 1e300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/crs/gcj02-formula", test_gcj02_formula);
  g_test_add_func ("/codec/crs/gcj02-inverse", test_gcj02_inverse);
  g_test_add_func ("/codec/crs/systems", test_systems);
  g_test_add_func ("/codec/crs/refused", test_refused);
  g_test_add_func ("/codec/crs/points-without-a-place", test_points_without_a_place);
  return g_test_run ();
}
