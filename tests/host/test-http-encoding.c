/* Bodies that are packed on the wire: gzip, br and zstd, whole, cut and far too large.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canned-server.h"
#include "fetched.h"

#include <string.h>

static void
test_gzip_is_undone_and_counted_as_received (void)
{
  const gsize size = 300000;
  g_autofree char *plain = g_strnfill (size, 'x');
  g_autoptr (GBytes) packed = canned_gzip (plain, size);
  g_autoptr (GBytes) answer =
      canned_answer (200, "Content-Encoding: gzip\r\n", g_bytes_get_data (packed, NULL),
                     g_bytes_get_size (packed));
  g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
  g_auto (Fetched) fetched;

  fetch (canned_server_get_url (server), NULL, NULL, &fetched);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_OK);
  g_assert_cmpuint (g_bytes_get_size (fetched.body), ==, size);
  g_assert_cmpuint (fetched.wire_bytes, ==, g_bytes_get_size (answer));
}

/* 160 blocks of zstd, each 128 KiB of zeros told in four bytes: 20 MiB. */
static GBytes *
make_zstd_bomb (void)
{
  static const guint8 head[] = { 0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x68 };
  g_autoptr (GByteArray) bomb = g_byte_array_new ();

  g_byte_array_append (bomb, head, sizeof head);
  for (guint i = 0; i < 160; i++)
    {
      /* Last block, kind, size; then the byte that is repeated. */
      guint32 block = (i == 159) | 1u << 1 | 131072u << 3;
      const guint8 bytes[] = { block & 0xff, block >> 8 & 0xff, block >> 16 & 0xff, '0' };

      g_byte_array_append (bomb, bytes, sizeof bytes);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bomb));
}

/* What Debian's libcurl undoes beside gzip: see Accept-Encoding in /wire/httpbin. */
static void
test_br_and_zstd_are_undone_and_bounded (void)
{
  static const char city[] = "{\"city\":\"Yunzhou\"}";
  static const guint8 zstd[] = "\x28\xb5\x2f\xfd\x00\x68\x91\x00\x00{\"city\":\"Yunzhou\"}";
  static const guint8 br[] = "\x8b\x08\x80{\"city\":\"Yunzhou\"}\x03";
  /* 20 MiB of zeros. */
  static const guint8 br_bomb[] = "\xcb\xff\xff\x3f\xf8\x25\x60\xe2\xb1\x40\x20\xf7\xfe\x8f\xff"
                                  "\xff\x7f\xf0\x4b\x00\xc4\x61\x11\x80\xee\xfd\x5f\xfe\xff\xff"
                                  "\xe0\x97\x00\x88\xc3\x02\x00\xdd\xfb\x1f";
  g_autoptr (GBytes) zstd_bomb = make_zstd_bomb ();
  const struct
  {
    const char *coding;
    gconstpointer data;
    gsize len;
    PentadHttpResult result;
  } rows[] = {
    { "zstd", zstd, sizeof zstd - 1, PENTAD_HTTP_OK },
    { "br", br, sizeof br - 1, PENTAD_HTTP_OK },
    { "zstd", g_bytes_get_data (zstd_bomb, NULL), g_bytes_get_size (zstd_bomb),
      PENTAD_HTTP_TOO_BIG },
    { "br", br_bomb, sizeof br_bomb - 1, PENTAD_HTTP_TOO_BIG },
    { "zstd", city, sizeof city - 1, PENTAD_HTTP_BROKEN },
    { "br", "\xff\xff\xff", 3, PENTAD_HTTP_BROKEN },
    { "unheard-of", city, sizeof city - 1, PENTAD_HTTP_BROKEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *header = g_strdup_printf ("Content-Encoding: %s\r\n", rows[i].coding);
      g_autoptr (GBytes) answer = canned_answer (200, header, rows[i].data, (gssize)rows[i].len);
      g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
      g_auto (Fetched) fetched;

      fetch (canned_server_get_url (server), NULL, NULL, &fetched);
      g_test_message ("%u %s: %s", i, rows[i].coding, fetched.message);
      g_assert_cmpint (fetched.result, ==, rows[i].result);
      if (rows[i].result == PENTAD_HTTP_OK)
        g_assert_cmpmem (g_bytes_get_data (fetched.body, NULL), g_bytes_get_size (fetched.body),
                         city, strlen (city));
    }
}

static void
test_limits_are_held (void)
{
  static const struct
  {
    const char *name;
    gsize size; /* of the plain body */
    gboolean packed, announced;
    gsize max_body_bytes;
    guint max_ratio;
    PentadHttpResult result;
  } rows[] = {
    { "gzip bomb by size", 20000000, TRUE, TRUE, 5000000, 100000, PENTAD_HTTP_TOO_BIG },
    { "gzip bomb by ratio", 20000000, TRUE, TRUE, 50000000, 100, PENTAD_HTTP_TOO_BIG },
    { "high ratio of a small body", 900000, TRUE, TRUE, 50000000, 100, PENTAD_HTTP_OK },
    { "announced length", 2000, FALSE, TRUE, 1000, 100, PENTAD_HTTP_TOO_BIG },
    { "length not announced", 200000, FALSE, FALSE, 100000, 100, PENTAD_HTTP_TOO_BIG },
    { "just fits", 1000, FALSE, FALSE, 1000, 100, PENTAD_HTTP_OK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = g_strnfill (rows[i].size, '0');
      g_autoptr (GBytes) body =
          rows[i].packed ? canned_gzip (plain, rows[i].size) : g_bytes_new (plain, rows[i].size);
      g_autoptr (GBytes) whole =
          canned_answer (200, rows[i].packed ? "Content-Encoding: gzip\r\n" : NULL,
                         g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      g_autoptr (GByteArray) bare = g_byte_array_new ();
      g_autoptr (GBytes) unannounced = NULL;
      g_autoptr (CannedServer) server = NULL;
      PentadHttpLimits limits;
      g_auto (Fetched) fetched;

      g_test_message ("%s", rows[i].name);
      g_byte_array_append (bare, (const guint8 *)"HTTP/1.1 200 OK\r\n\r\n", 19);
      g_byte_array_append (bare, g_bytes_get_data (body, NULL), g_bytes_get_size (body));
      unannounced = g_bytes_new (bare->data, bare->len);
      server = canned_server_new (0, serve_bytes, rows[i].announced ? whole : unannounced);
      pentad_http_limits_init (&limits);
      limits.max_body_bytes = rows[i].max_body_bytes;
      limits.max_ratio = rows[i].max_ratio;
      fetch (canned_server_get_url (server), NULL, &limits, &fetched);
      g_assert_cmpint (fetched.result, ==, rows[i].result);
      g_assert_cmpint (fetched.body != NULL, ==, rows[i].result == PENTAD_HTTP_OK);
    }
}

/* What is cut on the way may be handed on as far as it came, which no reader takes for whole, or is
 * refused; it is never anything else. What is whole but for the mark of its end may count as whole.
 */
static void
test_cut_bodies_are_not_whole (void)
{
  static const char city[] = "{\"city\":\"Yunzhou\"}";
  static const guint8 zstd[] = "\x28\xb5\x2f\xfd\x00\x68\x91\x00\x00{\"city\":\"Yunzhou\"}";
  static const guint8 br[] = "\x8b\x08\x80{\"city\":\"Yunzhou\"}\x03";
  g_autoptr (GBytes) gzip = canned_gzip (city, strlen (city));
  const struct
  {
    const char *coding;
    gconstpointer data;
    gsize len, end; /* end: bytes that only say that it is over */
  } rows[] = {
    { "gzip", g_bytes_get_data (gzip, NULL), g_bytes_get_size (gzip), 10 },
    { "zstd", zstd, sizeof zstd - 1, 0 },
    { "br", br, sizeof br - 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize len = 1; len < rows[i].len; len++)
      {
        g_autofree char *header = g_strdup_printf ("Content-Encoding: %s\r\n", rows[i].coding);
        g_autoptr (GBytes) answer = canned_answer (200, header, rows[i].data, (gssize)len);
        g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
        g_auto (Fetched) fetched;
        gsize got;

        fetch (canned_server_get_url (server), NULL, NULL, &fetched);
        g_test_message ("%s %" G_GSIZE_FORMAT ": %s", rows[i].coding, len, fetched.message);
        if (fetched.result != PENTAD_HTTP_OK)
          {
            g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_BROKEN);
            continue;
          }
        got = g_bytes_get_size (fetched.body);
        g_assert_true (got < strlen (city) ||
                       (got == strlen (city) && len + rows[i].end >= rows[i].len));
        g_assert_true (got == 0 || memcmp (g_bytes_get_data (fetched.body, NULL), city, got) == 0);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/host/http-encoding/" name, func)
  ADD ("gzip-is-undone-and-counted-as-received", test_gzip_is_undone_and_counted_as_received);
  ADD ("br-and-zstd-are-undone-and-bounded", test_br_and_zstd_are_undone_and_bounded);
  ADD ("cut-bodies-are-not-whole", test_cut_bodies_are_not_whole);
  ADD ("limits-are-held", test_limits_are_held);
#undef ADD
  return g_test_run ();
}
