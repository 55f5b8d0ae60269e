/* Tests of the tiles that a drawn map is cut into.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-sheet.h"

#include <math.h>

#define TILE PENTAD_MAP_DRAWING_TILE_PX

static cairo_surface_t *
make_image (int width, int height, guint32 colour)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint32 *pixels = (guint32 *)(gpointer)cairo_image_surface_get_data (image);

  for (int i = 0; i < height * cairo_image_surface_get_stride (image) / 4; i++)
    pixels[i] = colour;
  cairo_surface_mark_dirty (image);
  return image;
}

static void
set_pixel (cairo_surface_t *image, int x, int y, guint32 colour)
{
  guint32 *pixels = (guint32 *)(gpointer)cairo_image_surface_get_data (image);

  cairo_surface_flush (image);
  pixels[y * cairo_image_surface_get_stride (image) / 4 + x] = colour;
  cairo_surface_mark_dirty (image);
}

/* A drawing of `columns` x `rows` tiles from (column, row) on. Transfer full. */
static PentadMapDrawing *
draw (cairo_surface_t *image, int column, int row, const PentadMapDrawing *old)
{
  PentadMapView view = { cairo_image_surface_get_width (image),
                         cairo_image_surface_get_height (image), 0, 0, 10 };

  return pentad_map_drawing_new (image, &view, column, row, old);
}

static void
test_only_changed_tiles_are_new (void)
{
  static const struct
  {
    int x, y; /* pixel that changes; below 0: none */
    guint n_new;
  } cases[] = { { -1, -1, 0 },
                { 0, 0, 1 },
                { TILE - 1, TILE - 1, 1 },
                { TILE, 0, 1 },
                { 3 * TILE - 1, 2 * TILE - 1, 1 } };
  PentadMapSheet sheet = { 0 };
  cairo_surface_t *image = make_image (3 * TILE, 2 * TILE, 0xff102030);
  g_autoptr (PentadMapDrawing) first = draw (image, 4, -3, NULL);

  g_assert_cmpuint (pentad_map_sheet_set (&sheet, first), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].x >= 0)
        set_pixel (image, cases[i].x, cases[i].y, 0xffabcdef);
      g_autoptr (PentadMapDrawing) next = draw (image, 4, -3, sheet.drawing);
      g_assert_cmpuint (pentad_map_sheet_set (&sheet, next), ==, cases[i].n_new);
    }
  cairo_surface_destroy (image);
  pentad_map_sheet_clear (&sheet);
  g_assert_null (sheet.drawing);
}

/* A map that was moved by a tile keeps those that are still there, wherever they are now. */
static void
test_moved_tiles_are_kept (void)
{
  PentadMapSheet sheet = { 0 };
  cairo_surface_t *image = make_image (3 * TILE, 2 * TILE, 0xff102030);
  cairo_surface_t *moved = make_image (3 * TILE, 2 * TILE, 0xff102030);
  g_autoptr (PentadMapDrawing) first = NULL;
  g_autoptr (PentadMapDrawing) second = NULL;

  set_pixel (image, 2 * TILE + 5, 7, 0xffabcdef);
  set_pixel (moved, TILE + 5, 7, 0xffabcdef);
  first = draw (image, 0, 0, NULL);
  second = draw (moved, 1, 0, first);
  g_assert_cmpuint (pentad_map_sheet_set (&sheet, first), ==, 6);
  g_assert_cmpuint (pentad_map_sheet_set (&sheet, second), ==, 2);
  g_assert_true (pentad_map_drawing_get_image (second, 2, 0) ==
                 pentad_map_drawing_get_image (first, 2, 0));
  g_assert_null (pentad_map_drawing_get_image (second, 0, 0));
  pentad_map_sheet_clear (&sheet);
  cairo_surface_destroy (image);
  cairo_surface_destroy (moved);
}

/* A view is grown to whole tiles of the plane, and stays where it is; moved by whole pixels it
 * grows to the same tiles. */
static void
test_views_grow_to_tiles (void)
{
  static const int steps[][2] = { { 0, 0 }, { 24, -17 }, { -700, 513 }, { 100000, 3 } };
  PentadMapView view = { 1201, 733, 3210.25, -87.5, 3.7 };
  int column0, row0;
  PentadMapView grown0 = pentad_map_view_grow (&view, &column0, &row0);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      PentadMapView moved = pentad_map_view_pan (&view, steps[i][0], steps[i][1]);
      int column, row;
      PentadMapView grown = pentad_map_view_grow (&moved, &column, &row);
      double east, north, x, y, x0, y0;

      g_assert_cmpint ((int)grown.width % TILE, ==, 0);
      g_assert_cmpint ((int)grown.height % TILE, ==, 0);
      pentad_map_view_to_m (&moved, 0, 0, &east, &north);
      pentad_map_view_to_px (&grown, east, north, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, round (x), 1e-6);
      g_assert_cmpfloat_with_epsilon (y, round (y), 1e-6);
      g_assert_true (x > -0.5 && y > -0.5 && x < TILE && y < TILE);
      g_assert_true (x + moved.width < grown.width + 0.5 && y + moved.height < grown.height + 0.5);
      /* Tile (column, row) is the same place in both. */
      pentad_map_view_to_m (&grown, 0, 0, &east, &north);
      pentad_map_view_to_px (&grown0, east, north, &x0, &y0);
      g_assert_cmpfloat_with_epsilon (x0, (column - column0) * TILE, 1e-6);
      g_assert_cmpfloat_with_epsilon (y0, (row - row0) * TILE, 1e-6);
    }
}

/* The colour at a point of what a sheet shows under a view. */
static guint32
shown_at (const PentadMapSheet *sheet, const PentadMapView *view, double factor, int x, int y)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *target = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 600);
  cairo_t *cr = cairo_create (target);
  guint32 pixel;

  pentad_map_sheet_append (sheet, snapshot, view, factor);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  cairo_surface_flush (target);
  pixel = ((guint32 *)(gpointer)(cairo_image_surface_get_data (target) +
                                 y * cairo_image_surface_get_stride (target)))[x];
  cairo_surface_destroy (target);
  return pixel;
}

static void
test_lies_where_its_view_says (void)
{
  /* One tile of 10 m a pixel, centred at the origin; its right half is another colour. */
  static const struct
  {
    PentadMapView view;
    double factor;
    int x, y;
    guint32 colour;
  } cases[] = {
    { { 200, 100, 0, 0, 10 }, 1, 50, 50, 0xff112233 },
    { { 200, 100, 0, 0, 10 }, 1, 150, 50, 0xff445566 },
    { { 200, 100, 0, 0, 10 }, 2, 210, 20, 0xff445566 },  /* every pixel twice as wide */
    { { 200, 100, 0, 0, 5 }, 1, 90, 50, 0xff112233 },    /* twice as close */
    { { 200, 100, 500, 0, 10 }, 1, 40, 50, 0xff112233 }, /* moved by 50 pixels */
    { { 200, 100, 500, 0, 10 }, 1, 60, 50, 0xff445566 },
    { { 200, 100, 0, 0, 80 }, 1, 10, 50, 0 }, /* beside the sheet */
    { { 200, 100, 0, 0, 40 }, 1, 80, 50, 0xff112233 },
  };
  PentadMapSheet sheet = { 0 };
  PentadMapView own = { 200, 100, 0, 0, 10 };
  cairo_surface_t *image = make_image (TILE, TILE, 0xff112233);
  g_autoptr (PentadMapDrawing) drawing = NULL;

  for (int y = 0; y < TILE; y++)
    for (int x = TILE / 2; x < TILE; x++)
      set_pixel (image, x, y, 0xff445566);
  g_assert_cmphex (shown_at (&sheet, &own, 1, 50, 50), ==, 0);
  drawing = draw (image, 7, -9, NULL);
  pentad_map_sheet_set (&sheet, drawing);
  cairo_surface_destroy (image);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmphex (shown_at (&sheet, &cases[i].view, cases[i].factor, cases[i].x, cases[i].y),
                       ==, cases[i].colour);
    }
  pentad_map_sheet_clear (&sheet);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/widgets/map-sheet/only-changed-tiles-are-new",
                   test_only_changed_tiles_are_new);
  g_test_add_func ("/widgets/map-sheet/moved-tiles-are-kept", test_moved_tiles_are_kept);
  g_test_add_func ("/widgets/map-drawing/views-grow-to-tiles", test_views_grow_to_tiles);
  g_test_add_func ("/widgets/map-sheet/lies-where-its-view-says", test_lies_where_its_view_says);
  return g_test_run ();
}
