/* A map panel's content: picture, reference layers, labels, markers, legend and notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-layout.h"
#include "render/map-markers.h"

#include "render/map-labels.h"
#include "render/map-legend.h"
#include "render/panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Design pixels kept free around the city. */
#define SIDE_ROOM   24
#define TOP_ROOM    84 /* below the legend */
#define BOTTOM_ROOM 44 /* above the notes */
#define MIN_SIDE    40

static PentadMapView
fit_view (const PentadMap *map, PentadRect area)
{
  double top = map->title != NULL ? MIN (TOP_ROOM, area.height / 4) : SIDE_ROOM;
  double bottom = map->note != NULL || map->n_marker_legend > 0 ? BOTTOM_ROOM : SIDE_ROOM;
  double side = MIN (SIDE_ROOM, area.width / 10);
  PentadMapView view;

  bottom = MIN (bottom, area.height / 6);
  view = pentad_map_view_fit (map->geometry, map->place, area.width - 2 * side,
                              area.height - top - bottom, 0);
  view.width = area.width;
  view.height = area.height;
  /* The fitted place sits in the middle of the room below the legend. */
  view.centre_y += (top - bottom) / 2 * view.m_per_px;
  return view;
}

static void
draw_selection (PentadSketch *sketch,
                const PentadMap *map,
                const PentadMapView *view,
                int place,
                PentadInk ink,
                float width)
{
  g_autoptr (GArray) outline = NULL;
  g_autofree float *xy = NULL;
  PentadPaint halo = { .stroke = PENTAD_INK_HALO, .stroke_alpha = 0.7f, .width = width + 2.5f };
  PentadPaint paint = { .stroke = ink, .width = width };

  if (place <= 0)
    return;
  outline = pentad_map_geometry_outline (map->geometry, place);
  xy = g_new (float, 2 * outline->len + 1);
  for (guint i = 0; i < outline->len; i++)
    {
      const PentadMapPoint *point = &g_array_index (outline, PentadMapPoint, i);
      double x, y;

      pentad_map_view_to_px (view, point->x / (double)PENTAD_MAP_UNITS,
                             point->y / (double)PENTAD_MAP_UNITS, &x, &y);
      xy[2 * i] = (float)x;
      xy[2 * i + 1] = (float)y;
    }
  pentad_sketch_segments (sketch, PENTAD_ROLE_SELECTION, xy, outline->len, &halo);
  pentad_sketch_segments (sketch, PENTAD_ROLE_SELECTION, xy, outline->len, &paint);
}

static PentadMapPicture *
make_picture (const PentadMap *map, const PentadMapView *view)
{
  PentadMapPictureInput input = {
    .geometry = map->geometry,
    .cache = map->cache,
    .view = *view,
    .values = map->values,
    .classes = map->classes,
    .reversed = map->reversed,
    .focus = map->place,
  };

  return pentad_map_picture_new (&input);
}

PentadMapView
pentad_map_layout (PentadSketch *sketch, PentadRect area, const PentadMap *map)
{
  /* Whole pixels, so that the picture is not resampled. */
  PentadRect box =
      pentad_rect (ceil (area.x), ceil (area.y), floor (area.width - 1), floor (area.height - 1));
  PentadRect local = pentad_rect (0, 0, box.width, box.height);
  g_autoptr (PentadMapPicture) picture = NULL;
  PentadMapView view = { 1, 1, 0, 0, 1 };
  g_autoptr (PentadMapLabels) labels = NULL;

  if (!(area.width >= MIN_SIDE) || !(area.height >= MIN_SIDE))
    return view;
  view = map->view != NULL ? *map->view : fit_view (map, box);
  view.width = box.width;
  view.height = box.height;
  picture = make_picture (map, &view);
  labels = pentad_map_labels_new (box.width, box.height);

  pentad_sketch_set_chart (sketch, map->id);
  pentad_sketch_push_offset (sketch, box.x, box.y);
  pentad_sketch_push_clip (sketch, local);
  if (pentad_map_geometry_get_n_cells (map->geometry) == 0)
    pentad_panel_layout_empty (sketch, local, _ ("no boundaries from this platform"));
  else
    {
      pentad_sketch_map (sketch, local, picture);
      pentad_sketch_hit_map (sketch, local, map->key != NULL ? map->key : "map", picture);
    }
  for (int i = 0; i < map->n_layers; i++)
    pentad_map_layer_draw (sketch, map->geometry, &view, map->layers[i]);
  draw_selection (sketch, map, &view, map->hover, PENTAD_INK_HOVER, 1.5f);
  draw_selection (sketch, map, &view, map->selected, PENTAD_INK_SELECTION, 2.5f);
  pentad_map_draw_markers (sketch, map, &view);
  pentad_map_legend_layout (sketch, local, map, picture, labels);
  pentad_map_labels_draw_places (labels, sketch, map->geometry, &view, map->place,
                                 map->label_level);
  for (int i = 0; i < map->n_layers; i++)
    if (map->layers[i]->kind == PENTAD_LAYER_POINTS)
      pentad_map_labels_draw_layer (labels, sketch, map->geometry, &view, map->layers[i]);
  pentad_sketch_pop_clip (sketch);
  pentad_sketch_pop_offset (sketch);
  pentad_sketch_set_chart (sketch, NULL);
  return view;
}
