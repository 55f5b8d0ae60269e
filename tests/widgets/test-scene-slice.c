/* Tests of parts of scenes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/sketch.h"
#include "toy-city.h"
#include "widgets/scene-slice.h"

/* One op of every kind around a map, under a clip. */
static PentadScene *
make_scene (PentadText *text, gboolean with_map)
{
  g_autoptr (PentadCity) city = toy_city_new ();
  g_autoptr (PentadMapGeometry) geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (city));
  PentadMapPictureInput input = { .geometry = geometry,
                                  .view = pentad_map_view_fit (geometry, 0, 100, 100, 0),
                                  .classes = pentad_classes_fixed (NULL, 0) };
  g_autoptr (PentadMapPicture) picture = pentad_map_picture_new (&input);
  const float points[] = { 1, 2, 3, 4, 5, 9 };
  PentadPaint paint = { .fill = PENTAD_INK_ACCENT, .stroke = PENTAD_INK_TEXT, .width = 2 };
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT };
  PentadTheme theme;
  PentadSketch *sketch;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  sketch = pentad_sketch_new (&theme, text, 200, 100);
  pentad_sketch_rect (sketch, PENTAD_ROLE_FRAME, pentad_rect (0, 0, 200, 100), &paint);
  pentad_sketch_push_clip (sketch, pentad_rect (5, 5, 90, 90));
  pentad_sketch_path (sketch, PENTAD_ROLE_LAYER, points, 3, TRUE, &paint);
  if (with_map)
    pentad_sketch_map (sketch, pentad_rect (0, 0, 100, 100), picture);
  pentad_sketch_segments (sketch, PENTAD_ROLE_LAYER, points, 2, &paint);
  pentad_sketch_marker (sketch, PENTAD_ROLE_MARKER, PENTAD_MARKER_TRIANGLE, 30, 40, 12, &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, 50, 60, "Old town", &style);
  pentad_sketch_pop_clip (sketch);
  pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, 0, 0, 9, 9, PENTAD_INK_AXIS, 1);
  return pentad_sketch_finish (sketch);
}

static void
test_two_halves_leave_out_the_map (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = make_scene (text, TRUE);
  guint map = pentad_scene_slice_find_map (scene);
  guint n = pentad_scene_get_n_ops (scene);
  g_autoptr (PentadScene) under = pentad_scene_slice_new (scene, text, 0, map);
  g_autoptr (PentadScene) over = pentad_scene_slice_new (scene, text, map, n);

  g_assert_cmpuint (map, ==, 3);
  /* The first half closes the clip that was open, the second opens it again. */
  g_assert_cmpuint (pentad_scene_get_n_ops (under), ==, 4);
  g_assert_cmpint (pentad_scene_get_op (under, 3)->kind, ==, PENTAD_OP_UNCLIP);
  g_assert_cmpuint (pentad_scene_get_n_ops (over), ==, 6);
  g_assert_cmpint (pentad_scene_get_op (over, 0)->kind, ==, PENTAD_OP_CLIP);
  for (guint i = 0; i < pentad_scene_get_n_ops (over); i++)
    g_assert_cmpint (pentad_scene_get_op (over, i)->kind, !=, PENTAD_OP_MAP);
}

static void
test_the_whole_is_the_same (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = make_scene (text, FALSE);
  guint n = pentad_scene_get_n_ops (scene);
  g_autoptr (PentadScene) whole = pentad_scene_slice_new (scene, text, 0, n);
  g_autofree char *want = pentad_scene_to_text (scene);
  g_autofree char *got = pentad_scene_to_text (whole);

  g_assert_cmpuint (pentad_scene_slice_find_map (scene), ==, n);
  g_assert_cmpstr (got, ==, want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/scene-slice/two-halves-leave-out-the-map",
                   test_two_halves_leave_out_the_map);
  g_test_add_func ("/widgets/scene-slice/the-whole-is-the-same", test_the_whole_is_the_same);
  return g_test_run ();
}
