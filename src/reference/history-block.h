/* A block of the history: cells gathered row by row, written column by column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/json-writer.h"
#include "model/counter.h"

/* Lives on the stack; cells are added in order of rows. */
typedef struct
{
  GArray *columns[PENTAD_N_STORED_COUNTS]; /* private */
  GArray *handlings;                       /* private */
} PentadHistoryBlock;

void pentad_history_block_init (PentadHistoryBlock *self);
void pentad_history_block_clear (PentadHistoryBlock *self);
/* n above 0. */
void pentad_history_block_add (PentadHistoryBlock *self, guint row, PentadCount count, guint n);
void pentad_history_block_add_minutes (PentadHistoryBlock *self, guint row, double minutes);
/* Writes the members `n` and `handle_minutes` and empties the block. */
void pentad_history_block_write (PentadHistoryBlock *self, PentadJsonWriter *w);

/* Counters of some departments or posts for some days. */
typedef struct
{
  guint first, n_units, n_days;
  guint32 *counts;  /* by day, unit and counter */
  GArray **minutes; /* float, by day and unit; NULL none */
} PentadUnitTable;

/* Of the units numbered from `first`. */
PentadUnitTable *pentad_unit_table_new (guint first, guint n_units, guint n_days);
void pentad_unit_table_free (PentadUnitTable *ledger);
/* A unit that the ledger does not hold is ignored. minutes: NAN when there are none. */
void pentad_unit_table_add (
    PentadUnitTable *ledger, guint day, int unit, PentadCount count, double minutes);
/* Writes a block for each day on which something was counted. code_of gives the code of a unit;
 * list is the name of the member that lists them. */
void pentad_unit_table_write (PentadUnitTable *ledger,
                              PentadJsonWriter *w,
                              gint32 first_day,
                              const char *list,
                              const char *(*code_of) (guint unit, gconstpointer user_data),
                              gconstpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadUnitTable, pentad_unit_table_free)
