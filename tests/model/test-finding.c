/* Data-quality findings: counting, copying, and the indicators that each touches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/finding.h"

#include <math.h>
#include <string.h>

static void
add_term (GArray *terms, PentadCount count)
{
  PentadTerm term = { .count = count, .sign = 1 };

  g_array_append_val (terms, term);
}

static void
add_indicator (PentadScheme *scheme, const char *id, int numerator, int denominator)
{
  PentadIndicator *indicator = pentad_scheme_add (scheme, id);

  if (numerator >= 0)
    add_term (indicator->numerator, (PentadCount)numerator);
  if (denominator >= 0)
    add_term (indicator->denominator, (PentadCount)denominator);
}

static PentadScheme *
scheme_new (void)
{
  PentadScheme *scheme = pentad_scheme_new ("test");

  add_indicator (scheme, "report", PENTAD_COUNT_REPORT, -1);
  add_indicator (scheme, "close_rate", PENTAD_COUNT_CLOSE, PENTAD_COUNT_NEED_CLOSE);
  add_indicator (scheme, "rework_rate", PENTAD_COUNT_REWORK, PENTAD_COUNT_DISPOSE);
  add_indicator (scheme, "postpone", PENTAD_COUNT_POSTPONE, -1);
  add_indicator (scheme, "dispatch", PENTAD_COUNT_DISPATCH, -1);
  add_indicator (scheme, "visits", PENTAD_COUNT_SATISFIED, PENTAD_COUNT_RETURN_VISIT);
  pentad_scheme_add (scheme, "mean")->measure = PENTAD_MEASURE_MEAN_TIME;
  pentad_scheme_add (scheme, "outside")->measure = PENTAD_MEASURE_OUTSIDE;
  pentad_scheme_add (scheme, "online")->measure = PENTAD_MEASURE_STAFF_ONLINE;
  PentadComposite *score = pentad_scheme_add_composite (scheme, "score")->composite;
  pentad_composite_add (score, PENTAD_TERM_MULTIPLY);
  pentad_composite_add (score, PENTAD_TERM_INVERSE)->column = 2; /* rework_rate */
  return scheme;
}

static char *
join_indicators (const PentadFinding *finding, const PentadScheme *scheme)
{
  g_autoptr (GPtrArray) ids = pentad_finding_get_indicators (finding, scheme);

  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **)ids->pdata);
}

static void
test_touched_indicators (void)
{
  static const char all[] =
      "report close_rate rework_rate postpone dispatch visits mean outside score";
  static const struct
  {
    PentadFindingKind kind;
    const char *detail, *touched;
  } table[] = {
    { PENTAD_FINDING_REPEATED_ID, NULL, all },
    { PENTAD_FINDING_CLOSED_BEFORE_FILED, NULL, "close_rate" },
    { PENTAD_FINDING_ASSUMED_LIMIT, NULL, "close_rate" },
    { PENTAD_FINDING_YEAR_MISSING, NULL, "close_rate" },
    { PENTAD_FINDING_SILENT_GRIDS, NULL, "report outside" },
    { PENTAD_FINDING_SUDDEN_DROP, NULL, "report outside" },
    { PENTAD_FINDING_UNKNOWN_DEPARTMENT, NULL, "dispatch" },
    { PENTAD_FINDING_UNFLAGGED_REPEAT, NULL, "" },
    { PENTAD_FINDING_RATE_ABOVE_100, "rework_rate", "rework_rate score" },
    { PENTAD_FINDING_RATE_ABOVE_100, "other", "" },
    { PENTAD_FINDING_TOTALS_DIFFER, "need_close", "close_rate online" },
    { PENTAD_FINDING_TOTALS_DIFFER, "officers", "online" },
    { PENTAD_FINDING_TOTALS_DIFFER, NULL, "online" },
    { PENTAD_FINDING_UNKNOWN_KIND, NULL, "online" },
    { PENTAD_FINDING_SHORT_RING, NULL, "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "report", "report outside" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "verify", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "accept", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "file", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "reject", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "void", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "dispatch", "dispatch" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "return", "dispatch" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "dispose", "rework_rate mean score" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "check", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "rework", "rework_rate score" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "close", "close_rate" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "extend", "close_rate postpone" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "suspend", "close_rate" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "press", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "self_handled", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "visit", "visits" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "end", "" },
    { PENTAD_FINDING_IMPOSSIBLE_ACT, "nonsense", "" },
  };
  g_autoptr (PentadScheme) scheme = scheme_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadFinding) finding =
          pentad_finding_new (table[i].kind, NULL, NULL, table[i].detail, NULL, 1);
      g_autofree char *touched = join_indicators (finding, scheme);

      g_test_message ("%s %s", pentad_finding_kind_id (table[i].kind), table[i].detail);
      g_assert_cmpstr (touched, ==, table[i].touched);
    }
}

static void
test_counts_gather (void)
{
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GPtrArray) all = pentad_findings_new ();

  pentad_findings_count (findings, PENTAD_FINDING_NO_STREET, NULL, NULL, "A");
  pentad_findings_count (findings, PENTAD_FINDING_NO_STREET, NULL, NULL, "B");
  pentad_findings_count (findings, PENTAD_FINDING_NO_STREET, "s1", NULL, "C");
  pentad_findings_count (findings, PENTAD_FINDING_NO_STREET, "s1", "d", "D");
  pentad_findings_count (findings, PENTAD_FINDING_UNKNOWN_CLASS, NULL, NULL, "E");
  /* What a document says stands beside what the model counts. */
  pentad_findings_append (all, NULL);
  pentad_findings_append (all, findings);
  g_ptr_array_add (all, pentad_finding_new (PENTAD_FINDING_UNKNOWN_ACT, "u", NULL, NULL, "x", 7));
  pentad_findings_count (all, PENTAD_FINDING_UNKNOWN_ACT, NULL, NULL, "y");

  static const char *const lines[] = {
    "no-street ×2 A",     "no-street ×1 s1 C",  "no-street ×1 s1 d D",
    "unknown-class ×1 E", "unknown-act ×7 u x", "unknown-act ×1 y",
  };
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (all, i));

      g_assert_cmpstr (said, ==, lines[i]);
    }
  g_assert_cmpstr (pentad_findings_find (all, PENTAD_FINDING_UNKNOWN_CLASS)->example, ==, "E");
  g_assert_null (pentad_findings_find (all, PENTAD_FINDING_YEAR_MISSING));
}

static void
test_copies_are_whole (void)
{
  g_autoptr (PentadFinding) finding =
      pentad_finding_new (PENTAD_FINDING_SUDDEN_DROP, "u", "e0101", "d", "x", 3);

  g_assert_true (isnan (finding->found) && isnan (finding->expected));
  finding->found = 1;
  finding->expected = 12;
  g_autoptr (PentadFinding) copy = pentad_finding_copy (finding);
  g_autofree char *said = pentad_finding_describe (copy);
  g_assert_cmpstr (said, ==, "sudden-drop ×3 u e0101 d x");
  g_assert_cmpfloat (copy->found, ==, 1);
  g_assert_cmpfloat (copy->expected, ==, 12);
}

static void
test_ids_are_different (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < PENTAD_N_FINDINGS; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer)pentad_finding_kind_id (i)));
  g_assert_cmpint (pentad_finding_kind_get_severity (PENTAD_FINDING_YEAR_MISSING), ==,
                   PENTAD_SEVERITY_ERROR);
  g_assert_cmpstr (pentad_severity_id (PENTAD_SEVERITY_NOTE), ==, "note");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/finding/names-the-indicators-it-touches", test_touched_indicators);
  g_test_add_func ("/model/finding/equal-ones-are-counted", test_counts_gather);
  g_test_add_func ("/model/finding/copies-are-whole", test_copies_are_whole);
  g_test_add_func ("/model/finding/ids-are-different", test_ids_are_different);
  return g_test_run ();
}
