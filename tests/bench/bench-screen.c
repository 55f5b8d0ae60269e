/* What a map of 3840x2160 on the screen costs the main thread, in milliseconds of its processor
 * time. SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   bench-screen [GRIDS]
 *
 * Prints a JSON line for each case: new data in one grid (one tile of the map changes), new data in
 * all of them, and a step of panning. Counted is all that the main thread does from the change
 * until the frame that shows it has been drawn, layout and GTK's drawing among it; wall_ms is how
 * long that took with the workers. Ends with 1 when a bound is passed. */
#include "config.h"

#include "display.h"
#include "made-city.h"
#include "widgets/map-stage.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define WIDTH  3840
#define HEIGHT 2160
#define RUNS   9
#define PAN_PX 24

/* Shows a stage, as PentadMapPanel does. */
#define BENCH_TYPE_VIEW (bench_view_get_type ())
G_DECLARE_FINAL_TYPE (BenchView, bench_view, BENCH, VIEW, GtkWidget)

struct _BenchView
{
  GtkWidget parent_instance;
  PentadMapStage *stage;
};

G_DEFINE_FINAL_TYPE (BenchView, bench_view, GTK_TYPE_WIDGET)

static void
bench_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pentad_map_stage_snapshot (BENCH_VIEW (widget)->stage, snapshot);
}

static void
bench_view_dispose (GObject *object)
{
  BenchView *self = BENCH_VIEW (object);

  if (self->stage != NULL)
    g_signal_handlers_disconnect_by_data (self->stage, self);
  g_clear_object (&self->stage);
  G_OBJECT_CLASS (bench_view_parent_class)->dispose (object);
}

static void
bench_view_class_init (BenchViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = bench_view_dispose;
  GTK_WIDGET_CLASS (class)->snapshot = bench_view_snapshot;
}

static void
bench_view_init (BenchView *self)
{
  self->stage = pentad_map_stage_new ();
  g_signal_connect_swapped (self->stage, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

typedef struct
{
  PentadDivisions *divisions;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;
  PentadText *text;
  PentadTheme theme;
  BenchView *view;
  GtkWindow *window;
  double *values;
  int n_cells;
  guint run;
} Bench;

typedef void (*Change) (Bench *bench);

static void
show (Bench *bench)
{
  PentadBoardMap *map = g_new0 (PentadBoardMap, 1);
  PentadMapRoom room = { WIDTH / bench->theme.scale, HEIGHT / bench->theme.scale,
                         bench->theme.scale };
  static const double breaks[] = { 0, 2, 5, 9, 14 };

  map->numbers.values = g_memdup2 (bench->values, (gsize)bench->n_cells * sizeof (double));
  map->markers = g_array_new (FALSE, FALSE, sizeof (PentadMapMarker));
  map->marker_legend = g_array_new (FALSE, FALSE, sizeof (PentadMapMarkerLegend));
  map->layers = g_ptr_array_new ();
  map->strings = g_string_chunk_new (64);
  map->title = g_strdup ("Open cases");
  map->map.id = "map";
  map->map.words.title = map->title;
  map->map.geometry = bench->geometry;
  map->map.cache = bench->cache;
  map->map.values.values = map->numbers.values;
  map->map.style.classes = pentad_classes_fixed (breaks, G_N_ELEMENTS (breaks));
  map->map.label_level = PENTAD_LEVEL_DISTRICT;
  map->map.selected = map->map.hover = PENTAD_NO_PLACE;
  pentad_map_stage_set_content (bench->view->stage, map, &bench->theme, bench->text, &room);
}

static void
change_one (Bench *bench)
{
  int cell = bench->n_cells / 2 + bench->n_cells / 300;

  bench->values[cell] = bench->values[cell] > 3 ? 1 : 12;
  show (bench);
}

static void
change_all (Bench *bench)
{
  for (int cell = 0; cell < bench->n_cells; cell++)
    bench->values[cell] = bench->values[cell] > 8 ? 0 : bench->values[cell] + 5;
  show (bench);
}

static void
pan (Bench *bench)
{
  pentad_map_stage_pan (bench->view->stage, -PAN_PX / bench->theme.scale, 0);
}

static double
seconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static gboolean
is_settled (gpointer stage)
{
  return pentad_map_stage_is_settled (stage);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static gboolean
run_case (Bench *bench, const char *name, Change change, double most_ms)
{
  double main_ms[RUNS], wall_ms[RUNS];

  for (int run = -1; run < RUNS; run++)
    {
      double cpu = seconds (CLOCK_THREAD_CPUTIME_ID), wall = seconds (CLOCK_MONOTONIC);

      change (bench);
      display_wait (is_settled, bench->view->stage);
      display_wait_frame (bench->window);
      if (run < 0)
        continue;
      main_ms[run] = (seconds (CLOCK_THREAD_CPUTIME_ID) - cpu) * 1000;
      wall_ms[run] = (seconds (CLOCK_MONOTONIC) - wall) * 1000;
    }
  qsort (main_ms, RUNS, sizeof *main_ms, compare);
  qsort (wall_ms, RUNS, sizeof *wall_ms, compare);
  printf ("{\"case\":\"%s\",\"grids\":%d,\"width\":%d,\"height\":%d,\"median_ms\":%.3f,"
          "\"wall_ms\":%.3f}\n",
          name, bench->n_cells, WIDTH, HEIGHT, main_ms[RUNS / 2], wall_ms[RUNS / 2]);
  fflush (stdout);
  if (main_ms[RUNS / 2] <= most_ms)
    return TRUE;
  fprintf (stderr, "%s: beyond %g ms\n", name, most_ms);
  return FALSE;
}

int
main (int argc, char **argv)
{
  int grids = argc > 1 ? atoi (argv[1]) : 100000;
  double columns = sqrt ((double)grids * WIDTH / HEIGHT / 0.866);
  MadeCity city = { (int)ceil (columns), (int)ceil (grids / columns), 1, FALSE, FALSE, FALSE };
  Bench bench = { .divisions = made_city_new (&city) };
  gboolean kept;

  display_init (&argc, &argv);
  bench.geometry = pentad_map_geometry_new (bench.divisions);
  bench.n_cells = pentad_map_geometry_get_n_cells (bench.geometry);
  bench.cache = pentad_map_cache_new ((gsize)64 << 20);
  pentad_map_cache_use_threads (bench.cache);
  bench.text = pentad_text_new (NULL);
  pentad_theme_init (&bench.theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, WIDTH, HEIGHT);
  bench.values = g_new0 (double, bench.n_cells + 1);
  for (int cell = 0; cell < bench.n_cells; cell++)
    bench.values[cell] = cell * 7919 % 16;
  bench.view = g_object_new (BENCH_TYPE_VIEW, NULL);
  show (&bench);
  bench.window = display_open (GTK_WIDGET (bench.view), WIDTH, HEIGHT);
  display_wait (is_settled, bench.view->stage);

  kept = run_case (&bench, "screen-one-tile", change_one, 5);
  kept = run_case (&bench, "screen-all-tiles", change_all, 90) && kept;
  pentad_map_stage_zoom (bench.view->stage, 1.5, WIDTH / 4.0, HEIGHT / 4.0);
  display_wait (is_settled, bench.view->stage);
  kept = run_case (&bench, "screen-pan", pan, 40) && kept;

  display_close (bench.window);
  pentad_map_geometry_unref (bench.geometry);
  pentad_divisions_unref (bench.divisions);
  pentad_map_cache_unref (bench.cache);
  pentad_text_free (bench.text);
  g_free (bench.values);
  return kept ? 0 : 1;
}
