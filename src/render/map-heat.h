/* A density of points as a layer of a map, in the colours of a ramp.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "render/heat.h"
#include "render/map-view.h"
#include "render/ramp.h"

/* Zero shows nothing. */
typedef struct
{
  PentadHeat *heat; /* its points may change while it is shown */
  double radius_m;  /* how far a point reaches */
  double full; /* points per km2 of the strongest colour; not above 0: the highest in the view */
} PentadMapHeat;

/* Points per km2 of the strongest colour for a place: a round number, at least the highest density
 * of the points that are shown; 1 without points. So legends can name it, and it
 * stays while the map is moved. */
double pentad_map_heat_scale (PentadHeat *heat,
                              const PentadMapGeometry *geometry,
                              int place,
                              double radius_m);
/* What the density looks like over a colour, at a share (0 to 1) of the strongest. */
PentadColour pentad_map_heat_colour (const PentadTheme *theme,
                                     PentadRamp ramp,
                                     PentadColour under,
                                     double share);
/* Paints the density of a view, in output pixels, over what is there; stride in pixels. */
void pentad_map_heat_paint (const PentadMapHeat *layer,
                            const PentadTheme *theme,
                            PentadRamp ramp,
                            const PentadMapView *view,
                            guint32 *pixels,
                            gsize stride);
/* The same at the origin of cr in design pixels, as an image. */
void pentad_map_heat_draw (const PentadMapHeat *layer,
                           const PentadTheme *theme,
                           PentadRamp ramp,
                           const PentadMapView *view,
                           cairo_t *cr);
