/* What keys do on the live map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Binds the keys of a map for all widgets of a class, which is PentadMapPanel: arrows walk, with
 * Shift they move the map; Return and space go down; t shows the table and hides it, Escape hides
 * it. */
void pentad_map_keys_add (GtkWidgetClass *widget_class);
