/* Benchmark: a change set applied and the boards refreshed, in a small and a large city, and what a
 * case takes. SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   bench-ledger [--bounds]
 *
 * Both cities have the same 100,000 unit grids; one holds 10,000 cases, the other 1,000,000. The
 * same numbers of changes are applied to both at one instant: 1 % of the small city and 1 % of the
 * large one. Three refreshes are timed: the figures alone; every panel of the five boards, of the
 * city and of a district, by the calls with which the application fills them; and the same without
 * the maps, whose 100,000 unit grids cost the same in both. The clock is also moved on without any
 * change: in the large city a hundred times as many deadlines, and acts of yesterday, pass
 * meanwhile. Prints JSON lines; with --bounds the exit code is 1 when the large
 * city costs more than 1.5 times as much as the small one, or a case more than 96 bytes. Addresses
 * are counted apart. */
#include "config.h"

#include "many-cases.h"

#include "board/board.h"
#include "board/map-rows.h"
#include "codec/board-file.h"
#include "evaluate/indicators.h"
#include "evaluate/series.h"
#include "host/paths.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SMALL 10000
#define LARGE 1000000

#define MAX_RATIO 1.5
#define MAX_BYTES 96

#define ROUNDS 15
#define POLL_S 15

#define WIDTH  1920
#define HEIGHT 1080

typedef struct
{
  ManyCases cases;
  PentadBoardSpec *boards[5];
  PentadMapGeometry *geometry;
  PentadTheme theme;
  PentadText *text;
} Bench;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* Bytes that the program has taken from malloc. */
static double
allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double)info.uordblks + (double)info.hblkhd;
}

static void
bench_init (Bench *bench, int n)
{
  static const char *const files[] = { "perception.json", "command.json", "supervision.json",
                                       "service.json", "analysis.json" };

  many_cases_init (&bench->cases, n);
  for (guint i = 0; i < G_N_ELEMENTS (bench->boards); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = pentad_paths_find_data ("boards", files[i], &error);

      bench->boards[i] = path != NULL ? pentad_read_board_file (path, &error) : NULL;
      if (bench->boards[i] == NULL)
        g_error ("%s", error->message);
    }
  bench->geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (bench->cases.city));
  pentad_theme_init (&bench->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, WIDTH, HEIGHT);
  bench->text = pentad_text_new (NULL);
}

static void
bench_clear (Bench *bench)
{
  for (guint i = 0; i < G_N_ELEMENTS (bench->boards); i++)
    pentad_board_spec_unref (bench->boards[i]);
  pentad_map_geometry_unref (bench->geometry);
  pentad_text_free (bench->text);
  many_cases_clear (&bench->cases);
}

/* Every figure, trend and breakdown of a board over the city, and nothing drawn. */
static void
refresh_figures (Bench *bench)
{
  PentadCity *city = bench->cases.city;
  gint64 now = bench->cases.now;
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), now);
  PentadPeriod period = pentad_period_current (PENTAD_PERIOD_TODAY, today);
  gint64 hour = now - now % PENTAD_HOUR_S;
  g_autoptr (GArray) places = pentad_places_around (pentad_city_get_divisions (city), 0);
  g_autoptr (PentadFigures) figures = pentad_evaluate (city, &period, now, places, 0, POLL_S);
  g_autoptr (PentadFigures) previous =
      pentad_evaluate_previous (city, &period, now, places, 0, POLL_S);

  for (int i = 0; i < 4; i++)
    g_free (
        pentad_series_hourly (city, 0, PENTAD_ACT_FILE, hour - (22 + i) * PENTAD_HOUR_S, 24, now));
  for (int i = 0; i < 2; i++)
    {
      g_free (pentad_series_daily (city, 0, PENTAD_COUNT_CLOSE, &period, now));
      g_array_unref (pentad_series_by_class (city, 0, PENTAD_COUNT_REPORT, &period, now, i == 0));
    }
}

/* One panel as widgets/board-view.c fills it. */
static void
fill_panel (Bench *bench,
            const PentadBoardData *data,
            const PentadPanelSpec *spec,
            PentadRect box,
            const PentadBoardStyle *style)
{
  if (g_str_equal (spec->kind, "map"))
    {
      g_autoptr (PentadBoardMap) map = pentad_board_map_new (data, spec, style);
      g_autofree char *words = pentad_map_summary (&map->map, bench->theme.language);
      return;
    }
  g_autoptr (PentadScene) scene =
      pentad_board_panel_scene (data, spec, style, box.width, box.height);
  g_autofree char *summary = pentad_board_panel_summary (data, spec, scene, bench->theme.language);
}

static void
refresh_boards (Bench *bench, int place, gboolean with_maps)
{
  PentadCity *city = bench->cases.city;
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), bench->cases.now);
  PentadRect area = pentad_rect (bench->theme.margin, 0, WIDTH - 2 * bench->theme.margin,
                                 HEIGHT - bench->theme.margin);
  PentadBoardQuery query = { .city = city,
                             .place = place,
                             .period = pentad_period_current (PENTAD_PERIOD_TODAY, today),
                             .time = bench->cases.now,
                             .interval_s = POLL_S };
  PentadBoardStyle style = { .theme = &bench->theme,
                             .text = bench->text,
                             .geometry = bench->geometry };
  g_autoptr (PentadBoardData) data = pentad_board_data_new (&query);

  for (guint b = 0; b < G_N_ELEMENTS (bench->boards); b++)
    for (guint p = 0; p < bench->boards[b]->panels->len; p++)
      if (with_maps || (int)p != pentad_board_find_map (bench->boards[b]))
        fill_panel (bench, data, g_ptr_array_index (bench->boards[b]->panels, p),
                    pentad_board_panel_rect (bench->boards[b], p, area, &bench->theme), &style);
}

/* The five boards of the city and of its first district. */
static void
refresh_places (Bench *bench, gboolean with_maps)
{
  int n, district = pentad_divisions_get_level (pentad_city_get_divisions (bench->cases.city),
                                                PENTAD_LEVEL_DISTRICT, &n);

  refresh_boards (bench, 0, with_maps);
  refresh_boards (bench, district, with_maps);
}

static void
refresh_panels (Bench *bench)
{
  refresh_places (bench, FALSE);
}

static void
refresh_maps_too (Bench *bench)
{
  refresh_places (bench, TRUE);
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

typedef void (*RefreshFunc) (Bench *bench);

/* Milliseconds for n changes, some seconds more on the clock, and a refresh. */
static double
measure_once (Bench *bench, int n_changes, int seconds, RefreshFunc refresh)
{
  bench->cases.now += seconds;
  g_autoptr (PentadState) state =
      n_changes > 0 ? many_cases_make_changes (&bench->cases, n_changes) : NULL;
  double begin = now_ms ();

  if (state != NULL)
    pentad_city_apply_state (bench->cases.city, state);
  refresh (bench);
  return now_ms () - begin;
}

typedef struct
{
  double small_ms, large_ms, ratio;
} Pair;

/* The two cities take turns, so that whatever else the machine does is done to both. */
static Pair
measure (Bench *small, Bench *large, int n_changes, int seconds, RefreshFunc refresh)
{
  double of_small[ROUNDS], of_large[ROUNDS], ratios[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      of_small[i] = measure_once (small, n_changes, seconds, refresh);
      of_large[i] = measure_once (large, n_changes, seconds, refresh);
      ratios[i] = of_large[i] / of_small[i];
    }
  return (Pair){ median (of_small), median (of_large), median (ratios) };
}

static void
print_pair (const char *what, const char *after, const Pair *pair, gboolean bound)
{
  printf ("{\"benchmark\": \"ledger\", \"refreshed\": \"%s\", \"after\": \"%s\", "
          "\"cases_%d_ms\": %.3f, \"cases_%d_ms\": %.3f, \"ratio\": %.2f",
          what, after, SMALL, pair->small_ms, LARGE, pair->large_ms, pair->ratio);
  if (bound)
    printf (", \"bound\": %.1f", MAX_RATIO);
  printf ("}\n");
  fflush (stdout);
}

/* FALSE when the large city costs too much more than the small one. */
static gboolean
measure_all (const char *what, Bench *small, Bench *large, RefreshFunc refresh)
{
  /* The first refresh makes what is kept. */
  Pair anew = { measure_once (small, 0, 0, refresh), measure_once (large, 0, 0, refresh), 0 };
  anew.ratio = anew.large_ms / anew.small_ms;
  Pair same = measure (small, large, 0, 0, refresh);
  Pair later = measure (small, large, 0, POLL_S, refresh);
  Pair few = measure (small, large, SMALL / 100, 0, refresh);
  Pair many = measure (small, large, LARGE / 100, 0, refresh);

  print_pair (what, "nothing kept", &anew, FALSE);
  print_pair (what, "nothing", &same, FALSE);
  print_pair (what, "15 s", &later, FALSE);
  print_pair (what, "100 changes", &few, TRUE);
  print_pair (what, "10000 changes", &many, TRUE);
  return few.ratio <= MAX_RATIO && many.ratio <= MAX_RATIO;
}

/* Bytes that a case takes. */
static double
fill (Bench *bench, int n)
{
  bench_init (bench, n);
  malloc_trim (0);
  double before = allocated ();
  many_cases_fill (&bench->cases, FALSE);
  malloc_trim (0);
  return (allocated () - before) / n;
}

static double
measure_address (void)
{
  double taken[2];

  for (int i = 0; i < 2; i++)
    {
      ManyCases cases;

      many_cases_init (&cases, SMALL * 10);
      malloc_trim (0);
      double before = allocated ();
      many_cases_fill (&cases, i == 1);
      taken[i] = (allocated () - before) / cases.n;
      many_cases_clear (&cases);
    }
  return taken[1] - taken[0];
}

int
main (int argc, char **argv)
{
  gboolean bounds = argc > 1 && strcmp (argv[1], "--bounds") == 0;
  Bench small, large;
  double small_bytes = fill (&small, SMALL), large_bytes = fill (&large, LARGE);
  double before = allocated ();
  gboolean figures = measure_all ("figures", &small, &large, refresh_figures);
  double with_ledgers = (allocated () - before) / (SMALL + LARGE);
  gboolean panels = measure_all ("panels", &small, &large, refresh_panels);
  gboolean boards = measure_all ("boards", &small, &large, refresh_maps_too);
  double with_boards = (allocated () - before) / (SMALL + LARGE);

  bench_clear (&small);
  bench_clear (&large);
  printf ("{\"benchmark\": \"ledger-bytes\", \"cases_%d\": %.1f, \"cases_%d\": %.1f, "
          "\"bound_bytes\": %d, \"ledgers\": %.1f, \"with_boards\": %.1f, \"address\": %.1f}\n",
          SMALL, small_bytes, LARGE, large_bytes, MAX_BYTES, with_ledgers, with_boards,
          measure_address ());
  return bounds && !(figures && panels && boards && large_bytes <= MAX_BYTES);
}
