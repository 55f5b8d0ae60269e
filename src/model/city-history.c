/* The history of a city, with its codes resolved.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city-private.h"

void
pentad_city_add_history (PentadCity *self, PentadHistory *history)
{
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

static void
find_unknown (PentadCity *self, int index, const char *subject, const char *code)
{
  if (index < 0 && code != NULL)
    pentad_findings_count (self->entry_findings, PENTAD_FINDING_UNKNOWN_IN_HISTORY, subject, NULL,
                           code);
}

/* The tables of departments and posts are kept by code; here they are only looked through. */
static void
check_units (PentadCity *self, const PentadHistory *history)
{
  for (guint i = 0; i < history->departments->len; i++)
    {
      const char *code = pentad_history_get_code (
          history, g_array_index (history->departments, PentadHistoryRow, i).code);

      find_unknown (self, pentad_catalogue_find_department (self->catalogue, code), "department",
                    code);
    }
  for (guint i = 0; i < history->posts->len; i++)
    {
      const char *code = pentad_history_get_code (
          history, g_array_index (history->posts, PentadHistoryRow, i).code);

      find_unknown (self, pentad_catalogue_find_post (self->catalogue, code), "post", code);
    }
}

/* Each code once, however many rows have it. */
static GArray *
resolve_codes (PentadCity *self, const PentadHistory *history)
{
  GArray *numbers =
      g_array_sized_new (FALSE, FALSE, sizeof (PentadHistoryNumbers), history->codes->len);

  for (guint i = 0; i < history->codes->len; i++)
    {
      const char *code = pentad_history_get_code (history, i);
      PentadHistoryNumbers of_code = {
        find_finest (self->divisions, code != NULL ? code : ""),
        self->catalogue != NULL ? pentad_catalogue_find_class (self->catalogue, code) : -1,
      };

      g_array_append_val (numbers, of_code);
    }
  return numbers;
}

static void
check_places (PentadCity *self, const PentadHistory *history, const PentadHistoryNumbers *numbers)
{
  for (guint i = 0; i < history->rows->len; i++)
    {
      const PentadHistoryRow *row = &g_array_index (history->rows, PentadHistoryRow, i);

      find_unknown (self, numbers[row->code].place, "division",
                    pentad_history_get_code (history, row->code));
      if (self->catalogue != NULL)
        find_unknown (self, numbers[row->class_code].class_index, "class",
                      pentad_history_get_code (history, row->class_code));
    }
}

static void
resolve (PentadCity *self)
{
  g_ptr_array_set_size (self->numbers, 0);
  g_ptr_array_set_size (self->entry_findings, 0);
  for (guint h = 0; h < self->histories->len && self->divisions != NULL; h++)
    {
      const PentadHistory *history = g_ptr_array_index (self->histories, h);
      GArray *numbers = resolve_codes (self, history);

      g_ptr_array_add (self->numbers, numbers);
      check_places (self, history, (const PentadHistoryNumbers *)(void *)numbers->data);
      if (self->catalogue != NULL)
        check_units (self, history);
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

const GPtrArray *
pentad_city_get_histories (PentadCity *self)
{
  return self->histories;
}

gboolean
pentad_city_next_history (PentadCity *self, PentadHistoryPlace *at, PentadHistoryEntry *entry)
{
  if (!self->entries_valid)
    resolve (self);
  for (; at->history < self->numbers->len; at->history++, at->row = 0)
    {
      const PentadHistory *history = g_ptr_array_index (self->histories, at->history);
      const GArray *numbers = g_ptr_array_index (self->numbers, at->history);

      if (at->row >= history->rows->len)
        continue;

      const PentadHistoryRow *row = &g_array_index (history->rows, PentadHistoryRow, at->row);
      *entry = (PentadHistoryEntry){
        .day = row->day,
        .place = g_array_index (numbers, PentadHistoryNumbers, row->code).place,
        .class_index = g_array_index (numbers, PentadHistoryNumbers, row->class_code).class_index,
        .values = (const PentadTallyValue *)(void *)history->values->data + row->first,
        .n_values = row->n_values,
        .minutes = (const float *)(void *)history->minutes->data + row->first_minutes,
        .n_minutes = row->n_minutes,
      };
      at->row++;
      return TRUE;
    }
  return FALSE;
}
