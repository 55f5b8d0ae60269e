/* A density of points as a layer of a map, in the colours of a ramp.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-heat.h"

#include <math.h>

/* How much the highest density covers. */
#define ALPHA 0.9

/* A scale is worked out where a point reaches this far, which is when bins are fine enough, in a
 * view of these sides. */
#define SCALE_RADIUS_PX 48.0
#define SCALE_MIN_PX    64.0
#define SCALE_MAX_PX    2048.0

static const double round_numbers[] = { 1, 1.5, 2, 3, 4, 5, 6, 8, 10 };

static PentadColour
ramp_colour (const PentadTheme *theme, PentadRamp ramp, double share)
{
  int last = pentad_ramp_get_steps (ramp) - 1;
  int below = (int)(share * last);
  PentadColour from = pentad_theme_colour (theme, pentad_ramp_get_ink (ramp, below));
  PentadColour to = pentad_theme_colour (theme, pentad_ramp_get_ink (ramp, MIN (below + 1, last)));

  return pentad_colour_mix (from, to, share * last - below);
}

/* From what is not seen to what covers most; the root lets single points be seen. */
static void
fill_palette (const PentadTheme *theme, PentadRamp ramp, guint32 palette[PENTAD_HEAT_COLOURS])
{
  for (int i = 0; i < PENTAD_HEAT_COLOURS; i++)
    {
      double share = (double)i / (PENTAD_HEAT_COLOURS - 1);

      palette[i] = pentad_colour_premultiply (
          pentad_colour_fade (ramp_colour (theme, ramp, share), ALPHA * sqrt (share)));
    }
}

double
pentad_map_heat_scale (PentadHeat *heat,
                       const PentadMapGeometry *geometry,
                       int place,
                       double radius_m)
{
  PentadMapView view = pentad_map_view_fit (geometry, place, SCALE_MAX_PX, SCALE_MAX_PX, 0);
  double side = view.m_per_px * SCALE_MAX_PX / radius_m * SCALE_RADIUS_PX;
  double highest = 0, power;

  side = CLAMP (ceil (side), SCALE_MIN_PX, SCALE_MAX_PX);
  view = pentad_map_view_fit (geometry, place, side, side, 0);

  pentad_heat_lock (heat);
  if (pentad_heat_prepare (heat, &view, radius_m))
    highest = pentad_heat_highest (heat);
  pentad_heat_unlock (heat);
  if (!(highest > 0))
    return 1;
  power = pow (10, floor (log10 (highest)));
  for (guint i = 0; i < G_N_ELEMENTS (round_numbers); i++)
    if (round_numbers[i] * power >= highest)
      return round_numbers[i] * power;
  return 10 * power;
}

PentadColour
pentad_map_heat_colour (const PentadTheme *theme, PentadRamp ramp, PentadColour under, double share)
{
  return pentad_colour_mix (under, ramp_colour (theme, ramp, share), ALPHA * sqrt (share));
}

void
pentad_map_heat_paint (const PentadMapHeat *layer,
                       const PentadTheme *theme,
                       PentadRamp ramp,
                       const PentadMapView *view,
                       guint32 *pixels,
                       gsize stride)
{
  guint32 palette[PENTAD_HEAT_COLOURS];

  if (layer->heat == NULL)
    return;
  fill_palette (theme, ramp, palette);
  pentad_heat_draw (layer->heat, view, layer->radius_m, palette, layer->full, pixels, stride);
}

void
pentad_map_heat_draw (const PentadMapHeat *layer,
                      const PentadTheme *theme,
                      PentadRamp ramp,
                      const PentadMapView *view,
                      cairo_t *cr)
{
  PentadMapView whole = pentad_map_view_scaled (view, 1);
  cairo_surface_t *image;

  if (layer->heat == NULL)
    return;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)whole.width, (int)whole.height);
  cairo_surface_flush (image);
  if (cairo_surface_status (image) == CAIRO_STATUS_SUCCESS)
    pentad_map_heat_paint (layer, theme, ramp, &whole,
                           (guint32 *)(gpointer)cairo_image_surface_get_data (image),
                           (gsize)cairo_image_surface_get_stride (image) / sizeof (guint32));
  cairo_surface_mark_dirty (image);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (image);
}
