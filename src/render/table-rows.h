/* A table: columns with alignment, rows with tones, and a bar inside a cell where wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *title;
  PentadAlign align;
  double weight; /* share of the width; not above zero counts as 1 */
  gboolean bar;  /* cells have a bar before their text, which stands at the end of the cell */
} PentadTableColumn;

typedef struct
{
  const char *text; /* formatted; NULL prints as no value */
  PentadTone tone;  /* of bar, and of text unless neutral */
  gboolean bold;
  double bar;         /* 0 to 1 of the bar's length, clamped; NAN no bar */
  double target;      /* 0 to 1; NAN none */
  const double *line; /* a course in place of bar and text; NAN leaves gaps; NULL none */
  int n_line;
} PentadTableCell;

typedef struct
{
  const char *id;
  const PentadTableColumn *columns;
  int n_columns;
  const PentadTableCell *cells; /* n_rows * n_columns, by row */
  int n_rows;
  const char *const *keys;     /* n_rows hits; NULL none */
  const char *const *tooltips; /* n_rows; NULL none */
  const int *places;           /* n_rows; NULL none */
} PentadTable;

/* Rows that do not fit are left out and counted in a last line. */
void pentad_table_layout (PentadSketch *sketch, PentadRect area, const PentadTable *table);
