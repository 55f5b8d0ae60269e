/* The handle on the line between two periods of a map: dragged, or moved by keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_MAP_DIVIDER (pentad_map_divider_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapDivider, pentad_map_divider, PENTAD, MAP_DIVIDER, GtkWidget)

/* Signal "moved" (double share): where the line is to go, as a share of the parent's width. It
 * draws nothing but its focus; the map draws the line. */
GtkWidget *pentad_map_divider_new (void);
/* Where the line is, and the names of the periods on either side. */
void
pentad_map_divider_set (PentadMapDivider *self, double share, const char *left, const char *right);
