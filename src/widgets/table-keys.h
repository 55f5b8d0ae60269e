/* Tables for those who use the keys alone or listen: GTK leads Tab through every row of a list, and
 * gives its rows no names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* TRUE when a row of the column view has the keyboard and Tab should lead out of the table; rows
 * are walked with the arrows. For a class's focus(). */
gboolean pentad_table_is_left (GtkWidget *view, GtkDirectionType direction);
/* Names the row of a cell whose content is this label by the texts of its cells; once they are
 * set. */
void pentad_table_name_row (GtkWidget *label);
