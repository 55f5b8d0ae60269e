/* From scene to cairo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/paint.h"

#include "render/map-picture.h"
#include "render/marker.h"
#include "render/stamps.h"

#include <math.h>

#define HATCH_STEP  8.0
#define HATCH_ALPHA 0.5

/* How far ink may lie beyond the box of an op: halos, letters that lean out, pointed corners (in
 * widths of the line). */
#define REACH 8.0
#define MITRE 5.0

typedef struct
{
  cairo_t *cr;
  const PentadScene *scene;
  const PentadTheme *theme;
  PentadText *text;
  double scale;
  PentadRect seen; /* what is painted at all */
  gboolean vector_map;
  gboolean no_map;
} Painter;

static void
set_ink (const Painter *p, PentadInk ink, double alpha)
{
  double rgba[4];

  pentad_colour_to_rgba (pentad_theme_colour (p->theme, ink), rgba);
  cairo_set_source_rgba (p->cr, rgba[0], rgba[1], rgba[2], rgba[3] * (alpha > 0 ? alpha : 1));
}

static void
rounded_path (cairo_t *cr, const PentadRect *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);

  if (r < 0.5)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->width - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box->x + box->width - r, box->y + box->height - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, box->y + box->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Draws the hatch inside the current path, which stays. */
static void
paint_hatch (const Painter *p, const PentadOp *op)
{
  cairo_path_t *path = cairo_copy_path (p->cr);
  double x0 = op->box.x;
  double y1 = op->box.y + op->box.height;

  cairo_save (p->cr);
  cairo_clip (p->cr);
  set_ink (p, op->paint.stroke, HATCH_ALPHA);
  cairo_set_line_width (p->cr, 1);
  if (op->paint.hatch != PENTAD_HATCH_DOTS)
    {
      for (double d = 0; d < op->box.width + op->box.height; d += HATCH_STEP)
        {
          if (op->paint.hatch != PENTAD_HATCH_BACK)
            {
              cairo_move_to (p->cr, x0 + d - op->box.height, y1);
              cairo_line_to (p->cr, x0 + d, op->box.y);
            }
          if (op->paint.hatch != PENTAD_HATCH_DIAGONAL)
            {
              cairo_move_to (p->cr, x0 + d - op->box.height, op->box.y);
              cairo_line_to (p->cr, x0 + d, y1);
            }
        }
      cairo_stroke (p->cr);
    }
  else
    {
      for (double y = op->box.y + 3; y < y1; y += HATCH_STEP)
        for (double x = x0 + 3; x < x0 + op->box.width; x += HATCH_STEP)
          cairo_rectangle (p->cr, x, y, 1.5, 1.5);
      cairo_fill (p->cr);
    }
  cairo_restore (p->cr);
  cairo_new_path (p->cr);
  cairo_append_path (p->cr, path);
  cairo_path_destroy (path);
}

/* Fills and strokes the current path. */
static void
paint_path (const Painter *p, const PentadOp *op)
{
  const PentadPaint *paint = &op->paint;

  if (paint->fill != PENTAD_INK_NONE)
    {
      set_ink (p, paint->fill, paint->fill_alpha);
      cairo_fill_preserve (p->cr);
    }
  if (paint->hatch != PENTAD_HATCH_NONE && op->box.width < 1e5 && op->box.height < 1e5)
    paint_hatch (p, op);
  if (paint->stroke != PENTAD_INK_NONE && paint->width > 0)
    {
      double dash = paint->dash;

      set_ink (p, paint->stroke, paint->stroke_alpha);
      cairo_set_line_width (p->cr, paint->width);
      cairo_set_line_join (p->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_cap (p->cr, dash > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (p->cr, &dash, dash > 0 ? 1 : 0, 0);
      cairo_stroke_preserve (p->cr);
    }
  cairo_new_path (p->cr);
}

static void
paint_rect (const Painter *p, const PentadOp *op)
{
  PentadRect box = op->box;
  double inset = op->paint.stroke != PENTAD_INK_NONE ? op->paint.width / 2 : 0;

  /* The outline lies inside the box. */
  if (inset > 0 && box.width > 2 * inset && box.height > 2 * inset)
    box = pentad_rect_inset (box, inset);
  rounded_path (p->cr, &box, op->paint.radius);
  paint_path (p, op);
}

static double
get_reach (const PentadOp *op)
{
  return op->paint.width * MITRE + REACH;
}

/* A line beside the seen area: both ends beyond the same side. */
static gboolean
is_beside (const PentadRect *seen, double reach, const float *a, const float *b)
{
  return MAX (a[0], b[0]) < seen->x - reach || MIN (a[0], b[0]) > seen->x + seen->width + reach ||
         MAX (a[1], b[1]) < seen->y - reach || MIN (a[1], b[1]) > seen->y + seen->height + reach;
}

/* A bare line is stroked where it is seen: a road through a whole city crosses many pieces of its
 * map, and stroking is what costs. */
static void
paint_seen_points (const Painter *p, const PentadOp *op, const float *xy)
{
  double reach = get_reach (op);
  gboolean has_pen = FALSE;

  for (guint i = 1; i < op->n_points; i++)
    {
      const float *from = xy + 2 * i - 2, *to = xy + 2 * i;

      if (op->kind == PENTAD_OP_SEGMENTS && i % 2 == 0)
        has_pen = FALSE;
      else if (is_beside (&p->seen, reach, from, to))
        has_pen = FALSE;
      else
        {
          if (!has_pen)
            cairo_move_to (p->cr, from[0], from[1]);
          cairo_line_to (p->cr, to[0], to[1]);
          has_pen = TRUE;
        }
    }
  paint_path (p, op);
}

static void
paint_points (const Painter *p, const PentadOp *op)
{
  const float *xy = pentad_scene_get_points (p->scene) + 2 * op->first_point;

  /* Dashes begin where the line does. */
  if (op->n_points > 1 && !op->closed && op->paint.fill == PENTAD_INK_NONE &&
      op->paint.hatch == PENTAD_HATCH_NONE && !(op->paint.dash > 0))
    {
      paint_seen_points (p, op, xy);
      return;
    }
  for (guint i = 0; i < op->n_points; i++)
    if (i == 0 || (op->kind == PENTAD_OP_SEGMENTS && i % 2 == 0))
      cairo_move_to (p->cr, xy[2 * i], xy[2 * i + 1]);
    else
      cairo_line_to (p->cr, xy[2 * i], xy[2 * i + 1]);
  if (op->closed)
    cairo_close_path (p->cr);
  paint_path (p, op);
}

static void
paint_marker (const Painter *p, const PentadOp *op)
{
  pentad_marker_path (p->cr, op->marker, &op->box);
  paint_path (p, op);
}

/* One of many that look the same. */
typedef struct
{
  const Painter *painter;
  const PentadOp *op;
} Stamp;

static void
draw_stamp (cairo_t *cr, gconstpointer data)
{
  const Stamp *stamp = data;
  Painter own = *stamp->painter;
  const PentadOp *op = stamp->op;

  own.cr = cr;
  if (op->kind == PENTAD_OP_MARKER)
    paint_marker (&own, op);
  else
    pentad_text_draw (own.text, cr, own.theme, op->x, op->y, op->string, &op->style);
}

/* All that the looks of a marker, or of a text on one, depend on. */
static char *
name_stamp (const Painter *p, const PentadOp *op)
{
  const PentadTheme *theme = p->theme;

  if (op->kind == PENTAD_OP_MARKER)
    return g_strdup_printf ("%d %g %08x %08x %g %g %g %g %d", (int)op->marker, op->box.width,
                            pentad_theme_colour (theme, op->paint.fill),
                            pentad_theme_colour (theme, op->paint.stroke),
                            (double)op->paint.fill_alpha, (double)op->paint.stroke_alpha,
                            (double)op->paint.width, (double)op->paint.dash, (int)op->paint.hatch);
  return g_strdup_printf ("%08x %08x %g %d %d %s", pentad_theme_colour (theme, op->style.ink),
                          op->style.halo ? pentad_theme_colour (theme, PENTAD_INK_HALO) : 0,
                          theme->size[op->style.type], op->style.bold, (int)theme->language,
                          op->string);
}

/* FALSE when it has to be drawn as anything else. */
static gboolean
paint_stamp (const Painter *p, const PentadOp *op)
{
  Stamp stamp = { p, op };
  double reach = op->kind == PENTAD_OP_MARKER ? op->paint.width * MITRE : REACH;
  PentadRect box = pentad_rect (op->box.x - reach, op->box.y - reach, op->box.width + 2 * reach,
                                op->box.height + 2 * reach);
  g_autofree char *name = NULL;

  if (op->role != PENTAD_ROLE_MARKER || p->text == NULL || op->style.max_width > 0)
    return FALSE;
  name = name_stamp (p, op);
  return pentad_stamps_draw (pentad_text_get_stamps (p->text), p->cr, name, &box, draw_stamp,
                             &stamp);
}

static void
paint_map (const Painter *p, const PentadOp *op)
{
  cairo_surface_t *surface = NULL;

  cairo_save (p->cr);
  cairo_translate (p->cr, op->box.x, op->box.y);
  cairo_rectangle (p->cr, 0, 0, op->box.width, op->box.height);
  cairo_clip (p->cr);
  if (!p->vector_map)
    surface = pentad_map_picture_render (op->map, p->theme, p->scale);
  /* A picture too large for pixels is still drawn, as paths. */
  if (surface == NULL)
    pentad_map_picture_draw_paths (op->map, p->cr, p->theme);
  else
    {
      cairo_scale (p->cr, 1 / p->scale, 1 / p->scale);
      cairo_set_source_surface (p->cr, surface, 0, 0);
      cairo_pattern_set_filter (cairo_get_source (p->cr), CAIRO_FILTER_NEAREST);
      cairo_paint (p->cr);
      cairo_surface_destroy (surface);
    }
  cairo_restore (p->cr);
}

static void
paint_op (const Painter *p, const PentadOp *op)
{
  switch (op->kind)
    {
    case PENTAD_OP_RECT:
      paint_rect (p, op);
      break;
    case PENTAD_OP_PATH:
    case PENTAD_OP_SEGMENTS:
      paint_points (p, op);
      break;
    case PENTAD_OP_MARKER:
      if (!paint_stamp (p, op))
        paint_marker (p, op);
      break;
    case PENTAD_OP_TEXT:
      if (!paint_stamp (p, op))
        pentad_text_draw (p->text, p->cr, p->theme, op->x, op->y, op->string, &op->style);
      break;
    case PENTAD_OP_MAP:
      if (!p->no_map)
        paint_map (p, op);
      break;
    case PENTAD_OP_CLIP:
      cairo_save (p->cr);
      cairo_rectangle (p->cr, op->box.x, op->box.y, op->box.width, op->box.height);
      cairo_clip (p->cr);
      break;
    case PENTAD_OP_UNCLIP:
      cairo_restore (p->cr);
      break;
    }
}

gboolean
pentad_paint_reaches (const PentadOp *op, const PentadRect *area)
{
  double reach = get_reach (op);

  if (op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP)
    return TRUE;
  return op->box.x - reach < area->x + area->width && op->box.x + op->box.width + reach > area->x &&
         op->box.y - reach < area->y + area->height && op->box.y + op->box.height + reach > area->y;
}

static gboolean
is_vector (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG ||
         type == CAIRO_SURFACE_TYPE_PS;
}

static PentadRect
clip_area (cairo_t *cr)
{
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  return pentad_rect (left, top, right - left, bottom - top);
}

void
pentad_paint_ops (cairo_t *cr,
                  const PentadScene *scene,
                  const PentadTheme *theme,
                  PentadText *text,
                  double scale,
                  PentadPaintFlags flags,
                  guint first,
                  guint n)
{
  Painter p = { cr, scene, theme, text, scale > 0 ? scale : 1, clip_area (cr), FALSE, FALSE };

  g_return_if_fail (first + n <= pentad_scene_get_n_ops (scene));

  p.vector_map = (flags & PENTAD_PAINT_VECTOR_MAP) != 0 || is_vector (cr);
  p.no_map = (flags & PENTAD_PAINT_NO_MAP) != 0;
  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = first; i < first + n; i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (pentad_paint_reaches (op, &p.seen))
        paint_op (&p, op);
    }
  cairo_restore (cr);
}

void
pentad_paint_scene (cairo_t *cr,
                    const PentadScene *scene,
                    const PentadTheme *theme,
                    PentadText *text,
                    double scale,
                    PentadPaintFlags flags)
{
  if ((flags & PENTAD_PAINT_NO_GROUND) == 0)
    {
      Painter p = { .cr = cr, .theme = theme };

      cairo_save (cr);
      cairo_new_path (cr);
      set_ink (&p, PENTAD_INK_BACKGROUND, 1);
      cairo_rectangle (cr, 0, 0, pentad_scene_get_width (scene), pentad_scene_get_height (scene));
      cairo_fill (cr);
      cairo_restore (cr);
    }
  pentad_paint_ops (cr, scene, theme, text, scale, flags, 0, pentad_scene_get_n_ops (scene));
}
