/* A feed on a small platform, for tests: moves the clock, runs the loop, counts requests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

#include "feed/feed-private.h"

#include <string.h>

static void
updated_cb (PentadFeed *feed, Fixture *fixture)
{
  fixture->n_updated++;
}

static void
status_cb (PentadFeed *feed, Fixture *fixture)
{
  fixture->n_status++;
}

/* With it the first interval is like every other. */
static double
chance_cb (gpointer user_data)
{
  return FIXTURE_CHANCE;
}

void
fixture_set_up_with (Fixture *fixture, PentadClock *clock)
{
  g_autoptr (PentadFeedSource) source = NULL;
  g_autoptr (PentadClock) platform_clock = pentad_clock_new_manual (NOW);

  fixture->clock = clock;
  /* A clock of --at shows another instant than the platform's. */
  fixture->platform = small_platform_new (pentad_clock_is_fixed (clock) ? platform_clock : clock);
  fixture->city = pentad_city_new ();
  source = pentad_feed_source_new (small_platform_get_url (fixture->platform), NULL, NULL, NULL);
  fixture->feed = pentad_feed_new (source, clock, fixture->city);
  pentad_feed_set_chance (fixture->feed, chance_cb, NULL);
  g_signal_connect (fixture->feed, "updated", G_CALLBACK (updated_cb), fixture);
  g_signal_connect (fixture->feed, "status-changed", G_CALLBACK (status_cb), fixture);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up_with (fixture, pentad_clock_new_manual (NOW));
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->feed);
  g_assert_finalize_object (fixture->city);
  small_platform_free (fixture->platform);
  g_assert_finalize_object (fixture->clock);
}

void
fixture_load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pentad_feed_load (fixture->feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main context until the condition holds. */
void
fixture_wait_until (Fixture *fixture, Condition condition, gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;
  guint wake = g_timeout_add (5, wake_cb, NULL);

  while (!condition (fixture, data))
    {
      if (g_get_monotonic_time () > until)
        g_error ("condition not met within %d s; error: %s", DEADLINE_S,
                 pentad_feed_get_error (fixture->feed));
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}

static gboolean
has_connection (Fixture *fixture, gconstpointer data)
{
  return pentad_feed_get_connection (fixture->feed) == *(const PentadConnection *)data;
}

void
fixture_wait_for_connection (Fixture *fixture, PentadConnection connection)
{
  fixture_wait_until (fixture, has_connection, &connection);
}

gboolean
fixture_is_idle (Fixture *fixture, gconstpointer data)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (fixture->feed));

  return counters->requests == counters->answers;
}

/* Moves the clock in steps of a second, as a wall would see it, and lets each request end. */
void
fixture_pass (Fixture *fixture, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      pentad_clock_advance (fixture->clock, SECOND);
      fixture_wait_until (fixture, fixture_is_idle, NULL);
    }
}

guint
fixture_count_cases (Fixture *fixture)
{
  guint n_cases;

  pentad_city_get_cases (fixture->city, &n_cases);
  return n_cases;
}

guint
fixture_get_hits (Fixture *fixture, const char *path)
{
  return small_platform_get_hits (fixture->platform, path);
}

gboolean
fixture_has_message (Fixture *fixture, const char *part)
{
  const PentadJournal *journal = pentad_feed_get_journal (fixture->feed);

  for (guint i = 0; i < pentad_journal_get_count (journal); i++)
    if (strstr (pentad_journal_get (journal, i)->text, part) != NULL)
      return TRUE;
  return FALSE;
}
