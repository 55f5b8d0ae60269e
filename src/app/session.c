/* What the user looks at: view, place and period of a city, evaluated anew when something changes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/session-private.h"

#include "board/trend-steps.h"
#include "evaluate/quality.h"
#include "snapshot/snapshot-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define TICK_US G_USEC_PER_SEC
/* How long the first picture waits for what is missing to be one of everything. */
#define PATIENCE_MS 300
/* Rows of history looked at before the main loop has its turn: some 2 ms. */
#define ROWS_A_TURN 20000
/* How long the first picture has the machine for itself, if nobody says that it is there. */
#define FIRST_PICTURE_S 30
/* So often, while what is here is still being read. */
#define MAX_WAITS 10

enum
{
  SIGNAL_FORGOTTEN,
  SIGNAL_EVALUATED,
  SIGNAL_CHOSEN,
  SIGNAL_TOLD,
  SIGNAL_TICKED,
  SIGNAL_UNKNOWN_DIVISION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadSession, pentad_session, G_TYPE_OBJECT)

void
pentad_session_forget (PentadSession *self)
{
  if (self->data == NULL)
    return;
  g_clear_pointer (&self->data, pentad_board_data_unref);
  g_signal_emit (self, signals[SIGNAL_FORGOTTEN], 0);
}

int
pentad_session_find_division (const PentadDivisions *divisions, const char *division)
{
  const char *colon = strchr (division, ':');
  g_autofree char *id = colon != NULL ? g_strndup (division, (gsize)(colon - division)) : NULL;
  PentadLevel level;

  if (id != NULL && pentad_level_parse (id, &level))
    {
      int place = pentad_divisions_find (divisions, level, colon + 1);

      if (place != PENTAD_NO_PLACE)
        return place;
    }
  return pentad_divisions_find_any (divisions, division);
}

/* Divisions may come anew at any time: the place keeps its code, not its index. */
static void
resolve_place (PentadSession *self)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (self->city);
  int root = pentad_city_get_root (self->city);
  int place = self->division != NULL && divisions != NULL
                  ? pentad_session_find_division (divisions, self->division)
                  : root;

  if (divisions != NULL && place == PENTAD_NO_PLACE && !self->division_checked)
    g_signal_emit (self, signals[SIGNAL_UNKNOWN_DIVISION], 0, self->division);
  self->division_checked = divisions != NULL;
  if (place == PENTAD_NO_PLACE || !pentad_city_holds_place (self->city, place))
    place = root;
  if (place == self->place)
    return;
  self->place = place;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

gint32
pentad_session_get_today (PentadSession *self)
{
  return pentad_zone_day (pentad_city_get_zone (self->city), pentad_feed_get_now (self->feed));
}

/* As it would be in a view. */
static PentadPeriod
resolve_period_of (PentadSession *self, guint view)
{
  gint32 today = pentad_session_get_today (self);
  PentadPeriod period;

  /* The text was accepted before; it is read again because "today" moves. What has not begun was
   * accepted while the day was not known. */
  if (self->period != NULL && pentad_period_parse (self->period, today, &period, NULL))
    return period;
  g_clear_pointer (&self->period, g_free);
  return pentad_period_current (pentad_session_get_board (self, view)->period, today);
}

PentadPeriod
pentad_session_resolve_period (PentadSession *self)
{
  return resolve_period_of (self, self->view);
}

static void
geometry_thread (GTask *task, gpointer source, gpointer divisions, GCancellable *cancellable)
{
  g_task_return_pointer (task, pentad_map_geometry_new (divisions),
                         (GDestroyNotify)pentad_map_geometry_unref);
}

static void
geometry_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadMapGeometry) geometry = g_task_propagate_pointer (G_TASK (result), &error);
  PentadSession *self = user_data;

  if (error != NULL)
    return; /* cancelled: self is gone */
  if (pentad_map_geometry_get_divisions (geometry) != self->geometry_of)
    return; /* other divisions have come meanwhile */
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  if (pentad_map_geometry_get_n_cells (geometry) > 0)
    self->geometry = g_steal_pointer (&geometry);
  if (self->data != NULL)
    g_signal_emit (self, signals[SIGNAL_EVALUATED], 0);
}

/* The map of new divisions is made in a worker; it takes a while for a large city. */
static void
update_geometry (PentadSession *self)
{
  PentadDivisions *divisions = (PentadDivisions *)pentad_city_get_divisions (self->city);

  if (divisions == NULL || divisions == self->geometry_of)
    return;
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, geometry_cb, self);
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  g_clear_pointer (&self->geometry_of, pentad_divisions_unref);
  self->geometry_of = pentad_divisions_ref (divisions);
  g_task_set_task_data (task, pentad_divisions_ref (divisions),
                        (GDestroyNotify)pentad_divisions_unref);
  g_task_run_in_thread (task, geometry_thread);
}

static gint64
get_minute (PentadSession *self)
{
  return pentad_feed_get_now (self->feed) / 60;
}

static gboolean
shows_topics (PentadSession *self)
{
  const GPtrArray *panels = pentad_session_get_page (self)->panels;

  for (guint i = 0; i < panels->len; i++)
    if (((const PentadPanelSpec *)g_ptr_array_index (panels, i))->topic.of != NULL)
      return TRUE;
  return FALSE;
}

/* As soon as the city has told its zone: what the period needs then comes together with the rest.
 */
PentadPeriod
pentad_session_tell_needs (PentadSession *self)
{
  PentadPeriod period = pentad_session_resolve_period (self);

  if (self->looks_round || shows_topics (self))
    pentad_feed_hold_topics (self->feed, FALSE);
  pentad_feed_set_needs (
      self->feed,
      self->looks_round ? pentad_board_first_day (&period)
                        : pentad_board_page_first_day (pentad_session_get_page (self), &period),
      period.to);
  if (self->sieve.filter != NULL)
    pentad_feed_set_case_needs (
        self->feed, pentad_board_first_filtered_day (&period, pentad_session_get_today (self),
                                                     PENTAD_BOARD_MAX_CASE_DAYS));
  return period;
}

static gboolean
patience_cb (gpointer user_data)
{
  PentadSession *self = user_data;

  if (++self->n_waits < MAX_WAITS && pentad_feed_is_reading (self->feed))
    return G_SOURCE_CONTINUE;
  self->patience = 0;
  self->impatient = TRUE;
  pentad_session_queue_evaluation (self);
  return G_SOURCE_REMOVE;
}

/* The first evaluation goes through all cases, and what comes a moment later, as it does from the
 * cache, would have every panel drawn twice. */
static gboolean
waits_for_more (PentadSession *self)
{
  if (self->has_data || self->impatient || pentad_feed_has_essentials (self->feed))
    return FALSE;
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_cb, self);
  return TRUE;
}

static PentadBoardQuery
make_query (PentadSession *self, const PentadPeriod *period)
{
  gint64 now = pentad_feed_get_now (self->feed);
  double age_s = pentad_feed_get_age_s (self->feed);

  return (PentadBoardQuery){
    .city = pentad_sieve_get (&self->sieve, self->city, now),
    .place = self->place,
    .period = *period,
    .time = now,
    .age_s = isnan (age_s) ? 0 : age_s,
    .interval_s = pentad_feed_get_interval_s (self->feed),
  };
}

/* The counters of all cases take longest: they are made while lists of other things are read. */
static void
prepare (PentadSession *self, const PentadPeriod *period)
{
  gint64 now = pentad_feed_get_now (self->feed);

  if (self->sieve.filter == NULL && pentad_feed_has_cases (self->feed))
    pentad_city_make_ledgers (self->city, now,
                              pentad_evaluate_previous_time (self->city, period, now));
}

void
pentad_session_evaluate (PentadSession *self)
{
  PentadPeriod period;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (pentad_city_get_about (self->city) == NULL)
    return;
  period = pentad_session_tell_needs (self);
  update_geometry (self);
  if (pentad_city_get_divisions (self->city) == NULL ||
      pentad_city_get_as_of (self->city) == PENTAD_NO_TIME)
    return;
  if (waits_for_more (self))
    {
      prepare (self, &period);
      return;
    }

  pentad_session_forget (self);
  resolve_place (self);

  PentadBoardQuery query = make_query (self, &period);
  self->data = pentad_board_data_new (&query);
  self->has_data = TRUE;
  self->evaluated_us = g_get_monotonic_time ();
  self->freshness = pentad_feed_get_freshness (self->feed);
  self->minute = get_minute (self);
  g_signal_emit (self, signals[SIGNAL_EVALUATED], 0);
}

gboolean
pentad_session_prepare (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  /* A city that a filter leaves is another with every poll. */
  if (!self->has_data || self->sieve.filter != NULL)
    return FALSE;
  for (guint i = 0; i < self->boards->len; i++)
    {
      PentadPeriod period = resolve_period_of (self, i);
      PentadBoardQuery query = make_query (self, &period);

      if (pentad_trend_steps_prepare (&query))
        return TRUE;
    }
  return pentad_quality_prepare (self->city, pentad_feed_get_now (self->feed), ROWS_A_TURN);
}

static gboolean
idle_cb (gpointer user_data)
{
  PentadSession *self = user_data;

  self->idle = 0;
  pentad_session_evaluate (self);
  return G_SOURCE_REMOVE;
}

/* Soon, once for all that happens until then. */
void
pentad_session_queue_evaluation (PentadSession *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

/* While many documents come in, one picture a second is enough; see tick_cb(). What changes alone,
 * as when a view asks for more days, is shown at once. */
static gboolean
is_due (PentadSession *self)
{
  return !self->has_data || g_get_monotonic_time () - self->evaluated_us >= TICK_US;
}

static void
city_changed_cb (PentadSession *self)
{
  pentad_session_forget (self);
  /* A worker makes the map while the cases go to their places. */
  update_geometry (self);
  if (self->has_data && is_due (self))
    pentad_session_queue_evaluation (self);
}

static void
feed_updated_cb (PentadSession *self)
{
  if (pentad_feed_has_essentials (self->feed) || is_due (self))
    pentad_session_queue_evaluation (self);
}

static void
feed_status_changed_cb (PentadSession *self)
{
  g_signal_emit (self, signals[SIGNAL_TOLD], 0);
}

static void schedule_tick (PentadSession *self);

/* Once a second; for a picture that does not become whole. */
static void
wait_for_first_picture (PentadSession *self)
{
  if (self->has_data && ++self->first_s == FIRST_PICTURE_S)
    pentad_session_look_round (self);
}

/* Once a second; not before there is something to see. */
static void
rotate (PentadSession *self)
{
  if (self->rotation_s == 0 || !self->has_data || ++self->shown_s < self->rotation_s)
    return;
  self->shown_s = 0;
  pentad_session_turn_page (self, 1);
}

static gboolean
tick_cb (gpointer user_data)
{
  PentadSession *self = user_data;

  if (self->has_data &&
      (self->data == NULL || self->freshness != pentad_feed_get_freshness (self->feed) ||
       self->minute != get_minute (self)))
    pentad_session_queue_evaluation (self);
  schedule_tick (self);
  wait_for_first_picture (self);
  rotate (self);
  g_signal_emit (self, signals[SIGNAL_TICKED], 0);
  return G_SOURCE_REMOVE;
}

/* One beat after the last one was due, not after it came: beats that drift would skip a second of
 * the clock now and then. */
static void
schedule_tick (PentadSession *self)
{
  gint64 now_us = g_get_monotonic_time ();

  self->next_tick_us = MAX (self->next_tick_us + TICK_US, now_us + TICK_US / 2);
  self->tick = g_timeout_add ((guint)((self->next_tick_us - now_us) / 1000), tick_cb, self);
}

static void
pentad_session_dispose (GObject *object)
{
  PentadSession *self = PENTAD_SESSION (object);

  pentad_session_stop (self);
  g_cancellable_cancel (self->cancellable);
  if (self->feed != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->feed, self);
      g_signal_handlers_disconnect_by_data (self->city, self);
    }
  g_clear_pointer (&self->data, pentad_board_data_unref);
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  g_clear_pointer (&self->geometry_of, pentad_divisions_unref);
  g_clear_object (&self->feed);
  g_clear_object (&self->city);
  G_OBJECT_CLASS (pentad_session_parent_class)->dispose (object);
}

static void
pentad_session_finalize (GObject *object)
{
  PentadSession *self = PENTAD_SESSION (object);

  g_clear_pointer (&self->boards, g_ptr_array_unref);
  g_free (self->pages);
  pentad_sieve_clear (&self->sieve);
  g_free (self->period);
  g_free (self->division);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (pentad_session_parent_class)->finalize (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, PENTAD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
pentad_session_class_init (PentadSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pentad_session_dispose;
  object_class->finalize = pentad_session_finalize;

  signals[SIGNAL_FORGOTTEN] = new_signal ("forgotten");
  signals[SIGNAL_EVALUATED] = new_signal ("evaluated");
  signals[SIGNAL_CHOSEN] = new_signal ("chosen");
  signals[SIGNAL_TOLD] = new_signal ("told");
  signals[SIGNAL_TICKED] = new_signal ("ticked");
  signals[SIGNAL_UNKNOWN_DIVISION] =
      g_signal_new ("unknown-division", PENTAD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pentad_session_init (PentadSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->freshness = PENTAD_FRESH_UNKNOWN;
}

PentadSession *
pentad_session_new (PentadFeed *feed, GPtrArray *boards)
{
  PentadSession *self = g_object_new (PENTAD_TYPE_SESSION, NULL);

  g_return_val_if_fail (boards != NULL && boards->len > 0, self);

  self->feed = g_object_ref (feed);
  self->city = g_object_ref (pentad_feed_get_city (feed));
  self->boards = g_ptr_array_ref (boards);
  self->pages = g_new0 (guint, boards->len);
  pentad_feed_hold_topics (feed, TRUE);
  g_signal_connect_swapped (self->city, "changed", G_CALLBACK (city_changed_cb), self);
  g_signal_connect_swapped (feed, "updated", G_CALLBACK (feed_updated_cb), self);
  g_signal_connect_swapped (feed, "status-changed", G_CALLBACK (feed_status_changed_cb), self);
  return self;
}

void
pentad_session_start (PentadSession *self)
{
  g_return_if_fail (PENTAD_IS_SESSION (self));

  pentad_feed_start (self->feed);
  self->next_tick_us = g_get_monotonic_time ();
  if (self->tick == 0)
    schedule_tick (self);
}

void
pentad_session_emit_chosen (PentadSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

void
pentad_session_stop (PentadSession *self)
{
  g_return_if_fail (PENTAD_IS_SESSION (self));

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->feed != NULL)
    pentad_feed_stop (self->feed);
}

PentadFeed *
pentad_session_get_feed (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return self->feed;
}

guint
pentad_session_get_n_boards (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), 0);
  return self->boards->len;
}

PentadBoardSpec *
pentad_session_get_board (PentadSession *self, guint index)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self) && index < self->boards->len, NULL);
  return g_ptr_array_index (self->boards, index);
}

PentadBoardData *
pentad_session_get_data (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return self->data;
}

gboolean
pentad_session_has_data (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);
  return self->has_data;
}

PentadMapGeometry *
pentad_session_get_geometry (PentadSession *self)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);
  return self->geometry;
}

/* Topics count when the page shows one. */
static gboolean
has_documents (PentadSession *self)
{
  return shows_topics (self) ? pentad_feed_is_complete (self->feed)
                             : pentad_feed_has_essentials (self->feed);
}

gboolean
pentad_session_is_complete (PentadSession *self)
{
  const PentadDivisions *divisions;

  g_return_val_if_fail (PENTAD_IS_SESSION (self), FALSE);

  divisions = pentad_city_get_divisions (self->city);
  return self->data != NULL && self->idle == 0 && has_documents (self) &&
         (self->geometry != NULL || pentad_divisions_finest_level (divisions) == PENTAD_LEVEL_CITY);
}

char *
pentad_session_dup_status (PentadSession *self, const PentadTheme *theme, PentadTone *tone)
{
  g_return_val_if_fail (PENTAD_IS_SESSION (self), NULL);

  const char *error = pentad_feed_get_error (self->feed);
  double age_s = pentad_feed_get_age_s (self->feed);
  const PentadSnapshot *snapshot = pentad_feed_get_source (self->feed)->file;
  g_autofree char *kept = snapshot != NULL ? pentad_snapshot_dup_line (snapshot) : NULL;
  PentadBoardStyle style = {
    .theme = theme,
    .connection = pentad_feed_get_connection (self->feed),
    .on_standby = pentad_feed_is_on_standby (self->feed),
    .error = error,
    .kept = kept,
    .kept_tone =
        snapshot != NULL && pentad_snapshot_get_signature (snapshot) == PENTAD_SIGNATURE_TRUSTED
            ? PENTAD_TONE_FINE
            : PENTAD_TONE_WATCH,
  };
  /* Only what the line needs, so that it can be had at any moment. */
  PentadBoardData now = {
    .query = { .city = self->city,
               .age_s = isnan (age_s) ? 0 : age_s,
               .interval_s = pentad_feed_get_interval_s (self->feed) },
  };
  g_autofree char *line = pentad_board_status (&now, &style, tone);

  return error != NULL ? g_strdup_printf (_ ("%s: %s"), line, error) : g_steal_pointer (&line);
}
