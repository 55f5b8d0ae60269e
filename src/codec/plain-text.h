/* Where text ends that a JSON string may hold as it is: a quote, a backslash, a control character
 * or a byte of a longer sequence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By 16 bytes where every processor of the kind can, else by 8; both stop at the same byte. */
#pragma once

#include <glib.h>
#include <string.h>
#ifdef __SSE2__
#include <immintrin.h>
#endif

#define PENTAD_EACH_BYTE(b) (G_GUINT64_CONSTANT (0x0101010101010101) * (b))
/* Not zero when a byte of the word is zero; exact up to the first such byte. */
#define PENTAD_HAS_ZERO(w) (((w)-PENTAD_EACH_BYTE (1)) & ~(w)&PENTAD_EACH_BYTE (0x80))

static inline const guchar *
pentad_plain_text_end_portable (const guchar *p, const guchar *end)
{
  while (end - p >= 8)
    {
      guint64 w;

      memcpy (&w, p, sizeof w);
      if ((w & PENTAD_EACH_BYTE (0x80)) | PENTAD_HAS_ZERO (w ^ PENTAD_EACH_BYTE ('"')) |
          PENTAD_HAS_ZERO (w ^ PENTAD_EACH_BYTE ('\\')) |
          PENTAD_HAS_ZERO (w & PENTAD_EACH_BYTE (0xe0)))
        break;
      p += 8;
    }
  while (p < end && *p >= 0x20 && *p < 0x80 && *p != '"' && *p != '\\')
    p++;
  return p;
}

static inline const guchar *
pentad_plain_text_end (const guchar *p, const guchar *end)
{
#ifdef __SSE2__
  while (end - p >= 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)p);
      /* As signed numbers, bytes from 0x80 on are below a space too. */
      __m128i found = _mm_or_si128 (_mm_cmplt_epi8 (bytes, _mm_set1_epi8 (0x20)),
                                    _mm_or_si128 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('"')),
                                                  _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\\'))));
      int mask = _mm_movemask_epi8 (found);

      if (mask != 0)
        return p + __builtin_ctz ((guint)mask);
      p += 16;
    }
#endif
  return pentad_plain_text_end_portable (p, end);
}
