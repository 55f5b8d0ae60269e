/* Completes cases on their way into a city with the deadlines that their platform did not send.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-deadlines.h"

struct _PentadCaseDeadlines
{
  const PentadCatalogue *catalogue;
  const PentadCalendar *calendar;
  GHashTable *early; /* id -> PentadCase of the state that lacks deadlines, owned */
  GHashTable *days;  /* day -> GPtrArray of ended cases of which some do, referred to */
};

PentadCaseDeadlines *
pentad_case_deadlines_new (void)
{
  PentadCaseDeadlines *self = g_new0 (PentadCaseDeadlines, 1);

  self->early =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)pentad_case_free);
  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
pentad_case_deadlines_free (PentadCaseDeadlines *deadlines)
{
  g_hash_table_unref (deadlines->early);
  g_hash_table_unref (deadlines->days);
  g_free (deadlines);
}

void
pentad_case_deadlines_set_limits (PentadCaseDeadlines *deadlines,
                                  const PentadCatalogue *catalogue,
                                  const PentadCalendar *calendar)
{
  deadlines->catalogue = catalogue;
  deadlines->calendar = calendar;
}

static gboolean
knows_limits (const PentadCaseDeadlines *self)
{
  return self->catalogue != NULL && self->calendar != NULL;
}

static GPtrArray *
new_cases (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
}

/* Copies of all with their deadlines; NULL when none had to be completed. */
static GPtrArray *
complete (const PentadCaseDeadlines *self, const GPtrArray *cases)
{
  GPtrArray *completed = NULL;

  for (guint i = 0; i < cases->len && knows_limits (self); i++)
    {
      const PentadCase *item = g_ptr_array_index (cases, i);
      PentadCase *whole = pentad_case_with_deadlines (item, self->catalogue, self->calendar);

      if (whole != NULL && completed == NULL)
        {
          completed = new_cases ();
          for (guint k = 0; k < i; k++)
            g_ptr_array_add (completed, pentad_case_copy (g_ptr_array_index (cases, k)));
        }
      if (whole == NULL && completed != NULL)
        whole = pentad_case_copy (item);
      if (whole != NULL)
        g_ptr_array_add (completed, whole);
    }
  return completed;
}

/* Newer words on a case take the place of older ones, also when they lack nothing. */
static void
remember_state (PentadCaseDeadlines *self, const PentadState *state)
{
  if (!state->is_delta)
    g_hash_table_remove_all (self->early);
  for (guint i = 0; i < state->cases->len && !knows_limits (self); i++)
    {
      const PentadCase *item = g_ptr_array_index (state->cases, i);

      g_hash_table_remove (self->early, pentad_case_get_id (item));
      if (pentad_case_lacks_deadlines (item))
        {
          PentadCase *copy = pentad_case_copy (item);

          g_hash_table_insert (self->early, (gpointer)pentad_case_get_id (copy), copy);
        }
    }
}

PentadState *
pentad_case_deadlines_fill_state (PentadCaseDeadlines *deadlines, PentadState *state)
{
  g_autoptr (GPtrArray) completed = complete (deadlines, state->cases);
  PentadState *filled;

  remember_state (deadlines, state);
  if (completed == NULL)
    return pentad_state_ref (state);
  filled = pentad_state_new ();
  filled->as_of = state->as_of;
  filled->cursor = g_strdup (state->cursor);
  filled->is_delta = state->is_delta;
  filled->n_repeated = state->n_repeated;
  filled->n_rows = state->n_rows;
  g_ptr_array_unref (filled->cases);
  filled->cases = g_steal_pointer (&completed);
  return filled;
}

GPtrArray *
pentad_case_deadlines_fill_ended (PentadCaseDeadlines *deadlines, gint32 day, GPtrArray *cases)
{
  GPtrArray *completed = complete (deadlines, cases);
  gboolean lacks = FALSE;

  for (guint i = 0; i < cases->len && !knows_limits (deadlines) && !lacks; i++)
    lacks = pentad_case_lacks_deadlines (g_ptr_array_index (cases, i));
  if (lacks)
    g_hash_table_insert (deadlines->days, GINT_TO_POINTER (day), g_ptr_array_ref (cases));
  else
    g_hash_table_remove (deadlines->days, GINT_TO_POINTER (day));
  return completed != NULL ? completed : g_ptr_array_ref (cases);
}

PentadState *
pentad_case_deadlines_take_early_state (PentadCaseDeadlines *deadlines)
{
  PentadState *state;
  GHashTableIter iter;
  gpointer item;

  if (!knows_limits (deadlines) || g_hash_table_size (deadlines->early) == 0)
    return NULL;
  state = pentad_state_new ();
  state->is_delta = TRUE;
  g_hash_table_iter_init (&iter, deadlines->early);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      PentadCase *whole =
          pentad_case_with_deadlines (item, deadlines->catalogue, deadlines->calendar);

      if (whole != NULL)
        g_ptr_array_add (state->cases, whole);
    }
  g_hash_table_remove_all (deadlines->early);
  return state;
}

GPtrArray *
pentad_case_deadlines_take_early_day (PentadCaseDeadlines *deadlines, gint32 *day)
{
  GHashTableIter iter;
  gpointer key, cases;

  g_hash_table_iter_init (&iter, deadlines->days);
  if (!knows_limits (deadlines) || !g_hash_table_iter_next (&iter, &key, &cases))
    return NULL;
  *day = GPOINTER_TO_INT (key);
  g_autoptr (GPtrArray) early = g_ptr_array_ref (cases);
  return pentad_case_deadlines_fill_ended (deadlines, *day, early);
}
