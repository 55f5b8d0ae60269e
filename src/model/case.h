/* A case: its facts and its trail, and what it looks like at a given instant.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case is immutable: an update is a new case with the same id. Its trail is a list of acts in
 * order of time; the stage, deadline, counts and so on are derived by pentad_case_view() for any
 * instant, so that a look back ignores what happened later. */
#pragma once

#include "model/catalogue.h"
#include "model/zone.h"

/* Stages with the neutral ids of the wire: report verify accept file dispatch dispose feedback
 * check close (domain.md 2.5). `verify` is before filing, `check` after handling. */
typedef enum
{
  PENTAD_STAGE_REPORT,
  PENTAD_STAGE_VERIFY,
  PENTAD_STAGE_ACCEPT,
  PENTAD_STAGE_FILE,
  PENTAD_STAGE_DISPATCH,
  PENTAD_STAGE_DISPOSE,
  PENTAD_STAGE_FEEDBACK,
  PENTAD_STAGE_CHECK,
  PENTAD_STAGE_CLOSE,
  PENTAD_N_STAGES
} PentadStage;

/* What happened. The first nine complete the stage of the same name; the rest are side actions. */
typedef enum
{
  PENTAD_ACT_REPORT,
  PENTAD_ACT_VERIFY,
  PENTAD_ACT_ACCEPT,
  PENTAD_ACT_FILE,
  PENTAD_ACT_DISPATCH, /* department and due may be set */
  PENTAD_ACT_DISPOSE,
  PENTAD_ACT_FEEDBACK,
  PENTAD_ACT_CHECK, /* check passed */
  PENTAD_ACT_CLOSE,
  PENTAD_ACT_SEND_VERIFY,  /* 发核实 */
  PENTAD_ACT_REJECT,       /* 不予受理: ends the case */
  PENTAD_ACT_VOID,         /* 作废: ends the case */
  PENTAD_ACT_RETURN,       /* 回退, before work */
  PENTAD_ACT_REWORK,       /* 返工: check failed, the same department again */
  PENTAD_ACT_EXTEND,       /* 延期, due is the new deadline */
  PENTAD_ACT_SUSPEND,      /* 挂账: the clock stops */
  PENTAD_ACT_RESUME,       /* due is the new deadline */
  PENTAD_ACT_PRESS,        /* 督办 */
  PENTAD_ACT_FORCE_CLOSE,  /* 强制结案: ends the case, counts as closed */
  PENTAD_ACT_SELF_HANDLED, /* 自行处置: ends the case */
  PENTAD_ACT_VISIT,        /* 回访; value 1 satisfied, 0 not */
  PENTAD_ACT_ASK_VERIFY,   /* the acceptor (`to`) is asked for an order to verify (应发核实) */
  PENTAD_ACT_ASK_CHECK,    /* the same for a check (应发核查) */
  PENTAD_ACT_SEND_CHECK,   /* 发核查 */
  PENTAD_ACT_APPEAL,       /* 超时申诉 decided, after closing; value 1 granted, 0 refused */
  PENTAD_ACT_END,          /* ended at an unknown time (closed without a closing time) */
  PENTAD_N_ACTS
} PentadAct;

typedef struct
{
  gint64 time;            /* PENTAD_NO_TIME only for PENTAD_ACT_END */
  gint64 due;             /* new deadline, PENTAD_NO_TIME when the act sets none */
  const char *department; /* shared code, NULL when the act names none */
  const char *by;         /* shared code of the person who did it, NULL when not named */
  const char *to;         /* of the person who has to do the step that it begins, NULL */
  PentadAct act;
  int value; /* PENTAD_ACT_VISIT and PENTAD_ACT_APPEAL only */
} PentadTrailEntry;

typedef struct
{
  gatomicrefcount refs;
  char *id;
  const char *class_code; /* shared; NULL unknown */
  const char *division;   /* shared code of the finest place the source names; NULL none */
  PentadSourceKind source;
  double lon, lat;     /* degrees; NAN when the source gives no point */
  char *address;       /* may be NULL */
  guint repeat : 1;    /* the source flags it as the same place and class again */
  guint condition : 8; /* number of the filing condition in its class, from 1; 0 not named */
  guint n_entries;
  PentadTrailEntry trail[]; /* sorted by time, PENTAD_ACT_END last */
} PentadCase;

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

/* Copies the arguments; trail is sorted (stable) by the function. Transfer full. */
PentadCase *pentad_case_new (const char *id,
                             const char *class_code,
                             PentadSourceKind source,
                             const char *division,
                             double lon,
                             double lat,
                             const char *address,
                             const PentadTrailEntry *trail,
                             guint n_entries);
PentadCase *pentad_case_ref (PentadCase *self);
void pentad_case_unref (PentadCase *self);
/* The case as it stood at `time`: acts at or before it have happened. */
void pentad_case_view (const PentadCase *self, gint64 time, PentadCaseView *view);
/* Moves a view over one more act, for those who walk a trail themselves. */
void pentad_case_view_step (PentadCaseView *view, const PentadTrailEntry *entry);
/* When it was reported; PENTAD_NO_TIME when the trail has no report. */
gint64 pentad_case_get_reported (const PentadCase *self);
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
 * suspended by then, the case open or closed, not void. Returns how many were written. */
guint pentad_case_get_deadlines (const PentadCase *self, gint64 time, gint64 *deadlines, guint max);

const char *pentad_stage_id (PentadStage stage);
const char *pentad_act_id (PentadAct act);
/* FALSE when the id is unknown: the reader keeps the case and drops the entry with a finding. */
gboolean pentad_act_parse (const char *id, gsize len, PentadAct *act);
const char *pentad_outcome_id (PentadOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCase, pentad_case_unref)
