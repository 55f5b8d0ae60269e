/* How many rows of a list fit, and how high they stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  int shown;     /* rows that fit */
  int left_out;  /* rows that do not, counted in a last line */
  double height; /* of a row */
} PentadRows;

/* n rows of `natural` height; they come closer, down to `least`, before rows are left out. `spread`
 * lets them take all the height there is. */
PentadRows pentad_rows_fit (double height, int n, double natural, double least, gboolean spread);
/* The widest of n texts (NULL entries count as nothing), at most `most`. texts: address of the
 * first pointer; stride: bytes from one to the next. */
double pentad_rows_widest (PentadSketch *sketch,
                           gconstpointer texts,
                           gsize stride,
                           int n,
                           const PentadTextStyle *style,
                           double most);
/* The same of names, which are set smaller, then in two lines, where that keeps them from being
 * cut: all of them, in style->type (the axis type, the least of the profile, being the smallest)
 * and style->max_lines. room: height that a row may take, see pentad_rows_room(); 0: one line. */
double pentad_rows_names (PentadSketch *sketch,
                          gconstpointer texts,
                          gsize stride,
                          int n,
                          PentadTextStyle *style,
                          double most,
                          double room);
/* Height that each of n rows may take: all that there is where all rows are shown anyway; of a list
 * that is cut as much as leaves four of them. least: of a row with a name of one line. */
double pentad_rows_room (double height, int n, double least);
/* Height of a row that holds names of that style, at least `least`. */
double pentad_rows_least (PentadSketch *sketch, const PentadTextStyle *names, double least);
/* The last line: "+ 12 more". */
void pentad_rows_layout_more (PentadSketch *sketch, PentadRect area, const PentadRows *rows);
