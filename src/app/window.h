/* The window: head, trail of places, and the board of the view chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/messages.h"
#include "app/session.h"
#include "widgets/board-view.h"

#define PENTAD_TYPE_WINDOW (pentad_window_get_type ())
G_DECLARE_FINAL_TYPE (PentadWindow, pentad_window, PENTAD, WINDOW, GtkApplicationWindow)

/* Actions: win.view, win.page, win.next-page, win.previous-page, win.period, win.division (string),
 * win.up, win.search, win.fit, win.zoom-in, win.zoom-out, win.fullscreen. Signal "complete":
 * everything there is to show is drawn as it stands. */
typedef struct
{
  PentadThemeKind theme;
  double text_size; /* 1: as designed; 0 is 1 */
} PentadAppearance;

/* width, height: 0 for the usual size. */
PentadWindow *pentad_window_new (GtkApplication *application,
                                 PentadSession *session,
                                 const PentadAppearance *appearance,
                                 int width,
                                 int height);
/* While the window is shown; it is drawn anew. */
void pentad_window_set_appearance (PentadWindow *self, const PentadAppearance *appearance);
PentadSession *pentad_window_get_session (PentadWindow *self);
PentadBoardView *pentad_window_get_board_view (PentadWindow *self);
void pentad_window_open_search (PentadWindow *self);
/* A sheet with a case, or with the cases behind a figure of the place and period shown. FALSE when
 * there is none. */
gboolean pentad_window_open_case (PentadWindow *self, const char *id);
gboolean pentad_window_open_figure (PentadWindow *self, const char *figure);
/* The list of places beside the map; hidden at first. */
void pentad_window_show_list (PentadWindow *self, gboolean show);
gboolean pentad_window_shows_list (PentadWindow *self);
/* How the data came, behind the status in the head. Borrowed. */
PentadMessages *pentad_window_get_messages (PentadWindow *self);
/* Opens the choice of days. */
void pentad_window_open_periods (PentadWindow *self);
/* The line about the data in the head. Borrowed. */
const char *pentad_window_get_status (PentadWindow *self);
gboolean pentad_window_is_complete (PentadWindow *self);
