/* The bytes of an answer with their entity tag, plain and compressed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/body.h"

#include <zlib.h>

/* Fast rather than small: most documents are compressed once and read once. */
#define LEVEL 1
/* Adds the gzip header to zlib's largest window. */
#define GZIP_WINDOW (15 + 16)
/* Characters of the hash in a tag; 128 bits. */
#define TAG_LENGTH 32

struct _PentadBody
{
  gatomicrefcount refs;
  GBytes *plain;
  char *etags[2]; /* of the plain and the gzip form */

  GMutex lock; /* of gzip */
  GBytes *gzip;
};

PentadBody *
pentad_body_new (GString *text)
{
  PentadBody *body = g_new0 (PentadBody, 1);
  g_autofree char *hash = NULL;

  g_atomic_ref_count_init (&body->refs);
  g_mutex_init (&body->lock);
  body->plain = g_string_free_to_bytes (text);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body->plain);
  body->etags[0] = g_strdup_printf ("\"%.*s\"", TAG_LENGTH, hash);
  body->etags[1] = g_strdup_printf ("\"%.*s-gzip\"", TAG_LENGTH, hash);
  return body;
}

PentadBody *
pentad_body_ref (PentadBody *body)
{
  g_atomic_ref_count_inc (&body->refs);
  return body;
}

void
pentad_body_unref (PentadBody *body)
{
  if (!g_atomic_ref_count_dec (&body->refs))
    return;
  g_bytes_unref (body->plain);
  g_clear_pointer (&body->gzip, g_bytes_unref);
  g_mutex_clear (&body->lock);
  g_free (body->etags[0]);
  g_free (body->etags[1]);
  g_free (body);
}

static GBytes *
compress_bytes (GBytes *plain)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (plain, &size);
  z_stream stream = { 0 };
  guchar *buffer;
  gsize bound;

  if (deflateInit2 (&stream, LEVEL, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("zlib cannot be started");
  bound = deflateBound (&stream, size);
  buffer = g_malloc (bound);
  stream.next_in = (Bytef *)data;
  stream.avail_in = (uInt)size;
  stream.next_out = buffer;
  stream.avail_out = (uInt)bound;
  /* The buffer has room for the worst case, so one call ends it. */
  if (deflate (&stream, Z_FINISH) != Z_STREAM_END)
    g_error ("zlib did not end its stream");
  bound = stream.total_out;
  deflateEnd (&stream);
  return g_bytes_new_take (g_realloc (buffer, bound), bound);
}

GBytes *
pentad_body_get_bytes (PentadBody *body, gboolean gzip)
{
  if (!gzip)
    return body->plain;
  g_mutex_lock (&body->lock);
  if (body->gzip == NULL)
    body->gzip = compress_bytes (body->plain);
  g_mutex_unlock (&body->lock);
  return body->gzip;
}

const char *
pentad_body_get_etag (const PentadBody *body, gboolean gzip)
{
  return body->etags[gzip ? 1 : 0];
}

gsize
pentad_body_get_size (PentadBody *body)
{
  gsize size = g_bytes_get_size (body->plain);

  g_mutex_lock (&body->lock);
  if (body->gzip != NULL)
    size += g_bytes_get_size (body->gzip);
  g_mutex_unlock (&body->lock);
  return size;
}
