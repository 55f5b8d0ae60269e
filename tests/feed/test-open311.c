/* The feed against an Open311 server: boundary files, pages, a list that does not say its date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed.h"

#include "canned-server.h"
#include "made-folder.h"

#include <glib/gstdio.h>

#include <string.h>

#define SECOND     G_GINT64_CONSTANT (1000000)
#define DEADLINE_S 20

/* 2026-11-22T06:32:05Z */
#define NOW 1795329125

#define SQUARE(code, west, east)                                                                   \
  "{\"type\": \"Feature\", \"properties\": {\"code\": \"" code "\", \"name\": \"" code             \
  "\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[" west ", 0], [" east            \
  ", 0], [" east ", 1], [" west ", 1], [" west ", 0]]]}}"
#define COLLECTION(features) "{\"type\": \"FeatureCollection\", \"features\": [" features "]}"
#define REQUEST(id, lon, status)                                                                   \
  "{\"service_request_id\": \"" id "\", \"status\": \"" status                                     \
  "\", \"service_code\": \"S1\", \"service_name\": \"Pothole\", "                                  \
  "\"requested_datetime\": \"2018-01-27T15:05:54Z\", \"updated_datetime\": null, "                 \
  "\"lat\": 0.5, \"long\": " lon "}"

static const char services[] =
    "[{\"service_code\": \"S1\", \"service_name\": \"Pothole\", \"group\": \"Roads\"}]";
static const char one_page[] = "[" REQUEST ("1", "0.5", "open") ", " REQUEST (
    "2", "1.5", "closed") ", " REQUEST ("1", "0.5", "open") "]";
static const char first_page[] = "[" REQUEST ("1", "0.5", "open") "]";
static const char second_page[] =
    "[" REQUEST ("2", "1.5", "open") ", " REQUEST ("1", "0.5", "open") "]";

typedef enum
{
  WHOLE,
  IN_PAGES,
  FOREIGN_PAGE
} Paging;

typedef struct
{
  Paging paging;
  CannedServer *server, *standby; /* NULL: down */
  char *url;
  int n_requests; /* atomic */
  char *folder, *districts, *areas;
} Server;

static GBytes *
serve_cb (const char *target, const char *head, gpointer user_data)
{
  Server *server = user_data;
  g_autofree char *condition = canned_header (head, "If-None-Match");

  if (g_str_equal (target, "/v2/services.json"))
    return canned_answer (200, NULL, services, -1);
  if (g_str_equal (target, "/v2/requests.json?page=2"))
    return canned_answer (200, NULL, second_page, -1);
  if (!g_str_equal (target, "/v2/requests.json"))
    return canned_answer (404, NULL, NULL, 0);
  g_atomic_int_inc (&server->n_requests);
  if (g_strcmp0 (condition, "\"r\"") == 0)
    return canned_answer (304, "Date: Sun, 22 Nov 2026 06:33:05 GMT\r\n", NULL, 0);
  switch (server->paging)
    {
    case WHOLE:
      return canned_answer (200, "ETag: \"r\"\r\nDate: Sun, 22 Nov 2026 06:32:05 GMT\r\n", one_page,
                            -1);
    case IN_PAGES:
      return canned_answer (200, "ETag: \"p\"\r\nLink: <requests.json?page=2>; rel=\"next\"\r\n",
                            first_page, -1);
    case FOREIGN_PAGE:
      return canned_answer (200, "Link: <http://localhost:9/x>; rel=\"next\"\r\n", first_page, -1);
    }
  g_assert_not_reached ();
}

static void
set_up (Server *server, gconstpointer data)
{
  server->paging = GPOINTER_TO_INT (data);
  server->server = canned_server_new (0, serve_cb, server);
  server->url = g_strdup (canned_server_get_url (server->server));
  server->folder = g_dir_make_tmp ("pentad-open311-XXXXXX", NULL);
  server->districts = g_build_filename (server->folder, "a:b.geojson", NULL);
  server->areas = g_build_filename (server->folder, "areas.geojson", NULL);
  g_assert_true (g_file_set_contents (
      server->districts, COLLECTION (SQUARE ("W", "0", "1") ", " SQUARE ("E", "1", "2")), -1,
      NULL));
  g_assert_true (
      g_file_set_contents (server->areas, COLLECTION (SQUARE ("N", "0", "2")), -1, NULL));
}

static void
tear_down (Server *server, gconstpointer data)
{
  g_clear_pointer (&server->server, canned_server_free);
  g_clear_pointer (&server->standby, canned_server_free);
  g_free (server->url);
  g_remove (server->districts);
  g_remove (server->areas);
  g_rmdir (server->folder);
  g_free (server->districts);
  g_free (server->areas);
  g_free (server->folder);
}

static PentadFeed *
make_feed (Server *server, PentadClock *clock, PentadCity *city)
{
  g_autofree char *url = g_strdup_printf ("open311+%s/v2/", server->url);
  g_autofree char *districts = g_strconcat (server->districts, ":district", NULL);
  g_autofree char *areas = g_strconcat (server->areas, ":partition:area", NULL);
  const char *boundaries[] = { districts, areas, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new (url, boundaries, "America/New_York", &error);

  g_assert_no_error (error);
  if (server->standby != NULL)
    {
      g_autofree char *standby =
          g_strconcat (canned_server_get_url (server->standby), "/v2/", NULL);

      pentad_feed_source_set_standby (source, standby, &error);
      g_assert_no_error (error);
    }
  return pentad_feed_new (source, clock, city);
}

static gboolean
is_idle (PentadFeed *feed)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (feed));

  return counters->requests == counters->answers;
}

/* Moves the clock in steps of a second until the feed asks at that address. */
static void
pass_until_on_standby (PentadFeed *feed, PentadClock *clock, gboolean on_standby)
{
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;

  while (pentad_feed_is_on_standby (feed) != on_standby || !is_idle (feed))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      if (is_idle (feed))
        pentad_clock_advance (clock, SECOND);
      g_main_context_iteration (NULL, FALSE);
    }
}

static gboolean
has_finding (PentadCity *city, const char *part)
{
  const GPtrArray *findings = pentad_city_get_findings (city);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, i));

      if (strstr (said, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_city_is_made_of_files_and_requests (Server *server, gconstpointer data)
{
  PentadClock *clock = pentad_clock_new_manual (NOW);
  PentadCity *city = pentad_city_new ();
  PentadFeed *feed = make_feed (server, clock, city);
  g_autoptr (GError) error = NULL;
  guint n_cases;

  pentad_feed_load (feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
  g_assert_true (pentad_feed_is_complete (feed));
  g_assert_true (pentad_city_is_complete (city));
  g_assert_cmpstr (pentad_zone_get_name (pentad_city_get_zone (city)), ==, "America/New_York");
  g_assert_cmpint (pentad_divisions_get_count (pentad_city_get_divisions (city)), ==, 3);
  g_assert_cmpuint (pentad_city_get_partitions (city)->len, ==, 1);
  g_assert_nonnull (pentad_city_get_scheme (city));
  g_assert_nonnull (pentad_city_get_calendar (city));
  g_assert_cmpint (pentad_catalogue_find_class (pentad_city_get_catalogue (city), "S1"), >=, 0);
  pentad_city_get_cases (city, &n_cases);
  g_assert_cmpuint (n_cases, ==, 2);
  g_assert_true (has_finding (city, "repeat"));
  if (server->paging == WHOLE)
    g_assert_cmpint (pentad_feed_get_as_of (feed), ==, NOW);
  g_assert_cmpint (pentad_feed_get_connection (feed), ==, PENTAD_CONNECTION_OK);

  g_assert_finalize_object (feed);
  g_assert_finalize_object (city);
  g_assert_finalize_object (clock);
}

static void
test_unchanged_list_is_of_when_it_is_confirmed (Server *server, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadFeed) feed = make_feed (server, clock, city);
  g_autoptr (GError) error = NULL;
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;

  pentad_feed_load (feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
  pentad_clock_advance (clock, 60 * SECOND);
  g_assert_cmpfloat (pentad_feed_get_age_s (feed), ==, 60);
  while (pentad_feed_get_age_s (feed) > 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (server->n_requests, ==, 2);
  g_assert_cmpfloat (pentad_feed_get_age_s (feed), ==, 0);
  g_assert_cmpint (pentad_feed_get_as_of (feed), ==, NOW + 60);
}

static void
test_at_fixes_the_date (Server *server, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_fixed (1546300799);
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadFeed) feed = make_feed (server, clock, city);
  g_autoptr (GError) error = NULL;

  pentad_feed_load (feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pentad_feed_get_as_of (feed), ==, 1546300799);
  g_assert_cmpfloat (pentad_feed_get_age_s (feed), ==, 0);
}

static void
test_page_of_another_origin_is_refused (Server *server, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadFeed) feed = make_feed (server, clock, city);
  g_autoptr (GError) error = NULL;

  g_assert_false (pentad_feed_load (feed, DEADLINE_S * 1000, &error));
  g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_CONNECTION);
  g_assert_nonnull (strstr (error->message, "localhost:9"));
}

static void
test_bad_boundary_files_are_named (Server *server, gconstpointer data)
{
  static const char *const contents[] = { NULL, "", "{\"type\": \"Feature\"}", "[1, 2" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
      g_autoptr (PentadCity) city = pentad_city_new ();
      g_autoptr (PentadFeed) feed = make_feed (server, clock, city);
      g_autoptr (GError) error = NULL;

      if (contents[i] != NULL)
        g_assert_true (g_file_set_contents (server->districts, contents[i], -1, NULL));
      else
        g_remove (server->districts);
      g_assert_false (pentad_feed_load (feed, DEADLINE_S * 1000, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, server->districts));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_restart_with_the_server_down (Server *server, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  PentadCity *city = pentad_city_new ();
  PentadFeed *feed = make_feed (server, clock, city);
  g_autofree char *folder = g_build_filename (server->folder, "cache", NULL);
  g_autoptr (GError) error = NULL;
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;
  guint n_cases;

  pentad_feed_set_cache (feed, folder);
  pentad_feed_load (feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (feed);
  g_assert_finalize_object (city);
  g_clear_pointer (&server->server, canned_server_free);
  pentad_clock_advance (clock, 600 * SECOND);

  city = pentad_city_new ();
  feed = make_feed (server, clock, city);
  pentad_feed_set_cache (feed, folder);
  pentad_feed_start (feed);
  while (!pentad_feed_is_complete (feed) ||
         pentad_feed_get_connection (feed) != PENTAD_CONNECTION_OFFLINE)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  pentad_city_get_cases (city, &n_cases);
  g_assert_cmpuint (n_cases, ==, 2);
  g_assert_nonnull (pentad_city_get_catalogue (city));
  g_assert_cmpint (pentad_divisions_get_count (pentad_city_get_divisions (city)), ==, 3);
  g_assert_cmpfloat (pentad_feed_get_age_s (feed), >=, 600);
  g_assert_cmpfloat (pentad_feed_get_age_s (feed), <, 605);
  g_assert_cmpint (pentad_feed_get_freshness (feed), ==, PENTAD_STALE);
  g_assert_finalize_object (feed);
  g_assert_finalize_object (city);
  made_folder_remove (folder);
}

static void
test_standby_serves_and_rests (Server *server, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port = canned_server_get_port (server->server);

  server->standby = canned_server_new (0, serve_cb, server);
  feed = make_feed (server, clock, city);
  pentad_feed_load (feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&server->server, canned_server_free);
  pass_until_on_standby (feed, clock, TRUE);
  g_assert_true (
      g_str_has_prefix (pentad_feed_get_address (feed), canned_server_get_url (server->standby)));
  server->server = canned_server_new (port, serve_cb, server);
  pass_until_on_standby (feed, clock, FALSE);
  g_assert_cmpint (pentad_feed_get_connection (feed), ==, PENTAD_CONNECTION_OK);
}

#define ADD(name, paging, func)                                                                    \
  g_test_add ("/feed/open311/" name, Server, GINT_TO_POINTER (paging), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("city-is-made-of-files-and-requests", WHOLE, test_city_is_made_of_files_and_requests);
  ADD ("pages-are-joined", IN_PAGES, test_city_is_made_of_files_and_requests);
  ADD ("unchanged-list-is-of-when-it-is-confirmed", WHOLE,
       test_unchanged_list_is_of_when_it_is_confirmed);
  ADD ("at-fixes-the-date", WHOLE, test_at_fixes_the_date);
  ADD ("page-of-another-origin-is-refused", FOREIGN_PAGE, test_page_of_another_origin_is_refused);
  ADD ("bad-boundary-files-are-named", WHOLE, test_bad_boundary_files_are_named);
  ADD ("restart-with-the-server-down", WHOLE, test_restart_with_the_server_down);
  ADD ("restart-with-the-server-down-in-pages", IN_PAGES, test_restart_with_the_server_down);
  ADD ("standby-serves-and-rests", WHOLE, test_standby_serves_and_rests);
  return g_test_run ();
}
