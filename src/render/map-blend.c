/* The pass over all pixels of a map: colour by cell, then the borders over it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain loops for the compiler to vectorise; this file is built with -O3 for that. */
#include "config.h"

#include "render/map-blend.h"

#include <string.h>

/* x / 255 rounded for the two channels of 16 bits in x. */
static inline guint32
two_over_255 (guint32 x)
{
  x += 0x00800080u;
  return ((x + ((x >> 8) & 0x00ff00ffu)) >> 8) & 0x00ff00ffu;
}

/* A premultiplied colour scaled by a coverage. */
static inline guint32
scaled (guint32 colour, guint32 coverage)
{
  guint32 low = two_over_255 ((colour & 0x00ff00ffu) * coverage);
  guint32 high = two_over_255 (((colour >> 8) & 0x00ff00ffu) * coverage);

  return low | high << 8;
}

static inline __attribute__ ((always_inline)) void
blend (guint32 *restrict pixels,
       const guint32 *restrict cells,
       const guint32 *restrict borders,
       const guint32 *restrict colours,
       gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint32 under = colours[cells[i]];
      guint32 over = borders[i];

      pixels[i] = over + scaled (under, 255 - (over >> 24));
    }
}

void
pentad_map_blend_portable (
    guint32 *pixels, const guint32 *cells, const guint32 *borders, const guint32 *colours, gsize n)
{
  blend (pixels, cells, borders, colours, n);
}

static inline __attribute__ ((always_inline)) void
tint (guint32 *restrict borders, const guint8 *restrict coverage, guint32 colour, gsize n)
{
  for (gsize i = 0; i < n; i++)
    borders[i] = scaled (colour, coverage[i]);
}

static void
tint_portable (guint32 *borders, const guint8 *coverage, guint32 colour, gsize n)
{
  tint (borders, coverage, colour, n);
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__ ((target ("avx2"))) static void
blend_avx2 (
    guint32 *pixels, const guint32 *cells, const guint32 *borders, const guint32 *colours, gsize n)
{
  blend (pixels, cells, borders, colours, n);
}

__attribute__ ((target ("avx2"))) static void
tint_avx2 (guint32 *borders, const guint8 *coverage, guint32 colour, gsize n)
{
  tint (borders, coverage, colour, n);
}
#endif

PentadMapBlend
pentad_map_blend_choose (void)
{
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports ("avx2"))
    return blend_avx2;
#endif
  return pentad_map_blend_portable;
}

static void
tint_all (guint32 *borders, const guint8 *coverage, guint32 colour, gsize n)
{
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports ("avx2"))
    {
      tint_avx2 (borders, coverage, colour, n);
      return;
    }
#endif
  tint_portable (borders, coverage, colour, n);
}

void
pentad_map_blend_cover (guint32 *borders, guint8 *coverage, guint32 colour, gsize n, gboolean empty)
{
  if (empty)
    {
      tint_all (borders, coverage, colour, n);
      memset (coverage, 0, n);
      return;
    }
  /* The coarser borders are few: most of the picture is stepped over, eight pixels at a time. */
  for (gsize i = 0; i < n; i++)
    {
      guint64 eight;
      guint32 over;

      if (i % 8 == 0 && i + 8 <= n)
        {
          memcpy (&eight, coverage + i, 8);
          if (eight == 0)
            {
              i += 7;
              continue;
            }
        }
      if (coverage[i] == 0)
        continue;
      over = scaled (colour, coverage[i]);
      borders[i] = over + scaled (borders[i], 255 - (over >> 24));
      coverage[i] = 0;
    }
}
