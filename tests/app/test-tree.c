/* Tests of what is on the screen in one language at 1366x768: every view, the other windows, in
 * three themes. The language is the first argument.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/boards.h"
#include "app/help-text.h"
#include "app/help-window.h"
#include "app/preferences.h"
#include "app/settings.h"
#include "app/welcome.h"
#include "app/window.h"
#include "display.h"
#include "host/paths.h"
#include "render/format.h"
#include "toy-city.h"
#include "toy-session.h"
#include "widget-tree.h"
#include "widgets/canvas.h"

#include <string.h>

#define WIDTH  1366
#define HEIGHT 768

typedef struct
{
  PentadCity *city;
  PentadSession *session;
  PentadWindow *window;
} Fixture;

static gboolean
is_settled (gpointer window)
{
  return pentad_board_view_is_settled (pentad_window_get_board_view (window));
}

/* The views that ship, on the toy city. */
static PentadSession *
make_session (PentadCity *city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new ("http://127.0.0.1:9", NULL, NULL, NULL);
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (TOY_NOW);
  g_autoptr (PentadFeed) feed = pentad_feed_new (source, clock, city);
  g_autoptr (GPtrArray) boards = pentad_boards_load (NULL, NULL, &error);

  g_assert_no_error (error);
  return pentad_session_new (feed, boards);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const PentadAppearance appearance = { PENTAD_THEME_DARK, 1 };

  f->city = toy_city_new ();
  f->session = make_session (f->city);
  f->window = pentad_window_new (NULL, f->session, &appearance, WIDTH, HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_present (GTK_WINDOW (f->window));
  /* Of the other periods the toy city has no history, and a view would wait for it. */
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "period",
                                  g_variant_new_string ("today"));
  toy_session_update (f->session);
  display_wait (is_settled, f->window);
  for (int i = 0; i < 3; i++)
    display_wait_frame (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *)&f->window);
  display_close (GTK_WINDOW (f->window));
  g_assert_null (f->window);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->city);
}

/* The map of analysis waits for cases of days that the toy city does not have; the rest is drawn
 * after a few frames. */
static void
show_view (Fixture *f, const char *view)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "view", g_variant_new_string (view));
  toy_session_update (f->session);
  if (!g_str_equal (view, "analysis"))
    display_wait (is_settled, f->window);
  for (int i = 0; i < 10; i++)
    display_wait_frame (GTK_WINDOW (f->window));
}

static void
assert_none (GPtrArray *problems, const char *where)
{
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", where, (const char *)g_ptr_array_index (problems, i));
  if (problems->len > 0)
    g_test_fail_printf ("%s: %s", where, (const char *)g_ptr_array_index (problems, 0));
  g_ptr_array_set_size (problems, 0);
}

/* Everything that holds of a window. */
static void
check_window (GtkWindow *window, const char *where)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = NULL;

  display_wait_frame (window);
  widget_tree_find_cut (GTK_WIDGET (window), problems);
  widget_tree_find_pale (GTK_WIDGET (window), problems);
  widget_tree_find_nameless (GTK_WIDGET (window), problems);
  widget_tree_find_unreachable (window, problems);
  assert_none (problems, where);
}

/* data: the view. */
static void
test_view (Fixture *f, gconstpointer data)
{
  show_view (f, data);
  check_window (GTK_WINDOW (f->window), data);
}

/* Larger letters than designed, as far as there is room for them on a small screen. */
static void
test_large_text (Fixture *f, gconstpointer data)
{
  const PentadAppearance appearance = { PENTAD_THEME_DARK, 1.2 };

  pentad_window_set_appearance (f->window, &appearance);
  show_view (f, "command");
  check_window (GTK_WINDOW (f->window), "text of 1.2");
}

static void
test_themes (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "dark", "light", "contrast" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      PentadAppearance appearance = { PENTAD_THEME_DARK, 1 };

      g_assert_true (pentad_theme_parse (names[i], &appearance.theme));
      pentad_window_set_appearance (f->window, &appearance);
      show_view (f, "command");
      widget_tree_find_pale (GTK_WIDGET (f->window), problems);
      assert_none (problems, names[i]);
    }
}

/* Every large number of a drawn panel is told in words. */
static guint
check_headlines (GtkWidget *widget, GPtrArray *problems)
{
  guint n = 0;

  if (PENTAD_IS_CANVAS (widget) && pentad_canvas_get_scene (PENTAD_CANVAS (widget)) != NULL)
    {
      PentadScene *scene = pentad_canvas_get_scene (PENTAD_CANVAS (widget));
      g_autofree char *words = widget_tree_dup_description (widget);

      for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
        {
          const PentadOp *op = pentad_scene_get_op (scene, i);

          if (op->kind != PENTAD_OP_TEXT || op->style.type != PENTAD_TYPE_HEADLINE)
            continue;
          n++;
          /* "—" is said in words. */
          if (!g_str_equal (op->string, PENTAD_NO_VALUE) && strstr (words, op->string) == NULL)
            g_ptr_array_add (problems, g_strdup_printf ("“%s” is not in “%s”", op->string, words));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_headlines (child, problems);
  return n;
}

/* data: the view. */
static void
test_headlines (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  show_view (f, data);
  g_assert_cmpuint (check_headlines (GTK_WIDGET (f->window), problems), >=, 3);
  assert_none (problems, data);
}

static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

/* The theme of the command line is told, until another is chosen. */
static void
test_preferences (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = pentad_settings_new (NULL);
  PentadPreferences *preferences =
      pentad_preferences_new (GTK_WINDOW (f->window), settings, "contrast");
  guint n_labels;

  gtk_window_present (GTK_WINDOW (preferences));
  check_window (GTK_WINDOW (preferences), "preferences");
  n_labels = count_labels (GTK_WIDGET (preferences));
  g_settings_set_string (settings, "theme", "light");
  g_assert_cmpuint (count_labels (GTK_WIDGET (preferences)), ==, n_labels - 1);
  g_settings_reset (settings, "theme");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_guide (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) pages = pentad_help_load (pentad_paths_get_data_dir (),
                                                  pentad_language_id (pentad_language_current ()));
  g_autofree char *pictures =
      g_build_filename (pentad_paths_get_data_dir (), "help", "pictures", NULL);
  PentadHelp *guide = pentad_help_new (GTK_WINDOW (f->window), pages, pictures);

  gtk_window_present (GTK_WINDOW (guide));
  for (guint i = 0; i < pages->len; i++)
    {
      const PentadHelpPage *page = g_ptr_array_index (pages, i);

      pentad_help_show_page (guide, page->id);
      check_window (GTK_WINDOW (guide), page->id);
    }
  gtk_window_destroy (GTK_WINDOW (guide));
}

static void
test_welcome (void)
{
  static const PentadThemeKind themes[] = { PENTAD_THEME_DARK, PENTAD_THEME_LIGHT,
                                            PENTAD_THEME_CONTRAST };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      PentadWelcome *welcome = pentad_welcome_new (NULL, themes[i]);

      gtk_window_present (GTK_WINDOW (welcome));
      check_window (GTK_WINDOW (welcome), "first run");
      pentad_welcome_set_error (welcome, "http://127.0.0.1:9: no connection");
      check_window (GTK_WINDOW (welcome), "first run with an error");
      gtk_window_destroy (GTK_WINDOW (welcome));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/app/tree/contrast-in-every-theme", test_themes },
    { "/app/tree/large-text", test_large_text },
    { "/app/tree/preferences", test_preferences },
    { "/app/tree/guide", test_guide },
  };

  static const char *const views[] = { "perception", "analysis", "service", "command",
                                       "supervision" };

  g_assert_cmpint (argc, >=, 2);
  pentad_paths_init_locale (argv[argc - 1]);
  argc--;
  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/tree/view-%s", views[i]);
      g_autofree char *told = g_strdup_printf ("/app/tree/headlines-are-told-of-%s", views[i]);

      g_test_add (path, Fixture, views[i], set_up, test_view, tear_down);
      g_test_add (told, Fixture, views[i], set_up, test_headlines, tear_down);
    }
  g_test_add_func ("/app/tree/first-run", test_welcome);
  return g_test_run ();
}
