/* One board on the screen: a widget for every panel, each where the board file puts it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "board/board.h"
#include "widgets/map-frame.h"
#include "widgets/map-panel.h"
#include "widgets/panel-tools.h"

#define PENTAD_TYPE_BOARD_VIEW (pentad_board_view_get_type ())
G_DECLARE_FINAL_TYPE (PentadBoardView, pentad_board_view, PENTAD, BOARD_VIEW, GtkWidget)

/* What to show. Borrowed by the call, which takes references. */
typedef struct
{
  PentadBoardSpec *board;
  PentadBoardData *data;
  PentadMapGeometry *geometry; /* NULL: no map yet */
  const PentadTheme *theme;
  PentadConnection connection;
  const char *error; /* NULL: nothing is wrong */
} PentadBoardContent;

/* Signal "activated" (const char *key, int place): the user chose something; see the keys of
 * board/board.h. Signal "settled": everything is drawn as it stands. */
GtkWidget *pentad_board_view_new (void);
/* Laid out and drawn in the next frame. */
void pentad_board_view_set_content (PentadBoardView *self, const PentadBoardContent *content);
/* The city behind the data is about to change: keeps the pictures and lets go of the data. */
void pentad_board_view_forget_data (PentadBoardView *self);
/* The live map, or NULL. Borrowed. */
PentadMapPanel *pentad_board_view_get_map (PentadBoardView *self);
/* The first day of which the map needs every case; G_MAXINT32: none. Signal "map-chosen": it may
 * have changed, since something else was chosen to be shown. */
gint32 pentad_board_view_get_first_case_day (PentadBoardView *self);
/* Something that a map can be told to do: pentad_map_frame_open_layers() and the like. */
typedef void (*PentadMapAct) (PentadMapFrame *map);
/* Does it to the map of the board, if there is one. */
void pentad_board_view_act_on_map (PentadBoardView *self, PentadMapAct act);
/* The menu, the tables and the notices of the panels. Borrowed. The actions of the view are
 * "panel.menu", "panel.table", "panel.copy-picture", "panel.copy-table", "panel.save-picture" and
 * "panel.save-table"; they act on the panel with the focus, else on the one under the pointer. */
PentadPanelTools *pentad_board_view_get_tools (PentadBoardView *self);
/* TRUE when content was set and every panel shows it. */
gboolean pentad_board_view_is_settled (PentadBoardView *self);
