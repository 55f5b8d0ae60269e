/* The list of a case's photographs: its order, its bounds, and what is no such list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"

#include <string.h>

static PentadPhotos *
read_text (const char *text, GError **error)
{
  return pentad_read_photos (text, strlen (text), "u", error);
}

static const PentadPhoto *
get (const PentadPhotos *photos, guint i)
{
  return g_ptr_array_index (photos->list, i);
}

static void
test_before_comes_first (void)
{
  static const char text[] =
      "{\"photos\":[{\"kind\":\"x-ray\",\"url\":\"x.png\",\"more\":[1]},"
      "{\"kind\":\"after\",\"url\":\"a.png\",\"time\":\"2026-11-22T14:10:00+08:00\"},"
      "{\"kind\":\"before\",\"url\":\"c.png\",\"time\":\"2026-11-22T13:10:00+08:00\"},"
      "{\"kind\":\"before\",\"url\":\"b.png\",\"time\":\"2026-11-22T13:02:11+08:00\","
      "\"label\":{\"en\":\"seen\",\"zh_CN\":\"巡查\"}},"
      "{\"kind\":\"before\",\"url\":\"n.png\",\"time\":null}]}";
  static const struct
  {
    PentadPhotoKind kind;
    const char *url;
  } rows[] = {
    { PENTAD_PHOTO_KIND_BEFORE, "n.png" }, { PENTAD_PHOTO_KIND_BEFORE, "b.png" },
    { PENTAD_PHOTO_KIND_BEFORE, "c.png" }, { PENTAD_PHOTO_KIND_AFTER, "a.png" },
    { PENTAD_PHOTO_KIND_OTHER, "x.png" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadPhotos) photos = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (photos->list->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (get (photos, i)->kind, ==, rows[i].kind);
      g_assert_cmpstr (get (photos, i)->url, ==, rows[i].url);
    }
  g_assert_cmpint (get (photos, 0)->time, ==, PENTAD_NO_TIME);
  g_assert_cmpint (get (photos, 3)->time - get (photos, 2)->time, ==, 3600);
  g_assert_cmpstr (pentad_label_get (&get (photos, 1)->label, PENTAD_LANGUAGE_ZH_CN), ==, "巡查");
}

static void
test_no_more_than_fit (void)
{
  g_autoptr (GString) text = g_string_new ("{\"photos\":[");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadPhotos) photos = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%s{\"kind\":\"%s\",\"url\":\"%u\"}", i > 0 ? "," : "",
                            i < 90 ? "after" : "before", i);
  g_string_append (text, "]}");
  photos = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (photos->list->len, ==, 2 * PENTAD_PHOTOS_MAX_OF_KIND);
  g_assert_cmpstr (get (photos, 0)->url, ==, "96");
  g_assert_cmpstr (get (photos, 7)->url, ==, "89");
}

static void
test_what_is_no_list_is_refused (void)
{
  static const struct
  {
    const char *text, *path;
  } rows[] = {
    { "", "u" },
    { "[]", "$" },
    { "{}", "photographs" },
    { "{\"photos\":null}", "photographs" },
    { "{\"photos\":[{\"kind\":\"before\"}]}", "$.photos[0]" },
    { "{\"photos\":[{\"url\":\"a\"}]}", "$.photos[0]" },
    { "{\"photos\":[{\"kind\":\"before\",\"url\":5}]}", "$.photos[0].url" },
    { "{\"photos\":[{\"kind\":\"before\",\"url\":\"a\",\"time\":\"2026-11-22\"}]}",
      "$.photos[0].time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (rows[i].text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].path));
    }
}

static void
test_about_says_whether_there_are_any (void)
{
  static const char *const texts[] = {
    "{\"api\":1,\"code\":\"1\",\"time_zone\":\"UTC\"}",
    "{\"api\":1,\"code\":\"1\",\"time_zone\":\"UTC\",\"photos\":null}",
    "{\"api\":1,\"code\":\"1\",\"time_zone\":\"UTC\",\"photos\":false}",
    "{\"api\":1,\"code\":\"1\",\"time_zone\":\"UTC\",\"photos\":true}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadAbout) about = pentad_read_about (texts[i], strlen (texts[i]), "u", &error);

      g_assert_no_error (error);
      g_assert_cmpint (about->has_photos, ==, i == 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/photos/before-comes-first", test_before_comes_first);
  g_test_add_func ("/codec/photos/no-more-than-fit", test_no_more_than_fit);
  g_test_add_func ("/codec/photos/what-is-no-list-is-refused", test_what_is_no_list_is_refused);
  g_test_add_func ("/codec/photos/about-says-whether-there-are-any",
                   test_about_says_whether_there_are_any);
  return g_test_run ();
}
