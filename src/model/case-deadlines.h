/* Completes cases on their way into a city with the deadlines that their platform did not send.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The limits are in the catalogue and the calendar, which may come after the first cases: what came
 * before them is remembered and given out again, complete, once they are known. */
#pragma once

#include "model/case-limits.h"
#include "model/state.h"

typedef struct _PentadCaseDeadlines PentadCaseDeadlines;

PentadCaseDeadlines *pentad_case_deadlines_new (void);
void pentad_case_deadlines_free (PentadCaseDeadlines *deadlines);
/* Both may be NULL; borrowed until the next call. */
void pentad_case_deadlines_set_limits (PentadCaseDeadlines *deadlines,
                                       const PentadCatalogue *catalogue,
                                       const PentadCalendar *calendar);
/* The state, or one like it with complete cases. Transfer full. */
PentadState *pentad_case_deadlines_fill_state (PentadCaseDeadlines *deadlines, PentadState *state);
/* The same of the cases that ended on a day (PentadCase). Transfer full. */
GPtrArray *
pentad_case_deadlines_fill_ended (PentadCaseDeadlines *deadlines, gint32 day, GPtrArray *cases);
/* What came before the limits were known: a delta of the state, NULL when there is nothing. It is
 * given out once. Transfer full. */
PentadState *pentad_case_deadlines_take_early_state (PentadCaseDeadlines *deadlines);
/* The ended cases of a day that came before; NULL when there is none, else *day is set. Each is
 * given out once. Transfer full. */
GPtrArray *pentad_case_deadlines_take_early_day (PentadCaseDeadlines *deadlines, gint32 *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseDeadlines, pentad_case_deadlines_free)
