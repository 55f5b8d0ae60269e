/* Every case that a city knows: which word on it counts, where it lies, what is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each word is a slot of the store. Cases of the state that have ended are listed by the day of
 * their end, so that forgetting costs what is forgotten. */
#include "config.h"

#include "model/case-register.h"

#include "model/case-findings.h"
#include "model/case-repeats.h"

#include <string.h>

struct _PentadCaseRegister
{
  PentadCaseChangeFunc func;
  gpointer user_data;

  PentadCaseStore *store;
  PentadCaseLists *lists;
  PentadCaseFindings *findings;
  PentadCaseRepeats *repeats;
  GHashTable *ends;  /* UTC day -> GArray of PentadCaseSlot: cases of the state that ended then */
  gint64 forgotten;  /* what ended before is forgotten */
  gboolean has_late; /* something that ended before it came since */
  GHashTable *days;  /* day -> GArray of PentadCaseSlot */
  guint n_refused;
  guint n_open; /* words of the state on cases that have not ended */
  /* Words up to this slot have been looked at for findings, G_MAXUINT: all of them. */
  PentadCaseSlot checked;
};

PentadCaseRegister *
pentad_case_register_new (PentadCaseChangeFunc func, gpointer user_data)
{
  PentadCaseRegister *self = g_new0 (PentadCaseRegister, 1);

  self->func = func;
  self->user_data = user_data;
  self->store = pentad_case_store_new ();
  self->lists = pentad_case_lists_new (self->store);
  self->findings = pentad_case_findings_new ();
  self->repeats = pentad_case_repeats_new (self->store);
  self->ends = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  self->forgotten = G_MININT64;
  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  return self;
}

void
pentad_case_register_free (PentadCaseRegister *cases)
{
  pentad_case_lists_free (cases->lists);
  pentad_case_findings_free (cases->findings);
  pentad_case_repeats_free (cases->repeats);
  pentad_case_store_free (cases->store);
  g_hash_table_unref (cases->ends);
  g_hash_table_unref (cases->days);
  g_free (cases);
}

static const PentadCase *
get_case (const PentadCaseRegister *self, PentadCaseSlot slot)
{
  return pentad_case_store_get (self->store, slot);
}

static PentadCaseNote *
get_note (const PentadCaseRegister *self, PentadCaseSlot slot)
{
  return pentad_case_store_get_note (self->store, slot);
}

void
pentad_case_register_set_codes (PentadCaseRegister *cases,
                                PentadDivisions *divisions,
                                PentadCatalogue *catalogue)
{
  pentad_case_findings_set_codes (cases->findings, divisions, catalogue);
  pentad_case_repeats_clear (cases->repeats);
  pentad_case_lists_set_codes (cases->lists, divisions, catalogue);
  cases->checked = 0;
}

void
pentad_case_register_set_workflow (PentadCaseRegister *cases, const PentadWorkflow *workflow)
{
  pentad_case_findings_set_workflow (cases->findings, workflow);
  pentad_case_repeats_set_workflow (cases->repeats, workflow);
  cases->checked = 0;
}

/* What is wrong with a case, by itself or beside others. */
static void
check_in (PentadCaseRegister *self, const PentadCaseRow *row)
{
  pentad_case_findings_add (self->findings, row);
  pentad_case_repeats_add (self->repeats, row->slot);
}

static gboolean
is_checked (const PentadCaseRegister *self, const PentadCaseRow *row)
{
  return row != NULL && row->slot <= self->checked;
}

/* old, new: NULL when there is none. What is not looked at yet is left for later. */
static void
check_change (PentadCaseRegister *self, const PentadCaseRow *old, const PentadCaseRow *new)
{
  if (!is_checked (self, old))
    old = NULL;
  if (!is_checked (self, new))
    new = NULL;
  if (old != NULL)
    pentad_case_findings_remove (self->findings, old);
  if (new != NULL)
    pentad_case_findings_add (self->findings, new);
  if (old != NULL && new != NULL &&
      pentad_case_repeats_replace (self->repeats, old->slot, new->slot))
    return;
  if (old != NULL)
    pentad_case_repeats_remove (self->repeats, old->slot);
  if (new != NULL)
    pentad_case_repeats_add (self->repeats, new->slot);
}

static void
ensure_placed (PentadCaseRegister *self)
{
  if (!pentad_case_lists_are_placed (self->lists))
    pentad_case_lists_place (self->lists);
}

gboolean
pentad_case_register_check (PentadCaseRegister *cases, guint n)
{
  PentadCaseSlot slot = cases->checked;
  PentadCaseRow row;

  if (slot == G_MAXUINT)
    return TRUE;
  ensure_placed (cases);
  for (guint i = 0; i < n; i++)
    {
      slot = pentad_case_store_next (cases->store, slot);
      if (slot == 0)
        {
          cases->checked = G_MAXUINT;
          return TRUE;
        }
      cases->checked = slot;
      if (get_note (cases, slot)->flags & PENTAD_CASE_COUNTS)
        {
          pentad_case_lists_get (cases->lists, slot, &row);
          check_in (cases, &row);
        }
    }
  return FALSE;
}

/* --- Which word counts ----------------------------------------------------------------------- */

static gboolean
is_better (const PentadCaseRegister *self, PentadCaseSlot a, PentadCaseSlot b)
{
  const PentadCase *x = get_case (self, a), *y = get_case (self, b);
  guint n_x = pentad_case_get_n_acts (x), n_y = pentad_case_get_n_acts (y);
  guint ended = get_note (self, a)->flags & PENTAD_CASE_ENDED;

  if (n_x != n_y)
    return n_x > n_y;
  if (ended != (get_note (self, b)->flags & PENTAD_CASE_ENDED))
    return ended != 0;
  /* They contradict each other: whichever, but always the same. */
  gsize size_x = pentad_case_get_size (x), size_y = pentad_case_get_size (y);
  return size_x != size_y ? size_x > size_y : memcmp (x, y, size_x) > 0;
}

/* Works out which word on a case counts, leaving one of them (0: none) out of account. */
static void
choose (PentadCaseRegister *self, const char *id, PentadCaseSlot without)
{
  PentadCaseSlot before = 0, after = 0;
  PentadCaseRow old, new;

  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_find (self->store, id, slot)) != 0;)
    {
      if (get_note (self, slot)->flags & PENTAD_CASE_COUNTS)
        before = slot;
      if (slot != without && (after == 0 || is_better (self, slot, after)))
        after = slot;
    }
  if (before == after)
    return;
  if (before != 0)
    pentad_case_lists_stop (self->lists, before);
  if (after != 0)
    pentad_case_lists_start (self->lists, after);
  if (!pentad_case_lists_are_placed (self->lists))
    return;
  if (before != 0)
    pentad_case_lists_get (self->lists, before, &old);
  if (after != 0)
    pentad_case_lists_get (self->lists, after, &new);
  check_change (self, before != 0 ? &old : NULL, after != 0 ? &new : NULL);
  self->func (before != 0 ? &old : NULL, after != 0 ? &new : NULL, self->user_data);
}

/* --- Words ----------------------------------------------------------------------------------- */

/* When a case of the state ended; PENTAD_NO_TIME when it has not, or nobody knows when. */
static gint64
get_end (const PentadCaseRegister *self, PentadCaseSlot slot)
{
  PentadCaseView view;

  if (get_note (self, slot)->flags & (PENTAD_CASE_ENDED | PENTAD_CASE_OPEN))
    return PENTAD_NO_TIME;
  pentad_case_view (get_case (self, slot), G_MAXINT64, &view);
  return view.outcome != PENTAD_OUTCOME_OPEN ? view.ended : PENTAD_NO_TIME;
}

static gboolean
is_open (const PentadCaseRegister *self, PentadCaseSlot slot)
{
  PentadCaseView view;

  pentad_case_view (get_case (self, slot), G_MAXINT64, &view);
  return view.outcome == PENTAD_OUTCOME_OPEN;
}

static gint32
utc_day (gint64 time)
{
  return (gint32)CLAMP (time / PENTAD_DAY_S - (time % PENTAD_DAY_S < 0), G_MININT32, G_MAXINT32);
}

/* A slot stays in the list when its case changes; whether it is still that case is looked at when
 * the day is forgotten. */
static void
note_end (PentadCaseRegister *self, PentadCaseSlot slot)
{
  gint64 end = get_end (self, slot);
  gpointer day = GINT_TO_POINTER (utc_day (end));
  GArray *slots = g_hash_table_lookup (self->ends, day);

  if (end == PENTAD_NO_TIME)
    return;
  if (slots == NULL)
    {
      slots = g_array_new (FALSE, FALSE, sizeof (PentadCaseSlot));
      g_hash_table_insert (self->ends, day, slots);
    }
  g_array_append_val (slots, slot);
  self->has_late = self->has_late || end < self->forgotten;
}

static PentadCaseSlot
add_word (PentadCaseRegister *self, const PentadCase *item, gboolean is_ended)
{
  PentadCaseSlot slot = pentad_case_store_add (self->store, item);

  if (slot == 0)
    {
      self->n_refused++;
      return 0;
    }
  get_note (self, slot)->flags = is_ended ? PENTAD_CASE_ENDED : 0;
  if (!is_ended && is_open (self, slot))
    {
      get_note (self, slot)->flags |= PENTAD_CASE_OPEN;
      self->n_open++;
    }
  else
    note_end (self, slot);
  return slot;
}

/* The word must no longer count. */
static void
drop_word (PentadCaseRegister *self, PentadCaseSlot slot)
{
  if (get_note (self, slot)->flags & PENTAD_CASE_OPEN)
    self->n_open--;
  pentad_case_store_drop (self->store, slot);
  pentad_case_lists_give_back (self->lists, slot);
}

static void
remove_word (PentadCaseRegister *self, PentadCaseSlot slot)
{
  choose (self, pentad_case_get_id (get_case (self, slot)), slot);
  drop_word (self, slot);
}

static PentadCaseSlot
find_in_state (const PentadCaseRegister *self, const char *id)
{
  PentadCaseSlot slot = 0;

  while ((slot = pentad_case_store_find (self->store, id, slot)) != 0)
    if (!(get_note (self, slot)->flags & PENTAD_CASE_ENDED))
      break;
  return slot;
}

/* Takes a case of the state in; returns its slot. */
static PentadCaseSlot
take (PentadCaseRegister *self, const PentadCase *item)
{
  PentadCaseSlot old = find_in_state (self, pentad_case_get_id (item)), slot;

  if (old != 0 && pentad_case_is_equal (get_case (self, old), item))
    return old;
  slot = add_word (self, item, FALSE);
  if (slot == 0)
    return old;
  choose (self, pentad_case_get_id (item), old);
  if (old != 0)
    drop_word (self, old);
  return slot;
}

static void
forget_unnamed (PentadCaseRegister *self, const guint8 *named, PentadCaseSlot bound)
{
  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_next (self->store, slot)) != 0;)
    if (!(get_note (self, slot)->flags & PENTAD_CASE_ENDED) && (slot >= bound || !named[slot]))
      remove_word (self, slot);
}

void
pentad_case_register_apply_state (PentadCaseRegister *cases, const PentadState *state)
{
  PentadCaseSlot bound = pentad_case_store_get_bound (cases->store) + state->cases->len;
  g_autofree guint8 *named = state->is_delta ? NULL : g_new0 (guint8, bound);

  for (guint i = 0; i < state->cases->len; i++)
    {
      PentadCaseSlot slot = take (cases, g_ptr_array_index (state->cases, i));

      if (named != NULL)
        named[slot] = 1;
    }
  if (named != NULL)
    forget_unnamed (cases, named, bound);
  pentad_case_lists_tidy (cases->lists);
}

guint
pentad_case_register_get_n_open (PentadCaseRegister *cases)
{
  return cases->n_open;
}

static void
remove_words (PentadCaseRegister *self, const GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    remove_word (self, g_array_index (slots, PentadCaseSlot, i));
}

/* The same word of the same list as before; 0 when it is new. */
static PentadCaseSlot
find_in_list (const PentadCaseRegister *self, const PentadCase *item, GHashTable *old)
{
  const char *id = pentad_case_get_id (item);

  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_find (self->store, id, slot)) != 0;)
    if (pentad_case_is_equal (get_case (self, slot), item) &&
        g_hash_table_contains (old, GUINT_TO_POINTER (slot)))
      return slot;
  return 0;
}

void
pentad_case_register_set_ended (PentadCaseRegister *cases, gint32 day, const GPtrArray *ended)
{
  const GArray *before = g_hash_table_lookup (cases->days, GINT_TO_POINTER (day));
  g_autoptr (GHashTable) old = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (PentadCaseSlot));
  GArray *slots = g_array_sized_new (FALSE, FALSE, sizeof (PentadCaseSlot), ended->len);

  for (guint i = 0; before != NULL && i < before->len; i++)
    g_hash_table_add (old, GUINT_TO_POINTER (g_array_index (before, PentadCaseSlot, i)));
  for (guint i = 0; i < ended->len; i++)
    {
      const PentadCase *item = g_ptr_array_index (ended, i);
      PentadCaseSlot slot = find_in_list (cases, item, old);

      if (slot != 0)
        g_hash_table_remove (old, GUINT_TO_POINTER (slot));
      else if ((slot = add_word (cases, item, TRUE)) != 0)
        choose (cases, pentad_case_get_id (item), 0);
      if (slot != 0)
        g_array_append_val (slots, slot);
    }
  for (guint i = 0; before != NULL && i < before->len; i++)
    if (g_hash_table_contains (old, GUINT_TO_POINTER (g_array_index (before, PentadCaseSlot, i))))
      g_array_append_val (gone, g_array_index (before, PentadCaseSlot, i));
  remove_words (cases, gone);
  g_hash_table_insert (cases->days, GINT_TO_POINTER (day), slots);
  pentad_case_lists_tidy (cases->lists);
}

gboolean
pentad_case_register_has_ended (PentadCaseRegister *cases, gint32 day)
{
  return g_hash_table_contains (cases->days, GINT_TO_POINTER (day));
}

void
pentad_case_register_forget_days (PentadCaseRegister *cases, gint32 before)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, cases->days);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_INT (key) < before)
      {
        remove_words (cases, value);
        g_hash_table_iter_remove (&iter);
      }
  pentad_case_lists_tidy (cases->lists);
}

/* Forgets the cases of a list that ended before; keeps the others in it. */
static void
forget_listed (PentadCaseRegister *self, GArray *slots, gint64 before)
{
  guint kept = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      PentadCaseSlot slot = g_array_index (slots, PentadCaseSlot, i);
      gint64 end =
          pentad_case_store_is_dropped (self->store, slot) ? PENTAD_NO_TIME : get_end (self, slot);

      if (end == PENTAD_NO_TIME)
        continue;
      if (end < before)
        remove_word (self, slot);
      else
        g_array_index (slots, PentadCaseSlot, kept++) = slot;
    }
  g_array_set_size (slots, kept);
}

void
pentad_case_register_forget_ended (PentadCaseRegister *cases, gint64 before)
{
  GHashTableIter iter;
  gpointer day, slots;

  if (before <= cases->forgotten && !cases->has_late)
    return;
  cases->forgotten = before;
  cases->has_late = FALSE;
  g_hash_table_iter_init (&iter, cases->ends);
  while (g_hash_table_iter_next (&iter, &day, &slots))
    {
      if (GPOINTER_TO_INT (day) > utc_day (before))
        continue;
      forget_listed (cases, slots, before);
      if (((GArray *)slots)->len == 0)
        g_hash_table_iter_remove (&iter);
    }
  pentad_case_lists_tidy (cases->lists);
}

/* Only the word that counts is taken: the others say less. */
void
pentad_case_register_copy (PentadCaseRegister *cases,
                           PentadCaseRegister *from,
                           PentadCasePassFunc passes,
                           gpointer user_data)
{
  GHashTableIter iter;
  gpointer day, slots;
  PentadCaseRow row;

  g_hash_table_iter_init (&iter, from->days);
  while (g_hash_table_iter_next (&iter, &day, &slots))
    g_hash_table_insert (cases->days, day, g_array_new (FALSE, FALSE, sizeof (PentadCaseSlot)));
  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (from, slot)) != 0;)
    {
      pentad_case_lists_get (from->lists, slot, &row);
      if (!passes (&row, user_data))
        continue;
      if (add_word (cases, row.data, (get_note (from, slot)->flags & PENTAD_CASE_ENDED) != 0) != 0)
        choose (cases, pentad_case_get_id (row.data), 0);
    }
}

/* --- Reading --------------------------------------------------------------------------------- */

PentadCaseSlot
pentad_case_register_next (PentadCaseRegister *cases, PentadCaseSlot slot)
{
  ensure_placed (cases);
  while ((slot = pentad_case_store_next (cases->store, slot)) != 0)
    if (get_note (cases, slot)->flags & PENTAD_CASE_COUNTS)
      break;
  return slot;
}

void
pentad_case_register_get (PentadCaseRegister *cases, PentadCaseSlot slot, PentadCaseRow *row)
{
  ensure_placed (cases);
  pentad_case_lists_get (cases->lists, slot, row);
}

guint
pentad_case_register_get_n (PentadCaseRegister *cases)
{
  return pentad_case_lists_get_n (cases->lists);
}

PentadCaseSlot
pentad_case_register_find (PentadCaseRegister *cases, const char *id)
{
  PentadCaseSlot slot = 0;

  while ((slot = pentad_case_store_find (cases->store, id, slot)) != 0)
    if (get_note (cases, slot)->flags & PENTAD_CASE_COUNTS)
      break;
  return slot;
}

void
pentad_case_register_foreach_in (PentadCaseRegister *cases,
                                 int place,
                                 PentadCaseRowFunc func,
                                 gpointer user_data)
{
  ensure_placed (cases);
  pentad_case_lists_foreach_in (cases->lists, place, func, user_data);
}

void
pentad_case_register_list_findings (PentadCaseRegister *cases, GPtrArray *list)
{
  PentadCaseRow row;

  ensure_placed (cases);
  pentad_case_register_check (cases, G_MAXUINT);
  if (pentad_case_findings_lack_examples (cases->findings))
    {
      pentad_case_findings_begin_offer (cases->findings);
      for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (cases, slot)) != 0;)
        {
          pentad_case_lists_get (cases->lists, slot, &row);
          pentad_case_findings_offer (cases->findings, &row);
        }
    }
  pentad_case_findings_list (cases->findings, list);
  pentad_case_repeats_list (cases->repeats, list);
}

guint
pentad_case_register_get_n_refused (PentadCaseRegister *cases)
{
  return cases->n_refused;
}

gsize
pentad_case_register_get_memory (PentadCaseRegister *cases)
{
  return sizeof *cases + pentad_case_store_get_memory (cases->store) +
         pentad_case_lists_get_memory (cases->lists) +
         pentad_case_repeats_get_memory (cases->repeats);
}
