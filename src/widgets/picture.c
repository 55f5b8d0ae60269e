/* A scene as a render node that is made anew only when the scene looks different.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/picture.h"

#include "render/paint.h"
#include "widgets/scene-slice.h"

#include <math.h>
#include <string.h>

/* How far ink may lie beyond the box of an op: halos, and letters that lean out. */
#define REACH 8.0

/* The part of a scene that its ops take, in widget pixels: no more than that is drawn anew when
 * they change. */
static graphene_rect_t
find_bounds (const PentadScene *scene, double factor)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  double width = pentad_scene_get_width (scene), height = pentad_scene_get_height (scene);

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);
      double reach = op->paint.width + REACH;

      if (op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP)
        continue;
      left = MIN (left, op->box.x - reach);
      top = MIN (top, op->box.y - reach);
      right = MAX (right, op->box.x + op->box.width + reach);
      bottom = MAX (bottom, op->box.y + op->box.height + reach);
    }
  left = floor (CLAMP (left, 0, width) * factor);
  top = floor (CLAMP (top, 0, height) * factor);
  return GRAPHENE_RECT_INIT ((float)left, (float)top,
                             (float)(ceil (CLAMP (right, 0, width) * factor) - left),
                             (float)(ceil (CLAMP (bottom, 0, height) * factor) - top));
}

/* Under a clip of its own, although nothing sticks out: GTK draws the whole tree clipped to what
 * has changed, and for anything between two changed panels cairo would replay the recording into a
 * picture that it then throws away. A clip that leaves nothing over ends that at once. */
static GskRenderNode *
record (const PentadScene *scene, PentadText *text, double factor)
{
  const PentadTheme *theme = pentad_scene_get_theme (scene);
  graphene_rect_t bounds = find_bounds (scene, factor);
  GskRenderNode *recording = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (recording);
  GskRenderNode *node = gsk_clip_node_new (recording, &bounds);

  gsk_render_node_unref (recording);
  cairo_scale (cr, factor, factor);
  pentad_paint_scene (cr, scene, theme, text, theme->scale, PENTAD_PAINT_NO_GROUND);
  cairo_destroy (cr);
  return node;
}

gboolean
pentad_picture_set (PentadPicture *picture, PentadScene *scene, PentadText *text, double factor)
{
  if (scene == NULL && picture->scene == NULL)
    return FALSE;
  if (scene != NULL && picture->scene != NULL && factor == picture->factor &&
      pentad_scene_looks_like (scene, picture->scene))
    return FALSE;

  pentad_picture_clear (picture);
  if (scene == NULL)
    return TRUE;
  picture->scene = pentad_scene_ref (scene);
  picture->factor = factor;
  if (pentad_scene_get_n_ops (scene) > 0)
    picture->node = record (scene, text, factor);
  return TRUE;
}

void
pentad_picture_append (const PentadPicture *picture, GtkSnapshot *snapshot)
{
  if (picture->node != NULL)
    gtk_snapshot_append_node (snapshot, picture->node);
}

void
pentad_picture_clear (PentadPicture *picture)
{
  g_clear_pointer (&picture->node, gsk_render_node_unref);
  g_clear_pointer (&picture->scene, pentad_scene_unref);
  memset (picture, 0, sizeof *picture);
}
