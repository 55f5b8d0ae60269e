/* The live map: pan, zoom, hover, and the way down into places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "board/board.h"

#define PENTAD_TYPE_MAP_PANEL (pentad_map_panel_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapPanel, pentad_map_panel, PENTAD, MAP_PANEL, GtkWidget)

/* Signal "activated" (const char *key, int place): a place or a marker was clicked or chosen with
 * Enter. Signal "settled": the pixels have become those of the present view and content. */
GtkWidget *pentad_map_panel_new (void);
/* Takes over the map, whose geometry must not be NULL. The theme is copied; `text` must outlive the
 * widget or the next content; of `data` only the figures are used. */
void pentad_map_panel_set_content (PentadMapPanel *self,
                                   PentadBoardMap *map,
                                   PentadBoardData *data,
                                   const PentadTheme *theme,
                                   PentadText *text);
void pentad_map_panel_set_words (PentadMapPanel *self, const char *name, const char *summary);

/* See pentad_map_stage_set_step() and pentad_map_stage_set_divider(). */
void pentad_map_panel_set_step (PentadMapPanel *self, int step);
void pentad_map_panel_set_divider (PentadMapPanel *self, double share);
/* Two maps that always show the same part of the city; NULL: each its own. The twin must outlive
 * this, or be taken away before. */
void pentad_map_panel_set_twin (PentadMapPanel *self, PentadMapPanel *twin);

void pentad_map_panel_fit (PentadMapPanel *self);
/* About the middle of the map; factor above 1: closer. Both ways to zoom go there in steps, where
 * animations are wanted (gtk-enable-animations). */
void pentad_map_panel_zoom (PentadMapPanel *self, double factor);
/* About a point in widget pixels, which keeps showing what it shows. */
void pentad_map_panel_zoom_at (PentadMapPanel *self, double factor, double x, double y);
void pentad_map_panel_pan (PentadMapPanel *self, double dx, double dy);
/* Emits "activated" for what lies at a point in widget pixels. FALSE when nothing does. */
gboolean pentad_map_panel_activate_at (PentadMapPanel *self, double x, double y);
/* Moves the keyboard to the next place in a direction (east, north: -1, 0, 1). */
gboolean pentad_map_panel_walk (PentadMapPanel *self, int dx, int dy);
/* The same numbers as a table, over the map; key T, and Escape back. */
void pentad_map_panel_set_table_shown (PentadMapPanel *self, gboolean shown);
/* NULL while the map is shown. */
GtkWidget *pentad_map_panel_get_table (PentadMapPanel *self);
/* Emits "activated" for the place under the keyboard. */
gboolean pentad_map_panel_activate_current (PentadMapPanel *self);
/* Name and number of open cases of what lies at a point in widget pixels; NULL when nothing does.
 * Transfer full. */
char *pentad_map_panel_describe_at (PentadMapPanel *self, double x, double y);
/* What it shows; NULL before there is content. Borrowed until the next content. */
const PentadMap *pentad_map_panel_get_map (PentadMapPanel *self);
/* The view in design pixels, or NULL. Borrowed. */
const PentadMapView *pentad_map_panel_get_view (PentadMapPanel *self);
/* The place under the keyboard, or PENTAD_NO_PLACE. */
int pentad_map_panel_get_current (PentadMapPanel *self);
/* TRUE while a zoom is under way; nothing runs when it has ended. */
gboolean pentad_map_panel_is_gliding (PentadMapPanel *self);
gboolean pentad_map_panel_is_settled (PentadMapPanel *self);
