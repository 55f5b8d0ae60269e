/* Makes a snapshot of a platform while the program goes on: loads, packs, signs and writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/snapshot-maker.h"

#include "board/board.h"
#include "feed/feed.h"
#include "snapshot/public.h"

#include <gio/gio.h>

struct _PentadSnapshotMaker
{
  /* input */
  char *period_text;
  char *path;
  PentadKeyPair key;
  gboolean is_signed;
  PentadSnapshotMakerFunc func;
  gpointer user_data;

  /* in progress */
  PentadFeed *feed;
  PentadRecorder *recorder;
  PentadPublic *redaction; /* NULL: as it comes */
  PentadPeriod period;
  gboolean has_period;
  GTask *writing; /* NULL: still loading */
  guint check;    /* source: whether all has come */
  GError *error;
};

/* What the thread that writes gets. */
typedef struct
{
  PentadRecorder *recorder;
  PentadManifest *manifest;
  PentadKeyPair key;
  gboolean is_signed;
  char *path;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  pentad_recorder_unref (work->recorder);
  pentad_manifest_free (work->manifest);
  pentad_key_clear (&work->key);
  g_free (work->path);
  g_free (work);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = pentad_recorder_finish (work->recorder, work->manifest,
                                                     work->is_signed ? &work->key : NULL, &error);

  if (bytes == NULL || g_task_return_error_if_cancelled (task) ||
      !pentad_snapshot_write_file (bytes, work->path, &error))
    {
      if (error != NULL)
        g_task_return_error (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PentadSnapshotMaker *self = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  /* Cancelled: it is freed already. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  self->func (error, self->user_data);
}

static void
begin_writing (PentadSnapshotMaker *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const PentadAbout *about = pentad_city_get_about (pentad_feed_get_city (self->feed));
  Work *work = g_new0 (Work, 1);

  work->recorder = pentad_recorder_ref (self->recorder);
  work->manifest = pentad_manifest_new ();
  pentad_manifest_set_city (work->manifest, about, pentad_feed_get_source (self->feed)->text);
  work->manifest->from = self->period.from;
  work->manifest->to = self->period.to;
  if (self->redaction != NULL)
    pentad_public_describe (work->manifest);
  work->key = self->key;
  work->is_signed = self->is_signed;
  work->path = g_strdup (self->path);
  pentad_feed_stop (self->feed);
  self->writing = g_task_new (NULL, cancellable, written_cb, self);
  g_task_set_check_cancellable (self->writing, FALSE);
  g_task_set_task_data (self->writing, work, work_free);
  g_task_run_in_thread (self->writing, write_in_thread);
}

static gboolean
ask_for_period (PentadSnapshotMaker *self)
{
  const PentadZone *zone = pentad_city_get_zone (pentad_feed_get_city (self->feed));
  gint32 today = pentad_zone_day (zone, pentad_feed_get_now (self->feed)), first;

  if (!pentad_period_parse (self->period_text, today, &self->period, &self->error))
    return FALSE;
  self->has_period = TRUE;
  first = MIN (pentad_period_previous (&self->period).from, pentad_board_first_day (&self->period));
  pentad_recorder_set_first_day (self->recorder, first);
  pentad_feed_set_needs (self->feed, first, self->period.to);
  pentad_feed_set_case_needs (self->feed, self->period.from);
  return TRUE;
}

static gboolean
check_cb (gpointer user_data)
{
  PentadSnapshotMaker *self = user_data;

  self->check = 0;
  if (self->writing != NULL || !pentad_feed_is_complete (self->feed))
    return G_SOURCE_REMOVE;
  if (self->has_period)
    begin_writing (self);
  else if (!ask_for_period (self))
    self->func (self->error, self->user_data);
  else if (pentad_feed_is_complete (self->feed))
    begin_writing (self);
  return G_SOURCE_REMOVE;
}

/* Not within the signal: a feed is not stopped by what it tells. */
static void
updated_cb (PentadSnapshotMaker *self)
{
  if (self->check == 0)
    self->check = g_idle_add (check_cb, self);
}

PentadSnapshotMaker *
pentad_snapshot_maker_new (PentadFeedSource *source,
                           const char *period,
                           const char *path,
                           const PentadKeyPair *key,
                           gboolean is_public,
                           PentadSnapshotMakerFunc func,
                           gpointer user_data)
{
  PentadSnapshotMaker *self = g_new0 (PentadSnapshotMaker, 1);
  g_autoptr (PentadHttpAccess) access = source->access != NULL
                                            ? pentad_http_access_ref (source->access)
                                            : pentad_http_access_new (source->url);
  g_autoptr (PentadClock) clock = pentad_clock_new ();
  g_autoptr (PentadCity) city = pentad_city_new ();

  self->period_text = g_strdup (period);
  self->path = g_strdup (path);
  self->is_signed = key != NULL;
  if (key != NULL)
    self->key = *key;
  self->func = func;
  self->user_data = user_data;
  self->recorder = pentad_recorder_new (source->url, source->standby);
  pentad_recorder_set_source (self->recorder, source->file);
  if (is_public)
    {
      self->redaction = pentad_public_new ();
      pentad_recorder_set_filter (self->recorder, pentad_public_filter, self->redaction);
    }
  pentad_recorder_attach (self->recorder, access);
  pentad_feed_source_set_access (source, access);
  self->feed = pentad_feed_new (source, clock, city);
  g_signal_connect_swapped (self->feed, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (self->feed, "status-changed", G_CALLBACK (updated_cb), self);
  pentad_feed_start (self->feed);
  return self;
}

void
pentad_snapshot_maker_free (PentadSnapshotMaker *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  if (self->writing != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->writing));
  g_clear_object (&self->writing);
  g_signal_handlers_disconnect_by_data (self->feed, self);
  pentad_feed_stop (self->feed);
  g_object_unref (self->feed);
  pentad_recorder_unref (self->recorder);
  g_clear_pointer (&self->redaction, pentad_public_free);
  pentad_key_clear (&self->key);
  g_clear_error (&self->error);
  g_free (self->period_text);
  g_free (self->path);
  g_free (self);
}

double
pentad_snapshot_maker_get_progress (PentadSnapshotMaker *self, guint *n_documents, guint64 *size)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (self->feed));
  guint64 packed;

  *n_documents = pentad_recorder_measure (self->recorder, size, &packed);
  /* Before the period is known nobody knows how many documents there will be. */
  if (!self->has_period || counters->requests == 0)
    return 0;
  return self->writing != NULL ? 1
                               : CLAMP ((double)*n_documents / (double)counters->requests, 0, 0.99);
}

const char *
pentad_snapshot_maker_get_trouble (PentadSnapshotMaker *self)
{
  return pentad_feed_get_error (self->feed);
}
