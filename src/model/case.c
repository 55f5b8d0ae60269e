/* A case: its facts and its trail, and what it looks like at a given instant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case.h"

#include <string.h>

static const char *const stage_ids[PENTAD_N_STAGES] = {
  "report", "verify", "accept", "file", "dispatch", "dispose", "feedback", "check", "close",
};

static const char *const act_ids[PENTAD_N_ACTS] = {
  "report",     "verify",    "accept",      "file",   "dispatch",    "dispose",      "feedback",
  "check",      "close",     "send_verify", "reject", "void",        "return",       "rework",
  "extend",     "suspend",   "resume",      "press",  "force_close", "self_handled", "visit",
  "ask_verify", "ask_check", "send_check",  "appeal", "end",
};

const char *
pentad_stage_id (PentadStage stage)
{
  return stage_ids[stage];
}

const char *
pentad_act_id (PentadAct act)
{
  return act_ids[act];
}

gboolean
pentad_act_parse (const char *id, gsize len, PentadAct *act)
{
  for (int i = 0; i < PENTAD_N_ACTS; i++)
    if (strlen (act_ids[i]) == len && memcmp (act_ids[i], id, len) == 0)
      {
        *act = i;
        return TRUE;
      }
  return FALSE;
}

const char *
pentad_outcome_id (PentadOutcome outcome)
{
  static const char *const ids[] = {
    "open", "closed", "rejected", "void", "self_handled", "unknown"
  };

  return ids[outcome];
}

static gboolean
comes_before (const PentadTrailEntry *a, const PentadTrailEntry *b)
{
  if (a->act == PENTAD_ACT_END || b->act == PENTAD_ACT_END)
    return a->act != PENTAD_ACT_END;
  return a->time <= b->time;
}

/* One copy for all cases that say the same, gone with the last of them: what a platform sends must
 * not stay for ever. */
static const char *
share_text (const char *text)
{
  return text != NULL ? g_ref_string_new_intern (text) : NULL;
}

static void
release_text (const char *text)
{
  if (text != NULL)
    g_ref_string_release ((char *)text);
}

PentadCase *
pentad_case_new (const char *id,
                 const char *class_code,
                 PentadSourceKind source,
                 const char *division,
                 double lon,
                 double lat,
                 const char *address,
                 const PentadTrailEntry *trail,
                 guint n_entries)
{
  PentadCase *self = g_malloc0 (sizeof (PentadCase) + n_entries * sizeof (PentadTrailEntry));

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->class_code = share_text (class_code);
  self->division = share_text (division);
  self->source = source;
  self->lon = lon;
  self->lat = lat;
  self->address = g_strdup (address);
  /* Insertion: trails are short and nearly always sorted already. */
  for (guint i = 0; i < n_entries; i++)
    {
      PentadTrailEntry entry = trail[i];
      guint j = i;

      entry.department = share_text (entry.department);
      entry.by = share_text (entry.by);
      entry.to = share_text (entry.to);
      for (; j > 0 && !comes_before (&self->trail[j - 1], &entry); j--)
        self->trail[j] = self->trail[j - 1];
      self->trail[j] = entry;
    }
  self->n_entries = n_entries;
  return self;
}

PentadCase *
pentad_case_ref (PentadCase *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pentad_case_unref (PentadCase *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  release_text (self->class_code);
  release_text (self->division);
  for (guint i = 0; i < self->n_entries; i++)
    {
      release_text (self->trail[i].department);
      release_text (self->trail[i].by);
      release_text (self->trail[i].to);
    }
  g_free (self->id);
  g_free (self->address);
  g_free (self);
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
    case PENTAD_ACT_APPEAL:
    case PENTAD_N_ACTS:
      break;
    }
}

void
pentad_case_view (const PentadCase *self, gint64 time, PentadCaseView *view)
{
  memset (view, 0, sizeof *view);
  view->outcome = PENTAD_OUTCOME_UNKNOWN;
  view->due = view->ended = view->since = PENTAD_NO_TIME;
  for (int i = 0; i < PENTAD_N_STAGES; i++)
    view->at[i] = PENTAD_NO_TIME;
  for (guint i = 0; i < self->n_entries; i++)
    {
      const PentadTrailEntry *entry = &self->trail[i];

      /* An end at an unknown time is taken as past once the case itself is. */
      if (entry->act == PENTAD_ACT_END ? view->outcome == PENTAD_OUTCOME_UNKNOWN
                                       : entry->time > time)
        break;
      pentad_case_view_step (view, entry);
    }
}

gint64
pentad_case_get_reported (const PentadCase *self)
{
  for (guint i = 0; i < self->n_entries; i++)
    if (self->trail[i].act == PENTAD_ACT_REPORT)
      return self->trail[i].time;
  return PENTAD_NO_TIME;
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

guint
pentad_case_get_deadlines (const PentadCase *self, gint64 time, gint64 *deadlines, guint max)
{
  guint n = 0;

  for (guint i = 0; i < self->n_entries && n < max; i++)
    {
      gint64 due = self->trail[i].due;
      PentadCaseView view;

      if (due == PENTAD_NO_TIME || due > time || (n > 0 && deadlines[n - 1] == due))
        continue;
      pentad_case_view (self, due, &view);
      if (view.due == due && !view.suspended &&
          (view.outcome == PENTAD_OUTCOME_OPEN ||
           (view.outcome == PENTAD_OUTCOME_CLOSED && view.ended != PENTAD_NO_TIME)))
        deadlines[n++] = due;
    }
  return n;
}
