/* A drawn piece of map in tiles, as a worker makes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-drawing.h"

#include <string.h>

#define TILE PENTAD_MAP_DRAWING_TILE_PX

static void
unref_image (gpointer image)
{
  if (image != NULL)
    cairo_surface_destroy (image);
}

PentadMapDrawing *
pentad_map_drawing_new_empty (const PentadMapView *view, int column, int row, PentadMapCoat *coat)
{
  PentadMapDrawing *drawing = g_new0 (PentadMapDrawing, 1);

  g_atomic_ref_count_init (&drawing->refs);
  drawing->view = *view;
  drawing->column = column;
  drawing->row = row;
  drawing->columns = (int)view->width / TILE;
  drawing->rows = (int)view->height / TILE;
  drawing->images = g_ptr_array_new_with_free_func (unref_image);
  g_ptr_array_set_size (drawing->images, drawing->columns * drawing->rows);
  drawing->coat = coat != NULL ? pentad_map_coat_ref (coat) : NULL;
  drawing->covered = g_new0 (guint8, drawing->columns * drawing->rows);
  return drawing;
}

cairo_surface_t *
pentad_map_drawing_make_image (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, TILE, TILE);

  if (cairo_surface_status (image) != CAIRO_STATUS_SUCCESS)
    g_error ("no memory for a tile of the map");
  return image;
}

static gboolean
is_same (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size = (gsize)cairo_image_surface_get_stride (a) * TILE;

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

void
pentad_map_drawing_share (PentadMapDrawing *drawing, const PentadMapDrawing *old)
{
  for (int i = 0; old != NULL && i < drawing->columns * drawing->rows; i++)
    {
      gpointer *image = &drawing->images->pdata[i];
      cairo_surface_t *was = pentad_map_drawing_get_image (
          old, drawing->column + i % drawing->columns, drawing->row + i / drawing->columns);

      if (was == NULL || was == *image || !is_same (was, *image))
        continue;
      cairo_surface_destroy (*image);
      *image = cairo_surface_reference (was);
    }
}

static cairo_surface_t *
copy_pixels (cairo_surface_t *image, int x, int y)
{
  cairo_surface_t *copy = pentad_map_drawing_make_image ();
  int stride = cairo_image_surface_get_stride (copy);
  guint8 *to = cairo_image_surface_get_data (copy);
  const guint8 *from = cairo_image_surface_get_data (image) +
                       (gsize)y * cairo_image_surface_get_stride (image) + (gsize)x * 4;

  for (int line = 0; to != NULL && line < TILE; line++)
    memcpy (to + (gsize)line * stride, from + (gsize)line * cairo_image_surface_get_stride (image),
            (gsize)TILE * 4);
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
  PentadMapDrawing *drawing = pentad_map_drawing_new_empty (view, column, row, NULL);

  cairo_surface_flush (image);
  for (int i = 0; i < drawing->columns * drawing->rows; i++)
    drawing->images->pdata[i] =
        copy_pixels (image, i % drawing->columns * TILE, i / drawing->columns * TILE);
  pentad_map_drawing_share (drawing, old);
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
  g_clear_pointer (&drawing->coat, pentad_map_coat_unref);
  g_free (drawing->covered);
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
