/* Where the tiles of a wall meet: lines that words must not lie across.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/seams.h"

PentadSeams
pentad_seams_moved (const PentadSeams *seams, double dx, double dy)
{
  PentadSeams moved = *seams;

  for (int i = 0; i < moved.n_x + moved.n_y; i++)
    moved.at[i] += i < moved.n_x ? dx : dy;
  return moved;
}

PentadRect
pentad_seams_get_box (const PentadSeams *seams, int i, const PentadRect *area)
{
  double from = seams->at[i] - seams->width / 2;

  return i < seams->n_x ? pentad_rect (from, area->y, seams->width, area->height)
                        : pentad_rect (area->x, from, area->width, seams->width);
}

gboolean
pentad_seams_cross (const PentadSeams *seams, const PentadRect *box)
{
  for (int i = 0; i < seams->n_x + seams->n_y; i++)
    {
      double from = i < seams->n_x ? box->x : box->y;
      double size = i < seams->n_x ? box->width : box->height;

      if (from < seams->at[i] + seams->width / 2 && seams->at[i] - seams->width / 2 < from + size)
        return TRUE;
    }
  return FALSE;
}
