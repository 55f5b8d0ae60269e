/* How long the map takes to index, colour, move, mark and ask, in milliseconds and in frame copies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   bench-map GRIDS WIDTH HEIGHT [--portable] [--bounds]
 *
 * Prints a JSON line for each case, timed on one thread in its processor time, which others at work
 * do not stretch. The ratio to a memcpy of the same frame, taken between the runs of the case
 * itself, is what can be compared between machines; with --bounds it must not pass that of cases[].
 */
#include "config.h"

#include "made-city.h"
#include "render/heat.h"
#include "render/map-cache.h"
#include "render/map-layout.h"
#include "render/paint.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RUNS    15
#define PICKS   1000000
#define POINTS  1000000
#define HEAT_M  400.0
#define MARKERS 20000
#define PAN_PX  24
#define PAN_RUN 11 /* steps that bring exactly one new column of tiles */

typedef struct
{
  int width, height;
  int grids;
  PentadMapGeometry *geometry;
  PentadMapView view;
  PentadMapLines lines;
  PentadMapInks inks;
  guint32 *colours;
  const PentadRecolour *recolour;
  guint32 *frame, *copy;

  PentadMapRaster *raster;
  PentadMapCache *cache;
  PentadMapRaster *grown; /* in pieces, as a live map keeps its pixels */
  PentadMapPieces pieces;
  guint32 *piece_pixels;
  int *changed, *near_changed;
  guint n_changed;
  guint run;
  PentadHeat *heat;
  guint32 palette[PENTAD_HEAT_COLOURS];
  PentadTheme theme;
  PentadText *text;
  PentadScene *markers;
} Bench;

typedef void (*Run) (Bench *bench);

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
median (double *values, int n)
{
  qsort (values, (gsize)n, sizeof (double), compare);
  return values[n / 2];
}

static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static double
time_once (Run run, Bench *bench)
{
  gint64 begin = now_ns ();

  run (bench);
  return (double)(now_ns () - begin) / 1e6;
}

static void
copy_frame (Bench *bench)
{
  memcpy (bench->copy, bench->frame, (gsize)bench->width * (gsize)bench->height * sizeof (guint32));
}

static void
run_index (Bench *bench)
{
  g_clear_pointer (&bench->raster, pentad_map_raster_unref);
  bench->raster = pentad_map_raster_new (NULL, bench->geometry, &bench->view, &bench->lines);
}

static void
run_recolour_all (Bench *bench)
{
  pentad_map_raster_paint (bench->raster, bench->recolour, &bench->inks, bench->frame,
                           (gsize)bench->width);
}

static void
run_recolour_some (Bench *bench)
{
  pentad_map_raster_paint_cells (bench->grown, bench->recolour, &bench->inks, bench->changed,
                                 bench->n_changed, &bench->pieces);
}

/* The same number of cells, all of them near each other. */
static void
run_recolour_near (Bench *bench)
{
  pentad_map_raster_paint_cells (bench->grown, bench->recolour, &bench->inks, bench->near_changed,
                                 bench->n_changed, &bench->pieces);
}

static void
run_pan (Bench *bench)
{
  for (int i = 0; i < PAN_RUN; i++)
    {
      PentadMapView view = pentad_map_view_pan (
          &bench->view, -PAN_PX * (int)(bench->run * PAN_RUN + (guint)i + 1), 0);
      g_autoptr (PentadMapRaster) raster =
          pentad_map_raster_new (bench->cache, bench->geometry, &view, &bench->lines);

      pentad_map_raster_paint (raster, bench->recolour, &bench->inks, bench->frame,
                               (gsize)bench->width);
    }
  bench->run++;
}

static void
run_pick (Bench *bench)
{
  volatile int sum = 0;
  guint32 at = 1;

  for (int i = 0; i < PICKS; i++)
    {
      at = at * 1664525u + 1013904223u;
      sum += pentad_map_raster_pick (bench->raster, (int)(at >> 8) % bench->width,
                                     (int)(at >> 4) % bench->height);
    }
}

/* All of it: every point counted, blurred, and painted over the frame. */
static void
run_heat (Bench *bench)
{
  PentadMapView view = pentad_map_view_pan (&bench->view, bench->run++ % 2 == 0 ? 1.0 : 0.0, 0);

  pentad_heat_prepare (bench->heat, &view, HEAT_M);
  pentad_heat_paint (bench->heat, bench->palette, 0, bench->frame, (gsize)bench->width);
}

/* What lies over the cells: clusters of markers with their numbers, names, the legend. */
static void
run_markers (Bench *bench)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      (guchar *)bench->frame, CAIRO_FORMAT_RGB24, bench->width, bench->height, bench->width * 4);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, bench->theme.scale, bench->theme.scale);
  pentad_paint_scene (cr, bench->markers, &bench->theme, bench->text, bench->theme.scale,
                      PENTAD_PAINT_NO_GROUND | PENTAD_PAINT_NO_MAP);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const struct
{
  const char *name;
  Run run;
  int parts;   /* of one run, each as long as what is reported */
  double most; /* copies of the frame */
  double most_ms;
  gboolean coloured; /* differs between the ways to colour */
  int points;
} cases[] = {
  { "index", run_index, 1, 18, INFINITY, FALSE },
  { "recolour-all", run_recolour_all, 1, 2.0, INFINITY, TRUE },
  { "recolour-1pct", run_recolour_some, 1, 0.25, INFINITY, TRUE },
  { "recolour-1pct-near", run_recolour_near, 1, 0.25, INFINITY, TRUE },
  { "pan", run_pan, PAN_RUN, 3, INFINITY, TRUE },
  { "heat", run_heat, 1, 4, INFINITY, FALSE, POINTS },
  { "markers", run_markers, 1, INFINITY, INFINITY, FALSE, MARKERS },
  { "pick", run_pick, PICKS, INFINITY, 0.0002, FALSE },
};

/* Returns whether the bounds are kept. */
static gboolean
run_case (Bench *bench, guint i)
{
  double times[RUNS], copies[RUNS];
  double ms, copy_ms, ratio;

  cases[i].run (bench);
  copy_frame (bench);
  for (int r = 0; r < RUNS; r++)
    {
      copies[r] = time_once (copy_frame, bench);
      times[r] = time_once (cases[i].run, bench) / cases[i].parts;
    }
  ms = median (times, RUNS);
  copy_ms = median (copies, RUNS);
  ratio = ms / copy_ms;
  printf ("{\"case\":\"%s\",\"grids\":%d,\"points\":%d,\"width\":%d,\"height\":%d,"
          "\"median_ms\":%.6f,\"memcpy_ratio\":%.6f%s}\n",
          cases[i].name, bench->grids, cases[i].points, bench->width, bench->height, ms, ratio,
          bench->recolour == pentad_recolour_choose () ? "" : ",\"path\":\"portable\"");
  fflush (stdout);
  if (ratio <= cases[i].most && ms <= cases[i].most_ms)
    return TRUE;
  fprintf (stderr, "%s: beyond %g copies or %g ms\n", cases[i].name, cases[i].most,
           cases[i].most_ms);
  return FALSE;
}

static guint32 *
get_piece (gpointer data, int piece)
{
  Bench *bench = data;

  return bench->piece_pixels + (gsize)piece * PENTAD_MAP_PIECE_PX * PENTAD_MAP_PIECE_PX;
}

/* The view of the frame as the live map draws it. */
static void
prepare_pieces (Bench *bench)
{
  int column, row;
  PentadMapView view = pentad_map_view_grow (&bench->view, &column, &row);
  gsize n = (gsize)view.width * (gsize)view.height;

  bench->grown = pentad_map_raster_new (NULL, bench->geometry, &view, &bench->lines);
  bench->piece_pixels = g_new0 (guint32, n);
  bench->pieces = (PentadMapPieces){ PENTAD_MAP_PIECE_PX, (int)view.width / PENTAD_MAP_PIECE_PX,
                                     PENTAD_MAP_PIECE_PX, get_piece, bench };
}

/* The cells nearest to the middle of the city. */
static void
prepare_near (Bench *bench)
{
  int n = pentad_map_geometry_get_n_cells (bench->geometry);
  const double side = 0.1;
  guint found = 0;
  PentadMapBounds all = pentad_map_geometry_bounds (bench->geometry, 0);

  bench->near_changed = g_new (int, n);
  for (int cell = 0; cell < n && found < bench->n_changed; cell++)
    {
      PentadMapPoint low, high;

      if (pentad_map_geometry_get_cell_box (bench->geometry, cell, &low, &high) &&
          fabs ((low.x / (double)PENTAD_MAP_UNITS - all.x0) / (all.x1 - all.x0) - 0.5) <
              side / 2 + 0.01 &&
          fabs ((low.y / (double)PENTAD_MAP_UNITS - all.y0) / (all.y1 - all.y0) - 0.5) <
              side / 2 + 0.01)
        bench->near_changed[found++] = cell;
    }
  g_assert_cmpuint (found, ==, bench->n_changed);
}

static void
prepare_markers (Bench *bench)
{
  g_autofree PentadMapMarker *markers = g_new0 (PentadMapMarker, MARKERS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  PentadMapBounds all = pentad_map_geometry_bounds (bench->geometry, 0);
  PentadMap map = { .id = "map",
                    .geometry = bench->geometry,
                    .label_level = PENTAD_LEVEL_DISTRICT,
                    .selected = PENTAD_NO_PLACE,
                    .hover = PENTAD_NO_PLACE,
                    .markers = markers,
                    .n_markers = MARKERS };
  PentadSketch *sketch;

  for (int i = 0; i < MARKERS; i++)
    {
      pentad_map_geometry_unproject (bench->geometry, g_rand_double_range (rand, all.x0, all.x1),
                                     g_rand_double_range (rand, all.y0, all.y1), &markers[i].lon,
                                     &markers[i].lat);
      markers[i].shape = (PentadMarker)(i % 4);
      markers[i].tone = (PentadTone)(i % 3);
    }
  bench->text = pentad_text_new (NULL);
  sketch = pentad_sketch_new (&bench->theme, bench->text, bench->width / bench->theme.scale,
                              bench->height / bench->theme.scale);
  pentad_map_layout (
      sketch,
      pentad_rect (0, 0, bench->width / bench->theme.scale, bench->height / bench->theme.scale),
      &map);
  bench->markers = pentad_sketch_finish (sketch);
}

static void
prepare (Bench *bench, PentadDivisions *divisions)
{
  PentadMapPictureInput input = { .geometry = bench->geometry };
  g_autoptr (PentadMapPicture) picture = NULL;
  int n = pentad_map_geometry_get_n_cells (bench->geometry);

  pentad_theme_init (&bench->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, bench->width,
                     bench->height);
  bench->grids = n;
  bench->view = pentad_map_view_fit (bench->geometry, 0, bench->width, bench->height, 0);
  input.view = bench->view;
  picture = pentad_map_picture_new (&input);
  bench->lines = pentad_map_picture_lines (picture, &bench->theme, bench->theme.scale);
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      /* All borders, however fine. */
      bench->lines.width_px[level] = MAX (bench->lines.width_px[level], 0.5);
      pentad_map_inks_set_border (&bench->inks, (PentadLevel)level, bench->lines.colour[level]);
    }
  bench->colours = g_new0 (guint32, n + 1);
  for (int i = 1; i <= n; i++)
    bench->colours[i] = 0xff000000u | (guint32)i * 2654435761u >> 8;
  bench->inks.colours = bench->colours;
  bench->n_changed = (guint)n / 100;
  bench->changed = g_new (int, bench->n_changed + 1);
  for (guint i = 0; i < bench->n_changed; i++)
    /* In the order of a walk over all cells, as those that a poll changes are found. */
    bench->changed[i] = (int)(i * 100 + i * 7919 % 100);
  prepare_pieces (bench);
  prepare_near (bench);
  bench->cache = pentad_map_cache_new ((gsize)64 << 20);
  bench->frame = g_malloc0 ((gsize)bench->width * (gsize)bench->height * sizeof (guint32));
  bench->copy = g_malloc0 ((gsize)bench->width * (gsize)bench->height * sizeof (guint32));
}

/* Half of the points anywhere, half in hot spots. */
static void
prepare_heat (Bench *bench)
{
  g_autofree PentadHeatPoint *points = g_new0 (PentadHeatPoint, POINTS);
  PentadMapBounds all = pentad_map_geometry_bounds (bench->geometry, 0);
  double width = all.x1 - all.x0, height = all.y1 - all.y0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < POINTS; i++)
    {
      double x = g_rand_double (rand), y = g_rand_double (rand);
      int spot = i % 40;

      if (i % 2 == 0)
        {
          x = spot * 0.618 - floor (spot * 0.618) + (x + g_rand_double (rand) - 1) * 0.04;
          y = spot * 0.414 - floor (spot * 0.414) + (y + g_rand_double (rand) - 1) * 0.06;
        }
      points[i].at.x = (gint32)((all.x0 + x * width) * PENTAD_MAP_UNITS);
      points[i].at.y = (gint32)((all.y0 + y * height) * PENTAD_MAP_UNITS);
      points[i].minute = (guint32)i / 20;
      points[i].class = (guint8)(i % 10);
    }
  bench->heat = pentad_heat_new ();
  pentad_heat_add (bench->heat, points, POINTS);
  for (int i = 0; i < PENTAD_HEAT_COLOURS; i++)
    bench->palette[i] = pentad_colour_premultiply ((guint32)MIN (i * 2, 230) << 24 | 0xff6020);
}

static void
clear (Bench *bench)
{
  pentad_heat_unref (bench->heat);
  pentad_scene_unref (bench->markers);
  pentad_text_free (bench->text);
  g_clear_pointer (&bench->raster, pentad_map_raster_unref);
  pentad_map_cache_unref (bench->cache);
  pentad_map_geometry_unref (bench->geometry);
  g_free (bench->colours);
  g_clear_pointer (&bench->grown, pentad_map_raster_unref);
  g_free (bench->piece_pixels);
  g_free (bench->changed);
  g_free (bench->near_changed);
  g_free (bench->frame);
  g_free (bench->copy);
}

static gboolean
has_option (int argc, char **argv, const char *option)
{
  for (int i = 4; i < argc; i++)
    if (g_str_equal (argv[i], option))
      return TRUE;
  return FALSE;
}

int
main (int argc, char **argv)
{
  int grids = argc > 3 ? atoi (argv[1]) : 100000;
  Bench bench = { .width = argc > 3 ? atoi (argv[2]) : 3840,
                  .height = argc > 3 ? atoi (argv[3]) : 2160 };
  gboolean portable = has_option (argc, argv, "--portable");
  /* As wide as the frame; a degree of longitude is shorter there. */
  double columns = sqrt ((double)grids * bench.width / bench.height / 0.866);
  MadeCity city = { (int)ceil (columns), (int)ceil (grids / columns), 1, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  gboolean kept = TRUE;

  bench.geometry = pentad_map_geometry_new (divisions);
  bench.recolour = portable ? pentad_recolour_portable () : pentad_recolour_choose ();
  prepare (&bench, divisions);
  prepare_heat (&bench);
  prepare_markers (&bench);
  run_index (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!portable || cases[i].coloured)
      kept = run_case (&bench, i) && kept;
  clear (&bench);
  return kept || !has_option (argc, argv, "--bounds") ? 0 : 1;
}
