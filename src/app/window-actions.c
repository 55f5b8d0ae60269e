/* The actions of the window and the keys for them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/map-export.h"
#include "app/window-private.h"

#define ZOOM_STEP 1.5

static void
view_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_session_set_view (pentad_window_get_session (window),
                           g_variant_get_string (parameter, NULL));
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_session_set_page (pentad_window_get_session (window),
                           g_variant_get_string (parameter, NULL));
}

static void
next_page_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_session_turn_page (pentad_window_get_session (window), 1);
}

static void
previous_page_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_session_turn_page (pentad_window_get_session (window), -1);
}

static gboolean
is_against_last_year (PentadSession *session)
{
  return g_str_has_suffix (pentad_session_get_period (session), PENTAD_PERIOD_LAST_YEAR);
}

/* The text without what it is compared with. Transfer full. */
static char *
plain_period (const char *text)
{
  const char *end = strstr (text, PENTAD_PERIOD_LAST_YEAR);

  return end != NULL ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);
}

/* What it is compared with stays as it was chosen. */
static void
period_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  PentadSession *session = pentad_window_get_session (window);
  g_autofree char *plain = plain_period (g_variant_get_string (parameter, NULL));
  g_autofree char *text =
      g_strconcat (plain, is_against_last_year (session) ? PENTAD_PERIOD_LAST_YEAR : "", NULL);
  g_autoptr (GError) error = NULL;

  if (!pentad_session_set_period (session, text, &error))
    g_debug ("%s", error->message); /* a caller's slip; the period stays */
}

static void
go_to_period (PentadWindow *window, const PentadPeriod *period, gint32 today)
{
  g_autofree char *text = pentad_period_to_text (period, today);

  pentad_session_set_period (pentad_window_get_session (window), text, NULL);
}

static void
step_period (PentadWindow *window, int step)
{
  PentadPeriod period;
  gint32 today;

  if (!pentad_session_get_days (pentad_window_get_session (window), &period, &today))
    return;
  period = pentad_period_step (&period, step, today);
  go_to_period (window, &period, today);
}

static void
period_earlier_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  step_period (window, -1);
}

static void
period_later_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  step_period (window, 1);
}

static void
period_last_year_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  PentadPeriod period;
  gint32 today;

  if (!pentad_session_get_days (pentad_window_get_session (window), &period, &today))
    return;
  period = pentad_period_last_year (&period);
  go_to_period (window, &period, today);
}

static void
against_last_year_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  PentadSession *session = pentad_window_get_session (window);
  g_autofree char *plain = plain_period (pentad_session_get_period (session));
  g_autofree char *text =
      g_strconcat (plain, is_against_last_year (session) ? "" : PENTAD_PERIOD_LAST_YEAR, NULL);

  pentad_session_set_period (session, text, NULL);
}

static void
days_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_window_open_periods (window);
}

static void
set_filter (PentadWindow *window, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFilter) filter = pentad_filter_parse (text, &error);

  if (filter != NULL)
    pentad_session_set_filter (pentad_window_get_session (window), filter);
  else
    g_debug ("%s", error->message); /* a caller's slip; the filter stays */
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  set_filter (window, g_variant_get_string (parameter, NULL));
}

static void
filter_clear_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  set_filter (window, "");
}

/* Adds or removes the one value that is named, unless it is there, or not there, already. */
static void
change_filter (PentadWindow *window, const char *pair, gboolean add)
{
  PentadSession *session = pentad_window_get_session (window);
  PentadFilter *filter = pentad_session_get_filter (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  PentadFilterKey key;

  if (!pentad_filter_parse_pair (pair, &key, &value, &error))
    g_debug ("%s", error->message);
  else if (add != (filter != NULL && pentad_filter_has (filter, key, value)))
    pentad_session_toggle_filter (session, key, value);
}

static void
filter_add_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  change_filter (window, g_variant_get_string (parameter, NULL), TRUE);
}

static void
filter_remove_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  change_filter (window, g_variant_get_string (parameter, NULL), FALSE);
}

static void
case_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_window_open_case (window, g_variant_get_string (parameter, NULL));
}

static void
explain_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_window_open_figure (window, g_variant_get_string (parameter, NULL));
}

static void
note_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_messages_write (pentad_window_get_messages (window),
                         g_variant_get_string (parameter, NULL));
}

static void
seen_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_messages_write (pentad_window_get_messages (window), NULL);
}

static void
division_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_session_set_division (pentad_window_get_session (window),
                               g_variant_get_string (parameter, NULL));
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_session_go_up (pentad_window_get_session (window));
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_window_open_search (window);
}

static void
list_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  gboolean shown = !pentad_window_shows_list (window);

  pentad_window_show_list (window, shown);
  g_simple_action_set_state (action, g_variant_new_boolean (shown));
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (window)))
    gtk_window_unfullscreen (GTK_WINDOW (window));
  else
    gtk_window_fullscreen (GTK_WINDOW (window));
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  PentadMapPanel *map = pentad_board_view_get_map (pentad_window_get_board_view (window));

  if (map != NULL)
    pentad_map_panel_fit (map);
}

static void
export_map_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  PentadMapPanel *map = pentad_board_view_get_map (pentad_window_get_board_view (window));

  if (map != NULL && pentad_map_panel_get_map (map) != NULL)
    pentad_map_export_choose (
        window, pentad_map_panel_get_map (map),
        pentad_feed_get_city (pentad_session_get_feed (pentad_window_get_session (window))));
}

static void
layers_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_board_view_act_on_map (pentad_window_get_board_view (window),
                                pentad_map_frame_open_layers);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_board_view_act_on_map (pentad_window_get_board_view (window),
                                pentad_map_frame_next_compare);
}

static void
toggle_playing (PentadMapFrame *map)
{
  pentad_map_frame_toggle_playing (map);
}

static void
play_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  pentad_board_view_act_on_map (pentad_window_get_board_view (window), toggle_playing);
}

static void
zoom (PentadWindow *window, double factor)
{
  PentadMapPanel *map = pentad_board_view_get_map (pentad_window_get_board_view (window));

  if (map != NULL)
    pentad_map_panel_zoom (map, factor);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  zoom (window, ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  zoom (window, 1 / ZOOM_STEP);
}

static const GActionEntry entries[] = {
  { .name = "view", .activate = view_cb, .parameter_type = "s", .state = "''" },
  { .name = "page", .activate = page_cb, .parameter_type = "s", .state = "''" },
  { .name = "next-page", .activate = next_page_cb },
  { .name = "previous-page", .activate = previous_page_cb },
  { .name = "period", .activate = period_cb, .parameter_type = "s", .state = "''" },
  { .name = "period-earlier", .activate = period_earlier_cb },
  { .name = "period-later", .activate = period_later_cb },
  { .name = "period-last-year", .activate = period_last_year_cb },
  { .name = "against-last-year", .activate = against_last_year_cb, .state = "false" },
  { .name = "days", .activate = days_cb },
  { .name = "filter", .activate = filter_cb, .parameter_type = "s", .state = "''" },
  { .name = "filter-add", .activate = filter_add_cb, .parameter_type = "s" },
  { .name = "filter-remove", .activate = filter_remove_cb, .parameter_type = "s" },
  { .name = "filter-clear", .activate = filter_clear_cb },
  { .name = "case", .activate = case_cb, .parameter_type = "s" },
  { .name = "note", .activate = note_cb, .parameter_type = "s" },
  { .name = "seen", .activate = seen_cb },
  { .name = "explain", .activate = explain_cb, .parameter_type = "s" },
  { .name = "division", .activate = division_cb, .parameter_type = "s" },
  { .name = "up", .activate = up_cb },
  { .name = "search", .activate = search_cb },
  { .name = "list", .activate = list_cb, .state = "false" },
  { .name = "fullscreen", .activate = fullscreen_cb },
  { .name = "fit", .activate = fit_cb },
  { .name = "export-map", .activate = export_map_cb },
  { .name = "layers", .activate = layers_cb },
  { .name = "compare", .activate = compare_cb },
  { .name = "play", .activate = play_cb },
  { .name = "zoom-in", .activate = zoom_in_cb },
  { .name = "zoom-out", .activate = zoom_out_cb },
};

void
pentad_window_add_actions (PentadWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  pentad_window_update_actions (self);
}

static void
set_state (PentadWindow *self, const char *name, const char *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

static void
set_enabled (PentadWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Not before the city's day is known, and not beyond it. */
static void
update_steps (PentadWindow *self, PentadSession *session)
{
  PentadPeriod period;
  gint32 today;
  gboolean known = pentad_session_get_days (session, &period, &today);

  set_enabled (self, "period-earlier", known);
  set_enabled (self, "period-last-year", known);
  set_enabled (self, "period-later", known && period.to < today);
}

void
pentad_window_update_actions (PentadWindow *self)
{
  PentadSession *session = pentad_window_get_session (self);
  PentadFilter *filter = pentad_session_get_filter (session);

  set_state (self, "view", pentad_session_get_view (session)->id);
  PentadBoardSpec *view = pentad_session_get_view (session);
  const char *page = pentad_session_get_page (session)->page;
  gboolean has_pages = pentad_board_spec_get_n_pages (view) > 1;

  set_state (self, "page", page != NULL ? page : "");
  set_enabled (self, "next-page", has_pages);
  set_enabled (self, "previous-page", has_pages);
  g_autofree char *period = plain_period (pentad_session_get_period (session));
  set_state (self, "period", period);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "against-last-year")),
      g_variant_new_boolean (is_against_last_year (session)));
  set_state (self, "filter", filter != NULL ? pentad_filter_get_text (filter) : "");
  set_enabled (self, "filter-clear", filter != NULL);
  set_enabled (self, "up",
               pentad_session_get_place (session) !=
                   pentad_city_get_root (pentad_feed_get_city (pentad_session_get_feed (session))));
  update_steps (self, session);
}

/* The n-th view, counted from 1. */
static gboolean
choose_view_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PentadSession *session = pentad_window_get_session (PENTAD_WINDOW (widget));
  guint index = (guint)g_variant_get_int32 (args) - 1;

  if (index >= pentad_session_get_n_boards (session))
    return FALSE;
  return pentad_session_set_view (session, pentad_session_get_board (session, index)->id);
}

/* Of the class, not of the application: the application's keys would be taken before a popover
 * that Escape is meant for. */
void
pentad_window_class_add_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Escape, 0, "win.up" },
    { GDK_KEY_BackSpace, 0, "win.up" },
    { GDK_KEY_Up, GDK_ALT_MASK, "win.up" },
    { GDK_KEY_Page_Down, 0, "win.next-page" },
    { GDK_KEY_Page_Up, 0, "win.previous-page" },
    { GDK_KEY_slash, 0, "win.search" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.search" },
    { GDK_KEY_b, 0, "win.list" },
    { GDK_KEY_bracketleft, 0, "win.period-earlier" },
    { GDK_KEY_bracketright, 0, "win.period-later" },
    { GDK_KEY_y, 0, "win.period-last-year" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "win.against-last-year" },
    { GDK_KEY_d, 0, "win.days" },
    { GDK_KEY_0, 0, "win.fit" },
    { GDK_KEY_l, 0, "win.layers" },
    { GDK_KEY_c, 0, "win.compare" },
    { GDK_KEY_p, 0, "win.play" },
    { GDK_KEY_KP_0, 0, "win.fit" },
    { GDK_KEY_Home, 0, "win.fit" },
    { GDK_KEY_plus, 0, "win.zoom-in" },
    { GDK_KEY_plus, GDK_SHIFT_MASK, "win.zoom-in" },
    { GDK_KEY_equal, 0, "win.zoom-in" },
    { GDK_KEY_KP_Add, 0, "win.zoom-in" },
    { GDK_KEY_minus, 0, "win.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "win.zoom-out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
  for (int i = 1; i <= 9; i++)
    {
      gtk_widget_class_add_binding (class, GDK_KEY_0 + (guint)i, 0, choose_view_cb, "i", i);
      gtk_widget_class_add_binding (class, GDK_KEY_KP_0 + (guint)i, 0, choose_view_cb, "i", i);
    }
}
