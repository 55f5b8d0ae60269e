/* Composite scores: the weighted terms of a scheme over one row of figures (domain.md 3.4).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/composite.h"

#include <math.h>
#include <string.h>

/* Multiples are counted with this much grace: 0.3 is three times 0.1. */
#define WHOLE_TOLERANCE 1e-9

typedef struct
{
  const PentadScheme *scheme;
  const PentadComposite *composite;
  const PentadFigure *row;
  const char *area_class;
  PentadTermScore *scores; /* one for each term, and one more */
} Score;

static PentadMissing
choose (PentadMissing of_term, PentadMissing of_composite)
{
  return of_term != PENTAD_MISSING_INHERIT ? of_term : of_composite;
}

static PentadMissing
rule_for (const Score *self, const PentadScoreTerm *term, PentadFigureState state)
{
  return state == PENTAD_FIGURE_NO_CASES ? choose (term->no_cases, self->composite->no_cases)
                                         : choose (term->no_data, self->composite->no_data);
}

static int
find_band (const Score *self, const PentadScoreTerm *term)
{
  int any = -1;

  for (guint i = 0; i < term->bands->len; i++)
    {
      const PentadBandChoice *choice = &g_array_index (term->bands, PentadBandChoice, i);

      if (choice->area_class == NULL)
        any = choice->band;
      else if (self->area_class != NULL && strcmp (choice->area_class, self->area_class) == 0)
        return choice->band;
    }
  return any;
}

/* The weight less a step for each `per` by which the bound is missed, in percent of the weight. */
static double
get_threshold (const PentadScoreTerm *term, double value)
{
  double short_by =
      term->bound == PENTAD_BOUND_AT_LEAST ? term->bound_at - value : value - term->bound_at;
  double n = MAX (short_by, 0) / term->per;

  if (term->whole)
    n = floor (n + WHOLE_TOLERANCE);
  return MAX (term->weight - n * term->step, 0) / term->weight * 100;
}

/* What an earning term is worth, 0 to 100; NAN with *state when its figure has no value. */
static double
get_worth (const Score *self, const PentadScoreTerm *term, PentadFigureState *state)
{
  *state = PENTAD_FIGURE_VALUE;
  if (term->kind == PENTAD_TERM_FUND)
    return 100;

  const PentadFigure *figure = &self->row[term->column];
  int band = term->kind == PENTAD_TERM_BAND ? find_band (self, term) : 0;
  *state = band < 0 ? PENTAD_FIGURE_NO_DATA : figure->state;
  if (*state != PENTAD_FIGURE_VALUE)
    return NAN;
  if (term->kind == PENTAD_TERM_BAND)
    return pentad_band_score (g_ptr_array_index (self->scheme->bands, band), figure->value);
  if (term->kind == PENTAD_TERM_THRESHOLD)
    return get_threshold (term, figure->value);
  return term->kind == PENTAD_TERM_INVERSE ? 100 - figure->value : figure->value;
}

/* Worth and rule of every earning term. FALSE with *state when the composite has no value. */
static gboolean
weigh (const Score *self, PentadFigureState *state)
{
  double whole = 0, kept = 0;
  gboolean lacks_data = FALSE;

  for (guint i = 0; i < self->composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (self->composite, i);
      PentadTermScore *score = &self->scores[i];
      PentadFigureState missing;

      if (!pentad_term_kind_earns (term->kind))
        continue;
      score->value = get_worth (self, term, &missing);
      if (missing != PENTAD_FIGURE_VALUE)
        {
          score->rule = rule_for (self, term, missing);
          lacks_data |= missing != PENTAD_FIGURE_NO_CASES;
          *state = missing;
          if (score->rule == PENTAD_MISSING_REFUSE)
            return FALSE;
          if (score->rule == PENTAD_MISSING_FULL)
            score->value = 100;
        }
      whole += term->weight;
      kept += isnan (score->value) ? 0 : term->weight;
    }
  if (kept == 0)
    {
      *state = lacks_data ? PENTAD_FIGURE_NO_DATA : PENTAD_FIGURE_NO_CASES;
      return FALSE;
    }
  for (guint i = 0; i < self->composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (self->composite, i);
      PentadTermScore *score = &self->scores[i];

      if (!pentad_term_kind_earns (term->kind) || isnan (score->value))
        continue;
      score->weight = term->weight * (whole / kept);
      score->points = score->weight * score->value / 100;
    }
  return TRUE;
}

/* How much a deduction or bonus comes to; 0 when it does not apply. FALSE when the figure is
 * missing and the rule is to refuse. */
static gboolean
get_amount (const Score *self,
            const PentadScoreTerm *term,
            PentadTermScore *score,
            double *amount,
            PentadFigureState *state)
{
  *amount = 0;
  if (term->column >= 0)
    {
      const PentadFigure *figure = &self->row[term->column];

      if (figure->state != PENTAD_FIGURE_VALUE)
        {
          score->rule = rule_for (self, term, figure->state);
          *state = figure->state;
          return score->rule != PENTAD_MISSING_REFUSE;
        }
      score->value = figure->value;
    }
  double n = 1;
  if (term->per > 0)
    n = MAX (score->value - term->free, 0) / term->per;
  if (term->whole)
    n = floor (n + WHOLE_TOLERANCE);
  *amount = MIN (n * term->step, term->max);
  return TRUE;
}

static gboolean
applies (const Score *self, const PentadScoreTerm *term)
{
  if (term->when == PENTAD_BOUND_NONE)
    return TRUE;
  return pentad_bound_holds (term->when, self->row[term->when_column].value, term->when_at);
}

/* What is left of a fund after the deductions from it so far, those before term `until`. */
static double
left_in_fund (const Score *self, int fund, guint until)
{
  double left = self->scores[fund].points;

  for (guint i = 0; i < until; i++)
    if (pentad_composite_get (self->composite, i)->fund == fund)
      left += self->scores[i].points;
  return left;
}

/* The terms that change what was earned, in their order. */
static gboolean
change (const Score *self, double *sum, PentadFigureState *state)
{
  for (guint i = 0; i < self->composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (self->composite, i);
      PentadTermScore *score = &self->scores[i];
      double amount;

      if (pentad_term_kind_earns (term->kind) || !applies (self, term))
        continue;
      if (term->kind == PENTAD_TERM_MULTIPLY)
        {
          score->value = term->step;
          score->points = *sum * (term->step - 1);
        }
      else if (!get_amount (self, term, score, &amount, state))
        return FALSE;
      else if (term->kind == PENTAD_TERM_BONUS)
        score->points = amount;
      else
        score->points =
            -(term->fund >= 0 ? MIN (amount, left_in_fund (self, term->fund, i)) : amount);
      *sum += score->points;
    }
  return TRUE;
}

void
pentad_composite_score (const PentadScheme *scheme,
                        const PentadComposite *composite,
                        const PentadFigure *row,
                        const char *area_class,
                        PentadFigure *figure,
                        PentadTermScore *scores)
{
  PentadTermScore own[PENTAD_MAX_SCORE_TERMS + 1];
  Score self = { scheme, composite, row, area_class, scores != NULL ? scores : own };
  guint n = composite->terms->len;
  double sum = 0;

  g_return_if_fail (n <= PENTAD_MAX_SCORE_TERMS);

  for (guint i = 0; i <= n; i++)
    self.scores[i] = (PentadTermScore){ .value = NAN };
  *figure = (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
  if (!weigh (&self, &figure->state))
    return;
  for (guint i = 0; i < n; i++)
    sum += self.scores[i].points;
  if (!change (&self, &sum, &figure->state))
    {
      for (guint i = 0; i <= n; i++)
        self.scores[i].points = 0;
      return;
    }
  figure->value = CLAMP (sum, composite->min, composite->max);
  figure->state = PENTAD_FIGURE_VALUE;
  self.scores[n].points = figure->value - sum;
}

gboolean
pentad_composite_compare (const PentadScheme *scheme,
                          const PentadComposite *composite,
                          const PentadFigure *before,
                          const PentadFigure *now,
                          const char *area_class,
                          double *from,
                          double *to,
                          double *parts)
{
  PentadTermScore old[PENTAD_MAX_SCORE_TERMS + 1], new[PENTAD_MAX_SCORE_TERMS + 1];
  PentadFigure old_score, new_score;

  pentad_composite_score (scheme, composite, before, area_class, &old_score, old);
  pentad_composite_score (scheme, composite, now, area_class, &new_score, new);
  if (old_score.state != PENTAD_FIGURE_VALUE || new_score.state != PENTAD_FIGURE_VALUE)
    return FALSE;
  *from = old_score.value;
  *to = new_score.value;
  for (guint i = 0; i <= composite->terms->len; i++)
    parts[i] = new[i].points - old[i].points;
  return TRUE;
}
