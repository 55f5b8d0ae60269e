/* Benchmark: launch to the first complete frame, one poll to pixels, memory after ten polls.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the way of a poll without a screen: a platform is started, the feed loads it, the command
 * view is laid out and painted at 1920x1080; then ten polls, each fetched, decoded, applied,
 * evaluated, laid out and painted. Prints one JSON line. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board/board.h"
#include "codec/board-file.h"
#include "codec/documents.h"
#include "feed/feed.h"
#include "host/http-client.h"
#include "host/paths.h"
#include "render/paint.h"

#include <gio/gio.h>

#define POLLS  10
#define WIDTH  1920
#define HEIGHT 1080

typedef struct
{
  PentadCity *city;
  PentadFeed *feed;
  PentadBoardSpec *board;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;
  PentadTheme theme;
  PentadText *text;
  cairo_surface_t *surface;
} Bench;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

/* Megabytes of resident memory of this process; 0 when the system does not tell. */
static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ||
      (line = strstr (text, "VmRSS:")) == NULL)
    return 0;
  return (double)g_ascii_strtoll (line + 6, NULL, 10) / 1024;
}

static void
draw (Bench *bench)
{
  gint32 today =
      pentad_zone_day (pentad_city_get_zone (bench->city), pentad_feed_get_now (bench->feed));
  PentadBoardQuery query = {
    .city = bench->city,
    .period = pentad_period_current (PENTAD_PERIOD_TODAY, today),
    .time = pentad_feed_get_now (bench->feed),
    .interval_s = pentad_feed_get_interval_s (bench->feed),
  };
  g_autoptr (PentadBoardData) data = pentad_board_data_new (&query);
  PentadBoardStyle style = {
    .theme = &bench->theme, .text = bench->text, .geometry = bench->geometry, .cache = bench->cache
  };
  PentadBoardPage page = { &bench->board, 1, 0 };
  g_autoptr (PentadScene) scene = pentad_board_page (data, &page, &style);
  cairo_t *cr = cairo_create (bench->surface);

  cairo_scale (cr, bench->theme.scale, bench->theme.scale);
  pentad_paint_scene (cr, scene, &bench->theme, bench->text, bench->theme.scale,
                      PENTAD_PAINT_DEFAULT);
  cairo_destroy (cr);
  cairo_surface_flush (bench->surface);
}

/* The answer to one poll, handed from the network thread. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean done;
  PentadState *state;
  char *message;
} Poll;

static void
polled_cb (const PentadHttpResponse *response, gpointer user_data)
{
  Poll *poll = user_data;
  PentadState *state = NULL;
  g_autoptr (GError) error = NULL;

  if (response->body != NULL)
    {
      gsize len;
      const char *bytes = g_bytes_get_data (response->body, &len);

      state = pentad_read_state (bytes, len, response->url, NULL, NULL, &error);
    }
  g_mutex_lock (&poll->mutex);
  poll->state = state;
  poll->message = g_strdup (error != NULL ? error->message : response->message);
  poll->done = TRUE;
  g_cond_signal (&poll->cond);
  g_mutex_unlock (&poll->mutex);
}

/* Fetches the whole state, applies it and draws; the milliseconds it took. */
static double
poll_once (Bench *bench, PentadHttpClient *client, const char *url)
{
  Poll poll = { .done = FALSE };
  double start = now_ms ();

  g_mutex_init (&poll.mutex);
  g_cond_init (&poll.cond);
  pentad_http_client_get (client, url, NULL, NULL, polled_cb, &poll, NULL);
  g_mutex_lock (&poll.mutex);
  while (!poll.done)
    g_cond_wait (&poll.cond, &poll.mutex);
  g_mutex_unlock (&poll.mutex);
  if (poll.state == NULL)
    g_error ("%s", poll.message);
  pentad_city_apply_state (bench->city, poll.state);
  draw (bench);
  pentad_state_unref (poll.state);
  g_free (poll.message);
  g_mutex_clear (&poll.mutex);
  g_cond_clear (&poll.cond);
  return now_ms () - start;
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

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* bench-poll NAME PLATFORM [OPTION …] */
int
main (int argc, char **argv)
{
  double start = now_ms (), times[POLLS];
  Bench bench = { 0 };
  g_autofree char *url = NULL, *state_url = NULL;
  g_autoptr (GError) error = NULL;

  if (argc < 3)
    return 2;
  g_autoptr (GSubprocess) platform = start_platform (argv + 2, &url);
  double serving = now_ms ();

  g_autoptr (PentadFeedSource) source = pentad_feed_source_new (url, NULL, NULL, &error);
  g_autoptr (PentadClock) clock = pentad_clock_new ();
  g_autofree char *path = pentad_paths_find_data ("boards", "command.json", &error);
  bench.board = path != NULL ? pentad_read_board_file (path, &error) : NULL;
  if (bench.board == NULL)
    g_error ("%s", error->message);
  bench.city = pentad_city_new ();
  bench.feed = pentad_feed_new (source, clock, bench.city);
  if (!pentad_feed_load (bench.feed, 120000, &error))
    g_error ("%s", error->message);
  double loaded = now_ms ();
  pentad_feed_stop (bench.feed);

  pentad_theme_init (&bench.theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, WIDTH, HEIGHT);
  bench.text = pentad_text_new (NULL);
  bench.geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (bench.city));
  bench.cache = pentad_map_cache_new (64 << 20);
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  draw (&bench);
  double drawn = now_ms ();

  g_autoptr (PentadHttpClient) client = pentad_http_client_new (NULL);
  state_url = g_strconcat (url, "/v1/state", NULL);
  for (int i = 0; i < POLLS; i++)
    times[i] = poll_once (&bench, client, state_url);
  qsort (times, POLLS, sizeof *times, (int (*) (const void *, const void *))compare);
  printf ("{\"benchmark\":\"poll\",\"city\":\"%s\",\"cells\":%d,\"platform_ms\":%.0f,\"load_ms\":%."
          "0f,\"first_frame_ms\":%.0f,"
          "\"poll_to_pixels_ms\":%.1f,\"poll_to_pixels_max_ms\":%.1f,\"resident_mb\":%.0f}\n",
          argv[1], pentad_map_geometry_get_n_cells (bench.geometry), serving - start,
          loaded - serving, drawn - serving, times[POLLS / 2], times[POLLS - 1], resident_mb ());

  g_subprocess_send_signal (platform, 15);
  g_subprocess_wait (platform, NULL, NULL);
  cairo_surface_destroy (bench.surface);
  pentad_map_cache_unref (bench.cache);
  pentad_map_geometry_unref (bench.geometry);
  pentad_text_free (bench.text);
  pentad_board_spec_unref (bench.board);
  g_clear_object (&bench.feed);
  g_clear_object (&bench.city);
  return 0;
}
