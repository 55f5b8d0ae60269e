/* What figures mean in words: counters, cohorts and formulas (domain.md 3.2 to 3.4).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/formula.h"

#include <math.h>

#include <glib/gi18n-lib.h>

const char *
pentad_counter_words (const PentadScheme *scheme, PentadCount count, PentadLanguage language)
{
  static const struct
  {
    PentadCount count;
    const char *words;
  } known[] = {
    { PENTAD_COUNT_DUE_DISPOSED, N_ ("due and handled in time") },
    { PENTAD_COUNT_SAME_DAY_CLOSE, N_ ("closed on the day of filing") },
    { PENTAD_COUNT_PRESS, N_ ("times pressed") },
    { PENTAD_COUNT_RAISED_NEED_CLOSE, N_ ("due to close, raised by leaders or media") },
    { PENTAD_COUNT_RAISED_DUE_DISPOSED,
      N_ ("due and handled in time, raised by leaders or media") },
    { PENTAD_COUNT_OPEN_REPORTED, N_ ("reported in the period and still open") },
    { PENTAD_COUNT_OPEN_DUE, N_ ("due and still open") },
    { PENTAD_COUNT_OPEN_DUE_UNHANDLED, N_ ("due and still not handled") },
    { PENTAD_COUNT_OPEN_DUE_IN_TIME, N_ ("handled in time and still open") },
    { PENTAD_COUNT_OPEN_RAISED_DUE, N_ ("due and still open, raised by leaders or media") },
    { PENTAD_COUNT_OPEN_RAISED_DUE_IN_TIME,
      N_ ("handled in time and still open, raised by leaders or media") },
  };
  const PentadIndicator *indicator = pentad_scheme_find (scheme, pentad_count_id (count));

  if (indicator != NULL && !pentad_label_is_empty (&indicator->label))
    return pentad_label_get (&indicator->label, language);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].count == count)
      return _ (known[i].words);
  return pentad_count_id (count);
}

const char *
pentad_cohort_words (const char *cohort)
{
  static const struct
  {
    const char *id, *words;
  } known[] = {
    { "reported", N_ ("by the day of report") },
    { "decided", N_ ("by the day of the intake decision") },
    { "filed", N_ ("by the day of filing") },
    { "due", N_ ("by the due day") },
    { "step-due", N_ ("by the deadline of the step") },
    { "closed", N_ ("by the day of closing") },
    { "event", N_ ("by the day of the act itself") },
    { "now", N_ ("as it stands now") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].id, cohort) == 0)
      return _ (known[i].words);
  return cohort;
}

char *
pentad_terms_words (const PentadScheme *scheme, const GArray *terms, PentadLanguage language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadTerm *term = &g_array_index (terms, PentadTerm, i);

      if (term->sign < 0)
        g_string_append (text, i > 0 ? " − " : "−");
      else if (i > 0)
        g_string_append (text, " + ");
      g_string_append (text, pentad_counter_words (scheme, term->count, language));
    }
  return g_string_free (text, FALSE);
}

static char *
get_number (double value)
{
  return g_strdup_printf ("%g", value);
}

static const char *
get_column_words (const PentadScheme *scheme, int column, PentadLanguage language)
{
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, column);
  const char *label = pentad_label_get (&indicator->label, language);

  return label[0] != '\0' ? label : indicator->id;
}

/* What stands in for a term in words, when its label or its figure has a name. */
static const char *
get_name (const PentadScheme *scheme, const PentadScoreTerm *term, PentadLanguage language)
{
  if (!pentad_label_is_empty (&term->label))
    return pentad_label_get (&term->label, language);
  return term->column >= 0 ? get_column_words (scheme, term->column, language) : term->id;
}

/* "at least 3" and the like. */
static char *
get_bound_words (PentadBound bound, double at)
{
  g_autofree char *number = get_number (at);

  switch (bound)
    {
    case PENTAD_BOUND_AT_LEAST:
      return g_strdup_printf ("≥ %s", number);
    case PENTAD_BOUND_ABOVE:
      return g_strdup_printf ("> %s", number);
    case PENTAD_BOUND_AT_MOST:
      return g_strdup_printf ("≤ %s", number);
    case PENTAD_BOUND_BELOW:
      return g_strdup_printf ("< %s", number);
    case PENTAD_BOUND_NONE:
      break;
    }
  return g_strdup ("");
}

static char *
get_bands_words (const PentadScheme *scheme, const PentadScoreTerm *term)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < term->bands->len; i++)
    {
      const PentadBandChoice *choice = &g_array_index (term->bands, PentadBandChoice, i);
      const PentadBand *band = g_ptr_array_index (scheme->bands, choice->band);

      if (i > 0)
        g_string_append (text, ", ");
      if (choice->area_class != NULL)
        g_string_append_printf (text, "%s: ", choice->area_class);
      g_string_append (text, band->id);
    }
  return g_string_free (text, FALSE);
}

static char *
get_earning_words (const PentadScheme *scheme, const PentadScoreTerm *term, PentadLanguage language)
{
  g_autofree char *weight = get_number (term->weight);
  const char *name = get_name (scheme, term, language);

  if (term->kind == PENTAD_TERM_RATE)
    return g_strdup_printf (_ ("%s %% × %s"), weight, name);
  if (term->kind == PENTAD_TERM_INVERSE)
    return g_strdup_printf (_ ("%s %% × (100 − %s)"), weight, name);
  if (term->kind == PENTAD_TERM_FUND)
    return g_strdup_printf (_ ("%s points for %s"), weight, name);
  if (term->kind == PENTAD_TERM_BAND)
    {
      g_autofree char *bands = get_bands_words (scheme, term);

      return g_strdup_printf (_ ("%s %% × band of %s (%s)"), weight, name, bands);
    }
  g_autofree char *bound = get_bound_words (term->bound, term->bound_at);
  g_autofree char *step = get_number (term->step), *per = get_number (term->per);
  return g_strdup_printf (_ ("%s points for %s %s, %s less for each %s that is missing"), weight,
                          name, bound, step, per);
}

/* "0.2 for each 1 of rework above 2, at most 5". */
static char *
get_step_words (const PentadScheme *scheme, const PentadScoreTerm *term, PentadLanguage language)
{
  g_autofree char *step = get_number (term->step), *per = get_number (term->per);
  const char *name = get_name (scheme, term, language);
  GString *text = g_string_new (NULL);

  if (term->per > 0)
    g_string_append_printf (text, _ ("%s for each %s of %s"), step, per, name);
  else
    g_string_append (text, step);
  if (term->free > 0)
    {
      g_autofree char *number = get_number (term->free);

      g_string_append_printf (text, _ (" above %s"), number);
    }
  if (!isinf (term->max))
    {
      g_autofree char *number = get_number (term->max);

      g_string_append_printf (text, _ (", at most %s"), number);
    }
  return g_string_free (text, FALSE);
}

char *
pentad_score_term_words (const PentadScheme *scheme,
                         const PentadScoreTerm *term,
                         PentadLanguage language)
{
  g_autofree char *words = NULL;

  if (pentad_term_kind_earns (term->kind))
    words = get_earning_words (scheme, term, language);
  else if (term->kind == PENTAD_TERM_MULTIPLY)
    words = get_number (term->step);
  else
    words = get_step_words (scheme, term, language);
  if (term->when == PENTAD_BOUND_NONE)
    return g_steal_pointer (&words);

  g_autofree char *bound = get_bound_words (term->when, term->when_at);
  return g_strdup_printf (_ ("%s when %s %s"), words,
                          get_column_words (scheme, term->when_column, language), bound);
}

/* "(what came before) × (0.9 …)": a factor is of everything so far. */
static void
append_change (GString *text, PentadTermKind kind, const char *words)
{
  if (kind == PENTAD_TERM_MULTIPLY)
    {
      g_string_prepend_c (text, '(');
      g_string_append_c (text, ')');
    }
  g_string_append_printf (text, "%s(%s)",
                          kind == PENTAD_TERM_MULTIPLY ? " × "
                          : kind == PENTAD_TERM_DEDUCT ? " − "
                                                       : " + ",
                          words);
}

/* In the order in which the score is made: what earns, then what changes that. */
static char *
get_composite_words (const PentadScheme *scheme,
                     const PentadComposite *composite,
                     PentadLanguage language)
{
  GString *text = g_string_new (NULL);

  for (int changes = 0; changes <= 1; changes++)
    for (guint i = 0; i < composite->terms->len; i++)
      {
        const PentadScoreTerm *term = pentad_composite_get (composite, i);
        g_autofree char *words = NULL;

        if (pentad_term_kind_earns (term->kind) != !changes)
          continue;
        words = pentad_score_term_words (scheme, term, language);
        if (changes)
          append_change (text, term->kind, words);
        else
          g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", words);
      }
  return g_string_free (text, FALSE);
}

char *
pentad_formula_words (const PentadScheme *scheme,
                      const PentadIndicator *indicator,
                      PentadLanguage language)
{
  switch (indicator->measure)
    {
    case PENTAD_MEASURE_OUTSIDE:
      return g_strdup (_ ("reports of the period that lie in no district"));
    case PENTAD_MEASURE_MEAN_TIME:
      return g_strdup (_ ("hours from dispatch to the end of handling, suspensions left out: sum ÷ "
                          "number of handlings"));
    case PENTAD_MEASURE_MEDIAN_TIME:
      return g_strdup (_ ("hours from dispatch to the end of handling, suspensions left out: the "
                          "middle one"));
    case PENTAD_MEASURE_STAFF_ONLINE:
      return g_strdup (_ ("supervisors online ÷ supervisors on duty × 100 %"));
    case PENTAD_MEASURE_STAFF_COVERAGE:
      return g_strdup (_ ("unit grids patrolled ÷ unit grids assigned × 100 %"));
    case PENTAD_MEASURE_GIVEN:
      return g_strdup (_ ("given by hand in the scheme"));
    case PENTAD_MEASURE_COMPOSITE:
      return get_composite_words (scheme, indicator->composite, language);
    case PENTAD_MEASURE_COUNTS:
      break;
    }
  g_autofree char *above = pentad_terms_words (scheme, indicator->numerator, language);
  g_autofree char *below = pentad_terms_words (scheme, indicator->denominator, language);
  if (indicator->numerator->len == 0)
    return g_strdup (_ ("not told by the source"));
  if (indicator->denominator->len == 0)
    return g_steal_pointer (&above);
  return g_strdup_printf (
      indicator->unit == PENTAD_UNIT_PERCENT ? "(%s) ÷ (%s) × 100%%" : "(%s) ÷ (%s)", above, below);
}
