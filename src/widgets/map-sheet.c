/* A drawn piece of map that can be shown under any view.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-sheet.h"

#include <math.h>
#include <string.h>

#define TILE PENTAD_MAP_DRAWING_TILE_PX
/* Tiles from the origin of the nodes beyond which floats would miss a part of a pixel. */
#define FAR_TILES 2048

static void
unref_node (GskRenderNode *node)
{
  if (node != NULL) /* NULL: taken over by the next drawing */
    gsk_render_node_unref (node);
}

/* The image lives as long as the recording that shows it, which GTK holds until the next frame is
 * drawn: of one that is destroyed before, cairo makes a copy. */
static void
keep_image (cairo_surface_t *recording, cairo_surface_t *image)
{
  static const cairo_user_data_key_t key;

  cairo_surface_reference (image);
  if (cairo_surface_set_user_data (recording, &key, image,
                                   (cairo_destroy_func_t)cairo_surface_destroy) !=
      CAIRO_STATUS_SUCCESS)
    cairo_surface_destroy (image);
}

static GskRenderNode *
make_node (cairo_surface_t *image, int x, int y)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float)x, (float)y, TILE, TILE);
  GskRenderNode *drawing = gsk_cairo_node_new (&bounds);
  /* The clip is for speed; see picture.c. */
  GskRenderNode *node = gsk_clip_node_new (drawing, &bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (drawing);

  cairo_set_source_surface (cr, image, x, y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  keep_image (gsk_cairo_node_get_surface (drawing), image);
  gsk_render_node_unref (drawing);
  return node;
}

/* The place of a node that shows an image already, or NULL. */
static GskRenderNode **
find_node (const PentadMapSheet *sheet, int column, int row, cairo_surface_t *image)
{
  const PentadMapDrawing *old = sheet->drawing;

  if (old == NULL || pentad_map_drawing_get_image (old, column, row) != image)
    return NULL;
  return (GskRenderNode **)&sheet->nodes
      ->pdata[(row - old->row) * old->columns + column - old->column];
}

guint
pentad_map_sheet_set (PentadMapSheet *sheet, PentadMapDrawing *drawing)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)unref_node);
  gboolean far = ABS ((gint64)drawing->column - sheet->column) > FAR_TILES ||
                 ABS ((gint64)drawing->row - sheet->row) > FAR_TILES;
  guint n_new = 0;

  if (sheet->drawing == NULL || far)
    {
      pentad_map_sheet_clear (sheet);
      sheet->column = drawing->column;
      sheet->row = drawing->row;
    }
  for (guint i = 0; i < drawing->images->len; i++)
    {
      int column = drawing->column + (int)i % drawing->columns;
      int row = drawing->row + (int)i / drawing->columns;
      GskRenderNode **was = find_node (sheet, column, row, drawing->images->pdata[i]);

      if (was != NULL)
        {
          g_ptr_array_add (nodes, g_steal_pointer (was));
          continue;
        }
      g_ptr_array_add (nodes, make_node (drawing->images->pdata[i], (column - sheet->column) * TILE,
                                         (row - sheet->row) * TILE));
      n_new++;
    }
  pentad_map_drawing_ref (drawing);
  g_clear_pointer (&sheet->nodes, g_ptr_array_unref);
  g_clear_pointer (&sheet->drawing, pentad_map_drawing_unref);
  sheet->drawing = drawing;
  sheet->nodes = nodes;
  return n_new;
}

PentadRect
pentad_map_sheet_get_box (const PentadMapSheet *sheet, const PentadMapView *view, double factor)
{
  const PentadMapDrawing *drawing = sheet->drawing;
  double east, north, x, y, zoom;

  if (drawing == NULL)
    return pentad_rect (0, view->height * factor, 0, 0);

  pentad_map_view_to_m (&drawing->view, 0, 0, &east, &north);
  pentad_map_view_to_px (view, east, north, &x, &y);
  zoom = drawing->view.m_per_px / view->m_per_px * factor;
  x *= factor;
  y *= factor;
  /* On whole pixels of the output when nothing is scaled: resampling would blur, and take long. The
   * output has one or two pixels for each of the widget. */
  for (int scale = 1; scale <= 4; scale++)
    if (fabs (zoom * scale - 1) < 1e-6)
      {
        x = round (x * scale) / scale;
        y = round (y * scale) / scale;
      }
  return pentad_rect (x, y, drawing->columns * TILE * zoom, drawing->rows * TILE * zoom);
}

void
pentad_map_sheet_append (const PentadMapSheet *sheet,
                         GtkSnapshot *snapshot,
                         const PentadMapView *view,
                         double factor)
{
  const PentadMapDrawing *drawing = sheet->drawing;
  PentadRect box = pentad_map_sheet_get_box (sheet, view, factor);
  double shrink;

  if (drawing == NULL)
    return;

  shrink = box.width / (drawing->columns * TILE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)(box.x - (drawing->column - sheet->column) * TILE * shrink),
                            (float)(box.y - (drawing->row - sheet->row) * TILE * shrink)));
  if (fabs (shrink - 1) > 1e-6)
    gtk_snapshot_scale (snapshot, (float)shrink, (float)shrink);
  for (guint i = 0; i < sheet->nodes->len; i++)
    gtk_snapshot_append_node (snapshot, sheet->nodes->pdata[i]);
  gtk_snapshot_restore (snapshot);
}

void
pentad_map_sheet_clear (PentadMapSheet *sheet)
{
  g_clear_pointer (&sheet->nodes, g_ptr_array_unref);
  g_clear_pointer (&sheet->drawing, pentad_map_drawing_unref);
  memset (sheet, 0, sizeof *sheet);
}
