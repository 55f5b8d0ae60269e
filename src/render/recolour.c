/* The pass over the pixels of a map: the portable way, and the choice of the fastest.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/recolour.h"

#include "render/recolour-avx2.h"

#include <string.h>

#define TILE_PX 256

static inline guint32
channel (guint32 under, guint32 over, int shift, gint32 weight)
{
  gint32 u = (gint32)(under >> shift & 255);
  gint32 o = (gint32)(over & 255);

  return (guint32)(u + (((o - u) * weight + 0x4000) >> 15)) << shift;
}

static inline guint32
covered (guint32 under, guint8 border, const PentadMapInks *inks)
{
  guint layer = border & 7;
  guint32 low = inks->border_low[layer];
  guint32 high = inks->border_high[layer];
  /* At most 248 * 132: below 2^15. */
  gint32 weight = (gint32)((border & 0xf8u) * (inks->border_gain[layer] & 0xffffu));

  return channel (under, low, 0, weight) | channel (under, high, 8, weight) |
         channel (under, low >> 16, 16, weight) | channel (under, high >> 16, 24, weight);
}

static void
span_portable (
    guint32 *pixels, const guint8 *borders, guint32 colour, gsize n, const PentadMapInks *inks)
{
  for (gsize i = 0; i < n; i++)
    pixels[i] = borders[i] < 8 ? colour : covered (colour, borders[i], inks);
}

static void
cover_portable (guint32 *pixels, const guint8 *borders, gsize n, const PentadMapInks *inks)
{
  for (gsize i = 0; i < n; i++)
    if (borders[i] >= 8)
      pixels[i] = covered (pixels[i], borders[i], inks);
}

static void
row_portable (guint32 *pixels,
              const guint8 *borders,
              const guint8 *starts,
              const guint32 *run_colours,
              const PentadMapInks *inks)
{
  const guint32 *colour = run_colours - 1;

  for (int at = 0; at < TILE_PX; at += 8)
    {
      guint8 bits = starts[at / 8];

      for (int i = at; i < at + 8; i++, bits >>= 1)
        {
          colour += bits & 1;
          pixels[i] = *colour;
        }
    }
  cover_portable (pixels, borders, TILE_PX, inks);
}

const PentadRecolour *
pentad_recolour_portable (void)
{
  static const PentadRecolour portable = { "portable", row_portable, span_portable,
                                           cover_portable };

  return &portable;
}

const PentadRecolour *
pentad_recolour_avx2 (void)
{
#ifdef PENTAD_HAVE_AVX2
  static const PentadRecolour avx2 = { "avx2", pentad_recolour_row_avx2, pentad_recolour_span_avx2,
                                       pentad_recolour_cover_avx2 };

  if (__builtin_cpu_supports ("avx2"))
    return &avx2;
#endif
  return NULL;
}

const PentadRecolour *
pentad_recolour_choose (void)
{
  const PentadRecolour *fast = pentad_recolour_avx2 ();

  return fast != NULL ? fast : pentad_recolour_portable ();
}

/* Of both halves of 16 bits. */
static guint32
mean (guint32 a, guint32 b)
{
  guint32 low = ((a & 0xffff) + (b & 0xffff)) / 2;

  return low | ((a >> 16) + (b >> 16)) / 2 << 16;
}

void
pentad_map_inks_set_border (PentadMapInks *inks, PentadLevel level, PentadColour colour)
{
  int layer = PENTAD_BORDER_LAYER (level);
  guint32 alpha = colour >> 24;
  /* Full coverage, 31 * 8, must not reach 2^15. */
  guint32 gain = (132 * alpha + 127) / 255;

  inks->border_low[layer] = (colour & 255) | (colour >> 16 & 255) << 16;
  inks->border_high[layer] = (colour >> 8 & 255) | 255u << 16;
  inks->border_gain[layer] = gain | gain << 16;
  for (int i = 1; i <= 3; i++)
    {
      int both = PENTAD_BORDER_MIXED (i);

      inks->border_low[both] = mean (inks->border_low[0], inks->border_low[i]);
      inks->border_high[both] = mean (inks->border_high[0], inks->border_high[i]);
      inks->border_gain[both] = mean (inks->border_gain[0], inks->border_gain[i]);
    }
}

gboolean
pentad_map_pattern_at (PentadMapPattern pattern, int side, int x, int y)
{
  int line = MAX (side / 8, 1);
  int u = x & (side - 1), v = y & (side - 1);
  gboolean rises = ((u + v) & (side - 1)) < line;
  gboolean falls = ((u - v) & (side - 1)) < line;

  switch (pattern)
    {
    case PENTAD_MAP_PATTERN_HATCH:
      return rises;
    case PENTAD_MAP_PATTERN_BACK_HATCH:
      return falls;
    case PENTAD_MAP_PATTERN_CROSS:
      return rises || falls;
    case PENTAD_MAP_PATTERN_DOTS:
      return u < 2 * line && v < 2 * line;
    case PENTAD_MAP_PATTERN_NONE:
    case PENTAD_MAP_N_PATTERNS:
      break;
    }
  return FALSE;
}
