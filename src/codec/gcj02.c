/* GCJ-02, the obfuscated coordinates of Chinese map services: the published formula and its
 * inverse. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sum of sines moves points by 500 to 600 m. Constants are those of the formula as it has been
 * public for years; the ellipsoid is that of Krasovsky 1940. */
#include "config.h"

#include "codec/crs.h"

#include <math.h>

/* The formula counts from here. */
#define ORIGIN_LON 105.0
#define ORIGIN_LAT 35.0
/* Krasovsky 1940: half the long axis in metres, eccentricity squared. */
#define AXIS_M 6378245.0
#define ECC2   0.00669342162296594323
/* Where the inverse stops, in degrees, and after how many steps at the latest. */
#define TOLERANCE 1e-10
#define MAX_STEPS 30

static gboolean
is_outside_china (double lon, double lat)
{
  return !(lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271);
}

/* What both directions share: sines along the parallel, then along the axis itself. */
static double
ripple (double x, double along, double wide_scale, double wide, double widest)
{
  return (20.0 * sin (6.0 * x * G_PI) + 20.0 * sin (2.0 * x * G_PI) + 20.0 * sin (along * G_PI) +
          40.0 * sin (along / 3.0 * G_PI) + wide * sin (along / 12.0 * G_PI) +
          widest * sin (along / wide_scale * G_PI)) *
         2.0 / 3.0;
}

static double
shift_lat (double x, double y)
{
  return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x)) +
         ripple (x, y, 30.0, 160.0, 320.0);
}

static double
shift_lon (double x, double y)
{
  return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x)) +
         ripple (x, x, 30.0, 150.0, 300.0);
}

void
pentad_gcj02_from_wgs84 (double *lon, double *lat)
{
  double x = *lon - ORIGIN_LON, y = *lat - ORIGIN_LAT;
  double phi = *lat / 180.0 * G_PI;
  double w2 = 1 - ECC2 * sin (phi) * sin (phi);
  double w = sqrt (w2);

  if (is_outside_china (*lon, *lat))
    return;
  *lat += shift_lat (x, y) * 180.0 / (AXIS_M * (1 - ECC2) / (w2 * w) * G_PI);
  *lon += shift_lon (x, y) * 180.0 / (AXIS_M / w * cos (phi) * G_PI);
}

void
pentad_gcj02_to_wgs84 (double *lon, double *lat)
{
  double guess_lon = *lon, guess_lat = *lat;

  if (is_outside_china (*lon, *lat))
    return;
  for (int i = 0; i < MAX_STEPS; i++)
    {
      double there_lon = guess_lon, there_lat = guess_lat;
      double off_lon, off_lat;

      pentad_gcj02_from_wgs84 (&there_lon, &there_lat);
      off_lon = there_lon - *lon;
      off_lat = there_lat - *lat;
      guess_lon -= off_lon;
      guess_lat -= off_lat;
      if (fabs (off_lon) < TOLERANCE && fabs (off_lat) < TOLERANCE)
        break;
    }
  *lon = guess_lon;
  *lat = guess_lat;
}
