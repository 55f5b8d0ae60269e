/* Stamps look like what they stand for, and are drawn once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/stamps.h"

#include <cairo-svg.h>
#include <stdlib.h>

#define SIDE 64

static void
draw_disc (cairo_t *cr, gconstpointer data)
{
  const PentadRect *box = data;

  cairo_arc (cr, box->x + box->width / 2, box->y + box->height / 2, box->width / 2 - 2, 0,
             2 * G_PI);
  cairo_set_source_rgba (cr, 0.2, 0.5, 0.9, 0.8);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke (cr);
}

static int
largest_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  const guint8 *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  int most = 0;

  for (int i = 0; i < SIDE * SIDE * 4; i++)
    most = MAX (most, abs (p[i] - q[i]));
  return most;
}

static void
test_looks (void)
{
  /* Where the box stands at scale 2, and how far off its pixels may be. */
  static const struct
  {
    double x, y;
    int most;
  } rows[] = { { 3, 4, 1 },       { 5.5, 7, 1 }, { 3.125, 4.375, 1 },
               { 3.06, 4.2, 64 }, { -6, -3, 1 }, { 25, 28, 1 } };
  g_autoptr (PentadStamps) stamps = pentad_stamps_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadRect box = pentad_rect (rows[i].x, rows[i].y, 11, 11);
      cairo_surface_t *stamped = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
      cairo_surface_t *drawn = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
      cairo_t *a = cairo_create (stamped), *b = cairo_create (drawn);

      cairo_scale (a, 2, 2);
      cairo_scale (b, 2, 2);
      g_assert_true (pentad_stamps_draw (stamps, a, "disc", &box, draw_disc, &box));
      draw_disc (b, &box);
      cairo_surface_flush (stamped);
      cairo_surface_flush (drawn);
      g_assert_cmpint (largest_difference (stamped, drawn), <=, rows[i].most);
      cairo_destroy (a);
      cairo_destroy (b);
      cairo_surface_destroy (stamped);
      cairo_surface_destroy (drawn);
    }
}

static void
test_once (void)
{
  g_autoptr (PentadStamps) stamps = pentad_stamps_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < 20; i++)
    {
      PentadRect box = pentad_rect (i, 2 * i, 9, 9);
      g_assert_true (pentad_stamps_draw (stamps, cr, "disc", &box, draw_disc, &box));
    }
  g_assert_cmpuint (pentad_stamps_get_n (stamps), ==, 1);
  /* Never more than fits. */
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("disc %d", i);
      PentadRect box = pentad_rect (0, 0, 200, 200);

      g_assert_true (pentad_stamps_draw (stamps, cr, name, &box, draw_disc, &box));
    }
  g_assert_cmpuint (pentad_stamps_get_n (stamps), <, 30);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static cairo_status_t
swallow (void *closure, const unsigned char *data, unsigned int length)
{
  return CAIRO_STATUS_SUCCESS;
}

static void
test_refused (void)
{
  g_autoptr (PentadStamps) stamps = pentad_stamps_new ();
  cairo_surface_t *pixels = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_surface_t *vectors = cairo_svg_surface_create_for_stream (swallow, NULL, SIDE, SIDE);
  PentadRect small = pentad_rect (1, 1, 9, 9), large = pentad_rect (1, 1, 900, 9);
  PentadRect far = pentad_rect (1e9, 1, 9, 9);
  cairo_t *cr = cairo_create (vectors);

  g_assert_false (pentad_stamps_draw (stamps, cr, "disc", &small, draw_disc, &small));
  cairo_destroy (cr);
  cr = cairo_create (pixels);
  g_assert_false (pentad_stamps_draw (stamps, cr, "disc", &large, draw_disc, &large));
  g_assert_false (pentad_stamps_draw (stamps, cr, "disc", &far, draw_disc, &far));
  cairo_rotate (cr, 0.3);
  g_assert_false (pentad_stamps_draw (stamps, cr, "disc", &small, draw_disc, &small));
  cairo_destroy (cr);
  cairo_surface_destroy (pixels);
  cairo_surface_destroy (vectors);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/stamps/look-like-what-they-stand-for", test_looks);
  g_test_add_func ("/render/stamps/are-drawn-once-and-bounded", test_once);
  g_test_add_func ("/render/stamps/only-on-upright-pixels", test_refused);
  return g_test_run ();
}
