/* Pictures made for tests: files of the kinds that cameras and platforms send, and bad ones.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  MADE_PNG_RGB,
  MADE_PNG_GRAY,
  MADE_PNG_PALETTE,
  MADE_PNG_ALPHA, /* half seen through, all over */
  MADE_PNG_DEEP,  /* 16 bits */
  MADE_PNG_INTERLACED
} MadePngKind;

/* All quarters differ: red, green above; blue, white below. Transfer full. */
GBytes *made_png (MadePngKind kind, guint width, guint height);
/* The same quarters; orientation 0: without Exif; is_progressive: as web sites send it. */
GBytes *made_jpeg (guint width, guint height, int orientation, gboolean is_progressive);
/* Four inks. */
GBytes *made_cmyk_jpeg (void);
/* A progressive one whose last scan comes so many times more. */
GBytes *made_many_scans (guint width, guint height, guint n);
/* A PNG whose head tells that size, with hardly any data behind. */
GBytes *made_png_bomb (guint32 width, guint32 height);
/* The first part of it. */
GBytes *made_cut (GBytes *whole, double part);
