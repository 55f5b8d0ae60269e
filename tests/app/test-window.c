/* Tests of the window: actions, keys, trail, sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/search.h"
#include "app/style.h"
#include "app/window.h"
#include "display.h"
#include "toy-city.h"
#include "toy-session.h"
#include "widgets/place-list.h"
#include "widgets/table-view.h"

#include <string.h>

typedef struct
{
  PentadCity *city;
  PentadSession *session;
  PentadWindow *window;
} Fixture;

static gboolean
is_settled (gpointer window)
{
  return pentad_board_view_is_settled (pentad_window_get_board_view (window)) &&
         pentad_board_view_get_map (pentad_window_get_board_view (window)) != NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->city = toy_city_new ();
  f->session = toy_session_new (f->city, NULL);
  const PentadAppearance appearance = { PENTAD_THEME_DARK, 1 };

  f->window = pentad_window_new (NULL, f->session, &appearance, 960, 540);
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_present (GTK_WINDOW (f->window));
  toy_session_update (f->session);
  display_wait (is_settled, f->window);
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

static void
activate (Fixture *f, const char *action, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), action,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static char *
state_of (Fixture *f, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (f->window), action);

  return g_variant_dup_string (state, NULL);
}

/* All labels below a widget, joined. */
static void
collect_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static void
assert_shows (Fixture *f, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect_text (GTK_WIDGET (f->window), text);
  if (strstr (text->str, words) == NULL)
    g_error ("“%s” is not among “%s”", words, text->str);
}

static void
test_actions_choose (Fixture *f, gconstpointer data)
{
  g_autofree char *view = NULL;
  g_autofree char *period = NULL;

  activate (f, "view", "other");
  activate (f, "period", "month");
  activate (f, "division", "S10");
  view = state_of (f, "view");
  period = state_of (f, "period");
  g_assert_cmpstr (view, ==, "other");
  g_assert_cmpstr (period, ==, "month");
  g_assert_cmpint (pentad_session_get_place (f->session), ==, toy_city_find (f->city, "S10"));
  assert_shows (f, "Whole city|›|Place D00|›|Place S10|");

  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "up"));
  activate (f, "up", NULL);
  activate (f, "up", NULL);
  g_assert_cmpint (pentad_session_get_place (f->session), ==, 0);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "up"));
}

static void
test_wrong_parameters_are_harmless (Fixture *f, gconstpointer data)
{
  g_autofree char *view = NULL;

  activate (f, "view", "nothing");
  activate (f, "period", "someday");
  activate (f, "division", "nowhere");
  view = state_of (f, "view");
  g_assert_cmpstr (view, ==, "toy");
  g_assert_cmpint (pentad_session_get_place (f->session), ==, 0);
}

static void
test_choosing_on_the_map_goes_down (Fixture *f, gconstpointer data)
{
  PentadMapPanel *map = pentad_board_view_get_map (pentad_window_get_board_view (f->window));

  pentad_map_panel_walk (map, 1, 0);
  pentad_map_panel_activate_current (map);
  g_assert_cmpint (pentad_session_get_place (f->session), ==, toy_city_find (f->city, "D00"));
  display_wait (is_settled, f->window);
}

static void
test_the_map_zooms_by_action (Fixture *f, gconstpointer data)
{
  PentadMapPanel *map = pentad_board_view_get_map (pentad_window_get_board_view (f->window));
  double fitted = pentad_map_panel_get_view (map)->m_per_px;

  activate (f, "zoom-in", NULL);
  g_assert_cmpfloat (pentad_map_panel_get_view (map)->m_per_px, <, fitted);
  activate (f, "zoom-out", NULL);
  activate (f, "zoom-out", NULL);
  g_assert_cmpfloat (pentad_map_panel_get_view (map)->m_per_px, >, fitted);
  activate (f, "fit", NULL);
  g_assert_cmpfloat (pentad_map_panel_get_view (map)->m_per_px, ==, fitted);
  display_wait (is_settled, f->window);
}

/* The first widget of a type below another, popovers included; NULL none. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static gboolean
has_rows (gpointer table)
{
  return pentad_table_view_get_n_rows (table) > 0;
}

static void
test_the_list_leads_down (Fixture *f, gconstpointer data)
{
  GtkWidget *table, *list = find_widget (GTK_WIDGET (f->window), PENTAD_TYPE_PLACE_LIST);

  g_assert_false (gtk_widget_get_mapped (list));
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "list", NULL);
  table = find_widget (list, PENTAD_TYPE_TABLE_VIEW);
  display_wait (has_rows, table);
  g_assert_cmpstr (pentad_table_view_get_text (PENTAD_TABLE_VIEW (table), 0, 0), ==, "Place D00");
  g_signal_emit_by_name (table, "activated", 1);
  g_assert_cmpint (pentad_session_get_place (f->session), !=, 0);
  assert_shows (f, "Whole city|›|Place D10|");
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "list", NULL);
  g_assert_false (gtk_widget_get_visible (list));
}

static void
test_names_city_and_time (Fixture *f, gconstpointer data)
{
  assert_shows (f, "Toytown Digital City Management Monitor");
  assert_shows (f, "11-22 Sun 14:32:05");
  assert_shows (f, "Today|Week|Month|Quarter|Half-year|Year|");
}

static void
test_other_periods_are_named (Fixture *f, gconstpointer data)
{
  g_autofree char *state = NULL;

  activate (f, "period", "2026-10-05..2026-10-11");
  assert_shows (f, "Year|2026-10-05 – 2026-10-11|");
  activate (f, "period", "2026-10");
  assert_shows (f, "Year|2026-10|");
  activate (f, "period-earlier", NULL);
  assert_shows (f, "Year|2026-09|");
  activate (f, "period-last-year", NULL);
  assert_shows (f, "Year|2025-09|");
  activate (f, "period", "week");
  assert_shows (f, "Year||");
  activate (f, "period-later", NULL);
  assert_shows (f, "Year||"); /* not beyond today */
  activate (f, "against-last-year", NULL);
  activate (f, "period", "2026-10-05..2026-10-11");
  assert_shows (f, "Year|2026-10-05 – 2026-10-11 · vs last year|");
  g_assert_cmpstr (pentad_session_get_period (f->session), ==, "2026-10-05..2026-10-11@last-year");
  state = state_of (f, "period");
  g_assert_cmpstr (state, ==, "2026-10-05..2026-10-11");
  activate (f, "against-last-year", NULL);
  assert_shows (f, "Year|2026-10-05 – 2026-10-11|");
  display_wait (is_settled, f->window);
}

static gboolean
is_found (gpointer search)
{
  GtkWidget *list = find_widget (search, GTK_TYPE_LIST_BOX);

  return gtk_widget_get_visible (gtk_widget_get_parent (list)) &&
         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL;
}

static gboolean
has_found_nothing (gpointer search)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect_text (search, text);
  return strstr (text->str, "Nothing is called that") != NULL;
}

static void
test_search_leads_to_a_place (Fixture *f, gconstpointer data)
{
  GtkWidget *search = find_widget (GTK_WIDGET (f->window), PENTAD_TYPE_SEARCH);
  GtkWidget *entry;

  activate (f, "search", NULL);
  entry = find_widget (search, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "places10");
  display_wait (is_found, search);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (pentad_session_get_place (f->session), ==, toy_city_find (f->city, "S10"));
  g_assert_false (gtk_widget_get_visible (find_widget (search, GTK_TYPE_POPOVER)));
  display_wait (is_settled, f->window);
}

static void
test_search_says_when_nothing_is_found (Fixture *f, gconstpointer data)
{
  GtkWidget *search = find_widget (GTK_WIDGET (f->window), PENTAD_TYPE_SEARCH);
  GtkWidget *entry;

  activate (f, "search", NULL);
  entry = find_widget (search, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "place");
  display_wait (is_found, search);
  gtk_editable_set_text (GTK_EDITABLE (entry), "atlantis");
  display_wait (has_found_nothing, search);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (pentad_session_get_place (f->session), ==, 0);
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (gtk_widget_get_visible (find_widget (search, GTK_TYPE_POPOVER)));
}

static int
label_height (Fixture *f)
{
  /* The title is the first label of the window. */
  GtkWidget *widget = GTK_WIDGET (f->window);

  while (!GTK_IS_LABEL (widget))
    widget = gtk_widget_get_first_child (widget);
  return gtk_widget_get_height (widget);
}

static gboolean
is_large (gpointer window)
{
  return gtk_widget_get_width (window) == 1920;
}

static void
test_type_grows_with_the_window (Fixture *f, gconstpointer data)
{
  int before = label_height (f);

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1920, 1080);
  display_wait (is_large, f->window);
  for (int frame = 0; frame < 4; frame++)
    display_wait_frame (GTK_WINDOW (f->window));
  g_assert_cmpint (label_height (f), >, before * 3 / 2);
  display_wait (is_settled, f->window);
}

static void
test_style_has_the_theme_in_it (void)
{
  PentadTheme theme;
  g_autofree char *css = NULL;

  pentad_theme_init (&theme, PENTAD_THEME_LIGHT, PENTAD_LANGUAGE_ZH_TW, 3840, 2160);
  css = pentad_style_css (&theme, 2);
  g_assert_nonnull (strstr (css, "Noto Sans CJK TC"));
  g_assert_nonnull (strstr (css, "@define-color pentad_header #ffffff;"));
  g_assert_nonnull (strstr (css, "font-size: 30.00px;"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/app/window/actions-choose", test_actions_choose },
    { "/app/window/wrong-parameters-are-harmless", test_wrong_parameters_are_harmless },
    { "/app/window/choosing-on-the-map-goes-down", test_choosing_on_the_map_goes_down },
    { "/app/window/the-map-zooms-by-action", test_the_map_zooms_by_action },
    { "/app/window/names-city-and-time", test_names_city_and_time },
    { "/app/window/the-list-leads-down", test_the_list_leads_down },
    { "/app/window/other-periods-are-named", test_other_periods_are_named },
    { "/app/window/search-leads-to-a-place", test_search_leads_to_a_place },
    { "/app/window/search-says-when-nothing-is-found", test_search_says_when_nothing_is_found },
    { "/app/window/type-grows-with-the-window", test_type_grows_with_the_window },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/app/style/has-the-theme-in-it", test_style_has_the_theme_in_it);
  return g_test_run ();
}
