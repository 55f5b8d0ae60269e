/* From design pixels to widget pixels, and the frame around what has the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/frame.h"

#define FRAME_WIDTH 2.0 /* design pixels */

double
pentad_frame_factor (GtkWidget *widget, const PentadTheme *theme)
{
  return theme->scale / MAX (1, gtk_widget_get_scale_factor (widget));
}

GdkRGBA
pentad_frame_rgba (const PentadTheme *theme, PentadInk ink)
{
  double rgba[4];

  pentad_colour_to_rgba (pentad_theme_colour (theme, ink), rgba);
  return (GdkRGBA){ (float)rgba[0], (float)rgba[1], (float)rgba[2], (float)rgba[3] };
}

void
pentad_frame_append (GtkSnapshot *snapshot,
                     const PentadRect *box,
                     double radius,
                     PentadInk ink,
                     const PentadTheme *theme,
                     double factor)
{
  GdkRGBA colour = pentad_frame_rgba (theme, ink);
  float width = (float)MAX (1.0, FRAME_WIDTH * factor);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT ((float)(box->x * factor), (float)(box->y * factor),
                           (float)(box->width * factor), (float)(box->height * factor)),
      (float)(radius * factor));
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ colour, colour, colour, colour });
}
