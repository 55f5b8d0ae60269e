/* How the numbers of a board's map become colours: ramp, classes, and what the classes are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-colours.h"

#include <math.h>
#include <string.h>

#include "board/map-titles.h"
#include "render/map-diverging.h"
#include "render/map-grades.h"

/* Up to this many cases in the fullest cell every number has a colour of its own. */
#define SINGLE_BREAKS_MAX 9
/* Up to this many, and above it, breaks that rise faster. */
#define FEW_BREAKS_MAX 20
/* Above this many cases in one cell the fixed breaks no longer tell cells apart. */
#define FIXED_BREAKS_MAX 60

/* Zero is a class of its own; the others hold about as many cells each, or as many as fit
 * together. */
static PentadClasses
classes_above_zero (PentadClassing classing, const double *values, int n, int n_classes)
{
  g_autofree double *positive = g_new (double, (gsize)MAX (n, 1));
  double breaks[PENTAD_RAMP_STEPS + 1] = { 0 };
  gsize n_positive = 0;

  for (int i = 0; i < n; i++)
    if (values[i] > 0)
      positive[n_positive++] = values[i];
  PentadClasses classes =
      pentad_classes_new (classing, positive, n_positive, MAX (n_classes - 1, 1), NULL, 0);
  memcpy (breaks + 1, classes.lower, sizeof *breaks * (gsize)classes.n);
  return pentad_classes_fixed (breaks, MIN (classes.n + 1, PENTAD_RAMP_STEPS));
}

static PentadClasses
choose_classes (const double *values, int n, int n_classes, gboolean rates)
{
  static const double single[] = { 0, 1, 2, 3, 4, 5, 6 };
  static const double few[] = { 0, 1, 2, 3, 4, 6, 9 };
  double largest = 0;

  for (int i = 0; i < n; i++)
    largest = MAX (largest, values[i]);
  if (rates || largest > FIXED_BREAKS_MAX)
    return classes_above_zero (PENTAD_CLASSING_QUANTILE, values, n, n_classes);
  if (largest <= SINGLE_BREAKS_MAX)
    return pentad_classes_fixed (single, MIN (n_classes, (int)G_N_ELEMENTS (single)));
  if (largest <= FEW_BREAKS_MAX)
    return pentad_classes_fixed (few, MIN (n_classes, (int)G_N_ELEMENTS (few)));
  return pentad_classes_fixed (NULL, 0);
}

PentadClasses
pentad_map_spec_classes (const PentadMapSpec *spec,
                         const PentadMapMeasure *measure,
                         const double *values,
                         int n,
                         int most)
{
  int n_classes = MIN (spec->n_classes > 0 ? spec->n_classes : PENTAD_RAMP_STEPS, most);
  gboolean figure = measure->figure != NULL;

  switch (spec->classing)
    {
    case PENTAD_MAP_CLASSING_BANDS:
      return pentad_classes_fixed (NULL, 0);
    case PENTAD_MAP_CLASSING_THRESHOLDS:
      return pentad_classes_fixed (spec->thresholds, spec->n_thresholds);
    case PENTAD_MAP_CLASSING_QUANTILE:
      return figure ? pentad_classes_quantile (values, (gsize)n, n_classes)
                    : classes_above_zero (PENTAD_CLASSING_QUANTILE, values, n, n_classes);
    case PENTAD_MAP_CLASSING_EQUAL:
      return pentad_classes_equal (values, (gsize)n, n_classes);
    case PENTAD_MAP_CLASSING_NATURAL:
      return figure ? pentad_classes_natural (values, (gsize)n, n_classes)
                    : classes_above_zero (PENTAD_CLASSING_NATURAL, values, n, n_classes);
    case PENTAD_MAP_CLASSING_AUTO:
    case PENTAD_MAP_CLASSING_GRADES:
    case PENTAD_N_MAP_CLASSINGS:
      break;
    }
  if (figure)
    return pentad_classes_natural (values, (gsize)n, n_classes);
  return choose_classes (values, n, n_classes, measure->quantity != PENTAD_MAP_COUNT);
}

gboolean
pentad_map_spec_has_grades (const PentadMapSpec *spec, const PentadBoardData *data)
{
  const PentadScheme *scheme = pentad_city_get_scheme (data->query.city);
  const PentadIndicator *indicator = pentad_map_indicator (data, &spec->first);

  if (indicator == NULL || scheme->grades->len == 0 || spec->change ||
      spec->ramp == PENTAD_MAP_RAMP_DIVERGING || spec->ramp == PENTAD_MAP_RAMP_BIVARIATE)
    return FALSE;
  return spec->classing == PENTAD_MAP_CLASSING_GRADES || spec->ramp == PENTAD_MAP_RAMP_GRADES ||
         (spec->classing == PENTAD_MAP_CLASSING_AUTO && indicator->unit == PENTAD_UNIT_POINTS);
}

/* What is neither good nor bad: no change; a figure's target; what the place shown has itself. */
static double
find_middle (const PentadMapSpec *spec, const PentadBoardData *data)
{
  const PentadIndicator *indicator = pentad_map_indicator (data, &spec->first);
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  int year, month, mday;

  if (spec->change || indicator == NULL)
    return 0;
  pentad_day_to_date (data->query.period.to, &year, &month, &mday);
  double target = pentad_indicator_get_target (
      indicator, pentad_divisions_get (divisions, data->query.place)->code, year);
  const PentadFigure *own = pentad_figures_lookup (data->figures, data->query.place, indicator->id);
  if (!isnan (target))
    return target;
  return own != NULL && own->state == PENTAD_FIGURE_VALUE ? own->value : 0;
}

static void
colour_grades (PentadMapColours *self,
               const PentadMapSpec *spec,
               const PentadBoardData *data,
               gboolean of_scheme,
               PentadLanguage language)
{
  PentadMapStyle *style = &self->style;
  PentadRamp ramp = spec->ramp == PENTAD_MAP_RAMP_QUIET ? PENTAD_RAMP_QUIET : PENTAD_RAMP_LOAD;

  pentad_map_grades_init (style, pentad_city_get_scheme (data->query.city), language, self->letters,
                          self->labels);
  self->has_letters = TRUE;
  if (of_scheme)
    return;
  /* The best grade lies back, as what needs nobody. */
  style->ramp = ramp;
  style->reversed = TRUE;
  for (int i = 0; i < PENTAD_MAP_MAX_CLASSES; i++)
    {
      style->inks[i] = PENTAD_INK_NONE;
      style->patterns[i] = 0;
    }
}

static void
colour_about (PentadMapColours *self,
              const PentadMapSpec *spec,
              const PentadBoardData *data,
              const double *values,
              int n,
              gboolean high_is_good,
              GStringChunk *strings)
{
  double middle = find_middle (spec, data);
  gboolean whole = middle == 0 && pentad_values_are_whole (values, (gsize)n);

  self->style.ramp = PENTAD_RAMP_DIVERGING;
  self->style.reversed = high_is_good;
  if (spec->classing != PENTAD_MAP_CLASSING_AUTO)
    return;
  self->style.classes = pentad_classes_about (values, (gsize)n, middle);
  for (int i = 0; i < self->style.classes.n; i++)
    {
      g_autofree char *range = pentad_classes_about_range (&self->style.classes, i, middle, whole);

      self->labels[i] = g_string_chunk_insert (strings, range);
    }
}

void
pentad_map_colours_init (PentadMapColours *self,
                         const PentadMapSpec *spec,
                         const PentadBoardData *data,
                         const double *values,
                         const double *second,
                         int n,
                         gboolean of_scheme,
                         PentadLanguage language,
                         GStringChunk *strings)
{
  const PentadIndicator *indicator = pentad_map_indicator (data, &spec->first);
  gboolean high_is_good = indicator != NULL && indicator->better == PENTAD_BETTER_HIGH;

  memset (self, 0, sizeof *self);
  if (pentad_map_spec_has_grades (spec, data))
    {
      colour_grades (self, spec, data, of_scheme, language);
      return;
    }
  self->style.classes = pentad_map_spec_classes (
      spec, &spec->first, values, n, second != NULL ? PENTAD_BIVARIATE_STEPS : PENTAD_RAMP_STEPS);
  self->style.ramp = PENTAD_RAMP_LOAD;
  self->style.reversed = high_is_good;
  if (second != NULL)
    {
      self->style.ramp = PENTAD_RAMP_BIVARIATE;
      self->style.reversed = FALSE;
      self->style.second =
          pentad_map_spec_classes (spec, &spec->second, second, n, PENTAD_BIVARIATE_STEPS);
    }
  else if (spec->ramp == PENTAD_MAP_RAMP_DIVERGING)
    colour_about (self, spec, data, values, n, high_is_good, strings);
  else if (spec->ramp == PENTAD_MAP_RAMP_QUIET)
    {
      self->style.ramp = PENTAD_RAMP_QUIET;
      self->style.reversed = FALSE;
    }
}
