/* The loops over all bins and pixels of a density.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built twice: as PENTAD_HEAT_LOOPS pentad_heat_loops_portable, and for AVX2. Whole numbers but for
 * one product, so that both give the same bits. */
#include "config.h"

#include "render/heat-loops.h"

#include <string.h>

/* Side of the blocks that are turned; a block and its image lie in the fastest cache. */
#define BLOCK 16

/* Three running sums over what enters and leaves them: entering at y, and leaving three times, one,
 * two and three boxes later, with the binomial signs of three boxes. What overflows on the way
 * comes back, since the end does not. */
static void
blur_counts (const guint32 *in, int width, int height, int box, guint32 *sums, guint32 *out)
{
  guint32 *restrict first = sums, *restrict second = sums + width,
                    *restrict third = sums + 2 * width;
  int delay = 3 * (box / 2);
  static const guint32 nothing[1];

  memset (sums, 0, 3 * (gsize)width * sizeof *sums);
  for (int y = 0; y < height + delay; y++)
    {
      const guint32 *lines[4];
      guint32 factors[4] = { 1, (guint32)-3, 3, (guint32)-1 };
      guint32 *restrict to = y >= delay ? out + (gsize)(y - delay) * (gsize)width : NULL;

      for (int i = 0; i < 4; i++)
        {
          int from = y - i * box;
          gboolean inside = from >= 0 && from < height;

          lines[i] = inside ? in + (gsize)from * (gsize)width : nothing;
          factors[i] = inside ? factors[i] : 0;
        }
      if (factors[0] != 0 && factors[1] != 0 && factors[2] != 0 && factors[3] != 0 && to != NULL)
        {
          const guint32 *a = lines[0], *b = lines[1], *c = lines[2], *d = lines[3];

          for (int x = 0; x < width; x++)
            {
              first[x] += a[x] - d[x] + 3 * (c[x] - b[x]);
              second[x] += first[x];
              third[x] += second[x];
              to[x] = third[x];
            }
          continue;
        }
      for (int i = 0; i < 4; i++)
        if (factors[i] != 0)
          for (int x = 0; x < width; x++)
            first[x] += factors[i] * lines[i][x];
      for (int x = 0; x < width; x++)
        {
          second[x] += first[x];
          third[x] += second[x];
        }
      if (to != NULL)
        memcpy (to, third, (gsize)width * sizeof *to);
    }
}

static guint32
blur_sums (
    const guint32 *in, int width, int height, int box, int shift, guint64 *sums, guint32 *out)
{
  guint64 *restrict first = sums, *restrict second = sums + width,
                    *restrict third = sums + 2 * width;
  int delay = 3 * (box / 2);
  guint32 highest = 0;

  memset (sums, 0, 3 * (gsize)width * sizeof *sums);
  for (int y = 0; y < height + delay; y++)
    {
      static const gint64 factors[4] = { 1, -3, 3, -1 };
      const guint32 *lines[4] = { NULL };

      for (int i = 0; i < 4; i++)
        if (y - i * box >= 0 && y - i * box < height)
          lines[i] = in + (gsize)(y - i * box) * (gsize)width;
      if (lines[0] != NULL && lines[3] != NULL)
        for (int x = 0; x < width; x++)
          first[x] += (guint64)lines[0][x] - lines[3][x] + 3 * ((guint64)lines[2][x] - lines[1][x]);
      else
        for (int i = 0; i < 4; i++)
          for (int x = 0; lines[i] != NULL && x < width; x++)
            first[x] += (guint64)factors[i] * lines[i][x];
      for (int x = 0; x < width; x++)
        {
          second[x] += first[x];
          third[x] += second[x];
        }
      if (y < delay)
        continue;
      guint32 *restrict to = out + (gsize)(y - delay) * (gsize)width;
      for (int x = 0; x < width; x++)
        {
          to[x] = (guint32)(third[x] >> shift);
          highest = MAX (highest, to[x]);
        }
    }
  return highest;
}

static void
turn (const guint32 *restrict in, int width, int height, guint32 *restrict out)
{
  for (int y0 = 0; y0 < height; y0 += BLOCK)
    for (int x0 = 0; x0 < width; x0 += BLOCK)
      {
        int y1 = MIN (y0 + BLOCK, height), x1 = MIN (x0 + BLOCK, width);

        for (int x = x0; x < x1; x++)
          for (int y = y0; y < y1; y++)
            out[(gsize)x * (gsize)height + (gsize)y] = in[(gsize)y * (gsize)width + (gsize)x];
      }
}

static void
colour (const guint32 *restrict values,
        gsize n,
        float scale,
        const guint32 *palette,
        guint32 *restrict out)
{
  for (gsize i = 0; i < n; i++)
    {
      /* Below 2^31, as blur_sums() is asked for. */
      float at = (float)(gint32)values[i] * scale;

      out[i] = palette[(int)(at < 255.0f ? at : 255.0f)];
    }
}

/* Between two colours, part / 2^bits of the way, channel by channel. */
static inline guint32
mix (guint32 a, guint32 b, guint32 part, int bits)
{
  guint32 whole = 1u << bits;
  guint32 low = ((a & 0x00ff00ffu) * (whole - part) + (b & 0x00ff00ffu) * part) >> bits;
  guint32 high = ((a >> 8 & 0x00ff00ffu) * (whole - part) + (b >> 8 & 0x00ff00ffu) * part) >> bits;

  return (low & 0x00ff00ffu) | (high & 0x00ff00ffu) << 8;
}

/* Eight pixels, as such and as 16 channels of 16 bits. */
typedef guint32 Pixels __attribute__ ((vector_size (32)));
typedef guint16 Channels __attribute__ ((vector_size (32)));

#define EVEN_CHANNELS 0x00ff00ffu

/* Eight pixels between a and b, painted over what is there; parts: how far each is from a, twice.
 */
static inline __attribute__ ((always_inline)) void
paint_eight (guint32 *pixels, Pixels a, Pixels b, Channels parts, int bits)
{
  Channels rest_parts = (guint16)(1 << bits) - parts;
  Channels low =
      ((Channels)(a & EVEN_CHANNELS) * rest_parts + (Channels)(b & EVEN_CHANNELS) * parts) >> bits;
  Channels high = ((Channels)(a >> 8 & EVEN_CHANNELS) * rest_parts +
                   (Channels)(b >> 8 & EVEN_CHANNELS) * parts) >>
                  bits;
  Pixels over = (Pixels)low | (Pixels)high << 8;
  Pixels rest = 256 - (over >> 24) - (over >> 31);
  Pixels under;

  memcpy (&under, pixels, sizeof under);
  rest |= rest << 16;
  low = (Channels)(under & EVEN_CHANNELS) * (Channels)rest >> 8;
  high = (Channels)(under >> 8 & EVEN_CHANNELS) * (Channels)rest >> 8;
  over += (Pixels)low | (Pixels)high << 8;
  memcpy (pixels, &over, sizeof over);
}

static void
expand_by_four (const guint32 *mixed, int n, guint32 *pixels)
{
  const Channels parts = { 0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 1, 1, 2, 2, 3, 3 };

  for (int i = 0; i < n; i += 2)
    {
      Pixels three;

      /* Most of a city is no hot spot. */
      if ((mixed[i] | mixed[i + 1] | mixed[i + 2]) == 0)
        continue;
      memcpy (&three, mixed + i, sizeof three);
      paint_eight (pixels + 4 * (gsize)i,
                   __builtin_shufflevector (three, three, 0, 0, 0, 0, 1, 1, 1, 1),
                   __builtin_shufflevector (three, three, 1, 1, 1, 1, 2, 2, 2, 2), parts, 2);
    }
}

static void
expand_by (const guint32 *mixed, int n, int bits, guint32 *pixels)
{
  const Channels eight = { 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7 };
  const Pixels zero = { 0 };

  for (int i = 0; i < n; i++)
    for (int k = 0; k < 1 << bits && (mixed[i] | mixed[i + 1]) != 0; k += 8)
      paint_eight (pixels + ((gsize)i << bits) + k, zero + mixed[i], zero + mixed[i + 1],
                   eight + (guint16)k, bits);
}

/* Squares of one pixel or two: of views so small that a point reaches a few pixels. */
static void
expand_little (const guint32 *mixed, int n, int bits, guint32 *pixels)
{
  for (int i = 0; i < n; i++)
    for (int k = 0; k < 1 << bits && (mixed[i] | mixed[i + 1]) != 0; k++)
      {
        guint32 *pixel = pixels + ((gsize)i << bits) + k;
        guint32 over = mix (mixed[i], mixed[i + 1], (guint32)k, bits);
        guint32 rest = 256 - (over >> 24) - (over >> 31);
        guint32 low = (*pixel & EVEN_CHANNELS) * rest >> 8 & EVEN_CHANNELS;
        guint32 high = (*pixel >> 8 & EVEN_CHANNELS) * rest >> 8 & EVEN_CHANNELS;

        *pixel = over + (low | high << 8);
      }
}

static void
expand (const guint32 *restrict above,
        const guint32 *restrict below,
        int n,
        int bin,
        int part,
        guint32 *restrict mixed,
        guint32 *restrict pixels)
{
  int bits = __builtin_ctz ((guint)bin);

  for (int i = 0; i <= n; i++)
    mixed[i] = mix (above[i], below[i], (guint32)part, bits);
  if (bits < 2)
    {
      expand_little (mixed, n, bits, pixels);
      return;
    }
  if (bits > 2)
    {
      expand_by (mixed, n, bits, pixels);
      return;
    }
  expand_by_four (mixed, n & ~1, pixels);
  if (n % 2 == 1)
    {
      guint32 last[8];

      memcpy (last, pixels + 4 * (gsize)(n - 1), 4 * sizeof *last);
      expand_by_four (mixed + n - 1, 1, last);
      memcpy (pixels + 4 * (gsize)(n - 1), last, 4 * sizeof *last);
    }
}

const PentadHeatLoops *
PENTAD_HEAT_LOOPS (void)
{
  static const PentadHeatLoops loops = { blur_counts, blur_sums, turn, colour, expand };

  return &loops;
}
