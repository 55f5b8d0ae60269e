/* Explanations: counts, cases, what is left out, and where a change comes from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outcome.h"
#include "small-city.h"
#include "trail-text.h"

#include "evaluate/explain.h"

#include <math.h>
#include <string.h>

#define SENT(day)                                                                                  \
  day " 08:00 report; " day " 08:20 file; " day " 08:30 dispatch dept=D1 due=" day "/12:30; "
#define DONE(day) SENT (day) day " 10:30 dispose; " day " 12:55 close"

/* Monday, day 0: four due, three of them closed, one in time; one extended, one suspended, one
 * void. Sunday, day -1: two due and both closed. */
static PentadCity *
a_city (void)
{
  static const struct
  {
    const char *id, *trail;
  } table[] = {
    { "A", DONE ("0") },
    { "B", SENT ("0") "0 12:40 dispose; 0 12:55 close" },
    { "C", SENT ("0") "0 12:45 dispose; 0 12:46 rework; 0 12:50 dispose; 0 12:55 close" },
    { "D", SENT ("0") },
    { "E", SENT ("0") "0 11:00 extend due=2/12:00" },
    { "F", SENT ("0") "0 11:00 suspend" },
    { "G", SENT ("0") "0 11:00 void" },
    { "H", DONE ("-1") },
    { "I", DONE ("-1") },
    { "J", "-1 08:00 report; - end" },
  };
  PentadCity *city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_ptr_array_add (cases, trail_text_case_at (table[i].id, "g0", NAN, NAN, table[i].trail));
  g_ptr_array_add (cases, trail_text_case_at ("X", "g12", NAN, NAN, DONE ("0")));
  g_ptr_array_add (cases, trail_text_case_at ("Y", NULL, NAN, NAN, "0 09:00 report"));
  pentad_city_set_complete (city, TRUE);
  small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
  return city;
}

static PentadExplanation *
explain (PentadCity *city, const char *id, const char *division, int from, int to)
{
  PentadPeriod period = { from == to ? PENTAD_PERIOD_TODAY : PENTAD_PERIOD_RANGE,
                          trail_text_day (from), trail_text_day (to) };
  int place = pentad_divisions_find_any (pentad_city_get_divisions (city), division);

  return pentad_explain (city, PENTAD_SUBJECT_AREA, place, &period, trail_text_time ("0 20:00"),
                         id);
}

static void
test_cases (void)
{
  static const struct
  {
    const char *id, *division, *above, *below;
    int from;
  } table[] = {
    { "close_rate", "d1", "A B C", "A B C D", 0 },
    { "close_rate", "990100", "A B C X", "A B C D X", 0 },
    { "close_rate", "d1", "A B C H I", "A B C D H I", -1 },
    { "close_rate", "d2", "X", "X", 0 },
    { "close_rate", "s2", "", "", 0 },
    { "in_time_close_rate", "d1", "A", "A B C D", 0 },
    { "rework_rate", "d1", "C", "A B C D", 0 },
    { "report", "d1", "A B C D E F G", "", 0 },
    { "open", "d1", "D E F", "", 0 },
    { "overdue", "d1", "D", "", 0 },
    { "close", "d1", "A B C", "", 0 },
    /* Handlings: C was handled twice. */
    { "mean_time", "d1", "", "A B C×2", 0 },
    { "median_time", "d1", "", "A B C×2", 0 },
  };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadExplanation) why =
          explain (city, table[i].id, table[i].division, table[i].from, 0);
      g_autofree char *above = outcome_list_cases (why, FALSE),
                      *below = outcome_list_cases (why, TRUE);

      g_test_message ("%s of %s", table[i].id, table[i].division);
      g_assert_true (why->has_cases);
      g_assert_cmpstr (above, ==, table[i].above);
      g_assert_cmpstr (below, ==, table[i].below);
      /* The lists are as long as the printed counts. */
      if (why->indicator->measure != PENTAD_MEASURE_COUNTS)
        g_assert_cmpfloat (why->now.denominator, ==, (double)why->n_below);
      else if (why->indicator->unit == PENTAD_UNIT_COUNT)
        g_assert_cmpfloat (why->now.value, ==, (double)why->n_above);
      else
        {
          g_assert_cmpfloat (why->now.numerator, ==, (double)why->n_above);
          g_assert_cmpfloat (why->now.denominator, ==, (double)why->n_below);
        }
    }
}

/* Without the cases of a day of the period there is no list, rather than a part of one. */
static void
test_unknown_days (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (GPtrArray) nobody = small_city_cases ();

  pentad_city_set_complete (city, FALSE);
  g_autoptr (PentadExplanation) none = explain (city, "close_rate", "d1", -1, 0);
  g_assert_false (none->has_cases);
  g_assert_cmpuint (none->cases->len, ==, 0);
  g_assert_cmpint (none->excluded[PENTAD_EXCLUDED_DAYS], ==, 1);
  /* What stands now needs no days. */
  g_autoptr (PentadExplanation) open = explain (city, "open", "d1", -1, 0);
  g_assert_true (open->has_cases);
  pentad_city_add_ended (city, trail_text_day (0), nobody);
  pentad_city_add_ended (city, trail_text_day (-1), nobody);
  g_autoptr (PentadExplanation) all = explain (city, "close_rate", "d1", -1, 0);
  g_assert_true (all->has_cases);
  g_assert_cmpint (all->n_below, ==, 6);
}

static void
test_left_out (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadExplanation) due = explain (city, "close_rate", "d1", 0, 0);
  g_autoptr (PentadExplanation) whole = explain (city, "report", "990100", 0, 0);
  g_autoptr (PentadExplanation) median = explain (city, "unsent", "990100", 0, 0);

  /* E was extended, F suspended, G void by the deadline they had. */
  g_assert_cmpint (due->excluded[PENTAD_EXCLUDED_DEADLINES], ==, 3);
  g_assert_cmpint (due->excluded[PENTAD_EXCLUDED_UNDATED], ==, 1);
  g_assert_cmpint (due->excluded[PENTAD_EXCLUDED_OUTSIDE], ==, -1);
  g_assert_cmpint (due->excluded[PENTAD_EXCLUDED_DAYS], ==, 0);
  g_assert_cmpint (whole->excluded[PENTAD_EXCLUDED_OUTSIDE], ==, 1);
  g_assert_cmpint (whole->excluded[PENTAD_EXCLUDED_DEADLINES], ==, -1);
  g_assert_false (median->has_cases);
  g_assert_cmpint (median->now.state, ==, PENTAD_FIGURE_NO_DATA);
}

/* A period that is over, one whose cases are not all known, and handlings without a beginning. */
static void
test_past_and_times (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadExplanation) past = explain (city, "report", "d1", -1, -1);
  g_autofree char *above = outcome_list_cases (past, FALSE);

  g_assert_cmpstr (above, ==, "H I J");
  pentad_city_set_complete (city, FALSE);
  g_autoptr (PentadExplanation) times = explain (city, "mean_time", "d1", -1, 0);
  g_assert_false (times->has_cases);
}

static double
sum_effects (const PentadExplanation *why)
{
  double sum = 0;

  for (guint i = 0; i < why->effects->len; i++)
    sum += g_array_index (why->effects, PentadEffect, i).value;
  return sum;
}

static void
test_change (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadExplanation) rate = explain (city, "close_rate", "d1", 0, 0);
  g_autoptr (PentadExplanation) count = explain (city, "report", "d1", 0, 0);
  g_autoptr (PentadExplanation) mean = explain (city, "mean_time", "d1", 0, 0);
  g_autoptr (PentadExplanation) median = explain (city, "median_time", "d1", 0, 0);
  g_autoptr (PentadExplanation) none = explain (city, "close_rate", "d2", 0, 0);

  /* 3/4 after 2/2. Above: ((3 − 2)/2 + (3 − 2)/4) ÷ 2 = 37.5 points; below the rest. */
  g_assert_cmpfloat (rate->now.value, ==, 75);
  g_assert_cmpfloat (rate->before.value, ==, 100);
  g_assert_cmpfloat (rate->change, ==, -25);
  g_assert_cmpuint (rate->effects->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (rate->effects, PentadEffect, 0).value, 37.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_effects (rate), -25, 1e-9);
  g_assert_cmpuint (rate->counts->len, ==, 3);
  const PentadExplainedCount *open = &g_array_index (rate->counts, PentadExplainedCount, 1);
  g_assert_cmpint (open->count, ==, PENTAD_COUNT_OPEN_DUE);
  g_assert_cmpint (open->sign, ==, -1);
  g_assert_cmpint (open->now, ==, 1);
  g_assert_cmpint (open->before, ==, 0);
  g_assert_true (g_array_index (rate->counts, PentadExplainedCount, 2).below);

  g_assert_cmpfloat (count->change, ==, 7 - 3);
  g_assert_cmpfloat (sum_effects (count), ==, 4);
  g_assert_cmpuint (mean->effects->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (sum_effects (mean), mean->change, 1e-9);
  g_assert_cmpuint (median->effects->len, ==, 0);
  g_assert_false (isnan (median->change));
  g_assert_true (isnan (none->change));
  g_assert_cmpuint (none->effects->len, ==, 0);
}

/* Half the closing rate, half a band of reports, less two for each rework. */
static void
add_score (PentadScheme *scheme)
{
  PentadIndicator *indicator = pentad_scheme_add_composite (scheme, "score");
  PentadBand *band = pentad_band_new ("b");
  PentadBandStep steps[] = { { 3, 100 }, { INFINITY, 40 } };
  PentadScoreTerm *term;

  g_ptr_array_add (scheme->bands, band);
  band->period = PENTAD_PERIOD_MONTH;
  g_array_append_vals (band->steps, steps, 2);
  indicator->cohort = g_strdup ("due");
  term = pentad_composite_add (indicator->composite, PENTAD_TERM_RATE);
  term->weight = 50;
  term->column = pentad_scheme_find_column (scheme, "close_rate");
  term = pentad_composite_add (indicator->composite, PENTAD_TERM_BAND);
  term->weight = 50;
  term->column = pentad_scheme_find_column (scheme, "report");
  pentad_score_term_add_band (term, NULL, 0);
  term = pentad_composite_add (indicator->composite, PENTAD_TERM_DEDUCT);
  term->column = pentad_scheme_find_column (scheme, "rework_rate");
  term->per = 1;
  term->step = 0.5;
}

static void
test_composite (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadScheme) scheme = small_city_scheme ();

  add_score (scheme);
  pentad_city_set_scheme (city, scheme);
  g_autoptr (PentadExplanation) why = explain (city, "score", "d1", 0, 0);
  /* 50 × 75 % + 50 × 40 % − 25 × 0.5 = 45; the day before 50 + 50 = 100. */
  g_assert_cmpfloat_with_epsilon (why->now.value, 45, 1e-9);
  g_assert_cmpfloat_with_epsilon (why->before.value, 100, 1e-9);
  g_assert_cmpuint (why->terms->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (g_array_index (why->terms, PentadTermScore, 2).points, -12.5,
                                  1e-9);
  g_assert_cmpuint (why->effects->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (g_array_index (why->effects, PentadEffect, 0).value, -12.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (g_array_index (why->effects, PentadEffect, 1).value, -30, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_effects (why), why->change, 1e-9);
  g_assert_true (why->band_period_differs);
  ((PentadBand *)g_ptr_array_index (scheme->bands, 0))->period = PENTAD_PERIOD_TODAY;
  g_autoptr (PentadExplanation) same = explain (city, "score", "d1", 0, 0);
  g_assert_false (same->band_period_differs);
  ((PentadBand *)g_ptr_array_index (scheme->bands, 0))->period = PENTAD_PERIOD_RANGE;
  g_autoptr (PentadExplanation) any = explain (city, "score", "d1", 0, 0);
  g_assert_false (any->band_period_differs);
  g_assert_false (why->has_cases);
  g_assert_null (explain (city, "no such figure", "d1", 0, 0));
}

/* What stands now is not compared; without divisions or a scheme there is nothing to explain. */
static void
test_nothing_to_compare (void)
{
  g_autoptr (PentadCity) blank = pentad_city_new ();
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  PentadPeriod period = { PENTAD_PERIOD_TODAY, trail_text_day (0), trail_text_day (0) };
  PentadIndicator *open =
      g_ptr_array_index (scheme->indicators, pentad_scheme_find_column (scheme, "open"));

  g_assert_null (pentad_explain (blank, PENTAD_SUBJECT_AREA, 0, &period, 0, "open"));
  pentad_city_set_scheme (blank, scheme);
  g_assert_null (pentad_explain (blank, PENTAD_SUBJECT_AREA, 0, &period, 0, "open"));
  open->cohort = g_strdup ("now");
  pentad_city_set_scheme (city, scheme);
  g_autoptr (PentadExplanation) now = explain (city, "open", "d1", 0, 0);
  g_assert_cmpint (now->before.state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_true (isnan (now->change));
  /* A period that lies ahead has no cases. */
  g_autoptr (PentadExplanation) ahead = explain (city, "close_rate", "d1", 3, 4);
  g_assert_cmpint (ahead->now.state, ==, PENTAD_FIGURE_NO_CASES);
  g_assert_cmpuint (ahead->cases->len, ==, 0);
}

static void
test_rounded_parts_sum (void)
{
  static const struct
  {
    double parts[4], whole, rounded[4];
    guint n;
  } table[] = {
    { { 0.004, 0.004, 0.004 }, 0.012, { 0.01, 0, 0 }, 3 },
    { { 1.005, 1.005 }, 2.01, { 1.0, 1.01 }, 2 },
    { { 0.333, 0.333, 0.334 }, 1, { 0.33, 0.33, 0.34 }, 3 },
    { { -0.004, -0.004 }, -0.008, { -0.01, 0 }, 2 },
    { { 7.954, -8.151 }, -0.197, { 7.95, -8.15 }, 2 },
    { { 0 }, 0, { 0 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double parts[4], sum = 0;

      memcpy (parts, table[i].parts, sizeof parts);
      pentad_explain_round (parts, table[i].n, table[i].whole, 2);
      for (guint k = 0; k < table[i].n; k++)
        {
          g_test_message ("row %u part %u", i, k);
          g_assert_cmpfloat_with_epsilon (parts[k], table[i].rounded[k], 1e-9);
          sum += parts[k];
        }
      g_assert_cmpfloat_with_epsilon (sum, pentad_figure_round (table[i].whole, 2), 1e-9);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/explain/as-many-cases-as-counted", test_cases);
  g_test_add_func ("/evaluate/explain/no-list-rather-than-a-part", test_unknown_days);
  g_test_add_func ("/evaluate/explain/what-is-left-out", test_left_out);
  g_test_add_func ("/evaluate/explain/past-and-times", test_past_and_times);
  g_test_add_func ("/evaluate/explain/change-and-its-parts", test_change);
  g_test_add_func ("/evaluate/explain/composite-by-term", test_composite);
  g_test_add_func ("/evaluate/explain/nothing-to-compare", test_nothing_to_compare);
  g_test_add_func ("/evaluate/explain/rounded-parts-sum", test_rounded_parts_sum);
  return g_test_run ();
}
