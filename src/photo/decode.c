/* The bytes of a photograph to pixels of a bounded size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "photo/decode.h"

#include "photo/read-jpeg.h"
#include "photo/read-png.h"
#include "photo/turn.h"

#include <stdlib.h>
#include <string.h>

static int
begins_with (const uint8_t *data, size_t len, const char *magic, size_t magic_len)
{
  return len >= magic_len && memcmp (data, magic, magic_len) == 0;
}

PentadPhotoVerdict
pentad_photo_decode (const uint8_t *data, size_t len, uint32_t side_px, PentadPhotoPixels *pixels)
{
  PentadShrink shrink;
  PentadPhotoVerdict verdict;
  int orientation = PENTAD_TURN_UPRIGHT;

  if (len > PENTAD_PHOTO_MAX_BYTES)
    return PENTAD_PHOTO_TOO_MANY_BYTES;
  memset (&shrink, 0, sizeof shrink);
  shrink.side_px = side_px;
  if (begins_with (data, len, "\xff\xd8\xff", 3))
    verdict = pentad_jpeg_read (data, len, &shrink, &orientation);
  else if (begins_with (data, len, "\x89PNG\r\n\x1a\n", 8))
    verdict = pentad_png_read (data, len, &shrink);
  else
    verdict = PENTAD_PHOTO_NOT_A_PICTURE;
  if (verdict == PENTAD_PHOTO_OK)
    verdict = pentad_shrink_finish (&shrink, pixels);
  if (verdict == PENTAD_PHOTO_OK && !pentad_turn (pixels, orientation))
    {
      pentad_photo_pixels_clear (pixels);
      verdict = PENTAD_PHOTO_NO_MEMORY;
    }
  pentad_shrink_clear (&shrink);
  return verdict;
}

void
pentad_photo_pixels_clear (PentadPhotoPixels *pixels)
{
  free (pixels->rgb);
  memset (pixels, 0, sizeof *pixels);
}
