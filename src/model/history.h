/* Some days of history as a platform sends them: counters of places, departments and posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/counter.h"

typedef struct
{
  guint16 count; /* PentadCount */
  guint32 value;
} PentadTallyValue;

/* Codes are resolved later. Immutable once read. */
typedef struct
{
  gatomicrefcount refs;
  gint32 first_day, last_day; /* both included */
  gint64 as_of;
  GStringChunk *strings;
  GArray *rows;        /* PentadHistoryRow: day × place × class */
  GArray *departments; /* PentadHistoryRow: day × department */
  GArray *posts;       /* PentadHistoryRow: day × post */
  GArray *values;      /* PentadTallyValue */
  GArray *minutes;     /* float, handling minutes */
  GArray *last;        /* the table of the row begun last; private */
} PentadHistory;

typedef struct
{
  gint32 day;
  const char *code;       /* of the place, department or post; the same code is the same pointer */
  const char *class_code; /* of places only; NULL unknown */
  guint first, n_values;
  guint first_minutes, n_minutes;
} PentadHistoryRow;

PentadHistory *pentad_history_new (gint32 first_day, gint32 last_day);
PentadHistory *pentad_history_ref (PentadHistory *history);
void pentad_history_unref (PentadHistory *history);
/* Begins a row of places; values and minutes added afterwards belong to it. Codes are interned in
 * the history. */
void pentad_history_begin_row (PentadHistory *history,
                               gint32 day,
                               const char *division,
                               const char *class_code);
/* The same in the table of departments or posts. */
void pentad_history_begin_department (PentadHistory *history, gint32 day, const char *code);
void pentad_history_begin_post (PentadHistory *history, gint32 day, const char *code);
void pentad_history_add_value (PentadHistory *history, PentadCount count, guint32 value);
void pentad_history_add_minutes (PentadHistory *history, double minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHistory, pentad_history_unref)
