/* Rectangles in design pixels, and cutting them up for layouts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  double x, y, width, height;
} PentadRect;

PentadRect pentad_rect (double x, double y, double width, double height);
/* Takes `by` off every side; never gets negative sizes. */
PentadRect pentad_rect_inset (PentadRect rect, double by);
/* Cuts a strip off the top (bottom, left, right) of *rect and returns it; at most what is there. */
PentadRect pentad_rect_cut_top (PentadRect *rect, double height);
PentadRect pentad_rect_cut_bottom (PentadRect *rect, double height);
PentadRect pentad_rect_cut_left (PentadRect *rect, double width);
PentadRect pentad_rect_cut_right (PentadRect *rect, double width);
/* Cell (column, row) of a grid of equal cells with gaps; columns and rows at least 1. */
PentadRect
pentad_rect_cell (PentadRect rect, int columns, int rows, int column, int row, double gap);
gboolean pentad_rect_contains (const PentadRect *rect, double x, double y);
