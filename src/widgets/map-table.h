/* The numbers of a map as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "board/board.h"

#define PENTAD_TYPE_MAP_TABLE (pentad_map_table_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapTable, pentad_map_table, PENTAD, MAP_TABLE, GtkWidget)

/* Signal "activated" (int place): a row was chosen with Enter or twice clicked. */
GtkWidget *pentad_map_table_new (void);
void pentad_map_table_set_map (PentadMapTable *self, const PentadMap *map, PentadLanguage language);
guint pentad_map_table_get_n_rows (PentadMapTable *self);
/* What a cell of the table says: column 0 name, 1 value, 2 share of the highest. Transfer full;
 * NULL beyond the end. */
char *pentad_map_table_get_text (PentadMapTable *self, guint row, guint column);
