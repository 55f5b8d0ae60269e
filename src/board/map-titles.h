/* What the numbers of a board's map are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "model/map-spec.h"

/* "Open cases", or the figure's own name. Borrowed. */
const char *pentad_map_measure_name (const PentadBoardData *data,
                                     const PentadMapMeasure *measure,
                                     PentadLanguage language);
/* "Open cases / unit grid", "Area score, change / street". Transfer full. */
char *pentad_map_title (const PentadBoardData *data,
                        const PentadMapMeasure *measure,
                        gboolean change,
                        PentadLevel level,
                        PentadLanguage language);
/* "unit grid", "street": what has a number each; translated. */
const char *pentad_map_level_name (PentadLevel level);
/* "per km²", "points"; NULL for counts. */
const char *
pentad_map_unit (const PentadBoardData *data, const PentadMapMeasure *measure, gboolean change);
/* The indicator of a measure that is a figure; NULL of others, and when the scheme has none. */
const PentadIndicator *pentad_map_indicator (const PentadBoardData *data,
                                             const PentadMapMeasure *measure);
