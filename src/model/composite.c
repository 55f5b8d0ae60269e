/* Composite scores (综合指标值): weighted terms over the figures of a scheme, as data.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/composite.h"

#include <math.h>

PentadBand *
pentad_band_new (const char *id)
{
  PentadBand *band = g_new0 (PentadBand, 1);

  band->id = g_strdup (id);
  band->period = PENTAD_PERIOD_RANGE;
  band->steps = g_array_new (FALSE, FALSE, sizeof (PentadBandStep));
  return band;
}

void
pentad_band_free (PentadBand *band)
{
  g_free (band->id);
  g_array_unref (band->steps);
  g_free (band);
}

double
pentad_band_score (const PentadBand *band, double value)
{
  const PentadBandStep *steps = (const PentadBandStep *)(void *)band->steps->data;
  guint i = 0;

  if (isnan (value))
    return NAN;
  while (i + 1 < band->steps->len && value > steps[i].up_to)
    i++;
  return steps[i].score;
}

static void
choice_clear (gpointer data)
{
  g_free (((PentadBandChoice *)data)->area_class);
}

static void
term_free (gpointer data)
{
  PentadScoreTerm *term = data;

  g_free (term->id);
  pentad_label_clear (&term->label);
  g_clear_pointer (&term->bands, g_array_unref);
  g_free (term);
}

PentadComposite *
pentad_composite_new (void)
{
  PentadComposite *composite = g_new0 (PentadComposite, 1);

  composite->terms = g_ptr_array_new_with_free_func (term_free);
  composite->no_cases = PENTAD_MISSING_DROP;
  composite->no_data = PENTAD_MISSING_REFUSE;
  composite->min = -INFINITY;
  composite->max = INFINITY;
  return composite;
}

void
pentad_composite_free (PentadComposite *composite)
{
  g_free (composite->role);
  g_ptr_array_unref (composite->terms);
  g_free (composite);
}

PentadScoreTerm *
pentad_composite_add (PentadComposite *composite, PentadTermKind kind)
{
  PentadScoreTerm *term = g_new0 (PentadScoreTerm, 1);

  term->kind = kind;
  term->column = term->when_column = term->fund = -1;
  term->max = INFINITY;
  g_ptr_array_add (composite->terms, term);
  return term;
}

const PentadScoreTerm *
pentad_composite_get (const PentadComposite *composite, guint index)
{
  return g_ptr_array_index (composite->terms, index);
}

void
pentad_score_term_add_band (PentadScoreTerm *term, const char *area_class, int band)
{
  PentadBandChoice choice = { g_strdup (area_class), band };

  if (term->bands == NULL)
    {
      term->bands = g_array_new (FALSE, TRUE, sizeof (PentadBandChoice));
      g_array_set_clear_func (term->bands, choice_clear);
    }
  g_array_append_val (term->bands, choice);
}

gboolean
pentad_term_kind_earns (PentadTermKind kind)
{
  return kind <= PENTAD_TERM_FUND;
}

const char *
pentad_term_kind_id (PentadTermKind kind)
{
  static const char *const ids[PENTAD_N_TERM_KINDS] = {
    "rate", "inverse", "band", "threshold", "fund", "deduct", "bonus", "multiply",
  };

  return ids[kind];
}

const char *
pentad_subject_id (PentadSubject subject)
{
  static const char *const ids[PENTAD_N_SUBJECTS] = { "area", "department", "post" };

  return ids[subject];
}

gboolean
pentad_bound_holds (PentadBound bound, double value, double at)
{
  switch (bound)
    {
    case PENTAD_BOUND_NONE:
      return TRUE;
    case PENTAD_BOUND_AT_LEAST:
      return value >= at;
    case PENTAD_BOUND_ABOVE:
      return value > at;
    case PENTAD_BOUND_AT_MOST:
      return value <= at;
    case PENTAD_BOUND_BELOW:
      return value < at;
    }
  g_return_val_if_reached (FALSE);
}
