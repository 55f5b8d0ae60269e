/* The bytes of a photograph to pixels of a bounded size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * This runs in a process that can do nothing else (confine.h): whatever a file does to the
 * libraries that read it, it reaches neither a file nor the network. */
#pragma once

#include "host/photo-wire.h"

#include <stddef.h>

/* Of red, green and blue, row by row without a gap. */
typedef struct
{
  uint32_t width_px, height_px;
  uint8_t *rgb; /* malloc() */
} PentadPhotoPixels;

/* Reads a JPEG or a PNG, makes it small enough for `side_px` (at least 1), and turns it upright as
 * its camera noted. On OK the pixels are the caller's, to be freed with
 * pentad_photo_pixels_clear(); else they are untouched. */
PentadPhotoVerdict
pentad_photo_decode (const uint8_t *data, size_t len, uint32_t side_px, PentadPhotoPixels *pixels);
void pentad_photo_pixels_clear (PentadPhotoPixels *pixels);
