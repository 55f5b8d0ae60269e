/* Where a click, Enter or an arrow key leads among the places of a city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/division.h"

/* The place that choosing `place` (a cell, say) leads to while `shown` is shown: its ancestor one
 * step below `shown`; of a place outside `shown` the neighbour of `shown` that holds it, or else
 * the place itself. PENTAD_NO_PLACE when it leads nowhere. */
int pentad_drill_target (const PentadDivisions *divisions, int shown, int place);

/* The place one step up; PENTAD_NO_PLACE from the city. */
int pentad_drill_up (const PentadDivisions *divisions, int shown);

/* The places that can be chosen next: those below `shown`, or beside it when there are none.
 * Transfer full. */
GArray *pentad_drill_choices (const PentadDivisions *divisions, int shown);
/* Of the places that can be chosen next, the one that lies nearest to `from` in the direction dx
 * (east), dy (north), each -1, 0 or 1. from PENTAD_NO_PLACE gives the first one. Those are the
 * places below `shown`, or beside it when there are none. PENTAD_NO_PLACE: none lies there. */
int pentad_drill_neighbour (const PentadDivisions *divisions, int shown, int from, int dx, int dy);
