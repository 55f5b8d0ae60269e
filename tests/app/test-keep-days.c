/* Days go by, and each leaves its snapshot: made of a platform, the last ones kept.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: test-keep-days PENTAD-PLATFORM. The day is told, not waited for. */
#include "config.h"

#include "app/keep-daily.h"
#include "app/settings.h"
#include "snapshot/snapshot.h"

#include <glib/gstdio.h>
#include <string.h>

#define CITY   "990100"
#define N_DAYS 5
#define N_KEPT 2

static const char *platform_path;

typedef struct
{
  GSubprocess *process;
  char *url;
  char *folder;
  GSettings *settings;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;

  f->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, platform_path, "--city",
                                 "demo", "--cells", "400", "--port", "0", "--speed", "0", "--start",
                                 "2026-11-20T14:32:05+08:00", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (f->process));
  f->url = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  f->folder = g_dir_make_tmp ("pentad-days-XXXXXX", &error);
  g_assert_no_error (error);
  f->settings = pentad_settings_new (&error);
  g_assert_no_error (error);
  g_settings_set_string (f->settings, "snapshot-folder", f->folder);
  g_settings_set_uint (f->settings, "snapshots-kept", N_KEPT);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_subprocess_force_exit (f->process);
  g_clear_object (&f->process);
  g_settings_reset (f->settings, "snapshot-folder");
  g_clear_object (&f->settings);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->url);
}

static PentadFeedSource *
source_cb (gpointer user_data, GError **error)
{
  Fixture *f = user_data;

  return pentad_feed_source_new (f->url, NULL, NULL, error);
}

static char *
dup_path (Fixture *f, gint32 day)
{
  g_autofree char *name = pentad_keep_daily_dup_name (CITY, day);

  return g_build_filename (f->folder, name, NULL);
}

static gboolean
is_there (Fixture *f, gint32 day)
{
  g_autofree char *path = dup_path (f, day);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
beat_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
test_days (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadKeepDaily) daily = pentad_keep_daily_new (f->settings, source_cb, f);
  gint32 first = pentad_day_from_date (2026, 11, 16);
  guint beat = g_timeout_add (20, beat_cb, NULL);

  for (gint32 day = first; day < first + N_DAYS; day++)
    {
      /* Whoever looks again while it is made, or afterwards, makes no second one. */
      while (!is_there (f, day))
        {
          pentad_keep_daily_look (daily, CITY, day);
          g_main_context_iteration (NULL, TRUE);
        }
      /* Older ones go once the new one is there. */
      while (day - first >= N_KEPT && is_there (f, day - N_KEPT))
        g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < 5; i++)
        g_main_context_iteration (NULL, TRUE);
      pentad_keep_daily_look (daily, CITY, day);
    }
  g_source_remove (beat);
  for (gint32 day = first; day < first + N_DAYS; day++)
    {
      g_autofree char *path = dup_path (f, day);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadSnapshot) snapshot = NULL;

      g_assert_cmpint (is_there (f, day), ==, day >= first + N_DAYS - N_KEPT);
      if (!is_there (f, day))
        continue;
      snapshot = pentad_snapshot_open (path, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pentad_snapshot_get_manifest (snapshot)->city, ==, CITY);
      g_assert_cmpuint (pentad_snapshot_get_manifest (snapshot)->entries->len, >, 20);
      g_remove (path);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  platform_path = argc > 1 ? argv[1] : "pentad-platform";
  g_test_add ("/app/keep-days/each-day-leaves-one", Fixture, NULL, set_up, test_days, tear_down);
  return g_test_run ();
}
