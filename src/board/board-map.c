/* The map panel: open cases of each cell, with markers and reference layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "board/map-rows.h"
#include "board/map-layers.h"
#include "board/map-marks.h"
#include "board/map-show.h"
#include "board/map-titles.h"
#include "board/panels.h"
#include "render/format.h"

/* The level whose places are named: the nearest below the place that exists and is not a cell. */
static PentadLevel
label_level (const PentadDivisions *divisions, int place, PentadLevel cell_level)
{
  for (int level = (int)pentad_divisions_get (divisions, place)->level + 1; level < (int)cell_level;
       level++)
    {
      int n;

      pentad_divisions_get_level (divisions, level, &n);
      if (n > 0)
        return level;
    }
  return PENTAD_N_LEVELS;
}

/* Cells of the place shown, or areas that have one number for all of their cells. */
static int
count_cells (const PentadBoardData *data, const PentadMap *map)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  int place = data->query.place, inside = 0, n, first;

  if (map->value_zones != NULL)
    return (int)map->partition->areas->len;
  if (map->value_level == PENTAD_LEVEL_CITY)
    {
      n = pentad_map_geometry_get_n_cells (map->geometry);
      for (int cell = 0; cell < n && place != 0; cell++)
        inside += pentad_divisions_is_below (
            divisions, pentad_map_geometry_cell_place (map->geometry, cell), place);
      return place == 0 ? n : inside;
    }
  first = pentad_divisions_get_level (divisions, map->value_level, &n);
  for (int i = first; i < first + n; i++)
    inside += place == 0 || i == place || pentad_divisions_is_below (divisions, i, place);
  return inside;
}

static void
add_reference (PentadBoardMap *self,
               const PentadBoardData *data,
               const PentadPanelSpec *panel,
               const PentadMapChoice *choice)
{
  const GPtrArray *all = pentad_city_get_layers (data->query.city);

  /* Those of the board in its order, then what was chosen beside them. */
  for (guint i = 0; i < panel->layers->len + all->len; i++)
    {
      gboolean named = i < panel->layers->len;
      const PentadLayer *layer =
          named ? pentad_city_get_layer (data->query.city, g_ptr_array_index (panel->layers, i))
                : g_ptr_array_index (all, i - panel->layers->len);

      if (layer == NULL || g_ptr_array_find (self->layers, layer, NULL) ||
          !pentad_map_layers_show (panel, choice, "layer:", layer->id))
        continue;
      /* Over the whole city place names would stand under the names of districts and markers,
       * unless somebody wants them. */
      if (layer->kind != PENTAD_LAYER_POINTS || data->query.place != 0 ||
          (choice != NULL && !named))
        g_ptr_array_add (self->layers, (gpointer)layer);
    }
}

/* The one chosen; the first, where the numbers of zones are wanted and nothing else is said. */
static const PentadPartition *
find_partition (const PentadBoardData *data,
                const PentadPanelSpec *panel,
                const PentadMapChoice *choice)
{
  const GPtrArray *partitions = pentad_city_get_partitions (data->query.city);

  for (guint i = 0; i < partitions->len; i++)
    {
      const PentadPartition *partition = g_ptr_array_index (partitions, i);

      if (pentad_map_layers_show (panel, choice, "partition:", partition->id))
        return partition;
    }
  if (partitions->len > 0 && pentad_map_layers_zones_apply (panel) &&
      pentad_map_layers_show (panel, choice, "", "zone-numbers"))
    return g_ptr_array_index (partitions, 0);
  return NULL;
}

static char *
name_period (const PentadPeriod *period)
{
  g_autofree char *from = pentad_format_day_short (period->from);
  g_autofree char *to = pentad_format_day_short (period->to);

  return period->from == period->to ? g_steal_pointer (&from)
                                    : g_strdup_printf ("%s – %s", from, to);
}

/* The density of the period shown or, on the earlier of two maps, of the one before. Two maps have
 * one scale. */
static PentadMapDensity *
new_density (const PentadBoardData *data,
             const PentadPanelSpec *panel,
             const PentadBoardStyle *style,
             gboolean pair)
{
  const PentadPeriod periods[2] = { data->query.period,
                                    pentad_period_previous (&data->query.period) };
  int shown = pair && style->earlier ? 1 : 0;
  PentadMapDensity *density =
      pentad_map_density_new (data, style->geometry, &panel->map, &periods[shown]);

  if (!pair)
    pentad_map_density_add_steps (density, data, style->geometry, panel->map.playback);
  else
    {
      PentadMapDensity *other =
          pentad_map_density_new (data, style->geometry, &panel->map, &periods[1 - shown]);

      density->full = MAX (density->full, other->full);
      pentad_map_density_free (other);
    }
  return density;
}

static void
add_density (PentadBoardMap *self,
             const PentadBoardData *data,
             const PentadPanelSpec *panel,
             const PentadBoardStyle *style)
{
  g_autofree char *radius = NULL;
  PentadMapCompare compare = style->choice != NULL ? style->choice->compare : PENTAD_MAP_ONE;
  gboolean pair = compare == PENTAD_MAP_PAIR;

  if (!pentad_map_layers_show (panel, style->choice, "", "heat"))
    return;
  if (compare == PENTAD_MAP_SWIPE)
    {
      /* Said where the viewer who asked for it looks for it. */
      g_free (self->as_of);
      self->as_of = g_strdup (_ ("density: on one map or side by side"));
      return;
    }
  self->density = new_density (data, panel, style, pair);
  self->map.heat = pentad_map_density_show (self->density, PENTAD_MAP_WHOLE_PERIOD);
  self->map.style.ramp = PENTAD_RAMP_LOAD;
  g_free (self->title);
  self->title = g_strdup (_ ("Density of reports"));
  g_free (self->unit);
  radius = pentad_format_number (self->density->radius_m, 0);
  self->unit = g_strdup_printf (_ ("cases per km² within %s m"), radius);
  g_free (self->as_of);
  PentadPeriod known =
      pair && style->earlier ? pentad_period_previous (&data->query.period) : data->query.period;
  known.from = MIN (MAX (self->density->first_day, known.from), known.to);
  self->as_of = name_period (&known);
  /* Two colourings over each other could not be told apart. */
  self->map.no_values = TRUE;
}

/* Cells without numbers: one class, which lies back. */
static void
take_numbers_away (PentadBoardMap *self, int n)
{
  static const double only[] = { 0 };

  for (int i = 0; i < n; i++)
    self->numbers.values[i] = 0;
  g_clear_pointer (&self->numbers.weak, g_free);
  self->map.values = (PentadMapValues){ .values = self->numbers.values };
  self->map.other = (PentadMapValues){ NULL };
  self->map.place_notes = NULL;
  self->map.value_level = PENTAD_LEVEL_CITY;
  self->map.value_zones = NULL;
  self->map.zone_notes = NULL;
  self->map.words.class_labels = self->map.words.class_letters = NULL;
  self->map.style = (PentadMapStyle){ .ramp = PENTAD_RAMP_LOAD };
  self->map.style.classes = pentad_classes_fixed (only, 1);
  self->map.no_values = TRUE;
}

static void
add_notes (PentadBoardMap *self, const PentadBoardData *data, const PentadBoardStyle *style)
{
  const PentadFigure *outside =
      data->figures != NULL ? pentad_figures_lookup (data->figures, 0, "outside") : NULL;
  gboolean grids = pentad_map_geometry_get_cell_level (style->geometry) == PENTAD_LEVEL_GRID &&
                   self->map.value_level == PENTAD_LEVEL_CITY && self->map.value_zones == NULL;
  g_autofree char *cells = pentad_format_count (count_cells (data, &self->map));
  g_autofree char *time =
      pentad_format_time (data->query.time, pentad_city_get_zone (data->query.city));

  self->note = g_strdup_printf (grids ? _ ("%s unit grids") : _ ("%s areas"), cells);
  if (data->query.place == 0 && outside != NULL && outside->state == PENTAD_FIGURE_VALUE &&
      outside->value > 0)
    {
      g_autofree char *n = pentad_format_count (outside->value);

      self->outside = g_strdup_printf (_ ("outside every district: %s"), n);
    }
  if (style->choice != NULL && style->choice->compare == PENTAD_MAP_PAIR)
    {
      g_free (self->as_of);
      self->as_of = g_strdup (self->periods[style->earlier ? 0 : 1]);
    }
  else if (self->as_of == NULL)
    self->as_of = g_strdup_printf (_ ("as of %s"), time);
}

static void
take_own_title (PentadBoardMap *self, const PentadPanelSpec *panel, PentadLanguage language)
{
  const char *title = pentad_label_get (&panel->title, language);

  if (title[0] == '\0' || self->density != NULL)
    return;
  g_free (self->title);
  self->title =
      self->map.value_level != PENTAD_LEVEL_CITY
          ? g_strdup_printf ("%s / %s", title, pentad_map_level_name (self->map.value_level))
          : g_strdup (title);
}

PentadBoardMap *
pentad_board_map_new (const PentadBoardData *data,
                      const PentadPanelSpec *panel,
                      const PentadBoardStyle *style)
{
  PentadBoardMap *self = g_new0 (PentadBoardMap, 1);
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  PentadLanguage language = style->theme->language;
  PentadLevel cell_level = pentad_map_geometry_get_cell_level (style->geometry);
  PentadMap *map = &self->map;

  self->strings = g_string_chunk_new (1024);
  self->markers = g_array_new (FALSE, FALSE, sizeof (PentadMapMarker));
  self->marker_legend = g_array_new (FALSE, FALSE, sizeof (PentadMapMarkerLegend));
  self->layers = g_ptr_array_new ();
  self->step = PENTAD_MAP_WHOLE_PERIOD;
  map->geometry = style->geometry;
  add_reference (self, data, panel, style->choice);
  pentad_map_marks_add (self, data, panel, style->choice, language);
  map->partition = find_partition (data, panel, style->choice);
  pentad_map_show_numbers (self, data, panel, style);
  add_notes (self, data, style);
  add_density (self, data, panel, style);
  take_own_title (self, panel, language);
  map->no_grid_borders = !pentad_map_layers_show (panel, style->choice, "", "grids");
  if (self->density != NULL || map->no_grid_borders)
    take_numbers_away (self, pentad_map_geometry_get_n_cells (style->geometry));

  map->id = panel->id;
  map->cache = style->cache;
  map->place = data->query.place;
  map->words.title = self->title;
  map->words.unit = self->unit;
  map->words.as_of = self->as_of;
  map->note = self->note;
  map->outside = self->outside;
  map->label_level = pentad_map_layers_show (panel, style->choice, "", "labels")
                         ? label_level (divisions, data->query.place, cell_level)
                         : PENTAD_N_LEVELS;
  map->layers = (PentadLayer *const *)self->layers->pdata;
  map->n_layers = (int)self->layers->len;
  map->markers = (const PentadMapMarker *)(void *)self->markers->data;
  map->n_markers = (int)self->markers->len;
  map->marker_legend = (const PentadMapMarkerLegend *)(void *)self->marker_legend->data;
  map->n_marker_legend = (int)self->marker_legend->len;
  map->selected = map->hover = PENTAD_NO_PLACE;
  return self;
}

void
pentad_board_map_free (PentadBoardMap *map)
{
  g_free (map->title);
  g_free (map->note);
  g_free (map->outside);
  g_free (map->as_of);
  g_free (map->unit);
  for (int i = 0; i < 2; i++)
    g_free (map->periods[i]);
  pentad_map_numbers_clear (&map->numbers);
  pentad_map_numbers_clear (&map->other);
  pentad_map_numbers_clear (&map->second);
  g_free (map->place_notes);
  g_free (map->zone_notes);
  g_free (map->zones);
  pentad_map_density_free (map->density);
  g_array_unref (map->markers);
  g_clear_pointer (&map->sensors, pentad_sensors_unref);
  g_array_unref (map->marker_legend);
  g_ptr_array_unref (map->layers);
  g_string_chunk_free (map->strings);
  g_free (map);
}

static gboolean
counts_reported (const PentadMapSpec *spec)
{
  const PentadMapMeasure *measures[] = { &spec->first, &spec->second };
  int n = spec->ramp == PENTAD_MAP_RAMP_BIVARIATE ? 2 : 1;

  for (int i = 0; i < n; i++)
    if (measures[i]->figure == NULL && measures[i]->cases == PENTAD_MAP_CASES_REPORTED)
      return TRUE;
  return FALSE;
}

gint32
pentad_board_map_first_day (const PentadPanelSpec *panel,
                            const PentadMapChoice *choice,
                            const PentadPeriod *period)
{
  gboolean two = choice != NULL && choice->compare != PENTAD_MAP_ONE;
  gint32 first = two ? pentad_period_previous (period).from : period->from;

  if (!two && !counts_reported (&panel->map) && !pentad_map_layers_show (panel, choice, "", "heat"))
    return G_MAXINT32;
  return period->to - first < PENTAD_BOARD_MAX_CASE_DAYS ? first : G_MAXINT32;
}

void
pentad_board_map_set_step (PentadBoardMap *map, int step)
{
  if (map->density == NULL)
    return;
  map->step = step >= 0 && step < map->density->n_steps ? step : PENTAD_MAP_WHOLE_PERIOD;
  map->map.heat = pentad_map_density_show (map->density, map->step);
  map->map.words.as_of = map->step >= 0 ? map->density->labels[map->step] : map->as_of;
}

void
pentad_panel_map (PentadPanelContext *ctx)
{
  PentadPanel frame = {
    .id = ctx->spec->id, .state = PENTAD_PANEL_DATA, .map_ground = TRUE, .flush = TRUE
  };

  if (ctx->style->geometry == NULL || pentad_map_geometry_get_n_cells (ctx->style->geometry) == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (ctx->data, ctx->spec, ctx->style);
  PentadRect area = pentad_panel_layout (ctx->sketch, ctx->area, &frame);

  pentad_map_layout (ctx->sketch, area, &map->map);
  pentad_sketch_tell (ctx->sketch, pentad_map_rows_tell (&map->map, ctx->language));
}
