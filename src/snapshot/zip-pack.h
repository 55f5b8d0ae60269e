/* Entries of a ZIP, packed and unpacked by libarchive, and put together byte for byte the same.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each entry is packed on its own, so that documents can be packed as they come and only what is
 * packed need be kept. No time, no owner and no order of arrival gets into the bytes. */
#pragma once

#include "snapshot/seal.h"

typedef struct
{
  char *name;
  guint64 size; /* before packing */
  guint8 digest[PENTAD_DIGEST_LEN];
  GBytes *local;   /* header, packed bytes and what follows them */
  GBytes *central; /* record of the central directory; its offset is still to be set */
} PentadZipPacked;

/* NULL when libarchive fails. Thread-safe. Transfer full. */
PentadZipPacked *pentad_zip_pack (const char *name, GBytes *contents, GError **error);
/* The same by bzip2, for what is read seldom: a third less, at a tenth of the speed. NULL when it
 * would unpack to more than a reader takes. Thread-safe. Transfer full. */
PentadZipPacked *pentad_zip_pack_tight (const char *name, GBytes *contents);
void pentad_zip_packed_free (PentadZipPacked *self);
/* The whole ZIP of these entries (PentadZipPacked, sorted by name here) up to where a comment of
 * comment_len bytes is to be added. NULL when it would be larger than a ZIP without extensions can
 * be. Transfer full. */
GByteArray *pentad_zip_join (GPtrArray *packed, guint16 comment_len, GError **error);

/* Unpacks the entry whose local header the bytes begin with; exactly size bytes must come out. The
 * bytes go on after the entry, at least as far as the end of a directory is long, since libarchive
 * looks that far ahead. NULL otherwise; the error names the entry. Thread-safe. */
GBytes *
pentad_zip_unpack (const guint8 *data, gsize len, const char *name, gsize size, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadZipPacked, pentad_zip_packed_free)
