/* What the tests of boards share: a city with all it takes to draw it, and looks into a scene.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board-city.h"

#include "board/board.h"

/* Seconds between polls of the city. */
#define BOARD_INTERVAL_S 10

/* Text is slow to make; the city is never changed. */
typedef struct
{
  PentadCity *city;
  PentadMapGeometry *geometry;
  PentadText *text;
  GPtrArray *views;  /* PentadBoardSpec, a board for each view */
  GPtrArray *boards; /* PentadBoardSpec, every page of them */
} BoardFixture;

void board_fixture_set_up (BoardFixture *fixture, gconstpointer data);
void board_fixture_tear_down (BoardFixture *fixture, gconstpointer data);
/* A place over the running period of that kind, at board_city_now(). Transfer full. */
PentadBoardData *board_fixture_evaluate (PentadCity *city, int place, PentadPeriodKind kind);
PentadBoardStyle board_fixture_style (const BoardFixture *fixture, const PentadTheme *theme);
/* The whole page by its index in `boards`. Transfer full. */
PentadScene *board_fixture_page (const BoardFixture *fixture,
                                 const PentadBoardData *data,
                                 guint board,
                                 const PentadTheme *theme);

/* The string of the first text of a role; NULL none. */
const char *board_scene_find_text (const PentadScene *scene, PentadRole role);
/* TRUE when a text of the scene holds that one. */
gboolean board_scene_has_text (const PentadScene *scene, const char *text);
guint board_scene_count_role (const PentadScene *scene, PentadRole role);
/* All boxes but the map's lie within the scene; a small overhang of lines is allowed. */
void board_scene_assert_inside (const PentadScene *scene);
