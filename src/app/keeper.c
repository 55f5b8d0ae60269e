/* Keeps snapshots of the city that is shown: on the user's word, and one a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/keeper.h"

#include "app/keep-daily.h"

#include <glib/gi18n-lib.h>

/* How often it is looked whether today's snapshot is there. */
#define LOOK_S 60

struct _PentadKeeper
{
  GtkApplication *application;  /* borrowed */
  const PentadOptions *options; /* borrowed */
  GSimpleAction *action;
  PentadSession *session; /* NULL none */
  PentadKeepDaily *daily;
  guint timer;
};

/* A snapshot is made of what is a snapshot's documents already. */
static gboolean
can_keep (const PentadKeeper *self)
{
  const PentadFeedSource *source =
      self->session != NULL ? pentad_feed_get_source (pentad_session_get_feed (self->session))
                            : NULL;

  return source != NULL && source->kind == PENTAD_FEED_PLATFORM && source->file == NULL;
}

static PentadFeedSource *
make_source_cb (gpointer user_data, GError **error)
{
  PentadKeeper *self = user_data;

  if (can_keep (self))
    return pentad_source_options_make_source (&self->options->source, self->options->platform,
                                              error);
  g_set_error_literal (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE,
                       _ ("a snapshot is made of a platform with the Pentad interface"));
  return NULL;
}

/* Code and business day of the city that is shown; FALSE before it has told them. */
static gboolean
get_city_day (const PentadKeeper *self, const char **code, gint32 *today)
{
  PentadFeed *feed = self->session != NULL ? pentad_session_get_feed (self->session) : NULL;
  const PentadAbout *about =
      feed != NULL ? pentad_city_get_about (pentad_feed_get_city (feed)) : NULL;

  if (about == NULL)
    return FALSE;
  *code = about->code;
  *today = pentad_zone_day (about->zone, pentad_feed_get_now (feed));
  return TRUE;
}

static void
activate_cb (PentadKeeper *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);
  g_autofree char *name = NULL;
  const char *code;
  gint32 today;

  if (window == NULL || !get_city_day (self, &code, &today))
    return;
  name = pentad_keep_daily_dup_name (code, today);
  gtk_window_present (GTK_WINDOW (pentad_keep_new (window, name, make_source_cb, self)));
}

static gboolean
look_cb (gpointer user_data)
{
  PentadKeeper *self = user_data;
  const char *code;
  gint32 today;

  if (can_keep (self) && get_city_day (self, &code, &today))
    pentad_keep_daily_look (self->daily, code, today);
  return G_SOURCE_CONTINUE;
}

PentadKeeper *
pentad_keeper_new (GtkApplication *application, const PentadOptions *options, GSettings *settings)
{
  PentadKeeper *self = g_new0 (PentadKeeper, 1);

  self->application = application;
  self->options = options;
  self->action = g_simple_action_new ("keep-snapshot", NULL);
  g_simple_action_set_enabled (self->action, FALSE);
  g_signal_connect_swapped (self->action, "activate", G_CALLBACK (activate_cb), self);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (self->action));
  self->daily = pentad_keep_daily_new (settings, make_source_cb, self);
  if (settings != NULL)
    self->timer = g_timeout_add_seconds (LOOK_S, look_cb, self);
  return self;
}

void
pentad_keeper_free (PentadKeeper *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  pentad_keep_daily_free (self->daily);
  g_signal_handlers_disconnect_by_data (self->action, self);
  g_object_unref (self->action);
  g_clear_object (&self->session);
  g_free (self);
}

void
pentad_keeper_set_session (PentadKeeper *self, PentadSession *session)
{
  g_set_object (&self->session, session);
  g_simple_action_set_enabled (self->action, can_keep (self));
}
