/* One document of a source under observation: what is held of it and when it is asked for next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/backoff.h"
#include "feed/poll.h"

#include "model/finding.h"

/* How often one credential is tried. */
#define MAX_UNAUTHORISED 2
/* Shortest pause between an answer and the next request, for answers slower than the interval. */
#define MIN_PAUSE_US (1 * G_USEC_PER_SEC)

PentadPoll *
pentad_poll_new (PentadDocumentKind kind, gint32 key, const char *name)
{
  PentadPoll *self = g_new0 (PentadPoll, 1);

  self->kind = kind;
  self->key = key;
  self->name = g_strdup (name);
  self->connection = PENTAD_CONNECTION_OK;
  self->findings = pentad_findings_new ();
  return self;
}

void
pentad_poll_free (PentadPoll *self)
{
  g_free (self->name);
  g_free (self->etag);
  g_free (self->doubted_tag);
  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->error);
  g_free (self);
}

gboolean
pentad_poll_is_due (const PentadPoll *self, gint64 now_us)
{
  return self->request == 0 && self->next_us <= now_us;
}

gboolean
pentad_poll_is_settled (const PentadPoll *self)
{
  return self->content != PENTAD_POLL_UNKNOWN || self->bytes != NULL || self->n_failures > 0;
}

void
pentad_poll_succeed (PentadPoll *self, gint64 now_us, PentadPollContent content)
{
  gint64 pause_us = MIN (MIN_PAUSE_US, self->interval_us);

  self->request = 0;
  self->content = content;
  self->n_failures = 0;
  self->n_unauthorised = 0;
  self->connection = PENTAD_CONNECTION_OK;
  g_clear_pointer (&self->error, g_free);
  self->next_us = MAX (self->sent_us + self->interval_us, now_us + pause_us);
}

void
pentad_poll_hold (PentadPoll *self, GBytes *bytes)
{
  g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  self->request = 0;
  self->next_us = PENTAD_POLL_NEVER;
}

void
pentad_poll_fail (PentadPoll *self,
                  gint64 now_us,
                  PentadConnection connection,
                  const char *error,
                  int retry_after_s,
                  double random)
{
  self->request = 0;
  self->n_failures++;
  self->connection = connection;
  g_free (self->error);
  self->error = g_strdup (error);
  self->next_us = now_us + 1000 * pentad_backoff_wait_ms (self->n_failures, retry_after_s, random);
}

void
pentad_poll_fail_credential (PentadPoll *self, gint64 now_us, const char *error, double random)
{
  pentad_poll_fail (self, now_us, PENTAD_CONNECTION_UNAUTHORISED, error, -1, random);
  if (++self->n_unauthorised >= MAX_UNAUTHORISED)
    self->next_us = PENTAD_POLL_NEVER;
}

void
pentad_poll_hurry (PentadPoll *self, gint64 when_us)
{
  if (self->next_us != PENTAD_POLL_NEVER)
    self->next_us = MIN (self->next_us, when_us);
}

void
pentad_poll_reload (PentadPoll *self, gint64 now_us)
{
  g_clear_pointer (&self->etag, g_free);
  pentad_poll_hurry (self, now_us);
}

gboolean
pentad_poll_doubt_tag (PentadPoll *self, gint64 now_us)
{
  if (self->etag == NULL || g_strcmp0 (self->etag, self->doubted_tag) == 0)
    return FALSE;
  g_free (self->doubted_tag);
  self->doubted_tag = g_strdup (self->etag);
  pentad_poll_reload (self, now_us);
  return TRUE;
}

gboolean
pentad_poll_take_tag (PentadPoll *self, char *etag, gint64 as_of)
{
  gboolean is_lie = !self->has_no_tags && etag != NULL &&
                    g_strcmp0 (etag, self->doubted_tag) == 0 && as_of != self->as_of;

  self->has_no_tags |= is_lie;
  self->as_of = as_of;
  g_free (self->etag);
  self->etag = self->has_no_tags ? NULL : g_steal_pointer (&etag);
  g_free (etag);
  return is_lie;
}
