/* What users name as a source: accepted forms, and one clear line for the rest.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/source.h"

#include <string.h>

static void
test_addresses (void)
{
  static const struct
  {
    const char *text;
    PentadFeedKind kind;
    const char *url; /* NULL: refused */
  } rows[] = {
    { "http://127.0.0.1:8080", PENTAD_FEED_PLATFORM, "http://127.0.0.1:8080" },
    { "http://127.0.0.1:8080/", PENTAD_FEED_PLATFORM, "http://127.0.0.1:8080" },
    { "https://city.example/pentad//", PENTAD_FEED_PLATFORM, "https://city.example/pentad" },
    { "http://[::1]:80/x", PENTAD_FEED_PLATFORM, "http://[::1]:80/x" },
    { "open311+http://h:1/georeport/v2/", PENTAD_FEED_OPEN311, "http://h:1/georeport/v2" },
    { "open311+https://h", PENTAD_FEED_OPEN311, "https://h" },
    { "open311-pages+http://h", PENTAD_FEED_OPEN311, "http://h" },
    { "open311-days+http://h/v2", PENTAD_FEED_OPEN311, "http://h/v2" },
    { "open311-weeks+http://h/v2", 0, NULL },
    { "", 0, NULL },
    { "city.example", 0, NULL },
    { "/etc/passwd", 0, NULL },
    { "ftp://city.example/", 0, NULL },
    { "file:///etc/passwd", 0, NULL },
    { "http://", 0, NULL },
    { "http:///path", 0, NULL },
    { "open311+", 0, NULL },
    { "open311+ftp://h/", 0, NULL },
    { "http://user:secret@city.example/", 0, NULL },
    { "http://city.example/?token=1", 0, NULL },
    { "http://city.example/#x", 0, NULL },
    { "http://city.example/\nX", 0, NULL },
    { "http://city example/", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFeedSource) source =
          pentad_feed_source_new (rows[i].text, NULL, NULL, &error);

      if (rows[i].url != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpint (source->kind, ==, rows[i].kind);
          g_assert_cmpstr (source->url, ==, rows[i].url);
          g_assert_cmpstr (source->text, ==, rows[i].text);
          continue;
        }
      g_assert_null (source);
      g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE);
      g_assert_null (strchr (error->message, '\n'));
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_boundaries (void)
{
  static const struct
  {
    const char *text;
    const char *path; /* NULL: refused */
    PentadLevel level;
    const char *partition;
  } rows[] = {
    { "b.geojson:district", "b.geojson", PENTAD_LEVEL_DISTRICT, NULL },
    { "/a/b.geojson:street", "/a/b.geojson", PENTAD_LEVEL_STREET, NULL },
    { "b:community", "b", PENTAD_LEVEL_COMMUNITY, NULL },
    { "a:b:c.geojson:grid", "a:b:c.geojson", PENTAD_LEVEL_GRID, NULL },
    { "n.geojson:partition:neighbourhood", "n.geojson", PENTAD_LEVEL_CITY, "neighbourhood" },
    { "a:b.geojson:partition:x-1", "a:b.geojson", PENTAD_LEVEL_CITY, "x-1" },
    /* A partition may bear the name of a level. */
    { "n.geojson:partition:street", "n.geojson", PENTAD_LEVEL_CITY, "street" },
    { "a:district:b.geojson:district", "a:district:b.geojson", PENTAD_LEVEL_DISTRICT, NULL },
    { "partition:street", "partition", PENTAD_LEVEL_STREET, NULL },
    { "b.geojson", NULL, 0, NULL },
    { "b.geojson:", NULL, 0, NULL },
    { ":district", NULL, 0, NULL },
    { ":partition:x", NULL, 0, NULL },
    { "b.geojson:city", NULL, 0, NULL },
    { "b.geojson:borough", NULL, 0, NULL },
    { "b.geojson:District", NULL, 0, NULL },
    { "b.geojson:partition:", NULL, 0, NULL },
    { "b.geojson:partition:a b", NULL, 0, NULL },
    { "b.geojson:partition:a/b", NULL, 0, NULL },
    { "", NULL, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *boundaries[] = { rows[i].text, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFeedSource) source =
          pentad_feed_source_new ("open311+http://h", boundaries, NULL, &error);
      const PentadFeedBoundary *boundary;

      g_test_message ("%s", rows[i].text);
      if (rows[i].path == NULL)
        {
          g_assert_null (source);
          g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE);
          g_assert_true (g_str_has_prefix (error->message, "--boundaries "));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (source->boundaries->len, ==, 1);
      boundary = g_ptr_array_index (source->boundaries, 0);
      g_assert_cmpstr (boundary->path, ==, rows[i].path);
      g_assert_cmpint (boundary->level, ==, rows[i].level);
      g_assert_cmpstr (boundary->partition, ==, rows[i].partition);
    }
}

static void
test_boundaries_repeat_but_partitions_do_not (void)
{
  static const char *const levels[] = { "a:district", "b:district", "c:partition:x", NULL };
  static const char *const twice[] = { "a:partition:x", "b:partition:x", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new ("open311+http://h", levels, NULL, &error);
  g_autoptr (PentadFeedSource) refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (source->boundaries->len, ==, 3);
  refused = pentad_feed_source_new ("open311+http://h", twice, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE);
}

static void
test_zones (void)
{
  static const struct
  {
    const char *text, *zone;
    gboolean accepted;
  } rows[] = {
    { "open311+http://h", "America/New_York", TRUE },
    { "open311+http://h", "+08:00", TRUE },
    { "open311+http://h", "Mars/Olympus", FALSE },
    { "open311+http://h", "", FALSE },
    { "http://h", "UTC", FALSE }, /* a platform has its own */
  };
  static const char *const boundaries[] = { "a:district", NULL };
  g_autoptr (GError) refusal = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFeedSource) source =
          pentad_feed_source_new (rows[i].text, NULL, rows[i].zone, &error);

      g_test_message ("%s %s", rows[i].text, rows[i].zone);
      g_assert_cmpint (source != NULL, ==, rows[i].accepted);
      g_assert_cmpint (error == NULL, ==, rows[i].accepted);
      if (source != NULL)
        g_assert_cmpstr (source->zone, ==, rows[i].zone);
    }
  g_assert_null (pentad_feed_source_new ("http://h", boundaries, NULL, &refusal));
  g_assert_error (refusal, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_SOURCE);
}

static void
test_mappings (void)
{
  static const struct
  {
    const char *text, *mapping, *boundary, *zone;
    const char *error; /* part of it; NULL: taken */
  } rows[] = {
    { "http://h/api", "envelope-result", NULL, NULL, NULL },
    { "http://h/api", "envelope-data", "http://h/collections/a:street", NULL, NULL },
    { "http://h/api", NULL, NULL, NULL, NULL },
    { "http://h/api", NULL, "a.geojson:street", NULL, "--boundaries" },
    { "http://h/api", "envelope-none", NULL, NULL, "envelope-none" },
    { "http://h/api", "/dev/null", NULL, NULL, "/dev/null" },
    { "http://h/api", "envelope-result", NULL, "+08:00", "--zone" },
    { "open311+http://h/api", "envelope-result", NULL, NULL, "--mapping" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *boundaries[] = { rows[i].boundary, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFeedSource) source = pentad_feed_source_new_mapped (
          rows[i].text, rows[i].mapping, boundaries, rows[i].zone, &error);

      g_test_message ("%s", error != NULL ? error->message : "");
      if (rows[i].error != NULL)
        {
          g_assert_null (source);
          g_assert_nonnull (strstr (error->message, rows[i].error));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (source->kind, ==,
                       rows[i].mapping != NULL ? PENTAD_FEED_MAPPED : PENTAD_FEED_PLATFORM);
      g_assert_cmpint (source->mapping != NULL, ==, rows[i].mapping != NULL);
      if (rows[i].boundary != NULL)
        g_assert_true (((PentadFeedBoundary *)g_ptr_array_index (source->boundaries, 0))->is_url);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/source/addresses", test_addresses);
  g_test_add_func ("/feed/source/boundaries", test_boundaries);
  g_test_add_func ("/feed/source/boundaries-repeat-but-partitions-do-not",
                   test_boundaries_repeat_but_partitions_do_not);
  g_test_add_func ("/feed/source/zones", test_zones);
  g_test_add_func ("/feed/source/mappings", test_mappings);
  return g_test_run ();
}
