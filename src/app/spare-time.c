/* What can wait is done while nobody waits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spare-time.h"

/* Cases looked at before the main loop has its turn: some 2 ms. */
#define CASES_A_TURN 1000

/* An evaluation leads to a picture first. */
#define DELAY_MS 1000

typedef struct
{
  PentadSession *session; /* borrowed; lives longer */
  PentadCity *city;
  guint idle; /* or what leads to it */
} SpareTime;

static gboolean
idle_cb (gpointer user_data)
{
  SpareTime *self = user_data;

  if (!pentad_city_check_cases (self->city, CASES_A_TURN) || pentad_session_prepare (self->session))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
delay_cb (gpointer user_data)
{
  SpareTime *self = user_data;

  self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
evaluated_cb (PentadSession *session, gpointer user_data)
{
  SpareTime *self = user_data;

  /* Who goes from view to view has the machine for it. */
  g_clear_handle_id (&self->idle, g_source_remove);
  self->idle = g_timeout_add (DELAY_MS, delay_cb, self);
}

static void
spare_time_free (gpointer data, GClosure *closure)
{
  SpareTime *self = data;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_unref (self->city);
  g_free (self);
}

void
pentad_spare_time_use (PentadSession *session)
{
  SpareTime *self = g_new0 (SpareTime, 1);

  self->session = session;
  self->city = g_object_ref (pentad_feed_get_city (pentad_session_get_feed (session)));
  g_signal_connect_data (session, "evaluated", G_CALLBACK (evaluated_cb), self, spare_time_free, 0);
}
