/* Pictures made for tests: files of the kinds that cameras and platforms send, and bad ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <zlib.h>

static const guint8 quarters[4][3] = {
  { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 255, 255, 255 }
};

static guint
get_quarter (guint x, guint y, guint width, guint height)
{
  return (x >= width / 2 ? 1 : 0) + (y >= height / 2 ? 2 : 0);
}

static void
write_cb (png_structp png, png_bytep data, size_t len)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint)len);
}

static void
flush_cb (png_structp png)
{
}

/* The bytes of a row; a pixel has as many as the kind takes. */
static void
fill_row (MadePngKind kind, guint8 *row, guint y, guint width, guint height)
{
  for (guint x = 0; x < width; x++)
    {
      guint quarter = get_quarter (x, y, width, height);
      const guint8 *colour = quarters[quarter];

      switch (kind)
        {
        case MADE_PNG_GRAY:
          row[x] = (guint8)(quarter * 80);
          break;
        case MADE_PNG_PALETTE:
          row[x] = (guint8)quarter;
          break;
        case MADE_PNG_ALPHA:
          memcpy (row + x * 4, colour, 3);
          row[x * 4 + 3] = 128;
          break;
        case MADE_PNG_DEEP:
          for (guint c = 0; c < 3; c++)
            row[x * 6 + c * 2] = row[x * 6 + c * 2 + 1] = colour[c];
          break;
        case MADE_PNG_RGB:
        case MADE_PNG_INTERLACED:
          memcpy (row + x * 3, colour, 3);
          break;
        }
    }
}

GBytes *
made_png (MadePngKind kind, guint width, guint height)
{
  static const int types[] = { PNG_COLOR_TYPE_RGB,     PNG_COLOR_TYPE_GRAY,
                               PNG_COLOR_TYPE_PALETTE, PNG_COLOR_TYPE_RGB_ALPHA,
                               PNG_COLOR_TYPE_RGB,     PNG_COLOR_TYPE_RGB };
  GByteArray *bytes = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  g_autofree guint8 *row = g_malloc0 (width * 8);
  png_color palette[4];
  int passes;

  png_set_write_fn (png, bytes, write_cb, flush_cb);
  png_set_IHDR (png, info, width, height, kind == MADE_PNG_DEEP ? 16 : 8, types[kind],
                kind == MADE_PNG_INTERLACED ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  for (guint i = 0; i < 4; i++)
    palette[i] = (png_color){ quarters[i][0], quarters[i][1], quarters[i][2] };
  if (kind == MADE_PNG_PALETTE)
    png_set_PLTE (png, info, palette, 4);
  png_write_info (png, info);
  passes = png_set_interlace_handling (png);
  for (int pass = 0; pass < passes; pass++)
    for (guint y = 0; y < height; y++)
      {
        fill_row (kind, row, y, width, height);
        png_write_row (png, row);
      }
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  return g_byte_array_free_to_bytes (bytes);
}

/* TIFF of one entry, in Motorola's order as most telephones write it. */
static void
write_orientation (j_compress_ptr info, int orientation)
{
  guint8 exif[] = { 'E',  'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01,
                    0x12, 0,   3,   0,   0, 0, 1,   0,   0, 0,  0, 0, 0, 0, 0, 0, 0 };

  exif[25] = (guint8)orientation;
  jpeg_write_marker (info, JPEG_APP0 + 1, exif, sizeof exif);
}

static GBytes *
make_jpeg (guint width, guint height, int orientation, gboolean is_progressive, int channels)
{
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  unsigned char *data = NULL;
  unsigned long len = 0;
  g_autofree guint8 *row = g_malloc0 (width * 4);
  GBytes *bytes;

  info.err = jpeg_std_error (&errors);
  jpeg_create_compress (&info);
  jpeg_mem_dest (&info, &data, &len);
  info.image_width = width;
  info.image_height = height;
  info.input_components = channels;
  info.in_color_space = channels == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults (&info);
  jpeg_set_quality (&info, 95, TRUE);
  if (is_progressive)
    jpeg_simple_progression (&info);
  jpeg_start_compress (&info, TRUE);
  if (orientation > 0)
    write_orientation (&info, orientation);
  for (guint y = 0; y < height; y++)
    {
      if (channels == 3)
        fill_row (MADE_PNG_RGB, row, y, width, height);
      jpeg_write_scanlines (&info, &row, 1);
    }
  jpeg_finish_compress (&info);
  jpeg_destroy_compress (&info);
  bytes = g_bytes_new (data, len);
  free (data);
  return bytes;
}

GBytes *
made_jpeg (guint width, guint height, int orientation, gboolean is_progressive)
{
  return make_jpeg (width, height, orientation, is_progressive, 3);
}

GBytes *
made_cmyk_jpeg (void)
{
  return make_jpeg (8, 8, 0, FALSE, 4);
}

GBytes *
made_many_scans (guint width, guint height, guint n)
{
  g_autoptr (GBytes) whole = made_jpeg (width, height, 0, TRUE);
  gsize len, scan;
  const guint8 *data = g_bytes_get_data (whole, &len);
  GByteArray *bytes = g_byte_array_new ();

  /* From the last start of a scan to the end of the picture. */
  for (scan = len - 2; data[scan] != 0xff || data[scan + 1] != 0xda;)
    scan--;
  g_byte_array_append (bytes, data, (guint)len - 2);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, data + scan, (guint)(len - 2 - scan));
  g_byte_array_append (bytes, data + len - 2, 2);
  return g_byte_array_free_to_bytes (bytes);
}

static void
append_chunk (GByteArray *bytes, const char *type, const guint8 *data, guint32 len)
{
  guint32 len_be = GUINT32_TO_BE (len), crc;
  guint start;

  g_byte_array_append (bytes, (guint8 *)&len_be, 4);
  start = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)type, 4);
  g_byte_array_append (bytes, data, len);
  crc = GUINT32_TO_BE ((guint32)crc32 (0, bytes->data + start, len + 4));
  g_byte_array_append (bytes, (guint8 *)&crc, 4);
}

GBytes *
made_png_bomb (guint32 width, guint32 height)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 head[13] = { [8] = 8, [9] = PNG_COLOR_TYPE_RGB };
  guint8 zeros[1000] = { 0 }, packed[200];
  uLongf packed_len = sizeof packed;

  width = GUINT32_TO_BE (width);
  height = GUINT32_TO_BE (height);
  memcpy (head, &width, 4);
  memcpy (head + 4, &height, 4);
  g_byte_array_append (bytes, (const guint8 *)"\x89PNG\r\n\x1a\n", 8);
  append_chunk (bytes, "IHDR", head, sizeof head);
  g_assert_cmpint (compress (packed, &packed_len, zeros, sizeof zeros), ==, Z_OK);
  append_chunk (bytes, "IDAT", packed, (guint32)packed_len);
  append_chunk (bytes, "IEND", zeros, 0);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
made_cut (GBytes *whole, double part)
{
  return g_bytes_new_from_bytes (whole, 0, (gsize)((double)g_bytes_get_size (whole) * part));
}
