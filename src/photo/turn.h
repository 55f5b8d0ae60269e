/* A photograph upright: how the camera was held is noted in the file (Exif), not in its pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/decode.h"

/* The orientations of Exif 2.3 go from 1 to 8. */
#define PENTAD_TURN_UPRIGHT 1

/* The orientation that the bytes of an APP1 segment of a JPEG tell of; UPRIGHT where they tell of
 * none, or are not in order. */
int pentad_turn_read_exif (const uint8_t *data, size_t len);
/* Mirrors and turns in place of the pixels. 0 when there is no memory for it; they are as they
 * were then. */
int pentad_turn (PentadPhotoPixels *pixels, int orientation);
