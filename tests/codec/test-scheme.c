/* Tests of the reader of schemes and of the scheme that is shipped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "samples.h"

#include <math.h>
#include <string.h>

static void
test_reads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadScheme) scheme =
      pentad_read_scheme (SAMPLE_SCHEME, strlen (SAMPLE_SCHEME), "f", &error);
  gint32 day;

  g_assert_no_error (error);
  g_assert_cmpstr (scheme->id, ==, "s");
  g_assert_cmpstr (scheme->version, ==, "2");
  g_assert_cmpstr (scheme->source, ==, "test");
  g_assert_true (pentad_day_parse ("2020-01-01", &day));
  g_assert_cmpint (scheme->valid_from, ==, day);
  g_assert_cmpint (scheme->limits.verify_s, ==, 7200);
  g_assert_cmpint (scheme->limits.close_s, ==, 900);
  g_assert_cmpfloat (scheme->staffing_ratio[PENTAD_DIVISION_URBAN], ==, 6);
  g_assert_true (isnan (scheme->staffing_ratio[PENTAD_DIVISION_FUNCTIONAL]));
  const PentadIndicator *rate = pentad_scheme_find (scheme, "close_rate");
  g_assert_cmpint (rate->unit, ==, PENTAD_UNIT_PERCENT);
  g_assert_cmpint (rate->better, ==, PENTAD_BETTER_HIGH);
  g_assert_cmpfloat (rate->target, ==, 98);
  g_assert_cmpstr (rate->cohort, ==, "due");
  g_assert_cmpuint (rate->numerator->len, ==, 2);
  const PentadTerm *open = &g_array_index (rate->numerator, PentadTerm, 1);
  g_assert_cmpint (open->count, ==, PENTAD_COUNT_OPEN_DUE);
  g_assert_cmpint (open->sign, ==, -1);
  const PentadIndicator *time = pentad_scheme_find (scheme, "t");
  g_assert_cmpint (time->measure, ==, PENTAD_MEASURE_MEDIAN_TIME);
  g_assert_true (isnan (time->target));
}

#define STEPS                                                                                      \
  "\"steps\": {\"verify\": 1, \"accept\": 1, \"file\": 1, \"dispatch\": 1, \"check\": 1, "         \
  "\"close\": 1}"
#define SCHEME(rest)        "{\"id\": \"s\", \"version\": \"1\", " rest "}"
#define INDICATORS(members) SCHEME (STEPS ", \"indicators\": [{" members "}]")
#define NAMED               "\"id\": \"i\", \"label\": \"I\", \"cohort\": \"now\""

#define WHOLE(rest) SCHEME (STEPS ", \"indicators\": [" RATE ", " COUNT "], " rest)
#define RATE                                                                                       \
  "{\"id\": \"r\", \"label\": \"R\", \"cohort\": \"due\", \"unit\": \"percent\", "                 \
  "\"numerator\": [\"file\"], \"denominator\": [\"report\"]}"
#define COUNT          "{\"id\": \"n\", \"label\": \"N\", \"cohort\": \"due\", \"numerator\": [\"file\"]}"
#define BAND           "\"bands\": [{\"id\": \"b\", \"period\": \"month\", \"steps\": [{\"score\": 9}]}]"
#define BANDS(members) WHOLE ("\"bands\": [{\"id\": \"b\", \"period\": \"month\", " members "}]")
#define SCORE(members)                                                                             \
  WHOLE (BAND ", \"composites\": [{\"id\": \"c\", \"label\": \"C\", \"cohort\": \"due\", " members \
              "}]")
#define TERMS(terms) SCORE ("\"terms\": [" terms "]")
#define RATE_100     "{\"kind\": \"rate\", \"of\": \"r\", \"weight\": 100}"

static void
test_refuses (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "{}", "$: expected the scheme's id, found an object" },
    { SCHEME ("\"indicators\": []"), "$: expected the scheme's steps, found an object" },
    { SCHEME (STEPS), "$: expected the scheme's indicators, found an object" },
    { SCHEME ("\"steps\": {\"verify\": 1}"),
      "$.steps: expected minutes for verify, accept, file, dispatch, check and close, found an "
      "object" },
    { SCHEME ("\"steps\": {\"verify\": -1}"),
      "$.steps.verify: expected minutes from 0 to 86400, found -1" },
    { SCHEME ("\"workflow\": {\"max_extensions\": -1}"),
      "$.workflow.max_extensions: expected a whole number that is not too large, found -1" },
    { SCHEME ("\"workflow\": {\"max_extensions\": 1.5}"),
      "$.workflow.max_extensions: expected a whole number that is not too large, found 1.5" },
    { SCHEME ("\"workflow\": {\"duplicate_m\": 1e9}"),
      "$.workflow.duplicate_m: expected a number that is not too large, found 1e9" },
    { SCHEME ("\"workflow\": {\"yellow_from\": 1, \"red_above\": 0.8}"),
      "$.workflow: expected red_above that is not below yellow_from, found an object" },
    { SCHEME ("\"workflow\": {\"max_appeals\": \"one\"}"),
      "$.workflow.max_appeals: expected a number, found \"one\"" },
    { SCHEME ("\"quality\": {\"drop_share\": 1.2}"),
      "$.quality.drop_share: expected a number that is not too large, found 1.2" },
    { SCHEME ("\"staffing\": {\"urban\": -6}"),
      "$.staffing: expected numbers of 0 or more, found an object" },
    { SCHEME ("\"staffing\": {\"floor\": 7.5, \"cap\": 7}"),
      "$.staffing: expected a cap not below the floor, found an object" },
    { SCHEME ("\"duty\": {\"window_minutes\": -1}"),
      "$.duty.window_minutes: expected a count between 0 and 2147483647, found -1" },
    { SCHEME ("\"duty\": {\"demand_middle\": 2, \"demand_high\": 1}"),
      "$.duty: expected demand_high not below demand_middle, found an object" },
    { SCHEME ("\"duty\": {\"covered_middle\": 80, \"covered_high\": 40}"),
      "$.duty: expected covered_high not below covered_middle, found an object" },
    { SCHEME ("\"service\": {\"by_service\": 70, \"by_management\": 20, \"by_enforcement\": 20}"),
      "$.service: expected shares by service, management and enforcement that sum to 100, found an "
      "object" },
    { SCHEME ("\"assessment\": {\"district_weight\": 0, \"street_weight\": 0}"),
      "$.assessment: expected a weight above 0, found an object" },
    { INDICATORS ("\"label\": \"I\""), "$.indicators[0]: expected the indicator's id, found an "
                                       "object" },
    { INDICATORS ("\"id\": \"i\", \"label\": \"I\""),
      "$.indicators[0]: expected the indicator's cohort, found an object" },
    { INDICATORS ("\"id\": \"i\", \"cohort\": \"now\", \"label\": {\"fr\": \"I\"}"),
      "$.indicators[0]: expected the indicator's label, found an object" },
    { INDICATORS (NAMED ", \"unit\": \"furlongs\""),
      "$.indicators[0].unit: expected count, percent or hours, found \"furlongs\"" },
    { INDICATORS (NAMED ", \"better\": \"red\""),
      "$.indicators[0].better: expected high, low or none, found \"red\"" },
    { INDICATORS (NAMED ", \"measure\": \"luck\""),
      "$.indicators[0].measure: expected counts, outside, mean_time, median_time, staff_online, "
      "staff_coverage or given, found \"luck\"" },
    { INDICATORS (NAMED ", \"numerator\": [\"report\", \"-reprot\"]"),
      "$.indicators[0].numerator[1]: expected the id of a counter, perhaps after “-”, found "
      "\"-reprot\"" },
    { INDICATORS (NAMED ", \"unit\": \"percent\", \"numerator\": [\"file\"]"),
      "$.indicators[0]: expected a denominator for a percentage, and for nothing else, found an "
      "object" },
    { INDICATORS (NAMED ", \"numerator\": [\"file\"], \"denominator\": [\"file\"]"),
      "$.indicators[0]: expected a denominator for a percentage, and for nothing else, found an "
      "object" },
    { INDICATORS (NAMED ", \"unit\": \"count\", \"measure\": \"mean_time\""),
      "$.indicators[0]: expected the unit hours for a time, and for nothing else, found an "
      "object" },
    { INDICATORS (NAMED ", \"unit\": \"hours\""),
      "$.indicators[0]: expected the unit hours for a time, and for nothing else, found an "
      "object" },
    { INDICATORS (NAMED ", \"measure\": \"outside\", \"numerator\": [\"open\"]"),
      "$.indicators[0]: expected no counters beside a measure, found an object" },
    { INDICATORS (NAMED "}, {" NAMED),
      "$.indicators[1]: expected an id that no other indicator has, found an object" },
    { INDICATORS (NAMED ", \"targets\": [{\"value\": 3}]"),
      "$.indicators[0].targets[0]: expected the code of a unit, a year, or both, found an object" },
    { INDICATORS (NAMED ", \"targets\": [{\"year\": 2026}]"),
      "$.indicators[0].targets[0]: expected the target's value, found an object" },
    { INDICATORS (NAMED ", \"measure\": \"given\""),
      "$.indicators[0]: expected given values for the measure given, and for no other, found an "
      "object" },
    { INDICATORS (NAMED ", \"given\": [{\"code\": \"d\", \"value\": 1, \"from\": \"2026-11-02\", "
                        "\"to\": \"2026-11-01\"}]"),
      "$.indicators[0].given[0]: expected the days from and to, in this order, found an object" },
    { INDICATORS (NAMED ", \"given\": [{\"value\": 1}]"),
      "$.indicators[0].given[0]: expected the code of the unit, found an object" },
    { INDICATORS (NAMED ", \"given\": [{\"code\": \"d\"}]"),
      "$.indicators[0].given[0]: expected the value given, found an object" },
    { WHOLE ("\"rounding\": {\"mode\": \"bankers\"}"),
      "$.rounding.mode: expected half-up, found \"bankers\"" },
    { WHOLE ("\"rounding\": {\"decimals\": 7}"),
      "$.rounding.decimals: expected decimals from 0 to 6, found 7" },
    { BANDS ("\"steps\": [{\"score\": 101}]"),
      "$.bands[0].steps[0]: expected a score from 0 to 100, found an object" },
    { BANDS ("\"steps\": [{\"up_to\": 3, \"score\": 1}, {\"up_to\": 3, \"score\": 2}]"),
      "$.bands[0].steps[1]: expected an upper end above that of the step before, found an object" },
    { BANDS ("\"steps\": [{\"up_to\": 3, \"score\": 1}]"),
      "$.bands[0]: expected steps whose last has no upper end, found an object" },
    { BANDS ("\"steps\": []"),
      "$.bands[0]: expected steps whose last has no upper end, found an object" },
    { WHOLE ("\"bands\": [{\"id\": \"b\", \"period\": \"fortnight\"}]"),
      "$.bands[0].period: expected today, week, month, quarter, half-year, year or any, found "
      "\"fortnight\"" },
    { WHOLE ("\"bands\": [{\"id\": \"b\", \"steps\": [{\"score\": 1}]}]"),
      "$.bands[0]: expected the period that the band is meant for, or any, found an object" },
    { WHOLE ("\"bands\": [{\"period\": \"any\", \"steps\": [{\"score\": 1}]}]"),
      "$.bands[0]: expected the band's id, found an object" },
    { BANDS ("\"steps\": [{\"score\": 1}]}, {\"id\": \"b\", \"period\": \"any\", \"steps\": "
             "[{\"score\": 1}]"),
      "$.bands[1]: expected an id that no other band has, found an object" },
    { WHOLE ("\"grades\": [{\"min\": 1, \"colour\": \"#000000\", \"pattern\": \"none\"}]"),
      "$.grades[0]: expected the grade's id, found an object" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"min\": 1, \"colour\": \"#000000\"}]"),
      "$.grades[0]: expected the grade's pattern, found an object" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"min\": 1, \"pattern\": \"none\"}]"),
      "$.grades[0]: expected the grade's colour, found an object" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"colour\": \"#000000\", \"pattern\": \"none\"}]"),
      "$.grades[0]: expected the grade's lowest score, min, found an object" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"colour\": \"green\"}]"),
      "$.grades[0].colour: expected a colour like #1a9850, found \"green\"" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"colour\": \"#00000g\"}]"),
      "$.grades[0].colour: expected a colour like #1a9850, found \"#00000g\"" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"pattern\": \"tartan\"}]"),
      "$.grades[0].pattern: expected none, dots, stripes, cross or hatch, found \"tartan\"" },
    { WHOLE ("\"grades\": [{\"id\": \"A\", \"min\": 1, \"colour\": \"#000000\", \"pattern\": "
             "\"none\"}, {\"id\": \"B\", \"min\": 1, \"colour\": \"#000000\", \"pattern\": "
             "\"none\"}]"),
      "$.grades[1]: expected a lowest score below that of the grade before, found an object" },
    { WHOLE ("\"groups\": [{\"label\": \"G\", \"kinds\": [\"urban\"]}]"),
      "$.groups[0]: expected the group's id, found an object" },
    { WHOLE ("\"groups\": [{\"id\": \"g\", \"kinds\": [\"urban\"]}]"),
      "$.groups[0]: expected the group's label, found an object" },
    { WHOLE ("\"groups\": [{\"id\": \"g\", \"label\": \"G\"}]"),
      "$.groups[0]: expected members or kinds of the group, found an object" },
    { WHOLE ("\"groups\": [{\"id\": \"g\", \"label\": \"G\", \"members\": [\"1\", \"2\"]}, "
             "{\"id\": \"h\", \"label\": \"H\", \"members\": [\"2\"]}]"),
      "$.groups[1]: expected members that no other group has, found an object" },
    { WHOLE ("\"composites\": [{\"label\": \"C\", \"cohort\": \"due\", \"terms\": [" RATE_100
             "]}]"),
      "$.composites[0]: expected the composite's id, found an object" },
    { WHOLE ("\"composites\": [{\"id\": \"c\", \"label\": \"C\", \"terms\": [" RATE_100 "]}]"),
      "$.composites[0]: expected the composite's cohort, found an object" },
    { WHOLE ("\"composites\": [{\"id\": \"c\", \"cohort\": \"due\", \"terms\": [" RATE_100 "]}]"),
      "$.composites[0]: expected the composite's label, found an object" },
    { WHOLE ("\"composites\": [{\"id\": \"r\", \"label\": \"C\", \"cohort\": \"due\", "
             "\"terms\": [" RATE_100 "]}]"),
      "$.composites[0]: expected an id that no indicator and no other composite has, found an "
      "object" },
    { TERMS ("{\"kind\": \"rate\", \"of\": \"r\", \"weight\": 70}"),
      "$.composites[0]: expected weights that sum to 100, not 70, found an object" },
    { SCORE ("\"full\": 105, \"terms\": [" RATE_100 "]"),
      "$.composites[0]: expected weights that sum to 105, not 100, found an object" },
    { SCORE ("\"subject\": \"planet\""),
      "$.composites[0].subject: expected area, department or post, found \"planet\"" },
    { SCORE ("\"subject\": \"post\", \"terms\": [" RATE_100 "]"),
      "$.composites[0]: expected a role for the subject post, and for no other, found an object" },
    { SCORE ("\"role\": \"acceptor\", \"terms\": [" RATE_100 "]"),
      "$.composites[0]: expected a role for the subject post, and for no other, found an object" },
    { SCORE ("\"min\": 9, \"max\": 8, \"terms\": [" RATE_100 "]"),
      "$.composites[0]: expected min not above max, found an object" },
    { SCORE ("\"no_cases\": \"guess\""),
      "$.composites[0].no_cases: expected drop, full or refuse, found \"guess\"" },
    { TERMS ("{\"kind\": \"rote\"}"),
      "$.composites[0].terms[0].kind: expected rate, inverse, band, threshold, fund, deduct, bonus "
      "or multiply, found \"rote\"" },
    { TERMS ("{\"of\": \"r\", \"weight\": 100}"),
      "$.composites[0].terms[0]: expected the term's kind, found an object" },
    { TERMS ("{\"kind\": \"rate\", \"of\": \"x\"}"),
      "$.composites[0].terms[0].of: expected the id of an indicator, or of a composite before this "
      "one, found \"x\"" },
    { TERMS ("{\"kind\": \"rate\", \"of\": \"c\"}"),
      "$.composites[0].terms[0].of: expected the id of an indicator, or of a composite before this "
      "one, found \"c\"" },
    { TERMS ("{\"kind\": \"rate\", \"of\": \"n\", \"weight\": 100}"),
      "$.composites[0].terms[0]: expected an indicator in percent, or a score, found an object" },
    { TERMS ("{\"kind\": \"rate\", \"weight\": 100}"),
      "$.composites[0].terms[0]: expected of: the indicator that the term takes, found an object" },
    { TERMS ("{\"kind\": \"rate\", \"of\": \"r\"}"),
      "$.composites[0].terms[0]: expected a weight above 0, found an object" },
    { TERMS ("{\"kind\": \"rate\", \"of\": \"r\", \"weight\": 1, \"when\": {\"of\": \"n\", "
             "\"above\": 1}}"),
      "$.composites[0].terms[0]: expected no fund and no condition for a term that has a weight, "
      "found an object" },
    { TERMS ("{\"kind\": \"band\", \"of\": \"n\", \"weight\": 1}"),
      "$.composites[0].terms[0]: expected the bands of the term, found an object" },
    { TERMS ("{\"kind\": \"band\", \"of\": \"n\", \"bands\": {\"I\": \"x\"}}"),
      "$.composites[0].terms[0].bands.I: expected the id of a band, found \"x\"" },
    { TERMS ("{\"kind\": \"threshold\", \"of\": \"r\", \"weight\": 1, \"at_least\": 2, "
             "\"step\": 1}"),
      "$.composites[0].terms[0]: expected at_least or at_most, and step and per above 0, found an "
      "object" },
    { TERMS ("{\"kind\": \"threshold\", \"at_least\": 2, \"at_most\": 1}"),
      "$.composites[0].terms[0].at_most: expected one bound only, found 2" },
    { TERMS ("{\"kind\": \"fund\", \"weight\": 1}"),
      "$.composites[0].terms[0]: expected the fund's id, found an object" },
    { TERMS ("{\"kind\": \"deduct\", \"of\": \"n\"}"),
      "$.composites[0].terms[0]: expected a step above 0, found an object" },
    { TERMS ("{\"kind\": \"multiply\"}"),
      "$.composites[0].terms[0]: expected a factor above 0, found an object" },
    { TERMS ("{\"kind\": \"deduct\", \"of\": \"n\", \"step\": 1}"),
      "$.composites[0].terms[0]: expected per, or a condition under which the step is taken once, "
      "found an object" },
    { TERMS ("{\"kind\": \"deduct\", \"of\": \"n\", \"step\": 1, \"per\": -1}"),
      "$.composites[0].terms[0]: expected per, max and free not below 0, found an object" },
    { TERMS ("{\"kind\": \"deduct\", \"of\": \"n\", \"step\": 1, \"per\": 1, \"fund\": \"f\"}"),
      "$.composites[0].terms[0].fund: expected the id of a fund before this term, found \"f\"" },
    { TERMS ("{\"kind\": \"fund\", \"id\": \"f\", \"weight\": 1}, {\"kind\": \"bonus\", \"of\": "
             "\"n\", \"step\": 1, \"per\": 1, \"fund\": \"f\"}"),
      "$.composites[0].terms[1]: expected a fund for deductions only, found an object" },
    { TERMS ("{\"kind\": \"multiply\", \"when\": {\"of\": \"n\"}}"),
      "$.composites[0].terms[0].when: expected of and one of at_least, above, at_most or below, "
      "found an object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *expected = g_strconcat ("f: ", cases[i].expected, " at byte ", NULL);

      g_assert_null (pentad_read_scheme (cases[i].text, strlen (cases[i].text), "f", &error));
      g_assert_nonnull (error);
      error->message[MIN (strlen (error->message), strlen (expected))] = '\0';
      g_assert_cmpstr (error->message, ==, expected);
    }
}

/* Members come in any order: what is referred to may come later in the file. */
static void
test_order (void)
{
  static const char text[] =
      "{\"composites\": [{\"id\": \"c\", \"label\": \"C\", \"cohort\": \"due\", \"terms\": ["
      "{\"kind\": \"rate\", \"of\": \"r\", \"weight\": 60}, {\"kind\": \"band\", \"of\": "
      "\"n\", \"bands\": {\"I\": \"b\", \"II\": \"b\"}, \"weight\": 40}]}, {\"id\": \"d\", "
      "\"subject\": \"post\", \"role\": \"acceptor\", \"label\": \"D\", \"cohort\": \"due\", "
      "\"target\": 90, \"targets\": [{\"code\": \"1\", \"value\": 80}, {\"year\": 2026, "
      "\"value\": 85}, {\"code\": \"1\", \"year\": 2027, \"value\": 81}], \"terms\": ["
      "{\"kind\": \"rate\", \"of\": \"c\", \"weight\": 100}]}], " BAND
      ", \"groups\": [{\"id\": \"g\", \"label\": \"G\", \"members\": [\"1\"]}, {\"id\": \"h\", "
      "\"label\": \"H\", \"kinds\": [\"urban\"]}], "
      "\"rounding\": {\"decimals\": 1}, " STEPS ", \"indicators\": [" RATE ", " COUNT
      "], \"id\": \"s\", \"version\": \"1\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadScheme) scheme = pentad_read_scheme (text, strlen (text), "f", &error);

  g_assert_no_error (error);
  g_assert_cmpint (scheme->decimals, ==, 1);
  const PentadIndicator *first = pentad_scheme_find (scheme, "c");
  const PentadIndicator *second = pentad_scheme_find (scheme, "d");
  g_assert_cmpint (first->unit, ==, PENTAD_UNIT_POINTS);
  g_assert_cmpuint (first->composite->terms->len, ==, 2);
  g_assert_cmpint (pentad_composite_get (first->composite, 1)->column, ==, 1);
  g_assert_cmpuint (pentad_composite_get (first->composite, 1)->bands->len, ==, 2);
  g_assert_cmpint (pentad_composite_get (second->composite, 0)->column, ==, 2);
  g_assert_cmpstr (second->composite->role, ==, "acceptor");
  g_assert_cmpfloat (pentad_indicator_get_target (second, NULL, 0), ==, 90);
  g_assert_cmpfloat (pentad_indicator_get_target (second, "1", 2026), ==, 80);
  g_assert_cmpfloat (pentad_indicator_get_target (second, "1", 2027), ==, 81);
  g_assert_cmpfloat (pentad_indicator_get_target (second, "2", 2026), ==, 85);
  g_assert_cmpfloat (pentad_indicator_get_target (second, "2", 2027), ==, 90);
  g_assert_cmpint (pentad_scheme_find_group (scheme, "1", "urban"), ==, 0);
  g_assert_cmpint (pentad_scheme_find_group (scheme, "2", "urban"), ==, 1);
  g_assert_cmpint (pentad_scheme_find_group (scheme, "2", NULL), ==, -1);
}

/* Every counter and ratio of domain.md 3.2 and 3.3, and what the boards show beside them. */
static const char *const demo_ids[] = {
  "report",
  "patrol_report",
  "valid_patrol_report",
  "public_report",
  "valid_public_report",
  "need_verify",
  "verify",
  "in_time_verify",
  "public_verified",
  "missed",
  "accept",
  "not_accept",
  "to_accept",
  "in_time_accept",
  "need_send_verify",
  "in_time_send_verify",
  "need_send_check",
  "in_time_send_check",
  "file",
  "in_time_file",
  "to_file",
  "cancel",
  "accurate_file",
  "need_dispatch",
  "dispatch",
  "in_time_dispatch",
  "accurate_dispatch",
  "wrong_dispatch",
  "need_dispose",
  "dispose",
  "in_time_dispose",
  "overtime_dispose",
  "overtime_to_dispose",
  "need_check",
  "check",
  "in_time_check",
  "rework",
  "back",
  "hang",
  "postpone",
  "need_close",
  "close",
  "in_time_close",
  "overtime_close",
  "self_handled",
  "appeal_ok",
  "return_visit",
  "satisfied",
  "repeat",
  "open",
  "overdue",
  "outside",
  "valid_report_rate",
  "missed_rate",
  "in_time_verify_rate",
  "in_time_check_rate",
  "verify_send_rate",
  "check_send_rate",
  "public_report_rate",
  "file_rate",
  "in_time_file_rate",
  "accurate_file_rate",
  "in_time_dispatch_rate",
  "accurate_dispatch_rate",
  "dispose_rate",
  "in_time_dispose_rate",
  "close_rate",
  "in_time_close_rate",
  "overtime_close_rate",
  "unclosed_rate",
  "rework_rate",
  "back_rate",
  "postpone_rate",
  "repeat_rate",
  "cancel_rate",
  "same_day_rate",
  "satisfaction_rate",
  "avg_handle_time",
  "median_handle_time",
  "online_rate",
  "coverage_rate",
  "area_score",
  "department_score",
  "supervisor_score",
  "acceptor_score",
  "shift_leader_score",
  "dispatcher_score",
};

static void
test_demo (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "demo.json", NULL);
  g_autofree char *data = NULL;
  gsize len;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &data, &len, NULL));
  g_autoptr (PentadScheme) scheme = pentad_read_scheme (data, len, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scheme->id, ==, "demo");
  for (guint i = 0; i < G_N_ELEMENTS (demo_ids); i++)
    {
      const PentadIndicator *indicator = pentad_scheme_find (scheme, demo_ids[i]);

      if (indicator == NULL)
        g_error ("demo.json has no indicator %s", demo_ids[i]);
      for (guint l = 0; l < PENTAD_N_LANGUAGES; l++)
        g_assert_nonnull (indicator->label.text[l]);
    }
  g_assert_cmpint (scheme->limits.verify_s, ==, 120 * 60);
  g_assert_cmpint (scheme->limits.check_s, ==, 30 * 60);
  g_assert_cmpfloat (scheme->staffing_ratio[PENTAD_DIVISION_URBAN], ==, 6);
  g_assert_cmpfloat (scheme->staffing_ratio[PENTAD_DIVISION_COUNTY], ==, 4);
  g_assert_cmpfloat (scheme->rules.staffing.floor, ==, 3);
  g_assert_cmpfloat (scheme->rules.staffing.frontline_min, ==, 80);
  g_assert_cmpfloat (scheme->rules.service.way_share[PENTAD_WAY_MANAGEMENT], ==, 20);
  g_assert_cmpint (scheme->rules.service.reply_working_days, ==, 3);
  g_assert_cmpint (scheme->rules.duty.window_minutes, >, 0);
  g_assert_cmpint (scheme->rules.task_soon_days, >, 0);

  /* The grades of domain.md 3.1, each with a pattern of its own. */
  static const struct
  {
    double score;
    const char *id, *pattern;
  } grades[] = {
    { 100, "A", "none" },    { 90, "A", "none" },       { 89.99, "B", "dots" },
    { 75, "B", "dots" },     { 74.99, "C", "stripes" }, { 60, "C", "stripes" },
    { 59.99, "D", "cross" }, { 40, "D", "cross" },      { 39.99, "E", "hatch" },
    { 0, "E", "hatch" },     { -1, "E", "hatch" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      const PentadGrade *grade = pentad_scheme_get_grade (scheme, grades[i].score);

      g_assert_cmpstr (grade->id, ==, grades[i].id);
      g_assert_cmpstr (grade->pattern, ==, grades[i].pattern);
    }
  g_assert_null (pentad_scheme_get_grade (scheme, NAN));
}

/* What a scheme does not say is no rule. */
static void
test_workflow_and_quality (void)
{
  static const char text[] =
      "{\"id\": \"s\", \"version\": \"1\", " STEPS ", \"indicators\": [], \"workflow\": "
      "{\"max_extensions\": 2, \"duplicate_m\": 50, \"other\": 1, \"yellow_from\": 0.8, "
      "\"red_above\": 1.0}, \"quality\": {\"silent_days\": 7, \"drop_share\": 0.2}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadScheme) scheme = pentad_read_scheme (text, strlen (text), "u", &error);

  g_assert_no_error (error);
  g_assert_cmpint (scheme->workflow.max_extensions, ==, 2);
  g_assert_cmpint (scheme->workflow.max_appeals, ==, -1);
  g_assert_cmpfloat (scheme->workflow.duplicate_m, ==, 50);
  g_assert_cmpfloat (scheme->workflow.lights.yellow_from, ==, 0.8);
  g_assert_cmpfloat (scheme->workflow.lights.red_above, ==, 1);
  g_assert_true (isnan (scheme->workflow.duplicate_h));
  g_assert_cmpint (scheme->quality.silent_days, ==, 7);
  g_assert_cmpint (scheme->quality.drop_days, ==, 0);
  g_assert_cmpfloat (scheme->quality.drop_share, ==, 0.2);
  g_assert_true (isnan (scheme->quality.drop_least));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/scheme/reads", test_reads);
  g_test_add_func ("/codec/scheme/refuses-with-its-path", test_refuses);
  g_test_add_func ("/codec/scheme/in-any-order", test_order);
  g_test_add_func ("/codec/scheme/demo-has-every-indicator", test_demo);
  g_test_add_func ("/codec/scheme/workflow-and-quality", test_workflow_and_quality);
  return g_test_run ();
}
