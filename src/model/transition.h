/* What may follow what in the life of a case: stages on two axes, side actions and their rules.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of acts is that of domain.md 2.5; the numbers of the rules (how often, how long) are a
 * city's own and come from its scheme. What breaks a rule is reported, never refused: the case
 * stands as it was sent. */
#pragma once

#include "model/case-view.h"
#include "model/limit.h"

/* Who moves a case: the supervision centre or the command centre. */
typedef enum
{
  PENTAD_AXIS_SUPERVISION,
  PENTAD_AXIS_COMMAND
} PentadAxis;

/* The rules that an act can break. */
typedef enum
{
  PENTAD_RULE_ORDER,               /* cannot follow the stage that the case is in */
  PENTAD_RULE_AFTER_END,           /* nothing but visits and appeals follow the end */
  PENTAD_RULE_CLOSED_BEFORE_FILED, /* filed after it was closed */
  PENTAD_RULE_EXTENSION_LATE,      /* asked for, or granted unasked, when already overdue */
  PENTAD_RULE_EXTENSION_MANY,      /* more approvals than allowed; refusals do not count */
  PENTAD_RULE_EXTENSION_OPEN,      /* asked for while a request is open */
  PENTAD_RULE_SUSPENSION_MANY,     /* suspended more often than allowed */
  PENTAD_RULE_SUSPENSION_LONG,     /* suspended for longer than allowed */
  PENTAD_RULE_SUSPENDED,           /* handled while the clock stands still */
  PENTAD_RULE_RETURN_AFTER_WORK,   /* given back when the work was done */
  PENTAD_RULE_PUSHED_AFTER_RETURN, /* moved on without a new dispatch after it was given back */
  PENTAD_RULE_REWORK_DEPARTMENT,   /* rework given to another department */
  PENTAD_RULE_VOID_BEFORE_FILING,
  PENTAD_RULE_APPEAL_OPEN,    /* appealed before it was closed */
  PENTAD_RULE_APPEAL_IN_TIME, /* appealed though it was handled in time */
  PENTAD_RULE_APPEAL_MANY,
  PENTAD_N_RULES
} PentadRule;

/* Numbers of a scheme; -1 and NAN: the city has no such rule. */
typedef struct
{
  int max_extensions;  /* approvals of one case */
  int max_suspensions; /* of one case */
  int suspension_days; /* natural days of one suspension */
  int max_appeals;     /* of one case */
  int wrong_dispatch;  /* departments from which on a case counts as wrongly dispatched */
  double duplicate_m;  /* reports of one class that near ... */
  double duplicate_h;  /* ... and within these hours are one */
  PentadLightBounds lights;
} PentadWorkflow;

/* No rule at all. */
void pentad_workflow_init (PentadWorkflow *workflow);

PentadAxis pentad_stage_get_axis (PentadStage stage);
/* "supervision", "command". */
const char *pentad_axis_id (PentadAxis axis);
/* TRUE when the act can come while a case waits or runs in that stage. Acts that follow the end
 * (visit, appeal) are allowed in no stage but this function does not know of the end: see below. */
gboolean pentad_stage_allows (PentadStage stage, PentadAct act);

/* Called for each act that breaks a rule, in order of time, the first rule that it breaks. */
typedef void (*PentadTransitionFunc) (guint entry, PentadRule rule, gpointer user_data);
/* Walks a sorted trail up to and including acts at `now`. A source that never tells of a stage may
 * skip it: a stage counts as skipped only when the trail has an act of it elsewhere. */
void pentad_trail_check (const PentadTrailEntry *entries,
                         guint n_entries,
                         gint64 now,
                         const PentadWorkflow *workflow,
                         PentadTransitionFunc func,
                         gpointer user_data);

/* Different departments that the case was dispatched to by `now`. */
guint pentad_trail_count_departments (const PentadTrailEntry *entries, guint n_entries, gint64 now);

/* Neutral id: "order", "after-end", ... */
const char *pentad_rule_id (PentadRule rule);
gboolean pentad_rule_parse (const char *id, PentadRule *rule);
