/* Doubtful figures of history: rates above 100 %, silent places, classes that drop.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * District "d1" has the streets "s1" (communities "a" and "b") and "s2" (community "c"); "d2" has
 * the street "s3" (community "e") and, directly, community "f". Community "x" lies in no district.
 */
#include "config.h"

#include "evaluate/quality.h"

#include <math.h>

/* Far enough from the epoch for all that is looked back at. */
#define TODAY 20000
#define NOW   ((gint64)TODAY * 86400 + 3600)

/* Adds `value` to the counter of the place and class on each day from `from` to `to`, as offsets
 * from today. Ends with a row whose value is 0. */
typedef struct
{
  int from, to;
  const char *place, *class_code;
  PentadCount count;
  guint32 value;
} Days;

static PentadDivisions *
some_divisions (void)
{
  static const struct
  {
    PentadLevel level;
    const char *code, *parent;
  } table[] = {
    { PENTAD_LEVEL_DISTRICT, "d1", NULL },   { PENTAD_LEVEL_DISTRICT, "d2", NULL },
    { PENTAD_LEVEL_STREET, "s1", "d1" },     { PENTAD_LEVEL_STREET, "s2", "d1" },
    { PENTAD_LEVEL_STREET, "s3", "d2" },     { PENTAD_LEVEL_COMMUNITY, "a", "s1" },
    { PENTAD_LEVEL_COMMUNITY, "b", "s1" },   { PENTAD_LEVEL_COMMUNITY, "c", "s2" },
    { PENTAD_LEVEL_COMMUNITY, "e", "s3" },   { PENTAD_LEVEL_COMMUNITY, "f", "d2" },
    { PENTAD_LEVEL_COMMUNITY, "x", "none" },
  };
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    pentad_divisions_builder_add (builder, table[i].level, table[i].code, NULL, table[i].parent);
  return pentad_divisions_builder_finish (builder);
}

static PentadIndicator *
add_indicator (PentadScheme *scheme, const char *id, PentadCount part, PentadCount whole)
{
  PentadIndicator *indicator = pentad_scheme_add (scheme, id);
  PentadTerm above = { part, 1 }, below = { whole, 1 };

  indicator->unit = PENTAD_UNIT_PERCENT;
  g_array_append_val (indicator->numerator, above);
  g_array_append_val (indicator->denominator, below);
  return indicator;
}

/* Silent: 7 days, where others have 2 reports and more. Drop: 5 days, to a fifth, of 4 a day. */
static PentadScheme *
a_scheme (void)
{
  PentadScheme *scheme = pentad_scheme_new ("quality");

  scheme->quality = (PentadQualityRules){
    .silent_days = 7, .silent_least = 2, .drop_days = 5, .drop_share = 0.2, .drop_least = 4
  };
  add_indicator (scheme, "wait_rate", PENTAD_COUNT_IN_TIME_VERIFY, PENTAD_COUNT_REPORT);
  add_indicator (scheme, "verify_rate", PENTAD_COUNT_IN_TIME_VERIFY, PENTAD_COUNT_NEED_VERIFY);
  return scheme;
}

static void
add_days (PentadHistory *history, const Days *days)
{
  for (; days->value > 0; days++)
    for (int day = days->from; day <= days->to; day++)
      {
        pentad_history_begin_row (history, TODAY + day, days->place, days->class_code);
        pentad_history_add_value (history, days->count, days->value);
      }
}

/* A city whose history covers the days from `first` to today (offsets) and holds these. */
static PentadCity *
a_city (int first, PentadScheme *scheme, const Days *days)
{
  PentadCity *city = pentad_city_new ();
  g_autoptr (PentadDivisions) divisions = some_divisions ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  g_autoptr (PentadHistory) history = pentad_history_new (TODAY + first, TODAY);

  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_class (catalogue, "e0102", NULL, PENTAD_CLASS_EVENT, NULL);
  add_days (history, days);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_set_scheme (city, scheme);
  pentad_city_add_history (city, history);
  return city;
}

/* A finding in one line: kind, count, subject, detail, example, what was found and expected. */
static char *
say (const GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PentadFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *said = pentad_finding_describe (finding);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", said);
      if (!isnan (finding->found))
        g_string_append_printf (text, " %g of %g", finding->found, finding->expected);
    }
  return g_string_free (text, FALSE);
}

static void
assert_findings (PentadCity *city, const char *expected)
{
  g_autoptr (GPtrArray) findings = pentad_quality_check (city, NOW);
  g_autofree char *said = say (findings);

  g_assert_cmpstr (said, ==, expected);
}

/* One row of history with a part and a whole. */
static void
test_rates (void)
{
  static const struct
  {
    PentadCount part, whole;
    guint32 n_part, n_whole;
    const char *place, *expected;
  } table[] = {
    /* The first indicator of the scheme with both as its terms names the rate. */
    { PENTAD_COUNT_IN_TIME_VERIFY, PENTAD_COUNT_NEED_VERIFY, 6, 5, "a",
      "rate-above-100 ×1 a verify_rate 120 of 100" },
    { PENTAD_COUNT_IN_TIME_VERIFY, PENTAD_COUNT_NEED_VERIFY, 5, 5, "a", "" },
    /* The counter does where the scheme has no such rate. */
    { PENTAD_COUNT_IN_TIME_CLOSE, PENTAD_COUNT_CLOSE, 3, 2, "a",
      "rate-above-100 ×1 a in_time_close 150 of 100" },
    { PENTAD_COUNT_SATISFIED, PENTAD_COUNT_RETURN_VISIT, 1, 0, "a",
      "rate-above-100 ×1 a satisfied inf of 100" },
    /* A place that the divisions do not know has no code to tell. */
    { PENTAD_COUNT_SAME_DAY_CLOSE, PENTAD_COUNT_CLOSE, 2, 1, "nowhere",
      "rate-above-100 ×1 same_day_close 200 of 100" },
    /* Each pair that counts some of what another counts. */
    { PENTAD_COUNT_PATROL_REPORT, PENTAD_COUNT_REPORT, 2, 1, "a",
      "rate-above-100 ×1 a patrol_report 200 of 100" },
    { PENTAD_COUNT_PUBLIC_REPORT, PENTAD_COUNT_REPORT, 2, 1, "a",
      "rate-above-100 ×1 a public_report 200 of 100" },
    { PENTAD_COUNT_VALID_PATROL_REPORT, PENTAD_COUNT_PATROL_DECIDED, 2, 1, "a",
      "rate-above-100 ×1 a valid_patrol_report 200 of 100" },
    { PENTAD_COUNT_IN_TIME_ACCEPT, PENTAD_COUNT_ACCEPT, 2, 1, "a",
      "rate-above-100 ×1 a in_time_accept 200 of 100" },
    { PENTAD_COUNT_IN_TIME_FILE, PENTAD_COUNT_FILE, 2, 1, "a",
      "rate-above-100 ×1 a in_time_file 200 of 100" },
    { PENTAD_COUNT_IN_TIME_DISPATCH, PENTAD_COUNT_NEED_DISPATCH, 2, 1, "a",
      "rate-above-100 ×1 a in_time_dispatch 200 of 100" },
    { PENTAD_COUNT_IN_TIME_DISPOSE, PENTAD_COUNT_DISPOSE, 2, 1, "a",
      "rate-above-100 ×1 a in_time_dispose 200 of 100" },
    { PENTAD_COUNT_DUE_DISPOSED, PENTAD_COUNT_NEED_DISPOSE, 2, 1, "a",
      "rate-above-100 ×1 a due_disposed 200 of 100" },
    { PENTAD_COUNT_IN_TIME_CHECK, PENTAD_COUNT_NEED_CHECK, 2, 1, "a",
      "rate-above-100 ×1 a in_time_check 200 of 100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      static const Days none[] = { { 0 } };
      g_autoptr (PentadScheme) scheme = a_scheme ();
      g_autoptr (PentadCity) city = a_city (-1, scheme, none);
      g_autoptr (PentadHistory) history = pentad_history_new (TODAY - 1, TODAY - 1);

      pentad_history_begin_row (history, TODAY - 1, table[i].place, "e0101");
      pentad_history_add_value (history, table[i].part, table[i].n_part);
      pentad_history_add_value (history, table[i].whole, table[i].n_whole);
      pentad_city_add_history (city, history);
      assert_findings (city, table[i].expected);
    }
}

/* A rate of the scheme is one in percent, of counters, with the part above and the whole below. */
static void
test_rate_of_scheme (void)
{
  static const Days days[] = {
    { -2, -2, "a", "e0101", PENTAD_COUNT_REPORT, 2 },
    { -2, -2, "b", "e0101", PENTAD_COUNT_PUBLIC_REPORT, 3 },
    { 0 },
  };
  g_autoptr (PentadScheme) scheme = a_scheme ();

  /* Neither of these is: a ratio in points, and a score. */
  add_indicator (scheme, "points", PENTAD_COUNT_PUBLIC_REPORT, PENTAD_COUNT_REPORT)->unit =
      PENTAD_UNIT_POINTS;
  pentad_scheme_add_composite (scheme, "score")->unit = PENTAD_UNIT_PERCENT;
  add_indicator (scheme, "share", PENTAD_COUNT_PUBLIC_REPORT, PENTAD_COUNT_REPORT);
  g_autoptr (PentadCity) city = a_city (-2, scheme, days);

  assert_findings (city, "rate-above-100 ×1 b share inf of 100");
}

/* Several days of one rate in one place are one finding, which tells the worst. */
static void
test_rate_of_days (void)
{
  static const Days days[] = {
    { -4, -3, "a", "e0101", PENTAD_COUNT_REPORT, 1 },
    { -4, -2, "a", "e0101", PENTAD_COUNT_CLOSE, 1 },
    { 0 },
  };
  static const guint32 in_time[] = { 2, 3, 5, 3 };
  g_autoptr (PentadScheme) scheme = a_scheme ();
  g_autoptr (PentadCity) city = a_city (-4, scheme, days);
  g_autoptr (PentadHistory) more = pentad_history_new (TODAY - 20, TODAY - 17);

  for (int i = 0; i < 4; i++)
    {
      pentad_history_begin_row (more, TODAY - 20 + i, "a", "e0101");
      pentad_history_add_value (more, PENTAD_COUNT_CLOSE, 2);
      pentad_history_add_value (more, PENTAD_COUNT_IN_TIME_CLOSE, in_time[i]);
    }
  pentad_city_add_history (city, more);
  assert_findings (city, "rate-above-100 ×3 a in_time_close 250 of 100");
}

/* Rules that a scheme leaves out are not looked for. */
typedef enum
{
  RULES_ALL,
  NO_SILENT_DAYS,
  NO_SILENT_LEAST,
  NO_DROP_DAYS,
  NO_DROP_SHARE,
  NO_DROP_LEAST
} Rules;

static PentadScheme *
a_scheme_with (Rules rules)
{
  PentadScheme *scheme = a_scheme ();

  if (rules == NO_SILENT_DAYS)
    scheme->quality.silent_days = 0;
  if (rules == NO_SILENT_LEAST)
    scheme->quality.silent_least = NAN;
  if (rules == NO_DROP_DAYS)
    scheme->quality.drop_days = 0;
  if (rules == NO_DROP_SHARE)
    scheme->quality.drop_share = NAN;
  if (rules == NO_DROP_LEAST)
    scheme->quality.drop_least = NAN;
  return scheme;
}

#define REPORTS(from, to, place, n)                                                                \
  {                                                                                                \
    from, to, place, NULL, PENTAD_COUNT_REPORT, n                                                  \
  }

static void
test_silence (void)
{
  static const struct
  {
    Rules rules;
    int first;
    Days days[6];
    const char *expected;
  } table[] = {
    /* Two of three communities of d1 report, two each and so just enough. */
    { RULES_ALL,
      -7,
      { REPORTS (-7, -7, "a", 2), REPORTS (-1, -1, "c", 2) },
      "silent-grids ×1 s1 b" },
    /* Three together are too few for two. */
    { RULES_ALL, -7, { REPORTS (-7, -7, "a", 2), REPORTS (-1, -1, "c", 1) }, "" },
    /* The silent ones of a street are one finding. */
    { RULES_ALL, -7, { REPORTS (-3, -3, "c", 9) }, "silent-grids ×2 s1 a" },
    /* What was reported before, and today, does not break the silence; nor does it count. */
    { RULES_ALL,
      -9,
      { REPORTS (-9, -8, "a", 9), REPORTS (0, 0, "b", 9), REPORTS (-2, -2, "c", 9) },
      "silent-grids ×2 s1 a" },
    /* A place in no street is told of by itself. */
    { RULES_ALL, -7, { REPORTS (-2, -2, "e", 9) }, "silent-grids ×1 f f" },
    { RULES_ALL, -7, { REPORTS (-2, -2, "f", 9) }, "silent-grids ×1 s3 e" },
    /* One in no district is compared with its like only, of which there is none here. */
    { RULES_ALL, -7, { REPORTS (-2, -2, "x", 9) }, "" },
    /* Where nobody reports, nobody is silent. */
    { RULES_ALL, -7, { { -2, -2, "a", NULL, PENTAD_COUNT_CLOSE, 9 } }, "" },
    /* A history of streets tells of streets, one of districts of none. */
    { RULES_ALL, -7, { REPORTS (-2, -2, "s1", 9) }, "silent-grids ×1 s2 s2" },
    { RULES_ALL, -7, { REPORTS (-2, -2, "d1", 9) }, "" },
    /* The finest level that it names is what is looked at. */
    { RULES_ALL,
      -7,
      { REPORTS (-2, -2, "c", 9), REPORTS (-2, -2, "s1", 9), REPORTS (-2, -2, "d2", 9) },
      "silent-grids ×2 s1 a" },
    { RULES_ALL, -7, { REPORTS (-2, -2, "nowhere", 9) }, "" },
    /* A day is missing. */
    { RULES_ALL, -6, { REPORTS (-3, -3, "c", 9) }, "" },
    { NO_SILENT_DAYS, -7, { REPORTS (-3, -3, "c", 9) }, "" },
    { NO_SILENT_LEAST, -7, { REPORTS (-3, -3, "c", 9) }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadScheme) scheme = a_scheme_with (table[i].rules);
      g_autoptr (PentadCity) city = a_city (table[i].first, scheme, table[i].days);

      g_test_message ("%u: %s", i, table[i].expected);
      assert_findings (city, table[i].expected);
    }
}

/* All in the district itself, so that the history names no place that could be silent. */
#define OF_CLASS(from, to, class_code, n)                                                          \
  {                                                                                                \
    from, to, "d1", class_code, PENTAD_COUNT_REPORT, n                                             \
  }

static void
test_drops (void)
{
  static const struct
  {
    Rules rules;
    int first;
    Days days[6];
    const char *expected;
  } table[] = {
    /* From 5 a day to 1 a day: to a fifth, just enough. */
    { RULES_ALL,
      -10,
      { OF_CLASS (-10, -6, "e0101", 5), OF_CLASS (-5, -1, "e0101", 1) },
      "sudden-drop ×1 e0101 1 of 5" },
    /* One report more. */
    { RULES_ALL,
      -10,
      { OF_CLASS (-10, -6, "e0101", 5), OF_CLASS (-5, -1, "e0101", 1),
        OF_CLASS (-1, -1, "e0101", 1) },
      "" },
    /* What was reported before the days compared, and today, does not count. */
    { RULES_ALL,
      -12,
      { OF_CLASS (-12, -11, "e0102", 99), OF_CLASS (-10, -6, "e0102", 4),
        OF_CLASS (0, 0, "e0102", 99) },
      "sudden-drop ×1 e0102 0 of 4" },
    /* 19 in five days are fewer than 4 a day. */
    { RULES_ALL, -10, { OF_CLASS (-10, -7, "e0101", 4), OF_CLASS (-6, -6, "e0101", 3) }, "" },
    /* Reports of no known class drop for no class. */
    { RULES_ALL, -10, { OF_CLASS (-10, -6, NULL, 9), OF_CLASS (-10, -6, "e9", 9) }, "" },
    /* Other counters than reports may drop. */
    { RULES_ALL, -10, { { -10, -6, "d1", "e0101", PENTAD_COUNT_CLOSE, 9 } }, "" },
    /* A day is missing. */
    { RULES_ALL, -9, { OF_CLASS (-9, -6, "e0101", 9) }, "" },
    { NO_DROP_DAYS, -10, { OF_CLASS (-10, -6, "e0101", 5) }, "" },
    { NO_DROP_SHARE, -10, { OF_CLASS (-10, -6, "e0101", 5) }, "" },
    { NO_DROP_LEAST, -10, { OF_CLASS (-10, -6, "e0101", 5) }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadScheme) scheme = a_scheme_with (table[i].rules);
      g_autoptr (PentadCity) city = a_city (table[i].first, scheme, table[i].days);

      g_test_message ("%u: %s", i, table[i].expected);
      assert_findings (city, table[i].expected);
    }
}

/* What was told is told again, until something that it comes from is another; a part may have been
 * looked at before. */
static void
test_kept (void)
{
  static const Days days[] = { { -3, -3, "a", "e0101", PENTAD_COUNT_IN_TIME_CLOSE, 3 },
                               { -3, -3, "a", "e0101", PENTAD_COUNT_CLOSE, 2 },
                               { 0 } };
  static const Days others[] = { { -90, -90, "b", "e0101", PENTAD_COUNT_IN_TIME_CLOSE, 2 }, { 0 } };
  g_autoptr (PentadScheme) scheme = a_scheme ();
  g_autoptr (PentadScheme) other_scheme = a_scheme ();
  g_autoptr (PentadCity) city = a_city (-40, scheme, days);
  g_autoptr (PentadHistory) earlier = pentad_history_new (TODAY - 90, TODAY - 90);
  guint parts = 1;

  while (pentad_quality_prepare (city, NOW, 1))
    parts++;
  g_assert_cmpuint (parts, ==, 3); /* two rows, and that there are no more */
  for (int i = 0; i < 2; i++)
    assert_findings (city, "rate-above-100 ×1 a in_time_close inf of 100");
  add_days (earlier, others);
  pentad_city_add_history (city, earlier);
  g_assert_true (pentad_quality_prepare (city, NOW, 1));
  assert_findings (city, "rate-above-100 ×1 a in_time_close inf of 100; "
                         "rate-above-100 ×1 b in_time_close inf of 100");
  add_indicator (other_scheme, "close_rate", PENTAD_COUNT_IN_TIME_CLOSE, PENTAD_COUNT_CLOSE);
  pentad_city_set_scheme (city, other_scheme);
  assert_findings (city, "rate-above-100 ×1 a close_rate inf of 100; "
                         "rate-above-100 ×1 b close_rate inf of 100");
  g_assert_false (pentad_quality_prepare (city, NOW, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/quality/rates-above-100", test_rates);
  g_test_add_func ("/evaluate/quality/rate-of-the-scheme", test_rate_of_scheme);
  g_test_add_func ("/evaluate/quality/worst-of-several-days", test_rate_of_days);
  g_test_add_func ("/evaluate/quality/silence-among-those-who-report", test_silence);
  g_test_add_func ("/evaluate/quality/kept", test_kept);
  g_test_add_func ("/evaluate/quality/class-that-drops", test_drops);
  return g_test_run ();
}
