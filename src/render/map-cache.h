/* Keeps the map rasters made last.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-raster.h"

/* Keeps the rasters made last, so that one of the same geometry, view and lines is found again.
 * Thread-safe. */
typedef struct _PentadMapCache PentadMapCache;

/* max_bytes: rasters beyond it are dropped, least recently used first; the newest is always kept.
 */
PentadMapCache *pentad_map_cache_new (gsize max_bytes);
PentadMapCache *pentad_map_cache_ref (PentadMapCache *cache);
void pentad_map_cache_unref (PentadMapCache *cache);
/* cache NULL makes a raster and keeps none. Transfer full; NULL as pentad_map_raster_new(). */
PentadMapRaster *pentad_map_cache_get (PentadMapCache *cache,
                                       PentadMapGeometry *geometry,
                                       const PentadMapView *view,
                                       const PentadMapLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapCache, pentad_map_cache_unref)
