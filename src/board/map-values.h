/* Numbers for each cell of a map: counts and rates of cases, and their classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "model/map-spec.h"
#include "render/map-classes.h"

/* One per cell of the geometry. */
typedef struct
{
  double *values; /* NAN: no denominator */
  guint8 *weak;   /* of rates; NULL of counts */
} PentadMapNumbers;

/* Cases of a kind, reported in a period where the kind asks for it, as the quantity says. NAN where
 * the cases of the period are not all known, see pentad_board_map_first_day(). */
PentadMapNumbers pentad_map_numbers_new (const PentadBoardData *data,
                                         PentadMapGeometry *geometry,
                                         PentadMapCases cases,
                                         PentadMapQuantity quantity,
                                         const PentadPeriod *period);
void pentad_map_numbers_clear (PentadMapNumbers *numbers);
/* Classes of n values as the spec says. */
PentadClasses pentad_map_spec_classes (const PentadMapSpec *spec, const double *values, int n);
/* "Open cases / unit grid". Transfer full. */
char *pentad_map_title (PentadMapCases cases, PentadLevel cell_level);
/* "per km²"; NULL for counts. */
const char *pentad_map_unit (PentadMapQuantity quantity);
