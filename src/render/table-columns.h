/* How wide the columns of a table are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/table-rows.h"

#define PENTAD_TABLE_COLUMN_GAP 10

/* Free with pentad_table_columns_clear(). */
typedef struct
{
  double *x, *width; /* of each column */
  double *text;      /* of the widest text in it; 0 of the first column, whose names may be cut */
  double header_height; /* of the strip of headings: of one line, or of two */
  PentadTextStyle name; /* of the first column */
} PentadTableColumns;

/* Columns have their shares of the width, but what has more room than it needs gives to what has
 * less: first numbers, bars and headings come to their own, then names. Headings take two lines
 * rather than be cut, and numbers are never cut. */
PentadTableColumns
pentad_table_columns_new (PentadSketch *sketch, PentadRect area, const PentadTable *table);
void pentad_table_columns_clear (PentadTableColumns *columns);
