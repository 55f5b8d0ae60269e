/* Reader of the composite scores of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that a term refers to is looked up as it is read, so that a mistake is reported with
 * the path of the very word. A composite may use the composites before it. */
#include "config.h"

#include "codec/fields.h"
#include "codec/scheme-parts.h"

#include <math.h>
#include <string.h>

/* Weights are written in decimal; their sum may miss the whole by this much. */
#define WEIGHT_TOLERANCE 1e-9

static void
read_missing (PentadGuard *guard, PentadMissing *missing)
{
  static const char *const words[] = { "drop", "full", "refuse" };
  int choice;

  if (pentad_scheme_read_choice (guard, words, G_N_ELEMENTS (words), "drop, full or refuse",
                                 &choice))
    *missing = (PentadMissing)(PENTAD_MISSING_DROP + choice);
}

/* The id of an indicator, or of a composite before this one (the last of the scheme). */
static void
read_column (PentadGuard *guard, const PentadScheme *scheme, int *column)
{
  g_autofree char *id = NULL;

  if (!pentad_field_string (guard, &id))
    return;
  *column = pentad_scheme_find_column (scheme, id);
  if (*column < 0 || *column + 1 == (int)scheme->indicators->len)
    pentad_scheme_refuse (guard, "the id of an indicator, or of a composite before this one");
}

static gboolean
read_bound (PentadGuard *guard, const char *name, gsize len, PentadBound *bound, double *at)
{
  static const char *const words[] = { "at_least", "above", "at_most", "below" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == len && memcmp (words[i], name, len) == 0)
      {
        if (*bound != PENTAD_BOUND_NONE)
          pentad_scheme_refuse (guard, "one bound only");
        *bound = (PentadBound)(PENTAD_BOUND_AT_LEAST + i);
        pentad_guard_get_double (guard, at);
        return TRUE;
      }
  return FALSE;
}

static void
read_when (PentadGuard *guard, const PentadScheme *scheme, PentadScoreTerm *term)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "of"))
        read_column (guard, scheme, &term->when_column);
      else if (!read_bound (guard, name, len, &term->when, &term->when_at))
        pentad_guard_skip (guard);
    }
  if (term->when_column < 0 || term->when == PENTAD_BOUND_NONE)
    pentad_scheme_refuse (guard, "of and one of at_least, above, at_most or below");
}

static void
read_band_id (PentadGuard *guard,
              const PentadScheme *scheme,
              PentadScoreTerm *term,
              const char *area_class)
{
  g_autofree char *id = NULL;

  if (!pentad_field_string (guard, &id))
    return;
  for (guint i = 0; i < scheme->bands->len; i++)
    if (g_strcmp0 (((const PentadBand *)g_ptr_array_index (scheme->bands, i))->id, id) == 0)
      {
        pentad_score_term_add_band (term, area_class, (int)i);
        return;
      }
  pentad_scheme_refuse (guard, "the id of a band");
}

/* One band, or one for each class of area. */
static void
read_bands_of_term (PentadGuard *guard, const PentadScheme *scheme, PentadScoreTerm *term)
{
  const char *name;
  gsize len;

  if (pentad_guard_peek (guard) != PENTAD_JSON_OBJECT)
    {
      read_band_id (guard, scheme, term, NULL);
      return;
    }
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      g_autofree char *area_class = g_strndup (name, len);

      read_band_id (guard, scheme, term, area_class);
    }
}

static void
read_fund (PentadGuard *guard, const PentadComposite *composite, PentadScoreTerm *term)
{
  g_autofree char *id = NULL;

  if (!pentad_field_string (guard, &id))
    return;
  for (guint i = 0; i + 1 < composite->terms->len; i++)
    {
      const PentadScoreTerm *other = pentad_composite_get (composite, i);

      if (other->kind == PENTAD_TERM_FUND && g_strcmp0 (other->id, id) == 0)
        term->fund = (int)i;
    }
  if (term->fund < 0)
    pentad_scheme_refuse (guard, "the id of a fund before this term");
}

static gboolean
has_percent (const PentadScheme *scheme, int column)
{
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, column);

  return indicator->unit == PENTAD_UNIT_PERCENT || indicator->unit == PENTAD_UNIT_POINTS;
}

static gboolean
check_earning (PentadGuard *guard, const PentadScheme *scheme, const PentadScoreTerm *term)
{
  if (!(term->weight > 0))
    return pentad_scheme_refuse (guard, "a weight above 0");
  if (term->fund >= 0 || term->when != PENTAD_BOUND_NONE)
    return pentad_scheme_refuse (guard, "no fund and no condition for a term that has a weight");
  if (term->kind == PENTAD_TERM_FUND)
    return pentad_field_require (guard, term->id, "the fund's id");
  if ((term->kind == PENTAD_TERM_RATE || term->kind == PENTAD_TERM_INVERSE) &&
      !has_percent (scheme, term->column))
    return pentad_scheme_refuse (guard, "an indicator in percent, or a score");
  if (term->kind == PENTAD_TERM_BAND && term->bands == NULL)
    return pentad_scheme_refuse (guard, "the bands of the term");
  if (term->kind == PENTAD_TERM_THRESHOLD &&
      ((term->bound != PENTAD_BOUND_AT_LEAST && term->bound != PENTAD_BOUND_AT_MOST) ||
       !(term->per > 0) || !(term->step > 0)))
    return pentad_scheme_refuse (guard, "at_least or at_most, and step and per above 0");
  return TRUE;
}

static void
check_term (PentadGuard *guard,
            const PentadScheme *scheme,
            const PentadScoreTerm *term,
            gboolean has_kind)
{
  gboolean needs_figure = term->kind != PENTAD_TERM_FUND && term->kind != PENTAD_TERM_MULTIPLY;
  gboolean is_once = term->per == 0 && term->kind != PENTAD_TERM_THRESHOLD;

  if (pentad_guard_failed (guard))
    return;
  if (!has_kind)
    pentad_scheme_refuse (guard, "the term's kind");
  else if (needs_figure && term->column < 0 && !(is_once && term->when != PENTAD_BOUND_NONE))
    pentad_scheme_refuse (guard, "of: the indicator that the term takes");
  else if (pentad_term_kind_earns (term->kind))
    check_earning (guard, scheme, term);
  else if (!(term->step > 0))
    pentad_scheme_refuse (guard, term->kind == PENTAD_TERM_MULTIPLY ? "a factor above 0"
                                                                    : "a step above 0");
  else if (is_once && term->when == PENTAD_BOUND_NONE)
    pentad_scheme_refuse (guard, "per, or a condition under which the step is taken once");
  else if (term->per < 0 || term->max < 0 || term->free < 0)
    pentad_scheme_refuse (guard, "per, max and free not below 0");
  else if (term->fund >= 0 && term->kind != PENTAD_TERM_DEDUCT)
    pentad_scheme_refuse (guard, "a fund for deductions only");
}

static void
read_term (PentadGuard *guard, const PentadScheme *scheme, PentadComposite *composite)
{
  static const char *const kinds[] = { "rate", "inverse", "band",  "threshold",
                                       "fund", "deduct",  "bonus", "multiply" };
  PentadScoreTerm *term = pentad_composite_add (composite, PENTAD_TERM_RATE);
  gboolean has_kind = FALSE;
  int choice = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "kind"))
        {
          has_kind = pentad_scheme_read_choice (
              guard, kinds, G_N_ELEMENTS (kinds),
              "rate, inverse, band, threshold, fund, deduct, bonus or multiply", &choice);
          term->kind = (PentadTermKind)choice;
        }
      else if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &term->id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &term->label);
      else if (pentad_guard_name_is (name, len, "of"))
        read_column (guard, scheme, &term->column);
      else if (pentad_guard_name_is (name, len, "weight"))
        pentad_field_double (guard, &term->weight);
      else if (pentad_guard_name_is (name, len, "bands"))
        read_bands_of_term (guard, scheme, term);
      else if (pentad_guard_name_is (name, len, "step") ||
               pentad_guard_name_is (name, len, "factor"))
        pentad_field_double (guard, &term->step);
      else if (pentad_guard_name_is (name, len, "per"))
        pentad_field_double (guard, &term->per);
      else if (pentad_guard_name_is (name, len, "free"))
        pentad_field_double (guard, &term->free);
      else if (pentad_guard_name_is (name, len, "max"))
        pentad_field_double (guard, &term->max);
      else if (pentad_guard_name_is (name, len, "whole"))
        pentad_field_boolean (guard, &term->whole);
      else if (pentad_guard_name_is (name, len, "fund"))
        read_fund (guard, composite, term);
      else if (pentad_guard_name_is (name, len, "when"))
        read_when (guard, scheme, term);
      else if (pentad_guard_name_is (name, len, "no_cases"))
        read_missing (guard, &term->no_cases);
      else if (pentad_guard_name_is (name, len, "no_data"))
        read_missing (guard, &term->no_data);
      else if (!read_bound (guard, name, len, &term->bound, &term->bound_at))
        pentad_guard_skip (guard);
    }
  check_term (guard, scheme, term, has_kind);
  if (composite->terms->len > PENTAD_MAX_SCORE_TERMS)
    pentad_scheme_refuse (guard, "at most 64 terms");
}

/* A composite that has just been read, whole. full: what the weights have to sum to. */
static void
check_composite (PentadGuard *guard,
                 const PentadScheme *scheme,
                 const PentadIndicator *indicator,
                 double full)
{
  const PentadComposite *composite = indicator->composite;
  double sum = 0;

  if (!pentad_field_require (guard, indicator->id, "the composite's id") ||
      !pentad_field_require (guard, indicator->cohort, "the composite's cohort"))
    return;
  if (pentad_scheme_find_column (scheme, indicator->id) + 1 != (int)scheme->indicators->len)
    pentad_scheme_refuse (guard, "an id that no indicator and no other composite has");
  if (pentad_label_is_empty (&indicator->label))
    pentad_scheme_refuse (guard, "the composite's label");
  if ((composite->subject == PENTAD_SUBJECT_POST) != (composite->role != NULL))
    pentad_scheme_refuse (guard, "a role for the subject post, and for no other");
  if (composite->min > composite->max)
    pentad_scheme_refuse (guard, "min not above max");
  for (guint i = 0; i < composite->terms->len; i++)
    sum += pentad_composite_get (composite, i)->weight;
  if (fabs (sum - full) > WEIGHT_TOLERANCE)
    {
      g_autofree char *expected = g_strdup_printf ("weights that sum to %g, not %g", full, sum);

      pentad_scheme_refuse (guard, expected);
    }
}

static void
read_composite (PentadGuard *guard, PentadScheme *scheme)
{
  static const char *const subjects[] = { "area", "department", "post" };
  PentadIndicator *indicator = pentad_scheme_add_composite (scheme, NULL);
  PentadComposite *composite = indicator->composite;
  double full = 100;
  int choice = 0;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_scheme_read_column (guard, name, len, indicator))
        continue;
      if (pentad_guard_name_is (name, len, "subject"))
        {
          pentad_scheme_read_choice (guard, subjects, G_N_ELEMENTS (subjects),
                                     "area, department or post", &choice);
          composite->subject = (PentadSubject)choice;
        }
      else if (pentad_guard_name_is (name, len, "role"))
        pentad_field_string (guard, &composite->role);
      else if (pentad_guard_name_is (name, len, "full"))
        pentad_field_double (guard, &full);
      else if (pentad_guard_name_is (name, len, "min"))
        pentad_field_double (guard, &composite->min);
      else if (pentad_guard_name_is (name, len, "max"))
        pentad_field_double (guard, &composite->max);
      else if (pentad_guard_name_is (name, len, "no_cases"))
        read_missing (guard, &composite->no_cases);
      else if (pentad_guard_name_is (name, len, "no_data"))
        read_missing (guard, &composite->no_data);
      else if (pentad_guard_name_is (name, len, "terms"))
        {
          pentad_guard_begin_array (guard);
          while (pentad_guard_next_element (guard))
            read_term (guard, scheme, composite);
        }
      else
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard))
    check_composite (guard, scheme, indicator, full);
}

void
pentad_scheme_read_composites (PentadGuard *guard, PentadScheme *scheme)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    read_composite (guard, scheme);
}
