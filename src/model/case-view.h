/* How a case stands at an instant, worked out from its trail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/trail.h"

/* How a case stands. */
typedef enum
{
  PENTAD_OUTCOME_OPEN,
  PENTAD_OUTCOME_CLOSED, /* closed, also by force, also at an unknown time */
  PENTAD_OUTCOME_REJECTED,
  PENTAD_OUTCOME_VOID,
  PENTAD_OUTCOME_SELF_HANDLED,
  PENTAD_OUTCOME_UNKNOWN /* not yet reported at that instant */
} PentadOutcome;

/* A case at one instant. Times are PENTAD_NO_TIME when the act has not happened by then. */
typedef struct
{
  PentadOutcome outcome;
  PentadStage stage;          /* the stage that waits or runs; PENTAD_STAGE_CLOSE when ended */
  gint64 at[PENTAD_N_STAGES]; /* when each stage was last completed */
  gint64 since;               /* when the present stage began */
  gint64 due;                 /* handling deadline in force; PENTAD_NO_TIME when there is none */
  gint64 ended;               /* PENTAD_NO_TIME: open, or ended at an unknown time */
  const char *department;     /* that has it or had it last; NULL before dispatch */
  /* Persons, NULL where the trail does not name them: who reported, last verified, filed and last
   * dispatched it. */
  const char *reporter, *verifier, *filer, *dispatcher;
  guint8 reworks, returns, extensions, presses, dispatches;
  gboolean suspended;
} PentadCaseView;

/* A case that nothing has happened to yet. */
void pentad_case_view_init (PentadCaseView *view);
/* Moves a view over one more act, for those who walk a trail themselves. */
void pentad_case_view_step (PentadCaseView *view, const PentadTrailEntry *entry);
/* TRUE when the act has not happened by `time`, given the view over the acts before it. An end at
 * an unknown time is taken as past once the case itself is. */
gboolean
pentad_case_view_is_ahead (const PentadCaseView *view, const PentadTrailEntry *entry, gint64 time);
/* The view over the acts of a sorted trail at or before `time`. */
void
pentad_trail_view (const PentadTrailEntry *entries, guint n, gint64 time, PentadCaseView *view);
/* TRUE when handling is finished: the case waits for feedback, check or closing, or is closed. */
gboolean pentad_case_view_is_handled (const PentadCaseView *view);
/* The department that has the case: the last one it was dispatched to, unless that gave it back;
 * when it has ended, the one that had it then. NULL: none. */
const char *pentad_case_view_get_holder (const PentadCaseView *view);
/* TRUE when the case is open at `time`, the clock runs, its deadline lies before it, and it was not
 * handled by then. */
gboolean pentad_case_view_is_overdue (const PentadCaseView *view, gint64 time);

/* Most deadlines of one case that are counted; extensions are few (domain.md 2.5). */
#define PENTAD_MAX_DEADLINES 8

/* The handling deadlines at or before `time` that were in force as they passed: not extended or
 * suspended by then, the case open or closed, not void. Each instant once. Returns how many were
 * written. */
guint pentad_trail_get_deadlines (
    const PentadTrailEntry *entries, guint n, gint64 time, gint64 *deadlines, guint max);

const char *pentad_outcome_id (PentadOutcome outcome);
