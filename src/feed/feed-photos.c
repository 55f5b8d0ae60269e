/* Photographs of a case, asked for on demand over the feed's connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-photos.h"
#include "feed/feed-private.h"
#include "feed/fetcher-private.h"

#include "codec/documents.h"
#include "codec/open311.h"
#include "host/photo-wire.h"

#include <glib/gi18n-lib.h>

#define MAX_LIST_BYTES (1024 * 1024)
/* Somebody waits for it. */
#define TIMEOUT_MS 60000

G_DEFINE_QUARK (pentad - feed - photos - error, pentad_feed_photos_error)

/* What the network thread does with a complete answer: returns the task. */
typedef void (*TakeFunc) (GTask *task, const PentadHttpResponse *response);

typedef struct
{
  GTask *task;
  TakeFunc take;
  gboolean is_returned;
} Request;

/* What a cancellable has to know of a request; that it is over by then does no harm. */
typedef struct
{
  PentadHttpClient *client;
  guint64 id;
} Cancelling;

static void
cancelling_free (gpointer data)
{
  Cancelling *self = data;

  g_object_unref (self->client);
  g_free (self);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  const Cancelling *self = user_data;

  pentad_http_client_cancel (self->client, self->id);
}

/* Called for every request exactly once, whether it was answered or not. */
static void
request_free (gpointer data)
{
  Request *self = data;

  if (!self->is_returned)
    g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("nobody waits for it any more"));
  g_object_unref (self->task);
  g_free (self);
}

static void
return_failure (GTask *task, const PentadHttpResponse *response)
{
  PentadFeedPhotosError code = PENTAD_FEED_PHOTOS_ERROR_FAILED;

  if (response->result == PENTAD_HTTP_UNAUTHORISED)
    code = PENTAD_FEED_PHOTOS_ERROR_FORBIDDEN;
  else if (response->result == PENTAD_HTTP_TOO_BIG)
    code = PENTAD_FEED_PHOTOS_ERROR_TOO_LARGE;
  g_task_return_new_error (task, PENTAD_FEED_PHOTOS_ERROR, (int)code, "%s", response->message);
}

static void
response_cb (const PentadHttpResponse *response, gpointer user_data)
{
  Request *self = user_data;

  self->is_returned = TRUE;
  self->take (self->task, response);
}

static void
send (PentadFeed *self, GTask *task, const char *url, gsize max_bytes, TakeFunc take)
{
  Request *request = g_new0 (Request, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);
  PentadHttpLimits limits;
  guint64 id;

  if (self->source->access != NULL)
    limits = *pentad_http_access_get_limits (self->source->access);
  else
    pentad_http_limits_init (&limits);
  limits.max_body_bytes = MIN (limits.max_body_bytes, max_bytes);
  limits.total_timeout_ms = MIN (limits.total_timeout_ms, TIMEOUT_MS);
  *request = (Request){ .task = g_object_ref (task), .take = take };
  id = pentad_http_client_get (self->fetcher->client, url, NULL, &limits, response_cb, request,
                               request_free);
  if (cancellable != NULL)
    {
      Cancelling *cancelling = g_new0 (Cancelling, 1);

      /* Stays until the cancellable goes: taking it away from inside of it would wait for ever. */
      *cancelling = (Cancelling){ g_object_ref (self->fetcher->client), id };
      g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), cancelling, cancelling_free);
    }
}

static gboolean
fail (GTask *task, PentadFeedPhotosError code, const char *text)
{
  g_task_return_new_error (task, PENTAD_FEED_PHOTOS_ERROR, (int)code, "%s", text);
  return FALSE;
}

/* FALSE when nothing is to be asked; the task has its answer then. */
static gboolean
may_ask (PentadFeed *self, GTask *task)
{
  if (g_task_return_error_if_cancelled (task))
    return FALSE;
  if (self->source->as_of != PENTAD_NO_TIME)
    return fail (task, PENTAD_FEED_PHOTOS_ERROR_NOT_KEPT, _ ("a snapshot has no photographs"));
  if (self->about == NULL ||
      (self->source->kind != PENTAD_FEED_OPEN311 && !self->about->has_photos))
    return fail (task, PENTAD_FEED_PHOTOS_ERROR_NO_DATA, _ ("the platform sends no photographs"));
  if (self->fetcher == NULL)
    return fail (task, PENTAD_FEED_PHOTOS_ERROR_FAILED, _ ("not connected"));
  return TRUE;
}

/* Addresses as the list means them; one that makes no sense stays as it is, and will be refused. */
static void
resolve (PentadPhotos *photos, const char *base)
{
  for (guint i = 0; i < photos->list->len; i++)
    {
      PentadPhoto *photo = g_ptr_array_index (photos->list, i);
      char *url = g_uri_resolve_relative (base, photo->url, G_URI_FLAGS_ENCODED, NULL);

      if (url == NULL)
        continue;
      g_free (photo->url);
      photo->url = url;
    }
}

/* As the kind of server sends it; the task data of an Open311 server's are its PentadAbout. */
static PentadPhotos *
read_list (GTask *task, const PentadHttpResponse *response, GError **error)
{
  const PentadAbout *about = g_task_get_task_data (task);
  gsize len;
  const char *data = g_bytes_get_data (response->body, &len);

  return about != NULL ? pentad_read_open311_photos (data, len, response->url, about->zone, error)
                       : pentad_read_photos (data, len, response->url, error);
}

static void
take_list (GTask *task, const PentadHttpResponse *response)
{
  g_autoptr (GError) error = NULL;
  PentadPhotos *photos;

  if (response->result == PENTAD_HTTP_NOT_FOUND)
    {
      g_task_return_pointer (task, pentad_photos_new (), (GDestroyNotify)pentad_photos_unref);
      return;
    }
  if (response->result != PENTAD_HTTP_OK)
    {
      return_failure (task, response);
      return;
    }
  photos = read_list (task, response, &error);
  if (photos == NULL)
    {
      fail (task, PENTAD_FEED_PHOTOS_ERROR_FAILED, error->message);
      return;
    }
  resolve (photos, response->url);
  g_task_return_pointer (task, photos, (GDestroyNotify)pentad_photos_unref);
}

void
pentad_feed_list_photos_async (PentadFeed *self,
                               const char *case_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *escaped = g_uri_escape_string (case_id, NULL, FALSE);
  g_autofree char *url = NULL;

  g_return_if_fail (PENTAD_IS_FEED (self));

  g_task_set_source_tag (task, pentad_feed_list_photos_async);
  if (!may_ask (self, task))
    return;
  if (self->source->kind == PENTAD_FEED_OPEN311)
    {
      g_task_set_task_data (task, pentad_about_ref (self->about),
                            (GDestroyNotify)pentad_about_unref);
      url = g_strconcat (pentad_feed_get_address (self), "/requests/", escaped, ".json", NULL);
    }
  else
    url = g_strconcat (pentad_feed_get_address (self), "/v1/photos/", escaped, NULL);
  send (self, task, url, MAX_LIST_BYTES, take_list);
}

PentadPhotos *
pentad_feed_list_photos_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
take_photo (GTask *task, const PentadHttpResponse *response)
{
  if (response->result == PENTAD_HTTP_OK)
    g_task_return_pointer (task, g_bytes_ref (response->body), (GDestroyNotify)g_bytes_unref);
  else
    return_failure (task, response);
}

void
pentad_feed_fetch_photo_async (PentadFeed *self,
                               const char *url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (PENTAD_IS_FEED (self));

  g_task_set_source_tag (task, pentad_feed_fetch_photo_async);
  if (!may_ask (self, task))
    return;
  if (!pentad_http_same_origin (pentad_feed_get_address (self), url))
    {
      g_task_return_new_error (task, PENTAD_FEED_PHOTOS_ERROR, PENTAD_FEED_PHOTOS_ERROR_FOREIGN,
                               _ ("%s: lies on another server than the platform"), url);
      return;
    }
  send (self, task, url, PENTAD_PHOTO_MAX_BYTES, take_photo);
}

GBytes *
pentad_feed_fetch_photo_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
