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
  char *etags[2]; /* of the plain and the gzip form */

  GMutex lock; /* of the two forms, of which at least one is there */
  gsize plain_size;
  GBytes *plain;
  GBytes *gzip;
};

struct _PentadBodyPacker
{
  z_stream stream;
  GByteArray *gzip;
  GChecksum *checksum; /* of the plain text */
  gsize plain_size;
};

/* Bytes that zlib is given room for at a time. */
#define CHUNK_BYTES (64 * 1024)

static PentadBody *
body_new (const char *hash)
{
  PentadBody *body = g_new0 (PentadBody, 1);

  g_atomic_ref_count_init (&body->refs);
  g_mutex_init (&body->lock);
  body->etags[0] = g_strdup_printf ("\"%.*s\"", TAG_LENGTH, hash);
  body->etags[1] = g_strdup_printf ("\"%.*s-gzip\"", TAG_LENGTH, hash);
  return body;
}

PentadBody *
pentad_body_new (GString *text)
{
  GBytes *plain = g_string_free_to_bytes (text);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, plain);
  PentadBody *body = body_new (hash);

  body->plain = plain;
  body->plain_size = g_bytes_get_size (plain);
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
  g_clear_pointer (&body->plain, g_bytes_unref);
  g_clear_pointer (&body->gzip, g_bytes_unref);
  g_mutex_clear (&body->lock);
  g_free (body->etags[0]);
  g_free (body->etags[1]);
  g_free (body);
}

PentadBodyPacker *
pentad_body_packer_new (void)
{
  PentadBodyPacker *packer = g_new0 (PentadBodyPacker, 1);

  packer->gzip = g_byte_array_new ();
  packer->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  if (deflateInit2 (&packer->stream, LEVEL, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("zlib cannot be started");
  return packer;
}

/* Compresses what the stream was given; at the end also what zlib still holds. */
static void
deflate_all (PentadBodyPacker *packer, int flush)
{
  guchar chunk[CHUNK_BYTES];
  int status;

  do
    {
      packer->stream.next_out = chunk;
      packer->stream.avail_out = sizeof chunk;
      status = deflate (&packer->stream, flush);
      if (status == Z_STREAM_ERROR)
        g_error ("zlib did not go on with its stream");
      g_byte_array_append (packer->gzip, chunk, (guint)(sizeof chunk - packer->stream.avail_out));
    }
  while (packer->stream.avail_out == 0 || (flush == Z_FINISH && status != Z_STREAM_END));
}

static void
pack (PentadBodyPacker *packer, gconstpointer data, gsize size)
{
  packer->plain_size += size;
  packer->stream.next_in = (Bytef *)data;
  packer->stream.avail_in = (uInt)size;
  deflate_all (packer, Z_NO_FLUSH);
}

void
pentad_body_packer_take (PentadBodyPacker *packer, GString *text)
{
  g_checksum_update (packer->checksum, (const guchar *)text->str, (gssize)text->len);
  pack (packer, text->str, text->len);
  g_string_truncate (text, 0);
}

/* Ends the stream; the compressed bytes, transfer full. */
static GBytes *
finish_stream (PentadBodyPacker *packer)
{
  deflate_all (packer, Z_FINISH);
  return g_byte_array_free_to_bytes (g_steal_pointer (&packer->gzip));
}

PentadBody *
pentad_body_packer_finish (PentadBodyPacker *packer)
{
  PentadBody *body = body_new (g_checksum_get_string (packer->checksum));

  body->gzip = finish_stream (packer);
  body->plain_size = packer->plain_size;
  pentad_body_packer_free (packer);
  return body;
}

void
pentad_body_packer_free (PentadBodyPacker *packer)
{
  deflateEnd (&packer->stream);
  g_clear_pointer (&packer->gzip, g_byte_array_unref);
  g_checksum_free (packer->checksum);
  g_free (packer);
}

static GBytes *
compress_bytes (GBytes *plain)
{
  g_autoptr (PentadBodyPacker) packer = pentad_body_packer_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (plain, &size);

  pack (packer, data, size);
  return finish_stream (packer);
}

static GBytes *
expand_bytes (GBytes *gzip, gsize plain_size)
{
  z_stream stream = { 0 };
  guchar *buffer = g_malloc (MAX (plain_size, 1));
  gsize size;

  if (inflateInit2 (&stream, GZIP_WINDOW) != Z_OK)
    g_error ("zlib cannot be started");
  stream.next_in = (Bytef *)g_bytes_get_data (gzip, &size);
  stream.avail_in = (uInt)size;
  stream.next_out = buffer;
  stream.avail_out = (uInt)plain_size;
  /* Our own stream, whose length is known. */
  if (inflate (&stream, Z_FINISH) != Z_STREAM_END)
    g_error ("zlib did not end its stream");
  inflateEnd (&stream);
  return g_bytes_new_take (buffer, plain_size);
}

GBytes *
pentad_body_get_bytes (PentadBody *body, gboolean gzip)
{
  g_mutex_lock (&body->lock);
  if (gzip && body->gzip == NULL)
    body->gzip = compress_bytes (body->plain);
  else if (!gzip && body->plain == NULL)
    body->plain = expand_bytes (body->gzip, body->plain_size);
  g_mutex_unlock (&body->lock);
  return gzip ? body->gzip : body->plain;
}

const char *
pentad_body_get_etag (const PentadBody *body, gboolean gzip)
{
  return body->etags[gzip ? 1 : 0];
}

gsize
pentad_body_get_size (PentadBody *body)
{
  gsize size = 0;

  g_mutex_lock (&body->lock);
  if (body->plain != NULL)
    size += g_bytes_get_size (body->plain);
  if (body->gzip != NULL)
    size += g_bytes_get_size (body->gzip);
  g_mutex_unlock (&body->lock);
  return size;
}
