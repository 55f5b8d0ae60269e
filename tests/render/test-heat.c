/* Density of points against plain ways to work it out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"
#include "render/heat-loops.h"
#include "render/map-picture.h"

#include <math.h>
#include <string.h>

#define WIDTH  403
#define HEIGHT 301

static const PentadMapView view = { WIDTH, HEIGHT, 500, -300, 7 };

static PentadHeatPoint
random_point (GRand *rand, guint i)
{
  return (PentadHeatPoint){ { g_rand_int_range (rand, -60000, 80000),
                              g_rand_int_range (rand, -50000, 40000) },
                            i / 3,
                            (guint8)(i % 7) };
}

static PentadHeat *
heat_of (guint n, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  PentadHeat *heat = pentad_heat_new ();

  for (guint i = 0; i < n; i++)
    {
      PentadHeatPoint point = random_point (rand, i);
      g_assert_cmpuint (pentad_heat_add (heat, &point, 1), ==, i);
    }
  return heat;
}

static void
assert_same (PentadHeat *a, PentadHeat *b, double radius_m)
{
  g_assert_true (pentad_heat_prepare (a, &view, radius_m));
  g_assert_true (pentad_heat_prepare (b, &view, radius_m));
  g_assert_cmpfloat_with_epsilon (pentad_heat_highest (a), pentad_heat_highest (b), 1e-3);
  for (int y = 0; y < HEIGHT; y += 4)
    for (int x = 0; x < WIDTH; x += 4)
      g_assert_cmpfloat_with_epsilon (pentad_heat_density (a, x, y), pentad_heat_density (b, x, y),
                                      1e-3);
}

/* One point: its weight is all there, lies around it, and ends at the radius. */
static void
test_one_point (void)
{
  static const double radii[] = { 5, 100, 340, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (radii); i++)
    {
      PentadHeatPoint point = { { 500 * PENTAD_MAP_UNITS, -300 * PENTAD_MAP_UNITS }, 0, 0 };
      g_autoptr (PentadHeat) heat = pentad_heat_new ();
      double sum = 0, sum_x = 0, sum_y = 0;
      double km2 = 0.007 * 0.007;
      double reach = MAX (radii[i], 3 * PENTAD_HEAT_BIN_PX * 7) + 3 * PENTAD_HEAT_BIN_PX * 7;

      pentad_heat_add (heat, &point, 1);
      g_assert_cmpfloat (pentad_heat_highest (heat), ==, 0);
      g_assert_true (pentad_heat_prepare (heat, &view, radii[i]));
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          {
            double density = pentad_heat_density (heat, x, y);
            double away = hypot (x - WIDTH / 2.0, y - HEIGHT / 2.0) * 7;

            sum += density * km2;
            sum_x += density * km2 * x;
            sum_y += density * km2 * y;
            if (away > reach * 1.5)
              g_assert_cmpfloat (density, ==, 0);
          }
      g_test_message ("radius %.0f m: sum %.4f at %.1f %.1f", radii[i], sum, sum_x, sum_y);
      g_assert_cmpfloat_with_epsilon (sum, 1, 0.002);
      g_assert_cmpfloat_with_epsilon (sum_x / sum, WIDTH / 2.0, 4);
      g_assert_cmpfloat_with_epsilon (sum_y / sum, HEIGHT / 2.0, 4);
    }
}

/* Points spread as far as they should however small the view, down to three pixels; what it comes
 * to is told. */
static void
test_spread (void)
{
  static const struct
  {
    double radius_px, spread_px;
  } rows[] = { { 0.5, 3 },   { 3, 3 },   { 7, 6 },   { 11, 12 }, { 13, 12 },
               { 16, 12 },   { 23, 24 }, { 24, 24 }, { 31, 36 }, { 480, 480 },
               { 17.5, 12 }, { 8, 6 },   { 9.5, 12 } };
  static const double m_per_px[] = { 0.5, 7, 300 };
  PentadHeatPoint point = { { 0, 0 }, 0, 0 };
  g_autoptr (PentadHeat) heat = pentad_heat_new ();

  pentad_heat_add (heat, &point, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (m_per_px); k++)
      {
        PentadMapView seen = { WIDTH, HEIGHT, 0, 0, m_per_px[k] };
        double radius = rows[i].radius_px * m_per_px[k], far = 0;

        g_assert_cmpfloat_with_epsilon (pentad_heat_spread_m (heat, &seen, radius),
                                        rows[i].spread_px * m_per_px[k], 1e-6);
        g_assert_true (pentad_heat_prepare (heat, &seen, radius));
        for (int x = WIDTH / 2; x < WIDTH; x++)
          if (pentad_heat_density (heat, x, HEIGHT / 2) > 0)
            far = x - WIDTH / 2.0;
        if (rows[i].spread_px < WIDTH / 2.0)
          g_assert_cmpfloat_with_epsilon (far, rows[i].spread_px, 6);
      }
}

/* The blurs in both ways against three boxes of floating-point numbers. */
static void
test_blur (void)
{
  enum
  {
    W = 37,
    H = 101,
    BLANK = 31 /* rows above and below: what leaves the picture would come back */
  };
  static const int boxes[] = { 1, 3, 9, 21 };
  const PentadHeatLoops *ways[] = { pentad_heat_loops_portable (), pentad_heat_loops_choose () };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint b = 0; b < G_N_ELEMENTS (boxes); b++)
    {
      int reach = boxes[b] / 2;
      guint32 in[W * H], counts[2][W * H], sums[2][W * H], turned[2][W * H];
      guint64 room[3 * H];
      double want[W * H], next[W * H];

      for (int i = 0; i < W * H; i++)
        {
          gboolean blank = i / W < BLANK || i / W >= H - BLANK || g_rand_int_range (rand, 0, 8) > 0;
          want[i] = in[i] = blank ? 0 : (guint32)g_rand_int_range (rand, 0, 1000);
        }
      for (int pass = 0; pass < 3; pass++)
        {
          for (int i = 0; i < W * H; i++)
            {
              next[i] = 0;
              for (int k = -reach; k <= reach; k++)
                if (i / W + k >= 0 && i / W + k < H)
                  next[i] += want[i + k * W];
            }
          memcpy (want, next, sizeof want);
        }
      for (int w = 0; w < 2; w++)
        {
          ways[w]->blur_counts (in, W, H, boxes[b], (guint32 *)room, counts[w]);
          ways[w]->blur_sums (in, W, H, boxes[b], 1, room, sums[w]);
          ways[w]->turn (counts[w], W, H, turned[w]);
        }
      for (int i = 0; i < W * H; i++)
        {
          g_assert_cmpuint (counts[0][i], ==, (guint32)want[i]);
          g_assert_cmpuint (sums[0][i], ==, (guint32)want[i] / 2);
          g_assert_cmpuint (turned[0][i % W * H + i / W], ==, counts[0][i]);
        }
      g_assert_cmpmem (counts[0], sizeof counts[0], counts[1], sizeof counts[1]);
      g_assert_cmpmem (sums[0], sizeof sums[0], sums[1], sizeof sums[1]);
      g_assert_cmpmem (turned[0], sizeof turned[0], turned[1], sizeof turned[1]);
    }
}

/* Colours, mixing and painting over, in both ways and against floating point. */
static void
test_expand (void)
{
  static const int bins[] = { 4, 8, 32, 1, 2 };
  const PentadHeatLoops *ways[] = { pentad_heat_loops_portable (), pentad_heat_loops_choose () };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 60; round++)
    {
      enum
      {
        N = 11
      };
      int bin = bins[round % 5], part = g_rand_int_range (rand, 0, bin);
      guint32 above[N + 1], below[N + 1], room[N + 9] = { 0 };
      guint32 under[N * 32], pixels[2][N * 32];

      for (int i = 0; i <= N; i++)
        {
          above[i] = g_rand_int_range (rand, 0, 3) == 0
                         ? 0
                         : pentad_colour_premultiply (g_rand_int (rand));
          below[i] = g_rand_int_range (rand, 0, 3) == 0
                         ? 0
                         : pentad_colour_premultiply (g_rand_int (rand));
        }
      for (int i = 0; i < N * bin; i++)
        under[i] = pentad_colour_premultiply (g_rand_int (rand));
      for (int w = 0; w < 2; w++)
        {
          memcpy (pixels[w], under, sizeof under);
          ways[w]->expand (above, below, N, bin, part, room, pixels[w]);
        }
      g_assert_cmpmem (pixels[0], (gsize)(N * bin) * 4, pixels[1], (gsize)(N * bin) * 4);
      for (int i = 0; i < N * bin; i++)
        for (int shift = 0; shift < 32; shift += 8)
          {
            double across = (i % bin) / (double)bin, down = part / (double)bin;
            double over[2]; /* of the channel, and alpha */

            for (int k = 0; k < 2; k++)
              {
                int s = k == 0 ? shift : 24;
                double a = above[i / bin] >> s & 255, b = above[i / bin + 1] >> s & 255;
                double c = below[i / bin] >> s & 255, d = below[i / bin + 1] >> s & 255;
                over[k] = (a * (1 - down) + c * down) * (1 - across) +
                          (b * (1 - down) + d * down) * across;
              }
            g_assert_cmpfloat_with_epsilon (
                (double)(pixels[0][i] >> shift & 255),
                over[0] + (under[i] >> shift & 255) * (1 - over[1] / 255), 4);
          }
    }
}

static void
test_arrivals (void)
{
  g_autoptr (PentadHeat) grown = heat_of (500, 1);
  g_autoptr (PentadHeat) fresh = heat_of (900, 1);
  g_autoptr (PentadHeat) all = heat_of (900, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint64 before;

  g_assert_true (pentad_heat_prepare (grown, &view, 200));
  before = pentad_heat_get_work (grown);
  for (guint i = 0; i < 900; i++)
    {
      PentadHeatPoint point = random_point (rand, i);
      if (i >= 500)
        pentad_heat_add (grown, &point, 1);
    }
  assert_same (grown, fresh, 200);
  g_assert_cmpuint (pentad_heat_get_work (grown) - before, ==, 400);

  for (guint i = 0; i < 900; i += 2)
    {
      pentad_heat_remove (grown, i);
      pentad_heat_remove (grown, i);
    }
  g_assert_cmpuint (pentad_heat_get_count (grown), ==, 450);
  for (guint i = 0; i < 900; i += 2)
    pentad_heat_remove (all, i);
  assert_same (grown, all, 200);
}

/* Playback of hours, forwards, backwards and in leaps, with points that came late. */
static void
test_playback (void)
{
  static const guint32 windows[][2] = { { 0, 60 },    { 20, 80 },  { 40, 100 }, { 10, 70 },
                                        { 200, 260 }, { 0, 1000 }, { 30, 30 },  { 50, 51 } };
  g_autoptr (PentadHeat) played = heat_of (900, 2);
  PentadHeatPoint late = { { 10000, -10000 }, 45, 1 };
  guint64 before;

  pentad_heat_add (played, &late, 1);
  g_assert_true (pentad_heat_prepare (played, &view, 150));
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr (PentadHeat) fresh = heat_of (900, 2);

      pentad_heat_add (fresh, &late, 1);
      pentad_heat_set_window (fresh, windows[i][0], windows[i][1]);
      before = pentad_heat_get_work (played);
      pentad_heat_set_window (played, windows[i][0], windows[i][1]);
      if (i == 1 || i == 2) /* 20 minutes go and 20 come, of three points each; one is late */
        g_assert_cmpuint (pentad_heat_get_work (played) - before, <=, 2 * 20 * 3 + 1);
      assert_same (played, fresh, 150);
    }
}

static void
test_classes (void)
{
  gboolean shown[PENTAD_HEAT_CLASSES] = { [2] = TRUE, [5] = TRUE };
  g_autoptr (PentadHeat) filtered = heat_of (700, 3);
  g_autoptr (PentadHeat) chosen = pentad_heat_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  g_assert_true (pentad_heat_prepare (filtered, &view, 300));
  pentad_heat_set_classes (filtered, shown);
  for (guint i = 0; i < 700; i++)
    {
      PentadHeatPoint point = random_point (rand, i);
      if (shown[point.class])
        pentad_heat_add (chosen, &point, 1);
    }
  assert_same (filtered, chosen, 300);
  pentad_heat_set_classes (filtered, NULL);
  g_autoptr (PentadHeat) all = heat_of (700, 3);
  assert_same (filtered, all, 300);
}

/* What is painted is the colour of the density, and nothing where there is none. */
static void
test_paint (void)
{
  g_autoptr (PentadHeat) heat = heat_of (400, 6);
  g_autofree guint32 *pixels = g_new (guint32, WIDTH * HEIGHT);
  guint32 palette[PENTAD_HEAT_COLOURS];
  int seen = 0;

  for (int i = 0; i < PENTAD_HEAT_COLOURS; i++)
    palette[i] = i == 0 ? 0 : 0xff000000u | (guint32)i;
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    pixels[i] = 0xff00ff00;
  pentad_heat_paint (heat, palette, 0, pixels, WIDTH); /* not prepared: nothing */
  g_assert_cmphex (pixels[WIDTH * HEIGHT / 2], ==, 0xff00ff00);
  g_assert_true (pentad_heat_prepare (heat, &view, 250));
  pentad_heat_paint (heat, palette, 0, pixels, WIDTH);
  for (int y = 0; y < HEIGHT; y += PENTAD_HEAT_BIN_PX)
    for (int x = 0; x < WIDTH; x += PENTAD_HEAT_BIN_PX)
      {
        double want = 255 * pentad_heat_density (heat, x, y) / pentad_heat_highest (heat);

        g_assert_cmpfloat_with_epsilon (pixels[y * WIDTH + x] & 255, want, 1.01);
        seen += want > 20;
      }
  g_assert_cmpint (seen, >, 100);
  /* The columns beyond the last whole bin are painted, too. */
  g_assert_cmphex (pixels[(HEIGHT / 2) * WIDTH + WIDTH - 1] & 255, >, 0);
}

static void
test_refused (void)
{
  static const PentadMapView views[] = { { 0, 100, 0, 0, 1 },
                                         { 100, 40000, 0, 0, 1 },
                                         { 100, 100, NAN, 0, 1 },
                                         { 100, 100, 1e9, 0, 1 },
                                         { 100, 100, 0, 0, 0 } };
  g_autoptr (PentadHeat) heat = heat_of (10, 1);
  PentadMapView far = { 100, 100, 9e7, -9e7, 0.02 };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    g_assert_false (pentad_heat_prepare (heat, &views[i], 100));
  g_assert_false (pentad_heat_prepare (heat, &view, 0));
  g_assert_false (pentad_heat_prepare (heat, &view, NAN));
  g_assert_true (pentad_heat_prepare (heat, &far, 1e9));
  g_assert_cmpfloat (pentad_heat_highest (heat), ==, 0);
}

/* A map that shows a density paints it over its cells, in pixels as over paths. */
static void
test_map (void)
{
  MadeCity city = { 20, 14, 1, FALSE, FALSE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  g_autoptr (PentadHeat) heat = pentad_heat_new ();
  PentadHeatPoint point = { { 0, 0 }, 0, 0 };
  PentadMapPictureInput input = {
    .geometry = geometry,
    .view = pentad_map_view_fit (geometry, 0, WIDTH, HEIGHT, 0),
  };
  cairo_surface_t *shown[3];
  guint32 middle[3], corner[3];
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  pentad_heat_add (heat, &point, 1);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PentadMapPicture) picture = NULL;

      input.heat = (PentadMapHeat){ i > 0 ? heat : NULL, 400, 0 };
      picture = pentad_map_picture_new (&input);
      if (i < 2)
        shown[i] = pentad_map_picture_render (picture, &theme, 1);
      else
        {
          cairo_t *cr;

          shown[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
          cr = cairo_create (shown[i]);
          pentad_map_picture_draw_paths (picture, cr, &theme);
          cairo_destroy (cr);
          cairo_surface_flush (shown[i]);
        }
      const guint32 *pixels = (const guint32 *)(gpointer)cairo_image_surface_get_data (shown[i]);
      middle[i] = pixels[HEIGHT / 2 * WIDTH + WIDTH / 2];
      corner[i] = pixels[40 * WIDTH + 40];
      cairo_surface_destroy (shown[i]);
    }
  g_autoptr (PentadMapPicture) before = pentad_map_picture_new (&input);
  g_autoptr (PentadMapPicture) same = pentad_map_picture_new (&input);
  pentad_heat_remove (heat, 0);
  g_autoptr (PentadMapPicture) after = pentad_map_picture_new (&input);
  g_assert_true (pentad_map_picture_looks_like (before, same));
  g_assert_false (pentad_map_picture_looks_like (before, after));
  g_assert_cmphex (middle[1], !=, middle[0]);
  g_assert_cmphex (corner[1], ==, corner[0]);
  for (int shift = 0; shift < 32; shift += 8)
    g_assert_cmpfloat_with_epsilon ((double)(middle[1] >> shift & 255),
                                    (double)(middle[2] >> shift & 255), 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/heat/spreads-a-point-over-its-radius", test_one_point);
  g_test_add_func ("/render/heat/spreads-no-farther-from-afar", test_spread);
  g_test_add_func ("/render/heat/blurs-as-three-boxes", test_blur);
  g_test_add_func ("/render/heat/mixes-colours", test_expand);
  g_test_add_func ("/render/heat/arrivals-change-their-bins-only", test_arrivals);
  g_test_add_func ("/render/heat/plays-back", test_playback);
  g_test_add_func ("/render/heat/shows-chosen-classes", test_classes);
  g_test_add_func ("/render/heat/paints-the-density", test_paint);
  g_test_add_func ("/render/heat/lies-over-a-map", test_map);
  g_test_add_func ("/render/heat/refuses-impossible-views", test_refused);
  return g_test_run ();
}
