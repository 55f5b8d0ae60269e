/* Rows of a picture of any size to one that is small enough: the mean of what falls on a pixel.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pixel that came is as wide as the result has columns, and a column of the result as wide as
 * there were pixels: so both lie on one ruler of whole numbers, and what a pixel gives to a column
 * is the length that they share. The same holds downwards. */
#include "config.h"

#include "photo/shrink.h"

#include <stdlib.h>
#include <string.h>

#define CHANNELS 3

static uint32_t
scale (uint32_t side, uint32_t longer, uint32_t limit)
{
  uint64_t scaled = ((uint64_t)side * limit + longer / 2) / longer;

  return scaled > 0 ? (uint32_t)scaled : 1;
}

PentadPhotoVerdict
pentad_shrink_begin (PentadShrink *self, uint32_t width_px, uint32_t height_px)
{
  uint32_t longer = width_px > height_px ? width_px : height_px;

  if (width_px == 0 || height_px == 0)
    return PENTAD_PHOTO_DAMAGED;
  if (longer > PENTAD_PHOTO_MAX_FILE_SIDE_PX ||
      (uint64_t)width_px * height_px > PENTAD_PHOTO_MAX_PIXELS)
    return PENTAD_PHOTO_TOO_MANY_PIXELS;
  self->from_width_px = width_px;
  self->from_height_px = height_px;
  self->pixels.width_px =
      longer > self->side_px ? scale (width_px, longer, self->side_px) : width_px;
  self->pixels.height_px =
      longer > self->side_px ? scale (height_px, longer, self->side_px) : height_px;
  self->across = calloc ((size_t)self->pixels.width_px * CHANNELS, sizeof *self->across);
  self->down = calloc ((size_t)self->pixels.width_px * CHANNELS, sizeof *self->down);
  self->pixels.rgb = malloc ((size_t)self->pixels.width_px * self->pixels.height_px * CHANNELS);
  return self->across != NULL && self->down != NULL && self->pixels.rgb != NULL
             ? PENTAD_PHOTO_OK
             : PENTAD_PHOTO_NO_MEMORY;
}

/* Sums of at most 255 * from_width_px. */
static void
narrow (PentadShrink *self, const uint8_t *row)
{
  uint32_t width = self->pixels.width_px, from = self->from_width_px;
  uint32_t column = 0, room = from;

  memset (self->across, 0, (size_t)width * CHANNELS * sizeof *self->across);
  for (uint32_t x = 0; x < from; x++)
    for (uint32_t left = width; left > 0 && column < width;)
      {
        uint32_t share = left < room ? left : room;

        for (int c = 0; c < CHANNELS; c++)
          self->across[column * CHANNELS + c] += share * row[(size_t)x * CHANNELS + c];
        left -= share;
        room -= share;
        if (room == 0)
          {
            column++;
            room = from;
          }
      }
}

static void
put_row (PentadShrink *self)
{
  uint64_t whole = (uint64_t)self->from_width_px * self->from_height_px;
  size_t n = (size_t)self->pixels.width_px * CHANNELS;
  uint8_t *to = self->pixels.rgb + self->done * n;

  for (size_t i = 0; i < n; i++)
    to[i] = (uint8_t)((self->down[i] + whole / 2) / whole);
  memset (self->down, 0, n * sizeof *self->down);
  self->filled = 0;
  self->done++;
}

void
pentad_shrink_take (PentadShrink *self, const uint8_t *row)
{
  size_t n = (size_t)self->pixels.width_px * CHANNELS;

  if (self->n_rows >= self->from_height_px)
    return;
  self->n_rows++;
  narrow (self, row);
  for (uint64_t left = self->pixels.height_px; left > 0 && self->done < self->pixels.height_px;)
    {
      uint64_t room = self->from_height_px - self->filled, share = left < room ? left : room;

      for (size_t i = 0; i < n; i++)
        self->down[i] += share * self->across[i];
      left -= share;
      self->filled += share;
      if (self->filled == self->from_height_px)
        put_row (self);
    }
}

PentadPhotoVerdict
pentad_shrink_finish (PentadShrink *self, PentadPhotoPixels *pixels)
{
  if (self->pixels.rgb == NULL || self->done < self->pixels.height_px)
    return PENTAD_PHOTO_DAMAGED;
  *pixels = self->pixels;
  memset (&self->pixels, 0, sizeof self->pixels);
  return PENTAD_PHOTO_OK;
}

void
pentad_shrink_clear (PentadShrink *self)
{
  free (self->across);
  free (self->down);
  pentad_photo_pixels_clear (&self->pixels);
  self->across = NULL;
  self->down = NULL;
}
