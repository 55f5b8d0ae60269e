/* A drawing as data: a flat list of shapes and texts in design pixels, with an index of what the
 * pointer can hit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/scene-private.h"

#include "render/map-picture.h"

void
pentad_scene_clear_parts (PentadSceneParts *parts)
{
  g_clear_pointer (&parts->ops, g_array_unref);
  g_clear_pointer (&parts->points, g_array_unref);
  g_clear_pointer (&parts->hits, g_array_unref);
  g_clear_pointer (&parts->maps, g_ptr_array_unref);
  g_clear_pointer (&parts->tables, g_ptr_array_unref);
  g_clear_pointer (&parts->strings, g_string_chunk_free);
}

PentadScene *
pentad_scene_ref (PentadScene *scene)
{
  g_atomic_ref_count_inc (&scene->refs);
  return scene;
}

void
pentad_scene_unref (PentadScene *scene)
{
  if (!g_atomic_ref_count_dec (&scene->refs))
    return;
  pentad_scene_clear_parts (&scene->parts);
  g_free (scene);
}

double
pentad_scene_get_width (const PentadScene *scene)
{
  return scene->width;
}

double
pentad_scene_get_height (const PentadScene *scene)
{
  return scene->height;
}

const PentadTheme *
pentad_scene_get_theme (const PentadScene *scene)
{
  return &scene->theme;
}

guint
pentad_scene_get_n_ops (const PentadScene *scene)
{
  return scene->parts.ops->len;
}

const PentadOp *
pentad_scene_get_op (const PentadScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->parts.ops->len, NULL);
  return &g_array_index (scene->parts.ops, PentadOp, index);
}

const float *
pentad_scene_get_points (const PentadScene *scene)
{
  return (const float *)(gpointer)scene->parts.points->data;
}

guint
pentad_scene_get_n_hits (const PentadScene *scene)
{
  return scene->parts.hits->len;
}

const PentadHit *
pentad_scene_get_hit (const PentadScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->parts.hits->len, NULL);
  return &g_array_index (scene->parts.hits, PentadHit, index);
}

const PentadHit *
pentad_scene_find (const PentadScene *scene, double x, double y, int *place)
{
  if (place != NULL)
    *place = PENTAD_NO_PLACE;
  for (guint i = scene->parts.hits->len; i-- > 0;)
    {
      const PentadHit *hit = &g_array_index (scene->parts.hits, PentadHit, i);

      if (!pentad_rect_contains (&hit->box, x, y))
        continue;
      if (place != NULL && hit->map != NULL)
        *place = pentad_map_picture_pick (hit->map, x - hit->box.x, y - hit->box.y);
      else if (place != NULL)
        *place = hit->place;
      return hit;
    }
  return NULL;
}

guint
pentad_scene_get_n_tables (const PentadScene *scene)
{
  return scene->parts.tables->len;
}

PentadDataTable *
pentad_scene_get_table (const PentadScene *scene, guint index)
{
  g_return_val_if_fail (index < scene->parts.tables->len, NULL);
  return g_ptr_array_index (scene->parts.tables, index);
}

const char *
pentad_scene_get_state (const PentadScene *scene)
{
  return scene->parts.state;
}

guint
pentad_scene_count_marks (const PentadScene *scene, const char *chart)
{
  guint count = 0;

  for (guint i = 0; i < scene->parts.ops->len; i++)
    {
      const PentadOp *op = &g_array_index (scene->parts.ops, PentadOp, i);
      if (op->role == PENTAD_ROLE_MARK && (chart == NULL || g_strcmp0 (op->chart, chart) == 0))
        count += op->kind == PENTAD_OP_PATH && !op->closed ? op->n_points : 1;
    }
  return count;
}

int
pentad_scene_count_unknown_glyphs (const PentadScene *scene, PentadText *text, GString *which)
{
  int total = 0;

  for (guint i = 0; i < scene->parts.ops->len; i++)
    {
      const PentadOp *op = &g_array_index (scene->parts.ops, PentadOp, i);
      int unknown;

      if (op->kind != PENTAD_OP_TEXT)
        continue;
      unknown = pentad_text_count_unknown (text, &scene->theme, op->string, &op->style);
      if (unknown > 0 && which != NULL)
        g_string_append_printf (which, "%s\n", op->string);
      total += unknown;
    }
  return total;
}
