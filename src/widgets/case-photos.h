/* The photographs of a case on its card: before and after side by side, and large when asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It knows what is wanted and shows what it is given; who fetches is outside. */
#pragma once

#include <gtk/gtk.h>

#include "model/photo.h"

#define PENTAD_TYPE_CASE_PHOTOS (pentad_case_photos_get_type ())
G_DECLARE_FINAL_TYPE (PentadCasePhotos, pentad_case_photos, PENTAD, CASE_PHOTOS, GtkWidget)

/* Signals: "case-wanted" (const char *id) the list of that case is wanted, NULL: nothing is any
 * more; "photo-wanted" (guint index) a photograph of the list is. */
GtkWidget *pentad_case_photos_new (void);
/* The case that the card shows; NULL none. The same one again changes nothing. */
void pentad_case_photos_set_case (PentadCasePhotos *self, const char *id, PentadLanguage language);
/* Borrowed; NULL. */
const char *pentad_case_photos_get_case (PentadCasePhotos *self);
/* In the place of photographs: why there are none, or not yet. */
void pentad_case_photos_set_message (PentadCasePhotos *self, const char *text);
/* What there is of the case; those taken after `now` are not shown. Takes a reference. */
void pentad_case_photos_set_list (PentadCasePhotos *self,
                                  PentadPhotos *photos,
                                  const PentadZone *zone,
                                  gint64 now);
/* A photograph of those shown, by the index that "photo-wanted" has; NULL. Borrowed. */
const PentadPhoto *pentad_case_photos_get_photo (PentadCasePhotos *self, guint index);
/* One that was wanted. rgb as pentad_photo_image_new() takes it. */
void pentad_case_photos_set_picture (
    PentadCasePhotos *self, guint index, GBytes *rgb, int width_px, int height_px);
/* Why it cannot be shown. */
void pentad_case_photos_set_failure (PentadCasePhotos *self, guint index, const char *text);
/* Opens one large, over the whole view; FALSE when there is none of that index. */
gboolean pentad_case_photos_open (PentadCasePhotos *self, guint index);
