/* The cases of a store that count, by where they lie.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slot that counts stands in the list of its line of places; one that no longer counts is taken
 * out when the list is next walked, and is given back to the store only then: so a list costs four
 * bytes a case. */
#include "config.h"

#include "model/case-lists.h"

/* Slots that no longer count are taken out when they are more than this and a part of the rest. */
#define FEW_STALE   1024u
#define STALE_SHARE 4u

#define LINE_MASK ((1u << 24) - 1)

struct _PentadCaseLists
{
  PentadCaseStore *store; /* borrowed */
  PentadDivisions *divisions;
  PentadCatalogue *catalogue;
  PentadCasePlacing *placing; /* NULL: cases have yet to be placed */

  GArray *lists; /* PentadCaseSlot: the first of each line of places */
  guint n, n_stale;
};

PentadCaseLists *
pentad_case_lists_new (PentadCaseStore *store)
{
  PentadCaseLists *self = g_new0 (PentadCaseLists, 1);

  self->store = store;
  self->lists = g_array_new (FALSE, TRUE, sizeof (PentadCaseSlot));
  return self;
}

void
pentad_case_lists_free (PentadCaseLists *lists)
{
  g_clear_pointer (&lists->divisions, pentad_divisions_unref);
  g_clear_pointer (&lists->catalogue, pentad_catalogue_unref);
  g_clear_pointer (&lists->placing, pentad_case_placing_free);
  g_array_unref (lists->lists);
  g_free (lists);
}

static const PentadCase *
get_case (const PentadCaseLists *self, PentadCaseSlot slot)
{
  return pentad_case_store_get (self->store, slot);
}

static PentadCaseNote *
get_note (const PentadCaseLists *self, PentadCaseSlot slot)
{
  return pentad_case_store_get_note (self->store, slot);
}

/* --- Lists by line of places ----------------------------------------------------------------- */

static void
locate (PentadCaseLists *self, PentadCaseSlot slot)
{
  PentadCaseNote *note = get_note (self, slot);

  note->place = pentad_case_placing_locate (self->placing, get_case (self, slot)) & LINE_MASK;
}

static void
enter_list (PentadCaseLists *self, PentadCaseSlot slot)
{
  PentadCaseNote *note = get_note (self, slot);

  if (note->place >= self->lists->len)
    g_array_set_size (self->lists, note->place + 1);
  PentadCaseSlot *first = &g_array_index (self->lists, PentadCaseSlot, note->place);
  note->next = *first;
  note->flags |= PENTAD_CASE_LISTED;
  *first = slot;
}

/* Takes out of a list what no longer counts. */
static void
sweep_list (PentadCaseLists *self, guint32 line)
{
  PentadCaseSlot *at = &g_array_index (self->lists, PentadCaseSlot, line);

  while (*at != 0)
    {
      PentadCaseSlot slot = *at;
      PentadCaseNote *note = get_note (self, slot);

      if (note->flags & PENTAD_CASE_COUNTS)
        {
          at = &note->next;
          continue;
        }
      *at = note->next;
      note->flags &= ~PENTAD_CASE_LISTED & 0xff;
      self->n_stale--;
      if (pentad_case_store_is_dropped (self->store, slot))
        pentad_case_store_give_back (self->store, slot);
    }
}

void
pentad_case_lists_tidy (PentadCaseLists *lists)
{
  if (lists->n_stale < FEW_STALE || lists->n_stale < lists->n / STALE_SHARE)
    return;
  for (guint line = 0; line < lists->lists->len; line++)
    sweep_list (lists, line);
}

static void
locate_all (PentadCaseLists *self)
{
  self->placing = pentad_case_placing_new (self->divisions);
  g_array_set_size (self->lists, 0);
  g_array_set_size (self->lists, pentad_case_placing_get_bound (self->placing));
  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_next (self->store, slot)) != 0;)
    {
      locate (self, slot);
      if (get_note (self, slot)->flags & PENTAD_CASE_COUNTS)
        enter_list (self, slot);
    }
}

void
pentad_case_lists_place (PentadCaseLists *lists)
{
  if (lists->placing == NULL)
    locate_all (lists);
}

gboolean
pentad_case_lists_are_placed (const PentadCaseLists *lists)
{
  return lists->placing != NULL;
}

void
pentad_case_lists_set_codes (PentadCaseLists *lists,
                             PentadDivisions *divisions,
                             PentadCatalogue *catalogue)
{
  /* Lists end here; slots that wait in them for nothing else are given back. */
  if (lists->placing != NULL)
    for (guint line = 0; line < lists->lists->len; line++)
      sweep_list (lists, line);
  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_next (lists->store, slot)) != 0;)
    get_note (lists, slot)->flags &= ~PENTAD_CASE_LISTED & 0xff;
  g_clear_pointer (&lists->placing, pentad_case_placing_free);
  if (divisions != NULL)
    pentad_divisions_ref (divisions);
  if (catalogue != NULL)
    pentad_catalogue_ref (catalogue);
  g_clear_pointer (&lists->divisions, pentad_divisions_unref);
  g_clear_pointer (&lists->catalogue, pentad_catalogue_unref);
  lists->divisions = divisions;
  lists->catalogue = catalogue;
}

/* --- Counting -------------------------------------------------------------------------------- */

void
pentad_case_lists_start (PentadCaseLists *lists, PentadCaseSlot slot)
{
  PentadCaseNote *note = get_note (lists, slot);

  lists->n++;
  if (lists->placing != NULL && !(note->flags & PENTAD_CASE_LISTED))
    {
      locate (lists, slot);
      enter_list (lists, slot);
    }
  else if (lists->placing != NULL)
    lists->n_stale--;
  note->flags |= PENTAD_CASE_COUNTS;
}

void
pentad_case_lists_stop (PentadCaseLists *lists, PentadCaseSlot slot)
{
  if (lists->placing != NULL)
    lists->n_stale++;
  get_note (lists, slot)->flags &= ~PENTAD_CASE_COUNTS & 0xff;
  lists->n--;
}

void
pentad_case_lists_give_back (PentadCaseLists *lists, PentadCaseSlot slot)
{
  if (!(get_note (lists, slot)->flags & PENTAD_CASE_LISTED))
    pentad_case_store_give_back (lists->store, slot);
}

guint
pentad_case_lists_get_n (const PentadCaseLists *lists)
{
  return lists->n;
}

/* --- Reading --------------------------------------------------------------------------------- */

void
pentad_case_lists_get (const PentadCaseLists *lists, PentadCaseSlot slot, PentadCaseRow *row)
{
  row->slot = slot;
  row->data = get_case (lists, slot);
  row->class_index =
      lists->catalogue != NULL
          ? pentad_catalogue_find_class (lists->catalogue, pentad_case_get_class_code (row->data))
          : -1;
  pentad_case_placing_get (lists->placing, get_note (lists, slot)->place, row->place);
}

typedef struct
{
  PentadCaseLists *lists;
  PentadCaseRowFunc func;
  gpointer user_data;
} Each;

static void
each_of_line (guint32 line, gpointer user_data)
{
  Each *each = user_data;
  PentadCaseRow row;

  if (line >= each->lists->lists->len)
    return;
  sweep_list (each->lists, line);
  for (PentadCaseSlot slot = g_array_index (each->lists->lists, PentadCaseSlot, line); slot != 0;
       slot = get_note (each->lists, slot)->next)
    {
      pentad_case_lists_get (each->lists, slot, &row);
      each->func (&row, each->user_data);
    }
}

void
pentad_case_lists_foreach_in (PentadCaseLists *lists,
                              int place,
                              PentadCaseRowFunc func,
                              gpointer user_data)
{
  Each each = { lists, func, user_data };

  if (lists->divisions != NULL)
    pentad_case_placing_foreach_line (lists->placing, place, each_of_line, &each);
}

gsize
pentad_case_lists_get_memory (const PentadCaseLists *lists)
{
  return sizeof *lists + lists->lists->len * sizeof (PentadCaseSlot);
}
