/* The feed against a small platform: what loads, and what happens when the platform fails.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

#include <math.h>
#include <string.h>

static void
test_load_brings_every_document (Fixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions;
  const PentadJournalCounters *counters;

  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_CONNECTING);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_FRESH_UNKNOWN);
  g_assert_false (pentad_feed_is_complete (fixture->feed));
  fixture_load (fixture);

  g_assert_true (pentad_feed_is_complete (fixture->feed));
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_FRESH);
  g_assert_null (pentad_feed_get_error (fixture->feed));
  g_assert_cmpint (pentad_feed_get_as_of (fixture->feed), ==, NOW);
  g_assert_cmpint (pentad_feed_get_now (fixture->feed), ==, NOW);

  divisions = pentad_city_get_divisions (fixture->city);
  g_assert_cmpint (pentad_divisions_get_count (divisions), ==, 1 + 1 + 2 + 2 + 4);
  g_assert_cmpstr (pentad_city_get_about (fixture->city)->code, ==, "990100");
  g_assert_nonnull (pentad_city_get_catalogue (fixture->city));
  g_assert_nonnull (pentad_city_get_calendar (fixture->city));
  g_assert_nonnull (pentad_city_get_scheme (fixture->city));
  g_assert_nonnull (pentad_city_get_layer (fixture->city, "places"));
  g_assert_cmpuint (pentad_city_get_partitions (fixture->city)->len, ==, 1);
  g_assert_nonnull (pentad_city_get_staff (fixture->city));
  g_assert_nonnull (pentad_city_get_sensors (fixture->city));
  g_assert_nonnull (pentad_city_get_calls (fixture->city));
  g_assert_nonnull (pentad_city_get_approvals (fixture->city));
  g_assert_nonnull (pentad_city_get_service (fixture->city));
  g_assert_nonnull (pentad_city_get_tasks (fixture->city));
  g_assert_nonnull (pentad_city_get_assessments (fixture->city));
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/ended/2026-11-22"), ==, 1);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/ended/2026-11-21"), ==, 1);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/history/2026-11"), ==, 0);

  counters = pentad_journal_peek_counters (pentad_feed_get_journal (fixture->feed));
  g_assert_cmpuint (counters->requests, ==, small_platform_get_all_hits (fixture->platform));
  g_assert_cmpuint (counters->failures, ==, 0);
  g_assert_cmpuint (counters->wire_bytes, >, 1000);
  g_assert_cmpuint (fixture->n_updated, >, 0);
  g_assert_cmpuint (fixture->n_status, >, 0);
}

static void
test_needs_bring_history (Fixture *fixture, gconstpointer data)
{
  gint32 from, to;

  fixture_load (fixture);
  g_assert_true (pentad_day_parse ("2026-10-15", &from));
  g_assert_true (pentad_day_parse ("2026-11-22", &to));
  g_assert_false (pentad_city_has_history (fixture->city, from));
  pentad_feed_set_needs (fixture->feed, from, to);
  g_assert_false (pentad_feed_is_complete (fixture->feed));
  fixture_load (fixture);
  g_assert_true (pentad_city_has_history (fixture->city, from));
  g_assert_true (pentad_city_has_history (fixture->city, to - 1));
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/history/2026-10"), ==, 1);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/history/2026-11"), ==, 1);
}

static void
test_changes_come_by_cursor (Fixture *fixture, gconstpointer data)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (fixture->feed));

  fixture_load (fixture);
  small_platform_add_case (fixture->platform);
  fixture_pass (fixture, 6);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 3);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state"), ==, 2);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_FRESH);

  /* Unchanged documents cost a 304. */
  g_assert_cmpuint (counters->not_modified, ==, 0);
  fixture_pass (fixture, 30);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/staff"), ==, 2);
  g_assert_cmpuint (counters->not_modified, >, 0);
  g_assert_cmpuint (counters->saved_bytes, >, 0);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/divisions"), ==, 1);
}

static void
test_cursor_that_is_gone_reloads_once (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  small_platform_add_case (fixture->platform);
  small_platform_set_mode (fixture->platform, GPOINTER_TO_INT (data), 0, NULL);
  fixture_pass (fixture, 6);
  /* The whole, the refused delta, the whole again; not an error for anybody to see. */
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state"), ==, 3);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 3);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_null (pentad_feed_get_error (fixture->feed));
}

static void
test_lost_change_reloads_once (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  small_platform_set_mode (fixture->platform, SMALL_CURSOR_LOSES, 0, NULL);
  fixture_pass (fixture, 6);
  /* Nothing happened, nothing was lost. */
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state"), ==, 2);

  small_platform_add_case (fixture->platform);
  fixture_pass (fixture, 5);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state"), ==, 4);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 3);
  g_assert_true (fixture_has_message (fixture, "lost"));
  g_assert_null (pentad_feed_get_error (fixture->feed));

  /* A platform that always loses is not asked for everything each time. */
  small_platform_add_case (fixture->platform);
  fixture_pass (fixture, 5);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state"), ==, 5);
}

static void
test_wrong_number_is_not_believed (Fixture *fixture, gconstpointer data)
{
  small_platform_set_mode (fixture->platform, SMALL_OPEN_WRONG, 0, NULL);
  fixture_load (fixture);
  small_platform_add_case (fixture->platform);
  fixture_pass (fixture, 6);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state"), ==, 2);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 3);
  g_assert_true (fixture_has_message (fixture, "not used any more"));
}

static void
test_outage_keeps_the_picture (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  small_platform_stop (fixture->platform);
  pentad_clock_advance (fixture->clock, 6 * SECOND);
  fixture_wait_for_connection (fixture, PENTAD_CONNECTION_OFFLINE);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 6);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_FRESH);
  g_assert_nonnull (strstr (pentad_feed_get_error (fixture->feed), "/v1/state"));
  g_assert_true (fixture_has_message (fixture, "/v1/state"));

  fixture_pass (fixture, 4);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_LATE);
  fixture_pass (fixture, 60);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_STALE);
  g_assert_cmpfloat (pentad_feed_get_age_s (fixture->feed), ==, 70);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);

  small_platform_start (fixture->platform);
  small_platform_add_case (fixture->platform);
  fixture_pass (fixture, 300);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_FRESH);
  g_assert_null (pentad_feed_get_error (fixture->feed));
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 3);
  g_assert_true (fixture_has_message (fixture, "answers again"));
}

/* A platform that is polled but does not come up: requests thin out to one in five minutes. */
static void
test_outage_is_polite (Fixture *fixture, gconstpointer data)
{
  guint before;

  fixture_load (fixture);
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 503, NULL);
  fixture_pass (fixture, 1200);
  before = fixture_get_hits (fixture, "/v1/state");
  fixture_pass (fixture, 1200);
  /* Waits are evenly spread up to 300 s: eight on average, 40 would be one every half minute. */
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/state") - before, <, 40);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_FAILING);
}

static void
test_html_is_incompatible (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  small_platform_set_mode (fixture->platform, SMALL_HTML, 0, NULL);
  pentad_clock_advance (fixture->clock, 6 * SECOND);
  fixture_wait_for_connection (fixture, PENTAD_CONNECTION_INCOMPATIBLE);
  g_assert_nonnull (strstr (pentad_feed_get_error (fixture->feed), "got an HTML page"));
  g_assert_true (g_str_has_prefix (pentad_feed_get_error (fixture->feed),
                                   small_platform_get_url (fixture->platform)));
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);

  small_platform_set_mode (fixture->platform, SMALL_GOOD, 0, NULL);
  fixture_pass (fixture, 10);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_true (fixture_has_message (fixture, "usable again"));
}

static void
test_broken_json_names_url_and_path (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path, *body, *json_path;
  } rows[] = {
    { "/v1/state", "{\"as_of\": \"2026-11-22T06:32:05Z\", \"cases\": [{\"id\": \"a\", ", "$" },
    { "/v1/state", "{\"as_of\": \"2026-11-22T06:32:05Z\", \"cases\": 7}", "$.cases" },
    { "/v1/state", "[]", "$" },
  };

  fixture_load (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *url =
          g_strconcat (small_platform_get_url (fixture->platform), rows[i].path, NULL);

      small_platform_replace (fixture->platform, rows[i].path, rows[i].body);
      fixture_pass (fixture, 10);
      g_test_message ("%s", pentad_feed_get_error (fixture->feed));
      fixture_wait_for_connection (fixture, PENTAD_CONNECTION_INCOMPATIBLE);
      g_assert_true (g_str_has_prefix (pentad_feed_get_error (fixture->feed), url));
      g_assert_nonnull (strstr (pentad_feed_get_error (fixture->feed), rows[i].json_path));
      g_assert_null (strchr (pentad_feed_get_error (fixture->feed), '\n'));
      g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);

      small_platform_restore (fixture->platform, rows[i].path);
      fixture_pass (fixture, 300);
      g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
    }
}

static void
test_broken_grids_leave_a_map_of_divisions (Fixture *fixture, gconstpointer data)
{
  small_platform_replace (fixture->platform, "/v1/grids", "{\"type\": \"Point\"}");
  pentad_feed_start (fixture->feed);
  fixture_wait_for_connection (fixture, PENTAD_CONNECTION_INCOMPATIBLE);
  fixture_pass (fixture, 2);
  g_assert_nonnull (strstr (pentad_feed_get_error (fixture->feed), "/v1/grids"));
  g_assert_cmpint (pentad_divisions_get_count (pentad_city_get_divisions (fixture->city)), ==, 6);
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);
  g_assert_false (pentad_feed_is_complete (fixture->feed));

  small_platform_restore (fixture->platform, "/v1/grids");
  fixture_pass (fixture, 300);
  g_assert_cmpint (pentad_divisions_get_count (pentad_city_get_divisions (fixture->city)), ==, 10);
  g_assert_true (pentad_feed_is_complete (fixture->feed));
}

static gboolean
has_places (Fixture *fixture, gconstpointer data)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (fixture->city);

  return divisions != NULL && pentad_divisions_get_count (divisions) == GPOINTER_TO_INT (data);
}

static gboolean
has_304 (Fixture *fixture, gconstpointer data)
{
  return pentad_journal_peek_counters (pentad_feed_get_journal (fixture->feed))->not_modified > 0;
}

static void
test_changed_divisions_rebuild_the_map (Fixture *fixture, gconstpointer data)
{
  const char *held = data;
  PentadConnection connection;

  fixture_load (fixture);
  small_platform_replace (fixture->platform, "/v1/divisions",
                          "{\"divisions\": [{\"code\": \"990101\", \"level\": \"district\", "
                          "\"name\": \"One\", \"parent\": \"990100\"}]}");
  small_platform_hold (fixture->platform, held);
  pentad_clock_advance (fixture->clock, 86400 * SECOND);
  /* Whichever comes first: the changed part, or "not modified" for the other. */
  if (held != NULL)
    fixture_wait_until (fixture, has_304, NULL);
  small_platform_hold (fixture->platform, NULL);
  fixture_wait_until (fixture, has_places, GINT_TO_POINTER (1 + 1 + 4));
  fixture_wait_until (fixture, fixture_is_idle, NULL);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/grids"), ==, 3);
  connection = pentad_feed_get_connection (fixture->feed);
  g_assert_cmpint (connection, ==, PENTAD_CONNECTION_OK);
  g_assert_null (pentad_feed_get_error (fixture->feed));
}

static gboolean
has_zone (Fixture *fixture, gconstpointer data)
{
  return g_strcmp0 (pentad_zone_get_name (pentad_city_get_zone (fixture->city)), data) == 0;
}

static gboolean
has_reloaded_calendar (Fixture *fixture, gconstpointer data)
{
  const PentadCalendar *calendar = pentad_city_get_calendar (fixture->city);

  return g_strcmp0 (pentad_zone_get_name (pentad_calendar_get_zone (calendar)), data) == 0;
}

static void
test_another_zone_reloads_everything (Fixture *fixture, gconstpointer data)
{
  fixture_load (fixture);
  small_platform_replace (
      fixture->platform, "/v1/about",
      "{\"api\": 1, \"code\": \"990100\", \"name\": \"Yunzhou\", \"time_zone\": \"Asia/Urumqi\", "
      "\"day_start\": \"00:00\", \"crs\": \"WGS84\", \"scheme\": \"demo\", "
      "\"history_from\": \"2026-01-01\", \"now\": \"2026-11-23T06:32:05Z\"}");
  /* So that the calendar is not under way while `about` changes. */
  small_platform_hold (fixture->platform, "/v1/about");
  pentad_clock_advance (fixture->clock, 86400 * SECOND);
  fixture_wait_until (fixture, has_304, NULL);
  small_platform_hold (fixture->platform, NULL);
  fixture_wait_until (fixture, has_zone, "Asia/Urumqi");
  fixture_wait_until (fixture, has_reloaded_calendar, "Asia/Urumqi");
}

static void
test_return_brings_back_what_waits (Fixture *fixture, gconstpointer data)
{
  guint before;

  fixture_load (fixture);
  small_platform_stop (fixture->platform);
  fixture_pass (fixture, 1200);
  before = fixture_get_hits (fixture, "/v1/staff");
  small_platform_start (fixture->platform);
  /* Until one of the waiting documents finds out; the others follow in their beats. */
  while (pentad_feed_get_connection (fixture->feed) != PENTAD_CONNECTION_OK)
    fixture_pass (fixture, 1);
  fixture_pass (fixture, 30);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/staff"), >, before);
  g_assert_cmpuint (fixture_get_hits (fixture, "/v1/sensors"), >, before);
  g_assert_cmpint (pentad_feed_get_freshness (fixture->feed), ==, PENTAD_FRESH);
  fixture_pass (fixture, 300);
  g_assert_null (pentad_feed_get_error (fixture->feed));
}

static void
test_retry_after_is_honoured (Fixture *fixture, gconstpointer data)
{
  guint before;

  fixture_load (fixture);
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 429, "Retry-After: 120\r\n");
  fixture_pass (fixture, 6);
  before = small_platform_get_all_hits (fixture->platform);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_FAILING);
  g_assert_cmpfloat (pentad_feed_get_next_poll_s (fixture->feed), >, 110);
  small_platform_set_mode (fixture->platform, SMALL_GOOD, 0, NULL);
  fixture_pass (fixture, 110);
  g_assert_cmpuint (small_platform_get_all_hits (fixture->platform), ==, before);
  fixture_pass (fixture, 20);
  g_assert_cmpuint (small_platform_get_all_hits (fixture->platform), >, before);
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
}

static void
test_401_is_tried_twice (Fixture *fixture, gconstpointer data)
{
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 401, NULL);
  pentad_feed_start (fixture->feed);
  fixture_wait_for_connection (fixture, PENTAD_CONNECTION_UNAUTHORISED);
  fixture_pass (fixture, 400);
  g_assert_cmpuint (small_platform_get_all_hits (fixture->platform), ==, 2);
  g_assert_true (isinf (pentad_feed_get_next_poll_s (fixture->feed)));

  /* Starting anew is how somebody says that the credential is another one. */
  small_platform_set_mode (fixture->platform, SMALL_GOOD, 0, NULL);
  pentad_feed_stop (fixture->feed);
  fixture_load (fixture);
}

/* Each look is a second later. */
static gboolean
is_turned_down (Fixture *fixture, gconstpointer data)
{
  pentad_clock_advance (fixture->clock, SECOND);
  return pentad_feed_get_connection (fixture->feed) == PENTAD_CONNECTION_UNAUTHORISED;
}

/* Nothing is asked for any more, and that is said, though the state itself was never turned down.
 */
static void
test_401_for_minor_documents_is_said (Fixture *fixture, gconstpointer data)
{
  const PentadFeedIntervals rare_state = {
    .state_s = 86400, .live_s = 5, .slow_s = 10, .daily_s = 86400
  };

  pentad_feed_set_intervals (fixture->feed, &rare_state);
  fixture_load (fixture);
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 401, NULL);
  fixture_wait_until (fixture, is_turned_down, NULL);
  g_assert_nonnull (pentad_feed_get_error (fixture->feed));
  g_assert_null (strstr (pentad_feed_get_error (fixture->feed), "/v1/state"));
  g_assert_cmpuint (fixture_count_cases (fixture), ==, 2);
}

static void
test_403_of_an_optional_document_is_no_permission (Fixture *fixture, gconstpointer data)
{
  const PentadFeedIntervals rare_state = {
    .state_s = 86400, .live_s = 5, .slow_s = 10, .daily_s = 86400
  };

  pentad_feed_set_intervals (fixture->feed, &rare_state);
  fixture_load (fixture);
  g_assert_false (pentad_city_is_forbidden (fixture->city, PENTAD_PART_CALLS));
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 403, NULL);
  fixture_pass (fixture, 8);
  g_assert_true (pentad_city_is_forbidden (fixture->city, PENTAD_PART_CALLS));
  g_assert_null (pentad_feed_get_error (fixture->feed));
  /* An answer like any other, only of something that is not there. */
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 404, NULL);
  fixture_pass (fixture, 8);
  g_assert_false (pentad_city_is_forbidden (fixture->city, PENTAD_PART_CALLS));
  /* One that fails says why, until it does not. */
  g_assert_null (pentad_city_get_failure (fixture->city, PENTAD_PART_CALLS));
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 500, NULL);
  fixture_pass (fixture, 400);
  g_assert_cmpstr (pentad_city_get_failure (fixture->city, PENTAD_PART_CALLS), !=, NULL);
  g_assert_nonnull (
      strstr (pentad_city_get_failure (fixture->city, PENTAD_PART_CALLS), "status 500"));
  small_platform_set_mode (fixture->platform, SMALL_STATUS, 404, NULL);
  fixture_pass (fixture, 400);
  g_assert_null (pentad_city_get_failure (fixture->city, PENTAD_PART_CALLS));
}

/* Of a topic as of other documents: one that cannot be read says why, until it can or is no more.
 */
static void
test_topic_that_fails (Fixture *fixture, gconstpointer data)
{
  static const char *const path = "/v1/topics/census";

  small_platform_replace (fixture->platform, "/v1/about",
                          "{\"api\": 1, \"code\": \"990100\", \"name\": {\"en\": \"Yunzhou\"}, "
                          "\"time_zone\": \"Asia/Shanghai\", \"day_start\": \"00:00\", "
                          "\"crs\": \"WGS84\", \"scheme\": \"demo\", "
                          "\"class_scheme\": \"gbt30428.2-2013\", \"topics\": [\"census\"], "
                          "\"history_from\": \"2026-01-01\"}");
  small_platform_replace (fixture->platform, path, NULL);
  fixture_load (fixture);
  g_assert_null (pentad_city_get_topic_failure (fixture->city, "census"));
  small_platform_replace (fixture->platform, path, "{");
  fixture_pass (fixture, 400);
  g_assert_nonnull (pentad_city_get_topic_failure (fixture->city, "census"));
  g_assert_nonnull (strstr (pentad_city_get_topic_failure (fixture->city, "census"), path));
  g_assert_null (pentad_city_get_topic_failure (fixture->city, "duty"));
  small_platform_replace (fixture->platform, path, NULL);
  fixture_pass (fixture, 400);
  g_assert_null (pentad_city_get_topic_failure (fixture->city, "census"));
}

static void
test_optional_documents_may_be_absent (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/v1/staff",     "/v1/sensors",    "/v1/calls",
                                       "/v1/approvals", "/v1/partitions", "/v1/layers/places" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    small_platform_replace (fixture->platform, paths[i], NULL);
  fixture_load (fixture);
  g_assert_null (pentad_city_get_staff (fixture->city));
  g_assert_true (fixture_has_message (fixture, "/v1/staff"));
  g_assert_null (pentad_feed_get_error (fixture->feed));
  g_assert_cmpint (pentad_feed_get_connection (fixture->feed), ==, PENTAD_CONNECTION_OK);
}

static void
test_refused_input_is_one_line (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path, *body;
    PentadFeedError code;
  } rows[] = {
    { "/v1/about", NULL, PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/about", "{\"api\": 2}", PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/about", "<html>", PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/divisions", NULL, PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/divisions", "{\"divisions\": {}}", PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/state", "{", PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/staff", "{\"rows\": 1}", PENTAD_FEED_ERROR_INCOMPATIBLE },
    /* Without them the figures of today would be wrong without a word. */
    { "/v1/ended/2026-11-22", NULL, PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/ended/2026-11-21", NULL, PENTAD_FEED_ERROR_INCOMPATIBLE },
    { "/v1/grids", NULL, PENTAD_FEED_ERROR_INCOMPATIBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
      g_autoptr (PentadCity) city = pentad_city_new ();
      g_autoptr (PentadFeedSource) source =
          pentad_feed_source_new (small_platform_get_url (fixture->platform), NULL, NULL, NULL);
      g_autoptr (PentadFeed) feed = pentad_feed_new (source, clock, city);
      g_autoptr (GError) error = NULL;

      small_platform_replace (fixture->platform, rows[i].path, rows[i].body);
      g_assert_false (pentad_feed_load (feed, DEADLINE_S * 1000, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, PENTAD_FEED_ERROR, (int)rows[i].code);
      g_assert_nonnull (strstr (error->message, rows[i].path));
      g_assert_null (strchr (error->message, '\n'));
      small_platform_restore (fixture->platform, rows[i].path);
    }
}

static void
test_no_platform_is_one_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  small_platform_stop (fixture->platform);
  g_assert_false (pentad_feed_load (fixture->feed, DEADLINE_S * 1000, &error));
  g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_CONNECTION);
  g_assert_nonnull (strstr (error->message, "/v1/about"));
}

static void
test_silent_platform_times_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  small_platform_set_mode (fixture->platform, SMALL_SILENT, 0, NULL);
  g_assert_false (pentad_feed_load (fixture->feed, 200, &error));
  g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_TIMEOUT);
  g_assert_nonnull (strstr (error->message, "/v1/about"));
}

static void
test_stop_and_dispose_while_waiting (Fixture *fixture, gconstpointer data)
{
  small_platform_set_mode (fixture->platform, SMALL_SILENT, 0, NULL);
  pentad_feed_start (fixture->feed);
  pentad_feed_stop (fixture->feed);
  small_platform_set_mode (fixture->platform, SMALL_GOOD, 0, NULL);
  fixture_load (fixture);
  small_platform_set_mode (fixture->platform, SMALL_SILENT, 0, NULL);
  pentad_clock_advance (fixture->clock, 6 * SECOND);
  /* The tear-down disposes of the feed with a request under way. */
}

#define ADD_WITH(name, data, set_up, func)                                                         \
  g_test_add ("/feed/feed/" name, Fixture, data, set_up, func, fixture_tear_down)
#define ADD(name, func) ADD_WITH (name, NULL, fixture_set_up, func)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("load-brings-every-document", test_load_brings_every_document);
  ADD ("needs-bring-history", test_needs_bring_history);
  ADD ("changes-come-by-cursor", test_changes_come_by_cursor);
  ADD_WITH ("cursor-that-is-gone-reloads-once", GINT_TO_POINTER (SMALL_CURSOR_GONE), fixture_set_up,
            test_cursor_that_is_gone_reloads_once);
  ADD_WITH ("unusable-delta-reloads-once", GINT_TO_POINTER (SMALL_CURSOR_WRONG), fixture_set_up,
            test_cursor_that_is_gone_reloads_once);
  ADD ("lost-change-reloads-once", test_lost_change_reloads_once);
  ADD ("wrong-number-is-not-believed", test_wrong_number_is_not_believed);
  ADD ("outage-keeps-the-picture", test_outage_keeps_the_picture);
  ADD ("outage-is-polite", test_outage_is_polite);
  ADD ("html-is-incompatible", test_html_is_incompatible);
  ADD ("broken-json-names-url-and-path", test_broken_json_names_url_and_path);
  ADD ("broken-grids-leave-a-map-of-divisions", test_broken_grids_leave_a_map_of_divisions);
  ADD_WITH ("changed-divisions-first-rebuild-the-map", "/v1/grids", fixture_set_up,
            test_changed_divisions_rebuild_the_map);
  ADD_WITH ("changed-divisions-last-rebuild-the-map", "/v1/divisions", fixture_set_up,
            test_changed_divisions_rebuild_the_map);
  ADD ("another-zone-reloads-everything", test_another_zone_reloads_everything);
  ADD ("return-brings-back-what-waits", test_return_brings_back_what_waits);
  ADD ("retry-after-is-honoured", test_retry_after_is_honoured);
  ADD ("401-is-tried-twice", test_401_is_tried_twice);
  ADD ("401-for-minor-documents-is-said", test_401_for_minor_documents_is_said);
  ADD ("403-of-an-optional-document-is-no-permission",
       test_403_of_an_optional_document_is_no_permission);
  ADD ("topic-that-fails", test_topic_that_fails);
  ADD ("optional-documents-may-be-absent", test_optional_documents_may_be_absent);
  ADD ("refused-input-is-one-line", test_refused_input_is_one_line);
  ADD ("no-platform-is-one-line", test_no_platform_is_one_line);
  ADD ("silent-platform-times-out", test_silent_platform_times_out);
  ADD ("stop-and-dispose-while-waiting", test_stop_and_dispose_while_waiting);
  return g_test_run ();
}
