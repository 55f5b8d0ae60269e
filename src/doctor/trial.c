/* A look at a platform before it is chosen: does it answer, and what has it to offer?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "doctor/trial.h"

#include <glib/gi18n-lib.h>

#include "feed/feed.h"
#include "render/format.h"

#define PATIENCE_S 30

struct _PentadTrial
{
  PentadTrialFunc func;
  gpointer user_data;
  PentadFeed *feed;
  guint timeout;
};

static void
add_line (GStrvBuilder *lines, char *line)
{
  g_strv_builder_add (lines, line);
  g_free (line);
}

static void
describe_city (GStrvBuilder *lines, PentadCity *city)
{
  const PentadAbout *about = pentad_city_get_about (city);

  if (about != NULL)
    add_line (lines, g_strdup_printf (_ ("City: %s (%s)"),
                                      pentad_label_get (&about->name, pentad_language_current ()),
                                      about->code));
}

static void
describe_divisions (GStrvBuilder *lines, const PentadDivisions *divisions)
{
  g_autofree char *count[PENTAD_N_LEVELS] = { NULL };

  if (divisions == NULL)
    return;
  for (PentadLevel level = PENTAD_LEVEL_DISTRICT; level < PENTAD_N_LEVELS; level++)
    {
      int n = 0;

      pentad_divisions_get_level (divisions, level, &n);
      count[level] = pentad_format_count (n);
    }
  add_line (lines, g_strdup_printf (_ ("Districts %s, streets %s, communities %s, unit grids %s"),
                                    count[PENTAD_LEVEL_DISTRICT], count[PENTAD_LEVEL_STREET],
                                    count[PENTAD_LEVEL_COMMUNITY], count[PENTAD_LEVEL_GRID]));
  for (PentadLevel level = 0; level < PENTAD_N_LEVELS; level++)
    g_clear_pointer (&count[level], g_free);
}

static void
describe_cases (GStrvBuilder *lines, PentadCity *city)
{
  gint64 as_of = pentad_city_get_as_of (city);
  g_autofree char *open = NULL, *day = NULL, *clock = NULL;
  const PentadZone *zone = pentad_city_get_zone (city);

  if (as_of == PENTAD_NO_TIME)
    return;
  open = pentad_format_count (pentad_city_get_n_open (city));
  day = pentad_format_day (pentad_zone_day (zone, as_of));
  clock = pentad_format_time (as_of, zone);
  add_line (lines, g_strdup_printf (_ ("Open cases %s, as of %s %s"), open, day, clock));
}

static void
describe_rest (GStrvBuilder *lines, PentadCity *city)
{
  const struct
  {
    const char *name;
    gboolean is_there;
  } rows[] = {
    { _ ("classes and departments"), pentad_city_get_catalogue (city) != NULL },
    { _ ("officers and supervisors"), pentad_city_get_staff (city) != NULL },
    { _ ("sensors"), pentad_city_get_sensors (city) != NULL },
    { _ ("calls"), pentad_city_get_calls (city) != NULL },
    { _ ("approvals"), pentad_city_get_approvals (city) != NULL },
    { _ ("service"), pentad_city_get_service (city) != NULL },
    { _ ("tasks"), pentad_city_get_tasks (city) != NULL },
    { _ ("assessments"), pentad_city_get_assessments (city) != NULL },
    { _ ("reference layers"), pentad_city_get_layers (city)->len > 0 },
  };
  g_autoptr (GPtrArray) there = g_ptr_array_new (), missing = g_ptr_array_new ();
  g_autofree char *offered = NULL, *lacking = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (rows[i].is_there ? there : missing, (char *)rows[i].name);
  g_ptr_array_add (there, NULL);
  g_ptr_array_add (missing, NULL);
  offered = g_strjoinv (_ (", "), (char **)there->pdata);
  lacking = g_strjoinv (_ (", "), (char **)missing->pdata);
  if (there->len > 1)
    add_line (lines, g_strdup_printf (_ ("Offered: %s"), offered));
  if (missing->len > 1)
    add_line (lines, g_strdup_printf (_ ("Not offered: %s"), lacking));
}

/* Everything is known, or nothing more will be. */
static void
finish (PentadTrial *self, gboolean is_fit, const char *cause)
{
  PentadCity *city = pentad_feed_get_city (self->feed);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->feed, self);
  pentad_feed_stop (self->feed);
  describe_city (lines, city);
  describe_divisions (lines, pentad_city_get_divisions (city));
  describe_cases (lines, city);
  if (is_fit)
    describe_rest (lines, city);
  if (cause != NULL)
    g_strv_builder_add (lines, cause);
  words = g_strv_builder_end (lines);
  self->func (is_fit, (const char *const *)words, self->user_data);
}

static void
look (PentadTrial *self)
{
  const char *error = pentad_feed_get_error (self->feed);

  if (pentad_feed_is_complete (self->feed))
    finish (self, TRUE, error);
  else if (error != NULL)
    {
      g_autofree char *cause = g_strdup (error);

      finish (self, FALSE, cause);
    }
}

static gboolean
timeout_cb (gpointer user_data)
{
  PentadTrial *self = user_data;
  g_autofree char *cause = g_strdup_printf (_ ("%s: not everything came within %d s"),
                                            pentad_feed_get_source (self->feed)->url, PATIENCE_S);

  self->timeout = 0;
  finish (self, FALSE, cause);
  return G_SOURCE_REMOVE;
}

PentadTrial *
pentad_trial_new (PentadFeedSource *source, PentadTrialFunc func, gpointer user_data)
{
  PentadTrial *self = g_new0 (PentadTrial, 1);
  g_autoptr (PentadClock) clock = pentad_clock_new ();
  g_autoptr (PentadCity) city = pentad_city_new ();

  self->func = func;
  self->user_data = user_data;
  self->feed = pentad_feed_new (source, clock, city);
  g_signal_connect_swapped (self->feed, "updated", G_CALLBACK (look), self);
  g_signal_connect_swapped (self->feed, "status-changed", G_CALLBACK (look), self);
  self->timeout = g_timeout_add_seconds (PATIENCE_S, timeout_cb, self);
  pentad_feed_start (self->feed);
  return self;
}

gboolean
pentad_trial_has_answer (PentadTrial *self)
{
  return pentad_city_get_as_of (pentad_feed_get_city (self->feed)) != PENTAD_NO_TIME;
}

gint64
pentad_trial_get_skew_s (PentadTrial *self)
{
  return pentad_feed_get_skew_s (self->feed);
}

void
pentad_trial_free (PentadTrial *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->feed, self);
  pentad_feed_stop (self->feed);
  g_object_unref (self->feed);
  g_free (self);
}
