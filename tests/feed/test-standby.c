/* A feed with a standby address: it changes over, says so, and goes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

#include <string.h>

typedef struct
{
  Fixture base;
  SmallPlatform *second;
} StandbyFixture;

static void
set_up (StandbyFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;
  g_autoptr (PentadFeedSource) source = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (base, NULL);
  fixture->second = small_platform_new (base->clock);
  source = pentad_feed_source_new (small_platform_get_url (base->platform), NULL, NULL, NULL);
  g_assert_true (
      pentad_feed_source_set_standby (source, small_platform_get_url (fixture->second), &error));
  g_assert_no_error (error);
  g_clear_object (&base->feed);
  base->feed = pentad_feed_new (source, base->clock, base->city);
}

static void
tear_down (StandbyFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->base.feed);
  fixture->base.feed = NULL;
  g_assert_finalize_object (fixture->base.city);
  small_platform_free (fixture->second);
  small_platform_free (fixture->base.platform);
  g_assert_finalize_object (fixture->base.clock);
}

static void
test_changes_over_and_back (StandbyFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;

  fixture_load (base);
  g_assert_cmpuint (small_platform_get_all_hits (fixture->second), ==, 0);
  g_assert_cmpstr (pentad_feed_get_address (base->feed), ==,
                   small_platform_get_url (base->platform));

  small_platform_stop (base->platform);
  fixture_pass (base, 90);
  g_assert_true (pentad_feed_is_on_standby (base->feed));
  g_assert_cmpstr (pentad_feed_get_address (base->feed), ==,
                   small_platform_get_url (fixture->second));
  g_assert_cmpint (pentad_feed_get_connection (base->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_cmpint (pentad_feed_get_freshness (base->feed), ==, PENTAD_FRESH);
  g_assert_true (fixture_has_message (base, "asking the standby address"));
  small_platform_add_case (fixture->second);
  fixture_pass (base, 10);
  g_assert_cmpuint (fixture_count_cases (base), ==, 3);

  small_platform_start (base->platform);
  fixture_pass (base, 120);
  g_assert_false (pentad_feed_is_on_standby (base->feed));
  g_assert_cmpint (pentad_feed_get_connection (base->feed), ==, PENTAD_CONNECTION_OK);
  g_assert_true (fixture_has_message (base, "in use again"));
}

static void
test_starts_on_the_standby (StandbyFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;

  small_platform_stop (base->platform);
  pentad_feed_start (base->feed);
  fixture_pass (base, 120);
  g_assert_true (pentad_feed_is_on_standby (base->feed));
  g_assert_true (pentad_feed_is_complete (base->feed));
}

static void
test_refused_addresses (void)
{
  static const struct
  {
    const char *source, *standby, *message;
  } table[] = {
    { "http://a", "ftp://b", "--standby ftp://b: expected http://" },
    { "http://a", "http://user:pw@b", "--standby" },
    { "open311+http://a", "open311+http://b", "--standby" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadFeedSource) source =
          pentad_feed_source_new (table[i].source, NULL, NULL, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (source);
      g_assert_false (pentad_feed_source_set_standby (source, table[i].standby, &error));
      g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE);
      g_assert_nonnull (strstr (error->message, table[i].message));
      g_assert_null (strstr (error->message, "pw"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/feed/standby/changes-over-and-back", StandbyFixture, NULL, set_up,
              test_changes_over_and_back, tear_down);
  g_test_add ("/feed/standby/starts-on-the-standby", StandbyFixture, NULL, set_up,
              test_starts_on_the_standby, tear_down);
  g_test_add_func ("/feed/standby/refused-addresses", test_refused_addresses);
  return g_test_run ();
}
