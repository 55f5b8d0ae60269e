/* A number for a text that strangers send, eight bytes at a time and with a seed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tables that live while one document is read. The seed keeps a sender from choosing texts that
 * all get one number. */
#pragma once

#include <glib.h>
#include <string.h>

static inline guint64
pentad_text_hash_mix (guint64 hash, guint64 word)
{
  /* Every bit reaches every other: texts that differ in their last digit only are usual. */
  hash ^= word;
  hash = (hash ^ hash >> 32) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ hash >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  return hash ^ hash >> 32;
}

static inline guint32
pentad_text_hash (const char *text, gsize len, guint64 seed)
{
  guint64 hash = seed ^ len, word;
  gsize left = len;

  for (; left > 8; left -= 8, text += 8)
    {
      memcpy (&word, text, 8);
      hash = pentad_text_hash_mix (hash, word);
    }
  word = 0;
  if (len >= 8)
    memcpy (&word, text + left - 8, 8); /* some bytes twice */
  else
    for (gsize i = 0; i < left; i++)
      word = word << 8 | (guchar)text[i];
  hash = pentad_text_hash_mix (hash, word);
  return (guint32)hash;
}
