/* What a case adds to the counters, when, and whose it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/tally.h"

#include <math.h>

typedef struct
{
  const PentadTrail *trail;
  const PentadStepLimits *limits;
  const PentadZone *zone;
  gint64 from, to;
  PentadTallyFunc func;
  gpointer user_data;
} Walk;

static void
count (const Walk *walk, PentadCount what, gint64 time, const char *department, const char *person)
{
  PentadTallyEvent event = { what, TRUE, time, department, { person, NULL }, NAN };

  if (time >= walk->from && time < walk->to)
    walk->func (&event, walk->user_data);
}

/* TRUE when one of two acts happens after entry i and by `until`; the acts that end a case are not
 * asked for here. */
static gboolean
happens_by (const PentadTrail *trail, guint i, gint64 until, PentadAct one, PentadAct other)
{
  for (guint j = i + 1; j < trail->n && trail->entries[j].act != PENTAD_ACT_END; j++)
    if (trail->entries[j].time <= until &&
        (trail->entries[j].act == one || trail->entries[j].act == other))
      return TRUE;
  return FALSE;
}

static gboolean
ends_otherwise_by (const PentadTrail *trail, guint i, gint64 until)
{
  return happens_by (trail, i, until, PENTAD_ACT_VOID, PENTAD_ACT_REJECT) ||
         happens_by (trail, i, until, PENTAD_ACT_FORCE_CLOSE, PENTAD_ACT_SELF_HANDLED);
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
            PentadCount in_time,
            const char *department)
{
  const PentadTrailEntry *entry = &walk->trail->entries[i];
  gint64 due = entry->time + limit_s;
  gboolean is_done = happens_by (walk->trail, i, due, done, or_done);

  if (limit_s < 0 || (!is_done && ends_otherwise_by (walk->trail, i, due)))
    return;
  count (walk, need, due, department, entry->to);
  if (is_done)
    count (walk, in_time, due, department, entry->to);
}

/* A case that is closed before it was ever sent to a department had no need of a dispatch. */
static void
count_need_dispatch (const Walk *walk, guint i)
{
  gint64 due = walk->trail->entries[i].time + walk->limits->dispatch_s;

  if (happens_by (walk->trail, i, due, PENTAD_ACT_CLOSE, PENTAD_ACT_CLOSE) &&
      !happens_by (walk->trail, i, due, PENTAD_ACT_DISPATCH, PENTAD_ACT_DISPATCH))
    return;
  count_need (walk, i, walk->limits->dispatch_s, PENTAD_ACT_DISPATCH, PENTAD_ACT_DISPATCH,
              PENTAD_COUNT_NEED_DISPATCH, PENTAD_COUNT_IN_TIME_DISPATCH, NULL);
}

static void
count_need_check (const Walk *walk, guint i, const char *holder)
{
  count_need (walk, i, walk->limits->check_s, PENTAD_ACT_CHECK, PENTAD_ACT_REWORK,
              PENTAD_COUNT_NEED_CHECK, PENTAD_COUNT_IN_TIME_CHECK, holder);
}

/* The clock of a check begins with the order to check; with the feedback where no orders are told
 * of, which is known when the time for the check itself has passed. */
static void
count_feedback (const Walk *walk, guint i, const char *holder)
{
  gint64 due = walk->trail->entries[i].time + walk->limits->check_s;

  if (!happens_by (walk->trail, i, due, PENTAD_ACT_ASK_CHECK, PENTAD_ACT_SEND_CHECK))
    count_need_check (walk, i, holder);
}

static void
count_filing (const Walk *walk, const PentadTrailEntry *entry, const PentadCaseView *before)
{
  gint64 t = entry->time, accepted = before->at[PENTAD_STAGE_ACCEPT];
  gboolean patrol = walk->trail->source == PENTAD_SOURCE_SUPERVISOR;
  const char *supervisor = patrol ? before->reporter : before->verifier;
  const char *holder = pentad_case_view_get_holder (before);
  PentadTallyEvent event = { PENTAD_COUNT_FILE, TRUE, t, holder, { entry->by, supervisor }, NAN };

  if (g_strcmp0 (entry->by, supervisor) == 0)
    event.persons[1] = NULL;
  if (t >= walk->from && t < walk->to)
    walk->func (&event, walk->user_data);
  if (accepted != PENTAD_NO_TIME && t - accepted <= walk->limits->file_s)
    count (walk, PENTAD_COUNT_IN_TIME_FILE, t, holder, entry->by);
  if (walk->trail->repeat)
    count (walk, PENTAD_COUNT_REPEAT, t, holder, entry->by);
  if (patrol)
    {
      count (walk, PENTAD_COUNT_PATROL_DECIDED, t, holder, supervisor);
      count (walk, PENTAD_COUNT_VALID_PATROL_REPORT, t, holder, supervisor);
    }
  else if (pentad_source_is_public (walk->trail->source))
    count (walk, PENTAD_COUNT_VALID_PUBLIC_REPORT, t, holder, supervisor);
}

static void
count_report (const Walk *walk, const PentadTrailEntry *entry)
{
  PentadSourceKind source = walk->trail->source;

  count (walk, PENTAD_COUNT_REPORT, entry->time, NULL, entry->by);
  if (source == PENTAD_SOURCE_SUPERVISOR)
    count (walk, PENTAD_COUNT_PATROL_REPORT, entry->time, NULL, entry->by);
  else if (pentad_source_is_public (source))
    count (walk, PENTAD_COUNT_PUBLIC_REPORT, entry->time, NULL, entry->by);
}

static void
count_intake (const Walk *walk, guint i, const PentadCaseView *before)
{
  const PentadTrailEntry *entry = &walk->trail->entries[i];
  const char *holder = pentad_case_view_get_holder (before);
  gboolean patrol = walk->trail->source == PENTAD_SOURCE_SUPERVISOR;
  gint64 t = entry->time;
  gint64 waits = MAX (before->at[PENTAD_STAGE_REPORT], before->at[PENTAD_STAGE_VERIFY]);

  switch (entry->act)
    {
    case PENTAD_ACT_REPORT:
      count_report (walk, entry);
      break;
    case PENTAD_ACT_ACCEPT:
      count (walk, PENTAD_COUNT_ACCEPT, t, holder, entry->by);
      if (waits != PENTAD_NO_TIME && t - waits <= walk->limits->accept_s)
        count (walk, PENTAD_COUNT_IN_TIME_ACCEPT, t, holder, entry->by);
      break;
    case PENTAD_ACT_REJECT:
      count (walk, PENTAD_COUNT_NOT_ACCEPT, t, holder, entry->by);
      if (patrol)
        count (walk, PENTAD_COUNT_PATROL_DECIDED, t, holder, before->reporter);
      break;
    case PENTAD_ACT_VOID:
      count (walk, PENTAD_COUNT_CANCEL, t, holder, before->filer);
      /* After filing the report was decided already. */
      if (patrol && before->at[PENTAD_STAGE_FILE] == PENTAD_NO_TIME)
        count (walk, PENTAD_COUNT_PATROL_DECIDED, t, holder, before->reporter);
      break;
    case PENTAD_ACT_FILE:
      count_filing (walk, entry, before);
      count_need_dispatch (walk, i);
      break;
    case PENTAD_ACT_ASK_VERIFY:
      count_need (walk, i, walk->limits->send_verify_s, PENTAD_ACT_SEND_VERIFY,
                  PENTAD_ACT_SEND_VERIFY, PENTAD_COUNT_NEED_SEND_VERIFY,
                  PENTAD_COUNT_IN_TIME_SEND_VERIFY, holder);
      break;
    case PENTAD_ACT_SEND_VERIFY:
      count_need (walk, i, walk->limits->verify_s, PENTAD_ACT_VERIFY, PENTAD_ACT_VERIFY,
                  PENTAD_COUNT_NEED_VERIFY, PENTAD_COUNT_IN_TIME_VERIFY, holder);
      break;
    case PENTAD_ACT_VERIFY:
      count (walk, PENTAD_COUNT_VERIFY, t, holder, entry->by);
      break;
    default:
      break;
    }
}

/* The first dispatch to a department is when it gets the filed case. */
static void
count_dispatch (const Walk *walk, guint i, const PentadCaseView *before)
{
  const PentadTrailEntry *entry = &walk->trail->entries[i];
  const char *department = entry->department != NULL ? entry->department : before->department;
  PentadTallyEvent filed = { PENTAD_COUNT_FILE, FALSE,          entry->time,
                             entry->department, { NULL, NULL }, NAN };

  count (walk, PENTAD_COUNT_DISPATCH, entry->time, department, entry->by);
  if (before->department != NULL && entry->department != NULL &&
      g_strcmp0 (before->department, entry->department) != 0)
    count (walk, PENTAD_COUNT_WRONG_DISPATCH, entry->time, before->department, before->dispatcher);

  if (entry->department == NULL || before->at[PENTAD_STAGE_FILE] == PENTAD_NO_TIME ||
      entry->time < walk->from || entry->time >= walk->to)
    return;
  for (guint j = 0; j < i; j++)
    if (g_strcmp0 (walk->trail->entries[j].department, entry->department) == 0)
      return;
  walk->func (&filed, walk->user_data);
  filed.count = PENTAD_COUNT_REPEAT;
  if (walk->trail->repeat)
    walk->func (&filed, walk->user_data);
}

static void
count_handling (const Walk *walk,
                const PentadTrailEntry *entry,
                const PentadCaseView *before,
                gint64 suspended_s)
{
  gint64 t = entry->time, dispatched = before->at[PENTAD_STAGE_DISPATCH];
  const char *holder = pentad_case_view_get_holder (before);
  PentadTallyEvent event = { PENTAD_COUNT_DISPOSE, TRUE, t, holder, { entry->by, NULL }, NAN };

  if (dispatched != PENTAD_NO_TIME)
    event.minutes = (double)MAX (0, t - dispatched - suspended_s) / 60;
  if (t >= walk->from && t < walk->to)
    walk->func (&event, walk->user_data);
  if (before->due == PENTAD_NO_TIME || t <= before->due)
    count (walk, PENTAD_COUNT_IN_TIME_DISPOSE, t, holder, entry->by);
}

static void
count_closing (const Walk *walk, const PentadTrailEntry *entry, const PentadCaseView *before)
{
  gint64 t = entry->time, handled = before->at[PENTAD_STAGE_DISPOSE];
  gint64 filed = before->at[PENTAD_STAGE_FILE];
  const char *holder = pentad_case_view_get_holder (before);

  count (walk, PENTAD_COUNT_CLOSE, t, holder, entry->by);
  if (before->due == PENTAD_NO_TIME || t <= before->due ||
      (handled != PENTAD_NO_TIME && handled <= before->due))
    count (walk, PENTAD_COUNT_IN_TIME_CLOSE, t, holder, entry->by);
  if (filed != PENTAD_NO_TIME &&
      pentad_zone_day (walk->zone, filed) == pentad_zone_day (walk->zone, t))
    count (walk, PENTAD_COUNT_SAME_DAY_CLOSE, t, holder, entry->by);
}

/* Acts that are counted once and as they are; the rest is PENTAD_N_COUNTS. */
static PentadCount
count_of_act (PentadAct act)
{
  return act == PENTAD_ACT_RETURN         ? PENTAD_COUNT_BACK
         : act == PENTAD_ACT_CHECK        ? PENTAD_COUNT_CHECK
         : act == PENTAD_ACT_REWORK       ? PENTAD_COUNT_REWORK
         : act == PENTAD_ACT_EXTEND       ? PENTAD_COUNT_POSTPONE
         : act == PENTAD_ACT_SUSPEND      ? PENTAD_COUNT_HANG
         : act == PENTAD_ACT_PRESS        ? PENTAD_COUNT_PRESS
         : act == PENTAD_ACT_SELF_HANDLED ? PENTAD_COUNT_SELF_HANDLED
         : act == PENTAD_ACT_VISIT        ? PENTAD_COUNT_RETURN_VISIT
                                          : PENTAD_N_COUNTS;
}

/* Everything after intake that is dated by an act or by the deadline of the step it begins. */
static void
count_act (const Walk *walk, guint i, const PentadCaseView *before)
{
  const PentadTrailEntry *entry = &walk->trail->entries[i];
  const char *holder = pentad_case_view_get_holder (before);
  PentadCount plain = count_of_act (entry->act);

  if (plain != PENTAD_N_COUNTS)
    count (walk, plain, entry->time, holder, entry->by);
  if (entry->act == PENTAD_ACT_RETURN)
    count_need_dispatch (walk, i);
  else if (entry->act == PENTAD_ACT_DISPATCH)
    count_dispatch (walk, i, before);
  else if (entry->act == PENTAD_ACT_FEEDBACK)
    count_feedback (walk, i, holder);
  else if (entry->act == PENTAD_ACT_ASK_CHECK)
    count_need (walk, i, walk->limits->send_check_s, PENTAD_ACT_SEND_CHECK, PENTAD_ACT_SEND_CHECK,
                PENTAD_COUNT_NEED_SEND_CHECK, PENTAD_COUNT_IN_TIME_SEND_CHECK, holder);
  else if (entry->act == PENTAD_ACT_SEND_CHECK)
    count_need_check (walk, i, holder);
  else if (entry->act == PENTAD_ACT_REWORK)
    count (walk, PENTAD_COUNT_CHECK, entry->time, holder, entry->by);
  else if (entry->act == PENTAD_ACT_CLOSE || entry->act == PENTAD_ACT_FORCE_CLOSE)
    count_closing (walk, entry, before);
  else if (entry->act == PENTAD_ACT_VISIT && entry->value == 1)
    count (walk, PENTAD_COUNT_SATISFIED, entry->time, holder, entry->by);
  else if (entry->act == PENTAD_ACT_APPEAL && entry->value == 1)
    count (walk, PENTAD_COUNT_APPEAL_OK, entry->time, holder, entry->by);
}

static void
count_deadlines (const Walk *walk)
{
  gint64 deadlines[PENTAD_MAX_DEADLINES];
  guint n = pentad_trail_get_deadlines (walk->trail->entries, walk->trail->n, walk->to - 1,
                                        deadlines, PENTAD_MAX_DEADLINES);
  gboolean raised = pentad_source_is_raised (walk->trail->source);

  for (guint i = 0; i < n; i++)
    {
      PentadCaseView then;
      const char *holder;

      if (deadlines[i] < walk->from)
        continue;
      pentad_trail_view (walk->trail->entries, walk->trail->n, deadlines[i], &then);
      holder = pentad_case_view_get_holder (&then);
      count (walk, PENTAD_COUNT_NEED_DISPOSE, deadlines[i], holder, then.filer);
      count (walk, PENTAD_COUNT_NEED_CLOSE, deadlines[i], holder, then.filer);
      if (raised)
        count (walk, PENTAD_COUNT_RAISED_NEED_CLOSE, deadlines[i], holder, then.filer);
      if (!pentad_case_view_is_handled (&then))
        continue;
      count (walk, PENTAD_COUNT_DUE_DISPOSED, deadlines[i], holder, then.filer);
      if (raised)
        count (walk, PENTAD_COUNT_RAISED_DUE_DISPOSED, deadlines[i], holder, then.filer);
    }
}

void
pentad_trail_tally (const PentadTrail *trail,
                    const PentadStepLimits *limits,
                    const PentadZone *zone,
                    gint64 from,
                    gint64 to,
                    PentadTallyFunc func,
                    gpointer user_data)
{
  Walk walk = { trail, limits, zone, from, to, func, user_data };
  gint64 suspended_since = PENTAD_NO_TIME, suspended_s = 0;
  PentadCaseView view;

  pentad_case_view_init (&view);
  for (guint i = 0; i < trail->n && trail->entries[i].act != PENTAD_ACT_END; i++)
    {
      const PentadTrailEntry *entry = &trail->entries[i];

      count_intake (&walk, i, &view);
      count_act (&walk, i, &view);
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
  count_deadlines (&walk);
}

void
pentad_case_tally (const PentadCase *self,
                   const PentadStepLimits *limits,
                   const PentadZone *zone,
                   gint64 from,
                   gint64 to,
                   PentadTallyFunc func,
                   gpointer user_data)
{
  g_auto (PentadTrail) trail;

  pentad_trail_init (&trail, self);
  pentad_trail_tally (&trail, limits, zone, from, to, func, user_data);
}

/* Stages that wait, as counters. Nothing waits for the report itself. */
static PentadCount
waiting_count (PentadStage stage)
{
  static const PentadCount counts[PENTAD_N_STAGES] = {
    [PENTAD_STAGE_REPORT] = PENTAD_N_COUNTS,
    [PENTAD_STAGE_VERIFY] = PENTAD_COUNT_TO_ACCEPT,
    [PENTAD_STAGE_ACCEPT] = PENTAD_COUNT_TO_ACCEPT,
    [PENTAD_STAGE_FILE] = PENTAD_COUNT_TO_FILE,
    [PENTAD_STAGE_DISPATCH] = PENTAD_COUNT_TO_DISPATCH,
    [PENTAD_STAGE_DISPOSE] = PENTAD_COUNT_TO_DISPOSE,
    [PENTAD_STAGE_FEEDBACK] = PENTAD_COUNT_TO_CHECK,
    [PENTAD_STAGE_CHECK] = PENTAD_COUNT_TO_CHECK,
    [PENTAD_STAGE_CLOSE] = PENTAD_COUNT_TO_CLOSE,
  };

  return counts[stage];
}

/* Of the deadlines that passed in [from, to). */
static void
count_open_deadlines (const Walk *walk, gint64 from, gint64 to, const PentadCaseView *view)
{
  gint64 deadlines[PENTAD_MAX_DEADLINES];
  guint n = pentad_trail_get_deadlines (walk->trail->entries, walk->trail->n, to - 1, deadlines,
                                        PENTAD_MAX_DEADLINES);
  gboolean raised = pentad_source_is_raised (walk->trail->source);

  for (guint i = 0; i < n; i++)
    {
      PentadCaseView then;
      const char *holder;

      if (deadlines[i] < from)
        continue;
      pentad_trail_view (walk->trail->entries, walk->trail->n, deadlines[i], &then);
      holder = pentad_case_view_get_holder (&then);
      count (walk, PENTAD_COUNT_OPEN_DUE, deadlines[i], holder, then.filer);
      if (!pentad_case_view_is_handled (view))
        count (walk, PENTAD_COUNT_OPEN_DUE_UNHANDLED, deadlines[i], holder, then.filer);
      if (raised)
        count (walk, PENTAD_COUNT_OPEN_RAISED_DUE, deadlines[i], holder, then.filer);
      if (!pentad_case_view_is_handled (&then))
        continue;
      count (walk, PENTAD_COUNT_OPEN_DUE_IN_TIME, deadlines[i], holder, then.filer);
      if (raised)
        count (walk, PENTAD_COUNT_OPEN_RAISED_DUE_IN_TIME, deadlines[i], holder, then.filer);
    }
}

/* When it was reported; PENTAD_NO_TIME when the trail has no report. */
static gint64
get_reported (const PentadTrail *trail)
{
  for (guint i = 0; i < trail->n; i++)
    if (trail->entries[i].act == PENTAD_ACT_REPORT)
      return trail->entries[i].time;
  return PENTAD_NO_TIME;
}

void
pentad_trail_tally_open (const PentadTrail *trail,
                         gint64 time,
                         gint64 from,
                         gint64 to,
                         PentadTallyFunc func,
                         gpointer user_data)
{
  Walk walk = { trail, NULL, NULL, G_MININT64, G_MAXINT64, func, user_data };
  gint64 reported = get_reported (trail);
  PentadCaseView view;

  pentad_trail_view (trail->entries, trail->n, time, &view);
  if (view.outcome != PENTAD_OUTCOME_OPEN)
    return;

  const char *holder = pentad_case_view_get_holder (&view);
  count (&walk, PENTAD_COUNT_OPEN, time, holder, NULL);
  if (waiting_count (view.stage) != PENTAD_N_COUNTS)
    count (&walk, waiting_count (view.stage), time, holder, NULL);
  if (view.suspended)
    count (&walk, PENTAD_COUNT_SUSPENDED, time, holder, NULL);
  if (pentad_case_view_is_overdue (&view, time))
    {
      count (&walk, PENTAD_COUNT_OVERDUE, time, holder, view.filer);
      if (!pentad_case_view_is_handled (&view))
        count (&walk, PENTAD_COUNT_OVERTIME_TO_DISPOSE, time, holder, view.filer);
    }
  if (reported >= from && reported < to)
    count (&walk, PENTAD_COUNT_OPEN_REPORTED, reported, holder, view.reporter);
  count_open_deadlines (&walk, from, to, &view);
}

void
pentad_case_tally_open (const PentadCase *self,
                        gint64 time,
                        gint64 from,
                        gint64 to,
                        PentadTallyFunc func,
                        gpointer user_data)
{
  g_auto (PentadTrail) trail;

  pentad_trail_init (&trail, self);
  pentad_trail_tally_open (&trail, time, from, to, func, user_data);
}
