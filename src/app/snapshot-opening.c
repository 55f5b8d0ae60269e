/* Opens and checks a snapshot in a thread of its own, while windows go on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/snapshot-opening.h"

#include "snapshot/stand-in.h"

#include <glib/gi18n-lib.h>

struct _PentadSnapshotOpening
{
  gatomicrefcount refs; /* the owner, the thread, and the source that tells */
  char *path;
  void (*func) (gpointer user_data);
  gpointer user_data;
  PentadSnapshotWatch watch;
  gboolean is_told; /* main thread: func is not to be called any more */

  /* under the lock */
  GMutex lock;
  GCond cond;
  gboolean is_done;
  gboolean is_open;
  PentadStandIn stand_in;
  GError *error;
};

static void
opening_unref (gpointer data)
{
  PentadSnapshotOpening *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->is_open)
    {
      pentad_http_access_unref (self->stand_in.access);
      self->stand_in.free_file (self->stand_in.file);
    }
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

static PentadSnapshotOpening *
opening_ref (PentadSnapshotOpening *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static gboolean
tell_cb (gpointer data)
{
  PentadSnapshotOpening *self = data;

  if (!self->is_told)
    {
      self->is_told = TRUE;
      self->func (self->user_data);
    }
  return G_SOURCE_REMOVE;
}

static gpointer
open_thread (gpointer data)
{
  PentadSnapshotOpening *self = data;
  PentadStandIn stand_in = { 0 };
  GError *error = NULL;
  gboolean is_open =
      pentad_snapshot_open_stand_in_watched (self->path, &self->watch, &stand_in, &error);

  g_mutex_lock (&self->lock);
  self->is_open = is_open;
  self->stand_in = stand_in;
  self->error = error;
  self->is_done = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->lock);
  /* Not g_main_context_invoke(): before the main loop runs it would call from here. */
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, self, opening_unref);
  return NULL;
}

PentadSnapshotOpening *
pentad_snapshot_opening_new (const char *path,
                             void (*func) (gpointer user_data),
                             gpointer user_data)
{
  PentadSnapshotOpening *self = g_new0 (PentadSnapshotOpening, 1);

  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (path);
  self->func = func;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  g_thread_unref (g_thread_new ("snapshot", open_thread, opening_ref (self)));
  return self;
}

void
pentad_snapshot_opening_free (PentadSnapshotOpening *self)
{
  self->is_told = TRUE;
  g_atomic_int_set (&self->watch.is_cancelled, TRUE);
  opening_unref (self);
}

const char *
pentad_snapshot_opening_get_path (PentadSnapshotOpening *self)
{
  return self->path;
}

gboolean
pentad_snapshot_opening_wait (PentadSnapshotOpening *self, guint timeout_ms)
{
  gint64 end_us = g_get_monotonic_time () + (gint64)timeout_ms * 1000;
  gboolean is_done;

  g_mutex_lock (&self->lock);
  while (!self->is_done && g_cond_wait_until (&self->cond, &self->lock, end_us))
    ;
  is_done = self->is_done;
  g_mutex_unlock (&self->lock);
  return is_done;
}

char *
pentad_snapshot_opening_dup_words (PentadSnapshotOpening *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);

  /* Translators: the name of a file, and how much of it is checked. */
  return g_strdup_printf (_ ("Checking %s: %d %%"), shown,
                          g_atomic_int_get (&self->watch.permille) / 10);
}

gboolean
pentad_snapshot_opening_take (PentadSnapshotOpening *self, PentadStandIn *stand_in, GError **error)
{
  gboolean is_open;

  g_mutex_lock (&self->lock);
  g_assert (self->is_done);
  is_open = self->is_open;
  *stand_in = self->stand_in;
  self->stand_in = (PentadStandIn){ 0 };
  self->is_open = FALSE;
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_mutex_unlock (&self->lock);
  self->is_told = TRUE;
  return is_open;
}
