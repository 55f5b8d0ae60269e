/* Tests of scenes kept as render nodes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "render/paint.h"
#include "render/sketch.h"
#include "widgets/picture.h"

#define SIDE 200

/* Four texts, two of them under a clip of some width; one says something else. */
static PentadScene *
make_scene (PentadText *text, int changed, double clip)
{
  PentadSketch *sketch;
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  sketch = pentad_sketch_new (&theme, text, SIDE, SIDE);
  for (int i = 0; i < 4; i++)
    {
      PentadTextStyle style = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT };

      if (i == 1)
        pentad_sketch_push_clip (sketch, pentad_rect (0, 0, clip, SIDE));
      pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, 10, 20 + 40 * i,
                          i == changed ? "other" : "same", &style);
      if (i == 2)
        pentad_sketch_pop_clip (sketch);
    }
  return pentad_sketch_finish (sketch);
}

static void
test_only_what_changed_is_recorded (void)
{
  static const struct
  {
    int changed;
    double clip;
    guint n_kept;
  } cases[] = { { -1, 180, 4 }, { 0, 180, 3 }, { 2, 180, 3 }, { -1, 20, 0 } };
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) first = make_scene (text, -1, 180);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadScene) next = make_scene (text, cases[i].changed, cases[i].clip);
      PentadPicture picture = { 0 };
      g_autoptr (GPtrArray) before = NULL;
      guint n_kept = 0;

      g_assert_true (pentad_picture_set (&picture, first, text, 1));
      before = g_ptr_array_ref (picture.nodes);
      g_assert_cmpint (pentad_picture_set (&picture, next, text, 1), ==, cases[i].n_kept < 4);
      g_assert_cmpuint (picture.nodes->len, ==, 4);
      for (guint k = 0; k < 4; k++)
        n_kept += picture.nodes->pdata[k] == before->pdata[k];
      g_assert_cmpuint (n_kept, ==, cases[i].n_kept);
      pentad_picture_clear (&picture);
    }
}

/* The nodes together are what the scene is when it is painted. */
static void
test_nodes_equal_the_scene (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) first = make_scene (text, -1, 180);
  g_autoptr (PentadScene) scene = make_scene (text, 1, 30);
  cairo_surface_t *drawn = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_surface_t *painted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (drawn);
  PentadPicture picture = { 0 };
  guint n_inked = 0;

  pentad_picture_set (&picture, first, text, 1);
  pentad_picture_set (&picture, scene, text, 1);
  for (guint i = 0; i < picture.nodes->len; i++)
    gsk_render_node_draw (picture.nodes->pdata[i], cr);
  cairo_destroy (cr);
  cr = cairo_create (painted);
  pentad_paint_scene (cr, scene, pentad_scene_get_theme (scene), text, 1, PENTAD_PAINT_NO_GROUND);
  cairo_destroy (cr);
  cairo_surface_flush (drawn);
  cairo_surface_flush (painted);
  g_assert_cmpmem (cairo_image_surface_get_data (drawn), SIDE * SIDE * 4,
                   cairo_image_surface_get_data (painted), SIDE * SIDE * 4);
  for (int i = 0; i < SIDE * SIDE * 4; i++)
    n_inked += cairo_image_surface_get_data (drawn)[i] != 0;
  g_assert_cmpuint (n_inked, >, 100);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (painted);
  pentad_picture_clear (&picture);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/widgets/picture/only_what_changed_is_recorded",
                   test_only_what_changed_is_recorded);
  g_test_add_func ("/widgets/picture/nodes_equal_the_scene", test_nodes_equal_the_scene);
  return g_test_run ();
}
