/* Tests of the Open311 adapter, also on a real city's answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/open311.h"
#include "samples.h"

#include <math.h>
#include <string.h>

static gint64
parse_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}

/* Reads requests in New York's zone. */
static PentadState *
read_requests (const char *text, GPtrArray *findings, GError **error)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("America/New_York", 0, NULL);

  g_assert_nonnull (zone);
  return pentad_read_open311_requests (text, strlen (text), "u", zone, findings, error);
}

static PentadTrailEntry
act_of (const PentadCase *item, guint i)
{
  PentadTrailEntry entry = { 0 };
  PentadTrailIter iter;

  pentad_case_trail (item, &iter);
  for (guint n = 0; n <= i; n++)
    g_assert_true (pentad_trail_iter_next (&iter, &entry));
  return entry;
}

static void
test_services (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadCatalogue) catalogue =
      pentad_read_open311_services (SAMPLE_SERVICES, strlen (SAMPLE_SERVICES), "u", &error);

  g_assert_no_error (error);
  const PentadClass *pothole =
      pentad_catalogue_get_class (catalogue, pentad_catalogue_find_class (catalogue, "S1"));
  g_assert_cmpstr (pentad_label_get (&pothole->name, PENTAD_LANGUAGE_ZH_CN), ==, "Pothole");
  const PentadClass *group = pentad_catalogue_get_class (catalogue, pothole->major);
  g_assert_cmpstr (pentad_label_get (&group->name, PENTAD_LANGUAGE_EN), ==, "Roads");
  g_assert_cmpint (group->major, ==, -1);
  const PentadClass *graffiti =
      pentad_catalogue_get_class (catalogue, pentad_catalogue_find_class (catalogue, "2"));
  g_assert_cmpint (graffiti->major, ==, -1);
}

static void
test_requests (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state = read_requests (SAMPLE_REQUESTS, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (state->cases->len, ==, 2);
  const PentadCase *open = g_ptr_array_index (state->cases, 0);
  g_assert_cmpstr (pentad_case_get_id (open), ==, "1");
  g_assert_cmpstr (pentad_case_get_class_code (open), ==, "S1");
  g_assert_cmpint (pentad_case_get_source (open), ==, PENTAD_SOURCE_OTHER);
  g_assert_cmpfloat (pentad_case_get_lat (open), ==, 40.5);
  g_assert_cmpfloat (pentad_case_get_lon (open), ==, -73.5);
  g_autofree char *address = pentad_case_dup_address (open);
  g_assert_cmpstr (address, ==, "1 Main St");
  g_assert_cmpuint (pentad_case_get_n_acts (open), ==, 1);
  g_assert_cmpint (act_of (open, 0).act, ==, PENTAD_ACT_REPORT);
  g_assert_cmpint (act_of (open, 0).time, ==, parse_time ("2018-01-27T15:05:54Z"));
  g_assert_cmpint (act_of (open, 0).due, ==, parse_time ("2018-02-01T00:00:00Z"));
  g_assert_cmpstr (act_of (open, 0).department, ==, "DOT");

  /* Closed, nobody says when: ended, but in no period. The naive time is New York's. */
  const PentadCase *closed = g_ptr_array_index (state->cases, 1);
  g_assert_cmpstr (pentad_case_get_id (closed), ==, "2");
  g_assert_cmpstr (pentad_case_get_class_code (closed), ==, "2");
  g_assert_true (isnan (pentad_case_get_lat (closed)) && isnan (pentad_case_get_lon (closed)));
  g_assert_cmpint (act_of (closed, 0).time, ==, parse_time ("2018-01-27T20:05:54Z"));
  g_assert_cmpuint (pentad_case_get_n_acts (closed), ==, 2);
  g_assert_cmpint (act_of (closed, 1).act, ==, PENTAD_ACT_END);
  g_assert_cmpint (act_of (closed, 1).time, ==, PENTAD_NO_TIME);
}

/* When a request ended, by what its row says. */
static void
test_closing_times (void)
{
  static const struct
  {
    const char *members;
    gboolean has_ended;
    const char *time; /* NULL: not known */
  } cases[] = {
    { "\"status\": \"open\", \"updated_datetime\": \"2018-01-03T00:00:00Z\"", FALSE, NULL },
    { "\"status\": \"closed\", \"updated_datetime\": null", TRUE, NULL },
    { "\"status\": \"closed\", \"updated_datetime\": \"\"", TRUE, NULL },
    { "\"status\": \"closed\", \"updated_datetime\": \"soon\"", TRUE, NULL },
    { "\"status\": \"Closed\", \"updated_datetime\": \"2018-01-03T00:00:00Z\"", TRUE,
      "2018-01-03T00:00:00Z" },
    { "\"status\": \"closed\", \"updated_datetime\": \"2018-01-04T00:00:00Z\", "
      "\"closed_datetime\": \"2018-01-03T00:00:00+0000\"",
      TRUE, "2018-01-03T00:00:00Z" },
    { "\"status\": \"closed\", \"closed_datetime\": \"2017-01-03T00:00:00Z\"", TRUE,
      "2018-01-01T00:00:00Z" }, /* not before it was reported */
    { "\"status\": null", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("[{\"service_request_id\": \"1\", \"requested_datetime\": "
                           "\"2018-01-01T00:00:00Z\", %s}]",
                           cases[i].members);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadState) state = read_requests (text, NULL, &error);

      g_assert_no_error (error);
      const PentadCase *item = g_ptr_array_index (state->cases, 0);
      g_assert_cmpuint (pentad_case_get_n_acts (item), ==, cases[i].has_ended ? 2 : 1);
      if (!cases[i].has_ended)
        continue;
      g_assert_cmpint (act_of (item, 1).act, ==,
                       cases[i].time != NULL ? PENTAD_ACT_CLOSE : PENTAD_ACT_END);
      g_assert_cmpint (act_of (item, 1).time, ==,
                       cases[i].time != NULL ? parse_time (cases[i].time) : PENTAD_NO_TIME);
    }
}

static void
test_findings (void)
{
  static const char text[] =
      "[{\"service_request_id\": \"1\"}, "
      "{\"service_request_id\": \"2\", \"requested_datetime\": \"2018-01-01T00:00:00Z\", \"lat\": "
      "\"none\", \"long\": 3}, "
      "{\"service_request_id\": \"2\", \"requested_datetime\": \"yesterday\"}, "
      "{\"service_request_id\": \"2\", \"requested_datetime\": \"2018-01-01T00:00:00Z\"}]";
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state = read_requests (text, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (state->n_rows, ==, 4);
  g_assert_cmpuint (state->n_repeated, ==, 1);
  g_assert_cmpuint (state->cases->len, ==, 1);
  static const struct
  {
    PentadFindingKind kind;
    guint count;
  } table[] = {
    { PENTAD_FINDING_CASE_WITHOUT_TIME, 2 },
    { PENTAD_FINDING_UNREADABLE_TIME, 1 },
    { PENTAD_FINDING_IMPOSSIBLE_POINT, 1 },
  };
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpint (finding->kind, ==, table[i].kind);
      g_assert_cmpuint (finding->count, ==, table[i].count);
      g_assert_cmpstr (finding->document, ==, "u");
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "{\"errors\": []}", "u: $: expected a list of requests, found an object at byte 0" },
    { "{}", "u: $: expected a list of requests, found an object at byte 0" },
    { "7", "u: $: expected a list of requests, found 7 at byte 0" },
    { "[[]]", "u: $[0]: expected a list of requests, found an array at byte 1" },
    { "{\"errors\": [{\"code\": 400, \"description\": \"no such\\nday\"}]}",
      "u: $: expected a list of requests (the server reports the error 400: “no such day”), found "
      "an object at byte 0" },
    { "[{\"code\": 404, \"description\": \"jurisdiction_id was not found\"}]",
      "u: $[0]: expected a list of requests (the server reports the error 404: “jurisdiction_id "
      "was "
      "not found”), found an object at byte 1" },
    { "{\"code\": \"403\", \"description\": \"api_key\"}",
      "u: $: expected a list of requests (the server reports the error 403: “api_key”), found an "
      "object at byte 0" },
    { "{\"error\": \"down\"}", "u: $: expected a list of requests (the server reports the error: "
                               "“down”), found an object at "
                               "byte 0" },
    { "{\"error\": {\"code\": 500, \"message\": \"down\"}}",
      "u: $: expected a list of requests (the server reports the error 500: “down”), found an "
      "object "
      "at byte 0" },
    { "{\"requests\": [{\"service_request_id\": \"1\", \"service_request_id\": \"2\"}]}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_requests (cases[i].text, NULL, &error));
      g_assert_nonnull (error);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].expected);
    }
}

#define TIME "\"requested_datetime\": \"2018-01-01T00:00:00Z\""
/* Servers that number their requests do not stop at what a double holds. */
static void
test_numeric_ids_stay_exact (void)
{
  static const char text[] =
      "[{\"service_request_id\": 9007199254740993, \"requested_datetime\": "
      "\"2018-01-01T00:00:00Z\"}, {\"service_request_id\": 9007199254740992, "
      "\"requested_datetime\": \"2018-01-01T00:00:00Z\"}, {\"service_request_id\": "
      "12345678901234567890123, \"requested_datetime\": \"2018-01-01T00:00:00Z\"}]";
  static const char *const ids[] = { "9007199254740993", "9007199254740992",
                                     "12345678901234567890123" };
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state = read_requests (text, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (state->cases->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (pentad_case_get_id (g_ptr_array_index (state->cases, i)), ==, ids[i]);
}

#define ROW(id, more) "{\"service_request_id\": " id ", " TIME more "}"

/* Forms in which servers send the same list: one request “1”, and whatever else is left out. */
static void
test_variants (void)
{
  static const struct
  {
    const char *name, *text;
    guint n_idless;
  } variants[] = {
    { "bare", "[" ROW ("\"1\"", "") "]" },
    { "numeric-id", "[" ROW ("1", "") "]" },
    { "byte-order-mark", "\xef\xbb\xbf[" ROW ("1", "") "]" },
    { "wrapped", "{\"service_requests\": [" ROW ("1", "") "]}" },
    { "wrapped-twice", "{\"service_requests\": {\"request\": [" ROW ("1", "") "]}}" },
    { "wrapped-beside-others",
      "{\"meta\": {\"total\": 1}, \"requests\": [" ROW ("1", "") "], \"errors\": []}" },
    { "object-for-array", ROW ("1", "") },
    { "wrapped-object-for-array", "{\"requests\": {\"request\": " ROW ("1", "") "}}" },
    { "numbered-object", "{\"0\": " ROW ("1", "") ", \"7\": " ROW ("1", "") "}" },
    { "null-entries", "[null, " ROW ("1", "") ", null]" },
    { "token-instead-of-id", "[" ROW ("1", "") ", {\"token\": \"t\", " TIME "}]", 1 },
    { "empty-id", "[" ROW ("1", "") ", " ROW ("\"\"", "") "]", 1 },
    { "other-types",
      "[" ROW ("1", ", \"address\": {\"street\": \"x\"}, \"status\": [], \"service_code\": null, "
                    "\"lat\": {}, \"agency_responsible\": false, \"updated_datetime\": 5") "]" },
    { "empty-for-null",
      "[" ROW ("1", ", \"address\": \"\", \"lat\": \"\", \"long\": \"\", \"status\": "
                    "\"\", \"updated_datetime\": \"\"") "]" },
    { "point-zero", "[" ROW ("1", ", \"lat\": 0, \"long\": \"0.0\"") "]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autoptr (GPtrArray) findings = pentad_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadState) state = read_requests (variants[i].text, findings, &error);
      const PentadFinding *idless;

      g_test_message ("%s", variants[i].name);
      g_assert_no_error (error);
      g_assert_cmpuint (state->cases->len, ==, 1);
      const PentadCase *item = g_ptr_array_index (state->cases, 0);
      g_assert_cmpstr (pentad_case_get_id (item), ==, "1");
      g_assert_true (isnan (pentad_case_get_lon (item)));
      g_assert_true (isnan (pentad_case_get_lat (item)));
      idless = pentad_findings_find (findings, PENTAD_FINDING_CASE_WITHOUT_ID);
      g_assert_cmpuint (idless != NULL ? idless->count : 0, ==, variants[i].n_idless);
    }
}

/* Times as servers write them, all the same instant; New York's zone where none is said. */
static void
test_times (void)
{
  static const char *const times[] = {
    "2018-01-27T15:05:54Z",          "2018-01-27T15:05:54.123456Z",
    "2018-01-27T10:05:54-05:00",     "2018-01-27T10:05:54.123456-05:00",
    "2018-01-27T10:05:54-0500",      "2018-01-27T10:05:54.123456-0500",
    "2018-01-27T10:05:54.1234567",   "2018-01-27T10:05:54",
    "2018-01-27T15:05:54.123+00:00", "2018-01-27 10:05:54",
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "[{\"service_request_id\": 1, \"requested_datetime\": \"%s\"}]", times[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadState) state = read_requests (text, NULL, &error);

      g_test_message ("%s", times[i]);
      g_assert_no_error (error);
      g_assert_cmpuint (state->cases->len, ==, 1);
      g_assert_cmpint (act_of (g_ptr_array_index (state->cases, 0), 0).time, ==,
                       parse_time ("2018-01-27T15:05:54Z"));
    }
}

/* Forms in which servers send the same list of services. */
static void
test_service_variants (void)
{
  static const char *const texts[] = {
    "[{\"service_code\": 7, \"service_name\": \"Pothole\", \"group\": null}]",
    "{\"services\": {\"service\": [{\"service_code\": \"7\", \"service_name\": \"Pothole\"}]}}",
    "{\"services\": [{\"service_code\": \"7\", \"service_name\": \"Pothole\", \"keywords\": {}}]}",
    "{\"service_code\": \"7\", \"service_name\": \"Pothole\", \"group\": \"\"}",
    "{\"1\": {\"service_code\": \"7\", \"service_name\": \"Pothole\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadCatalogue) catalogue =
          pentad_read_open311_services (texts[i], strlen (texts[i]), "u", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (catalogue->classes->len, ==, 1);
      g_assert_cmpint (pentad_catalogue_find_class (catalogue, "7"), ==, 0);
    }
}

/* Contents of a file of the real city; NULL with the test skipped when it is not there. */
static char *
load (const char *name, gsize *len)
{
  const char *shared = g_getenv ("PENTAD_SHARED_DATA");
  g_autofree char *path =
      g_build_filename (shared != NULL ? shared : "", "data", "nyc", name, NULL);
  char *data = NULL;

  if (shared == NULL || !g_file_get_contents (path, &data, len, NULL))
    g_test_skip ("PENTAD_SHARED_DATA holds no data/nyc");
  return data;
}

static void
test_real_requests (void)
{
  gsize len;
  g_autofree char *data = load ("georeport/v2/requests.json", &len);
  g_autoptr (PentadZone) zone = pentad_zone_new ("America/New_York", 0, NULL);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  guint n_ended = 0;

  if (data == NULL)
    return;
  g_autoptr (PentadState) state =
      pentad_read_open311_requests (data, len, "u", zone, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state->n_rows, ==, 8739);
  g_assert_cmpuint (state->cases->len, ==, 8289);
  g_assert_cmpuint (state->n_repeated, ==, 450);
  g_assert_cmpuint (findings->len, ==, 0);
  for (guint i = 0; i < state->cases->len; i++)
    {
      const PentadCase *item = g_ptr_array_index (state->cases, i);

      g_assert_false (isnan (pentad_case_get_lon (item)) || isnan (pentad_case_get_lat (item)));
      n_ended += pentad_case_get_n_acts (item) == 2 && act_of (item, 1).act == PENTAD_ACT_END;
    }
  g_assert_cmpuint (n_ended, >, 0);
}

static void
test_real_services (void)
{
  gsize len;
  g_autofree char *data = load ("georeport/v2/services.json", &len);
  g_autoptr (GError) error = NULL;

  if (data == NULL)
    return;
  g_autoptr (PentadCatalogue) catalogue = pentad_read_open311_services (data, len, "u", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (catalogue->classes->len, ==, 423 + 412);
}

static void
test_real_boundaries (void)
{
  static const struct
  {
    const char *name;
    PentadLevel level;
    int n;
  } files[] = {
    { "boroughs.geojson", PENTAD_LEVEL_DISTRICT, 5 },
    { "community-districts.geojson", PENTAD_LEVEL_STREET, 71 },
    { "tracts.geojson", PENTAD_LEVEL_GRID, 2165 },
  };
  static const char *const told[] = {
    "ring-crosses ×1 tracts.geojson 2051600",
    "ring-crosses ×1 tracts.geojson 4148300",
    "ring-repaired ×12 tracts.geojson 2051600",
  };
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("nyc", NULL);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  gsize len;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *data = load (files[i].name, &len);

      if (data == NULL)
        return;
      pentad_read_boundaries (data, len, files[i].name, NULL, builder, files[i].level, findings,
                              &error);
      g_assert_no_error (error);
    }
  g_autofree char *data = load ("neighbourhoods.geojson", &len);
  g_autoptr (PentadPartition) partition =
      pentad_read_partition_file (data, len, "n", NULL, "neighbourhood", findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (partition->areas->len, ==, 195);
  /* Real borders are not all clean. */
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (told));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *line = pentad_finding_describe (g_ptr_array_index (findings, i));

      g_assert_cmpstr (line, ==, told[i]);
    }

  g_autoptr (PentadDivisions) places = pentad_divisions_builder_finish (g_steal_pointer (&builder));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      int n;

      pentad_divisions_get_level (places, files[i].level, &n);
      g_assert_cmpint (n, ==, files[i].n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/open311/services", test_services);
  g_test_add_func ("/codec/open311/requests", test_requests);
  g_test_add_func ("/codec/open311/closing-times", test_closing_times);
  g_test_add_func ("/codec/open311/findings", test_findings);
  g_test_add_func ("/codec/open311/refuses-with-its-path", test_refuses);
  g_test_add_func ("/codec/open311/takes-every-form-of-a-list", test_variants);
  g_test_add_func ("/codec/open311/takes-every-form-of-a-time", test_times);
  g_test_add_func ("/codec/open311/takes-every-form-of-services", test_service_variants);
  g_test_add_func ("/codec/open311/real-requests", test_real_requests);
  g_test_add_func ("/codec/open311/real-services", test_real_services);
  g_test_add_func ("/codec/open311/real-boundaries", test_real_boundaries);
  g_test_add_func ("/codec/open311/numeric-ids-stay-exact", test_numeric_ids_stay_exact);
  return g_test_run ();
}
