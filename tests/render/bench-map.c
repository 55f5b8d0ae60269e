/* How long the map raster takes, in milliseconds and in copies of the frame.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints a JSON line per case. The ratio to a memcpy of the same frame, taken in the same run, is
 * what can be compared between machines. */
#include "config.h"

#include "made-city.h"
#include "render/map-picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH  3840
#define HEIGHT 2160
#define RUNS   9
#define PICKS  1000000

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static double
median (double *values, int n)
{
  qsort (values, (gsize)n, sizeof (double), compare);
  return values[n / 2];
}

static void
report (const char *name, int grids, double ms, double copy_ms)
{
  printf ("{\"case\":\"%s\",\"grids\":%d,\"width\":%d,\"height\":%d,\"median_ms\":%.6f,\"memcpy_"
          "ms\":%.3f,\"memcpy_ratio\":%.6f}\n",
          name, grids, WIDTH, HEIGHT, ms, copy_ms, ms / copy_ms);
}

static double
time_copy (guint32 *to, const guint32 *from)
{
  double times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      double begin = now_ms ();
      memcpy (to, from, (gsize)WIDTH * HEIGHT * 4);
      times[i] = now_ms () - begin;
    }
  return median (times, RUNS);
}

static double
time_index (PentadMapGeometry *geometry,
            const PentadMapView *view,
            const PentadMapLines *lines,
            PentadMapRaster **raster)
{
  double times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      double begin = now_ms ();
      g_clear_pointer (raster, pentad_map_raster_unref);
      *raster = pentad_map_raster_new (geometry, view, lines);
      times[i] = now_ms () - begin;
    }
  return median (times, RUNS);
}

static double
time_recolour (const PentadMapRaster *raster, const guint32 *colours, guint8 *pixels)
{
  double times[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      double begin = now_ms ();
      pentad_map_raster_paint (raster, colours, pixels, WIDTH * 4);
      times[i] = now_ms () - begin;
    }
  return median (times, RUNS);
}

static double
time_pick (const PentadMapRaster *raster)
{
  double begin = now_ms ();
  volatile int sum = 0;
  guint32 at = 1;

  for (int i = 0; i < PICKS; i++)
    {
      at = at * 1664525u + 1013904223u;
      sum += pentad_map_raster_pick (raster, (int)(at >> 8) % WIDTH, (int)(at >> 4) % HEIGHT);
    }
  return (now_ms () - begin) / PICKS;
}

int
main (int argc, char **argv)
{
  int side = argc > 1 ? atoi (argv[1]) : 317;
  MadeCity city = { side, side, 1, FALSE, FALSE, FALSE };
  PentadDivisions *divisions = made_city_new (&city);
  double begin = now_ms ();
  PentadMapGeometry *geometry = pentad_map_geometry_new (divisions);
  double geometry_ms = now_ms () - begin;
  int n = pentad_map_geometry_get_n_cells (geometry);
  PentadMapPictureInput input = { .geometry = geometry };
  g_autofree guint32 *colours = g_new0 (guint32, n + 1);
  g_autofree guint32 *frame = g_malloc0 ((gsize)WIDTH * HEIGHT * 4);
  g_autofree guint32 *copy = g_malloc0 ((gsize)WIDTH * HEIGHT * 4);
  PentadMapRaster *raster = NULL;
  PentadMapPicture *picture;
  PentadMapLines lines;
  PentadTheme theme;
  double copy_ms;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, WIDTH, HEIGHT);
  input.view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 0);
  /* The sheet is square; let it cover the whole frame, or half the pixels would be ground. */
  input.view.m_per_px *= HEIGHT / (double)WIDTH;
  picture = pentad_map_picture_new (&input);
  lines = pentad_map_picture_lines (picture, &theme, theme.scale);
  for (int i = 0; i <= n; i++)
    colours[i] = 0xff000000u | (guint32)i * 2654435761u >> 8;

  copy_ms = time_copy (copy, frame);
  report ("geometry", n, geometry_ms, copy_ms);
  report ("index", n, time_index (geometry, &input.view, &lines, &raster), copy_ms);
  report ("recolour-all", n, time_recolour (raster, colours, (guint8 *)frame), copy_ms);
  report ("pick", n, time_pick (raster), copy_ms);

  pentad_map_raster_unref (raster);
  pentad_map_picture_unref (picture);
  pentad_map_geometry_unref (geometry);
  pentad_divisions_unref (divisions);
  return 0;
}
