/* A map panel's content: picture, reference layers, labels, markers, legend and notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/layer.h"
#include "render/map-picture.h"
#include "render/sketch.h"

typedef struct
{
  double lon, lat; /* not finite: left out */
  PentadMarker shape;
  PentadTone tone;
  const char *key, *tooltip;
} PentadMapMarker;

typedef struct
{
  PentadMarker shape;
  PentadTone tone;
  const char *text; /* "在岗队员 412" */
} PentadMapMarkerLegend;

typedef struct
{
  const char *id;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;     /* may be NULL */
  const PentadMapView *view; /* NULL: fitted to `place` */
  int place;                 /* the division shown */
  const double *values;      /* one per cell; NULL: no data anywhere */
  PentadClasses classes;
  gboolean reversed;
  const char *title;               /* of the legend */
  const char *const *class_labels; /* classes.n texts; NULL: the lower ends */
  const char *note;                /* bottom right: "12 486 个单元网格" */
  const char *outside;             /* "outside every district: 10"; NULL none */
  PentadLevel label_level;         /* whose places are named; PENTAD_N_LEVELS: none */
  PentadLayer *const *layers;      /* "water" and "green" below, lines over, points as names */
  int n_layers;
  const PentadMapMarker *markers;
  int n_markers;
  const PentadMapMarkerLegend *marker_legend;
  int n_marker_legend;
  int selected, hover; /* places outlined; PENTAD_NO_PLACE none */
  const char *key;     /* of the map's hit; NULL: "map" */
} PentadMap;

/* Returns the view used, in design pixels from the area's corner. */
PentadMapView pentad_map_layout (PentadSketch *sketch, PentadRect area, const PentadMap *map);
