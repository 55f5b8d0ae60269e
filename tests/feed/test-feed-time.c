/* The feed and time: midnight, the age of data, and the instant of --at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

#include <string.h>

static void
test_midnight_asks_for_the_new_day (Fixture *fixture, gconstpointer data)
{

  fixture_load (fixture);
  /* 14:32:05 in Shanghai; 23:59:58 is 34,073 s later. */
  gint64 midnight = NOW + 34073 + 2;
  while (pentad_clock_get_wall (fixture->clock) < midnight - 1)
    {
      pentad_clock_advance (fixture->clock,
                            MIN (600, midnight - 1 - pentad_clock_get_wall (fixture->clock)) *
                                SECOND);
      fixture_wait_until (fixture, fixture_is_idle, NULL);
    }
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/ended/2026-11-23"), ==, 0);
  /* At a moment of its own within two minutes; see /feed/fleet/midnight. */
  fixture_pass (fixture, 130);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/ended/2026-11-23"), ==, 1);
  g_assert_false (pentad_city_has_ended (fixture->city, pentad_day_from_date (2026, 11, 21)));
  g_assert_true (pentad_city_has_ended (fixture->city, pentad_day_from_date (2026, 11, 22)));
}

static void
test_age_includes_that_of_the_document (Fixture *fixture, gconstpointer data)
{
  /* The platform's state is 100 s old when it comes, and answers 304 ever after. */
  small_platform_replace (fixture->platform, "/v1/state",
                          "{\"as_of\": \"2026-11-22T14:30:25+08:00\", \"cases\": []}");
  fixture_load (fixture);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 100);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_STALE);
  fixture_pass (fixture, 30);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), >=, 130 - 2);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_STALE);
}

static void
test_age_is_never_negative (Fixture *fixture, gconstpointer data)
{
  small_platform_replace (fixture->platform, "/v1/state",
                          "{\"as_of\": \"2026-11-22T15:30:25+08:00\", \"cases\": []}");
  fixture_load (fixture);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 0);
  /* Somebody sets the wall clock back. */
  pentad_clock_set_wall (fixture->clock, 0);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 0);
}

static void
test_the_arrival_stands_still (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  pentad_clock_advance (fixture->clock, 3 * SECOND);
  g_assert_cmpint (pentad_feed_get_now (fixture->feed), ==, NOW + 3);
  g_assert_cmpint (pentad_feed_get_arrival (fixture->feed), ==, NOW);
}

static void
test_the_arrival_of_an_old_state_is_now (Fixture *fixture, gconstpointer data)
{
  small_platform_replace (fixture->platform, "/v1/state",
                          "{\"as_of\": \"2026-11-22T14:30:25+08:00\", \"cases\": []}");
  fixture_load (fixture);
  pentad_clock_advance (fixture->clock, 3 * SECOND);
  g_assert_cmpint (pentad_feed_get_as_of (fixture->feed), ==, NOW - 100);
  g_assert_cmpint (pentad_feed_get_arrival (fixture->feed), ==, NOW);
}

static void
test_the_arrival_is_never_ahead (Fixture *fixture, gconstpointer data)
{
  small_platform_replace (fixture->platform, "/v1/state",
                          "{\"as_of\": \"2026-11-22T15:30:25+08:00\", \"cases\": []}");
  fixture_load (fixture);
  g_assert_cmpint (pentad_feed_get_arrival (fixture->feed), ==, NOW);
}

static void
set_up_at (Fixture *fixture, gconstpointer data)
{
  fixture_set_up_with (fixture, pentad_clock_new_fixed (NOW + *(const int *)data));
}

static const int two_days_ago = -2 * 86400;
static const int an_hour_later = 3600;
static const int a_year_ago = -365 * 86400;

static void
test_at_brings_the_days_since (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  for (int mday = 19; mday <= 22; mday++)
    g_assert_true (pentad_city_has_ended (fixture->city, pentad_day_from_date (2026, 11, mday)));
  g_assert_false (pentad_city_has_ended (fixture->city, pentad_day_from_date (2026, 11, 18)));
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 0);
  g_assert_cmpint (pentad_feed_get_as_of (fixture->feed), ==, NOW - 2 * 86400);
  g_assert_cmpint (pentad_feed_get_now (fixture->feed), ==, NOW - 2 * 86400);
  g_assert_cmpint (pentad_feed_get_skew_s (fixture->feed), ==, 0);
}

static void
test_at_later_is_old_data (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 3600);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_STALE);
  g_assert_cmpint (pentad_feed_get_as_of (fixture->feed), ==, NOW);
}

static void
test_at_too_long_ago_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pentad_feed_load (fixture->feed, DEADLINE_S * 1000, &error));
  g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_NEEDS);
  g_assert_nonnull (strstr (error->message, "2025-11-22"));
}

#define ADD_WITH(name, data, set_up, func)                                                         \
  g_test_add ("/feed/feed-time/" name, Fixture, data, set_up, func, fixture_tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, fixture_set_up, func)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("midnight-asks-for-the-new-day", test_midnight_asks_for_the_new_day);
  ADD ("age-includes-that-of-the-document", test_age_includes_that_of_the_document);
  ADD ("age-is-never-negative", test_age_is_never_negative);
  ADD ("the-arrival-stands-still", test_the_arrival_stands_still);
  ADD ("the-arrival-of-an-old-state-is-now", test_the_arrival_of_an_old_state_is_now);
  ADD ("the-arrival-is-never-ahead", test_the_arrival_is_never_ahead);
  ADD_WITH ("at-brings-the-days-since", &two_days_ago, set_up_at, test_at_brings_the_days_since);
  ADD_WITH ("at-later-is-old-data", &an_hour_later, set_up_at, test_at_later_is_old_data);
  ADD_WITH ("at-too-long-ago-is-refused", &a_year_ago, set_up_at, test_at_too_long_ago_is_refused);
  return g_test_run ();
}
