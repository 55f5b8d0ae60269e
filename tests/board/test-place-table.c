/* Tests of the list of places with the figures of a board.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"
#include "board/panels.h"
#include "board/place-table.h"

#include <math.h>

static PentadBoardSpec *
make_board (const char *const *figures)
{
  PentadBoardSpec *spec = pentad_board_spec_new ("own");

  for (guint i = 0; figures[i] != NULL; i++)
    pentad_board_spec_add (spec, "own", "headline")->figure = g_strdup (figures[i]);
  pentad_board_spec_add (spec, "chart", "bars")->figure = g_strdup ("check_rate");
  return spec;
}

static void
test_children_with_their_figures (BoardFixture *fixture, gconstpointer data)
{
  static const char *const figures[] = { "file",    "close_rate", "file",  "nothing",
                                         "overdue", "open",       "close", NULL };
  const char *const shown[] = { "file", "close_rate", "overdue" };
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  const PentadScheme *scheme = pentad_city_get_scheme (fixture->city);
  g_autoptr (PentadBoardSpec) spec = make_board (figures);
  g_autoptr (PentadBoardData) board =
      board_fixture_evaluate (fixture->city, 0, PENTAD_PERIOD_MONTH);
  g_autoptr (GArray) places = NULL;
  g_autoptr (PentadDataTable) table =
      pentad_place_table_new (board, spec, PENTAD_LANGUAGE_EN, &places);
  gboolean any = FALSE;

  /* Each figure once, in the order of the board, and no more than fit. */
  g_assert_cmpuint (pentad_data_table_get_n_columns (table), ==, 1 + G_N_ELEMENTS (shown));
  g_assert_cmpuint (places->len, >, 1);
  g_assert_cmpuint (pentad_data_table_get_n_rows (table), ==, places->len);
  for (guint row = 0; row < places->len; row++)
    {
      int place = g_array_index (places, int, row);
      const PentadDivision *division = pentad_divisions_get (divisions, place);

      g_assert_cmpint (division->parent, ==, 0);
      g_assert_cmpstr (pentad_data_table_get_text (table, row, 0), ==,
                       pentad_label_get (&division->name, PENTAD_LANGUAGE_EN));
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        {
          const PentadFigure *figure = pentad_figures_lookup (board->figures, place, shown[i]);
          g_autofree char *text =
              pentad_board_figure_text (pentad_scheme_find (scheme, shown[i]), figure);

          any |= text != NULL;
          g_assert_cmpstr (pentad_data_table_get_text (table, row, i + 1), ==,
                           text != NULL ? text : "—");
        }
    }
  g_assert_true (any);
}

static void
test_a_place_without_any (BoardFixture *fixture, gconstpointer data)
{
  static const char *const figures[] = { "file", NULL };
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);
  g_autoptr (PentadBoardSpec) spec = make_board (figures);
  g_autoptr (PentadBoardData) board = board_fixture_evaluate (
      fixture->city, pentad_divisions_get_count (divisions) - 1, PENTAD_PERIOD_TODAY);
  g_autoptr (GArray) places = NULL;
  g_autoptr (PentadDataTable) table =
      pentad_place_table_new (board, spec, PENTAD_LANGUAGE_EN, &places);

  g_assert_cmpuint (places->len, ==, 0);
  g_assert_cmpuint (pentad_data_table_get_n_rows (table), ==, 0);
  g_assert_cmpuint (pentad_data_table_get_n_columns (table), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/board/place-table/children-with-their-figures", BoardFixture, NULL,
              board_fixture_set_up, test_children_with_their_figures, board_fixture_tear_down);
  g_test_add ("/board/place-table/a-place-without-any", BoardFixture, NULL, board_fixture_set_up,
              test_a_place_without_any, board_fixture_tear_down);
  return g_test_run ();
}
