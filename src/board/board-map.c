/* The map panel: open cases of each cell, with markers and reference layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "render/format.h"

/* More markers of one kind would hide each other, and the map, on any wall; the latest are drawn.
 */
#define MAX_CASE_MARKERS 2000u
/* Up to this many open cases in the fullest cell every number has a colour of its own. */
#define SINGLE_BREAKS_MAX 9
/* Up to this many, and above it, breaks that rise faster. */
#define FEW_BREAKS_MAX 20
/* Above this many open cases in one cell the fixed breaks no longer tell cells apart. */
#define FIXED_BREAKS_MAX 60

static gboolean
wants (const PentadPanelSpec *panel, const char *marker)
{
  for (guint i = 0; i < panel->markers->len; i++)
    if (g_str_equal (g_ptr_array_index (panel->markers, i), marker))
      return TRUE;
  return FALSE;
}

static void
add_legend (PentadBoardMap *self, PentadMarker shape, PentadTone tone, const char *format, guint n)
{
  g_autofree char *count = pentad_format_count (n);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *text = g_strdup_printf (format, count);
#pragma GCC diagnostic pop
  PentadMapMarkerLegend legend = { shape, tone, g_string_chunk_insert (self->strings, text) };

  g_array_append_val (self->marker_legend, legend);
}

static void
add_marker (PentadBoardMap *self,
            double lon,
            double lat,
            PentadMarker shape,
            PentadTone tone,
            const char *key,
            const char *tooltip)
{
  PentadMapMarker marker = {
    .lon = lon,
    .lat = lat,
    .shape = shape,
    .tone = tone,
    .key = key != NULL ? g_string_chunk_insert (self->strings, key) : NULL,
    .tooltip = tooltip != NULL ? g_string_chunk_insert (self->strings, tooltip) : NULL,
  };

  g_array_append_val (self->markers, marker);
}

static void
mark_cases (PentadBoardMap *self, const GArray *rows, PentadMarker shape, PentadTone tone)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PentadCase *item = g_array_index (rows, PentadCaseRow, i).data;
      g_autofree char *key = g_strdup_printf ("case:%s", pentad_case_get_id (item));

      add_marker (self, pentad_case_get_lon (item), pentad_case_get_lat (item), shape, tone, key,
                  NULL);
    }
}

/* Legend of cases of which the latest are marked; format takes how many there are. */
static void
add_case_legend (PentadBoardMap *self,
                 PentadMarker shape,
                 PentadTone tone,
                 const char *format,
                 guint n,
                 guint n_marked)
{
  if (n_marked == n)
    {
      add_legend (self, shape, tone, format, n);
      return;
    }
  g_autofree char *marked = pentad_format_count (n_marked);
  g_autofree char *latest = g_strdup_printf (_ ("latest %s marked"), marked);
  g_autofree char *with_latest = g_strdup_printf ("%s (%s)", format, latest);
  add_legend (self, shape, tone, with_latest, n);
}

static void
mark_public (PentadBoardMap *self, const PentadSituation *situation)
{
  g_autoptr (GArray) rows = pentad_situation_list_public (situation, MAX_CASE_MARKERS);

  mark_cases (self, rows, PENTAD_MARKER_DIAMOND, PENTAD_TONE_WATCH);
  add_case_legend (self, PENTAD_MARKER_DIAMOND, PENTAD_TONE_WATCH, _ ("citizens' reports open %s"),
                   pentad_situation_get_n_public (situation), rows->len);
}

static void
mark_overdue (PentadBoardMap *self, const PentadSituation *situation)
{
  g_autoptr (GArray) rows = pentad_situation_list_overdue (situation, MAX_CASE_MARKERS);

  mark_cases (self, rows, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD);
  add_case_legend (self, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, _ ("overdue %s"),
                   pentad_situation_get_n_overdue (situation), rows->len);
}

/* Whether a point lies in the place shown, by the finest polygons there are. */
static gboolean
lies_in_place (const PentadBoardData *data, double lon, double lat)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  PentadLevel finest = pentad_divisions_finest_level (divisions);
  int cell = isnan (lon) || isnan (lat) ? PENTAD_NO_PLACE
                                        : pentad_divisions_locate (divisions, finest, lon, lat);

  return data->query.place == 0 || (cell != PENTAD_NO_PLACE &&
                                    pentad_divisions_is_below (divisions, cell, data->query.place));
}

static guint
mark_posts (PentadBoardMap *self,
            const PentadBoardData *data,
            PentadPostKind kind,
            PentadMarker shape,
            PentadTone tone)
{
  const PentadStaff *staff = pentad_city_get_staff (data->query.city);
  guint n = 0;

  for (guint i = 0; staff != NULL && i < staff->positions->len; i++)
    {
      const PentadUnitPosition *position = g_ptr_array_index (staff->positions, i);

      if (position->kind != kind || !position->on_post ||
          !lies_in_place (data, position->lon, position->lat))
        continue;
      add_marker (self, position->lon, position->lat, shape, tone, NULL, position->code);
      n++;
    }
  return n;
}

static void
add_markers (PentadBoardMap *self,
             const PentadBoardData *data,
             const PentadPanelSpec *panel,
             PentadLanguage language)
{
  const PentadSensors *sensors = pentad_city_get_sensors (data->query.city);
  const PentadSituation *situation = pentad_board_data_get_situation (data);

  if (wants (panel, "supervisors"))
    add_legend (
        self, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE, _ ("supervisors on duty %s"),
        mark_posts (self, data, PENTAD_POST_SUPERVISOR, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE));
  if (wants (panel, "officers"))
    add_legend (
        self, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE, _ ("officers on post %s"),
        mark_posts (self, data, PENTAD_POST_OFFICER, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE));
  if (wants (panel, "vehicles"))
    add_legend (
        self, PENTAD_MARKER_SQUARE, PENTAD_TONE_FINE, _ ("vehicles %s"),
        mark_posts (self, data, PENTAD_POST_VEHICLE, PENTAD_MARKER_SQUARE, PENTAD_TONE_FINE));
  if (wants (panel, "public") && situation != NULL)
    mark_public (self, situation);
  if (wants (panel, "overdue") && situation != NULL)
    mark_overdue (self, situation);
  if (wants (panel, "alarms") && sensors != NULL)
    {
      guint n = 0;

      for (guint i = 0; i < sensors->alarms->len; i++)
        {
          const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, i);

          if (!lies_in_place (data, alarm->lon, alarm->lat))
            continue;
          n++;
          add_marker (self, alarm->lon, alarm->lat, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, NULL,
                      pentad_label_get (&alarm->label, language));
        }
      add_legend (self, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, _ ("alarms %s"),
                  sensors->alarms->len);
    }
}

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

static const char *
cell_name (PentadLevel level)
{
  switch (level)
    {
    case PENTAD_LEVEL_DISTRICT:
      return _ ("Open cases / district");
    case PENTAD_LEVEL_STREET:
      return _ ("Open cases / street");
    case PENTAD_LEVEL_COMMUNITY:
      return _ ("Open cases / community");
    case PENTAD_LEVEL_GRID:
    case PENTAD_LEVEL_CITY:
    case PENTAD_N_LEVELS:
      break;
    }
  return _ ("Open cases / unit grid");
}

/* Zero is a class of its own; the others hold about as many cells each. */
static PentadClasses
quantiles_above_zero (const double *values, int n)
{
  g_autofree double *positive = g_new (double, (gsize)MAX (n, 1));
  double breaks[PENTAD_RAMP_STEPS] = { 0 };
  gsize n_positive = 0;

  for (int i = 0; i < n; i++)
    if (values[i] > 0)
      positive[n_positive++] = values[i];
  PentadClasses classes = pentad_classes_quantile (positive, n_positive, PENTAD_RAMP_STEPS - 1);
  memcpy (breaks + 1, classes.lower, sizeof *breaks * (gsize)classes.n);
  return pentad_classes_fixed (breaks, classes.n + 1);
}

static PentadClasses
choose_classes (const double *values, int n)
{
  static const double single[] = { 0, 1, 2, 3, 4, 5, 6 };
  static const double few[] = { 0, 1, 2, 3, 4, 6, 9 };
  double largest = 0;

  for (int i = 0; i < n; i++)
    largest = MAX (largest, values[i]);
  if (largest <= SINGLE_BREAKS_MAX)
    return pentad_classes_fixed (single, G_N_ELEMENTS (single));
  if (largest <= FEW_BREAKS_MAX)
    return pentad_classes_fixed (few, G_N_ELEMENTS (few));
  return largest > FIXED_BREAKS_MAX ? quantiles_above_zero (values, n)
                                    : pentad_classes_fixed (NULL, 0);
}

/* Cells of the place shown. */
static int
count_cells (const PentadBoardData *data, const PentadMapGeometry *geometry)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  int n = pentad_map_geometry_get_n_cells (geometry), inside = 0;

  for (int cell = 0; cell < n && data->query.place != 0; cell++)
    inside += pentad_divisions_is_below (divisions, pentad_map_geometry_cell_place (geometry, cell),
                                         data->query.place);
  return data->query.place == 0 ? n : inside;
}

PentadBoardMap *
pentad_board_map_new (const PentadBoardData *data,
                      const PentadPanelSpec *panel,
                      const PentadBoardStyle *style)
{
  PentadBoardMap *self = g_new0 (PentadBoardMap, 1);
  PentadCity *city = data->query.city;
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  PentadLanguage language = style->theme->language;
  PentadLevel cell_level = pentad_map_geometry_get_cell_level (style->geometry);
  const PentadFigure *outside =
      data->figures != NULL ? pentad_figures_lookup (data->figures, 0, "outside") : NULL;
  int n_cells = pentad_map_geometry_get_n_cells (style->geometry);

  self->strings = g_string_chunk_new (1024);
  self->markers = g_array_new (FALSE, FALSE, sizeof (PentadMapMarker));
  self->marker_legend = g_array_new (FALSE, FALSE, sizeof (PentadMapMarkerLegend));
  self->layers = g_ptr_array_new ();
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const PentadLayer *layer = pentad_city_get_layer (city, g_ptr_array_index (panel->layers, i));

      /* Over the whole city place names would stand under the names of districts and markers. */
      if (layer != NULL && (layer->kind != PENTAD_LAYER_POINTS || data->query.place != 0))
        g_ptr_array_add (self->layers, (gpointer)layer);
    }
  self->values = pentad_board_data_open_by_cell (data, style->geometry);
  add_markers (self, data, panel, language);

  const char *own_title = pentad_label_get (&panel->title, language);
  g_autofree char *cells = pentad_format_count (count_cells (data, style->geometry));
  self->title = g_strdup (own_title[0] != '\0' ? own_title : cell_name (cell_level));
  self->note = g_strdup_printf (
      cell_level == PENTAD_LEVEL_GRID ? _ ("%s unit grids") : _ ("%s areas"), cells);
  if (data->query.place == 0 && outside != NULL && outside->state == PENTAD_FIGURE_VALUE &&
      outside->value > 0)
    {
      g_autofree char *n = pentad_format_count (outside->value);

      self->outside = g_strdup_printf (_ ("outside every district: %s"), n);
    }
  g_autofree char *time = pentad_format_time (data->query.time, pentad_city_get_zone (city));
  self->as_of = g_strdup_printf (_ ("as of %s"), time);
  self->map = (PentadMap){
    .id = panel->id,
    .geometry = style->geometry,
    .cache = style->cache,
    .place = data->query.place,
    .values = { .values = self->values },
    .style = { .classes = choose_classes (self->values, n_cells) },
    .words = { .title = self->title, .as_of = self->as_of },
    .note = self->note,
    .outside = self->outside,
    .label_level = label_level (divisions, data->query.place, cell_level),
    .layers = (PentadLayer *const *)self->layers->pdata,
    .n_layers = (int)self->layers->len,
    .markers = (const PentadMapMarker *)(void *)self->markers->data,
    .n_markers = (int)self->markers->len,
    .marker_legend = (const PentadMapMarkerLegend *)(void *)self->marker_legend->data,
    .n_marker_legend = (int)self->marker_legend->len,
    .selected = PENTAD_NO_PLACE,
    .hover = PENTAD_NO_PLACE,
  };
  return self;
}

void
pentad_board_map_free (PentadBoardMap *map)
{
  g_free (map->title);
  g_free (map->note);
  g_free (map->outside);
  g_free (map->as_of);
  g_free (map->values);
  g_array_unref (map->markers);
  g_array_unref (map->marker_legend);
  g_ptr_array_unref (map->layers);
  g_string_chunk_free (map->strings);
  g_free (map);
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
}
