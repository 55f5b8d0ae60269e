/* Reads a PNG row by row, or as a whole where it is interlaced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "photo/shrink.h"

PentadPhotoVerdict pentad_png_read (const uint8_t *data, size_t len, PentadShrink *shrink);
