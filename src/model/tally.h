/* What a case adds to the counters, when, and whose it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose an event is follows from the trail alone, whatever the scheme, and like its date it never
 * changes afterwards.
 *
 * A *department* owns what happens while it has the case: from the dispatch to it until it gives
 * the case back or another one gets it (pentad_case_view_get_holder()). So handling, checks,
 * extensions, suspensions, pressing and closing are those of the department that has the case as
 * they happen; what had to be handled or closed is that of the one that has it as the deadline
 * passes, so a case that lies with the dispatcher then is nobody's; a rework is that of the
 * department whose work failed; a wrong dispatch that of the department that got the case wrongly,
 * since it is its share of foreign cases that is to be known; visits and appeals that of the last
 * one. Filing comes before any department is known: a case counts as filed (and as a repeat) for a
 * department when it is first dispatched to it, once for each that gets it. Such an event has
 * of_place FALSE, as the place counted the filing itself. Intake and the steps of dispatching
 * belong to no department.
 *
 * A *person* owns what he did (`by`). What had to be done by a step's deadline is owned by the one
 * whom the act that begins the step names (`to`), whether it was done or not; without that it is
 * nobody's, since taking it from those who did it would hide those who did not. A supervisor owns
 * the decision on his reports and, where he verified it, a confirmed report of a citizen (he missed
 * it); of both, the filing is his beside the shift leader's. The shift leader who filed a case owns
 * its voiding and what had to be handled and closed. A wrong dispatch is that of the dispatcher who
 * sent it there. */
#pragma once

#include "model/counter.h"

/* Time allowed for the steps around handling, in seconds; from the scheme (domain.md 2.5 [I]).
 * Below 0: the step has no limit and its counters stay empty. */
typedef struct
{
  int verify_s, accept_s, file_s, dispatch_s, check_s, close_s;
  int send_verify_s, send_check_s; /* from asking for an order to sending it */
} PentadStepLimits;

/* One thing to count. */
typedef struct
{
  PentadCount count;
  gboolean of_place;      /* FALSE: counts for the department only, not for the place */
  gint64 time;            /* that dates it */
  const char *department; /* code, as shared by the case; NULL none */
  const char *persons[2]; /* codes, as shared by the case; NULL none; never the same twice */
  double minutes;         /* PENTAD_COUNT_DISPOSE: from dispatch, less suspensions; else NAN */
} PentadTallyEvent;

/* Called for each counted event of a case; the event is valid until it returns. */
typedef void (*PentadTallyFunc) (const PentadTallyEvent *event, gpointer user_data);

/* Walks the trail of a case and reports every stored counter that it adds to, with the instant that
 * dates it, for instants in [from, to). */
void pentad_case_tally (const PentadCase *self,
                        const PentadStepLimits *limits,
                        const PentadZone *zone,
                        gint64 from,
                        gint64 to,
                        PentadTallyFunc func,
                        gpointer user_data);

/* Reports what a case that is open at `time` adds to the counters from PENTAD_N_STORED_COUNTS on;
 * nothing when it is not open then. [from, to): the period of the cohorts, which are dated by the
 * report or the deadline that puts the case into them; the others are dated by `time`. */
void pentad_case_tally_open (const PentadCase *self,
                             gint64 time,
                             gint64 from,
                             gint64 to,
                             PentadTallyFunc func,
                             gpointer user_data);

/* The same of a trail that is unpacked already. */
void pentad_trail_tally (const PentadTrail *trail,
                         const PentadStepLimits *limits,
                         const PentadZone *zone,
                         gint64 from,
                         gint64 to,
                         PentadTallyFunc func,
                         gpointer user_data);
void pentad_trail_tally_open (const PentadTrail *trail,
                              gint64 time,
                              gint64 from,
                              gint64 to,
                              PentadTallyFunc func,
                              gpointer user_data);
