/* Fills a board's map with its numbers: of one period or two, of one measure or two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-show.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/map-layers.h"
#include "board/map-titles.h"
#include "render/format.h"

/* Decimals of what stands beside a name. */
#define NOTE_DECIMALS 1

static char *
name_period (const PentadPeriod *period)
{
  g_autofree char *from = pentad_format_day_short (period->from);
  g_autofree char *to = pentad_format_day_short (period->to);

  return period->from == period->to ? g_steal_pointer (&from)
                                    : g_strdup_printf ("%s – %s", from, to);
}

/* One value for each area instead of one for each cell, so that large areas do not decide alone
 * where classes begin. Returns how many. */
static int
take_one_each (const PentadMap *map, const double *values, double *of_areas)
{
  int n_cells = pentad_map_geometry_get_n_cells (map->geometry), n = 0;
  g_autofree guint8 *taken = g_new0 (guint8, (gsize)pentad_map_count_owners (map) + 1);

  for (int cell = 0; cell < n_cells; cell++)
    {
      int owner = pentad_map_value_owner (map, cell);

      if (owner < 0 || taken[owner])
        continue;
      taken[owner] = 1;
      of_areas[n++] = values[cell];
    }
  return n;
}

/* What a map of two periods shows: the first measure as it stands, of cases those reported. */
static PentadMapSpec
compared_spec (const PentadMapSpec *spec)
{
  PentadMapSpec compared = *spec;

  compared.change = FALSE;
  compared.first.cases = PENTAD_MAP_CASES_REPORTED;
  if (compared.ramp == PENTAD_MAP_RAMP_BIVARIATE ||
      (compared.ramp == PENTAD_MAP_RAMP_DIVERGING && compared.first.figure == NULL))
    compared.ramp = PENTAD_MAP_RAMP_LOAD;
  return compared;
}

static void
subtract (PentadMapNumbers *now, PentadMapNumbers *before, int n)
{
  for (int i = 0; i < n; i++)
    {
      now->values[i] -= before->values[i];
      if (now->weak != NULL)
        now->weak[i] |= before->weak[i];
    }
  pentad_map_numbers_clear (before);
}

/* Colours that hold for all numbers at hand. */
static void
choose_colours (PentadBoardMap *self,
                const PentadMapSpec *spec,
                const PentadBoardData *data,
                const PentadPanelSpec *panel,
                const PentadBoardStyle *style)
{
  gsize n_cells = (gsize)pentad_map_geometry_get_n_cells (style->geometry);
  g_autofree double *values = g_new (double, 2 * n_cells + 1);
  g_autofree double *second = g_new (double, n_cells + 1);
  gboolean of_scheme = pentad_map_layers_show (panel, style->choice, "", "grade-colours");
  int n = take_one_each (&self->map, self->numbers.values, values);

  if (self->second.values != NULL)
    take_one_each (&self->map, self->second.values, second);
  if (self->other.values != NULL)
    n += take_one_each (&self->map, self->other.values, values + n);
  pentad_map_colours_init (&self->colours, spec, data, values,
                           self->second.values != NULL ? second : NULL, n, of_scheme,
                           style->theme->language, self->strings);
  self->map.style = self->colours.style;
  if (self->colours.labels[0] != NULL)
    self->map.words.class_labels = self->colours.labels;
  if (self->colours.has_letters)
    self->map.words.class_letters = self->colours.letters;
}

/* "B 87.5" beside the names of the areas that have a figure, and of those in between. */
static void
add_place_notes (PentadBoardMap *self,
                 const PentadMapSpec *spec,
                 const PentadBoardData *data,
                 const PentadBoardStyle *style,
                 PentadLevel level)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (style->geometry);
  int n = pentad_divisions_get_count (divisions);
  const PentadFigures *tables[2];

  if (spec->first.figure == NULL || spec->change || self->second.values != NULL ||
      self->map.other.values != NULL)
    return;
  /* Figures of every area take a while: not without need. */
  tables[0] = pentad_board_data_get_areas (data, spec->first.figure, level, style->earlier);
  tables[1] = style->earlier ? data->previous : data->figures;
  self->place_notes = g_new0 (const char *, (gsize)n + 1);
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; tables[t] != NULL && i < tables[t]->places->len; i++)
      {
        int place = g_array_index (tables[t]->places, int, i);
        const PentadFigure *figure = pentad_figures_lookup (tables[t], place, spec->first.figure);

        if (figure == NULL || figure->state != PENTAD_FIGURE_VALUE)
          continue;
        g_autofree char *number = pentad_format_number (
            pentad_figure_round (figure->value, NOTE_DECIMALS), NOTE_DECIMALS);
        const PentadGrade *grade = self->colours.has_letters
                                       ? pentad_scheme_get_grade (tables[t]->scheme, figure->value)
                                       : NULL;
        g_autofree char *both =
            grade != NULL ? g_strdup_printf ("%s %s", grade->id, number) : g_strdup (number);
        self->place_notes[place] = g_string_chunk_insert (self->strings, both);
      }
  self->map.place_notes = self->place_notes;
}

/* Cells without a number: no data, or no cases, which is not the same. */
static const char *
why_missing (const PentadMapSpec *spec, const PentadBoardData *data, PentadLevel level)
{
  const PentadFigures *figures =
      spec->first.figure != NULL
          ? pentad_board_data_get_areas (data, spec->first.figure, level, FALSE)
          : NULL;
  int column =
      figures != NULL ? pentad_scheme_find_column (figures->scheme, spec->first.figure) : -1;
  guint n[4] = { 0 };

  for (guint row = 0; column >= 0 && row < figures->places->len; row++)
    n[pentad_figures_get (figures, row, (guint)column)->state & 3]++;
  if (n[PENTAD_FIGURE_NO_CASES] == 0)
    return NULL;
  return n[PENTAD_FIGURE_NO_DATA] > 0 ? _ ("no data or cases") : _ ("no cases");
}

static void
add_words (PentadBoardMap *self,
           const PentadMapSpec *spec,
           const PentadBoardData *data,
           const PentadBoardStyle *style,
           PentadLevel level)
{
  PentadLanguage language = style->theme->language;
  const char *unit = pentad_map_unit (data, &spec->first, spec->change);

  if (self->zones != NULL)
    self->title =
        g_strdup_printf ("%s / %s", pentad_map_measure_name (data, &spec->first, language),
                         pentad_label_get (&self->map.partition->label, language));
  else
    self->title = pentad_map_title (data, &spec->first, spec->change, level, language);
  self->unit = g_strdup (unit);
  if (self->second.values != NULL)
    {
      const char *second = pentad_map_measure_name (data, &spec->second, language);
      const char *second_unit = pentad_map_unit (data, &spec->second, FALSE);
      g_autofree char *both = second_unit != NULL ? g_strdup_printf ("%s (%s)", second, second_unit)
                                                  : g_strdup (second);

      self->map.words.second_title = g_string_chunk_insert (self->strings, both);
    }
  if (spec->change)
    self->as_of = g_strdup_printf (_ ("%s against %s"), self->periods[1], self->periods[0]);
  else if (spec->first.figure != NULL || spec->first.cases == PENTAD_MAP_CASES_REPORTED)
    self->as_of = g_strdup (self->periods[1]);
  self->map.words.no_data = why_missing (spec, data, level);
}

/* Puts the numbers of the period before into place: left of a line, or on a map of their own. */
static void
show_two (PentadBoardMap *self, const PentadBoardStyle *style)
{
  PentadMap *map = &self->map;
  PentadMapNumbers *shown = &self->numbers;

  if (style->choice->compare == PENTAD_MAP_PAIR && !style->earlier)
    shown = &self->other;
  map->values = (PentadMapValues){ .values = shown->values, .weak = shown->weak };
  if (style->choice->compare != PENTAD_MAP_SWIPE)
    return;
  map->other = (PentadMapValues){ .values = self->other.values, .weak = self->other.weak };
  map->divider = style->choice->divider;
  for (int i = 0; i < 2; i++)
    map->words.period_titles[i] = self->periods[i];
}

/* The zones whose numbers are wanted in place of those of their cells; NULL none. */
static const PentadZoning *
use_zones (PentadBoardMap *self,
           const PentadBoardData *data,
           const PentadPanelSpec *panel,
           const PentadBoardStyle *style,
           PentadLevel level)
{
  const PentadPartition *partition = self->map.partition;
  int n = pentad_map_geometry_get_n_cells (style->geometry);

  if (partition == NULL || level != PENTAD_LEVEL_GRID || !pentad_map_layers_zones_apply (panel) ||
      level != pentad_map_geometry_get_cell_level (style->geometry) ||
      !pentad_map_layers_show (panel, style->choice, "", "zone-numbers"))
    return NULL;
  const PentadZoning *zoning = pentad_city_get_zoning (data->query.city, partition);
  if (zoning == NULL)
    return NULL;
  self->zones = g_new (int, (gsize)n + 1);
  for (int cell = 0; cell < n; cell++)
    self->zones[cell] = pentad_zoning_get_first_zone (
        zoning, pentad_map_geometry_cell_place (style->geometry, cell));
  self->map.value_zones = self->zones;
  return zoning;
}

/* The number of each zone, after its name. */
static void
add_zone_notes (PentadBoardMap *self, gboolean is_rate)
{
  const PentadMap *map = &self->map;

  if (self->zones == NULL || map->values.second != NULL || map->other.values != NULL)
    return;
  self->zone_notes = g_new0 (const char *, (gsize)pentad_map_count_owners (map) + 1);
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (map->geometry); cell++)
    {
      int zone = self->zones[cell];
      double value = map->values.values[cell];

      if (zone < 0 || self->zone_notes[zone] != NULL || isnan (value))
        continue;
      g_autofree char *number = pentad_format_number (value, is_rate ? NOTE_DECIMALS : 0);
      self->zone_notes[zone] = g_string_chunk_insert (self->strings, number);
    }
  self->map.zone_notes = self->zone_notes;
}

void
pentad_map_show_numbers (PentadBoardMap *self,
                         const PentadBoardData *data,
                         const PentadPanelSpec *panel,
                         const PentadBoardStyle *style)
{
  gboolean two = style->choice != NULL && style->choice->compare != PENTAD_MAP_ONE;
  PentadMapSpec spec = two ? compared_spec (&panel->map) : panel->map;
  gboolean pair = spec.ramp == PENTAD_MAP_RAMP_BIVARIATE;
  int n = pentad_map_geometry_get_n_cells (style->geometry);
  PentadPeriod periods[2] = { pentad_period_previous (&data->query.period), data->query.period };
  gint32 first_day = two || spec.change ? periods[0].from : periods[1].from;
  PentadLevel level = pentad_map_value_level (data, style->geometry, &spec, first_day);
  PentadMap *map = &self->map;

  for (int i = 0; i < 2; i++)
    self->periods[i] = name_period (&periods[i]);
  if (level != pentad_map_geometry_get_cell_level (style->geometry))
    map->value_level = level;
  const PentadZoning *zoning = use_zones (self, data, panel, style, level);
  self->numbers = pentad_map_numbers_new (data, style->geometry, &spec.first, level, zoning,
                                          &periods[two ? 0 : 1]);
  if (two || spec.change)
    self->other = pentad_map_numbers_new (data, style->geometry, &spec.first, level, zoning,
                                          &periods[two ? 1 : 0]);
  if (spec.change)
    subtract (&self->numbers, &self->other, n);
  if (pair)
    self->second =
        pentad_map_numbers_new (data, style->geometry, &spec.second, level, zoning, &periods[1]);
  choose_colours (self, &spec, data, panel, style);
  map->values = (PentadMapValues){ .values = self->numbers.values,
                                   .weak = self->numbers.weak,
                                   .second = self->second.values };
  map->is_rate = spec.first.figure != NULL || spec.first.quantity != PENTAD_MAP_COUNT;
  if (two)
    show_two (self, style);
  add_words (self, &spec, data, style, level);
  add_zone_notes (self, map->is_rate);
  add_place_notes (self, &spec, data, style, level);
}
