/* Why a figure is what it is: counts, what is left out, the cases, and what changed it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/explain.h"

#include "evaluate/explain-cases.h"
#include "evaluate/subjects.h"

#include <math.h>

/* Figures of one unit over one period, with the counters that they are made of. */
typedef struct
{
  PentadFigures *figures;
  PentadCounters *counters; /* of a place; NULL of others */
  PentadSubjectSums *sums;  /* of a department or post; NULL of a place */
  PentadFigure *row;        /* its figures, one for each column */
  const gint64 *counts;     /* its counters */
  int days_covered;
} Stand;

static void
stand_init (Stand *stand,
            const PentadExplanation *self,
            PentadCity *city,
            const PentadPeriod *period,
            gint64 time)
{
  guint row = self->about == PENTAD_SUBJECT_AREA ? 0 : (guint)self->unit;

  if (self->about == PENTAD_SUBJECT_AREA)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));

      g_array_append_val (places, self->unit);
      stand->figures = pentad_evaluate (city, period, time, places, 0, 1);
      stand->counters = pentad_counters_new (city, period, time, places);
      stand->counts = stand->counters->sums;
      stand->days_covered = stand->counters->days_covered;
    }
  else
    {
      stand->figures = pentad_evaluate_subjects (city, self->about, period, time, 0, 1);
      stand->sums = pentad_subject_sums_new (city, self->about, period, time);
      stand->counts = stand->sums->sums + (gsize)row * PENTAD_N_COUNTS;
      stand->days_covered = stand->sums->days_covered;
    }
  stand->row = pentad_figures_get (stand->figures, row, 0);
}

static void
stand_clear (Stand *stand)
{
  g_clear_pointer (&stand->figures, pentad_figures_unref);
  g_clear_pointer (&stand->counters, pentad_counters_free);
  g_clear_pointer (&stand->sums, pentad_subject_sums_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stand, stand_clear)

static void
add_counts (PentadExplanation *self, const Stand *now, const Stand *before, gboolean below)
{
  const GArray *terms = below ? self->indicator->denominator : self->indicator->numerator;

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadTerm *term = &g_array_index (terms, PentadTerm, i);
      PentadExplainedCount count = {
        .count = term->count,
        .sign = term->sign,
        .below = below,
        .now = now->counts[term->count],
        .before = before->counts[term->count],
      };

      g_array_append_val (self->counts, count);
    }
}

static void
add_effect (PentadExplanation *self, int part, double value)
{
  PentadEffect effect = { part, value };

  g_array_append_val (self->effects, effect);
}

/* How much of the change of a quotient comes from above and how much from below: each is the mean
 * of changing it first and changing it last, so that neither order is preferred and they sum
 * exactly. */
static void
split_quotient (PentadExplanation *self)
{
  double n0 = self->before.numerator, n1 = self->now.numerator;
  double d0 = self->before.denominator, d1 = self->now.denominator;
  double scale = self->indicator->unit == PENTAD_UNIT_PERCENT ? 100 : 1;
  double above = scale * ((n1 - n0) / d0 + (n1 - n0) / d1) / 2;

  add_effect (self, 0, above);
  add_effect (self, 1, self->change - above);
}

static void
split_counts (PentadExplanation *self)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const PentadExplainedCount *count = &g_array_index (self->counts, PentadExplainedCount, i);

      add_effect (self, (int)i, count->sign * (double)(count->now - count->before));
    }
}

static void
split_terms (PentadExplanation *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    add_effect (self, (int)i,
                g_array_index (self->terms, PentadTermScore, i).points -
                    g_array_index (self->terms_before, PentadTermScore, i).points);
}

static void
split_change (PentadExplanation *self)
{
  if (self->now.state != PENTAD_FIGURE_VALUE || self->before.state != PENTAD_FIGURE_VALUE)
    return;
  self->change = self->now.value - self->before.value;
  if (self->terms != NULL)
    split_terms (self);
  else if (!isnan (self->now.numerator))
    split_quotient (self);
  else if (self->indicator->measure == PENTAD_MEASURE_COUNTS)
    split_counts (self);
}

static GArray *
break_down (const PentadExplanation *self, const Stand *stand, const char *area_class)
{
  guint n = self->indicator->composite->terms->len + 1;
  GArray *scores = g_array_sized_new (FALSE, TRUE, sizeof (PentadTermScore), n);
  PentadFigure figure;

  g_array_set_size (scores, n);
  pentad_composite_score (self->scheme, self->indicator->composite, stand->row, area_class, &figure,
                          (PentadTermScore *)(void *)scores->data);
  return scores;
}

/* TRUE when a band that the composite uses is meant for another kind of period. */
static gboolean
uses_other_period (const PentadExplanation *self)
{
  const GPtrArray *terms = self->indicator->composite->terms;

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (self->indicator->composite, i);

      for (guint b = 0; term->bands != NULL && b < term->bands->len; b++)
        {
          const PentadBand *band = g_ptr_array_index (
              self->scheme->bands, g_array_index (term->bands, PentadBandChoice, b).band);

          if (band->period != PENTAD_PERIOD_RANGE && band->period != self->period.kind)
            return TRUE;
        }
    }
  return FALSE;
}

static void
explain_parts (
    PentadExplanation *self, PentadCity *city, gint64 time, const Stand *now, const Stand *before)
{
  const char *area_class =
      self->about == PENTAD_SUBJECT_AREA
          ? pentad_divisions_get (pentad_city_get_divisions (city), self->unit)->area_class
          : NULL;
  guint column = (guint)pentad_scheme_find_column (self->scheme, self->indicator->id);

  self->now = now->row[column];
  self->before = before->row[column];
  /* What stands now has no period before. */
  if (g_strcmp0 (self->indicator->cohort, "now") == 0)
    self->before = (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
  self->as_of = now->figures->as_of;
  self->completeness = now->figures->completeness;
  self->excluded[PENTAD_EXCLUDED_DAYS] = pentad_period_days (&self->period) - now->days_covered;
  if (self->about == PENTAD_SUBJECT_AREA && self->unit == 0)
    self->excluded[PENTAD_EXCLUDED_OUTSIDE] = now->counters->outside;
  if (self->indicator->composite != NULL)
    {
      self->terms = break_down (self, now, area_class);
      self->terms_before = break_down (self, before, area_class);
      self->band_period_differs = uses_other_period (self);
    }
  add_counts (self, now, before, FALSE);
  add_counts (self, now, before, TRUE);
  split_change (self);
  pentad_explain_find_cases (self, city, time);
}

/* Whether the city has such subjects, and the figure is one of them. */
static gboolean
is_figure_of (PentadCity *city, PentadSubject about, int unit, const PentadIndicator *indicator)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);

  if (about == PENTAD_SUBJECT_AREA ? pentad_city_get_divisions (city) == NULL : catalogue == NULL)
    return FALSE;
  return pentad_indicator_is_about (
      indicator, about,
      about == PENTAD_SUBJECT_POST ? pentad_catalogue_get_post (catalogue, unit)->role : NULL);
}

PentadExplanation *
pentad_explain (PentadCity *city,
                PentadSubject about,
                int unit,
                const PentadPeriod *period,
                gint64 time,
                const char *id)
{
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  const PentadIndicator *indicator = scheme != NULL ? pentad_scheme_find (scheme, id) : NULL;

  if (indicator == NULL || !is_figure_of (city, about, unit, indicator))
    return NULL;

  PentadExplanation *self = g_new0 (PentadExplanation, 1);
  g_auto (Stand) now = { 0 }, before = { 0 };

  self->scheme = pentad_scheme_ref ((PentadScheme *)scheme);
  self->indicator = indicator;
  self->about = about;
  self->unit = unit;
  self->period = *period;
  self->previous = pentad_period_previous (period);
  self->change = NAN;
  self->counts = g_array_new (FALSE, FALSE, sizeof (PentadExplainedCount));
  self->ids = g_string_chunk_new (1024);
  self->cases = g_array_new (FALSE, FALSE, sizeof (PentadExplainedCase));
  self->effects = g_array_new (FALSE, FALSE, sizeof (PentadEffect));
  for (int i = 0; i < PENTAD_N_EXCLUSIONS; i++)
    self->excluded[i] = -1;
  stand_init (&now, self, city, &self->period, time);
  stand_init (&before, self, city, &self->previous,
              pentad_evaluate_previous_time (city, period, time));
  explain_parts (self, city, time, &now, &before);
  return self;
}

void
pentad_explanation_free (PentadExplanation *self)
{
  g_array_unref (self->counts);
  g_array_unref (self->cases);
  g_string_chunk_free (self->ids);
  g_array_unref (self->effects);
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->terms_before, g_array_unref);
  pentad_scheme_unref (self->scheme);
  g_free (self);
}

void
pentad_explain_round (double *parts, guint n_parts, double whole, int decimals)
{
  double unit = pow (10, -decimals), rest = pentad_figure_round (whole, decimals);
  g_autofree double *errors = g_new0 (double, n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      double rounded = pentad_figure_round (parts[i], decimals);

      errors[i] = parts[i] - rounded;
      parts[i] = rounded;
      rest -= rounded;
    }
  for (gint64 steps = llround (rest / unit); steps != 0 && n_parts > 0; steps -= steps > 0 ? 1 : -1)
    {
      guint most = 0;

      for (guint i = 1; i < n_parts; i++)
        if (steps > 0 ? errors[i] > errors[most] : errors[i] < errors[most])
          most = i;
      parts[most] = pentad_figure_round (parts[most] + (steps > 0 ? unit : -unit), decimals);
      errors[most] -= steps > 0 ? unit : -unit;
    }
}
