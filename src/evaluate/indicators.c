/* Indicators from counters: values, numerators and denominators by the rules of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/indicators.h"

#include "evaluate/composite.h"
#include "evaluate/staffing.h"

#include <math.h>

#define MINUTES_PER_HOUR 60.0

static double
sum_terms (const PentadSubjectCounts *subject, const GArray *terms)
{
  double sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadTerm *term = &g_array_index (terms, PentadTerm, i);

      sum += term->sign * (double)subject->counts[term->count];
    }
  return sum;
}

static gboolean
knows (const PentadSubjectCounts *subject, PentadCount count)
{
  return (subject->known >> count) & 1;
}

static gboolean
knows_all (const PentadSubjectCounts *subject, const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (!knows (subject, g_array_index (terms, PentadTerm, i).count))
      return FALSE;
  return TRUE;
}

static void
measure_counts (const PentadIndicator *indicator,
                const PentadSubjectCounts *subject,
                PentadFigure *figure)
{
  if (indicator->numerator->len == 0 || !knows_all (subject, indicator->numerator) ||
      !knows_all (subject, indicator->denominator))
    return;
  figure->numerator = sum_terms (subject, indicator->numerator);
  if (indicator->denominator->len == 0)
    {
      figure->value = figure->numerator;
      figure->numerator = NAN;
      figure->state = PENTAD_FIGURE_VALUE;
      return;
    }
  figure->denominator = sum_terms (subject, indicator->denominator);
  if (figure->denominator == 0)
    {
      figure->state = PENTAD_FIGURE_NO_CASES;
      return;
    }
  figure->value = figure->numerator / figure->denominator;
  if (indicator->unit == PENTAD_UNIT_PERCENT)
    figure->value *= 100;
  figure->state = PENTAD_FIGURE_VALUE;
}

/* Mean or median handling time in hours; the denominator is the number of handlings. */
static void
measure_time (const PentadIndicator *indicator,
              const PentadSubjectCounts *subject,
              PentadFigure *figure)
{
  PentadHandlings *handlings = subject->handlings;
  guint n = handlings != NULL ? pentad_handlings_get_n (handlings) : 0;

  if (handlings == NULL || !knows (subject, PENTAD_COUNT_DISPOSE))
    return;
  figure->denominator = n;
  if (n == 0)
    {
      figure->state = PENTAD_FIGURE_NO_CASES;
      return;
    }
  if (indicator->measure == PENTAD_MEASURE_MEDIAN_TIME)
    figure->value = pentad_handlings_get_median (handlings) / MINUTES_PER_HOUR;
  else
    {
      figure->numerator = pentad_handlings_get_sum (handlings) / MINUTES_PER_HOUR;
      figure->value = figure->numerator / n;
    }
  figure->state = PENTAD_FIGURE_VALUE;
}

static void
measure (const PentadIndicator *indicator, const PentadSubjectCounts *subject, PentadFigure *figure)
{
  *figure = (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
  switch (indicator->measure)
    {
    case PENTAD_MEASURE_COUNTS:
      measure_counts (indicator, subject, figure);
      break;
    case PENTAD_MEASURE_MEAN_TIME:
    case PENTAD_MEASURE_MEDIAN_TIME:
      measure_time (indicator, subject, figure);
      break;
    case PENTAD_MEASURE_GIVEN:
      figure->value = pentad_indicator_get_given (indicator, subject->code, &subject->period);
      if (!isnan (figure->value))
        figure->state = PENTAD_FIGURE_VALUE;
      break;
    case PENTAD_MEASURE_OUTSIDE:
    case PENTAD_MEASURE_STAFF_ONLINE:
    case PENTAD_MEASURE_STAFF_COVERAGE:
    case PENTAD_MEASURE_COMPOSITE:
      break;
    }
}

void
pentad_subject_measure (const PentadScheme *scheme,
                        const PentadSubjectCounts *subject,
                        PentadFigure *row)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    measure (g_ptr_array_index (scheme->indicators, i), subject, &row[i]);
}

void
pentad_subject_score (const PentadScheme *scheme,
                      PentadSubject about,
                      const char *role,
                      const char *area_class,
                      PentadFigure *row)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);

      if (indicator->composite != NULL && pentad_indicator_is_about (indicator, about, role))
        pentad_composite_score (scheme, indicator->composite, row, area_class, &row[i], NULL);
    }
}

void
pentad_subject_fill (const PentadScheme *scheme,
                     const PentadSubjectCounts *subject,
                     guint column,
                     PentadFigure *row)
{
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, column);
  const PentadComposite *composite = indicator->composite;

  if (composite == NULL)
    {
      measure (indicator, subject, &row[column]);
      return;
    }
  /* Composites refer to columns before theirs only, so that this ends. */
  for (guint i = 0; i < composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (composite, i);

      if (term->column >= 0)
        pentad_subject_fill (scheme, subject, (guint)term->column, row);
      if (term->when_column >= 0)
        pentad_subject_fill (scheme, subject, (guint)term->when_column, row);
    }
  pentad_composite_score (scheme, composite, row, subject->area_class, &row[column], NULL);
}

/* A share of what the staff document sends for the place, as it stands now. */
static void
measure_staff (const PentadIndicator *indicator, PentadCity *city, int place, PentadFigure *figure)
{
  gboolean online = indicator->measure == PENTAD_MEASURE_STAFF_ONLINE;
  PentadStaffing staffing;

  if (!pentad_staffing_compute (city, place, &staffing))
    return;
  int part = online ? staffing.sum.supervisors_online : staffing.sum.grids_patrolled;
  int whole = online ? staffing.sum.supervisors_on_duty : staffing.sum.grids_assigned;
  if (part < 0 || whole < 0)
    return;
  figure->numerator = part;
  figure->denominator = whole;
  figure->state = whole > 0 ? PENTAD_FIGURE_VALUE : PENTAD_FIGURE_NO_CASES;
  figure->value = whole > 0 ? 100.0 * part / whole : NAN;
}

/* What counters do not tell: cases outside, and the staff as it stands now. */
static void
measure_place (const PentadScheme *scheme,
               PentadCity *city,
               const PentadCounters *counters,
               int place,
               PentadFigure *row)
{
  for (guint i = 0; i < scheme->indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, i);

      if (indicator->measure == PENTAD_MEASURE_OUTSIDE && place == 0)
        row[i] = (PentadFigure){ (double)counters->outside, NAN, NAN, PENTAD_FIGURE_VALUE };
      else if (indicator->measure == PENTAD_MEASURE_STAFF_ONLINE ||
               indicator->measure == PENTAD_MEASURE_STAFF_COVERAGE)
        measure_staff (indicator, city, place, &row[i]);
    }
}

/* Which counters can be told of a row. History is kept per community; a place below it is only
 * known by the cases at hand, which is enough for what stands now. */
static guint64
get_known (PentadCity *city, gboolean is_coarse)
{
  guint64 known = 0;

  for (int i = is_coarse ? PENTAD_N_STORED_COUNTS : 0; i < PENTAD_N_COUNTS; i++)
    if (pentad_city_knows_count (city, i))
      known |= G_GUINT64_CONSTANT (1) << i;
  return known;
}

/* Of a filtered city days are missing that neither history nor cases tell: a sum without them would
 * pass for one of the whole period. */
static gboolean
lacks_days (PentadCity *city,
            const PentadCounters *counters,
            const PentadPeriod *period,
            gint64 time)
{
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), time);

  return pentad_city_get_filter (city) != NULL &&
         counters->days_covered < MIN (period->to, today) - period->from + 1;
}

PentadFigures *
pentad_evaluate (PentadCity *city,
                 const PentadPeriod *period,
                 gint64 time,
                 GArray *places,
                 double age_s,
                 double interval_s)
{
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  const PentadDivisions *divisions = pentad_city_get_divisions (city);

  if (scheme == NULL || divisions == NULL)
    return NULL;

  g_autoptr (PentadCounters) counters = pentad_counters_new (city, period, time, places);
  PentadFigures *self = pentad_figures_new ((PentadScheme *)scheme, period, places);
  self->as_of = pentad_city_get_as_of (city);
  if (self->as_of != PENTAD_NO_TIME)
    {
      self->as_of = MIN (self->as_of, time);
      self->freshness = pentad_freshness (age_s, interval_s);
    }
  self->completeness = (double)counters->days_covered / pentad_period_days (period);
  const guint64 known[2] = { get_known (city, lacks_days (city, counters, period, time)),
                             get_known (city, TRUE) };
  for (guint row = 0; row < places->len; row++)
    {
      const PentadDivision *division =
          pentad_divisions_get (divisions, g_array_index (places, int, row));
      gint64 counts[PENTAD_N_COUNTS];
      PentadSubjectCounts subject = {
        .counts = counts,
        .known = known[counters->coarse[row] ? 1 : 0],
        .code = division->code,
        .area_class = division->area_class,
        .handlings = &counters->handlings[row],
        .period = *period,
      };
      PentadFigure *figures = pentad_figures_get (self, row, 0);

      for (int i = 0; i < PENTAD_N_COUNTS; i++)
        counts[i] = pentad_counters_get (counters, row, i);
      pentad_subject_measure (scheme, &subject, figures);
      measure_place (scheme, city, counters, g_array_index (places, int, row), figures);
      pentad_subject_score (scheme, PENTAD_SUBJECT_AREA, NULL, division->area_class, figures);
    }
  return self;
}

static gboolean
is_of_staff (const PentadIndicator *indicator)
{
  return indicator->measure == PENTAD_MEASURE_STAFF_ONLINE ||
         indicator->measure == PENTAD_MEASURE_STAFF_COVERAGE;
}

/* Whether a column or one that it is made of measures the staff. */
static gboolean
needs_staff (const PentadScheme *scheme, guint column)
{
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, column);
  gboolean needs = is_of_staff (indicator);

  for (guint i = 0; indicator->composite != NULL && i < indicator->composite->terms->len; i++)
    {
      const PentadScoreTerm *term = pentad_composite_get (indicator->composite, i);

      /* Composites refer to columns before theirs only, so that this ends. */
      needs = needs || (term->column >= 0 && needs_staff (scheme, (guint)term->column)) ||
              (term->when_column >= 0 && needs_staff (scheme, (guint)term->when_column));
    }
  return needs;
}

PentadFigures *
pentad_evaluate_column (
    PentadCity *city, const PentadPeriod *period, gint64 time, GArray *places, const char *id)
{
  PentadScheme *scheme = (PentadScheme *)pentad_city_get_scheme (city);
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  int column = scheme != NULL ? pentad_scheme_find_column (scheme, id) : -1;

  if (divisions == NULL || column < 0)
    return NULL;
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, (guint)column);
  /* What is of the whole city, or takes what fill() leaves out: rare enough to be worked out whole.
   */
  if (indicator->measure == PENTAD_MEASURE_OUTSIDE || needs_staff (scheme, (guint)column))
    return pentad_evaluate (city, period, time, places, 0, 1);

  g_autoptr (PentadCounters) counters = pentad_counters_new (city, period, time, places);
  PentadFigures *self = pentad_figures_new (scheme, period, places);
  const guint64 known[2] = { get_known (city, lacks_days (city, counters, period, time)),
                             get_known (city, TRUE) };
  gboolean about = pentad_indicator_is_about (indicator, PENTAD_SUBJECT_AREA, NULL);

  for (guint i = 0; i < self->values->len; i++)
    g_array_index (self->values, PentadFigure, i) =
        (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
  for (guint row = 0; row < places->len && (indicator->composite == NULL || about); row++)
    {
      const PentadDivision *division =
          pentad_divisions_get (divisions, g_array_index (places, int, row));
      PentadSubjectCounts subject = {
        .counts = counters->sums + (gsize)row * PENTAD_N_COUNTS,
        .known = known[counters->coarse[row] ? 1 : 0],
        .code = division->code,
        .area_class = division->area_class,
        .handlings = &counters->handlings[row],
        .period = *period,
      };

      pentad_subject_fill (scheme, &subject, (guint)column, pentad_figures_get (self, row, 0));
    }
  return self;
}

gint64
pentad_evaluate_previous_time (PentadCity *city, const PentadPeriod *period, gint64 time)
{
  return period->kind == PENTAD_PERIOD_TODAY && !pentad_city_is_complete (city)
             ? time - PENTAD_DAY_S
             : time;
}

PentadFigures *
pentad_evaluate_previous (PentadCity *city,
                          const PentadPeriod *period,
                          gint64 time,
                          GArray *places,
                          double age_s,
                          double interval_s)
{
  PentadPeriod previous = pentad_period_previous (period);

  return pentad_evaluate (city, &previous, pentad_evaluate_previous_time (city, period, time),
                          places, age_s, interval_s);
}
