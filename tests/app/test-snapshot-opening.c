/* Opening a snapshot in a thread: what comes of it, and that giving up is safe at any moment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/snapshot-opening.h"
#include "small-snapshot.h"

#include <glib/gstdio.h>
#include <string.h>

#define WAIT_MS 60000

typedef struct
{
  char *folder, *path;
  gboolean is_told;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = small_snapshot (300000, NULL);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("pentad-opening-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "a.pentad", NULL);
  if (data != NULL)
    copy[1000] ^= 1;
  g_assert_true (
      g_file_set_contents (f->path, (const char *)copy, (gssize)g_bytes_get_size (bytes), &error));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_remove (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static void
told_cb (gpointer user_data)
{
  Fixture *f = user_data;

  g_assert_false (f->is_told);
  f->is_told = TRUE;
}

static void
clear (PentadStandIn *stand_in)
{
  pentad_http_access_unref (stand_in->access);
  stand_in->free_file (stand_in->file);
}

static void
test_told (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadSnapshotOpening) opening = pentad_snapshot_opening_new (f->path, told_cb, f);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  PentadStandIn stand_in;

  while (!f->is_told)
    g_main_context_iteration (NULL, TRUE);
  words = pentad_snapshot_opening_dup_words (opening);
  g_assert_nonnull (strstr (words, "a.pentad: 100 %"));
  g_assert_true (pentad_snapshot_opening_take (opening, &stand_in, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stand_in.as_of, ==, 1795329125);
  clear (&stand_in);
}

/* Who waits for it takes it himself; nobody is told of it again. */
static void
test_waited_for (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadSnapshotOpening) opening = pentad_snapshot_opening_new (f->path, told_cb, f);
  PentadStandIn stand_in;

  g_assert_true (pentad_snapshot_opening_wait (opening, WAIT_MS));
  g_assert_true (pentad_snapshot_opening_take (opening, &stand_in, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (f->is_told);
  clear (&stand_in);
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadSnapshotOpening) opening = pentad_snapshot_opening_new (f->path, told_cb, f);
  g_autoptr (GError) error = NULL;
  PentadStandIn stand_in;

  g_assert_true (pentad_snapshot_opening_wait (opening, WAIT_MS));
  g_assert_false (pentad_snapshot_opening_take (opening, &stand_in, &error));
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_DIGEST);
  g_assert_null (stand_in.access);
}

static void
test_given_up (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      PentadSnapshotOpening *opening = pentad_snapshot_opening_new (f->path, told_cb, f);

      if (i % 2 == 0)
        pentad_snapshot_opening_wait (opening, i);
      pentad_snapshot_opening_free (opening);
    }
  for (guint i = 0; i < 100; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (f->is_told);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/snapshot-opening/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/app/snapshot-opening/waited-for", Fixture, NULL, set_up, test_waited_for,
              tear_down);
  g_test_add ("/app/snapshot-opening/damaged", Fixture, "bad", set_up, test_damaged, tear_down);
  g_test_add ("/app/snapshot-opening/given-up", Fixture, NULL, set_up, test_given_up, tear_down);
  return g_test_run ();
}
