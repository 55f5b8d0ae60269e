/* Tests of mapping files, and of what they make of answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/feature-page.h"
#include "codec/translate.h"

#include <string.h>

#define HEAD                                                                                       \
  "{\"format\": 1, \"city\": {\"code\": \"1\", \"name\": \"城\"}, \"time_zone\": \"+08:00\", "    \
  "\"envelope\": {\"success\": \"code\", \"values\": [0, \"200\"], \"message\": \"msg\"}, "
#define LIST(more, row)                                                                            \
  "{\"path\": \"/l\", \"rows\": \"data.rows\", \"into\": \"cases\"" more ", \"row\": " row "}"
#define MAPPING(more, row) HEAD "\"documents\": {\"state\": [" LIST (more, row) "]}}"

static PentadMapping *
read_mapping (const char *text, GError **error)
{
  return pentad_read_mapping (text, strlen (text), "m.json", error);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *expected;
  } rows[] = {
    { "", "m.json: " },
    { "[]", "m.json: $: expected a mapping" },
    { "{}", "m.json: $: expected a mapping of format 1" },
    { "{\"format\": 2}", "m.json: $.format: expected a mapping of format 1" },
    { "{\"format\": 1, \"fromat\": 1}", "m.json: $.fromat: expected no such member" },
    { "{\"format\": 1, \"id\": \"a\", \"id\": \"b\"}", "m.json: $.id: expected each member once" },
    { "{\"format\": 1}", "m.json: $: expected a city" },
    { "{\"format\": 1, \"city\": {\"code\": 7}}", "m.json: $.city.code: expected the city's code" },
    { "{\"format\": 1, \"city\": {\"code\": \"1\"}}", "m.json: $: expected a time_zone" },
    { "{\"format\": 1, \"city\": {\"code\": \"1\"}, \"time_zone\": \"../x\"}",
      "m.json: $.time_zone: expected a known time zone" },
    { "{\"format\": 1, \"city\": {\"code\": \"1\"}, \"time_zone\": \"+08:00\", \"crs\": \"BD09\"}",
      "m.json: $.crs: expected a coordinate system" },
    { "{\"format\": 1, \"city\": {\"code\": \"1\"}, \"time_zone\": \"+08:00\", \"envelope\": {}}",
      "m.json: $.envelope: expected success" },
    { "{\"format\": 1, \"city\": {\"code\": \"1\"}, \"time_zone\": \"+08:00\", \"envelope\": "
      "{\"success\": \"c\", \"values\": [[]]}}",
      "m.json: $.envelope.values[0]: expected a text" },
    { HEAD "\"documents\": {}}", "m.json: $.documents: expected documents" },
    { HEAD "\"documents\": {\"history\": []}}",
      "m.json: $.documents.history: expected a document of the platform API" },
    { HEAD "\"documents\": {\"state\": []}}",
      "m.json: $.documents.state: expected an array of lists" },
    { HEAD "\"documents\": {\"grids\": [" LIST ("", "{}") "]}}",
      "m.json: $.documents: expected at least the document state" },
    { HEAD "\"documents\": {\"state\": [{\"row\": {}}]}}",
      "m.json: $.documents.state[0]: expected the path" },
    { HEAD "\"documents\": {\"state\": [{\"path\": \"/a\", \"body\": [], \"row\": {}}]}}",
      "m.json: $.documents.state[0].body: expected what is sent by POST" },
    { HEAD "\"documents\": {\"state\": [{\"path\": \"//evil.example/\", \"row\": {}}]}}",
      "m.json: $.documents.state[0].path: expected a path that begins with" },
    { HEAD "\"documents\": {\"state\": [{\"path\": \"/a b\", \"row\": {}}]}}",
      "m.json: $.documents.state[0].path: expected a path" },
    { HEAD "\"documents\": {\"state\": [{\"path\": \"/{token}\", \"row\": {}}]}}",
      "m.json: $.documents.state[0].path: expected a path" },
    { HEAD "\"documents\": {\"state\": [{\"path\": \"/a\", \"rows\": \"d\", \"row\": {}}]}}",
      "m.json: $.documents.state[0]: expected both rows and into" },
    { MAPPING (", \"page_size\": 0", "{}"),
      "m.json: $.documents.state[0].page_size: expected a number of rows" },
    { MAPPING (", \"days\": 401", "{}"), "m.json: $.documents.state[0].days: expected days" },
    { MAPPING ("", "[]"), "m.json: $.documents.state[0].row: expected a row" },
    { MAPPING ("", "{\"id\": {\"from\": 5}}"),
      "m.json: $.documents.state[0].row.id.from: expected" },
    { MAPPING ("", "{\"id\": {\"from\": \"a\", \"as\": \"int\"}}"),
      "m.json: $.documents.state[0].row.id.as: expected text, number" },
    { MAPPING ("", "{\"id\": {\"from\": \"a\", \"times\": 0}}"),
      "m.json: $.documents.state[0].row.id.times: expected a factor" },
    { MAPPING ("", "{\"id\": {\"from\": \"a\", \"values\": []}}"),
      "m.json: $.documents.state[0].row.id.values: expected an object" },
    { MAPPING ("", "{\"id\": {\"from\": \"a\", \"otherwise\": {}}}"),
      "m.json: $.documents.state[0].row.id.otherwise: expected a text" },
    { MAPPING ("", "{\"id\": {\"from\": \"a\", \"needed\": 1}}"),
      "m.json: $.documents.state[0].row.id.needed: expected true or false" },
    { MAPPING ("", "{\"t\": [[{\"from\": \"a\", \"at\": 1}]]}"),
      "m.json: $.documents.state[0].row.t[0][0].at: expected no such member" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_mapping (rows[i].text, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, rows[i].expected));
    }
}

/* Every mapping that ships is right. */
static void
test_shipped (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "mappings", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  int n = 0;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadMapping) mapping = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      mapping = pentad_read_mapping_file (path, &error);
      g_assert_no_error (error);
      n++;
    }
  g_assert_cmpint (n, >=, 2);
}

/* Translates rows; what comes out, or the error. */
static char *
translate (const char *template, const char *answer, PentadTranslation *translation)
{
  g_autofree char *text =
      g_strdup_printf (HEAD "\"documents\": {\"state\": [{\"path\": \"/l\", \"rows\": "
                            "\"data.rows\", \"into\": \"cases\", \"total\": "
                            "\"data.total\", \"row\": %s}]}}",
                       template);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadMapping) mapping = read_mapping (text, &error);
  g_autoptr (PentadZone) zone = pentad_zone_new ("+08:00", 0, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  const PentadMappingDocument *document;

  g_assert_no_error (error);
  document = pentad_mapping_find (mapping, "state");
  if (!pentad_translate (mapping, g_ptr_array_index (document->lists, 0), zone, answer,
                         strlen (answer), "u", out, translation, &error))
    return g_strdup (error->message);
  return g_strdup (out->str);
}

static void
test_values (void)
{
  static const struct
  {
    const char *conversion, *value, *expected; /* of the member v; NULL: left out */
    guint n_unreadable;
  } rows[] = {
    { "", "\"a\"", "\"a\"" },
    { "", "12", "\"12\"" },
    { "", "1.5", "\"1.5\"" },
    { "", "\"\"", NULL },
    { "", "null", NULL },
    { "", "[]", NULL },
    { "", "9007199254740993", "\"9007199254740993\"" }, /* as written */
    { "", "-1234567890123456789012", "\"-1234567890123456789012\"" },
    { "", "1e300", NULL }, /* not exact */
    { ", \"as\": \"number\"", "\"1,234.5\"", "1234.5" },
    { ", \"as\": \"number\"", "7", "7" },
    { ", \"as\": \"number\"", "\"93.2%\"", "0.932" },
    { ", \"as\": \"number\"", "\"many\"", NULL, 1 },
    { ", \"as\": \"number\", \"times\": 10000", "\"1.25\"", "12500" },
    { ", \"as\": \"percent\"", "\"93.2%\"", "0.932" },
    { ", \"as\": \"percent\"", "\"93.2％\"", "0.932" },
    { ", \"as\": \"percent\"", "93.2", "0.932" },
    { ", \"as\": \"percent\"", "\" 50 %\"", "0.5" },
    { ", \"as\": \"percent\"", "\"--\"", NULL, 1 },
    { ", \"as\": \"percent\", \"times\": 100", "\"93.2%\"", "93.2" },
    { ", \"as\": \"time\"", "\"2026-11-22 14:32:05\"", "\"2026-11-22T14:32:05+08:00\"" },
    { ", \"as\": \"time\"", "\"2026-11-22T06:32:05Z\"", "\"2026-11-22T14:32:05+08:00\"" },
    { ", \"as\": \"time\"", "\"2026/11/22 14:32:05\"", "\"2026-11-22T14:32:05+08:00\"" },
    { ", \"as\": \"time\"", "\"2026/11/22\"", "\"2026-11-22T00:00:00+08:00\"" },
    { ", \"as\": \"time\"", "1795329125000", "\"2026-11-22T14:32:05+08:00\"" },
    { ", \"as\": \"time\"", "\"1795329125\"", "\"2026-11-22T14:32:05+08:00\"" },
    { ", \"as\": \"time\"", "\"soon\"", NULL, 1 },
    { ", \"as\": \"time\"", "-5", NULL, 1 },
    { ", \"as\": \"day\"", "\"2026-11-22 23:59:59\"", "\"2026-11-22\"" },
    { ", \"as\": \"day\"", "\"2026/11/22\"", "\"2026-11-22\"" },
    { ", \"as\": \"boolean\"", "\"是\"", "true" },
    { ", \"as\": \"boolean\"", "0", "false" },
    { ", \"as\": \"boolean\"", "\"perhaps\"", NULL, 1 },
    { ", \"as\": \"value\"", "[[1.5, 2], {\"a\": null}]", "[[1.5,2],{\"a\":null}]" },
    { ", \"values\": {\"1\": \"district\"}", "1", "\"district\"" },
    { ", \"values\": {\"1\": \"district\"}", "\"2\"", NULL },
    { ", \"values\": {\"1\": \"district\"}, \"otherwise\": \"other\"", "\"2\"", "\"other\"" },
    { ", \"values\": {\"true\": 1}", "true", "1" },
    { ", \"otherwise\": 0", "null", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *template =
          g_strdup_printf ("{\"v\": {\"from\": \"x.0.y\"%s}}", rows[i].conversion);
      g_autofree char *answer = g_strdup_printf (
          "{\"code\": 0, \"data\": {\"rows\": [{\"x\": [{\"y\": %s}]}]}}", rows[i].value);
      g_autofree char *expected = rows[i].expected != NULL
                                      ? g_strdup_printf ("{\"v\":%s}", rows[i].expected)
                                      : g_strdup ("{}");
      PentadTranslation translation;
      g_autofree char *got = translate (template, answer, &translation);

      g_test_message ("%s %s", rows[i].conversion, rows[i].value);
      g_assert_cmpstr (got, ==, expected);
      g_assert_cmpuint (translation.n_unreadable, ==, rows[i].n_unreadable);
    }
}

static void
test_answers (void)
{
  static const char template[] =
      "{\"id\": {\"from\": \"i\", \"needed\": true}, \"k\": \"literal\", \"trail\": [[{\"from\": "
      "\"t\", \"needed\": true}, \"report\", {\"due\": {\"from\": \"d\"}}], [{\"from\": \"u\", "
      "\"needed\": true}, \"close\"]]}";
  static const struct
  {
    const char *answer, *expected;
    guint n_rows, n_left_out;
    gint64 total;
  } rows[] = {
    { "{\"code\": 0, \"data\": {\"rows\": []}}", "", 0, 0, -1 },
    { "{\"code\": \"0\", \"data\": {\"rows\": null, \"total\": 0}}", "", 0, 0, 0 },
    { "{\"code\": 200, \"data\": {\"rows\": [{\"i\": 1, \"t\": \"x\", \"d\": \"y\"}, {\"t\": "
      "\"x\"}, "
      "{\"i\": \"2\", \"t\": \"x\", \"u\": \"z\"}], \"total\": \"9\"}}",
      "{\"id\":\"1\",\"k\":\"literal\",\"trail\":[[\"x\",\"report\",{\"due\":\"y\"}]]},{\"id\":"
      "\"2\","
      "\"k\":\"literal\",\"trail\":[[\"x\",\"report\",{}],[\"z\",\"close\"]]}",
      3, 1, 9 },
    { "{\"code\": 500, \"msg\": \"坏\\n了\"}",
      "u: $.code: the server reports the error 500: “坏 了”", 0, 0, -1 },
    { "{\"data\": {\"rows\": []}}",
      "u: $.code: expected whether all is well as m.json says, found nothing", 0, 0, -1 },
    { "{\"code\": 0, \"data\": []}",
      "u: $.data.rows: expected an array of rows as m.json says, found nothing", 0, 0, -1 },
    { "{\"code\": 0, \"data\": {\"rows\": {}}}",
      "u: $.data.rows: expected an array of rows as m.json says, found an object of 0", 0, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadTranslation translation;
      g_autofree char *got = translate (template, rows[i].answer, &translation);

      g_assert_cmpstr (got, ==, rows[i].expected);
      g_assert_cmpuint (translation.n_rows, ==, rows[i].n_rows);
      g_assert_cmpuint (translation.n_left_out, ==, rows[i].n_left_out);
      g_assert_cmpint (translation.total, ==, rows[i].total);
    }
}

static void
test_feature_pages (void)
{
  static const struct
  {
    const char *text, *features, *next, *crs;
  } rows[] = {
    { "{\"features\": []}", "", NULL, NULL },
    { "{\"features\": [{\"a\": 1}, {} ], \"links\": null}", "{\"a\": 1},{}", NULL, NULL },
    { "{\"links\": [{\"rel\": \"self\", \"href\": \"s\"}, {\"rel\": \"next\", \"href\": \"h\", "
      "\"type\": \"text/html\"}, {\"rel\": \"next\", \"href\": \"n\", \"type\": "
      "\"application/geo+json\"}, {\"rel\": \"next\", \"href\": \"later\"}], \"features\": [1], "
      "\"crs\": {\"x\": 2}}",
      "1", "n", "{\"x\": 2}" },
    { "{\"links\": []}", NULL, NULL, NULL },
    { "{\"features\": [}", NULL, NULL, NULL },
    { "[]", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) features = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      PentadFeaturePage page;
      gboolean is_read = pentad_read_feature_page (rows[i].text, strlen (rows[i].text), "u",
                                                   features, &page, &error);

      g_assert_cmpint (is_read, ==, rows[i].features != NULL);
      g_assert_cmpint (error == NULL, ==, is_read);
      if (is_read)
        {
          g_assert_cmpstr (features->str, ==, rows[i].features);
          g_assert_cmpstr (page.next, ==, rows[i].next);
          g_assert_cmpstr (page.crs, ==, rows[i].crs);
        }
      pentad_feature_page_clear (&page);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/mapping/wrong-ones-are-refused-with-file-and-path", test_refused);
  g_test_add_func ("/codec/mapping/shipped-ones-are-right", test_shipped);
  g_test_add_func ("/codec/mapping/values", test_values);
  g_test_add_func ("/codec/mapping/answers", test_answers);
  g_test_add_func ("/codec/mapping/feature-pages", test_feature_pages);
  return g_test_run ();
}
