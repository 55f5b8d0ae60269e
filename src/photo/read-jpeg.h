/* Reads a JPEG row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/shrink.h"

/* orientation: as Exif counts it (turn.h), when the file tells of one. */
PentadPhotoVerdict
pentad_jpeg_read (const uint8_t *data, size_t len, PentadShrink *shrink, int *orientation);
