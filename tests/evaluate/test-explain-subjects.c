/* Explanations of the figures of departments and posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outcome.h"
#include "small-city.h"
#include "trail-text.h"

#include "evaluate/explain.h"
#include "evaluate/subjects.h"

#include <math.h>

#define FILED(day)                                                                                 \
  day " 08:00 report by=S1; " day " 08:10 accept by=A1; " day " 08:20 file by=L1 to=P1; "
#define SENT(day) FILED (day) day " 08:30 dispatch by=P1 dept=D1 due=" day "/12:30; "

/* Monday, day 0. D1: A in time, B late and reworked, C void, D extended, and E, which goes on to
 * D2. Sunday, day -1: F in time. G ended at an
 * unknown time. H was given back, given another deadline by the dispatcher, and void. */
static PentadCity *
a_city (void)
{
  static const struct
  {
    const char *id, *trail;
  } table[] = {
    { "A", SENT ("0") "0 10:30 dispose; 0 10:40 check by=S1; 0 12:00 close by=L1" },
    { "B",
      SENT ("0") "0 12:40 dispose; 0 12:42 rework by=S1; 0 12:50 dispose; 0 12:55 close by=L1" },
    { "C", SENT ("0") "0 11:00 void by=L1" },
    { "D", SENT ("0") "0 11:00 extend due=2/12:00" },
    { "E", SENT ("0") "0 09:00 return to=P1; 0 09:10 dispatch by=P1 dept=D2 due=0/14:00; 0 15:00 "
                      "dispose" },
    { "F", SENT ("-1") "-1 10:30 dispose; -1 12:00 close by=L1" },
    { "G", FILED ("-1") "-1 08:30 dispatch by=P1 dept=D2; - end" },
    { "H", SENT ("-1") "-1 09:00 return to=P1; -1 09:10 bundle due=-1/13:00; -1 09:30 void by=L1" },
  };
  static const struct
  {
    const char *code, *role;
  } posts[] = {
    { "S1", "supervisor" }, { "A1", "acceptor" }, { "L1", "shift-leader" }, { "P1", "dispatcher" }
  };
  PentadCity *city = small_city_new ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_department (catalogue, "D1", NULL, NULL, NULL);
  pentad_catalogue_add_department (catalogue, "D2", NULL, NULL, NULL);
  pentad_catalogue_add_department (catalogue, "D3", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    pentad_catalogue_add_post (catalogue, posts[i].code, NULL, posts[i].role, NULL);
  pentad_city_set_catalogue (city, catalogue);
  /* In different places, one of them nowhere, which is all the same to departments. */
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_ptr_array_add (cases, trail_text_case_from (table[i].id, PENTAD_SOURCE_SUPERVISOR,
                                                  i == 0   ? "g0"
                                                  : i == 1 ? "g12"
                                                           : NULL,
                                                  table[i].trail));
  pentad_city_set_complete (city, TRUE);
  small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
  return city;
}

static int
find (PentadCity *city, PentadSubject about, const char *code)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);

  return about == PENTAD_SUBJECT_POST ? pentad_catalogue_find_post (catalogue, code)
                                      : pentad_catalogue_find_department (catalogue, code);
}

static PentadExplanation *
explain (PentadCity *city, PentadSubject about, const char *code, const char *id, int from)
{
  PentadPeriod period = { from == 0 ? PENTAD_PERIOD_TODAY : PENTAD_PERIOD_RANGE,
                          trail_text_day (from), trail_text_day (0) };

  return pentad_explain (city, about, find (city, about, code), &period,
                         trail_text_time ("0 20:00"), id);
}

static void
test_cases (void)
{
  static const struct
  {
    PentadSubject about;
    const char *code, *id, *above, *below;
    int from;
  } table[] = {
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "close_rate", "A B", "A B", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "close_rate", "A B F", "A B F", -1 },
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "in_time_close_rate", "A", "A B", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "rework_rate", "B", "A B", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "file", "A B C D E", "", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "open", "D", "", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D1", "mean_time", "", "A B×2", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D2", "close_rate", "", "E", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D2", "file", "E", "", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D2", "median_time", "", "E", 0 },
    { PENTAD_SUBJECT_DEPARTMENT, "D3", "file", "", "", 0 },
    { PENTAD_SUBJECT_POST, "S1", "report", "A B C D E", "", 0 },
    { PENTAD_SUBJECT_POST, "L1", "file", "A B C D E F G H", "", -1 },
    { PENTAD_SUBJECT_POST, "L1", "close_rate", "A B", "A B E", 0 },
    { PENTAD_SUBJECT_POST, "A1", "file", "", "", 0 },
  };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadExplanation) why =
          explain (city, table[i].about, table[i].code, table[i].id, table[i].from);
      g_autofree char *above = outcome_list_cases (why, FALSE),
                      *below = outcome_list_cases (why, TRUE);

      g_test_message ("%s of %s", table[i].id, table[i].code);
      g_assert_true (why->has_cases);
      g_assert_cmpstr (above, ==, table[i].above);
      g_assert_cmpstr (below, ==, table[i].below);
      g_assert_cmpint (why->excluded[PENTAD_EXCLUDED_OUTSIDE], ==, -1);
      g_assert_cmpint (why->excluded[PENTAD_EXCLUDED_DAYS], ==, 0);
    }
}

static double
sum_counts (const PentadExplanation *why, gboolean below)
{
  double sum = 0;

  for (guint i = 0; i < why->counts->len; i++)
    {
      const PentadExplainedCount *count = &g_array_index (why->counts, PentadExplainedCount, i);

      sum += count->below == below ? count->sign * (double)count->now : 0;
    }
  return sum;
}

/* Every figure of everybody is that of the table, and its cases are as many as are counted. */
static void
test_as_the_table_says (void)
{
  g_autoptr (PentadCity) city = a_city ();
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (-1), trail_text_day (0) };
  gint64 time = trail_text_time ("0 20:00");

  for (PentadSubject about = PENTAD_SUBJECT_DEPARTMENT; about <= PENTAD_SUBJECT_POST; about++)
    {
      g_autoptr (PentadFigures) figures =
          pentad_evaluate_subjects (city, about, &period, time, 0, 10);

      for (guint row = 0; row < figures->places->len; row++)
        for (guint i = 0; i < scheme->indicators->len; i++)
          {
            const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);
            const PentadFigure *figure = pentad_figures_get (figures, row, i);
            g_autoptr (PentadExplanation) why =
                pentad_explain (city, about, (int)row, &period, time, indicator->id);

            g_test_message ("%s of %u", indicator->id, row);
            g_assert_cmpint (why->now.state, ==, figure->state);
            if (figure->state == PENTAD_FIGURE_VALUE)
              g_assert_cmpfloat (why->now.value, ==, figure->value);
            if (figure->state == PENTAD_FIGURE_NO_DATA)
              continue;
            if (!isnan (figure->denominator))
              g_assert_cmpfloat ((double)why->n_below, ==, figure->denominator);
            if (indicator->unit == PENTAD_UNIT_PERCENT)
              {
                g_assert_cmpfloat ((double)why->n_above, ==, figure->numerator);
                g_assert_cmpfloat (sum_counts (why, FALSE), ==, figure->numerator);
                g_assert_cmpfloat (sum_counts (why, TRUE), ==, figure->denominator);
              }
            if (indicator->unit == PENTAD_UNIT_COUNT)
              {
                g_assert_cmpfloat ((double)why->n_above, ==, figure->value);
                g_assert_cmpfloat (sum_counts (why, FALSE), ==, figure->value);
              }
          }
    }
}

/* Deadlines and ends that count for nobody are told to whom they would have counted. */
static void
test_left_out (void)
{
  static const struct
  {
    PentadSubject about;
    const char *code;
    gint64 deadlines, undated;
  } table[] = {
    /* C was void and D extended by then; E and H had gone back. H's other was nobody's. */
    { PENTAD_SUBJECT_DEPARTMENT, "D1", 4, 0 }, { PENTAD_SUBJECT_DEPARTMENT, "D2", 0, 1 },
    { PENTAD_SUBJECT_DEPARTMENT, "D3", 0, 0 }, { PENTAD_SUBJECT_POST, "L1", 5, 1 },
    { PENTAD_SUBJECT_POST, "S1", 0, 0 },
  };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadExplanation) why =
          explain (city, table[i].about, table[i].code, "close_rate", -1);

      g_test_message ("%s", table[i].code);
      g_assert_cmpint (why->excluded[PENTAD_EXCLUDED_DEADLINES], ==, table[i].deadlines);
      g_assert_cmpint (why->excluded[PENTAD_EXCLUDED_UNDATED], ==, table[i].undated);
    }
}

static void
test_change (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadExplanation) rate =
      explain (city, PENTAD_SUBJECT_DEPARTMENT, "D1", "in_time_close_rate", 0);
  g_autoptr (PentadExplanation) filed = explain (city, PENTAD_SUBJECT_DEPARTMENT, "D1", "file", 0);

  /* One of two; the day before one of one. */
  g_assert_cmpfloat (rate->now.value, ==, 50);
  g_assert_cmpfloat (rate->before.value, ==, 100);
  g_assert_cmpfloat (rate->change, ==, -50);
  g_assert_cmpuint (rate->effects->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (rate->effects, PentadEffect, 0).value, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (rate->effects, PentadEffect, 1).value, -50, 1e-9);
  g_assert_cmpfloat (filed->change, ==, 3);
  g_assert_cmpint (g_array_index (filed->counts, PentadExplainedCount, 0).now, ==, 5);
  g_assert_cmpint (g_array_index (filed->counts, PentadExplainedCount, 0).before, ==, 2);
}

/* A score is explained for those whom it is about, and for nobody else. */
static void
test_scores (void)
{
  static const struct
  {
    PentadSubject about;
    const char *role;
    const char *explained[3]; /* of D1, S1, A1: its value, or NULL */
  } table[] = {
    { PENTAD_SUBJECT_DEPARTMENT, NULL, { "50", NULL, NULL } },
    { PENTAD_SUBJECT_POST, "supervisor", { NULL, "no value", NULL } },
    { PENTAD_SUBJECT_AREA, NULL, { NULL, NULL, NULL } },
  };
  static const char *const codes[] = { "D1", "S1", "A1" };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = a_city ();
      g_autoptr (PentadScheme) scheme = small_city_scheme ();
      PentadComposite *score = pentad_scheme_add_composite (scheme, "score")->composite;
      PentadScoreTerm *term = pentad_composite_add (score, PENTAD_TERM_RATE);

      score->subject = table[i].about;
      score->role = g_strdup (table[i].role);
      term->weight = 100;
      term->column = pentad_scheme_find_column (scheme, "in_time_close_rate");
      pentad_city_set_scheme (city, scheme);
      for (int k = 0; k < 3; k++)
        {
          g_autoptr (PentadExplanation) why = explain (
              city, k == 0 ? PENTAD_SUBJECT_DEPARTMENT : PENTAD_SUBJECT_POST, codes[k], "score", 0);

          g_test_message ("row %u of %s", i, codes[k]);
          g_assert_cmpint (why != NULL, ==, table[i].explained[k] != NULL);
          if (why == NULL)
            continue;
          g_assert_cmpuint (why->terms->len, ==, 2);
          if (why->now.state == PENTAD_FIGURE_VALUE)
            g_assert_cmpfloat (why->now.value, ==, g_ascii_strtod (table[i].explained[k], NULL));
          else
            g_assert_cmpstr (table[i].explained[k], ==, "no value");
        }
    }
}

static void
test_nothing_to_explain (void)
{
  g_autoptr (PentadCity) full = a_city ();
  g_autoptr (PentadCity) city = pentad_city_new ();
  PentadPeriod period = { PENTAD_PERIOD_TODAY, trail_text_day (0), trail_text_day (0) };

  g_assert_null (explain (full, PENTAD_SUBJECT_DEPARTMENT, "D1", "no such figure", 0));
  pentad_city_set_scheme (city, (PentadScheme *)pentad_city_get_scheme (full));
  pentad_city_set_divisions (city, (PentadDivisions *)pentad_city_get_divisions (full));
  g_assert_null (pentad_explain (city, PENTAD_SUBJECT_POST, 0, &period, 0, "file"));
  g_assert_null (pentad_explain (city, PENTAD_SUBJECT_DEPARTMENT, 0, &period, 0, "file"));
  /* Posts have no handling times, and no cases behind them. */
  g_autoptr (PentadExplanation) times = explain (full, PENTAD_SUBJECT_POST, "L1", "mean_time", 0);
  g_assert_cmpint (times->now.state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_false (times->has_cases);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/explain-subjects/cases", test_cases);
  g_test_add_func ("/evaluate/explain-subjects/as-the-table-says", test_as_the_table_says);
  g_test_add_func ("/evaluate/explain-subjects/left-out", test_left_out);
  g_test_add_func ("/evaluate/explain-subjects/change", test_change);
  g_test_add_func ("/evaluate/explain-subjects/own-scores-only", test_scores);
  g_test_add_func ("/evaluate/explain-subjects/nothing-to-explain", test_nothing_to_explain);
  return g_test_run ();
}
