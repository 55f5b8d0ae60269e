/* The places that can be chosen next, with the figures a board is about: the list beside the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "model/board-spec.h"
#include "render/data-table.h"

/* Figures beside a name; more would not fit beside a map. */
#define PENTAD_PLACE_TABLE_FIGURES 3

/* A row for each place one step below the one shown, in the order of `places` (int, transfer full);
 * no rows in a place without any. Columns are the name and the first figures of the board's
 * headlines that the scheme has. Transfer full. */
PentadDataTable *pentad_place_table_new (const PentadBoardData *data,
                                         const PentadBoardSpec *board,
                                         PentadLanguage language,
                                         GArray **places);
