/* The outline of a place as a render node of its own, so that hovering damages little.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-outline.h"

#define LINE_WIDTH 3.2 /* design pixels */
#define HALO_WIDTH 6.0

/* Where the pairs of points come to lie, in design pixels, two numbers each. */
static double *
place_points (GArray *points, const PentadMapView *view)
{
  double *xy = g_new (double, 2 * (gsize)points->len);

  for (guint i = 0; i < points->len; i++)
    {
      const PentadMapPoint *point = &g_array_index (points, PentadMapPoint, i);

      pentad_map_view_to_px (view, (double)point->x / PENTAD_MAP_UNITS,
                             (double)point->y / PENTAD_MAP_UNITS, &xy[2 * i], &xy[2 * i + 1]);
    }
  return xy;
}

static gboolean
find_bounds (const double *xy, guint n, const PentadMapView *view, graphene_rect_t *bounds)
{
  double x0 = view->width, y0 = view->height, x1 = 0, y1 = 0;

  for (guint i = 0; i < n; i++)
    {
      x0 = MIN (x0, xy[2 * i] - HALO_WIDTH);
      y0 = MIN (y0, xy[2 * i + 1] - HALO_WIDTH);
      x1 = MAX (x1, xy[2 * i] + HALO_WIDTH);
      y1 = MAX (y1, xy[2 * i + 1] + HALO_WIDTH);
    }
  x0 = MAX (x0, 0);
  y0 = MAX (y0, 0);
  x1 = MIN (x1, view->width);
  y1 = MIN (y1, view->height);
  *bounds = GRAPHENE_RECT_INIT ((float)x0, (float)y0, (float)(x1 - x0), (float)(y1 - y0));
  return n > 0 && x1 > x0 && y1 > y0;
}

static void
stroke (cairo_t *cr, const PentadTheme *theme, PentadInk ink, double alpha, double width)
{
  double rgba[4];

  pentad_colour_to_rgba (pentad_theme_colour (theme, ink), rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], alpha);
  cairo_set_line_width (cr, width);
  cairo_stroke_preserve (cr);
}

GskRenderNode *
pentad_map_outline_new (const PentadMapGeometry *geometry,
                        int place,
                        const PentadMapView *view,
                        const PentadTheme *theme,
                        PentadInk ink,
                        double factor)
{
  g_autoptr (GArray) points = pentad_map_geometry_outline (geometry, place);
  g_autofree double *xy = place_points (points, view);
  graphene_rect_t bounds;

  if (!find_bounds (xy, points->len, view, &bounds))
    return NULL;

  graphene_rect_scale (&bounds, (float)factor, (float)factor, &bounds);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, factor, factor);
  for (guint i = 0; i + 1 < points->len; i += 2)
    {
      cairo_move_to (cr, xy[2 * i], xy[2 * i + 1]);
      cairo_line_to (cr, xy[2 * i + 2], xy[2 * i + 3]);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  stroke (cr, theme, PENTAD_INK_HALO, 0.6, HALO_WIDTH);
  stroke (cr, theme, ink, 1, LINE_WIDTH);
  cairo_destroy (cr);
  return node;
}
