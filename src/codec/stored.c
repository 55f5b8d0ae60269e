/* A document as it is kept on disk: where and when it came, its body, and a check sum.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/stored.h"

#include <string.h>
#include <zlib.h>

/* The last character is the version of what follows. */
#define MAGIC     "PENTADC2"
#define MAGIC_LEN 8

/* magic, sum of all that follows, then these, then url, etag and body */
typedef struct
{
  guint32 base, url_len, etag_len, flags;
  guint64 wall, date, body_len;
} Head;

enum
{
  FLAG_ABSENT = 1 << 0,
  FLAG_ETAG = 1 << 1
};

#define SUM_AT  MAGIC_LEN
#define HEAD_AT (MAGIC_LEN + 4)
#define TEXT_AT (HEAD_AT + 4 * 4 + 3 * 8)

static void
put32 (GByteArray *array, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (array, (const guint8 *)&value, sizeof value);
}

static void
put64 (GByteArray *array, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (array, (const guint8 *)&value, sizeof value);
}

static guint32
get32 (const guint8 **at)
{
  guint32 value;

  memcpy (&value, *at, sizeof value);
  *at += sizeof value;
  return GUINT32_FROM_LE (value);
}

static guint64
get64 (const guint8 **at)
{
  guint64 value;

  memcpy (&value, *at, sizeof value);
  *at += sizeof value;
  return GUINT64_FROM_LE (value);
}

static guint32
sum_of (const guint8 *data, gsize len)
{
  return (guint32)crc32_z (crc32_z (0, NULL, 0), data, len);
}

GBytes *
pentad_stored_pack_head (const PentadStored *stored, guint32 *sum)
{
  GByteArray *array;
  const guint8 *body;
  gsize body_len = 0;
  guint32 check;

  body = stored->body != NULL ? g_bytes_get_data (stored->body, &body_len) : NULL;
  array = g_byte_array_new ();
  g_byte_array_append (array, (const guint8 *)MAGIC, MAGIC_LEN);
  put32 (array, 0);
  put32 (array, stored->base);
  put32 (array, (guint32)strlen (stored->url));
  put32 (array, stored->etag != NULL ? (guint32)strlen (stored->etag) : 0);
  put32 (array, (stored->is_absent ? FLAG_ABSENT : 0) | (stored->etag != NULL ? FLAG_ETAG : 0));
  put64 (array, (guint64)stored->wall);
  put64 (array, (guint64)stored->date);
  put64 (array, body_len);
  g_byte_array_append (array, (const guint8 *)stored->url, (guint)strlen (stored->url));
  if (stored->etag != NULL)
    g_byte_array_append (array, (const guint8 *)stored->etag, (guint)strlen (stored->etag));
  check = sum_of (array->data + HEAD_AT, array->len - HEAD_AT);
  if (body_len > 0)
    check = (guint32)crc32_z (check, body, body_len);
  if (sum != NULL)
    *sum = check;
  check = GUINT32_TO_LE (check);
  memcpy (array->data + SUM_AT, &check, sizeof check);
  return g_byte_array_free_to_bytes (array);
}

static gboolean
refuse (const char *origin, const char *why, GError **error)
{
  g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE, "%s: %s", origin, why);
  return FALSE;
}

gboolean
pentad_stored_unpack (
    GBytes *bytes, const char *origin, PentadStored *stored, guint32 *sum, GError **error)
{
  gsize len;
  const guint8 *data = g_bytes_get_data (bytes, &len), *at;
  guint32 check;
  Head head;

  if (len < TEXT_AT)
    return refuse (origin, "expected a stored document, found a cut one", error);
  if (memcmp (data, MAGIC, MAGIC_LEN) != 0)
    return refuse (origin, "expected a stored document of version 2", error);
  at = data + SUM_AT;
  check = get32 (&at);
  if (check != sum_of (data + HEAD_AT, len - HEAD_AT))
    return refuse (origin, "the stored document is damaged", error);
  head.base = get32 (&at);
  head.url_len = get32 (&at);
  head.etag_len = get32 (&at);
  head.flags = get32 (&at);
  head.wall = get64 (&at);
  head.date = get64 (&at);
  head.body_len = get64 (&at);
  if ((guint64)head.url_len + head.etag_len > len - TEXT_AT ||
      head.body_len != len - TEXT_AT - head.url_len - head.etag_len)
    return refuse (origin, "the stored document has wrong lengths", error);
  *stored = (PentadStored){
    .url = g_strndup ((const char *)at, head.url_len),
    .etag = (head.flags & FLAG_ETAG) != 0
                ? g_strndup ((const char *)at + head.url_len, head.etag_len)
                : NULL,
    .wall = (gint64)head.wall,
    .date = (gint64)head.date,
    .is_absent = (head.flags & FLAG_ABSENT) != 0,
    .base = head.base,
    .body = g_bytes_new_from_bytes (bytes, len - head.body_len, head.body_len),
  };
  if (sum != NULL)
    *sum = check;
  return TRUE;
}

void
pentad_stored_clear (PentadStored *stored)
{
  g_clear_pointer (&stored->url, g_free);
  g_clear_pointer (&stored->etag, g_free);
  g_clear_pointer (&stored->body, g_bytes_unref);
}
