/* The map as pixels against other ways to the same picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"
#include "render/map-blend.h"
#include "render/map-picture.h"
#include "render/sketch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH  700
#define HEIGHT 500

static const PentadMapLines no_lines = { { 0 }, { 0 } };

static PentadMapRaster *
raster_of (PentadMapGeometry *geometry, const PentadMapView *view)
{
  PentadMapRaster *raster = pentad_map_raster_new (geometry, view, &no_lines);

  g_assert_nonnull (raster);
  return raster;
}

/* Draws every cell by cairo, the cell number as its colour. */
static cairo_surface_t *
yardstick (PentadMapGeometry *geometry, const PentadMapView *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    {
      const guint *sizes;
      guint n_rings;
      const PentadMapPoint *ring = pentad_map_geometry_get_cell (geometry, cell, &sizes, &n_rings);
      guint number = (guint)cell + 1;

      for (guint r = 0; r < n_rings; ring += sizes[r], r++)
        {
          cairo_new_sub_path (cr);
          for (guint i = 0; i < sizes[r]; i++)
            {
              double x, y;
              pentad_map_view_to_px (view, ring[i].x / (double)PENTAD_MAP_UNITS,
                                     ring[i].y / (double)PENTAD_MAP_UNITS, &x, &y);
              cairo_line_to (cr, x, y);
            }
          cairo_close_path (cr);
        }
      cairo_set_source_rgb (cr, (number >> 16 & 255) / 255.0, (number >> 8 & 255) / 255.0,
                            (number & 255) / 255.0);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* A pixel on a border: one of its neighbours is another cell. */
static gboolean
is_border (const guint32 *cells, int x, int y)
{
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      {
        int nx = CLAMP (x + dx, 0, WIDTH - 1);
        int ny = CLAMP (y + dy, 0, HEIGHT - 1);
        if (cells[ny * WIDTH + nx] != cells[y * WIDTH + x])
          return TRUE;
      }
  return FALSE;
}

static void
compare_with_cairo (const MadeCity *city, double zoom)
{
  g_autoptr (PentadDivisions) divisions = made_city_new (city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView fit = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 12);
  PentadMapView view = pentad_map_view_zoom (&fit, zoom, 200.3, 170.9);
  g_autoptr (PentadMapRaster) raster = raster_of (geometry, &view);
  const guint32 *cells = pentad_map_raster_get_cells (raster);
  cairo_surface_t *surface = yardstick (geometry, &view);
  guint wrong = 0;

  for (int y = 0; y < HEIGHT; y++)
    {
      const guint32 *row =
          (const guint32 *)(gpointer)(cairo_image_surface_get_data (surface) +
                                      y * cairo_image_surface_get_stride (surface));
      for (int x = 0; x < WIDTH; x++)
        if ((row[x] & 0xffffff) != cells[y * WIDTH + x])
          {
            g_assert_true (is_border (cells, x, y));
            wrong++;
          }
    }
  cairo_surface_destroy (surface);
  /* cairo rounds coordinates to 1/256 pixel. */
  g_assert_cmpuint (wrong, <, WIDTH * HEIGHT / 500);
}

static void
test_cairo (void)
{
  static const MadeCity cities[] = { { 20, 14, 0, FALSE, FALSE, FALSE },
                                     { 20, 14, 3, TRUE, TRUE, FALSE },
                                     { 90, 70, 2, TRUE, FALSE, FALSE },
                                     { 1, 1, 0, FALSE, TRUE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    for (double zoom = 0.2; zoom < 40; zoom *= 3.1)
      compare_with_cairo (&cities[i], zoom);
}

/* The centre of every pixel lies in the cell that owns it, by the model's own search. */
static void
test_locate (void)
{
  MadeCity city = { 24, 18, 3, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 5);
  g_autoptr (PentadMapRaster) raster = raster_of (geometry, &view);
  guint wrong = 0, owned = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double mx, my, lon, lat;
        int place;

        pentad_map_view_to_m (&view, x + 0.5, y + 0.5, &mx, &my);
        pentad_map_geometry_unproject (geometry, mx, my, &lon, &lat);
        place = pentad_divisions_locate (divisions, PENTAD_LEVEL_GRID, lon, lat);
        owned += place >= 0;
        wrong += pentad_map_geometry_place_cell (geometry, place) !=
                 pentad_map_raster_pick (raster, x, y);
      }
  g_assert_cmpuint (owned, >, WIDTH * HEIGHT / 3);
  /* Vertices are rounded to 3 cm, a pixel here is some ten metres. */
  g_assert_cmpuint (wrong, <, WIDTH * HEIGHT / 1000);
}

/* No pixel inside the sheet is left over between neighbours, at any zoom. */
static void
test_no_gaps (void)
{
  MadeCity city = { 40, 30, 2, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView fit = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 0);

  for (double zoom = 1.3; zoom < 3000; zoom *= 2.7)
    {
      PentadMapView view =
          pentad_map_view_zoom (&fit, zoom, WIDTH / 2.0 + 0.37, HEIGHT / 2.0 + 0.11);
      g_autoptr (PentadMapRaster) raster = raster_of (geometry, &view);
      const guint32 *cells = pentad_map_raster_get_cells (raster);

      for (int i = 0; i < WIDTH * HEIGHT; i++)
        {
          /* At the first zoom the crooked upper edge is still in view. */
          if (zoom < 2 && (i / WIDTH < 20 || i / WIDTH > HEIGHT - 20 || i % WIDTH < 20 ||
                           i % WIDTH > WIDTH - 20))
            continue;
          g_assert_cmpuint (cells[i], !=, 0);
        }
    }
}

static void
test_pick (void)
{
  MadeCity city = { 10, 10, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 10);
  g_autoptr (PentadMapRaster) raster = raster_of (geometry, &view);
  PentadMapPictureInput input = { .geometry = geometry, .view = view };
  g_autoptr (PentadMapPicture) picture = pentad_map_picture_new (&input);

  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    {
      int place = pentad_map_geometry_cell_place (geometry, cell);
      const PentadDivision *division = pentad_divisions_get (divisions, place);
      double mx, my, x, y;

      pentad_map_geometry_project (geometry, division->centre.lon, division->centre.lat, &mx, &my);
      pentad_map_view_to_px (&view, mx, my, &x, &y);
      g_assert_cmpint (pentad_map_raster_pick (raster, (int)x, (int)y), ==, cell);
      g_assert_cmpint (pentad_map_picture_pick (picture, x, y), ==, place);
    }
  g_assert_cmpint (pentad_map_raster_pick (raster, -1, 5), ==, -1);
  g_assert_cmpint (pentad_map_raster_pick (raster, WIDTH, 5), ==, -1);
  g_assert_cmpint (pentad_map_raster_pick (raster, 0, 0), ==, -1);
  g_assert_cmpint (pentad_map_picture_pick (picture, NAN, 5), ==, PENTAD_NO_PLACE);
  g_assert_cmpint (pentad_map_picture_pick (picture, 1, 1), ==, PENTAD_NO_PLACE);
}

static void
test_refused (void)
{
  static const PentadMapView views[] = {
    { 0, 100, 0, 0, 1 },     { 100, 40000, 0, 0, 1 }, { 32768, 32768, 0, 0, 1 },
    { 100, 100, NAN, 0, 1 }, { 100, 100, 0, 0, 0 },   { NAN, 5, 0, 0, 1 },
  };
  MadeCity city = { 3, 3, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    g_assert_null (pentad_map_raster_new (geometry, &views[i], &no_lines));
}

static void
test_blend (void)
{
  enum
  {
    N = 4099,
    CELLS = 300
  };
  g_autofree guint32 *cells = g_new (guint32, N);
  g_autofree guint32 *borders = g_new (guint32, N);
  g_autofree guint32 *colours = g_new (guint32, CELLS);
  g_autofree guint32 *fast = g_new0 (guint32, N);
  g_autofree guint32 *plain = g_new0 (guint32, N);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < CELLS; i++)
    colours[i] = pentad_colour_premultiply (g_rand_int (rand));
  for (int i = 0; i < N; i++)
    {
      cells[i] = (guint32)g_rand_int_range (rand, 0, CELLS);
      borders[i] = i % 3 == 0 ? 0 : pentad_colour_premultiply (g_rand_int (rand));
    }
  pentad_map_blend_choose () (fast, cells, borders, colours, N);
  pentad_map_blend_portable (plain, cells, borders, colours, N);
  g_assert_cmpmem (fast, N * sizeof (guint32), plain, N * sizeof (guint32));
  for (int i = 0; i < N; i++)
    {
      guint32 under = colours[cells[i]];
      guint rest = 255 - (borders[i] >> 24);

      if (borders[i] == 0)
        g_assert_cmphex (plain[i], ==, under);
      for (int shift = 0; shift < 32; shift += 8)
        {
          double want = (borders[i] >> shift & 255) + (under >> shift & 255) * rest / 255.0;
          g_assert_cmpfloat_with_epsilon ((double)(plain[i] >> shift & 255), want, 0.51);
        }
    }
}

/* Pixels of two surfaces that differ by more than `most` in some channel. */
static guint
count_different (cairo_surface_t *a, cairo_surface_t *b, int most)
{
  const guint8 *p = cairo_image_surface_get_data (a);
  const guint8 *q = cairo_image_surface_get_data (b);
  int stride = cairo_image_surface_get_stride (a);
  guint different = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int c = 0; c < 4; c++)
        if (abs (p[y * stride + 4 * x + c] - q[y * stride + 4 * x + c]) > most)
          {
            different++;
            break;
          }
  return different;
}

/* Fills, borders of all levels and dimming: the same picture as cairo draws by paths. */
static void
test_vector_path (void)
{
  MadeCity city = { 30, 24, 1, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  int n = pentad_map_geometry_get_n_cells (geometry);
  g_autofree double *values = g_new (double, n);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (int cell = 0; cell < n; cell++)
    values[cell] =
        made_city_value (divisions, pentad_map_geometry_cell_place (geometry, cell), TRUE);
  for (int focus = 0; focus < 2; focus++)
    {
      PentadMapPictureInput input = { .geometry = geometry,
                                      .values = values,
                                      .focus = focus,
                                      .view =
                                          pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 10) };
      g_autoptr (PentadMapPicture) picture = pentad_map_picture_new (&input);
      cairo_surface_t *pixels = pentad_map_picture_render (picture, &theme, 1);
      cairo_surface_t *paths = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (paths);

      pentad_map_picture_draw_paths (picture, cr, &theme);
      cairo_destroy (cr);
      cairo_surface_flush (paths);
      g_test_message ("%u of %d pixels differ by more than a quarter",
                      count_different (pixels, paths, 64), WIDTH * HEIGHT);
      g_assert_cmpuint (count_different (pixels, paths, 64), <, WIDTH * HEIGHT / 200);
      cairo_surface_destroy (pixels);
      cairo_surface_destroy (paths);
    }
}

static void
test_cache (void)
{
  MadeCity city = { 6, 6, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, 100, 100, 0);
  PentadMapView other = pentad_map_view_pan (&view, 3, 0);
  g_autoptr (PentadMapCache) cache = pentad_map_cache_new (2 * 100 * 100 * 8);
  g_autoptr (PentadMapRaster) first = pentad_map_cache_get (cache, geometry, &view, &no_lines);
  g_autoptr (PentadMapRaster) again = pentad_map_cache_get (cache, geometry, &view, &no_lines);
  g_autoptr (PentadMapRaster) moved = pentad_map_cache_get (cache, geometry, &other, &no_lines);
  g_autoptr (PentadMapRaster) late = NULL;

  g_assert_true (first == again);
  g_assert_true (first != moved);
  for (int i = 1; i <= 3; i++)
    {
      PentadMapView far = pentad_map_view_pan (&view, 100 * i, 0);
      g_autoptr (PentadMapRaster) raster = pentad_map_cache_get (cache, geometry, &far, &no_lines);
      g_assert_nonnull (raster);
    }
  late = pentad_map_cache_get (cache, geometry, &view, &no_lines);
  g_assert_true (late != first);
  view.width = NAN;
  g_assert_null (pentad_map_cache_get (cache, geometry, &view, &no_lines));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/map-raster/owns-the-pixels-cairo-fills", test_cairo);
  g_test_add_func ("/render/map-raster/pixel-centres-lie-in-their-cell", test_locate);
  g_test_add_func ("/render/map-raster/leaves-no-gap", test_no_gaps);
  g_test_add_func ("/render/map-raster/pick", test_pick);
  g_test_add_func ("/render/map-raster/refuses-impossible-views", test_refused);
  g_test_add_func ("/render/map-blend/fast-equals-portable", test_blend);
  g_test_add_func ("/render/map-picture/pixels-equal-paths", test_vector_path);
  g_test_add_func ("/render/map-cache/keeps-what-fits", test_cache);
  return g_test_run ();
}
