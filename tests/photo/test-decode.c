/* Photographs to pixels: every kind of file, made small, upright; what is refused, and as what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-pictures.h"

#include "photo/decode.h"

#include <string.h>

static PentadPhotoVerdict
decode (GBytes *bytes, guint32 side_px, PentadPhotoPixels *pixels)
{
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len);

  return pentad_photo_decode (data, len, side_px, pixels);
}

/* Within the loss of a JPEG. */
static void
assert_colour (const PentadPhotoPixels *pixels, guint x, guint y, guint32 rgb)
{
  const guint8 *at = pixels->rgb + ((gsize)y * pixels->width_px + x) * 3;

  g_assert_cmpint (ABS ((int)at[0] - (int)(rgb >> 16)), <=, 4);
  g_assert_cmpint (ABS ((int)at[1] - (int)(rgb >> 8 & 0xff)), <=, 4);
  g_assert_cmpint (ABS ((int)at[2] - (int)(rgb & 0xff)), <=, 4);
}

static void
assert_quarters (const PentadPhotoPixels *pixels, const guint32 colours[4])
{
  guint w = pixels->width_px, h = pixels->height_px;

  for (guint i = 0; i < 4; i++)
    assert_colour (pixels, w / 4 + (i % 2) * (w / 2), h / 4 + (i / 2) * (h / 2), colours[i]);
}

static const guint32 in_colour[4] = { 0xff0000, 0x00ff00, 0x0000ff, 0xffffff };

static void
test_every_png_gives_its_colours (void)
{
  static const struct
  {
    MadePngKind kind;
    guint32 colours[4];
  } rows[] = {
    { MADE_PNG_RGB, { 0xff0000, 0x00ff00, 0x0000ff, 0xffffff } },
    { MADE_PNG_GRAY, { 0x000000, 0x505050, 0xa0a0a0, 0xf0f0f0 } },
    { MADE_PNG_PALETTE, { 0xff0000, 0x00ff00, 0x0000ff, 0xffffff } },
    /* On white. */
    { MADE_PNG_ALPHA, { 0xff7f7f, 0x7fff7f, 0x7f7fff, 0xffffff } },
    { MADE_PNG_DEEP, { 0xff0000, 0x00ff00, 0x0000ff, 0xffffff } },
    { MADE_PNG_INTERLACED, { 0xff0000, 0x00ff00, 0x0000ff, 0xffffff } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint side = 20; side <= 400; side += 380)
      {
        g_autoptr (GBytes) bytes = made_png (rows[i].kind, 40, 20);
        PentadPhotoPixels pixels = { 0 };

        g_assert_cmpint (decode (bytes, side, &pixels), ==, PENTAD_PHOTO_OK);
        g_assert_cmpuint (pixels.width_px, ==, MIN (side, 40));
        g_assert_cmpuint (pixels.height_px, ==, MIN (side, 40) / 2);
        assert_quarters (&pixels, rows[i].colours);
        pentad_photo_pixels_clear (&pixels);
      }
}

static void
test_jpeg_gives_its_colours (void)
{
  for (int is_progressive = 0; is_progressive < 2; is_progressive++)
    {
      g_autoptr (GBytes) bytes = made_jpeg (640, 480, 0, is_progressive);
      PentadPhotoPixels pixels = { 0 };

      g_assert_cmpint (decode (bytes, 64, &pixels), ==, PENTAD_PHOTO_OK);
      g_assert_cmpuint (pixels.width_px, ==, 64);
      g_assert_cmpuint (pixels.height_px, ==, 48);
      assert_quarters (&pixels, in_colour);
      pentad_photo_pixels_clear (&pixels);
    }
}

/* The sides of what comes out, by the sides of what came. */
static void
test_sides_keep_their_proportion (void)
{
  static const guint rows[][4] = {
    { 1, 1, 1, 1 },      { 100, 100, 100, 100 }, { 101, 50, 100, 50 },  { 1000, 1, 100, 1 },
    { 1, 1000, 1, 100 }, { 199, 200, 100, 100 }, { 333, 200, 100, 60 }, { 3000, 2000, 100, 67 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = made_png (MADE_PNG_RGB, rows[i][0], rows[i][1]);
      PentadPhotoPixels pixels = { 0 };

      g_assert_cmpint (decode (bytes, 100, &pixels), ==, PENTAD_PHOTO_OK);
      g_assert_cmpuint (pixels.width_px, ==, rows[i][2]);
      g_assert_cmpuint (pixels.height_px, ==, rows[i][3]);
      /* The last pixel came last. */
      assert_colour (&pixels, pixels.width_px - 1, pixels.height_px - 1, 0xffffff);
      pentad_photo_pixels_clear (&pixels);
    }
}

/* A pixel has the mean of what falls on it, whatever the proportion is. */
static void
test_small_has_the_mean_of_large (void)
{
  g_autoptr (GBytes) bytes = made_png (MADE_PNG_RGB, 300, 300);
  PentadPhotoPixels pixels = { 0 };

  g_assert_cmpint (decode (bytes, 1, &pixels), ==, PENTAD_PHOTO_OK);
  assert_colour (&pixels, 0, 0, 0x808080);
  pentad_photo_pixels_clear (&pixels);
}

/* Which quarters stand where, when the camera was held so. */
static void
test_photographs_stand_upright (void)
{
  enum
  {
    R,
    G,
    B,
    W
  };
  static const guint8 rows[8][4] = {
    { R, G, B, W }, { G, R, W, B }, { W, B, G, R }, { B, W, R, G },
    { R, B, G, W }, { B, R, W, G }, { W, G, B, R }, { G, W, R, B },
  };

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) bytes = made_jpeg (64, 32, orientation, FALSE);
      PentadPhotoPixels pixels = { 0 };
      guint32 colours[4];

      for (guint i = 0; i < 4; i++)
        colours[i] = in_colour[rows[orientation - 1][i]];
      g_assert_cmpint (decode (bytes, 100, &pixels), ==, PENTAD_PHOTO_OK);
      g_assert_cmpuint (pixels.width_px, ==, orientation <= 4 ? 64 : 32);
      assert_quarters (&pixels, colours);
      pentad_photo_pixels_clear (&pixels);
    }
}

static void
test_what_is_no_photograph_is_refused (void)
{
  static const guint8 wide_jpeg[] = { 0xff, 0xd8, 0xff, 0xc0, 0,    17, 8,  0xff, 0xdc,
                                      0xff, 0xdc, 3,    1,    0x22, 0,  2,  0x11, 1,
                                      3,    0x11, 1,    0xff, 0xda, 0,  12, 3,    1,
                                      0,    2,    0x11, 3,    0x11, 0,  63, 0 };
  g_autoptr (GBytes) png = made_png (MADE_PNG_RGB, 400, 300);
  g_autoptr (GBytes) jpeg = made_jpeg (400, 300, 0, FALSE);
  g_autoptr (GBytes) progressive = made_jpeg (400, 300, 0, TRUE);
  g_autofree char *large = g_malloc0 (PENTAD_PHOTO_MAX_BYTES + 1);
  struct
  {
    const char *name;
    GBytes *bytes;
    PentadPhotoVerdict verdict;
  } rows[] = {
    { "nothing", g_bytes_new_static ("", 0), PENTAD_PHOTO_NOT_A_PICTURE },
    { "a page", g_bytes_new_static ("<html>", 6), PENTAD_PHOTO_NOT_A_PICTURE },
    { "a GIF", g_bytes_new_static ("GIF89a\1\0\1\0", 10), PENTAD_PHOTO_NOT_A_PICTURE },
    { "inks", made_cmyk_jpeg (), PENTAD_PHOTO_NOT_A_PICTURE },
    { "a head only", g_bytes_new_static ("\x89PNG\r\n\x1a\n", 8), PENTAD_PHOTO_DAMAGED },
    { "a JPEG's head only", g_bytes_new_static ("\xff\xd8\xff\xe0", 4), PENTAD_PHOTO_DAMAGED },
    { "a cut PNG", made_cut (png, 0.6), PENTAD_PHOTO_DAMAGED },
    { "a cut JPEG", made_cut (jpeg, 0.6), PENTAD_PHOTO_DAMAGED },
    { "a cut progressive JPEG", made_cut (progressive, 0.6), PENTAD_PHOTO_DAMAGED },
    { "endless scans", made_many_scans (400, 300, 200), PENTAD_PHOTO_DAMAGED },
    { "scans of a large one", made_many_scans (6000, 5000, 30), PENTAD_PHOTO_DAMAGED },
    { "a bomb", made_png_bomb (50000, 50000), PENTAD_PHOTO_TOO_MANY_PIXELS },
    { "a narrow bomb", made_png_bomb (1, 0x7fffffff), PENTAD_PHOTO_TOO_MANY_PIXELS },
    { "no data behind", made_png_bomb (5000, 5000), PENTAD_PHOTO_DAMAGED },
    { "a wide JPEG", g_bytes_new_static (wide_jpeg, sizeof wide_jpeg),
      PENTAD_PHOTO_TOO_MANY_PIXELS },
    { "too many bytes", g_bytes_new_static (large, PENTAD_PHOTO_MAX_BYTES + 1),
      PENTAD_PHOTO_TOO_MANY_BYTES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadPhotoPixels pixels = { 0 };

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (decode (rows[i].bytes, 100, &pixels), ==, rows[i].verdict);
      g_assert_null (pixels.rgb);
      g_bytes_unref (rows[i].bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo/decode/every-png-gives-its-colours", test_every_png_gives_its_colours);
  g_test_add_func ("/photo/decode/jpeg-gives-its-colours", test_jpeg_gives_its_colours);
  g_test_add_func ("/photo/decode/sides-keep-their-proportion", test_sides_keep_their_proportion);
  g_test_add_func ("/photo/decode/small-has-the-mean-of-large", test_small_has_the_mean_of_large);
  g_test_add_func ("/photo/decode/photographs-stand-upright", test_photographs_stand_upright);
  g_test_add_func ("/photo/decode/what-is-no-photograph-is-refused",
                   test_what_is_no_photograph_is_refused);
  return g_test_run ();
}
