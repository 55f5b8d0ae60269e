/* The polling of a feed: what is due is sent, what comes in is sorted, what fails waits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"
#include "feed/open311.h"

#include <glib/gi18n-lib.h>

#define HTTP_FORBIDDEN 403

/* Longest sleep of the timer: midnight, suspend and a clock that is set are noticed within it. */
#define MAX_SLEEP_US (1 * G_USEC_PER_SEC)
/* How soon what was due and might not be sent is looked at again. */
#define PATIENCE_US (200 * 1000)
/* How often a refused credential is looked at. */
#define CREDENTIAL_CHECK_US (10 * G_USEC_PER_SEC)
/* How often a list of requests is written to the cache. */
#define KEEP_LIST_US (60 * G_USEC_PER_SEC)

/* The platform's own day may be later than the one that --at shows. */
static void
get_days (PentadFeed *self, gint32 *today, gint32 *at_day)
{
  const PentadZone *zone = self->about->zone;
  gint64 now = pentad_feed_get_now (self);
  gint64 platform = pentad_platform_time_get (&self->time, pentad_clock_get_boot_us (self->clock));

  *at_day = pentad_zone_day (zone, now);
  *today = pentad_zone_day (zone, platform != PENTAD_NO_TIME ? platform : now);
}

/* A day is over: what it left is final now. */
static void
turn_day (PentadFeed *self, gint64 now_us)
{
  pentad_pace_turn_day (&self->pace, self->today, now_us);
  pentad_city_forget_ended (self->city,
                            MIN (MIN (self->at_day, self->today) - 1, self->cases_from));
}

static gboolean
looks_back_too_far (PentadFeed *self)
{
  return self->source->kind == PENTAD_FEED_PLATFORM &&
         self->today - self->at_day > PENTAD_FEED_MAX_LOOK_BACK;
}

/* The cases that were open then would have to be rebuilt from every day since. */
static void
note_look_back (PentadFeed *self)
{
  char at[16], today[16];
  g_autofree char *text = g_strdup_printf (
      _ ("%s: %s lies %d days before the platform's today, %s; at most %d can be rebuilt"),
      self->source->url, pentad_day_format (self->at_day, at), self->today - self->at_day,
      pentad_day_format (self->today, today), PENTAD_FEED_MAX_LOOK_BACK);

  pentad_journal_add (self->journal, pentad_clock_get_wall (self->clock), PENTAD_CONNECTION_OK,
                      text);
  if (self->fatal == NULL)
    self->fatal = g_error_new_literal (PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_NEEDS, text);
}

/* TRUE when a day has turned, which changes what is shown without any answer. */
static gboolean
update_plan (PentadFeed *self, gint64 now_us)
{
  PentadPlanNeeds needs = { .source = self->source->kind,
                            .from = self->source,
                            .about = self->about,
                            .has_state = self->has_state,
                            .has_cache = self->cache != NULL,
                            .holds_topics = self->holds_topics,
                            .from_day = self->from_day,
                            .to_day = self->to_day,
                            .cases_from = self->cases_from };
  gboolean has_turned = FALSE;

  if (self->about != NULL)
    {
      gint32 today, at_day;

      get_days (self, &today, &at_day);
      has_turned = self->today != PENTAD_NO_DAY && (today != self->today || at_day != self->at_day);
      if (today != self->today || at_day != self->at_day)
        {
          self->today = today;
          self->at_day = at_day;
          if (looks_back_too_far (self))
            note_look_back (self);
        }
      needs.today = today;
      needs.at_day = looks_back_too_far (self) ? today : at_day;
    }
  pentad_plan_update (self->plan, &needs);
  if (has_turned)
    turn_day (self, now_us);
  return has_turned;
}

/* What stands now, which a look back asks for as it stood then. Cases and history need no such
 * question: their acts say when they happened. */
static gboolean
is_momentary (PentadDocumentKind kind)
{
  return kind == PENTAD_DOCUMENT_STAFF || kind == PENTAD_DOCUMENT_SENSORS ||
         kind == PENTAD_DOCUMENT_CALLS || kind == PENTAD_DOCUMENT_APPROVALS ||
         kind == PENTAD_DOCUMENT_SERVICE || kind == PENTAD_DOCUMENT_TASKS ||
         kind == PENTAD_DOCUMENT_ASSESSMENTS || kind == PENTAD_DOCUMENT_TOPIC;
}

/* For a document that is made of several answers; else NULL. */
static PentadGather *
make_gather (PentadFeed *self, const PentadPoll *poll)
{
  if (poll->kind == PENTAD_DOCUMENT_FEATURES)
    {
      const PentadFeedBoundary *boundary = g_ptr_array_index (self->source->boundaries, poll->key);

      return pentad_gather_new_features (boundary->path);
    }
  if (self->source->mapping == NULL)
    return NULL;
  return pentad_gather_new_mapped (self->source->mapping, poll->kind, poll->key,
                                   pentad_feed_get_address (self), pentad_feed_get_now (self));
}

static char *
get_url (PentadFeed *self, const PentadPoll *poll)
{
  g_autoptr (PentadGather) gather = make_gather (self, poll);
  const char *name = poll->name;

  if (gather != NULL)
    return g_strdup (pentad_gather_get_url (gather));

  if (is_momentary (poll->kind) && pentad_clock_is_fixed (self->clock))
    {
      g_autofree char *url = pentad_document_get_url (poll->kind, pentad_feed_get_address (self),
                                                      poll->key, poll->name);
      g_autoptr (PentadZone) utc = pentad_zone_new ("UTC", 0, NULL);
      char at[32];

      pentad_time_format (pentad_clock_get_wall (self->clock), utc, at);
      at[19] = '\0'; /* a plus sign would have to be escaped */
      return g_strconcat (url, "?at=", at, "Z", NULL);
    }

  if (poll->kind == PENTAD_DOCUMENT_STATE)
    name = self->cursor;
  else if (poll->kind == PENTAD_DOCUMENT_REQUESTS)
    {
      if (self->next_page == NULL)
        return pentad_open311_dup_part_url (self->source->paging, pentad_feed_get_address (self), 0,
                                            pentad_feed_get_now (self));
      name = self->next_page;
    }
  return pentad_document_get_url (poll->kind, pentad_feed_get_address (self), poll->key, name);
}

/* The first time, before the wire: what the cache has. TRUE when that is under way. */
static gboolean
recall (PentadFeed *self, PentadPoll *poll)
{
  if (self->cache == NULL || poll->is_recalled || poll->content != PENTAD_POLL_UNKNOWN)
    return FALSE;
  if (pentad_document_get_traits (poll->kind)->stage == PENTAD_STAGE_OF_GEOMETRY)
    {
      if (!self->has_recalled)
        {
          self->has_recalled = TRUE;
          self->recall = ++self->last_request;
          pentad_fetcher_recall_places (self->fetcher, self->recall, self->about);
        }
      if (self->recall == 0)
        return FALSE;
      /* Due, but not to be looked at again before the table is here. */
      poll->next_us = PENTAD_POLL_NEVER;
      return TRUE;
    }
  poll->is_recalled = TRUE;
  poll->request = ++self->last_request;
  pentad_fetcher_recall (self->fetcher, poll->request, poll->kind, poll->key, poll->name,
                         self->about);
  return TRUE;
}

/* Under which key the cache keeps what comes; negative: not at all. A list of requests is kept page
 * by page, and as rarely as a whole state. */
static gint32
get_cache_key (PentadFeed *self, const PentadPoll *poll, gint64 now_us)
{
  if (poll->kind != PENTAD_DOCUMENT_REQUESTS)
    return poll->key;
  if (self->pages->len == 0)
    {
      self->keeps_list = self->kept_us == 0 || now_us - self->kept_us >= KEEP_LIST_US;
      self->kept_us = self->keeps_list ? now_us : self->kept_us;
    }
  return self->keeps_list ? (gint32)self->pages->len : -1;
}

static void
send (PentadFeed *self, PentadPoll *poll, gint64 now_us)
{
  g_autofree char *url = get_url (self, poll);
  gboolean is_delta = poll->kind == PENTAD_DOCUMENT_STATE && self->cursor != NULL;
  gboolean is_further_page = poll->kind == PENTAD_DOCUMENT_REQUESTS && self->next_page != NULL;

  poll->request = ++self->last_request;
  poll->is_on_wire = TRUE;
  /* The beat is that of first pages. */
  if (!is_further_page)
    poll->sent_us = now_us;
  pentad_journal_get_counters (self->journal)->requests++;
  pentad_fetcher_send (self->fetcher, poll->request, poll->kind, get_cache_key (self, poll, now_us),
                       poll->name, url, is_delta || is_further_page ? NULL : poll->etag,
                       self->about, make_gather (self, poll));
}

static void
send_due (PentadFeed *self, gint64 now_us)
{
  self->pace.has_picture = self->has_state;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      /* The cache is asked whatever the platform thinks. */
      if (pentad_poll_is_due (poll, now_us) && !recall (self, poll) &&
          pentad_pace_may_send (&self->pace, poll, now_us))
        send (self, poll, now_us);
    }
}

static void
set_timer (PentadFeed *self, gint64 now_us)
{
  gint64 next_us = pentad_pace_get_next_us (&self->pace, NULL);
  gint64 sleep_us = MIN (next_us - now_us, MAX_SLEEP_US);

  /* What is due was sent, or may not be before an answer comes, and that ticks. */
  if (sleep_us <= 0)
    sleep_us = PATIENCE_US;

  g_source_set_ready_time (self->timer, g_get_monotonic_time () + sleep_us);
}

static gboolean
is_geometry (PentadDocumentKind kind)
{
  return pentad_document_get_traits (kind)->stage == PENTAD_STAGE_OF_GEOMETRY;
}

/* TRUE when every part is here, is known not to exist, or, as long as there is no geometry at all,
 * has failed: a part of a map is better than none. */
static gboolean
has_all_parts (PentadFeed *self)
{
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      const PentadPoll *poll = pentad_plan_get (self->plan, i);
      gboolean has_failed =
          poll->n_failures > 0 && !self->has_geometry && poll->kind != PENTAD_DOCUMENT_DIVISIONS;

      if (is_geometry (poll->kind) &&
          (poll->request != 0 ||
           (poll->bytes == NULL && poll->content != PENTAD_POLL_ABSENT && !has_failed)))
        return FALSE;
    }
  return TRUE;
}

static void
build_geometry (PentadFeed *self)
{
  g_autoptr (PentadGeometry) geometry = NULL;

  if (!self->wants_build || self->build != 0 || self->about == NULL || !has_all_parts (self))
    return;
  geometry = pentad_geometry_new (self->about,
                                  self->source->kind != PENTAD_FEED_PLATFORM ? self->source : NULL);
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      const PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (is_geometry (poll->kind) && poll->bytes != NULL)
        {
          g_autofree char *url = get_url (self, poll);

          pentad_geometry_add_part (geometry, poll->kind, poll->key, url, poll->etag, poll->bytes);
        }
      else if (is_geometry (poll->kind) && poll->content == PENTAD_POLL_ABSENT)
        pentad_geometry_add_known (geometry, poll->kind, poll->key, NULL, TRUE);
      else if (is_geometry (poll->kind))
        geometry->is_partial = TRUE;
    }
  self->wants_build = FALSE;
  self->build = ++self->last_request;
  pentad_fetcher_build (self->fetcher, self->build, g_steal_pointer (&geometry));
}

/* A token that was turned down may have been replaced in its file. */
static void
check_credential (PentadFeed *self, gint64 now_us)
{
  const PentadHttpAccess *access = self->source->access;
  PentadCredential *credential = access != NULL ? pentad_http_access_get_credential (access) : NULL;

  if (credential == NULL || !pentad_pace_is_refused (&self->pace) ||
      now_us < self->credential_check_us)
    return;
  self->credential_check_us = now_us + CREDENTIAL_CHECK_US;
  if (pentad_credential_has_changed (credential))
    pentad_pace_trust_again (&self->pace, now_us);
}

void
pentad_feed_tick (PentadFeed *self)
{
  gint64 now_us = pentad_clock_get_boot_us (self->clock);
  gboolean has_turned = update_plan (self, now_us);

  if (self->fetcher == NULL)
    return;
  check_credential (self, now_us);
  build_geometry (self);
  pentad_feed_probe (self, now_us);
  send_due (self, now_us);
  set_timer (self, now_us);
  if (has_turned)
    g_signal_emit_by_name (self, "updated");
}

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
  url = get_url (self, poll);
  text = g_strdup_printf (_ ("%s: usable again"), url);
  pentad_journal_add (self->journal, wall, PENTAD_CONNECTION_OK, text);
}

static void
note_permission (PentadFeed *self, const PentadPoll *poll, const PentadAnswer *answer)
{
  PentadCityPart part;

  if (answer->kind == PENTAD_DOCUMENT_TOPIC)
    pentad_city_set_topic_forbidden (self->city, poll->name, answer->status == HTTP_FORBIDDEN);

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
