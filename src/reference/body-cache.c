/* The answers that were made last, by what they are an answer to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/body-cache.h"

typedef struct
{
  char *key;
  PentadBody *body;
} Entry;

struct _PentadBodyCache
{
  GMutex lock;
  gsize max_bytes;
  GQueue entries; /* Entry, used last at the head */
};

PentadBodyCache *
pentad_body_cache_new (gsize max_bytes)
{
  PentadBodyCache *cache = g_new0 (PentadBodyCache, 1);

  g_mutex_init (&cache->lock);
  cache->max_bytes = max_bytes;
  g_queue_init (&cache->entries);
  return cache;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  pentad_body_unref (entry->body);
  g_free (entry);
}

void
pentad_body_cache_free (PentadBodyCache *cache)
{
  g_queue_clear_full (&cache->entries, entry_free);
  g_mutex_clear (&cache->lock);
  g_free (cache);
}

/* The entries are few, so they are simply searched. */
static GList *
find_link (PentadBodyCache *cache, const char *key)
{
  for (GList *link = cache->entries.head; link != NULL; link = link->next)
    if (g_str_equal (((Entry *)link->data)->key, key))
      return link;
  return NULL;
}

PentadBody *
pentad_body_cache_find (PentadBodyCache *cache, const char *key)
{
  PentadBody *body = NULL;
  GList *link;

  g_mutex_lock (&cache->lock);
  link = find_link (cache, key);
  if (link != NULL)
    {
      g_queue_unlink (&cache->entries, link);
      g_queue_push_head_link (&cache->entries, link);
      body = pentad_body_ref (((Entry *)link->data)->body);
    }
  g_mutex_unlock (&cache->lock);
  return body;
}

/* Sizes are summed anew each time: a body grows when its compressed form is made. */
static void
shrink (PentadBodyCache *cache)
{
  gsize sum = 0;
  GList *next;

  for (GList *link = cache->entries.head; link != NULL; link = next)
    {
      next = link->next;
      sum += pentad_body_get_size (((Entry *)link->data)->body);
      if (sum > cache->max_bytes && link != cache->entries.head)
        {
          entry_free (link->data);
          g_queue_delete_link (&cache->entries, link);
        }
    }
}

void
pentad_body_cache_add (PentadBodyCache *cache, const char *key, PentadBody *body)
{
  g_mutex_lock (&cache->lock);
  if (find_link (cache, key) == NULL)
    {
      Entry *entry = g_new (Entry, 1);

      *entry = (Entry){ g_strdup (key), pentad_body_ref (body) };
      g_queue_push_head (&cache->entries, entry);
      shrink (cache);
    }
  g_mutex_unlock (&cache->lock);
}
