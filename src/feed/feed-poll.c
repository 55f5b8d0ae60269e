/* The polling of a feed: what is wanted by the day, when it is due, when its geometry is built.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"

#include <glib/gi18n-lib.h>

/* Longest sleep of the timer: midnight, suspend and a clock that is set are noticed within it. */
#define MAX_SLEEP_US (1 * G_USEC_PER_SEC)
/* How soon what was due and might not be sent is looked at again. */
#define PATIENCE_US (200 * 1000)
/* How often a refused credential is looked at. */
#define CREDENTIAL_CHECK_US (10 * G_USEC_PER_SEC)

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
          g_autofree char *url = pentad_feed_dup_url (self, poll);

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
  pentad_feed_send_due (self, now_us);
  set_timer (self, now_us);
  if (has_turned)
    g_signal_emit_by_name (self, "updated");
}
