/* Tests of the faults: each finds its place in the document, changes it there and nowhere else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/guard.h"
#include "fixture.h"
#include "reference/fault-text.h"
#include "reference/fault.h"
#include "reference/document.h"
#include "reference/router.h"

#include <string.h>

typedef struct
{
  PentadWorld *world;
  PentadClock *clock;
  PentadCityClock city_clock;
  PentadRouter *router;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->world = fixture_world ("demo", 0, 1);
  fixture->clock = pentad_clock_new_fixed (FIXTURE_NOW);
  pentad_city_clock_init (&fixture->city_clock, fixture->clock, FIXTURE_NOW, 0);
  fixture->router = pentad_router_new (fixture->world, &fixture->city_clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pentad_router_free (fixture->router);
  g_object_unref (fixture->clock);
  pentad_world_free (fixture->world);
}

/* Where a document of that name lies. */
static const char *
path_of (const char *document)
{
  static const char *const with_argument[][2] = {
    { "ended", "/v1/ended/2026-11-24" },
    { "history", "/v1/history/2026-11" },
    { "layers", "/v1/layers/roads" },
    { "topics", "/v1/topics/duty" },
    { "photos", "/v1/photos/YZ20261125000002" },
  };
  static char path[64];

  for (guint i = 0; i < G_N_ELEMENTS (with_argument); i++)
    if (g_str_equal (with_argument[i][0], document))
      return with_argument[i][1];
  g_snprintf (path, sizeof path, "/v1/%s", document);
  return path;
}

static PentadReply
ask (Fixture *fixture, const char *path, const char *cursor)
{
  PentadAnswer answer = pentad_router_answer (fixture->router, "GET", path, cursor, NULL);

  return (PentadReply){ .status = answer.status,
                        .content_type = g_strdup (answer.content_type),
                        .body = answer.body,
                        .retry_after_s = -1 };
}

static void
apply (Fixture *fixture, const char *spec, const char *path, const char *cursor, PentadReply *reply)
{
  const char *const specs[] = { spec, NULL };
  GError *error = NULL;
  g_autoptr (PentadFaults) faults = pentad_faults_new (specs, &error);

  g_assert_no_error (error);
  *reply = ask (fixture, path, cursor);
  pentad_faults_apply (faults, path, cursor, NULL, reply);
}

static GBytes *
plain (const PentadReply *reply)
{
  return pentad_body_get_bytes (reply->body, FALSE);
}

/* The cursor of an hour ago, so that the delta is not empty. */
static char *
old_cursor (Fixture *fixture)
{
  return pentad_document_state_cursor (fixture->world, FIXTURE_NOW - PENTAD_HOUR_S);
}

static void
test_every_edit_finds_its_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *delta = old_cursor (fixture);
  guint n;

  pentad_text_fault_get (0, &n);
  g_assert_cmpuint (n, >, 30);
  for (guint i = 0; i < n; i++)
    {
      const PentadTextFault *fault = pentad_text_fault_get (i, NULL);
      const char *path = path_of (fault->document);
      const char *cursor = g_str_equal (fault->name, "cursor-gap") ? delta : NULL;
      g_auto (PentadReply) good = ask (fixture, path, cursor);
      g_auto (PentadReply) bad = { 0 };
      GError *error = NULL;
      gsize len;

      apply (fixture, fault->name, path, cursor, &bad);
      g_assert_cmpuint (good.status, ==, 200);
      g_assert_cmpuint (bad.status, ==, 200);
      if (g_bytes_equal (plain (&good), plain (&bad)))
        g_error ("%s changes nothing in %s", fault->name, path);

      /* Bytes are broken by three of them; the others keep to JSON. */
      gboolean is_json = !g_str_equal (fault->name, "nan") && !g_str_equal (fault->name, "half");
      const char *text = g_bytes_get_data (plain (&bad), &len);
      if (pentad_guard_validate (text, len, fault->name, NULL, &error) != is_json)
        g_error ("%s: %s", fault->name, error != NULL ? error->message : "still JSON");
      g_clear_error (&error);

      /* Tags tell the two apart. */
      g_assert_cmpstr (pentad_body_get_etag (good.body, FALSE), !=,
                       pentad_body_get_etag (bad.body, FALSE));
    }
}

static void
test_faults_keep_to_their_document (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *spec, *path;
    gboolean changes;
  } cases[] = {
    { "missing:as_of@staff", "/v1/staff", TRUE },
    { "missing:as_of@staff", "/v1/calls", FALSE },
    { "missing:as_of@ended", "/v1/ended/2026-11-24", TRUE },
    { "missing:nothing", "/v1/state", FALSE },
    { "missing", "/v1/staff", FALSE },
    { "negative:received@calls", "/v1/calls", TRUE },
    { "nan:lat@state", "/v1/state", TRUE },
    { "html@calls", "/v1/calls", TRUE },
    { "html@calls", "/v1/staff", FALSE },
    { "html", "/v1/about", TRUE },
    { "bom@about", "/v1/about", TRUE },
    { "html", "/", FALSE },
    { "empty@layers", "/v1/layers/roads", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (PentadReply) good = ask (fixture, cases[i].path, NULL);
      g_auto (PentadReply) bad = { 0 };

      apply (fixture, cases[i].spec, cases[i].path, NULL, &bad);
      if (g_bytes_equal (plain (&good), plain (&bad)) == cases[i].changes)
        g_error ("%s and %s", cases[i].spec, cases[i].path);
    }
}

static void
test_what_is_sent_around_the_body (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *spec;
    guint status;
    const char *content_type, *etag;
    int retry_after_s;
    guint delay_ms;
  } cases[] = {
    { "status:503@state", 503, "application/problem+json", NULL, 2, 0 },
    { "status:429", 429, "application/problem+json", NULL, 2, 0 },
    { "status:404", 404, "application/problem+json", NULL, -1, 0 },
    { "slow:250", 200, "application/json", NULL, -1, 250 },
    { "type:text/plain", 200, "text/plain", NULL, -1, 0 },
    { "charset:gbk", 200, "application/json; charset=gbk", NULL, -1, 0 },
    { "no-etag", 200, "application/json", "", -1, 0 },
    { "lying-etag", 200, "application/json", "\"always-state\"", -1, 0 },
    { "html", 200, "text/html", NULL, -1, 0 },
    { "at-refused", 200, "application/json", NULL, -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (PentadReply) reply = { 0 };

      apply (fixture, cases[i].spec, "/v1/state", NULL, &reply);
      g_assert_cmpuint (reply.status, ==, cases[i].status);
      g_assert_cmpstr (reply.content_type, ==, cases[i].content_type);
      g_assert_cmpstr (reply.etag, ==, cases[i].etag);
      g_assert_cmpint (reply.retry_after_s, ==, cases[i].retry_after_s);
      g_assert_cmpuint (reply.delay_ms, ==, cases[i].delay_ms);
    }
}

/* Questions, and not documents, are what these fall over. */
static void
test_questions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = old_cursor (fixture);
  g_auto (PentadReply) unknown = { 0 };
  g_auto (PentadReply) known = { 0 };
  g_auto (PentadReply) nowhere = { 0 };

  apply (fixture, "cursor-refused", "/v1/state", "unheard-of", &unknown);
  g_assert_cmpuint (unknown.status, ==, 400);
  apply (fixture, "cursor-refused", "/v1/state", own, &known);
  g_assert_cmpuint (known.status, ==, 200);
  apply (fixture, "unknown-200", "/v1/nowhere", NULL, &nowhere);
  g_assert_cmpuint (nowhere.status, ==, 200);
}

static void
test_changes_with_every_request (Fixture *fixture, gconstpointer data)
{
  static const char *const specs[] = { "changed-id", NULL };
  g_autoptr (PentadFaults) faults = pentad_faults_new (specs, NULL);
  g_auto (PentadReply) one = ask (fixture, "/v1/state", NULL);
  g_auto (PentadReply) two = ask (fixture, "/v1/state", NULL);

  pentad_faults_apply (faults, "/v1/state", NULL, NULL, &one);
  pentad_faults_apply (faults, "/v1/state", NULL, NULL, &two);
  g_assert_false (g_bytes_equal (plain (&one), plain (&two)));
}

static void
test_wrong_specs_are_errors (void)
{
  static const struct
  {
    const char *spec, *reason;
  } cases[] = {
    { "telepathy", "not known" },        { "", "not known" },
    { "status", "argument is missing" }, { "status:200", "400 to 599" },
    { "status:x", "400 to 599" },        { "slow:-1", "milliseconds" },
    { "html:x", "no argument" },         { "crs:GCJ02", "no argument" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const specs[] = { "html", cases[i].spec, NULL };
      GError *error = NULL;

      g_assert_null (pentad_faults_new (specs, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      g_assert_nonnull (strstr (error->message, cases[i].spec));
      g_clear_error (&error);
    }
}

/* Every fault is listed, with a line that says what it does. */
static void
test_list (void)
{
  g_autofree char *list = pentad_faults_describe ();
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  guint n;

  pentad_text_fault_get (0, &n);
  g_assert_cmpuint (g_strv_length (lines), >, n + 10);
  for (guint i = 0; lines[i][0] != '\0'; i++)
    {
      g_autofree char *name = g_strndup (lines[i], strcspn (lines[i], ":@ "));
      g_autofree char *spec = g_strconcat (
          name, strstr (lines[i], ":CODE") ? ":500" : "",
          strstr (lines[i], ":M") != NULL || strstr (lines[i], ":NAME") != NULL ? ":1" : "", NULL);
      const char *const specs[] = { spec, NULL };
      GError *error = NULL;
      g_autoptr (PentadFaults) faults = pentad_faults_new (specs, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (strlen (lines[i]), >, 40);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/reference/fault/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("every-edit-finds-its-place", test_every_edit_finds_its_place);
  ADD ("faults-keep-to-their-document", test_faults_keep_to_their_document);
  ADD ("what-is-sent-around-the-body", test_what_is_sent_around_the_body);
  ADD ("questions", test_questions);
  ADD ("changes-with-every-request", test_changes_with_every_request);
  g_test_add_func ("/reference/fault/wrong-specs-are-errors", test_wrong_specs_are_errors);
  g_test_add_func ("/reference/fault/list", test_list);
  return g_test_run ();
}
