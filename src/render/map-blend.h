/* The pass over all pixels of a map: colour by cell, then the borders over it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* n pixels: pixels[i] = colours[cells[i]] under borders[i]; all colours premultiplied ARGB. */
typedef void (*PentadMapBlend) (
    guint32 *pixels, const guint32 *cells, const guint32 *borders, const guint32 *colours, gsize n);

/* The fastest one for this processor; equal in every bit to the portable one. */
PentadMapBlend pentad_map_blend_choose (void);
void pentad_map_blend_portable (
    guint32 *pixels, const guint32 *cells, const guint32 *borders, const guint32 *colours, gsize n);

/* Puts a colour over the borders of n pixels as far as it covers them, and clears the coverage.
 * `empty`: there are no borders yet, which is faster. */
void pentad_map_blend_cover (
    guint32 *borders, guint8 *coverage, guint32 colour, gsize n, gboolean empty);
