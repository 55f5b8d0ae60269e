/* Tests of how the boards are laid out: every page, place, period and size, and the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include "board/map-rows.h"

#include "render/map-picture.h"
#include "render/scene-check.h"

#include <string.h>

/* Every board in every language and theme: content, glyphs, and the same again. */
static void
test_pages (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);

  for (guint b = 0; b < fixture->boards->len; b++)
    for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
      for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
        {
          PentadTheme theme;
          g_autoptr (GString) unknown = g_string_new (NULL);

          pentad_theme_init (&theme, kind, language, 1920, 1080);
          g_autoptr (PentadScene) scene = board_fixture_page (fixture, board_data, b, &theme);
          g_autoptr (PentadScene) again = board_fixture_page (fixture, board_data, b, &theme);
          g_autofree char *text = pentad_scene_to_text (scene);
          g_autofree char *text_again = pentad_scene_to_text (again);

          g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 100);
          g_assert_cmpstr (text, ==, text_again);
          board_scene_assert_inside (scene);
          pentad_scene_count_unknown_glyphs (scene, fixture->text, unknown);
          g_assert_cmpstr (unknown->str, ==, "");
        }
}

/* What a board says is said whole, in every language: no title, name, heading or number is cut. */
static void
test_whole (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (GPtrArray) cut = g_ptr_array_new_with_free_func (g_free);

  for (guint b = 0; b < fixture->boards->len; b++)
    for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
      {
        PentadTheme theme;

        pentad_theme_init (&theme, PENTAD_THEME_DARK, language, 1920, 1080);
        g_autoptr (PentadScene) scene = board_fixture_page (fixture, board_data, b, &theme);
        pentad_scene_check_cut (scene, cut);
      }
  for (guint i = 0; i < cut->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (cut, i));
  g_assert_cmpuint (cut->len, ==, 0);
}

/* Every place of every level can be asked for; warnings are fatal in tests. */
static void
test_places (BoardFixture *fixture, gconstpointer data)
{
  int n_places = pentad_divisions_get_count (pentad_city_get_divisions (fixture->city));
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, 1920, 1080);
  /* One before the first and one after the last count as the city. */
  for (int place = -1; place <= n_places; place++)
    {
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (fixture->city, place, PENTAD_PERIOD_WEEK);

      if (place < 0 || place == n_places)
        g_assert_cmpint (board_data->query.place, ==, 0);
      for (guint b = 0; b < fixture->boards->len; b++)
        {
          g_autoptr (PentadScene) scene = board_fixture_page (fixture, board_data, b, &theme);

          board_scene_assert_inside (scene);
        }
    }
}

static void
test_periods (BoardFixture *fixture, gconstpointer data)
{
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_LIGHT, PENTAD_LANGUAGE_ZH_TW, 1920, 1080);
  for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
    {
      g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (fixture->city, 0, kind);

      for (guint b = 0; b < fixture->boards->len; b++)
        {
          g_autoptr (PentadScene) scene = board_fixture_page (fixture, board_data, b, &theme);

          g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 100);
        }
    }
  /* A free range, also one that begins before there is anything and ends in the future. */
  PentadBoardQuery query = {
    .city = fixture->city,
    .period = { PENTAD_PERIOD_RANGE, board_city_today () - 4000, board_city_today () + 400 },
    .time = board_city_now (),
    .interval_s = BOARD_INTERVAL_S,
  };
  g_autoptr (PentadBoardData) board_data = pentad_board_data_new (&query);
  for (guint b = 0; b < fixture->boards->len; b++)
    {
      g_autoptr (PentadScene) scene = board_fixture_page (fixture, board_data, b, &theme);

      g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 100);
    }
}

static void
test_sizes (BoardFixture *fixture, gconstpointer data)
{
  static const double sizes[][2] = { { 0, 0 },    { 0, 300 },   { 300, 0 },   { 1, 1 },
                                     { 20, 20 },  { 60, 400 },  { 400, 30 },  { 100, 60 },
                                     { 250, 90 }, { 120, 120 }, { 3000, 40 }, { 4000, 3000 } };
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  for (guint b = 0; b < fixture->boards->len; b++)
    {
      const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, b);

      for (guint p = 0; p < spec->panels->len; p++)
        for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
          {
            g_autoptr (PentadScene) scene = pentad_board_panel_scene (
                board_data, g_ptr_array_index (spec->panels, p), &style, sizes[s][0], sizes[s][1]);
            g_autofree char *text = pentad_scene_to_text (scene);

            g_assert_null (strstr (text, "nan"));
            g_assert_null (strstr (text, "inf,"));
          }
    }
}

/* Panels stand inside the area, and none over another. */
static void
test_rects (BoardFixture *fixture, gconstpointer data)
{
  static const PentadRect areas[] = { { 12, 90, 1896, 978 }, { 0, 0, 300, 200 }, { 5, 5, 0, 0 } };
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint b = 0; b < fixture->boards->len; b++)
    for (guint a = 0; a < G_N_ELEMENTS (areas); a++)
      {
        const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, b);

        for (guint p = 0; p < spec->panels->len; p++)
          {
            PentadRect rect = pentad_board_panel_rect (spec, p, areas[a], &theme);

            g_assert_cmpfloat (rect.width, >=, 0);
            g_assert_cmpfloat (rect.height, >=, 0);
            g_assert_cmpfloat (rect.x, >=, areas[a].x - 0.001);
            g_assert_cmpfloat (rect.y, >=, areas[a].y - 0.001);
            if (areas[a].width > 0)
              {
                g_assert_cmpfloat (rect.x + rect.width, <=, areas[a].x + areas[a].width + 0.001);
                g_assert_cmpfloat (rect.y + rect.height, <=, areas[a].y + areas[a].height + 0.001);
              }
            for (guint q = 0; q < p; q++)
              {
                PentadRect other = pentad_board_panel_rect (spec, q, areas[a], &theme);

                g_assert_true (rect.x >= other.x + other.width - 0.001 ||
                               other.x >= rect.x + rect.width - 0.001 ||
                               rect.y >= other.y + other.height - 0.001 ||
                               other.y >= rect.y + rect.height - 0.001);
              }
          }
      }
}

static const PentadBoardSpec *
find_board (BoardFixture *fixture, const char *id)
{
  for (guint i = 0; i < fixture->boards->len; i++)
    {
      const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, i);

      if (g_str_equal (spec->id, id))
        return spec;
    }
  g_assert_not_reached ();
}

/* The middle of every unit grid answers with that grid, and the map's values are the open cases. */
static void
test_map (BoardFixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  const PentadBoardSpec *spec = find_board (fixture, "command");
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  int panel = pentad_board_find_map (spec);
  int n_grids, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n_grids);
  guint n_open = 0, n_on_map = 0, n_picked = 0, n_cases;
  PentadTheme theme;
  PentadBoardStyle style;
  const PentadOp *map = NULL;

  g_assert_cmpint (panel, >=, 0);
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadScene) scene = pentad_board_panel_scene (
      board_data, g_ptr_array_index (spec->panels, (guint)panel), &style, 1000, 800);
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    if (pentad_scene_get_op (scene, i)->kind == PENTAD_OP_MAP)
      map = pentad_scene_get_op (scene, i);
  g_assert_nonnull (map);

  for (int cell = 0; cell < n_grids; cell++)
    {
      int place = pentad_map_geometry_cell_place (fixture->geometry, cell), found;
      const PentadDivision *grid = pentad_divisions_get (divisions, place);
      double x, y, px, py;

      g_assert_cmpint (place, >=, first);
      pentad_map_geometry_project (fixture->geometry, grid->centre.lon, grid->centre.lat, &x, &y);
      pentad_map_view_to_px (pentad_map_picture_get_view (map->map), x, y, &px, &py);
      const PentadHit *hit = pentad_scene_find (scene, map->box.x + px, map->box.y + py, &found);
      g_assert_nonnull (hit);
      /* A marker may stand over the middle. */
      if (hit->map != NULL)
        {
          g_assert_cmpint (found, ==, place);
          n_picked++;
        }
      n_on_map += (guint)pentad_map_picture_get_value (map->map, cell);
    }
  const PentadCaseRow *cases = pentad_city_get_cases (fixture->city, &n_cases);
  for (guint i = 0; i < n_cases; i++)
    {
      PentadCaseView view;

      pentad_case_view (cases[i].data, board_city_now (), &view);
      n_open += view.outcome == PENTAD_OUTCOME_OPEN;
    }
  g_assert_cmpuint (n_open, >, 20);
  g_assert_cmpuint (n_on_map, ==, n_open);
  g_assert_cmpuint (n_picked, >, 10);

  int beside;
  pentad_scene_find (scene, 1, 1, &beside);
  g_assert_cmpint (beside, ==, PENTAD_NO_PLACE);
}

/* The summary of a map, which is made at every poll, names what its table puts first. */
static void
test_map_summary (BoardFixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  g_autoptr (PentadBoardSpec) spec = pentad_board_spec_new ("own");
  PentadPanelSpec *panel = pentad_board_spec_add (spec, "map", "map");
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  for (int place = 0; place < pentad_divisions_get_count (divisions); place++)
    {
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (fixture->city, place, PENTAD_PERIOD_TODAY);
      g_autoptr (PentadBoardMap) map = pentad_board_map_new (board_data, panel, &style);
      g_autoptr (GArray) rows = pentad_map_rows_new (&map->map, PENTAD_LANGUAGE_EN);
      g_autofree char *summary = pentad_map_summary (&map->map, PENTAD_LANGUAGE_EN);
      const PentadMapRow *first = &g_array_index (rows, PentadMapRow, 0);
      g_autofree char *end = g_strdup_printf ("highest: %s %.0f", first->name, first->value);

      g_assert_cmpuint (rows->len, >, 0);
      g_test_message ("%s", summary);
      g_assert_true (g_str_has_suffix (summary, end));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  static const struct
  {
    const char *path;
    void (*func) (BoardFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/layout/every-page-in-every-language-and-theme", test_pages },
    { "/board/layout/says-it-whole", test_whole },
    { "/board/layout/every-place-lays-out", test_places },
    { "/board/layout/every-period-lays-out", test_periods },
    { "/board/layout/no-size-is-too-small", test_sizes },
    { "/board/layout/panels-stand-inside-and-apart", test_rects },
    { "/board/layout/map-picks-the-grid-under-the-pointer", test_map },
    { "/board/layout/map-summary-names-the-first-row", test_map_summary },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, board_fixture_set_up, tests[i].func,
                board_fixture_tear_down);
  return g_test_run ();
}
