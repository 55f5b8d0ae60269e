/* Tests of the small widgets of the head: trail, choices, clock, status.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "widgets/breadcrumb.h"
#include "widgets/choice-bar.h"
#include "widgets/city-clock.h"
#include "widgets/fit-label.h"
#include "widgets/status.h"

static const PentadBreadcrumbStep steps[] = {
  { (char *)"Whole city", (char *)"city:TOY" },
  { (char *)"Old town", (char *)"district:D00" },
  { (char *)"Mill street", (char *)"street:S00" },
};

static GtkWidget *
nth_child (GtkWidget *widget, int n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer said)
{
  g_string_append_printf (said, "%s=%s ", g_action_get_name (G_ACTION (action)),
                          g_variant_get_string (parameter, NULL));
  if (g_action_get_state_type (G_ACTION (action)) != NULL)
    g_simple_action_set_state (action, parameter);
}

/* A window whose actions note what they are asked for. */
static GtkWindow *
open_with_actions (GtkWidget *widget, GString *said)
{
  static const GActionEntry entries[] = {
    { .name = "division", .activate = chosen_cb, .parameter_type = "s" },
    { .name = "period", .activate = chosen_cb, .parameter_type = "s", .state = "'today'" },
  };
  GtkWindow *window = display_open (widget, 600, 100);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), said);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
  return window;
}

static void
test_breadcrumb_leads_up (void)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *trail = pentad_breadcrumb_new ();
  GtkWindow *window = open_with_actions (trail, said);

  pentad_breadcrumb_set_steps (PENTAD_BREADCRUMB (trail), steps, G_N_ELEMENTS (steps));
  g_assert_true (GTK_IS_BUTTON (nth_child (trail, 0)));
  g_assert_true (GTK_IS_BUTTON (nth_child (trail, 2)));
  g_assert_true (GTK_IS_LABEL (nth_child (trail, 4)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (nth_child (trail, 4))), ==, "Mill street");
  g_assert_null (nth_child (trail, 5));

  g_signal_emit_by_name (nth_child (trail, 2), "clicked");
  g_signal_emit_by_name (nth_child (trail, 0), "clicked");
  g_assert_cmpstr (said->str, ==, "division=district:D00 division=city:TOY ");
  display_close (window);
}

static void
test_breadcrumb_keeps_what_is_the_same (void)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *trail = pentad_breadcrumb_new ();
  GtkWindow *window = open_with_actions (trail, said);
  GtkWidget *first;

  pentad_breadcrumb_set_steps (PENTAD_BREADCRUMB (trail), steps, 2);
  first = nth_child (trail, 0);
  gtk_widget_grab_focus (first);
  pentad_breadcrumb_set_steps (PENTAD_BREADCRUMB (trail), steps, 2);
  g_assert_true (nth_child (trail, 0) == first);
  g_assert_true (gtk_window_get_focus (window) == first);

  pentad_breadcrumb_set_steps (PENTAD_BREADCRUMB (trail), steps, 1);
  g_assert_true (GTK_IS_LABEL (nth_child (trail, 0)));
  g_assert_null (nth_child (trail, 1));
  pentad_breadcrumb_set_steps (PENTAD_BREADCRUMB (trail), NULL, 0);
  g_assert_null (nth_child (trail, 0));
  display_close (window);
}

static void
test_one_choice_is_chosen (void)
{
  static const PentadChoice choices[] = { { "today", "Today", NULL },
                                          { "week", "Week", "From Monday" },
                                          { "year", "Year", NULL } };
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *bar = pentad_choice_bar_new ();
  GtkWindow *window = open_with_actions (bar, said);

  pentad_choice_bar_set_choices (PENTAD_CHOICE_BAR (bar), "win.period", choices,
                                 G_N_ELEMENTS (choices));
  for (int chosen = 2; chosen >= 0; chosen--)
    {
      g_signal_emit_by_name (nth_child (bar, chosen), "clicked");
      for (int i = 0; i < 3; i++)
        g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nth_child (bar, i))), ==,
                         i == chosen);
    }
  g_assert_cmpstr (said->str, ==, "period=year period=week period=today ");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (nth_child (bar, 1)), ==, "From Monday");
  g_assert_null (nth_child (bar, 3));
  display_close (window);
}

static void
test_the_clock_is_the_citys (void)
{
  static const struct
  {
    const char *zone;
    gint64 time;
    const char *text;
  } cases[] = {
    { "Asia/Shanghai", 1795329125, "11-22 Sun 14:32:05" },
    { "America/New_York", 1795329125, "11-22 Sun 01:32:05" },
    { "Asia/Shanghai", 1798732799, "12-31 Thu 23:59:59" },
    { "Asia/Shanghai", 1798732800, "01-01 Fri 00:00:00" },
  };
  g_autoptr (GtkWidget) clock = g_object_ref_sink (pentad_city_clock_new ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadZone) zone = pentad_zone_new (cases[i].zone, 0, NULL);

      pentad_city_clock_set_time (PENTAD_CITY_CLOCK (clock), zone, cases[i].time,
                                  PENTAD_LANGUAGE_EN);
      g_assert_cmpstr (pentad_city_clock_get_text (PENTAD_CITY_CLOCK (clock)), ==, cases[i].text);
    }
}

static void
opened_cb (PentadStatus *status, gpointer n_opened)
{
  static const PentadStatusMessage messages[] = {
    { (char *)"14:32:05", (char *)"http://a/v1/state: refused", (char *)"seen by Li",
      PENTAD_TONE_BAD },
    { (char *)"14:31:55", (char *)"<b>not markup</b> & more", NULL, PENTAD_TONE_MUTED }
  };

  *(int *)n_opened += 1;
  static const char *const facts[] = { "Address: http://a", "Data as of 14:32", NULL };

  pentad_status_set_messages (status, messages, G_N_ELEMENTS (messages));
  pentad_status_set_facts (status, facts);
}

/* The first label below a widget with that text. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_the_status_tells_in_words (void)
{
  GtkWidget *status = pentad_status_new ();
  GtkWindow *window = display_open (status, 600, 100);

  pentad_status_set_state (PENTAD_STATUS (status), PENTAD_TONE_FINE, "data 4 s ago");
  g_assert_cmpstr (pentad_status_get_text (PENTAD_STATUS (status)), ==, "data 4 s ago");
  g_assert_nonnull (find_label (status, "data 4 s ago"));
  pentad_status_set_state (PENTAD_STATUS (status), PENTAD_TONE_BAD, "platform offline");
  g_assert_cmpstr (pentad_status_get_text (PENTAD_STATUS (status)), ==, "platform offline");
  display_close (window);
}

static void
test_the_status_lists_messages (void)
{
  GtkWidget *status = pentad_status_new ();
  GtkWindow *window = display_open (status, 600, 100);
  int n_opened = 0;

  g_signal_connect (status, "opened", G_CALLBACK (opened_cb), &n_opened);
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_first_child (status)));
  display_wait_frame (window);
  g_assert_cmpint (n_opened, ==, 1);
  g_assert_nonnull (find_label (status, "http://a/v1/state: refused"));
  g_assert_nonnull (find_label (status, "seen by Li"));
  g_assert_nonnull (find_label (status, "<b>not markup</b> & more"));
  g_assert_nonnull (find_label (status, "Address: http://a\nData as of 14:32"));

  pentad_status_set_messages (PENTAD_STATUS (status), NULL, 0);
  g_assert_null (find_label (status, "http://a/v1/state: refused"));
  g_assert_nonnull (find_label (status, "No messages"));
  display_close (window);
}

/* What does not fit is said in two lines, then left out part by part, from the end. */
static void
test_a_fit_label_says_less_in_less_room (void)
{
  static const char *const parts[] = { "data 4 s ago · platform offline: http://a: refused",
                                       "data 4 s ago\nplatform offline: http://a: refused",
                                       "data 4 s ago\nplatform offline: http://a",
                                       "data 4 s ago\nplatform offline", "data 4 s ago" };
  GtkWidget *label = pentad_fit_label_new ();
  GtkWindow *window = display_open (label, 600, 100);

  pentad_fit_label_set_parts (PENTAD_FIT_LABEL (label), parts[0]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      PangoLayout *layout = gtk_widget_create_pango_layout (label, parts[i]);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      gtk_widget_allocate (label, width + 2, 40, -1, NULL);
      g_assert_cmpstr (pentad_fit_label_get_shown (PENTAD_FIT_LABEL (label)), ==, parts[i]);
      g_object_unref (layout);
    }
  gtk_widget_allocate (label, 20, 40, -1, NULL);
  g_assert_cmpstr (pentad_fit_label_get_shown (PENTAD_FIT_LABEL (label)), ==, parts[4]);
  g_assert_cmpstr (pentad_fit_label_get_text (PENTAD_FIT_LABEL (label)), ==, parts[0]);
  pentad_fit_label_set_parts (PENTAD_FIT_LABEL (label), "a: b: c: d: e: f: g: h: i: j: k");
  gtk_widget_allocate (label, 4, 40, -1, NULL);
  g_assert_cmpstr (pentad_fit_label_get_shown (PENTAD_FIT_LABEL (label)), ==, "a");
  pentad_fit_label_set_parts (PENTAD_FIT_LABEL (label), "");
  g_assert_cmpstr (pentad_fit_label_get_shown (PENTAD_FIT_LABEL (label)), ==, "");
  display_close (window);
}

static void
noted_cb (PentadStatus *status, const char *text, gpointer notes)
{
  g_ptr_array_add (notes, g_strdup (text));
}

static void
seen_cb (PentadStatus *status, gpointer notes)
{
  g_ptr_array_add (notes, g_strdup ("seen"));
}

/* The first widget of a kind below another. */
static GtkWidget *
find_kind (GtkWidget *widget, GType kind)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, kind) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_kind (child, kind);
  return found;
}

static void
test_the_status_takes_notes (void)
{
  GtkWidget *status = pentad_status_new ();
  GtkWindow *window = display_open (status, 600, 100);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *entry = find_kind (status, GTK_TYPE_ENTRY);
  GtkWidget *button = gtk_widget_get_parent (find_label (status, "All seen"));

  g_signal_connect (status, "noted", G_CALLBACK (noted_cb), notes);
  g_signal_connect (status, "seen", G_CALLBACK (seen_cb), notes);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (notes->len, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pump told");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (notes->pdata[0], ==, "pump told");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (notes->pdata[1], ==, "seen");
  display_close (window);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/widgets/breadcrumb/leads-up", test_breadcrumb_leads_up);
  g_test_add_func ("/widgets/breadcrumb/keeps-what-is-the-same",
                   test_breadcrumb_keeps_what_is_the_same);
  g_test_add_func ("/widgets/choice-bar/one-is-chosen", test_one_choice_is_chosen);
  g_test_add_func ("/widgets/city-clock/is-the-citys", test_the_clock_is_the_citys);
  g_test_add_func ("/widgets/status/tells-in-words", test_the_status_tells_in_words);
  g_test_add_func ("/widgets/status/lists-messages", test_the_status_lists_messages);
  g_test_add_func ("/widgets/fit-label/says-less-in-less-room",
                   test_a_fit_label_says_less_in_less_room);
  g_test_add_func ("/widgets/status/takes-notes", test_the_status_takes_notes);
  return g_test_run ();
}
