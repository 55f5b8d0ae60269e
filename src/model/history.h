/* Some days of history as a platform sends them: counters of places, departments and posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/counter.h"

/* A city of a hundred thousand grids has millions of these. */
typedef struct
{
  guint32 count : 8; /* PentadCount */
  guint32 value : 24;
} PentadTallyValue;

G_STATIC_ASSERT (PENTAD_N_COUNTS <= 256);

/* Codes are resolved later. Immutable once read. */
typedef struct
{
  gatomicrefcount refs;
  gint32 first_day, last_day; /* both included */
  gint64 as_of;
  GStringChunk *strings;
  GPtrArray *codes;    /* every code once; [0] is NULL, for none */
  GHashTable *numbers; /* code -> its number in codes */
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
  guint32 code;       /* in codes: of the place, department or post */
  guint32 class_code; /* of places only; 0 unknown */
  guint32 first, first_minutes;
  guint16 n_values, n_minutes;
} PentadHistoryRow;

PentadHistory *pentad_history_new (gint32 first_day, gint32 last_day);
PentadHistory *pentad_history_ref (PentadHistory *history);
void pentad_history_unref (PentadHistory *history);
/* The code of a number; NULL for none. Borrowed. */
const char *pentad_history_get_code (const PentadHistory *history, guint32 number);
/* Begins a row of places; values and minutes added afterwards belong to it, and to more rows of the
 * same when they are too many. Codes are interned in the history. */
void pentad_history_begin_row (PentadHistory *history,
                               gint32 day,
                               const char *division,
                               const char *class_code);
/* The same in the table of departments or posts. */
void pentad_history_begin_department (PentadHistory *history, gint32 day, const char *code);
void pentad_history_begin_post (PentadHistory *history, gint32 day, const char *code);
/* What no entry has room for becomes several, which add up. */
void pentad_history_add_value (PentadHistory *history, PentadCount count, guint32 value);
void pentad_history_add_minutes (PentadHistory *history, double minutes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHistory, pentad_history_unref)
