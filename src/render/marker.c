/* The shapes of markers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/marker.h"

static void
polygon (cairo_t *cr, const PentadRect *box, const double *shares, int n)
{
  for (int i = 0; i < n; i++)
    cairo_line_to (cr, box->x + box->width * shares[2 * i],
                   box->y + box->height * shares[2 * i + 1]);
  cairo_close_path (cr);
}

void
pentad_marker_path (cairo_t *cr, PentadMarker marker, const PentadRect *box)
{
  /* Shares of the marker's box; the triangle's middle is its centre of gravity. */
  static const double up[] = { 0.5, 0.05, 0.98, 0.88, 0.02, 0.88 };
  static const double down[] = { 0.5, 0.95, 0.98, 0.12, 0.02, 0.12 };
  static const double diamond[] = { 0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5 };
  static const double cross[] = { 0.35, 0, 0.65, 0, 0.65, 0.35, 1, 0.35, 1, 0.65, 0.65, 0.65,
                                  0.65, 1, 0.35, 1, 0.35, 0.65, 0, 0.65, 0, 0.35, 0.35, 0.35 };

  cairo_new_path (cr);
  switch (marker)
    {
    case PENTAD_MARKER_CIRCLE:
      cairo_arc (cr, box->x + box->width / 2, box->y + box->height / 2, box->width / 2, 0,
                 2 * G_PI);
      cairo_close_path (cr);
      break;
    case PENTAD_MARKER_TRIANGLE:
      polygon (cr, box, up, 3);
      break;
    case PENTAD_MARKER_TRIANGLE_DOWN:
      polygon (cr, box, down, 3);
      break;
    case PENTAD_MARKER_SQUARE:
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      break;
    case PENTAD_MARKER_DIAMOND:
      polygon (cr, box, diamond, 4);
      break;
    case PENTAD_MARKER_CROSS:
      polygon (cr, box, cross, 12);
      break;
    }
}
