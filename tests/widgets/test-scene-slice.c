/* Tests of parts of scenes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/sketch.h"
#include "toy-city.h"
#include "widgets/scene-slice.h"

#include <string.h>

/* One op of every kind around a map, under a clip. */
static PentadScene *
make_scene (PentadText *text, const char *label)
{
  g_autoptr (PentadCity) city = toy_city_new ();
  g_autoptr (PentadMapGeometry) geometry =
      pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (city));
  PentadMapPictureInput input = { .geometry = geometry,
                                  .view = pentad_map_view_fit (geometry, 0, 100, 100, 0),
                                  .style = { .classes = pentad_classes_fixed (NULL, 0) } };
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
  pentad_sketch_map (sketch, pentad_rect (0, 0, 100, 100), picture);
  pentad_sketch_segments (sketch, PENTAD_ROLE_LAYER, points, 2, &paint);
  pentad_sketch_marker (sketch, PENTAD_ROLE_MARKER, PENTAD_MARKER_TRIANGLE, 30, 40, 12, &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, 50, 60, label, &style);
  pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, 50, 20, "open cases", &style);
  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, 50, 80, "12 unit grids", &style);
  pentad_sketch_pop_clip (sketch);
  pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, 0, 0, 9, 9, PENTAD_INK_AXIS, 1);
  return pentad_sketch_finish (sketch);
}

static void
test_parts_are_told_apart_by_role (void)
{
  static const PentadOpKind ground[] = { PENTAD_OP_RECT, PENTAD_OP_CLIP, PENTAD_OP_UNCLIP };
  static const PentadOpKind map[] = { PENTAD_OP_CLIP,     PENTAD_OP_PATH,   PENTAD_OP_MAP,
                                      PENTAD_OP_SEGMENTS, PENTAD_OP_MARKER, PENTAD_OP_TEXT,
                                      PENTAD_OP_UNCLIP,   PENTAD_OP_PATH };
  static const PentadOpKind legend[] = { PENTAD_OP_CLIP, PENTAD_OP_TEXT, PENTAD_OP_UNCLIP };
  static const struct
  {
    PentadSlice part;
    const PentadOpKind *kinds;
    guint n_kinds;
  } cases[] = {
    { PENTAD_SLICE_GROUND, ground, G_N_ELEMENTS (ground) },
    { PENTAD_SLICE_MAP, map, G_N_ELEMENTS (map) },
    { PENTAD_SLICE_LEGEND, legend, G_N_ELEMENTS (legend) },
    { PENTAD_SLICE_NOTES, legend, G_N_ELEMENTS (legend) },
  };
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = make_scene (text, "Old town");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadScene) slice = pentad_scene_slice_new (scene, text, cases[i].part);

      g_assert_cmpuint (pentad_scene_get_n_ops (slice), ==, cases[i].n_kinds);
      for (guint op = 0; op < cases[i].n_kinds; op++)
        g_assert_cmpint (pentad_scene_get_op (slice, op)->kind, ==, cases[i].kinds[op]);
      g_assert_cmpint (pentad_scene_find_map (slice) != NULL, ==,
                       cases[i].part == PENTAD_SLICE_MAP);
    }
}

static void
test_ops_are_copied_whole (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = make_scene (text, "Old town");
  g_autoptr (PentadScene) slice = pentad_scene_slice_new (scene, text, PENTAD_SLICE_MAP);
  g_autoptr (PentadScene) again = pentad_scene_slice_new (slice, text, PENTAD_SLICE_MAP);
  g_autofree char *all = pentad_scene_to_text (scene);
  g_autofree char *part = pentad_scene_to_text (slice);
  g_auto (GStrv) lines = g_strsplit (part, "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++) /* the first line tells the size */
    g_assert_nonnull (strstr (all, lines[i]));
  g_assert_true (pentad_scene_looks_like (slice, again));
}

static void
test_scenes_that_differ_are_told_apart (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = make_scene (text, "Old town");
  g_autoptr (PentadScene) same = make_scene (text, "Old town");
  g_autoptr (PentadScene) other = make_scene (text, "New town");
  g_autoptr (PentadScene) slice = pentad_scene_slice_new (scene, text, PENTAD_SLICE_LEGEND);

  g_assert_true (pentad_scene_looks_like (scene, scene));
  g_assert_false (pentad_scene_looks_like (scene, other));
  g_assert_false (pentad_scene_looks_like (scene, slice));
  /* Of two geometries, even equal ones, nothing is assumed. */
  g_assert_false (pentad_scene_looks_like (scene, same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/scene-slice/parts-are-told-apart-by-role",
                   test_parts_are_told_apart_by_role);
  g_test_add_func ("/widgets/scene-slice/ops-are-copied-whole", test_ops_are_copied_whole);
  g_test_add_func ("/widgets/scene-slice/scenes-that-differ-are-told-apart",
                   test_scenes_that_differ_are_told_apart);
  return g_test_run ();
}
