/* Tests of the case card and of the lists of cases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"
#include "board/case-card.h"
#include "board/case-map.h"
#include "board/case-list.h"

#include <math.h>
#include <string.h>

/* Rows of a figure that counts cases are as many as it says. */
static void
test_cases_of_a_figure (BoardFixture *fixture, gconstpointer data)
{
  static const char *const figures[] = { "open", "overdue", "report", "file" };
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  guint n_rows = 0;

  for (int place = 0; place < MIN (pentad_divisions_get_count (divisions), 6); place++)
    {
      g_autoptr (PentadBoardData) board =
          board_fixture_evaluate (fixture->city, place, PENTAD_PERIOD_TODAY);

      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          const PentadFigure *figure = pentad_figures_lookup (board->figures, place, figures[i]);
          g_autoptr (PentadCaseList) list =
              pentad_case_list_of_figure (board, figures[i], PENTAD_LANGUAGE_EN);

          g_assert_nonnull (list);
          g_assert_nonnull (list->table);
          g_assert_false (list->needs_cases);
          g_assert_cmpuint (pentad_data_table_get_n_rows (list->table), ==, list->ids->len);
          g_assert_cmpfloat (list->ids->len, ==, figure->value);
          n_rows += list->ids->len;
          for (guint row = 0; row < list->ids->len; row++)
            {
              const char *id = g_ptr_array_index (list->ids, row);
              g_autoptr (PentadCaseCard) card =
                  pentad_case_card_new (board, id, PENTAD_LANGUAGE_EN);

              g_assert_cmpstr (pentad_data_table_get_text (list->table, row, 0), ==, id);
              g_assert_nonnull (card);
              g_assert_cmpstr (card->id, ==, id);
            }
        }
    }
  g_assert_cmpuint (n_rows, >, 10);
}

static void
test_no_such_figure_or_case (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);

  g_assert_null (pentad_case_list_of_figure (board, "nothing", PENTAD_LANGUAGE_EN));
  g_assert_null (pentad_case_card_new (board, "nothing", PENTAD_LANGUAGE_EN));
}

/* History tells numbers, not cases. */
static void
test_cases_that_are_not_known (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board = board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_YEAR);
  g_autoptr (PentadCaseList) list =
      pentad_case_list_of_figure (board, "report", PENTAD_LANGUAGE_EN);

  g_assert_null (list->table);
  g_assert_true (list->needs_cases);
  g_assert_cmpuint (list->ids->len, ==, 0);
}

static void
test_the_trail_stops_now (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadCaseList) list = pentad_case_list_of_figure (board, "open", PENTAD_LANGUAGE_EN);
  g_autoptr (PentadCaseCard) card =
      pentad_case_card_new (board, g_ptr_array_index (list->ids, 0), PENTAD_LANGUAGE_EN);
  PentadCaseRow row;
  guint n = 0;
  PentadTrailIter iter;
  PentadTrailEntry entry;

  g_assert_true (pentad_city_find_case (fixture->city, card->id, &row));
  pentad_case_trail (row.data, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    n += entry.time <= board->query.time;
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (pentad_data_table_get_n_rows (card->trail), ==, n);
  g_assert_cmpstr (pentad_data_table_get_text (card->trail, 0, 0), ==, "Reported");
  g_assert_cmpuint (card->facts->len, >, 2);

  /* A minute before it was reported nobody knew of it. */
  board->query.time = pentad_case_get_reported (row.data) - 60;
  g_assert_null (pentad_case_card_new (board, card->id, PENTAD_LANGUAGE_EN));
}

static void
test_cases_nearby (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  guint n, n_near = 0;
  const PentadCaseRow *cases = pentad_city_get_cases (fixture->city, &n);
  g_autofree char *id = g_strdup (pentad_case_get_id (cases[0].data));
  g_autoptr (PentadCaseList) far =
      pentad_case_list_nearby (board, id, 1e6, 1000000, PENTAD_LANGUAGE_EN);
  g_autoptr (PentadCaseList) few = pentad_case_list_nearby (board, id, 1e6, 3, PENTAD_LANGUAGE_EN);
  g_autoptr (PentadCaseList) none = pentad_case_list_nearby (board, id, -1, 9, PENTAD_LANGUAGE_EN);
  double before = 0;

  for (guint i = 1; i < n; i++)
    n_near += !isnan (pentad_case_get_lon (cases[i].data));
  g_assert_cmpuint (far->ids->len, ==, n_near);
  g_assert_cmpuint (few->ids->len, ==, MIN (n_near, 3));
  g_assert_cmpuint (none->ids->len, ==, 0);
  for (guint row = 0; row < far->ids->len; row++)
    {
      double metres = pentad_data_table_get_value (far->table, row, 5);

      g_assert_cmpfloat (metres, >=, before);
      g_assert_cmpstr (g_ptr_array_index (far->ids, row), !=, id);
      before = metres;
    }
}

/* The text of a fact; NULL none. */
static const char *
find_fact (const PentadCaseCard *card, const char *label)
{
  for (guint i = 0; i < card->facts->len; i++)
    {
      const PentadCardFact *fact = &g_array_index (card->facts, PentadCardFact, i);

      if (g_str_equal (fact->label, label))
        return fact->text;
    }
  return NULL;
}

/* All unit grids in one person's charge. */
static void
add_charge (PentadCity *city, const char *responsible, const char *telephone)
{
  g_autoptr (PentadPartition) partition = pentad_partition_new ("responsibility");
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  int n, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n);
  PentadZoneArea *area = pentad_partition_add (partition, "R1", NULL);

  area->responsible = g_strdup (responsible);
  area->telephone = g_strdup (telephone);
  for (int i = 0; i < n; i++)
    pentad_codes_add (&area->grids, pentad_divisions_get (divisions, first + i)->code);
  pentad_shapes_end (partition->shapes);
  pentad_city_set_partition (city, partition);
}

static void
test_whom_to_call (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *responsible, *telephone, *expected;
  } table[] = { { NULL, NULL, "no data from this platform" },
                { "Wang Wei", "0991 555", "Wang Wei · 0991 555" },
                { "Wang Wei", NULL, "Wang Wei" },
                { NULL, "0991 555", "0991 555" } };
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadCaseList) list = pentad_case_list_of_figure (board, "open", PENTAD_LANGUAGE_EN);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (i > 0)
        add_charge (fixture->city, table[i].responsible, table[i].telephone);
      g_autoptr (PentadCaseCard) card =
          pentad_case_card_new (board, g_ptr_array_index (list->ids, 0), PENTAD_LANGUAGE_EN);
      g_assert_cmpstr (find_fact (card, "Responsible person"), ==, table[i].expected);
    }
}

/* Hits of cases on the small map of one. */
static guint
count_marked (const PentadScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < pentad_scene_get_n_hits (scene); i++)
    n += g_str_has_prefix (pentad_scene_get_hit (scene, i)->key, "case:");
  return n;
}

static void
test_small_map (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadCaseList) list = pentad_case_list_of_figure (board, "open", PENTAD_LANGUAGE_EN);
  const char *id = g_ptr_array_index (list->ids, 0);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadScene) wide = pentad_case_map_scene (board, id, 1e5, &style, 300, 200);
  g_autoptr (PentadScene) close = pentad_case_map_scene (board, id, 1, &style, 300, 200);
  g_assert_cmpuint (count_marked (wide), >, count_marked (close));
  board_scene_assert_inside (wide);
  g_assert_null (pentad_case_map_scene (board, "nothing", 300, &style, 300, 200));
  style.geometry = NULL;
  g_assert_null (pentad_case_map_scene (board, id, 300, &style, 300, 200));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (BoardFixture *, gconstpointer);
  } tests[] = {
    { "/board/cases/cases-of-a-figure", test_cases_of_a_figure },
    { "/board/cases/no-such-figure-or-case", test_no_such_figure_or_case },
    { "/board/cases/cases-that-are-not-known", test_cases_that_are_not_known },
    { "/board/cases/the-trail-stops-now", test_the_trail_stops_now },
    { "/board/cases/cases-nearby", test_cases_nearby },
    { "/board/cases/whom-to-call", test_whom_to_call },
    { "/board/cases/small-map", test_small_map },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, board_fixture_set_up, tests[i].func,
                board_fixture_tear_down);
  return g_test_run ();
}
