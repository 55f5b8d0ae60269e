/* A scene as render nodes, of which those are made anew that look different.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/picture.h"

#include "render/paint.h"
#include "widgets/scene-slice.h"

#include <math.h>
#include <string.h>

/* How far ink may lie beyond the box of an op: halos, and letters that lean out. */
#define REACH 8.0
/* Nodes that a picture has at most, but for its clips. */
#define MAX_NODES 48

/* Some ops of a scene that draw, under the same clips. */
typedef struct
{
  guint first, n;
} Part;

static gboolean
is_clip (const PentadOp *op)
{
  return op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP;
}

/* Sets the clips that are open before an op. */
static void
push_clips (const PentadScene *scene, guint before, cairo_t *cr)
{
  for (guint i = 0; i < before; i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->kind == PENTAD_OP_CLIP)
        {
          cairo_save (cr);
          cairo_rectangle (cr, op->box.x, op->box.y, op->box.width, op->box.height);
          cairo_clip (cr);
        }
      else if (op->kind == PENTAD_OP_UNCLIP)
        cairo_restore (cr);
    }
}

/* The part of a scene that ops take, in widget pixels: no more than that is drawn anew when they
 * change. Without extent when they draw nothing. */
static graphene_rect_t
find_bounds (const PentadScene *scene, Part part, double factor)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  double width = pentad_scene_get_width (scene), height = pentad_scene_get_height (scene);

  for (guint i = part.first; i < part.first + part.n; i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);
      double reach = op->paint.width + REACH;

      left = MIN (left, op->box.x - reach);
      top = MIN (top, op->box.y - reach);
      right = MAX (right, op->box.x + op->box.width + reach);
      bottom = MAX (bottom, op->box.y + op->box.height + reach);
    }
  if (!(left < right && top < bottom))
    return GRAPHENE_RECT_INIT (0, 0, 0, 0);
  left = floor (CLAMP (left, 0, width) * factor);
  top = floor (CLAMP (top, 0, height) * factor);
  return GRAPHENE_RECT_INIT ((float)left, (float)top,
                             (float)(ceil (CLAMP (right, 0, width) * factor) - left),
                             (float)(ceil (CLAMP (bottom, 0, height) * factor) - top));
}

/* Under a clip of its own, although nothing sticks out: GTK draws the whole tree clipped to what
 * has changed, and for anything between two changed panels cairo would replay the recording into a
 * picture that it then throws away. A clip that leaves nothing over ends that at once. NULL when
 * nothing is drawn. */
static GskRenderNode *
record (const PentadScene *scene, Part part, PentadText *text, double factor)
{
  const PentadTheme *theme = pentad_scene_get_theme (scene);
  graphene_rect_t bounds = find_bounds (scene, part, factor);
  GskRenderNode *recording, *node;
  cairo_t *cr;

  if (!(bounds.size.width > 0 && bounds.size.height > 0))
    return NULL;
  recording = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (recording);
  node = gsk_clip_node_new (recording, &bounds);
  gsk_render_node_unref (recording);
  cairo_scale (cr, factor, factor);
  push_clips (scene, part.first, cr);
  pentad_paint_ops (cr, scene, theme, text, theme->scale, PENTAD_PAINT_DEFAULT, part.first, part.n);
  cairo_destroy (cr);
  return node;
}

/* The part after another one. */
static Part
next_part (const PentadScene *scene, Part part)
{
  guint n_ops = pentad_scene_get_n_ops (scene), most = (n_ops + MAX_NODES - 1) / MAX_NODES;
  Part next = { part.first + part.n, 0 };

  while (next.first < n_ops && is_clip (pentad_scene_get_op (scene, next.first)))
    next.first++;
  while (next.first + next.n < n_ops && next.n < most &&
         !is_clip (pentad_scene_get_op (scene, next.first + next.n)))
    next.n++;
  return next;
}

static void
unref_node (gpointer node)
{
  if (node != NULL) /* NULL: draws nothing */
    gsk_render_node_unref (node);
}

static gboolean
has_same_clips (const PentadScene *a, const PentadScene *b)
{
  guint n = pentad_scene_get_n_ops (a);

  if (n != pentad_scene_get_n_ops (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if ((is_clip (pentad_scene_get_op (a, i)) || is_clip (pentad_scene_get_op (b, i))) &&
        !pentad_scene_ops_look_like (a, b, i, 1))
      return FALSE;
  return TRUE;
}

/* A node for each part, in their order; those of `old` where they look the same. */
static GPtrArray *
record_parts (const PentadScene *scene, const PentadPicture *old, PentadText *text, double factor)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (unref_node);
  gboolean has_old =
      old->scene != NULL && old->factor == factor && has_same_clips (scene, old->scene);

  for (Part part = next_part (scene, (Part){ 0, 0 }); part.n > 0; part = next_part (scene, part))
    {
      GskRenderNode *was = nodes->len < (old->nodes != NULL ? old->nodes->len : 0)
                               ? old->nodes->pdata[nodes->len]
                               : NULL;

      if (has_old && was != NULL &&
          pentad_scene_ops_look_like (scene, old->scene, part.first, part.n))
        g_ptr_array_add (nodes, gsk_render_node_ref (was));
      else
        g_ptr_array_add (nodes, record (scene, part, text, factor));
    }
  return nodes;
}

gboolean
pentad_picture_set (PentadPicture *picture, PentadScene *scene, PentadText *text, double factor)
{
  GPtrArray *nodes, *before;

  if (scene == NULL && picture->scene == NULL)
    return FALSE;
  if (scene != NULL && picture->scene != NULL && factor == picture->factor &&
      pentad_scene_looks_like (scene, picture->scene))
    return FALSE;

  nodes = scene != NULL ? record_parts (scene, picture, text, factor) : NULL;
  before = picture->factor == factor ? g_steal_pointer (&picture->nodes) : NULL;
  pentad_picture_clear (picture);
  if (scene == NULL)
    {
      g_clear_pointer (&before, g_ptr_array_unref);
      return TRUE;
    }
  picture->before = before;
  picture->scene = pentad_scene_ref (scene);
  picture->factor = factor;
  picture->nodes = nodes;
  return TRUE;
}

static void
append_nodes (GskRenderNode *const *nodes, guint n, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < n; i++)
    if (nodes[i] != NULL)
      gtk_snapshot_append_node (snapshot, nodes[i]);
}

static GskRenderNode *const *
get_nodes (const GPtrArray *nodes)
{
  return (GskRenderNode *const *)nodes->pdata;
}

void
pentad_picture_append (const PentadPicture *picture, GtkSnapshot *snapshot)
{
  if (picture->nodes != NULL)
    append_nodes (get_nodes (picture->nodes), picture->nodes->len, snapshot);
}

/* Nodes in one; NULL draws nothing. */
static GskRenderNode *
contain (GskRenderNode *const *nodes, guint n)
{
  g_autofree GskRenderNode **drawn = g_new (GskRenderNode *, MAX (n, 1));
  guint n_drawn = 0;

  for (guint i = 0; i < n; i++)
    if (nodes[i] != NULL)
      drawn[n_drawn++] = nodes[i];
  return gsk_container_node_new (drawn, n_drawn);
}

/* From some nodes to others. Without a clip the cairo renderer would mix two pictures of all that
 * is redrawn, for each part anew; it has to be a node, since a snapshot leaves out a clip that
 * nothing sticks out of. */
static void
append_faded (GskRenderNode *const *from,
              guint n_from,
              GskRenderNode *const *to,
              guint n_to,
              GtkSnapshot *snapshot,
              double progress)
{
  GskRenderNode *start = contain (from, n_from), *end = contain (to, n_to);
  GskRenderNode *fade = gsk_cross_fade_node_new (start, end, (float)progress), *clip;
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (fade, &bounds);
  clip = gsk_clip_node_new (fade, &bounds);
  gtk_snapshot_append_node (snapshot, clip);
  gsk_render_node_unref (clip);
  gsk_render_node_unref (fade);
  gsk_render_node_unref (start);
  gsk_render_node_unref (end);
}

void
pentad_picture_append_change (const PentadPicture *picture, GtkSnapshot *snapshot, double progress)
{
  const GPtrArray *old = picture->before, *new = picture->nodes;

  if (old == NULL || new == NULL || progress >= 1)
    {
      pentad_picture_append (picture, snapshot);
      return;
    }
  GskRenderNode *const *from = get_nodes (old), *const *to = get_nodes (new);

  /* Parts of pictures with other shapes do not belong together. */
  if (old->len != new->len)
    {
      append_faded (from, old->len, to, new->len, snapshot, progress);
      return;
    }
  for (guint i = 0; i < new->len; i++)
    if (from[i] != to[i])
      append_faded (from + i, 1, to + i, 1, snapshot, progress);
    else
      append_nodes (to + i, 1, snapshot);
}

void
pentad_picture_settle (PentadPicture *picture)
{
  g_clear_pointer (&picture->before, g_ptr_array_unref);
}

void
pentad_picture_clear (PentadPicture *picture)
{
  pentad_picture_settle (picture);
  g_clear_pointer (&picture->nodes, g_ptr_array_unref);
  g_clear_pointer (&picture->scene, pentad_scene_unref);
  memset (picture, 0, sizeof *picture);
}
