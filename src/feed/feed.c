/* Keeps a city up to date from its source: its life and what is wanted of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed.h"
#include "feed/feed-private.h"
#include "feed/open311.h"

/* How often the state of a mapped platform is asked for at most, in seconds: it may have pages. */
#define MAPPED_INTERVAL_S 30

G_DEFINE_FINAL_TYPE (PentadFeed, pentad_feed, G_TYPE_OBJECT)

static void
pentad_feed_dispose (GObject *object)
{
  PentadFeed *self = PENTAD_FEED (object);

  pentad_feed_stop (self);
  g_clear_object (&self->city);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (pentad_feed_parent_class)->dispose (object);
}

static void
pentad_feed_finalize (GObject *object)
{
  PentadFeed *self = PENTAD_FEED (object);

  g_clear_pointer (&self->source, pentad_feed_source_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->plan, pentad_plan_free);
  g_clear_pointer (&self->cache, pentad_cache_free);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->about, pentad_about_unref);
  g_clear_pointer (&self->geometry_findings, g_ptr_array_unref);
  g_clear_pointer (&self->geometry_error, g_free);
  g_clear_pointer (&self->cursor, g_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->next_page, g_free);
  g_clear_pointer (&self->journal, pentad_journal_free);
  g_clear_error (&self->fatal);
  g_clear_pointer (&self->told_error, g_free);
  G_OBJECT_CLASS (pentad_feed_parent_class)->finalize (object);
}

static void
new_signal (const char *name)
{
  g_signal_new (name, PENTAD_TYPE_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pentad_feed_class_init (PentadFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pentad_feed_dispose;
  object_class->finalize = pentad_feed_finalize;

  /**
   * PentadFeed::updated: documents were applied to the city, or a day has turned.
   */
  new_signal ("updated");
  /**
   * PentadFeed::status-changed: connection, freshness or error are others than before.
   */
  new_signal ("status-changed");
}

static void
pentad_feed_init (PentadFeed *self)
{
  self->intervals =
      (PentadFeedIntervals){ .state_s = 5, .live_s = 30, .slow_s = 300, .daily_s = 86400 };
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_answer_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_state_unref);
  self->journal = pentad_journal_new ();
  self->from_day = self->cases_from = G_MAXINT32;
  self->to_day = G_MININT32;
  self->today = self->at_day = PENTAD_NO_DAY;
  self->state_as_of = PENTAD_NO_TIME;
  self->told_connection = PENTAD_CONNECTION_CONNECTING;
  self->told_freshness = PENTAD_FRESH_UNKNOWN;
  self->geometry_findings = pentad_findings_new ();
  pentad_platform_time_init (&self->time);
}

static gboolean
timer_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_autoptr (PentadFeed) self = g_object_ref (user_data);

  /* The tick sets the timer anew. */
  g_source_set_ready_time (source, -1);
  pentad_feed_tick (self);
  pentad_feed_tell_status (self);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs timer_funcs = { .dispatch = timer_dispatch };

static gboolean
ignore_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
moved_cb (PentadClock *clock, PentadFeed *self)
{
  pentad_feed_tick (self);
  pentad_feed_tell_status (self);
}

static PentadPlan *
make_plan (const PentadFeedIntervals *intervals)
{
  PentadPlanIntervals by_cadence = { .seconds = {
                                         [PENTAD_CADENCE_STATE] = intervals->state_s,
                                         [PENTAD_CADENCE_LIVE] = intervals->live_s,
                                         [PENTAD_CADENCE_SLOW] = intervals->slow_s,
                                         [PENTAD_CADENCE_DAILY] = intervals->daily_s,
                                     } };

  return pentad_plan_new (&by_cadence);
}

/* What another kind of server does not serve is there from the start. */
static void
begin_made (PentadFeed *self)
{
  g_autoptr (PentadCalendar) calendar = NULL;

  self->about = self->source->mapping != NULL ? pentad_mapped_make_about (self->source->mapping)
                                              : pentad_open311_make_about (self->source);
  calendar = pentad_open311_make_calendar (self->about);
  self->wants_build = TRUE;
  pentad_city_set_about (self->city, self->about);
  pentad_city_set_calendar (self->city, calendar);
  pentad_city_set_complete (self->city, TRUE);
  if (self->source->kind == PENTAD_FEED_OPEN311)
    {
      const PentadCountSet known = pentad_open311_known_counts ();

      pentad_city_set_known_counts (self->city, &known);
    }
}

/* What never changes is asked for once: a year, in seconds. */
#define STILL_INTERVAL_S (365 * 86400)

static gboolean
is_still (const PentadFeed *self)
{
  return self->source->as_of != PENTAD_NO_TIME;
}

/* A file is seen at its moment, or at an earlier one. */
static PentadClock *
choose_clock (const PentadFeedSource *source, PentadClock *clock)
{
  if (source->as_of == PENTAD_NO_TIME ||
      (pentad_clock_is_fixed (clock) && pentad_clock_get_wall (clock) <= source->as_of))
    return g_object_ref (clock);
  return pentad_clock_new_fixed (source->as_of);
}

PentadFeed *
pentad_feed_new (PentadFeedSource *source, PentadClock *clock, PentadCity *city)
{
  PentadFeed *self;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (PENTAD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (PENTAD_IS_CITY (city), NULL);

  self = g_object_new (PENTAD_TYPE_FEED, NULL);
  self->source = pentad_feed_source_ref (source);
  self->clock = choose_clock (source, clock);
  self->city = g_object_ref (city);
  self->context = g_main_context_ref_thread_default ();
  self->intervals.state_s = MAX (
      self->intervals.state_s,
      source->mapping != NULL ? MAPPED_INTERVAL_S : pentad_open311_get_interval_s (source->paging));
  if (is_still (self))
    self->intervals = (PentadFeedIntervals){ STILL_INTERVAL_S, STILL_INTERVAL_S, STILL_INTERVAL_S,
                                             STILL_INTERVAL_S };
  self->plan = make_plan (&self->intervals);
  pentad_failover_init (&self->failover, source->standby != NULL);
  pentad_pace_init (&self->pace, self->plan);
  return self;
}

void
pentad_feed_set_intervals (PentadFeed *self, const PentadFeedIntervals *intervals)
{
  g_return_if_fail (PENTAD_IS_FEED (self));
  g_return_if_fail (self->fetcher == NULL && pentad_plan_get_count (self->plan) == 0);

  if (is_still (self))
    return;
  self->intervals = *intervals;
  self->intervals.state_s = MAX (self->intervals.state_s, 1);
  pentad_plan_free (self->plan);
  self->plan = make_plan (intervals);
  self->pace.plan = self->plan;
}

void
pentad_feed_set_state_interval (PentadFeed *self, guint seconds)
{
  PentadFeedIntervals intervals;

  g_return_if_fail (PENTAD_IS_FEED (self));

  intervals = self->intervals;
  intervals.state_s = MAX (intervals.state_s, seconds);
  pentad_feed_set_intervals (self, &intervals);
}

void
pentad_feed_set_chance (PentadFeed *self, PentadPaceChanceFunc chance, gpointer user_data)
{
  self->pace.chance = chance;
  self->pace.chance_data = user_data;
}

void
pentad_feed_set_cache (PentadFeed *self, const char *folder)
{
  g_return_if_fail (PENTAD_IS_FEED (self));
  g_return_if_fail (self->fetcher == NULL && self->cache == NULL);

  if (!pentad_clock_is_fixed (self->clock))
    {
      const PentadMapping *mapping = self->source->mapping;
      g_autoptr (GString) key = g_string_new (self->source->text);

      if (mapping != NULL)
        g_string_append_printf (key, " %s", mapping->origin);
      for (guint i = 0; i < self->source->boundaries->len; i++)
        {
          const PentadFeedBoundary *boundary = g_ptr_array_index (self->source->boundaries, i);

          g_string_append_printf (key, " %s", boundary->path);
        }
      self->cache = pentad_cache_new (folder, key->str);
    }
}

void
pentad_feed_start (PentadFeed *self)
{
  g_return_if_fail (PENTAD_IS_FEED (self));

  if (self->fetcher != NULL)
    return;
  if (self->source->kind != PENTAD_FEED_PLATFORM && self->about == NULL)
    begin_made (self);
  self->fetcher = pentad_fetcher_new (self->context, self->source->access, self->clock, self->cache,
                                      pentad_feed_receive, self);
  self->timer = g_source_new (&timer_funcs, sizeof (GSource));
  g_source_set_static_name (self->timer, "pentad-feed-timer");
  g_source_set_callback (self->timer, ignore_cb, self, NULL);
  g_source_attach (self->timer, self->context);
  self->moved_handler = g_signal_connect (self->clock, "moved", G_CALLBACK (moved_cb), self);
  pentad_feed_tick (self);
}

void
pentad_feed_stop (PentadFeed *self)
{
  PentadJournalCounters *counters;

  g_return_if_fail (PENTAD_IS_FEED (self));

  if (self->fetcher == NULL)
    return;
  g_clear_signal_handler (&self->moved_handler, self->clock);
  g_clear_pointer (&self->fetcher, pentad_fetcher_free);
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  counters = pentad_journal_get_counters (self->journal);
  counters->answers = counters->requests;
  g_ptr_array_set_size (self->held, 0);
  g_ptr_array_set_size (self->pages, 0);
  self->n_parts = 0;
  g_clear_pointer (&self->next_page, g_free);
  self->probe = 0;
  if (self->recall != 0)
    self->has_recalled = FALSE;
  self->recall = 0;
  if (self->build != 0)
    self->wants_build = TRUE;
  self->build = 0;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      /* What was under way is asked for again, what was given up gets another chance. */
      poll->request = 0;
      poll->is_on_wire = FALSE;
      poll->n_unauthorised = 0;
      if (poll->next_us == PENTAD_POLL_NEVER)
        poll->next_us = 0;
    }
  self->pace.n_refusals = 0;
}

void
pentad_feed_set_needs (PentadFeed *self, gint32 from_day, gint32 to_day)
{
  g_return_if_fail (PENTAD_IS_FEED (self));

  self->from_day = MIN (self->from_day, from_day);
  self->to_day = MAX (self->to_day, to_day);
  pentad_feed_tick (self);
}

void
pentad_feed_set_case_needs (PentadFeed *self, gint32 from_day)
{
  g_return_if_fail (PENTAD_IS_FEED (self));

  self->cases_from = MIN (self->cases_from, from_day);
  pentad_city_set_cases_from (self->city, self->cases_from);
  pentad_feed_tick (self);
}

void
pentad_feed_hold_topics (PentadFeed *self, gboolean holds)
{
  g_return_if_fail (PENTAD_IS_FEED (self));

  if (self->holds_topics == holds)
    return;
  self->holds_topics = holds;
  pentad_feed_tick (self);
}

const PentadJournal *
pentad_feed_get_journal (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), NULL);
  return self->journal;
}

GPtrArray *
pentad_feed_dup_findings (PentadFeed *self)
{
  GPtrArray *findings = pentad_findings_new ();

  g_return_val_if_fail (PENTAD_IS_FEED (self), findings);

  pentad_findings_append (findings, self->geometry_findings);
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    pentad_findings_append (findings, pentad_plan_get (self->plan, i)->findings);
  return findings;
}

const PentadFeedSource *
pentad_feed_get_source (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), NULL);
  return self->source;
}

PentadCity *
pentad_feed_get_city (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), NULL);
  return self->city;
}
