/* When a source may be asked: beats, outages, Retry-After, a doubted credential.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/backoff.h"
#include "feed/pace.h"

/* The first interval of a poll is this part of one, and up to one more: after it walls that were
 * switched on together are spread over the interval, and none is late. */
/* Midnight comes to all walls at once: within this time what the day left is asked for. */
#define MIDNIGHT_SPREAD_US (120 * G_USEC_PER_SEC)
#define FIRST_BEAT         0.2
/* After an outage nothing waits longer than this, however rarely it is asked for, nor does anything
 * that has never come wait longer than that. */
#define LONGEST_RETURN_US (5 * 60 * G_USEC_PER_SEC)
#define FIRST_RETURN_US   (5 * G_USEC_PER_SEC)
/* Between an answer and the next beat, at least. */
#define MIN_PAUSE_US (1 * G_USEC_PER_SEC)
/* How often one credential is tried before it counts as refused. */
#define MAX_REFUSALS 2

static double
chance_cb (gpointer user_data)
{
  return g_random_double ();
}

void
pentad_pace_init (PentadPace *self, PentadPlan *plan)
{
  *self = (PentadPace){ .plan = plan, .chance = chance_cb };
}

static double
draw (PentadPace *self)
{
  return self->chance (self->chance_data);
}

static gboolean
has_request (const PentadPace *self)
{
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    if (pentad_plan_get (self->plan, i)->is_on_wire)
      return TRUE;
  return FALSE;
}

gboolean
pentad_pace_is_refused (const PentadPace *self)
{
  return self->n_refusals >= MAX_REFUSALS;
}

/* A doubted credential is tried with one request; of another document if it can be, since one that
 * is turned down for a single document is good for the rest. */
static gboolean
may_try_credential (const PentadPace *self, const PentadPoll *poll)
{
  if (self->n_refusals == 0)
    return TRUE;
  return !pentad_pace_is_refused (self) && !has_request (self) &&
         (poll != self->doubted || pentad_plan_is_vital (poll));
}

/* One request finds out whether the platform is well again. */
static gboolean
may_try_source (const PentadPace *self, const PentadPoll *poll, gint64 now_us)
{
  if (self->n_troubles == 0)
    return TRUE;
  if (has_request (self))
    return FALSE;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      const PentadPoll *other = pentad_plan_get (self->plan, i);

      if (other->sent_us < poll->sent_us && pentad_poll_is_due (other, now_us) &&
          may_try_credential (self, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_turn (const PentadPace *self, const PentadPoll *poll)
{
  if (!self->has_picture || poll->kind != PENTAD_DOCUMENT_HISTORY)
    return TRUE;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      const PentadPoll *other = pentad_plan_get (self->plan, i);

      if (other->kind == poll->kind && other->request != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
pentad_pace_may_send (const PentadPace *self, const PentadPoll *poll, gint64 now_us)
{
  return pentad_poll_is_due (poll, now_us) && now_us >= self->hold_until_us &&
         may_try_credential (self, poll) && may_try_source (self, poll, now_us) &&
         is_in_turn (self, poll);
}

gint64
pentad_pace_get_next_us (const PentadPace *self, const PentadPoll *poll)
{
  gint64 next_us = poll != NULL ? poll->next_us : pentad_plan_get_next_us (self->plan);

  if (pentad_pace_is_refused (self) || next_us == PENTAD_POLL_NEVER)
    return PENTAD_POLL_NEVER;
  return MAX (next_us, self->hold_until_us);
}

/* The first instant of the beat that is not before `after_us`. */
static gint64
get_beat_us (const PentadPoll *poll, gint64 after_us)
{
  gint64 late_us = after_us - poll->beat_us;

  if (late_us <= 0)
    return poll->beat_us - (-late_us) / poll->interval_us * poll->interval_us;
  return poll->beat_us + (late_us + poll->interval_us - 1) / poll->interval_us * poll->interval_us;
}

/* Asks for it at `from_us` or soon after, at an instant of its own. */
static void
place (PentadPace *self, PentadPoll *poll, gint64 from_us)
{
  if (!poll->has_beat)
    poll->next_us = from_us + (gint64)(draw (self) * (double)FIRST_RETURN_US);
  else if (poll->interval_us <= LONGEST_RETURN_US)
    poll->next_us = get_beat_us (poll, from_us);
  else
    poll->next_us = MIN (get_beat_us (poll, from_us),
                         from_us + (gint64)(draw (self) * (double)LONGEST_RETURN_US));
  poll->is_off_beat = TRUE;
}

static void
hurry (PentadPace *self, PentadPoll *poll, gint64 when_us)
{
  pentad_poll_hurry (poll, when_us);
  poll->is_off_beat = TRUE;
}

void
pentad_pace_turn_day (PentadPace *self, gint32 today, gint64 now_us)
{
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);
      gboolean is_ended = poll->kind == PENTAD_DOCUMENT_ENDED;
      gboolean is_history = poll->kind == PENTAD_DOCUMENT_HISTORY;
      gint64 when_us = now_us + (gint64)(draw (self) * (double)MIDNIGHT_SPREAD_US);

      if ((is_ended && poll->key == today - 1) || (is_history && poll->key + 31 >= today - 1))
        hurry (self, poll, when_us);
      /* New, and until now due at once. Nothing is missed: the state tells what ends meanwhile. */
      if ((is_ended || is_history) && poll->content == PENTAD_POLL_UNKNOWN && poll->request == 0 &&
          poll->n_failures == 0 && poll->sent_us == 0)
        poll->next_us = when_us;
    }
}

static gboolean
is_trouble (PentadConnection connection)
{
  return connection == PENTAD_CONNECTION_OFFLINE || connection == PENTAD_CONNECTION_FAILING ||
         connection == PENTAD_CONNECTION_REFUSED;
}

void
pentad_pace_come_back (PentadPace *self, gint64 now_us)
{
  self->n_troubles = 0;
  self->hold_until_us = 0;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);
      gboolean has_failed = poll->n_failures > 0 && is_trouble (poll->connection);

      if (poll->request == 0 && poll->next_us != PENTAD_POLL_NEVER &&
          (has_failed || poll->next_us < now_us))
        place (self, poll, now_us);
    }
}

gboolean
pentad_pace_hear (PentadPace *self, PentadConnection connection, int status, gint64 now_us)
{
  gboolean was_offline = self->is_offline;

  /* Nothing was asked: the credential could not be read. */
  if (connection == PENTAD_CONNECTION_UNAUTHORISED && status == 0)
    return FALSE;
  self->is_offline = connection == PENTAD_CONNECTION_OFFLINE;
  if (status != 0 && status != 401)
    self->n_refusals = 0;
  if (self->n_troubles > 0 && !is_trouble (connection))
    pentad_pace_come_back (self, now_us);
  return was_offline && !self->is_offline;
}

void
pentad_pace_succeed (PentadPace *self, PentadPoll *poll, gint64 now_us, PentadPollContent content)
{
  gboolean is_off_beat = poll->is_off_beat || poll->n_failures > 0;

  pentad_poll_succeed (poll, now_us, content);
  if (!poll->has_beat)
    poll->next_us = MAX (now_us, poll->sent_us) +
                    (gint64)((FIRST_BEAT + draw (self)) * (double)poll->interval_us);
  else if (is_off_beat)
    poll->next_us = get_beat_us (poll, now_us + MIN (MIN_PAUSE_US, poll->interval_us));
  poll->has_beat = TRUE;
  poll->is_off_beat = FALSE;
  poll->beat_us = poll->next_us;
}

/* The server wants to be left alone: what would come before waits, and then for its turn. */
static void
hold_all (PentadPace *self)
{
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll->next_us < self->hold_until_us || poll->n_failures > 0)
        place (self, poll, self->hold_until_us);
    }
}

void
pentad_pace_fail (PentadPace *self,
                  PentadPoll *poll,
                  gint64 now_us,
                  PentadConnection connection,
                  const char *error,
                  int retry_after_s)
{
  /* What the server asks for is waited for exactly; the spread beyond it is that of the beats. */
  double random = retry_after_s > 0 ? 0 : draw (self);

  pentad_poll_fail (poll, now_us, connection, error, retry_after_s, draw (self));
  if (!is_trouble (connection))
    return;
  self->n_troubles++;
  self->hold_until_us =
      MAX (self->hold_until_us,
           now_us + 1000 * pentad_backoff_wait_ms (self->n_troubles, retry_after_s, random));
  if (retry_after_s > 0)
    hold_all (self);
}

void
pentad_pace_fail_credential (PentadPace *self, PentadPoll *poll, gint64 now_us, const char *error)
{
  pentad_poll_fail_credential (poll, now_us, error, draw (self));
  /* Turned down again for this document, while others come: no news of the credential. */
  if (self->n_refusals == 0 && poll->next_us == PENTAD_POLL_NEVER)
    return;
  if (self->n_refusals == 0)
    {
      self->doubt_us = now_us;
      self->doubted = poll;
      self->n_refusals = 1;
    }
  /* What was under way when the doubt came up is no second try. */
  else if (poll->sent_us >= self->doubt_us)
    self->n_refusals++;
}

void
pentad_pace_trust_again (PentadPace *self, gint64 now_us)
{
  self->n_refusals = 0;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll->n_unauthorised == 0)
        continue;
      poll->n_unauthorised = 0;
      place (self, poll, now_us);
    }
}
