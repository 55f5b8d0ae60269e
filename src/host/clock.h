/* The clock of a program: wall time for dates, boot time for durations; tests and --at move it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wall time may be set, jump and run backwards, so that it is only read to name an instant.
 * Durations and ages come from boot time, which runs on in suspend and never goes back. */
#pragma once

#include <glib-object.h>

#define PENTAD_TYPE_CLOCK (pentad_clock_get_type ())
G_DECLARE_FINAL_TYPE (PentadClock, pentad_clock, PENTAD, CLOCK, GObject)

/* The clock of the machine. Transfer full. */
PentadClock *pentad_clock_new (void);
/* A clock of --at: the wall time stays at `wall` (seconds since 1970 UTC), the boot time runs. */
PentadClock *pentad_clock_new_fixed (gint64 wall);
/* A clock that only pentad_clock_advance() and pentad_clock_set_wall() move, for tests. Its boot
 * time begins at one hour. */
PentadClock *pentad_clock_new_manual (gint64 wall);

/* Seconds since 1970-01-01T00:00:00Z. Thread-safe. */
gint64 pentad_clock_get_wall (PentadClock *self);
/* Microseconds since some instant before the program began (CLOCK_BOOTTIME). Thread-safe. */
gint64 pentad_clock_get_boot_us (PentadClock *self);
/* TRUE for a clock of --at: "now" is an instant that somebody chose. */
gboolean pentad_clock_is_fixed (PentadClock *self);

/* Manual clocks only: moves wall and boot time on. Emits "moved". duration_us >= 0. */
void pentad_clock_advance (PentadClock *self, gint64 duration_us);
/* Manual clocks only: somebody sets the wall time, also backwards. Emits "moved". */
void pentad_clock_set_wall (PentadClock *self, gint64 wall);
