/* GLib's locks, counts of references and thread pools over pthreads, for the thread sanitizer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib itself is not built with the sanitizer and its locks are futexes, so what they order would
 * be reported as races. A program that holds these functions uses them in place of the library's;
 * what they do is seen. Only what the rooms below the widgets use is here. */
#include "config.h"

#include <pthread.h>
#include <stdlib.h>

#include <glib.h>

/* A lock is made when it is first used; static ones begin with NULL. */
static gpointer
find (gpointer *place, gsize size, void (*init) (gpointer))
{
  gpointer made, found = __atomic_load_n (place, __ATOMIC_ACQUIRE), none = NULL;

  if (found != NULL)
    return found;
  made = calloc (1, size);
  init (made);
  if (__atomic_compare_exchange_n (place, &none, made, FALSE, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
    return made;
  free (made);
  return none;
}

static void
init_mutex (gpointer mutex)
{
  pthread_mutex_init (mutex, NULL);
}

static void
init_cond (gpointer cond)
{
  pthread_cond_init (cond, NULL);
}

static pthread_mutex_t *
get_mutex (GMutex *mutex)
{
  return find (&mutex->p, sizeof (pthread_mutex_t), init_mutex);
}

static pthread_cond_t *
get_cond (GCond *cond)
{
  return find (&cond->p, sizeof (pthread_cond_t), init_cond);
}

void
g_mutex_init (GMutex *mutex)
{
  mutex->p = NULL;
}

void
g_mutex_clear (GMutex *mutex)
{
  free (mutex->p);
}

void
g_mutex_lock (GMutex *mutex)
{
  pthread_mutex_lock (get_mutex (mutex));
}

void
g_mutex_unlock (GMutex *mutex)
{
  pthread_mutex_unlock (get_mutex (mutex));
}

void
g_cond_init (GCond *cond)
{
  cond->p = NULL;
}

void
g_cond_clear (GCond *cond)
{
  free (cond->p);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  pthread_cond_wait (get_cond (cond), get_mutex (mutex));
}

void
g_cond_signal (GCond *cond)
{
  pthread_cond_signal (get_cond (cond));
}

static pthread_mutex_t once = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t once_left = PTHREAD_COND_INITIALIZER;
static GSList *entered; /* places that are being made, under the lock */

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean needed;

  pthread_mutex_lock (&once);
  while (g_slist_find (entered, (gpointer)location) != NULL)
    pthread_cond_wait (&once_left, &once);
  needed = __atomic_load_n ((gsize *)location, __ATOMIC_ACQUIRE) == 0;
  if (needed)
    entered = g_slist_prepend (entered, (gpointer)location);
  pthread_mutex_unlock (&once);
  return needed;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  pthread_mutex_lock (&once);
  __atomic_store_n ((gsize *)location, result, __ATOMIC_RELEASE);
  entered = g_slist_remove (entered, (gpointer)location);
  pthread_cond_broadcast (&once_left);
  pthread_mutex_unlock (&once);
}

void (g_atomic_ref_count_inc) (gatomicrefcount *count)
{
  __atomic_fetch_add (count, 1, __ATOMIC_ACQ_REL);
}

gboolean (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  return __atomic_fetch_sub (count, 1, __ATOMIC_ACQ_REL) == 1;
}

/* A block that counts its own references. */
typedef union
{
  gatomicrefcount refs;
  long double aligned;
} Box;

gpointer
g_atomic_rc_box_alloc (gsize size)
{
  Box *box = malloc (sizeof *box + size);

  box->refs = 1;
  return box + 1;
}

gpointer
g_atomic_rc_box_alloc0 (gsize size)
{
  Box *box = calloc (1, sizeof *box + size);

  box->refs = 1;
  return box + 1;
}

gpointer (g_atomic_rc_box_acquire) (gpointer block)
{
  g_atomic_ref_count_inc (&((Box *)block - 1)->refs);
  return block;
}

void
g_atomic_rc_box_release_full (gpointer block, GDestroyNotify clear)
{
  Box *box = (Box *)block - 1;

  if (!g_atomic_ref_count_dec (&box->refs))
    return;
  if (clear != NULL)
    clear (block);
  free (box);
}

void
g_atomic_rc_box_release (gpointer block)
{
  g_atomic_rc_box_release_full (block, NULL);
}

/* A pool never ends, as those of the program do not. */
typedef struct
{
  GThreadPool pool;
  pthread_mutex_t lock;
  pthread_cond_t pushed;
  GSList *waiting; /* last pushed first */
} Pool;

static void *
work (void *data)
{
  Pool *self = data;

  for (;;)
    {
      gpointer item;

      pthread_mutex_lock (&self->lock);
      while (self->waiting == NULL)
        pthread_cond_wait (&self->pushed, &self->lock);
      item = self->waiting->data;
      self->waiting = g_slist_delete_link (self->waiting, self->waiting);
      pthread_mutex_unlock (&self->lock);
      self->pool.func (item, self->pool.user_data);
    }
  return NULL;
}

GThreadPool *
g_thread_pool_new (
    GFunc func, gpointer user_data, gint max_threads, gboolean exclusive, GError **error)
{
  Pool *self = g_new0 (Pool, 1);

  self->pool.func = func;
  self->pool.user_data = user_data;
  pthread_mutex_init (&self->lock, NULL);
  pthread_cond_init (&self->pushed, NULL);
  for (gint i = 0; i < max_threads; i++)
    {
      pthread_t thread;

      if (pthread_create (&thread, NULL, work, self) == 0)
        pthread_detach (thread);
    }
  return &self->pool;
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  Pool *self = (Pool *)pool;

  pthread_mutex_lock (&self->lock);
  self->waiting = g_slist_prepend (self->waiting, data);
  pthread_cond_signal (&self->pushed);
  pthread_mutex_unlock (&self->lock);
  return TRUE;
}

/* Many threads on few processors find more races than one. */
guint
g_get_num_processors (void)
{
  return 4;
}
