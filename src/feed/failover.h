/* Which of two addresses a platform is asked at: the first, or the standby while the first is down.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure: times are given, CLOCK_BOOTTIME microseconds. It takes several failures over some seconds
 * to leave an address, and two good answers in a row to go back, so that a line that flickers does
 * not make the feed jump. */
#pragma once

#include "model/freshness.h"

typedef struct
{
  gboolean has_standby;
  gboolean on_standby;
  gint64 switched_us; /* answers to what was asked before say nothing */
  guint n_bad;        /* failures in a row where it asks now */
  gint64 bad_us;      /* when the first of them came */
  gint64 probe_us;    /* when the first address is tried again */
  guint n_good;       /* good probes in a row */
} PentadFailover;

void pentad_failover_init (PentadFailover *self, gboolean has_standby);
/* An answer came to what was asked at sent_us. TRUE when the address changes: no answers and errors
 * of the server count against it, everything else for it. random in [0, 1). */
gboolean pentad_failover_note (PentadFailover *self,
                               gint64 now_us,
                               gint64 sent_us,
                               PentadConnection connection,
                               double random);
/* TRUE when the first address is to be tried now. */
gboolean pentad_failover_wants_probe (const PentadFailover *self, gint64 now_us);
/* The result of such a try. TRUE when the address changes back. */
gboolean
pentad_failover_note_probe (PentadFailover *self, gint64 now_us, gboolean is_good, double random);
