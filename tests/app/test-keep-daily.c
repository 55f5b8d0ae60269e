/* Daily snapshots: how they are named, and which of them go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/keep-daily.h"

#include <glib/gstdio.h>

static void
test_name (void)
{
  gint32 day = pentad_day_from_date (2026, 11, 22);
  g_autofree char *name = pentad_keep_daily_dup_name ("990100", day);
  g_autofree char *wild = pentad_keep_daily_dup_name ("../a b", day);

  g_assert_cmpstr (name, ==, "990100-2026-11-22.pentad");
  g_assert_cmpstr (wild, ==, "---a-b-2026-11-22.pentad");
}

static void
touch (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static gboolean
is_there (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_prune (void)
{
  static const struct
  {
    const char *name;
    gboolean stays;
  } files[] = {
    { "990100-2026-11-19.pentad", FALSE }, { "990100-2026-11-20.pentad", FALSE },
    { "990100-2026-11-21.pentad", TRUE },  { "990100-2026-11-22.pentad", TRUE },
    { "990100-2026-11-1x.pentad", TRUE },  { "990100-before.pentad", TRUE },
    { "880100-2026-11-01.pentad", TRUE },  { "990100-2026-11-01.txt", TRUE },
  };
  g_autofree char *folder = g_dir_make_tmp ("pentad-daily-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    touch (folder, files[i].name);
  g_assert_cmpuint (pentad_keep_daily_prune (folder, "990100", 2), ==, 2);
  g_assert_cmpuint (pentad_keep_daily_prune (folder, "990100", 2), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_cmpint (is_there (folder, files[i].name), ==, files[i].stays);
      g_remove (path);
    }
  g_rmdir (folder);
  g_assert_cmpuint (pentad_keep_daily_prune ("/nowhere", "990100", 2), ==, 0);
}

static PentadFeedSource *
never_cb (gpointer user_data, GError **error)
{
  g_assert_not_reached ();
}

/* Without a folder nothing is asked for. */
static void
test_off (void)
{
  g_autoptr (PentadKeepDaily) daily = pentad_keep_daily_new (NULL, never_cb, NULL);

  pentad_keep_daily_look (daily, "990100", pentad_day_from_date (2026, 11, 22));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/keep-daily/name", test_name);
  g_test_add_func ("/app/keep-daily/last-ones-stay", test_prune);
  g_test_add_func ("/app/keep-daily/off", test_off);
  return g_test_run ();
}
