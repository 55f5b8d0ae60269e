/* The program: from the command line to a window on a city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application.h"

#include "app/app-actions.h"
#include "app/demo.h"
#include "app/help-text.h"
#include "app/help-window.h"
#include "app/keeper.h"
#include "app/open-session.h"
#include "app/preferences.h"
#include "app/screenshot.h"
#include "app/settings.h"
#include "app/snapshot-files.h"
#include "app/snapshot-opening.h"
#include "app/spare-time.h"
#include "app/welcome.h"
#include "app/window.h"
#include "codec/error.h"
#include "snapshot/stand-in.h"
#include "widgets/resources.h"

#include <glib/gi18n-lib.h>

#include "host/paths.h"

#define APPLICATION_ID "org.pentad.Pentad"

/* How long a file is waited for before anything is shown, and how often it is told how far it is.
 */
#define OPENING_PATIENCE_MS 300
/* How often, and how long each time, the cache is waited for before GTK starts. */
#define MAX_LISTENS 40
#define LISTEN_US   250

struct _PentadApplication
{
  GtkApplication parent_instance;

  PentadOptions options;
  GSettings *settings;    /* NULL: nothing is remembered */
  PentadSession *session; /* NULL until a source is chosen */
  PentadWindow *window;   /* borrowed: GTK owns it */
  PentadWelcome *welcome; /* borrowed, as long as no source is chosen */
  PentadHelp *help;       /* borrowed, while it is open */
  PentadDemo *demo;       /* NULL: another platform is shown */
  gboolean begins_with_demo;
  PentadKeeper *keeper;
  PentadSnapshotOpening *opening; /* a file under way; NULL none */
  gboolean is_first;              /* it is the one of the command line */
  guint opening_beat;
  GtkWindow *opening_wait; /* weak: over the window of another city */
  char *refusal;           /* why the file that was to be opened is not shown; NULL none */

  PentadScreenshot *screenshot; /* under way; NULL none */
  int exit_code;
};

G_DEFINE_FINAL_TYPE (PentadApplication, pentad_application, GTK_TYPE_APPLICATION)

static void
report (PentadApplication *self, const char *text)
{
  g_printerr ("pentad: %s\n", text);
}

static void
unknown_division_cb (PentadApplication *self, const char *code)
{
  /* Where the last session ended may not be there any more; that is nobody's mistake. */
  if (g_strcmp0 (code, self->options.division) != 0)
    return;
  const PentadFeedSource *source = pentad_feed_get_source (pentad_session_get_feed (self->session));
  g_autofree char *text = g_strdup_printf (
      _ ("--division: %s has no division with the code “%s”; showing the city"), source->url, code);

  report (self, text);
}

/* A picture was asked for, and is there or cannot be. */
static void
screenshot_cb (const char *problem, gpointer user_data)
{
  PentadApplication *self = user_data;

  if (problem != NULL)
    {
      report (self, problem);
      self->exit_code = 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
}

/* Before the window goes. */
static void
remember (PentadApplication *self)
{
  GtkWindow *window = GTK_WINDOW (self->window);
  g_autofree char *division = NULL;
  PentadSettingsPlace place = { 0 };
  PentadFilter *filter;

  if (self->settings == NULL || self->window == NULL || self->options.screenshot != NULL)
    return;
  division = pentad_session_dup_wanted_division (self->session);
  filter = pentad_session_get_filter (self->session);
  place = (PentadSettingsPlace){
    .filter = filter != NULL ? pentad_filter_get_text (filter) : NULL,
    /* Its address is another one each time. */
    .platform = self->demo != NULL ? PENTAD_DEMO_PLATFORM : self->options.platform,
    .view = pentad_session_get_view (self->session)->id,
    .page = pentad_session_get_page (self->session)->page,
    .division = division,
    .period = pentad_session_get_chosen_period (self->session),
    .maximized = gtk_window_is_maximized (window),
    .list_shown = pentad_window_shows_list (self->window),
    .fullscreen = gtk_window_is_fullscreen (window),
  };
  /* Of a window that fills the screen it is what it goes back to. */
  gtk_window_get_default_size (window, &place.width, &place.height);
  pentad_settings_remember (self->settings, &place);
}

/* Windows over that of the city go before it: one of them may be kept alive by the very key that
 * ends the program, and GTK would look for its parent afterwards. */
static void
close_children (PentadApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (self->window != NULL && gtk_window_get_transient_for (l->data) == GTK_WINDOW (self->window))
      {
        gtk_window_set_transient_for (l->data, NULL);
        gtk_window_destroy (l->data);
      }
}

static gboolean
close_request_cb (PentadApplication *self)
{
  remember (self);
  close_children (self);
  return FALSE;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PentadApplication *self = user_data;

  g_clear_pointer (&self->screenshot, pentad_screenshot_free);
  remember (self);
  close_children (self);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->welcome != NULL)
    gtk_window_destroy (GTK_WINDOW (self->welcome));
}

static void
window_destroyed_cb (PentadApplication *self)
{
  g_clear_pointer (&self->screenshot, pentad_screenshot_free);
  self->window = NULL;
  pentad_session_stop (self->session);
}

/* For benchmarks, which watch for the line: the first complete picture is on the screen. */
static void
first_paint_cb (GdkFrameClock *clock, gpointer session)
{
  g_signal_handlers_disconnect_by_func (clock, first_paint_cb, session);
  g_debug ("first complete frame");
  pentad_session_look_round (session);
}

static void
first_complete_cb (PentadApplication *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));

  g_signal_handlers_disconnect_by_func (self->window, first_complete_cb, self);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (first_paint_cb), self->session, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
}

static void open_file_cb (const char *path, gpointer user_data);

static void
tell_operator (PentadApplication *self)
{
  g_autofree char *name = NULL;

  if (self->settings == NULL || self->window == NULL)
    return;
  name = g_settings_get_string (self->settings, "operator");
  pentad_messages_set_operator (pentad_window_get_messages (self->window), name);
}

static void
open_window (PentadApplication *self)
{
  const PentadAppearance appearance = { self->options.theme, self->options.text_size };

  self->window = pentad_window_new (GTK_APPLICATION (self), self->session, &appearance,
                                    self->options.width, self->options.height);
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (window_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->window, "complete", G_CALLBACK (first_complete_cb), self,
                           G_CONNECT_SWAPPED);
  tell_operator (self);
  pentad_app_actions_forward (GTK_APPLICATION (self), GTK_APPLICATION_WINDOW (self->window));
  pentad_snapshot_files_accept (GTK_WIDGET (self->window), open_file_cb, self);
  if (self->options.list_shown)
    g_action_group_activate_action (G_ACTION_GROUP (self->window), "list", NULL);
  if (self->options.maximized)
    gtk_window_maximize (GTK_WINDOW (self->window));
  if (self->options.fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (self->window));
  if (self->options.screenshot != NULL)
    self->screenshot =
        pentad_screenshot_new (self->window, self->options.screenshot, screenshot_cb, self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
take_session (PentadApplication *self, PentadSession *session)
{
  self->session = session;
  pentad_keeper_set_session (self->keeper, session);
  pentad_spare_time_use (session);
  g_signal_connect_swapped (session, "unknown-division", G_CALLBACK (unknown_division_cb), self);
}

static void
show_session (PentadApplication *self)
{
  open_window (self);
  pentad_session_start (self->session);
}

/* The city shown until now, when another is chosen. */
static void
drop_session (PentadApplication *self)
{
  remember (self);
  close_children (self);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  pentad_keeper_set_session (self->keeper, NULL);
  g_clear_object (&self->session);
}

/* From the first window to that of the city; FALSE when the source makes no sense. */
static gboolean
choose_source (PentadApplication *self)
{
  g_autoptr (GError) error = NULL;
  PentadSession *session = pentad_open_session (&self->options, &error);

  if (session != NULL)
    drop_session (self);
  else
    {
      pentad_welcome_set_error (self->welcome, error->message);
      return FALSE;
    }
  take_session (self, session);
  show_session (self);
  gtk_window_destroy (GTK_WINDOW (self->welcome));
  return TRUE;
}

static void
stop_opening (PentadApplication *self)
{
  g_clear_handle_id (&self->opening_beat, g_source_remove);
  g_clear_pointer (&self->opening, pentad_snapshot_opening_free);
  if (self->opening_wait != NULL)
    gtk_window_destroy (self->opening_wait);
  g_clear_weak_pointer (&self->opening_wait);
  if (self->welcome != NULL)
    pentad_welcome_set_waiting (self->welcome, NULL);
}

static gboolean
opening_beat_cb (gpointer user_data)
{
  PentadApplication *self = user_data;
  g_autofree char *words = pentad_snapshot_opening_dup_words (self->opening);

  if (self->welcome != NULL)
    {
      pentad_welcome_set_waiting (self->welcome, words);
      return G_SOURCE_CONTINUE;
    }
  if (self->opening_wait == NULL && self->window != NULL)
    g_set_weak_pointer (&self->opening_wait,
                        pentad_snapshot_files_wait (GTK_WINDOW (self->window),
                                                    (void (*) (gpointer))stop_opening, self));
  if (self->opening_wait != NULL)
    pentad_snapshot_files_tell (self->opening_wait, words);
  return G_SOURCE_CONTINUE;
}

/* NULL with the reason for which the file, which is checked now, is not shown. */
static PentadSession *
open_checked (PentadApplication *self, GError **error)
{
  PentadStandIn stand_in = { 0 };
  PentadOptions options = self->is_first ? self->options : (PentadOptions){ 0 };

  if (!pentad_snapshot_opening_take (self->opening, &stand_in, error))
    return NULL;
  options.platform = (char *)pentad_snapshot_opening_get_path (self->opening);
  options.source.open_file = pentad_snapshot_open_stand_in;
  options.source.opened = &stand_in;
  return pentad_open_session (&options, error);
}

/* In the place of what is shown; a file that is refused leaves that as it is. */
static void
opened_cb (gpointer user_data)
{
  PentadApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (pentad_snapshot_opening_get_path (self->opening));
  PentadSession *session = open_checked (self, &error);

  stop_opening (self);
  if (session == NULL && self->welcome != NULL)
    pentad_welcome_set_error (self->welcome, error->message);
  else if (session == NULL)
    pentad_snapshot_files_refuse (GTK_WINDOW (self->window), error->message);
  if (session == NULL)
    return;
  drop_session (self);
  g_clear_pointer (&self->demo, pentad_demo_free);
  if (!self->is_first)
    pentad_source_options_clear (&self->options.source);
  g_free (self->options.platform);
  self->options.platform = g_steal_pointer (&path);
  take_session (self, session);
  show_session (self);
  if (self->welcome != NULL)
    gtk_window_destroy (GTK_WINDOW (self->welcome));
}

static void
open_file_cb (const char *path, gpointer user_data)
{
  PentadApplication *self = user_data;

  stop_opening (self);
  self->is_first = FALSE;
  self->opening = pentad_snapshot_opening_new (path, opened_cb, self);
  self->opening_beat = g_timeout_add (OPENING_PATIENCE_MS, opening_beat_cb, self);
}

static void
open_snapshot_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pentad_snapshot_files_choose (gtk_application_get_active_window (user_data), open_file_cb,
                                user_data);
}

static void
demo_ready_cb (const char *url, const GError *error, gpointer user_data)
{
  PentadApplication *self = user_data;

  if (self->welcome == NULL)
    return; /* closed meanwhile */
  if (url == NULL)
    {
      pentad_welcome_set_error (self->welcome, error->message);
      g_clear_pointer (&self->demo, pentad_demo_free);
      return;
    }
  pentad_source_options_clear (&self->options.source);
  g_free (self->options.platform);
  self->options.platform = g_strdup (url);
  if (choose_source (self) && self->settings != NULL)
    pentad_settings_keep_demo (self->settings);
}

static void
demo_cb (PentadApplication *self)
{
  g_autoptr (GError) error = NULL;

  pentad_welcome_set_waiting (self->welcome, _ ("The demo city is starting …"));
  g_clear_pointer (&self->demo, pentad_demo_free);
  self->demo = pentad_demo_start (demo_ready_cb, self, &error);
  if (self->demo == NULL)
    pentad_welcome_set_error (self->welcome, error->message);
}

static void
connect_cb (PentadApplication *self)
{
  pentad_welcome_fill (self->welcome, &self->options);
  if (!choose_source (self))
    return;
  g_clear_pointer (&self->demo, pentad_demo_free);
  if (self->settings != NULL)
    pentad_settings_keep_source (self->settings, &self->options);
}

static void
welcome_destroyed_cb (PentadApplication *self)
{
  self->welcome = NULL;
}

static void
open_welcome (PentadApplication *self)
{
  self->welcome = pentad_welcome_new (GTK_APPLICATION (self), self->options.theme);
  g_signal_connect_object (self->welcome, "demo", G_CALLBACK (demo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "connect", G_CALLBACK (connect_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->welcome, "destroy", G_CALLBACK (welcome_destroyed_cb), self,
                           G_CONNECT_SWAPPED);
  pentad_snapshot_files_accept (GTK_WIDGET (self->welcome), open_file_cb, self);
  if (self->opening != NULL && self->opening_beat == 0)
    {
      opening_beat_cb (self);
      self->opening_beat = g_timeout_add (OPENING_PATIENCE_MS, opening_beat_cb, self);
    }
  if (self->refusal != NULL)
    pentad_welcome_set_error (self->welcome, self->refusal);
  g_clear_pointer (&self->refusal, g_free);
  gtk_window_present (GTK_WINDOW (self->welcome));
}

static void
choose_city_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PentadApplication *self = user_data;

  if (self->welcome == NULL)
    open_welcome (self);
  else
    gtk_window_present (GTK_WINDOW (self->welcome));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PentadApplication *self = user_data;
  GtkWindow *preferences;

  if (self->settings == NULL || self->window == NULL)
    return;
  preferences = GTK_WINDOW (pentad_preferences_new (
      GTK_WINDOW (self->window), self->settings,
      self->options.has_theme ? pentad_theme_id (self->options.theme) : NULL));
  /* So that the keys of the application hold there, too. */
  gtk_window_set_application (preferences, GTK_APPLICATION (self));
  gtk_window_present (preferences);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PentadApplication *self = user_data;
  const char *data = pentad_paths_get_data_dir ();
  g_autofree char *pictures = g_build_filename (data, "help", "pictures", NULL);
  g_autoptr (GPtrArray) pages = NULL;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->help == NULL)
    {
      pages = pentad_help_load (data, pentad_language_id (pentad_language_current ()));
      if (pages->len == 0)
        return;
      self->help = pentad_help_new (parent, pages, pictures);
      gtk_window_set_application (GTK_WINDOW (self->help), GTK_APPLICATION (self));
      g_object_add_weak_pointer (G_OBJECT (self->help), (gpointer *)&self->help);
    }
  gtk_window_present (GTK_WINDOW (self->help));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pentad_app_actions_show_about (gtk_application_get_active_window (user_data));
}

/* Of the keys that count at once. */
static void
settings_changed_cb (PentadApplication *self, const char *key)
{
  if (g_str_equal (key, "operator"))
    tell_operator (self);
  if (g_str_equal (key, "theme") || g_str_equal (key, "text-size"))
    {
      PentadAppearance appearance;

      /* Whoever chooses a theme no longer wants that of the command line. */
      if (g_str_equal (key, "theme"))
        self->options.has_theme = FALSE;
      pentad_settings_get_looks (self->settings, &self->options);
      appearance = (PentadAppearance){ self->options.theme, self->options.text_size };
      if (self->window != NULL)
        pentad_window_set_appearance (self->window, &appearance);
    }
}

/* Everything is asked for once it is known which city it is; the cache says so within a
 * millisecond, and GTK would not let it be heard before it has started. */
static void
begin_reading (PentadSession *session)
{
  PentadFeed *feed = pentad_session_get_feed (session);
  PentadCity *city = pentad_feed_get_city (feed);

  pentad_session_start (session);
  for (int i = 0; i < MAX_LISTENS && pentad_city_get_about (city) == NULL; i++)
    {
      /* What has been read is to be heard before this is no longer so. */
      gboolean is_reading = pentad_feed_is_reading (feed);

      if (g_main_context_iteration (NULL, FALSE))
        continue;
      if (!is_reading)
        return;
      g_usleep (LISTEN_US);
    }
}

static void
pentad_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_cb },
    { .name = "choose-city", .activate = choose_city_cb },
    { .name = "open-snapshot", .activate = open_snapshot_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "help", .activate = help_cb },
    { .name = "about", .activate = about_cb },
  };

  /* What is in the cache, or comes over the wire, is read while GTK starts. */
  if (PENTAD_APPLICATION (application)->session != NULL)
    begin_reading (PENTAD_APPLICATION (application)->session);
  /* First: GTK looks for the window of shortcuts in them. */
  pentad_resources_init ();
  G_APPLICATION_CLASS (pentad_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  pentad_app_actions_add_keys (GTK_APPLICATION (application));
}

static void
pentad_application_activate (GApplication *application)
{
  PentadApplication *self = PENTAD_APPLICATION (application);

  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
  else if (self->session != NULL)
    show_session (self);
  else if (self->welcome == NULL)
    open_welcome (self);
  if (self->begins_with_demo)
    demo_cb (self);
  self->begins_with_demo = FALSE;
}

static void
pentad_application_dispose (GObject *object)
{
  PentadApplication *self = PENTAD_APPLICATION (object);

  g_clear_pointer (&self->screenshot, pentad_screenshot_free);
  g_clear_handle_id (&self->opening_beat, g_source_remove);
  g_clear_pointer (&self->opening, pentad_snapshot_opening_free);
  g_clear_weak_pointer (&self->opening_wait);
  g_clear_weak_pointer (&self->help);
  g_clear_pointer (&self->keeper, pentad_keeper_free);
  g_clear_pointer (&self->demo, pentad_demo_free);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pentad_application_parent_class)->dispose (object);
}

static void
pentad_application_finalize (GObject *object)
{
  pentad_options_clear (&PENTAD_APPLICATION (object)->options);
  g_free (PENTAD_APPLICATION (object)->refusal);
  G_OBJECT_CLASS (pentad_application_parent_class)->finalize (object);
}

static void
pentad_application_class_init (PentadApplicationClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  object_class->dispose = pentad_application_dispose;
  object_class->finalize = pentad_application_finalize;
  application_class->startup = pentad_application_startup;
  application_class->activate = pentad_application_activate;
}

static void
pentad_application_init (PentadApplication *self)
{
}

/* Each wall is a process of its own, and none needs a session bus; the first of them is the one
 * that is known there. */
static GApplicationFlags
choose_flags (const PentadOptions *options)
{
  if (options->service)
    return G_APPLICATION_IS_SERVICE;
  return pentad_app_actions_name_is_free (APPLICATION_ID) ? G_APPLICATION_DEFAULT_FLAGS
                                                          : G_APPLICATION_NON_UNIQUE;
}

/* What the file is, and not how it was asked for. */
static gboolean
is_of_file (const GError *error)
{
  return error->domain == PENTAD_SNAPSHOT_ERROR || error->domain == PENTAD_CODEC_ERROR;
}

/* NULL with an error, or without one: the user is asked, or waits for a large file. */
static PentadSession *
open_first (PentadApplication *self, GError **error)
{
  PentadSession *session;

  if (self->options.platform == NULL && self->options.screenshot == NULL)
    return NULL;
  self->begins_with_demo = g_strcmp0 (self->options.platform, PENTAD_DEMO_PLATFORM) == 0 &&
                           self->options.screenshot == NULL;
  if (self->begins_with_demo)
    return NULL;
  if (self->options.platform == NULL || self->options.screenshot != NULL ||
      !pentad_source_options_names_file (self->options.platform))
    return pentad_open_session (&self->options, error);
  self->is_first = TRUE;
  self->opening = pentad_snapshot_opening_new (self->options.platform, opened_cb, self);
  if (!pentad_snapshot_opening_wait (self->opening, OPENING_PATIENCE_MS))
    return NULL;
  session = open_checked (self, error);
  g_clear_pointer (&self->opening, pentad_snapshot_opening_free);
  return session;
}

PentadApplication *
pentad_application_new (PentadOptions *options, GSettings *settings, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (PentadApplication) self =
      g_object_new (PENTAD_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                    choose_flags (options), "resource-base-path", "/org/pentad/Pentad", NULL);
  PentadSession *session;

  self->options = *options;
  *options = (PentadOptions){ 0 };
  session = open_first (self, &refusal);
  /* Who opened a file by a double click sees no terminal: the first window says what is wrong. */
  if (refusal != NULL && (self->options.screenshot != NULL || !is_of_file (refusal)))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    }
  if (refusal != NULL)
    {
      report (self, refusal->message);
      self->refusal = g_strdup (refusal->message);
    }
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->keeper = pentad_keeper_new (GTK_APPLICATION (self), &self->options,
                                    self->options.screenshot == NULL ? settings : NULL);
  if (session != NULL)
    take_session (self, session);
  return g_steal_pointer (&self);
}

int
pentad_application_get_exit_code (PentadApplication *self)
{
  g_return_val_if_fail (PENTAD_IS_APPLICATION (self), 1);
  return self->exit_code;
}
