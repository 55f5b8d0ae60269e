/* The rows of some days of history as a platform sends them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/counter.h"

typedef struct
{
  guint16 count; /* PentadCount */
  guint32 value;
} PentadTallyValue;

/* The rows of some days as a platform sends them, codes resolved later. Immutable once read. */
typedef struct
{
  gatomicrefcount refs;
  gint32 first_day, last_day; /* both included */
  gint64 as_of;
  GStringChunk *strings;
  GArray *rows;    /* PentadHistoryRow */
  GArray *values;  /* PentadTallyValue */
  GArray *minutes; /* float, handling minutes */
} PentadHistory;

typedef struct
{
  gint32 day;
  const char *division;
  const char *class_code;
  guint first, n_values;
  guint first_minutes, n_minutes;
} PentadHistoryRow;

PentadHistory *pentad_history_new (gint32 first_day, gint32 last_day);
PentadHistory *pentad_history_ref (PentadHistory *history);
void pentad_history_unref (PentadHistory *history);
/* Begins a row; values and minutes added afterwards belong to it. Codes are interned in the
 * history. */
void pentad_history_begin_row (PentadHistory *history,
                               gint32 day,
                               const char *division,
                               const char *class_code);
void pentad_history_add_value (PentadHistory *history, PentadCount count, guint32 value);
void pentad_history_add_minutes (PentadHistory *history, double minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHistory, pentad_history_unref)
