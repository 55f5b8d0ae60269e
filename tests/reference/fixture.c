/* Cities for the tests of the reference platform, and reading what it wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "host/paths.h"

char *
fixture_class_file (void)
{
  GError *error = NULL;
  char *path = pentad_paths_find_data ("schemes", "gbt30428.2-2013.json", &error);

  g_assert_no_error (error);
  return path;
}

PentadWorld *
fixture_world (const char *tier, guint n_grids, guint64 seed)
{
  const PentadTier *found = pentad_tier_find (tier);
  PentadTier resized = n_grids == 0 ? *found : pentad_tier_resize (found, n_grids);
  g_autofree char *path = fixture_class_file ();
  GError *error = NULL;
  g_autofree char *scheme = pentad_paths_find_data ("schemes", "demo.json", &error);
  PentadWorld *world = pentad_world_new (&resized, seed, path, scheme, &error);

  g_assert_no_error (error);
  return world;
}

static Json *
parse (const char *text, gsize len)
{
  struct json_tokener *tokener = json_tokener_new ();
  Json *root;

  json_tokener_set_flags (tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
  root = json_tokener_parse_ex (tokener, text, (int)len);
  g_assert_cmpstr (json_tokener_error_desc (json_tokener_get_error (tokener)), ==, "success");
  json_tokener_free (tokener);
  return root;
}

Json *
fixture_parse (GString *text)
{
  Json *root = parse (text->str, text->len);

  g_string_free (text, TRUE);
  return root;
}

Json *
fixture_parse_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return parse (data, size);
}

Json *
fixture_get (Json *object, const char *name)
{
  Json *value = NULL;

  if (!json_object_object_get_ex (object, name, &value))
    g_error ("no member \"%s\" in %s", name, json_object_to_json_string (object));
  return value;
}

const char *
fixture_text (Json *object, const char *name)
{
  Json *value = fixture_get (object, name);

  g_assert_true (json_object_is_type (value, json_type_string));
  return json_object_get_string (value);
}

gint64
fixture_int (Json *object, const char *name)
{
  Json *value = fixture_get (object, name);

  g_assert_true (json_object_is_type (value, json_type_int));
  return json_object_get_int64 (value);
}

gint64
fixture_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}
