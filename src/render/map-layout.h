/* A map panel's content: picture, reference layers, labels, markers, legend and notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/layer.h"
#include "model/partition.h"
#include "render/map-picture.h"
#include "render/sketch.h"

typedef struct
{
  double lon, lat; /* not finite: left out */
  PentadMarker shape;
  PentadTone tone;
  const char *key, *tooltip;
  int count; /* how many stand there; 0 counts as 1 */
} PentadMapMarker;

typedef struct
{
  PentadMarker shape;
  PentadTone tone;
  const char *text; /* "在岗队员 412" */
} PentadMapMarkerLegend;

/* Words of a legend; any may be NULL. */
typedef struct
{
  const char *title;                /* NULL: no legend */
  const char *unit, *as_of;         /* below it: "件 / 万人", "11-22 14:32" */
  const char *second_title;         /* of the second quantity of a bivariate map */
  const char *period_titles[2];     /* of the two sides, when two periods are compared */
  const char *const *class_labels;  /* one per class; NULL: their ranges */
  const char *const *class_letters; /* on the swatches: grades */
  const char *no_data;              /* of cells without a number; NULL: "no data" */
} PentadMapWords;

typedef struct
{
  const char *id;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;     /* may be NULL */
  const PentadMapView *view; /* NULL: fitted to `place` */
  int place;                 /* the division shown */
  /* Of the places whose values these are: every cell has that of the one it lies in.
   * PENTAD_LEVEL_CITY: of the cells themselves. */
  PentadLevel value_level;
  const int *value_zones; /* or of the areas of the partition: one per cell, -1 none; NULL: not */
  PentadMapValues values;
  PentadMapStyle style;
  PentadMapValues other; /* of the second period; without values: one period */
  double divider;        /* where the second one begins, as a share of the width */
  PentadMapWords words;
  const char *note;               /* bottom right: "12 486 个单元网格" */
  const char *outside;            /* "outside every district: 10"; NULL none */
  PentadLevel label_level;        /* whose places are named; PENTAD_N_LEVELS: none */
  const char *const *place_notes; /* one per division, after its name; NULL none */
  PentadLayer *const *layers;     /* "water" and "green" below, lines over, points as names */
  int n_layers;
  const PentadPartition *partition; /* drawn over the divisions; NULL none */
  const char *const *zone_notes;    /* one per area of it, after its name; NULL none */
  const PentadMapMarker *markers;
  int n_markers;
  const PentadMapMarkerLegend *marker_legend;
  int n_marker_legend;
  PentadMapHeat heat;  /* over the cells; with it the legend is that of the density */
  int selected, hover; /* places outlined; PENTAD_NO_PLACE none */
  const char *key;     /* of the map's hit; NULL: "map" */
  gboolean no_scale_bar;
  gboolean no_values; /* cells and no numbers: no legend but a title */
  gboolean no_grid_borders;
  gboolean is_rate; /* values of cells do not add up */
} PentadMap;

/* The place whose value a cell has: itself, or the one above it at the level of the values.
 * PENTAD_NO_PLACE when it lies in none. */
int pentad_map_value_place (const PentadMap *map, int cell);
/* The same as a number below pentad_map_count_owners(), also where values are those of zones: the
 * index of the zone, else of the place. -1 for none. */
int pentad_map_value_owner (const PentadMap *map, int cell);
int pentad_map_count_owners (const PentadMap *map);
/* Returns the view used, in design pixels from the area's corner. */
PentadMapView pentad_map_layout (PentadSketch *sketch, PentadRect area, const PentadMap *map);
