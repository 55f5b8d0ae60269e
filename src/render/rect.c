/* Rectangles in design pixels, and cutting them up for layouts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/rect.h"

PentadRect
pentad_rect (double x, double y, double width, double height)
{
  return (PentadRect){ x, y, width, height };
}

PentadRect
pentad_rect_inset (PentadRect rect, double by)
{
  return pentad_rect (rect.x + by, rect.y + by, MAX (rect.width - 2 * by, 0),
                      MAX (rect.height - 2 * by, 0));
}

PentadRect
pentad_rect_cut_top (PentadRect *rect, double height)
{
  double cut = CLAMP (height, 0, MAX (rect->height, 0));
  PentadRect strip = pentad_rect (rect->x, rect->y, rect->width, cut);

  rect->y += cut;
  rect->height -= cut;
  return strip;
}

PentadRect
pentad_rect_cut_bottom (PentadRect *rect, double height)
{
  double cut = CLAMP (height, 0, MAX (rect->height, 0));

  rect->height -= cut;
  return pentad_rect (rect->x, rect->y + rect->height, rect->width, cut);
}

PentadRect
pentad_rect_cut_left (PentadRect *rect, double width)
{
  double cut = CLAMP (width, 0, MAX (rect->width, 0));
  PentadRect strip = pentad_rect (rect->x, rect->y, cut, rect->height);

  rect->x += cut;
  rect->width -= cut;
  return strip;
}

PentadRect
pentad_rect_cut_right (PentadRect *rect, double width)
{
  double cut = CLAMP (width, 0, MAX (rect->width, 0));

  rect->width -= cut;
  return pentad_rect (rect->x + rect->width, rect->y, cut, rect->height);
}

PentadRect
pentad_rect_cell (PentadRect rect, int columns, int rows, int column, int row, double gap)
{
  double width = (rect.width - (columns - 1) * gap) / MAX (columns, 1);
  double height = (rect.height - (rows - 1) * gap) / MAX (rows, 1);

  return pentad_rect (rect.x + column * (width + gap), rect.y + row * (height + gap),
                      MAX (width, 0), MAX (height, 0));
}

gboolean
pentad_rect_contains (const PentadRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}
