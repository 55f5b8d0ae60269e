/* Client and feed against httpbin, a server that nobody here wrote: every status, tag and body.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Skipped where httpbin is not installed (Debian: python3-httpbin). */
#include "config.h"

#include "feed/feed.h"
#include "host/http-client.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <stdio.h>

/* Longest wait for an answer that the client itself should bound, in seconds. */
#define DEADLINE_S 60

/* What came of a request. */
typedef struct
{
  PentadHttpResult result;
  int status;
  int retry_after_s;
  char *message, *validator;
  GBytes *body;
} Fetched;

static GSubprocess *process;
static guint port, foreign_port;

static void
fetched_free (Fetched *self)
{
  g_free (self->message);
  g_free (self->validator);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetched, fetched_free)

static void
answer_cb (const PentadHttpResponse *response, gpointer user_data)
{
  Fetched *fetched = g_new0 (Fetched, 1);

  fetched->result = response->result;
  fetched->status = response->status;
  fetched->retry_after_s = response->retry_after_s;
  fetched->message = g_strdup (response->message);
  fetched->validator = g_strdup (response->validator);
  fetched->body = response->body != NULL ? g_bytes_ref (response->body) : NULL;
  g_async_queue_push (user_data, fetched);
}

static char *
make_url (const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", port, path);
}

static Fetched *
fetch (PentadHttpAccess *access,
       const char *path,
       const char *validator,
       const PentadHttpLimits *limits)
{
  g_autoptr (GAsyncQueue) answers = g_async_queue_new ();
  PentadHttpClient *client = pentad_http_client_new (access);
  g_autofree char *url = make_url (path);
  Fetched *fetched;

  pentad_http_client_get (client, url, validator, limits, answer_cb, answers, NULL);
  fetched = g_async_queue_timeout_pop (answers, DEADLINE_S * G_USEC_PER_SEC);
  if (fetched == NULL)
    g_error ("%s: no answer within %d s", path, DEADLINE_S);
  g_test_message ("%s: %s, %s", path, pentad_http_result_id (fetched->result), fetched->message);
  g_assert_finalize_object (client);
  return fetched;
}

static gboolean
has_text (const Fetched *fetched, const char *text)
{
  gsize len;
  const char *data = g_bytes_get_data (fetched->body, &len);

  return g_strstr_len (data, (gssize)len, text) != NULL;
}

static gboolean
is_missing (void)
{
  if (port == 0)
    g_test_skip ("httpbin is not installed");
  return port == 0;
}

static void
test_statuses (void)
{
  static const struct
  {
    int status;
    PentadHttpResult result;
  } rows[] = {
    { 200, PENTAD_HTTP_OK },           { 201, PENTAD_HTTP_BROKEN },
    { 204, PENTAD_HTTP_BROKEN },       { 206, PENTAD_HTTP_BROKEN },
    { 300, PENTAD_HTTP_BROKEN },       { 304, PENTAD_HTTP_BROKEN },
    { 400, PENTAD_HTTP_REJECTED },     { 401, PENTAD_HTTP_UNAUTHORISED },
    { 403, PENTAD_HTTP_UNAUTHORISED }, { 404, PENTAD_HTTP_NOT_FOUND },
    { 407, PENTAD_HTTP_UNAUTHORISED }, { 408, PENTAD_HTTP_FAILING },
    { 409, PENTAD_HTTP_REJECTED },     { 410, PENTAD_HTTP_NOT_FOUND },
    { 413, PENTAD_HTTP_REJECTED },     { 418, PENTAD_HTTP_REJECTED },
    { 425, PENTAD_HTTP_FAILING },      { 429, PENTAD_HTTP_FAILING },
    { 500, PENTAD_HTTP_FAILING },      { 502, PENTAD_HTTP_FAILING },
    { 503, PENTAD_HTTP_FAILING },      { 504, PENTAD_HTTP_FAILING },
  };

  if (is_missing ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/status/%d", rows[i].status);
      g_autoptr (Fetched) fetched = fetch (NULL, path, NULL, NULL);

      g_assert_cmpint (fetched->status, ==, rows[i].status);
      g_assert_cmpint (fetched->result, ==, rows[i].result);
    }
}

static void
test_redirects_stay_within_the_origin (void)
{
  static const struct
  {
    const char *path; /* %u: port of a foreign origin */
    PentadHttpResult result;
  } rows[] = {
    { "/redirect/5", PENTAD_HTTP_OK },
    { "/redirect/6", PENTAD_HTTP_REFUSED },
    { "/relative-redirect/3", PENTAD_HTTP_OK },
    { "/absolute-redirect/3", PENTAD_HTTP_OK },
    { "/redirect-to?status_code=307&url=/get", PENTAD_HTTP_OK },
    { "/redirect-to?url=http://127.0.0.1:%u/get", PENTAD_HTTP_REFUSED },
    { "/redirect-to?url=//127.0.0.1:%u/get", PENTAD_HTTP_REFUSED },
    { "/redirect-to?url=file:///etc/passwd", PENTAD_HTTP_REFUSED },
  };

  if (is_missing ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i].path, "%u", 2);
      g_autofree char *foreign = g_strdup_printf ("%u", foreign_port);
      g_autofree char *path = g_strjoinv (foreign, parts);
      g_autoptr (Fetched) fetched = fetch (NULL, path, NULL, NULL);

      g_assert_cmpint (fetched->result, ==, rows[i].result);
    }
}

static void
test_unchanged_is_told_by_a_condition (void)
{
  /* Of /cache the tag is another each time: any condition will do. */
  static const char *const paths[] = { "/etag/abc", "/cache" };

  if (is_missing ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (Fetched) first = fetch (NULL, paths[i], NULL, NULL);
      g_autoptr (Fetched) second = NULL;

      g_assert_cmpint (first->result, ==, PENTAD_HTTP_OK);
      g_assert_nonnull (first->validator);
      second = fetch (NULL, paths[i], first->validator, NULL);
      g_assert_cmpint (second->result, ==, PENTAD_HTTP_NOT_MODIFIED);
      g_assert_null (second->body);
    }
}

static void
test_bodies_come_whole (void)
{
  static const struct
  {
    const char *path;
    gsize size;       /* 0: any */
    const char *text; /* NULL: any */
  } rows[] = {
    { "/gzip", 0, "\"gzipped\":true" },
    { "/deflate", 0, "\"deflated\":true" },
    { "/brotli", 0, "\"brotli\":true" },
    { "/drip?numbytes=10&duration=0.2&delay=0", 10, "**********" },
    { "/stream-bytes/50000?chunk_size=1000", 50000, NULL },
    { "/stream/3", 0, "\"id\": 2" },
    { "/delay/0.2", 0, "\"url\":" },
    { "/bytes/100000", 100000, NULL },
  };

  if (is_missing ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fetched) fetched = fetch (NULL, rows[i].path, NULL, NULL);

      g_assert_cmpint (fetched->result, ==, PENTAD_HTTP_OK);
      if (rows[i].size > 0)
        g_assert_cmpuint (g_bytes_get_size (fetched->body), ==, rows[i].size);
      if (rows[i].text != NULL)
        g_assert_true (has_text (fetched, rows[i].text));
    }
}

static void
test_limits_are_held (void)
{
  static const struct
  {
    const char *path;
    guint total_timeout_ms;
    gsize max_body_bytes;
    PentadHttpResult result;
  } rows[] = {
    { "/delay/5", 300, 1000, PENTAD_HTTP_OFFLINE },
    { "/drip?numbytes=10&duration=5&delay=0", 300, 1000, PENTAD_HTTP_OFFLINE },
    { "/bytes/1001", 60000, 1000, PENTAD_HTTP_TOO_BIG },
    { "/stream-bytes/1001", 60000, 1000, PENTAD_HTTP_TOO_BIG },
    { "/stream-bytes/1000", 60000, 1000, PENTAD_HTTP_OK },
  };

  if (is_missing ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fetched) fetched = NULL;
      PentadHttpLimits limits;

      pentad_http_limits_init (&limits);
      limits.total_timeout_ms = rows[i].total_timeout_ms;
      limits.max_body_bytes = rows[i].max_body_bytes;
      fetched = fetch (NULL, rows[i].path, NULL, &limits);
      g_assert_cmpint (fetched->result, ==, rows[i].result);
      g_assert_cmpint (fetched->body != NULL, ==, rows[i].result == PENTAD_HTTP_OK);
    }
}

static void
test_credential_is_shown (void)
{
  g_autoptr (Fetched) nobody = NULL;
  g_autoptr (Fetched) somebody = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pentad-httpbin-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "token", NULL);
  g_autofree char *place = g_strconcat ("file:", file, NULL);
  g_autoptr (PentadCredential) credential = pentad_credential_new (place, NULL);
  g_autofree char *url = make_url ("");
  g_autoptr (PentadHttpAccess) access = pentad_http_access_new (url);

  if (!is_missing ())
    {
      g_assert_true (
          g_file_set_contents_full (file, "xyz", 3, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      pentad_http_access_set_credential (access, credential);
      nobody = fetch (NULL, "/bearer", NULL, NULL);
      g_assert_cmpint (nobody->result, ==, PENTAD_HTTP_UNAUTHORISED);
      /* httpbin takes the letters of "Bearer" off the front of a token. */
      somebody = fetch (access, "/bearer", NULL, NULL);
      g_assert_cmpint (somebody->result, ==, PENTAD_HTTP_OK);
      g_assert_true (has_text (somebody, "\"token\":\"xyz\""));
      g_unlink (file);
    }
  g_rmdir (folder);
}

static void
test_headers_are_read_and_sent (void)
{
  g_autoptr (Fetched) waiting = NULL;
  g_autoptr (Fetched) sent = NULL;

  if (is_missing ())
    return;
  waiting = fetch (NULL, "/response-headers?Retry-After=120", NULL, NULL);
  g_assert_cmpint (waiting->retry_after_s, ==, 120);
  sent = fetch (NULL, "/headers", NULL, NULL);
  g_assert_true (has_text (sent, "\"User-Agent\":\"Pentad/"));
  /* What Debian's libcurl undoes. */
  g_assert_true (has_text (sent, "\"Accept-Encoding\":\"deflate, gzip, br, zstd\""));
}

/* No document of a city is anywhere on it; what it says instead has its own state. */
static void
test_feed_names_what_it_met (void)
{
  static const struct
  {
    const char *base; /* "/v1/about" comes after it */
    PentadConnection connection;
  } rows[] = {
    { "/anything", PENTAD_CONNECTION_INCOMPATIBLE },    /* JSON of something else */
    { "/cookies/set", PENTAD_CONNECTION_INCOMPATIBLE }, /* the same by a redirect */
    { "/basic-auth", PENTAD_CONNECTION_UNAUTHORISED },
    { "/links", PENTAD_CONNECTION_INCOMPATIBLE }, /* 404 */
  };

  if (is_missing ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *url = make_url (rows[i].base);
      g_autoptr (PentadFeedSource) source = pentad_feed_source_new (url, NULL, NULL, NULL);
      PentadClock *clock = pentad_clock_new ();
      PentadCity *city = pentad_city_new ();
      PentadFeed *feed = pentad_feed_new (source, clock, city);
      g_autoptr (GError) error = NULL;

      g_assert_false (pentad_feed_load (feed, DEADLINE_S * 1000, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, url));
      g_assert_cmpint (pentad_feed_get_connection (feed), ==, rows[i].connection);
      g_assert_finalize_object (feed);
      g_assert_finalize_object (city);
      g_assert_finalize_object (clock);
    }
}

/* Leaves the ports at 0 where there is no httpbin. */
static void
start (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "wire", "httpbin-server.py", NULL);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_setenv (launcher, "PYTHONDONTWRITEBYTECODE", "1", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "/usr/bin/python3", script, NULL);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  if (line == NULL || sscanf (line, "%u %u", &port, &foreign_port) != 2)
    port = foreign_port = 0;
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  start ();
#define ADD(name, func) g_test_add_func ("/wire/httpbin/" name, func)
  ADD ("statuses", test_statuses);
  ADD ("redirects-stay-within-the-origin", test_redirects_stay_within_the_origin);
  ADD ("unchanged-is-told-by-a-condition", test_unchanged_is_told_by_a_condition);
  ADD ("bodies-come-whole", test_bodies_come_whole);
  ADD ("limits-are-held", test_limits_are_held);
  ADD ("credential-is-shown", test_credential_is_shown);
  ADD ("headers-are-read-and-sent", test_headers_are_read_and_sent);
  ADD ("feed-names-what-it-met", test_feed_names_what_it_met);
#undef ADD
  status = g_test_run ();
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
  return status;
}
