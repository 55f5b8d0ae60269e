/* What a place of the map is called and how many open cases it has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/format.h"

/* The indicator that counts open cases; see data/schemes. */
#define OPEN_ID "open"

/* Whether numbers are of areas that hold many cells. */
static gboolean
has_areas (const PentadMap *map)
{
  return map->value_level != PENTAD_LEVEL_CITY || map->value_zones != NULL;
}

/* NAN when it is not known. */
static double
count_open (const PentadMap *map, const PentadBoardData *data, int place)
{
  const PentadFigure *figure = data != NULL && data->figures != NULL
                                   ? pentad_figures_lookup (data->figures, place, OPEN_ID)
                                   : NULL;
  int cell = pentad_map_geometry_place_cell (map->geometry, place);

  if (figure != NULL)
    return figure->state == PENTAD_FIGURE_VALUE ? figure->value : NAN;
  return cell >= 0 && map->values.values != NULL && !has_areas (map) ? map->values.values[cell]
                                                                     : NAN;
}

/* "Changhe Street · score: 94.2 A": the value of the area or zone that a cell lies in. */
static void
append_value (GString *text, const PentadMap *map, int cell, PentadLanguage language)
{
  PentadDivisions *divisions = pentad_map_geometry_get_divisions (map->geometry);
  int index = pentad_map_geometry_place_cell (map->geometry, cell);
  int owner = index >= 0 ? pentad_map_value_owner (map, index) : -1;
  double value = index >= 0 && map->values.values != NULL ? map->values.values[index] : NAN;
  int class_number = index >= 0 ? pentad_map_style_find (&map->style, &map->values, index) : -1;

  if (owner < 0)
    return;
  const char *name = pentad_label_get (
      map->value_zones != NULL
          ? &((const PentadZoneArea *)g_ptr_array_index (map->partition->areas, owner))->name
          : &pentad_divisions_get (divisions, owner)->name,
      language);
  g_autofree char *number =
      isnan (value) ? g_strdup (map->words.no_data != NULL ? map->words.no_data : _ ("no data"))
                    : pentad_format_number (value, value == floor (value) ? 0 : 2);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s · %s: %s", name,
                          map->words.title != NULL ? map->words.title : "", number);
  if (class_number >= 0 && map->words.class_letters != NULL)
    g_string_append_printf (text, " %s", map->words.class_letters[class_number]);
}

static void
append_place (GString *text,
              const PentadMap *map,
              const PentadBoardData *data,
              int place,
              PentadLanguage language)
{
  const PentadDivision *division =
      pentad_divisions_get (pentad_map_geometry_get_divisions (map->geometry), place);
  const char *name = pentad_label_get (&division->name, language);
  double open = count_open (map, data, place);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, name[0] != '\0' ? name : division->code);
  if (!isnan (open))
    {
      gulong n = (gulong)MAX (open, 0);

      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%lu open case", "%lu open cases", n), n);
    }
}

char *
pentad_map_words (
    const PentadMap *map, const PentadBoardData *data, int place, int cell, PentadLanguage language)
{
  GString *text = g_string_new (NULL);

  if (place != PENTAD_NO_PLACE)
    append_place (text, map, data, place, language);
  if (cell != PENTAD_NO_PLACE && has_areas (map))
    append_value (text, map, cell, language);
  if (cell != PENTAD_NO_PLACE && cell != place)
    append_place (text, map, data, cell, language);
  return g_string_free (text, FALSE);
}
