/* Keeps the tiles of maps that were used last, up to a number of bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-raster.h"

/* Thread-safe. max_bytes: tiles beyond it are dropped, least recently used first. */
PentadMapCache *pentad_map_cache_new (gsize max_bytes);
/* New tiles are made by as many threads as leave one processor to who waits for them, at most four;
 * by the caller's alone otherwise. To be called before it is used. */
void pentad_map_cache_use_threads (PentadMapCache *cache);
PentadMapCache *pentad_map_cache_ref (PentadMapCache *cache);
void pentad_map_cache_unref (PentadMapCache *cache);
/* Fills `tiles`, row by row, with the tiles of a box of columns and rows: those that are there and
 * new ones, made from the middle outwards. cache NULL makes all of them and keeps none. Transfer
 * full of each. */
void pentad_map_cache_get_tiles (PentadMapCache *cache,
                                 PentadMapGeometry *geometry,
                                 const PentadMapTiling *tiling,
                                 const PentadMapBox *box,
                                 PentadMapTile **tiles);
gsize pentad_map_cache_get_bytes (PentadMapCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapCache, pentad_map_cache_unref)
