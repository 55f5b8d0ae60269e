/* `pentadctl gallery`: every way of drawing as a picture, one sheet of all, and what is wrong with
 * them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery.h"

#include <errno.h>
#include <stdio.h>

#include <glib/gstdio.h>

#include "ctl/commands.h"
#include "ctl/gallery-boards.h"
#include "ctl/gallery-charts.h"
#include "ctl/gallery-sheet.h"
#include "host/paths.h"

/* Of each picture, and how many of them stand side by side on a sheet, how large. */
#define WIDTH_PX      1200
#define HEIGHT_PX     900
#define SHEET_COLUMNS 5
#define SHEET_SCALE   0.4
#define SHEET_STEP    1230

typedef struct
{
  const PentadCtlOptions *options;
  const PentadGalleryCity *city;
  PentadText *text;
  GPtrArray *problems;
  guint n_pictures;
} Run;

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
add_picture (Run *run, GArray *pictures, const char *name, PentadScene *scene, GError **error)
{
  guint first = run->problems->len;

  run->n_pictures++;
  pentad_gallery_pictures_add (pictures, name, scene, run->problems);
  for (guint i = first; i < run->problems->len; i++)
    g_printerr ("%s\n", (char *)g_ptr_array_index (run->problems, i));
  return run->options->output == NULL ||
         pentad_gallery_write (run->options->output, name, scene, run->text, 1, error);
}

/* All pictures of a theme on one sheet, each with its name. */
static gboolean
write_sheet (Run *run, const PentadTheme *theme, GArray *pictures, GError **error)
{
  g_autofree char *name = g_strconcat ("sheet-", pentad_theme_id (theme->kind), NULL);
  g_autoptr (PentadScene) sheet = pentad_gallery_pictures_sheet (
      pictures, run->text, theme, SHEET_COLUMNS * SHEET_STEP, PENTAD_TYPE_HEADLINE);

  return pentad_gallery_write (run->options->output, name, sheet, run->text, SHEET_SCALE, error);
}

static gboolean
draw_maps (Run *run, PentadThemeKind kind, GError **error)
{
  g_autoptr (GArray) pictures = pentad_gallery_pictures_new ();
  gboolean has_layers = pentad_city_get_layers (run->city->session->city)->len > 0;
  PentadTheme theme;

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

/* The boards of the city, in every language unless one is named. */
static gboolean
draw_boards (Run *run,
             const PentadCtlSession *session,
             gboolean has_kind,
             PentadThemeKind only,
             GError **error)
{
  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    {
      const char *id = pentad_language_id ((PentadLanguage)language);

      if (run->options->language != NULL && !g_str_equal (run->options->language, id))
        continue;
      pentad_paths_init_locale (id);
      for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
        {
          int n = has_kind && (PentadThemeKind)kind != only
                      ? 0
                      : pentad_gallery_boards_draw (session, run->options->output,
                                                    (PentadThemeKind)kind, (PentadLanguage)language,
                                                    run->text, run->problems, error);

          if (n < 0)
            return FALSE;
          run->n_pictures += (guint)n;
        }
    }
  return TRUE;
}

/* The maps of the city that is named; none without one. */
static gboolean
draw_city (Run *run, gboolean has_kind, PentadThemeKind only, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };

  if (run->options->from == NULL)
    return TRUE;
  if (!pentad_ctl_session_open (&session, run->options, PENTAD_CTL_CASES, error))
    return FALSE;
  if (pentad_city_get_divisions (session.city) == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   "%s: expected divisions, found none", run->options->from);
      return FALSE;
    }

  g_autoptr (PentadGalleryCity) city =
      pentad_gallery_city_new (&session, pentad_language_current ());
  run->city = city;
  for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
    if ((!has_kind || (PentadThemeKind)kind == only) &&
        !draw_maps (run, (PentadThemeKind)kind, error))
      return FALSE;
  return draw_boards (run, &session, has_kind, only, error);
}

/* Charts and panels, in every language unless one is named. */
static gboolean
draw_charts (Run *run, gboolean has_kind, PentadThemeKind only, GError **error)
{
  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    {
      const char *id = pentad_language_id ((PentadLanguage)language);

      if (run->options->language != NULL && !g_str_equal (run->options->language, id))
        continue;
      pentad_paths_init_locale (id);
      for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
        {
          int n = 0;

          if (!has_kind || (PentadThemeKind)kind == only)
            n = pentad_gallery_charts_draw (run->options->output, (PentadThemeKind)kind,
                                            (PentadLanguage)language, run->text, run->problems,
                                            error);
          if (n < 0)
            return FALSE;
          run->n_pictures += (guint)n;
        }
    }
  return TRUE;
}

static gboolean
run_gallery (const PentadCtlOptions *options, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  Run run = { .options = options, .problems = problems, .text = text };
  PentadThemeKind only = PENTAD_THEME_DARK;
  gboolean has_kind = options->theme != NULL;

  if (has_kind && !pentad_theme_parse (options->theme, &only))
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
  if (!draw_city (&run, has_kind, only, error) || !draw_charts (&run, has_kind, only, error))
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
  g_autofree char *was = g_strdup (g_getenv ("LANGUAGE"));

  /* GLib asks once whether there are translations at all, in the language of that moment: without
   * this an English user's gallery would be English in every language. */
  pentad_paths_init_locale (pentad_language_id (PENTAD_LANGUAGE_ZH_CN));
  g_dgettext (GETTEXT_PACKAGE, "no data");
  g_unsetenv ("LANGUAGE");
  if (was != NULL)
    g_setenv ("LANGUAGE", was, TRUE);
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
