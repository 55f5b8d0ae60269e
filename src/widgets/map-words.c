/* What a place of the map is called and how many open cases it has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The indicator that counts open cases; see data/schemes. */
#define OPEN_ID "open"

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
  return cell >= 0 && map->values.values != NULL ? map->values.values[cell] : NAN;
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
  if (cell != PENTAD_NO_PLACE && cell != place)
    append_place (text, map, data, cell, language);
  return g_string_free (text, FALSE);
}
