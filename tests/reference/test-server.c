/* The platform over loopback: conditional requests, compression, HEAD, deltas, errors.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "reference/server.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  PentadWorld *world;
  PentadClock *clock;
  PentadCityClock city_clock;
  PentadRouter *router;
  PentadServer *server;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  fixture->world = fixture_world ("demo", 300, 1);
  fixture->clock = pentad_clock_new_manual (FIXTURE_NOW);
  pentad_city_clock_init (&fixture->city_clock, fixture->clock, FIXTURE_NOW, 1);
  fixture->router = pentad_router_new (fixture->world, &fixture->city_clock);
  fixture->server = pentad_server_new (fixture->router, NULL, "127.0.0.1", 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pentad_server_free (fixture->server);
  pentad_router_free (fixture->router);
  g_object_unref (fixture->clock);
  pentad_world_free (fixture->world);
}

/* An answer as it came over the wire. */
typedef struct
{
  guint status;
  char *head;
  GBytes *body;
} Reply;

static void
reply_clear (Reply *reply)
{
  g_free (reply->head);
  g_bytes_unref (reply->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

/* The value of a header; NULL when it is not there. Transfer full. */
static char *
header_of (const Reply *reply, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (reply->head, "\r\n", -1);
  gsize length = strlen (name);

  for (guint i = 1; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
      return g_strdup (g_strstrip (lines[i] + length + 1));
  return NULL;
}

/* Sends one request on a connection of its own and reads to the end. headers: lines with \r\n. */
static Reply
request (Fixture *fixture, const char *method, const char *target, const char *headers)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *text =
      g_strdup_printf ("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n", method,
                       target, headers != NULL ? headers : "");
  const char *address = pentad_server_get_url (fixture->server) + strlen ("http://");
  GError *error = NULL;
  guint8 buffer[16384];
  const char *end;
  gssize n;

  connection = g_socket_client_connect_to_host (client, address, 80, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text,
                             strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
  while ((n = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer,
                                   sizeof buffer, NULL, &error)) > 0)
    g_byte_array_append (bytes, buffer, (guint)n);
  g_assert_no_error (error);

  end = g_strstr_len ((const char *)bytes->data, bytes->len, "\r\n\r\n");
  g_assert_nonnull (end);
  end += 4;
  Reply reply = {
    .head = g_strndup ((const char *)bytes->data, (gsize)(end - (const char *)bytes->data)),
    .body = g_bytes_new (end, bytes->len - (gsize)(end - (const char *)bytes->data)),
  };
  g_assert_true (g_str_has_prefix (reply.head, "HTTP/1.1 "));
  reply.status = (guint)g_ascii_strtoull (reply.head + strlen ("HTTP/1.1 "), NULL, 10);
  return reply;
}

static void
test_answers_with_headers (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) reply = request (fixture, "GET", "/v1/about", NULL);
  g_autofree char *type = header_of (&reply, "Content-Type");
  g_autofree char *date = header_of (&reply, "Date");
  g_autofree char *etag = header_of (&reply, "ETag");
  g_autofree char *encoding = header_of (&reply, "Content-Encoding");
  g_autofree char *length = header_of (&reply, "Content-Length");
  g_autoptr (Json) about = fixture_parse_bytes (reply.body);

  g_assert_cmpuint (reply.status, ==, 200);
  g_assert_cmpstr (type, ==, "application/json");
  g_assert_nonnull (date);
  g_assert_null (encoding);
  /* A strong tag. */
  g_assert_cmpint (etag[0], ==, '"');
  g_assert_cmpuint (g_ascii_strtoull (length, NULL, 10), ==, g_bytes_get_size (reply.body));
  g_assert_cmpstr (fixture_text (about, "code"), ==, "990100");
  g_assert_cmpstr (fixture_text (about, "now"), ==, "2026-11-25T14:32:05+08:00");
}

static void
test_known_tag_gets_304 (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *format; /* of If-None-Match, around the tag */
    guint status;
  } cases[] = {
    { "If-None-Match: %s\r\n", 304 },
    { "If-None-Match: W/%s\r\n", 304 },
    { "If-None-Match: \"other\", %s\r\n", 304 },
    { "If-None-Match: \"other\"\r\nX-Tag: %s\r\n", 200 },
  };
  g_auto (Reply) first = request (fixture, "GET", "/v1/grids", NULL);
  g_autofree char *etag = header_of (&first, "ETag");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) around = g_strsplit (cases[i].format, "%s", 2);
      g_autofree char *headers = g_strconcat (around[0], etag, around[1], NULL);
      g_auto (Reply) reply = request (fixture, "GET", "/v1/grids", headers);
      g_autofree char *again = header_of (&reply, "ETag");

      g_assert_cmpuint (reply.status, ==, cases[i].status);
      g_assert_cmpstr (again, ==, etag);
      if (reply.status == 304)
        g_assert_cmpuint (g_bytes_get_size (reply.body), ==, 0);
    }
  {
    g_auto (Reply) any = request (fixture, "GET", "/v1/grids", "If-None-Match: *\r\n");

    g_assert_cmpuint (any.status, ==, 304);
  }
}

static void
test_changed_state_is_sent_again (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) first = request (fixture, "GET", "/v1/state", NULL);
  g_autofree char *etag = header_of (&first, "ETag");
  g_autofree char *headers = g_strdup_printf ("If-None-Match: %s\r\n", etag);
  g_auto (Reply) same = request (fixture, "GET", "/v1/state", headers);

  g_assert_cmpuint (same.status, ==, 304);
  pentad_clock_advance (fixture->clock, G_USEC_PER_SEC);
  {
    g_auto (Reply) changed = request (fixture, "GET", "/v1/state", headers);

    g_assert_cmpuint (changed.status, ==, 200);
  }
}

static GBytes *
gunzip (GBytes *bytes)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  g_output_stream_splice (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

static void
test_gzip_when_accepted (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *headers;
    gboolean gzip;
  } cases[] = {
    { "Accept-Encoding: gzip\r\n", TRUE },
    { "Accept-Encoding: deflate, gzip;q=0.5, br\r\n", TRUE },
    { "Accept-Encoding: GZIP\r\n", TRUE },
    { "Accept-Encoding: *\r\n", TRUE },
    { "Accept-Encoding: gzip;q=0\r\n", FALSE },
    { "Accept-Encoding: *, gzip;q=0\r\n", FALSE },
    { "Accept-Encoding: br\r\n", FALSE },
    { "Accept-Encoding: identity\r\n", FALSE },
  };
  g_auto (Reply) plain = request (fixture, "GET", "/v1/grids", NULL);
  g_autofree char *plain_tag = header_of (&plain, "ETag");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Reply) reply = request (fixture, "GET", "/v1/grids", cases[i].headers);
      g_autofree char *encoding = header_of (&reply, "Content-Encoding");
      g_autofree char *vary = header_of (&reply, "Vary");
      g_autofree char *etag = header_of (&reply, "ETag");

      g_assert_cmpstr (vary, ==, "Accept-Encoding");
      g_assert_cmpstr (encoding, ==, cases[i].gzip ? "gzip" : NULL);
      /* Other bytes have another strong tag. */
      g_assert_true ((g_strcmp0 (etag, plain_tag) != 0) == cases[i].gzip);
      if (cases[i].gzip)
        {
          g_autoptr (GBytes) bytes = gunzip (reply.body);

          g_assert_cmpuint (g_bytes_get_size (reply.body) * 2, <, g_bytes_get_size (bytes));
          g_assert_true (g_bytes_equal (bytes, plain.body));
        }
      else
        g_assert_true (g_bytes_equal (reply.body, plain.body));
    }
}

static void
test_gzip_tag_is_of_the_gzip_bytes (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) packed = request (fixture, "GET", "/v1/catalogue", "Accept-Encoding: gzip\r\n");
  g_autofree char *etag = header_of (&packed, "ETag");
  g_autofree char *with = g_strdup_printf ("Accept-Encoding: gzip\r\nIf-None-Match: %s\r\n", etag);
  g_autofree char *without = g_strdup_printf ("If-None-Match: %s\r\n", etag);
  g_auto (Reply) same = request (fixture, "GET", "/v1/catalogue", with);
  g_auto (Reply) other = request (fixture, "GET", "/v1/catalogue", without);

  g_assert_cmpuint (same.status, ==, 304);
  g_assert_cmpuint (other.status, ==, 200);
}

static void
test_head_has_the_headers_only (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) get = request (fixture, "GET", "/v1/catalogue", NULL);
  g_auto (Reply) head = request (fixture, "HEAD", "/v1/catalogue", NULL);
  g_autofree char *get_tag = header_of (&get, "ETag");
  g_autofree char *head_tag = header_of (&head, "ETag");
  g_autofree char *length = header_of (&head, "Content-Length");

  g_assert_cmpuint (head.status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (head.body), ==, 0);
  g_assert_cmpstr (head_tag, ==, get_tag);
  g_assert_cmpuint (g_ascii_strtoull (length, NULL, 10), ==, g_bytes_get_size (get.body));
}

static void
test_errors_are_problems (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method, *target;
    guint status;
  } cases[] = {
    { "GET", "/nothing", 404 },          { "GET", "/v1/ended/soon", 400 },
    { "GET", "/v1/staff?at=soon", 400 }, { "POST", "/v1/state", 405 },
    { "DELETE", "/nothing", 405 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Reply) reply =
          request (fixture, cases[i].method, cases[i].target, "Accept-Encoding: gzip\r\n");
      g_autofree char *type = header_of (&reply, "Content-Type");
      g_autofree char *allow = header_of (&reply, "Allow");
      g_autofree char *etag = header_of (&reply, "ETag");
      g_autoptr (Json) problem = fixture_parse_bytes (reply.body);

      g_assert_cmpuint (reply.status, ==, cases[i].status);
      g_assert_cmpstr (type, ==, "application/problem+json");
      g_assert_cmpstr (allow, ==, cases[i].status == 405 ? "GET, HEAD" : NULL);
      g_assert_null (etag);
      g_assert_cmpint (fixture_int (problem, "status"), ==, cases[i].status);
      g_assert_cmpstr (fixture_text (problem, "detail"), !=, "");
    }
}

static void
test_cursor_and_at_are_read (Fixture *fixture, gconstpointer data)
{
  g_auto (Reply) first = request (fixture, "GET", "/v1/state", NULL);
  g_auto (Reply) staff = request (fixture, "GET", "/v1/staff", NULL);
  g_autoptr (Json) state = fixture_parse_bytes (first.body);
  g_autofree char *target = g_strdup_printf ("/v1/state?cursor=%s", fixture_text (state, "cursor"));
  static const char *const looks_back[] = { "/v1/staff?at=2026-11-25T06:32:05Z",
                                            "/v1/staff?at=2026-11-25T14:32:05%2B08:00",
                                            "/v1/staff?at=2026-11-25T14:32:05+08:00" };

  pentad_clock_advance (fixture->clock, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  {
    g_auto (Reply) reply = request (fixture, "GET", target, NULL);
    g_autoptr (Json) delta = fixture_parse_bytes (reply.body);

    g_assert_true (json_object_get_boolean (fixture_get (delta, "delta")));
    g_assert_cmpuint (json_object_array_length (fixture_get (delta, "cases")), >, 0);
  }
  for (guint i = 0; i < G_N_ELEMENTS (looks_back); i++)
    {
      g_auto (Reply) reply = request (fixture, "GET", looks_back[i], NULL);

      g_assert_true (g_bytes_equal (reply.body, staff.body));
    }
}

static gpointer
poll_often (gpointer data)
{
  Fixture *fixture = data;

  for (int i = 0; i < 12; i++)
    {
      g_auto (Reply) reply = request (fixture, "GET", i % 2 == 0 ? "/v1/state" : "/v1/grids",
                                      "Accept-Encoding: gzip\r\n");

      g_assert_cmpuint (reply.status, ==, 200);
    }
  return NULL;
}

static void
test_many_clients_at_once (Fixture *fixture, gconstpointer data)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("client", poll_often, fixture);
  for (int i = 0; i < 40; i++)
    pentad_clock_advance (fixture->clock, G_USEC_PER_SEC);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_bad_addresses_are_errors (Fixture *fixture, gconstpointer data)
{
  const char *port = strrchr (pentad_server_get_url (fixture->server), ':') + 1;
  GError *error = NULL;

  g_assert_null (pentad_server_new (fixture->router, NULL, "localhost", 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_null (pentad_server_new (fixture->router, NULL, "127.0.0.1",
                                    (guint16)g_ascii_strtoull (port, NULL, 10), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_nonnull (strstr (error->message, port));
  g_clear_error (&error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/reference/server/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("answers-with-headers", test_answers_with_headers);
  ADD ("known-tag-gets-304", test_known_tag_gets_304);
  ADD ("changed-state-is-sent-again", test_changed_state_is_sent_again);
  ADD ("gzip-when-accepted", test_gzip_when_accepted);
  ADD ("gzip-tag-is-of-the-gzip-bytes", test_gzip_tag_is_of_the_gzip_bytes);
  ADD ("head-has-the-headers-only", test_head_has_the_headers_only);
  ADD ("errors-are-problems", test_errors_are_problems);
  ADD ("cursor-and-at-are-read", test_cursor_and_at_are_read);
  ADD ("many-clients-at-once", test_many_clients_at_once);
  ADD ("bad-addresses-are-errors", test_bad_addresses_are_errors);
#undef ADD
  return g_test_run ();
}
