/* The pass over the pixels of a map in vectors of eight pixels.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Built with -mavx2 and called only where the processor has it. Instead of looking a colour up for
 * each pixel, which takes longest, the colours of the runs are loaded side by side, and the bits
 * that tell where runs begin choose which of them goes to which pixel. */
#include "config.h"

#include "render/recolour-avx2.h"

#include <immintrin.h>
#include <string.h>

#define TILE_PX 256

/* For each pattern of run beginnings in pixels 1 to 7 of eight: which run each pixel is in, a byte
 * each. A beginning at pixel k + 1 counts for that pixel and those after it. */
#define FROM(bits, k)                                                                              \
  ((guint64)(((bits) >> (k)) & 1) * (G_GUINT64_CONSTANT (0x0101010101010101) << (8 * (k) + 8)))
#define RUNS(bits)                                                                                 \
  (FROM (bits, 0) + FROM (bits, 1) + FROM (bits, 2) + FROM (bits, 3) + FROM (bits, 4) +            \
   FROM (bits, 5) + FROM (bits, 6))
#define RUNS_4(bits)  RUNS (bits), RUNS (bits + 1), RUNS (bits + 2), RUNS (bits + 3)
#define RUNS_16(bits) RUNS_4 (bits), RUNS_4 (bits + 4), RUNS_4 (bits + 8), RUNS_4 (bits + 12)
#define RUNS_64(bits) RUNS_16 (bits), RUNS_16 (bits + 16), RUNS_16 (bits + 32), RUNS_16 (bits + 48)
static const guint64 run_of[128] = { RUNS_64 (0), RUNS_64 (64) };

typedef struct
{
  __m256i low, high, gain;
} Tables;

static inline Tables
load_tables (const PentadMapInks *inks)
{
  return (Tables){ _mm256_loadu_si256 ((const __m256i *)(gconstpointer)inks->border_low),
                   _mm256_loadu_si256 ((const __m256i *)(gconstpointer)inks->border_high),
                   _mm256_loadu_si256 ((const __m256i *)(gconstpointer)inks->border_gain) };
}

/* Eight pixels under the borders of eight bytes: the arithmetic of covered() in recolour.c. */
static inline __m256i
cover_eight (__m256i under, guint64 borders, const Tables *tables)
{
  const __m256i spread = _mm256_setr_epi8 (0, -1, 0, -1, 1, -1, 1, -1, 2, -1, 2, -1, 3, -1, 3, -1,
                                           4, -1, 4, -1, 5, -1, 5, -1, 6, -1, 6, -1, 7, -1, 7, -1);
  const __m256i bytes = _mm256_set1_epi16 (0x00ff);
  __m256i twice = _mm256_shuffle_epi8 (_mm256_set1_epi64x ((long long)borders), spread);
  __m256i gain = _mm256_permutevar8x32_epi32 (tables->gain, twice);
  __m256i weight = _mm256_mullo_epi16 (_mm256_and_si256 (twice, _mm256_set1_epi16 (0x00f8)), gain);
  __m256i low = _mm256_and_si256 (under, bytes);
  __m256i high = _mm256_srli_epi16 (under, 8);
  __m256i to_low = _mm256_sub_epi16 (_mm256_permutevar8x32_epi32 (tables->low, twice), low);
  __m256i to_high = _mm256_sub_epi16 (_mm256_permutevar8x32_epi32 (tables->high, twice), high);

  low = _mm256_add_epi16 (low, _mm256_mulhrs_epi16 (to_low, weight));
  high = _mm256_add_epi16 (high, _mm256_mulhrs_epi16 (to_high, weight));
  return _mm256_or_si256 (low, _mm256_slli_epi16 (high, 8));
}

static inline guint64
load_eight (const guint8 *bytes)
{
  guint64 eight;

  memcpy (&eight, bytes, sizeof eight);
  return eight;
}

static inline void
store (guint32 *pixels, __m256i colours)
{
  _mm256_storeu_si256 ((__m256i *)(gpointer)pixels, colours);
}

void
pentad_recolour_row_avx2 (guint32 *pixels,
                          const guint8 *borders,
                          const guint8 *starts,
                          const guint32 *run_colours,
                          const PentadMapInks *inks)
{
  const Tables tables = load_tables (inks);
  const guint32 *run = run_colours - 1;

  for (int at = 0; at < TILE_PX; at += 8)
    {
      guint bits = starts[at / 8];
      guint64 over = load_eight (borders + at);
      __m256i which = _mm256_cvtepu8_epi32 (_mm_cvtsi64_si128 ((long long)run_of[bits >> 1]));
      __m256i colours = _mm256_permutevar8x32_epi32 (
          _mm256_loadu_si256 ((const __m256i *)(gconstpointer)(run + (bits & 1))), which);

      store (pixels + at, over == 0 ? colours : cover_eight (colours, over, &tables));
      run += __builtin_popcount (bits);
    }
}

void
pentad_recolour_span_avx2 (
    guint32 *pixels, const guint8 *borders, guint32 colour, gsize n, const PentadMapInks *inks)
{
  const Tables tables = load_tables (inks);
  __m256i under = _mm256_set1_epi32 ((int)colour);
  gsize i = 0;

  for (; i + 8 <= n; i += 8)
    store (pixels + i, cover_eight (under, load_eight (borders + i), &tables));
  if (i < n)
    {
      const __m256i order = _mm256_setr_epi32 (0, 1, 2, 3, 4, 5, 6, 7);
      guint64 rest = 0;

      for (gsize k = 0; k < n - i; k++)
        rest |= (guint64)borders[i + k] << (8 * k);
      _mm256_maskstore_epi32 ((int *)(gpointer)(pixels + i),
                              _mm256_cmpgt_epi32 (_mm256_set1_epi32 ((int)(n - i)), order),
                              cover_eight (under, rest, &tables));
    }
}

void
pentad_recolour_cover_avx2 (guint32 *pixels,
                            const guint8 *borders,
                            gsize n,
                            const PentadMapInks *inks)
{
  const Tables tables = load_tables (inks);
  gsize i = 0;

  for (; i + 8 <= n; i += 8)
    {
      guint64 over = load_eight (borders + i);

      if (over != 0)
        store (pixels + i,
               cover_eight (_mm256_loadu_si256 ((const __m256i *)(gconstpointer)(pixels + i)), over,
                            &tables));
    }
  if (i < n)
    {
      guint32 last[8] = { 0 };
      guint64 rest = 0;

      for (gsize k = 0; k < n - i; k++)
        {
          last[k] = pixels[i + k];
          rest |= (guint64)borders[i + k] << (8 * k);
        }
      store (last, cover_eight (_mm256_loadu_si256 ((const __m256i *)(gconstpointer)last), rest,
                                &tables));
      memcpy (pixels + i, last, (n - i) * sizeof *last);
    }
}
