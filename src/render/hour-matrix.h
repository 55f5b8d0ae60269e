/* When things happen: a cell for each hour of each weekday, the darker the more.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *id;
  const char *const *rows; /* n_rows names: weekdays */
  int n_rows;
  const char *const *columns; /* n_columns names; NULL entries are skipped */
  int n_columns;
  const double *values; /* n_rows * n_columns, by row; not finite: no data, hatched; below zero
                           counts as zero */
  const char *const *tooltips; /* as many; NULL none */
  const char *key_prefix;      /* hits "PREFIX:cell"; NULL: keys of the row */
  const char *unit;            /* said in the legend: "a day on average"; NULL none */
} PentadHourMatrix;

/* Colours rise in equal steps from zero to the largest value, and the legend says it. All zero is
 * data; no finite value at all is "no data". */
void
pentad_hour_matrix_layout (PentadSketch *sketch, PentadRect area, const PentadHourMatrix *matrix);
