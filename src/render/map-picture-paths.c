/* A picture of the map as paths, for files of vectors and as the yardstick of the pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-picture-private.h"

#include <math.h>

static void
set_source (cairo_t *cr, PentadColour colour)
{
  double rgba[4];

  pentad_colour_to_rgba (colour, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3]);
}

static void
to_px (const PentadMapView *view, const PentadMapPoint *point, double *x, double *y)
{
  pentad_map_view_to_px (view, point->x / (double)PENTAD_MAP_UNITS,
                         point->y / (double)PENTAD_MAP_UNITS, x, y);
}

static void
cell_path (const PentadMapPicture *picture, cairo_t *cr, int cell)
{
  const guint *sizes;
  guint n_rings;
  const PentadMapPoint *ring =
      pentad_map_geometry_get_cell (picture->geometry, cell, &sizes, &n_rings);

  for (guint r = 0; r < n_rings; ring += sizes[r], r++)
    {
      for (guint i = 0; i < sizes[r]; i++)
        {
          double x, y;
          to_px (&picture->view, &ring[i], &x, &y);
          if (i == 0)
            cairo_move_to (cr, x, y);
          else
            cairo_line_to (cr, x, y);
        }
      cairo_close_path (cr);
    }
}

static gboolean
is_in_view (const PentadMapPicture *picture, int cell)
{
  const guint *sizes;
  guint n_rings, n = 0;
  const PentadMapPoint *points =
      pentad_map_geometry_get_cell (picture->geometry, cell, &sizes, &n_rings);
  double low_x = INFINITY, low_y = INFINITY, high_x = -INFINITY, high_y = -INFINITY;

  for (guint r = 0; r < n_rings; r++)
    n += sizes[r];
  for (guint i = 0; i < n; i++)
    {
      double x, y;
      to_px (&picture->view, &points[i], &x, &y);
      low_x = MIN (low_x, x);
      high_x = MAX (high_x, x);
      low_y = MIN (low_y, y);
      high_y = MAX (high_y, y);
    }
  return high_x >= 0 && low_x <= picture->view.width && high_y >= 0 &&
         low_y <= picture->view.height;
}

/* A pattern over the current clip, as large as the view. */
static void
draw_pattern (cairo_t *cr, const PentadMapView *view, guint8 pattern, PentadColour colour)
{
  PentadMapPattern shape = PENTAD_MAP_PATTERN_SHAPE (pattern);
  double w = view->width, h = view->height, side = PENTAD_MAP_PATTERN_SIDE;

  set_source (cr, colour);
  cairo_set_line_width (cr, side / 8);
  cairo_new_path (cr);
  for (double d = 0; d < w + h && shape != PENTAD_MAP_PATTERN_DOTS; d += side)
    {
      if (shape != PENTAD_MAP_PATTERN_BACK_HATCH)
        {
          cairo_move_to (cr, d - h, h);
          cairo_line_to (cr, d, 0);
        }
      if (shape != PENTAD_MAP_PATTERN_HATCH)
        {
          cairo_move_to (cr, d - h, 0);
          cairo_line_to (cr, d, h);
        }
    }
  cairo_stroke (cr);
  for (double y = 0; y < h && shape == PENTAD_MAP_PATTERN_DOTS; y += side)
    for (double x = 0; x < w; x += side)
      cairo_rectangle (cr, x, y, side / 4, side / 4);
  cairo_fill (cr);
}

static gboolean
is_same_look (const PentadMapLook *a, const PentadMapLook *b)
{
  return a->colour == b->colour && a->pattern == b->pattern;
}

static void
draw_look (const PentadMapPicture *picture,
           const PentadMapSide *side,
           const PentadMapLooks *looks,
           const PentadMapLook *look,
           cairo_t *cr,
           const PentadTheme *theme,
           const guint8 *in_view)
{
  gboolean any = FALSE;

  cairo_new_path (cr);
  for (int cell = 0; cell < picture->n_cells; cell++)
    if (in_view[cell] && is_same_look (pentad_map_looks_get (picture, side, looks, cell), look))
      {
        cell_path (picture, cr, cell);
        any = TRUE;
      }
  if (!any)
    return;
  set_source (cr, look->colour);
  if (look->pattern == PENTAD_MAP_PATTERN_NONE)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  draw_pattern (cr, &picture->view, look->pattern,
                pentad_theme_colour (theme, pentad_map_pattern_ink (look->pattern)));
  cairo_restore (cr);
}

/* Each look once; classes that look the same are drawn together. */
static void
draw_side (const PentadMapPicture *picture,
           const PentadMapSide *side,
           cairo_t *cr,
           const PentadTheme *theme,
           const guint8 *in_view)
{
  const PentadMapLook *all;
  int n = (pentad_map_style_get_n_classes (&picture->style) + 1) * 4;
  PentadMapLooks looks;

  pentad_map_looks_init (picture, theme, &looks);
  all = &looks.look[0][0][0];
  for (int i = 0; i < n; i++)
    {
      gboolean is_new = TRUE;

      for (int k = 0; k < i && is_new; k++)
        is_new = !is_same_look (&all[k], &all[i]);
      if (is_new)
        draw_look (picture, side, &looks, &all[i], cr, theme, in_view);
    }
}

static void
draw_sides (const PentadMapPicture *picture,
            cairo_t *cr,
            const PentadTheme *theme,
            const guint8 *in_view)
{
  const PentadMapView *view = &picture->view;
  double split = picture->n_sides > 1 ? picture->divider : view->width;

  for (int i = 0; i < picture->n_sides; i++)
    {
      cairo_save (cr);
      cairo_rectangle (cr, i == 0 ? 0 : split, 0, i == 0 ? split : view->width - split,
                       view->height);
      cairo_clip (cr);
      draw_side (picture, &picture->sides[i], cr, theme, in_view);
      cairo_restore (cr);
    }
}

static void
draw_borders (const PentadMapPicture *picture, cairo_t *cr, const PentadTheme *theme)
{
  PentadMapLines lines = pentad_map_picture_lines (picture, theme, 1);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      guint n_edges;
      const PentadMapEdge *edges =
          pentad_map_geometry_get_edges (picture->geometry, (PentadLevel)level, &n_edges);

      if (!(lines.width_px[level] > 0))
        continue;
      cairo_new_path (cr);
      for (guint i = 0; i < n_edges; i++)
        {
          double x0, y0, x1, y1;

          to_px (&picture->view, &edges[i].a, &x0, &y0);
          to_px (&picture->view, &edges[i].b, &x1, &y1);
          if (MAX (x0, x1) < 0 || MIN (x0, x1) > picture->view.width || MAX (y0, y1) < 0 ||
              MIN (y0, y1) > picture->view.height)
            continue;
          cairo_move_to (cr, x0, y0);
          cairo_line_to (cr, x1, y1);
        }
      cairo_set_line_width (cr, lines.width_px[level]);
      set_source (cr, lines.colour[level]);
      cairo_stroke (cr);
    }
}

void
pentad_map_picture_draw_paths (PentadMapPicture *picture, cairo_t *cr, const PentadTheme *theme)
{
  g_autofree guint8 *in_view = g_new (guint8, picture->n_cells + 1);

  for (int cell = 0; cell < picture->n_cells; cell++)
    in_view[cell] = is_in_view (picture, cell);
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  /* Antialiased neighbours let the ground shine through between them. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  draw_sides (picture, cr, theme, in_view);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  draw_borders (picture, cr, theme);
  pentad_map_heat_draw (&picture->heat, theme, picture->style.ramp, &picture->view, cr);
  cairo_restore (cr);
}
