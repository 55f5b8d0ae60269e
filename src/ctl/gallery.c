/* `pentadctl gallery`: every way of drawing as a picture, one sheet of all, and what is wrong with
 * them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery.h"

#include <errno.h>
#include <stdio.h>

#include <glib/gstdio.h>

#include "ctl/commands.h"
#include "host/atomic-file.h"
#include "host/paths.h"
#include "render/export.h"
#include "render/scene-check.h"

/* Of each picture, and how many of them stand side by side on a sheet, how large. */
#define WIDTH_PX      1200
#define HEIGHT_PX     900
#define SHEET_COLUMNS 5
#define SHEET_SCALE   0.4
#define SHEET_GAP     24
#define TITLE_HEIGHT  44

typedef struct
{
  char *name;
  PentadScene *scene;
} Picture;

typedef struct
{
  const PentadCtlOptions *options;
  const PentadGalleryCity *city;
  PentadText *text;
  GPtrArray *problems;
  guint n_pictures;
} Run;

static void
clear_picture (Picture *picture)
{
  g_free (picture->name);
  pentad_scene_unref (picture->scene);
}

/* NULL when the city has nothing to show for the entry. */
static PentadScene *
draw (Run *run, const PentadGalleryEntry *entry, const PentadTheme *theme, gboolean layers)
{
  g_autoptr (PentadSketch) sketch =
      pentad_sketch_new (theme, run->text, theme->width, theme->height);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  PentadGallery gallery = { run->city, layers, strings };
  PentadRect area = pentad_rect_inset (pentad_rect (0, 0, theme->width, theme->height), 12);

  if (!entry->draw (&gallery, sketch, area))
    return NULL;
  return pentad_sketch_finish (g_steal_pointer (&sketch));
}

static gboolean
write_scene (Run *run, const PentadScene *scene, const char *name, double scale, GError **error)
{
  PentadExport settings = { .format = PENTAD_EXPORT_PNG, .scale = scale };
  g_autoptr (GBytes) bytes = pentad_export_to_bytes (scene, run->text, &settings, error);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (run->options->output, file, NULL);

  return bytes != NULL && pentad_atomic_file_write (path, bytes, 0644, error);
}

static gboolean
add_picture (Run *run, GArray *pictures, const char *name, PentadScene *scene, GError **error)
{
  Picture picture = { g_strdup (name), scene };
  guint first = run->problems->len;

  g_array_append_val (pictures, picture);
  run->n_pictures++;
  pentad_scene_check (scene, run->problems);
  for (guint i = first; i < run->problems->len; i++)
    g_printerr ("%s: %s\n", name, (char *)g_ptr_array_index (run->problems, i));
  return run->options->output == NULL || write_scene (run, scene, name, 1, error);
}

/* All pictures of a theme on one sheet, each with its name. */
static gboolean
write_sheet (Run *run, const PentadTheme *theme, GArray *pictures, GError **error)
{
  int rows = ((int)pictures->len + SHEET_COLUMNS - 1) / SHEET_COLUMNS;
  double step_x = WIDTH_PX + SHEET_GAP, step_y = HEIGHT_PX + TITLE_HEIGHT + SHEET_GAP;
  PentadSketch *sketch = pentad_sketch_new (theme, run->text, SHEET_COLUMNS * step_x + SHEET_GAP,
                                            rows * step_y + SHEET_GAP);
  PentadTextStyle style = { .type = PENTAD_TYPE_HEADLINE,
                            .ink = PENTAD_INK_TEXT,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  g_autofree char *name = g_strconcat ("sheet-", pentad_theme_id (theme->kind), NULL);

  for (guint i = 0; i < pictures->len; i++)
    {
      const Picture *picture = &g_array_index (pictures, Picture, i);
      double x = SHEET_GAP + i % SHEET_COLUMNS * step_x, y = SHEET_GAP + i / SHEET_COLUMNS * step_y;

      pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, x, y + TITLE_HEIGHT / 2.0, picture->name,
                          &style);
      pentad_sketch_append (sketch, picture->scene, x, y + TITLE_HEIGHT);
    }
  g_autoptr (PentadScene) sheet = pentad_sketch_finish (sketch);
  return write_scene (run, sheet, name, SHEET_SCALE, error);
}

static gboolean
draw_theme (Run *run, PentadThemeKind kind, GError **error)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  gboolean has_layers = pentad_city_get_layers (run->city->session->city)->len > 0;
  PentadTheme theme;

  g_array_set_clear_func (pictures, (GDestroyNotify)clear_picture);
  pentad_theme_init (&theme, kind, pentad_language_current (), WIDTH_PX, HEIGHT_PX);
  pentad_theme_set_scale (&theme, WIDTH_PX, HEIGHT_PX, 1);
  for (const PentadGalleryEntry *entry = pentad_gallery_maps; entry->name != NULL; entry++)
    for (int layers = 0; layers <= (entry->has_layers && has_layers); layers++)
      {
        PentadScene *scene = draw (run, entry, &theme, layers);
        g_autofree char *name = g_strdup_printf ("%s%s-%s", entry->name, layers ? "-layers" : "",
                                                 pentad_theme_id (kind));

        if (scene != NULL && !add_picture (run, pictures, name, scene, error))
          return FALSE;
      }
  return run->options->output == NULL || write_sheet (run, &theme, pictures, error);
}

static gboolean
run_gallery (const PentadCtlOptions *options, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Run run = { .options = options, .problems = problems };
  PentadThemeKind only = PENTAD_THEME_DARK;

  if (options->theme != NULL && !pentad_theme_parse (options->theme, &only))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--theme: “%s” is not known; expected dark, light or contrast", options->theme);
      return FALSE;
    }
  if (options->output != NULL && g_mkdir_with_parents (options->output, 0755) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", options->output,
                   g_strerror (errno));
      return FALSE;
    }
  if (!pentad_ctl_session_open (&session, options, PENTAD_CTL_CASES, error))
    return FALSE;
  if (pentad_city_get_divisions (session.city) == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   "%s: expected divisions, found none", options->from);
      return FALSE;
    }

  g_autoptr (PentadGalleryCity) city =
      pentad_gallery_city_new (&session, pentad_language_current ());
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  run.city = city;
  run.text = text;
  for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
    if ((options->theme == NULL || (PentadThemeKind)kind == only) &&
        !draw_theme (&run, (PentadThemeKind)kind, error))
      return FALSE;
  printf ("%u pictures, %u faults\n", run.n_pictures, problems->len);
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%u faults in the pictures",
               problems->len);
  return FALSE;
}

int
pentad_ctl_gallery (int argc, char **argv)
{
  g_auto (PentadCtlOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  pentad_paths_init_locale (pentad_paths_peek_language (argc, argv));
  if (!pentad_ctl_options_parse (&options, "gallery", argc, argv, &error))
    {
      g_printerr ("pentadctl gallery: %s\n", error->message);
      return 2;
    }
  if (run_gallery (&options, &error))
    return 0;
  g_printerr ("pentadctl gallery: %s\n", error->message);
  return 1;
}
