/* Fills a board's map with its numbers: of one period or two, of one measure or two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"

/* Fills in values, style, title, unit, as_of and what is written beside the names of places. */
void pentad_map_show_numbers (PentadBoardMap *self,
                              const PentadBoardData *data,
                              const PentadPanelSpec *panel,
                              const PentadBoardStyle *style);
