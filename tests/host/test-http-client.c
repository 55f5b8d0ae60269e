/* The HTTP client against a server that misbehaves in every way a wire can.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-client.h"

#include "canned-server.h"
#include "fetched.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <stdlib.h>
#include <string.h>

static GBytes *
raw (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

typedef struct
{
  const char *name;
  const char *answer;
  PentadHttpResult result;
  int status;
  const char *message; /* part of it */
} WireRow;

static const WireRow wire_rows[] = {
  { "ok", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", PENTAD_HTTP_OK, 200, NULL },
  { "ok-until-close", "HTTP/1.1 200 OK\r\n\r\n{}", PENTAD_HTTP_OK, 200, NULL },
  { "ok-chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    PENTAD_HTTP_OK, 200, NULL },
  { "truncated", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":", PENTAD_HTTP_OFFLINE,
    200, "a part" },
  { "bad-chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
    PENTAD_HTTP_OFFLINE, 200, "" },
  { "cut-chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
    PENTAD_HTTP_OFFLINE, 200, "" },
  { "closed-at-once", "", PENTAD_HTTP_OFFLINE, 0, "" },
  { "cut-headers", "HTTP/1.1 200 OK\r\nContent-", PENTAD_HTTP_OFFLINE, 200, "" },
  { "not-http", "SSH-2.0-OpenSSH_9.2\r\n", PENTAD_HTTP_BROKEN, 0, "" },
  { "corrupt-gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
    PENTAD_HTTP_BROKEN, 200, "" },
  { "unasked-304", "HTTP/1.1 304 Not Modified\r\n\r\n", PENTAD_HTTP_BROKEN, 304, "304" },
  { "204", "HTTP/1.1 204 No Content\r\n\r\n", PENTAD_HTTP_BROKEN, 204, "204" },
  { "206", "HTTP/1.1 206 Partial Content\r\nContent-Length: 2\r\n\r\n{}", PENTAD_HTTP_BROKEN, 206,
    "206" },
  { "400", "HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_REJECTED, 400, "400" },
  { "401", "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_UNAUTHORISED, 401, "401" },
  { "403", "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_UNAUTHORISED, 403, "403" },
  { "404", "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_NOT_FOUND, 404, "404" },
  { "407", "HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_UNAUTHORISED, 407, "407" },
  { "429", "HTTP/1.1 429 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_FAILING, 429, "429" },
  { "500", "HTTP/1.1 500 No\r\nContent-Length: 4\r\n\r\noops", PENTAD_HTTP_FAILING, 500, "500" },
  { "503", "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_FAILING, 503, "503" },
  { "redirect-to-other-host",
    "HTTP/1.1 302 Go\r\nLocation: http://localhost:9/v1/about\r\nContent-Length: 0\r\n\r\n",
    PENTAD_HTTP_REFUSED, 302, "another origin" },
  { "redirect-to-file",
    "HTTP/1.1 302 Go\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
    PENTAD_HTTP_REFUSED, 302, "another origin" },
  { "redirect-to-itself", "HTTP/1.1 302 Go\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n",
    PENTAD_HTTP_REFUSED, 302, "more than 5 times" },
  { "redirect-to-nowhere", "HTTP/1.1 301 Go\r\nContent-Length: 0\r\n\r\n", PENTAD_HTTP_REFUSED, 301,
    "nowhere" },
};

static void
test_wire (gconstpointer data)
{
  const WireRow *row = data;
  g_autoptr (GBytes) answer = raw (row->answer);
  g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
  g_autofree char *url = g_strconcat (canned_server_get_url (server), "/v1/about", NULL);
  g_auto (Fetched) fetched;

  fetch (url, NULL, NULL, &fetched);
  g_test_message ("%s", fetched.message);
  g_assert_true (fetched.is_done);
  g_assert_cmpstr (pentad_http_result_id (fetched.result), ==, pentad_http_result_id (row->result));
  g_assert_cmpint (fetched.status, ==, row->status);
  /* Only a complete answer carries a body; only a failure carries a message, which names the URL.
   */
  g_assert_cmpint (fetched.body != NULL, ==, row->result == PENTAD_HTTP_OK);
  g_assert_cmpint (fetched.message == NULL, ==, row->message == NULL);
  if (row->message != NULL)
    {
      g_assert_true (g_str_has_prefix (fetched.message, url));
      g_assert_nonnull (strstr (fetched.message, row->message));
      g_assert_null (strchr (fetched.message, '\n'));
    }
  else
    g_assert_cmpmem (g_bytes_get_data (fetched.body, NULL), g_bytes_get_size (fetched.body), "{}",
                     2);
}

static GBytes *
serve_conditional (const char *path, const char *head, gpointer user_data)
{
  g_autofree char *condition = canned_header (head, "If-None-Match");
  g_autofree char *agent = canned_header (head, "User-Agent");
  g_autofree char *encoding = canned_header (head, "Accept-Encoding");

  g_assert_cmpstr (agent, ==, "Pentad/" PENTAD_VERSION);
  g_assert_nonnull (strstr (encoding, "gzip"));
  if (g_strcmp0 (condition, "W/\"7, x\"") == 0)
    return canned_answer (304, "ETag: W/\"7, x\"\r\n", NULL, 0);
  return canned_answer (200,
                        "ETag: W/\"7, x\"\r\n"
                        "Date: Sun, 22 Nov 2026 06:32:05 GMT\r\n"
                        "Content-Type: Application/JSON; charset=utf-8\r\n",
                        "{\"api\": 1}", -1);
}

static void
test_entity_tag_is_kept_verbatim (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_conditional, NULL);
  g_auto (Fetched) first;
  g_auto (Fetched) second;

  fetch (canned_server_get_url (server), NULL, NULL, &first);
  g_assert_cmpint (first.result, ==, PENTAD_HTTP_OK);
  g_assert_cmpstr (first.validator, ==, "W/\"7, x\"");
  g_assert_cmpstr (first.type, ==, "application/json");
  g_assert_cmpint (first.date, ==, 1795329125);
  g_assert_cmpint (first.retry_after_s, ==, -1);
  g_assert_cmpuint (first.wire_bytes, >, 10);

  fetch (canned_server_get_url (server), first.validator, NULL, &second);
  g_assert_cmpint (second.result, ==, PENTAD_HTTP_NOT_MODIFIED);
  g_assert_null (second.body);
  g_assert_null (second.message);
}

static GBytes *
serve_redirect (const char *path, const char *head, gpointer user_data)
{
  if (g_str_equal (path, "/old"))
    return canned_answer (307, "Location: new/place\r\n", NULL, 0);
  g_assert_cmpstr (path, ==, "/new/place");
  return canned_answer (200, NULL, "[]", -1);
}

static void
test_redirect_within_the_origin_is_followed (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_redirect, NULL);
  g_autofree char *url = g_strconcat (canned_server_get_url (server), "/old", NULL);
  g_auto (Fetched) fetched;

  fetch (url, NULL, NULL, &fetched);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_OK);
  g_assert_cmpmem (g_bytes_get_data (fetched.body, NULL), g_bytes_get_size (fetched.body), "[]", 2);
}

static void
test_headers_are_bounded (void)
{
  g_autoptr (GString) headers = g_string_new (NULL);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (CannedServer) server = NULL;
  g_auto (Fetched) fetched;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (headers, "X-Filler-%u: some text to make it longer\r\n", i);
  answer = canned_answer (200, headers->str, "{}", -1);
  server = canned_server_new (0, serve_bytes, answer);
  fetch (canned_server_get_url (server), NULL, NULL, &fetched);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_TOO_BIG);
  g_assert_nonnull (strstr (fetched.message, "headers"));
}

static void
test_retry_after_in_both_forms (void)
{
  static const struct
  {
    const char *headers;
    int seconds;
  } rows[] = {
    { "Retry-After: 120\r\n", 120 },
    { "Date: Sun, 22 Nov 2026 06:32:05 GMT\r\n"
      "Retry-After: Sun, 22 Nov 2026 06:42:05 GMT\r\n",
      600 },
    { "Date: Sun, 22 Nov 2026 06:32:05 GMT\r\n"
      "Retry-After: Sun, 22 Nov 2026 06:00:00 GMT\r\n",
      0 },
    { "Retry-After: soon\r\n", -1 },
    { "Retry-After: -5\r\n", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) answer = canned_answer (503, rows[i].headers, NULL, 0);
      g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
      g_auto (Fetched) fetched;

      fetch (canned_server_get_url (server), NULL, NULL, &fetched);
      g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_FAILING);
      g_assert_cmpint (fetched.retry_after_s, ==, rows[i].seconds);
    }
}

static void
test_next_page_is_found (void)
{
  static const struct
  {
    const char *headers;
    const char *next; /* below the base URL; NULL none */
  } rows[] = {
    { "", NULL },
    { "Link: </requests.json?page=2>; rel=\"next\"\r\n", "/requests.json?page=2" },
    { "Link: </a>; rel=prev, <b?page=3>; rel=\"last next\"\r\n", "/b?page=3" },
    { "Link: </a>; rel=\"prev\"\r\n", NULL },
    { "Link: </a>; rel=\"nextish\"\r\n", NULL },
    { "Link: <broken\r\n", NULL },
    { "X-Next-Page-URL: /requests.json?page=4\r\n", "/requests.json?page=4" },
    { "X-Next-Page-URL: \r\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) answer = canned_answer (200, rows[i].headers, "[]", -1);
      g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
      g_autofree char *expected = NULL;
      g_auto (Fetched) fetched;

      g_test_message ("%s", rows[i].headers);
      if (rows[i].next != NULL)
        expected = g_strconcat (canned_server_get_url (server), rows[i].next, NULL);
      fetch (canned_server_get_url (server), NULL, NULL, &fetched);
      g_assert_cmpstr (fetched.next_url, ==, expected);
    }
}

/* Tells what it was asked; /N redirects with the status N. */
static GBytes *
serve_question (const char *path, const char *head, gpointer user_data)
{
  g_autofree char *type = canned_header (head, "Content-Type");
  int status = atoi (path + 1);

  if (status != 0)
    return canned_answer (status, "Location: /there\r\n", NULL, 0);
  return canned_answer (
      200, NULL,
      g_str_has_prefix (head, "POST ") && g_strcmp0 (type, "application/json") == 0 ? "asked"
                                                                                    : "not asked",
      -1);
}

static void
test_post_is_repeated_or_refused (void)
{
  static const struct
  {
    const char *path;
    PentadHttpResult result;
  } rows[] = {
    { "/there", PENTAD_HTTP_OK },    { "/307", PENTAD_HTTP_OK },
    { "/308", PENTAD_HTTP_OK },      { "/301", PENTAD_HTTP_REFUSED },
    { "/302", PENTAD_HTTP_REFUSED }, { "/303", PENTAD_HTTP_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CannedServer) server = canned_server_new (0, serve_question, NULL);
      g_autofree char *url = g_strconcat (canned_server_get_url (server), rows[i].path, NULL);
      g_autoptr (GBytes) question = g_bytes_new_static ("{\"pageNum\":1}", 13);
      PentadHttpClient *client = pentad_http_client_new (NULL);
      g_auto (Fetched) fetched = { 0 };

      pentad_http_client_post (client, url, question, NULL, answer_cb, &fetched, destroy_cb);
      wait_for (&fetched);
      g_assert_finalize_object (client);
      g_test_message ("%s: %s", rows[i].path, fetched.message);
      g_assert_cmpint (fetched.result, ==, rows[i].result);
      if (rows[i].result == PENTAD_HTTP_OK)
        g_assert_cmpmem (g_bytes_get_data (fetched.body, NULL), g_bytes_get_size (fetched.body),
                         "asked", 5);
    }
}

static GBytes *
serve_silence (const char *path, const char *head, gpointer user_data)
{
  return NULL;
}

static void
test_silence_ends_with_the_time_limit (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_silence, NULL);
  PentadHttpLimits limits;
  g_auto (Fetched) fetched;

  pentad_http_limits_init (&limits);
  limits.total_timeout_ms = 150;
  fetch (canned_server_get_url (server), NULL, &limits, &fetched);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_OFFLINE);
  g_assert_nonnull (strstr (fetched.message, "in time"));
}

static void
test_refused_connection_is_offline (void)
{
  CannedServer *server = canned_server_new (0, serve_silence, NULL);
  g_autofree char *url = g_strdup (canned_server_get_url (server));
  g_auto (Fetched) fetched;

  canned_server_free (server);
  fetch (url, NULL, NULL, &fetched);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_OFFLINE);
  g_assert_cmpint (fetched.status, ==, 0);
}

static void
test_bad_addresses_are_refused (void)
{
  static const char *const urls[] = {
    "",     "file:///etc/passwd", "ftp://127.0.0.1/", "http://", "http://user:secret@127.0.0.1/",
    "about"
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_auto (Fetched) fetched;

      g_test_message ("%s", urls[i]);
      fetch (urls[i], NULL, NULL, &fetched);
      g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_REFUSED);
    }
}

/* A plain server behind an https address is no TLS peer. */
static void
test_tls_failure_is_refused (void)
{
  g_autoptr (GBytes) answer = raw ("HTTP/1.1 400 Plain\r\n\r\n");
  g_autoptr (CannedServer) server = canned_server_new (0, serve_bytes, answer);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", canned_server_get_port (server));
  g_auto (Fetched) fetched;

  fetch (url, NULL, NULL, &fetched);
  g_test_message ("%s", fetched.message);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_REFUSED);
  g_assert_null (fetched.body);
}

static GBytes *
serve_authorization (const char *path, const char *head, gpointer user_data)
{
  g_autofree char *value = canned_header (head, "Authorization");

  return canned_answer (200, NULL, value != NULL ? value : "nobody", -1);
}

/* The configured origins see it, the same host at another port does not. */
static void
test_credential_is_for_its_origin (void)
{
  g_autofree char *folder = g_dir_make_tmp ("pentad-client-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "token", NULL);
  g_autofree char *place = g_strconcat ("file:", path, NULL);
  g_autoptr (PentadCredential) credential = pentad_credential_new (place, NULL);
  g_autoptr (CannedServer) mine = canned_server_new (0, serve_authorization, NULL);
  g_autoptr (CannedServer) standby = canned_server_new (0, serve_authorization, NULL);
  g_autoptr (CannedServer) other = canned_server_new (0, serve_authorization, NULL);
  g_autoptr (PentadHttpAccess) access = pentad_http_access_new (canned_server_get_url (mine));
  const struct
  {
    CannedServer *server;
    const char *seen;
  } rows[] = { { mine, "Bearer abc" }, { standby, "Bearer abc" }, { other, "nobody" } };

  g_assert_true (g_file_set_contents_full (path, "abc", 3, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  pentad_http_access_add_origin (access, canned_server_get_url (standby));
  pentad_http_access_set_credential (access, credential);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Fetched) fetched;

      fetch_with (access, canned_server_get_url (rows[i].server), NULL, NULL, &fetched);
      g_assert_cmpmem (g_bytes_get_data (fetched.body, NULL), g_bytes_get_size (fetched.body),
                       rows[i].seen, strlen (rows[i].seen));
    }
  g_unlink (path);
  g_rmdir (folder);
}

static GBytes *
serve_dated (const char *path, const char *head, gpointer user_data)
{
  g_autofree char *since = canned_header (head, "If-Modified-Since");

  if (since != NULL)
    {
      g_assert_cmpstr (since, ==, "Sun, 22 Nov 2026 06:00:00 GMT");
      return canned_answer (304, NULL, NULL, 0);
    }
  return canned_answer (200,
                        "Date: Sun, 22 Nov 2026 06:32:05 GMT\r\n"
                        "Last-Modified: Sun, 22 Nov 2026 06:00:00 GMT\r\n",
                        "{}", -1);
}

static void
test_date_stands_in_for_a_tag (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_dated, NULL);
  g_auto (Fetched) first;
  g_auto (Fetched) second;

  fetch (canned_server_get_url (server), NULL, NULL, &first);
  g_assert_cmpstr (first.validator, ==, "Sun, 22 Nov 2026 06:00:00 GMT");
  fetch (canned_server_get_url (server), first.validator, NULL, &second);
  g_assert_cmpint (second.result, ==, PENTAD_HTTP_NOT_MODIFIED);
}

/* The server is the test itself: it sends a half, looks, and hangs up. */
static void
test_progress_is_told (void)
{
  static const char half[] = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345";
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  PentadHttpClient *client = pentad_http_client_new (NULL);
  g_autoptr (GSocketConnection) connection = NULL;
  Fetched fetched = { 0 };
  guint64 id, received = 0, expected = 0;

  id = pentad_http_client_get (client, url, NULL, NULL, answer_cb, &fetched, destroy_cb);
  connection = g_socket_listener_accept (listener, NULL, NULL, NULL);
  g_assert_nonnull (connection);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), half,
                             strlen (half), NULL, NULL, NULL);
  while (pentad_http_client_get_progress (client, id, &received, &expected) && received == 0)
    g_thread_yield ();
  g_assert_cmpuint (received, ==, 5);
  g_assert_cmpuint (expected, ==, 10);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  wait_for (&fetched);
  g_assert_cmpint (fetched.result, ==, PENTAD_HTTP_OFFLINE);
  g_assert_false (pentad_http_client_get_progress (client, id, &received, &expected));
  fetched_clear (&fetched);
  g_assert_finalize_object (client);
}

static void
test_disposing_cancels_everything (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_silence, NULL);
  PentadHttpClient *client = pentad_http_client_new (NULL);
  Fetched fetched[12] = { 0 };

  /* More than are begun at once, so that some still wait in the queue. */
  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    pentad_http_client_get (client, canned_server_get_url (server), NULL, NULL, answer_cb,
                            &fetched[i], destroy_cb);
  g_assert_finalize_object (client);
  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    {
      g_assert_false (fetched[i].is_done);
      g_assert_true (fetched[i].is_destroyed);
      fetched_clear (&fetched[i]);
    }
}

static void
test_cancelled_request_says_nothing (void)
{
  g_autoptr (CannedServer) server = canned_server_new (0, serve_silence, NULL);
  PentadHttpClient *client = pentad_http_client_new (NULL);
  Fetched fetched[8] = { 0 };
  guint64 ids[8];

  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    ids[i] = pentad_http_client_get (client, canned_server_get_url (server), NULL, NULL, answer_cb,
                                     &fetched[i], destroy_cb);
  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    pentad_http_client_cancel (client, ids[i]);
  pentad_http_client_cancel (client, 999); /* nobody's */
  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    {
      wait_for (&fetched[i]);
      g_assert_false (fetched[i].is_done);
      fetched_clear (&fetched[i]);
    }
  g_assert_finalize_object (client);
}

static void
job_cb (gpointer user_data)
{
  Fetched *fetched = user_data;

  g_mutex_lock (&fetched->lock);
  fetched->is_done = TRUE;
  g_mutex_unlock (&fetched->lock);
}

static void
test_jobs_run_on_the_thread (void)
{
  PentadHttpClient *client = pentad_http_client_new (NULL);
  Fetched fetched = { 0 };

  pentad_http_client_run (client, job_cb, &fetched, destroy_cb);
  wait_for (&fetched);
  g_assert_true (fetched.is_done);
  fetched_clear (&fetched);
  g_assert_finalize_object (client);
}

static void
test_same_origin (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean same;
  } rows[] = {
    { "http://city.example/a", "http://CITY.example:80/b?c", TRUE },
    { "https://city.example", "https://city.example:443/", TRUE },
    { "http://city.example/", "https://city.example/", FALSE },
    { "http://city.example/", "http://city.example:8080/", FALSE },
    { "http://city.example/", "http://city.example.evil/", FALSE },
    { "http://city.example/", "http://city.example@evil/", FALSE },
    { "http://[::1]:80/", "http://[::1]/x", TRUE },
    { "http://city.example/", "file:///etc/passwd", FALSE },
    { "http://city.example/", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s %s", rows[i].a, rows[i].b);
      g_assert_cmpint (pentad_http_same_origin (rows[i].a, rows[i].b), ==, rows[i].same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wire_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/host/http-client/wire/", wire_rows[i].name, NULL);

      g_test_add_data_func (path, &wire_rows[i], test_wire);
    }
#define ADD(name, func) g_test_add_func ("/host/http-client/" name, func)
  ADD ("entity-tag-is-kept-verbatim", test_entity_tag_is_kept_verbatim);
  ADD ("redirect-within-the-origin-is-followed", test_redirect_within_the_origin_is_followed);
  ADD ("headers-are-bounded", test_headers_are_bounded);
  ADD ("retry-after-in-both-forms", test_retry_after_in_both_forms);
  ADD ("next-page-is-found", test_next_page_is_found);
  ADD ("post-is-repeated-or-refused", test_post_is_repeated_or_refused);
  ADD ("silence-ends-with-the-time-limit", test_silence_ends_with_the_time_limit);
  ADD ("refused-connection-is-offline", test_refused_connection_is_offline);
  ADD ("bad-addresses-are-refused", test_bad_addresses_are_refused);
  ADD ("tls-failure-is-refused", test_tls_failure_is_refused);
  ADD ("credential-is-for-its-origin", test_credential_is_for_its_origin);
  ADD ("date-stands-in-for-a-tag", test_date_stands_in_for_a_tag);
  ADD ("progress-is-told", test_progress_is_told);
  ADD ("disposing-cancels-everything", test_disposing_cancels_everything);
  ADD ("cancelled-request-says-nothing", test_cancelled_request_says_nothing);
  ADD ("jobs-run-on-the-thread", test_jobs_run_on_the_thread);
  ADD ("same-origin", test_same_origin);
#undef ADD
  return g_test_run ();
}
