/* Annotations: marks are drawn, and their words stand clear of each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/annotation.h"

#include <math.h>

static const PentadRect plot = { 10, 10, 400, 200 };

static PentadScene *
draw (const PentadAnnotation *annotations, int n, const PentadRect *taken, int n_taken)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, 1920, 1080);
  PentadSketch *sketch = pentad_sketch_new (&theme, text, 420, 220);
  pentad_annotations_layout (sketch, plot, annotations, n, taken, n_taken);
  return pentad_sketch_finish (sketch);
}

static GArray *
list_words (const PentadScene *scene)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (PentadRect));

  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    if (pentad_scene_get_op (scene, i)->kind == PENTAD_OP_TEXT)
      g_array_append_val (boxes, pentad_scene_get_op (scene, i)->box);
  return boxes;
}

/* Many at nearly the same place: no words over others or out of the plot, some left out, all marks
 * there, and a plate under each words. */
static void
test_no_overlap (void)
{
  PentadAnnotation many[24];

  for (int i = 0; i < (int)G_N_ELEMENTS (many); i++)
    many[i] = (PentadAnnotation){
      .kind = i % 3,
      .at = pentad_rect (60 + 13 * i, 40 + 3 * i, i % 3 == PENTAD_ANNOTATION_LINE ? 200 : 20,
                         i % 3 == PENTAD_ANNOTATION_LINE ? 0 : 30),
      .words = i % 2 ? "目标 95%" : "الهدف",
    };
  g_autoptr (PentadScene) scene = draw (many, G_N_ELEMENTS (many), NULL, 0);
  g_autoptr (GArray) boxes = list_words (scene);

  g_assert_cmpuint (boxes->len, >, 8);
  g_assert_cmpuint (boxes->len, <, G_N_ELEMENTS (many));
  g_assert_cmpuint (pentad_scene_get_n_ops (scene) - 2 * boxes->len, ==, G_N_ELEMENTS (many));
  for (guint i = 0; i < boxes->len; i++)
    {
      const PentadRect *a = &g_array_index (boxes, PentadRect, i);

      g_assert_cmpfloat (a->x, >=, plot.x - 0.01);
      g_assert_cmpfloat (a->x + a->width, <=, plot.x + plot.width + 0.01);
      for (guint k = i + 1; k < boxes->len; k++)
        {
          const PentadRect *b = &g_array_index (boxes, PentadRect, k);
          g_assert_false (a->x + 0.01 < b->x + b->width && b->x + 0.01 < a->x + a->width &&
                          a->y + 0.01 < b->y + b->height && b->y + 0.01 < a->y + a->height);
        }
    }
}

static void
test_taken_is_kept_free (void)
{
  PentadAnnotation line = { PENTAD_ANNOTATION_LINE, { 10, 100, 400, 0 }, "平均", 0, 0 };
  PentadRect right = { 300, 60, 110, 80 };
  g_autoptr (PentadScene) scene = draw (&line, 1, &right, 1);
  g_autoptr (GArray) boxes = list_words (scene);

  g_assert_cmpuint (boxes->len, ==, 1);
  g_assert_cmpfloat (g_array_index (boxes, PentadRect, 0).x, <, 100);
  g_autoptr (PentadScene) none = draw (&line, 1, &plot, 1);
  g_assert_cmpuint (pentad_scene_get_n_ops (none), ==, 1);
}

static void
test_beyond_the_plot (void)
{
  const PentadAnnotation outside[] = {
    { PENTAD_ANNOTATION_LINE, { 10, 500, 400, 0 }, "a", 0, 0 },
    { PENTAD_ANNOTATION_BAND, { NAN, 20, 30, 30 }, "b", 0, 0 },
    { PENTAD_ANNOTATION_POINT, { INFINITY, 20, 0, 0 }, "c", 0, 0 },
    { PENTAD_ANNOTATION_BAND, { -50, 20, 30, 30 }, "d", 0, 0 },
  };
  const PentadAnnotation over = { PENTAD_ANNOTATION_BAND, { -50, 20, 1000, 30 }, NULL, 0, 0 };
  g_autoptr (PentadScene) none = draw (outside, G_N_ELEMENTS (outside), NULL, 0);
  g_autoptr (PentadScene) cut = draw (&over, 1, NULL, 0);

  g_assert_cmpuint (pentad_scene_get_n_ops (none), ==, 0);
  g_assert_cmpuint (pentad_scene_get_n_ops (cut), ==, 1);
  g_assert_cmpfloat (pentad_scene_get_op (cut, 0)->box.width, ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/annotation/words-touch-nothing", test_no_overlap);
  g_test_add_func ("/render/annotation/what-is-taken-is-kept-free", test_taken_is_kept_free);
  g_test_add_func ("/render/annotation/what-lies-beyond-is-cut-or-left-out", test_beyond_the_plot);
  return g_test_run ();
}
