/* The clock of a program: wall time for dates, boot time for durations; tests and --at move it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/clock.h"

#include <time.h>

typedef enum
{
  CLOCK_SYSTEM,
  CLOCK_FIXED,
  CLOCK_MANUAL
} ClockKind;

struct _PentadClock
{
  GObject parent_instance;

  /* configuration */
  ClockKind kind;

  /* owned, under the lock: a manual clock is moved while the network thread reads it */
  GMutex lock;
  gint64 wall_us;
  gint64 boot_us;
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadClock, pentad_clock, G_TYPE_OBJECT)

static void
pentad_clock_finalize (GObject *object)
{
  PentadClock *self = PENTAD_CLOCK (object);

  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (pentad_clock_parent_class)->finalize (object);
}

static void
pentad_clock_class_init (PentadClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pentad_clock_finalize;

  /**
   * PentadClock::moved: a manual clock was moved; what waits for an instant should look again.
   */
  signals[MOVED] = g_signal_new ("moved", PENTAD_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pentad_clock_init (PentadClock *self)
{
  g_mutex_init (&self->lock);
}

PentadClock *
pentad_clock_new (void)
{
  return g_object_new (PENTAD_TYPE_CLOCK, NULL);
}

PentadClock *
pentad_clock_new_fixed (gint64 wall)
{
  PentadClock *self = g_object_new (PENTAD_TYPE_CLOCK, NULL);

  self->kind = CLOCK_FIXED;
  self->wall_us = wall * G_USEC_PER_SEC;
  return self;
}

PentadClock *
pentad_clock_new_manual (gint64 wall)
{
  PentadClock *self = g_object_new (PENTAD_TYPE_CLOCK, NULL);

  self->kind = CLOCK_MANUAL;
  self->wall_us = wall * G_USEC_PER_SEC;
  self->boot_us = G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  return self;
}

gint64
pentad_clock_get_wall (PentadClock *self)
{
  gint64 wall_us;

  g_return_val_if_fail (PENTAD_IS_CLOCK (self), 0);

  if (self->kind == CLOCK_SYSTEM)
    return g_get_real_time () / G_USEC_PER_SEC;
  g_mutex_lock (&self->lock);
  wall_us = self->wall_us;
  g_mutex_unlock (&self->lock);
  /* Round down, also before 1970. */
  return wall_us >= 0 ? wall_us / G_USEC_PER_SEC
                      : -((G_USEC_PER_SEC - 1 - wall_us) / G_USEC_PER_SEC);
}

gint64
pentad_clock_get_boot_us (PentadClock *self)
{
  struct timespec now;
  gint64 boot_us;

  g_return_val_if_fail (PENTAD_IS_CLOCK (self), 0);

  if (self->kind == CLOCK_MANUAL)
    {
      g_mutex_lock (&self->lock);
      boot_us = self->boot_us;
      g_mutex_unlock (&self->lock);
      return boot_us;
    }
  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

gboolean
pentad_clock_is_fixed (PentadClock *self)
{
  g_return_val_if_fail (PENTAD_IS_CLOCK (self), FALSE);
  return self->kind == CLOCK_FIXED;
}

void
pentad_clock_advance (PentadClock *self, gint64 duration_us)
{
  g_return_if_fail (PENTAD_IS_CLOCK (self));
  g_return_if_fail (self->kind == CLOCK_MANUAL);
  g_return_if_fail (duration_us >= 0);

  g_mutex_lock (&self->lock);
  self->wall_us += duration_us;
  self->boot_us += duration_us;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[MOVED], 0);
}

void
pentad_clock_set_wall (PentadClock *self, gint64 wall)
{
  g_return_if_fail (PENTAD_IS_CLOCK (self));
  g_return_if_fail (self->kind == CLOCK_MANUAL);

  g_mutex_lock (&self->lock);
  self->wall_us = wall * G_USEC_PER_SEC;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[MOVED], 0);
}
