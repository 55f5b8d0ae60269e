/* What a case adds to the counters, and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/tally.h"

typedef struct
{
  const PentadCase *data;
  const PentadZone *zone;
  gint64 from, to;
  PentadTallyFunc func;
  PentadHandleFunc handle_func;
  gpointer user_data;
} Walk;

static void
count (const Walk *walk, PentadCount what, gint64 time)
{
  if (time >= walk->from && time < walk->to)
    walk->func (what, time, walk->user_data);
}

/* TRUE when one of two acts happens after entry i and by `until`; the acts that end a case are not
 * asked for here. */
static gboolean
happens_by (const PentadCase *self, guint i, gint64 until, PentadAct one, PentadAct other)
{
  for (guint j = i + 1; j < self->n_entries && self->trail[j].act != PENTAD_ACT_END; j++)
    if (self->trail[j].time <= until && (self->trail[j].act == one || self->trail[j].act == other))
      return TRUE;
  return FALSE;
}

static gboolean
ends_otherwise_by (const PentadCase *self, guint i, gint64 until)
{
  return happens_by (self, i, until, PENTAD_ACT_VOID, PENTAD_ACT_REJECT) ||
         happens_by (self, i, until, PENTAD_ACT_FORCE_CLOSE, PENTAD_ACT_SELF_HANDLED);
}

/* A step that begins with entry i and has to be done within limit_s: dated by its deadline, so that
 * it never changes once that has passed. A case that ends before in another way had no need. */
static void
count_need (const Walk *walk,
            guint i,
            int limit_s,
            PentadAct done,
            PentadAct or_done,
            PentadCount need,
            PentadCount in_time)
{
  gint64 due = walk->data->trail[i].time + limit_s;
  gboolean is_done = happens_by (walk->data, i, due, done, or_done);

  if (!is_done && ends_otherwise_by (walk->data, i, due))
    return;
  count (walk, need, due);
  if (is_done)
    count (walk, in_time, due);
}

static void
count_intake (const Walk *walk,
              const PentadTrailEntry *entry,
              const PentadCaseView *before,
              const PentadStepLimits *limits)
{
  gint64 t = entry->time;
  PentadSourceKind source = walk->data->source;
  gint64 report = before->at[PENTAD_STAGE_REPORT], verify = before->at[PENTAD_STAGE_VERIFY];

  switch (entry->act)
    {
    case PENTAD_ACT_REPORT:
      count (walk, PENTAD_COUNT_REPORT, t);
      if (source == PENTAD_SOURCE_SUPERVISOR)
        count (walk, PENTAD_COUNT_PATROL_REPORT, t);
      else if (pentad_source_is_public (source))
        count (walk, PENTAD_COUNT_PUBLIC_REPORT, t);
      break;
    case PENTAD_ACT_ACCEPT:
      count (walk, PENTAD_COUNT_ACCEPT, t);
      if (MAX (report, verify) != PENTAD_NO_TIME && t - MAX (report, verify) <= limits->accept_s)
        count (walk, PENTAD_COUNT_IN_TIME_ACCEPT, t);
      break;
    case PENTAD_ACT_REJECT:
      count (walk, PENTAD_COUNT_NOT_ACCEPT, t);
      if (source == PENTAD_SOURCE_SUPERVISOR)
        count (walk, PENTAD_COUNT_PATROL_DECIDED, t);
      break;
    case PENTAD_ACT_VOID:
      /* After filing the report was decided already. */
      if (source == PENTAD_SOURCE_SUPERVISOR && before->at[PENTAD_STAGE_FILE] == PENTAD_NO_TIME)
        count (walk, PENTAD_COUNT_PATROL_DECIDED, t);
      break;
    case PENTAD_ACT_FILE:
      count (walk, PENTAD_COUNT_FILE, t);
      if (before->at[PENTAD_STAGE_ACCEPT] != PENTAD_NO_TIME &&
          t - before->at[PENTAD_STAGE_ACCEPT] <= limits->file_s)
        count (walk, PENTAD_COUNT_IN_TIME_FILE, t);
      if (walk->data->repeat)
        count (walk, PENTAD_COUNT_REPEAT, t);
      if (source == PENTAD_SOURCE_SUPERVISOR)
        {
          count (walk, PENTAD_COUNT_PATROL_DECIDED, t);
          count (walk, PENTAD_COUNT_VALID_PATROL_REPORT, t);
        }
      else if (pentad_source_is_public (source))
        count (walk, PENTAD_COUNT_VALID_PUBLIC_REPORT, t);
      break;
    default:
      break;
    }
}

static void
count_handling (const Walk *walk,
                const PentadTrailEntry *entry,
                const PentadCaseView *before,
                gint64 suspended_s)
{
  gint64 t = entry->time;

  count (walk, PENTAD_COUNT_DISPOSE, t);
  if (before->due == PENTAD_NO_TIME || t <= before->due)
    count (walk, PENTAD_COUNT_IN_TIME_DISPOSE, t);
  if (walk->handle_func != NULL && before->at[PENTAD_STAGE_DISPATCH] != PENTAD_NO_TIME &&
      t >= walk->from && t < walk->to)
    walk->handle_func ((double)MAX (0, t - before->at[PENTAD_STAGE_DISPATCH] - suspended_s) / 60, t,
                       walk->user_data);
}

static void
count_closing (const Walk *walk, const PentadTrailEntry *entry, const PentadCaseView *before)
{
  gint64 t = entry->time, handled = before->at[PENTAD_STAGE_DISPOSE];
  gint64 filed = before->at[PENTAD_STAGE_FILE];

  count (walk, PENTAD_COUNT_CLOSE, t);
  if (before->due == PENTAD_NO_TIME || t <= before->due ||
      (handled != PENTAD_NO_TIME && handled <= before->due))
    count (walk, PENTAD_COUNT_IN_TIME_CLOSE, t);
  if (filed != PENTAD_NO_TIME &&
      pentad_zone_day (walk->zone, filed) == pentad_zone_day (walk->zone, t))
    count (walk, PENTAD_COUNT_SAME_DAY_CLOSE, t);
}

/* Everything that is dated by an act or by the deadline of the step which the act begins. */
static void
count_act (const Walk *walk, guint i, const PentadCaseView *before, const PentadStepLimits *limits)
{
  const PentadTrailEntry *entry = &walk->data->trail[i];
  gint64 t = entry->time;

  switch (entry->act)
    {
    case PENTAD_ACT_SEND_VERIFY:
      count_need (walk, i, limits->verify_s, PENTAD_ACT_VERIFY, PENTAD_ACT_VERIFY,
                  PENTAD_COUNT_NEED_VERIFY, PENTAD_COUNT_IN_TIME_VERIFY);
      break;
    case PENTAD_ACT_VERIFY:
      count (walk, PENTAD_COUNT_VERIFY, t);
      break;
    case PENTAD_ACT_FILE:
      count_need (walk, i, limits->dispatch_s, PENTAD_ACT_DISPATCH, PENTAD_ACT_DISPATCH,
                  PENTAD_COUNT_NEED_DISPATCH, PENTAD_COUNT_IN_TIME_DISPATCH);
      break;
    case PENTAD_ACT_RETURN:
      count (walk, PENTAD_COUNT_BACK, t);
      count_need (walk, i, limits->dispatch_s, PENTAD_ACT_DISPATCH, PENTAD_ACT_DISPATCH,
                  PENTAD_COUNT_NEED_DISPATCH, PENTAD_COUNT_IN_TIME_DISPATCH);
      break;
    case PENTAD_ACT_DISPATCH:
      count (walk, PENTAD_COUNT_DISPATCH, t);
      if (before->department != NULL && entry->department != NULL &&
          before->department != entry->department)
        count (walk, PENTAD_COUNT_WRONG_DISPATCH, t);
      break;
    case PENTAD_ACT_FEEDBACK:
      count_need (walk, i, limits->check_s, PENTAD_ACT_CHECK, PENTAD_ACT_REWORK,
                  PENTAD_COUNT_NEED_CHECK, PENTAD_COUNT_IN_TIME_CHECK);
      break;
    case PENTAD_ACT_CHECK:
      count (walk, PENTAD_COUNT_CHECK, t);
      break;
    case PENTAD_ACT_REWORK:
      count (walk, PENTAD_COUNT_CHECK, t);
      count (walk, PENTAD_COUNT_REWORK, t);
      break;
    case PENTAD_ACT_VOID:
      count (walk, PENTAD_COUNT_CANCEL, t);
      break;
    case PENTAD_ACT_EXTEND:
      count (walk, PENTAD_COUNT_POSTPONE, t);
      break;
    case PENTAD_ACT_SUSPEND:
      count (walk, PENTAD_COUNT_HANG, t);
      break;
    case PENTAD_ACT_PRESS:
      count (walk, PENTAD_COUNT_PRESS, t);
      break;
    case PENTAD_ACT_SELF_HANDLED:
      count (walk, PENTAD_COUNT_SELF_HANDLED, t);
      break;
    case PENTAD_ACT_CLOSE:
    case PENTAD_ACT_FORCE_CLOSE:
      count_closing (walk, entry, before);
      break;
    case PENTAD_ACT_VISIT:
      count (walk, PENTAD_COUNT_RETURN_VISIT, t);
      if (entry->value == 1)
        count (walk, PENTAD_COUNT_SATISFIED, t);
      break;
    case PENTAD_ACT_REPORT:
    case PENTAD_ACT_ACCEPT:
    case PENTAD_ACT_REJECT:
    case PENTAD_ACT_DISPOSE:
    case PENTAD_ACT_RESUME:
    case PENTAD_ACT_END:
    case PENTAD_N_ACTS:
      break;
    }
}

void
pentad_case_tally (const PentadCase *self,
                   const PentadStepLimits *limits,
                   const PentadZone *zone,
                   gint64 from,
                   gint64 to,
                   PentadTallyFunc func,
                   PentadHandleFunc handle_func,
                   gpointer user_data)
{
  Walk walk = { self, zone, from, to, func, handle_func, user_data };
  gint64 suspended_since = PENTAD_NO_TIME, suspended_s = 0;
  gint64 deadlines[PENTAD_MAX_DEADLINES];
  PentadCaseView view;

  pentad_case_view (self, PENTAD_NO_TIME, &view);
  for (guint i = 0; i < self->n_entries && self->trail[i].act != PENTAD_ACT_END; i++)
    {
      const PentadTrailEntry *entry = &self->trail[i];

      count_intake (&walk, entry, &view, limits);
      count_act (&walk, i, &view, limits);
      if (entry->act == PENTAD_ACT_DISPOSE)
        count_handling (&walk, entry, &view, suspended_s);
      else if (entry->act == PENTAD_ACT_DISPATCH)
        suspended_s = 0;
      else if (entry->act == PENTAD_ACT_SUSPEND)
        suspended_since = entry->time;
      else if (entry->act == PENTAD_ACT_RESUME && suspended_since != PENTAD_NO_TIME)
        suspended_s += entry->time - suspended_since;
      pentad_case_view_step (&view, entry);
    }

  guint n = pentad_case_get_deadlines (self, to - 1, deadlines, PENTAD_MAX_DEADLINES);
  for (guint i = 0; i < n; i++)
    {
      if (deadlines[i] < from)
        continue;
      pentad_case_view (self, deadlines[i], &view);
      count (&walk, PENTAD_COUNT_NEED_DISPOSE, deadlines[i]);
      count (&walk, PENTAD_COUNT_NEED_CLOSE, deadlines[i]);
      if (pentad_case_view_is_handled (&view))
        count (&walk, PENTAD_COUNT_DUE_DISPOSED, deadlines[i]);
    }
}
