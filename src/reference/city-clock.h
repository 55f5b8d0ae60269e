/* The time of the reference city: real time, started elsewhere, run faster, or frozen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "host/clock.h"

typedef struct
{
  PentadClock *clock; /* borrowed */
  gint64 start;       /* city time when it began */
  gint64 begun_us;    /* boot time when it began */
  double speed;       /* city seconds a real second; 0 is frozen */
} PentadCityClock;

/* clock is borrowed and outlives the city clock. */
void pentad_city_clock_init (PentadCityClock *self, PentadClock *clock, gint64 start, double speed);
/* Whole seconds since 1970-01-01T00:00:00Z in city time. Never goes back. Thread-safe. */
gint64 pentad_city_clock_now (const PentadCityClock *self);
