/* The pass over the pixels of a map in vectors of eight pixels; see recolour.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/recolour.h"

void pentad_recolour_row_avx2 (guint32 *pixels,
                               const guint8 *borders,
                               const guint8 *starts,
                               const guint32 *run_colours,
                               const PentadMapInks *inks);
void pentad_recolour_span_avx2 (
    guint32 *pixels, const guint8 *borders, guint32 colour, gsize n, const PentadMapInks *inks);
void pentad_recolour_cover_avx2 (guint32 *pixels,
                                 const guint8 *borders,
                                 gsize n,
                                 const PentadMapInks *inks);
