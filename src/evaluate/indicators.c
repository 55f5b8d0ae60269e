/* Indicators from counters: values, numerators and denominators by the rules of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/indicators.h"
#include "evaluate/staffing.h"

#include <math.h>
#include <stdlib.h>

#define MINUTES_PER_HOUR 60.0

static double
sum_terms (const PentadCounters *counters, guint row, const GArray *terms)
{
  double sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadTerm *term = &g_array_index (terms, PentadTerm, i);

      sum += term->sign * (double)pentad_counters_get (counters, row, term->count);
    }
  return sum;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return x < y ? -1 : x > y;
}

/* History is kept per community; a place below it is only known by the cases at hand, which is
 * enough for what stands now and for a period without history. */
static gboolean
covers (const PentadIndicator *indicator, const PentadCounters *counters, guint row)
{
  if (!counters->coarse[row])
    return TRUE;
  for (guint i = 0; i < indicator->numerator->len; i++)
    if (g_array_index (indicator->numerator, PentadTerm, i).count < PENTAD_N_STORED_COUNTS)
      return FALSE;
  return indicator->denominator->len == 0;
}

static gboolean
knows_all (PentadCity *city, const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (!pentad_city_knows_count (city, g_array_index (terms, PentadTerm, i).count))
      return FALSE;
  return TRUE;
}

static void
measure_counts (const PentadIndicator *indicator,
                PentadCity *city,
                const PentadCounters *counters,
                guint row,
                PentadFigure *figure)
{
  if (indicator->numerator->len == 0 || !covers (indicator, counters, row) ||
      !knows_all (city, indicator->numerator) || !knows_all (city, indicator->denominator))
    return;
  figure->numerator = sum_terms (counters, row, indicator->numerator);
  if (indicator->denominator->len == 0)
    {
      figure->value = figure->numerator;
      figure->numerator = NAN;
      figure->state = PENTAD_FIGURE_VALUE;
      return;
    }
  figure->denominator = sum_terms (counters, row, indicator->denominator);
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
              PentadCity *city,
              const PentadCounters *counters,
              guint row,
              PentadFigure *figure)
{
  GArray *minutes = counters->minutes[row];
  double sum = 0;

  if (counters->coarse[row] || !pentad_city_knows_count (city, PENTAD_COUNT_DISPOSE))
    return;
  figure->denominator = minutes->len;
  if (minutes->len == 0)
    {
      figure->state = PENTAD_FIGURE_NO_CASES;
      return;
    }
  if (indicator->measure == PENTAD_MEASURE_MEDIAN_TIME)
    {
      g_array_sort (minutes, compare_floats);
      sum = ((double)g_array_index (minutes, float, (minutes->len - 1) / 2) +
             (double)g_array_index (minutes, float, minutes->len / 2)) /
            2;
      figure->value = sum / MINUTES_PER_HOUR;
    }
  else
    {
      for (guint i = 0; i < minutes->len; i++)
        sum += (double)g_array_index (minutes, float, i);
      figure->numerator = sum / MINUTES_PER_HOUR;
      figure->value = figure->numerator / minutes->len;
    }
  figure->state = PENTAD_FIGURE_VALUE;
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

static void
measure (const PentadIndicator *indicator,
         const PentadCounters *counters,
         PentadCity *city,
         guint row,
         PentadFigure *figure)
{
  int place = g_array_index (counters->places, int, row);

  *figure = (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
  switch (indicator->measure)
    {
    case PENTAD_MEASURE_COUNTS:
      measure_counts (indicator, city, counters, row, figure);
      break;
    case PENTAD_MEASURE_OUTSIDE:
      if (place == 0)
        *figure = (PentadFigure){ (double)counters->outside, NAN, NAN, PENTAD_FIGURE_VALUE };
      break;
    case PENTAD_MEASURE_MEAN_TIME:
    case PENTAD_MEASURE_MEDIAN_TIME:
      measure_time (indicator, city, counters, row, figure);
      break;
    case PENTAD_MEASURE_STAFF_ONLINE:
    case PENTAD_MEASURE_STAFF_COVERAGE:
      measure_staff (indicator, city, place, figure);
      break;
    }
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
  for (guint row = 0; row < places->len; row++)
    for (guint i = 0; i < scheme->indicators->len; i++)
      measure (g_ptr_array_index (scheme->indicators, i), counters, city, row,
               pentad_figures_get (self, row, i));
  return self;
}
