/* A part of a map's scene as a scene of its own, and whether two scenes look the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/scene.h"

typedef enum
{
  PENTAD_SLICE_GROUND, /* the card */
  PENTAD_SLICE_MAP,    /* what moves with the map: cells, layers, labels, markers */
  PENTAD_SLICE_LEGEND, /* what stays where it is in the upper half: the legend */
  PENTAD_SLICE_NOTES   /* and in the lower half */
} PentadSlice;

/* The ops of one part, told apart by their roles, under the clips that hold for them; without hits.
 * Transfer full. */
PentadScene *pentad_scene_slice_new (const PentadScene *scene, PentadText *text, PentadSlice part);
/* The first map of a scene, or NULL. Borrowed. */
const PentadOp *pentad_scene_find_map (const PentadScene *scene);

/* TRUE only when both look the same: size, theme, every op; of maps, what they show. (Bytes between
 * the members of structs may make it FALSE for two that do, which costs a drawing, nothing else.)
 */
gboolean pentad_scene_looks_like (const PentadScene *a, const PentadScene *b);
/* The same of the n ops from `first` on; scenes with unlike numbers of ops have none alike. */
gboolean
pentad_scene_ops_look_like (const PentadScene *a, const PentadScene *b, guint first, guint n);
