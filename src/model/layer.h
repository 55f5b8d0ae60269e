/* A reference layer: roads, water, green or place names under and over the grids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"
#include "model/shape.h"

typedef enum
{
  PENTAD_LAYER_LINES,
  PENTAD_LAYER_AREAS,
  PENTAD_LAYER_POINTS,
  PENTAD_N_LAYER_KINDS
} PentadLayerKind;

typedef struct
{
  PentadLabel name;
  int rank; /* 1 most important; 0 not given */
} PentadLayerFeature;

/* Immutable once read. Feature i has shape i; a line is one ring that is not closed, a point one
 * ring of one point. */
typedef struct
{
  gatomicrefcount refs;
  char *id; /* "roads", "water", "green", "places" or the platform's own */
  PentadLabel label;
  PentadLayerKind kind;
  GArray *features; /* PentadLayerFeature */
  PentadShapes *shapes;
} PentadLayer;

PentadLayer *pentad_layer_new (const char *id, PentadLayerKind kind);
PentadLayer *pentad_layer_ref (PentadLayer *layer);
void pentad_layer_unref (PentadLayer *layer);
/* Copies the name and begins the shape of the feature. */
void pentad_layer_add (PentadLayer *layer, const PentadLabel *name, int rank);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadLayer, pentad_layer_unref)
