/* What a case adds to the counters, and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/counter.h"

/* Time allowed for the steps around handling, in seconds; from the scheme (domain.md 2.5 [I]). */
typedef struct
{
  int verify_s, accept_s, file_s, dispatch_s, check_s, close_s;
} PentadStepLimits;

/* Called for each counted event of a case. */
typedef void (*PentadTallyFunc) (PentadCount count, gint64 time, gpointer user_data);

/* Walks the trail of a case and reports every stored counter that it adds to, with the instant that
 * dates it, for instants in [from, to). handle_func (may be NULL) gets the handling minutes once
 * per handling, dated by it. */
typedef void (*PentadHandleFunc) (double minutes, gint64 time, gpointer user_data);
void pentad_case_tally (const PentadCase *self,
                        const PentadStepLimits *limits,
                        const PentadZone *zone,
                        gint64 from,
                        gint64 to,
                        PentadTallyFunc func,
                        PentadHandleFunc handle_func,
                        gpointer user_data);
