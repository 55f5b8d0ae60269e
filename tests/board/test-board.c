/* Tests of what the boards say: figures, ranks, and what has no data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include "render/format.h"

#include <string.h>

/* With all data there, each panel draws something and none says that it has nothing. */
static void
test_panels (BoardFixture *fixture, gconstpointer data)
{
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
        {
          const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, p);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board_data, panel, &style, 500, 300);
          g_autofree char *summary =
              pentad_board_panel_summary (board_data, panel, scene, PENTAD_LANGUAGE_EN);

          g_test_message ("%s/%s: %s", spec->id, panel->id, summary);
          g_assert_true (pentad_board_knows_kind (panel->kind));
          g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 2);
          g_assert_cmpuint (board_scene_count_role (scene, PENTAD_ROLE_STATE), ==, 0);
          g_assert_true (g_utf8_validate (summary, -1, NULL));
          g_assert_cmpuint (strlen (summary), >, 3);
          g_assert_cmpuint (pentad_scene_get_n_tables (scene), ==, 1);
          board_scene_assert_inside (scene);
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
    case PENTAD_UNIT_POINTS:
      return pentad_format_number (figure->value, 2);
    }
  g_assert_not_reached ();
}

static void
test_headlines (BoardFixture *fixture, gconstpointer data)
{
  const PentadScheme *scheme = pentad_city_get_scheme (fixture->city);
  int n_places = pentad_divisions_get_count (pentad_city_get_divisions (fixture->city));
  PentadTheme theme;
  PentadBoardStyle style;
  guint n_values = 0;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  for (int place = 0; place < n_places; place += 7)
    for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
      {
        g_autoptr (PentadBoardData) board_data =
            board_fixture_evaluate (fixture->city, place, kind);
        g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
        g_array_append_val (places, place);
        g_autoptr (PentadFigures) figures =
            pentad_evaluate (fixture->city, &board_data->query.period, board_city_now (), places, 4,
                             BOARD_INTERVAL_S);

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

            g_assert_cmpstr (board_scene_find_text (scene, PENTAD_ROLE_HEADLINE), ==, want);
            n_values += figure->state == PENTAD_FIGURE_VALUE && figure->value > 0;
          }
      }
  /* The city is not so empty that all of them are "0" or "—". */
  g_assert_cmpuint (n_values, >, 200);
}

static void
test_ranking (BoardFixture *fixture, gconstpointer data)
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
  style = board_fixture_style (fixture, &theme);
  for (guint t = 0; t < G_N_ELEMENTS (table); t++)
    {
      g_autoptr (PentadCity) city = board_city_new_bare ();
      board_city_apply_reports (city, table[t].n);
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
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
test_no_denominator (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCity) city = board_city_new_bare ();
  PentadPanelSpec panel = { .id = "rank", .kind = "ranking", .figure = "in_time_close_rate" };
  PentadTheme theme;
  PentadBoardStyle style;

  board_city_apply_reports (city, (const int[3]){ 1, 0, 0 });
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadScene) scene = pentad_board_panel_scene (board_data, &panel, &style, 500, 400);

  g_assert_true (board_scene_has_text (scene, PENTAD_NO_VALUE));
  g_assert_true (board_scene_has_text (scene, "no cases in this period"));
  g_assert_false (board_scene_has_text (scene, "%"));
  g_assert_false (board_scene_has_text (scene, "1="));
}

/* Units are compared with their like, against the period before, with what chance may have done;
 * those without a value stand apart. */
static void
test_ranking_marks (BoardFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "rank before: 1", "≈",
                                       "≈ no more apart than chance makes (95 %)" };
  PentadPanelSpec panel = { .id = "rank", .kind = "ranking", .figure = "in_time_close_rate" };
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_MONTH);
  g_autoptr (PentadScene) scene = pentad_board_panel_scene (board_data, &panel, &style, 500, 900);
  g_autofree char *text = pentad_scene_to_text (scene);

  g_test_message ("%s", text);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (board_scene_has_text (scene, texts[i]));
}

/* Nothing received: loading. A state without anything else: empty. Neither crashes. */
/* The words of a state on every panel but the map, which has none. */
static void
assert_state (const BoardFixture *fixture,
              const PentadBoardData *data,
              PentadBoardStyle *style,
              const char *words)
{
  for (guint b = 0; b < fixture->boards->len; b++)
    {
      const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, b);

      for (guint p = 0; p < spec->panels->len; p++)
        {
          const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, p);
          g_autoptr (PentadScene) scene = pentad_board_panel_scene (data, panel, style, 400, 300);
          const char *state = pentad_scene_get_state (scene);

          if (g_str_equal (panel->kind, "map"))
            continue;
          g_test_message ("%s/%s: %s", spec->id, panel->id, state != NULL ? state : "fine");
          if (words == NULL)
            g_assert_null (state);
          else
            g_assert_true (state != NULL && g_str_has_prefix (state, words));
        }
    }
}

static void
test_old_data_are_marked (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    double age_s;
    const char *words;
  } rows[] = {
    { 4, NULL },
    { 1.6 * BOARD_INTERVAL_S, "late, as of 14:31" },
    { 4 * BOARD_INTERVAL_S, "stale, as of 14:31" },
    { 2 * PENTAD_DAY_S, "stale, as of 11-18 14:32" },
  };
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadBoardStyle style = board_fixture_style (fixture, &theme);
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);

      board_data->query.age_s = rows[i].age_s;
      assert_state (fixture, board_data, &style, rows[i].words);
    }
}

static void
test_connections_explain_what_is_missing (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    PentadConnection connection;
    const char *words;
  } rows[] = {
    { PENTAD_CONNECTION_CONNECTING, "loading" },
    { PENTAD_CONNECTION_OFFLINE, "error: nothing came" },
    { PENTAD_CONNECTION_UNAUTHORISED, "not permitted: nothing came" },
  };
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
  const PentadBoardSpec *spec = g_ptr_array_index (fixture->boards, 0);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadBoardStyle style = board_fixture_style (fixture, &theme);

      style.connection = rows[i].connection;
      style.error = i > 0 ? "nothing came" : NULL;
      g_autoptr (PentadScene) scene = pentad_board_panel_scene (
          board_data, g_ptr_array_index (spec->panels, 0), &style, 400, 300);
      g_assert_cmpstr (pentad_scene_get_state (scene), ==, rows[i].words);
    }
}

static void
test_without_data (BoardFixture *fixture, gconstpointer data)
{
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (int stage = 0; stage < 3; stage++)
    {
      g_autoptr (PentadCity) city = stage == 0 ? pentad_city_new () : board_city_new_bare ();
      PentadBoardStyle style = board_fixture_style (fixture, &theme);
      g_autoptr (PentadMapGeometry) geometry =
          stage == 0
              ? NULL
              : pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (city));
      guint n_loading = 0, n_empty = 0;

      style.geometry = geometry;
      if (stage == 2)
        board_city_apply_reports (city, (const int[3]){ 0, 0, 0 });
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (city, 0, PENTAD_PERIOD_MONTH);
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
                  pentad_board_panel_summary (board_data, panel, scene, PENTAD_LANGUAGE_EN);

              g_assert_cmpuint (pentad_scene_get_n_ops (scene), >, 0);
              n_loading += board_scene_has_text (scene, "loading");
              n_empty += board_scene_has_text (scene, "no data");
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

/* What the platform keeps from this account is said to be kept, each by itself. */
static void
test_not_permitted_is_not_no_data (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    PentadCityPart part;
  } rows[] = {
    { "staffing", PENTAD_PART_STAFF },      { "sensors", PENTAD_PART_SENSORS },
    { "calls", PENTAD_PART_CALLS },         { "hotline", PENTAD_PART_CALLS },
    { "approvals", PENTAD_PART_APPROVALS },
  };
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadCity) city = board_city_new_bare ();
      PentadBoardStyle style = board_fixture_style (fixture, &theme);
      PentadPanelSpec panel = { .id = "p", .kind = (char *)rows[i].kind };

      board_city_apply_reports (city, (const int[3]){ 0, 0, 0 });
      for (guint part = 0; part < PENTAD_N_PARTS; part++)
        {
          pentad_city_set_forbidden (city, part, part == rows[i].part);
          g_autoptr (PentadBoardData) board_data =
              board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board_data, &panel, &style, 400, 300);
          g_assert_cmpstr (pentad_scene_get_state (scene), ==,
                           part == rows[i].part ? "not permitted: as of 14:32"
                                                : "no data from this platform: as of 14:32");
          pentad_city_set_forbidden (city, part, FALSE);
          pentad_city_set_failure (city, part, "no connection");
          g_autoptr (PentadBoardData) failed_data =
              board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
          g_autoptr (PentadScene) failed =
              pentad_board_panel_scene (failed_data, &panel, &style, 400, 300);
          g_assert_cmpstr (pentad_scene_get_state (failed), ==,
                           part == rows[i].part ? "error: no connection"
                                                : "no data from this platform: as of 14:32");
          pentad_city_set_failure (city, part, NULL);
        }
    }
}

/* Nor of people: who may not see them is not told that there are none. */
static void
test_people_not_permitted_are_not_none (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    gboolean forbidden;
    const char *caption, *legend;
  } rows[] = {
    { TRUE, "not permitted", "officers on post not permitted" },
    { FALSE, "no data from this platform", "officers on post —" },
  };
  g_autoptr (PentadBoardSpec) board = pentad_board_spec_new ("test");
  PentadPanelSpec *figure = pentad_board_spec_add (board, "card", "headline");
  PentadPanelSpec *map = pentad_board_spec_add (board, "map", "map");
  PentadTheme theme;

  figure->figure = g_strdup ("online_rate");
  g_ptr_array_add (map->markers, g_strdup ("officers"));
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadCity) city = board_city_new_bare ();
      PentadBoardStyle style = board_fixture_style (fixture, &theme);

      board_city_apply_reports (city, (const int[3]){ 0, 0, 0 });
      pentad_city_set_forbidden (city, PENTAD_PART_STAFF, rows[i].forbidden);
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
      g_autoptr (PentadScene) card =
          pentad_board_panel_scene (board_data, figure, &style, 300, 120);
      g_autoptr (PentadScene) picture =
          pentad_board_panel_scene (board_data, map, &style, 900, 700);

      g_assert_true (board_scene_has_text (card, rows[i].caption));
      g_assert_true (board_scene_has_text (picture, rows[i].legend));
    }
}

/* A platform that sends rows without numbers: "not known" is never shown as -1, nor as 0. */
static void
test_unsent_numbers (BoardFixture *fixture, gconstpointer data)
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
  style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PentadPanelSpec panel = { .id = "p",
                                .kind = (char *)kinds[i],
                                .title.text[PENTAD_LANGUAGE_EN] = (char *)"Title" };
      g_autoptr (PentadScene) scene =
          pentad_board_panel_scene (board_data, &panel, &style, 500, 300);
      g_autofree char *text = pentad_scene_to_text (scene);

      g_test_message ("%s:\n%s", kinds[i], text);
      g_assert_false (board_scene_has_text (scene, "-1"));
      g_assert_false (board_scene_has_text (scene, "−1"));
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
test_unknown_names (BoardFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "hologram", "headline", "children",   "ranking",
                                       "matrix",   "map",      "explanation" };
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = pentad_board_spec_new ("own");
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
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
    void (*func) (BoardFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/board/every-panel-shows-its-data", test_panels },
    { "/board/board/headlines-are-the-evaluated-figures", test_headlines },
    { "/board/board/ties-share-a-rank-and-skip-the-next", test_ranking },
    { "/board/board/no-denominator-is-no-rank-and-no-percentage", test_no_denominator },
    { "/board/board/ranking-compares-like-with-like", test_ranking_marks },
    { "/board/board/without-data-it-is-loading-or-empty", test_without_data },
    { "/board/board/old-data-are-marked", test_old_data_are_marked },
    { "/board/board/not-permitted-is-not-no-data", test_not_permitted_is_not_no_data },
    { "/board/board/people-not-permitted-are-not-none", test_people_not_permitted_are_not_none },
    { "/board/board/connections-explain-what-is-missing",
      test_connections_explain_what_is_missing },
    { "/board/board/what-is-not-sent-is-not-minus-one", test_unsent_numbers },
    { "/board/board/unknown-names-are-survived", test_unknown_names },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, board_fixture_set_up, tests[i].func,
                board_fixture_tear_down);
  g_test_add_func ("/board/board/knows-its-kinds", test_kinds);
  return g_test_run ();
}
