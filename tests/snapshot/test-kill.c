/* Writing a snapshot that is killed at any moment leaves the old file or the new one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-snapshot.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 200
/* The latest moment, in microseconds; a file takes about half of it. */
#define LATEST_US 8000

/* Two snapshots, written in turns for ever. */
static void G_GNUC_NORETURN
write_for_ever (const char *path, GBytes *const snapshots[2])
{
  for (guint i = 0;; i++)
    if (!pentad_snapshot_write_file (snapshots[i % 2], path, NULL))
      _exit (1);
}

/* What a killed writer leaves beside the file has a name that nobody opens. */
static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_str_has_prefix (name, ".a.pentad.") || g_str_equal (name, "a.pentad"));
      g_remove (path);
    }
}

static void
test_kill (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pentad-kill-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.pentad", NULL);
  g_autoptr (GRand) dice = g_rand_new_with_seed (9);
  GBytes *const snapshots[2] = { small_snapshot (400000, NULL), small_snapshot (700000, NULL) };
  guint n_of_each[2] = { 0 };

  g_assert_true (pentad_snapshot_write_file (snapshots[0], path, &error));
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (PentadSnapshot) snapshot = NULL;
      pid_t child = fork ();
      gsize len;
      int status;

      if (child == 0)
        write_for_ever (path, snapshots);
      g_usleep ((gulong)g_rand_int_range (dice, 0, LATEST_US));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      snapshot = pentad_snapshot_open (path, NULL, NULL, &error);
      g_assert_no_error (error);
      len = pentad_snapshot_get_len (snapshot);
      n_of_each[len == g_bytes_get_size (snapshots[1])]++;
      remove_all (folder);
      g_assert_true (pentad_snapshot_write_file (snapshots[0], path, &error));
    }
  g_test_message ("%u times the old one, %u times the new one", n_of_each[0], n_of_each[1]);
  remove_all (folder);
  g_rmdir (folder);
  g_bytes_unref (snapshots[0]);
  g_bytes_unref (snapshots[1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/writing/killed-at-any-moment", test_kill);
  return g_test_run ();
}
