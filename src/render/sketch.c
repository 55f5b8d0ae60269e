/* A scene in the making: what layouts draw with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/sketch.h"

#include "render/data-words.h"
#include "render/map-picture.h"
#include "render/scene-private.h"
#include "render/text-fit.h"

#include <math.h>

#define MAX_NESTING 32

struct _PentadSketch
{
  PentadTheme theme;
  PentadText *text; /* borrowed */
  double width, height;
  PentadSceneParts parts;

  const char *chart; /* in parts.strings */
  double x, y;       /* origin of what is added */
  struct
  {
    double x, y;
  } stack[MAX_NESTING];
  guint depth;
  guint n_clips;

  /* What hits are about; row -1: nothing. */
  PentadDataTable *table; /* borrowed from parts */
  int row, column;
};

PentadSketch *
pentad_sketch_new (const PentadTheme *theme, PentadText *text, double width, double height)
{
  PentadSketch *sketch = g_new0 (PentadSketch, 1);

  sketch->theme = *theme;
  sketch->text = text;
  sketch->width = isfinite (width) ? MAX (width, 0) : 0;
  sketch->height = isfinite (height) ? MAX (height, 0) : 0;
  sketch->parts.ops = g_array_new (FALSE, FALSE, sizeof (PentadOp));
  sketch->parts.points = g_array_new (FALSE, FALSE, sizeof (float));
  sketch->parts.hits = g_array_new (FALSE, FALSE, sizeof (PentadHit));
  sketch->parts.maps = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_map_picture_unref);
  sketch->parts.tables = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_data_table_unref);
  sketch->parts.strings = g_string_chunk_new (4096);
  sketch->row = -1;
  return sketch;
}

void
pentad_sketch_free (PentadSketch *sketch)
{
  if (sketch == NULL)
    return;
  pentad_scene_clear_parts (&sketch->parts);
  g_free (sketch);
}

PentadScene *
pentad_sketch_finish (PentadSketch *sketch)
{
  PentadScene *scene = g_new0 (PentadScene, 1);

  while (sketch->n_clips > 0)
    pentad_sketch_pop_clip (sketch);
  g_atomic_ref_count_init (&scene->refs);
  scene->theme = sketch->theme;
  scene->width = sketch->width;
  scene->height = sketch->height;
  scene->parts = sketch->parts;
  g_free (sketch);
  return scene;
}

const PentadTheme *
pentad_sketch_get_theme (const PentadSketch *sketch)
{
  return &sketch->theme;
}

PentadText *
pentad_sketch_get_text (const PentadSketch *sketch)
{
  return sketch->text;
}

static const char *
keep (PentadSketch *sketch, const char *string)
{
  return string != NULL ? g_string_chunk_insert_const (sketch->parts.strings, string) : NULL;
}

void
pentad_sketch_set_chart (PentadSketch *sketch, const char *id)
{
  sketch->chart = keep (sketch, id);
  sketch->table = NULL;
  sketch->row = -1;
}

void
pentad_sketch_push_offset (PentadSketch *sketch, double x, double y)
{
  g_return_if_fail (sketch->depth < MAX_NESTING);
  sketch->stack[sketch->depth].x = sketch->x;
  sketch->stack[sketch->depth].y = sketch->y;
  sketch->depth++;
  sketch->x += x;
  sketch->y += y;
}

void
pentad_sketch_pop_offset (PentadSketch *sketch)
{
  g_return_if_fail (sketch->depth > 0);
  sketch->depth--;
  sketch->x = sketch->stack[sketch->depth].x;
  sketch->y = sketch->stack[sketch->depth].y;
}

static PentadRect
placed (const PentadSketch *sketch, PentadRect box)
{
  return pentad_rect (box.x + sketch->x, box.y + sketch->y, box.width, box.height);
}

static gboolean
is_drawable (const PentadRect *box)
{
  return isfinite (box->x) && isfinite (box->y) && isfinite (box->width) &&
         isfinite (box->height) && box->width >= 0 && box->height >= 0;
}

static PentadOp *
add (PentadSketch *sketch, PentadOpKind kind, PentadRole role)
{
  PentadOp op = { .kind = kind, .role = role, .chart = sketch->chart };

  g_array_append_val (sketch->parts.ops, op);
  return &g_array_index (sketch->parts.ops, PentadOp, sketch->parts.ops->len - 1);
}

void
pentad_sketch_push_clip (PentadSketch *sketch, PentadRect box)
{
  PentadOp *op;

  g_return_if_fail (is_drawable (&box));
  op = add (sketch, PENTAD_OP_CLIP, PENTAD_ROLE_FRAME);
  op->box = placed (sketch, box);
  sketch->n_clips++;
}

void
pentad_sketch_pop_clip (PentadSketch *sketch)
{
  g_return_if_fail (sketch->n_clips > 0);
  sketch->n_clips--;
  add (sketch, PENTAD_OP_UNCLIP, PENTAD_ROLE_FRAME);
}

void
pentad_sketch_rect (PentadSketch *sketch, PentadRole role, PentadRect box, const PentadPaint *paint)
{
  PentadOp *op;

  if (!is_drawable (&box))
    return;
  op = add (sketch, PENTAD_OP_RECT, role);
  op->box = placed (sketch, box);
  op->paint = *paint;
}

void
pentad_sketch_fill (
    PentadSketch *sketch, PentadRole role, PentadRect box, PentadInk fill, double radius)
{
  PentadPaint paint = { .fill = fill, .radius = (float)radius };

  pentad_sketch_rect (sketch, role, box, &paint);
}

static void
add_points (PentadSketch *sketch,
            PentadOpKind kind,
            PentadRole role,
            const float *xy,
            guint n_points,
            gboolean closed,
            const PentadPaint *paint)
{
  PentadOp *op;
  guint first = sketch->parts.points->len / 2;
  float low[2], high[2];

  for (guint i = 0; i < 2 * n_points; i++)
    if (!isfinite (xy[i]))
      return;
  for (guint i = 0; i < n_points; i++)
    for (guint axis = 0; axis < 2; axis++)
      {
        float value = xy[2 * i + axis] + (float)(axis == 0 ? sketch->x : sketch->y);

        g_array_append_val (sketch->parts.points, value);
        low[axis] = i == 0 ? value : MIN (low[axis], value);
        high[axis] = i == 0 ? value : MAX (high[axis], value);
      }
  op = add (sketch, kind, role);
  op->first_point = first;
  op->n_points = n_points;
  op->closed = closed;
  op->paint = *paint;
  op->box = pentad_rect (low[0], low[1], high[0] - low[0], high[1] - low[1]);
}

void
pentad_sketch_line (PentadSketch *sketch,
                    PentadRole role,
                    double x0,
                    double y0,
                    double x1,
                    double y1,
                    PentadInk stroke,
                    double width)
{
  const float xy[] = { (float)x0, (float)y0, (float)x1, (float)y1 };
  PentadPaint paint = { .stroke = stroke, .width = (float)width };

  add_points (sketch, PENTAD_OP_PATH, role, xy, 2, FALSE, &paint);
}

void
pentad_sketch_path (PentadSketch *sketch,
                    PentadRole role,
                    const float *xy,
                    guint n_points,
                    gboolean closed,
                    const PentadPaint *paint)
{
  if (n_points >= (closed ? 3u : 2u))
    add_points (sketch, PENTAD_OP_PATH, role, xy, n_points, closed, paint);
}

void
pentad_sketch_segments (PentadSketch *sketch,
                        PentadRole role,
                        const float *xy,
                        guint n_points,
                        const PentadPaint *paint)
{
  if (n_points >= 2)
    add_points (sketch, PENTAD_OP_SEGMENTS, role, xy, n_points & ~1u, FALSE, paint);
}

void
pentad_sketch_marker (PentadSketch *sketch,
                      PentadRole role,
                      PentadMarker marker,
                      double x,
                      double y,
                      double size,
                      const PentadPaint *paint)
{
  PentadRect box = pentad_rect (x - size / 2, y - size / 2, size, size);
  PentadOp *op;

  if (!is_drawable (&box))
    return;
  op = add (sketch, PENTAD_OP_MARKER, role);
  op->marker = marker;
  op->box = placed (sketch, box);
  op->paint = *paint;
}

PentadTextSize
pentad_sketch_measure (PentadSketch *sketch, const char *string, const PentadTextStyle *style)
{
  return pentad_text_measure (sketch->text, &sketch->theme, string, style);
}

PentadRect
pentad_sketch_text (PentadSketch *sketch,
                    PentadRole role,
                    double x,
                    double y,
                    const char *string,
                    const PentadTextStyle *style)
{
  PentadRect box = pentad_rect (x, y, 0, 0);
  PentadTextStyle fitting = *style;
  g_autofree char *shorter = NULL;
  PentadTextSize size;
  PentadOp *op;

  /* A style whose room ran out (a negative width) draws nothing; zero means unlimited. */
  if (string == NULL || string[0] == '\0' || !isfinite (x) || !isfinite (y) ||
      !(style->max_width >= 0))
    return box;
  string = pentad_text_fit (sketch, role, string, &fitting, &size, &shorter);
  if (string == NULL)
    return box;
  box.width = size.width;
  box.height = size.height;
  if (style->align == PENTAD_ALIGN_CENTRE)
    box.x -= size.width / 2;
  else if (style->align == PENTAD_ALIGN_END)
    box.x -= size.width;
  if (style->anchor == PENTAD_ANCHOR_BASELINE)
    box.y -= size.baseline;
  else if (style->anchor == PENTAD_ANCHOR_MIDDLE)
    box.y -= size.height / 2;
  op = add (sketch, PENTAD_OP_TEXT, role);
  op->string = keep (sketch, string);
  op->style = fitting;
  op->cut = size.cut;
  op->x = x + sketch->x;
  op->y = y + sketch->y;
  op->box = placed (sketch, box);
  return box;
}

static PentadMapPicture *
keep_map (PentadSketch *sketch, PentadMapPicture *map)
{
  g_ptr_array_add (sketch->parts.maps, pentad_map_picture_ref (map));
  return map;
}

void
pentad_sketch_map (PentadSketch *sketch, PentadRect box, PentadMapPicture *map)
{
  PentadOp *op;

  if (!is_drawable (&box))
    return;
  op = add (sketch, PENTAD_OP_MAP, PENTAD_ROLE_MAP);
  op->box = placed (sketch, box);
  op->map = keep_map (sketch, map);
}

void
pentad_sketch_append (PentadSketch *sketch, const PentadScene *scene, double x, double y)
{
  guint first_point = sketch->parts.points->len / 2;
  double dx = sketch->x + x;
  double dy = sketch->y + y;

  for (guint i = 0; i < scene->parts.points->len; i++)
    {
      float value = g_array_index (scene->parts.points, float, i) + (float)(i % 2 == 0 ? dx : dy);
      g_array_append_val (sketch->parts.points, value);
    }
  for (guint i = 0; i < scene->parts.ops->len; i++)
    {
      PentadOp op = g_array_index (scene->parts.ops, PentadOp, i);

      op.first_point += first_point;
      op.box.x += dx;
      op.box.y += dy;
      op.x += dx;
      op.y += dy;
      op.chart = keep (sketch, op.chart);
      op.string = keep (sketch, op.string);
      if (op.map != NULL)
        keep_map (sketch, op.map);
      g_array_append_val (sketch->parts.ops, op);
    }
  for (guint i = 0; i < scene->parts.tables->len; i++)
    g_ptr_array_add (sketch->parts.tables,
                     pentad_data_table_ref (g_ptr_array_index (scene->parts.tables, i)));
  if (scene->parts.state != NULL)
    sketch->parts.state = keep (sketch, scene->parts.state);
  for (guint i = 0; i < scene->parts.hits->len; i++)
    {
      PentadHit hit = g_array_index (scene->parts.hits, PentadHit, i);

      hit.box.x += dx;
      hit.box.y += dy;
      hit.key = keep (sketch, hit.key);
      hit.tooltip = keep (sketch, hit.tooltip);
      if (hit.map != NULL)
        keep_map (sketch, hit.map);
      g_array_append_val (sketch->parts.hits, hit);
    }
}

static void
add_hit (PentadSketch *sketch,
         PentadRect box,
         const char *key,
         const char *tooltip,
         int place,
         PentadMapPicture *map)
{
  PentadHit hit = { .place = place };

  if (key == NULL || !is_drawable (&box))
    return;
  hit.key = keep (sketch, key);
  hit.tooltip = keep (sketch, tooltip);
  hit.box = placed (sketch, box);
  hit.map = map != NULL ? keep_map (sketch, map) : NULL;
  g_array_append_val (sketch->parts.hits, hit);
}

void
pentad_sketch_tell (PentadSketch *sketch, PentadDataTable *table)
{
  g_ptr_array_add (sketch->parts.tables, table);
  sketch->table = table;
  sketch->row = -1;
}

void
pentad_sketch_point (PentadSketch *sketch, int row, int column)
{
  sketch->row = row;
  sketch->column = column;
}

void
pentad_sketch_tell_state (PentadSketch *sketch, const char *words)
{
  sketch->parts.state = keep (sketch, words);
}

/* A hit that is a point of the data: what it lacks comes from the row or cell. */
static void
add_point (PentadSketch *sketch, PentadRect box, const char *key, const char *tooltip, int place)
{
  guint row = (guint)sketch->row;
  g_autofree char *words =
      sketch->column < 0 ? pentad_data_table_row_words (sketch->table, row)
                         : pentad_data_table_cell_words (sketch->table, row, (guint)sketch->column);
  g_autofree char *own = g_strdup_printf (
      "row:%s:%d:%d", sketch->chart != NULL ? sketch->chart : "", sketch->row, sketch->column);

  add_hit (sketch, box, key != NULL ? key : own, tooltip != NULL ? tooltip : words, place, NULL);
}

void
pentad_sketch_hit (
    PentadSketch *sketch, PentadRect box, const char *key, const char *tooltip, int place)
{
  if (sketch->table != NULL && sketch->row >= 0 &&
      (guint)sketch->row < pentad_data_table_get_n_rows (sketch->table))
    add_point (sketch, box, key, tooltip, place);
  else
    add_hit (sketch, box, key, tooltip, place, NULL);
}

void
pentad_sketch_hit_map (PentadSketch *sketch, PentadRect box, const char *key, PentadMapPicture *map)
{
  add_hit (sketch, box, key, NULL, PENTAD_NO_PLACE, map);
}
