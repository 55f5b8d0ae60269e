/* What a source does not tell: counters, and places finer than its history.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outcome.h"
#include "small-city.h"
#include "trail-text.h"

#include "evaluate/indicators.h"

#include <math.h>

#define SENT "0 08:00 report; 0 08:10 accept; 0 08:20 file; 0 08:30 dispatch dept=D1 due=0/12:30; "

/* In g0 of d1: two cases due, one of them reworked and closed. In g12 of d2: a report. */
static PentadCity *
a_city (void)
{
  PentadCity *city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  g_ptr_array_add (cases, trail_text_case_at ("A", "g0", NAN, NAN,
                                              SENT "0 11:30 dispose; 0 11:40 rework; "
                                                   "0 12:10 dispose; 0 12:55 close"));
  g_ptr_array_add (cases, trail_text_case_at ("B", "g0", NAN, NAN, SENT));
  g_ptr_array_add (cases, trail_text_case_at ("C", "g12", NAN, NAN, "0 09:00 report"));
  pentad_city_set_complete (city, TRUE);
  small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
  return city;
}

/* Every place, from day `from` to day 0, at 20:00. */
static PentadFigures *
evaluate (PentadCity *city, int from)
{
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (from), trail_text_day (0) };
  g_autoptr (GArray) places =
      pentad_places_down_to (pentad_city_get_divisions (city), PENTAD_LEVEL_GRID);

  return pentad_evaluate (city, &period, trail_text_time ("0 20:00"), places, 0, 10);
}

/* What a source cannot tell is "no data", whatever the cases say. */
static void
test_untold_counts (void)
{
  static const struct
  {
    PentadCount untold;
    const char *id;
  } table[] = {
    { PENTAD_COUNT_REPORT, "report" },          { PENTAD_COUNT_NEED_CLOSE, "close_rate" },
    { PENTAD_COUNT_OPEN_DUE, "close_rate" },    { PENTAD_COUNT_REWORK, "rework_rate" },
    { PENTAD_COUNT_NEED_CLOSE, "rework_rate" }, { PENTAD_COUNT_DISPOSE, "mean_time" },
    { PENTAD_COUNT_DISPOSE, "median_time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = a_city ();
      PentadCountSet told = pentad_count_set_all ();

      g_test_message ("%s without %s", table[i].id, pentad_count_id (table[i].untold));
      pentad_count_set_remove (&told, table[i].untold);
      pentad_city_set_known_counts (city, &told);
      g_autoptr (PentadFigures) figures = evaluate (city, 0);
      g_assert_cmpint (outcome_figure (city, figures, "d1", table[i].id)->state, ==,
                       PENTAD_FIGURE_NO_DATA);
      g_assert_cmpint (outcome_figure (city, figures, "d1", "open")->state, ==,
                       PENTAD_FIGURE_VALUE);
    }
}

/* History of streets says nothing of their unit grids: what happened is no data there, what stands
 * now is. */
static void
test_finer_than_history (void)
{
  static const struct
  {
    const char *division, *id;
    PentadFigureState state;
    double value;
  } table[] = {
    { "s1", "report", PENTAD_FIGURE_VALUE, 2 + 4 },
    { "g0", "report", PENTAD_FIGURE_NO_DATA, NAN },
    { "g0", "mean_time", PENTAD_FIGURE_NO_DATA, NAN },
    { "g0", "open", PENTAD_FIGURE_VALUE, 1 },
  };
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (-1), trail_text_day (-1));
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (-1), trail_text_day (0) };

  pentad_history_begin_row (history, trail_text_day (-1), "s1", "e0101");
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 4);
  pentad_history_begin_row (history, trail_text_day (-1), "d2", "e0101");
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 7);
  pentad_history_begin_row (history, trail_text_day (-1), "not known", "e0101");
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 9);
  pentad_city_add_history (city, history);
  pentad_city_set_complete (city, FALSE);
  g_autoptr (PentadFigures) figures = evaluate (city, -1);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadFigure *found = outcome_figure (city, figures, table[i].division, table[i].id);

      g_test_message ("%s of %s", table[i].id, table[i].division);
      g_assert_cmpint (found->state, ==, table[i].state);
      outcome_assert_number (found->value, table[i].value);
    }

  /* One place alone has the same sums as among all. */
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (int));
  int d2 = pentad_divisions_find_any (pentad_city_get_divisions (city), "d2");
  g_array_append_val (alone, d2);
  g_autoptr (PentadFigures) one =
      pentad_evaluate (city, &period, trail_text_time ("0 20:00"), alone, 0, 10);
  g_assert_cmpfloat (pentad_figures_lookup (one, d2, "report")->value, ==, 7 + 1);
  g_assert_cmpfloat (outcome_figure (city, figures, "d2", "report")->value, ==, 7 + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/untold/counters", test_untold_counts);
  g_test_add_func ("/evaluate/untold/finer-than-history", test_finer_than_history);
  return g_test_run ();
}
