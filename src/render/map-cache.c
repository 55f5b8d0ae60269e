/* Keeps the tiles of maps that were used last, up to a number of bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-cache.h"

#include <string.h>

typedef struct
{
  PentadMapGeometry *geometry;
  PentadMapTiling tiling;
  int column, row;
} Key;

typedef struct
{
  Key key;
  PentadMapTile *tile;
  GList link; /* of the cache's queue */
} Entry;

struct _PentadMapCache
{
  gatomicrefcount refs;
  gsize max_bytes;
  GMutex lock;         /* of what follows */
  GHashTable *entries; /* Key of an Entry -> Entry */
  GQueue recent;       /* Entry, most recently used first */
  gsize bytes;
  PentadMapTileMaker *idle; /* kept for the next one who makes tiles */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint64 hash = GPOINTER_TO_SIZE (key->geometry) ^ (guint64)(key->tiling.m_per_px * 65536);

  hash = (hash ^ (guint32)key->column) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ (hash >> 31) ^ (guint32)key->row) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return (guint)(hash >> 32);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *p = a;
  const Key *q = b;

  return p->geometry == q->geometry && p->column == q->column && p->row == q->row &&
         pentad_map_tiling_equal (&p->tiling, &q->tiling);
}

static void
entry_free (Entry *entry)
{
  pentad_map_geometry_unref (entry->key.geometry);
  pentad_map_tile_unref (entry->tile);
  g_free (entry);
}

PentadMapCache *
pentad_map_cache_new (gsize max_bytes)
{
  PentadMapCache *cache = g_new0 (PentadMapCache, 1);

  g_atomic_ref_count_init (&cache->refs);
  cache->max_bytes = max_bytes;
  g_mutex_init (&cache->lock);
  cache->entries = g_hash_table_new (hash_key, equal_keys);
  g_queue_init (&cache->recent);
  return cache;
}

PentadMapCache *
pentad_map_cache_ref (PentadMapCache *cache)
{
  g_atomic_ref_count_inc (&cache->refs);
  return cache;
}

/* Call with the lock held, or with no one else there. */
static void
drop_oldest (PentadMapCache *cache)
{
  GList *link = g_queue_pop_tail_link (&cache->recent);
  Entry *entry = link->data;

  cache->bytes -= pentad_map_tile_get_bytes (entry->tile);
  g_hash_table_remove (cache->entries, &entry->key);
  entry_free (entry);
}

void
pentad_map_cache_unref (PentadMapCache *cache)
{
  if (!g_atomic_ref_count_dec (&cache->refs))
    return;
  while (!g_queue_is_empty (&cache->recent))
    drop_oldest (cache);
  g_hash_table_unref (cache->entries);
  g_clear_pointer (&cache->idle, pentad_map_tile_maker_free);
  g_mutex_clear (&cache->lock);
  g_free (cache);
}

/* A new reference, or NULL. */
static PentadMapTile *
find_tile (PentadMapCache *cache, const Key *key)
{
  PentadMapTile *tile = NULL;
  Entry *entry;

  g_mutex_lock (&cache->lock);
  entry = g_hash_table_lookup (cache->entries, key);
  if (entry != NULL)
    {
      g_queue_unlink (&cache->recent, &entry->link);
      g_queue_push_head_link (&cache->recent, &entry->link);
      tile = pentad_map_tile_ref (entry->tile);
    }
  g_mutex_unlock (&cache->lock);
  return tile;
}

static void
keep_tile (PentadMapCache *cache, const Key *key, PentadMapTile *tile)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = *key;
  pentad_map_geometry_ref (key->geometry);
  entry->tile = pentad_map_tile_ref (tile);
  entry->link.data = entry;
  g_mutex_lock (&cache->lock);
  /* Two threads that miss together both make it; that costs time, never correctness. */
  if (g_hash_table_contains (cache->entries, key))
    g_clear_pointer (&entry, entry_free);
  else
    {
      g_hash_table_add (cache->entries, entry);
      g_queue_push_head_link (&cache->recent, &entry->link);
      cache->bytes += pentad_map_tile_get_bytes (tile);
    }
  while (cache->bytes > cache->max_bytes)
    drop_oldest (cache);
  g_mutex_unlock (&cache->lock);
}

static PentadMapTileMaker *
take_maker (PentadMapCache *cache)
{
  PentadMapTileMaker *maker = NULL;

  if (cache != NULL)
    {
      g_mutex_lock (&cache->lock);
      maker = g_steal_pointer (&cache->idle);
      g_mutex_unlock (&cache->lock);
    }
  return maker != NULL ? maker : pentad_map_tile_maker_new ();
}

static void
give_maker (PentadMapCache *cache, PentadMapTileMaker *maker)
{
  if (cache != NULL)
    {
      g_mutex_lock (&cache->lock);
      if (cache->idle == NULL)
        cache->idle = g_steal_pointer (&maker);
      g_mutex_unlock (&cache->lock);
    }
  pentad_map_tile_maker_free (maker);
}

void
pentad_map_cache_get_tiles (PentadMapCache *cache,
                            PentadMapGeometry *geometry,
                            const PentadMapTiling *tiling,
                            const PentadMapBox *box,
                            PentadMapTile **tiles)
{
  PentadMapTileMaker *maker = NULL;

  for (int i = 0; i < box->width * box->height; i++)
    {
      Key key = { geometry, *tiling, box->x + i % box->width, box->y + i / box->width };

      tiles[i] = cache != NULL ? find_tile (cache, &key) : NULL;
      if (tiles[i] != NULL)
        continue;
      if (maker == NULL)
        maker = take_maker (cache);
      tiles[i] = pentad_map_tile_new (maker, geometry, tiling, key.column, key.row);
      if (cache != NULL)
        keep_tile (cache, &key, tiles[i]);
    }
  if (maker != NULL)
    give_maker (cache, maker);
}

gsize
pentad_map_cache_get_bytes (PentadMapCache *cache)
{
  gsize bytes;

  g_mutex_lock (&cache->lock);
  bytes = cache->bytes;
  g_mutex_unlock (&cache->lock);
  return bytes;
}
