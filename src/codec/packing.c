/* Numbers and strings in binary, for what is kept on disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/packing.h"

#include <string.h>

#define WORD sizeof (guint32)

void
pentad_pack_u32 (GByteArray *out, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *)&value, sizeof value);
}

void
pentad_pack_u64 (GByteArray *out, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (out, (const guint8 *)&value, sizeof value);
}

void
pentad_pack_double (GByteArray *out, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  pentad_pack_u64 (out, bits);
}

void
pentad_pack_string (GByteArray *out, const char *text)
{
  guint32 len = text != NULL ? (guint32)strlen (text) : 0;

  pentad_pack_u32 (out, text != NULL ? len + 1 : 0);
  if (len > 0)
    g_byte_array_append (out, (const guint8 *)text, len);
}

void
pentad_pack_label (GByteArray *out, const PentadLabel *label)
{
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    pentad_pack_string (out, label->text[i]);
}

void
pentad_pack_words (GByteArray *out, gconstpointer words, guint n)
{
  static const guint8 zeros[WORD] = { 0 };

  g_byte_array_append (out, zeros, -out->len % WORD);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  if (n > 0)
    g_byte_array_append (out, words, n * WORD);
#else
  for (guint i = 0; i < n; i++)
    {
      guint32 word;

      memcpy (&word, (const guint8 *)words + i * WORD, WORD);
      pentad_pack_u32 (out, word);
    }
#endif
}

void
pentad_unpack_init (PentadUnpacking *in, GBytes *bytes)
{
  gsize len;

  in->begin = in->at = g_bytes_get_data (bytes, &len);
  in->end = in->at + len;
  in->failed = FALSE;
}

const guint8 *
pentad_unpack_take (PentadUnpacking *in, guint64 n)
{
  const guint8 *at = in->at;

  if (in->failed || n > (guint64)(in->end - in->at))
    {
      in->failed = TRUE;
      return NULL;
    }
  in->at += n;
  return at;
}

guint32
pentad_unpack_u32 (PentadUnpacking *in)
{
  const guint8 *at = pentad_unpack_take (in, sizeof (guint32));
  guint32 value = 0;

  if (at != NULL)
    memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

guint64
pentad_unpack_u64 (PentadUnpacking *in)
{
  const guint8 *at = pentad_unpack_take (in, sizeof (guint64));
  guint64 value = 0;

  if (at != NULL)
    memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

double
pentad_unpack_double (PentadUnpacking *in)
{
  guint64 bits = pentad_unpack_u64 (in);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

char *
pentad_unpack_string (PentadUnpacking *in)
{
  guint32 len = pentad_unpack_u32 (in);
  const guint8 *at;

  if (len == 0)
    return NULL;
  at = pentad_unpack_take (in, len - 1);
  return at != NULL ? g_strndup ((const char *)at, len - 1) : NULL;
}

void
pentad_unpack_label (PentadUnpacking *in, PentadLabel *label)
{
  for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
    label->text[i] = pentad_unpack_string (in);
}

gconstpointer
pentad_unpack_words (PentadUnpacking *in, guint64 n, gpointer *own)
{
  const guint8 *at;

  pentad_unpack_take (in, (gsize)(in->begin - in->at) % WORD);
  at = n <= G_MAXUINT ? pentad_unpack_take (in, n * WORD) : NULL;
  *own = NULL;
  if (at == NULL)
    {
      in->failed = TRUE;
      return NULL;
    }
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN && (guintptr)at % WORD == 0)
    return at;
  *own = g_memdup2 (at, MAX (n, 1) * WORD);
  for (guint64 i = 0; i < n; i++)
    ((guint32 *)*own)[i] = GUINT32_FROM_LE (((guint32 *)*own)[i]);
  return *own;
}
