/* The time of the reference city: real time, started elsewhere, run faster, or frozen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/city-clock.h"

#include <math.h>

void
pentad_city_clock_init (PentadCityClock *self, PentadClock *clock, gint64 start, double speed)
{
  *self = (PentadCityClock){ clock, start, pentad_clock_get_boot_us (clock), speed };
}

gint64
pentad_city_clock_now (const PentadCityClock *self)
{
  double real_s =
      (double)(pentad_clock_get_boot_us (self->clock) - self->begun_us) / G_USEC_PER_SEC;

  return self->start + (gint64)floor (real_s * self->speed);
}
