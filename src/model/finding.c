/* Data-quality findings: what is wrong with the data, how often, where, and what it touches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/finding.h"

#include <math.h>
#include <string.h>

/* Which counters a kind of finding makes doubtful. */
typedef enum
{
  TOUCHES_NONE,
  TOUCHES_ALL,
  TOUCHES_REPORTS,
  TOUCHES_CLOSING,
  TOUCHES_DEADLINES,
  TOUCHES_DISPATCHES,
  TOUCHES_REPEATS,
  TOUCHES_STAFF,
  TOUCHES_OWN /* what the detail names: an act, an indicator or a counter */
} Touch;

static const struct
{
  const char *id;
  PentadSeverity severity;
  Touch touch;
} kinds[PENTAD_N_FINDINGS] = {
#define KIND(NAME, id, SEVERITY, TOUCH)                                                            \
  [PENTAD_FINDING_##NAME] = { id, PENTAD_SEVERITY_##SEVERITY, TOUCHES_##TOUCH }
  KIND (CLOSED_BEFORE_FILED, "closed-before-filed", WARNING, CLOSING),
  KIND (IMPOSSIBLE_ACT, "impossible-act", WARNING, OWN),
  KIND (REPEATED_ID, "repeated-id", WARNING, ALL),
  KIND (OUTSIDE_GRID, "outside-grid", WARNING, ALL),
  KIND (OUTSIDE_DISTRICTS, "outside-districts", WARNING, ALL),
  KIND (NO_STREET, "no-street", WARNING, ALL),
  KIND (END_UNKNOWN, "end-unknown", WARNING, CLOSING),
  KIND (ASSUMED_LIMIT, "assumed-limit", WARNING, DEADLINES),
  KIND (UNKNOWN_DIVISION, "unknown-division", WARNING, ALL),
  KIND (UNKNOWN_CLASS, "unknown-class", WARNING, ALL),
  KIND (UNKNOWN_DEPARTMENT, "unknown-department", WARNING, DISPATCHES),
  KIND (UNFLAGGED_REPEAT, "unflagged-repeat", WARNING, REPEATS),
  KIND (UNKNOWN_IN_HISTORY, "unknown-in-history", WARNING, ALL),
  KIND (RATE_ABOVE_100, "rate-above-100", ERROR, OWN),
  KIND (SILENT_GRIDS, "silent-grids", WARNING, REPORTS),
  KIND (SUDDEN_DROP, "sudden-drop", WARNING, REPORTS),
  KIND (TOTALS_DIFFER, "totals-differ", ERROR, OWN),
  KIND (PARENT_DIFFERS, "parent-differs", NOTE, ALL),
  KIND (UNKNOWN_PARENT, "unknown-parent", WARNING, ALL),
  KIND (REPEATED_CODE, "repeated-code", WARNING, ALL),
  KIND (BAD_GRID_CODE, "bad-grid-code", WARNING, NONE),
  KIND (UNKNOWN_GRID, "unknown-grid", WARNING, NONE),
  KIND (YEAR_MISSING, "year-missing", ERROR, DEADLINES),
  KIND (UNKNOWN_ACT, "unknown-act", WARNING, ALL),
  KIND (CASE_WITHOUT_ACT, "case-without-act", WARNING, ALL),
  KIND (IMPOSSIBLE_POINT, "impossible-point", WARNING, ALL),
  KIND (UNREADABLE_TIME, "unreadable-time", WARNING, ALL),
  KIND (CASE_WITHOUT_TIME, "case-without-time", WARNING, ALL),
  KIND (CASE_WITHOUT_ID, "case-without-id", WARNING, ALL),
  KIND (UNKNOWN_COUNTER, "unknown-counter", WARNING, ALL),
  KIND (UNKNOWN_KIND, "unknown-kind", NOTE, STAFF),
  KIND (UNKNOWN_LEVEL, "unknown-level", WARNING, ALL),
  KIND (FEATURE_TWICE, "feature-twice", WARNING, NONE),
  KIND (FEATURE_WITHOUT_CODE, "feature-without-code", WARNING, NONE),
  KIND (FEATURE_OF_OTHER_KIND, "feature-of-other-kind", NOTE, NONE),
  KIND (PLACE_WITHOUT_SHAPE, "place-without-shape", NOTE, NONE),
  KIND (SHORT_RING, "short-ring", NOTE, NONE),
  KIND (UNKNOWN_GEOMETRY, "unknown-geometry", NOTE, NONE),
  KIND (ROW_INCOMPLETE, "row-incomplete", WARNING, ALL),
  KIND (UNREADABLE_VALUE, "unreadable-value", WARNING, ALL),
  KIND (RING_REPAIRED, "ring-repaired", NOTE, NONE),
  KIND (RING_CROSSES, "ring-crosses", WARNING, ALL),
  KIND (HOLE_OUTSIDE, "hole-outside", WARNING, ALL),
#undef KIND
};

static const PentadCount reports[] = {
  PENTAD_COUNT_REPORT,         PENTAD_COUNT_PATROL_REPORT,       PENTAD_COUNT_PUBLIC_REPORT,
  PENTAD_COUNT_PATROL_DECIDED, PENTAD_COUNT_VALID_PATROL_REPORT, PENTAD_COUNT_VALID_PUBLIC_REPORT,
  PENTAD_COUNT_FILE,
};
static const PentadCount closing[] = {
  PENTAD_COUNT_CLOSE,      PENTAD_COUNT_IN_TIME_CLOSE, PENTAD_COUNT_SAME_DAY_CLOSE,
  PENTAD_COUNT_NEED_CLOSE, PENTAD_COUNT_OPEN_DUE,
};
static const PentadCount deadlines[] = {
  PENTAD_COUNT_NEED_DISPOSE,     PENTAD_COUNT_IN_TIME_DISPOSE,     PENTAD_COUNT_DUE_DISPOSED,
  PENTAD_COUNT_NEED_CLOSE,       PENTAD_COUNT_IN_TIME_CLOSE,       PENTAD_COUNT_OVERDUE,
  PENTAD_COUNT_OPEN_DUE,         PENTAD_COUNT_OVERTIME_TO_DISPOSE, PENTAD_COUNT_OPEN_DUE_UNHANDLED,
  PENTAD_COUNT_OPEN_DUE_IN_TIME,
};
static const PentadCount dispatches[] = {
  PENTAD_COUNT_NEED_DISPATCH,
  PENTAD_COUNT_DISPATCH,
  PENTAD_COUNT_IN_TIME_DISPATCH,
  PENTAD_COUNT_WRONG_DISPATCH,
};
static const PentadCount dispositions[] = {
  PENTAD_COUNT_DISPOSE,
  PENTAD_COUNT_IN_TIME_DISPOSE,
  PENTAD_COUNT_DUE_DISPOSED,
};
static const PentadCount verifications[] = {
  PENTAD_COUNT_NEED_VERIFY,
  PENTAD_COUNT_VERIFY,
  PENTAD_COUNT_IN_TIME_VERIFY,
};
static const PentadCount checks[] = {
  PENTAD_COUNT_NEED_CHECK,
  PENTAD_COUNT_CHECK,
  PENTAD_COUNT_IN_TIME_CHECK,
};
static const PentadCount acceptances[] = {
  PENTAD_COUNT_ACCEPT,
  PENTAD_COUNT_IN_TIME_ACCEPT,
};
static const PentadCount filings[] = { PENTAD_COUNT_FILE, PENTAD_COUNT_IN_TIME_FILE };
static const PentadCount extensions[] = { PENTAD_COUNT_POSTPONE };
static const PentadCount suspensions[] = { PENTAD_COUNT_HANG, PENTAD_COUNT_SUSPENDED };
static const PentadCount returns[] = { PENTAD_COUNT_BACK };
static const PentadCount reworks[] = { PENTAD_COUNT_REWORK };
static const PentadCount voids[] = { PENTAD_COUNT_CANCEL };
static const PentadCount rejections[] = { PENTAD_COUNT_NOT_ACCEPT };
static const PentadCount presses[] = { PENTAD_COUNT_PRESS };
static const PentadCount visits[] = { PENTAD_COUNT_RETURN_VISIT, PENTAD_COUNT_SATISFIED };
static const PentadCount own_fixes[] = { PENTAD_COUNT_SELF_HANDLED };

static gboolean
contains (const PentadCount *set, gsize n, PentadCount count)
{
  for (gsize i = 0; i < n; i++)
    if (set[i] == count)
      return TRUE;
  return FALSE;
}

#define CONTAINS(set, count) contains (set, G_N_ELEMENTS (set), count)

/* The counters that count an act, or are dated by it. */
static gboolean
act_counts (PentadAct act, PentadCount count)
{
  switch ((int)act)
    {
    case PENTAD_ACT_REPORT:
      return CONTAINS (reports, count);
    case PENTAD_ACT_SEND_VERIFY:
    case PENTAD_ACT_VERIFY:
      return CONTAINS (verifications, count);
    case PENTAD_ACT_ACCEPT:
      return CONTAINS (acceptances, count);
    case PENTAD_ACT_FILE:
      return CONTAINS (filings, count);
    case PENTAD_ACT_REJECT:
      return CONTAINS (rejections, count);
    case PENTAD_ACT_VOID:
      return CONTAINS (voids, count);
    case PENTAD_ACT_DISPATCH:
      return CONTAINS (dispatches, count);
    case PENTAD_ACT_RETURN:
      return CONTAINS (returns, count) || CONTAINS (dispatches, count);
    case PENTAD_ACT_DISPOSE:
      return CONTAINS (dispositions, count);
    case PENTAD_ACT_FEEDBACK:
    case PENTAD_ACT_CHECK:
      return CONTAINS (checks, count);
    case PENTAD_ACT_REWORK:
      return CONTAINS (reworks, count) || CONTAINS (checks, count);
    case PENTAD_ACT_CLOSE:
    case PENTAD_ACT_FORCE_CLOSE:
      return CONTAINS (closing, count);
    case PENTAD_ACT_EXTEND:
      return CONTAINS (extensions, count) || CONTAINS (deadlines, count);
    case PENTAD_ACT_SUSPEND:
    case PENTAD_ACT_RESUME:
      return CONTAINS (suspensions, count) || CONTAINS (deadlines, count);
    case PENTAD_ACT_PRESS:
      return CONTAINS (presses, count);
    case PENTAD_ACT_SELF_HANDLED:
      return CONTAINS (own_fixes, count);
    case PENTAD_ACT_VISIT:
      return CONTAINS (visits, count);
    default:
      return FALSE;
    }
}

/* What the detail of the finding names. */
static gboolean
own_counts (const PentadFinding *finding, PentadCount count)
{
  const char *detail = finding->detail != NULL ? finding->detail : "";
  PentadCount own_count;
  PentadAct act;

  if (finding->kind == PENTAD_FINDING_IMPOSSIBLE_ACT)
    return pentad_act_parse (detail, strlen (detail), &act) && act_counts (act, count);
  return pentad_count_parse (detail, strlen (detail), &own_count) && own_count == count;
}

static gboolean
counts (const PentadFinding *finding, PentadCount count)
{
  switch (kinds[finding->kind].touch)
    {
    case TOUCHES_ALL:
      return TRUE;
    case TOUCHES_REPORTS:
      return CONTAINS (reports, count);
    case TOUCHES_CLOSING:
      return CONTAINS (closing, count);
    case TOUCHES_DEADLINES:
      return CONTAINS (deadlines, count);
    case TOUCHES_DISPATCHES:
      return CONTAINS (dispatches, count);
    case TOUCHES_REPEATS:
      return count == PENTAD_COUNT_REPEAT;
    case TOUCHES_OWN:
      return own_counts (finding, count);
    case TOUCHES_NONE:
    case TOUCHES_STAFF:
      break;
    }
  return FALSE;
}

static gboolean
any_counts (const PentadFinding *finding, const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (counts (finding, g_array_index (terms, PentadTerm, i).count))
      return TRUE;
  return FALSE;
}

/* Composites stand behind what they are made of, so this comes to an end. */
static gboolean
any_term_touched (const PentadFinding *finding,
                  const PentadScheme *scheme,
                  const PentadComposite *composite)
{
  for (guint i = 0; i < composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (composite, i);

      if (term->column >= 0 && pentad_finding_touches (finding, scheme, (guint)term->column))
        return TRUE;
    }
  return FALSE;
}

gboolean
pentad_finding_touches (const PentadFinding *finding, const PentadScheme *scheme, guint column)
{
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, column);
  Touch touch = kinds[finding->kind].touch;

  if (indicator->composite != NULL)
    return any_term_touched (finding, scheme, indicator->composite);
  if (finding->kind == PENTAD_FINDING_RATE_ABOVE_100)
    return g_strcmp0 (finding->detail, indicator->id) == 0;
  switch (indicator->measure)
    {
    case PENTAD_MEASURE_STAFF_ONLINE:
    case PENTAD_MEASURE_STAFF_COVERAGE:
      return touch == TOUCHES_STAFF || finding->kind == PENTAD_FINDING_TOTALS_DIFFER;
    case PENTAD_MEASURE_MEAN_TIME:
    case PENTAD_MEASURE_MEDIAN_TIME:
      return counts (finding, PENTAD_COUNT_DISPOSE);
    case PENTAD_MEASURE_OUTSIDE:
      return counts (finding, PENTAD_COUNT_REPORT);
    case PENTAD_MEASURE_GIVEN:
    case PENTAD_MEASURE_COMPOSITE:
      return FALSE;
    case PENTAD_MEASURE_COUNTS:
      break;
    }
  return any_counts (finding, indicator->numerator) || any_counts (finding, indicator->denominator);
}

GPtrArray *
pentad_finding_get_indicators (const PentadFinding *finding, const PentadScheme *scheme)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);

      if (pentad_finding_touches (finding, scheme, i))
        g_ptr_array_add (ids, indicator->id);
    }
  return ids;
}

PentadFinding *
pentad_finding_new (PentadFindingKind kind,
                    const char *document,
                    const char *subject,
                    const char *detail,
                    const char *example,
                    guint count)
{
  PentadFinding *self = g_new0 (PentadFinding, 1);

  self->kind = kind;
  self->document = g_strdup (document);
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
  self->example = g_strdup (example);
  self->count = count;
  self->found = self->expected = NAN;
  return self;
}

PentadFinding *
pentad_finding_copy (const PentadFinding *finding)
{
  PentadFinding *copy = pentad_finding_new (finding->kind, finding->document, finding->subject,
                                            finding->detail, finding->example, finding->count);

  copy->found = finding->found;
  copy->expected = finding->expected;
  return copy;
}

void
pentad_finding_free (PentadFinding *finding)
{
  g_free (finding->document);
  g_free (finding->subject);
  g_free (finding->detail);
  g_free (finding->example);
  g_free (finding);
}

GPtrArray *
pentad_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_finding_free);
}

PentadFinding *
pentad_findings_count (GPtrArray *findings,
                       PentadFindingKind kind,
                       const char *subject,
                       const char *detail,
                       const char *example)
{
  for (guint i = 0; i < findings->len; i++)
    {
      PentadFinding *old = g_ptr_array_index (findings, i);

      if (old->kind == kind && old->document == NULL && g_strcmp0 (old->subject, subject) == 0 &&
          g_strcmp0 (old->detail, detail) == 0)
        {
          old->count++;
          return old;
        }
    }
  PentadFinding *finding = pentad_finding_new (kind, NULL, subject, detail, example, 1);

  g_ptr_array_add (findings, finding);
  return finding;
}

void
pentad_findings_append (GPtrArray *findings, const GPtrArray *other)
{
  for (guint i = 0; other != NULL && i < other->len; i++)
    g_ptr_array_add (findings, pentad_finding_copy (g_ptr_array_index (other, i)));
}

const PentadFinding *
pentad_findings_find (const GPtrArray *findings, PentadFindingKind kind)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PentadFinding *finding = g_ptr_array_index (findings, i);

      if (finding->kind == kind)
        return finding;
    }
  return NULL;
}

PentadSeverity
pentad_finding_kind_get_severity (PentadFindingKind kind)
{
  return kinds[kind].severity;
}

const char *
pentad_finding_kind_id (PentadFindingKind kind)
{
  return kinds[kind].id;
}

const char *
pentad_severity_id (PentadSeverity severity)
{
  static const char *const ids[] = { "note", "warning", "error" };

  return ids[severity];
}

char *
pentad_finding_describe (const PentadFinding *finding)
{
  GString *text = g_string_new (pentad_finding_kind_id (finding->kind));
  const char *const parts[] = { finding->document, finding->subject, finding->detail,
                                finding->example };

  g_string_append_printf (text, " ×%u", finding->count);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, " %s", parts[i]);
  return g_string_free (text, FALSE);
}
