/* The boards of the gallery: every page of the views that ship, in every look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/gallery-boards.h"

#include "board/board.h"
#include "codec/wall-file.h"
#include "ctl/gallery-sheet.h"
#include "host/paths.h"
#include "render/scene-check.h"
#include "render/theme-wall.h"

/* A desk, and the wall whose people sit farthest from it in pixels. */
static const struct
{
  const char *name, *file;
} rooms[] = { { "desk", "desk-1080p.json" }, { "wall", "wall-7680x2160.json" } };

/* What the pages of one look are drawn with. */
typedef struct
{
  const PentadCtlSession *session;
  GPtrArray *boards; /* PentadBoardSpec, a view each */
  PentadMapGeometry *geometry;
  const PentadTheme *theme;
  PentadText *text;
  const char *folder; /* NULL: nothing is written */
  const char *room;
  GPtrArray *problems;
} Look;

/* "board-command-emergency-street-dark-en-desk". */
static char *
name_picture (const Look *look, const PentadBoardSpec *page, PentadLevel level)
{
  return g_strdup_printf ("board-%s%s%s-%s-%s-%s-%s", page->id, page->page != NULL ? "-" : "",
                          page->page != NULL ? page->page : "", pentad_level_id (level),
                          pentad_theme_id (look->theme->kind),
                          pentad_language_id (look->theme->language), look->room);
}

static gboolean
draw_page (const Look *look,
           const PentadBoardData *data,
           guint view,
           guint number,
           PentadLevel level,
           GError **error)
{
  PentadBoardSpec *const *boards = (PentadBoardSpec *const *)look->boards->pdata;
  PentadBoardPage page = { boards, look->boards->len, view, number };
  PentadBoardStyle style = { .theme = look->theme,
                             .text = look->text,
                             .geometry = look->geometry,
                             .connection = PENTAD_CONNECTION_OK };
  g_autoptr (PentadScene) scene = pentad_board_page (data, &page, &style);
  g_autofree char *name =
      name_picture (look, pentad_board_spec_get_page (boards[view], number), level);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  pentad_scene_check (scene, found);
  for (guint i = 0; i < found->len; i++)
    {
      const char *problem = g_ptr_array_index (found, i);

      g_ptr_array_add (look->problems, g_strdup_printf ("%s: %s", name, problem));
      g_printerr ("%s: %s\n", name, problem);
    }
  /* Names of a city can be too long for any board, so this is told and no fault. */
  g_ptr_array_set_size (found, 0);
  pentad_scene_check_cut (scene, found);
  for (guint i = 0; i < found->len; i++)
    g_printerr ("%s: %s\n", name, (const char *)g_ptr_array_index (found, i));
  return look->folder == NULL || g_str_equal (look->room, "wall") ||
         pentad_gallery_write (look->folder, name, scene, look->text, 1, error);
}

/* Returns how many pages there are, or -1. */
static int
draw_place (const Look *look, int place, PentadLevel level, GError **error)
{
  const PentadCtlSession *session = look->session;
  PentadBoardQuery query = { .city = session->city,
                             .place = place,
                             .period = session->period,
                             .time = session->time,
                             .age_s = session->age_s,
                             .interval_s = pentad_feed_get_interval_s (session->feed) };
  g_autoptr (PentadBoardData) data = pentad_board_data_new (&query);
  int n = 0;

  for (guint view = 0; view < look->boards->len; view++)
    for (guint i = 0; i < pentad_board_spec_get_n_pages (g_ptr_array_index (look->boards, view));
         i++, n++)
      if (!draw_page (look, data, view, i, level, error))
        return -1;
  return n;
}

/* The city, and the first place of each level in the one before that is not the last one. */
static int
draw_places (const Look *look, GError **error)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (look->session->city);
  int place = 0, n_pictures = 0;

  for (int level = PENTAD_LEVEL_CITY; level <= PENTAD_LEVEL_STREET; level++)
    {
      int n = draw_place (look, place, (PentadLevel)level, error);
      g_autoptr (GArray) children = pentad_divisions_children (divisions, place);

      if (n < 0)
        return -1;
      n_pictures += n;
      if (children->len == 0)
        break;
      place = g_array_index (children, int, 0);
    }
  return n_pictures;
}

int
pentad_gallery_boards_draw (const PentadCtlSession *session,
                            const char *folder,
                            PentadThemeKind kind,
                            PentadLanguage language,
                            PentadText *text,
                            GPtrArray *problems,
                            GError **error)
{
  g_autoptr (GPtrArray) boards = pentad_ctl_session_read_boards (session, error);
  g_autoptr (PentadMapGeometry) geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (session->city));
  int n_pictures = 0;

  if (boards == NULL)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autofree char *path = pentad_paths_find_data ("walls", rooms[i].file, error);
      g_autoptr (PentadWallProfile) wall =
          path != NULL ? pentad_read_wall_file (path, error) : NULL;
      PentadTheme theme;
      Look look = { session, boards, geometry, &theme, text, folder, rooms[i].name, problems };
      int n;

      if (wall == NULL)
        return -1;
      pentad_theme_init_wall (&theme, kind, language, wall);
      /* Where a panel stands is the board's, and the same for every wall. */
      theme.seams = (PentadSeams){ 0 };
      n = draw_places (&look, error);
      if (n < 0)
        return -1;
      n_pictures += n;
    }
  return n_pictures;
}
