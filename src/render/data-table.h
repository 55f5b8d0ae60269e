/* What a chart shows, as rows: for a table beside it, for a file, and for who cannot see it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every layout tells its data in this form (pentad_sketch_tell()), so that table, file and spoken
 * words come from the same input as the picture. */
#pragma once

#include <glib.h>

/* What the rows are to each other, which decides what is said of them in a sentence. */
typedef enum
{
  PENTAD_DATA_FIGURE, /* one row: a figure and what it is compared with */
  PENTAD_DATA_SERIES, /* along time */
  PENTAD_DATA_LIST,   /* things side by side */
  PENTAD_DATA_GRID,   /* one quantity by row and column: hours of weekdays */
  PENTAD_DATA_PARTS   /* of a whole */
} PentadDataKind;

/* What a column is. */
typedef enum
{
  PENTAD_DATA_NAME,   /* what the row is of; the first column */
  PENTAD_DATA_VALUE,  /* a number; the first such column is what sentences are about */
  PENTAD_DATA_TARGET, /* a number that the value ought to reach */
  PENTAD_DATA_BEFORE, /* the value of the period before */
  PENTAD_DATA_WORDS   /* anything else */
} PentadDataRole;

typedef struct _PentadDataTable PentadDataTable;

PentadDataTable *pentad_data_table_new (PentadDataKind kind);
PentadDataTable *pentad_data_table_ref (PentadDataTable *table);
void pentad_data_table_unref (PentadDataTable *table);
PentadDataKind pentad_data_table_get_kind (const PentadDataTable *table);

/* Strings are copied. heading NULL: the role's own word. All columns come before the first row. */
void
pentad_data_table_add_column (PentadDataTable *table, PentadDataRole role, const char *heading);
/* The cells of the last row that are not set have no value. */
void pentad_data_table_add_row (PentadDataTable *table);
/* A cell of the last row. text: as the picture shows it; NULL: the number as it is, or no value. */
void pentad_data_table_set (PentadDataTable *table, guint column, const char *text, double value);

guint pentad_data_table_get_n_columns (const PentadDataTable *table);
guint pentad_data_table_get_n_rows (const PentadDataTable *table);
PentadDataRole pentad_data_table_get_role (const PentadDataTable *table, guint column);
const char *pentad_data_table_get_heading (const PentadDataTable *table, guint column);
gboolean pentad_data_table_is_numeric (const PentadDataTable *table, guint column);
/* Never NULL; "—" without a value. */
const char *pentad_data_table_get_text (const PentadDataTable *table, guint row, guint column);
/* NAN where there is no number. */
double pentad_data_table_get_value (const PentadDataTable *table, guint row, guint column);
/* Order of two rows by a column: numbers by their value, rows without one last, texts by the
 * locale; negative, 0 or positive as for qsort(). */
int pentad_data_table_compare (const PentadDataTable *table, guint column, guint a, guint b);

/* RFC 4180 with a byte order mark, as spreadsheets want it to see UTF-8. Numbers lose the thin
 * spaces and the typographic minus; no value is an empty cell; a text that a spreadsheet would take
 * for a formula gets an apostrophe. Transfer full. */
char *pentad_data_table_to_csv (const PentadDataTable *table);
/* A table element with its title as caption. Transfer full. */
char *pentad_data_table_to_html (const PentadDataTable *table, const char *title);

/* The number that a text as printed here begins with ("1 906", "96.4%", "−3"); NAN none, or NULL.
 */
double pentad_data_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDataTable, pentad_data_table_unref)
