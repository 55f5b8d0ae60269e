/* A photograph on a card, small, with a line below; pressed, it is shown large.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/photo-frame.h"

#define PENTAD_TYPE_PHOTO_TILE (pentad_photo_tile_get_type ())
G_DECLARE_FINAL_TYPE (PentadPhotoTile, pentad_photo_tile, PENTAD, PHOTO_TILE, GtkButton)

/* caption: the line below. */
GtkWidget *pentad_photo_tile_new (const char *caption);
/* The place of one that there is not; words say so. It cannot be pressed. */
GtkWidget *pentad_photo_tile_new_gap (const char *caption, const char *words);
/* words: in the place of the image while it is NULL. */
void pentad_photo_tile_set (PentadPhotoTile *self, PentadPhotoImage *image, const char *words);
