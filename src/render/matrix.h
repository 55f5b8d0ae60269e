/* The indicator matrix: rows of places, columns of indicators, cells coloured by how good they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *text; /* formatted; NULL prints as no value */
  double badness;   /* 0 best .. 1 worst: the colour; NAN: no data (hatched, not coloured) */
  const char *key, *tooltip;
} PentadMatrixCell;

typedef struct
{
  const char *id;
  const char *const *columns;
  int n_columns;
  const char *const *rows;
  int n_rows;
  const PentadMatrixCell *cells; /* n_rows * n_columns, by row */
  const int *places;             /* of the rows; NULL none */
} PentadMatrix;

void pentad_matrix_layout (PentadSketch *sketch, PentadRect area, const PentadMatrix *matrix);
