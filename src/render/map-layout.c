/* A map panel's content: picture, reference layers, labels, markers, legend and notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-layout.h"
#include "render/map-markers.h"

#include "render/map-labels.h"
#include "render/map-grades.h"
#include "render/map-legend.h"
#include "render/map-partition.h"
#include "render/panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Design pixels kept free around the city. */
#define SIDE_ROOM   24
#define BOTTOM_ROOM 44 /* above the notes */
#define MIN_SIDE    40

int
pentad_map_value_place (const PentadMap *map, int cell)
{
  int place = pentad_map_geometry_cell_place (map->geometry, cell);

  return map->value_level == PENTAD_LEVEL_CITY
             ? place
             : pentad_divisions_ancestor (pentad_map_geometry_get_divisions (map->geometry), place,
                                          map->value_level);
}

int
pentad_map_value_owner (const PentadMap *map, int cell)
{
  return map->value_zones != NULL ? map->value_zones[cell] : pentad_map_value_place (map, cell);
}

int
pentad_map_count_owners (const PentadMap *map)
{
  return map->value_zones != NULL
             ? (int)map->partition->areas->len
             : pentad_divisions_get_count (pentad_map_geometry_get_divisions (map->geometry));
}

static PentadMapView
fit_view (const PentadMap *map, const PentadTheme *theme, PentadRect area)
{
  double legend = pentad_map_legend_height (map, theme, area);
  double top = legend > 0 ? MIN (legend, area.height / 4) : SIDE_ROOM;
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
    .style = map->style,
    .focus = map->place,
    .heat = map->heat,
    .other = map->other,
    .divider = round (map->divider * view->width),
    .no_grid_borders = map->no_grid_borders,
  };

  return pentad_map_picture_new (&input);
}

/* The line between two periods, a handle on it, and their names on both sides. */
static void
draw_divider (PentadSketch *sketch,
              const PentadMap *map,
              const PentadMapView *view,
              PentadMapLabels *labels)
{
  double x = round (map->divider * view->width);
  double top = pentad_map_legend_height (map, pentad_sketch_get_theme (sketch),
                                         pentad_rect (0, 0, view->width, view->height));
  double y = MAX (top + 16, view->height / 8);
  PentadPaint halo = { .stroke = PENTAD_INK_HALO, .stroke_alpha = 0.8f, .width = 5 };
  PentadPaint line = { .stroke = PENTAD_INK_SELECTION, .width = 2 };
  PentadPaint handle = { .fill = PENTAD_INK_SELECTION, .stroke = PENTAD_INK_HALO, .width = 2 };
  float xy[] = { (float)x, 0, (float)x, (float)view->height };

  pentad_sketch_path (sketch, PENTAD_ROLE_SELECTION, xy, 2, FALSE, &halo);
  pentad_sketch_path (sketch, PENTAD_ROLE_SELECTION, xy, 2, FALSE, &line);
  pentad_sketch_marker (sketch, PENTAD_ROLE_SELECTION, PENTAD_MARKER_CIRCLE, x, view->height / 2,
                        22, &handle);
  pentad_map_labels_reserve (labels, pentad_rect (x - 12, 0, 24, view->height));
  for (int i = 0; i < 2; i++)
    {
      PentadTextStyle style = { .type = PENTAD_TYPE_TITLE,
                                .ink = PENTAD_INK_TEXT,
                                .bold = TRUE,
                                .halo = TRUE,
                                .anchor = PENTAD_ANCHOR_MIDDLE,
                                .align = i == 0 ? PENTAD_ALIGN_END : PENTAD_ALIGN_START,
                                .max_width = (float)((i == 0 ? x : view->width - x) - 24) };

      if (map->words.period_titles[i] != NULL && style.max_width > 40)
        pentad_map_labels_reserve (
            labels, pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x + (i == 0 ? -14 : 14), y,
                                        map->words.period_titles[i], &style));
    }
}

static void
draw_names (PentadSketch *sketch,
            const PentadMap *map,
            const PentadMapPicture *picture,
            const PentadMapView *view,
            PentadMapLabels *labels)
{
  pentad_map_labels_draw_places (labels, sketch, map->geometry, view, map->place, map->label_level,
                                 map->place_notes);
  if (map->words.class_letters != NULL && map->value_level > map->label_level)
    pentad_map_grades_draw_letters (labels, sketch, map, picture);
  if (map->partition != NULL)
    pentad_map_partition_draw_names (labels, sketch, map->geometry, view, map->partition,
                                     map->zone_notes);
  for (int kind = PENTAD_N_LAYER_KINDS - 1; kind >= 0; kind--)
    for (int i = 0; i < map->n_layers; i++)
      if ((int)map->layers[i]->kind == kind)
        pentad_map_labels_draw_layer (labels, sketch, map->geometry, view, map->layers[i]);
}

static void
draw_over (PentadSketch *sketch,
           PentadRect local,
           const PentadMap *map,
           const PentadMapPicture *picture,
           const PentadMapView *view,
           PentadMapLabels *labels)
{
  for (int i = 0; i < map->n_layers; i++)
    pentad_map_layer_draw (sketch, map->geometry, view, map->layers[i], FALSE);
  if (map->style.inks[0] != PENTAD_INK_NONE)
    pentad_map_grades_outline (sketch, picture, pentad_sketch_get_theme (sketch));
  if (map->partition != NULL)
    pentad_map_partition_draw (sketch, map->geometry, view, map->partition);
  draw_selection (sketch, map, view, map->hover, PENTAD_INK_HOVER, 1.5f);
  draw_selection (sketch, map, view, map->selected, PENTAD_INK_SELECTION, 2.5f);
  pentad_map_legend_layout (sketch, local, map, picture, labels);
  pentad_map_draw_markers (sketch, map, view, labels);
  if (map->other.values != NULL)
    draw_divider (sketch, map, view, labels);
  draw_names (sketch, map, picture, view, labels);
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
  view = map->view != NULL ? *map->view : fit_view (map, pentad_sketch_get_theme (sketch), box);
  view.width = box.width;
  view.height = box.height;
  picture = make_picture (map, &view);
  labels = pentad_map_labels_new (box, pentad_sketch_get_theme (sketch));

  pentad_sketch_set_chart (sketch, map->id);
  pentad_sketch_push_offset (sketch, box.x, box.y);
  pentad_sketch_push_clip (sketch, local);
  /* Areas are seen beside the cells, and shine through them. */
  for (int i = 0; i < map->n_layers; i++)
    if (map->layers[i]->kind == PENTAD_LAYER_AREAS)
      pentad_map_layer_draw (sketch, map->geometry, &view, map->layers[i], TRUE);
  if (pentad_map_geometry_get_n_cells (map->geometry) == 0)
    pentad_panel_layout_empty (sketch, local, _ ("no boundaries from this platform"));
  else
    {
      pentad_sketch_map (sketch, local, picture);
      pentad_sketch_hit_map (sketch, local, map->key != NULL ? map->key : "map", picture);
    }
  draw_over (sketch, local, map, picture, &view, labels);
  pentad_sketch_pop_clip (sketch);
  pentad_sketch_pop_offset (sketch);
  pentad_sketch_set_chart (sketch, NULL);
  return view;
}
