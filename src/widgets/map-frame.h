/* A live map with its tools: layers, two periods side by side or by swipe, playback.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys, wherever the focus is in it: L opens the list of layers, C goes from one period to swipe
 * and to side by side, P plays and pauses. */
#pragma once

#include "board/map-layers.h"
#include "widgets/map-panel.h"

#define PENTAD_TYPE_MAP_FRAME (pentad_map_frame_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapFrame, pentad_map_frame, PENTAD, MAP_FRAME, GtkWidget)

/* Signals "activated" and "settled" as those of the map panel; "chosen": something else is to be
 * shown, so that the content is to be set again. */
GtkWidget *pentad_map_frame_new (void);
/* Builds the map or maps. choice, of the view, is changed by the tools and must outlive the frame;
 * text and what is in style must outlive it or the next content. */
void pentad_map_frame_set_content (PentadMapFrame *self,
                                   PentadBoardData *data,
                                   const PentadPanelSpec *spec,
                                   const PentadBoardStyle *style,
                                   PentadMapChoice *choice);
/* The map; of two side by side the one of the period shown. Borrowed. */
PentadMapPanel *pentad_map_frame_get_map (PentadMapFrame *self);
/* The other one; NULL unless two are side by side. Borrowed. */
PentadMapPanel *pentad_map_frame_get_earlier (PentadMapFrame *self);
gboolean pentad_map_frame_is_settled (PentadMapFrame *self);
void pentad_map_frame_open_layers (PentadMapFrame *self);
/* From one period to swipe, to side by side, and back. */
void pentad_map_frame_next_compare (PentadMapFrame *self);
/* FALSE when there is nothing to play. */
gboolean pentad_map_frame_toggle_playing (PentadMapFrame *self);
