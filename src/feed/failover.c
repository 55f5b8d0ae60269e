/* Which of two addresses a platform is asked at: the first, or the standby while the first is down.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/failover.h"

/* An address is left after so many failures in a row that have lasted so long. */
#define BAD_COUNT 3
#define BAD_US    (5 * G_USEC_PER_SEC)
/* The first address is tried again after this, up to half as long again; walls that left it
 * together do not come back together. */
#define PROBE_US   (30 * G_USEC_PER_SEC)
#define GOOD_COUNT 2

void
pentad_failover_init (PentadFailover *self, gboolean has_standby)
{
  *self = (PentadFailover){ .has_standby = has_standby, .switched_us = G_MININT64 };
}

static void
set_probe (PentadFailover *self, gint64 now_us, double random)
{
  self->probe_us = now_us + (gint64)((double)PROBE_US * (1 + random / 2));
}

static void
switch_over (PentadFailover *self, gint64 now_us, double random)
{
  self->on_standby = !self->on_standby;
  self->switched_us = now_us;
  self->n_bad = self->n_good = 0;
  set_probe (self, now_us, random);
}

gboolean
pentad_failover_note (
    PentadFailover *self, gint64 now_us, gint64 sent_us, PentadConnection connection, double random)
{
  if (!self->has_standby || sent_us < self->switched_us)
    return FALSE;
  if (connection != PENTAD_CONNECTION_OFFLINE && connection != PENTAD_CONNECTION_FAILING)
    {
      self->n_bad = 0;
      return FALSE;
    }
  if (self->n_bad++ == 0)
    self->bad_us = now_us;
  if (self->n_bad < BAD_COUNT || now_us - self->bad_us < BAD_US)
    return FALSE;
  switch_over (self, now_us, random);
  return TRUE;
}

gboolean
pentad_failover_wants_probe (const PentadFailover *self, gint64 now_us)
{
  return self->on_standby && now_us >= self->probe_us;
}

gboolean
pentad_failover_note_probe (PentadFailover *self, gint64 now_us, gboolean is_good, double random)
{
  if (!self->on_standby)
    return FALSE;
  self->n_good = is_good ? self->n_good + 1 : 0;
  set_probe (self, now_us, random);
  if (self->n_good < GOOD_COUNT)
    return FALSE;
  switch_over (self, now_us, random);
  return TRUE;
}
