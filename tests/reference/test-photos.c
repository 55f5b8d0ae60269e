/* Photographs of the reference city: which cases have them, and that they are pictures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "photo/decode.h"
#include "reference/canvas.h"
#include "reference/document.h"

#include <string.h>

/* How many of the open cases have photographs of either kind; *seen gets the id of one with both.
 */
static guint
count (const PentadWorld *world, gint64 now, guint kinds[2], guint *n_cases, char **seen)
{
  g_autoptr (Json) state = fixture_parse (pentad_document_state (world, now, PENTAD_NO_TIME));
  Json *cases = fixture_get (state, "cases");
  guint n = 0;

  *n_cases = (guint)json_object_array_length (cases);
  for (guint i = 0; i < *n_cases; i++)
    {
      const char *id = fixture_text (json_object_array_get_idx (cases, i), "id");
      g_autoptr (Json) list = fixture_parse (pentad_document_photos (world, id, now));
      Json *photos = fixture_get (list, "photos");
      guint len = (guint)json_object_array_length (photos);

      n += len > 0;
      for (guint k = 0; k < len; k++)
        {
          Json *photo = json_object_array_get_idx (photos, k);

          g_assert_cmpint (fixture_time (fixture_text (photo, "time")), <=, now);
          kinds[g_str_equal (fixture_text (photo, "kind"), "after")]++;
        }
      if (len == 2 && *seen == NULL)
        *seen = g_strdup (id);
    }
  return n;
}

static void
decode (GString *png, PentadPhotoPixels *pixels)
{
  g_assert_nonnull (png);
  g_assert_cmpint (pentad_photo_decode ((const guint8 *)png->str, png->len, 960, pixels), ==,
                   PENTAD_PHOTO_OK);
  g_assert_cmpuint (pixels->width_px, ==, 960);
  g_assert_cmpuint (pixels->height_px, ==, 720);
  g_string_free (png, TRUE);
}

static void
test_a_part_of_the_cases_has_them (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 700, 11);
  g_autofree char *seen = NULL, *before = NULL, *after = NULL;
  guint kinds[2] = { 0 }, n_cases, n = count (world, FIXTURE_NOW, kinds, &n_cases, &seen);
  PentadPhotoPixels one = { 0 }, again = { 0 }, other = { 0 };

  g_assert_cmpuint (n, >, n_cases / 3);
  g_assert_cmpuint (n, <, n_cases);
  g_assert_cmpuint (kinds[0], ==, n);
  g_assert_cmpuint (kinds[1], >, 0);
  g_assert_cmpuint (kinds[1], <, kinds[0]);

  before = g_strconcat (seen, "/before.png", NULL);
  after = g_strconcat (seen, "/after.png", NULL);
  decode (pentad_document_photo (world, before, FIXTURE_NOW), &one);
  decode (pentad_document_photo (world, before, FIXTURE_NOW), &again);
  decode (pentad_document_photo (world, after, FIXTURE_NOW), &other);
  g_assert_cmpint (memcmp (one.rgb, again.rgb, 960 * 720 * 3), ==, 0);
  g_assert_cmpint (memcmp (one.rgb, other.rgb, 960 * 720 * 3), !=, 0);
  /* The same sky, though. */
  g_assert_cmpint (memcmp (one.rgb, other.rgb, 960 * 60 * 3), ==, 0);
  pentad_photo_pixels_clear (&one);
  pentad_photo_pixels_clear (&again);
  pentad_photo_pixels_clear (&other);
}

static void
test_what_is_not_known_has_none (void)
{
  static const char *const ids[] = { "",
                                     "YZ",
                                     "YZ20261125999999",
                                     "YZ20991125000001",
                                     "XX20261125000001",
                                     "YZ20261325000001",
                                     "YZ2026112500000x",
                                     "YZ10001125000001" };
  static const char *const names[] = { "YZ20261125000001/other.png", "YZ20261125000001/",
                                       "/before.png", "YZ20261125999999/before.png" };
  g_autoptr (PentadWorld) world = fixture_world ("demo", 300, 1);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_null (pentad_document_photos (world, ids[i], FIXTURE_NOW));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (pentad_document_photo (world, names[i], FIXTURE_NOW));
}

static void
test_shapes_stay_inside (void)
{
  g_auto (PentadCanvas) canvas = { 0 };
  PentadPhotoPixels pixels = { 0 };
  GString *png;

  pentad_canvas_init (&canvas, 20, 10);
  pentad_canvas_rectangle (&canvas, -5, -5, 100, 100, 0x102030);
  pentad_canvas_ellipse (&canvas, 20, 10, 30, 3, 0xff0000);
  pentad_canvas_triangle (&canvas, 0, -3, 40, 6, 0x00ff00);
  g_assert_cmpint (pentad_canvas_text (&canvas, 15, 5, 3, "A?", 0xffffff), ==, 36);
  png = pentad_canvas_to_png (&canvas);
  g_assert_cmpint (pentad_photo_decode ((const guint8 *)png->str, png->len, 20, &pixels), ==,
                   PENTAD_PHOTO_OK);
  g_assert_cmpmem (pixels.rgb, 20 * 10 * 3, canvas.rgb, 20 * 10 * 3);
  pentad_photo_pixels_clear (&pixels);
  g_string_free (png, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/photos/a-part-of-the-cases-has-them",
                   test_a_part_of_the_cases_has_them);
  g_test_add_func ("/reference/photos/what-is-not-known-has-none", test_what_is_not_known_has_none);
  g_test_add_func ("/reference/photos/shapes-stay-inside", test_shapes_stay_inside);
  return g_test_run ();
}
