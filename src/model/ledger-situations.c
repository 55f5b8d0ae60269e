/* The situations that a ledger keeps of places, and the open cases of all places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/ledger-private.h"

#include <string.h>

/* Places kept at once: what a wall goes round, and what somebody has looked at since. */
#define MAX_WATCHES 16

void
pentad_watch_free (gpointer watch)
{
  pentad_situation_free (((PentadWatch *)watch)->situation);
  g_free (watch);
}

static gboolean
holds (const PentadWatch *watch, const PentadCaseRow *row)
{
  return row != NULL && row->place[watch->level] == watch->place;
}

static void
count_open (PentadLedger *self, const PentadCaseRow *row, const PentadStanding *standing, int sign)
{
  for (int level = 0; row != NULL && standing->open && level < PENTAD_N_LEVELS; level++)
    if (row->place[level] != PENTAD_NO_PLACE)
      self->open[row->place[level]] += (guint)sign;
}

void
pentad_ledger_move_standing (PentadLedger *self,
                             const PentadCaseRow *before,
                             const PentadStanding *stood,
                             const PentadCaseRow *after,
                             const PentadStanding *stands)
{
  if (before != NULL && after != NULL && before->slot == after->slot &&
      memcmp (before->place, after->place, sizeof before->place) == 0 &&
      pentad_standing_equal (stood, stands))
    return;
  if (self->open != NULL)
    {
      count_open (self, before, stood, -1);
      count_open (self, after, stands, 1);
    }
  for (guint i = 0; i < self->watches->len; i++)
    {
      PentadWatch *watch = g_ptr_array_index (self->watches, i);

      if (holds (watch, before))
        pentad_situation_remove (watch->situation, before->slot, stood);
      if (holds (watch, after))
        pentad_situation_add (watch->situation, after->slot, stands);
    }
}

void
pentad_ledger_drop_situations (PentadLedger *self)
{
  g_ptr_array_set_size (self->watches, 0);
  g_clear_pointer (&self->open, g_free);
}

typedef struct
{
  PentadLedger *ledger;
  PentadSituation *situation;
} Filling;

static void
fill_cb (const PentadCaseRow *row, gpointer user_data)
{
  Filling *filling = user_data;
  PentadStanding standing;

  pentad_ledger_find_standing (filling->ledger, row->data, &standing);
  pentad_situation_add (filling->situation, row->slot, &standing);
}

static PentadWatch *
add_watch (PentadLedger *self, int place)
{
  PentadWatch *watch = g_new0 (PentadWatch, 1);
  Filling filling = { self, pentad_situation_new (self->rules.cases, self->n_departments) };

  watch->place = place;
  watch->level = pentad_divisions_get (self->rules.divisions, place)->level;
  watch->situation = filling.situation;
  pentad_case_register_foreach_in (self->rules.cases, place, fill_cb, &filling);
  if (self->watches->len == MAX_WATCHES)
    g_ptr_array_remove_index (self->watches, 0);
  g_ptr_array_add (self->watches, watch);
  return watch;
}

/* The watch of a place, moved to the end; NULL when there is none. */
static PentadWatch *
find_watch (PentadLedger *self, int place)
{
  for (guint i = 0; i < self->watches->len; i++)
    {
      PentadWatch *watch = g_ptr_array_index (self->watches, i);

      if (watch->place != place)
        continue;
      g_ptr_array_steal_index (self->watches, i);
      g_ptr_array_add (self->watches, watch);
      return watch;
    }
  return NULL;
}

const PentadSituation *
pentad_ledger_get_situation (PentadLedger *ledger, int place)
{
  PentadWatch *watch = find_watch (ledger, place);

  if (watch == NULL)
    watch = add_watch (ledger, place);
  pentad_situation_set_time (watch->situation, ledger->time);
  return watch->situation;
}

const guint *
pentad_ledger_get_open (PentadLedger *ledger)
{
  PentadCaseRow row;
  PentadStanding standing;

  if (ledger->open != NULL)
    return ledger->open;
  ledger->open = g_new0 (guint, (gsize)MAX (ledger->n_places, 1));
  for (PentadCaseSlot slot = 0;
       (slot = pentad_case_register_next (ledger->rules.cases, slot)) != 0;)
    {
      pentad_case_register_get (ledger->rules.cases, slot, &row);
      pentad_ledger_find_standing (ledger, row.data, &standing);
      count_open (ledger, &row, &standing, 1);
    }
  return ledger->open;
}

gsize
pentad_ledger_get_situation_memory (const PentadLedger *self)
{
  gsize bytes = self->open != NULL ? (gsize)self->n_places * sizeof *self->open : 0;

  for (guint i = 0; i < self->watches->len; i++)
    bytes += sizeof (PentadWatch) +
             pentad_situation_get_memory (
                 ((PentadWatch *)g_ptr_array_index (self->watches, i))->situation);
  return bytes;
}
