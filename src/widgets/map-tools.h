/* The buttons of a live map, and its actions: a list of layers, and how many periods are shown.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions are in the group "map" of the map's frame: "compare" with the state "one", "swipe" or
 * "pair", and one with a boolean state for each layer, see pentad_map_tools_action_name(). */
#pragma once

#include <gtk/gtk.h>

#include "board/map-layers.h"

#define PENTAD_TYPE_MAP_TOOLS (pentad_map_tools_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapTools, pentad_map_tools, PENTAD, MAP_TOOLS, GtkWidget)

/* Signals "layer-chosen" (const char *id, gboolean shown) and "compare-chosen" (int of
 * PentadMapCompare). */
GtkWidget *pentad_map_tools_new (void);
/* The group that the frame inserts as "map". Borrowed. */
GActionGroup *pentad_map_tools_get_actions (PentadMapTools *self);
/* Takes over the list (PentadMapLayerItem). */
void
pentad_map_tools_set_content (PentadMapTools *self, GPtrArray *items, PentadMapCompare compare);
/* Borrowed; NULL before the first content. */
const GPtrArray *pentad_map_tools_get_items (PentadMapTools *self);
void pentad_map_tools_open_layers (PentadMapTools *self);
/* From one period to swipe, to side by side, and back. */
void pentad_map_tools_next_compare (PentadMapTools *self);
/* "layer-heat", "layer-marker-overdue": the id, what names of actions cannot hold made "-".
 * Transfer full. */
char *pentad_map_tools_action_name (const char *id);
