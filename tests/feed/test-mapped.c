/* The feed against a platform of another kind, read by a mapping: a restart while it is down, and a
 * standby address; the same of an Open311 server with shapes that a third server has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed.h"

#include "canned-server.h"
#include "made-folder.h"

#define SECOND     G_GINT64_CONSTANT (1000000)
#define DEADLINE_S 20

/* 2026-11-22T14:32:05+08:00 */
#define NOW 1795329125

#define SQUARE(code, west, east)                                                                   \
  "{\"type\": \"Feature\", \"properties\": {\"code\": \"" code "\", \"name\": \"" code             \
  "\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[" west ", 0], [" east            \
  ", 0], [" east ", 1], [" west ", 1], [" west ", 0]]]}}"

static const char mapping_text[] =
    "{\"format\": 1, \"id\": \"small\", \"city\": {\"code\": \"1\", \"name\": {\"en\": \"Small\"}},"
    " \"time_zone\": \"Asia/Shanghai\", \"crs\": \"WGS84\","
    " \"envelope\": {\"success\": \"code\", \"values\": [200], \"message\": \"msg\"},"
    " \"documents\": {"
    "\"divisions\": [{\"path\": \"/areas\", \"rows\": \"data\", \"into\": \"divisions\", \"row\":"
    " {\"code\": {\"from\": \"c\", \"needed\": true}, \"parent\": {\"from\": \"p\"},"
    "  \"level\": {\"from\": \"l\", \"needed\": true}, \"name\": {\"from\": \"n\"}}}],"
    "\"state\": [{\"path\": \"/cases\", \"rows\": \"data\", \"into\": \"cases\", \"row\":"
    " {\"id\": {\"from\": \"no\", \"needed\": true}, \"division\": {\"from\": \"c\"},"
    "  \"reported\": {\"from\": \"t\", \"as\": \"time\", \"needed\": true},"
    "  \"trail\": [[{\"from\": \"t\", \"as\": \"time\", \"needed\": true}, \"report\"]]}}]}}";

static const struct
{
  const char *path, *body;
} served[] = {
  { "/areas", "{\"code\": 200, \"data\": ["
              "{\"c\": \"W\", \"p\": \"1\", \"l\": \"district\", \"n\": \"West\"},"
              "{\"c\": \"E\", \"p\": \"1\", \"l\": \"district\", \"n\": \"East\"}]}" },
  { "/cases", "{\"code\": 200, \"data\": ["
              "{\"no\": \"A\", \"c\": \"W\", \"t\": \"2026-11-22 10:00:00\"},"
              "{\"no\": \"B\", \"c\": \"E\", \"t\": \"2026-11-22 11:00:00\"}]}" },
  { "/v2/services.json", "[{\"service_code\": \"S1\", \"service_name\": \"Pothole\"}]" },
  { "/v2/requests.json",
    "[{\"service_request_id\": \"1\", \"status\": \"open\", \"service_code\": \"S1\","
    " \"requested_datetime\": \"2026-11-22T02:00:00Z\", \"lat\": 0.5, \"long\": 0.5},"
    " {\"service_request_id\": \"2\", \"status\": \"open\", \"service_code\": \"S1\","
    " \"requested_datetime\": \"2026-11-22T03:00:00Z\", \"lat\": 0.5, \"long\": 1.5}]" },
};
static const char shapes[] = "{\"type\": \"FeatureCollection\", \"features\": [" SQUARE (
    "W", "0", "1") ", " SQUARE ("E", "1", "2") "]}";

typedef struct
{
  gboolean is_open311;
  CannedServer *server, *standby, *shapes; /* NULL: down */
  char *url, *standby_url, *boundary;
  char *folder, *mapping, *cache;
} Site;

static GBytes *
serve_cb (const char *target, const char *head, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (served); i++)
    if (g_str_equal (target, served[i].path))
      return canned_answer (200, NULL, served[i].body, -1);
  return canned_answer (404, NULL, NULL, 0);
}

static GBytes *
shapes_cb (const char *target, const char *head, gpointer user_data)
{
  return g_str_has_prefix (target, "/collections/districts/items")
             ? canned_answer (200, "ETag: \"s\"\r\n", shapes, -1)
             : canned_answer (404, NULL, NULL, 0);
}

static void
set_up (Site *site, gconstpointer data)
{
  const char *path = data != NULL ? "/v2/" : "";

  site->is_open311 = data != NULL;
  site->server = canned_server_new (0, serve_cb, site);
  site->standby = canned_server_new (0, serve_cb, site);
  site->shapes = canned_server_new (0, shapes_cb, site);
  site->url = g_strconcat (site->is_open311 ? "open311+" : "", canned_server_get_url (site->server),
                           path, NULL);
  site->standby_url = g_strconcat (canned_server_get_url (site->standby), path, NULL);
  site->boundary =
      g_strconcat (canned_server_get_url (site->shapes), "/collections/districts:district", NULL);
  site->folder = g_dir_make_tmp ("pentad-mapped-XXXXXX", NULL);
  site->mapping = g_build_filename (site->folder, "small.json", NULL);
  site->cache = g_build_filename (site->folder, "cache", NULL);
  g_assert_true (g_file_set_contents (site->mapping, mapping_text, -1, NULL));
}

static void
tear_down (Site *site, gconstpointer data)
{
  g_clear_pointer (&site->server, canned_server_free);
  g_clear_pointer (&site->standby, canned_server_free);
  g_clear_pointer (&site->shapes, canned_server_free);
  made_folder_remove (site->folder);
  g_free (site->url);
  g_free (site->standby_url);
  g_free (site->boundary);
  g_free (site->folder);
  g_free (site->mapping);
  g_free (site->cache);
}

static PentadFeed *
make_feed (Site *site, PentadClock *clock, PentadCity *city)
{
  const char *boundaries[] = { site->boundary, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new_mapped (site->url, site->is_open311 ? NULL : site->mapping, boundaries,
                                     site->is_open311 ? "Asia/Shanghai" : NULL, &error);

  g_assert_no_error (error);
  pentad_feed_source_set_standby (source, site->standby_url, &error);
  g_assert_no_error (error);
  return pentad_feed_new (source, clock, city);
}

static void
assert_whole (PentadCity *city)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  guint n_cases, n_points = 0;

  pentad_city_get_cases (city, &n_cases);
  g_assert_cmpuint (n_cases, ==, 2);
  g_assert_cmpint (pentad_divisions_get_count (divisions), ==, 3);
  for (guint i = 0; i < 2; i++)
    {
      const PentadShapes *drawn = pentad_divisions_get_shapes (divisions, PENTAD_LEVEL_DISTRICT);
      guint first, last;

      pentad_shapes_get_rings (drawn, i, &first, &last);
      g_assert_cmpuint (last - first, ==, 1);
      pentad_shapes_get_ring (drawn, first, &n_points);
      g_assert_cmpuint (n_points, >=, 4);
    }
}

/* The map, too: its shapes come from a server of their own, which is down as well. */
static void
test_restart_with_all_servers_down (Site *site, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;

  for (guint i = 0; i < 2; i++)
    {
      PentadCity *city = pentad_city_new ();
      PentadFeed *feed = make_feed (site, clock, city);
      g_autoptr (GError) error = NULL;

      pentad_feed_set_cache (feed, site->cache);
      if (i == 0)
        pentad_feed_load (feed, DEADLINE_S * 1000, &error);
      else
        pentad_feed_start (feed);
      g_assert_no_error (error);
      while (i == 1 && (!pentad_feed_is_complete (feed) ||
                        pentad_feed_get_connection (feed) != PENTAD_CONNECTION_OFFLINE))
        {
          g_assert_cmpint (g_get_monotonic_time (), <, until);
          g_main_context_iteration (NULL, FALSE);
        }
      assert_whole (city);
      g_assert_cmpfloat (pentad_feed_get_age_s (feed), >=, 600 * i);
      g_assert_cmpfloat (pentad_feed_get_age_s (feed), <, 600 * i + 5);
      g_assert_finalize_object (feed);
      g_assert_finalize_object (city);
      g_clear_pointer (&site->server, canned_server_free);
      g_clear_pointer (&site->standby, canned_server_free);
      g_clear_pointer (&site->shapes, canned_server_free);
      pentad_clock_advance (clock, 600 * SECOND);
    }
}

static gboolean
is_idle (PentadFeed *feed)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (feed));

  return counters->requests == counters->answers;
}

static void
pass_until_on_standby (PentadFeed *feed, PentadClock *clock, gboolean on_standby)
{
  gint64 until = g_get_monotonic_time () + DEADLINE_S * SECOND;

  while (pentad_feed_is_on_standby (feed) != on_standby || !is_idle (feed) ||
         pentad_feed_get_connection (feed) != PENTAD_CONNECTION_OK)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      if (is_idle (feed))
        pentad_clock_advance (clock, SECOND);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_standby_serves_and_rests (Site *site, gconstpointer data)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (NOW);
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadFeed) feed = make_feed (site, clock, city);
  guint16 port = canned_server_get_port (site->server);
  g_autoptr (GError) error = NULL;

  pentad_feed_load (feed, DEADLINE_S * 1000, &error);
  g_assert_no_error (error);
  g_clear_pointer (&site->server, canned_server_free);
  pass_until_on_standby (feed, clock, TRUE);
  g_assert_true (g_str_has_prefix (site->standby_url, pentad_feed_get_address (feed)));
  assert_whole (city);
  site->server = canned_server_new (port, serve_cb, site);
  pass_until_on_standby (feed, clock, FALSE);
  assert_whole (city);
}

#define ADD(name, kind, func)                                                                      \
  g_test_add ("/feed/mapped/" name, Site, GINT_TO_POINTER (kind), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("restart-with-all-servers-down", 0, test_restart_with_all_servers_down);
  ADD ("restart-with-all-servers-down-open311", 1, test_restart_with_all_servers_down);
  ADD ("standby-serves-and-rests", 0, test_standby_serves_and_rests);
  ADD ("standby-serves-and-rests-open311", 1, test_standby_serves_and_rests);
  return g_test_run ();
}
