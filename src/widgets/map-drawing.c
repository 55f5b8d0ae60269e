/* A drawn piece of map in tiles, as a worker makes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-drawing.h"

#include "render/map-tile.h"

#include <string.h>

#define TILE PENTAD_MAP_DRAWING_TILE_PX

static int
round_down (int pixel)
{
  return pixel >= 0 ? pixel / TILE : -((TILE - 1 - pixel) / TILE);
}

PentadMapView
pentad_map_drawing_grow (const PentadMapView *view, int *column, int *row)
{
  static const double no_lines[PENTAD_N_LEVELS];
  PentadMapView grown = *view;
  int x, y, columns, rows;

  pentad_map_tiling (view, no_lines, &x, &y);
  *column = round_down (x);
  *row = round_down (y);
  columns = round_down (x + (int)view->width - 1) + 1 - *column;
  rows = round_down (y + (int)view->height - 1) + 1 - *row;
  grown.width = columns * TILE;
  grown.height = rows * TILE;
  grown.centre_x += (*column * TILE - x + (grown.width - view->width) / 2) * view->m_per_px;
  grown.centre_y -= (*row * TILE - y + (grown.height - view->height) / 2) * view->m_per_px;
  return grown;
}

static const guint8 *
row_at (cairo_surface_t *image, int x, int y)
{
  return cairo_image_surface_get_data (image) + (gsize)y * cairo_image_surface_get_stride (image) +
         (gsize)x * 4;
}

static gboolean
is_same (cairo_surface_t *tile, cairo_surface_t *image, int x, int y)
{
  for (int line = 0; line < TILE; line++)
    if (memcmp (row_at (tile, 0, line), row_at (image, x, y + line), (gsize)TILE * 4) != 0)
      return FALSE;
  return TRUE;
}

static cairo_surface_t *
copy_pixels (cairo_surface_t *image, int x, int y)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_RGB24, TILE, TILE);
  int stride = cairo_image_surface_get_stride (copy);
  guint8 *to = cairo_image_surface_get_data (copy);

  for (int line = 0; to != NULL && line < TILE; line++)
    memcpy (to + (gsize)line * stride, row_at (image, x, y + line), (gsize)TILE * 4);
  cairo_surface_mark_dirty (copy);
  return copy;
}

PentadMapDrawing *
pentad_map_drawing_new (cairo_surface_t *image,
                        const PentadMapView *view,
                        int column,
                        int row,
                        const PentadMapDrawing *old)
{
  PentadMapDrawing *drawing = g_new0 (PentadMapDrawing, 1);

  g_atomic_ref_count_init (&drawing->refs);
  drawing->view = *view;
  drawing->column = column;
  drawing->row = row;
  drawing->columns = cairo_image_surface_get_width (image) / TILE;
  drawing->rows = cairo_image_surface_get_height (image) / TILE;
  drawing->images = g_ptr_array_new_with_free_func ((GDestroyNotify)cairo_surface_destroy);
  cairo_surface_flush (image);
  for (int r = 0; r < drawing->rows; r++)
    for (int c = 0; c < drawing->columns; c++)
      {
        cairo_surface_t *was =
            old != NULL ? pentad_map_drawing_get_image (old, column + c, row + r) : NULL;
        gboolean same = was != NULL && is_same (was, image, c * TILE, r * TILE);

        g_ptr_array_add (drawing->images, same ? cairo_surface_reference (was)
                                               : copy_pixels (image, c * TILE, r * TILE));
      }
  return drawing;
}

PentadMapDrawing *
pentad_map_drawing_ref (PentadMapDrawing *drawing)
{
  g_atomic_ref_count_inc (&drawing->refs);
  return drawing;
}

void
pentad_map_drawing_unref (PentadMapDrawing *drawing)
{
  if (!g_atomic_ref_count_dec (&drawing->refs))
    return;
  g_ptr_array_unref (drawing->images);
  g_free (drawing);
}

cairo_surface_t *
pentad_map_drawing_get_image (const PentadMapDrawing *drawing, int column, int row)
{
  int c = column - drawing->column, r = row - drawing->row;

  if (c < 0 || r < 0 || c >= drawing->columns || r >= drawing->rows)
    return NULL;
  return drawing->images->pdata[r * drawing->columns + c];
}
