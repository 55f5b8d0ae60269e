/* What the user looks at: view, place and period of a city, evaluated anew when something changes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the city that a feed keeps up to date and the window that shows it. Holds the one timer
 * of the program, which beats once a second. Knows nothing of GTK. */
#pragma once

#include "board/board.h"
#include "feed/feed.h"

#define PENTAD_TYPE_SESSION (pentad_session_get_type ())
G_DECLARE_FINAL_TYPE (PentadSession, pentad_session, PENTAD, SESSION, GObject)

/* Signals:
 * "forgotten": the city is changing, data got before must not be used any more.
 * "evaluated": there are new data, or a new map geometry.
 * "chosen": view, place or period are others than before.
 * "told": connection or error are others than before.
 * "ticked": a second has passed.
 * "unknown-division" (const char *code): the division chosen at the start does not exist.
 *
 * boards: PentadBoardSpec, the views in order, at least one. */
PentadSession *pentad_session_new (PentadFeed *feed, GPtrArray *boards);
/* Begins polling and ticking. */
void pentad_session_start (PentadSession *self);
void pentad_session_stop (PentadSession *self);

PentadFeed *pentad_session_get_feed (PentadSession *self);
guint pentad_session_get_n_boards (PentadSession *self);
PentadBoardSpec *pentad_session_get_board (PentadSession *self, guint index);

/* The view shown; FALSE when there is no board of that id. */
gboolean pentad_session_set_view (PentadSession *self, const char *id);
/* The board of the view shown, with all its pages. Borrowed. */
PentadBoardSpec *pentad_session_get_view (PentadSession *self);
/* The page of that view that is shown: the board itself where it has only one. Each view goes back
 * to the page it was left at. Borrowed. */
PentadBoardSpec *pentad_session_get_page (PentadSession *self);
/* FALSE when the view has no page of that id. */
gboolean pentad_session_set_page (PentadSession *self, const char *id);
/* By so many pages on (or back), round the end; FALSE when there is only one. */
gboolean pentad_session_turn_page (PentadSession *self, int step);
/* Goes on to the next page by itself when one has been shown for so long; 0: never. */
void pentad_session_set_rotation (PentadSession *self, guint seconds);

/* A text of pentad_period_parse(). Until it is called each view shows the period of its board. */
gboolean pentad_session_set_period (PentadSession *self, const char *text, GError **error);
/* Only the cases that pass are shown, in all views; NULL or an empty filter: all. Takes a
 * reference. */
void pentad_session_set_filter (PentadSession *self, PentadFilter *filter);
/* With that value more, or without it when it is there. */
void pentad_session_toggle_filter (PentadSession *self, PentadFilterKey key, const char *value);
/* Borrowed; NULL when all cases are shown. */
PentadFilter *pentad_session_get_filter (PentadSession *self);
/* The text of the period shown. Borrowed. */
const char *pentad_session_get_period (PentadSession *self);
/* The days shown, and the day it is in the city; FALSE before the city has told its zone. */
gboolean pentad_session_get_days (PentadSession *self, PentadPeriod *period, gint32 *today);
/* The same, but "" as long as nobody has chosen. Borrowed. */
const char *pentad_session_get_chosen_period (PentadSession *self);

/* A code, or LEVEL:CODE where a code stands on several levels. Before the divisions are known it is
 * kept until they are. FALSE when there is no such division; nothing changes then. */
gboolean pentad_session_set_division (PentadSession *self, const char *division);
/* The same by index; out of range is refused, and so is what is not part of the city's data. */
gboolean pentad_session_set_place (PentadSession *self, int place);
int pentad_session_get_place (PentadSession *self);
/* One step up; FALSE at the city, or at the part of it of which there are data. */
gboolean pentad_session_go_up (PentadSession *self);
/* The division chosen, as it was named or as LEVEL:CODE; "" for the city. Known or not. Transfer
 * full. */
char *pentad_session_dup_wanted_division (PentadSession *self);
/* LEVEL:CODE of a place. Transfer full. */
char *pentad_session_dup_division (PentadSession *self, int place);

/* Works out, for a program that has time now, a piece of what another view would show of the place.
 * FALSE when nothing is left. */
gboolean pentad_session_prepare (PentadSession *self);
/* The first picture waits for what its own page needs of the past. To be called once it is on the
 * screen: what the other pages and views need is then fetched, too; until they are chosen, or for
 * half a minute, it is not. */
void pentad_session_look_round (PentadSession *self);
/* Every case that ended since that day is wanted, for a list of cases or a map of unit grids; see
 * pentad_feed_set_case_needs(). */
void pentad_session_want_cases (PentadSession *self, gint32 from_day);
/* NULL before the first, and from "forgotten" to "evaluated". Borrowed. */
PentadBoardData *pentad_session_get_data (PentadSession *self);
/* TRUE once there have been data. */
gboolean pentad_session_has_data (PentadSession *self);
/* Of the divisions of the data; NULL until it is made. Borrowed. */
PentadMapGeometry *pentad_session_get_geometry (PentadSession *self);
/* TRUE when everything needed is loaded, evaluated and has its map. */
gboolean pentad_session_is_complete (PentadSession *self);
/* The line of the head, with the age of this moment, and the cause of a failure. Transfer full. */
char *pentad_session_dup_status (PentadSession *self, const PentadTheme *theme, PentadTone *tone);
