/* The place of a case on a small map: its unit grid, what lies around it, and the cases near it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/case-map.h"

#include <math.h>

#include "board/case-list.h"

/* What is near takes this part of the lesser side. */
#define NEAR_SHARE 0.8
/* Cases near it that are marked: so few are not drawn together, and the case keeps its place. */
#define MOST_NEAR 20

/* Where the case stands; FALSE when it is not known. */
static gboolean
find_position (const PentadBoardData *data,
               const PentadCaseRow *row,
               const PentadMapGeometry *geometry,
               PentadMapView *view,
               PentadMapMarker *marker)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (data->query.city);
  int grid = row->place[PENTAD_LEVEL_GRID];

  marker->lon = pentad_case_get_lon (row->data);
  marker->lat = pentad_case_get_lat (row->data);
  if (!isfinite (marker->lon) || !isfinite (marker->lat))
    {
      if (grid == PENTAD_NO_PLACE)
        return FALSE;
      marker->lon = pentad_divisions_get (divisions, grid)->centre.lon;
      marker->lat = pentad_divisions_get (divisions, grid)->centre.lat;
    }
  if (!isfinite (marker->lon) || !isfinite (marker->lat))
    return FALSE;
  pentad_map_geometry_project (geometry, marker->lon, marker->lat, &view->centre_x,
                               &view->centre_y);
  return TRUE;
}

/* Those near it, and itself above them. */
static void
add_markers (GArray *markers,
             GStringChunk *strings,
             const PentadBoardData *data,
             const PentadCaseList *near,
             const PentadMapMarker *own)
{
  for (guint i = 0; i < near->ids->len; i++)
    {
      const char *id = g_ptr_array_index (near->ids, i);
      g_autofree char *key = g_strconcat ("case:", id, NULL);
      PentadMapMarker marker = { .shape = PENTAD_MARKER_CIRCLE, .tone = PENTAD_TONE_NEUTRAL };
      PentadCaseRow row;

      if (!pentad_city_find_case (data->query.city, id, &row))
        continue;
      marker.lon = pentad_case_get_lon (row.data);
      marker.lat = pentad_case_get_lat (row.data);
      marker.key = g_string_chunk_insert (strings, key);
      marker.tooltip = g_string_chunk_insert (strings, id);
      g_array_append_val (markers, marker);
    }
  g_array_append_val (markers, *own);
}

PentadScene *
pentad_case_map_scene (const PentadBoardData *data,
                       const char *id,
                       double near_m,
                       const PentadBoardStyle *style,
                       double width,
                       double height)
{
  static const double only[] = { 0 };
  PentadMapView view = { .width = width, .height = height };
  PentadMapMarker own = { .shape = PENTAD_MARKER_TRIANGLE, .tone = PENTAD_TONE_BAD, .tooltip = id };
  PentadCaseRow row;

  if (style->geometry == NULL || !pentad_city_find_case (data->query.city, id, &row) ||
      !find_position (data, &row, style->geometry, &view, &own))
    return NULL;
  view.m_per_px = CLAMP (2 * near_m / (NEAR_SHARE * MIN (width, height)), PENTAD_MAP_MIN_M_PER_PX,
                         PENTAD_MAP_MAX_M_PER_PX);

  int n = pentad_map_geometry_get_n_cells (style->geometry);
  const GPtrArray *layers = pentad_city_get_layers (data->query.city);
  g_autofree double *values = g_new0 (double, (gsize)MAX (n, 1));
  g_autoptr (GArray) markers = g_array_new (FALSE, FALSE, sizeof (PentadMapMarker));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  g_autoptr (PentadCaseList) near =
      pentad_case_list_nearby (data, id, near_m, MOST_NEAR, style->theme->language);
  PentadMap map = {
    .id = "case-map",
    .geometry = style->geometry,
    .view = &view,
    .place = 0,
    .value_level = PENTAD_LEVEL_CITY,
    .values = { .values = values },
    .style = { .ramp = PENTAD_RAMP_LOAD },
    .label_level = PENTAD_N_LEVELS,
    .layers = (PentadLayer *const *)layers->pdata,
    .n_layers = (int)layers->len,
    .selected = row.place[PENTAD_LEVEL_GRID],
    .hover = PENTAD_NO_PLACE,
    .no_values = TRUE,
  };
  PentadSketch *sketch = pentad_sketch_new (style->theme, style->text, width, height);

  add_markers (markers, strings, data, near, &own);
  map.markers = (const PentadMapMarker *)(const void *)markers->data;
  map.n_markers = (int)markers->len;
  map.style.classes = pentad_classes_fixed (only, 1);
  pentad_map_layout (sketch, pentad_rect (0, 0, width, height), &map);
  return pentad_sketch_finish (sketch);
}
