/* What a place of the map is called and how many open cases it has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"

/* A line for `place` and, when `cell` is another place, a second one for the cell. place
 * PENTAD_NO_PLACE: only the cell. The number is left out where it is not known. data may be NULL.
 * Transfer full. */
char *pentad_map_words (const PentadMap *map,
                        const PentadBoardData *data,
                        int place,
                        int cell,
                        PentadLanguage language);
