/* Samples of the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "samples.h"

#include "made-city.h"
#include "render/map-layout.h"

#include <math.h>

static PentadLayer *
made_layer (const char *id, PentadLayerKind kind, const double (*points)[2], int n)
{
  PentadLayer *layer = pentad_layer_new (id, kind);
  PentadLabel name = { { NULL } };

  pentad_label_set_all (&name, "龙河");
  pentad_layer_add (layer, &name, 1);
  pentad_shapes_begin_ring (layer->shapes);
  for (int i = 0; i < n; i++)
    pentad_shapes_add_point (layer->shapes, points[i][0], points[i][1]);
  pentad_shapes_end (layer->shapes);
  pentad_label_clear (&name);
  return layer;
}

static void
draw (PentadSketch *sketch,
      PentadRect area,
      const MadeCity *city,
      int place,
      gboolean with_values,
      gboolean bare)
{
  static const double water[][2] = {
    { 113.0, 30.004 }, { 113.02, 30.006 }, { 113.02, 30.007 }, { 113.0, 30.005 }
  };
  static const double road[][2] = { { 113.001, 30.001 }, { 113.01, 30.011 }, { 113.018, 30.012 } };
  static const double point[][2] = { { 113.004, 30.011 } };
  static const PentadMapMarker markers[] = {
    { 113.005, 30.005, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE, "staff:1", "在岗" },
    { 113.011, 30.009, PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, "case:1", "超期" },
    { NAN, 30, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE, "lost", NULL },
    { 90, 30, PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE, "far", NULL },
  };
  static const PentadMapMarkerLegend legend[] = {
    { PENTAD_MARKER_CIRCLE, PENTAD_TONE_FINE, "在岗队员 412" },
    { PENTAD_MARKER_TRIANGLE, PENTAD_TONE_BAD, "超期未结 37" }
  };
  g_autoptr (PentadDivisions) divisions = made_city_new (city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  g_autoptr (PentadLayer) rivers = made_layer ("water", PENTAD_LAYER_AREAS, water, 4);
  g_autoptr (PentadLayer) roads = made_layer ("roads", PENTAD_LAYER_LINES, road, 3);
  g_autoptr (PentadLayer) places = made_layer ("places", PENTAD_LAYER_POINTS, point, 1);
  PentadLayer *layers[] = { rivers, roads, places };
  int n = pentad_map_geometry_get_n_cells (geometry);
  g_autofree double *values = g_new (double, n + 1);
  PentadMap map = { .id = "map",
                    .geometry = geometry,
                    .place = place,
                    .style = { .classes = pentad_classes_fixed (NULL, 0) },
                    .label_level = PENTAD_LEVEL_DISTRICT,
                    .selected = PENTAD_NO_PLACE,
                    .hover = PENTAD_NO_PLACE };

  for (int cell = 0; cell < n; cell++)
    values[cell] =
        made_city_value (divisions, pentad_map_geometry_cell_place (geometry, cell), TRUE);
  map.values.values = with_values ? values : NULL;
  if (!bare)
    {
      map.words.title = "在办案件 / 单元网格";
      map.note = "60 个单元网格";
      map.outside = "城区之外 3";
      map.layers = layers;
      map.n_layers = 3;
      map.markers = markers;
      map.n_markers = G_N_ELEMENTS (markers);
      map.marker_legend = legend;
      map.n_marker_legend = 2;
      map.selected = pentad_map_geometry_cell_place (geometry, n / 2);
      map.hover = 2;
    }
  pentad_map_layout (sketch, area, &map);
}

static const MadeCity small = { 10, 6, 0, FALSE, FALSE, FALSE };

static void
map_city (PentadSketch *sketch, PentadRect area)
{
  draw (sketch, area, &small, 0, TRUE, FALSE);
}

static void
map_district (PentadSketch *sketch, PentadRect area)
{
  draw (sketch, area, &small, 2, TRUE, TRUE);
}

static void
map_no_data (PentadSketch *sketch, PentadRect area)
{
  draw (sketch, area, &small, 0, FALSE, FALSE);
}

static void
map_no_shapes (PentadSketch *sketch, PentadRect area)
{
  static const MadeCity none = { 0, 0, 0, FALSE, FALSE, FALSE };
  draw (sketch, area, &none, 0, FALSE, FALSE);
}

const Sample map_samples[] = {
  { "map-city", 600, 400, map_city },       { "map-district", 300, 200, map_district },
  { "map-no-data", 600, 400, map_no_data }, { "map-no-shapes", 600, 400, map_no_shapes },
  { "map-zero-width", 0, 400, map_city },   { NULL },
};
