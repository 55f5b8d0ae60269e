/* What the panels of trends, spreads and shares say of the city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include "evaluate/expectation.h"

#include <math.h>
#include <string.h>

static PentadScene *
draw (const BoardFixture *fixture,
      PentadPeriodKind period,
      int place,
      const char *kind,
      const char *figure)
{
  g_autoptr (PentadBoardData) data = board_fixture_evaluate (fixture->city, place, period);
  g_autoptr (PentadBoardSpec) board = pentad_board_spec_new ("test");
  PentadPanelSpec *panel = pentad_board_spec_add (board, kind, kind);
  PentadTheme theme;

  panel->columns = panel->rows = 10;
  panel->figure = g_strdup (figure);
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  return pentad_board_panel_scene (data, panel, &style, 900, 300);
}

/* Of the first column of numbers. */
static double
sum_values (const PentadScene *scene)
{
  const PentadDataTable *table = pentad_scene_get_table (scene, 0);
  double sum = 0;

  for (guint r = 0; r < pentad_data_table_get_n_rows (table); r++)
    sum += pentad_data_table_get_value (table, r, 1);
  return sum;
}

static double
count (const PentadBoardData *data, const char *id)
{
  return pentad_figures_lookup (data->figures, data->query.place, id)->value;
}

/* 40 days of history: the last days have five weeks before them, the first have none. */
static void
test_trend (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadScene) scene = draw (fixture, PENTAD_PERIOD_TODAY, 0, "trend", NULL);
  const PentadDataTable *table = pentad_scene_get_table (scene, 0);
  guint n = pentad_data_table_get_n_rows (table);
  guint n_known = 0;

  g_assert_cmpuint (n, ==, 30);
  g_assert_cmpuint (pentad_data_table_get_n_columns (table), ==, 4);
  g_assert_cmpstr (pentad_data_table_get_text (table, n - 1, 0), ==, "2026-11-20");
  g_assert_true (isnan (pentad_data_table_get_value (table, 0, 2)));
  for (guint r = 0; r < n; r++)
    {
      double low = pentad_data_table_get_value (table, r, 2);

      if (isnan (low))
        continue;
      n_known++;
      g_assert_cmpfloat (low, <=, pentad_data_table_get_value (table, r, 3));
    }
  g_assert_cmpuint (n_known, >=, 1);
  g_assert_cmpuint (n_known, <, n);
  g_assert_true (board_scene_has_text (scene, "usual for the weekday"));
  /* A word that is no counter has no trend. */
  g_autoptr (PentadScene) none = draw (fixture, PENTAD_PERIOD_TODAY, 0, "trend", "close_rate");
  g_assert_cmpuint (board_scene_count_role (none, PENTAD_ROLE_STATE), >, 0);
}

/* Half a year is measured by the one before, not day by day. */
static void
test_long_trend (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadScene) scene = draw (fixture, PENTAD_PERIOD_HALF_YEAR, 0, "trend", "close");

  g_assert_cmpuint (pentad_data_table_get_n_columns (pentad_scene_get_table (scene, 0)), ==, 3);
  g_assert_true (board_scene_has_text (scene, "period before"));
  g_assert_false (board_scene_has_text (scene, "usual for the weekday"));
}

/* Classes, hours and handling times add up to what the figures say. */
static void
test_sums (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) month =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_MONTH);
  g_autoptr (PentadScene) pareto = draw (fixture, PENTAD_PERIOD_MONTH, 0, "pareto", NULL);
  g_autoptr (PentadScene) histogram = draw (fixture, PENTAD_PERIOD_MONTH, 0, "histogram", NULL);

  g_assert_cmpfloat (sum_values (pareto), ==, count (month, "report"));
  g_assert_cmpfloat (sum_values (histogram), ==,
                     pentad_figures_lookup (month->figures, 0, "avg_handle_time")->denominator);
}

/* Cases of yesterday and today are known: two weekdays have hours, the others are no data. */
static void
test_hours (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadScene) scene = draw (fixture, PENTAD_PERIOD_TODAY, 0, "hours-weekdays", NULL);
  const PentadDataTable *table = pentad_scene_get_table (scene, 0);
  g_autoptr (PentadBoardData) today =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  double friday = 0;

  g_assert_cmpuint (pentad_data_table_get_n_rows (table), ==, 7);
  g_assert_cmpuint (pentad_data_table_get_n_columns (table), ==, 25);
  /* 2026-11-20 is a Friday, 14:32. */
  for (guint h = 0; h < 24; h++)
    {
      double value = pentad_data_table_get_value (table, 4, h + 1);

      g_assert_true (isnan (value) == (h > 14));
      friday += isnan (value) ? 0 : value;
      g_assert_false (isnan (pentad_data_table_get_value (table, 3, h + 1)));
      g_assert_true (isnan (pentad_data_table_get_value (table, 6, h + 1)));
    }
  g_assert_cmpfloat_with_epsilon (friday, count (today, "report"), 1e-9);
}

static void
test_quantiles (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadScene) scene = draw (fixture, PENTAD_PERIOD_TODAY, 0, "quantiles", NULL);
  const PentadDataTable *table = pentad_scene_get_table (scene, 0);
  guint n = pentad_data_table_get_n_rows (table);

  g_assert_cmpuint (n, >=, 2);
  for (guint r = 0; r < n; r++)
    {
      double median = pentad_data_table_get_value (table, r, 1);

      if (r > 0)
        g_assert_false (median > pentad_data_table_get_value (table, r - 1, 1));
      if (isnan (median))
        continue;
      g_assert_cmpfloat (pentad_data_table_get_value (table, r, 2), <=, median);
      g_assert_cmpfloat (pentad_data_table_get_value (table, r, 5), >=, median);
    }
}

/* A city that names no supervisors has no workload to show, and says so. */
static void
test_workload (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadScene) scene = draw (fixture, PENTAD_PERIOD_TODAY, 0, "workload", NULL);

  g_assert_cmpuint (board_scene_count_role (scene, PENTAD_ROLE_STATE), >, 0);
  g_assert_cmpuint (pentad_scene_count_marks (scene, NULL), ==, 0);
}

/* A rate that should be low is shown as what is left to 100, and says so. */
static void
test_radar (BoardFixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "close_rate", "rework_rate", "in_time_close_rate", "report" };
  g_autoptr (PentadBoardData) board_data =
      board_fixture_evaluate (fixture->city, 1, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) board = pentad_board_spec_new ("test");
  PentadPanelSpec *panel = pentad_board_spec_add (board, "radar", "radar");
  PentadTheme theme;

  panel->columns = panel->rows = 10;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (panel->figures, g_strdup (ids[i]));
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadScene) scene = pentad_board_panel_scene (board_data, panel, &style, 600, 400);
  const PentadDataTable *table = pentad_scene_get_table (scene, 0);

  for (guint i = 0; i < 3; i++)
    {
      const PentadFigure *figure = pentad_figures_lookup (board_data->figures, 1, ids[i]);
      double value = pentad_data_table_get_value (table, i, 1);

      if (figure->state == PENTAD_FIGURE_VALUE)
        g_assert_cmpfloat_with_epsilon (value, i == 1 ? 100 - figure->value : figure->value, 1e-9);
      else
        g_assert_true (isnan (value));
    }
  g_assert_true (g_str_has_prefix (pentad_data_table_get_text (table, 1, 0), "100% − "));
  /* A count is no rate and stands on no spoke. */
  g_assert_true (isnan (pentad_data_table_get_value (table, 3, 1)));
  g_assert_cmpstr (pentad_data_table_get_heading (table, 2), ==, "Whole city");
}

/* What the children have is what the place has; of one count the period before stands beside it. */
static void
test_groups (BoardFixture *fixture, gconstpointer user_data)
{
  g_autoptr (PentadBoardData) data = board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_MONTH);
  g_autoptr (PentadBoardSpec) board = pentad_board_spec_new ("test");
  PentadPanelSpec *panel = pentad_board_spec_add (board, "grouped", "grouped");
  PentadTheme theme;

  panel->columns = panel->rows = 10;
  g_ptr_array_add (panel->figures, g_strdup ("report"));
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadScene) one = pentad_board_panel_scene (data, panel, &style, 900, 300);

  g_assert_cmpfloat (sum_values (one), ==, count (data, "report"));
  g_assert_cmpstr (pentad_data_table_get_heading (pentad_scene_get_table (one, 0), 2), ==,
                   "period before");
  g_ptr_array_add (panel->figures, g_strdup ("close"));
  g_autoptr (PentadScene) two = pentad_board_panel_scene (data, panel, &style, 900, 300);

  g_assert_cmpuint (pentad_data_table_get_n_columns (pentad_scene_get_table (two, 0)), ==, 3);
  g_assert_false (board_scene_has_text (two, "period before"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/board/charts/" name, BoardFixture, NULL, board_fixture_set_up, func,               \
              board_fixture_tear_down)
  ADD ("a-trend-says-what-is-usual", test_trend);
  ADD ("a-long-trend-is-measured-by-the-period-before", test_long_trend);
  ADD ("parts-add-up-to-the-figures", test_sums);
  ADD ("hours-of-days-whose-cases-are-known", test_hours);
  ADD ("quantiles-by-department", test_quantiles);
  ADD ("no-supervisors-no-workload", test_workload);
  ADD ("groups-add-up-to-the-figures", test_groups);
  ADD ("a-radar-turns-low-rates-round", test_radar);
#undef ADD
  return g_test_run ();
}
