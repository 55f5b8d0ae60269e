/* `pentadctl render`: one view of one division as a picture, or its scene as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "board/board.h"
#include "codec/wall-file.h"
#include "ctl/commands.h"
#include "ctl/session.h"
#include "host/atomic-file.h"
#include "host/paths.h"
#include "render/export.h"
#include "render/theme-wall.h"
#include "snapshot/boards.h"
#include "snapshot/snapshot-line.h"

/* In place of the id of a page. */
#define ALL_PAGES   "all"
#define MIN_SIZE_PX 320
#define MAX_SIZE_PX 16384

static gboolean
fail (GError **error, const char *option, const char *text, const char *expected)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--%s: “%s” is not known; expected %s", option, text, expected);
  return FALSE;
}

static gboolean
parse_size (const char *text, int *width, int *height, GError **error)
{
  char rest;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%dx%d%c", width, height, &rest) == 2 && *width >= MIN_SIZE_PX &&
      *height >= MIN_SIZE_PX && *width <= MAX_SIZE_PX && *height <= MAX_SIZE_PX)
    return TRUE;
  return fail (error, "size", text, "WIDTHxHEIGHT between 320x320 and 16384x16384");
}

static gboolean
parse_view (const char *text, guint *view, GError **error)
{
  for (guint i = 0; i < PENTAD_N_BOARDS; i++)
    if (g_strcmp0 (text, pentad_boards_get_id (i)) == 0)
      {
        *view = i;
        return TRUE;
      }
  return fail (error, "view", text != NULL ? text : "",
               "perception, analysis, service, command or supervision");
}

/* What the options mean, checked before anything is fetched. */
typedef struct
{
  guint view;
  guint page, n_pages; /* the first of them, and how many */
  int width, height;
  PentadThemeKind theme;
  PentadExportFormat format;
  PentadWallProfile *wall; /* owned; NULL none */
} Request;

/* A file, or the name of one that ships with Pentad. */
static PentadWallProfile *
read_wall (const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *shipped = g_file_test (name, G_FILE_TEST_EXISTS)
                                 ? g_strdup (name)
                                 : pentad_paths_find_data ("walls", file, NULL);

  return pentad_read_wall_file (shipped != NULL ? shipped : name, error);
}

static gboolean
read_request (const PentadCtlOptions *options, Request *request, GError **error)
{
  *request = (Request){ .width = 1920, .height = 1080, .theme = PENTAD_THEME_DARK };
  if (!parse_view (options->view, &request->view, error) ||
      !parse_size (options->size, &request->width, &request->height, error))
    return FALSE;
  if (options->theme != NULL && !pentad_theme_parse (options->theme, &request->theme))
    return fail (error, "theme", options->theme, "dark, light or contrast");
  if (options->wall != NULL && options->size != NULL)
    return fail (error, "size", options->size, "no size beside --wall, which has its own");
  if (options->output == NULL && !options->scene)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "-o FILE or --scene is missing");
      return FALSE;
    }
  if (options->output != NULL &&
      !pentad_export_format_from_name (options->output, &request->format, error))
    return FALSE;
  if (options->wall != NULL)
    request->wall = read_wall (options->wall, error);
  return options->wall == NULL || request->wall != NULL;
}

/* One page, or all of them. */
static gboolean
parse_page (PentadBoardSpec *board, const char *text, Request *request, GError **error)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  gboolean all = g_strcmp0 (text, ALL_PAGES) == 0;
  int found = text != NULL && !all ? pentad_board_spec_find_page (board, text) : 0;

  if (found >= 0)
    {
      request->page = (guint)found;
      request->n_pages = all ? pentad_board_spec_get_n_pages (board) : 1;
      return TRUE;
    }
  for (guint i = 0; board->pages != NULL && i < board->pages->len; i++)
    g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "",
                            pentad_board_spec_get_page (board, i)->page);
  return fail (error, "page", text, board->pages != NULL ? expected->str : "a view with pages");
}

/* Whether the map of a page shows what history does not tell. */
static gboolean
needs_cases (PentadBoardSpec *board, const Request *request)
{
  static const PentadPeriod any = { PENTAD_PERIOD_TODAY, 0, 0 };

  for (guint i = request->page; i < request->page + request->n_pages; i++)
    {
      const PentadBoardSpec *page = pentad_board_spec_get_page (board, i);
      int map = pentad_board_find_map (page);

      if (map >= 0 && pentad_board_map_first_day (g_ptr_array_index (page->panels, (guint)map),
                                                  NULL, &any) != G_MAXINT32)
        return TRUE;
    }
  return FALSE;
}

static PentadScene *
lay_out (PentadCtlSession *session,
         PentadMapGeometry *geometry,
         const PentadBoardPage *page,
         const PentadTheme *theme,
         PentadText *text)
{
  PentadBoardQuery query = {
    .city = session->city,
    .place = session->place,
    .period = session->period,
    .time = session->time,
    .age_s = session->age_s,
    .interval_s = pentad_feed_get_interval_s (session->feed),
  };
  g_autoptr (PentadBoardData) data = pentad_board_data_new (&query);
  const PentadSnapshot *snapshot = pentad_feed_get_source (session->feed)->file;
  g_autofree char *kept = snapshot != NULL ? pentad_snapshot_dup_line (snapshot) : NULL;
  PentadBoardStyle style = {
    .theme = theme,
    .text = text,
    .geometry = geometry,
    .connection = pentad_feed_get_connection (session->feed),
    .error = pentad_feed_get_error (session->feed),
    .kept = kept,
    .kept_tone =
        snapshot != NULL && pentad_snapshot_get_signature (snapshot) == PENTAD_SIGNATURE_TRUSTED
            ? PENTAD_TONE_FINE
            : PENTAD_TONE_WATCH,
  };

  return pentad_board_page (data, page, &style);
}

/* "out/command.png", of a further page "out/command-emergency.png". */
static char *
name_output (const char *output, const PentadBoardSpec *page, gboolean is_first)
{
  const char *dot = strrchr (output, '.');

  if (is_first)
    return g_strdup (output);
  return g_strdup_printf ("%.*s-%s%s", (int)(dot - output), output, page->page, dot);
}

static gboolean
write_output (const PentadScene *scene,
              PentadText *text,
              const PentadTheme *theme,
              const Request *request,
              const PentadCtlOptions *options,
              const char *output,
              gint64 time,
              GError **error)
{
  if (options->scene)
    {
      g_autofree char *dump = pentad_scene_to_text (scene);

      if (fputs (dump, stdout) == EOF || fflush (stdout) != 0)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "standard output: %s",
                       g_strerror (errno));
          return FALSE;
        }
    }
  if (output == NULL)
    return TRUE;

  PentadExport settings = {
    .format = request->format,
    .scale = request->format == PENTAD_EXPORT_PNG ? theme->scale : 1,
    .created = time,
    .title = pentad_boards_get_id (request->view),
    .author = "Pentad " PENTAD_VERSION,
  };
  g_autoptr (GBytes) bytes = pentad_export_to_bytes (scene, text, &settings, error);
  return bytes != NULL && pentad_atomic_file_write (output, bytes, 0644, error);
}

static gboolean
run (PentadCtlOptions *options, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };
  Request request;
  PentadTheme theme;

  if (!read_request (options, &request, error))
    return FALSE;
  g_autoptr (PentadWallProfile) wall = request.wall;
  if (!pentad_ctl_session_begin (&session, options, error))
    return FALSE;
  g_autoptr (GPtrArray) boards = pentad_ctl_session_read_boards (&session, error);
  if (boards == NULL)
    return FALSE;
  PentadBoardSpec *board = g_ptr_array_index (boards, request.view);
  if (!parse_page (board, options->page, &request, error))
    return FALSE;
  if (g_strcmp0 (options->period, "view") == 0)
    {
      g_free (options->period);
      options->period = g_strdup (pentad_period_id (board->period));
    }
  if (!pentad_ctl_session_open (
          &session, options,
          needs_cases (board, &request) ? PENTAD_CTL_TRENDS_AND_CASES : PENTAD_CTL_TRENDS, error))
    return FALSE;

  if (wall != NULL)
    pentad_theme_init_wall (&theme, request.theme, pentad_language_current (), wall);
  else
    pentad_theme_init (&theme, request.theme, pentad_language_current (), request.width,
                       request.height);
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadMapGeometry) geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (session.city));
  for (guint i = 0; i < request.n_pages; i++)
    {
      PentadBoardPage page = { (PentadBoardSpec *const *)boards->pdata, boards->len, request.view,
                               request.page + i };
      g_autoptr (PentadScene) scene = lay_out (&session, geometry, &page, &theme, text);
      g_autofree char *output =
          options->output != NULL
              ? name_output (options->output, pentad_board_spec_get_page (board, page.page), i == 0)
              : NULL;

      if (!write_output (scene, text, &theme, &request, options, output, session.time, error))
        return FALSE;
    }
  return TRUE;
}

int
pentad_ctl_render (int argc, char **argv)
{
  g_auto (PentadCtlOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  pentad_paths_init_locale (pentad_paths_peek_language (argc, argv));
  if (!pentad_ctl_options_parse (&options, "render", argc, argv, &error))
    {
      g_printerr ("pentadctl render: %s\n", error->message);
      return 2;
    }
  if (!run (&options, &error))
    {
      g_printerr ("pentadctl render: %s\n", error->message);
      return 1;
    }
  return 0;
}
