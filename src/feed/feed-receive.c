/* Receives what comes for a feed: documents are held, what fails waits, and the journal is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"

#include <glib/gi18n-lib.h>

#define HTTP_FORBIDDEN 403

static void
set_fatal (PentadFeed *self, const PentadPoll *poll, PentadConnection connection, const char *text)
{
  if (self->fatal != NULL || (poll != NULL && poll->content != PENTAD_POLL_UNKNOWN))
    return;
  self->fatal = g_error_new_literal (PENTAD_FEED_ERROR,
                                     connection == PENTAD_CONNECTION_INCOMPATIBLE
                                         ? PENTAD_FEED_ERROR_INCOMPATIBLE
                                         : PENTAD_FEED_ERROR_CONNECTION,
                                     text);
}

/* The platform no longer knows the cursor, or what follows it cannot be used: the whole state once
 * more, at once. FALSE when there was no cursor. */
static gboolean
drop_cursor (PentadFeed *self, PentadPoll *poll, const PentadAnswer *answer)
{
  if (poll->kind != PENTAD_DOCUMENT_STATE || self->cursor == NULL || answer->status == 0 ||
      answer->connection == PENTAD_CONNECTION_FAILING ||
      answer->outcome == PENTAD_ANSWER_UNAUTHORISED)
    return FALSE;
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&poll->etag, g_free);
  poll->request = 0;
  poll->next_us = answer->boot_us;
  return TRUE;
}

/* TRUE when panels of their own show the document. */
static gboolean
get_part (PentadDocumentKind kind, PentadCityPart *part)
{
  static const struct
  {
    PentadDocumentKind kind;
    PentadCityPart part;
  } rows[] = {
    { PENTAD_DOCUMENT_STAFF, PENTAD_PART_STAFF },
    { PENTAD_DOCUMENT_SENSORS, PENTAD_PART_SENSORS },
    { PENTAD_DOCUMENT_CALLS, PENTAD_PART_CALLS },
    { PENTAD_DOCUMENT_APPROVALS, PENTAD_PART_APPROVALS },
    { PENTAD_DOCUMENT_SERVICE, PENTAD_PART_SERVICE },
    { PENTAD_DOCUMENT_TASKS, PENTAD_PART_TASKS },
    { PENTAD_DOCUMENT_ASSESSMENTS, PENTAD_PART_ASSESSMENTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].kind == kind)
      {
        *part = rows[i].part;
        return TRUE;
      }
  return FALSE;
}

void
pentad_feed_note_failure (PentadFeed *self, PentadPoll *poll, const PentadAnswer *answer)
{
  gint64 now_us = pentad_clock_get_boot_us (self->clock);
  PentadCityPart part;

  pentad_journal_get_counters (self->journal)->failures++;
  pentad_journal_add (self->journal, answer->wall, answer->connection, answer->error);
  if (get_part (answer->kind, &part))
    pentad_city_set_failure (self->city, part, answer->error);
  if (poll != NULL && answer->kind == PENTAD_DOCUMENT_TOPIC)
    pentad_city_set_topic_failure (self->city, poll->name, answer->error);
  if (poll != NULL && drop_cursor (self, poll, answer))
    return;
  set_fatal (self, poll, answer->connection, answer->error);
  if (poll == NULL)
    {
      g_free (self->geometry_error);
      self->geometry_error = g_strdup (answer->error);
      return;
    }
  if (poll->kind == PENTAD_DOCUMENT_REQUESTS)
    {
      g_clear_pointer (&self->next_page, g_free);
      g_ptr_array_set_size (self->pages, 0);
      self->n_parts = 0;
    }
  if (answer->outcome == PENTAD_ANSWER_UNAUTHORISED)
    pentad_pace_fail_credential (&self->pace, poll, now_us, answer->error);
  else
    pentad_pace_fail (&self->pace, poll, now_us, answer->connection, answer->error,
                      answer->retry_after_s);
}

void
pentad_feed_note_recovery (PentadFeed *self, const PentadPoll *poll, gint64 wall)
{
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;

  /* The end of an outage is told once for all documents. */
  if (poll->error == NULL || poll->connection == PENTAD_CONNECTION_OFFLINE)
    return;
  url = pentad_feed_dup_url (self, poll);
  text = g_strdup_printf (_ ("%s: usable again"), url);
  pentad_journal_add (self->journal, wall, PENTAD_CONNECTION_OK, text);
}

static void
note_permission (PentadFeed *self, const PentadPoll *poll, const PentadAnswer *answer)
{
  PentadCityPart part;

  if (answer->kind == PENTAD_DOCUMENT_TOPIC)
    {
      pentad_city_set_topic_forbidden (self->city, poll->name, answer->status == HTTP_FORBIDDEN);
      pentad_city_set_topic_failure (self->city, poll->name, NULL);
    }
  if (get_part (answer->kind, &part))
    {
      pentad_city_set_forbidden (self->city, part, answer->status == HTTP_FORBIDDEN);
      pentad_city_set_failure (self->city, part, NULL);
    }
}

/* What `about` says of the city's time. A city that is not of its server's time and says that
 * nothing has changed stands still; one that is has a tag that leaves the time out. */
static gint64
get_told_time (PentadFeed *self, const PentadAnswer *answer)
{
  if (answer->kind != PENTAD_DOCUMENT_ABOUT)
    return PENTAD_NO_TIME;
  if (answer->outcome == PENTAD_ANSWER_DOCUMENT)
    return ((const PentadAbout *)answer->document)->now;
  if (answer->outcome == PENTAD_ANSWER_NOT_MODIFIED && self->time.ahead_s != 0 &&
      self->about != NULL)
    return self->about->now;
  return PENTAD_NO_TIME;
}

/* Counters, clock and line: what every answer tells, whatever it says. */
static void
note_answer (PentadFeed *self, const PentadPoll *poll, const PentadAnswer *answer)
{
  PentadJournalCounters *counters = pentad_journal_get_counters (self->journal);

  self->has_answer = TRUE;
  if (pentad_pace_hear (&self->pace, answer->connection, answer->status, answer->boot_us))
    {
      g_autofree char *text = g_strdup_printf (_ ("%s: answers again"), self->source->url);

      pentad_journal_add (self->journal, answer->wall, PENTAD_CONNECTION_OK, text);
    }

  counters->wire_bytes += answer->wire_bytes;
  if (answer->outcome == PENTAD_ANSWER_NOT_MODIFIED)
    {
      counters->not_modified++;
      counters->saved_bytes += poll->body_bytes;
    }
  else if (answer->body_bytes > answer->wire_bytes)
    counters->saved_bytes += answer->body_bytes - answer->wire_bytes;

  pentad_platform_time_learn (&self->time, answer->boot_us - answer->since_date_us,
                              answer->wall - answer->since_date_us / G_USEC_PER_SEC, answer->date,
                              get_told_time (self, answer));
}

/* A state that has not changed for so long is hard to believe. */
static gboolean
is_too_old (PentadFeed *self, const PentadPoll *poll)
{
  return poll->kind == PENTAD_DOCUMENT_STATE && self->state_as_of != PENTAD_NO_TIME &&
         pentad_freshness (self->state_lag_s, self->intervals.state_s) == PENTAD_STALE;
}

/* TRUE when the answer says something to be applied; it is then held. */
static gboolean
sort_answer (PentadFeed *self, PentadPoll *poll, PentadAnswer *answer)
{
  switch (answer->outcome)
    {
    case PENTAD_ANSWER_DOCUMENT:
      note_permission (self, poll, answer);
      return TRUE;
    case PENTAD_ANSWER_NOT_MODIFIED:
      note_permission (self, poll, answer);
      if (poll->kind == PENTAD_DOCUMENT_STATE || poll->kind == PENTAD_DOCUMENT_REQUESTS)
        pentad_feed_confirm_state (self, answer);
      pentad_feed_note_recovery (self, poll, answer->wall);
      pentad_pace_succeed (&self->pace, poll, answer->boot_us, poll->content);
      if (is_too_old (self, poll))
        pentad_poll_doubt_tag (poll, answer->boot_us);
      /* The whole was asked for while this was under way. */
      if (poll->etag == NULL)
        pentad_poll_reload (poll, answer->boot_us);
      return FALSE;
    case PENTAD_ANSWER_ABSENT:
      note_permission (self, poll, answer);
      /* Pentad itself stands in for a missing scheme, the unit grids for missing boundaries. */
      if (poll->content != PENTAD_POLL_ABSENT && poll->kind != PENTAD_DOCUMENT_BOUNDARIES &&
          poll->kind != PENTAD_DOCUMENT_SCHEME)
        pentad_journal_add (self->journal, answer->wall, PENTAD_CONNECTION_OK, answer->error);
      if (answer->document != NULL)
        return TRUE;
      pentad_pace_succeed (&self->pace, poll, answer->boot_us, PENTAD_POLL_ABSENT);
      return FALSE;
    case PENTAD_ANSWER_UNAUTHORISED:
    case PENTAD_ANSWER_FAILED:
      pentad_feed_note_failure (self, poll, answer);
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
pentad_feed_waits_for_state (PentadFeed *self, const PentadPoll *poll)
{
  return !self->has_state && poll->kind == PENTAD_DOCUMENT_ENDED && poll->key == self->today;
}

/* What the cache has is shown, and asked for once more at once; what it has not is no failure. TRUE
 * when the answer is to be applied. */
static gboolean
sort_recalled (PentadFeed *self, PentadPoll *poll, const PentadAnswer *answer)
{
  if (answer->error != NULL)
    pentad_journal_add (self->journal, pentad_clock_get_wall (self->clock), PENTAD_CONNECTION_OK,
                        answer->error);
  if (answer->outcome == PENTAD_ANSWER_DOCUMENT || answer->document != NULL)
    return TRUE;
  poll->request = 0;
  poll->next_us = pentad_feed_waits_for_state (self, poll) ? PENTAD_POLL_NEVER : answer->boot_us;
  if (answer->outcome == PENTAD_ANSWER_ABSENT)
    poll->content = PENTAD_POLL_ABSENT;
  return FALSE;
}

void
pentad_feed_receive (GPtrArray *answers, gpointer user_data)
{
  g_autoptr (PentadFeed) self = g_object_ref (user_data);
  gboolean has_changed = FALSE;

  while (answers->len > 0)
    {
      g_autoptr (PentadAnswer) answer = g_ptr_array_steal_index (answers, 0);
      PentadPoll *poll;

      if (answer->is_local)
        {
          if (answer->request == self->build)
            has_changed |= pentad_feed_apply_geometry (self, answer);
          else if (answer->request == self->recall)
            has_changed |= pentad_feed_apply_recalled (self, answer);
          continue;
        }
      if (answer->is_recalled)
        {
          poll = pentad_plan_find_request (self->plan, answer->request);
          if (poll != NULL && sort_recalled (self, poll, answer))
            g_ptr_array_add (self->held, g_steal_pointer (&answer));
          continue;
        }
      pentad_journal_get_counters (self->journal)->answers++;
      if (answer->request == self->probe)
        {
          pentad_feed_receive_probe (self, answer);
          continue;
        }
      poll = pentad_plan_find_request (self->plan, answer->request);
      if (poll == NULL)
        continue;
      poll->is_on_wire = FALSE;
      note_answer (self, poll, answer);
      gint64 sent_us = poll->sent_us;
      gint64 boot_us = answer->boot_us, wall = answer->wall;
      PentadConnection connection = answer->connection;
      if (sort_answer (self, poll, answer))
        g_ptr_array_add (self->held, g_steal_pointer (&answer));
      if (pentad_failover_note (&self->failover, boot_us, sent_us, connection, g_random_double ()))
        pentad_feed_change_address (self, boot_us, wall);
    }
  has_changed |= pentad_feed_apply_held (self);
  /* Before anybody is told: what was applied may have made new documents needed. */
  pentad_feed_tick (self);
  if (has_changed)
    g_signal_emit_by_name (self, "updated");
  pentad_feed_tell_status (self);
}
