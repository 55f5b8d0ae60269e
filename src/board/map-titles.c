/* What the numbers of a board's map are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-titles.h"

#include <glib/gi18n-lib.h>

const char *
pentad_map_level_name (PentadLevel level)
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

const PentadIndicator *
pentad_map_indicator (const PentadBoardData *data, const PentadMapMeasure *measure)
{
  const PentadScheme *scheme = pentad_city_get_scheme (data->query.city);

  return measure->figure != NULL && scheme != NULL ? pentad_scheme_find (scheme, measure->figure)
                                                   : NULL;
}

const char *
pentad_map_measure_name (const PentadBoardData *data,
                         const PentadMapMeasure *measure,
                         PentadLanguage language)
{
  const PentadIndicator *indicator = pentad_map_indicator (data, measure);

  if (measure->figure != NULL)
    return indicator != NULL ? pentad_label_get (&indicator->label, language) : measure->figure;
  switch (measure->cases)
    {
    case PENTAD_MAP_CASES_REPORTED:
      return _ ("Cases of the period");
    case PENTAD_MAP_CASES_OVERDUE:
      return _ ("Overdue cases");
    case PENTAD_MAP_CASES_OPEN:
    case PENTAD_N_MAP_CASES:
      break;
    }
  return _ ("Open cases");
}

char *
pentad_map_title (const PentadBoardData *data,
                  const PentadMapMeasure *measure,
                  gboolean change,
                  PentadLevel level,
                  PentadLanguage language)
{
  const char *name = pentad_map_measure_name (data, measure, language);

  return change ? g_strdup_printf (_ ("%s, change / %s"), name, pentad_map_level_name (level))
                : g_strdup_printf ("%s / %s", name, pentad_map_level_name (level));
}

static const char *
indicator_unit (const PentadIndicator *indicator, gboolean change)
{
  switch (indicator->unit)
    {
    case PENTAD_UNIT_PERCENT:
      return change ? _ ("percentage points") : "%";
    case PENTAD_UNIT_HOURS:
      return _ ("hours");
    case PENTAD_UNIT_POINTS:
      return _ ("points");
    case PENTAD_UNIT_COUNT:
      break;
    }
  return NULL;
}

const char *
pentad_map_unit (const PentadBoardData *data, const PentadMapMeasure *measure, gboolean change)
{
  const PentadIndicator *indicator = pentad_map_indicator (data, measure);

  if (measure->figure != NULL)
    return indicator != NULL ? indicator_unit (indicator, change) : NULL;
  switch (measure->quantity)
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
