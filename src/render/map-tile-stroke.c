/* How much border covers each pixel of a map tile.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line is drawn by stepping along its longer axis; the bytes of the pixels across it are looked
 * up by its slope and by where it passes, and a pixel keeps the highest. Coverage stands above the
 * layer in the byte: the line that covers most of a pixel shows, of two the coarser, and no pixel
 * is covered twice where lines meet. Flat lines are drawn in a plane of columns. */
#include "config.h"

#include "render/map-tile-make.h"

#include <math.h>
#include <string.h>

/* A round end covers as much as a square one of this many widths. */
#define ROUND_END 0.39f
/* Less than this would leave gaps where fine lines meet in the middle of a pixel. */
#define SHORTEST_END_PX 0.35f

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
  table->cap_px = MAX (width_px * ROUND_END, SHORTEST_END_PX);
}

void
pentad_map_tile_prepare_line (PentadMapTileMaker *maker, PentadLevel level, float width_px)
{
  if (maker->lines[level].width_px != width_px)
    fill_table (&maker->lines[level], level, width_px);
}

/* For each byte the higher one; in one go, since bytes of 64 bits do not carry into each other. */
static inline void
raise_codes (guint8 *bytes, guint64 codes)
{
  typedef guint8 Eight __attribute__ ((vector_size (8)));
  Eight was, new;

  memcpy (&was, bytes, sizeof was);
  memcpy (&new, &codes, sizeof new);
  was = (was & (was > new)) | (new &(was <= new));
  memcpy (bytes, &was, sizeof was);
}

/* Codes whose coverage is taken times eighths / 8; eight times 31 fits a byte. */
static inline guint64
take_part (guint64 codes, guint64 eighths)
{
  const guint64 coverages = G_GUINT64_CONSTANT (0x1f1f1f1f1f1f1f1f);
  guint64 part = (codes >> PENTAD_BORDER_LAYER_BITS & coverages) * eighths >> 3 & coverages;

  return part << PENTAD_BORDER_LAYER_BITS | (codes & ~(coverages << PENTAD_BORDER_LAYER_BITS));
}

/* From (a0, c0) to (a1, c1), a being the axis to step along: a0 <= a1, and |slope| <= 1. */
static inline void
step_along (guint8 *plane, const PentadMapLineTable *table, float a0, float c0, float a1, float c1)
{
  float length = a1 - a0;
  float slope = length > 1e-6f ? (c1 - c0) / length : 0;
  const guint64 *codes = table->codes[(int)(fabsf (slope) * LINE_SLOPES + 0.5f)];
  float begin = a0 - table->cap_px, end = a1 + table->cap_px;
  int first = (int)MAX (begin, 0);
  int last = (int)MIN (end, TILE - 1);

  for (int step = first; step <= last; step++)
    {
      float at = (float)step + 0.5f;
      float share = MIN ((float)step + 1, end) - MAX ((float)step, begin);
      float centre = c0 + (CLAMP (at, begin, end) - a0) * slope;
      int place = (int)((centre + MARGIN) * LINE_PLACES);
      guint64 code;

      if (place < 0 || place >= STRIDE * LINE_PLACES)
        continue;
      /* The entry's middle lies on pixel LINE_REACH / 2 of it. */
      int pixel = place / LINE_PLACES - LINE_REACH / 2;
      if (pixel < 0 || pixel > STRIDE - LINE_REACH)
        continue;
      code = codes[place % LINE_PLACES];
      if (share < 0.94f)
        code = take_part (code, (guint64)(MAX (share, 0) * 8 + 0.5f));
      raise_codes (plane + step * STRIDE + pixel, code);
    }
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

void
pentad_map_tile_stroke (
    PentadMapTileMaker *maker, PentadLevel level, double x0, double y0, double x1, double y1)
{
  const PentadMapLineTable *table = &maker->lines[level];
  float ax = (float)x0, ay = (float)y0, bx = (float)x1, by = (float)y1;

  /* Half of the entry's pixels, less the one that the middle may be off by, less what a slope of
   * 45 degrees adds. */
  if (table->width_px > (LINE_REACH / 2 - 1) * 1.2f)
    wide_line (maker->upright, level, ax, ay, bx, by, table->width_px);
  else if (fabsf (ax - bx) > fabsf (ay - by))
    {
      if (ax < bx)
        step_along (maker->flat, table, ax, ay, bx, by);
      else
        step_along (maker->flat, table, bx, by, ax, ay);
    }
  else if (ay < by)
    step_along (maker->upright, table, ay, ax, by, bx);
  else
    step_along (maker->upright, table, by, bx, ay, ax);
  maker->has_lines = TRUE;
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

gboolean
pentad_map_tile_merge_lines (PentadMapTileMaker *maker, guint8 *borders)
{
  if (!maker->has_lines)
    return FALSE;
  for (int y = 0; y < TILE; y += 16)
    for (int x = 0; x < TILE; x += 16)
      {
        Bytes turned[16];

        turn_block (maker->flat + x * STRIDE + MARGIN + y, turned);
        for (int i = 0; i < 16; i++)
          {
            Bytes upright;

            memcpy (&upright, maker->upright + (y + i) * STRIDE + MARGIN + x, sizeof upright);
            upright = (upright & (upright > turned[i])) | (turned[i] & (upright <= turned[i]));
            memcpy (borders + (y + i) * TILE + x, &upright, sizeof upright);
          }
      }
  memset (maker->upright, 0, sizeof maker->upright);
  memset (maker->flat, 0, sizeof maker->flat);
  maker->has_lines = FALSE;
  return TRUE;
}
