/* What choosing another view or another place costs the main thread of the application, in
 * milliseconds of its processor time. SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   bench-switch NAME PLATFORM [OPTION …]
 *
 * The window of 1920x1080 goes twice through the five views, then twice from the city down to a
 * unit grid and up again, on a platform that stands still. Counted is all that the main thread does
 * from the choice until everything is drawn and faded in. Prints a JSON line for the views and one
 * for the places: median and most of the second time, most of the first, and the longest turn of
 * the main loop (wall time, what other programs take from it among it). Ends with 1 when a switch
 * of the second time is beyond the bound. */
#include "config.h"

#include "app/open-session.h"
#include "app/spare-time.h"
#include "app/window.h"
#include "display.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH   1920
#define HEIGHT  1080
#define ROUNDS  2
#define MOST_MS 100
/* Longer than any transition. */
#define FADED_MS 300
/* Nothing has come from the platform for so long: all has come. */
#define QUIET_MS 3000

typedef struct
{
  PentadSession *session;
  PentadWindow *window;
  GArray *times[ROUNDS]; /* double, milliseconds */
  double longest_ms;
} Bench;

static double
milliseconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *)flag = TRUE;
  return G_SOURCE_REMOVE;
}

/* How long the main loop has slept. */
static double slept_ms;

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  double start = milliseconds (CLOCK_MONOTONIC);
  int n = g_poll (fds, n_fds, timeout);

  slept_ms += milliseconds (CLOCK_MONOTONIC) - start;
  return n;
}

/* Milliseconds of the longest turn of the main loop meanwhile. */
static double
run_for (guint duration_ms)
{
  gboolean over = FALSE;
  double longest = 0;

  g_timeout_add (duration_ms, set_true_cb, &over);
  while (!over)
    {
      double start = milliseconds (CLOCK_MONOTONIC) - slept_ms;

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, milliseconds (CLOCK_MONOTONIC) - slept_ms - start);
    }
  return longest;
}

static gboolean
is_complete (gpointer window)
{
  return pentad_window_is_complete (window);
}

static void
changed_cb (gpointer changed)
{
  *(gboolean *)changed = TRUE;
}

/* Until all that the views need has come. */
static void
wait_for_everything (Bench *bench)
{
  PentadFeed *feed = pentad_session_get_feed (bench->session);
  gboolean changed = TRUE;
  gulong handler = g_signal_connect_swapped (feed, "updated", G_CALLBACK (changed_cb), &changed);

  display_wait (is_complete, bench->window);
  pentad_session_look_round (bench->session);
  while (changed || pentad_feed_is_reading (feed))
    {
      changed = FALSE;
      run_for (QUIET_MS);
    }
  g_signal_handler_disconnect (feed, handler);
}

static void
activate (Bench *bench, const char *action, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (bench->window), action,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static void
choose (Bench *bench, guint round, const char *action, const char *parameter)
{
  double start = milliseconds (CLOCK_THREAD_CPUTIME_ID), longest, cost;

  activate (bench, action, parameter);
  longest = run_for (FADED_MS);
  display_wait (is_complete, bench->window);
  cost = milliseconds (CLOCK_THREAD_CPUTIME_ID) - start;
  g_array_append_val (bench->times[round], cost);
  bench->longest_ms = MAX (bench->longest_ms, longest);
  if (g_getenv ("PENTAD_VERBOSE") != NULL)
    g_printerr ("%s %s: %.1f ms, longest turn %.1f\n", action, parameter, cost, longest);
}

static void
go_through_views (Bench *bench, guint round)
{
  guint n = pentad_session_get_n_boards (bench->session);

  for (guint i = 1; i <= n; i++)
    choose (bench, round, "view", pentad_session_get_board (bench->session, i % n)->id);
}

/* The first place below, of the finest level that it has. */
static int
find_below (const PentadDivisions *divisions, int place)
{
  g_autoptr (GArray) children = pentad_divisions_children (divisions, place);

  return children->len > 0 ? g_array_index (children, int, children->len / 2) : PENTAD_NO_PLACE;
}

static void
go_down_and_up (Bench *bench, guint round)
{
  PentadCity *city = pentad_feed_get_city (pentad_session_get_feed (bench->session));
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  int place = find_below (divisions, pentad_session_get_place (bench->session)), depth = 0;

  for (; place != PENTAD_NO_PLACE; place = find_below (divisions, place), depth++)
    {
      g_autofree char *code = pentad_session_dup_division (bench->session, place);

      choose (bench, round, "division", code);
    }
  for (; depth > 0; depth--)
    choose (bench, round, "up", NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
most (GArray *times)
{
  return times->len > 0 ? g_array_index (times, double, times->len - 1) : 0;
}

static gboolean
run_case (Bench *bench, const char *city, const char *name, void (*go) (Bench *, guint))
{
  bench->longest_ms = 0;
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_array_set_size (bench->times[round], 0);
      go (bench, round);
      g_array_sort (bench->times[round], compare);
    }
  GArray *last = bench->times[ROUNDS - 1];
  printf ("{\"benchmark\":\"%s\",\"city\":\"%s\",\"width\":%d,\"height\":%d,\"switches\":%u,"
          "\"median_ms\":%.1f,\"most_ms\":%.1f,\"most_first_ms\":%.1f,\"longest_turn_ms\":%.1f,"
          "\"at_most\":%d}\n",
          name, city, WIDTH, HEIGHT, last->len, g_array_index (last, double, last->len / 2),
          most (last), most (bench->times[0]), bench->longest_ms, MOST_MS);
  fflush (stdout);
  if (most (last) <= MOST_MS)
    return TRUE;
  g_printerr ("%s: beyond %d ms\n", name, MOST_MS);
  return FALSE;
}

/* Starts the platform and reads its URL from the first line. */
static GSubprocess *
start_platform (char **argv, char **url)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *platform =
      g_subprocess_newv ((const char *const *)argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);

  if (platform == NULL)
    g_error ("%s", error->message);
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (platform));
  *url = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  if (*url == NULL)
    g_error ("the platform printed no URL");
  return platform;
}

int
main (int argc, char **argv)
{
  const PentadAppearance appearance = { PENTAD_THEME_DARK, 1 };
  Bench bench = { 0 };
  PentadOptions options = { 0 };
  const char *city = argv[1];
  gboolean kept;
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    return 2;
  g_autoptr (GSubprocess) platform = start_platform (argv + 2, &options.platform);
  /* The platform's options are not the display's. */
  argc = 1;
  display_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  bench.session = pentad_open_session (&options, &error);
  if (bench.session == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < ROUNDS; i++)
    bench.times[i] = g_array_new (FALSE, FALSE, sizeof (double));
  bench.window = pentad_window_new (NULL, bench.session, &appearance, WIDTH, HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (bench.window), FALSE);
  gtk_window_present (GTK_WINDOW (bench.window));
  pentad_spare_time_use (bench.session);
  pentad_session_start (bench.session);
  wait_for_everything (&bench);

  kept = run_case (&bench, city, "switch-view", go_through_views);
  kept = run_case (&bench, city, "switch-place", go_down_and_up) && kept;

  pentad_session_stop (bench.session);
  display_close (GTK_WINDOW (bench.window));
  g_clear_object (&bench.session);
  for (guint i = 0; i < ROUNDS; i++)
    g_array_unref (bench.times[i]);
  pentad_options_clear (&options);
  g_subprocess_send_signal (platform, 15);
  g_subprocess_wait (platform, NULL, NULL);
  return kept ? 0 : 1;
}
