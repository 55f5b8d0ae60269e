/* The map as pixels against other ways to the same picture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"
#include "render/map-cache.h"
#include "render/map-picture.h"
#include "render/sketch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TILE   PENTAD_MAP_TILE_PX
#define WIDTH  700
#define HEIGHT 500

static const PentadMapLines no_lines = { { 0 }, { 0 } };

static PentadMapRaster *
raster_of (PentadMapGeometry *geometry, const PentadMapView *view)
{
  PentadMapRaster *raster = pentad_map_raster_new (NULL, geometry, view, &no_lines);

  g_assert_nonnull (raster);
  return raster;
}

/* cell + 1 of every pixel. Transfer full. */
static guint32 *
cells_of (const PentadMapRaster *raster)
{
  int width = pentad_map_raster_get_width (raster);
  int height = pentad_map_raster_get_height (raster);
  guint32 *cells = g_new (guint32, (gsize)width * (gsize)height);

  for (int i = 0; i < width * height; i++)
    cells[i] = (guint32)(pentad_map_raster_pick (raster, i % width, i / width) + 1);
  return cells;
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
compare_zoomed (
    PentadMapGeometry *geometry, const PentadMapView *fit, double zoom, double x0, double y0)
{
  PentadMapView view = pentad_map_view_zoom (fit, zoom, x0, y0);
  g_autoptr (PentadMapRaster) raster = raster_of (geometry, &view);
  g_autofree guint32 *cells = cells_of (raster);
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
compare_with_cairo (const MadeCity *city, double zoom)
{
  g_autoptr (PentadDivisions) divisions = made_city_new (city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView fit = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 12);

  compare_zoomed (geometry, &fit, zoom, 200.3, 170.9);
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
      g_autofree guint32 *cells = cells_of (raster);

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
    g_assert_null (pentad_map_raster_new (NULL, geometry, &views[i], &no_lines));
}

/* Rows, spans and covers of every border byte, in both ways, against floating point. */
static void
test_recolour (void)
{
  const PentadRecolour *ways[] = { pentad_recolour_portable (), pentad_recolour_choose () };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  PentadMapInks inks = { NULL };
  PentadColour colours[PENTAD_N_LEVELS] = { 0xffffffff, 0xff102030, 0x80ff8000, 0xff000000,
                                            0x01808080 };

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    pentad_map_inks_set_border (&inks, (PentadLevel)level, colours[level]);
  for (int round = 0; round < 400; round++)
    {
      guint32 room[TILE + 16], under[TILE], rows[2][TILE], covers[2][TILE], spans[2][TILE];
      guint8 borders[TILE], starts[TILE / 8];
      gsize n = (gsize)g_rand_int_range (rand, 0, TILE + 1);
      int run = 0;

      for (int i = 0; i < TILE + 16; i++)
        room[i] = pentad_colour_premultiply (g_rand_int (rand));
      for (int i = 0; i < TILE / 8; i++)
        starts[i] = (guint8)(round % 3 == 0 ? 255 : g_rand_int (rand) & g_rand_int (rand));
      starts[0] |= 1;
      for (int i = 0; i < TILE; i++)
        {
          borders[i] = (guint8)(round % 4 == 0 ? 0
                                               : g_rand_int_range (rand, 0, 32) << 3 |
                                                     g_rand_int_range (rand, 0, 5));
          run += starts[i / 8] >> i % 8 & 1;
          under[i] = room[run];
        }
      for (int w = 0; w < 2; w++)
        {
          ways[w]->row (rows[w], borders, starts, room + 1, &inks);
          memcpy (covers[w], under, sizeof under);
          ways[w]->cover (covers[w], borders, n, &inks);
          memset (spans[w], 0x55, sizeof spans[w]);
          ways[w]->span (spans[w], borders, room[1], n, &inks);
        }
      g_assert_cmpmem (rows[0], sizeof rows[0], rows[1], sizeof rows[1]);
      g_assert_cmpmem (covers[0], sizeof covers[0], covers[1], sizeof covers[1]);
      g_assert_cmpmem (spans[0], sizeof spans[0], spans[1], sizeof spans[1]);
      g_assert_cmpmem (rows[0], n * 4, covers[0], n * 4);
      g_assert_true (n == TILE || spans[0][n] == 0x55555555);
      for (int i = 0; i < TILE; i++)
        {
          PentadColour over = colours[PENTAD_N_LEVELS - 1 - (borders[i] & 7)];
          double weight = (borders[i] >> 3) / 31.0 * (over >> 24) / 255.0;

          for (int shift = 0; shift < 32; shift += 8)
            {
              double from = under[i] >> shift & 255;
              double to = shift == 24 ? 255 : over >> shift & 255;
              g_assert_cmpfloat_with_epsilon ((double)(rows[0][i] >> shift & 255),
                                              from + (to - from) * weight, 1.51);
            }
        }
    }
  g_test_message ("compared %s with %s", ways[0]->name, ways[1]->name);
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
compare_with_paths (const MadeCity *city, int focus)
{
  g_autoptr (PentadDivisions) divisions = made_city_new (city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  int n = pentad_map_geometry_get_n_cells (geometry);
  g_autofree double *values = g_new (double, n);
  PentadTheme theme;
  PentadMapPictureInput input = { .geometry = geometry,
                                  .values = { .values = values },
                                  .focus = focus,
                                  .view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 10) };
  g_autoptr (PentadMapPicture) picture = NULL;
  cairo_surface_t *pixels, *paths = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (paths);

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (int cell = 0; cell < n; cell++)
    values[cell] =
        made_city_value (divisions, pentad_map_geometry_cell_place (geometry, cell), TRUE);
  picture = pentad_map_picture_new (&input);
  pixels = pentad_map_picture_render (picture, &theme, 1);
  pentad_map_picture_draw_paths (picture, cr, &theme);
  cairo_destroy (cr);
  cairo_surface_flush (paths);
  g_test_message ("%d cells: of %d pixels %u differ by more than an eighth, %u than a quarter", n,
                  WIDTH * HEIGHT, count_different (pixels, paths, 32),
                  count_different (pixels, paths, 64));
  g_assert_cmpuint (count_different (pixels, paths, 32), <=, WIDTH * HEIGHT / 200);
  cairo_surface_destroy (pixels);
  cairo_surface_destroy (paths);
}

/* Fills, borders of all levels and dimming: the same picture as cairo draws by paths. */
static void
test_vector_path (void)
{
  static const MadeCity cities[] = { { 30, 24, 1, TRUE, TRUE, FALSE },
                                     { 90, 64, 1, FALSE, TRUE, FALSE },
                                     { 12, 9, 3, TRUE, TRUE, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    for (int focus = 0; focus < 2; focus++)
      compare_with_paths (&cities[i], focus);
}

/* The city, with a view whose corner is that of a tile. */
static PentadMapView
tile_view (PentadMapGeometry *geometry, int width, int height)
{
  PentadMapView view = pentad_map_view_fit (geometry, 0, width, height, -20);
  int x, y;

  pentad_map_tiling (&view, no_lines.width_px, &x, &y);
  return pentad_map_view_pan (&view, x % PENTAD_MAP_TILE_PX, y % PENTAD_MAP_TILE_PX);
}

static void
paint_pieces (const PentadMapRaster *raster,
              const PentadRecolour *recolour,
              const PentadMapInks *inks,
              const PentadMapPieces *pieces)
{
  int rows = pentad_map_raster_get_height (raster) / pieces->side;

  for (int i = 0; i < pieces->columns * rows; i++)
    {
      PentadMapBox box = { i % pieces->columns * pieces->side, i / pieces->columns * pieces->side,
                           pieces->side, pieces->side };

      pentad_map_raster_paint_part (raster, recolour, inks, &box, pieces->get (pieces->data, i),
                                    pieces->stride);
    }
}

static guint32 *
get_piece (gpointer data, int piece)
{
  return ((guint32 **)data)[piece];
}

/* Colours of cells painted alone are those of the whole frame, and nothing else is touched. */
static void
test_paint_cells (void)
{
  enum
  {
    SIDE = 2 * PENTAD_MAP_TILE_PX,
    COLUMNS = 2,
    ROWS = 2,
    PIECE = SIDE * SIDE
  };
  MadeCity city = { 40, 30, 2, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = tile_view (geometry, COLUMNS * SIDE, ROWS * SIDE);
  PentadMapLines lines = { { 0 }, { 3, 6, 1.5, 1, 0.7 } };
  g_autoptr (PentadMapRaster) raster = pentad_map_raster_new (NULL, geometry, &view, &lines);
  int n = pentad_map_geometry_get_n_cells (geometry);
  g_autofree guint32 *colours = g_new0 (guint32, n + 1);
  g_autofree guint8 *patterns = g_new0 (guint8, n + 1);
  g_autofree guint32 *part = g_new0 (guint32, COLUMNS * ROWS * PIECE);
  g_autofree guint32 *whole = g_new0 (guint32, COLUMNS * ROWS * PIECE);
  guint32 *parts[COLUMNS * ROWS];
  PentadMapPieces pieces = { SIDE, COLUMNS, SIDE, get_piece, parts };
  g_autofree int *changed = g_new (int, n);
  PentadMapInks inks = { .colours = colours,
                         .pattern_px = 8,
                         .pattern_colours = { 0xff00ff00, 0xffff00ff } };
  guint n_changed = 0;

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    pentad_map_inks_set_border (&inks, (PentadLevel)level, 0xff0000ffu << level);
  for (int piece = 0; piece < COLUMNS * ROWS; piece++)
    parts[piece] = part + piece * PIECE;
  for (int with_patterns = 0; with_patterns < 2; with_patterns++)
    {
      inks.patterns = with_patterns ? patterns : NULL;
      paint_pieces (raster, NULL, &inks, &pieces);
      n_changed = 0;
      for (int cell = 0; cell < n; cell += 3)
        {
          colours[cell + 1] = 0xff000000u | (guint32)(cell + 1) * 0x9e3779b9u >> 8;
          patterns[cell + 1] = (guint8)(cell % PENTAD_MAP_N_PATTERNS |
                                        (cell % 2 != 0 ? PENTAD_MAP_PATTERN_IN (1) : 0));
          changed[n_changed++] = cell;
        }
      pentad_map_raster_paint_cells (raster, NULL, &inks, changed, n_changed, &pieces);
      for (int piece = 0; piece < COLUMNS * ROWS; piece++)
        parts[piece] = whole + piece * PIECE;
      paint_pieces (raster, pentad_recolour_portable (), &inks, &pieces);
      for (int piece = 0; piece < COLUMNS * ROWS; piece++)
        parts[piece] = part + piece * PIECE;
      g_assert_cmpmem (part, COLUMNS * ROWS * PIECE * 4, whole, COLUMNS * ROWS * PIECE * 4);
    }
}

/* Where cells overlap the last one shows, whole, and what it leaves of the others. */
static void
test_overlap (void)
{
  static const double boxes[][4] = {
    { 0, 0, 10, 10 }, { 5, 2, 15, 8 }, { 5, 2, 15, 8 }, { 12, 0, 20, 10 }, { 3, 3, 4, 4 }
  };
  PentadLabel name = { { NULL } };
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("1", &name);
  g_autoptr (PentadDivisions) divisions = NULL;
  g_autoptr (PentadMapGeometry) geometry = NULL;
  int seen[G_N_ELEMENTS (boxes) + 1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      char code[2] = { (char)('a' + i), '\0' };
      const double *b = boxes[i];
      PentadShapes *shapes;

      pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, code, &name, NULL);
      shapes = pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID);
      pentad_shapes_begin_ring (shapes);
      pentad_shapes_add_point (shapes, b[0] / 1000, b[1] / 1000);
      pentad_shapes_add_point (shapes, b[2] / 1000, b[1] / 1000);
      pentad_shapes_add_point (shapes, b[2] / 1000, b[3] / 1000);
      pentad_shapes_add_point (shapes, b[0] / 1000, b[3] / 1000);
    }
  divisions = pentad_divisions_builder_finish (builder);
  geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 10);
  g_autoptr (PentadMapRaster) raster = raster_of (geometry, &view);
  double scale = 1000 / 111319.49;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double mx, my;
        int want = -1;
        gboolean near = FALSE;

        pentad_map_view_to_m (&view, x + 0.5, y + 0.5, &mx, &my);
        mx = mx * scale + 10;
        my = my * scale + 5;
        for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
          {
            const double *b = boxes[i];

            if (mx > b[0] && mx < b[2] && my > b[1] && my < b[3])
              want = (int)i;
            for (int side = 0; side < 4; side++)
              near |= fabs ((side % 2 == 0 ? mx : my) - b[side]) < 0.03;
          }
        if (near)
          continue;
        g_assert_cmpint (pentad_map_raster_pick (raster, x, y), ==, want);
        seen[want + 1]++;
      }
  g_assert_cmpint (MIN (seen[0], seen[1]), >, 1000);
  g_assert_cmpint (seen[2], ==, 0);
  g_assert_cmpint (MIN (seen[3], MIN (seen[4], seen[5])), >, 1000);
}

/* A map that is moved by whole pixels shows the same pixels, moved, from the same tiles. */
static void
test_pan (void)
{
  static const int steps[][2] = { { 24, 0 }, { -300, 130 }, { 1000, -700 }, { 1, -1 } };
  MadeCity city = { 24, 18, 3, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  g_autoptr (PentadMapCache) cache = pentad_map_cache_new (64 << 20);
  PentadMapView fit = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 5);
  PentadMapView view = pentad_map_view_zoom (&fit, 3, 300, 200);
  g_autoptr (PentadMapRaster) here = pentad_map_raster_new (cache, geometry, &view, &no_lines);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int dx = steps[i][0], dy = steps[i][1];
      PentadMapView moved = pentad_map_view_pan (&view, dx, dy);
      g_autoptr (PentadMapRaster) there =
          pentad_map_raster_new (cache, geometry, &moved, &no_lines);

      for (int y = MAX (0, dy); y < MIN (HEIGHT, HEIGHT + dy); y++)
        for (int x = MAX (0, dx); x < MIN (WIDTH, WIDTH + dx); x++)
          g_assert_cmpint (pentad_map_raster_pick (there, x, y), ==,
                           pentad_map_raster_pick (here, x - dx, y - dy));
    }
}

/* A tile knows its cells although it has no border in it, and wherever it lies in a cell. */
static void
test_far_inside (void)
{
  MadeCity city = { 9, 9, 2, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView fit = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 5);

  for (double zoom = 20; zoom < 2000; zoom *= 5)
    for (int x = 40; x < WIDTH; x += 213)
      for (int y = 10; y < HEIGHT; y += 97)
        compare_zoomed (geometry, &fit, zoom, x, y);
}

static void
test_cache (void)
{
  MadeCity city = { 6, 6, 0, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, 100, 100, 0);
  PentadMapLines lines = { { 0 }, { 0, 0, 0, 0, 1 } };
  PentadMapBox box = { 0, 0, 3, 2 };
  PentadMapTile *first[6], *again[6], *other[6];
  int x, y;
  PentadMapTiling tiling = pentad_map_tiling (&view, no_lines.width_px, &x, &y);
  PentadMapTiling lined = pentad_map_tiling (&view, lines.width_px, &x, &y);
  g_autoptr (PentadMapCache) cache = pentad_map_cache_new (1 << 20);
  gsize bytes;

  pentad_map_cache_get_tiles (cache, geometry, &tiling, &box, first);
  bytes = pentad_map_cache_get_bytes (cache);
  pentad_map_cache_get_tiles (cache, geometry, &tiling, &box, again);
  g_assert_cmpuint (pentad_map_cache_get_bytes (cache), ==, bytes);
  pentad_map_cache_get_tiles (cache, geometry, &lined, &box, other);
  g_assert_cmpuint (pentad_map_cache_get_bytes (cache), >=, 2 * bytes);
  for (int i = 0; i < 6; i++)
    {
      g_assert_true (first[i] == again[i]);
      g_assert_true (first[i] != other[i]);
      pentad_map_tile_unref (again[i]);
      pentad_map_tile_unref (other[i]);
    }
  for (int i = 0; i < 200; i++)
    {
      PentadMapTile *tile;
      PentadMapBox far = { i, 40, 1, 1 };

      pentad_map_cache_get_tiles (cache, geometry, &tiling, &far, &tile);
      pentad_map_tile_unref (tile);
      g_assert_cmpuint (pentad_map_cache_get_bytes (cache), <=, 1 << 20);
    }
  /* Dropped, but not while it is in use. */
  pentad_map_cache_get_tiles (cache, geometry, &tiling, &box, again);
  for (int i = 0; i < 6; i++)
    {
      g_assert_true (first[i] != again[i]);
      g_assert_cmpint (pentad_map_tile_pick (first[i], 5, 5), ==,
                       pentad_map_tile_pick (again[i], 5, 5));
      pentad_map_tile_unref (again[i]);
      pentad_map_tile_unref (first[i]);
    }
}

typedef struct
{
  PentadMapCache *cache;
  PentadMapGeometry *geometry;
  PentadMapTiling tiling;
  PentadMapBox box;
  PentadMapTile *tiles[12 * 10];
} Getter;

static gpointer
get_tiles (gpointer data)
{
  Getter *getter = data;

  pentad_map_cache_get_tiles (getter->cache, getter->geometry, &getter->tiling, &getter->box,
                              getter->tiles);
  return NULL;
}

static void
assert_same_tile (PentadMapTile *a, PentadMapTile *b)
{
  for (int at = 0; at < PENTAD_MAP_TILE_PX * PENTAD_MAP_TILE_PX; at += 37)
    {
      int x = at % PENTAD_MAP_TILE_PX, y = at / PENTAD_MAP_TILE_PX;

      g_assert_cmpint (pentad_map_tile_pick (a, x, y), ==, pentad_map_tile_pick (b, x, y));
      g_assert_cmpint (pentad_map_tile_border (a, x, y), ==, pentad_map_tile_border (b, x, y));
    }
}

/* Two who need tiles at once, each with helpers, get what one thread makes. */
static void
test_cache_threads (void)
{
  MadeCity city = { 40, 30, 2, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  PentadMapView view = pentad_map_view_fit (geometry, 0, 3000, 2500, 0);
  PentadMapLines lines = { { 0 }, { 3, 2, 1, 1, 1 } };
  int x, y;
  Getter alone = { .geometry = geometry, .box = { 0, 0, 12, 10 } };

  alone.tiling = pentad_map_tiling (&view, lines.width_px, &x, &y);
  get_tiles (&alone);
  for (int round = 0; round < 3; round++)
    {
      g_autoptr (PentadMapCache) cache = pentad_map_cache_new (64 << 20);
      Getter getters[] = { alone, alone };
      GThread *other;

      pentad_map_cache_use_threads (cache);
      getters[0].cache = getters[1].cache = cache;
      other = g_thread_new ("other", get_tiles, &getters[1]);
      get_tiles (&getters[0]);
      g_thread_join (other);
      for (guint i = 0; i < G_N_ELEMENTS (alone.tiles); i++)
        for (int g = 0; g < 2; g++)
          {
            assert_same_tile (alone.tiles[i], getters[g].tiles[i]);
            pentad_map_tile_unref (getters[g].tiles[i]);
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (alone.tiles); i++)
    pentad_map_tile_unref (alone.tiles[i]);
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
  g_test_add_func ("/render/recolour/fast-equals-portable", test_recolour);
  g_test_add_func ("/render/map-picture/pixels-equal-paths", test_vector_path);
  g_test_add_func ("/render/map-raster/cells-alone-equal-the-frame", test_paint_cells);
  g_test_add_func ("/render/map-raster/the-last-of-overlapping-cells-shows", test_overlap);
  g_test_add_func ("/render/map-raster/moves-by-whole-pixels", test_pan);
  g_test_add_func ("/render/map-raster/knows-its-cell-far-inside", test_far_inside);
  g_test_add_func ("/render/map-cache/keeps-what-fits", test_cache);
  g_test_add_func ("/render/map-cache/threads-make-the-same", test_cache_threads);
  return g_test_run ();
}
