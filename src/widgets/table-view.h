/* The data of a panel as a table: sortable, and read by assistive technology row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/data-table.h"

#define PENTAD_TYPE_TABLE_VIEW (pentad_table_view_get_type ())
G_DECLARE_FINAL_TYPE (PentadTableView, pentad_table_view, PENTAD, TABLE_VIEW, GtkWidget)

/* Signal "activated" (guint row): Return or a double click on a row of the table, by its number in
 * the data. */
GtkWidget *pentad_table_view_new (void);
/* Takes a reference. Columns are built anew only when they differ; the order chosen, the scroll
 * position and the selection stay with the row numbers. title: its accessible name. */
void pentad_table_view_set_data (PentadTableView *self, const char *title, PentadDataTable *table);
/* Borrowed; NULL before the first. */
PentadDataTable *pentad_table_view_get_data (PentadTableView *self);
guint pentad_table_view_get_n_rows (PentadTableView *self);
/* As shown, in the order chosen; NULL beyond the end. Borrowed. */
const char *pentad_table_view_get_text (PentadTableView *self, guint position, guint column);
/* Sorts as a click on the heading does. */
void pentad_table_view_sort (PentadTableView *self, guint column, GtkSortType order);
