/* One photograph over the whole view, with its words, and the way to the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/photo-frame.h"

#define PENTAD_TYPE_PHOTO_VIEW (pentad_photo_view_get_type ())
G_DECLARE_FINAL_TYPE (PentadPhotoView, pentad_photo_view, PENTAD, PHOTO_VIEW, GtkWidget)

/* Signals: "turned" (int step): the next one (1) or the one before (-1) is wanted; "closed": it is
 * not wanted any more. */
GtkWidget *pentad_photo_view_new (void);
/* caption: what it is of; position: "1 / 2", or NULL; words: instead of the image while it is NULL.
 * Copies. */
void pentad_photo_view_show (PentadPhotoView *self,
                             PentadPhotoImage *image,
                             const char *caption,
                             const char *position,
                             const char *words);
