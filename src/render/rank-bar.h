/* The bar of a ranking's row: score, the one before, and how sure it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/ranking.h"
#include "render/scale.h"

/* The scale of all bars. whole: begins at zero, for there is no room to say that it does not. */
PentadScale
pentad_rank_scale (const PentadRanking *ranking, gboolean whole, double start, double end);
/* What is to be said of a scale that does not begin at zero: "axis from 80%". NULL: it does.
 * Transfer full. */
char *pentad_rank_scale_declare (const PentadRanking *ranking, const PentadScale *scale);
/* over: the interval stands above the bar, else it goes through it. */
void pentad_rank_bar_layout (PentadSketch *sketch,
                             PentadRect track,
                             const PentadScale *scale,
                             const PentadRank *rank,
                             gboolean over);
