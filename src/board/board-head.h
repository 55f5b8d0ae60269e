/* The head of a page: title, views, status, clock, trail of places, periods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"
#include "render/banner.h"

/* Draws the head and returns what is left for the panels. */
PentadRect pentad_board_head (PentadSketch *sketch,
                              PentadRect area,
                              const PentadBoardData *data,
                              const PentadBoardPage *page,
                              const PentadBoardStyle *style);
