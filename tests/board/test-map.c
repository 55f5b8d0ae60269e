/* Tests of what a board's map shows: numbers, layers, two periods, density and its playback.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include "board/map-layers.h"

#include <math.h>
#include <string.h>

/* The city knows every case of today and yesterday. */
static void
set_up (BoardFixture *fixture, gconstpointer data)
{
  board_fixture_set_up (fixture, data);
  pentad_city_set_cases_from (fixture->city, board_city_today () - 1);
}

static const PentadMapMeasure reported = { PENTAD_MAP_CASES_REPORTED, PENTAD_MAP_COUNT, NULL };

static PentadBoardSpec *
new_board (void)
{
  PentadBoardSpec *board = pentad_board_spec_new ("b");

  pentad_board_spec_add (board, "map", "map");
  return board;
}

static PentadPanelSpec *
get_panel (PentadBoardSpec *board)
{
  return g_ptr_array_index (board->panels, 0);
}

static double
sum (const double *values, int n)
{
  double total = 0;

  for (int i = 0; i < n; i++)
    total += isnan (values[i]) ? 0 : values[i];
  return total;
}

/* Each kind of cases is counted, and a rate is its count over what the divisions say. */
static void
test_numbers (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  const PentadZone *zone = pentad_city_get_zone (fixture->city);
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  int n = pentad_map_geometry_get_n_cells (fixture->geometry);
  guint expected[PENTAD_N_MAP_CASES] = { 0 }, n_cases;

  const PentadCaseRow *rows = pentad_city_get_cases (fixture->city, &n_cases);
  for (guint i = 0; i < n_cases; i++)
    {
      gint64 at = pentad_case_get_reported (rows[i].data);
      PentadCaseView view;

      if (rows[i].place[PENTAD_LEVEL_GRID] == PENTAD_NO_PLACE)
        continue;
      pentad_case_view (rows[i].data, board->query.time, &view);
      expected[PENTAD_MAP_CASES_OPEN] += view.outcome == PENTAD_OUTCOME_OPEN;
      expected[PENTAD_MAP_CASES_OVERDUE] += pentad_case_view_is_overdue (&view, board->query.time);
      expected[PENTAD_MAP_CASES_REPORTED] +=
          at <= board->query.time && pentad_zone_day (zone, at) == board_city_today ();
    }
  for (int cases = 0; cases < PENTAD_N_MAP_CASES; cases++)
    {
      PentadMapMeasure count = { (PentadMapCases)cases, PENTAD_MAP_COUNT, NULL };
      PentadMapMeasure rate = { (PentadMapCases)cases, PENTAD_MAP_PER_KM2, NULL };
      PentadMapNumbers numbers = pentad_map_numbers_new (
          board, fixture->geometry, &count, PENTAD_LEVEL_GRID, NULL, &board->query.period);
      PentadMapNumbers rates = pentad_map_numbers_new (
          board, fixture->geometry, &rate, PENTAD_LEVEL_GRID, NULL, &board->query.period);

      g_assert_cmpuint (expected[cases], >, 0);
      g_assert_cmpfloat (sum (numbers.values, n), ==, expected[cases]);
      g_assert_null (numbers.weak);
      for (int cell = 0; cell < n; cell++)
        {
          int place = pentad_map_geometry_cell_place (fixture->geometry, cell);
          double km2 = pentad_divisions_get (divisions, place)->area_m2 / 1e6;

          if (km2 > 0)
            g_assert_cmpfloat_with_epsilon (rates.values[cell] * km2, numbers.values[cell], 1e-6);
          else
            g_assert_true (isnan (rates.values[cell]));
        }
      pentad_map_numbers_clear (&numbers);
      pentad_map_numbers_clear (&rates);
    }
}

static void
test_classes (void)
{
  static const double values[] = { 0, 0, 0, 0, 1, 2, 3, 4, 10, 20, 40, 80 };
  int n = G_N_ELEMENTS (values);
  PentadMapSpec spec = { .classing = PENTAD_MAP_CLASSING_THRESHOLDS,
                         .n_thresholds = 2,
                         .thresholds = { 0, 5 } };
  PentadClasses classes =
      pentad_map_spec_classes (&spec, &spec.first, values, n, PENTAD_RAMP_STEPS);

  g_assert_cmpint (classes.n, ==, 2);
  g_assert_cmpfloat (classes.lower[1], ==, 5);
  for (int classing = PENTAD_MAP_CLASSING_QUANTILE; classing < PENTAD_MAP_CLASSING_GRADES;
       classing++)
    {
      spec = (PentadMapSpec){ .classing = (PentadMapClassing)classing, .n_classes = 4 };
      classes = pentad_map_spec_classes (&spec, &spec.first, values, n, PENTAD_RAMP_STEPS);
      g_assert_cmpint (classes.n, >, 1);
      g_assert_cmpint (classes.n, <=, 5);
      g_assert_cmpfloat (classes.lower[0], ==, 0);
      /* Zero is alone, but among equal steps. */
      if (classing != PENTAD_MAP_CLASSING_EQUAL)
        g_assert_cmpint (pentad_classes_find (&classes, 1), ==, 1);
    }
  spec = (PentadMapSpec){ .classing = PENTAD_MAP_CLASSING_BANDS };
  classes = pentad_map_spec_classes (&spec, &spec.first, values, n, PENTAD_RAMP_STEPS);
  g_assert_cmpfloat (classes.lower[6], ==, 20);
}

static const PentadMapLayerItem *
find_item (const GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((PentadMapLayerItem *)g_ptr_array_index (items, i))->id, id))
      return g_ptr_array_index (items, i);
  return NULL;
}

/* Every layer of the list, on and off, changes what is drawn; the board says what is on at first.
 */
static void
test_layers (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = new_board ();
  g_autoptr (PentadMapChoice) choice = pentad_map_choice_new ();
  PentadTheme theme;
  PentadBoardStyle style;

  g_ptr_array_add (get_panel (spec)->markers, g_strdup ("overdue"));
  g_ptr_array_add (get_panel (spec)->layers, g_strdup ("roads"));
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  style.choice = choice;
  g_autoptr (GPtrArray) items =
      pentad_map_layers_new (board, get_panel (spec), choice, PENTAD_LANGUAGE_EN);
  g_assert_true (find_item (items, "grids")->shown);
  g_assert_true (find_item (items, "labels")->shown);
  g_assert_false (find_item (items, "heat")->shown);
  g_assert_true (find_item (items, "marker:overdue")->shown);
  g_assert_false (find_item (items, "marker:officers")->shown);

  for (guint i = 0; i < items->len; i++)
    {
      const PentadMapLayerItem *item = g_ptr_array_index (items, i);
      g_autofree char *texts[2] = { NULL };

      g_test_message ("%s", item->id);
      g_assert_cmpstr (item->label, !=, "");
      for (int shown = 0; shown < 2; shown++)
        {
          pentad_map_layers_choose (items, choice, item->id, shown);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board, get_panel (spec), &style, 900, 700);
          g_autoptr (GPtrArray) now =
              pentad_map_layers_new (board, get_panel (spec), choice, PENTAD_LANGUAGE_EN);

          g_assert_cmpint (find_item (now, item->id)->shown, ==, shown);
          texts[shown] = pentad_scene_to_text (scene);
        }
      /* Points of reference and alarms may lie outside or be covered; all others are seen. */
      if (strchr (item->id, ':') == NULL || g_str_has_prefix (item->id, "marker:o"))
        g_assert_cmpstr (texts[0], !=, texts[1]);
      pentad_map_layers_choose (items, choice, item->id, item->shown);
      g_clear_pointer (&texts[0], g_free);
      g_clear_pointer (&texts[1], g_free);
    }
}

/* Each sensor where it stands, and what is offline or in alarm by a shape of its own. */
static void
test_devices (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    PentadMarker shape;
    guint n;
    const char *legend;
  } rows[] = {
    { PENTAD_MARKER_DIAMOND, 4, "sensors online 4" },
    { PENTAD_MARKER_CROSS, 1, "offline 1" },
    { PENTAD_MARKER_TRIANGLE_DOWN, 1, "in alarm 1" },
  };
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = new_board ();
  PentadTheme theme;
  PentadBoardStyle style;

  g_ptr_array_add (get_panel (spec)->markers, g_strdup ("sensors"));
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (board, get_panel (spec), &style);

  g_assert_cmpuint (map->markers->len, ==, 6);
  g_assert_cmpuint (map->marker_legend->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n = 0;

      for (guint k = 0; k < map->markers->len; k++)
        n += g_array_index (map->markers, PentadMapMarker, k).shape == rows[i].shape;
      g_assert_cmpuint (n, ==, rows[i].n);
      g_assert_cmpstr (g_array_index (map->marker_legend, PentadMapMarkerLegend, i).text, ==,
                       rows[i].legend);
    }
  g_assert_cmpstr (g_array_index (map->markers, PentadMapMarker, 1).tooltip, ==, "D1");
}

/* One partition at a time. */
static void
test_partitions (void)
{
  static PentadMapLayerItem zones[] = {
    { (char *)"partition:a", (char *)"A", PENTAD_MAP_LAYERS_PARTITIONS, FALSE },
    { (char *)"partition:b", (char *)"B", PENTAD_MAP_LAYERS_PARTITIONS, FALSE },
    { (char *)"grids", (char *)"G", PENTAD_MAP_LAYERS_MAP, TRUE },
  };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (PentadMapChoice) choice = pentad_map_choice_new ();

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    g_ptr_array_add (items, &zones[i]);
  pentad_map_layers_choose (items, choice, "partition:a", TRUE);
  g_assert_true (pentad_map_choice_shows (choice, "partition:a", FALSE));
  pentad_map_layers_choose (items, choice, "partition:b", TRUE);
  g_assert_false (pentad_map_choice_shows (choice, "partition:a", TRUE));
  g_assert_true (pentad_map_choice_shows (choice, "partition:b", FALSE));
  g_assert_true (pentad_map_choice_shows (choice, "grids", TRUE));
}

/* The period before left, the one shown right, in classes that hold for both; both are named. */
static void
test_two_periods (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = new_board ();
  g_autoptr (PentadMapChoice) choice = pentad_map_choice_new ();
  int n = pentad_map_geometry_get_n_cells (fixture->geometry);
  PentadPeriod previous = pentad_period_previous (&board->query.period);
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  style.choice = choice;
  choice->compare = PENTAD_MAP_SWIPE;
  choice->divider = 0.3;
  g_autoptr (PentadBoardMap) swipe = pentad_board_map_new (board, get_panel (spec), &style);
  PentadMapNumbers before = pentad_map_numbers_new (board, fixture->geometry, &reported,
                                                    PENTAD_LEVEL_GRID, NULL, &previous);
  PentadMapNumbers now = pentad_map_numbers_new (board, fixture->geometry, &reported,
                                                 PENTAD_LEVEL_GRID, NULL, &board->query.period);
  g_assert_cmpmem (swipe->map.values.values, (gsize)n * 8, before.values, (gsize)n * 8);
  g_assert_cmpmem (swipe->map.other.values, (gsize)n * 8, now.values, (gsize)n * 8);
  g_assert_cmpfloat (swipe->map.divider, ==, 0.3);
  g_assert_cmpstr (swipe->map.words.period_titles[0], ==, "11-19");
  g_assert_cmpstr (swipe->map.words.period_titles[1], ==, "11-20");

  choice->compare = PENTAD_MAP_PAIR;
  for (int earlier = 0; earlier < 2; earlier++)
    {
      style.earlier = earlier;
      g_autoptr (PentadBoardMap) map = pentad_board_map_new (board, get_panel (spec), &style);

      g_assert_cmpmem (map->map.values.values, (gsize)n * 8, earlier ? before.values : now.values,
                       (gsize)n * 8);
      g_assert_null (map->map.other.values);
      g_assert_cmpstr (map->map.words.as_of, ==, earlier ? "11-19" : "11-20");
      g_assert_cmpint (map->map.style.classes.n, ==, swipe->map.style.classes.n);
    }
  pentad_map_numbers_clear (&before);
  pentad_map_numbers_clear (&now);
}

/* Days whose cases may be missing are asked for. */
static void
test_unknown_days (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board = board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_WEEK);
  g_autoptr (PentadBoardSpec) spec = new_board ();
  g_autoptr (PentadMapChoice) choice = pentad_map_choice_new ();
  const PentadPeriod *period = &board->query.period;
  PentadPeriod year = { PENTAD_PERIOD_YEAR, period->to - 300, period->to };
  /* What is asked for so that they are known. */
  g_assert_cmpint (pentad_board_map_first_day (get_panel (spec), choice, period), ==, G_MAXINT32);
  pentad_map_choice_set (choice, "heat", TRUE);
  g_assert_cmpint (pentad_board_map_first_day (get_panel (spec), choice, period), ==, period->from);
  g_assert_cmpint (pentad_board_map_first_day (get_panel (spec), choice, &year), ==, G_MAXINT32);
  choice->compare = PENTAD_MAP_SWIPE;
  g_assert_cmpint (pentad_board_map_first_day (get_panel (spec), choice, period), ==,
                   pentad_period_previous (period).from);
  get_panel (spec)->map.first.cases = PENTAD_MAP_CASES_REPORTED;
  g_assert_cmpint (pentad_board_map_first_day (get_panel (spec), NULL, period), ==, period->from);
}

/* Steps hold all points of the period once; the scale covers every step and is round. */
static void
test_density (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    PentadPeriodKind period;
    PentadMapPlayback playback;
    int n_steps;
    const char *last;
  } rows[] = {
    { PENTAD_PERIOD_TODAY, PENTAD_MAP_PLAYBACK_AUTO, 15, "11-20 14:00 – 15:00" },
    /* Of the days before, not all cases are known. */
    { PENTAD_PERIOD_WEEK, PENTAD_MAP_PLAYBACK_AUTO, 2, "11-20" },
    { PENTAD_PERIOD_WEEK, PENTAD_MAP_PLAYBACK_HOURS, 15, "11-20 14:00 – 15:00" },
    { PENTAD_PERIOD_YEAR, PENTAD_MAP_PLAYBACK_DAYS, 2, "11-20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadBoardData) board = board_fixture_evaluate (fixture->city, 0, rows[i].period);
      g_autoptr (PentadBoardSpec) spec = new_board ();
      PentadMapSpec *map = &get_panel (spec)->map;
      PentadMapView view;
      guint64 version;

      map->playback = rows[i].playback;
      map->heat_radius_m = 500;
      PentadMapDensity *density =
          pentad_map_density_new (board, fixture->geometry, map, &board->query.period);
      pentad_map_density_add_steps (density, board, fixture->geometry, map->playback);
      g_assert_cmpint (density->n_steps, ==, rows[i].n_steps);
      g_assert_cmpstr (density->labels[density->n_steps - 1], ==, rows[i].last);
      g_assert_cmpuint (density->n_points, >, 20);
      for (int step = 0; step < density->n_steps; step++)
        g_assert_cmpuint (density->begin[step], <, density->begin[step + 1]);

      view = pentad_map_view_fit (fixture->geometry, 0, 1000, 1000, 0);
      for (int step = -1; step < density->n_steps; step++)
        {
          PentadMapHeat heat = pentad_map_density_show (density, step);

          version = pentad_heat_get_version (heat.heat);
          g_assert_cmpfloat (heat.radius_m, ==, 500);
          g_assert_true (pentad_heat_prepare (heat.heat, &view, 500));
          /* Bins make a small difference. */
          g_assert_cmpfloat (pentad_heat_highest (heat.heat), <=, heat.full * 1.2);
          g_assert_cmpuint (pentad_heat_get_version (heat.heat), ==, version);
        }
      pentad_map_density_free (density);

      g_ptr_array_add (map->heat_classes, g_strdup ("no such class"));
      density = pentad_map_density_new (board, fixture->geometry, map, &board->query.period);
      g_assert_cmpuint (density->n_points, ==, 0);
      g_assert_cmpfloat (density->full, ==, 1);
      pentad_map_density_free (density);
    }
}

/* A shown density takes the place of the numbers, in the legend too. */
static void
test_density_shown (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = new_board ();
  PentadTheme theme;
  PentadBoardStyle style;

  get_panel (spec)->map.heat_shown = TRUE;
  get_panel (spec)->map.heat_radius_m = 400;
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadScene) scene =
      pentad_board_panel_scene (board, get_panel (spec), &style, 900, 700);
  g_assert_true (board_scene_has_text (scene, "Density of reports"));
  g_assert_true (board_scene_has_text (scene, "cases per km² within 400 m"));

  g_autoptr (PentadBoardMap) map = pentad_board_map_new (board, get_panel (spec), &style);
  g_assert_cmpint (map->map.style.classes.n, ==, 1);
  pentad_board_map_set_step (map, 3);
  g_assert_cmpstr (map->map.words.as_of, ==, "11-20 03:00 – 04:00");
  g_assert_cmpfloat (map->map.heat.full, ==, map->density->step_full);
  pentad_board_map_set_step (map, 99);
  g_assert_cmpint (map->step, ==, PENTAD_MAP_WHOLE_PERIOD);
  g_assert_cmpfloat (map->map.heat.full, ==, map->density->full);
}

/* Two maps side by side have a density each, in one scale; a swipe says that it has none. */
static void
test_densities_of_two_periods (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardSpec) spec = new_board ();
  g_autoptr (PentadMapChoice) choice = pentad_map_choice_new ();
  double full[2];
  guint n_points = 0;
  PentadTheme theme;
  PentadBoardStyle style;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  style = board_fixture_style (fixture, &theme);
  style.choice = choice;
  pentad_map_choice_set (choice, "heat", TRUE);
  choice->compare = PENTAD_MAP_PAIR;
  for (int earlier = 0; earlier < 2; earlier++)
    {
      style.earlier = earlier;
      g_autoptr (PentadBoardMap) map = pentad_board_map_new (board, get_panel (spec), &style);

      g_assert_nonnull (map->map.heat.heat);
      g_assert_cmpuint (map->density->n_points, >, 20);
      g_assert_cmpuint (map->density->n_points, !=, n_points);
      g_assert_cmpint (map->density->n_steps, ==, 0);
      g_assert_cmpstr (map->map.words.as_of, ==, earlier ? "11-19" : "11-20");
      n_points = map->density->n_points;
      full[earlier] = map->map.heat.full;
    }
  g_assert_cmpfloat (full[0], ==, full[1]);

  style.earlier = FALSE;
  choice->compare = PENTAD_MAP_SWIPE;
  g_autoptr (PentadBoardMap) swipe = pentad_board_map_new (board, get_panel (spec), &style);
  g_assert_null (swipe->map.heat.heat);
  g_assert_nonnull (swipe->map.other.values);
  g_assert_cmpstr (swipe->map.words.as_of, ==, "density: on one map or side by side");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (BoardFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/map/numbers-of-every-kind", test_numbers },
    { "/board/map/every-layer-goes-on-and-off", test_layers },
    { "/board/map/sensors-where-they-stand", test_devices },
    { "/board/map/two-periods", test_two_periods },
    { "/board/map/days-that-are-not-known", test_unknown_days },
    { "/board/map/density-in-steps", test_density },
    { "/board/map/density-takes-the-place-of-numbers", test_density_shown },
    { "/board/map/densities-of-two-periods", test_densities_of_two_periods },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, set_up, tests[i].func, board_fixture_tear_down);
  g_test_add_func ("/board/map/classes-as-the-board-says", test_classes);
  g_test_add_func ("/board/map/one-partition-at-a-time", test_partitions);
  return g_test_run ();
}
