/* A snapshot in the place of a platform, and a platform that is recorded into one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/boards.h"
#include "snapshot/recorder.h"
#include "snapshot/stand-in.h"

#include <string.h>

#define BASE "http://platform.example"

/* What came of a request; given back by the network thread. */
typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean is_done;
  PentadHttpResult result;
  int status;
  gint64 date;
  char *message, *body;
} Fetched;

static void
answer_cb (const PentadHttpResponse *response, gpointer user_data)
{
  Fetched *fetched = user_data;

  g_mutex_lock (&fetched->lock);
  fetched->is_done = TRUE;
  fetched->result = response->result;
  fetched->status = response->status;
  fetched->date = response->date;
  fetched->message = g_strdup (response->message);
  if (response->body != NULL)
    fetched->body =
        g_strndup (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body));
  g_cond_signal (&fetched->cond);
  g_mutex_unlock (&fetched->lock);
}

static void
fetched_clear (Fetched *fetched)
{
  g_free (fetched->message);
  g_free (fetched->body);
  *fetched = (Fetched){ 0 };
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetched, fetched_clear)

static void
fetch (PentadHttpClient *client,
       const char *base,
       const char *path,
       const char *validator,
       Fetched *fetched)
{
  g_autofree char *url = g_strconcat (base, path, NULL);

  fetched_clear (fetched);
  pentad_http_client_get (client, url, validator, NULL, answer_cb, fetched, NULL);
  g_mutex_lock (&fetched->lock);
  while (!fetched->is_done)
    g_cond_wait (&fetched->cond, &fetched->lock);
  g_mutex_unlock (&fetched->lock);
}

/* A platform that needs no wire itself. */
static void
platform_cb (const char *url, PentadHttpResponse *response, char **reason, gpointer user_data)
{
  static const struct
  {
    const char *path;
    int status;
    const char *body;
  } answers[] = {
    { "/v1/about", 200, "{\"api\": 1, \"now\": \"2026-11-22T06:32:07Z\"}" },
    { "/v1/state", 200, "{\"cases\": [], \"as_of\": \"2026-11-22T06:32:05Z\"}" },
    { "/v1/state?cursor=7", 200, "{\"delta\": true, \"as_of\": \"2026-11-22T06:32:15Z\"}" },
    { "/v1/staff?at=2026-11-22T06:32:05Z", 200, "{\"rows\": []}" },
    { "/v1/tasks", 403, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (url + strlen (BASE), answers[i].path))
      {
        response->status = answers[i].status;
        response->result = response->status == 200 ? PENTAD_HTTP_OK : PENTAD_HTTP_UNAUTHORISED;
        if (answers[i].body != NULL)
          response->body = g_bytes_new (answers[i].body, strlen (answers[i].body));
        return;
      }
  response->result = PENTAD_HTTP_NOT_FOUND;
  response->status = 404;
}

/* Everything of it, once recorded. */
static PentadSnapshot *
record (GError **error)
{
  static const char *const paths[] = { "/v1/about",          "/v1/state",
                                       "/v1/state?cursor=7", "/v1/staff?at=2026-11-22T06:32:05Z",
                                       "/v1/tasks",          "/v1/calls" };
  g_autoptr (PentadHttpAccess) access = pentad_http_access_new (BASE);
  g_autoptr (PentadRecorder) recorder = pentad_recorder_new (BASE, NULL);
  g_autoptr (PentadHttpClient) client = NULL;
  g_autoptr (PentadManifest) manifest = pentad_manifest_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Fetched) fetched = { 0 };

  pentad_http_access_set_stand_in (access, platform_cb, NULL, NULL);
  pentad_recorder_attach (recorder, access);
  client = pentad_http_client_new (access);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    fetch (client, BASE, paths[i], NULL, &fetched);
  manifest->city = g_strdup ("1");
  manifest->zone = g_strdup ("UTC");
  bytes = pentad_recorder_finish (recorder, manifest, NULL, error);
  return bytes != NULL ? pentad_snapshot_new (bytes, "a.pentad", NULL, NULL, error) : NULL;
}

static void
test_recorder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) snapshot = record (&error);
  const PentadManifest *manifest;
  g_autoptr (GBytes) state = NULL;

  g_assert_no_error (error);
  manifest = pentad_snapshot_get_manifest (snapshot);
  g_assert_cmpuint (manifest->entries->len, ==, 3 + PENTAD_N_BOARDS);
  g_assert_nonnull (pentad_manifest_find (manifest, "v1/staff.json"));
  g_assert_cmpuint (manifest->forbidden->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (manifest->forbidden, 0), ==, "v1/tasks.json");
  /* The whole state, and not what changed since. */
  state = pentad_snapshot_read (snapshot, "v1/state.json", &error);
  g_assert_nonnull (
      g_strstr_len (g_bytes_get_data (state, NULL), (gssize)g_bytes_get_size (state), "cases"));
  g_assert_cmpint (manifest->as_of, ==, 1795329125);
  g_assert_cmpint (manifest->taken, ==, 1795329127);
}

static void
test_nothing_came (void)
{
  g_autoptr (PentadRecorder) recorder = pentad_recorder_new (BASE, NULL);
  g_autoptr (PentadManifest) manifest = pentad_manifest_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pentad_recorder_finish (recorder, manifest, NULL, &error));
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST);
}

static void
test_answers (void)
{
  static const struct
  {
    const char *path, *validator;
    PentadHttpResult result;
    int status;
    const char *words; /* of the body, or of why there is none */
  } cases[] = {
    { "/v1/about", NULL, PENTAD_HTTP_OK, 200, "\"api\": 1" },
    { "/v1/about", "\"snapshot\"", PENTAD_HTTP_NOT_MODIFIED, 304, NULL },
    { "/v1/staff?at=2026-11-21T00:00:00Z", NULL, PENTAD_HTTP_OK, 200, "rows" },
    { "/v1/tasks", NULL, PENTAD_HTTP_UNAUTHORISED, 403, "did not let" },
    { "/v1/calls", NULL, PENTAD_HTTP_NOT_FOUND, 404, "does not hold" },
    { "/../etc/passwd", NULL, PENTAD_HTTP_NOT_FOUND, 404, "does not hold" },
    { "/manifest", NULL, PENTAD_HTTP_NOT_FOUND, 404, "does not hold" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) snapshot = record (&error);
  g_autoptr (PentadHttpClient) client = NULL;
  g_auto (Fetched) fetched = { 0 };
  PentadStandIn stand_in = { 0 };

  pentad_snapshot_stand_in (snapshot, "/tmp/a.pentad", &stand_in);
  g_assert_cmpint (stand_in.as_of, ==, 1795329125);
  client = pentad_http_client_new (stand_in.access);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *told;

      fetch (client, "/tmp/a.pentad", cases[i].path, cases[i].validator, &fetched);
      g_assert_cmpint (fetched.result, ==, cases[i].result);
      g_assert_cmpint (fetched.status, ==, cases[i].status);
      told = fetched.body != NULL ? fetched.body : fetched.message;
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (told, cases[i].words));
      if (fetched.message != NULL)
        g_assert_true (g_str_has_prefix (fetched.message, "/tmp/a.pentad/"));
    }
  g_clear_object (&client);
  pentad_http_access_unref (stand_in.access);
  stand_in.free_file (stand_in.file);
}

static void
count_cb (const PentadHttpResponse *response, gpointer user_data)
{
  g_atomic_int_inc ((int *)user_data);
}

static void
gone_cb (gpointer user_data)
{
  g_atomic_int_inc ((int *)user_data);
}

/* What is asked for and not waited for is neither lost nor kept. */
static void
test_dispose (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) snapshot = record (&error);
  g_autoptr (PentadHttpClient) client = NULL;
  PentadStandIn stand_in = { 0 };
  guint64 last = 0;
  int n_gone = 0, count = 0;

  pentad_snapshot_stand_in (snapshot, "a.pentad", &stand_in);
  client = pentad_http_client_new (stand_in.access);
  for (guint i = 0; i < 100; i++)
    {
      last =
          pentad_http_client_get (client, "a.pentad/v1/about", NULL, NULL, count_cb, &count, NULL);
      pentad_http_client_run (client, gone_cb, &count, gone_cb);
    }
  pentad_http_client_cancel (client, last);
  pentad_http_client_cancel (client, 1);
  pentad_http_client_get (client, "a.pentad/v1/about", NULL, NULL, count_cb, &n_gone, gone_cb);
  g_object_run_dispose (G_OBJECT (client));
  /* Answered and given back, or given back only. */
  g_assert_cmpint (n_gone, >=, 1);
  g_assert_cmpint (n_gone, <=, 2);
  g_assert_cmpint (count, >=, 100);
  g_clear_object (&client);
  pentad_http_access_unref (stand_in.access);
  stand_in.free_file (stand_in.file);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/recorder/what-a-platform-answers", test_recorder);
  g_test_add_func ("/snapshot/recorder/nothing-came", test_nothing_came);
  g_test_add_func ("/snapshot/stand-in/answers", test_answers);
  g_test_add_func ("/snapshot/stand-in/dispose", test_dispose);
  return g_test_run ();
}
