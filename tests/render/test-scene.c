/* Sketches and scenes: nesting, hits, the text form, what must never get in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/division.h"
#include "render/sketch.h"

#include <math.h>
#include <string.h>

typedef struct
{
  PentadText *text;
  PentadSketch *sketch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, 1920, 1080);
  fixture->text = pentad_text_new (NULL);
  fixture->sketch = pentad_sketch_new (&theme, fixture->text, 200, 100);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pentad_sketch_free (fixture->sketch);
  pentad_text_free (fixture->text);
}

static PentadScene *
finish (Fixture *fixture)
{
  return pentad_sketch_finish (g_steal_pointer (&fixture->sketch));
}

static void
test_text_form (Fixture *fixture, gconstpointer data)
{
  const float line[] = { 0, 0, 10.04f, 5.06f };
  PentadPaint dashed = { .stroke = PENTAD_INK_BAD, .stroke_alpha = 0.5f, .width = 2, .dash = 3 };
  PentadPaint box = { .fill = PENTAD_INK_RGB (0x102030),
                      .radius = 4,
                      .hatch = PENTAD_HATCH_DIAGONAL };
  PentadTextStyle style = {
    .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT, .bold = TRUE, .max_width = 50
  };
  g_autoptr (PentadScene) scene = NULL;
  g_autofree char *text = NULL;

  pentad_sketch_set_chart (fixture->sketch, "c");
  pentad_sketch_push_offset (fixture->sketch, 10, 20);
  pentad_sketch_push_clip (fixture->sketch, pentad_rect (0, 0, 50, 50));
  pentad_sketch_rect (fixture->sketch, PENTAD_ROLE_MARK, pentad_rect (1, 2, 3.14159, 4), &box);
  pentad_sketch_path (fixture->sketch, PENTAD_ROLE_MARK, line, 2, FALSE, &dashed);
  pentad_sketch_pop_clip (fixture->sketch);
  pentad_sketch_pop_offset (fixture->sketch);
  pentad_sketch_set_chart (fixture->sketch, NULL);
  pentad_sketch_text (fixture->sketch, PENTAD_ROLE_TITLE, -0.04, 30, "a \"b\"\n", &style);
  pentad_sketch_hit (fixture->sketch, pentad_rect (0, 0, 5, 5), "place:3", "tip", 3);
  scene = finish (fixture);
  text = pentad_scene_to_text (scene);
  g_assert_cmpstr (text, ==,
                   "scene 200x100 dark zh_CN\n"
                   "clip #c 10,20 50x50\n"
                   "mark rect #c 11,22 3.1x4 fill=#102030 r=4 hatched\n"
                   "mark path #c stroke=bad@0.50/2 dashed 10,20 20,25.1\n"
                   "unclip #c\n"
                   "title text 0,30 start baseline body bold text max=50 \"a \\\"b\\\"\\x0a\"\n"
                   "hit place:3 0,0 5x5 place=3 \"tip\"\n");
  g_assert_cmpuint (pentad_scene_count_marks (scene, "c"), ==, 3);
  g_assert_cmpuint (pentad_scene_count_marks (scene, "d"), ==, 0);
  g_assert_cmpuint (pentad_scene_count_marks (scene, NULL), ==, 3);
}

static void
test_not_finite (Fixture *fixture, gconstpointer data)
{
  static const double bad[] = { NAN, INFINITY, -INFINITY };
  PentadTextStyle style = { .ink = PENTAD_INK_TEXT };
  PentadPaint paint = { .fill = PENTAD_INK_BAD };
  g_autoptr (PentadScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const float xy[] = { 0, 0, (float)bad[i], 1, 2, 2 };

      pentad_sketch_fill (fixture->sketch, PENTAD_ROLE_MARK, pentad_rect (bad[i], 0, 1, 1), 1, 0);
      pentad_sketch_fill (fixture->sketch, PENTAD_ROLE_MARK, pentad_rect (0, 0, bad[i], 1), 1, 0);
      pentad_sketch_path (fixture->sketch, PENTAD_ROLE_MARK, xy, 3, TRUE, &paint);
      pentad_sketch_segments (fixture->sketch, PENTAD_ROLE_MARK, xy, 3, &paint);
      pentad_sketch_marker (fixture->sketch, PENTAD_ROLE_MARK, PENTAD_MARKER_CIRCLE, 0, bad[i], 5,
                            &paint);
      pentad_sketch_text (fixture->sketch, PENTAD_ROLE_MARK, bad[i], 0, "x", &style);
      pentad_sketch_hit (fixture->sketch, pentad_rect (0, bad[i], 1, 1), "key", NULL, 0);
    }
  pentad_sketch_fill (fixture->sketch, PENTAD_ROLE_MARK, pentad_rect (0, 0, -1, 1), 1, 0);
  style.max_width = -1;
  pentad_sketch_text (fixture->sketch, PENTAD_ROLE_MARK, 0, 0, "x", &style);
  pentad_sketch_text (fixture->sketch, PENTAD_ROLE_MARK, 0, 0, NULL, &style);
  scene = finish (fixture);
  g_assert_cmpuint (pentad_scene_get_n_ops (scene), ==, 0);
  g_assert_cmpuint (pentad_scene_get_n_hits (scene), ==, 0);
}

static void
test_hits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadScene) scene = NULL;
  int place = 0;

  pentad_sketch_hit (fixture->sketch, pentad_rect (0, 0, 100, 100), "below", NULL, PENTAD_NO_PLACE);
  pentad_sketch_hit (fixture->sketch, pentad_rect (10, 10, 10, 10), "above", "tip", 7);
  pentad_sketch_hit (fixture->sketch, pentad_rect (0, 0, 5, 5), NULL, NULL, 1);
  scene = finish (fixture);
  g_assert_cmpuint (pentad_scene_get_n_hits (scene), ==, 2);
  g_assert_cmpstr (pentad_scene_find (scene, 15, 15, &place)->key, ==, "above");
  g_assert_cmpint (place, ==, 7);
  g_assert_cmpstr (pentad_scene_find (scene, 5, 5, &place)->key, ==, "below");
  g_assert_cmpint (place, ==, PENTAD_NO_PLACE);
  g_assert_cmpstr (pentad_scene_find (scene, 19.9, 19.9, NULL)->key, ==, "above");
  g_assert_cmpstr (pentad_scene_find (scene, 20, 20, NULL)->key, ==, "below");
  g_assert_null (pentad_scene_find (scene, 100, 100, NULL));
  g_assert_null (pentad_scene_find (scene, NAN, 5, NULL));
}

/* A scene put into another is the same drawing at another place. */
static void
test_append (Fixture *fixture, gconstpointer data)
{
  const float line[] = { 0, 0, 10, 5 };
  PentadPaint paint = { .stroke = PENTAD_INK_BAD, .width = 2 };
  g_autoptr (PentadScene) inner = NULL;
  g_autoptr (PentadScene) scene = NULL;
  g_autofree char *text = NULL;
  PentadTheme theme = *pentad_sketch_get_theme (fixture->sketch);

  pentad_sketch_set_chart (fixture->sketch, "inner");
  pentad_sketch_path (fixture->sketch, PENTAD_ROLE_MARK, line, 2, FALSE, &paint);
  pentad_sketch_hit (fixture->sketch, pentad_rect (1, 1, 2, 2), "key", NULL, 4);
  inner = finish (fixture);
  fixture->sketch = pentad_sketch_new (&theme, fixture->text, 300, 300);
  pentad_sketch_path (fixture->sketch, PENTAD_ROLE_AXIS, line, 2, FALSE, &paint);
  pentad_sketch_push_offset (fixture->sketch, 100, 0);
  pentad_sketch_append (fixture->sketch, inner, 0, 50);
  scene = finish (fixture);
  g_clear_pointer (&inner, pentad_scene_unref);
  text = pentad_scene_to_text (scene);
  g_assert_nonnull (strstr (text, "axis path stroke=bad/2 0,0 10,5\n"));
  g_assert_nonnull (strstr (text, "mark path #inner stroke=bad/2 100,50 110,55\n"));
  g_assert_nonnull (strstr (text, "hit key 101,51 2x2 place=4\n"));
}

static void
test_text_size (Fixture *fixture, gconstpointer data)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT };
  PentadTextSize one = pentad_sketch_measure (fixture->sketch, "城市", &style);
  PentadTextSize two = pentad_sketch_measure (fixture->sketch, "城市城市", &style);
  PentadTextSize cut;

  g_assert_cmpfloat_with_epsilon (one.width, 30, 0.6); /* two full-width characters of 15 */
  g_assert_cmpfloat_with_epsilon (two.width, 2 * one.width, 0.6);
  g_assert_cmpfloat (pentad_sketch_measure (fixture->sketch, "1111", &style).width, ==,
                     pentad_sketch_measure (fixture->sketch, "8888", &style).width);
  style.max_width = 40;
  cut = pentad_sketch_measure (fixture->sketch, "城市城市城市", &style);
  g_assert_true (cut.cut);
  g_assert_cmpfloat (cut.width, <=, 40);
  style.max_lines = 2;
  cut = pentad_sketch_measure (fixture->sketch, "城市城市", &style);
  g_assert_false (cut.cut);
  g_assert_cmpint (cut.n_lines, ==, 2);
  /* Not UTF-8, control characters, markup, nothing at all: text all the same. */
  g_assert_cmpfloat (pentad_sketch_measure (fixture->sketch, "\xff\xfe<b>&\n\t", &style).width, >,
                     0);
  g_assert_cmpfloat (pentad_sketch_measure (fixture->sketch, NULL, &style).width, ==, 0);
}

static void
test_unknown_glyphs (Fixture *fixture, gconstpointer data)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT };
  g_autoptr (GString) which = g_string_new (NULL);
  g_autoptr (PentadScene) scene = NULL;

  pentad_sketch_text (fixture->sketch, PENTAD_ROLE_LABEL, 0, 0, "1\u2009906 \u2212 — ≤ · › 超期",
                      &style);
  pentad_sketch_text (fixture->sketch, PENTAD_ROLE_LABEL, 0, 0, "\U000e0fff\U000f1234", &style);
  scene = finish (fixture);
  g_assert_cmpint (pentad_scene_count_unknown_glyphs (scene, fixture->text, which), >=, 1);
  g_assert_cmpstr (which->str, ==, "\U000e0fff\U000f1234\n");
}

static void
test_rects (void)
{
  PentadRect rest = pentad_rect (10, 20, 100, 50);
  PentadRect top = pentad_rect_cut_top (&rest, 20);
  PentadRect right = pentad_rect_cut_right (&rest, 30);
  PentadRect all = pentad_rect_cut_bottom (&rest, 1000);
  PentadRect cell = pentad_rect_cell (pentad_rect (0, 0, 110, 10), 3, 1, 2, 0, 10);

  g_assert_cmpfloat (top.height, ==, 20);
  g_assert_cmpfloat (right.x, ==, 80);
  g_assert_cmpfloat (all.height, ==, 30);
  g_assert_cmpfloat (rest.height, ==, 0);
  g_assert_cmpfloat (pentad_rect_cut_left (&rest, -5).width, ==, 0);
  g_assert_cmpfloat (pentad_rect_inset (top, 60).width, ==, 0);
  g_assert_cmpfloat (cell.x, ==, 80);
  g_assert_cmpfloat (cell.width, ==, 30);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
test_a_number_is_not_cut (void)
{
  static const struct
  {
    PentadRole role;
    const char *string;
    float max_width;
    const char *drawn; /* NULL: nothing */
    PentadType type;
  } rows[] = {
    { PENTAD_ROLE_VALUE, "1906", 100, "1906", PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_VALUE, "1906", 32, "1906", PENTAD_TYPE_CAPTION },
    { PENTAD_ROLE_VALUE, "123\u2009456", 36, "123k", PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_HEADLINE, "−123\u2009456%", 52, "−123k%", PENTAD_TYPE_CAPTION },
    { PENTAD_ROLE_VALUE, "+123\u2009456", 46, "+123k", PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_VALUE, "123\u2009456 of 2", 40, NULL, PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_VALUE, "1906", 8, NULL, PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_VALUE, "over 2 d 3 h", 40, NULL, PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_VALUE, "a long name", 40, "a long name", PENTAD_TYPE_TITLE },
    { PENTAD_ROLE_LABEL, "123 456", 30, "123 456", PENTAD_TYPE_TITLE },
  };
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadSketch *sketch = pentad_sketch_new (&theme, text, 200, 100);
      PentadTextStyle style = { .type = PENTAD_TYPE_TITLE,
                                .ink = PENTAD_INK_TEXT,
                                .max_width = rows[i].max_width };

      pentad_sketch_text (sketch, rows[i].role, 10, 40, rows[i].string, &style);
      g_autoptr (PentadScene) scene = pentad_sketch_finish (sketch);
      g_assert_cmpuint (pentad_scene_get_n_ops (scene), ==, rows[i].drawn != NULL ? 1 : 0);
      if (rows[i].drawn == NULL)
        continue;
      g_assert_cmpstr (pentad_scene_get_op (scene, 0)->string, ==, rows[i].drawn);
      g_assert_cmpint (pentad_scene_get_op (scene, 0)->style.type, ==, rows[i].type);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/render/scene/text-form", test_text_form);
  ADD ("/render/scene/what-is-not-finite-stays-out", test_not_finite);
  ADD ("/render/scene/topmost-hit-wins", test_hits);
  ADD ("/render/scene/append-moves-everything", test_append);
  ADD ("/render/text/size", test_text_size);
  ADD ("/render/text/unknown-glyphs-are-counted", test_unknown_glyphs);
  g_test_add_func ("/render/scene/a-number-is-not-cut", test_a_number_is_not_cut);
  g_test_add_func ("/render/rect/cuts-never-take-more-than-there-is", test_rects);
  return g_test_run ();
}
