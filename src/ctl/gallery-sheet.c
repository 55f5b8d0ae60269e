/* Pictures of the gallery as files, and many of them on one sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery-sheet.h"

#include "host/atomic-file.h"
#include "render/export.h"
#include "render/scene-check.h"

#define GAP          24
#define TITLE_HEIGHT 44
/* A picture without width still has a place, and room for its name. */
#define LEAST_WIDTH 160

static void
clear_picture (PentadGalleryPicture *picture)
{
  g_free (picture->name);
  pentad_scene_unref (picture->scene);
}

GArray *
pentad_gallery_pictures_new (void)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (PentadGalleryPicture));

  g_array_set_clear_func (pictures, (GDestroyNotify)clear_picture);
  return pictures;
}

void
pentad_gallery_pictures_add (GArray *pictures,
                             const char *name,
                             PentadScene *scene,
                             GPtrArray *problems)
{
  PentadGalleryPicture picture = { g_strdup (name), scene };
  guint first = problems->len;

  g_array_append_val (pictures, picture);
  pentad_scene_check (scene, problems);
  for (guint i = first; i < problems->len; i++)
    {
      char *problem = g_ptr_array_index (problems, i);

      problems->pdata[i] = g_strdup_printf ("%s: %s", name, problem);
      g_free (problem);
    }
}

static double
taken_width (const PentadGalleryPicture *picture)
{
  return MAX (LEAST_WIDTH, pentad_scene_get_width (picture->scene)) + GAP;
}

/* Where each picture goes, of which x and y count; returns the height of all. */
static double
place (const GArray *pictures, double width, PentadRect *boxes)
{
  double x = GAP, y = GAP, highest = 0;

  for (guint i = 0; i < pictures->len; i++)
    {
      const PentadGalleryPicture *picture = &g_array_index (pictures, PentadGalleryPicture, i);

      if (x > GAP && x + taken_width (picture) > width)
        {
          x = GAP;
          y += highest + TITLE_HEIGHT + GAP;
          highest = 0;
        }
      boxes[i] = pentad_rect (x, y, 0, 0);
      x += taken_width (picture);
      highest = MAX (highest, pentad_scene_get_height (picture->scene));
    }
  return y + highest + TITLE_HEIGHT + GAP;
}

PentadScene *
pentad_gallery_pictures_sheet (const GArray *pictures,
                               PentadText *text,
                               const PentadTheme *theme,
                               double width,
                               PentadType names)
{
  g_autofree PentadRect *boxes = g_new (PentadRect, pictures->len + 1);
  double height = place (pictures, width, boxes);
  PentadSketch *sketch = pentad_sketch_new (theme, text, width, height);
  PentadTextStyle style = { .type = names,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  for (guint i = 0; i < pictures->len; i++)
    {
      const PentadGalleryPicture *picture = &g_array_index (pictures, PentadGalleryPicture, i);

      pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, boxes[i].x, boxes[i].y + TITLE_HEIGHT / 2.0,
                          picture->name, &style);
      pentad_sketch_append (sketch, picture->scene, boxes[i].x, boxes[i].y + TITLE_HEIGHT);
    }
  return pentad_sketch_finish (sketch);
}

gboolean
pentad_gallery_write (const char *folder,
                      const char *name,
                      const PentadScene *scene,
                      PentadText *text,
                      double scale,
                      GError **error)
{
  PentadExport settings = { .format = PENTAD_EXPORT_PNG, .scale = scale };
  g_autoptr (GBytes) bytes = pentad_export_to_bytes (scene, text, &settings, error);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  return bytes != NULL && pentad_atomic_file_write (path, bytes, 0644, error);
}
