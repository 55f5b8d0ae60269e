/* Tests of what documents do not say: null and missing members, numbers that cannot be meant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"

#include <math.h>
#include <string.h>

#define T "\"2026-11-22T14:32:05+08:00\""

/* Reads and throws away; TRUE when the text was taken. */
typedef gboolean (*Reader) (const char *text, GError **error);

#define READER(name, func, free_func, ...)                                                         \
  static gboolean name (const char *text, GError **error)                                          \
  {                                                                                                \
    gpointer value = func (text, strlen (text), "doc", __VA_ARGS__);                               \
                                                                                                   \
    if (value != NULL)                                                                             \
      free_func (value);                                                                           \
    return value != NULL;                                                                          \
  }

READER (about, pentad_read_about, pentad_about_unref, error)
READER (catalogue, pentad_read_catalogue, pentad_catalogue_unref, error)
READER (partitions, pentad_read_partitions, g_ptr_array_unref, NULL, error)
READER (state, pentad_read_state, pentad_state_unref, NULL, NULL, error)
READER (ended, pentad_read_ended, g_ptr_array_unref, NULL, NULL, NULL, NULL, error)
READER (history, pentad_read_history, pentad_history_unref, NULL, error)
READER (staff, pentad_read_staff, pentad_staff_unref, NULL, NULL, error)
READER (sensors, pentad_read_sensors, pentad_sensors_unref, NULL, error)
READER (calls, pentad_read_calls, pentad_calls_unref, error)
READER (approvals, pentad_read_approvals, pentad_approvals_unref, error)

static gboolean
calendar (const char *text, GError **error)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalendar) value = pentad_read_calendar (text, strlen (text), "doc", zone, error);

  return value != NULL;
}

static gboolean
grids (const char *text, GError **error)
{
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("990100", NULL);

  return pentad_read_grids (text, strlen (text), "doc", NULL, builder, NULL, error);
}

/* "Not known" may be sent as null wherever a member may be missing. */
static void
test_null (void)
{
  static const struct
  {
    Reader reader;
    const char *text;
  } table[] = {
    { about, "{\"code\": \"1\", \"time_zone\": \"+08:00\", \"day_start\": null, \"crs\": null,"
             " \"name\": null, \"layers\": null, \"history_from\": null, \"now\": null, \"scheme\":"
             " null, \"class_scheme\": null}" },
    { catalogue, "{\"classes\": null, \"departments\": null, \"scheme\": null}" },
    { catalogue, "{\"classes\": [{\"code\": \"e\", \"name\": null, \"kind\": null, \"major\":"
                 " null}]}" },
    { calendar,
      "{\"hours\": null, \"years\": [2026], \"holidays\": null, \"make_up_days\": null}" },
    { staff, "{\"as_of\": null, \"rows\": [{\"division\": \"1\", \"officers\": null}],"
             " \"positions\": null}" },
    { sensors,
      "{\"as_of\": null, \"domains\": null, \"rows\": [], \"alarms\": null, \"devices\": null}" },
    { calls, "{\"as_of\": null, \"hours\": [{\"hour\": " T ", \"received\": null}], \"seats\":"
             " null}" },
    { approvals, "{\"as_of\": null, \"days\": [{\"day\": \"2026-11-22\", \"accepted\": null,"
                 " \"legal_hours\": null}], \"items\": null}" },
    { partitions, "{\"partitions\": [{\"id\": \"p\", \"label\": null, \"areas\": [{\"code\": \"1\","
                  " \"name\": null, \"grids\": null, \"geometry\": null}]}, {\"id\": \"q\","
                  " \"areas\": null}]}" },
    { grids, "{\"features\": [{\"properties\": {\"code\": \"a\", \"name\": null, \"parent\": null,"
             " \"area_m2\": null, \"population\": null}, \"geometry\": null}, {\"properties\":"
             " null}]}" },
    { state, "{\"as_of\": " T ", \"cursor\": null, \"delta\": null, \"cases\": [{\"id\": \"A\","
             " \"class\": null, \"source\": null, \"division\": null, \"lon\": null, \"lat\": null,"
             " \"address\": null, \"repeat\": null, \"trail\": [[" T ", \"dispatch\","
             " {\"department\": null, \"due\": null}], [" T ", \"close\", null]]}]}" },
    { ended, "{\"day\": \"2026-11-21\", \"as_of\": null, \"cases\": []}" },
    { history,
      "{\"version\": 2, \"from\": \"2026-11-01\", \"to\": \"2026-11-01\", \"as_of\": null, "
      "\"blocks\": [{\"day\": \"2026-11-01\", \"divisions\": [null], \"classes\": null, "
      "\"division\": [0], \"class\": null, \"n\": {\"report\": null}, \"handle_minutes\": "
      "null}, {\"day\": \"2026-11-01\", \"posts\": null, \"n\": null}]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].text);
      table[i].reader (table[i].text, &error);
      g_assert_no_error (error);
    }
}

/* What a document is for must be in it: an empty one would empty the city. */
static void
test_required (void)
{
  static const struct
  {
    Reader reader;
    const char *text, *message;
  } table[] = {
    { state, "{\"cases\": []}", "$: expected a state with as_of and cases" },
    { state, "{\"as_of\": null, \"cases\": []}", "$: expected a state with as_of and cases" },
    { state, "{\"as_of\": " T "}", "$: expected a state with as_of and cases" },
    { state, "{\"as_of\": " T ", \"cases\": null}", "$.cases: expected an array, found null" },
    { ended, "{\"cases\": []}", "$: expected ended cases with day and cases" },
    { ended, "{\"day\": \"2026-11-21\", \"cases\": null}",
      "$.cases: expected an array, found null" },
    { history, "{\"version\": 2, \"from\": \"2026-11-01\", \"to\": \"2026-11-01\"}",
      "$: expected a history with version, from, to and blocks" },
    { history, "{\"version\": 2, \"from\": \"2026-11-01\", \"blocks\": []}",
      "$: expected a history with version, from, to and blocks" },
    { history, "{\"from\": \"2026-11-01\", \"to\": \"2026-11-01\", \"blocks\": []}",
      "$: expected a history with version, from, to and blocks" },
    { history, "{\"blocks\": [{\"posts\": []}]}",
      "$.blocks[0]: expected a block with its day and divisions, departments or posts" },
    { about, "{\"code\": null, \"time_zone\": \"+08:00\"}", "$: expected the city's code" },
    { calls, "{\"hours\": [{\"received\": 1}]}", "$.hours[0]: expected the hour of a row" },
    { approvals, "{\"days\": [{\"accepted\": 1}]}", "$.days[0]: expected the day of a row" },
    { staff, "{\"rows\": [{\"division\": null}]}", "$.rows[0]: expected the division of a row" },
    { sensors, "{\"rows\": [{\"division\": \"1\"}]}", "$.rows[0]: expected the domain of a row" },
    { sensors, "{\"rows\": [], \"devices\": [{\"domain\": \"gas\"}]}",
      "$.devices[0]: expected the id of a device" },
    { sensors, "{\"rows\": [], \"devices\": [{\"id\": \"1\"}]}",
      "$.devices[0]: expected the domain of a device" },
    { sensors, "{\"rows\": [{\"domain\": \"video\"}]}",
      "$.rows[0]: expected the division of a row" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *want = g_strdup_printf ("doc: %s", table[i].message);
      g_autoptr (GError) error = NULL;

      g_assert_false (table[i].reader (table[i].text, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, want))
        g_assert_cmpstr (error->message, ==, want);
    }
}

/* Names that would make the zone database open any file of the disk never reach it: it would say
 * so with a warning, which is fatal here. */
static void
test_zone_names (void)
{
  static const char *const names[] = { "../../../etc/passwd",
                                       "Asia/../../../../etc/passwd",
                                       "/etc/passwd",
                                       "zone.tab",
                                       "leapseconds",
                                       "",
                                       "Asia",
                                       "Mars/Phobos" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"code\": \"1\", \"time_zone\": \"%s\"}", names[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (about (text, &error));
      g_assert_true (
          g_str_has_prefix (error->message, "doc: $.time_zone: expected a known time zone"));
    }
}

static void
test_residents (void)
{
  static const struct
  {
    const char *sent;
    gint64 want;
  } table[] = { { "412000", 412000 }, { "0", 0 },      { "12.7", 12 },  { "null", -1 },
                { "-5", -1 },         { "1e300", -1 }, { "-1e300", -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"divisions\": [{\"code\": \"1\", \"level\": \"district\", \"population\": %s}]}",
          table[i].sent);
      PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
      g_autoptr (GError) error = NULL;

      pentad_read_divisions (text, strlen (text), "doc", builder, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
      int place = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "1");
      g_assert_cmpint (pentad_divisions_get (divisions, place)->population, ==, table[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codec/absence/null-is-not-known", test_null);
  g_test_add_func ("/codec/absence/what-a-document-is-for-is-required", test_required);
  g_test_add_func ("/codec/absence/zone-names-are-no-paths", test_zone_names);
  g_test_add_func ("/codec/absence/residents-that-cannot-be-are-not-known", test_residents);
  return g_test_run ();
}
