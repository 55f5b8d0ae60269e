/* Photographs of a case, asked for on demand over the feed's connection.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of this is polled, kept in the city or in the cache. What is fetched lies on the origin
 * of the platform, is bounded, and is not looked into here: see host/photo-process.h. */
#pragma once

#include "feed/feed.h"
#include "model/photo.h"

#include <gio/gio.h>

typedef enum
{
  PENTAD_FEED_PHOTOS_ERROR_NO_DATA,   /* the platform sends no photographs */
  PENTAD_FEED_PHOTOS_ERROR_NOT_KEPT,  /* what is shown is a snapshot, which has none */
  PENTAD_FEED_PHOTOS_ERROR_FORBIDDEN, /* this account may not see it */
  PENTAD_FEED_PHOTOS_ERROR_FOREIGN,   /* it lies on another server */
  PENTAD_FEED_PHOTOS_ERROR_TOO_LARGE,
  PENTAD_FEED_PHOTOS_ERROR_FAILED
} PentadFeedPhotosError;

#define PENTAD_FEED_PHOTOS_ERROR (pentad_feed_photos_error_quark ())
GQuark pentad_feed_photos_error_quark (void);

/* Asks which photographs there are of a case. The default context of the thread, which is that of
 * the feed, gets the answer. Cancelling, or stopping the feed, ends it with G_IO_ERROR_CANCELLED.
 */
void pentad_feed_list_photos_async (PentadFeed *self,
                                    const char *case_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Empty when the case has none, or is not known to the platform. Addresses are absolute. NULL with
 * PENTAD_FEED_PHOTOS_ERROR and one line that names URL, and JSON path where there is one. Transfer
 * full. */
PentadPhotos *pentad_feed_list_photos_finish (GAsyncResult *result, GError **error);

/* Asks for the bytes of one of them, at most PENTAD_PHOTO_MAX_BYTES. */
void pentad_feed_fetch_photo_async (PentadFeed *self,
                                    const char *url,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* As they came. Transfer full. */
GBytes *pentad_feed_fetch_photo_finish (GAsyncResult *result, GError **error);
