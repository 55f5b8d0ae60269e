/* Tests of the boards: every board file, every panel, every place, and what has no data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-city.h"

#include "board/board.h"
#include "render/format.h"
#include "render/map-picture.h"

#include <string.h>

#define INTERVAL_S 10

/* What the tests of one program share: text is slow to make, the city is never changed. */
typedef struct
{
  PentadCity *city;
  PentadMapGeometry *geometry;
  PentadText *text;
  GPtrArray *boards;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->city = board_city_new ();
  fixture->geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (fixture->city));
  fixture->text = pentad_text_new (NULL);
  fixture->boards = board_city_read_boards ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->boards);
  pentad_text_free (fixture->text);
  pentad_map_geometry_unref (fixture->geometry);
  g_assert_finalize_object (fixture->city);
}

static PentadBoardData *
evaluate (PentadCity *city, int place, PentadPeriodKind kind)
{
  PentadBoardQuery query = { .city = city,
                             .place = place,
                             .period = pentad_period_current (kind, board_city_today ()),
                             .time = board_city_now (),
                             .age_s = 4,
                             .interval_s = INTERVAL_S };

  return pentad_board_data_new (&query);
}

static PentadBoardStyle
style_of (const Fixture *fixture, const PentadTheme *theme)
{
  return (PentadBoardStyle){ .theme = theme,
                             .text = fixture->text,
                             .geometry = fixture->geometry,
                             .connection = PENTAD_CONNECTION_OK };
}

static PentadScene *
lay_out_page (const Fixture *fixture,
              const PentadBoardData *data,
              guint board,
              const PentadTheme *theme)
{
  PentadBoardStyle style = style_of (fixture, theme);
  PentadBoardPage page = { (PentadBoardSpec *const *)fixture->boards->pdata, fixture->boards->len,
                           board };

  return pentad_board_page (data, &page, &style);
}

/* The string of the first text of a role, in any chart; NULL none. */
static const char *
find_text (const PentadScene *scene, PentadRole role)
{
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_TEXT && op->role == role)
        return op->string;
    }
  return NULL;
}

static gboolean
has_text (const PentadScene *scene, const char *text)
{
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_TEXT && strstr (op->string, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static guint
count_role (const PentadScene *scene, PentadRole role)
{
  guint n = 0;

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    n += pentad_scene_get_op (scene, i)->role == role;
  return n;
}

/* All ops but clips lie within the scene; a small overhang of halos and lines is allowed. */
static void
assert_inside (const PentadScene *scene)
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

/* Every board in every language and theme: content, glyphs, and the same again. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);

  for (guint b = 0; b < fixture->boards->len; b++)
    for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
      for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
        {
          PentadTheme theme;
          g_autoptr (GString) unknown = g_string_new (NULL);

          pentad_theme_init (&theme, kind, language, 1920, 1080);
          g_autoptr (PentadScene) scene = lay_out_page (fixture, board_data, b, &theme);
          g_autoptr (PentadScene) again = lay_out_page (fixture, board_data, b, &theme);
          g_autofree char *text = pentad_scene_to_text (scene);
          g_autofree char *text_again = pentad_scene_to_text (again);

          g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 100);
          g_assert_cmpstr (text, ==, text_again);
          assert_inside (scene);
          pentad_scene_count_unknown_glyphs (scene, fixture->text, unknown);
          g_assert_cmpstr (unknown->str, ==, "");
        }
}

/* With all data there, each panel draws something and none says that it has nothing. */
static void
test_panels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
  for (guint b = 0; b < fixture->boards->len; b++)
    {
      const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, b);

      for (guint p = 0; p < spec->panels->len; p++)
        {
          const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, p);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board_data, panel, &style, 500, 300);
          g_autofree char *summary =
              pentad_board_panel_summary (board_data, panel, PENTAD_LANGUAGE_EN);

          g_test_message ("%s/%s: %s", spec->id, panel->id, summary);
          g_assert_true (pentad_board_knows_kind (panel->kind));
          g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 2);
          g_assert_cmpuint (count_role (scene, PENTAD_ROLE_STATE), ==, 0);
          g_assert_true (g_utf8_validate (summary, -1, NULL));
          g_assert_cmpuint (strlen (summary), >, 3);
          assert_inside (scene);
        }
    }
}

/* The text that a figure has to have, from the formatting functions alone. */
static char *
format_figure (const PentadIndicator *indicator, const PentadFigure *figure)
{
  if (figure->state != PENTAD_FIGURE_VALUE)
    return g_strdup (PENTAD_NO_VALUE);
  switch (indicator->unit)
    {
    case PENTAD_UNIT_COUNT:
      return pentad_format_count (figure->value);
    case PENTAD_UNIT_PERCENT:
      return pentad_format_percent (figure->value, 2);
    case PENTAD_UNIT_HOURS:
      {
        g_autofree char *number = pentad_format_number (figure->value, 2);

        return g_strconcat (number, " h", NULL);
      }
    }
  g_assert_not_reached ();
}

static void
test_headlines (Fixture *fixture, gconstpointer data)
{
  const PentadScheme *scheme = pentad_city_get_scheme (fixture->city);
  int n_places = pentad_divisions_get_count (pentad_city_get_divisions (fixture->city));
  PentadTheme theme;
  PentadBoardStyle style;
  guint n_values = 0;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
  for (int place = 0; place < n_places; place += 7)
    for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
      {
        g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, place, kind);
        g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
        g_array_append_val (places, place);
        g_autoptr (PentadFigures) figures = pentad_evaluate (
            fixture->city, &board_data->query.period, board_city_now (), places, 4, INTERVAL_S);

        for (guint i = 0; i < scheme->indicators->len; i++)
          {
            const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);
            PentadPanelSpec panel = { .id = "headline",
                                      .kind = "headline",
                                      .figure = indicator->id };
            g_autoptr (PentadScene) scene =
                pentad_board_panel_scene (board_data, &panel, &style, 220, 120);
            const PentadFigure *figure = pentad_figures_get (figures, 0, i);
            g_autofree char *want = format_figure (indicator, figure);

            g_assert_cmpstr (find_text (scene, PENTAD_ROLE_HEADLINE), ==, want);
            n_values += figure->state == PENTAD_FIGURE_VALUE && figure->value > 0;
          }
      }
  /* The city is not so empty that all of them are "0" or "—". */
  g_assert_cmpuint (n_values, >, 200);
}

static void
test_ranking (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int n[3];
    const char *ranks[3];
  } table[] = {
    { { 3, 2, 1 }, { "1", "2", "3" } },    { { 2, 2, 1 }, { "1=", "1=", "3" } },
    { { 2, 1, 1 }, { "1", "2=", "2=" } },  { { 1, 1, 1 }, { "1=", "1=", "1=" } },
    { { 0, 0, 0 }, { "1=", "1=", "1=" } }, { { 0, 0, 5 }, { "1", "2=", "2=" } },
  };
  PentadPanelSpec panel = { .id = "rank", .kind = "ranking", .figure = "report" };
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
  for (guint t = 0; t < G_N_ELEMENTS (table); t++)
    {
      g_autoptr (PentadCity) city = board_city_new_bare ();
      board_city_apply_reports (city, table[t].n);
      g_autoptr (PentadBoardData) board_data = evaluate (city, 0, PENTAD_PERIOD_TODAY);
      g_autoptr (PentadScene) scene =
          pentad_board_panel_scene (board_data, &panel, &style, 500, 400);
      guint found = 0;

      for (guint i = 0; i < pentad_scene_get_n_ops (scene) && found < 3; i++)
        {
          const PentadOp *op = pentad_scene_get_op (scene, i);

          if (op->kind == PENTAD_OP_TEXT && g_str_equal (op->string, table[t].ranks[found]))
            found++;
        }
      g_assert_cmpuint (found, ==, 3);
    }
}

/* A rate without a denominator has no rank and no bar, and says why. */
static void
test_no_denominator (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCity) city = board_city_new_bare ();
  PentadPanelSpec panel = { .id = "rank", .kind = "ranking", .figure = "in_time_close_rate" };
  PentadTheme theme;
  PentadBoardStyle style;

  board_city_apply_reports (city, (const int[3]){ 1, 0, 0 });
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
  g_autoptr (PentadBoardData) board_data = evaluate (city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadScene) scene = pentad_board_panel_scene (board_data, &panel, &style, 500, 400);

  g_assert_true (has_text (scene, PENTAD_NO_VALUE));
  g_assert_true (has_text (scene, "no cases in this period"));
  g_assert_false (has_text (scene, "%"));
  g_assert_false (has_text (scene, "1="));
}

/* Nothing received: loading. A state without anything else: empty. Neither crashes. */
static void
test_without_data (Fixture *fixture, gconstpointer data)
{
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (int stage = 0; stage < 3; stage++)
    {
      g_autoptr (PentadCity) city = stage == 0 ? pentad_city_new () : board_city_new_bare ();
      PentadBoardStyle style = style_of (fixture, &theme);
      g_autoptr (PentadMapGeometry) geometry =
          stage == 0
              ? NULL
              : pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (city));
      guint n_loading = 0, n_empty = 0;

      style.geometry = geometry;
      if (stage == 2)
        board_city_apply_reports (city, (const int[3]){ 0, 0, 0 });
      g_autoptr (PentadBoardData) board_data = evaluate (city, 0, PENTAD_PERIOD_MONTH);
      for (guint b = 0; b < fixture->boards->len; b++)
        {
          const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, b);
          PentadBoardPage page = { (PentadBoardSpec *const *)fixture->boards->pdata,
                                   fixture->boards->len, b };
          g_autoptr (PentadScene) whole = pentad_board_page (board_data, &page, &style);

          g_assert_cmpuint (pentad_scene_get_n_ops (whole), >, 20);
          for (guint p = 0; p < spec->panels->len; p++)
            {
              const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, p);
              g_autoptr (PentadScene) scene =
                  pentad_board_panel_scene (board_data, panel, &style, 400, 300);
              g_autofree char *summary =
                  pentad_board_panel_summary (board_data, panel, PENTAD_LANGUAGE_EN);

              g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 0);
              n_loading += has_text (scene, "loading");
              n_empty += has_text (scene, "no data");
            }
        }
      g_test_message ("stage %d: %u loading, %u empty", stage, n_loading, n_empty);
      if (stage == 2)
        g_assert_cmpuint (n_loading, ==, 0);
      else
        g_assert_cmpuint (n_loading, >, 10);
      if (stage == 2)
        g_assert_cmpuint (n_empty, >, 4);
    }
}

/* Every place of every level can be asked for; warnings are fatal in tests. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  int n_places = pentad_divisions_get_count (pentad_city_get_divisions (fixture->city));
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, 1920, 1080);
  /* One before the first and one after the last count as the city. */
  for (int place = -1; place <= n_places; place++)
    {
      g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, place, PENTAD_PERIOD_WEEK);

      if (place < 0 || place == n_places)
        g_assert_cmpint (board_data->query.place, ==, 0);
      for (guint b = 0; b < fixture->boards->len; b++)
        {
          g_autoptr (PentadScene) scene = lay_out_page (fixture, board_data, b, &theme);

          assert_inside (scene);
        }
    }
}

static void
test_periods (Fixture *fixture, gconstpointer data)
{
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_LIGHT, PENTAD_LANGUAGE_ZH_TW, 1920, 1080);
  for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
    {
      g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, 0, kind);

      for (guint b = 0; b < fixture->boards->len; b++)
        {
          g_autoptr (PentadScene) scene = lay_out_page (fixture, board_data, b, &theme);

          g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 100);
        }
    }
  /* A free range, also one that begins before there is anything and ends in the future. */
  PentadBoardQuery query = {
    .city = fixture->city,
    .period = { PENTAD_PERIOD_RANGE, board_city_today () - 4000, board_city_today () + 400 },
    .time = board_city_now (),
    .interval_s = INTERVAL_S,
  };
  g_autoptr (PentadBoardData) board_data = pentad_board_data_new (&query);
  for (guint b = 0; b < fixture->boards->len; b++)
    {
      g_autoptr (PentadScene) scene = lay_out_page (fixture, board_data, b, &theme);

      g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 100);
    }
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const double sizes[][2] = { { 0, 0 },    { 0, 300 },   { 300, 0 },   { 1, 1 },
                                     { 20, 20 },  { 60, 400 },  { 400, 30 },  { 100, 60 },
                                     { 250, 90 }, { 120, 120 }, { 3000, 40 }, { 4000, 3000 } };
  g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
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
test_rects (Fixture *fixture, gconstpointer data)
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

/* The middle of every unit grid answers with that grid, and the map's values are the open cases. */
static void
test_map (Fixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, 0);
  g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  int panel = pentad_board_find_map (spec);
  int n_grids, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n_grids);
  guint n_open = 0, n_on_map = 0, n_picked = 0;
  PentadTheme theme;
  PentadBoardStyle style;
  const PentadOp *map = NULL;

  g_assert_cmpint (panel, >=, 0);
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
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
  for (guint i = 0; i < board_data->n_cases; i++)
    n_open += board_data->views[i].outcome == PENTAD_OUTCOME_OPEN;
  g_assert_cmpuint (n_open, >, 20);
  g_assert_cmpuint (n_on_map, ==, n_open);
  g_assert_cmpuint (n_picked, >, 30);

  int beside;
  pentad_scene_find (scene, 1, 1, &beside);
  g_assert_cmpint (beside, ==, PENTAD_NO_PLACE);
}

/* A platform that sends rows without numbers: "not known" is never shown as -1, nor as 0. */
static void
test_unsent_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "staffing", "sensors", "calls", "approvals" };
  g_autoptr (PentadCity) city = board_city_new_bare ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  g_autoptr (PentadSensors) sensors = pentad_sensors_new ();
  g_autoptr (PentadCalls) calls = pentad_calls_new ();
  g_autoptr (PentadApprovals) approvals = pentad_approvals_new ();
  PentadCallHour hour = { board_city_now () - PENTAD_HOUR_S, -1, -1, -1, -1, -1, -1, -1 };
  PentadApprovalDay day = { board_city_today (), -1, -1, -1, -1, -1, -1, 0, 0, 0 };
  PentadLabel label = { 0 };
  PentadTheme theme;
  PentadBoardStyle style;

  staff->as_of = sensors->as_of = calls->as_of = approvals->as_of = board_city_now ();
  pentad_staff_add_row (staff, "d1");
  pentad_sensors_add_domain (sensors, "video", &label);
  pentad_sensors_add_row (sensors, "video", "d1");
  g_array_append_val (calls->hours, hour);
  g_array_append_val (approvals->days, day);
  pentad_city_set_staff (city, staff);
  pentad_city_set_sensors (city, sensors);
  pentad_city_set_calls (city, calls);
  pentad_city_set_approvals (city, approvals);
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
  g_autoptr (PentadBoardData) board_data = evaluate (city, 0, PENTAD_PERIOD_TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PentadPanelSpec panel = { .id = "p",
                                .kind = (char *)kinds[i],
                                .title.text[PENTAD_LANGUAGE_EN] = (char *)"Title" };
      g_autoptr (PentadScene) scene =
          pentad_board_panel_scene (board_data, &panel, &style, 500, 300);
      g_autofree char *text = pentad_scene_to_text (scene);

      g_test_message ("%s:\n%s", kinds[i], text);
      g_assert_false (has_text (scene, "-1"));
      g_assert_false (has_text (scene, "−1"));
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *kind;
    gboolean known;
  } table[] = { { "headline", TRUE },  { "map", TRUE }, { "findings", TRUE },
                { "Headline", FALSE }, { "", FALSE },   { "headlines", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (pentad_board_knows_kind (table[i].kind), ==, table[i].known);
}

/* A board file of a city may name what this program or the scheme does not know. */
static void
test_unknown_names (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "hologram", "headline", "children",   "ranking",
                                       "matrix",   "map",      "explanation" };
  g_autoptr (PentadBoardData) board_data = evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = pentad_board_spec_new ("own");
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = style_of (fixture, &theme);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PentadPanelSpec *panel = pentad_board_spec_add (spec, "own", kinds[i]);

      panel->figure = g_strdup ("no_such_figure");
      g_ptr_array_add (panel->figures, g_strdup ("no_such_figure"));
      g_ptr_array_add (panel->markers, g_strdup ("no_such_marker"));
      g_ptr_array_add (panel->layers, g_strdup ("no_such_layer"));
      g_autoptr (PentadScene) scene =
          pentad_board_panel_scene (board_data, panel, &style, 400, 300);
      g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 0);
      panel->figure = (g_free (panel->figure), NULL);
      g_autoptr (PentadScene) none = pentad_board_panel_scene (board_data, panel, &style, 400, 300);
      g_assert_cmpuint (pentad_scene_get_n_ops (none), >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/board/every-page-in-every-language-and-theme", test_pages },
    { "/board/board/every-panel-shows-its-data", test_panels },
    { "/board/board/headlines-are-the-evaluated-figures", test_headlines },
    { "/board/board/ties-share-a-rank-and-skip-the-next", test_ranking },
    { "/board/board/no-denominator-is-no-rank-and-no-percentage", test_no_denominator },
    { "/board/board/without-data-it-is-loading-or-empty", test_without_data },
    { "/board/board/every-place-lays-out", test_places },
    { "/board/board/every-period-lays-out", test_periods },
    { "/board/board/no-size-is-too-small", test_sizes },
    { "/board/board/panels-stand-inside-and-apart", test_rects },
    { "/board/board/map-picks-the-grid-under-the-pointer", test_map },
    { "/board/board/what-is-not-sent-is-not-minus-one", test_unsent_numbers },
    { "/board/board/unknown-names-are-survived", test_unknown_names },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/board/board/knows-its-kinds", test_kinds);
  return g_test_run ();
}
