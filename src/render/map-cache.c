/* Keeps the tiles of maps that were used last, up to a number of bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-cache.h"

#include <string.h>

/* Threads that make tiles together. */
#define MAX_THREADS 4
/* So few are sooner made than handed on. */
#define TILES_OF_A_THREAD 4

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
  int n_threads;
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
  cache->n_threads = 1;
  g_mutex_init (&cache->lock);
  cache->entries = g_hash_table_new (hash_key, equal_keys);
  g_queue_init (&cache->recent);
  return cache;
}

void
pentad_map_cache_use_threads (PentadMapCache *cache)
{
  cache->n_threads = (int)CLAMP (g_get_num_processors () - 1, 1, MAX_THREADS);
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

/* Tiles to be made, by everyone who has time. */
typedef struct
{
  gatomicrefcount refs;
  PentadMapCache *cache; /* NULL: none, and one thread */
  PentadMapGeometry *geometry;
  PentadMapTiling tiling;
  PentadMapBox box;
  PentadMapTile **tiles;
  int *missing; /* numbers of tiles in the box, from its middle outwards */
  int n_missing;
  int next; /* atomic */

  GMutex lock;
  GCond ended;
  int n_made; /* under the lock */
} Batch;

static void
batch_unref (Batch *batch)
{
  if (!g_atomic_ref_count_dec (&batch->refs))
    return;
  g_mutex_clear (&batch->lock);
  g_cond_clear (&batch->ended);
  g_free (batch->missing);
  g_free (batch);
}

static void
make_tile (Batch *batch, PentadMapTileMaker *maker, int i)
{
  Key key = { batch->geometry, batch->tiling, batch->box.x + i % batch->box.width,
              batch->box.y + i / batch->box.width };

  batch->tiles[i] =
      pentad_map_tile_new (maker, batch->geometry, &batch->tiling, key.column, key.row);
  if (batch->cache != NULL)
    keep_tile (batch->cache, &key, batch->tiles[i]);
}

/* Makes tiles as long as there are any. What the batch borrows is there until the last is made. */
static void
make_tiles (Batch *batch)
{
  PentadMapTileMaker *maker = NULL;
  int at, n = 0;

  while ((at = g_atomic_int_add (&batch->next, 1)) < batch->n_missing)
    {
      if (maker == NULL)
        maker = take_maker (batch->cache);
      make_tile (batch, maker, batch->missing[at]);
      n++;
    }
  if (maker != NULL)
    give_maker (batch->cache, maker);
  if (n == 0)
    return;
  g_mutex_lock (&batch->lock);
  batch->n_made += n;
  g_cond_signal (&batch->ended);
  g_mutex_unlock (&batch->lock);
}

static void
help_cb (gpointer batch, gpointer user_data)
{
  make_tiles (batch);
  batch_unref (batch);
}

/* Threads that help whoever needs tiles, of all caches. */
static GThreadPool *
get_helpers (void)
{
  static GThreadPool *helpers;
  static gsize is_made;

  if (g_once_init_enter (&is_made))
    {
      helpers = g_thread_pool_new (help_cb, NULL, MAX_THREADS - 1, FALSE, NULL);
      g_once_init_leave (&is_made, 1);
    }
  return helpers;
}

static double
distance (const PentadMapBox *box, int i)
{
  double x = i % box->width - (box->width - 1) / 2.0, y = i / box->width - (box->height - 1) / 2.0;

  return x * x + y * y;
}

static int
compare_distance (gconstpointer a, gconstpointer b, gpointer box)
{
  double x = distance (box, *(const int *)a);
  double y = distance (box, *(const int *)b);

  return (x > y) - (x < y);
}

/* Fills the tiles that are there, and lists the others. */
static void
find_tiles (Batch *batch)
{
  int n = batch->box.width * batch->box.height;

  batch->missing = g_new (int, n);
  for (int i = 0; i < n; i++)
    {
      Key key = { batch->geometry, batch->tiling, batch->box.x + i % batch->box.width,
                  batch->box.y + i / batch->box.width };

      batch->tiles[i] = batch->cache != NULL ? find_tile (batch->cache, &key) : NULL;
      if (batch->tiles[i] == NULL)
        batch->missing[batch->n_missing++] = i;
    }
  g_qsort_with_data (batch->missing, batch->n_missing, sizeof (int), compare_distance, &batch->box);
}

static int
count_helpers (const Batch *batch)
{
  int n_threads = batch->cache != NULL ? batch->cache->n_threads : 1;

  return MIN (n_threads, batch->n_missing / TILES_OF_A_THREAD) - 1;
}

void
pentad_map_cache_get_tiles (PentadMapCache *cache,
                            PentadMapGeometry *geometry,
                            const PentadMapTiling *tiling,
                            const PentadMapBox *box,
                            PentadMapTile **tiles)
{
  Batch *batch = g_new0 (Batch, 1);

  g_atomic_ref_count_init (&batch->refs);
  g_mutex_init (&batch->lock);
  g_cond_init (&batch->ended);
  batch->cache = cache;
  batch->geometry = geometry;
  batch->tiling = *tiling;
  batch->box = *box;
  batch->tiles = tiles;
  find_tiles (batch);
  for (int i = count_helpers (batch); i > 0; i--)
    {
      g_atomic_ref_count_inc (&batch->refs);
      g_thread_pool_push (get_helpers (), batch, NULL);
    }
  make_tiles (batch);
  g_mutex_lock (&batch->lock);
  while (batch->n_made < batch->n_missing)
    g_cond_wait (&batch->ended, &batch->lock);
  g_mutex_unlock (&batch->lock);
  batch_unref (batch);
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
