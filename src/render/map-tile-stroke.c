/* How much border covers each pixel of a map tile.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is drawn by stepping along its longer axis; the bytes of the pixels across it are looked
 * up by its slope and by where it passes, and a pixel keeps the highest. Coverage stands above the
 * layer in the byte: the line that covers most of a pixel shows, of two the coarser, and no pixel
 * is covered twice where lines meet. Flat lines are drawn in a plane of columns. Lines of unit
 * grids meet a coarser one everywhere along it; they have planes of their own, and a pixel of both
 * shows both. */
#include "config.h"

#include "render/map-tile-make.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <immintrin.h>
#endif

/* Parts that a place is counted in while a line is followed. */
#define STEP_PARTS 65536

typedef guint8 Bytes __attribute__ ((vector_size (16)));

/* The integral of a value clamped to 0 .. 1, from below. */
static float
ramp (float z)
{
  return z <= 0 ? 0 : z < 1 ? z * z / 2 : z - 0.5f;
}

/* The share of a unit pixel, its middle at 0, that lies below a line of a slope of at most 1. */
static float
share_below (float line, float slope)
{
  float at = line + 0.5f;

  if (slope < 1e-3f)
    return CLAMP (at, 0, 1);
  return (ramp (at + slope / 2) - ramp (at - slope / 2)) / slope;
}

static void
fill_table (PentadMapLineTable *table, PentadLevel level, float width_px)
{
  for (int s = 0; s <= LINE_SLOPES; s++)
    {
      float slope = (float)s / LINE_SLOPES;
      float half = width_px / 2 * sqrtf (1 + slope * slope);

      for (int p = 0; p < LINE_PLACES; p++)
        {
          float line = LINE_REACH / 2 + ((float)p + 0.5f) / LINE_PLACES;
          guint64 codes = 0;

          for (int i = 0; i < LINE_REACH; i++)
            {
              float from_line = line - ((float)i + 0.5f);
              float share =
                  share_below (from_line + half, slope) - share_below (from_line - half, slope);
              guint64 coverage = (guint64)(share * PENTAD_BORDER_COVERAGE_FULL + 0.5f);

              if (coverage > 0)
                codes |=
                    (coverage << PENTAD_BORDER_LAYER_BITS | (guint64)PENTAD_BORDER_LAYER (level))
                    << (8 * i);
            }
          table->codes[s][p] = codes;
        }
    }
  table->width_px = width_px;
}

void
pentad_map_tile_prepare_line (PentadMapTileMaker *maker, PentadLevel level, float width_px)
{
  if (maker->lines[level].width_px != width_px)
    fill_table (&maker->lines[level], level, width_px);
}

/* For each byte the higher one. */
static inline void
raise_codes (guint8 *bytes, guint64 codes)
{
#ifdef __SSE2__
  __m128i was = _mm_loadl_epi64 ((const __m128i *)(gconstpointer)bytes);

  _mm_storel_epi64 ((__m128i *)(gpointer)bytes,
                    _mm_max_epu8 (was, _mm_cvtsi64_si128 ((long long)codes)));
#else
  for (int i = 0; i < LINE_REACH; i++, codes >>= 8)
    bytes[i] = MAX (bytes[i], (guint8)codes);
#endif
}

/* One step of a line at a height. */
static inline __attribute__ ((always_inline)) void
draw_step (guint8 *plane, gboolean turned, const guint64 *codes, int step, float centre)
{
  int place = (int)((centre + MARGIN) * LINE_PLACES);
  int pixel;
  guint64 code;

  if (place < 0 || place >= STRIDE * LINE_PLACES)
    return;
  /* The entry's middle lies on pixel LINE_REACH / 2 of it. */
  pixel = place / LINE_PLACES - LINE_REACH / 2;
  if (pixel < 0 || pixel > STRIDE - LINE_REACH)
    return;
  code = codes[place % LINE_PLACES];
  if (!turned)
    {
      raise_codes (plane + step * STRIDE + pixel, code);
      return;
    }
  for (int i = 0; i < LINE_REACH; i++, code >>= 8)
    {
      int row = pixel + i - MARGIN;
      guint8 *byte = plane + row * STRIDE + MARGIN + step;

      if (row >= 0 && row < TILE && (guint8)code > *byte)
        *byte = (guint8)code;
    }
}

/* The steps of a line. Where all of it lies in the plane, in whole numbers and without asking
 * at each step. */
static inline __attribute__ ((always_inline)) void
draw_steps (guint8 *plane,
            gboolean turned,
            const guint64 *codes,
            int first,
            int end,
            float at_zero,
            float slope)
{
  float centre = at_zero + ((float)first + 0.5f) * slope;
  float last = at_zero + ((float)end - 0.5f) * slope;
  const float low = LINE_REACH - MARGIN, high = TILE + MARGIN - LINE_REACH;

  if (turned || MIN (centre, last) < low || MAX (centre, last) > high)
    {
      for (int step = first; step < end; step++)
        draw_step (plane, turned, codes, step, at_zero + ((float)step + 0.5f) * slope);
      return;
    }

  gint32 at = (gint32)((centre + MARGIN) * LINE_PLACES * STEP_PARTS);
  gint32 by = (gint32)(slope * LINE_PLACES * STEP_PARTS);
  guint8 *row = plane + first * STRIDE - LINE_REACH / 2;
  for (int step = first; step < end; step++, at += by, row += STRIDE)
    {
      guint32 place = (guint32)at / STEP_PARTS;

      raise_codes (row + place / LINE_PLACES, codes[place % LINE_PLACES]);
    }
}

/* From (a0, c0) to (a1, c1), a being the axis to step along: a0 <= a1, and |slope| <= 1. turned:
 * the steps go along the rows of the plane, and not down its columns. */
static inline __attribute__ ((always_inline)) void
step_along (guint8 *plane,
            gboolean turned,
            const PentadMapLineTable *table,
            float a0,
            float c0,
            float a1,
            float c1)
{
  float length = a1 - a0;
  float slope = length > 1e-6f ? (c1 - c0) / length : 0;
  const guint64 *codes = table->codes[(int)(fabsf (slope) * LINE_SLOPES + 0.5f)];
  int first = (int)MAX (a0, 0);
  int end = (int)CLAMP (a1 + 1, 0, TILE);

  /* The steps at both ends are drawn by either of the lines that meet there. */
  draw_steps (plane, turned, codes, first, end, c0 - a0 * slope, slope);
}

/* A line too wide for the table, with round ends, by the distance of each pixel's centre. */
static void
wide_line (guint8 *plane, PentadLevel level, float x0, float y0, float x1, float y1, float width_px)
{
  float half = width_px / 2 + 0.5f;
  float dx = x1 - x0, dy = y1 - y0;
  float length2 = dx * dx + dy * dy;
  int top = (int)CLAMP (floorf (MIN (y0, y1) - half), 0, TILE);
  int bottom = (int)CLAMP (ceilf (MAX (y0, y1) + half), 0, TILE);
  int left = (int)CLAMP (floorf (MIN (x0, x1) - half), 0, TILE);
  int right = (int)CLAMP (ceilf (MAX (x0, x1) + half), 0, TILE);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        float px = (float)x + 0.5f - x0, py = (float)y + 0.5f - y0;
        float share = length2 > 0 ? CLAMP ((px * dx + py * dy) / length2, 0.0f, 1.0f) : 0;
        float coverage = half - hypotf (px - share * dx, py - share * dy);
        guint8 *byte = plane + y * STRIDE + MARGIN + x;

        if (coverage > 0)
          {
            int level_code = PENTAD_BORDER_LAYER (level);
            int full = PENTAD_BORDER_COVERAGE_FULL;
            int steps = (int)(MIN (coverage, 1.0f) * (float)full + 0.5f);
            *byte =
                (guint8)MAX (*byte, steps > 0 ? steps << PENTAD_BORDER_LAYER_BITS | level_code : 0);
          }
      }
}

static inline __attribute__ ((always_inline)) void
thin_line (guint8 *steep,
           guint8 *flat,
           gboolean turned,
           const PentadMapLineTable *table,
           float x0,
           float y0,
           float x1,
           float y1)
{
  if (fabsf (x0 - x1) > fabsf (y0 - y1))
    {
      if (x0 < x1)
        step_along (flat, turned, table, x0, y0, x1, y1);
      else
        step_along (flat, turned, table, x1, y1, x0, y0);
    }
  else if (y0 < y1)
    step_along (steep, FALSE, table, y0, x0, y1, x1);
  else
    step_along (steep, FALSE, table, y1, x1, y0, x0);
}

void
pentad_map_tile_stroke (
    PentadMapTileMaker *maker, PentadLevel level, double x0, double y0, double x1, double y1)
{
  const PentadMapLineTable *table = &maker->lines[level];
  gboolean fine = PENTAD_BORDER_LAYER (level) == 0;
  float ax = (float)x0, ay = (float)y0, bx = (float)x1, by = (float)y1;

  /* Half of the entry's pixels, less the one that the middle may be off by, less what a slope of
   * 45 degrees adds. */
  if (table->width_px > (LINE_REACH / 2 - 1) * 1.2f)
    wide_line (fine ? maker->steep : maker->coarse, level, ax, ay, bx, by, table->width_px);
  else if (fine)
    thin_line (maker->steep, maker->flat, FALSE, table, ax, ay, bx, by);
  else
    thin_line (maker->coarse, maker->coarse, TRUE, table, ax, ay, bx, by);
  if (fine)
    maker->has_fine = TRUE;
  else
    maker->has_coarse = TRUE;
}

/* Turns 16 by 16 bytes over their diagonal: each pass interleaves the first half with the second,
 * and four of them move every byte's row into its column. */
static inline void
turn_block (const guint8 *from, Bytes to[16])
{
  Bytes rows[16], next[16];

  for (int i = 0; i < 16; i++)
    memcpy (&rows[i], from + i * STRIDE, sizeof rows[i]);
  for (int pass = 0; pass < 4; pass++)
    {
      for (int i = 0; i < 8; i++)
        {
          next[2 * i] = __builtin_shufflevector (rows[i], rows[i + 8], 0, 16, 1, 17, 2, 18, 3, 19,
                                                 4, 20, 5, 21, 6, 22, 7, 23);
          next[2 * i + 1] = __builtin_shufflevector (rows[i], rows[i + 8], 8, 24, 9, 25, 10, 26, 11,
                                                     27, 12, 28, 13, 29, 14, 30, 15, 31);
        }
      memcpy (rows, next, sizeof rows);
    }
  memcpy (to, rows, sizeof rows);
}

static inline Bytes
higher (Bytes a, Bytes b)
{
#ifdef __SSE2__
  return (Bytes)_mm_max_epu8 ((__m128i)a, (__m128i)b);
#else
  return (a & (a > b)) | (b & (a <= b));
#endif
}

/* Sixteen rows of sixteen pixels of a plane. */
static inline void
load_block (const guint8 *plane, int x, int y, Bytes rows[16])
{
  for (int i = 0; i < 16; i++)
    memcpy (&rows[i], plane + (y + i) * STRIDE + MARGIN + x, sizeof rows[i]);
}

/* Of the fine lines, steep and flat ones together. */
static inline void
merge_fine (const PentadMapTileMaker *maker, int x, int y, Bytes rows[16])
{
  Bytes steep[16];

  turn_block (maker->flat + x * STRIDE + MARGIN + y, rows);
  load_block (maker->steep, x, y, steep);
  for (int i = 0; i < 16; i++)
    rows[i] = higher (steep[i], rows[i]);
}

/* How fine and coarse lines share a pixel, the coarse ones lying above: how far it is covered by
 * either, and which of them is seen, or both (1: the coarse, 2: both). */
static void
fill_mixed (PentadMapTileMaker *maker)
{
  const int full = PENTAD_BORDER_COVERAGE_FULL;

  for (int coarse = 0; coarse <= full; coarse++)
    for (int fine = 0; fine <= full; fine++)
      {
        int together = full - ((full - coarse) * (full - fine) + full / 2) / full;
        int seen = 4 * coarse > 3 * together ? 1 : 4 * coarse >= together ? 2 : 0;

        maker->mixed[coarse][fine] = (guint8)(together << PENTAD_BORDER_LAYER_BITS | seen);
      }
}

static guint8
mix_codes (const PentadMapTileMaker *maker, guint8 coarse, guint8 fine)
{
  guint8 mixed = maker->mixed[coarse >> PENTAD_BORDER_LAYER_BITS][fine >> PENTAD_BORDER_LAYER_BITS];
  int layer = coarse & 7, seen = mixed & 7;

  /* There is no code for the coast beside unit grids. */
  if (seen == 2)
    layer = layer <= 3 ? PENTAD_BORDER_MIXED (layer) : layer;
  return (guint8)((mixed & ~7) | (seen == 0 ? 0 : layer));
}

/* Few pixels have both. */
static void
mix_rows (const PentadMapTileMaker *maker,
          const Bytes fine[16],
          const Bytes coarse[16],
          guint8 *borders)
{
  for (int i = 0; i < 16; i++, borders += TILE)
    {
      Bytes both = (fine[i] > 7) & (coarse[i] > 7);
      const guint8 *f = (const guint8 *)&fine[i], *c = (const guint8 *)&coarse[i];
      guint64 halves[2];

      memcpy (halves, &both, sizeof halves);
      for (int half = 0; half < 2; half++)
        for (guint64 left = halves[half]; left != 0;)
          {
            int in_half = __builtin_ctzll (left) / 8;
            int k = half * 8 + in_half;

            borders[k] = mix_codes (maker, c[k], f[k]);
            left &= ~(G_GUINT64_CONSTANT (0xff) << (8 * in_half));
          }
    }
}

static inline gboolean
have_both (const Bytes fine[16], const Bytes coarse[16])
{
  Bytes any = { 0 };
  guint64 halves[2];

  for (int i = 0; i < 16; i++)
    any |= (fine[i] > 7) & (coarse[i] > 7);
  memcpy (halves, &any, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

static void
merge_tile (const PentadMapTileMaker *maker, guint8 *borders)
{
  for (int y = 0; y < TILE; y += 16)
    for (int x = 0; x < TILE; x += 16)
      {
        Bytes fine[16], coarse[16];
        guint8 *to = borders + y * TILE + x;

        merge_fine (maker, x, y, fine);
        load_block (maker->coarse, x, y, coarse);
        for (int i = 0; i < 16; i++)
          {
            Bytes highest = higher (fine[i], coarse[i]);
            memcpy (to + i * TILE, &highest, sizeof highest);
          }
        if (have_both (fine, coarse))
          mix_rows (maker, fine, coarse, to);
      }
}

gboolean
pentad_map_tile_merge_lines (PentadMapTileMaker *maker, guint8 *borders)
{
  if (!maker->has_fine && !maker->has_coarse)
    return FALSE;
  if (maker->mixed[1][0] == 0)
    fill_mixed (maker);
  if (maker->has_fine)
    merge_tile (maker, borders);
  else
    for (int y = 0; y < TILE; y++)
      memcpy (borders + y * TILE, maker->coarse + y * STRIDE + MARGIN, TILE);
  if (maker->has_fine)
    {
      memset (maker->steep, 0, sizeof maker->steep);
      memset (maker->flat, 0, sizeof maker->flat);
    }
  if (maker->has_coarse)
    memset (maker->coarse, 0, sizeof maker->coarse);
  maker->has_fine = maker->has_coarse = FALSE;
  return TRUE;
}
