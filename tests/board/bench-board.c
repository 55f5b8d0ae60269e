/* Benchmark: the busiest board, laid out and painted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   bench-board [--bounds]
 *
 * Twelve panels fill a page of 1920x1080: of the panels of the five boards those that draw most,
 * without the map, whose pixels are made by workers (bench-map, bench-screen). Each round evaluates
 * nothing anew but what panels work out themselves, lays out all twelve and paints them into an
 * image; the first round, in which every text is shaped, is told apart. Prints a JSON line; with
 * --bounds the exit code is 1 when the middle of the rounds takes longer than 25 ms of processor
 * time. */
#include "config.h"

#include "board-fixture.h"

#include "render/paint.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define WIDTH    1920
#define HEIGHT   1080
#define COLUMNS  4
#define ROWS     3
#define N_PANELS (COLUMNS * ROWS)
#define ROUNDS   31
#define BOUND_MS 25.0
#define MAX_SEEN 64

typedef struct
{
  BoardFixture fixture;
  PentadTheme theme;
  PentadBoardData *data;
  PentadPanelSpec *panels[N_PANELS];
  cairo_surface_t *surface;
} Bench;

static double
cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static PentadRect
nth_box (const Bench *bench, int i)
{
  PentadRect page = pentad_rect_inset (pentad_rect (0, 0, WIDTH, HEIGHT), bench->theme.margin);

  return pentad_rect_cell (page, COLUMNS, ROWS, i % COLUMNS, i / COLUMNS, bench->theme.gap);
}

static PentadScene *
lay_out (const Bench *bench, PentadPanelSpec *panel, PentadRect box)
{
  PentadBoardStyle style = board_fixture_style (&bench->fixture, &bench->theme);

  return pentad_board_panel_scene (bench->data, panel, &style, box.width, box.height);
}

typedef struct
{
  PentadPanelSpec *panel;
  guint n_ops;
} Candidate;

static int
compare_ops (const void *a, const void *b)
{
  return (int)((const Candidate *)b)->n_ops - (int)((const Candidate *)a)->n_ops;
}

/* The twelve panels with the most shapes. */
static void
choose_panels (Bench *bench)
{
  Candidate seen[MAX_SEEN];
  guint n = 0;

  for (guint b = 0; b < bench->fixture.boards->len; b++)
    {
      const PentadBoardSpec *board = g_ptr_array_index (bench->fixture.boards, b);

      for (guint p = 0; p < board->panels->len && n < MAX_SEEN; p++)
        {
          PentadPanelSpec *panel = g_ptr_array_index (board->panels, p);

          if (g_str_equal (panel->kind, "map"))
            continue;
          g_autoptr (PentadScene) scene = lay_out (bench, panel, nth_box (bench, 0));
          seen[n++] = (Candidate){ panel, pentad_scene_get_n_ops (scene) };
        }
    }
  g_assert_cmpuint (n, >=, N_PANELS);
  qsort (seen, n, sizeof *seen, compare_ops);
  for (int i = 0; i < N_PANELS; i++)
    bench->panels[i] = seen[i].panel;
}

typedef struct
{
  double layout_ms, paint_ms;
  guint n_ops;
} Round;

static Round
draw_board (Bench *bench)
{
  cairo_t *cr = cairo_create (bench->surface);
  Round round = { 0 };

  for (int i = 0; i < N_PANELS; i++)
    {
      PentadRect box = nth_box (bench, i);
      double begin = cpu_ms ();
      g_autoptr (PentadScene) scene = lay_out (bench, bench->panels[i], box);
      double laid_out = cpu_ms ();

      cairo_save (cr);
      cairo_translate (cr, box.x, box.y);
      pentad_paint_scene (cr, scene, &bench->theme, bench->fixture.text, 1, PENTAD_PAINT_DEFAULT);
      cairo_restore (cr);
      round.layout_ms += laid_out - begin;
      round.paint_ms += cpu_ms () - laid_out;
      round.n_ops += pentad_scene_get_n_ops (scene);
    }
  cairo_destroy (cr);
  return round;
}

static int
compare_rounds (const void *a, const void *b)
{
  double x = ((const Round *)a)->layout_ms + ((const Round *)a)->paint_ms;
  double y = ((const Round *)b)->layout_ms + ((const Round *)b)->paint_ms;

  return x < y ? -1 : x > y;
}

int
main (int argc, char **argv)
{
  gboolean bounds = argc > 1 && strcmp (argv[1], "--bounds") == 0;
  Bench bench = { 0 };
  Round rounds[ROUNDS], first, middle;
  double total;

  board_fixture_set_up (&bench.fixture, NULL);
  pentad_theme_init (&bench.theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, WIDTH, HEIGHT);
  bench.data = board_fixture_evaluate (bench.fixture.city, 0, PENTAD_PERIOD_MONTH);
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  choose_panels (&bench);
  pentad_text_free (bench.fixture.text); /* the choice has shaped some texts */
  bench.fixture.text = pentad_text_new (NULL);

  first = draw_board (&bench);
  for (int i = 0; i < ROUNDS; i++)
    rounds[i] = draw_board (&bench);
  qsort (rounds, ROUNDS, sizeof *rounds, compare_rounds);
  middle = rounds[ROUNDS / 2];
  total = middle.layout_ms + middle.paint_ms;
  printf ("{\"benchmark\": \"board\", \"panels\": %d, \"ops\": %u, \"layout_ms\": %.2f, "
          "\"paint_ms\": %.2f, \"total_ms\": %.2f, \"first_ms\": %.2f, \"bound_ms\": %.0f}\n",
          N_PANELS, middle.n_ops, middle.layout_ms, middle.paint_ms, total,
          first.layout_ms + first.paint_ms, BOUND_MS);
  cairo_surface_destroy (bench.surface);
  pentad_board_data_unref (bench.data);
  board_fixture_tear_down (&bench.fixture, NULL);
  return bounds && total > BOUND_MS ? 1 : 0;
}
