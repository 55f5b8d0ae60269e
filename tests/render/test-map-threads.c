/* A map that several threads paint at once while its points and its values change.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That pictures come out right is shown elsewhere; this is for the thread sanitizer, which `./check
 * --long` runs it under, together with seen-locks.c. */
#include "config.h"

#include "made-city.h"
#include "render/map-picture.h"

#include <math.h>

#define WIDTH     900
#define HEIGHT    700
#define N_PAINTER 3
#define N_VIEWS   6
#define N_POINTS  20000

typedef struct
{
  PentadMapPicture *pictures[N_VIEWS]; /* made where the values are, painted elsewhere */
  PentadTheme theme;
  guint32 sum; /* of the pixels */
} Painter;

static void
painter_init (Painter *painter, const PentadMapPictureInput *input, guint first)
{
  PentadMapView whole = pentad_map_view_fit (input->geometry, 0, WIDTH, HEIGHT, 0);

  painter->sum = 0;
  pentad_theme_init (&painter->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      guint turn = (first + i) % N_VIEWS;
      PentadMapView zoomed = pentad_map_view_zoom (&whole, 1 + turn % 3, WIDTH / 2.0, HEIGHT / 2.0);
      PentadMapPictureInput own = *input;

      own.view = pentad_map_view_pan (&zoomed, 40.0 * turn, -30.0 * turn);
      painter->pictures[i] = pentad_map_picture_new (&own);
    }
}

/* As the worker of a live map does. */
static gpointer
paint (gpointer data)
{
  Painter *painter = data;

  for (guint i = 0; i < N_VIEWS; i++)
    {
      cairo_surface_t *surface =
          pentad_map_picture_render (painter->pictures[i], &painter->theme, 1);
      const guint32 *pixels = (const guint32 *)(gpointer)cairo_image_surface_get_data (surface);

      for (int k = 0; k < WIDTH * HEIGHT; k += 97)
        painter->sum += pixels[k];
      pentad_map_picture_pick (painter->pictures[i], WIDTH / 2.0, HEIGHT / 2.0);
      cairo_surface_destroy (surface);
      pentad_map_picture_unref (painter->pictures[i]);
    }
  return NULL;
}

static void
add_points (PentadHeat *heat)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < N_POINTS; i++)
    {
      PentadHeatPoint point = {
        .at = { g_rand_int_range (rand, -2000, 2000) * PENTAD_MAP_UNITS,
                g_rand_int_range (rand, -2000, 2000) * PENTAD_MAP_UNITS },
        .minute = (guint32)i / 100,
      };

      pentad_heat_add (heat, &point, 1);
    }
}

static void
test_painters (void)
{
  static const MadeCity city = { 40, 30, 2, TRUE, TRUE, FALSE };
  g_autoptr (PentadDivisions) divisions = made_city_new (&city);
  g_autoptr (PentadMapGeometry) geometry = pentad_map_geometry_new (divisions);
  g_autoptr (PentadMapCache) cache = pentad_map_cache_new (8 << 20);
  g_autoptr (PentadHeat) heat = pentad_heat_new ();
  int n = pentad_map_geometry_get_n_cells (geometry);
  g_autofree double *values = g_new (double, (gsize)n + 1);
  Painter painters[N_PAINTER];
  GThread *threads[N_PAINTER];

  for (int cell = 0; cell < n; cell++)
    values[cell] =
        made_city_value (divisions, pentad_map_geometry_cell_place (geometry, cell), TRUE);
  add_points (heat);
  pentad_map_cache_use_threads (cache);
  PentadMapPictureInput input = {
    .geometry = geometry,
    .cache = cache,
    .values = { .values = values },
    .style = { .classes = pentad_classes_fixed (NULL, 0) },
    .focus = PENTAD_NO_PLACE,
    .heat = { .heat = heat, .radius_m = 300, .full = 100 },
  };
  for (guint i = 0; i < N_PAINTER; i++)
    painter_init (&painters[i], &input, 2 * i);
  for (guint i = 0; i < N_PAINTER; i++)
    threads[i] = g_thread_new ("painter", paint, &painters[i]);
  /* As playback and arrivals do. */
  for (guint step = 0; step < 40; step++)
    {
      PentadHeatPoint point = { .minute = step };

      pentad_heat_lock (heat);
      pentad_heat_set_window (heat, step, step + 20);
      pentad_heat_add (heat, &point, 1);
      pentad_heat_unlock (heat);
      g_assert_cmpuint (pentad_map_cache_get_bytes (cache), <=, 16 << 20);
    }
  for (guint i = 0; i < N_PAINTER; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpuint (painters[i].sum, !=, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/map-threads/several-paint-at-once", test_painters);
  return g_test_run ();
}
