/* Which part of the map a picture shows, and how large.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-view.h"

#include <math.h>

PentadMapView
pentad_map_view_fit (
    const PentadMapGeometry *geometry, int place, double width, double height, double padding)
{
  PentadMapBounds bounds = pentad_map_geometry_bounds (geometry, place);
  PentadMapView view = { MAX (width, 1), MAX (height, 1), 0, 0, 1 };
  double inner_width = MAX (view.width - 2 * padding, 1);
  double inner_height = MAX (view.height - 2 * padding, 1);
  double m_per_px;

  if (bounds.x0 > bounds.x1)
    return view;
  view.centre_x = (bounds.x0 + bounds.x1) / 2;
  view.centre_y = (bounds.y0 + bounds.y1) / 2;
  m_per_px = MAX ((bounds.x1 - bounds.x0) / inner_width, (bounds.y1 - bounds.y0) / inner_height);
  view.m_per_px = CLAMP (m_per_px, PENTAD_MAP_MIN_M_PER_PX, PENTAD_MAP_MAX_M_PER_PX);
  return view;
}

void
pentad_map_view_to_px (const PentadMapView *view, double x, double y, double *px, double *py)
{
  *px = view->width / 2 + (x - view->centre_x) / view->m_per_px;
  *py = view->height / 2 - (y - view->centre_y) / view->m_per_px;
}

void
pentad_map_view_to_m (const PentadMapView *view, double px, double py, double *x, double *y)
{
  *x = view->centre_x + (px - view->width / 2) * view->m_per_px;
  *y = view->centre_y - (py - view->height / 2) * view->m_per_px;
}

PentadMapView
pentad_map_view_zoom (const PentadMapView *view, double factor, double px, double py)
{
  PentadMapView zoomed = *view;
  double x, y;

  if (!isfinite (factor) || factor <= 0)
    return zoomed;
  pentad_map_view_to_m (view, px, py, &x, &y);
  zoomed.m_per_px =
      CLAMP (view->m_per_px / factor, PENTAD_MAP_MIN_M_PER_PX, PENTAD_MAP_MAX_M_PER_PX);
  zoomed.centre_x = x - (px - view->width / 2) * zoomed.m_per_px;
  zoomed.centre_y = y + (py - view->height / 2) * zoomed.m_per_px;
  return zoomed;
}

PentadMapView
pentad_map_view_pan (const PentadMapView *view, double dx_px, double dy_px)
{
  PentadMapView moved = *view;

  moved.centre_x -= dx_px * view->m_per_px;
  moved.centre_y += dy_px * view->m_per_px;
  return moved;
}

PentadMapView
pentad_map_view_scaled (const PentadMapView *view, double scale)
{
  PentadMapView scaled = *view;

  scaled.m_per_px = view->m_per_px / scale;
  scaled.width = ceil (view->width * scale - 1e-6);
  scaled.height = ceil (view->height * scale - 1e-6);
  /* Whole pixels are added at the right and the bottom; the left upper corner stays. */
  scaled.centre_x += (scaled.width - view->width * scale) / 2 * scaled.m_per_px;
  scaled.centre_y -= (scaled.height - view->height * scale) / 2 * scaled.m_per_px;
  return scaled;
}

gboolean
pentad_map_view_equal (const PentadMapView *a, const PentadMapView *b)
{
  return a->width == b->width && a->height == b->height && a->centre_x == b->centre_x &&
         a->centre_y == b->centre_y && a->m_per_px == b->m_per_px;
}
