/* Tests of wall profiles: the shipped ones, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/wall-file.h"

#include <string.h>

#define WALL(members)                                                                              \
  "{\"format\": 1, \"id\": \"w\", \"pixels\": [1920, 1080], \"mm_per_px\": 1.5, "                  \
  "\"viewing_distance_m\": 7.5" members "}"

#define PIXELS(value)                                                                              \
  "{\"id\": \"w\", \"mm_per_px\": 1, \"viewing_distance_m\": 7, \"pixels\": " value "}"
#define PITCH(value)                                                                               \
  "{\"id\": \"w\", \"pixels\": [640, 480], \"viewing_distance_m\": 7, \"mm_per_px\": " value "}"
#define DISTANCE(value)                                                                            \
  "{\"id\": \"w\", \"pixels\": [640, 480], \"mm_per_px\": 1, \"viewing_distance_m\": " value "}"

static void
test_shipped (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "walls", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_autoptr (PentadWallProfile) wall = pentad_read_wall_file (path, &error);
      g_assert_no_error (error);
      g_autofree char *file = g_strconcat (wall->id, ".json", NULL);
      g_assert_cmpstr (file, ==, name);
      for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
        g_assert_nonnull (wall->label.text[language]);
      n++;
    }
  g_assert_cmpuint (n, >=, 4);
}

static void
test_members (void)
{
  static const char text[] = WALL (", \"label\": \"L\", \"tiles\": [4, 2], \"bezel_mm\": [1.5, 3],"
                                   " \"later\": {}");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadWallProfile) wall = pentad_read_wall (text, strlen (text), "file", &error);
  g_autoptr (PentadWallProfile) bare = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (wall->id, ==, "w");
  g_assert_cmpstr (pentad_label_get (&wall->label, PENTAD_LANGUAGE_ZH_TW), ==, "L");
  g_assert_cmpint (wall->width_px, ==, 1920);
  g_assert_cmpint (wall->height_px, ==, 1080);
  g_assert_cmpfloat (wall->mm_per_px, ==, 1.5);
  g_assert_cmpfloat (wall->viewing_distance_m, ==, 7.5);
  g_assert_cmpint (wall->columns, ==, 4);
  g_assert_cmpint (wall->rows, ==, 2);
  g_assert_cmpfloat (wall->bezel_x_mm, ==, 1.5);
  g_assert_cmpfloat (wall->bezel_y_mm, ==, 3);
  bare = pentad_read_wall (WALL (""), strlen (WALL ("")), "file", &error);
  g_assert_no_error (error);
  g_assert_cmpint (bare->columns * bare->rows, ==, 1);
  g_assert_cmpfloat (bare->bezel_x_mm, ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "", "file" },
    { "[]", "file: $: expected an object" },
    { "{\"format\": 2}", "file: $.format: expected a wall profile of format 1" },
    { "{\"format\": 1}", "expected the wall's id" },
    { "{\"id\": \"w\"}", "expected the wall's size" },
    { "{\"id\": \"w\", \"pixels\": [640, 480]}", "expected the size of a pixel" },
    { "{\"id\": \"w\", \"pixels\": [640, 480], \"mm_per_px\": 1}", "expected how far away" },
    { PIXELS ("[1920]"), "file: $.pixels: expected [width, height]" },
    { PIXELS ("[1920, 1080, 3]"), "file: $.pixels: expected [width, height]" },
    { PIXELS ("[1920.5, 1080]"), "file: $.pixels: expected [width, height]" },
    { PIXELS ("[100000, 1080]"), "file: $.pixels: expected [width, height]" },
    { PIXELS ("[-1920, 1080]"), "file: $.pixels: expected [width, height]" },
    { PIXELS ("null"), "file: $.pixels" },
    { PIXELS ("\"4K\""), "file: $.pixels" },
    { PITCH ("0"), "file: $.mm_per_px: expected millimetres per pixel" },
    { PITCH ("null"), "file: $.mm_per_px: expected millimetres per pixel" },
    { PITCH ("1e300"), "file: $.mm_per_px: expected millimetres per pixel" },
    { DISTANCE ("-2"), "file: $.viewing_distance_m: expected metres" },
    { WALL (", \"tiles\": [0, 1]"), "file: $.tiles: expected [columns, rows]" },
    { WALL (", \"tiles\": [33, 1]"), "file: $.tiles: expected [columns, rows]" },
    { WALL (", \"tiles\": [7, 1]"), "expected tiles of equal whole pixels" },
    { WALL (", \"bezel_mm\": [-1, 0]"), "file: $.bezel_mm: expected [between columns" },
    { WALL (", \"bezel_mm\": [0, 2000]"), "file: $.bezel_mm: expected [between columns" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      PentadWallProfile *wall =
          pentad_read_wall (rows[i].text, strlen (rows[i].text), "file", &error);

      g_test_message ("%s: %s", rows[i].text, error != NULL ? error->message : "read");
      g_assert_null (wall);
      g_assert_nonnull (strstr (error->message, rows[i].message));
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pentad_read_wall_file ("/nowhere/wall.json", &error));
  g_assert_nonnull (strstr (error->message, "/nowhere/wall.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/wall-file/shipped-ones-are-read", test_shipped);
  g_test_add_func ("/codec/wall-file/every-member-is-read", test_members);
  g_test_add_func ("/codec/wall-file/what-is-wrong-is-named", test_refused);
  g_test_add_func ("/codec/wall-file/a-missing-file-is-named", test_missing);
  return g_test_run ();
}
