/* An entry of a ZIP packed by bzip2, which libarchive reads but does not write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/zip-pack.h"
#include "snapshot/zip-structure.h"

#include <bzlib.h>
#include <string.h>
#include <zlib.h>

/* What a reader needs for bzip2: version 4.6 of the description of the ZIP. */
#define NEEDED 46
/* The first day that a ZIP can tell, at midnight: what libarchive writes where no time is set. */
#define FIRST_TIME 0
#define FIRST_DATE 0x21
#define BLOCK_900K 9

static void
append_u16 (GByteArray *bytes, guint value)
{
  const guint8 two[] = { (guint8)value, (guint8)(value >> 8) };

  g_byte_array_append (bytes, two, sizeof two);
}

static void
append_u32 (GByteArray *bytes, gsize value)
{
  append_u16 (bytes, (guint)(value & 0xffff));
  append_u16 (bytes, (guint)(value >> 16 & 0xffff));
}

/* What the header of an entry and its record in the directory have in common. */
static void
append_facts (GByteArray *bytes, const char *name, gulong crc, gsize packed, gsize size)
{
  append_u16 (bytes, NEEDED);
  append_u16 (bytes, 0);
  append_u16 (bytes, PENTAD_ZIP_METHOD_BZIP2);
  append_u16 (bytes, FIRST_TIME);
  append_u16 (bytes, FIRST_DATE);
  append_u32 (bytes, crc);
  append_u32 (bytes, packed);
  append_u32 (bytes, size);
  append_u16 (bytes, (guint)strlen (name));
  append_u16 (bytes, 0);
}

static GBytes *
make_local (const char *name, gulong crc, const guint8 *packed, gsize packed_len, gsize size)
{
  GByteArray *local = g_byte_array_new ();

  append_u32 (local, PENTAD_ZIP_LOCAL_MAGIC);
  append_facts (local, name, crc, packed_len, size);
  g_byte_array_append (local, (const guint8 *)name, (guint)strlen (name));
  g_byte_array_append (local, packed, (guint)packed_len);
  return g_byte_array_free_to_bytes (local);
}

static GBytes *
make_record (const char *name, gulong crc, gsize packed_len, gsize size)
{
  GByteArray *record = g_byte_array_new ();

  append_u32 (record, PENTAD_ZIP_CENTRAL_MAGIC);
  append_u16 (record, PENTAD_ZIP_MADE_BY_UNIX << 8 | NEEDED);
  append_facts (record, name, crc, packed_len, size);
  append_u16 (record, 0); /* no comment */
  append_u16 (record, 0);
  append_u16 (record, 0);
  append_u32 (record, (gsize)PENTAD_ZIP_REGULAR_FILE << 16);
  append_u32 (record, 0); /* where it is, set when entries are joined */
  g_byte_array_append (record, (const guint8 *)name, (guint)strlen (name));
  return g_byte_array_free_to_bytes (record);
}

PentadZipPacked *
pentad_zip_pack_tight (const char *name, GBytes *contents)
{
  PentadZipPacked *self;
  gsize size;
  const guint8 *data = g_bytes_get_data (contents, &size);
  guint packed_len = (guint)(size + size / 100 + 600); /* the most that bzip2 may need */
  g_autofree guint8 *packed = NULL;
  gulong crc;

  if (size > PENTAD_ZIP_MAX_SIZE || !pentad_zip_is_plain_name (name, strlen (name)))
    return NULL;
  packed = g_malloc (packed_len);
  if (BZ2_bzBuffToBuffCompress ((char *)packed, &packed_len, (char *)data, (guint)size, BLOCK_900K,
                                0, 0) != BZ_OK ||
      (size > PENTAD_ZIP_FREE_SIZE && size / PENTAD_ZIP_MAX_RATIO >= packed_len))
    return NULL;
  crc = crc32 (0, data, (guint)size);
  self = g_new0 (PentadZipPacked, 1);
  self->name = g_strdup (name);
  self->size = size;
  pentad_seal_digest (data, size, self->digest);
  self->local = make_local (name, crc, packed, packed_len, size);
  self->central = make_record (name, crc, packed_len, size);
  return self;
}
