/* Keeps the rasters made last.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-cache.h"

#include <string.h>

typedef struct
{
  PentadMapGeometry *geometry;
  PentadMapView view;
  PentadMapLines lines;
  PentadMapRaster *raster;
} Entry;

struct _PentadMapCache
{
  gatomicrefcount refs;
  gsize max_bytes;
  GMutex lock;
  GQueue entries; /* Entry, most recently used first */
};

static void
entry_free (Entry *entry)
{
  pentad_map_geometry_unref (entry->geometry);
  pentad_map_raster_unref (entry->raster);
  g_free (entry);
}

PentadMapCache *
pentad_map_cache_new (gsize max_bytes)
{
  PentadMapCache *cache = g_new0 (PentadMapCache, 1);

  g_atomic_ref_count_init (&cache->refs);
  cache->max_bytes = max_bytes;
  g_mutex_init (&cache->lock);
  g_queue_init (&cache->entries);
  return cache;
}

PentadMapCache *
pentad_map_cache_ref (PentadMapCache *cache)
{
  g_atomic_ref_count_inc (&cache->refs);
  return cache;
}

void
pentad_map_cache_unref (PentadMapCache *cache)
{
  if (!g_atomic_ref_count_dec (&cache->refs))
    return;
  g_queue_clear_full (&cache->entries, (GDestroyNotify)entry_free);
  g_mutex_clear (&cache->lock);
  g_free (cache);
}

static gboolean
lines_equal (const PentadMapLines *a, const PentadMapLines *b)
{
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    if (a->colour[level] != b->colour[level] || a->width_px[level] != b->width_px[level])
      return FALSE;
  return TRUE;
}

/* Call with the lock held. */
static PentadMapRaster *
find (PentadMapCache *cache,
      const PentadMapGeometry *geometry,
      const PentadMapView *view,
      const PentadMapLines *lines)
{
  for (GList *link = cache->entries.head; link != NULL; link = link->next)
    {
      Entry *entry = link->data;

      if (entry->geometry != geometry || !pentad_map_view_equal (&entry->view, view) ||
          !lines_equal (&entry->lines, lines))
        continue;
      g_queue_unlink (&cache->entries, link);
      g_queue_push_head_link (&cache->entries, link);
      return pentad_map_raster_ref (entry->raster);
    }
  return NULL;
}

/* Call with the lock held. */
static void
trim (PentadMapCache *cache)
{
  gsize bytes = 0;
  guint kept = 0;

  for (GList *link = cache->entries.head; link != NULL; link = link->next)
    {
      bytes += pentad_map_raster_get_bytes (((Entry *)link->data)->raster);
      if (kept > 0 && bytes > cache->max_bytes)
        break;
      kept++;
    }
  while (g_queue_get_length (&cache->entries) > kept)
    entry_free (g_queue_pop_tail (&cache->entries));
}

PentadMapRaster *
pentad_map_cache_get (PentadMapCache *cache,
                      PentadMapGeometry *geometry,
                      const PentadMapView *view,
                      const PentadMapLines *lines)
{
  PentadMapRaster *raster = NULL;
  Entry *entry;

  if (cache == NULL)
    return pentad_map_raster_new (geometry, view, lines);
  g_mutex_lock (&cache->lock);
  raster = find (cache, geometry, view, lines);
  g_mutex_unlock (&cache->lock);
  if (raster != NULL)
    return raster;
  /* Two threads that miss together both make one; that costs time, never correctness. */
  raster = pentad_map_raster_new (geometry, view, lines);
  if (raster == NULL)
    return NULL;
  entry = g_new0 (Entry, 1);
  entry->geometry = pentad_map_geometry_ref (geometry);
  entry->view = *view;
  entry->lines = *lines;
  entry->raster = pentad_map_raster_ref (raster);
  g_mutex_lock (&cache->lock);
  g_queue_push_head (&cache->entries, entry);
  trim (cache);
  g_mutex_unlock (&cache->lock);
  return raster;
}
