/* Numbers for each cell of a map: counts and rates of cases, and their classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-values.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "render/map-rates.h"

#define RATE_RESIDENTS 10000.0
#define M2_PER_KM2     1e6
/* Up to this many cases in the fullest cell every number has a colour of its own. */
#define SINGLE_BREAKS_MAX 9
/* Up to this many, and above it, breaks that rise faster. */
#define FEW_BREAKS_MAX 20
/* Above this many cases in one cell the fixed breaks no longer tell cells apart. */
#define FIXED_BREAKS_MAX 60

/* Cases of a kind of every place; NULL without divisions. */
static const guint *
count_places (const PentadBoardData *data, PentadMapCases cases, const PentadPeriod *period)
{
  PentadLedger *ledger = pentad_city_get_ledger (data->query.city, data->query.time);
  const PentadZone *zone = pentad_city_get_zone (data->query.city);

  if (ledger == NULL)
    return NULL;
  switch (cases)
    {
    case PENTAD_MAP_CASES_OVERDUE:
      return pentad_ledger_get_overdue (ledger);
    case PENTAD_MAP_CASES_REPORTED:
      return pentad_ledger_get_reported (ledger, pentad_zone_day_begin (zone, period->from),
                                         pentad_zone_day_begin (zone, period->to + 1));
    case PENTAD_MAP_CASES_OPEN:
    case PENTAD_N_MAP_CASES:
      break;
    }
  return pentad_ledger_get_open (ledger);
}

static double *
count (const PentadBoardData *data,
       PentadMapGeometry *geometry,
       PentadMapCases cases,
       const PentadPeriod *period)
{
  const guint *of_places = count_places (data, cases, period);
  int n_cells = pentad_map_geometry_get_n_cells (geometry);
  double *values = g_new0 (double, (gsize)MAX (n_cells, 1));

  /* Of days whose ended cases are not known nothing is said rather than too little. */
  if (cases == PENTAD_MAP_CASES_REPORTED &&
      period->from < pentad_city_first_case_day (data->query.city, data->query.time))
    for (int cell = 0; cell < n_cells; cell++)
      values[cell] = NAN;
  else
    for (int cell = 0; cell < n_cells && of_places != NULL; cell++)
      values[cell] = of_places[pentad_map_geometry_cell_place (geometry, cell)];
  return values;
}

/* Residents or square kilometres of each cell; NAN where they are not known. */
static double *
denominators (PentadMapGeometry *geometry, PentadMapQuantity quantity)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  int n_cells = pentad_map_geometry_get_n_cells (geometry);
  double *values = g_new (double, (gsize)MAX (n_cells, 1));

  for (int cell = 0; cell < n_cells; cell++)
    {
      const PentadDivision *division =
          pentad_divisions_get (divisions, pentad_map_geometry_cell_place (geometry, cell));

      if (quantity == PENTAD_MAP_PER_KM2)
        values[cell] = division->area_m2 / M2_PER_KM2;
      else
        values[cell] = division->population >= 0 ? (double)division->population : NAN;
    }
  return values;
}

PentadMapNumbers
pentad_map_numbers_new (const PentadBoardData *data,
                        PentadMapGeometry *geometry,
                        PentadMapCases cases,
                        PentadMapQuantity quantity,
                        const PentadPeriod *period)
{
  PentadMapNumbers numbers = { count (data, geometry, cases, period), NULL };
  gsize n = (gsize)pentad_map_geometry_get_n_cells (geometry);
  gboolean by_area = quantity == PENTAD_MAP_PER_KM2;

  if (quantity == PENTAD_MAP_COUNT)
    return numbers;

  g_autofree double *parts = denominators (geometry, quantity);
  g_autofree double *counts = numbers.values;
  numbers.values = g_new (double, n + 1);
  numbers.weak = g_new0 (guint8, n + 1);
  pentad_map_rates (counts, parts, n, by_area ? 1 : RATE_RESIDENTS,
                    by_area ? PENTAD_RATE_LEAST_KM2 : PENTAD_RATE_LEAST_RESIDENTS, numbers.values,
                    numbers.weak);
  return numbers;
}

void
pentad_map_numbers_clear (PentadMapNumbers *numbers)
{
  g_clear_pointer (&numbers->values, g_free);
  g_clear_pointer (&numbers->weak, g_free);
}

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
pentad_map_spec_classes (const PentadMapSpec *spec, const double *values, int n)
{
  int n_classes = spec->n_classes > 0 ? spec->n_classes : PENTAD_RAMP_STEPS;

  switch (spec->classing)
    {
    case PENTAD_MAP_CLASSING_BANDS:
      return pentad_classes_fixed (NULL, 0);
    case PENTAD_MAP_CLASSING_THRESHOLDS:
      return pentad_classes_fixed (spec->thresholds, spec->n_thresholds);
    case PENTAD_MAP_CLASSING_QUANTILE:
      return classes_above_zero (PENTAD_CLASSING_QUANTILE, values, n, n_classes);
    case PENTAD_MAP_CLASSING_EQUAL:
      return pentad_classes_equal (values, (gsize)n, n_classes);
    case PENTAD_MAP_CLASSING_NATURAL:
      return classes_above_zero (PENTAD_CLASSING_NATURAL, values, n, n_classes);
    case PENTAD_MAP_CLASSING_AUTO:
    case PENTAD_N_MAP_CLASSINGS:
      break;
    }
  return choose_classes (values, n, n_classes, spec->quantity != PENTAD_MAP_COUNT);
}

static const char *
level_name (PentadLevel level)
{
  switch (level)
    {
    case PENTAD_LEVEL_DISTRICT:
      return _ ("district");
    case PENTAD_LEVEL_STREET:
      return _ ("street");
    case PENTAD_LEVEL_COMMUNITY:
      return _ ("community");
    case PENTAD_LEVEL_GRID:
    case PENTAD_LEVEL_CITY:
    case PENTAD_N_LEVELS:
      break;
    }
  return _ ("unit grid");
}

char *
pentad_map_title (PentadMapCases cases, PentadLevel cell_level)
{
  const char *name = cases == PENTAD_MAP_CASES_REPORTED  ? _ ("Cases of the period")
                     : cases == PENTAD_MAP_CASES_OVERDUE ? _ ("Overdue cases")
                                                         : _ ("Open cases");

  return g_strdup_printf ("%s / %s", name, level_name (cell_level));
}

const char *
pentad_map_unit (PentadMapQuantity quantity)
{
  switch (quantity)
    {
    case PENTAD_MAP_PER_RESIDENTS:
      return _ ("per 10,000 residents");
    case PENTAD_MAP_PER_KM2:
      return _ ("per km²");
    case PENTAD_MAP_COUNT:
    case PENTAD_N_MAP_QUANTITIES:
      break;
    }
  return NULL;
}
