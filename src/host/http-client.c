/* Fetches documents: one network thread, bounded answers, conditional requests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-client.h"
#include "host/http-access-private.h"
#include "host/http-memory.h"
#include "host/http-transfer.h"

/* Transfers at once; the rest waits here, where its timeouts do not run yet. */
#define MAX_ACTIVE 4
/* Longest sleep of the network thread without a wake-up; libcurl's own timers shorten it. */
#define POLL_MS 60000

typedef struct
{
  PentadHttpJobFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Job;

struct _PentadHttpClient
{
  GObject parent_instance;

  /* owned */
  PentadHttpAccess *access;
  GThread *thread;
  CURLM *multi; /* the thread's, but for curl_multi_wakeup(); NULL with a stand-in */
  GCond wake;   /* with a stand-in */

  /* under the lock */
  GMutex lock;
  GQueue waiting;    /* PentadHttpTransfer, not begun */
  GQueue jobs;       /* Job */
  GArray *cancelled; /* guint64 */
  guint64 last_id;
  gboolean is_stopping;

  /* the thread's, which changes it under the lock */
  GPtrArray *active; /* PentadHttpTransfer, in the multi handle */
};

G_DEFINE_FINAL_TYPE (PentadHttpClient, pentad_http_client, G_TYPE_OBJECT)

static void
wake (PentadHttpClient *self)
{
  if (self->multi != NULL)
    curl_multi_wakeup (self->multi);
  else
    g_cond_signal (&self->wake);
}

static gboolean
remove_id (GArray *ids, guint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, guint64, i) == id)
      {
        g_array_remove_index_fast (ids, i);
        return TRUE;
      }
  return FALSE;
}

/* Adds a transfer to the multi handle, or ends it at once. */
static void
begin_transfer (PentadHttpClient *self, PentadHttpTransfer *transfer)
{
  CURLcode code = pentad_http_transfer_begin (transfer);

  if (code == CURLE_OK &&
      curl_multi_add_handle (self->multi, pentad_http_transfer_get_easy (transfer)) != CURLM_OK)
    code = CURLE_OUT_OF_MEMORY;
  if (code == CURLE_OK)
    {
      g_mutex_lock (&self->lock);
      g_ptr_array_add (self->active, transfer);
      g_mutex_unlock (&self->lock);
      return;
    }
  pentad_http_transfer_finish (transfer, code);
  pentad_http_transfer_free (transfer);
}

/* Begins what there is room for. FALSE when the thread is to end. */
static gboolean
begin_waiting (PentadHttpClient *self)
{
  for (;;)
    {
      PentadHttpTransfer *transfer = NULL;
      gboolean is_stopping;

      g_mutex_lock (&self->lock);
      is_stopping = self->is_stopping;
      if (!is_stopping && self->active->len < MAX_ACTIVE)
        transfer = g_queue_pop_head (&self->waiting);
      g_mutex_unlock (&self->lock);
      if (transfer == NULL)
        return !is_stopping;
      begin_transfer (self, transfer);
    }
}

static void
drop_active (PentadHttpClient *self, guint index)
{
  PentadHttpTransfer *transfer = g_ptr_array_index (self->active, index);

  curl_multi_remove_handle (self->multi, pentad_http_transfer_get_easy (transfer));
  g_mutex_lock (&self->lock);
  g_ptr_array_remove_index_fast (self->active, index);
  g_mutex_unlock (&self->lock);
  pentad_http_transfer_free (transfer);
}

static void
drop_cancelled (PentadHttpClient *self)
{
  g_autoptr (GArray) ids = NULL;

  g_mutex_lock (&self->lock);
  if (self->cancelled->len > 0)
    {
      ids = self->cancelled;
      self->cancelled = g_array_new (FALSE, FALSE, sizeof (guint64));
    }
  g_mutex_unlock (&self->lock);
  if (ids == NULL)
    return;
  for (guint i = self->active->len; i > 0; i--)
    if (remove_id (ids, pentad_http_transfer_get_id (g_ptr_array_index (self->active, i - 1))))
      drop_active (self, i - 1);
}

static gboolean
is_cancelled (PentadHttpClient *self, PentadHttpTransfer *transfer)
{
  gboolean answer;

  g_mutex_lock (&self->lock);
  answer = remove_id (self->cancelled, pentad_http_transfer_get_id (transfer));
  g_mutex_unlock (&self->lock);
  return answer;
}

static void
end_finished (PentadHttpClient *self)
{
  CURLMsg *message;
  int n_left;

  while ((message = curl_multi_info_read (self->multi, &n_left)) != NULL)
    {
      PentadHttpTransfer *transfer = NULL;
      CURL *easy = message->easy_handle;
      CURLcode code = message->data.result;

      if (message->msg != CURLMSG_DONE)
        continue;
      curl_easy_getinfo (easy, CURLINFO_PRIVATE, &transfer);
      curl_multi_remove_handle (self->multi, easy);
      g_mutex_lock (&self->lock);
      g_ptr_array_remove_fast (self->active, transfer);
      g_mutex_unlock (&self->lock);
      if (!is_cancelled (self, transfer) && pentad_http_transfer_finish (transfer, code))
        begin_transfer (self, transfer);
      else
        pentad_http_transfer_free (transfer);
    }
}

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->user_data);
  g_free (job);
}

static gpointer
take (PentadHttpClient *self, GQueue *queue, gboolean even_stopping)
{
  gpointer item = NULL;

  g_mutex_lock (&self->lock);
  if (even_stopping || !self->is_stopping)
    item = g_queue_pop_head (queue);
  g_mutex_unlock (&self->lock);
  return item;
}

static void
run_jobs (PentadHttpClient *self)
{
  Job *job;

  while ((job = take (self, &self->jobs, FALSE)) != NULL)
    {
      job->func (job->user_data);
      job_free (job);
    }
}

/* Nobody waits for it any more. */
static void
drop_rest (PentadHttpClient *self)
{
  PentadHttpTransfer *transfer;
  Job *job;

  while ((transfer = take (self, &self->waiting, TRUE)) != NULL)
    pentad_http_transfer_free (transfer);
  while ((job = take (self, &self->jobs, TRUE)) != NULL)
    job_free (job);
}

static gboolean
is_stopping (PentadHttpClient *self)
{
  gboolean answer;

  g_mutex_lock (&self->lock);
  answer = self->is_stopping;
  g_mutex_unlock (&self->lock);
  return answer;
}

static gpointer
network_thread (gpointer data)
{
  PentadHttpClient *self = data;

  while (begin_waiting (self))
    {
      int n_running;

      run_jobs (self);
      drop_cancelled (self);
      curl_multi_perform (self->multi, &n_running);
      end_finished (self);
      /* What ended made room for what waits: look again before sleeping. */
      if (!begin_waiting (self))
        break;
      curl_multi_poll (self->multi, NULL, 0, POLL_MS, NULL);
    }
  while (self->active->len > 0)
    drop_active (self, self->active->len - 1);
  drop_rest (self);
  return NULL;
}

/* The same without a wire: what is asked for is answered at once, in its order. */
static gpointer
stand_in_thread (gpointer data)
{
  PentadHttpClient *self = data;

  for (;;)
    {
      PentadHttpTransfer *transfer;

      g_mutex_lock (&self->lock);
      while (!self->is_stopping && g_queue_is_empty (&self->waiting) &&
             g_queue_is_empty (&self->jobs))
        g_cond_wait (&self->wake, &self->lock);
      /* What is unknown here has been answered. */
      g_array_set_size (self->cancelled, 0);
      g_mutex_unlock (&self->lock);
      run_jobs (self);
      transfer = take (self, &self->waiting, FALSE);
      if (transfer != NULL)
        {
          pentad_http_transfer_stand_in (transfer);
          pentad_http_transfer_free (transfer);
        }
      else if (is_stopping (self))
        break;
    }
  drop_rest (self);
  return NULL;
}

static void
pentad_http_client_dispose (GObject *object)
{
  PentadHttpClient *self = PENTAD_HTTP_CLIENT (object);

  if (self->thread != NULL)
    {
      g_assert (g_thread_self () != self->thread);
      g_mutex_lock (&self->lock);
      self->is_stopping = TRUE;
      g_mutex_unlock (&self->lock);
      wake (self);
      g_clear_pointer (&self->thread, g_thread_join);
    }
  G_OBJECT_CLASS (pentad_http_client_parent_class)->dispose (object);
}

static void
pentad_http_client_finalize (GObject *object)
{
  PentadHttpClient *self = PENTAD_HTTP_CLIENT (object);

  g_clear_pointer (&self->multi, curl_multi_cleanup);
  g_cond_clear (&self->wake);
  g_ptr_array_unref (self->active);
  g_array_unref (self->cancelled);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->access, pentad_http_access_unref);
  G_OBJECT_CLASS (pentad_http_client_parent_class)->finalize (object);
}

static void
pentad_http_client_class_init (PentadHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pentad_http_client_dispose;
  object_class->finalize = pentad_http_client_finalize;

  /* Once in the process, and before any thread uses the library. */
  pentad_http_memory_init ();
}

static void
pentad_http_client_init (PentadHttpClient *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->waiting);
  g_queue_init (&self->jobs);
  self->cancelled = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->active = g_ptr_array_new ();
  g_cond_init (&self->wake);
}

PentadHttpClient *
pentad_http_client_new (PentadHttpAccess *access)
{
  PentadHttpClient *self = g_object_new (PENTAD_TYPE_HTTP_CLIENT, NULL);

  self->access = access != NULL ? pentad_http_access_ref (access) : pentad_http_access_new ("");
  if (!pentad_http_access_has_stand_in (self->access))
    self->multi = curl_multi_init ();
  self->thread =
      g_thread_new ("pentad-network", self->multi != NULL ? network_thread : stand_in_thread, self);
  return self;
}

static guint64
enqueue (PentadHttpClient *self,
         const char *url,
         const char *validator,
         GBytes *body,
         const PentadHttpLimits *limits,
         PentadHttpFunc func,
         gpointer user_data,
         GDestroyNotify destroy)
{
  PentadHttpTransfer *transfer;
  guint64 id;

  g_mutex_lock (&self->lock);
  id = ++self->last_id;
  transfer = pentad_http_transfer_new (
      id, url, validator, self->access,
      limits != NULL ? limits : pentad_http_access_get_limits (self->access), func, user_data,
      destroy);
  if (body != NULL)
    pentad_http_transfer_set_body (transfer, body);
  g_queue_push_tail (&self->waiting, transfer);
  g_mutex_unlock (&self->lock);
  wake (self);
  return id;
}

guint64
pentad_http_client_get (PentadHttpClient *self,
                        const char *url,
                        const char *validator,
                        const PentadHttpLimits *limits,
                        PentadHttpFunc func,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  g_return_val_if_fail (PENTAD_IS_HTTP_CLIENT (self), 0);
  g_return_val_if_fail (url != NULL, 0);
  g_return_val_if_fail (func != NULL, 0);

  return enqueue (self, url, validator, NULL, limits, func, user_data, destroy);
}

guint64
pentad_http_client_post (PentadHttpClient *self,
                         const char *url,
                         GBytes *body,
                         const PentadHttpLimits *limits,
                         PentadHttpFunc func,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  g_return_val_if_fail (PENTAD_IS_HTTP_CLIENT (self), 0);
  g_return_val_if_fail (url != NULL, 0);
  g_return_val_if_fail (body != NULL, 0);
  g_return_val_if_fail (func != NULL, 0);

  return enqueue (self, url, NULL, body, limits, func, user_data, destroy);
}

void
pentad_http_client_cancel (PentadHttpClient *self, guint64 id)
{
  PentadHttpTransfer *found = NULL;

  g_return_if_fail (PENTAD_IS_HTTP_CLIENT (self));

  g_mutex_lock (&self->lock);
  for (GList *link = self->waiting.head; link != NULL && found == NULL; link = link->next)
    if (pentad_http_transfer_get_id (link->data) == id)
      {
        found = link->data;
        g_queue_delete_link (&self->waiting, link);
        break;
      }
  if (found == NULL && id <= self->last_id)
    g_array_append_val (self->cancelled, id);
  g_mutex_unlock (&self->lock);
  if (found != NULL)
    pentad_http_transfer_free (found);
  else
    wake (self);
}

gboolean
pentad_http_client_get_progress (PentadHttpClient *self,
                                 guint64 id,
                                 guint64 *received,
                                 guint64 *expected)
{
  gboolean is_found = FALSE;

  g_return_val_if_fail (PENTAD_IS_HTTP_CLIENT (self), FALSE);

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->active->len && !is_found; i++)
    {
      PentadHttpTransfer *transfer = g_ptr_array_index (self->active, i);

      is_found = pentad_http_transfer_get_id (transfer) == id;
      if (is_found)
        pentad_http_transfer_get_progress (transfer, received, expected);
    }
  g_mutex_unlock (&self->lock);
  return is_found;
}

void
pentad_http_client_run (PentadHttpClient *self,
                        PentadHttpJobFunc func,
                        gpointer user_data,
                        GDestroyNotify destroy)
{
  Job *job;

  g_return_if_fail (PENTAD_IS_HTTP_CLIENT (self));
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->func = func;
  job->user_data = user_data;
  job->destroy = destroy;
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->jobs, job);
  g_mutex_unlock (&self->lock);
  wake (self);
}
