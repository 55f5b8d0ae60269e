/* A drawn piece of map, cut into tiles, that can be shown under any view.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-sheet.h"

#include <math.h>
#include <string.h>

/* Measured best at 3840x2160 under GTK's cairo renderer. */
#define TILE_PX 512

typedef struct
{
  cairo_surface_t *image; /* kept with the node: cairo copies what is destroyed before it */
  GskRenderNode *node;    /* pixels, from the corner of the sheet */
} Tile;

static void
tile_free (Tile *tile)
{
  if (tile == NULL) /* taken over by the next drawing */
    return;
  gsk_render_node_unref (tile->node);
  cairo_surface_destroy (tile->image);
  g_free (tile);
}

static const guint8 *
row_at (cairo_surface_t *image, int x, int y)
{
  return cairo_image_surface_get_data (image) + (gsize)y * cairo_image_surface_get_stride (image) +
         (gsize)x * 4;
}

static gboolean
is_same (const Tile *tile, cairo_surface_t *image, const GdkRectangle *box)
{
  for (int y = 0; y < box->height; y++)
    if (memcmp (row_at (tile->image, 0, y), row_at (image, box->x, box->y + y),
                (gsize)box->width * 4) != 0)
      return FALSE;
  return TRUE;
}

static cairo_surface_t *
copy_pixels (cairo_surface_t *image, const GdkRectangle *box)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, box->width, box->height);
  int stride = cairo_image_surface_get_stride (copy);
  guint8 *to = cairo_image_surface_get_data (copy);

  for (int y = 0; y < box->height; y++)
    memcpy (to + (gsize)y * stride, row_at (image, box->x, box->y + y), (gsize)box->width * 4);
  cairo_surface_mark_dirty (copy);
  return copy;
}

static Tile *
tile_new (cairo_surface_t *image, const GdkRectangle *box)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (box->x, box->y, box->width, box->height);
  Tile *tile = g_new0 (Tile, 1);
  GskRenderNode *drawing;
  cairo_t *cr;

  tile->image = copy_pixels (image, box);
  drawing = gsk_cairo_node_new (&bounds);
  /* The clip is for speed; see picture.c. */
  tile->node = gsk_clip_node_new (drawing, &bounds);
  cr = gsk_cairo_node_get_draw_context (drawing);
  gsk_render_node_unref (drawing);
  cairo_set_source_surface (cr, tile->image, box->x, box->y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return tile;
}

guint
pentad_map_sheet_set (PentadMapSheet *sheet,
                      cairo_surface_t *image,
                      const PentadMapView *view,
                      double scale)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&sheet->tiles);
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  guint n_new = 0;

  cairo_surface_flush (image);
  if (width != sheet->width || height != sheet->height)
    g_clear_pointer (&old, g_ptr_array_unref);
  sheet->tiles = g_ptr_array_new_with_free_func ((GDestroyNotify)tile_free);
  for (int y = 0; y < height; y += TILE_PX)
    for (int x = 0; x < width; x += TILE_PX)
      {
        GdkRectangle box = { x, y, MIN (TILE_PX, width - x), MIN (TILE_PX, height - y) };
        Tile **was = old != NULL ? (Tile **)&old->pdata[sheet->tiles->len] : NULL;

        if (was != NULL && is_same (*was, image, &box))
          g_ptr_array_add (sheet->tiles, g_steal_pointer (was));
        else
          {
            g_ptr_array_add (sheet->tiles, tile_new (image, &box));
            n_new++;
          }
      }
  sheet->view = *view;
  sheet->scale = scale;
  sheet->width = width;
  sheet->height = height;
  return n_new;
}

PentadRect
pentad_map_sheet_get_box (const PentadMapSheet *sheet, const PentadMapView *view, double factor)
{
  double east, north, x, y;
  double zoom = sheet->view.m_per_px / view->m_per_px;

  if (sheet->tiles == NULL)
    return pentad_rect (0, view->height * factor, 0, 0);

  pentad_map_view_to_m (&sheet->view, 0, 0, &east, &north);
  pentad_map_view_to_px (view, east, north, &x, &y);
  x *= factor;
  y *= factor;
  /* On whole pixels of the output when nothing is scaled: resampling would blur, and take long. */
  if (fabs (zoom - 1) < 1e-9)
    {
      double per_unit = sheet->scale / factor;

      x = round (x * per_unit) / per_unit;
      y = round (y * per_unit) / per_unit;
    }
  zoom *= factor / sheet->scale;
  return pentad_rect (x, y, sheet->width * zoom, sheet->height * zoom);
}

void
pentad_map_sheet_append (const PentadMapSheet *sheet,
                         GtkSnapshot *snapshot,
                         const PentadMapView *view,
                         double factor)
{
  PentadRect box = pentad_map_sheet_get_box (sheet, view, factor);
  float shrink;

  if (sheet->tiles == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)box.x, (float)box.y));
  shrink = (float)(box.width / sheet->width);
  if (fabsf (shrink - 1) > 1e-6f)
    gtk_snapshot_scale (snapshot, shrink, shrink);
  for (guint i = 0; i < sheet->tiles->len; i++)
    gtk_snapshot_append_node (snapshot, ((Tile *)sheet->tiles->pdata[i])->node);
  gtk_snapshot_restore (snapshot);
}

void
pentad_map_sheet_clear (PentadMapSheet *sheet)
{
  g_clear_pointer (&sheet->tiles, g_ptr_array_unref);
  memset (sheet, 0, sizeof *sheet);
}
