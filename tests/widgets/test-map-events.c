/* Tests of a live map under real events: wheel, drag, keys and the line between two periods, sent
 * to the display by xdotool. A pinch needs a touch screen, which the display of the tests has not:
 * its gesture is told that two fingers moved. SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "toy-city.h"
#include "widgets/map-frame.h"

#include <math.h>

#include <gdk/x11/gdkx.h>

#define WIDTH  900
#define HEIGHT 600
/* Where the pointer acts: away from the middle, the tools and the legend. */
#define AT_X 560
#define AT_Y 380
/* Metres that a point may move where it should stand still: a fraction of a pixel. */
#define STILL_PX 0.6

typedef struct
{
  PentadCity *city;
  PentadBoardSpec *board;
  PentadMapGeometry *geometry;
  PentadText *text;
  PentadTheme theme;
  PentadMapChoice *choice;
  GtkWindow *window;
  PentadMapFrame *frame;
} Fixture;

static gboolean
is_settled (gpointer frame)
{
  return pentad_map_frame_is_settled (frame) &&
         !pentad_map_panel_is_gliding (pentad_map_frame_get_map (frame));
}

static void
show (Fixture *f)
{
  g_autoptr (PentadBoardData) data = toy_city_evaluate (f->city, 0);
  const PentadPanelSpec *panel =
      g_ptr_array_index (f->board->panels, pentad_board_find_map (f->board));
  PentadBoardStyle style = { .theme = &f->theme, .text = f->text, .geometry = f->geometry };

  pentad_map_frame_set_content (f->frame, data, panel, &style, f->choice);
}

static gboolean
is_set (gpointer ended)
{
  return *(gboolean *)ended;
}

static void
ended_cb (GObject *process, GAsyncResult *result, gpointer ended)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error));
  g_assert_no_error (error);
  *(gboolean *)ended = TRUE;
}

/* Runs xdotool with the words of a line to its end, while the window goes on answering. */
static void
send (const char *line)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, &error));
  g_autoptr (GSubprocess) process =
      g_subprocess_newv ((const char *const *)words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  display_wait (is_set, &ended);
}

static void sendf (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
sendf (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  send (line);
}

static gulong
get_window (Fixture *f)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (f->window)));
  G_GNUC_END_IGNORE_DEPRECATIONS
}

static gboolean
has_focus (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->city = toy_city_new ();
  f->board = toy_board_new ();
  f->geometry = pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (f->city));
  f->text = pentad_text_new (NULL);
  f->choice = pentad_map_choice_new ();
  if (data != NULL)
    f->choice->compare = PENTAD_MAP_SWIPE;
  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1280, 720);
  f->frame = PENTAD_MAP_FRAME (pentad_map_frame_new ());
  show (f);
  f->window = display_open (GTK_WIDGET (f->frame), WIDTH, HEIGHT);
  display_wait (is_settled, f->frame);
  /* First away: of a pointer that is already there no movement would be seen, and be waited for. */
  sendf ("xdotool windowfocus --sync %lu mousemove 0 0 mousemove --sync --window %lu %d %d",
         get_window (f), get_window (f), AT_X, AT_Y);
  display_wait (has_focus, f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->frame), (gpointer *)&f->frame);
  display_close (f->window);
  g_assert_null (f->frame);
  pentad_map_choice_free (f->choice);
  pentad_text_free (f->text);
  pentad_map_geometry_unref (f->geometry);
  pentad_board_spec_unref (f->board);
  g_assert_finalize_object (f->city);
}

static PentadMapView
get_view (Fixture *f)
{
  return *pentad_map_panel_get_view (pentad_map_frame_get_map (f->frame));
}

/* Metres under a point in widget pixels. */
static void
find (Fixture *f, const PentadMapView *view, double x, double y, double *east, double *north)
{
  pentad_map_view_to_m (view, x / f->theme.scale, y / f->theme.scale, east, north);
}

typedef struct
{
  Fixture *f;
  PentadMapView before;
} Waiting;

static gboolean
has_moved (gpointer data)
{
  Waiting *waiting = data;
  PentadMapView now = get_view (waiting->f);

  return !pentad_map_view_equal (&now, &waiting->before) && is_settled (waiting->f->frame);
}

/* The view once an event has come through and the map stands still again. */
static PentadMapView
wait_moved (Fixture *f, const PentadMapView *before)
{
  Waiting waiting = { f, *before };

  display_wait (has_moved, &waiting);
  return get_view (f);
}

static void
test_wheel (Fixture *f, gconstpointer data)
{
  PentadMapView before = get_view (f), closer, back;
  double east, north, then_east, then_north;

  find (f, &before, AT_X, AT_Y, &east, &north);
  send ("xdotool click 4");
  closer = wait_moved (f, &before);
  g_assert_cmpfloat_with_epsilon (before.m_per_px / closer.m_per_px, 1.25, 0.01);
  find (f, &closer, AT_X, AT_Y, &then_east, &then_north);
  g_assert_cmpfloat_with_epsilon (then_east, east, STILL_PX * before.m_per_px);
  g_assert_cmpfloat_with_epsilon (then_north, north, STILL_PX * before.m_per_px);

  send ("xdotool click 5");
  back = wait_moved (f, &closer);
  g_assert_cmpfloat_with_epsilon (back.m_per_px / before.m_per_px, 1, 0.01);
}

static void
test_drag (Fixture *f, gconstpointer data)
{
  PentadMapView before = get_view (f), after;
  double east, north, then_east, then_north;

  find (f, &before, AT_X, AT_Y, &east, &north);
  /* In steps, as a hand does: the first one only says that it is a drag. */
  sendf ("xdotool mousedown 1 mousemove_relative --sync 30 20 mousemove_relative --sync 30 20 "
         "mouseup 1");
  after = wait_moved (f, &before);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  after = get_view (f);
  find (f, &after, AT_X + 60, AT_Y + 40, &then_east, &then_north);
  g_assert_cmpfloat (after.m_per_px, ==, before.m_per_px);
  g_assert_cmpfloat_with_epsilon (then_east, east, 1.5 * before.m_per_px);
  g_assert_cmpfloat_with_epsilon (then_north, north, 1.5 * before.m_per_px);
}

static gboolean
has_current (gpointer frame)
{
  return pentad_map_panel_get_current (pentad_map_frame_get_map (frame)) != PENTAD_NO_PLACE;
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  PentadMapView before = get_view (f), after;

  gtk_widget_grab_focus (GTK_WIDGET (f->frame));
  send ("xdotool key --clearmodifiers Right");
  display_wait (has_current, f->frame);
  before = get_view (f);
  send ("xdotool key --clearmodifiers shift+Right");
  after = wait_moved (f, &before);
  g_assert_cmpfloat (after.centre_x, >, before.centre_x);
  g_assert_cmpfloat (after.centre_y, ==, before.centre_y);
  g_assert_cmpfloat (after.m_per_px, ==, before.m_per_px);
}

static gboolean
is_paired (gpointer frame)
{
  return pentad_map_frame_get_earlier (frame) != NULL && is_settled (frame);
}

/* The key of two periods: one, by a line, side by side. */
static void
test_compare_key (Fixture *f, gconstpointer data)
{
  g_signal_connect_swapped (f->frame, "chosen", G_CALLBACK (show), f);
  gtk_widget_grab_focus (GTK_WIDGET (f->frame));
  send ("xdotool key --clearmodifiers c key --clearmodifiers c");
  display_wait (is_paired, f->frame);
  g_assert_cmpint (f->choice->compare, ==, PENTAD_MAP_PAIR);
}

static gboolean
has_passed (gpointer choice)
{
  return ((PentadMapChoice *)choice)->divider > 0.65;
}

static gboolean
is_at_end (gpointer choice)
{
  return ((PentadMapChoice *)choice)->divider > 0.9;
}

/* The line follows the pointer that holds it, and the keys once it has the keyboard. */
static void
test_swipe (Fixture *f, gconstpointer data)
{
  PentadMapView before = get_view (f), after;

  g_assert_cmpfloat (f->choice->divider, ==, 0.5);
  sendf ("xdotool mousemove --sync --window %lu %d %d mousedown 1 mousemove_relative --sync 90 0 "
         "mousemove_relative --sync 90 0 mouseup 1",
         get_window (f), WIDTH / 2, HEIGHT / 2);
  display_wait (has_passed, f->choice);
  display_wait (is_settled, f->frame);
  g_assert_cmpfloat_with_epsilon (f->choice->divider, 0.7, 0.02);
  after = get_view (f);
  g_assert_true (pentad_map_view_equal (&after, &before));
  send ("xdotool key --clearmodifiers End");
  display_wait (is_at_end, f->choice);
}

static GtkGesture *
find_pinch (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        return GTK_GESTURE (controller);
    }
  g_assert_not_reached ();
}

static void
test_pinch (Fixture *f, gconstpointer data)
{
  static const double scales[] = { 1.1, 1.5, 2, 1 };
  GtkGesture *pinch = find_pinch (GTK_WIDGET (pentad_map_frame_get_map (f->frame)));
  PentadMapView before = get_view (f);

  g_signal_emit_by_name (pinch, "begin", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      PentadMapView now;

      g_signal_emit_by_name (pinch, "scale-changed", scales[i]);
      now = get_view (f);
      g_assert_cmpfloat_with_epsilon (before.m_per_px / now.m_per_px, scales[i], 0.01);
    }
  /* A scale that is none is left alone. */
  g_signal_emit_by_name (pinch, "scale-changed", 0.0);
  g_signal_emit_by_name (pinch, "scale-changed", (double)NAN);
  g_assert_cmpfloat_with_epsilon (get_view (f).m_per_px, before.m_per_px, 0.01 * before.m_per_px);
}

#define TEST(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  display_init (&argc, &argv);
  if (xdotool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is not installed\n");
      return 0;
    }
  TEST ("/widgets/map-events/wheel-zooms-about-the-pointer", NULL, test_wheel);
  TEST ("/widgets/map-events/drag-takes-the-map-along", NULL, test_drag);
  TEST ("/widgets/map-events/keys-walk-and-pan", NULL, test_keys);
  TEST ("/widgets/map-events/key-c-goes-through-two-periods", NULL, test_compare_key);
  TEST ("/widgets/map-events/line-between-periods-is-dragged", "swipe", test_swipe);
  TEST ("/widgets/map-events/pinch-follows-the-fingers", NULL, test_pinch);
  return g_test_run ();
}
