/* Gets the photographs that a card wants: asks the feed, and has them decoded by another process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/photo-loader.h"

#include <glib/gi18n-lib.h>

#include "feed/feed-photos.h"
#include "host/paths.h"
#include "host/photo-process.h"

struct _PentadPhotoLoader
{
  PentadSession *session;
  PentadCasePhotos *photos;
  char *program;             /* that decodes */
  GCancellable *cancellable; /* of the case shown; NULL none */
};

/* A photograph on its way, or the list (index unused). The loader may be gone when it comes; then
 * it is cancelled. */
typedef struct
{
  PentadPhotoLoader *loader;
  GCancellable *cancellable;
  guint index;
} Errand;

static Errand *
errand_new (PentadPhotoLoader *self, guint index)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->loader = self;
  errand->cancellable = g_object_ref (self->cancellable);
  errand->index = index;
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->cancellable);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* FALSE when nobody waits for it; nothing of the loader may be touched then. */
static gboolean
is_waited_for (const Errand *errand)
{
  return !g_cancellable_is_cancelled (errand->cancellable);
}

/* In words for whom it is shown to. What went wrong is told as it is, with the address. */
static const char *
failure_words (const GError *error)
{
  if (error->domain == PENTAD_FEED_PHOTOS_ERROR)
    switch (error->code)
      {
      case PENTAD_FEED_PHOTOS_ERROR_NO_DATA:
        return _ ("no data from this platform");
      case PENTAD_FEED_PHOTOS_ERROR_NOT_KEPT:
        return _ ("not kept in a snapshot");
      case PENTAD_FEED_PHOTOS_ERROR_FORBIDDEN:
        return _ ("not permitted");
      default:
        break;
      }
  return error->message;
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  int width_px, height_px;
  g_autoptr (GBytes) rgb = pentad_photo_decode_finish (result, &width_px, &height_px, &error);

  if (!is_waited_for (errand))
    return;
  if (rgb != NULL)
    pentad_case_photos_set_picture (errand->loader->photos, errand->index, rgb, width_px,
                                    height_px);
  else
    pentad_case_photos_set_failure (errand->loader->photos, errand->index, failure_words (error));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = pentad_feed_fetch_photo_finish (result, &error);
  PentadPhotoLoader *self = errand->loader;

  if (!is_waited_for (errand))
    return;
  if (bytes == NULL)
    {
      pentad_case_photos_set_failure (self->photos, errand->index, failure_words (error));
      return;
    }
  pentad_photo_decode_async (self->program, bytes, 0, errand->cancellable, decoded_cb,
                             errand_new (self, errand->index));
}

static void
photo_wanted_cb (PentadPhotoLoader *self, guint index)
{
  const PentadPhoto *photo = pentad_case_photos_get_photo (self->photos, index);

  if (photo != NULL && self->cancellable != NULL)
    pentad_feed_fetch_photo_async (pentad_session_get_feed (self->session), photo->url,
                                   self->cancellable, fetched_cb, errand_new (self, index));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadPhotos) photos = pentad_feed_list_photos_finish (result, &error);
  PentadFeed *feed;

  if (!is_waited_for (errand))
    return;
  feed = pentad_session_get_feed (errand->loader->session);
  if (photos == NULL)
    pentad_case_photos_set_message (errand->loader->photos, failure_words (error));
  else
    pentad_case_photos_set_list (errand->loader->photos, photos,
                                 pentad_city_get_zone (pentad_feed_get_city (feed)),
                                 pentad_feed_get_now (feed));
}

static void
give_up (PentadPhotoLoader *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
case_wanted_cb (PentadPhotoLoader *self, const char *id)
{
  give_up (self);
  if (id == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  pentad_feed_list_photos_async (pentad_session_get_feed (self->session), id, self->cancellable,
                                 listed_cb, errand_new (self, 0));
}

PentadPhotoLoader *
pentad_photo_loader_new (PentadSession *session, PentadCasePhotos *photos)
{
  PentadPhotoLoader *self = g_new0 (PentadPhotoLoader, 1);

  self->session = g_object_ref (session);
  self->photos = g_object_ref (photos);
  self->program = pentad_paths_dup_helper ("pentad-photo");
  g_signal_connect_swapped (photos, "case-wanted", G_CALLBACK (case_wanted_cb), self);
  g_signal_connect_swapped (photos, "photo-wanted", G_CALLBACK (photo_wanted_cb), self);
  return self;
}

void
pentad_photo_loader_free (PentadPhotoLoader *self)
{
  give_up (self);
  g_signal_handlers_disconnect_by_data (self->photos, self);
  g_object_unref (self->photos);
  g_object_unref (self->session);
  g_free (self->program);
  g_free (self);
}
