/* How a case stands at an instant, worked out from its trail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-view.h"

#include <string.h>

const char *
pentad_outcome_id (PentadOutcome outcome)
{
  static const char *const ids[] = {
    "open", "closed", "rejected", "void", "self_handled", "unknown"
  };

  return ids[outcome];
}

void
pentad_case_view_init (PentadCaseView *view)
{
  memset (view, 0, sizeof *view);
  view->outcome = PENTAD_OUTCOME_UNKNOWN;
  view->due = view->ended = view->since = PENTAD_NO_TIME;
  for (int i = 0; i < PENTAD_N_STAGES; i++)
    view->at[i] = PENTAD_NO_TIME;
}

static void
enter (PentadCaseView *view, PentadStage stage, gint64 time)
{
  view->stage = stage;
  view->since = time;
}

static void
end (PentadCaseView *view, PentadOutcome outcome, gint64 time)
{
  enter (view, PENTAD_STAGE_CLOSE, time);
  view->outcome = outcome;
  view->ended = time;
}

void
pentad_case_view_step (PentadCaseView *view, const PentadTrailEntry *entry)
{
  if (entry->act < (PentadAct)PENTAD_N_STAGES)
    view->at[entry->act] = entry->time;
  if (entry->due != PENTAD_NO_TIME)
    view->due = entry->due;
  if (entry->department != NULL)
    view->department = entry->department;

  switch (entry->act)
    {
    case PENTAD_ACT_REPORT:
      view->outcome = PENTAD_OUTCOME_OPEN;
      view->reporter = entry->by;
      enter (view, PENTAD_STAGE_ACCEPT, entry->time);
      break;
    case PENTAD_ACT_ASK_VERIFY:
    case PENTAD_ACT_SEND_VERIFY:
      enter (view, PENTAD_STAGE_VERIFY, entry->time);
      break;
    case PENTAD_ACT_VERIFY:
      view->verifier = entry->by;
      enter (view, PENTAD_STAGE_ACCEPT, entry->time);
      break;
    case PENTAD_ACT_ACCEPT:
      enter (view, PENTAD_STAGE_FILE, entry->time);
      break;
    case PENTAD_ACT_FILE:
      view->filer = entry->by;
      enter (view, PENTAD_STAGE_DISPATCH, entry->time);
      break;
    case PENTAD_ACT_DISPATCH:
      view->dispatches++;
      view->dispatcher = entry->by;
      enter (view, PENTAD_STAGE_DISPOSE, entry->time);
      break;
    case PENTAD_ACT_DISPOSE:
      enter (view, PENTAD_STAGE_FEEDBACK, entry->time);
      break;
    case PENTAD_ACT_FEEDBACK:
      enter (view, PENTAD_STAGE_CHECK, entry->time);
      break;
    case PENTAD_ACT_CHECK:
      enter (view, PENTAD_STAGE_CLOSE, entry->time);
      break;
    case PENTAD_ACT_RETURN:
      view->returns++;
      enter (view, PENTAD_STAGE_DISPATCH, entry->time);
      break;
    case PENTAD_ACT_REWORK:
      view->reworks++;
      view->at[PENTAD_STAGE_DISPOSE] = PENTAD_NO_TIME;
      view->at[PENTAD_STAGE_FEEDBACK] = PENTAD_NO_TIME;
      enter (view, PENTAD_STAGE_DISPOSE, entry->time);
      break;
    case PENTAD_ACT_EXTEND:
      view->extensions++;
      break;
    case PENTAD_ACT_SUSPEND:
      view->suspended = TRUE;
      break;
    case PENTAD_ACT_RESUME:
      view->suspended = FALSE;
      break;
    case PENTAD_ACT_PRESS:
      view->presses++;
      break;
    case PENTAD_ACT_CLOSE:
    case PENTAD_ACT_FORCE_CLOSE:
    case PENTAD_ACT_END:
      end (view, PENTAD_OUTCOME_CLOSED, entry->time);
      break;
    case PENTAD_ACT_REJECT:
      end (view, PENTAD_OUTCOME_REJECTED, entry->time);
      break;
    case PENTAD_ACT_VOID:
      end (view, PENTAD_OUTCOME_VOID, entry->time);
      break;
    case PENTAD_ACT_SELF_HANDLED:
      end (view, PENTAD_OUTCOME_SELF_HANDLED, entry->time);
      break;
    case PENTAD_ACT_VISIT:
    case PENTAD_ACT_ASK_CHECK:
    case PENTAD_ACT_SEND_CHECK:
    case PENTAD_ACT_ASK_EXTEND:
    case PENTAD_ACT_REFUSE_EXTEND:
    case PENTAD_ACT_SHIRK:
    case PENTAD_ACT_BUNDLE:
    case PENTAD_ACT_APPEAL:
    case PENTAD_N_ACTS:
      break;
    }
}

gboolean
pentad_case_view_is_ahead (const PentadCaseView *view, const PentadTrailEntry *entry, gint64 time)
{
  return entry->act == PENTAD_ACT_END ? view->outcome == PENTAD_OUTCOME_UNKNOWN
                                      : entry->time > time;
}

void
pentad_trail_view (const PentadTrailEntry *entries, guint n, gint64 time, PentadCaseView *view)
{
  pentad_case_view_init (view);
  for (guint i = 0; i < n && !pentad_case_view_is_ahead (view, &entries[i], time); i++)
    pentad_case_view_step (view, &entries[i]);
}

gboolean
pentad_case_view_is_handled (const PentadCaseView *view)
{
  return view->outcome == PENTAD_OUTCOME_CLOSED || view->stage > PENTAD_STAGE_DISPOSE;
}

const char *
pentad_case_view_get_holder (const PentadCaseView *view)
{
  return view->stage == PENTAD_STAGE_DISPATCH ? NULL : view->department;
}

gboolean
pentad_case_view_is_overdue (const PentadCaseView *view, gint64 time)
{
  return view->outcome == PENTAD_OUTCOME_OPEN && !view->suspended && view->due != PENTAD_NO_TIME &&
         view->due < time &&
         !(pentad_case_view_is_handled (view) && view->at[PENTAD_STAGE_DISPOSE] <= view->due);
}

static gboolean
is_among (gint64 time, const gint64 *times, guint n)
{
  for (guint i = 0; i < n; i++)
    if (times[i] == time)
      return TRUE;
  return FALSE;
}

guint
pentad_trail_get_deadlines (
    const PentadTrailEntry *entries, guint n_entries, gint64 time, gint64 *deadlines, guint max)
{
  gint64 all[PENTAD_MAX_DEADLINES];
  guint n_all = 0, n = 0;

  /* Which ones there are does not depend on `time`, also when they are more than are counted. */
  for (guint i = 0; i < n_entries && n_all < PENTAD_MAX_DEADLINES && n < max; i++)
    {
      gint64 due = entries[i].due;
      PentadCaseView view;

      if (due == PENTAD_NO_TIME || is_among (due, all, n_all))
        continue;
      pentad_trail_view (entries, n_entries, due, &view);
      if (view.due != due || view.suspended ||
          !(view.outcome == PENTAD_OUTCOME_OPEN ||
            (view.outcome == PENTAD_OUTCOME_CLOSED && view.ended != PENTAD_NO_TIME)))
        continue;
      all[n_all++] = due;
      if (due <= time)
        deadlines[n++] = due;
    }
  return n;
}
