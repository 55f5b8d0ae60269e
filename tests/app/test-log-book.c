/* Tests of the book in which operators write what they saw.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/log-book.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define PLATFORM "http://a"

static char *folder, *path;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("pentad-log-XXXXXX", NULL);
  path = g_build_filename (folder, "new", "log-book.jsonl", NULL);
}

static void
tear_down (void)
{
  g_autofree char *below = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (below);
  g_rmdir (folder);
  g_clear_pointer (&path, g_free);
  g_clear_pointer (&folder, g_free);
}

static void
add (const char *platform, gint64 time, const char *name, const char *text)
{
  const PentadLogEntry entry = { time, (char *)name, (char *)text };
  g_autoptr (GError) error = NULL;

  pentad_log_book_add (path, platform, &entry, &error);
  g_assert_no_error (error);
}

static const PentadLogEntry *
get (GPtrArray *entries, guint index)
{
  g_assert_cmpuint (index, <, entries->len);
  return entries->pdata[index];
}

static void
test_entries_come_back (void)
{
  g_autoptr (GPtrArray) entries = NULL;

  set_up ();
  add (PLATFORM, 1000, "王小明", " 泵站\n已通知 \"三\" ");
  add ("http://b", 1500, "other", "of another city");
  add (PLATFORM, 2000, "Li", NULL);
  entries = pentad_log_book_read (path, PLATFORM);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (get (entries, 0)->time, ==, 1000);
  g_assert_cmpstr (get (entries, 0)->operator, ==, "王小明");
  g_assert_cmpstr (get (entries, 0)->text, ==, "泵站 已通知 \"三\"");
  g_assert_cmpint (get (entries, 1)->time, ==, 2000);
  g_assert_null (get (entries, 1)->text);
  tear_down ();
}

static void
test_missing_file_is_empty (void)
{
  g_autoptr (GPtrArray) entries = pentad_log_book_read ("/nowhere/at/all", PLATFORM);

  g_assert_cmpuint (entries->len, ==, 0);
}

/* A line cut by a full disk, a later version's, and what is no JSON at all. */
static void
test_other_lines_are_left_out (void)
{
  static const char *const lines[] = {
    "\n",
    "nonsense\n",
    "{\"time\":\"1970-01-01T00:00:00Z\",\"operator\":\"a\",\"platform\":\"http://a\"}\n",
    "{\"time\":\"1970-01-01T00:00:00Z\",\"platform\":\"http://a\",\"text\":\"b\"}\n",
    "{\"time\":\"never\",\"operator\":\"a\",\"platform\":\"http://a\",\"text\":\"b\"}\n",
    "{\"operator\":\"a\",\"platform\":\"http://a\",\"text\":\"b\"}\n",
    "\xff\xfe\n",
    "{\"time\":\"1970-01-01T00:00:00Z\",\"oper",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *old = NULL, *text = NULL;

      set_up ();
      add (PLATFORM, 1000, "a", "first");
      g_file_get_contents (path, &old, NULL, &error);
      g_assert_no_error (error);
      text =
          g_strconcat (lines[i][0] == '{' && !strchr (lines[i], '\n') ? old : "", lines[i], NULL);
      if (strchr (lines[i], '\n') != NULL)
        {
          g_free (text);
          text = g_strconcat (lines[i], old, NULL);
        }
      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      entries = pentad_log_book_read (path, PLATFORM);
      g_assert_cmpuint (entries->len, ==, 1);
      g_assert_cmpstr (get (entries, 0)->text, ==, "first");
      tear_down ();
    }
}

/* After a line that was cut the next note is one of its own again. */
static void
test_note_after_a_cut_line (void)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  set_up ();
  add (PLATFORM, 1000, "a", "first");
  g_file_set_contents (path, "{\"time\":\"19", -1, &error);
  g_assert_no_error (error);
  add (PLATFORM, 2000, "a", "second");
  entries = pentad_log_book_read (path, PLATFORM);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (get (entries, 0)->text, ==, "second");
  tear_down ();
}

static void
test_bounds (void)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *name = g_strnfill (500, 'n');
  g_autoptr (GString) text = g_string_new (NULL);

  set_up ();
  while (text->len < 2 * PENTAD_LOG_BOOK_MAX_TEXT)
    g_string_append (text, "泵");
  for (guint i = 0; i < PENTAD_LOG_BOOK_SIZE + 5; i++)
    add (PLATFORM, 1000 + i, name, text->str);
  entries = pentad_log_book_read (path, PLATFORM);
  g_assert_cmpuint (entries->len, ==, PENTAD_LOG_BOOK_SIZE);
  g_assert_cmpint (get (entries, 0)->time, ==, 1005);
  g_assert_cmpuint (strlen (get (entries, 0)->operator), ==, PENTAD_LOG_BOOK_MAX_NAME);
  g_assert_cmpuint (strlen (get (entries, 0)->text), ==, PENTAD_LOG_BOOK_MAX_TEXT / 3 * 3);
  g_assert_true (g_utf8_validate (get (entries, 0)->text, -1, NULL));
  tear_down ();
}

static void
test_refusals (void)
{
  const PentadLogEntry blank = { 1, (char *)"a", (char *)" \n " },
                       note = { 1, (char *)"a", (char *)"b" };
  g_autoptr (GError) error = NULL;

  set_up ();
  g_assert_false (pentad_log_book_add (path, PLATFORM, &blank, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (pentad_log_book_add (folder, PLATFORM, &note, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_nonnull (strstr (error->message, folder));
  tear_down ();
}

/* Nobody but the user reads what is said about people. */
static void
test_file_is_private (void)
{
  GStatBuf info;

  set_up ();
  add (PLATFORM, 1000, "a", "b");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/log-book/entries-come-back", test_entries_come_back);
  g_test_add_func ("/app/log-book/missing-file-is-empty", test_missing_file_is_empty);
  g_test_add_func ("/app/log-book/other-lines-are-left-out", test_other_lines_are_left_out);
  g_test_add_func ("/app/log-book/note-after-a-cut-line", test_note_after_a_cut_line);
  g_test_add_func ("/app/log-book/bounds", test_bounds);
  g_test_add_func ("/app/log-book/refusals", test_refusals);
  g_test_add_func ("/app/log-book/file-is-private", test_file_is_private);
  return g_test_run ();
}
