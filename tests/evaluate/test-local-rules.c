/* Scoring rules of real cities as scheme files (tests/evaluate/schemes), with examples by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "score-fixture.h"
#include "small-city.h"
#include "trail-text.h"

#include "evaluate/composite.h"
#include "evaluate/ranking.h"

#include <math.h>

static PentadScheme *
read_local (const char *name)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "evaluate", "schemes", name, NULL);

  return score_fixture_scheme (path);
}

static void
assert_shown (const PentadScheme *scheme, const PentadFigure *row, const char *id, double want)
{
  const PentadFigure *figure = score_fixture_get (scheme, row, id);

  g_assert_cmpint (figure->state, ==, PENTAD_FIGURE_VALUE);
  g_assert_cmpfloat_with_epsilon (pentad_figure_round (figure->value, scheme->decimals), want,
                                  1e-9);
}

/* Unit 330701 in November. 40 cases due, 4 of them raised by leaders or media, so that 44 count.
 *   on time:  28 handled in time, 2 of them raised, one still open: 28 − 1 + 2 = 29 of 44 = 65.909
 * %, 4.0909 points short of 70: 50 − 4.0909 = 45.9091 closed:   3 open, one of them raised: 40 − 3
 * + 4 − 1 = 40 of 44 = 90.909 %, not short: 20 urgent:   all closed; 8 % not on time, 3 more than
 * 5: 10 − 1.5 = 8.5 quality:  4 reworks 0.8, three failures 0.5, cheating once 1: 5 − 2.3 = 2.7
 *   organisation: one minor fault: 4
 * together 81.1091. */
static void
test_jinhua (void)
{
  g_autoptr (PentadScheme) scheme = read_local ("jinhua.json");
  static const char counts[] = "need_close=40 raised_need_close=4 open_due=3 open_raised_due=1 "
                               "due_disposed=28 raised_due_disposed=2 open_due_in_time=1 rework=4";
  g_autofree PentadFigure *row =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, NULL, "330701", counts);

  assert_shown (scheme, row, "in_time_close_rate", 65.91);
  assert_shown (scheme, row, "close_rate", 90.91);
  assert_shown (scheme, row, "smart_score", 81.11);
  /* 40 % × 81.1091 + 20 % × 90 + 15 % × 80 + 15 % × 70 + 10 = 82.94364. */
  assert_shown (scheme, row, "district_total", 82.94);

  /* Nothing is given for 330702: nothing is held against it. 45.9091 + 20 + 10 + (5 − 0.8) + 5. */
  g_autofree PentadFigure *other =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, NULL, "330702", counts);
  assert_shown (scheme, other, "smart_score", 85.11);
  g_assert_cmpint (score_fixture_get (scheme, other, "district_total")->state, ==,
                   PENTAD_FIGURE_NO_DATA);

  /* 30 reworks cost six points of the five that there are: 45.9091 + 20 + 10 + 0 + 5. */
  g_autofree PentadFigure *sloppy = score_fixture_row (
      scheme, PENTAD_SUBJECT_AREA, NULL, NULL, "330702",
      "need_close=40 raised_need_close=4 open_due=3 open_raised_due=1 due_disposed=28 "
      "raised_due_disposed=2 open_due_in_time=1 rework=30");
  assert_shown (scheme, sloppy, "smart_score", 80.91);

  /* Classes of streets are ranked apart. */
  g_assert_cmpint (pentad_scheme_find_group (scheme, "330701", NULL), ==, 0);
  g_assert_cmpint (pentad_scheme_find_group (scheme, "330702", NULL), ==, 1);
}

/* The same rates from trails: A of a supervisor and B of a leader handled in time and closed, C of
 * the media handled late and closed, D deferred (缓办) before its deadline. D is not due; B and C
 * count double: on time 1 + 2 of 1 + 2 + 2 = 60 %, closed 5 of 5. */
static void
test_jinhua_from_cases (void)
{
#define SENT "0 08:00 report; 0 08:20 file; 0 08:30 dispatch dept=D1 due=0/12:30; "
  static const struct
  {
    const char *id, *trail;
    PentadSourceKind source;
  } cases[] = {
    { "A", SENT "0 10:00 dispose; 0 11:00 close", PENTAD_SOURCE_SUPERVISOR },
    { "B", SENT "0 10:00 dispose; 0 11:00 close", PENTAD_SOURCE_LEADER },
    { "C", SENT "0 13:00 dispose; 0 14:00 close", PENTAD_SOURCE_MEDIA },
    { "D", SENT "0 09:00 suspend", PENTAD_SOURCE_SUPERVISOR },
  };
  g_autoptr (PentadScheme) scheme = read_local ("jinhua.json");
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) array = small_city_cases ();
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (int));
  PentadPeriod period = { PENTAD_PERIOD_TODAY, trail_text_day (0), trail_text_day (0) };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (array,
                     trail_text_case_from (cases[i].id, cases[i].source, "g0", cases[i].trail));
  pentad_city_set_complete (city, TRUE);
  pentad_city_set_scheme (city, scheme);
  small_city_apply (city, trail_text_time ("0 20:00"), FALSE, array);
  g_array_set_size (places, 1);
  g_autoptr (PentadFigures) figures =
      pentad_evaluate (city, &period, trail_text_time ("0 20:00"), places, 0, 5);
  g_assert_cmpfloat (pentad_figures_lookup (figures, 0, "in_time_close_rate")->value, ==, 60);
  g_assert_cmpfloat (pentad_figures_lookup (figures, 0, "in_time_close_rate")->denominator, ==, 5);
  g_assert_cmpfloat (pentad_figures_lookup (figures, 0, "close_rate")->value, ==, 100);
}

/* District 321002 in November: on time 92 of 100: 64.4; rework 4 of 100 handled: 4.8; satisfied 18
 * of 20: 4.5; special 80 %: 8; basics 10; three events 3: together 94.7. Seven events give no more
 * than five points. */
static void
test_yangzhou (void)
{
  g_autoptr (PentadScheme) scheme = read_local ("yangzhou.json");
  g_autofree PentadFigure *row = score_fixture_row (
      scheme, PENTAD_SUBJECT_AREA, NULL, NULL, "321002",
      "need_close=100 due_disposed=92 dispose=100 rework=4 return_visit=20 satisfied=18");
  assert_shown (scheme, row, "district_score", 94.7);

  PentadIndicator *events =
      g_ptr_array_index (scheme->indicators, pentad_scheme_find_column (scheme, "events"));
  g_array_index (events->given, PentadGiven, 0).value = 7;
  g_autofree PentadFigure *most = score_fixture_row (
      scheme, PENTAD_SUBJECT_AREA, NULL, NULL, "321002",
      "need_close=100 due_disposed=100 dispose=100 return_visit=20 satisfied=20");
  /* 70 + 5 + 5 + 8 + 10 + 5. */
  assert_shown (scheme, most, "district_score", 103);
}

/* Two groups. Scores: 10 % × (1 − extensions) + 30 % × closed + 30 % × on time + 30 % × (1 −
 * rework). 350102 and 350103 all 100, the first with more filed; 350104 9 + 30 + 30 + 30 = 99 (2 of
 * 20 extended); 350105 10 + 27 + 27 + 30 = 94 (18 of 20 closed, in time); 350111 without a case;
 *   350112 10 + 30 + 15 + 30 = 85 (10 of 20 in time); 350121 100; 350122 10 + 30 + 30 + 27 = 97
 *   (2 of 20 reworked). */
static void
test_fuzhou (void)
{
  static const struct
  {
    const char *code, *counts;
    double score;
    guint position, rank; /* in the list, from 0 */
    PentadRankingEnd end;
  } table[] = {
    { "350102", "file=90 need_close=20 need_dispose=20 due_disposed=20", 100, 0, 1,
      PENTAD_END_TOP },
    { "350103", "file=80 need_close=20 need_dispose=20 due_disposed=20", 100, 1, 1,
      PENTAD_END_TOP },
    { "350104", "file=99 need_close=20 need_dispose=20 due_disposed=20 postpone=2", 99, 2, 3,
      PENTAD_END_TOP },
    { "350105", "file=99 need_close=20 need_dispose=20 due_disposed=18 open_due=2", 94, 3, 4,
      PENTAD_END_BOTTOM },
    { "350111", "", NAN, 4, 0, PENTAD_END_NONE },
    { "350112", "file=20 need_close=20 need_dispose=20 due_disposed=10", 85, 7, 3, PENTAD_END_TOP },
    { "350121", "file=10 need_close=20 need_dispose=20 due_disposed=20", 100, 5, 1,
      PENTAD_END_TOP },
    { "350122", "file=30 need_close=20 need_dispose=20 due_disposed=20 rework=2", 97, 6, 2,
      PENTAD_END_TOP },
  };
  g_autoptr (PentadScheme) scheme = read_local ("fuzhou.json");
  PentadRankInput inputs[G_N_ELEMENTS (table)];

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree PentadFigure *row = score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, NULL,
                                                        table[i].code, table[i].counts);

      inputs[i] = (PentadRankInput){
        .unit = (int)i,
        .code = table[i].code,
        .group = pentad_scheme_find_group (scheme, table[i].code, NULL),
        .now = *score_fixture_get (scheme, row, "score"),
        .before.state = PENTAD_FIGURE_NO_DATA,
        .filed = score_fixture_get (scheme, row, "file")->value,
      };
      if (isnan (table[i].score))
        g_assert_cmpint (inputs[i].now.state, ==, PENTAD_FIGURE_NO_CASES);
      else
        assert_shown (scheme, row, "score", table[i].score);
    }
  g_autoptr (GArray) ranking =
      pentad_ranking_new (inputs, G_N_ELEMENTS (table), PENTAD_BETTER_HIGH, scheme->decimals);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadRanked *ranked = &g_array_index (ranking, PentadRanked, table[i].position);

      g_test_message ("%s", table[i].code);
      g_assert_cmpint (ranked->unit, ==, (int)i);
      g_assert_cmpuint (ranked->rank, ==, table[i].rank);
      g_assert_cmpint (ranked->end, ==, table[i].end);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/local-rules/jinhua", test_jinhua);
  g_test_add_func ("/evaluate/local-rules/jinhua-from-cases", test_jinhua_from_cases);
  g_test_add_func ("/evaluate/local-rules/yangzhou", test_yangzhou);
  g_test_add_func ("/evaluate/local-rules/fuzhou", test_fuzhou);
  return g_test_run ();
}
