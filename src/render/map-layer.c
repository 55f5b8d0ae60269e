/* The reference layers of a map: water, green, roads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-labels.h"

#include <math.h>

/* Points nearer to the one before are left out: they cost and show nothing. */
#define MIN_STEP_PX 0.7
/* What shines through the cells. */
#define AREA_ALPHA 0.45f
#define ROAD_ALPHA 0.5f

static PentadPaint
layer_paint (const PentadLayer *layer, int rank, gboolean under)
{
  static const float widths[] = { 1.0f, 2.2f, 1.3f, 0.8f };
  gboolean water = g_strcmp0 (layer->id, "water") == 0;
  PentadPaint paint = { 0 };

  if (layer->kind == PENTAD_LAYER_AREAS)
    {
      paint.fill = water ? PENTAD_INK_WATER : PENTAD_INK_GREEN;
      paint.fill_alpha = under ? 1 : AREA_ALPHA;
      paint.stroke = paint.fill;
      paint.stroke_alpha = under ? 0 : 0.9f;
      paint.width = 0.8f;
      return paint;
    }
  paint.stroke = water ? PENTAD_INK_WATER : PENTAD_INK_ROAD;
  paint.stroke_alpha = water ? 0 : ROAD_ALPHA;
  paint.width = widths[CLAMP (rank, 0, 3)] + (water ? 2 : 0);
  return paint;
}

static void
draw_ring (PentadSketch *sketch,
           const PentadMapGeometry *geometry,
           const PentadMapView *view,
           const PentadPoint *points,
           guint n,
           gboolean closed,
           const PentadPaint *paint)
{
  g_autofree float *xy = g_new (float, 2 * (gsize)n + 1);
  double low_x = INFINITY, low_y = INFINITY, high_x = -INFINITY, high_y = -INFINITY;
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      double mx, my, x, y;

      pentad_map_geometry_project (geometry, points[i].lon, points[i].lat, &mx, &my);
      pentad_map_view_to_px (view, mx, my, &x, &y);
      if (!isfinite (x) || !isfinite (y))
        return;
      low_x = MIN (low_x, x);
      high_x = MAX (high_x, x);
      low_y = MIN (low_y, y);
      high_y = MAX (high_y, y);
      if (kept > 0 && i + 1 < n && fabs (x - xy[2 * kept - 2]) < MIN_STEP_PX &&
          fabs (y - xy[2 * kept - 1]) < MIN_STEP_PX)
        continue;
      xy[2 * kept] = (float)x;
      xy[2 * kept + 1] = (float)y;
      kept++;
    }
  if (high_x < 0 || low_x > view->width || high_y < 0 || low_y > view->height)
    return;
  pentad_sketch_path (sketch, PENTAD_ROLE_LAYER, xy, kept, closed, paint);
}

void
pentad_map_layer_draw (PentadSketch *sketch,
                       const PentadMapGeometry *geometry,
                       const PentadMapView *view,
                       const PentadLayer *layer,
                       gboolean under)
{
  if (layer->kind == PENTAD_LAYER_POINTS)
    return;
  for (guint i = 0; i < layer->features->len && i < pentad_shapes_get_count (layer->shapes); i++)
    {
      PentadPaint paint =
          layer_paint (layer, g_array_index (layer->features, PentadLayerFeature, i).rank, under);
      guint first, last, n;

      pentad_shapes_get_rings (layer->shapes, i, &first, &last);
      for (guint r = first; r < last; r++)
        {
          const PentadPoint *ring = pentad_shapes_get_ring (layer->shapes, r, &n);
          draw_ring (sketch, geometry, view, ring, n, layer->kind == PENTAD_LAYER_AREAS, &paint);
        }
    }
}
