/* What the tests of boards share: a city with all it takes to draw it, and looks into a scene.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include <string.h>

void
board_fixture_set_up (BoardFixture *fixture, gconstpointer data)
{
  fixture->city = board_city_new ();
  fixture->geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (fixture->city));
  fixture->text = pentad_text_new (NULL);
  fixture->views = board_city_read_boards ();
  fixture->boards = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_board_spec_unref);
  for (guint v = 0; v < fixture->views->len; v++)
    {
      PentadBoardSpec *view = g_ptr_array_index (fixture->views, v);

      for (guint i = 0; i < pentad_board_spec_get_n_pages (view); i++)
        g_ptr_array_add (fixture->boards,
                         pentad_board_spec_ref (pentad_board_spec_get_page (view, i)));
    }
}

void
board_fixture_tear_down (BoardFixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->boards);
  g_ptr_array_unref (fixture->views);
  pentad_text_free (fixture->text);
  pentad_map_geometry_unref (fixture->geometry);
  g_assert_finalize_object (fixture->city);
}

PentadBoardData *
board_fixture_evaluate (PentadCity *city, int place, PentadPeriodKind kind)
{
  PentadBoardQuery query = { .city = city,
                             .place = place,
                             .period = pentad_period_current (kind, board_city_today ()),
                             .time = board_city_now (),
                             .age_s = 4,
                             .interval_s = BOARD_INTERVAL_S };

  return pentad_board_data_new (&query);
}

PentadBoardStyle
board_fixture_style (const BoardFixture *fixture, const PentadTheme *theme)
{
  return (PentadBoardStyle){ .theme = theme,
                             .text = fixture->text,
                             .geometry = fixture->geometry,
                             .connection = PENTAD_CONNECTION_OK };
}

PentadScene *
board_fixture_page (const BoardFixture *fixture,
                    const PentadBoardData *data,
                    guint board,
                    const PentadTheme *theme)
{
  PentadBoardStyle style = board_fixture_style (fixture, theme);
  PentadBoardPage page = { (PentadBoardSpec *const *)fixture->views->pdata, fixture->views->len };
  PentadBoardSpec *shown = g_ptr_array_index (fixture->boards, board);

  for (guint v = 0; v < fixture->views->len; v++)
    for (guint i = 0; i < pentad_board_spec_get_n_pages (page.boards[v]); i++)
      if (pentad_board_spec_get_page (page.boards[v], i) == shown)
        {
          page.chosen = v;
          page.page = i;
        }

  return pentad_board_page (data, &page, &style);
}

/* The string of the first text of a role, in any chart; NULL none. */
const char *
board_scene_find_text (const PentadScene *scene, PentadRole role)
{
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_TEXT && op->role == role)
        return op->string;
    }
  return NULL;
}

gboolean
board_scene_has_text (const PentadScene *scene, const char *text)
{
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_TEXT && strstr (op->string, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

guint
board_scene_count_role (const PentadScene *scene, PentadRole role)
{
  guint n = 0;

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    n += pentad_scene_get_op (scene, i)->role == role;
  return n;
}

/* All ops but clips lie within the scene; a small overhang of halos and lines is allowed. */
void
board_scene_assert_inside (const PentadScene *scene)
{
  double width = pentad_scene_get_width (scene), height = pentad_scene_get_height (scene);

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind != PENTAD_OP_RECT || op->role == PENTAD_ROLE_MAP)
        continue;
      g_assert_cmpfloat (op->box.x, >=, -2);
      g_assert_cmpfloat (op->box.y, >=, -2);
      g_assert_cmpfloat (op->box.x + op->box.width, <=, width + 2);
      g_assert_cmpfloat (op->box.y + op->box.height, <=, height + 2);
    }
}
