/* The situations that a ledger keeps of places, and what it counts of all places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/ledger-private.h"

#include <string.h>

/* Places kept at once: what a wall goes round, and what somebody has looked at since. */
#define MAX_WATCHES 16
/* Counts of all places: of open and overdue cases, and of the reports of a few periods. */
#define MAX_PLACE_COUNTS 6

void
pentad_place_count_free (gpointer count)
{
  g_free (((PentadPlaceCount *)count)->n);
  g_free (count);
}

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

static gboolean
is_counted (const PentadPlaceCount *count, const PentadStanding *standing)
{
  switch (count->counted)
    {
    case PENTAD_COUNTED_OPEN:
      return standing->open;
    case PENTAD_COUNTED_OVERDUE:
      return standing->overdue;
    case PENTAD_COUNTED_REPORTED:
      return standing->known && standing->reported != PENTAD_NO_TIME &&
             standing->reported >= count->from && standing->reported < count->to;
    }
  g_return_val_if_reached (FALSE);
}

static void
add_count (PentadPlaceCount *count,
           const PentadCaseRow *row,
           const PentadStanding *standing,
           int sign)
{
  if (row == NULL || !is_counted (count, standing))
    return;
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    if (row->place[level] != PENTAD_NO_PLACE)
      count->n[row->place[level]] += (guint)sign;
}

void
pentad_ledger_move_standing (PentadLedger *self,
                             const PentadCaseRow *before,
                             const PentadStanding *stood,
                             const PentadCaseRow *after,
                             const PentadStanding *stands)
{
  gboolean same_places = before != NULL && after != NULL &&
                         memcmp (before->place, after->place, sizeof before->place) == 0;

  if (same_places && before->slot == after->slot && pentad_standing_equal (stood, stands))
    return;
  for (guint i = 0; i < self->place_counts->len; i++)
    {
      PentadPlaceCount *count = g_ptr_array_index (self->place_counts, i);

      /* Most changes leave most counts as they are, in memory that is not at hand. */
      if (same_places && is_counted (count, stood) == is_counted (count, stands))
        continue;
      add_count (count, before, stood, -1);
      add_count (count, after, stands, 1);
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
  g_ptr_array_set_size (self->place_counts, 0);
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

static PentadPlaceCount *
add_place_count (PentadLedger *self, PentadCounted counted, gint64 from, gint64 to)
{
  PentadPlaceCount *count = g_new0 (PentadPlaceCount, 1);
  PentadCaseRow row;
  PentadStanding standing;

  *count = (PentadPlaceCount){ counted, from, to, g_new0 (guint, (gsize)MAX (self->n_places, 1)) };
  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (self->rules.cases, slot)) != 0;)
    {
      pentad_case_register_get (self->rules.cases, slot, &row);
      pentad_ledger_find_standing (self, row.data, &standing);
      add_count (count, &row, &standing, 1);
    }
  if (self->place_counts->len == MAX_PLACE_COUNTS)
    g_ptr_array_remove_index (self->place_counts, 0);
  g_ptr_array_add (self->place_counts, count);
  return count;
}

static const guint *
count_places (PentadLedger *self, PentadCounted counted, gint64 from, gint64 to)
{
  for (guint i = 0; i < self->place_counts->len; i++)
    {
      PentadPlaceCount *count = g_ptr_array_index (self->place_counts, i);

      if (count->counted != counted || count->from != from || count->to != to)
        continue;
      g_ptr_array_steal_index (self->place_counts, i);
      g_ptr_array_add (self->place_counts, count);
      return count->n;
    }
  return add_place_count (self, counted, from, to)->n;
}

const guint *
pentad_ledger_get_open (PentadLedger *ledger)
{
  return count_places (ledger, PENTAD_COUNTED_OPEN, 0, 0);
}

const guint *
pentad_ledger_get_overdue (PentadLedger *ledger)
{
  return count_places (ledger, PENTAD_COUNTED_OVERDUE, 0, 0);
}

const guint *
pentad_ledger_get_reported (PentadLedger *ledger, gint64 from, gint64 to)
{
  return count_places (ledger, PENTAD_COUNTED_REPORTED, from, to);
}

gsize
pentad_ledger_get_situation_memory (const PentadLedger *self)
{
  gsize bytes = self->place_counts->len *
                (sizeof (PentadPlaceCount) + (gsize)self->n_places * sizeof (guint));

  for (guint i = 0; i < self->watches->len; i++)
    bytes += sizeof (PentadWatch) +
             pentad_situation_get_memory (
                 ((PentadWatch *)g_ptr_array_index (self->watches, i))->situation);
  return bytes;
}
