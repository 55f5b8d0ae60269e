/* A part of a map's scene as a scene of its own, and whether two scenes look the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/scene-slice.h"

#include "render/map-picture.h"
#include "render/sketch.h"

#include <string.h>

static PentadSlice
part_of (const PentadOp *op, double height)
{
  switch (op->role)
    {
    case PENTAD_ROLE_FRAME:
      return PENTAD_SLICE_GROUND;
    case PENTAD_ROLE_TITLE:
    case PENTAD_ROLE_NOTE:
    case PENTAD_ROLE_LEGEND:
    case PENTAD_ROLE_STATE:
      return op->box.y + op->box.height / 2 < height / 2 ? PENTAD_SLICE_LEGEND : PENTAD_SLICE_NOTES;
    case PENTAD_ROLE_HEADLINE:
    case PENTAD_ROLE_LABEL:
    case PENTAD_ROLE_VALUE:
    case PENTAD_ROLE_AXIS:
    case PENTAD_ROLE_TRACK:
    case PENTAD_ROLE_MARK:
    case PENTAD_ROLE_TARGET:
    case PENTAD_ROLE_COMPARISON:
    case PENTAD_ROLE_MAP:
    case PENTAD_ROLE_LAYER:
    case PENTAD_ROLE_MARKER:
    case PENTAD_ROLE_SELECTION:
    case PENTAD_N_ROLES:
      break;
    }
  return PENTAD_SLICE_MAP;
}

static void
copy_op (PentadSketch *sketch, const PentadScene *scene, const PentadOp *op)
{
  const float *points = pentad_scene_get_points (scene) + 2 * op->first_point;

  switch (op->kind)
    {
    case PENTAD_OP_RECT:
      pentad_sketch_rect (sketch, op->role, op->box, &op->paint);
      break;
    case PENTAD_OP_PATH:
      pentad_sketch_path (sketch, op->role, points, op->n_points, op->closed, &op->paint);
      break;
    case PENTAD_OP_SEGMENTS:
      pentad_sketch_segments (sketch, op->role, points, op->n_points, &op->paint);
      break;
    case PENTAD_OP_MARKER:
      pentad_sketch_marker (sketch, op->role, op->marker, op->box.x + op->box.width / 2,
                            op->box.y + op->box.height / 2, op->box.width, &op->paint);
      break;
    case PENTAD_OP_TEXT:
      pentad_sketch_text (sketch, op->role, op->x, op->y, op->string, &op->style);
      break;
    case PENTAD_OP_MAP:
      pentad_sketch_map (sketch, op->box, op->map);
      break;
    case PENTAD_OP_CLIP:
      pentad_sketch_push_clip (sketch, op->box);
      break;
    case PENTAD_OP_UNCLIP:
      pentad_sketch_pop_clip (sketch);
      break;
    }
}

PentadScene *
pentad_scene_slice_new (const PentadScene *scene, PentadText *text, PentadSlice part)
{
  PentadSketch *sketch =
      pentad_sketch_new (pentad_scene_get_theme (scene), text, pentad_scene_get_width (scene),
                         pentad_scene_get_height (scene));

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);
      gboolean is_clip = op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP;

      if (is_clip || part_of (op, pentad_scene_get_height (scene)) == part)
        copy_op (sketch, scene, op);
    }
  return pentad_sketch_finish (sketch);
}

const PentadOp *
pentad_scene_find_map (const PentadScene *scene)
{
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    if (pentad_scene_get_op (scene, i)->kind == PENTAD_OP_MAP)
      return pentad_scene_get_op (scene, i);
  return NULL;
}

static gboolean
is_same_op (const PentadOp *a, const PentadOp *b)
{
  PentadOp left = *a, right = *b;

  if (g_strcmp0 (a->string, b->string) != 0 || (a->map != NULL) != (b->map != NULL) ||
      (a->map != NULL && !pentad_map_picture_looks_like (a->map, b->map)))
    return FALSE;
  /* What does not show, and what is compared above. */
  left.chart = right.chart = NULL;
  left.string = right.string = NULL;
  left.map = right.map = NULL;
  return memcmp (&left, &right, sizeof left) == 0;
}

static gboolean
is_same_line (const PentadScene *a, const PentadScene *b, const PentadOp *op)
{
  gsize first = 2 * (gsize)op->first_point, n = 2 * (gsize)op->n_points;

  return n == 0 || memcmp (pentad_scene_get_points (a) + first, pentad_scene_get_points (b) + first,
                           n * sizeof (float)) == 0;
}

/* The same ground to draw on. */
static gboolean
is_same_sheet (const PentadScene *a, const PentadScene *b)
{
  return pentad_scene_get_n_ops (a) == pentad_scene_get_n_ops (b) &&
         pentad_scene_get_width (a) == pentad_scene_get_width (b) &&
         pentad_scene_get_height (a) == pentad_scene_get_height (b) &&
         memcmp (pentad_scene_get_theme (a), pentad_scene_get_theme (b), sizeof (PentadTheme)) == 0;
}

gboolean
pentad_scene_ops_look_like (const PentadScene *a, const PentadScene *b, guint first, guint n)
{
  if (!is_same_sheet (a, b))
    return FALSE;
  for (guint i = first; i < first + n; i++)
    if (!is_same_op (pentad_scene_get_op (a, i), pentad_scene_get_op (b, i)) ||
        !is_same_line (a, b, pentad_scene_get_op (a, i)))
      return FALSE;
  return TRUE;
}

gboolean
pentad_scene_looks_like (const PentadScene *a, const PentadScene *b)
{
  return pentad_scene_ops_look_like (a, b, 0, pentad_scene_get_n_ops (a));
}
