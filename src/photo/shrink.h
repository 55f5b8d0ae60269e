/* Rows of a picture of any size to one that is small enough: the mean of what falls on a pixel.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows come one by one, so that a large picture is never in memory as a whole. */
#pragma once

#include "photo/decode.h"

typedef struct
{
  uint32_t side_px; /* the longer side of the result, at most; set by the caller, the rest 0 */

  uint32_t from_width_px, from_height_px;
  uint32_t n_rows;  /* taken so far */
  uint32_t done;    /* rows of the result */
  uint64_t filled;  /* of the row being made: how much of its height, in parts of from_height_px */
  uint32_t *across; /* a row that came, made narrow; three numbers a pixel */
  uint64_t *down;   /* the row being made */
  PentadPhotoPixels pixels;
} PentadShrink;

/* Is told the size before the first row. TOO_MANY_PIXELS and NO_MEMORY are the failures. */
PentadPhotoVerdict pentad_shrink_begin (PentadShrink *self, uint32_t width_px, uint32_t height_px);
/* Takes a row of from_width_px * 3 bytes; more rows than were told are left out. */
void pentad_shrink_take (PentadShrink *self, const uint8_t *row);
/* Hands over the pixels; DAMAGED when rows are missing. */
PentadPhotoVerdict pentad_shrink_finish (PentadShrink *self, PentadPhotoPixels *pixels);
void pentad_shrink_clear (PentadShrink *self);
