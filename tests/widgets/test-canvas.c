/* Tests of the widget that shows a scene.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "model/division.h"
#include "render/sketch.h"
#include "widgets/canvas.h"

#define WIDTH  400
#define HEIGHT 300

typedef struct
{
  PentadText *text;
  GtkWindow *window;
  PentadCanvas *canvas;
  GString *said; /* what was activated */
} Fixture;

/* Three boxes, side by side; the first `n` can be hit. */
static PentadScene *
make_scene (Fixture *f, guint n, PentadInk ink, const char *prefix)
{
  PentadTheme theme;
  PentadSketch *sketch;

  /* Half of the design size: a factor of 0.5 that the widget has to reckon with. */
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 960, 540);
  sketch = pentad_sketch_new (&theme, f->text, 2 * WIDTH, 2 * HEIGHT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s:%u", prefix, i);
      g_autofree char *tooltip = g_strdup_printf ("box %u", i);
      PentadRect box = pentad_rect (200.0 * i, 0, 180, 180);

      pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, box, ink, 0);
      pentad_sketch_hit (sketch, box, key, tooltip, i == 1 ? 7 : PENTAD_NO_PLACE);
    }
  return pentad_sketch_finish (sketch);
}

static void
activated_cb (PentadCanvas *canvas, const char *key, int place, gpointer user_data)
{
  g_string_append_printf (user_data, "%s@%d ", key, place);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadScene) scene = NULL;

  f->text = pentad_text_new (NULL);
  f->canvas = PENTAD_CANVAS (pentad_canvas_new ());
  f->said = g_string_new (NULL);
  f->window = display_open (GTK_WIDGET (f->canvas), WIDTH, HEIGHT);
  g_signal_connect (f->canvas, "activated", G_CALLBACK (activated_cb), f->said);
  scene = make_scene (f, 3, PENTAD_INK_RGB (0x12ab34), "box");
  pentad_canvas_set_scene (f->canvas, scene, f->text);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->canvas), (gpointer *)&f->canvas);
  display_close (f->window);
  g_assert_null (f->canvas);
  pentad_text_free (f->text);
  g_string_free (f->said, TRUE);
}

static void
test_shows_the_scene (Fixture *f, gconstpointer data)
{
  g_assert_cmphex (display_pixel (f->window, 50, 50), ==, 0x12ab34);
  g_assert_cmphex (display_pixel (f->window, 95, 50), !=, 0x12ab34);
  g_assert_cmphex (display_pixel (f->window, 105, 50), ==, 0x12ab34);

  g_autoptr (PentadScene) other = make_scene (f, 1, PENTAD_INK_RGB (0xcc0011), "box");
  pentad_canvas_set_scene (f->canvas, other, f->text);
  g_assert_cmphex (display_pixel (f->window, 50, 50), ==, 0xcc0011);
  g_assert_cmphex (display_pixel (f->window, 105, 50), !=, 0x12ab34);

  pentad_canvas_set_scene (f->canvas, NULL, f->text);
  g_assert_cmphex (display_pixel (f->window, 50, 50), !=, 0xcc0011);
}

static void
test_a_point_activates_what_lies_there (Fixture *f, gconstpointer data)
{
  static const struct
  {
    double x, y;
    const char *said;
  } cases[] = { { 10, 10, "box:0@-1 " }, { 110, 80, "box:1@7 " }, { 95, 50, "" }, { 10, 200, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean hit = pentad_canvas_activate_at (f->canvas, cases[i].x, cases[i].y);

      g_assert_cmpstr (f->said->str, ==, cases[i].said);
      g_assert_cmpint (hit, ==, cases[i].said[0] != '\0');
      g_string_truncate (f->said, 0);
    }
}

static void
test_the_keyboard_walks_round (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int step;
    const char *key;
  } cases[] = { { 1, "box:0" }, { 1, "box:1" },  { 1, "box:2" },
                { 1, "box:0" }, { -1, "box:2" }, { -1, "box:1" } };

  g_assert_null (pentad_canvas_get_current (f->canvas));
  g_assert_false (pentad_canvas_activate_current (f->canvas));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pentad_canvas_walk (f->canvas, cases[i].step));
      g_assert_cmpstr (pentad_canvas_get_current (f->canvas)->key, ==, cases[i].key);
    }
  g_assert_true (pentad_canvas_activate_current (f->canvas));
  g_assert_cmpstr (f->said->str, ==, "box:1@7 ");
}

static void
test_backwards_begins_at_the_end (Fixture *f, gconstpointer data)
{
  g_assert_true (pentad_canvas_walk (f->canvas, -1));
  g_assert_cmpstr (pentad_canvas_get_current (f->canvas)->key, ==, "box:2");
}

static void
test_a_new_scene_keeps_the_place (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadScene) same = make_scene (f, 3, PENTAD_INK_ACCENT, "box");
  g_autoptr (PentadScene) fewer = make_scene (f, 1, PENTAD_INK_ACCENT, "box");
  g_autoptr (PentadScene) empty = make_scene (f, 0, PENTAD_INK_ACCENT, "box");

  pentad_canvas_walk (f->canvas, 1);
  pentad_canvas_walk (f->canvas, 1);
  pentad_canvas_set_scene (f->canvas, same, f->text);
  g_assert_cmpstr (pentad_canvas_get_current (f->canvas)->key, ==, "box:1");
  pentad_canvas_set_scene (f->canvas, fewer, f->text);
  g_assert_null (pentad_canvas_get_current (f->canvas));
  pentad_canvas_set_scene (f->canvas, empty, f->text);
  g_assert_false (pentad_canvas_walk (f->canvas, 1));
}

static void
test_speaks (Fixture *f, gconstpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (f->canvas);

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_IMG);
  pentad_canvas_set_words (f->canvas, "Open cases", "Open cases, whole city: 25");
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "Open cases");
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Open cases, whole city: 25");
  pentad_canvas_walk (f->canvas, 1);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "box 0");
}

static gboolean
is_settled (gpointer canvas)
{
  return pentad_canvas_is_settled (canvas);
}

static void
set_animations (Fixture *f, gboolean wanted)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (f->canvas)), "gtk-enable-animations", wanted,
                NULL);
}

/* It ends by itself, below a quarter of a second by the frame clock, and then nothing runs. */
static void
test_changes_in_steps (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadScene) other = make_scene (f, 3, PENTAD_INK_RGB (0xcc0011), "box");
  g_autoptr (PentadScene) same = make_scene (f, 3, PENTAD_INK_RGB (0xcc0011), "box");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (f->canvas));
  gint64 begin;

  display_wait_frame (f->window);
  set_animations (f, TRUE);
  begin = gdk_frame_clock_get_frame_time (clock);
  pentad_canvas_set_scene (f->canvas, other, f->text);
  g_assert_false (pentad_canvas_is_settled (f->canvas));
  display_wait (is_settled, f->canvas);
  g_assert_cmpint (gdk_frame_clock_get_frame_time (clock) - begin, >=, 200000);
  g_assert_cmphex (display_pixel (f->window, 50, 50), ==, 0xcc0011);

  /* What looks the same does not change. */
  pentad_canvas_set_scene (f->canvas, same, f->text);
  g_assert_true (pentad_canvas_is_settled (f->canvas));
  set_animations (f, FALSE);
}

static void
test_changes_at_once_without_animations (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadScene) other = make_scene (f, 3, PENTAD_INK_RGB (0xcc0011), "box");

  display_wait_frame (f->window);
  set_animations (f, FALSE);
  pentad_canvas_set_scene (f->canvas, other, f->text);
  g_assert_true (pentad_canvas_is_settled (f->canvas));
  g_assert_cmphex (display_pixel (f->window, 50, 50), ==, 0xcc0011);
}

/* A picture that nobody sees any more is not waited for. */
static void
test_a_hidden_canvas_is_settled (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadScene) other = make_scene (f, 3, PENTAD_INK_RGB (0xcc0011), "box");

  display_wait_frame (f->window);
  set_animations (f, TRUE);
  pentad_canvas_set_scene (f->canvas, other, f->text);
  gtk_widget_set_visible (GTK_WIDGET (f->canvas), FALSE);
  g_assert_true (pentad_canvas_is_settled (f->canvas));
  set_animations (f, FALSE);
}

static void
test_shows_the_focus (Fixture *f, gconstpointer data)
{
  guint32 before = display_pixel (f->window, 200, 1);

  gtk_widget_grab_focus (GTK_WIDGET (f->canvas));
  gtk_window_set_focus_visible (f->window, TRUE);
  display_wait_frame (f->window);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->canvas)));
  g_assert_cmphex (display_pixel (f->window, 200, 0), !=, before);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/widgets/canvas/shows-the-scene", test_shows_the_scene },
    { "/widgets/canvas/a-point-activates-what-lies-there", test_a_point_activates_what_lies_there },
    { "/widgets/canvas/the-keyboard-walks-round", test_the_keyboard_walks_round },
    { "/widgets/canvas/backwards-begins-at-the-end", test_backwards_begins_at_the_end },
    { "/widgets/canvas/a-new-scene-keeps-the-place", test_a_new_scene_keeps_the_place },
    { "/widgets/canvas/speaks", test_speaks },
    { "/widgets/canvas/changes-in-steps", test_changes_in_steps },
    { "/widgets/canvas/changes-at-once-without-animations",
      test_changes_at_once_without_animations },
    { "/widgets/canvas/a-hidden-canvas-is-settled", test_a_hidden_canvas_is_settled },
    { "/widgets/canvas/shows-the-focus", test_shows_the_focus },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
