/* Composite scores: the worked examples of the field, and every rule of the grammar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "score-fixture.h"

#include "codec/documents.h"
#include "evaluate/composite.h"

#include <math.h>
#include <string.h>

static PentadScheme *
demo (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "demo.json", NULL);

  return score_fixture_scheme (path);
}

/* The twelve fixtures of domain.md 3.4, by the demo scheme. */
static void
test_fixtures (void)
{
  static const struct
  {
    const char *id, *role, *area_class, *counts;
    PentadSubject about;
    double score;
    const char *grade;
  } table[] = {
    { "department_score", NULL, NULL,
      "file=180 need_close=178 open_due=5 need_dispose=175 due_disposed=161 rework=5",
      PENTAD_SUBJECT_DEPARTMENT, 93.41, "A" },
    { "department_score", NULL, NULL, "file=48 need_close=48 need_dispose=48 due_disposed=48",
      PENTAD_SUBJECT_DEPARTMENT, 100, "A" },
    { "department_score", NULL, NULL,
      "file=1200 need_close=1180 open_due=220 need_dispose=1190 due_disposed=850 rework=90",
      PENTAD_SUBJECT_DEPARTMENT, 73.55, "C" },
    { "department_score", NULL, NULL,
      "file=1001 need_close=1000 open_due=500 need_dispose=1000 due_disposed=400 rework=600",
      PENTAD_SUBJECT_DEPARTMENT, 39, "E" },
    { "supervisor_score", "supervisor", NULL,
      "patrol_decided=320 valid_patrol_report=304 file=310 valid_public_report=12 need_verify=20 "
      "in_time_verify=18 need_check=150 in_time_check=141",
      PENTAD_SUBJECT_POST, 94.03, "A" },
    { "acceptor_score", "acceptor", NULL,
      "accept=1320 need_send_verify=200 in_time_send_verify=190 need_send_check=100 "
      "in_time_send_check=90",
      PENTAD_SUBJECT_POST, 92, "A" },
    { "shift_leader_score", "shift-leader", NULL,
      "file=900 in_time_file=880 cancel=9 need_close=870 due_disposed=840", PENTAD_SUBJECT_POST,
      97.84, "A" },
    { "dispatcher_score", "dispatcher", NULL,
      "dispatch=860 need_dispatch=860 in_time_dispatch=840 wrong_dispatch=30", PENTAD_SUBJECT_POST,
      92.67, "A" },
    { "area_score", NULL, "I", "valid_public_report=1 file=5 need_close=5 due_disposed=4",
      PENTAD_SUBJECT_AREA, 82, "B" },
    { "area_score", NULL, "II", "valid_public_report=1 file=5 need_close=5 due_disposed=4",
      PENTAD_SUBJECT_AREA, 85, "B" },
    { "area_score", NULL, "I", "", PENTAD_SUBJECT_AREA, 100, "A" },
    { "area_score", NULL, "II",
      "valid_public_report=3 file=12 need_close=12 open_due=3 due_disposed=6", PENTAD_SUBJECT_AREA,
      50, "D" },
  };
  g_autoptr (PentadScheme) scheme = demo ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree PentadFigure *row = score_fixture_row (scheme, table[i].about, table[i].role,
                                                        table[i].area_class, NULL, table[i].counts);
      const PentadFigure *figure = score_fixture_get (scheme, row, table[i].id);
      double shown = pentad_figure_round (figure->value, scheme->decimals);

      g_test_message ("%s %s", table[i].id, table[i].counts);
      g_assert_cmpint (figure->state, ==, PENTAD_FIGURE_VALUE);
      g_assert_cmpfloat_with_epsilon (shown, table[i].score, 1e-9);
      g_assert_cmpstr (pentad_scheme_get_grade (scheme, shown)->id, ==, table[i].grade);
    }
}

/* Tianmen, December 2016: 972 due, 911 of them closed, 737 in time (domain.md 3.3). */
static void
test_tianmen (void)
{
  g_autoptr (PentadScheme) scheme = demo ();
  g_autofree PentadFigure *row =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, NULL, NULL,
                         "accept=1054 file=996 need_close=972 open_due=61 due_disposed=737");

  g_assert_cmpfloat_with_epsilon (
      pentad_figure_round (score_fixture_get (scheme, row, "close_rate")->value, 2), 93.72, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      pentad_figure_round (score_fixture_get (scheme, row, "in_time_close_rate")->value, 2), 75.82,
      1e-9);
}

/* Every edge of the band tables of domain.md 3.4: the upper end is included. */
static void
test_bands (void)
{
  static const struct
  {
    const char *id;
    double value, score;
  } table[] = {
    { "post_volume", 0, 0 },          { "post_volume", 100, 0 },
    { "post_volume", 101, 40 },       { "post_volume", 300, 40 },
    { "post_volume", 301, 60 },       { "post_volume", 500, 60 },
    { "post_volume", 501, 75 },       { "post_volume", 1200, 75 },
    { "post_volume", 1201, 90 },      { "post_volume", 2000, 90 },
    { "post_volume", 2001, 100 },     { "department_filed", 0, 100 },
    { "department_filed", 50, 100 },  { "department_filed", 51, 90 },
    { "department_filed", 100, 90 },  { "department_filed", 101, 75 },
    { "department_filed", 200, 75 },  { "department_filed", 201, 60 },
    { "department_filed", 500, 60 },  { "department_filed", 501, 40 },
    { "department_filed", 1000, 40 }, { "department_filed", 1001, 0 },
    { "area_1_filed", 0, 100 },       { "area_1_filed", 1, 90 },
    { "area_1_filed", 2, 90 },        { "area_1_filed", 3, 75 },
    { "area_1_filed", 4, 75 },        { "area_1_filed", 5, 60 },
    { "area_1_filed", 6, 60 },        { "area_1_filed", 7, 40 },
    { "area_1_filed", 8, 40 },        { "area_1_filed", 9, 0 },
    { "area_2_filed", 0, 100 },       { "area_2_filed", 1, 90 },
    { "area_2_filed", 3, 90 },        { "area_2_filed", 4, 75 },
    { "area_2_filed", 5, 75 },        { "area_2_filed", 6, 60 },
    { "area_2_filed", 7, 60 },        { "area_2_filed", 8, 40 },
    { "area_2_filed", 9, 40 },        { "area_2_filed", 10, 0 },
    { "post_volume", INFINITY, 100 }, { "post_volume", -1, 0 },
  };
  g_autoptr (PentadScheme) scheme = demo ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadBand *band = NULL;

      for (guint b = 0; b < scheme->bands->len; b++)
        if (strcmp (((const PentadBand *)g_ptr_array_index (scheme->bands, b))->id, table[i].id) ==
            0)
          band = g_ptr_array_index (scheme->bands, b);
      g_test_message ("%s %g", table[i].id, table[i].value);
      g_assert_nonnull (band);
      g_assert_cmpint (band->period, ==, PENTAD_PERIOD_MONTH);
      g_assert_cmpfloat (pentad_band_score (band, table[i].value), ==, table[i].score);
    }
  g_assert_true (isnan (pentad_band_score (g_ptr_array_index (scheme->bands, 0), NAN)));
}

/* --- One rule at a time ------------------------------------------------------------------------
 */

/* Columns: a and b in percent, n and m counts. The score under test is "s". */
#define HEAD                                                                                       \
  "{\"id\": \"t\", \"version\": \"1\", \"steps\": {\"verify\": 1, \"accept\": 1, \"file\": 1, "    \
  "\"dispatch\": 1, \"check\": 1, \"close\": 1}, \"indicators\": ["                                \
  "{\"id\": \"a\", \"label\": \"A\", \"cohort\": \"now\", \"unit\": \"percent\", \"numerator\": "  \
  "[]}, "                                                                                          \
  "{\"id\": \"b\", \"label\": \"B\", \"cohort\": \"now\", \"unit\": \"percent\", \"numerator\": "  \
  "[]}, "                                                                                          \
  "{\"id\": \"n\", \"label\": \"N\", \"cohort\": \"now\", \"numerator\": []}, "                    \
  "{\"id\": \"m\", \"label\": \"M\", \"cohort\": \"now\", \"numerator\": []}], "                   \
  "\"bands\": [{\"id\": \"z\", \"period\": \"any\", \"steps\": [{\"up_to\": 3, \"score\": 50}, "   \
  "{\"score\": 10}]}], \"composites\": [{\"id\": \"s\", \"label\": \"S\", \"cohort\": \"now\", "   \
  "\"subject\": \"area\", "
#define A100 "{\"kind\": \"rate\", \"of\": \"a\", \"weight\": 100}"

static PentadScheme *
read_members (const char *members)
{
  g_autofree char *text = g_strconcat (HEAD, members, "}]}", NULL);
  g_autoptr (GError) error = NULL;
  PentadScheme *scheme = pentad_read_scheme (text, strlen (text), "t", &error);

  g_assert_no_error (error);
  return scheme;
}

static void
test_rules (void)
{
#define NO_VALUE(state) (-1000.0 - (state))
#define NO_CASES        NO_VALUE (PENTAD_FIGURE_NO_CASES)
#define NO_DATA         NO_VALUE (PENTAD_FIGURE_NO_DATA)
#define TWO                                                                                        \
  "\"terms\": [{\"kind\": \"rate\", \"of\": \"a\", \"weight\": 60}, {\"kind\": \"inverse\", "      \
  "\"of\": \"b\", \"weight\": 40}]"
#define WITH(term) "\"terms\": [" A100 ", {" term "}]"
  static const struct
  {
    const char *members, *row;
    double score;
  } table[] = {
    { TWO, "a=50 b=25", 60 },
    /* What is missing drops out, counts in full, or leaves nothing. */
    { TWO, "a=50 b=none", 50 },
    { TWO, "a=none b=25", 75 },
    { TWO, "a=none b=none", NO_CASES },
    { TWO, "a=50 b=?", NO_DATA },
    { TWO, "a=? b=none", NO_DATA },
    { TWO ", \"no_cases\": \"full\"", "a=50 b=none", 70 },
    { TWO ", \"no_cases\": \"full\"", "a=none b=none", 100 },
    { TWO ", \"no_cases\": \"refuse\"", "a=50 b=none", NO_CASES },
    { TWO ", \"no_data\": \"drop\"", "a=50 b=?", 50 },
    { TWO ", \"no_data\": \"drop\"", "a=? b=?", NO_DATA },
    { TWO ", \"no_data\": \"full\"", "a=? b=25", 90 },
    { "\"terms\": [{\"kind\": \"rate\", \"of\": \"a\", \"weight\": 60}, {\"kind\": \"rate\", "
      "\"of\": \"b\", \"weight\": 40, \"no_data\": \"drop\", \"no_cases\": \"full\"}]",
      "a=50 b=?", 50 },
    { "\"terms\": [{\"kind\": \"rate\", \"of\": \"a\", \"weight\": 60}, {\"kind\": \"rate\", "
      "\"of\": \"b\", \"weight\": 40, \"no_data\": \"drop\", \"no_cases\": \"full\"}]",
      "a=50 b=none", 70 },
    /* Bands by class of area. */
    { "\"terms\": [{\"kind\": \"band\", \"of\": \"n\", \"weight\": 100, \"bands\": \"z\"}]", "n=3",
      50 },
    { "\"terms\": [{\"kind\": \"band\", \"of\": \"n\", \"weight\": 100, \"bands\": \"z\"}]", "n=4",
      10 },
    { "\"terms\": [{\"kind\": \"band\", \"of\": \"n\", \"weight\": 100, \"bands\": {\"I\": "
      "\"z\"}}]",
      "n=3", 50 },
    { "\"terms\": [{\"kind\": \"band\", \"of\": \"n\", \"weight\": 100, \"bands\": {\"II\": "
      "\"z\"}}]",
      "n=3", NO_DATA },
  /* Thresholds: 50 points at 70 %, one less for each point short. */
#define THRESHOLD(more)                                                                            \
  "\"full\": 50, \"terms\": [{\"kind\": \"threshold\", \"of\": \"a\", \"weight\": 50, \"per\": "   \
  "1, \"step\": 1, " more "}]"
    { THRESHOLD ("\"at_least\": 70"), "a=70", 50 },
    { THRESHOLD ("\"at_least\": 70"), "a=99", 50 },
    { THRESHOLD ("\"at_least\": 70"), "a=68.5", 48.5 },
    { THRESHOLD ("\"at_least\": 70, \"whole\": true"), "a=68.5", 49 },
    { THRESHOLD ("\"at_least\": 70"), "a=10", 0 },
    { THRESHOLD ("\"at_most\": 5"), "a=4", 50 },
    { THRESHOLD ("\"at_most\": 5"), "a=8", 47 },
    { THRESHOLD ("\"at_least\": 70"), "a=none", NO_CASES },
    /* Deductions and bonuses. */
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 0.2"), "a=90 n=3", 89.4 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 2, \"step\": 1"), "a=90 n=3", 88.5 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 2, \"step\": 1, \"whole\": true"),
      "a=90 n=3", 89 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 0.1, \"step\": 1, \"whole\": true"),
      "a=90 n=0.3", 87 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1, \"free\": 2"),
      "a=90 n=3", 89 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1, \"free\": 2"),
      "a=90 n=1", 90 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1, \"max\": 5"),
      "a=90 n=30", 85 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1"), "a=90 n=none", 90 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1"), "a=90 n=?", NO_DATA },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1, \"no_data\": \"full\""),
      "a=90 n=?", 90 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1"), "a=2 n=5", -3 },
    { WITH ("\"kind\": \"deduct\", \"of\": \"n\", \"per\": 1, \"step\": 1") ", \"min\": 0",
      "a=2 n=5", 0 },
    { WITH ("\"kind\": \"bonus\", \"of\": \"n\", \"per\": 1, \"step\": 2, \"max\": 5"), "a=90 n=2",
      94 },
    { WITH ("\"kind\": \"bonus\", \"of\": \"n\", \"per\": 1, \"step\": 2, \"max\": 5"), "a=90 n=9",
      95 },
    { WITH ("\"kind\": \"bonus\", \"of\": \"n\", \"per\": 1, \"step\": 9") ", \"max\": 100",
      "a=99 n=1", 100 },
  /* Conditions. */
#define WHEN(bound) "\"when\": {\"of\": \"m\", " bound "}"
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"at_least\": 3")), "a=90 m=3", 89.5 },
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"at_least\": 3")), "a=90 m=2", 90 },
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"above\": 3")), "a=90 m=3", 90 },
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"above\": 3")), "a=90 m=4", 89.5 },
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"at_most\": 3")), "a=90 m=3", 89.5 },
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"below\": 3")), "a=90 m=3", 90 },
    { WITH ("\"kind\": \"deduct\", \"step\": 0.5, " WHEN ("\"below\": 3")), "a=90 m=none", 90 },
    { WITH ("\"kind\": \"multiply\", \"factor\": 0.9, " WHEN ("\"above\": 0")), "a=90 m=1", 81 },
    { WITH ("\"kind\": \"multiply\", \"factor\": 0.9, " WHEN ("\"above\": 0")), "a=90 m=0", 90 },
  /* A fund: deductions eat it up and no more. */
#define FUND                                                                                       \
  "\"terms\": [{\"kind\": \"rate\", \"of\": \"a\", \"weight\": 95}, {\"kind\": \"fund\", "         \
  "\"id\": \"f\", \"weight\": 5}, {\"kind\": \"deduct\", \"fund\": \"f\", \"of\": \"n\", "         \
  "\"per\": 1, \"step\": 0.2}, {\"kind\": \"deduct\", \"fund\": \"f\", \"of\": \"m\", \"per\": "   \
  "1, \"step\": 1}]"
    { FUND, "a=100 n=0 m=0", 100 },
    { FUND, "a=100 n=5 m=1", 98 },
    { FUND, "a=100 n=20 m=3", 95 },
    { FUND, "a=100 n=90 m=3", 95 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadScheme) scheme = read_members (table[i].members);
      g_autofree PentadFigure *row =
          score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, "I", NULL, table[i].row);
      const PentadFigure *figure = score_fixture_get (scheme, row, "s");
      PentadTermScore scores[PENTAD_MAX_SCORE_TERMS + 1];
      const PentadIndicator *indicator = pentad_scheme_find (scheme, "s");
      PentadFigure again;
      double sum = 0;

      g_test_message ("%s: %s", table[i].members, table[i].row);
      if (figure->state == PENTAD_FIGURE_VALUE)
        g_assert_cmpfloat_with_epsilon (figure->value, table[i].score, 1e-9);
      else
        {
          g_assert_cmpfloat (NO_VALUE (figure->state), ==, table[i].score);
          g_assert_true (isnan (figure->value));
        }
      /* The parts sum to the whole. */
      pentad_composite_score (scheme, indicator->composite, row, "I", &again, scores);
      for (guint t = 0; t <= indicator->composite->terms->len; t++)
        sum += scores[t].points;
      if (figure->state == PENTAD_FIGURE_VALUE)
        g_assert_cmpfloat_with_epsilon (sum, again.value, 1e-9);
      else
        g_assert_cmpfloat (sum, ==, 0);
    }
}

/* What moved a score: a part for each term, which sum to the difference, and nothing without one of
 * the two scores. */
static void
test_compare (void)
{
  g_autoptr (PentadScheme) scheme = demo ();
  const PentadIndicator *area = pentad_scheme_find (scheme, "area_score");
  double parts[PENTAD_MAX_SCORE_TERMS + 1], from = -1, to = -1, sum = 0;
  g_autofree PentadFigure *before =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, "I", NULL,
                         "valid_public_report=2 file=10 need_close=10 open_due=1 due_disposed=8");
  g_autofree PentadFigure *now =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, "I", NULL,
                         "valid_public_report=2 file=10 need_close=10 open_due=0 due_disposed=10");
  g_autofree PentadFigure *none = g_new0 (PentadFigure, scheme->indicators->len);

  for (guint i = 0; i < scheme->indicators->len; i++)
    none[i] = (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
  g_assert_false (
      pentad_composite_compare (scheme, area->composite, none, now, "I", &from, &to, parts));
  g_assert_false (
      pentad_composite_compare (scheme, area->composite, now, none, "I", &from, &to, parts));
  g_assert_cmpfloat (from, ==, -1);
  g_assert_cmpfloat (to, ==, -1);

  g_assert_true (
      pentad_composite_compare (scheme, area->composite, before, now, "I", &from, &to, parts));
  for (guint t = 0; t <= area->composite->terms->len; t++)
    sum += parts[t];
  g_assert_cmpfloat_with_epsilon (sum, to - from, 1e-9);
  /* The reports of citizens and the number filed are as before, the two rates are better. */
  g_assert_cmpfloat_with_epsilon (parts[0], 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[1], 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[2], 30 * 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (parts[3], 40 * 0.2, 1e-9);
}

/* The breakdown says which rule stood in, and the weights as applied. */
static void
test_breakdown (void)
{
  g_autoptr (PentadScheme) scheme = demo ();
  const PentadIndicator *area = pentad_scheme_find (scheme, "area_score");
  PentadTermScore scores[PENTAD_MAX_SCORE_TERMS + 1];
  PentadFigure figure;

  /* A street has no class, so that the band drops out: 10, 30 and 40 of 80. */
  g_autofree PentadFigure *row =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, NULL, NULL,
                         "valid_public_report=2 file=10 need_close=10 open_due=1 due_disposed=8");
  pentad_composite_score (scheme, area->composite, row, NULL, &figure, scores);
  g_assert_cmpfloat_with_epsilon (figure.value, (10 * 80 + 30 * 90 + 40 * 80) / 80.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (scores[0].weight, 12.5, 1e-9);
  g_assert_cmpfloat (scores[0].value, ==, 80);
  g_assert_cmpint (scores[0].rule, ==, PENTAD_MISSING_INHERIT);
  g_assert_cmpfloat (scores[1].weight, ==, 0);
  g_assert_cmpint (scores[1].rule, ==, PENTAD_MISSING_DROP);
  g_assert_true (isnan (scores[1].value));
  g_assert_cmpfloat_with_epsilon (scores[3].weight, 50, 1e-9);

  /* No case at all: taken as full, and said so. */
  g_autofree PentadFigure *empty =
      score_fixture_row (scheme, PENTAD_SUBJECT_AREA, NULL, "I", NULL, "");
  pentad_composite_score (scheme, area->composite, empty, "I", &figure, scores);
  g_assert_cmpint (scores[0].rule, ==, PENTAD_MISSING_FULL);
  g_assert_cmpint (scores[1].rule, ==, PENTAD_MISSING_INHERIT);
  g_assert_cmpfloat (figure.value, ==, 100);
}

/* Rates are not rounded before they are weighted: 2/3 of three equal terms stays 66.67, where
 * rounding each to whole hundredths first gives another last digit. */
static void
test_full_precision (void)
{
  g_autoptr (PentadScheme) scheme = demo ();
  g_autofree PentadFigure *row =
      score_fixture_row (scheme, PENTAD_SUBJECT_DEPARTMENT, NULL, NULL, NULL,
                         "file=7 need_close=7 open_due=2 need_dispose=7 due_disposed=5 rework=2");
  const PentadFigure *figure = score_fixture_get (scheme, row, "department_score");

  /* 10 + 90 × 5/7 = 74.2857…; of rates rounded first it would be 10 + 90 × 0.7143 = 74.287. */
  g_assert_cmpfloat_with_epsilon (figure->value, 10 + 90 * 5 / 7.0, 1e-12);
}

/* A composite is only about its own kind of subject. */
static void
test_subjects (void)
{
  g_autoptr (PentadScheme) scheme = demo ();
  g_autofree PentadFigure *row = score_fixture_row (
      scheme, PENTAD_SUBJECT_POST, "acceptor", NULL, NULL,
      "accept=1320 verify_send_rate=95 check_send_rate=90 file=3 need_close=3 due_disposed=3");

  g_assert_cmpint (score_fixture_get (scheme, row, "acceptor_score")->state, ==,
                   PENTAD_FIGURE_VALUE);
  g_assert_cmpint (score_fixture_get (scheme, row, "dispatcher_score")->state, ==,
                   PENTAD_FIGURE_NO_DATA);
  g_assert_cmpint (score_fixture_get (scheme, row, "area_score")->state, ==, PENTAD_FIGURE_NO_DATA);
}

/* One column alone is what the whole row says of it. */
static void
test_fill (void)
{
  g_autoptr (PentadScheme) scheme = demo ();
  gint64 counts[PENTAD_N_COUNTS] = { 0 };
  PentadSubjectCounts subject = { .counts = counts, .known = G_MAXUINT64, .area_class = "II" };
  g_autofree PentadFigure *row = g_new0 (PentadFigure, scheme->indicators->len);
  int column = pentad_scheme_find_column (scheme, "area_score");

  counts[PENTAD_COUNT_VALID_PUBLIC_REPORT] = 1;
  counts[PENTAD_COUNT_FILE] = counts[PENTAD_COUNT_NEED_CLOSE] = 5;
  counts[PENTAD_COUNT_DUE_DISPOSED] = 4;
  pentad_subject_fill (scheme, &subject, (guint)column, row);
  g_assert_cmpfloat_with_epsilon (row[column].value, 85, 1e-9);
  column = pentad_scheme_find_column (scheme, "file");
  pentad_subject_fill (scheme, &subject, (guint)column, row);
  g_assert_cmpfloat (row[column].value, ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/composite/twelve-fixtures", test_fixtures);
  g_test_add_func ("/evaluate/composite/tianmen", test_tianmen);
  g_test_add_func ("/evaluate/composite/band-edges", test_bands);
  g_test_add_func ("/evaluate/composite/every-rule", test_rules);
  g_test_add_func ("/evaluate/composite/what-moved-a-score-sums-to-the-difference", test_compare);
  g_test_add_func ("/evaluate/composite/breakdown", test_breakdown);
  g_test_add_func ("/evaluate/composite/full-precision-inside", test_full_precision);
  g_test_add_func ("/evaluate/composite/own-subject-only", test_subjects);
  g_test_add_func ("/evaluate/composite/one-column-alone", test_fill);
  return g_test_run ();
}
