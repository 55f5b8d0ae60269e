/* What a chart says in a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/data-table.h"

/* "rising, 96.4%, 1.4 above target": what the data show, by their kind, in the language that
 * gettext speaks; "no data" of a table without any. Transfer full. */
char *pentad_data_table_summary (const PentadDataTable *table);
/* What one row says: "Nanping District: 25, target 30". Transfer full. */
char *pentad_data_table_row_words (const PentadDataTable *table, guint row);
/* What one cell says: "Nanping District, rework: 1.4%". Transfer full. */
char *pentad_data_table_cell_words (const PentadDataTable *table, guint row, guint column);
