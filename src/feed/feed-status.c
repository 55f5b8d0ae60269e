/* How a feed stands: connection, freshness, age, and the clocks that these are told by.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"

#include <math.h>

PentadConnection
pentad_feed_get_connection (PentadFeed *self)
{
  const PentadPoll *worst;

  g_return_val_if_fail (PENTAD_IS_FEED (self), PENTAD_CONNECTION_CONNECTING);

  if (!self->has_answer)
    return PENTAD_CONNECTION_CONNECTING;
  if (self->pace.is_offline)
    return PENTAD_CONNECTION_OFFLINE;
  if (self->geometry_error != NULL)
    return PENTAD_CONNECTION_INCOMPATIBLE;
  /* Nothing is asked for any more, whichever document the credential was turned down for. */
  if (pentad_pace_is_refused (&self->pace))
    return PENTAD_CONNECTION_UNAUTHORISED;
  worst = pentad_plan_get_worst (self->plan);
  /* What went unanswered once is told by the line above while it lasts. */
  if (worst == NULL || !pentad_plan_is_vital (worst) ||
      worst->connection == PENTAD_CONNECTION_OFFLINE)
    return PENTAD_CONNECTION_OK;
  return worst->connection;
}

gboolean
pentad_feed_is_on_standby (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), FALSE);
  return self->failover.on_standby;
}

const char *
pentad_feed_get_address (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), NULL);
  return self->failover.on_standby ? self->source->standby : self->source->url;
}

double
pentad_feed_get_age_s (PentadFeed *self)
{
  gint64 as_of;

  g_return_val_if_fail (PENTAD_IS_FEED (self), NAN);

  if (!self->has_state)
    return NAN;
  as_of = self->state_as_of;
  if (pentad_clock_is_fixed (self->clock) && as_of != PENTAD_NO_TIME)
    return MAX (0, pentad_clock_get_wall (self->clock) - as_of);
  return self->state_lag_s +
         (double)MAX (0, pentad_clock_get_boot_us (self->clock) - self->state_boot_us) /
             G_USEC_PER_SEC;
}

PentadFreshness
pentad_feed_get_freshness (PentadFeed *self)
{
  double age_s = pentad_feed_get_age_s (self);

  return isnan (age_s) ? PENTAD_FRESH_UNKNOWN : pentad_freshness (age_s, self->intervals.state_s);
}

guint
pentad_feed_get_interval_s (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), 0);
  return self->intervals.state_s;
}

gint64
pentad_feed_get_now (PentadFeed *self)
{
  gint64 now;

  g_return_val_if_fail (PENTAD_IS_FEED (self), PENTAD_NO_TIME);

  if (pentad_clock_is_fixed (self->clock))
    return pentad_clock_get_wall (self->clock);
  now = pentad_platform_time_get (&self->time, pentad_clock_get_boot_us (self->clock));
  return now != PENTAD_NO_TIME ? now : pentad_clock_get_wall (self->clock) + self->recalled_skew_s;
}

gint64
pentad_feed_get_arrival (PentadFeed *self)
{
  gint64 now, arrival;

  g_return_val_if_fail (PENTAD_IS_FEED (self), PENTAD_NO_TIME);

  now = pentad_feed_get_now (self);
  if (!self->has_state || self->state_as_of == PENTAD_NO_TIME ||
      pentad_clock_is_fixed (self->clock))
    return now;
  arrival = self->state_as_of;
  /* A state that is no older than clocks can tell is one of then. */
  if (self->state_lag_s > PENTAD_PLATFORM_TIME_TOLERANCE_S)
    arrival += (gint64)self->state_lag_s;
  return MIN (arrival, now);
}

gint64
pentad_feed_get_as_of (PentadFeed *self)
{
  gint64 as_of;

  g_return_val_if_fail (PENTAD_IS_FEED (self), PENTAD_NO_TIME);

  as_of = self->state_as_of;
  if (pentad_clock_is_fixed (self->clock))
    as_of = MIN (as_of, pentad_clock_get_wall (self->clock));
  return as_of;
}

gint64
pentad_feed_get_skew_s (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), 0);
  return pentad_clock_is_fixed (self->clock) ? 0 : self->time.skew_s;
}

const char *
pentad_feed_get_error (PentadFeed *self)
{
  const PentadPoll *worst;

  g_return_val_if_fail (PENTAD_IS_FEED (self), NULL);

  if (self->geometry_error != NULL)
    return self->geometry_error;
  worst = pentad_plan_get_worst (self->plan);
  return worst != NULL ? worst->error : NULL;
}

double
pentad_feed_get_next_poll_s (PentadFeed *self)
{
  const PentadPoll *poll;
  gint64 now_us, next_us;

  g_return_val_if_fail (PENTAD_IS_FEED (self), 0);

  poll = pentad_plan_find (self->plan, PENTAD_DOCUMENT_STATE);
  if (poll == NULL)
    poll = pentad_plan_find (self->plan, PENTAD_DOCUMENT_REQUESTS);
  if (poll == NULL)
    poll = pentad_plan_find (self->plan, PENTAD_DOCUMENT_ABOUT);
  if (poll == NULL || poll->request != 0)
    return 0;
  next_us = pentad_pace_get_next_us (&self->pace, poll);
  if (next_us == PENTAD_POLL_NEVER)
    return INFINITY;
  now_us = pentad_clock_get_boot_us (self->clock);
  return MAX (0, next_us - now_us) / (double)G_USEC_PER_SEC;
}

void
pentad_feed_tell_status (PentadFeed *self)
{
  PentadConnection connection = pentad_feed_get_connection (self);
  PentadFreshness freshness = pentad_feed_get_freshness (self);
  const char *error = pentad_feed_get_error (self);

  if (connection == self->told_connection && freshness == self->told_freshness &&
      g_strcmp0 (error, self->told_error) == 0)
    return;
  self->told_connection = connection;
  self->told_freshness = freshness;
  g_free (self->told_error);
  self->told_error = g_strdup (error);
  g_signal_emit_by_name (self, "status-changed");
}
