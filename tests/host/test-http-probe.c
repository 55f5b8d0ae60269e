/* Tests of single requests: everything that came back, and what is no answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canned-server.h"
#include "host/http-probe.h"

#include <string.h>

static GBytes *
serve (const char *path, const char *head, gpointer user_data)
{
  g_autofree char *tag = canned_header (head, "If-None-Match");
  g_autofree char *coding = canned_header (head, "Accept-Encoding");
  char *big;

  if (g_str_equal (path, "/tag") && tag != NULL)
    return canned_answer (304, "ETag: \"7\"\r\n", NULL, 0);
  if (g_str_equal (path, "/packed") && coding != NULL)
    {
      g_autoptr (GBytes) packed = canned_gzip ("{}", 2);
      gsize len;
      gconstpointer data = g_bytes_get_data (packed, &len);

      return canned_answer (200, "Content-Encoding: gzip\r\n", data, (gssize)len);
    }
  if (g_str_equal (path, "/gone"))
    return canned_answer (404, "Content-Type: application/problem+json\r\n", "{}", -1);
  if (g_str_equal (path, "/moved"))
    return canned_answer (302, "Location: /tag\r\n", NULL, 0);
  if (g_str_equal (path, "/cut"))
    return g_bytes_new_static ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}", 42);
  if (g_str_equal (path, "/big"))
    {
      big = g_strnfill (5000, ' ');
      GBytes *answer = canned_answer (200, NULL, big, -1);
      g_free (big);
      return answer;
    }
  if (g_str_equal (path, "/silent"))
    return NULL;
  return canned_answer (200, "X-Twice: one\r\nX-TWICE:  two \r\nContent-Type: text/x\r\n", "{}",
                        -1);
}

static PentadHttpAccess *
new_access (const char *url)
{
  PentadHttpAccess *access = pentad_http_access_new (url);
  PentadHttpLimits limits;

  pentad_http_limits_init (&limits);
  limits.max_body_bytes = 1000;
  limits.total_timeout_ms = 500;
  pentad_http_access_set_limits (access, &limits);
  return access;
}

static void
test_answers (void)
{
  static const struct
  {
    const char *path, *header, *name, *value;
    int status;
    gssize len; /* of the body */
  } cases[] = {
    { "/plain", NULL, "content-type", "text/x", 200, 2 },
    { "/plain", NULL, "x-twice", "two", 200, 2 },
    { "/plain", NULL, "etag", NULL, 200, 2 },
    { "/tag", "If-None-Match: \"7\"", "etag", "\"7\"", 304, 0 },
    { "/gone", NULL, "content-type", "application/problem+json", 404, 2 },
    { "/moved", NULL, "location", "/tag", 302, 0 },
    { "/packed", "Accept-Encoding: gzip", "content-encoding", "gzip", 200, -1 },
  };
  g_autoptr (CannedServer) server = canned_server_new (0, serve, NULL);
  g_autoptr (PentadHttpAccess) access = new_access (canned_server_get_url (server));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const headers[] = { cases[i].header, NULL };
      g_autofree char *url = g_strconcat (canned_server_get_url (server), cases[i].path, NULL);
      GError *error = NULL;
      g_autoptr (PentadHttpProbe) probe = pentad_http_probe (access, url, headers, &error);

      g_assert_no_error (error);
      g_assert_cmpint (probe->status, ==, cases[i].status);
      g_assert_cmpstr (pentad_http_probe_get (probe, cases[i].name), ==, cases[i].value);
      if (cases[i].len >= 0)
        g_assert_cmpuint (g_bytes_get_size (probe->body), ==, (gsize)cases[i].len);
      else /* as sent, not as unpacked */
        g_assert_cmpuint (g_bytes_get_size (probe->body), >, 2);
    }
}

static void
test_no_answers (void)
{
  static const char *const paths[] = { "/cut", "/big", "/silent" };
  g_autoptr (CannedServer) server = canned_server_new (0, serve, NULL);
  g_autoptr (PentadHttpAccess) access = new_access (canned_server_get_url (server));

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = g_strconcat (canned_server_get_url (server), paths[i], NULL);
      GError *error = NULL;

      g_assert_null (pentad_http_probe (access, url, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_assert_true (g_str_has_prefix (error->message, url));
      g_clear_error (&error);
    }
}

static void
test_not_addresses (void)
{
  static const char *const urls[] = { "nonsense", "file:///etc/passwd", "ftp://127.0.0.1/", "" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (PentadHttpAccess) access = new_access ("http://127.0.0.1");
      GError *error = NULL;

      g_assert_null (pentad_http_probe (access, urls[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_clear_error (&error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/http-probe/answers-as-sent", test_answers);
  g_test_add_func ("/host/http-probe/half-answers-are-none", test_no_answers);
  g_test_add_func ("/host/http-probe/only-web-addresses", test_not_addresses);
  return g_test_run ();
}
