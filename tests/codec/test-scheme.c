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
    { SCHEME ("\"staffing\": {\"urban\": -6}"),
      "$.staffing.urban: expected officers per 10,000 residents, found -6" },
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
      "$.indicators[0].measure: expected counts, outside, mean_time, median_time, staff_online or "
      "staff_coverage, found \"luck\"" },
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
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/scheme/reads", test_reads);
  g_test_add_func ("/codec/scheme/refuses-with-its-path", test_refuses);
  g_test_add_func ("/codec/scheme/demo-has-every-indicator", test_demo);
  return g_test_run ();
}
