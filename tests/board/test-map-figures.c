/* Tests of maps of figures: by area, as grades, as changes, of two quantities, of long periods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include "board/map-layers.h"
#include "board/map-rows.h"

#include <math.h>
#include <string.h>

/* A board of one map, with a place and a period, and what they come to. */
typedef struct
{
  PentadBoardSpec *spec;
  PentadPanelSpec *panel;
  PentadBoardData *data;
  PentadTheme theme;
  PentadMapChoice *choice;
  PentadBoardStyle style;
} Made;

static void
make (Made *made, BoardFixture *fixture, int place, PentadPeriodKind period)
{
  made->spec = pentad_board_spec_new ("b");
  made->panel = pentad_board_spec_add (made->spec, "map", "map");
  made->data = board_fixture_evaluate (fixture->city, place, period);
  made->choice = pentad_map_choice_new ();
  pentad_theme_init (&made->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  made->style = board_fixture_style (fixture, &made->theme);
  made->style.choice = made->choice;
}

static void
made_clear (Made *made)
{
  pentad_map_choice_free (made->choice);
  pentad_board_data_unref (made->data);
  pentad_board_spec_unref (made->spec);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

/* Every cell has what the table of figures says of the place above it; NAN where that is nothing.
 */
static guint
check_values (BoardFixture *fixture, const Made *made, const PentadMap *map, const char *id)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  g_autoptr (GArray) places = pentad_places_down_to (divisions, PENTAD_LEVEL_COMMUNITY);
  g_autoptr (PentadFigures) figures = pentad_evaluate (fixture->city, &made->data->query.period,
                                                       made->data->query.time, places, 0, 1);
  guint n = 0;

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
    {
      int place = pentad_divisions_ancestor (
          divisions, pentad_map_geometry_cell_place (fixture->geometry, cell), map->value_level);
      const PentadFigure *figure = pentad_figures_lookup (figures, place, id);

      g_assert_cmpint (place, ==, pentad_map_value_place (map, cell));
      if (figure->state == PENTAD_FIGURE_VALUE)
        g_assert_cmpfloat (map->values.values[cell], ==, figure->value);
      else
        g_assert_true (isnan (map->values.values[cell]));
      n += figure->state == PENTAD_FIGURE_VALUE;
    }
  return n;
}

static void
test_areas (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    PentadLevel asked, shown;
    int n;
  } rows[] = {
    { PENTAD_LEVEL_CITY, PENTAD_LEVEL_DISTRICT, 3 },
    { PENTAD_LEVEL_STREET, PENTAD_LEVEL_STREET, 6 },
    { PENTAD_LEVEL_COMMUNITY, PENTAD_LEVEL_COMMUNITY, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Made) made;
      g_autofree char *note = g_strdup_printf ("%d areas", rows[i].n);

      make (&made, fixture, 0, PENTAD_PERIOD_MONTH);
      made.panel->map.first.figure = g_strdup ("in_time_dispose_rate");
      made.panel->map.level = rows[i].asked;
      g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);
      g_autoptr (GArray) table = pentad_map_rows_new (&map->map, PENTAD_LANGUAGE_EN);

      g_assert_cmpint (map->map.value_level, ==, rows[i].shown);
      g_assert_cmpuint (check_values (fixture, &made, &map->map, "in_time_dispose_rate"), >, 12);
      g_assert_cmpstr (map->map.note, ==, note);
      g_assert_cmpstr (map->map.words.unit, ==, "%");
      g_assert_true (map->map.style.reversed);
      /* The table has a row for each area, the highest first. */
      g_assert_cmpuint (table->len, ==, rows[i].n);
      for (guint r = 1; r < table->len; r++)
        g_assert_false (g_array_index (table, PentadMapRow, r).value >
                        g_array_index (table, PentadMapRow, r - 1).value);
    }
}

/* Seen from a street, a map by district is one of its communities, and the others have nothing. */
static void
test_below (BoardFixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  int n, street = pentad_divisions_get_level (divisions, PENTAD_LEVEL_STREET, &n);
  g_auto (Made) made;

  make (&made, fixture, street, PENTAD_PERIOD_MONTH);
  made.panel->map.first.figure = g_strdup ("report");
  made.panel->map.level = PENTAD_LEVEL_DISTRICT;
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);

  g_assert_cmpint (map->map.value_level, ==, PENTAD_LEVEL_COMMUNITY);
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
    {
      int place = pentad_map_geometry_cell_place (fixture->geometry, cell);

      g_assert_cmpint (isnan (map->map.values.values[cell]), !=,
                       pentad_divisions_is_below (divisions, place, street));
    }
}

/* A score is shown by the grades of the scheme: letters on swatches and names, the best at the calm
 * end of the ramp; their own colours and patterns on request. */
static void
test_grades (BoardFixture *fixture, gconstpointer data)
{
  const PentadScheme *scheme = pentad_city_get_scheme (fixture->city);
  g_auto (Made) made;

  make (&made, fixture, 0, PENTAD_PERIOD_MONTH);
  made.panel->map.first.figure = g_strdup ("area_score");
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);
  g_autoptr (PentadScene) scene =
      pentad_board_panel_scene (made.data, made.panel, &made.style, 900, 700);
  const PentadMapStyle *style = &map->map.style;

  g_assert_cmpuint (check_values (fixture, &made, &map->map, "area_score"), >, 0);
  g_assert_cmpint (style->classes.n, ==, (int)scheme->grades->len);
  g_assert_cmpstr (map->map.words.class_letters[0], ==, "E");
  g_assert_cmpstr (map->map.words.class_letters[4], ==, "A");
  g_assert_cmpint (style->inks[4], ==, PENTAD_INK_NONE);
  g_assert_cmpint (pentad_map_style_get_ink (style, 4), ==,
                   pentad_ramp_get_ink (PENTAD_RAMP_LOAD, pentad_ramp_get_base (PENTAD_RAMP_LOAD)));
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
    {
      double value = map->map.values.values[cell];
      int class_number = pentad_map_style_find (style, &map->map.values, cell);
      int place = pentad_map_value_place (&map->map, cell);

      if (isnan (value))
        continue;
      g_assert_cmpstr (map->map.words.class_letters[class_number], ==,
                       pentad_scheme_get_grade (scheme, value)->id);
      g_assert_true (g_str_has_prefix (map->map.place_notes[place],
                                       pentad_scheme_get_grade (scheme, value)->id));
    }
  g_assert_true (board_scene_has_text (scene, "excellent"));

  pentad_map_choice_set (made.choice, "grade-colours", TRUE);
  g_autoptr (PentadBoardMap) own = pentad_board_map_new (made.data, made.panel, &made.style);
  g_assert_cmpint (own->map.style.inks[4], !=, PENTAD_INK_NONE);
  g_assert_cmpint (own->map.style.patterns[0], !=, 0);
  g_assert_cmpfloat (own->map.style.classes.lower[1], ==, style->classes.lower[1]);
}

/* What the period shown has more than the one before, about no change; of a figure and of cases. */
static void
test_change (BoardFixture *fixture, gconstpointer data)
{
  static const char *const figures[] = { "in_time_dispose_rate", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_auto (Made) made;
      PentadMapNumbers numbers[2];
      guint n_known = 0;

      pentad_city_set_cases_from (fixture->city, board_city_today () - 1);
      make (&made, fixture, 0, PENTAD_PERIOD_TODAY);
      PentadMapSpec *spec = &made.panel->map;
      spec->first.figure = g_strdup (figures[i]);
      spec->first.cases = PENTAD_MAP_CASES_REPORTED;
      spec->change = TRUE;
      spec->ramp = PENTAD_MAP_RAMP_DIVERGING;
      g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);
      const PentadPeriod periods[] = { made.data->query.period,
                                       pentad_period_previous (&made.data->query.period) };
      PentadLevel level =
          pentad_map_value_level (made.data, fixture->geometry, spec, periods[1].from);

      for (int p = 0; p < 2; p++)
        numbers[p] = pentad_map_numbers_new (made.data, fixture->geometry, &spec->first, level,
                                             NULL, &periods[p]);
      for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
        {
          double change = numbers[0].values[cell] - numbers[1].values[cell];

          if (isnan (change))
            g_assert_true (isnan (map->map.values.values[cell]));
          else
            g_assert_cmpfloat (map->map.values.values[cell], ==, change);
          n_known += !isnan (change) && change != 0;
        }
      g_assert_cmpuint (n_known, >, 5);
      g_assert_cmpint (map->map.style.ramp, ==, PENTAD_RAMP_DIVERGING);
      g_assert_cmpint (map->map.style.reversed, ==, figures[i] != NULL);
      g_assert_cmpint (pentad_classes_find (&map->map.style.classes, 0), ==, 3);
      g_assert_nonnull (map->map.words.class_labels);
      g_assert_cmpstr (map->map.words.as_of, ==, "11-20 against 11-19");
      for (int p = 0; p < 2; p++)
        pentad_map_numbers_clear (&numbers[p]);
    }
}

/* Two measures on one map, three classes each; a cell has a class when both are known. */
static void
test_bivariate (BoardFixture *fixture, gconstpointer data)
{
  g_auto (Made) made;
  gboolean seen[PENTAD_N_BIVARIATE] = { FALSE };
  int n_seen = 0;

  make (&made, fixture, 0, PENTAD_PERIOD_TODAY);
  made.panel->map.ramp = PENTAD_MAP_RAMP_BIVARIATE;
  made.panel->map.second.cases = PENTAD_MAP_CASES_OVERDUE;
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);
  g_autoptr (PentadScene) scene =
      pentad_board_panel_scene (made.data, made.panel, &made.style, 900, 700);

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
    {
      int class_number = pentad_map_style_find (&map->map.style, &map->map.values, cell);

      g_assert_cmpfloat (map->map.values.second[cell], <=, map->map.values.values[cell]);
      g_assert_cmpint (class_number, >=, 0);
      n_seen += !seen[class_number];
      seen[class_number] = TRUE;
    }
  g_assert_cmpint (n_seen, >, 2);
  g_assert_cmpint (map->map.style.classes.n, <=, 3);
  g_assert_cmpint (map->map.style.second.n, <=, 3);
  g_assert_cmpstr (map->map.words.second_title, ==, "Overdue cases");

  /* Two periods are compared by one measure. */
  made.choice->compare = PENTAD_MAP_SWIPE;
  g_autoptr (PentadBoardMap) swipe = pentad_board_map_new (made.data, made.panel, &made.style);
  g_assert_null (swipe->map.values.second);
  g_assert_cmpint (swipe->map.style.ramp, ==, PENTAD_RAMP_LOAD);
}

/* Reported cases of days that are known by history alone are shown by community; of days that
 * nothing covers nothing is said. */
static void
test_long (BoardFixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  g_auto (Made) made, year;
  double sum = 0;

  make (&made, fixture, 0, PENTAD_PERIOD_MONTH);
  made.panel->map.first.cases = PENTAD_MAP_CASES_REPORTED;
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);
  g_autoptr (GArray) table = pentad_map_rows_new (&map->map, PENTAD_LANGUAGE_EN);

  g_assert_cmpint (map->map.value_level, ==, PENTAD_LEVEL_COMMUNITY);
  check_values (fixture, &made, &map->map, "report");
  g_assert_cmpuint (table->len, ==, 12);
  for (guint i = 0; i < table->len; i++)
    {
      const PentadMapRow *row = &g_array_index (table, PentadMapRow, i);

      g_assert_cmpint (pentad_divisions_get (divisions, row->place)->level, ==,
                       PENTAD_LEVEL_COMMUNITY);
      sum += row->value;
    }
  g_assert_cmpfloat (sum, >, 100);
  g_assert_cmpstr (map->map.words.title, ==, "Cases of the period / community");

  /* A community that does not say how large it is, is as large as its grids. */
  for (guint i = 0; i < table->len; i++)
    {
      int place = g_array_index (table, PentadMapRow, i).place;

      ((PentadDivision *)pentad_divisions_get (divisions, place))->area_m2 = NAN;
    }
  made.panel->map.first.quantity = PENTAD_MAP_PER_KM2;
  g_autoptr (PentadBoardMap) rate = pentad_board_map_new (made.data, made.panel, &made.style);
  for (guint i = 0; i < table->len; i++)
    {
      const PentadMapRow *row = &g_array_index (table, PentadMapRow, i);
      double km2 = 0, value = NAN;

      for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
        {
          int place = pentad_map_geometry_cell_place (fixture->geometry, cell);

          if (!pentad_divisions_is_below (divisions, place, row->place))
            continue;
          km2 += pentad_divisions_get (divisions, place)->area_m2 / 1e6;
          value = rate->map.values.values[cell];
        }
      g_assert_cmpfloat_with_epsilon (value * km2, row->value, 1e-6);
    }

  make (&year, fixture, 0, PENTAD_PERIOD_YEAR);
  year.panel->map.first.cases = PENTAD_MAP_CASES_REPORTED;
  g_autoptr (PentadBoardMap) unknown = pentad_board_map_new (year.data, year.panel, &year.style);
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (fixture->geometry); cell++)
    g_assert_true (isnan (unknown->map.values.values[cell]));
}

/* A zone of every second grid, one of all of a district, and what is in none: sums by zone, on
 * names, in the table and in the legend. */
static void
test_zones (BoardFixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  g_autoptr (PentadPartition) partition = pentad_partition_new ("professional");
  const guint *open =
      pentad_ledger_get_open (pentad_city_get_ledger (fixture->city, board_city_now ()));
  int n = pentad_map_geometry_get_n_cells (fixture->geometry), n_grids;
  int first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n_grids);
  double expected[2] = { 0 }, area_m2[2] = { 0 };
  PentadLabel label = { 0 };
  g_auto (Made) made;

  pentad_label_set_all (&partition->label, "Zones of work");
  for (int zone = 0; zone < 2; zone++)
    {
      pentad_label_set_all (&label, zone == 0 ? "Even" : "Odd");
      PentadZoneArea *area = pentad_partition_add (partition, zone == 0 ? "z0" : "z1", &label);

      /* The last grids lie in no zone. */
      for (int i = zone; i < n_grids - 6; i += 2)
        {
          const PentadDivision *grid = pentad_divisions_get (divisions, first + i);

          pentad_codes_add (&area->grids, grid->code);
          expected[zone] += open[first + i];
          area_m2[zone] += grid->area_m2;
        }
    }
  pentad_label_clear (&label);
  pentad_city_set_partition (fixture->city, partition);
  make (&made, fixture, 0, PENTAD_PERIOD_TODAY);
  pentad_map_choice_set (made.choice, "zone-numbers", TRUE);
  pentad_map_choice_set (made.choice, "partition:professional", TRUE);
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (made.data, made.panel, &made.style);
  g_autoptr (GArray) table = pentad_map_rows_new (&map->map, PENTAD_LANGUAGE_EN);
  g_autofree char *summary = pentad_map_summary (&map->map, PENTAD_LANGUAGE_EN);
  g_autoptr (PentadScene) scene =
      pentad_board_panel_scene (made.data, made.panel, &made.style, 900, 700);

  g_assert_cmpfloat (expected[0], !=, expected[1]);
  g_assert_cmpstr (map->map.words.title, ==, "Open cases / Zones of work");
  for (int cell = 0; cell < n; cell++)
    {
      int zone = map->map.value_zones[cell];

      if (zone < 0)
        g_assert_true (isnan (map->map.values.values[cell]));
      else
        g_assert_cmpfloat (map->map.values.values[cell], ==, expected[zone]);
    }
  g_assert_cmpuint (table->len, ==, 2);
  g_assert_cmpfloat (g_array_index (table, PentadMapRow, 0).value, ==,
                     MAX (expected[0], expected[1]));
  g_assert_cmpint (g_array_index (table, PentadMapRow, 0).place, ==, PENTAD_NO_PLACE);
  g_assert_nonnull (strstr (summary, expected[0] > expected[1] ? "Even" : "Odd"));
  g_autofree char *note = g_strdup_printf ("%.0f", expected[1]);
  g_assert_cmpstr (map->map.zone_notes[1], ==, note);
  g_assert_true (board_scene_has_text (scene, "2 areas"));

  made.panel->map.first.quantity = PENTAD_MAP_PER_KM2;
  g_autoptr (PentadBoardMap) rate = pentad_board_map_new (made.data, made.panel, &made.style);
  for (int cell = 0; cell < n; cell++)
    if (rate->map.value_zones[cell] >= 0)
      g_assert_cmpfloat_with_epsilon (
          rate->map.values.values[cell],
          expected[rate->map.value_zones[cell]] / area_m2[rate->map.value_zones[cell]] * 1e6, 1e-6);

  /* Figures are of divisions, not of zones. */
  made.panel->map.first.figure = g_strdup ("open");
  g_autoptr (PentadBoardMap) figure = pentad_board_map_new (made.data, made.panel, &made.style);
  g_assert_null (figure->map.value_zones);
}

/* One column worked out alone is that of the whole table, whatever it is made of. */
static void
test_columns (BoardFixture *fixture, gconstpointer data)
{
  const PentadScheme *scheme = pentad_city_get_scheme (fixture->city);
  g_autoptr (GArray) places =
      pentad_places_down_to (pentad_city_get_divisions (fixture->city), PENTAD_LEVEL_COMMUNITY);
  PentadPeriod period = pentad_period_current (PENTAD_PERIOD_WEEK, board_city_today ());
  g_autoptr (PentadFigures) whole =
      pentad_evaluate (fixture->city, &period, board_city_now (), places, 0, 1);
  guint n_values = 0;

  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      const char *id = ((PentadIndicator *)g_ptr_array_index (scheme->indicators, i))->id;
      g_autoptr (PentadFigures) one =
          pentad_evaluate_column (fixture->city, &period, board_city_now (), places, id);

      for (guint row = 0; row < places->len; row++)
        {
          const PentadFigure *a = pentad_figures_get (whole, row, i);
          const PentadFigure *b = pentad_figures_get (one, row, i);

          if (a->state != b->state)
            g_test_message ("%s of row %u", id, row);
          g_assert_cmpint (a->state, ==, b->state);
          if (a->state == PENTAD_FIGURE_VALUE)
            g_assert_cmpfloat (a->value, ==, b->value);
          n_values += a->state == PENTAD_FIGURE_VALUE;
        }
    }
  g_assert_cmpuint (n_values, >, 200);
  g_assert_null (
      pentad_evaluate_column (fixture->city, &period, board_city_now (), places, "no such"));
}

#define TEST(path, func)                                                                           \
  g_test_add (path, BoardFixture, NULL, board_fixture_set_up, func, board_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/board/map-figures/each-cell-has-that-of-its-area", test_areas);
  TEST ("/board/map-figures/areas-lie-below-the-place-shown", test_below);
  TEST ("/board/map-figures/scores-are-shown-by-grade", test_grades);
  TEST ("/board/map-figures/changes-lie-about-none", test_change);
  TEST ("/board/map-figures/two-measures-make-nine-classes", test_bivariate);
  TEST ("/board/map-figures/long-periods-are-known-by-community", test_long);
  TEST ("/board/map-figures/a-column-alone-is-that-of-the-table", test_columns);
  TEST ("/board/map-figures/zones-have-the-sum-of-their-grids", test_zones);
  return g_test_run ();
}
