/* A photograph, as large as its place allows, with its proportions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_PHOTO_FRAME (pentad_photo_frame_get_type ())
G_DECLARE_FINAL_TYPE (PentadPhotoFrame, pentad_photo_frame, PENTAD, PHOTO_FRAME, GtkWidget)

/* Pixels that several frames show; drawn from, never changed. */
typedef struct
{
  gatomicrefcount refs;
  cairo_surface_t *surface;
  int width_px, height_px;
} PentadPhotoImage;

/* rgb: red, green and blue, a byte each, row by row without a gap. Copies. */
PentadPhotoImage *pentad_photo_image_new (GBytes *rgb, int width_px, int height_px);
PentadPhotoImage *pentad_photo_image_ref (PentadPhotoImage *image);
void pentad_photo_image_unref (PentadPhotoImage *image);

GtkWidget *pentad_photo_frame_new (void);
/* Takes a reference; NULL: nothing is shown. */
void pentad_photo_frame_set_image (PentadPhotoFrame *self, PentadPhotoImage *image);
/* Borrowed; NULL. */
PentadPhotoImage *pentad_photo_frame_get_image (PentadPhotoFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPhotoImage, pentad_photo_image_unref)
