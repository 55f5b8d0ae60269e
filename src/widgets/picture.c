/* A scene as a render node that is made anew only when the scene looks different.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/picture.h"

#include "render/paint.h"

#include <string.h>

static GskRenderNode *
record (const PentadScene *scene, PentadText *text, double factor)
{
  const PentadTheme *theme = pentad_scene_get_theme (scene);
  GskRenderNode *node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT (0, 0, (float)(pentad_scene_get_width (scene) * factor),
                           (float)(pentad_scene_get_height (scene) * factor)));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, factor, factor);
  pentad_paint_scene (cr, scene, theme, text, theme->scale, PENTAD_PAINT_NO_GROUND);
  cairo_destroy (cr);
  return node;
}

static gboolean
is_same_op (const PentadOp *a, const PentadOp *b)
{
  PentadOp left = *a, right = *b;

  if (g_strcmp0 (a->string, b->string) != 0)
    return FALSE;
  /* What does not show, and what was compared. Maps are compared by identity. */
  left.string = right.string = NULL;
  left.chart = right.chart = NULL;
  return memcmp (&left, &right, sizeof left) == 0;
}

static guint
count_points (const PentadScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      n = MAX (n, op->first_point + op->n_points);
    }
  return n;
}

/* TRUE only when both look the same; bytes between the members of structs may make it FALSE for two
 * that do, which costs a drawing and nothing else. */
static gboolean
is_same_scene (const PentadScene *a, const PentadScene *b)
{
  guint n_ops = pentad_scene_get_n_ops (a), n_points;

  if (n_ops != pentad_scene_get_n_ops (b) ||
      pentad_scene_get_width (a) != pentad_scene_get_width (b) ||
      pentad_scene_get_height (a) != pentad_scene_get_height (b) ||
      memcmp (pentad_scene_get_theme (a), pentad_scene_get_theme (b), sizeof (PentadTheme)) != 0)
    return FALSE;
  for (guint i = 0; i < n_ops; i++)
    if (!is_same_op (pentad_scene_get_op (a, i), pentad_scene_get_op (b, i)))
      return FALSE;
  n_points = count_points (a);
  return n_points == 0 || memcmp (pentad_scene_get_points (a), pentad_scene_get_points (b),
                                  2 * sizeof (float) * n_points) == 0;
}

gboolean
pentad_picture_set (PentadPicture *picture, PentadScene *scene, PentadText *text, double factor)
{
  if (scene == NULL && picture->scene == NULL)
    return FALSE;
  if (scene != NULL && picture->scene != NULL && factor == picture->factor &&
      is_same_scene (scene, picture->scene))
    return FALSE;

  pentad_picture_clear (picture);
  if (scene == NULL)
    return TRUE;
  picture->scene = pentad_scene_ref (scene);
  picture->factor = factor;
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
