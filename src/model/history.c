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
  g_string_chunk_free (history->strings);
  g_array_unref (history->rows);
  g_array_unref (history->departments);
  g_array_unref (history->posts);
  g_array_unref (history->values);
  g_array_unref (history->minutes);
  g_free (history);
}

static const char *
keep (PentadHistory *history, const char *code)
{
  return code != NULL ? g_string_chunk_insert_const (history->strings, code) : NULL;
}

static void
begin (PentadHistory *history, GArray *table, gint32 day, const char *code, const char *class_code)
{
  PentadHistoryRow row = {
    .day = day,
    .code = keep (history, code),
    .class_code = keep (history, class_code),
    .first = history->values->len,
    .first_minutes = history->minutes->len,
  };

  g_array_append_val (table, row);
  history->last = table;
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

static PentadHistoryRow *
last_row (PentadHistory *history)
{
  return &g_array_index (history->last, PentadHistoryRow, history->last->len - 1);
}

void
pentad_history_add_value (PentadHistory *history, PentadCount count, guint32 value)
{
  PentadTallyValue entry = { (guint16)count, value };

  g_array_append_val (history->values, entry);
  last_row (history)->n_values++;
}

void
pentad_history_add_minutes (PentadHistory *history, double minutes)
{
  float value = (float)minutes;

  g_array_append_val (history->minutes, value);
  last_row (history)->n_minutes++;
}
