/* The history of a city, with its codes resolved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city-private.h"

void
pentad_city_add_history (PentadCity *self, PentadHistory *history)
{
  pentad_history_finish (history);
  for (guint i = 0; i < self->histories->len; i++)
    {
      PentadHistory *old = g_ptr_array_index (self->histories, i);

      if (old->first_day == history->first_day)
        {
          g_ptr_array_remove_index (self->histories, i);
          break;
        }
    }
  g_ptr_array_add (self->histories, pentad_history_ref (history));
  self->entries_valid = FALSE;
  self->history_revision++;
  pentad_city_changed (self, FALSE);
}

gboolean
pentad_city_has_history (PentadCity *self, gint32 day)
{
  for (guint i = 0; i < self->histories->len; i++)
    {
      const PentadHistory *history = g_ptr_array_index (self->histories, i);

      if (day >= history->first_day && day <= history->last_day)
        return TRUE;
    }
  return FALSE;
}

/* The finest place with that code. */
static int
find_finest (const PentadDivisions *divisions, const char *code)
{
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      int found = pentad_divisions_find (divisions, level, code);

      if (found != PENTAD_NO_PLACE)
        return found;
    }
  return PENTAD_NO_PLACE;
}

/* A code that rows use and nothing has. */
static void
find_unknown (PentadCity *self, const char *subject, const char *code, guint n_rows)
{
  if (n_rows > 0 && code != NULL)
    pentad_findings_count (self->entry_findings, PENTAD_FINDING_UNKNOWN_IN_HISTORY, subject, NULL,
                           code)
        ->count += n_rows - 1;
}

/* The tables of departments and posts are kept by code; here their codes are only looked up. */
static void
find_unknown_units (PentadCity *self, const char *code, const PentadHistoryUse *use)
{
  if (use->rows[PENTAD_HISTORY_DEPARTMENTS] > 0 &&
      pentad_catalogue_find_department (self->catalogue, code) < 0)
    find_unknown (self, "department", code, use->rows[PENTAD_HISTORY_DEPARTMENTS]);
  if (use->rows[PENTAD_HISTORY_POSTS] > 0 && pentad_catalogue_find_post (self->catalogue, code) < 0)
    find_unknown (self, "post", code, use->rows[PENTAD_HISTORY_POSTS]);
}

static PentadHistoryNumbers
resolve_code (PentadCity *self, const char *code, const PentadHistoryUse *use)
{
  PentadHistoryNumbers of_code = { PENTAD_NO_PLACE, -1 };

  if (use->rows[PENTAD_HISTORY_PLACES] > 0)
    {
      of_code.place = find_finest (self->divisions, code != NULL ? code : "");
      if (of_code.place == PENTAD_NO_PLACE)
        find_unknown (self, "division", code, use->rows[PENTAD_HISTORY_PLACES]);
      else
        self->entry_level =
            MAX (self->entry_level, pentad_divisions_get (self->divisions, of_code.place)->level);
    }
  if (self->catalogue == NULL)
    return of_code;
  if (use->rows[PENTAD_HISTORY_AS_CLASS] > 0)
    {
      of_code.class_index = pentad_catalogue_find_class (self->catalogue, code);
      if (of_code.class_index < 0)
        find_unknown (self, "class", code, use->rows[PENTAD_HISTORY_AS_CLASS]);
    }
  find_unknown_units (self, code, use);
  return of_code;
}

/* Each code once, however many rows have it. */
static GArray *
resolve_codes (PentadCity *self, const PentadHistory *history)
{
  GArray *numbers =
      g_array_sized_new (FALSE, FALSE, sizeof (PentadHistoryNumbers), history->codes->len);

  for (guint i = 0; i < history->codes->len; i++)
    {
      PentadHistoryNumbers of_code =
          resolve_code (self, pentad_history_get_code (history, i),
                        &g_array_index (history->uses, PentadHistoryUse, i));

      g_array_append_val (numbers, of_code);
    }
  return numbers;
}

static void
resolve (PentadCity *self)
{
  g_ptr_array_set_size (self->numbers, 0);
  g_ptr_array_set_size (self->entry_findings, 0);
  self->entry_level = PENTAD_LEVEL_CITY;
  self->has_entries = FALSE;
  for (guint h = 0; h < self->histories->len && self->divisions != NULL; h++)
    {
      const PentadHistory *history = g_ptr_array_index (self->histories, h);

      g_ptr_array_add (self->numbers, resolve_codes (self, history));
      self->has_entries |= history->n_rows[PENTAD_HISTORY_PLACES] > 0;
    }
  self->entries_valid = TRUE;
}

const GPtrArray *
pentad_city_get_history_findings (PentadCity *self)
{
  if (!self->entries_valid)
    resolve (self);
  return self->entry_findings;
}

/* The tables of departments and posts do not tell classes apart. */
const GPtrArray *
pentad_city_get_histories (PentadCity *self)
{
  return self->filter == NULL ? self->histories : self->no_histories;
}

gboolean
pentad_city_get_history_level (PentadCity *self, PentadLevel *level)
{
  if (!self->entries_valid)
    resolve (self);
  *level = self->entry_level;
  return self->has_entries;
}

void
pentad_city_begin_history (PentadCity *self,
                           PentadHistoryPlace *at,
                           gint32 first_day,
                           gint32 last_day)
{
  if (!self->entries_valid)
    resolve (self);
  at->first_day = first_day;
  at->last_day = last_day;
  at->next = 0;
}

/* To the next row, of the next history when need be. */
static gboolean
step (PentadCity *self, PentadHistoryPlace *at)
{
  while (at->next == 0 || !pentad_history_walk_next (&at->walk))
    {
      if (at->next >= self->numbers->len)
        return FALSE;
      pentad_history_walk_init (&at->walk, g_ptr_array_index (self->histories, at->next++),
                                PENTAD_HISTORY_PLACES, at->first_day, at->last_day);
    }
  return TRUE;
}

static const PentadHistoryNumbers *
get_numbers (PentadCity *self, const PentadHistoryPlace *at, guint code)
{
  const GArray *numbers = g_ptr_array_index (self->numbers, at->next - 1);

  return &g_array_index (numbers, PentadHistoryNumbers, code);
}

static gboolean
is_hidden (PentadCity *self, const PentadHistoryPlace *at)
{
  int class_index = get_numbers (self, at, at->walk.class_code)->class_index;

  return g_hash_table_contains (self->hidden_classes, GINT_TO_POINTER (class_index));
}

gboolean
pentad_city_next_history (PentadCity *self, PentadHistoryPlace *at, PentadHistoryEntry *entry)
{
  const PentadHistoryWalk *walk = &at->walk;
  gboolean filtered = g_hash_table_size (self->hidden_classes) > 0;

  do
    if (!step (self, at))
      return FALSE;
  while (filtered && is_hidden (self, at));
  *entry = (PentadHistoryEntry){
    .day = walk->day,
    .place = get_numbers (self, at, walk->code)->place,
    .class_index = get_numbers (self, at, walk->class_code)->class_index,
    .values = walk->values,
    .n_values = walk->n_values,
    .minutes = walk->minutes,
    .n_minutes = walk->n_minutes,
  };
  return TRUE;
}
