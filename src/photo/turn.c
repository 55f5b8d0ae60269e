/* A photograph upright: how the camera was held is noted in the file (Exif), not in its pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "photo/turn.h"

#include <stdlib.h>
#include <string.h>

#define EXIF_HEAD       6 /* "Exif", two zeros; a TIFF file follows */
#define ENTRY_BYTES     12
#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT      3

typedef struct
{
  const uint8_t *data;
  size_t len;
  int is_big_endian;
} Tiff;

static uint32_t
get_number (const Tiff *tiff, size_t at, unsigned n_bytes)
{
  uint32_t number = 0;

  for (unsigned i = 0; i < n_bytes; i++)
    number = number << 8 | tiff->data[at + (tiff->is_big_endian ? i : n_bytes - 1 - i)];
  return number;
}

static int
find_orientation (const Tiff *tiff)
{
  size_t at = get_number (tiff, 4, 4), n;

  if (at > tiff->len || tiff->len - at < 2)
    return PENTAD_TURN_UPRIGHT;
  n = get_number (tiff, at, 2);
  for (at += 2; n > 0 && tiff->len - at >= ENTRY_BYTES; n--, at += ENTRY_BYTES)
    if (get_number (tiff, at, 2) == TAG_ORIENTATION && get_number (tiff, at + 2, 2) == TYPE_SHORT)
      return (int)get_number (tiff, at + 8, 2);
  return PENTAD_TURN_UPRIGHT;
}

int
pentad_turn_read_exif (const uint8_t *data, size_t len)
{
  Tiff tiff = { data + EXIF_HEAD, len - EXIF_HEAD, 0 };
  int orientation;

  if (len < EXIF_HEAD + 8 || memcmp (data, "Exif\0\0", EXIF_HEAD) != 0)
    return PENTAD_TURN_UPRIGHT;
  tiff.is_big_endian = tiff.data[0] == 'M';
  orientation = find_orientation (&tiff);
  return orientation >= 1 && orientation <= 8 ? orientation : PENTAD_TURN_UPRIGHT;
}

int
pentad_turn (PentadPhotoPixels *pixels, int orientation)
{
  /* By orientation: the first row of the file is the last one, the first column, … of the scene. */
  int swaps = orientation >= 5,
      flips_x = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  int flips_y = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  uint32_t w = pixels->width_px, h = pixels->height_px;
  uint32_t to_w = swaps ? h : w, to_h = swaps ? w : h;
  uint8_t *turned;

  if (orientation == PENTAD_TURN_UPRIGHT)
    return 1;
  turned = malloc ((size_t)w * h * 3);
  if (turned == NULL)
    return 0;
  for (uint32_t y = 0; y < h; y++)
    for (uint32_t x = 0; x < w; x++)
      {
        uint32_t to_x = swaps ? y : x, to_y = swaps ? x : y;

        to_x = flips_x ? to_w - 1 - to_x : to_x;
        to_y = flips_y ? to_h - 1 - to_y : to_y;
        memcpy (turned + ((size_t)to_y * to_w + to_x) * 3, pixels->rgb + ((size_t)y * w + x) * 3,
                3);
      }
  free (pixels->rgb);
  *pixels = (PentadPhotoPixels){ to_w, to_h, turned };
  return 1;
}
