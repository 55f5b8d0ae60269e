/* From fixed-point metres to pixels, for the loops over all vertices of a map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-view.h"

/* Pixels beyond this are far outside any picture, but still exact as int. */
#define PENTAD_MAP_FAR_PX 1e9

typedef struct
{
  double scale; /* pixels per fixed-point unit */
  double x0, y0;
} PentadMapPixel;

static inline PentadMapPixel
pentad_map_pixel (const PentadMapView *view)
{
  PentadMapPixel t;

  t.scale = 1.0 / (PENTAD_MAP_UNITS * view->m_per_px);
  t.x0 = view->width / 2 - view->centre_x / view->m_per_px;
  t.y0 = view->height / 2 + view->centre_y / view->m_per_px;
  return t;
}

static inline double
pentad_map_pixel_x (const PentadMapPixel *t, const PentadMapPoint *point)
{
  return CLAMP (t->x0 + point->x * t->scale, -PENTAD_MAP_FAR_PX, PENTAD_MAP_FAR_PX);
}

static inline double
pentad_map_pixel_y (const PentadMapPixel *t, const PentadMapPoint *point)
{
  return CLAMP (t->y0 - point->y * t->scale, -PENTAD_MAP_FAR_PX, PENTAD_MAP_FAR_PX);
}
