/* The cache of documents: a restart with the platform down, damage, what is asked for again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"
#include "made-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Fixture base;
  char *folder;
} CacheFixture;

static void
set_up (CacheFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, NULL);
  fixture->folder = g_dir_make_tmp ("pentad-cache-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (CacheFixture *fixture, gconstpointer data)
{
  fixture_tear_down (&fixture->base, NULL);
  made_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

/* A new process: another feed and another city, nothing in memory. */
static void
restart (CacheFixture *fixture)
{
  Fixture *base = &fixture->base;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new (small_platform_get_url (base->platform), NULL, NULL, NULL);

  g_clear_object (&base->feed);
  g_clear_object (&base->city);
  base->city = pentad_city_new ();
  base->feed = pentad_feed_new (source, base->clock, base->city);
  pentad_feed_set_cache (base->feed, fixture->folder);
}

static void
load_once (CacheFixture *fixture)
{
  pentad_feed_set_cache (fixture->base.feed, fixture->folder);
  fixture_load (&fixture->base);
}

static gboolean
has_picture (Fixture *fixture, gconstpointer data)
{
  return pentad_city_get_divisions (fixture->city) != NULL &&
         pentad_city_get_scheme (fixture->city) != NULL &&
         pentad_city_get_assessments (fixture->city) != NULL &&
         pentad_city_get_as_of (fixture->city) != PENTAD_NO_TIME;
}

static void
test_restart_with_the_platform_down (CacheFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;

  load_once (fixture);
  small_platform_stop (base->platform);
  restart (fixture);
  pentad_clock_advance (base->clock, 600 * SECOND);
  pentad_feed_start (base->feed);
  fixture_wait_until (base, has_picture, NULL);

  g_assert_cmpint (pentad_divisions_get_count (pentad_city_get_divisions (base->city)), ==, 10);
  g_assert_nonnull (pentad_city_get_catalogue (base->city));
  g_assert_nonnull (pentad_city_get_layer (base->city, "places"));
  g_assert_nonnull (pentad_city_get_staff (base->city));
  g_assert_cmpuint (fixture_count_cases (base), ==, 2);
  /* As old as it is. */
  g_assert_cmpfloat (pentad_feed_get_age_s (base->feed), >=, 600);
  g_assert_cmpfloat (pentad_feed_get_age_s (base->feed), <, 605);
  g_assert_cmpint (pentad_feed_get_freshness (base->feed), ==, PENTAD_STALE);
  fixture_wait_for_connection (base, PENTAD_CONNECTION_OFFLINE);

  /* The platform is back: the picture is confirmed, and next to nothing comes over the wire. */
  small_platform_start (base->platform);
  fixture_pass (base, 400);
  fixture_wait_for_connection (base, PENTAD_CONNECTION_OK);
  g_assert_cmpfloat (pentad_feed_get_age_s (base->feed), <, 15);
}

/* The reference platform with --speed 0 and --start: `about` never changes, and Date is of today.
 */
static void
test_restart_keeps_the_time_of_a_frozen_city (CacheFixture *fixture, gconstpointer data)
{
  static const char about[] =
      "{\"api\": 1, \"code\": \"990100\", \"name\": \"Yunzhou\", \"time_zone\": "
      "\"Asia/Shanghai\", \"day_start\": \"00:00\", \"crs\": \"WGS84\", \"scheme\": \"demo\", "
      "\"class_scheme\": \"gbt30428.2-2013\", \"layers\": [\"places\"], "
      "\"history_from\": \"2026-01-01\", \"now\": \"2026-11-10T14:32:05+08:00\"}";
  const gint64 frozen = NOW - 12 * 86400;
  Fixture *base = &fixture->base;

  small_platform_replace (base->platform, "/v1/about", about);
  load_once (fixture);
  g_assert_cmpint (pentad_feed_get_now (base->feed), ==, frozen);
  restart (fixture);
  pentad_clock_advance (base->clock, 600 * SECOND);
  fixture_load (base);
  fixture_wait_until (base, fixture_is_idle, NULL);
  g_assert_cmpint (pentad_feed_get_now (base->feed), ==, frozen);
  pentad_feed_set_case_needs (base->feed, pentad_day_from_date (2026, 11, 5));
  fixture_pass (base, 20);
  g_assert_cmpint (pentad_feed_get_now (base->feed), ==, frozen + 20);
  g_assert_cmpuint (fixture_get_hits (base, "/v1/ended/2026-11-05"), ==, 1);
  g_assert_cmpuint (fixture_get_hits (base, "/v1/ended/2026-11-11"), ==, 0);
  g_assert_cmpuint (fixture_get_hits (base, "/v1/ended/2026-11-22"), ==, 0);
}

static void
test_restart_asks_with_tags (CacheFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;
  const PentadJournalCounters *counters;

  load_once (fixture);
  restart (fixture);
  pentad_feed_start (base->feed);
  fixture_wait_until (base, has_picture, NULL);
  fixture_load (base);
  fixture_pass (base, 1);
  counters = pentad_journal_peek_counters (pentad_feed_get_journal (base->feed));
  /* All but what moves with the clock (about, state) and what there is not (scheme, boundaries). */
  g_assert_cmpuint (counters->not_modified, >=, 12);
  g_assert_cmpuint (counters->failures, ==, 0);
}

static void
test_changes_are_kept (CacheFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;

  load_once (fixture);
  small_platform_add_case (base->platform);
  fixture_pass (base, 6);
  small_platform_add_case (base->platform);
  fixture_pass (base, 6);
  g_assert_cmpuint (fixture_count_cases (base), ==, 4);
  small_platform_stop (base->platform);
  restart (fixture);
  pentad_feed_start (base->feed);
  fixture_wait_until (base, has_picture, NULL);
  g_assert_cmpuint (fixture_count_cases (base), ==, 4);
}

static void
damage_all (const char *path, guint *n)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *text = NULL;
  const char *name;
  gsize len;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      damage_all (below, n);
    }
  if (dir != NULL || !g_file_get_contents (path, &text, &len, NULL))
    return;
  text[len / 2] ^= 0x20;
  g_assert_true (g_file_set_contents (path, text, (gssize)len, NULL));
  (*n)++;
}

static void
test_damage_is_dropped_and_told_once (CacheFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;
  guint n = 0;

  load_once (fixture);
  restart (fixture); /* everything is written when the feed is gone */
  damage_all (fixture->folder, &n);
  g_assert_cmpuint (n, >, 10);
  pentad_feed_start (base->feed);
  fixture_load (base);
  g_assert_true (fixture_has_message (base, "the stored document is damaged"));
  g_assert_cmpint (pentad_feed_get_connection (base->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_cmpuint (fixture_count_cases (base), ==, 2);

  restart (fixture);
  pentad_feed_start (base->feed);
  fixture_load (base);
  g_assert_false (fixture_has_message (base, "damaged"));
}

static void
test_another_source_has_another_cache (CacheFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new ("http://127.0.0.1:1", NULL, NULL, NULL);

  load_once (fixture);
  g_clear_object (&base->feed);
  g_clear_object (&base->city);
  base->city = pentad_city_new ();
  base->feed = pentad_feed_new (source, base->clock, base->city);
  pentad_feed_set_cache (base->feed, fixture->folder);
  pentad_feed_start (base->feed);
  fixture_wait_for_connection (base, PENTAD_CONNECTION_OFFLINE);
  g_assert_null (pentad_city_get_divisions (base->city));
}

static void
test_files_are_closed_to_others (CacheFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  load_once (fixture);
  restart (fixture); /* everything is written when the feed is gone */
  dir = g_dir_open (fixture->folder, 0, NULL);
  name = g_dir_read_name (dir);
  g_autofree char *below = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *places = g_build_filename (below, "places", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (below, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (places, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/feed/cache/" name, CacheFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("restart-with-the-platform-down", test_restart_with_the_platform_down);
  ADD ("restart-keeps-the-time-of-a-frozen-city", test_restart_keeps_the_time_of_a_frozen_city);
  ADD ("restart-asks-with-tags", test_restart_asks_with_tags);
  ADD ("changes-are-kept", test_changes_are_kept);
  ADD ("damage-is-dropped-and-told-once", test_damage_is_dropped_and_told_once);
  ADD ("another-source-has-another-cache", test_another_source_has_another_cache);
  ADD ("files-are-closed-to-others", test_files_are_closed_to_others);
  return g_test_run ();
}
