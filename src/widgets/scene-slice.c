/* A part of a scene as a scene of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/scene-slice.h"

#include "render/sketch.h"

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
      break;
    case PENTAD_OP_CLIP:
      pentad_sketch_push_clip (sketch, op->box);
      break;
    case PENTAD_OP_UNCLIP:
      pentad_sketch_pop_clip (sketch);
      break;
    }
}

/* Opens the clips that hold at `first`. */
static void
copy_clips (PentadSketch *sketch, const PentadScene *scene, guint first)
{
  for (guint i = 0; i < first; i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP)
        copy_op (sketch, scene, op);
    }
}

PentadScene *
pentad_scene_slice_new (const PentadScene *scene, PentadText *text, guint first, guint end)
{
  PentadSketch *sketch =
      pentad_sketch_new (pentad_scene_get_theme (scene), text, pentad_scene_get_width (scene),
                         pentad_scene_get_height (scene));

  copy_clips (sketch, scene, first);
  for (guint i = first; i < end; i++)
    copy_op (sketch, scene, pentad_scene_get_op (scene, i));
  return pentad_sketch_finish (sketch);
}

guint
pentad_scene_slice_find_map (const PentadScene *scene)
{
  guint n = pentad_scene_get_n_ops (scene);

  for (guint i = 0; i < n; i++)
    if (pentad_scene_get_op (scene, i)->kind == PENTAD_OP_MAP)
      return i;
  return n;
}
