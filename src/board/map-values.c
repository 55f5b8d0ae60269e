/* Numbers for each cell of a map: counts and rates of cases, figures of areas.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-values.h"

#include <math.h>

#include "render/map-rates.h"

#define RATE_RESIDENTS 10000.0
#define M2_PER_KM2     1e6
/* More areas than these are not evaluated for a map: a row of figures takes some kilobytes. */
#define MAX_AREAS 4096
/* What history tells of: nothing below it (data/platform-api.md, history). */
#define HISTORY_LEVEL PENTAD_LEVEL_COMMUNITY

static gboolean
is_crowded (const PentadDivisions *divisions, PentadLevel level)
{
  int n;

  pentad_divisions_get_level (divisions, level, &n);
  return n > MAX_AREAS;
}

static gboolean
exists (const PentadDivisions *divisions, PentadLevel level)
{
  int n;

  pentad_divisions_get_level (divisions, level, &n);
  return n > 0;
}

/* The nearest level that has places: that one, else a finer one, else the cells. */
static PentadLevel
find_level (const PentadDivisions *divisions, PentadLevel level, PentadLevel cells)
{
  while (level < cells && !exists (divisions, level))
    level++;
  return MIN (level, cells);
}

/* The nearest above that has places; the city has. */
static PentadLevel
coarser (const PentadDivisions *divisions, PentadLevel level)
{
  do
    level--;
  while (level > PENTAD_LEVEL_CITY && !exists (divisions, level));
  return level;
}

static gboolean
needs_history (const PentadBoardData *data, const PentadMapMeasure *measure, gint32 first_day)
{
  return measure->figure == NULL && measure->cases == PENTAD_MAP_CASES_REPORTED &&
         first_day < pentad_city_first_case_day (data->query.city, data->query.time);
}

PentadLevel
pentad_map_value_level (const PentadBoardData *data,
                        const PentadMapGeometry *geometry,
                        const PentadMapSpec *spec,
                        gint32 first_day)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  PentadLevel cells = pentad_map_geometry_get_cell_level (geometry);
  PentadLevel shown = pentad_divisions_get (divisions, data->query.place)->level, level = cells;
  gboolean two = spec->ramp == PENTAD_MAP_RAMP_BIVARIATE;
  gboolean figures = spec->first.figure != NULL || (two && spec->second.figure != NULL);

  if (spec->level != PENTAD_LEVEL_CITY)
    level = find_level (divisions, MAX (spec->level, shown + 1), cells);
  else if (figures)
    level = find_level (divisions, shown + 1, cells);
  while (figures && data->query.place == 0 && level > PENTAD_LEVEL_DISTRICT &&
         is_crowded (divisions, level))
    level = coarser (divisions, level);
  if (needs_history (data, &spec->first, first_day) ||
      (two && needs_history (data, &spec->second, first_day)))
    while (level > HISTORY_LEVEL || (level > PENTAD_LEVEL_CITY && !exists (divisions, level)))
      level = coarser (divisions, level);
  return level;
}

int
pentad_map_area_of_cell (const PentadMapGeometry *geometry, int cell, PentadLevel level)
{
  int place = pentad_map_geometry_cell_place (geometry, cell);

  return level == pentad_map_geometry_get_cell_level (geometry)
             ? place
             : pentad_divisions_ancestor (pentad_map_geometry_get_divisions (geometry), place,
                                          level);
}

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

/* Reports of the places of a level from history and cases. Of days that neither covers nothing is
 * said rather than too little. */
static void
count_with_history (const PentadBoardData *data,
                    PentadLevel level,
                    const PentadPeriod *period,
                    double *of_places)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  int n, first = pentad_divisions_get_level (divisions, level, &n);
  gint32 today = pentad_zone_day (pentad_city_get_zone (data->query.city), data->query.time);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = first; i < first + n; i++)
    g_array_append_val (places, i);
  g_autoptr (PentadCounters) counters =
      pentad_counters_new (data->query.city, period, data->query.time, places);
  gboolean covered = counters->days_covered >= MIN (period->to, today) - period->from + 1;
  for (int i = 0; i < n; i++)
    of_places[first + i] =
        covered && !counters->coarse[i]
            ? (double)pentad_counters_get (counters, (guint)i, PENTAD_COUNT_REPORT)
            : NAN;
}

/* Of every place of a level. */
static void
count (const PentadBoardData *data,
       const PentadMapMeasure *measure,
       PentadLevel level,
       const PentadPeriod *period,
       double *of_places)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  int n, first = pentad_divisions_get_level (divisions, level, &n);

  if (needs_history (data, measure, period->from))
    {
      count_with_history (data, level, period, of_places);
      return;
    }
  const guint *counts = count_places (data, measure->cases, period);
  for (int i = first; i < first + n && counts != NULL; i++)
    of_places[i] = counts[i];
}

/* Figures of the places of a level. */
static void
look_up (const PentadBoardData *data,
         const char *figure,
         PentadLevel level,
         const PentadPeriod *period,
         double *of_places)
{
  gboolean previous = period->from != data->query.period.from;
  const PentadFigures *figures = pentad_board_data_get_areas (data, figure, level, previous);
  int column = figures != NULL ? pentad_scheme_find_column (figures->scheme, figure) : -1;

  for (guint row = 0; column >= 0 && row < figures->places->len; row++)
    {
      const PentadFigure *found = pentad_figures_get (figures, row, (guint)column);

      if (found->state == PENTAD_FIGURE_VALUE)
        of_places[g_array_index (figures->places, int, row)] = found->value;
    }
}

/* What a division says of itself; NAN unknown. */
static double
measure_place (const PentadDivision *division, PentadMapQuantity quantity)
{
  if (quantity == PENTAD_MAP_PER_KM2)
    return division->area_m2 / M2_PER_KM2;
  return division->population >= 0 ? (double)division->population : NAN;
}

/* Residents or square kilometres of the places of a level: what they say themselves, else what
 * their cells come to; NAN where that is not known of each. */
static void
measure_places (const PentadMapGeometry *geometry,
                PentadMapQuantity quantity,
                PentadLevel level,
                double *of_places)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  int n, first = pentad_divisions_get_level (divisions, level, &n);
  g_autofree double *sums = g_new0 (double, (gsize)n + 1);

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    {
      int area = pentad_map_area_of_cell (geometry, cell, level);
      int place = pentad_map_geometry_cell_place (geometry, cell);

      if (area != PENTAD_NO_PLACE)
        sums[area - first] += measure_place (pentad_divisions_get (divisions, place), quantity);
    }
  for (int i = 0; i < n; i++)
    {
      double own = measure_place (pentad_divisions_get (divisions, first + i), quantity);

      of_places[first + i] = isnan (own) ? sums[i] : own;
    }
}

/* What stands for each cell: the value of the place above it, or that of the first zone that holds
 * it, which is the sum over the zone. */
static double *
spread (const PentadMapGeometry *geometry,
        PentadLevel level,
        const PentadZoning *zoning,
        const double *of_places)
{
  int n = pentad_map_geometry_get_n_cells (geometry);
  int n_places = pentad_divisions_get_count (pentad_map_geometry_get_divisions (geometry));
  double *values = g_new (double, (gsize)n + 1);
  g_autofree double *sums = NULL;

  if (zoning != NULL)
    {
      sums = g_new (double, (gsize)pentad_zoning_get_n_zones (zoning) + 1);
      pentad_zoning_sum (zoning, of_places, (guint)n_places, sums);
    }
  for (int cell = 0; cell < n; cell++)
    {
      int place = pentad_map_area_of_cell (geometry, cell, level);
      int zone = sums != NULL ? pentad_zoning_get_first_zone (zoning, place) : -1;

      values[cell] = sums != NULL               ? (zone >= 0 ? sums[zone] : NAN)
                     : place != PENTAD_NO_PLACE ? of_places[place]
                                                : NAN;
    }
  return values;
}

static double *
new_of_places (const PentadDivisions *divisions)
{
  int n = pentad_divisions_get_count (divisions);
  double *of_places = g_new (double, (gsize)n + 1);

  for (int place = 0; place < n; place++)
    of_places[place] = NAN;
  return of_places;
}

PentadMapNumbers
pentad_map_numbers_new (const PentadBoardData *data,
                        PentadMapGeometry *geometry,
                        const PentadMapMeasure *measure,
                        PentadLevel level,
                        const PentadZoning *zoning,
                        const PentadPeriod *period)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  gsize n = (gsize)pentad_map_geometry_get_n_cells (geometry);
  g_autofree double *of_places = new_of_places (divisions);
  g_autofree double *measured = new_of_places (divisions);
  gboolean by_area = measure->quantity == PENTAD_MAP_PER_KM2;
  PentadMapNumbers numbers = { NULL, NULL };

  if (measure->figure != NULL)
    look_up (data, measure->figure, level, period, of_places);
  else
    count (data, measure, level, period, of_places);
  numbers.values = spread (geometry, level, measure->figure == NULL ? zoning : NULL, of_places);
  if (measure->figure != NULL || measure->quantity == PENTAD_MAP_COUNT)
    return numbers;
  measure_places (geometry, measure->quantity, level, measured);
  g_autofree double *parts = spread (geometry, level, zoning, measured);
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
