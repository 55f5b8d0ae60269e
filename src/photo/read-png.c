/* Reads a PNG row by row, or as a whole where it is interlaced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "photo/read-png.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

/* Of one chunk beside the picture, such as a colour profile, after inflating. */
#define MAX_CHUNK_BYTES (1024 * 1024)
#define MAX_CHUNKS      64

typedef struct
{
  const uint8_t *data;
  size_t len, at;
  uint8_t *rows; /* one, or all */
} Reading;

static void
read_cb (png_structp png, png_bytep to, size_t n)
{
  Reading *reading = png_get_io_ptr (png);

  if (n > reading->len - reading->at)
    png_error (png, "cut");
  memcpy (to, reading->data + reading->at, n);
  reading->at += n;
}

static void
error_cb (png_structp png, png_const_charp message)
{
  longjmp (png_jmpbuf (png), 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
}

/* Eight bits of red, green and blue, whatever it was, and of what can be seen through how much. */
static void
set_form (png_structp png)
{
  png_set_expand (png);
  png_set_scale_16 (png);
  png_set_gray_to_rgb (png);
}

/* On white, in place. */
static void
blend (uint8_t *row, uint32_t width)
{
  for (uint32_t x = 0; x < width; x++)
    for (int c = 0; c < 3; c++)
      row[x * 3 + c] =
          (uint8_t)((row[x * 4 + c] * row[x * 4 + 3] + 255 * (255 - row[x * 4 + 3]) + 127) / 255);
}

static PentadPhotoVerdict
read_rows (png_structp png, png_infop info, Reading *reading, PentadShrink *shrink)
{
  uint32_t width = png_get_image_width (png, info), height = png_get_image_height (png, info);
  int n_passes = png_set_interlace_handling (png);
  size_t row_bytes;

  png_read_update_info (png, info);
  row_bytes = png_get_rowbytes (png, info);
  if (row_bytes != (size_t)width * png_get_channels (png, info) || row_bytes / width < 3)
    return PENTAD_PHOTO_NOT_A_PICTURE;
  reading->rows = calloc (n_passes > 1 ? height : 1, row_bytes);
  if (reading->rows == NULL)
    return PENTAD_PHOTO_NO_MEMORY;
  for (int pass = 0; pass < n_passes; pass++)
    for (uint32_t y = 0; y < height; y++)
      {
        uint8_t *row = reading->rows + (n_passes > 1 ? y * row_bytes : 0);

        png_read_row (png, row, NULL);
        if (pass < n_passes - 1)
          continue;
        if (row_bytes / width == 4)
          blend (row, width);
        pentad_shrink_take (shrink, row);
      }
  return PENTAD_PHOTO_OK;
}

/* What the library cannot go on with comes back here. */
static PentadPhotoVerdict
read_picture (png_structp png, png_infop info, Reading *reading, PentadShrink *shrink)
{
  PentadPhotoVerdict verdict;

  if (setjmp (png_jmpbuf (png)) != 0)
    return PENTAD_PHOTO_DAMAGED;
  png_read_info (png, info);
  verdict = pentad_shrink_begin (shrink, png_get_image_width (png, info),
                                 png_get_image_height (png, info));
  if (verdict != PENTAD_PHOTO_OK)
    return verdict;
  set_form (png);
  return read_rows (png, info, reading, shrink);
}

PentadPhotoVerdict
pentad_png_read (const uint8_t *data, size_t len, PentadShrink *shrink)
{
  Reading reading = { data, len, 0, NULL };
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  PentadPhotoVerdict verdict = PENTAD_PHOTO_NO_MEMORY;

  if (info != NULL)
    {
      png_set_read_fn (png, &reading, read_cb);
      /* The size is judged by ourselves, so that it can be told. */
      png_set_user_limits (png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
      png_set_chunk_malloc_max (png, MAX_CHUNK_BYTES);
      png_set_chunk_cache_max (png, MAX_CHUNKS);
      verdict = read_picture (png, info, &reading, shrink);
    }
  png_destroy_read_struct (&png, &info, NULL);
  free (reading.rows);
  return verdict;
}
