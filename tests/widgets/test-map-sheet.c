/* Tests of the tiles that a drawn map is cut into.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-sheet.h"

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

static void
test_only_changed_tiles_are_new (void)
{
  static const struct
  {
    int x, y; /* pixel that changes; below 0: none */
    guint n_new;
  } cases[] = { { -1, -1, 0 }, { 0, 0, 1 }, { 511, 511, 1 }, { 512, 0, 1 }, { 1199, 699, 1 } };
  PentadMapSheet sheet = { 0 };
  PentadMapView view = { 1200, 700, 0, 0, 10 };
  cairo_surface_t *image = make_image (1200, 700, 0xff102030);

  g_assert_cmpuint (pentad_map_sheet_set (&sheet, image, &view, 1), ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].x >= 0)
        set_pixel (image, cases[i].x, cases[i].y, 0xffabcdef);
      g_assert_cmpuint (pentad_map_sheet_set (&sheet, image, &view, 1), ==, cases[i].n_new);
    }
  cairo_surface_destroy (image);

  image = make_image (600, 700, 0xff102030);
  g_assert_cmpuint (pentad_map_sheet_set (&sheet, image, &view, 1), ==, 4);
  cairo_surface_destroy (image);
  pentad_map_sheet_clear (&sheet);
  g_assert_null (sheet.tiles);
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
  /* 200 x 100 pixels of 10 m, centred at the origin; its right half is another colour. */
  PentadMapView own = { 200, 100, 0, 0, 10 };
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
    { { 200, 100, 0, 0, 40 }, 1, 10, 50, 0 }, /* beside the sheet */
    { { 200, 100, 0, 0, 40 }, 1, 80, 50, 0xff112233 },
  };
  PentadMapSheet sheet = { 0 };
  cairo_surface_t *image = make_image (200, 100, 0xff112233);

  for (int y = 0; y < 100; y++)
    for (int x = 100; x < 200; x++)
      set_pixel (image, x, y, 0xff445566);
  g_assert_cmphex (shown_at (&sheet, &own, 1, 50, 50), ==, 0);
  pentad_map_sheet_set (&sheet, image, &own, 1);
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
  g_test_add_func ("/widgets/map-sheet/lies-where-its-view-says", test_lies_where_its_view_says);
  return g_test_run ();
}
