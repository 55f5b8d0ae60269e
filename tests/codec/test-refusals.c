/* What the readers of documents say of what they refuse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "reading.h"
#include "samples.h"

#include <string.h>

typedef enum
{
  ABOUT,
  DIVISIONS,
  PARTITIONS,
  CATALOGUE,
  CALENDAR,
  STATE,
  ENDED,
  HISTORY,
  STAFF,
  SENSORS,
  CALLS,
  APPROVALS
} Kind;

/* The error that a reader gives; none is a failure of the test. */
static char *
complaint (Kind kind, const char *text)
{
  gsize n = strlen (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadZone) zone = pentad_zone_new ("UTC", 0, NULL);
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("c", NULL);
  gpointer value = NULL;

  switch (kind)
    {
    case ABOUT:
      value = pentad_read_about (text, n, "u", &error);
      break;
    case DIVISIONS:
      pentad_read_divisions (text, n, "u", builder, NULL, &error);
      break;
    case PARTITIONS:
      value = pentad_read_partitions (text, n, "u", NULL, &error);
      break;
    case CATALOGUE:
      value = pentad_read_catalogue (text, n, "u", &error);
      break;
    case CALENDAR:
      value = pentad_read_calendar (text, n, "u", zone, &error);
      break;
    case STATE:
      value = pentad_read_state (text, n, "u", NULL, NULL, &error);
      break;
    case ENDED:
      value = pentad_read_ended (text, n, "u", NULL, NULL, NULL, NULL, &error);
      break;
    case HISTORY:
      value = pentad_read_history (text, n, "u", NULL, &error);
      break;
    case STAFF:
      value = pentad_read_staff (text, n, "u", NULL, NULL, &error);
      break;
    case SENSORS:
      value = pentad_read_sensors (text, n, "u", NULL, &error);
      break;
    case CALLS:
      value = pentad_read_calls (text, n, "u", &error);
      break;
    case APPROVALS:
      value = pentad_read_approvals (text, n, "u", &error);
      break;
    }
  g_assert_null (value);
  g_assert_nonnull (error);
  char *message = g_strdup (error->message);
  char *at = strstr (message, " at byte ");
  g_assert_nonnull (at);
  *at = '\0';
  return message;
}

#define AT                 "\"as_of\": \"2026-01-02T00:00:00Z\", "
#define STATE_OF(row)      "{" AT "\"cases\": [" row "]}"
#define ABOUT_WITH(member) "{\"code\": \"c\", " member ", \"time_zone\": \"UTC\"}"

/* Every refusal names the place, what was expected, and what was there. */
static void
test_refuses_with_path (void)
{
  static const struct
  {
    Kind kind;
    const char *text, *expected;
  } cases[] = {
    { ABOUT, "<html></html>", "$: expected JSON and not HTML or XML, found <" },
    { ABOUT, "{}", "$: expected the city's code, found an object" },
    { ABOUT, ABOUT_WITH ("\"api\": 2"), "$.api: expected version 1 of the platform API, found 2" },
    { ABOUT, ABOUT_WITH ("\"crs\": \"MARS\""),
      "$.crs: expected the coordinate system WGS84, CGCS2000, GCJ02, or one that PROJ knows, like "
      "EPSG:4549, found \"MARS\"" },
    { ABOUT, ABOUT_WITH ("\"crs\": \"+proj=longlat\""),
      "$.crs: expected the coordinate system WGS84, CGCS2000, GCJ02, or one that PROJ knows, like "
      "EPSG:4549, found \"+proj=longlat\"" },
    { ABOUT, ABOUT_WITH ("\"scheme\": \"../x\""),
      "$.scheme: expected an id of letters, digits, “-”, “_” and “.”, found \"../x\"" },
    { ABOUT, ABOUT_WITH ("\"layers\": [\"a\", \"\"]"),
      "$.layers[1]: expected an id of letters, digits, “-”, “_” and “.”, found \"\"" },
    { ABOUT, "{\"code\": \"c\", \"time_zone\": \"../../etc/passwd\"}",
      "$.time_zone: expected a known time zone, like Asia/Shanghai or +08:00, found "
      "\"../../etc/passwd\"" },
    /* There is a file of that name; nothing sent chooses files by path. */
    { ABOUT, "{\"code\": \"c\", \"time_zone\": \"Asia/../UTC\"}",
      "$.time_zone: expected a known time zone, like Asia/Shanghai or +08:00, found "
      "\"Asia/../UTC\"" },
    { ABOUT, "{\"code\": \"c\", \"time_zone\": \"Mars/Base\"}",
      "$.time_zone: expected a known time zone, like Asia/Shanghai or +08:00, found "
      "\"Mars/Base\"" },
    { ABOUT, ABOUT_WITH ("\"day_start\": \"24:00\""),
      "$.day_start: expected a clock time before 12:00, found \"24:00\"" },
    { ABOUT, ABOUT_WITH ("\"day_start\": \"+1: 2\""),
      "$.day_start: expected a clock time like 08:00, found \"+1: 2\"" },
    { ABOUT, "{\"code\": \"a\\u0000b\"}",
      "$.code: expected text without U+0000, found \"a\\u0000b\"" },
    { ABOUT, "{\"code\": \"a\", \"code\": \"b\"}",
      "$.code: expected each member once, found \"code\"" },
    { DIVISIONS, "{\"hasError\": true}", "$: expected a document with divisions, found an object" },
    { DIVISIONS, "{\"divisions\": [{\"code\": \"a\"}]}",
      "$.divisions[0]: expected the division's level, found an object" },
    { DIVISIONS, "{\"divisions\": [{\"code\": 5}]}",
      "$.divisions[0].code: expected a string, found 5" },
    { PARTITIONS, "{}", "$: expected a document with partitions, found an object" },
    { PARTITIONS, "{\"partitions\": [{\"areas\": [{}]}]}",
      "$.partitions[0].areas[0]: expected the area's code, found an object" },
    { CATALOGUE, "{\"code\": 0, \"msg\": \"\"}",
      "$: expected a catalogue with classes, found an object" },
    { CATALOGUE, "{\"departments\": []}", "$: expected a catalogue with classes, found an object" },
    { CATALOGUE, "{\"classes\": [{\"code\": \"e\", \"name\": 3}]}",
      "$.classes[0].name: expected a label: a string, or an object with zh_CN, zh_TW, en, found "
      "3" },
    { CALENDAR, "{}", "$: expected a calendar with years, found an object" },
    { CALENDAR, "{\"hours\": [[\"14:00\", \"12:00\"]]}",
      "$.hours[0]: expected spans like [\"08:00\", \"12:00\"], in order and apart, found an "
      "array" },
    { CALENDAR, "{\"holidays\": [\"2026-02-30\"]}",
      "$.holidays[0]: expected a day like 2026-11-22, found \"2026-02-30\"" },
    { STATE, "{" AT "\"delta\": false}",
      "$: expected a state with as_of and cases, found an object" },
    { STATE, STATE_OF ("{\"trail\": []}"), "$.cases[0]: expected the case's id, found an object" },
    { STATE, STATE_OF ("{\"id\": \"1\", \"trail\": []}"),
      "$.cases[0]: expected a trail with at least the report, found an object" },
    { STATE, STATE_OF ("{\"id\": \"1\", \"trail\": [[17, \"report\"]]}"),
      "$.cases[0].trail[0][0]: expected a string, found 17" },
    { STATE, STATE_OF ("{\"id\": \"1\", \"trail\": [[\"2026-01-01T00:00:00\", \"report\"]]}"),
      "$.cases[0].trail[0][0]: expected a time with its zone, like 2026-11-22T14:32:05+08:00, "
      "found \"2026-01-01T00:00:00\"" },
    { STATE, STATE_OF ("{\"id\": \"1\", \"trail\": [[null, \"report\"]]}"),
      "$.cases[0].trail[0]: expected a time, or null for the act “end” only, found an array" },
    { STATE, STATE_OF ("{\"id\": \"1\", \"lon\": \"118.1\"}"),
      "$.cases[0].lon: expected a number, found \"118.1\"" },
    { ENDED, "{\"day\": \"2026-01-01\"}",
      "$: expected ended cases with day and cases, found an object" },
    { HISTORY, "{\"blocks\": []}",
      "$: expected a history with version, from, to and blocks, found an object" },
    { HISTORY, "{\"version\": 1, \"rows\": []}",
      "$.version: expected version 2 of the history, found 1" },
    { HISTORY,
      "{\"version\": 2, \"from\": \"2026-01-01\", \"to\": \"2026-01-31\", \"blocks\": "
      "[{\"day\": \"2026-02-01\", \"posts\": []}, {\"day\": \"2026-02-01\", \"posts\": "
      "[\"a\"]}]}",
      "$: expected blocks of days between from and to, found an object" },
    { HISTORY, "{\"blocks\": [{\"posts\": []}]}",
      "$.blocks[0]: expected a block with its day and divisions, departments or posts, "
      "found an object" },
    { HISTORY, "{\"blocks\": [{\"day\": \"2026-01-01\"}]}",
      "$.blocks[0]: expected a block with its day and divisions, departments or posts, "
      "found an object" },
    { HISTORY, "{\"blocks\": [{\"posts\": [], \"departments\": []}]}",
      "$.blocks[0].departments: expected divisions, departments or posts, one of them, "
      "found an array" },
    { HISTORY, "{\"blocks\": [{\"day\": \"2026-01-01\", \"divisions\": [\"a\"]}]}",
      "$.blocks[0]: expected the division of each row, found an object" },
    { HISTORY,
      "{\"blocks\": [{\"day\": \"2026-01-01\", \"divisions\": [\"a\"], \"division\": [0, "
      "1]}]}",
      "$.blocks[0]: expected positions within the lists of divisions and classes, found an "
      "object" },
    { HISTORY,
      "{\"blocks\": [{\"day\": \"2026-01-01\", \"divisions\": [\"a\"], \"division\": [0], "
      "\"class\": []}]}",
      "$.blocks[0]: expected as many classes as rows, found an object" },
    { HISTORY,
      "{\"blocks\": [{\"day\": \"2026-01-01\", \"divisions\": [\"a\"], \"division\": [0], "
      "\"class\": [0]}]}",
      "$.blocks[0]: expected positions within the lists of divisions and classes, found an "
      "object" },
    { HISTORY,
      "{\"blocks\": [{\"day\": \"2026-01-01\", \"posts\": [\"a\"], \"n\": {\"report\": [1, "
      "1]}}]}",
      "$.blocks[0]: expected columns no longer than there are rows, found an object" },
    { HISTORY,
      "{\"blocks\": [{\"day\": \"2026-01-01\", \"posts\": [\"a\"], \"handle_minutes\": "
      "[[1, 4]]}]}",
      "$.blocks[0]: expected handling minutes of a row that there is, found an object" },
    { HISTORY, "{\"blocks\": [{\"n\": {\"report\": [0]}}]}",
      "$.blocks[0].n.report[0]: expected a step of 1 or more to a row, or −n after one for "
      "a count of n, found 0" },
    { HISTORY, "{\"blocks\": [{\"n\": {\"report\": [-2]}}]}",
      "$.blocks[0].n.report[0]: expected a step of 1 or more to a row, or −n after one for "
      "a count of n, found -2" },
    { HISTORY, "{\"blocks\": [{\"n\": {\"report\": [1, -1]}}]}",
      "$.blocks[0].n.report[1]: expected a step of 1 or more to a row, or −n after one for "
      "a count of n, found -1" },
    { HISTORY, "{\"blocks\": [{\"n\": {\"report\": [1, -2, -2]}}]}",
      "$.blocks[0].n.report[2]: expected a step of 1 or more to a row, or −n after one for "
      "a count of n, found -2" },
    { HISTORY, "{\"blocks\": [{\"n\": {\"report\": [4000001]}}]}",
      "$.blocks[0].n.report[0]: expected a step of 1 or more to a row, or −n after one for "
      "a count of n, found 4000001" },
    { HISTORY, "{\"blocks\": [{\"n\": {\"report\": [1, -4294967296]}}]}",
      "$.blocks[0].n.report[1]: expected a step of 1 or more to a row, or −n after one for "
      "a count of n, found -4294967296" },
    { HISTORY, "{\"blocks\": [{\"handle_minutes\": [[0, -1]]}]}",
      "$.blocks[0].handle_minutes[0][1]: expected a row, then handling minutes of 0 or "
      "more, found -1" },
    { HISTORY, "{\"blocks\": [{\"division\": [null]}]}",
      "$.blocks[0].division[0]: expected a position in the list of codes, found null" },
    { STAFF, "{}", "$: expected staff with rows, found an object" },
    { STAFF, "{\"rows\": [{\"officers\": 2.5}]}",
      "$.rows[0].officers: expected a whole number, found 2.5" },
    { SENSORS, "{}", "$: expected sensors with rows, found an object" },
    { CALLS, "{}", "$: expected calls with hours, found an object" },
    { CALLS, "{\"hours\": [{}]}", "$.hours[0]: expected the hour of a row, found an object" },
    { APPROVALS, "{}", "$: expected approvals with days, found an object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = complaint (cases[i].kind, cases[i].text);
      g_autofree char *expected = g_strconcat ("u: ", cases[i].expected, NULL);

      g_assert_cmpstr (message, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/refusals/refuses-with-its-path", test_refuses_with_path);
  return g_test_run ();
}
