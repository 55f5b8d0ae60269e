/* Gets the photographs that a card wants: asks the feed, and has them decoded by another process.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As long as the card shows its case; after that what is under way is given up. */
#pragma once

#include "app/session.h"
#include "widgets/case-photos.h"

typedef struct _PentadPhotoLoader PentadPhotoLoader;

/* Serves the card until it is freed. Takes a reference of the session. */
PentadPhotoLoader *pentad_photo_loader_new (PentadSession *session, PentadCasePhotos *photos);
void pentad_photo_loader_free (PentadPhotoLoader *self);
