/* The place of a case on a small map: its unit grid, what lies around it, and the cases near it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"

/* A picture of that size in design pixels, in which everything within near_m of the case can be
 * seen; the case stands in the middle. Keys of hits are "case:ID". NULL when the city does not know
 * the case or where it is, or style has no geometry. Transfer full. */
PentadScene *pentad_case_map_scene (const PentadBoardData *data,
                                    const char *id,
                                    double near_m,
                                    const PentadBoardStyle *style,
                                    double width,
                                    double height);
