/* Tests of the panels that hold figures against something: targets, shares, deadlines, yesterday.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include <math.h>
#include <string.h>

static PentadScene *
draw (BoardFixture *fixture,
      const PentadBoardData *data,
      const char *kind,
      const char *figure,
      const char *const *figures)
{
  g_autoptr (PentadBoardSpec) spec = pentad_board_spec_new ("own");
  PentadPanelSpec *panel = pentad_board_spec_add (spec, "own", kind);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  pentad_label_set (&panel->title, PENTAD_LANGUAGE_EN, "Own");
  panel->figure = g_strdup (figure);
  for (guint i = 0; figures != NULL && figures[i] != NULL; i++)
    g_ptr_array_add (panel->figures, g_strdup (figures[i]));
  return pentad_board_panel_scene (data, panel, &style, 500, 340);
}

/* As it is printed: the parts are the difference of the totals, to the last digit. */
static void
test_waterfall (BoardFixture *fixture, gconstpointer data)
{
  for (int kind = PENTAD_PERIOD_TODAY; kind < PENTAD_PERIOD_RANGE; kind++)
    {
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (fixture->city, 0, (PentadPeriodKind)kind);
      g_autoptr (PentadScene) scene = draw (fixture, board_data, "waterfall", "area_score", NULL);
      const PentadDataTable *table = pentad_scene_get_table (scene, 0);
      guint n = pentad_data_table_get_n_rows (table);
      double sum = 0;

      g_assert_cmpuint (n, >=, 3);
      for (guint row = 0; row + 1 < n; row++)
        sum += pentad_data_number (pentad_data_table_get_text (table, row, 1));
      g_assert_cmpfloat_with_epsilon (
          sum, pentad_data_number (pentad_data_table_get_text (table, n - 1, 1)), 1e-9);
    }
}

static void
test_ways (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCity) bare = board_city_new_bare ();
  g_autoptr (PentadBoardData) with = board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardData) without = board_fixture_evaluate (bare, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadScene) scene = draw (fixture, with, "ways", NULL, NULL);
  g_autoptr (PentadScene) none = draw (fixture, without, "ways", NULL, NULL);
  double x[2], left = NAN, right = NAN;
  guint n = 0;

  /* The shares that are asked for are those of the scheme: 70, 20 and 10 of the demo's. */
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->role == PENTAD_ROLE_TRACK)
        {
          left = op->box.x;
          right = op->box.x + op->box.width;
        }
      if (op->role == PENTAD_ROLE_TARGET && n < G_N_ELEMENTS (x))
        x[n++] = op->box.x + op->box.width / 2;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (x[0], left + 0.7 * (right - left), 0.01);
  g_assert_cmpfloat_with_epsilon (x[1], left + 0.9 * (right - left), 0.01);
  g_assert_true (board_scene_has_text (scene, "marks: 70 / 20 / 10"));
  g_assert_true (board_scene_has_text (scene, "service 50%"));
  g_assert_nonnull (pentad_scene_get_state (none));
}

static void
add_case (PentadState *state, const char *id, const PentadTrailEntry *trail, guint n)
{
  g_ptr_array_add (state->cases,
                   pentad_case_new (&(PentadCaseFacts){ id, "e0101", PENTAD_SOURCE_PUBLIC, FALSE,
                                                        "d1-s1-c1-g1", NAN, NAN, NULL },
                                    trail, n));
}

/* The pressed case comes first though its deadline passed before the other's, its suspended time is
 * hatched, and what lies beyond the deadline is bad. */
static void
test_gantt (BoardFixture *fixture, gconstpointer data)
{
  const gint64 now = board_city_now ();
  const PentadTrailEntry pressed[] = {
    { now - 20 * 3600, PENTAD_NO_TIME, NULL, NULL, NULL, PENTAD_ACT_REPORT, 0 },
    { now - 19 * 3600, now - 12 * 3600, "D1", NULL, NULL, PENTAD_ACT_DISPATCH, 0 },
    { now - 18 * 3600, PENTAD_NO_TIME, NULL, NULL, NULL, PENTAD_ACT_SUSPEND, 0 },
    { now - 14 * 3600, now - 8 * 3600, NULL, NULL, NULL, PENTAD_ACT_RESUME, 0 },
    { now - 2 * 3600, PENTAD_NO_TIME, NULL, NULL, NULL, PENTAD_ACT_PRESS, 0 },
  };
  const PentadTrailEntry late[] = {
    { now - 10 * 3600, PENTAD_NO_TIME, NULL, NULL, NULL, PENTAD_ACT_REPORT, 0 },
    { now - 9 * 3600, now - 3600, "D1", NULL, NULL, PENTAD_ACT_DISPATCH, 0 },
  };
  g_autoptr (PentadCity) city = board_city_new_bare ();
  g_autoptr (PentadState) state = pentad_state_new ();
  guint n_hatched = 0, n_bad = 0;

  state->as_of = now;
  add_case (state, "late", late, G_N_ELEMENTS (late));
  add_case (state, "pressed", pressed, G_N_ELEMENTS (pressed));
  pentad_city_apply_state (city, state);
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadScene) scene = draw (fixture, board_data, "gantt", NULL, NULL);

  g_assert_cmpuint (pentad_scene_get_n_hits (scene), ==, 2);
  g_assert_cmpstr (pentad_scene_get_hit (scene, 0)->key, ==, "case:pressed");
  g_assert_cmpstr (pentad_scene_get_hit (scene, 1)->key, ==, "case:late");
  g_assert_true (board_scene_has_text (scene, "over 8:00"));
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      n_hatched += op->role == PENTAD_ROLE_MARK && op->paint.hatch != PENTAD_HATCH_NONE;
      n_bad += op->role == PENTAD_ROLE_MARK && op->paint.fill == PENTAD_INK_BAD;
    }
  g_assert_cmpuint (n_hatched, ==, 1);
  g_assert_cmpuint (n_bad, ==, 2);
}

/* An empty morning is not missing data: it says what was there yesterday by now. */
static void
test_none_yet (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *kind, *figure, *words;
  } table[] = {
    { "classes", NULL, "No cases yet today; yesterday by now: 0" },
    { "majors", NULL, "No cases yet today; yesterday by now: 0" },
    { "headline", "report", "None yet; yesterday 0" },
    { "children", "report", "None yet; yesterday 0" },
    { "headline", "close_rate", "No cases in this period" },
  };
  g_autoptr (PentadCity) city = board_city_new_bare ();

  board_city_apply_reports (city, (const int[3]){ 0, 0, 0 });
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadScene) scene =
          draw (fixture, board_data, table[i].kind, table[i].figure, NULL);

      g_test_message ("%s", table[i].kind);
      g_assert_true (board_scene_has_text (scene, table[i].words));
    }
}

/* Six minutes of one case are no rate of 10 %: their ranking has no intervals. */
static void
test_no_interval_of_hours (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCity) city = board_city_new_bare ();
  g_autoptr (PentadHistory) history =
      pentad_history_new (board_city_today () - 19, board_city_today () - 1);

  history->as_of = board_city_now ();
  for (int d = 1; d <= 3; d++)
    {
      g_autofree char *community = g_strdup_printf ("d%d-s1-c1", d);

      pentad_history_begin_row (history, history->first_day, community, "e0101");
      pentad_history_add_value (history, PENTAD_COUNT_NEED_CLOSE, 5);
      pentad_history_add_value (history, PENTAD_COUNT_CLOSE, 1);
      pentad_history_add_minutes (history, 6);
    }
  pentad_city_add_history (city, history);
  board_city_apply_reports (city, (const int[3]){ 1, 1, 1 });
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_MONTH);
  g_autoptr (PentadScene) hours = draw (fixture, board_data, "ranking", "avg_handle_time", NULL);
  g_autoptr (PentadScene) rates = draw (fixture, board_data, "ranking", "close_rate", NULL);
  const PentadDataTable *tables[] = { pentad_scene_get_table (hours, 0),
                                      pentad_scene_get_table (rates, 0) };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint row = 0; row < pentad_data_table_get_n_rows (tables[t]); row++)
      g_assert_cmpint (g_str_equal (pentad_data_table_get_text (tables[t], row, 4), "—"), ==,
                       t == 0);
}

/* The step before the running day is the last; what is of the instant has no trend. */
static void
test_trend (BoardFixture *fixture, gconstpointer data)
{
  const PentadScheme *scheme = pentad_city_get_scheme (fixture->city);
  double values[PENTAD_TREND_STEPS];
  g_autoptr (PentadBoardData) today =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardData) week = board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_WEEK);

  g_assert_cmpuint (
      pentad_board_data_get_trend (today, 0, pentad_scheme_find (scheme, "report"), values), ==,
      PENTAD_TREND_STEPS);
  /* Days of history have 5 + day % 7 + d reports in district d. */
  for (int i = 0; i + 1 < PENTAD_TREND_STEPS; i++)
    {
      gint32 day = board_city_today () - PENTAD_TREND_STEPS + i;

      g_assert_cmpfloat (values[i], ==, 3 * (5 + day % 7) + 3);
    }
  /* 40 days of history are five weeks. */
  g_assert_cmpuint (
      pentad_board_data_get_trend (week, 0, pentad_scheme_find (scheme, "report"), values), ==, 5);
  g_assert_true (isnan (values[0]));
  g_assert_false (isnan (values[PENTAD_TREND_STEPS - 1]));
  g_assert_cmpuint (
      pentad_board_data_get_trend (week, 0, pentad_scheme_find (scheme, "open"), values), ==, 0);
}

/* Other places, days and rules are worked out anew, the same ones are not. */
static void
test_trend_is_kept (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int place, asked;
    PentadPeriodKind kind;
  } table[] = { { 1, 1, PENTAD_PERIOD_TODAY },
                /* The third district is none of the places around the first. */
                { 0, 3, PENTAD_PERIOD_TODAY },
                { 0, 0, PENTAD_PERIOD_TODAY },
                { 0, 0, PENTAD_PERIOD_WEEK } };
  const PentadIndicator *report =
      pentad_scheme_find (pentad_city_get_scheme (fixture->city), "report");
  double values[PENTAD_TREND_STEPS], seen[G_N_ELEMENTS (table)];

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadBoardData) board_data =
          board_fixture_evaluate (fixture->city, table[i].place, table[i].kind);

      g_assert_cmpuint (pentad_board_data_get_trend (board_data, table[i].asked, report, values), >,
                        1);
      seen[i] = values[PENTAD_TREND_STEPS - 1];
    }
  g_assert_cmpfloat (seen[1], >, seen[0]);
  g_assert_cmpfloat (seen[2], >, seen[1]);
  g_assert_cmpfloat (seen[3], >, seen[2]);
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
    { "/board/targets/waterfall-adds-up-as-printed", test_waterfall },
    { "/board/targets/ways-are-marked-at-the-shares-of-the-scheme", test_ways },
    { "/board/targets/pressed-cases-come-first", test_gantt },
    { "/board/targets/an-empty-morning-says-yesterday", test_none_yet },
    { "/board/targets/hours-have-no-interval", test_no_interval_of_hours },
    { "/board/targets/a-trend-is-of-finished-steps", test_trend },
    { "/board/targets/a-trend-is-kept-for-its-place-and-days", test_trend_is_kept },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, board_fixture_set_up, tests[i].func,
                board_fixture_tear_down);
  return g_test_run ();
}
