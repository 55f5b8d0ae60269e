/* A chessboard of a city for the widgets: 2 x 2 districts of 2 x 2 streets of 2 x 2 communities.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"

/* Unit grids a side; communities are squares of TOY_SIDE / 8 of them. */
#define TOY_SIDE 16
/* When the toy is looked at: 2026-11-22T14:32:05+08:00. */
#define TOY_NOW G_GINT64_CONSTANT (1795329125)

/* Codes: district "D<column><row>", street "S<column><row>", community "C<column><row>", grid
 * "G<column>-<row>", counted from the south-west. The south-western grid has 20 open cases, its
 * eastern neighbour 5, all others none. Transfer full. */
PentadCity *toy_city_new (void);
/* One more open case in a grid, as a poll brings it. */
void toy_city_add_case (PentadCity *city, int column, int row);
/* The place with a code. */
int toy_city_find (PentadCity *city, const char *code);
/* Evaluated for a place today. Transfer full. */
PentadBoardData *toy_city_evaluate (PentadCity *city, int place);
/* A board of a headline, a list of children and a map. Transfer full. */
PentadBoardSpec *toy_board_new (void);
