/* Numbers and strings in binary, for what is kept on disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers are little-endian; a string is its length, one more, and its bytes, and 0 is NULL. */
#pragma once

#include "model/label.h"

void pentad_pack_u32 (GByteArray *out, guint32 value);
void pentad_pack_u64 (GByteArray *out, guint64 value);
void pentad_pack_double (GByteArray *out, double value);
void pentad_pack_string (GByteArray *out, const char *text);
void pentad_pack_label (GByteArray *out, const PentadLabel *label);
/* n words of 32 bits each, which begin at a multiple of 4. */
void pentad_pack_words (GByteArray *out, gconstpointer words, guint n);

/* Reading: an error sticks, and everything read after it is 0 or NULL. */
typedef struct
{
  const guint8 *begin, *at, *end;
  gboolean failed;
} PentadUnpacking;

void pentad_unpack_init (PentadUnpacking *in, GBytes *bytes);
/* The next n bytes; NULL when there are fewer. Borrowed. */
const guint8 *pentad_unpack_take (PentadUnpacking *in, guint64 n);
guint32 pentad_unpack_u32 (PentadUnpacking *in);
guint64 pentad_unpack_u64 (PentadUnpacking *in);
double pentad_unpack_double (PentadUnpacking *in);
/* Transfer full. */
char *pentad_unpack_string (PentadUnpacking *in);
void pentad_unpack_label (PentadUnpacking *in, PentadLabel *label);
/* Words where they lie, or, where they do not lie as the machine wants them, a copy in *own, which
 * is NULL otherwise and transfer full. */
gconstpointer pentad_unpack_words (PentadUnpacking *in, guint64 n, gpointer *own);
