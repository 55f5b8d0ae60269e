/* A reference layer: roads, water, green or place names under and over the grids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/layer.h"

static void
feature_clear (gpointer data)
{
  pentad_label_clear (&((PentadLayerFeature *)data)->name);
}

PentadLayer *
pentad_layer_new (const char *id, PentadLayerKind kind)
{
  PentadLayer *self = g_new0 (PentadLayer, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->kind = kind;
  self->features = g_array_new (FALSE, TRUE, sizeof (PentadLayerFeature));
  g_array_set_clear_func (self->features, feature_clear);
  self->shapes = pentad_shapes_new ();
  return self;
}

PentadLayer *
pentad_layer_ref (PentadLayer *layer)
{
  g_atomic_ref_count_inc (&layer->refs);
  return layer;
}

void
pentad_layer_unref (PentadLayer *layer)
{
  if (!g_atomic_ref_count_dec (&layer->refs))
    return;
  g_free (layer->id);
  pentad_label_clear (&layer->label);
  g_array_unref (layer->features);
  pentad_shapes_free (layer->shapes);
  g_free (layer);
}

void
pentad_layer_add (PentadLayer *layer, const PentadLabel *name, int rank)
{
  PentadLayerFeature feature = { .rank = rank };

  pentad_label_copy (&feature.name, name);
  g_array_append_val (layer->features, feature);
  pentad_shapes_begin (layer->shapes);
}
