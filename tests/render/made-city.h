/* A made-up city for tests: a sheet of crooked unit grids without gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/division.h"

typedef struct
{
  int columns, rows;  /* unit grids */
  int corners;        /* points between two corners of a grid, 0 for straight sides */
  gboolean round;     /* leave out the grids beyond an ellipse */
  gboolean hole;      /* the grid in the middle has a hole with an island in it */
  gboolean districts; /* give the districts rings of their own, which cut through grids */
} MadeCity;

/* Four districts, streets of 8 x 8 grids, communities of 4 x 4. Codes: district "1".."4", street
 * "S<column>-<row>", community "C...", grid "G<column>-<row>". Transfer full. */
PentadDivisions *made_city_new (const MadeCity *options);
/* A value for a grid between 0 and about 30: a few hot spots; every 50th is NAN when `gaps`. */
double made_city_value (const PentadDivisions *divisions, int place, gboolean gaps);
