/* The charts of the gallery: every kind on its samples, in every look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery-charts.h"

#include "codec/wall-file.h"
#include "ctl/gallery-sheet.h"
#include "host/paths.h"
#include "render/samples.h"
#include "render/theme-wall.h"

/* The screens that the samples are drawn for: a desk, and the wall whose people sit farthest from
 * it in pixels. */
static const struct
{
  const char *name, *file;
} rooms[] = { { "desk", "desk-1080p.json" }, { "wall", "wall-7680x2160.json" } };

#define SHEET_WIDTH 3200
#define SHEET_SCALE 1.0

#define CHART_SAMPLES(name, id) id##_samples,
static const PentadSample *const groups[] = { PENTAD_CHART_KINDS (CHART_SAMPLES) list_samples,
                                              frame_samples };
#undef CHART_SAMPLES

/* Nothing is drawn where there is no room; that this holds is for the golden tests. */
static gboolean
has_room (const PentadSample *sample)
{
  return sample->width >= 1 && sample->height >= 1;
}

static void
draw_sample (const PentadSample *sample,
             const PentadTheme *theme,
             PentadText *text,
             GArray *pictures,
             GPtrArray *problems)
{
  PentadSketch *sketch = pentad_sketch_new (theme, text, sample->width, sample->height);

  sample->draw (sketch, pentad_rect (0, 0, sample->width, sample->height));
  pentad_gallery_pictures_add (pictures, sample->name, pentad_sketch_finish (sketch), problems);
}

static int
draw_room (const char *folder,
           const char *room,
           const PentadTheme *theme,
           PentadText *text,
           GPtrArray *problems,
           GError **error)
{
  g_autoptr (GArray) pictures = pentad_gallery_pictures_new ();
  g_autofree char *name = g_strdup_printf ("charts-%s-%s-%s", pentad_theme_id (theme->kind),
                                           pentad_language_id (theme->language), room);
  guint first = problems->len;

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const PentadSample *sample = groups[g]; sample->name != NULL; sample++)
      if (has_room (sample))
        draw_sample (sample, theme, text, pictures, problems);
  for (guint i = first; i < problems->len; i++)
    g_printerr ("%s: %s\n", name, (char *)g_ptr_array_index (problems, i));
  if (folder == NULL)
    return (int)pictures->len;

  g_autoptr (PentadScene) sheet =
      pentad_gallery_pictures_sheet (pictures, text, theme, SHEET_WIDTH, PENTAD_TYPE_CAPTION);
  return pentad_gallery_write (folder, name, sheet, text, SHEET_SCALE, error) ? (int)pictures->len
                                                                              : -1;
}

int
pentad_gallery_charts_draw (const char *folder,
                            PentadThemeKind kind,
                            PentadLanguage language,
                            PentadText *text,
                            GPtrArray *problems,
                            GError **error)
{
  int n_pictures = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *path = pentad_paths_find_data ("walls", rooms[i].file, error);
      g_autoptr (PentadWallProfile) wall =
          path != NULL ? pentad_read_wall_file (path, error) : NULL;
      PentadTheme theme;
      int n;

      if (wall == NULL)
        return -1;
      pentad_theme_init_wall (&theme, kind, language, wall);
      theme.seams = (PentadSeams){ 0 }; /* a sample stands at no place of the wall */
      n = draw_room (folder, rooms[i].name, &theme, text, problems, error);
      if (n < 0)
        return -1;
      n_pictures += n;
    }
  return n_pictures;
}
