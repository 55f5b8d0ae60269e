/* The platform's clock, as far as its answers tell it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/platform-time.h"

void
pentad_platform_time_init (PentadPlatformTime *self)
{
  *self = (PentadPlatformTime){ .time = PENTAD_NO_TIME };
}

static gint64
get_ahead_s (gint64 date, gint64 now)
{
  return ABS (now - date) > PENTAD_PLATFORM_TIME_TOLERANCE_S ? now - date : 0;
}

void
pentad_platform_time_recall (PentadPlatformTime *self, gint64 date, gint64 now)
{
  if (self->time == PENTAD_NO_TIME && date != PENTAD_NO_TIME && now != PENTAD_NO_TIME)
    self->ahead_s = get_ahead_s (date, now);
}

void
pentad_platform_time_learn (
    PentadPlatformTime *self, gint64 boot_us, gint64 wall, gint64 date, gint64 now)
{
  gint64 expected = pentad_platform_time_get (self, boot_us);

  if (now != PENTAD_NO_TIME && date != PENTAD_NO_TIME)
    self->ahead_s = get_ahead_s (date, now);
  if (date != PENTAD_NO_TIME)
    self->skew_s = date - wall;
  if (now == PENTAD_NO_TIME && date != PENTAD_NO_TIME)
    now = date + self->ahead_s;
  if (now == PENTAD_NO_TIME ||
      (expected != PENTAD_NO_TIME && ABS (now - expected) <= PENTAD_PLATFORM_TIME_TOLERANCE_S))
    return;
  self->time = now;
  self->boot_us = boot_us;
}

gint64
pentad_platform_time_get (const PentadPlatformTime *self, gint64 boot_us)
{
  if (self->time == PENTAD_NO_TIME)
    return PENTAD_NO_TIME;
  return self->time + (boot_us - self->boot_us) / G_USEC_PER_SEC;
}
