/* Numbers for each cell of a map: counts and rates of cases, figures of areas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "model/map-spec.h"
#include "render/map-geometry.h"

/* One per cell of the geometry. */
typedef struct
{
  double *values; /* NAN: no data, no cases or no denominator */
  guint8 *weak;   /* of rates; NULL of counts and figures */
} PentadMapNumbers;

/* The level of the places that have a number each when a board's map is seen from the place shown:
 * what the spec says, where the city has such places below the one shown. Reported cases of days
 * whose ended cases are not all at hand are known by what history tells, which is not of unit
 * grids; so are those of a period that begins on first_day. */
PentadLevel pentad_map_value_level (const PentadBoardData *data,
                                    const PentadMapGeometry *geometry,
                                    const PentadMapSpec *spec,
                                    gint32 first_day);
/* The place of that level that holds a cell, or PENTAD_NO_PLACE. */
int pentad_map_area_of_cell (const PentadMapGeometry *geometry, int cell, PentadLevel level);
/* A figure of those places; or cases of a kind, reported in a period where the kind asks for it, as
 * the quantity says. The period is the one shown or the one before it. NAN where the cases of the
 * period are not all known. zoning: of cases the number of the zone that holds a cell, for maps by
 * cell; NULL none. */
PentadMapNumbers pentad_map_numbers_new (const PentadBoardData *data,
                                         PentadMapGeometry *geometry,
                                         const PentadMapMeasure *measure,
                                         PentadLevel level,
                                         const PentadZoning *zoning,
                                         const PentadPeriod *period);
void pentad_map_numbers_clear (PentadMapNumbers *numbers);
