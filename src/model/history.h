/* Some days of history as a platform sends them: counters of places, departments and posts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A city of a hundred thousand grids has half a million rows a month, each with a dozen counters
 * that are mostly 1. They are kept as a string of bytes that is only walked through in order: day
 * and table stand once in a block, and a row is its code, its class, the set of its counters, what
 * exceeds 1, and how many handling times it has; each number takes as many bytes as it needs. The
 * same bytes lie in the cache on disk and are walked through where they lie. */
#pragma once

#include "model/counter.h"

/* Bits of counters make a set. */
G_STATIC_ASSERT (PENTAD_N_STORED_COUNTS <= 64);

/* A counter of a row. */
typedef struct
{
  guint count; /* PentadCount */
  guint64 value;
} PentadTallyValue;

/* What rows are about. */
typedef enum
{
  PENTAD_HISTORY_PLACES, /* day × place × class */
  PENTAD_HISTORY_DEPARTMENTS,
  PENTAD_HISTORY_POSTS,
  PENTAD_HISTORY_N_TABLES
} PentadHistoryTable;

/* How codes are used, as rows are counted by it: one of a table, or as this. */
#define PENTAD_HISTORY_AS_CLASS PENTAD_HISTORY_N_TABLES
#define PENTAD_HISTORY_N_USES   (PENTAD_HISTORY_N_TABLES + 1)

/* Rows of one day and table that follow each other. */
typedef struct
{
  gint32 day;
  guint32 table; /* PentadHistoryTable */
  guint32 n_rows;
  guint32 first_byte, first_minutes;
} PentadHistoryBlock;

typedef struct
{
  guint32 rows[PENTAD_HISTORY_N_USES]; /* by use */
} PentadHistoryUse;

typedef struct _PentadHistoryDraft PentadHistoryDraft;

/* Codes are resolved later. Immutable once finished. */
typedef struct
{
  gatomicrefcount refs;
  gint32 first_day, last_day; /* both included */
  gint64 as_of;
  guint n_unknown; /* counters of the document that are not known */
  GStringChunk *strings;
  GPtrArray *codes; /* every code once; [0] is NULL, for none */
  GArray *uses;     /* PentadHistoryUse of each code */
  GArray *blocks;   /* PentadHistoryBlock */
  guint n_rows[PENTAD_HISTORY_N_TABLES];
  const guint8 *bytes; /* the rows */
  const float *minutes;
  guint32 n_bytes, n_minutes;
  GBytes *owner;             /* of bytes, and of minutes unless they are its own */
  float *own_minutes;        /* may be NULL */
  PentadHistoryDraft *draft; /* NULL when finished; private */
} PentadHistory;

PentadHistory *pentad_history_new (gint32 first_day, gint32 last_day);
/* A finished one without rows, for who knows how they are kept. */
PentadHistory *pentad_history_new_finished (gint32 first_day, gint32 last_day);
PentadHistory *pentad_history_ref (PentadHistory *history);
void pentad_history_unref (PentadHistory *history);
/* The code of a number; NULL for none. Borrowed. */
const char *pentad_history_get_code (const PentadHistory *history, guint32 number);

/* --- Making ---------------------------------------------------------------------------------- */

/* The number of a code, which is interned; 0 for NULL. */
guint32 pentad_history_keep_code (PentadHistory *history, const char *code);
/* Begins a row; values and minutes added afterwards belong to it. class_code: of places only. */
void pentad_history_begin (
    PentadHistory *history, PentadHistoryTable table, gint32 day, guint32 code, guint32 class_code);
/* The same with codes as text. */
void pentad_history_begin_row (PentadHistory *history,
                               gint32 day,
                               const char *division,
                               const char *class_code);
void pentad_history_begin_department (PentadHistory *history, gint32 day, const char *code);
void pentad_history_begin_post (PentadHistory *history, gint32 day, const char *code);
/* Adds to a counter of the row. */
void pentad_history_add_value (PentadHistory *history, PentadCount count, guint64 value);
/* Adds 1 to each counter of a set: bit i is counter i. */
void pentad_history_add_ones (PentadHistory *history, guint64 counts);
void pentad_history_add_minutes (PentadHistory *history, double minutes);
/* Nothing can be added afterwards; done once more, it does nothing. The city does it with what it
 * is given. */
void pentad_history_finish (PentadHistory *history);

/* --- Reading --------------------------------------------------------------------------------- */

/* A walk through the rows of a table. */
typedef struct
{
  const PentadHistory *history;
  PentadHistoryTable table;
  gint32 first_day, last_day;
  guint next_block, rows_left;
  const guint8 *at;
  guint32 minutes_at;

  /* the row */
  gint32 day;
  guint32 code, class_code; /* numbers of codes; 0 unknown */
  guint n_values, n_minutes;
  const float *minutes;
  PentadTallyValue values[PENTAD_N_STORED_COUNTS]; /* by counter, none of them 0 */
} PentadHistoryWalk;

/* Only days from first_day to last_day, both included. The history must be finished. */
void pentad_history_walk_init (PentadHistoryWalk *walk,
                               const PentadHistory *history,
                               PentadHistoryTable table,
                               gint32 first_day,
                               gint32 last_day);
/* FALSE after the last row, and where the bytes do not hold together. */
gboolean pentad_history_walk_next (PentadHistoryWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHistory, pentad_history_unref)
