/* Some days of history as a platform sends them: counters of places, departments and posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/history.h"

PentadHistory *
pentad_history_new (gint32 first_day, gint32 last_day)
{
  PentadHistory *self = g_new0 (PentadHistory, 1);

  g_atomic_ref_count_init (&self->refs);
  self->first_day = first_day;
  self->last_day = last_day;
  self->as_of = PENTAD_NO_TIME;
  self->strings = g_string_chunk_new (4096);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = g_ptr_array_new ();
  g_ptr_array_add (self->codes, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (PentadHistoryRow));
  self->departments = g_array_new (FALSE, FALSE, sizeof (PentadHistoryRow));
  self->posts = g_array_new (FALSE, FALSE, sizeof (PentadHistoryRow));
  self->values = g_array_new (FALSE, FALSE, sizeof (PentadTallyValue));
  self->minutes = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

PentadHistory *
pentad_history_ref (PentadHistory *history)
{
  g_atomic_ref_count_inc (&history->refs);
  return history;
}

void
pentad_history_unref (PentadHistory *history)
{
  if (!g_atomic_ref_count_dec (&history->refs))
    return;
  g_hash_table_unref (history->numbers);
  g_ptr_array_unref (history->codes);
  g_string_chunk_free (history->strings);
  g_array_unref (history->rows);
  g_array_unref (history->departments);
  g_array_unref (history->posts);
  g_array_unref (history->values);
  g_array_unref (history->minutes);
  g_free (history);
}

const char *
pentad_history_get_code (const PentadHistory *history, guint32 number)
{
  g_return_val_if_fail (number < history->codes->len, NULL);
  return g_ptr_array_index (history->codes, number);
}

/* The number of a code. */
static guint32
keep (PentadHistory *history, const char *code)
{
  gpointer number;
  char *own;

  if (code == NULL)
    return 0;
  if (g_hash_table_lookup_extended (history->numbers, code, NULL, &number))
    return GPOINTER_TO_UINT (number);
  own = g_string_chunk_insert (history->strings, code);
  g_hash_table_insert (history->numbers, own, GUINT_TO_POINTER (history->codes->len));
  g_ptr_array_add (history->codes, own);
  return history->codes->len - 1;
}

static void
append (PentadHistory *history, GArray *table, gint32 day, guint32 code, guint32 class_code)
{
  PentadHistoryRow row = {
    .day = day,
    .code = code,
    .class_code = class_code,
    .first = history->values->len,
    .first_minutes = history->minutes->len,
  };

  g_array_append_val (table, row);
  history->last = table;
}

static void
begin (PentadHistory *history, GArray *table, gint32 day, const char *code, const char *class_code)
{
  append (history, table, day, keep (history, code), keep (history, class_code));
}

void
pentad_history_begin_row (PentadHistory *history,
                          gint32 day,
                          const char *division,
                          const char *class_code)
{
  begin (history, history->rows, day, division, class_code);
}

void
pentad_history_begin_department (PentadHistory *history, gint32 day, const char *code)
{
  begin (history, history->departments, day, code, NULL);
}

void
pentad_history_begin_post (PentadHistory *history, gint32 day, const char *code)
{
  begin (history, history->posts, day, code, NULL);
}

/* The row begun last, or another one of the same when that one is full. */
static PentadHistoryRow *
last_row (PentadHistory *history)
{
  PentadHistoryRow row = g_array_index (history->last, PentadHistoryRow, history->last->len - 1);

  if (row.n_values == G_MAXUINT16 || row.n_minutes == G_MAXUINT16)
    append (history, history->last, row.day, row.code, row.class_code);
  return &g_array_index (history->last, PentadHistoryRow, history->last->len - 1);
}

void
pentad_history_add_value (PentadHistory *history, PentadCount count, guint32 value)
{
  const guint32 most = 0xffffff;

  do
    {
      PentadHistoryRow *row = last_row (history);
      PentadTallyValue entry = { .count = (guint8)count, .value = MIN (value, most) & most };

      g_array_append_val (history->values, entry);
      row->n_values++;
      value -= entry.value;
    }
  while (value > 0);
}

void
pentad_history_add_minutes (PentadHistory *history, double minutes)
{
  PentadHistoryRow *row = last_row (history);
  float value = (float)minutes;

  g_array_append_val (history->minutes, value);
  row->n_minutes++;
}
