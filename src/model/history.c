/* The rows of some days of history as a platform sends them.
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
  self->rows = g_array_new (FALSE, FALSE, sizeof (PentadHistoryRow));
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
  g_string_chunk_free (history->strings);
  g_array_unref (history->rows);
  g_array_unref (history->values);
  g_array_unref (history->minutes);
  g_free (history);
}

void
pentad_history_begin_row (PentadHistory *history,
                          gint32 day,
                          const char *division,
                          const char *class_code)
{
  PentadHistoryRow row = {
    .day = day,
    .division = division != NULL ? g_string_chunk_insert_const (history->strings, division) : NULL,
    .class_code =
        class_code != NULL ? g_string_chunk_insert_const (history->strings, class_code) : NULL,
    .first = history->values->len,
    .first_minutes = history->minutes->len,
  };

  g_array_append_val (history->rows, row);
}

void
pentad_history_add_value (PentadHistory *history, PentadCount count, guint32 value)
{
  PentadTallyValue entry = { (guint16)count, value };

  g_array_append_val (history->values, entry);
  g_array_index (history->rows, PentadHistoryRow, history->rows->len - 1).n_values++;
}

void
pentad_history_add_minutes (PentadHistory *history, double minutes)
{
  float value = (float)minutes;

  g_array_append_val (history->minutes, value);
  g_array_index (history->rows, PentadHistoryRow, history->rows->len - 1).n_minutes++;
}
