/* What may follow what in the life of a case: stages on two axes, side actions and their rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/transition.h"

#include <math.h>

/* A stage as a bit. */
#define VERIFY   (1u << PENTAD_STAGE_VERIFY)
#define ACCEPT   (1u << PENTAD_STAGE_ACCEPT)
#define FILING   (1u << PENTAD_STAGE_FILE)
#define DISPATCH (1u << PENTAD_STAGE_DISPATCH)
#define DISPOSE  (1u << PENTAD_STAGE_DISPOSE)
#define FEEDBACK (1u << PENTAD_STAGE_FEEDBACK)
#define CHECK    (1u << PENTAD_STAGE_CHECK)
#define CLOSING  (1u << PENTAD_STAGE_CLOSE)
#define INTAKE   (VERIFY | ACCEPT | FILING)
#define FILED    (DISPATCH | DISPOSE | FEEDBACK | CHECK | CLOSING)
#define ANY      (INTAKE | FILED)

/* The stages in which each act can come. A report opens a case and so comes in none. */
static const guint stages_of[PENTAD_N_ACTS] = {
  [PENTAD_ACT_REPORT] = 0,
  [PENTAD_ACT_VERIFY] = VERIFY,
  [PENTAD_ACT_ACCEPT] = ACCEPT,
  [PENTAD_ACT_FILE] = FILING,
  [PENTAD_ACT_DISPATCH] = DISPATCH | DISPOSE,
  [PENTAD_ACT_DISPOSE] = DISPOSE,
  [PENTAD_ACT_FEEDBACK] = FEEDBACK,
  [PENTAD_ACT_CHECK] = CHECK,
  [PENTAD_ACT_CLOSE] = CLOSING,
  [PENTAD_ACT_SEND_VERIFY] = INTAKE,
  [PENTAD_ACT_REJECT] = INTAKE,
  [PENTAD_ACT_VOID] = FILED,
  [PENTAD_ACT_RETURN] = DISPATCH | DISPOSE,
  [PENTAD_ACT_REWORK] = CHECK,
  [PENTAD_ACT_EXTEND] = DISPOSE,
  [PENTAD_ACT_SUSPEND] = DISPATCH | DISPOSE,
  [PENTAD_ACT_RESUME] = ANY,
  [PENTAD_ACT_PRESS] = ANY,
  [PENTAD_ACT_FORCE_CLOSE] = FILED,
  [PENTAD_ACT_SELF_HANDLED] = INTAKE,
  [PENTAD_ACT_VISIT] = ANY,
  [PENTAD_ACT_ASK_VERIFY] = INTAKE,
  [PENTAD_ACT_ASK_CHECK] = FEEDBACK | CHECK,
  [PENTAD_ACT_SEND_CHECK] = FEEDBACK | CHECK,
  [PENTAD_ACT_ASK_EXTEND] = DISPOSE,
  [PENTAD_ACT_REFUSE_EXTEND] = DISPOSE,
  [PENTAD_ACT_SHIRK] = DISPATCH | DISPOSE,
  [PENTAD_ACT_BUNDLE] = DISPATCH | DISPOSE,
  [PENTAD_ACT_APPEAL] = 0,
  [PENTAD_ACT_END] = ANY,
};

static const char *const rule_ids[PENTAD_N_RULES] = {
  [PENTAD_RULE_ORDER] = "order",
  [PENTAD_RULE_AFTER_END] = "after-end",
  [PENTAD_RULE_CLOSED_BEFORE_FILED] = "closed-before-filed",
  [PENTAD_RULE_EXTENSION_LATE] = "extension-late",
  [PENTAD_RULE_EXTENSION_MANY] = "extension-many",
  [PENTAD_RULE_EXTENSION_OPEN] = "extension-open",
  [PENTAD_RULE_SUSPENSION_MANY] = "suspension-many",
  [PENTAD_RULE_SUSPENSION_LONG] = "suspension-long",
  [PENTAD_RULE_SUSPENDED] = "suspended",
  [PENTAD_RULE_RETURN_AFTER_WORK] = "return-after-work",
  [PENTAD_RULE_PUSHED_AFTER_RETURN] = "pushed-after-return",
  [PENTAD_RULE_REWORK_DEPARTMENT] = "rework-department",
  [PENTAD_RULE_VOID_BEFORE_FILING] = "void-before-filing",
  [PENTAD_RULE_APPEAL_OPEN] = "appeal-open",
  [PENTAD_RULE_APPEAL_IN_TIME] = "appeal-in-time",
  [PENTAD_RULE_APPEAL_MANY] = "appeal-many",
};

void
pentad_workflow_init (PentadWorkflow *workflow)
{
  *workflow = (PentadWorkflow){ -1, -1, -1, -1, -1, NAN, NAN, { NAN, NAN } };
}

PentadAxis
pentad_stage_get_axis (PentadStage stage)
{
  return stage == PENTAD_STAGE_DISPATCH || stage == PENTAD_STAGE_DISPOSE ||
                 stage == PENTAD_STAGE_FEEDBACK
             ? PENTAD_AXIS_COMMAND
             : PENTAD_AXIS_SUPERVISION;
}

const char *
pentad_axis_id (PentadAxis axis)
{
  return axis == PENTAD_AXIS_COMMAND ? "command" : "supervision";
}

gboolean
pentad_stage_allows (PentadStage stage, PentadAct act)
{
  return (stages_of[act] >> stage) & 1;
}

const char *
pentad_rule_id (PentadRule rule)
{
  return rule_ids[rule];
}

gboolean
pentad_rule_parse (const char *id, PentadRule *rule)
{
  for (int i = 0; i < PENTAD_N_RULES; i++)
    if (g_strcmp0 (id, rule_ids[i]) == 0)
      {
        *rule = i;
        return TRUE;
      }
  return FALSE;
}

/* --- Walking a trail ------------------------------------------------------------------------- */

typedef struct
{
  const PentadTrailEntry *entries;
  guint n;
  const PentadWorkflow *rules;
  guint told; /* stages of which the trail has an act, as bits */

  PentadCaseView view;
  guint extensions, suspensions, appeals;
  gint64 asked;      /* the open request for an extension; PENTAD_NO_TIME */
  guint suspended;   /* the entry that stopped the clock, plus one; 0 it runs */
  gboolean returned; /* given back and not dispatched again */
  const char *rework_department;
} Walk;

/* Rework is a failed check, and forced closing a closing. */
static guint
stage_told_by (PentadAct act)
{
  if (act == PENTAD_ACT_REWORK)
    return CHECK;
  if (act == PENTAD_ACT_FORCE_CLOSE)
    return CLOSING;
  return act < (PentadAct)PENTAD_N_STAGES ? 1u << act : 0;
}

/* TRUE when the act belongs to a later stage, and the trail tells of none in between. */
static gboolean
only_skips_untold (const Walk *walk, PentadAct act)
{
  /* A source that tells of acceptance tells of filing, and voiding comes after it. */
  if (act == PENTAD_ACT_VOID && (walk->told & ACCEPT))
    return FALSE;
  for (guint stage = walk->view.stage; stage < PENTAD_N_STAGES; stage++)
    {
      if (pentad_stage_allows (stage, act))
        return TRUE;
      if (walk->told & (1u << stage))
        return FALSE;
    }
  return FALSE;
}

static gboolean
has_ended (const PentadCaseView *view)
{
  return view->outcome != PENTAD_OUTCOME_OPEN && view->outcome != PENTAD_OUTCOME_UNKNOWN;
}

/* Filed only after it was closed: told of there, and not once more of everything between. */
static gboolean
is_filed_late (const PentadTrailEntry *entries, guint n)
{
  gboolean is_closed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (entries[i].act == PENTAD_ACT_FILE)
        return is_closed;
      is_closed = is_closed || entries[i].act == PENTAD_ACT_CLOSE ||
                  entries[i].act == PENTAD_ACT_FORCE_CLOSE;
    }
  return FALSE;
}

static gboolean
exceeds (guint n, int limit)
{
  return limit >= 0 && n > (guint)limit;
}

static int
check_appeal (const Walk *walk)
{
  const PentadCaseView *view = &walk->view;
  gint64 done = view->at[PENTAD_STAGE_DISPOSE] != PENTAD_NO_TIME ? view->at[PENTAD_STAGE_DISPOSE]
                                                                 : view->ended;

  if (view->outcome != PENTAD_OUTCOME_CLOSED)
    return PENTAD_RULE_APPEAL_OPEN;
  if (view->due == PENTAD_NO_TIME || done <= view->due)
    return PENTAD_RULE_APPEAL_IN_TIME;
  return exceeds (walk->appeals + 1, walk->rules->max_appeals) ? PENTAD_RULE_APPEAL_MANY : -1;
}

static int
check_extension (const Walk *walk, const PentadTrailEntry *entry)
{
  gint64 asked = walk->asked != PENTAD_NO_TIME ? walk->asked : entry->time;

  if (entry->act == PENTAD_ACT_ASK_EXTEND && walk->asked != PENTAD_NO_TIME)
    return PENTAD_RULE_EXTENSION_OPEN;
  if (walk->view.due != PENTAD_NO_TIME && asked > walk->view.due)
    return PENTAD_RULE_EXTENSION_LATE;
  if (entry->act == PENTAD_ACT_EXTEND &&
      exceeds (walk->extensions + 1, walk->rules->max_extensions))
    return PENTAD_RULE_EXTENSION_MANY;
  return -1;
}

static gboolean
is_too_long (const Walk *walk, gint64 until)
{
  return walk->rules->suspension_days >= 0 && until - walk->entries[walk->suspended - 1].time >
                                                  walk->rules->suspension_days * PENTAD_DAY_S;
}

/* The rules of the side actions, once the stage allows the act; -1 when none is broken. */
static int
check_side (const Walk *walk, const PentadTrailEntry *entry)
{
  switch ((int)entry->act)
    {
    case PENTAD_ACT_ASK_EXTEND:
    case PENTAD_ACT_EXTEND:
      return check_extension (walk, entry);
    case PENTAD_ACT_REFUSE_EXTEND:
      return walk->asked == PENTAD_NO_TIME ? PENTAD_RULE_ORDER : -1;
    case PENTAD_ACT_SUSPEND:
      if (walk->suspended > 0)
        return PENTAD_RULE_ORDER;
      return exceeds (walk->suspensions + 1, walk->rules->max_suspensions)
                 ? PENTAD_RULE_SUSPENSION_MANY
                 : -1;
    case PENTAD_ACT_RESUME:
      if (walk->suspended == 0)
        return PENTAD_RULE_ORDER;
      return is_too_long (walk, entry->time) ? PENTAD_RULE_SUSPENSION_LONG : -1;
    case PENTAD_ACT_DISPATCH:
    case PENTAD_ACT_REWORK:
      return entry->department != NULL && walk->rework_department != NULL &&
                     g_strcmp0 (entry->department, walk->rework_department) != 0
                 ? PENTAD_RULE_REWORK_DEPARTMENT
                 : -1;
    case PENTAD_ACT_DISPOSE:
    case PENTAD_ACT_FEEDBACK:
      return walk->suspended > 0 ? PENTAD_RULE_SUSPENDED : -1;
    default:
      return -1;
    }
}

/* The stage does not allow the act: why not. */
static PentadRule
name_disorder (const Walk *walk, PentadAct act)
{
  gboolean is_handling = act == PENTAD_ACT_DISPOSE || act == PENTAD_ACT_FEEDBACK;

  if (is_handling && walk->returned)
    return PENTAD_RULE_PUSHED_AFTER_RETURN;
  if (act == PENTAD_ACT_RETURN && walk->view.stage > PENTAD_STAGE_DISPOSE)
    return PENTAD_RULE_RETURN_AFTER_WORK;
  if (act == PENTAD_ACT_VOID && walk->view.stage < PENTAD_STAGE_DISPATCH)
    return PENTAD_RULE_VOID_BEFORE_FILING;
  return PENTAD_RULE_ORDER;
}

/* The rule that an entry breaks; -1 none. */
static int
check_entry (const Walk *walk, const PentadTrailEntry *entry)
{
  const PentadCaseView *view = &walk->view;

  if (entry->act == PENTAD_ACT_REPORT)
    return view->outcome != PENTAD_OUTCOME_UNKNOWN ? PENTAD_RULE_ORDER : -1;
  if (entry->act == PENTAD_ACT_APPEAL)
    return check_appeal (walk);
  if (has_ended (view))
    {
      if (entry->act == PENTAD_ACT_VISIT)
        return -1;
      return entry->act == PENTAD_ACT_FILE && view->at[PENTAD_STAGE_FILE] == PENTAD_NO_TIME &&
                     view->outcome == PENTAD_OUTCOME_CLOSED
                 ? PENTAD_RULE_CLOSED_BEFORE_FILED
                 : PENTAD_RULE_AFTER_END;
    }
  if (view->outcome == PENTAD_OUTCOME_UNKNOWN)
    return walk->told & (1u << PENTAD_STAGE_REPORT) ? PENTAD_RULE_ORDER : -1;
  if (!pentad_stage_allows (view->stage, entry->act) &&
      (walk->returned || !only_skips_untold (walk, entry->act)))
    return (int)name_disorder (walk, entry->act);
  return check_side (walk, entry);
}

static void
step_side (Walk *walk, guint i)
{
  const PentadTrailEntry *entry = &walk->entries[i];

  switch ((int)entry->act)
    {
    case PENTAD_ACT_ASK_EXTEND:
      walk->asked = walk->asked != PENTAD_NO_TIME ? walk->asked : entry->time;
      break;
    case PENTAD_ACT_EXTEND:
      walk->extensions++;
      walk->asked = PENTAD_NO_TIME;
      break;
    case PENTAD_ACT_REFUSE_EXTEND:
      walk->asked = PENTAD_NO_TIME;
      break;
    case PENTAD_ACT_SUSPEND:
      walk->suspensions++;
      walk->suspended = i + 1;
      break;
    case PENTAD_ACT_RESUME:
      walk->suspended = 0;
      break;
    case PENTAD_ACT_RETURN:
      walk->returned = TRUE;
      break;
    case PENTAD_ACT_DISPATCH:
      walk->returned = FALSE;
      walk->rework_department = NULL;
      break;
    case PENTAD_ACT_REWORK:
      walk->rework_department = walk->view.department;
      break;
    case PENTAD_ACT_DISPOSE:
      walk->rework_department = NULL;
      break;
    case PENTAD_ACT_APPEAL:
      walk->appeals++;
      break;
    default:
      break;
    }
}

void
pentad_trail_check (const PentadTrailEntry *entries,
                    guint n_entries,
                    gint64 now,
                    const PentadWorkflow *workflow,
                    PentadTransitionFunc func,
                    gpointer user_data)
{
  Walk walk = { .entries = entries, .n = n_entries, .rules = workflow, .asked = PENTAD_NO_TIME };
  guint i;

  pentad_case_view_init (&walk.view);
  for (i = 0; i < n_entries; i++)
    walk.told |= stage_told_by (entries[i].act);
  if (is_filed_late (entries, n_entries))
    walk.told &= ~FILING;
  for (i = 0; i < n_entries && entries[i].act != PENTAD_ACT_END && entries[i].time <= now; i++)
    {
      int rule = check_entry (&walk, &entries[i]);

      /* Before stepping: a rework is compared with the department that has the case. */
      if (entries[i].act == PENTAD_ACT_REWORK && entries[i].department != NULL &&
          walk.view.department != NULL &&
          g_strcmp0 (entries[i].department, walk.view.department) != 0 && rule < 0)
        rule = PENTAD_RULE_REWORK_DEPARTMENT;
      if (rule >= 0)
        func (i, (PentadRule)rule, user_data);
      step_side (&walk, i);
      pentad_case_view_step (&walk.view, &entries[i]);
    }
  if (walk.suspended > 0 && !has_ended (&walk.view) && is_too_long (&walk, now))
    func (walk.suspended - 1, PENTAD_RULE_SUSPENSION_LONG, user_data);
}

guint
pentad_trail_count_departments (const PentadTrailEntry *entries, guint n_entries, gint64 now)
{
  guint n = 0;

  for (guint i = 0; i < n_entries; i++)
    {
      gboolean is_new = entries[i].act == PENTAD_ACT_DISPATCH && entries[i].department != NULL &&
                        entries[i].time <= now;

      for (guint k = 0; k < i && is_new; k++)
        is_new = entries[k].act != PENTAD_ACT_DISPATCH ||
                 g_strcmp0 (entries[k].department, entries[i].department) != 0;
      n += is_new;
    }
  return n;
}
