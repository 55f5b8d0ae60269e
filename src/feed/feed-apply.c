/* The applying of a feed: documents go to the city, in the order in which they refer to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"

#include <glib/gi18n-lib.h>

/* No more findings than this are kept of one document. */
#define MAX_FINDINGS 200
/* A platform whose every change is wrong is not asked for everything more often than this. */
#define RELOAD_EVERY_US (5 * 60 * G_USEC_PER_SEC)

void
pentad_feed_confirm_state (PentadFeed *self, const PentadAnswer *answer)
{
  gint64 platform = pentad_platform_time_get (&self->time, answer->boot_us);

  if (answer->is_recalled)
    {
      /* As old as it was when it came, and the time since, by the wall clock: nothing else runs on
       * while the program does not. */
      gint64 since = pentad_clock_get_wall (self->clock) - answer->wall;

      self->state_as_of = pentad_city_get_as_of (self->city);
      self->state_boot_us = answer->boot_us;
      self->state_lag_s =
          MAX (0, since) + MAX (0, answer->wall + self->recalled_skew_s - self->state_as_of);
      return;
    }
  /* A list that does not say of when it is, is of when it came, or came again unchanged. */
  self->state_as_of = pentad_city_get_as_of (self->city);
  if (self->source->kind != PENTAD_FEED_PLATFORM && !pentad_clock_is_fixed (self->clock))
    self->state_as_of = answer->date != PENTAD_NO_TIME ? answer->date : answer->wall;
  self->state_boot_us = answer->boot_us;
  self->state_lag_s = 0;
  if (self->source->kind == PENTAD_FEED_PLATFORM && platform != PENTAD_NO_TIME &&
      self->state_as_of != PENTAD_NO_TIME)
    self->state_lag_s = MAX (0, platform - self->state_as_of);
}

/* Another zone or another city dates everything anew. */
static void
reload_all (PentadFeed *self, gint64 now_us)
{
  g_clear_pointer (&self->cursor, g_free);
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll->kind != PENTAD_DOCUMENT_ABOUT)
        pentad_poll_reload (poll, now_us);
    }
}

static gboolean
is_same_city (const PentadAbout *a, const PentadAbout *b)
{
  return g_strcmp0 (a->code, b->code) == 0 && g_strcmp0 (a->scheme, b->scheme) == 0 &&
         g_strcmp0 (a->crs, b->crs) == 0 &&
         g_strcmp0 (pentad_zone_get_name (a->zone), pentad_zone_get_name (b->zone)) == 0 &&
         pentad_zone_day_begin (a->zone, 0) == pentad_zone_day_begin (b->zone, 0);
}

static void
apply_about (PentadFeed *self, PentadAbout *about, const PentadAnswer *answer)
{
  PentadAbout *old = self->about;
  gint64 now_us = answer->boot_us;

  if (answer->is_recalled && about->now != PENTAD_NO_TIME)
    {
      self->recalled_skew_s = about->now - answer->wall;
      pentad_platform_time_recall (&self->time, answer->date, about->now);
    }

  self->about = pentad_about_ref (about);
  if (old != NULL && !is_same_city (old, about))
    reload_all (self, now_us);
  g_clear_pointer (&old, pentad_about_unref);
  pentad_city_set_about (self->city, about);
}

/* One part came anew: the others are needed with it, and their bytes were dropped when the table
 * was built. */
static void
keep_part (PentadFeed *self, PentadPoll *part, GBytes *bytes, const PentadAnswer *answer)
{
  pentad_poll_hold (part, bytes);
  part->is_kept = answer->is_recalled;
  self->wants_build = TRUE;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll != part && poll->content == PENTAD_POLL_LOADED && poll->bytes == NULL &&
          pentad_document_get_traits (poll->kind)->stage == PENTAD_STAGE_OF_GEOMETRY)
        pentad_poll_reload (poll, answer->boot_us);
    }
}

/* A part could not be read: it is asked for again after a wait, and as long as there is no
 * geometry at all, the others are tried without it. */
static void
drop_part (PentadFeed *self, const PentadGeometry *geometry, const PentadAnswer *answer)
{
  PentadPoll *poll = NULL;

  if (geometry->failed_part >= 0)
    {
      const PentadGeometryPart *part = g_ptr_array_index (geometry->parts, geometry->failed_part);

      poll = pentad_plan_find_key (self->plan, part->kind, part->key);
      if (poll == NULL)
        return;
      g_clear_pointer (&poll->bytes, g_bytes_unref);
      g_clear_pointer (&poll->etag, g_free);
      self->wants_build = !self->has_geometry;
    }
  pentad_feed_note_failure (self, poll, answer);
}

/* What was kept is only the last that was known. */
static void
ask_soon (PentadPoll *poll, gint64 now_us)
{
  poll->next_us = now_us;
  poll->is_off_beat = TRUE;
}

/* The parts are good. A part that came meanwhile needs the others once more. */
static void
prove_parts (PentadFeed *self, const PentadAnswer *answer)
{
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll->bytes == NULL)
        continue;
      pentad_feed_note_recovery (self, poll, answer->wall);
      if (self->wants_build)
        poll->content = PENTAD_POLL_LOADED;
      else
        {
          g_clear_pointer (&poll->bytes, g_bytes_unref);
          pentad_pace_succeed (&self->pace, poll, answer->boot_us, PENTAD_POLL_LOADED);
          if (poll->is_kept)
            ask_soon (poll, answer->boot_us);
          poll->is_kept = FALSE;
        }
    }
}

/* The one that the user names stands in the place of the source's own. */
static void
apply_scheme (PentadFeed *self, PentadScheme *scheme)
{
  pentad_city_set_scheme (self->city, self->source->scheme != NULL ? self->source->scheme : scheme);
}

gboolean
pentad_feed_apply_geometry (PentadFeed *self, PentadAnswer *answer)
{
  PentadGeometry *geometry = answer->document;

  self->build = 0;
  self->has_answer = TRUE;
  if (answer->outcome != PENTAD_ANSWER_DOCUMENT)
    {
      drop_part (self, geometry, answer);
      return FALSE;
    }
  prove_parts (self, answer);
  self->has_geometry = TRUE;
  g_clear_pointer (&self->geometry_findings, g_ptr_array_unref);
  self->geometry_findings = g_ptr_array_ref (geometry->findings);
  g_clear_pointer (&self->geometry_error, g_free);
  pentad_city_set_divisions (self->city, geometry->divisions);
  for (guint i = 0; i < geometry->partitions->len; i++)
    pentad_city_set_partition (self->city, g_ptr_array_index (geometry->partitions, i));
  if (geometry->scheme != NULL)
    apply_scheme (self, geometry->scheme);
  return TRUE;
}

/* Parts waited for the table without being asked for. */
static void
release_parts (PentadFeed *self, gint64 now_us)
{
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll->next_us == PENTAD_POLL_NEVER && poll->content == PENTAD_POLL_UNKNOWN &&
          pentad_document_get_traits (poll->kind)->stage == PENTAD_STAGE_OF_GEOMETRY)
        poll->next_us = now_us;
    }
}

/* The parts are those of the table: each is asked for with its tag, and only what has changed
 * comes. */
gboolean
pentad_feed_apply_recalled (PentadFeed *self, PentadAnswer *answer)
{
  PentadGeometry *geometry = answer->document;

  self->recall = 0;
  release_parts (self, answer->boot_us);
  if (answer->error != NULL)
    pentad_journal_add (self->journal, answer->wall, PENTAD_CONNECTION_OK, answer->error);
  if (answer->outcome != PENTAD_ANSWER_DOCUMENT)
    return FALSE;
  for (guint i = 0; i < geometry->parts->len; i++)
    {
      const PentadGeometryPart *part = g_ptr_array_index (geometry->parts, i);
      PentadPoll *poll = pentad_plan_find_key (self->plan, part->kind, part->key);

      if (poll == NULL)
        continue;
      g_free (poll->etag);
      poll->etag = g_strdup (part->etag);
      poll->content = part->is_none ? PENTAD_POLL_ABSENT : PENTAD_POLL_LOADED;
    }
  self->has_geometry = TRUE;
  pentad_city_set_divisions (self->city, geometry->divisions);
  return TRUE;
}

/* Without deltas, what ended since the last state is no longer in it: it is asked for, but not with
 * every state. */
static void
hurry_ended (PentadFeed *self)
{
  PentadPoll *poll = pentad_plan_find_key (self->plan, PENTAD_DOCUMENT_ENDED, self->today);

  if (poll != NULL)
    pentad_poll_hurry (poll, poll->sent_us + (gint64)self->intervals.live_s * G_USEC_PER_SEC);
}

/* The first state is here: what waited for it is asked for. */
static void
take_first_state (PentadFeed *self, const PentadAnswer *answer)
{
  PentadPoll *poll = pentad_plan_find_key (self->plan, PENTAD_DOCUMENT_ENDED, self->today);

  if (!self->has_state && poll != NULL && poll->next_us == PENTAD_POLL_NEVER)
    poll->next_us = answer->boot_us;
  self->has_state = TRUE;
}

/* A whole state and the changes after it. */
static gboolean
apply_recalled_states (PentadFeed *self, PentadAnswer *answer, const GPtrArray *states)
{
  for (guint i = 0; i < states->len; i++)
    {
      PentadState *state = g_ptr_array_index (states, i);

      if (state->is_delta != (i > 0))
        break;
      pentad_city_apply_state (self->city, state);
      g_free (self->cursor);
      self->cursor = g_strdup (state->cursor);
      take_first_state (self, answer);
    }
  /* The tag of the whole says nothing of what followed it. */
  if (states->len > 1)
    g_clear_pointer (&answer->etag, g_free);
  if (self->has_state)
    pentad_feed_confirm_state (self, answer);
  return self->has_state;
}

/* As many cases are open here as the platform says, or a change was lost on the way: then the whole
 * state is asked for, once. A number that is wrong of a whole state is not looked at again. */
static void
check_open (PentadFeed *self, const PentadAnswer *answer, const PentadState *state)
{
  guint held = pentad_city_get_n_open (self->city);
  g_autofree char *text = NULL;

  if (state->n_open < 0 || (guint)state->n_open == held || self->doubts_open)
    return;
  if (!state->is_delta)
    {
      self->doubts_open = TRUE;
      text = g_strdup_printf (_ ("%s: the state says that %d cases are open but has %u; the number "
                                 "is not used any more"),
                              pentad_feed_get_address (self), state->n_open, held);
    }
  else if (self->last_reload_us == 0 || answer->boot_us - self->last_reload_us >= RELOAD_EVERY_US)
    {
      self->wants_reload = TRUE;
      self->last_reload_us = answer->boot_us;
      text =
          g_strdup_printf (_ ("%s: a change was lost: %d cases are open, here %u; the whole state "
                              "is asked for"),
                           pentad_feed_get_address (self), state->n_open, held);
    }
  if (text != NULL)
    pentad_journal_add (self->journal, answer->wall, PENTAD_CONNECTION_OK, text);
}

static gboolean
apply_state (PentadFeed *self, PentadPoll *poll, PentadAnswer *answer, PentadState *state)
{
  if (state->is_delta && (self->cursor == NULL || !self->has_state))
    {
      g_autofree char *url =
          pentad_document_get_url (poll->kind, self->source->url, poll->key, NULL);

      pentad_answer_fail (
          answer, g_error_new (PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_INCOMPATIBLE,
                               _ ("%s: $.delta: got changes, expected the whole state"), url));
      return FALSE;
    }
  pentad_city_apply_state (self->city, state);
  g_free (self->cursor);
  check_open (self, answer, state);
  self->cursor = answer->wants_whole || self->wants_reload ? NULL : g_strdup (state->cursor);
  /* The tag of a delta says nothing of the whole. */
  if (state->is_delta)
    g_clear_pointer (&answer->etag, g_free);
  if (!state->is_delta && self->has_state)
    hurry_ended (self);
  take_first_state (self, answer);
  pentad_feed_confirm_state (self, answer);
  return TRUE;
}

void
pentad_feed_keep_findings (PentadPoll *poll, const PentadAnswer *answer, gboolean is_fresh)
{
  if (is_fresh)
    g_ptr_array_set_size (poll->findings, 0);
  for (guint i = 0; i < answer->findings->len && poll->findings->len < MAX_FINDINGS; i++)
    g_ptr_array_add (poll->findings, pentad_finding_copy (g_ptr_array_index (answer->findings, i)));
}

/* The city tells of them with its own. */
static void
publish_findings (PentadFeed *self)
{
  g_autoptr (GPtrArray) findings = pentad_feed_dup_findings (self);

  pentad_city_set_source_findings (self->city, findings);
}

static void
apply_partitions (PentadFeed *self, const GPtrArray *partitions)
{
  for (guint i = 0; i < partitions->len; i++)
    pentad_city_set_partition (self->city, g_ptr_array_index (partitions, i));
}

/* A document of a moment later than the one looked at says nothing of it. */
static gboolean
is_too_late (PentadFeed *self, gint64 as_of)
{
  return pentad_clock_is_fixed (self->clock) && as_of != PENTAD_NO_TIME &&
         as_of > pentad_clock_get_wall (self->clock);
}

/* Gives a document to the city. FALSE when it cannot be used, or is not whole yet. */
static gboolean
apply (PentadFeed *self, PentadPoll *poll, PentadAnswer *answer)
{
  gpointer document = answer->document;

  switch (answer->kind)
    {
    case PENTAD_DOCUMENT_ABOUT:
      apply_about (self, document, answer);
      return TRUE;
    case PENTAD_DOCUMENT_DIVISIONS:
    case PENTAD_DOCUMENT_GRIDS:
    case PENTAD_DOCUMENT_BOUNDARIES:
    case PENTAD_DOCUMENT_FEATURES:
      keep_part (self, poll, document, answer);
      return TRUE;
    case PENTAD_DOCUMENT_CATALOGUE:
    case PENTAD_DOCUMENT_SERVICES:
      pentad_city_set_catalogue (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_CALENDAR:
      pentad_city_set_calendar (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_SCHEME:
      apply_scheme (self, document);
      return TRUE;
    case PENTAD_DOCUMENT_LAYER:
      pentad_city_set_layer (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_PARTITIONS:
      apply_partitions (self, document);
      return TRUE;
    case PENTAD_DOCUMENT_STATE:
      return answer->is_recalled ? apply_recalled_states (self, answer, document)
                                 : apply_state (self, poll, answer, document);
    case PENTAD_DOCUMENT_REQUESTS:
      return answer->is_recalled ? pentad_feed_apply_recalled_requests (self, answer, document)
                                 : pentad_feed_apply_requests (self, poll, answer, document);
    case PENTAD_DOCUMENT_ENDED:
      pentad_city_add_ended (self->city, poll->key, document);
      return TRUE;
    case PENTAD_DOCUMENT_HISTORY:
      pentad_city_add_history (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_STAFF:
      if (!is_too_late (self, ((const PentadStaff *)document)->as_of))
        pentad_city_set_staff (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_SENSORS:
      if (!is_too_late (self, ((const PentadSensors *)document)->as_of))
        pentad_city_set_sensors (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_CALLS:
      if (!is_too_late (self, ((const PentadCalls *)document)->as_of))
        pentad_city_set_calls (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_APPROVALS:
      if (!is_too_late (self, ((const PentadApprovals *)document)->as_of))
        pentad_city_set_approvals (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_SERVICE:
      if (!is_too_late (self, ((const PentadService *)document)->as_of))
        pentad_city_set_service (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_TASKS:
      if (!is_too_late (self, ((const PentadTasks *)document)->as_of))
        pentad_city_set_tasks (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_ASSESSMENTS:
      if (!is_too_late (self, ((const PentadAssessments *)document)->as_of))
        pentad_city_set_assessments (self->city, document);
      return TRUE;
    case PENTAD_DOCUMENT_TOPIC:
      if (!is_too_late (self, ((const PentadTopic *)document)->as_of))
        pentad_city_set_topic (self->city, document);
      return TRUE;
    case PENTAD_N_DOCUMENTS:
      break;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
is_delta (const PentadAnswer *answer)
{
  return answer->kind == PENTAD_DOCUMENT_STATE && !answer->is_recalled &&
         ((const PentadState *)answer->document)->is_delta;
}

/* A server that calls another document the same is not believed again. */
static void
take_tag (PentadFeed *self, PentadPoll *poll, PentadAnswer *answer)
{
  gboolean is_state = answer->kind == PENTAD_DOCUMENT_STATE && !answer->is_recalled;
  gint64 as_of = is_state ? ((const PentadState *)answer->document)->as_of : PENTAD_NO_TIME;
  g_autofree char *text = NULL;

  if (!pentad_poll_take_tag (poll, g_steal_pointer (&answer->etag), as_of))
    return;
  text = g_strdup_printf (_ ("%s: the entity tag stays the same while the document changes; it is "
                             "not used any more"),
                          pentad_feed_get_address (self));
  pentad_journal_add (self->journal, answer->wall, PENTAD_CONNECTION_OK, text);
}

static void
settle (PentadFeed *self, PentadPoll *poll, PentadAnswer *answer)
{
  take_tag (self, poll, answer);
  poll->body_bytes = answer->body_bytes;
  if (answer->kind != PENTAD_DOCUMENT_REQUESTS)
    pentad_feed_keep_findings (poll, answer, !is_delta (answer));
  publish_findings (self);
  /* A part of the geometry is not known to be good before it is built. */
  if (poll->bytes != NULL)
    return;
  pentad_feed_note_recovery (self, poll, answer->wall);
  pentad_pace_succeed (&self->pace, poll, answer->boot_us,
                       answer->outcome == PENTAD_ANSWER_ABSENT ? PENTAD_POLL_ABSENT
                                                               : PENTAD_POLL_LOADED);
  if (answer->kind == PENTAD_DOCUMENT_STATE && self->wants_reload)
    {
      self->wants_reload = FALSE;
      pentad_poll_reload (poll, answer->boot_us);
    }
  if (answer->is_recalled)
    ask_soon (poll, answer->boot_us);
}

/* TRUE when what the document refers to is in the city, or known not to come soon. */
static gboolean
may_apply (PentadFeed *self, const PentadAnswer *answer)
{
  PentadDocumentStage stage = pentad_document_get_traits (answer->kind)->stage;
  const PentadPoll *divisions = pentad_plan_find (self->plan, PENTAD_DOCUMENT_DIVISIONS);

  if (!pentad_plan_is_settled_before (self->plan, stage))
    return FALSE;
  return stage <= PENTAD_STAGE_OF_GEOMETRY || self->has_geometry || self->geometry_error != NULL ||
         (divisions != NULL && divisions->n_failures > 0);
}

gboolean
pentad_feed_apply_held (PentadFeed *self)
{
  gboolean has_changed = FALSE;
  guint i = 0;

  /* Applying one may let those before it in. */
  while (i < self->held->len)
    {
      PentadAnswer *held = g_ptr_array_index (self->held, i);
      g_autoptr (PentadAnswer) answer = NULL;
      PentadPoll *poll = pentad_plan_find_request (self->plan, held->request);

      if (poll != NULL && !may_apply (self, held))
        {
          i++;
          continue;
        }
      answer = g_ptr_array_steal_index (self->held, i);
      i = 0;
      if (poll == NULL)
        continue;
      if (apply (self, poll, answer))
        {
          settle (self, poll, answer);
          /* A part of the geometry changes nothing until it is built. */
          has_changed |= poll->bytes == NULL;
        }
      else if (answer->outcome == PENTAD_ANSWER_FAILED)
        pentad_feed_note_failure (self, poll, answer);
      else
        {
          /* A further page follows at once. */
          poll->request = 0;
          poll->next_us = answer->boot_us;
        }
    }
  return has_changed;
}
