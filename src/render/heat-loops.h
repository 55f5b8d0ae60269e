/* The loops over all bins and pixels of a density, for heat.c only.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  /* Three box blurs of odd width along the columns of a picture of rows; `out` has the same size.
   * Sums are not divided. `sums`: 3 * width values. */
  void (*blur_counts) (
      const guint32 *in, int width, int height, int box, guint32 *sums, guint32 *out);
  /* The same in 64 bits, of which those above `shift` are kept. Returns the highest. */
  guint32 (*blur_sums) (
      const guint32 *in, int width, int height, int box, int shift, guint64 *sums, guint32 *out);
  /* Columns to rows. */
  void (*turn) (const guint32 *in, int width, int height, guint32 *out);
  /* palette[value * scale], and the last one for what lies beyond. */
  void (*colour) (
      const guint32 *values, gsize n, float scale, const guint32 *palette, guint32 *out);
  /* A row of pixels between two rows of colours `bin` pixels apart, both ways in steps of 1 / bin;
   * painted over `pixels`. above and below: n + 1 colours for n * bin pixels, bin a power of two of
   * 4 and more. part: 0 to bin - 1. mixed: n + 9 values of room. */
  void (*expand) (const guint32 *above,
                  const guint32 *below,
                  int n,
                  int bin,
                  int part,
                  guint32 *mixed,
                  guint32 *pixels);
} PentadHeatLoops;

const PentadHeatLoops *pentad_heat_loops_portable (void);
/* Only where the processor has AVX2. */
const PentadHeatLoops *pentad_heat_loops_avx2 (void);
/* The fastest for this processor; all give the same bits. */
const PentadHeatLoops *pentad_heat_loops_choose (void);
