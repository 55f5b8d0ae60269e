/* What a map says, without the picture: a sentence, and rows of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"

typedef struct
{
  int place;        /* PENTAD_NO_PLACE: a zone */
  const char *name; /* borrowed from divisions or partition */
  double value;     /* NAN no data */
  int class_number; /* -1 no data */
} PentadMapRow;

/* Every cell of the place shown, the highest first, those without data last; before them the places
 * one step below it, with the sum of their cells. Transfer full (PentadMapRow). */
GArray *pentad_map_rows_new (const PentadMap *map, PentadLanguage language);
/* The same rows as every chart tells its own. Transfer full. */
PentadDataTable *pentad_map_rows_tell (const PentadMap *map, PentadLanguage language);
/* "Open cases / unit grid, Yunzhou; highest: Fenghe Street 12". Transfer full. */
char *pentad_map_summary (const PentadMap *map, PentadLanguage language);
