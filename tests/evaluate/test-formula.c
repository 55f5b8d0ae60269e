/* Formulas in words: counters, cohorts, measures, terms of scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/formula.h"

#include "small-city.h"

#include <math.h>

static void
add_term (GArray *terms, PentadCount count, int sign)
{
  PentadTerm term = { count, sign };

  g_array_append_val (terms, term);
}

static void
test_formulas (void)
{
  static const struct
  {
    const char *id, *words;
  } table[] = {
    { "report", "report" },
    { "close_rate", "(need_close − due and still open) ÷ (need_close) × 100%" },
    { "outside", "reports of the period that lie in no district" },
    { "mean_time",
      "hours from dispatch to the end of handling, suspensions left out: sum ÷ number of "
      "handlings" },
    { "median_time",
      "hours from dispatch to the end of handling, suspensions left out: the middle one" },
    { "unsent", "not told by the source" },
    { "per_report", "(close − in_time_close) ÷ (report)" },
    { "late", "−in_time_close + close" },
    { "hand", "given by hand in the scheme" },
    { "online", "supervisors online ÷ supervisors on duty × 100 %" },
    { "patrols", "unit grids patrolled ÷ unit grids assigned × 100 %" },
  };
  g_autoptr (PentadScheme) scheme = small_city_scheme ();

  PentadIndicator *per_report = pentad_scheme_add (scheme, "per_report");
  PentadIndicator *late = pentad_scheme_add (scheme, "late");

  per_report->unit = PENTAD_UNIT_POINTS;
  add_term (per_report->numerator, PENTAD_COUNT_CLOSE, 1);
  add_term (per_report->numerator, PENTAD_COUNT_IN_TIME_CLOSE, -1);
  add_term (per_report->denominator, PENTAD_COUNT_REPORT, 1);
  add_term (late->numerator, PENTAD_COUNT_IN_TIME_CLOSE, -1);
  add_term (late->numerator, PENTAD_COUNT_CLOSE, 1);
  pentad_scheme_add (scheme, "hand")->measure = PENTAD_MEASURE_GIVEN;
  pentad_scheme_add (scheme, "online")->measure = PENTAD_MEASURE_STAFF_ONLINE;
  pentad_scheme_add (scheme, "patrols")->measure = PENTAD_MEASURE_STAFF_COVERAGE;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = pentad_formula_words (
          scheme, pentad_scheme_find (scheme, table[i].id), PENTAD_LANGUAGE_EN);

      g_assert_cmpstr (words, ==, table[i].words);
    }
  g_assert_cmpstr (pentad_cohort_words ("due"), ==, "by the due day");
  g_assert_cmpstr (pentad_cohort_words ("by moonlight"), ==, "by moonlight");
  g_assert_null (pentad_cohort_words (NULL));
}

/* What earns comes first, wherever it stands; a factor is of all that stands before it. */
static void
test_scores (void)
{
  static const struct
  {
    PentadTermKind kinds[5];
    guint n;
    const char *words;
  } table[] = {
    { { PENTAD_TERM_RATE }, 1, "5 % × close" },
    { { PENTAD_TERM_RATE, PENTAD_TERM_BAND, PENTAD_TERM_DEDUCT },
      3,
      "5 % × close + 5 % × band of close (b, I: b2) − (2 for each 1 of close)" },
    { { PENTAD_TERM_DEDUCT, PENTAD_TERM_RATE, PENTAD_TERM_BONUS },
      3,
      "5 % × close − (2 for each 1 of close) + (2 for each 1 of close)" },
    { { PENTAD_TERM_RATE, PENTAD_TERM_INVERSE, PENTAD_TERM_MULTIPLY, PENTAD_TERM_DEDUCT },
      4,
      "(5 % × close + 5 % × (100 − close)) × (2) − (2 for each 1 of close)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadScheme) scheme = small_city_scheme ();
      PentadIndicator *score = pentad_scheme_add_composite (scheme, "score");

      g_ptr_array_add (scheme->bands, pentad_band_new ("b"));
      g_ptr_array_add (scheme->bands, pentad_band_new ("b2"));
      for (guint k = 0; k < table[i].n; k++)
        {
          PentadScoreTerm *term = pentad_composite_add (score->composite, table[i].kinds[k]);

          term->weight = 5;
          term->column = pentad_scheme_find_column (scheme, "close");
          term->step = 2;
          term->per = 1;
          if (term->kind == PENTAD_TERM_BAND)
            {
              pentad_score_term_add_band (term, NULL, 0);
              pentad_score_term_add_band (term, "I", 1);
            }
        }
      g_autofree char *words = pentad_formula_words (scheme, score, PENTAD_LANGUAGE_EN);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

/* The scheme's own name of a counter or column goes before ours, and ours before the bare id. */
static void
test_names (void)
{
  static const struct
  {
    PentadCount count;
    const char *words;
  } table[] = {
    { PENTAD_COUNT_CLOSE, "closed cases" },
    { PENTAD_COUNT_OPEN_DUE, "due and still open" },
    { PENTAD_COUNT_REPORT, "report" }, /* an indicator without a label */
    { PENTAD_COUNT_REWORK, "rework" }, /* no indicator */
  };
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  int column = pentad_scheme_find_column (scheme, "close");
  PentadScoreTerm term = { .kind = PENTAD_TERM_RATE, .weight = 5, .column = column };

  pentad_label_set_all (&((PentadIndicator *)g_ptr_array_index (scheme->indicators, column))->label,
                        "closed cases");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (pentad_counter_words (scheme, table[i].count, PENTAD_LANGUAGE_EN), ==,
                     table[i].words);
  g_autofree char *words = pentad_score_term_words (scheme, &term, PENTAD_LANGUAGE_EN);
  g_assert_cmpstr (words, ==, "5 % × closed cases");
}

static void
test_term_words (void)
{
  static const struct
  {
    PentadScoreTerm term;
    const char *words;
  } table[] = {
    { { .kind = PENTAD_TERM_INVERSE, .weight = 10, .column = 6 }, "10 % × (100 − close_rate)" },
    { { .kind = PENTAD_TERM_THRESHOLD,
        .weight = 50,
        .column = 6,
        .bound = PENTAD_BOUND_AT_LEAST,
        .bound_at = 70,
        .step = 1,
        .per = 2 },
      "50 points for close_rate ≥ 70, 1 less for each 2 that is missing" },
    { { .kind = PENTAD_TERM_THRESHOLD,
        .weight = 5,
        .column = 8,
        .bound = PENTAD_BOUND_AT_MOST,
        .bound_at = 3,
        .step = 0.5,
        .per = 1 },
      "5 points for rework_rate ≤ 3, 0.5 less for each 1 that is missing" },
    { { .kind = PENTAD_TERM_FUND, .weight = 5, .column = -1, .id = (char *)"quality" },
      "5 points for quality" },
    { { .kind = PENTAD_TERM_BONUS, .column = 2, .step = 2, .per = 10, .free = 3, .max = 6 },
      "2 for each 10 of close above 3, at most 6" },
    { { .kind = PENTAD_TERM_DEDUCT,
        .column = -1,
        .step = 0.5,
        .max = INFINITY,
        .when = PENTAD_BOUND_ABOVE,
        .when_column = 4,
        .when_at = 2 },
      "0.5 when overdue > 2" },
    { { .kind = PENTAD_TERM_MULTIPLY,
        .column = -1,
        .step = 0.9,
        .max = INFINITY,
        .when = PENTAD_BOUND_BELOW,
        .when_column = 6,
        .when_at = 60 },
      "0.9 when close_rate < 60" },
    { { .kind = PENTAD_TERM_DEDUCT,
        .column = 4,
        .step = 1,
        .per = 1,
        .max = INFINITY,
        .when = PENTAD_BOUND_AT_MOST,
        .when_column = 6,
        .when_at = 90.5 },
      "1 for each 1 of overdue when close_rate ≤ 90.5" },
    { { .kind = PENTAD_TERM_RATE,
        .weight = 5,
        .column = 6,
        .label.text = { (char *)"closing", NULL, NULL } },
      "5 % × closing" },
  };
  g_autoptr (PentadScheme) scheme = small_city_scheme ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = pentad_score_term_words (scheme, &table[i].term, PENTAD_LANGUAGE_EN);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/formula/every-measure", test_formulas);
  g_test_add_func ("/evaluate/formula/score-in-its-order", test_scores);
  g_test_add_func ("/evaluate/formula/names", test_names);
  g_test_add_func ("/evaluate/formula/every-term", test_term_words);
  return g_test_run ();
}
