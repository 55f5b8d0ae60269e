/* Which part of the map a picture shows, and how large.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-geometry.h"

typedef struct
{
  double width, height;      /* pixels */
  double centre_x, centre_y; /* metres */
  double m_per_px;
} PentadMapView;

/* Limits of zoom: 2 cm to 20 km a pixel. */
#define PENTAD_MAP_MIN_M_PER_PX 0.02
#define PENTAD_MAP_MAX_M_PER_PX 20000.0

/* The whole of a place inside the view, with `padding` pixels around it at least. */
PentadMapView pentad_map_view_fit (
    const PentadMapGeometry *geometry, int place, double width, double height, double padding);
void pentad_map_view_to_px (const PentadMapView *view, double x, double y, double *px, double *py);
void pentad_map_view_to_m (const PentadMapView *view, double px, double py, double *x, double *y);
/* Zooms by `factor` (above 1: closer) about a pixel, which stays where it is. */
PentadMapView pentad_map_view_zoom (const PentadMapView *view, double factor, double px, double py);
PentadMapView pentad_map_view_pan (const PentadMapView *view, double dx_px, double dy_px);
/* The same part of the map with `scale` times the pixels, rounded up to whole ones. */
PentadMapView pentad_map_view_scaled (const PentadMapView *view, double scale);
gboolean pentad_map_view_equal (const PentadMapView *a, const PentadMapView *b);
