/* Atomic files: old or new content, nothing left behind, failures named.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/atomic-file.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pentad-atomic-XXXXXX", &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

static void
test_replaces_the_whole_content (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "wall.json", NULL);
  static const char *const contents[] = { "a long first content", "short", "" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autoptr (GError) error = NULL;

      g_assert_true (pentad_atomic_file_write (path, bytes, 0644, &error));
      g_assert_no_error (error);
      assert_contents (path, contents[i]);
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

static void
test_parts_follow_each_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cache", NULL);
  g_autoptr (GBytes) head = g_bytes_new_static ("head, ", 6);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) body = g_bytes_new_static ("body", 4);
  GBytes *parts[] = { head, nothing, body };
  g_autoptr (GError) error = NULL;

  g_assert_true (pentad_atomic_file_write_parts (path, parts, 3, 0600, &error));
  g_assert_no_error (error);
  assert_contents (path, "head, body");
  g_assert_true (pentad_atomic_file_write_parts (path, parts, 1, 0600, &error));
  assert_contents (path, "head, ");
}

static void
test_mode_is_as_asked (Fixture *fixture, gconstpointer data)
{
  static const int modes[] = { 0600, 0644, 0640 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "key", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
      struct stat status;

      g_assert_true (pentad_atomic_file_write (path, bytes, modes[i], NULL));
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, modes[i]);
    }
}

static void
test_missing_folder_is_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "wall.json", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (pentad_atomic_file_write (path, bytes, 0644, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, "create"));
}

static void
test_failed_rename_leaves_nothing_behind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "taken", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  /* A file cannot be renamed over a folder. */
  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  g_assert_false (pentad_atomic_file_write (path, bytes, 0644, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_nonnull (strstr (error->message, "rename"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/host/atomic-file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("replaces-the-whole-content", test_replaces_the_whole_content);
  ADD ("parts-follow-each-other", test_parts_follow_each_other);
  ADD ("mode-is-as-asked", test_mode_is_as_asked);
  ADD ("missing-folder-is-named", test_missing_folder_is_named);
  ADD ("failed-rename-leaves-nothing-behind", test_failed_rename_leaves_nothing_behind);
  return g_test_run ();
}
