/* Pictures of the gallery as files, and many of them on one sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  char *name;
  PentadScene *scene;
} PentadGalleryPicture;

/* Pictures in the order they were added. Transfer full. */
GArray *pentad_gallery_pictures_new (void);
/* Checks the scene, takes it over, and appends what is wrong with it to `problems`, each with the
 * picture's name. */
void pentad_gallery_pictures_add (GArray *pictures,
                                  const char *name,
                                  PentadScene *scene,
                                  GPtrArray *problems);
/* All pictures on one sheet at most `width` design pixels wide, each under its name, in rows as
 * high as their highest. Transfer full. */
PentadScene *pentad_gallery_pictures_sheet (const GArray *pictures,
                                            PentadText *text,
                                            const PentadTheme *theme,
                                            double width,
                                            PentadType names);
/* Writes FOLDER/NAME.png. */
gboolean pentad_gallery_write (const char *folder,
                               const char *name,
                               const PentadScene *scene,
                               PentadText *text,
                               double scale,
                               GError **error);
