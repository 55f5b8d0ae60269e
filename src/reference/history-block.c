/* A block of the history: cells gathered row by row, written column by column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/history-block.h"

#include <math.h>

typedef struct
{
  guint row, n;
} Cell;

typedef struct
{
  guint row;
  float minutes;
} Handling;

void
pentad_history_block_init (PentadHistoryBlock *self)
{
  for (int i = 0; i < PENTAD_N_STORED_COUNTS; i++)
    self->columns[i] = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->handlings = g_array_new (FALSE, FALSE, sizeof (Handling));
}

void
pentad_history_block_clear (PentadHistoryBlock *self)
{
  for (int i = 0; i < PENTAD_N_STORED_COUNTS; i++)
    g_array_unref (self->columns[i]);
  g_array_unref (self->handlings);
}

void
pentad_history_block_add (PentadHistoryBlock *self, guint row, PentadCount count, guint n)
{
  Cell cell = { row, n };

  g_array_append_val (self->columns[count], cell);
}

void
pentad_history_block_add_minutes (PentadHistoryBlock *self, guint row, double minutes)
{
  Handling handling = { row, (float)minutes };

  g_array_append_val (self->handlings, handling);
}

/* Steps from row to row; a count above 1 follows its row, below 0. */
static void
write_column (PentadJsonWriter *w, PentadCount count, GArray *cells)
{
  gint64 last = -1;

  if (cells->len == 0)
    return;
  pentad_json_writer_member_array (w, pentad_count_id (count));
  for (guint i = 0; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);

      pentad_json_writer_int (w, cell->row - last);
      if (cell->n > 1)
        pentad_json_writer_int (w, -(gint64)cell->n);
      last = cell->row;
    }
  pentad_json_writer_end_array (w);
  g_array_set_size (cells, 0);
}

static void
write_handlings (PentadJsonWriter *w, GArray *handlings)
{
  const Handling *all = (const Handling *)(const void *)handlings->data;

  if (handlings->len == 0)
    return;
  pentad_json_writer_member_array (w, "handle_minutes");
  for (guint i = 0; i < handlings->len;)
    {
      guint row = all[i].row;

      pentad_json_writer_begin_array (w);
      pentad_json_writer_int (w, row);
      for (; i < handlings->len && all[i].row == row; i++)
        pentad_json_writer_double (w, (double)all[i].minutes, 1);
      pentad_json_writer_end_array (w);
    }
  pentad_json_writer_end_array (w);
  g_array_set_size (handlings, 0);
}

void
pentad_history_block_write (PentadHistoryBlock *self, PentadJsonWriter *w)
{
  pentad_json_writer_member_object (w, "n");
  for (int i = 0; i < PENTAD_N_STORED_COUNTS; i++)
    write_column (w, i, self->columns[i]);
  pentad_json_writer_end_object (w);
  write_handlings (w, self->handlings);
}

PentadUnitTable *
pentad_unit_table_new (guint first, guint n_units, guint n_days)
{
  PentadUnitTable *self = g_new0 (PentadUnitTable, 1);
  gsize n = (gsize)n_units * n_days;

  self->first = first;
  self->n_units = n_units;
  self->n_days = n_days;
  self->counts = g_new0 (guint32, n * PENTAD_N_STORED_COUNTS);
  self->minutes = g_new0 (GArray *, n);
  return self;
}

void
pentad_unit_table_free (PentadUnitTable *ledger)
{
  for (gsize i = 0; i < (gsize)ledger->n_units * ledger->n_days; i++)
    if (ledger->minutes[i] != NULL)
      g_array_unref (ledger->minutes[i]);
  g_free (ledger->minutes);
  g_free (ledger->counts);
  g_free (ledger);
}

void
pentad_unit_table_add (
    PentadUnitTable *ledger, guint day, int unit, PentadCount count, double minutes)
{
  gsize at;
  float value = (float)minutes;

  if (unit < (int)ledger->first || unit >= (int)(ledger->first + ledger->n_units))
    return;
  at = (gsize)day * ledger->n_units + (guint)unit - ledger->first;
  ledger->counts[at * PENTAD_N_STORED_COUNTS + count]++;
  if (isnan (minutes))
    return;
  if (ledger->minutes[at] == NULL)
    ledger->minutes[at] = g_array_new (FALSE, FALSE, sizeof (float));
  g_array_append_val (ledger->minutes[at], value);
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return x < y ? -1 : x > y;
}

/* Puts what was counted of a unit on a day into the block. FALSE when that is nothing. */
static gboolean
add_unit (PentadUnitTable *ledger, gsize at, guint row, PentadHistoryBlock *block)
{
  const guint32 *counts = &ledger->counts[at * PENTAD_N_STORED_COUNTS];
  GArray *minutes = ledger->minutes[at];
  gboolean any = FALSE;

  for (int i = 0; i < PENTAD_N_STORED_COUNTS; i++)
    if (counts[i] > 0)
      {
        pentad_history_block_add (block, row, i, counts[i]);
        any = TRUE;
      }
  if (minutes != NULL)
    {
      g_array_sort (minutes, compare_floats);
      for (guint i = 0; i < minutes->len; i++)
        pentad_history_block_add_minutes (block, row, (double)g_array_index (minutes, float, i));
    }
  return any;
}

void
pentad_unit_table_write (PentadUnitTable *ledger,
                         PentadJsonWriter *w,
                         gint32 first_day,
                         const char *list,
                         const char *(*code_of) (guint unit, gconstpointer user_data),
                         gconstpointer user_data)
{
  PentadHistoryBlock block;

  pentad_history_block_init (&block);
  for (guint day = 0; day < ledger->n_days; day++)
    {
      guint n_rows = 0;

      for (guint unit = 0; unit < ledger->n_units; unit++)
        {
          gsize at = (gsize)day * ledger->n_units + unit;

          if (!add_unit (ledger, at, n_rows, &block))
            continue;
          if (n_rows++ == 0)
            {
              pentad_json_writer_begin_object (w);
              pentad_json_writer_member_day (w, "day", first_day + (gint32)day);
              pentad_json_writer_member_array (w, list);
            }
          pentad_json_writer_string (w, code_of (ledger->first + unit, user_data));
        }
      if (n_rows == 0)
        continue;
      pentad_json_writer_end_array (w);
      pentad_history_block_write (&block, w);
      pentad_json_writer_end_object (w);
    }
  pentad_history_block_clear (&block);
}
