/* How a row of a ranking moved: its score, and its rank.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/ranking.h"

/* An arrow, or a dash, about x. */
void pentad_rank_change_layout (
    PentadSketch *sketch, double x, double y, const PentadRank *rank, gboolean lower_is_better);
/* change_text of the row, ending at x. */
void pentad_rank_change_text_layout (PentadSketch *sketch,
                                     double x,
                                     double y,
                                     double width,
                                     const PentadRank *rank,
                                     gboolean lower_is_better);
/* Ranks won or lost, an arrow and their number, where `width` has room for them. */
void pentad_rank_steps_layout (PentadSketch *sketch, double x, double y, double width, int steps);
