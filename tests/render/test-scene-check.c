/* The checks of drawings find each fault, and none where there is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "render/scene-check.h"
#include "render/sketch.h"

typedef void (*Draw) (PentadSketch *sketch);

static const PentadTextStyle plain = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT };

static void
write_text (PentadSketch *sketch, double x, double y, PentadInk ink, gboolean halo)
{
  PentadTextStyle style = plain;

  style.ink = ink;
  style.halo = halo;
  pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, x, y, "words", &style);
}

static void
nothing_wrong (PentadSketch *sketch)
{
  pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME, pentad_rect (10, 10, 180, 80), PENTAD_INK_PANEL,
                      0);
  write_text (sketch, 20, 40, PENTAD_INK_TEXT, FALSE);
  write_text (sketch, 20, 60, PENTAD_INK_TEXT_MUTED, FALSE);
  pentad_sketch_push_clip (sketch, pentad_rect (10, 10, 180, 80));
  /* What moves under a clip may reach beyond it. */
  pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, pentad_rect (-50, 50, 80, 10), PENTAD_INK_ACCENT,
                      0);
  pentad_sketch_pop_clip (sketch);
}

static void
shape_beyond (PentadSketch *sketch)
{
  pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME, pentad_rect (150, 10, 80, 20), PENTAD_INK_PANEL,
                      0);
}

static void
text_beyond (PentadSketch *sketch)
{
  write_text (sketch, 180, 40, PENTAD_INK_TEXT, FALSE);
}

static void
text_cut (PentadSketch *sketch)
{
  pentad_sketch_push_clip (sketch, pentad_rect (0, 0, 40, 100));
  write_text (sketch, 20, 40, PENTAD_INK_TEXT, FALSE);
  pentad_sketch_pop_clip (sketch);
}

static void
text_over_text (PentadSketch *sketch)
{
  write_text (sketch, 20, 40, PENTAD_INK_TEXT, FALSE);
  write_text (sketch, 30, 44, PENTAD_INK_TEXT, FALSE);
}

static void
faint_text (PentadSketch *sketch)
{
  pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, pentad_rect (10, 10, 100, 60), PENTAD_INK_WATCH, 0);
  write_text (sketch, 20, 40, PENTAD_INK_TEXT, FALSE);
}

static void
haloed_text (PentadSketch *sketch)
{
  pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, pentad_rect (10, 10, 100, 60), PENTAD_INK_WATCH, 0);
  write_text (sketch, 20, 40, PENTAD_INK_TEXT, TRUE);
}

static void
text_on_seam (PentadSketch *sketch)
{
  write_text (sketch, 90, 40, PENTAD_INK_TEXT, FALSE);
}

static void
text_out_of_box (PentadSketch *sketch)
{
  pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME, pentad_rect (10, 10, 180, 80), PENTAD_INK_PANEL,
                      0);
  pentad_sketch_fill (sketch, PENTAD_ROLE_FRAME, pentad_rect (20, 30, 30, 30), PENTAD_INK_RAISED,
                      0);
  write_text (sketch, 22, 46, PENTAD_INK_TEXT, FALSE);
}

static void
small_text (PentadSketch *sketch)
{
  PentadTextStyle style = plain;

  style.type = PENTAD_TYPE_AXIS;
  pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, 20, 40, "words", &style);
}

static void
test_faults (void)
{
  static const struct
  {
    Draw draw;
    const char *fault; /* NULL: none */
    gboolean seams;
  } rows[] = {
    { nothing_wrong, NULL, FALSE },
    { nothing_wrong, NULL, TRUE },
    { haloed_text, NULL, FALSE },
    { shape_beyond, "lies beyond the scene", FALSE },
    { text_beyond, "lies beyond the scene", FALSE },
    { text_cut, "is cut", FALSE },
    { text_over_text, "lies over “words”", FALSE },
    { faint_text, "has a contrast of 1.7, text on watch", FALSE },
    { text_out_of_box, "does not fit its box of 30x30", FALSE },
    { small_text, "below the 15.0 that can be read", FALSE },
    { text_on_seam, NULL, FALSE },
    { text_on_seam, "lies over a seam", TRUE },
  };
  g_autoptr (PentadText) text = pentad_text_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      PentadTheme theme;

      pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
      theme.least_type = 15; /* above that of axes, below that of the body */
      if (rows[i].seams)
        theme.seams = (PentadSeams){ .n_x = 1, .n_y = 0, .at = { 100 }, .width = 6 };
      PentadSketch *sketch = pentad_sketch_new (&theme, text, 200, 100);
      rows[i].draw (sketch);
      g_autoptr (PentadScene) scene = pentad_sketch_finish (sketch);
      guint n = pentad_scene_check (scene, problems);

      g_test_message ("%u: %s", i, n > 0 ? (char *)g_ptr_array_index (problems, 0) : "no fault");
      g_assert_cmpuint (n, ==, rows[i].fault != NULL);
      g_assert_cmpuint (problems->len, ==, n);
      if (n > 0)
        g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), rows[i].fault));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/scene-check/each-fault-is-found", test_faults);
  return g_test_run ();
}
