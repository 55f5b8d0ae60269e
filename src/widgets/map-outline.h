/* The outline of a place as a render node of its own, so that hovering damages little.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/map-view.h"
#include "render/theme.h"

/* Widget pixels from the corner of the view; factor: widget pixels per design pixel. Transfer full;
 * NULL when the place has no shape inside the view. */
GskRenderNode *pentad_map_outline_new (const PentadMapGeometry *geometry,
                                       int place,
                                       const PentadMapView *view,
                                       const PentadTheme *theme,
                                       PentadInk ink,
                                       double factor);
