/* Tests of the readers of a city's other documents: about, catalogue, calendar, counts, staff.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "reading.h"
#include "samples.h"

#include <math.h>
#include <string.h>

static void
test_about (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadAbout) about =
      pentad_read_about (SAMPLE_ABOUT, strlen (SAMPLE_ABOUT), "u", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (about->code, ==, "990100");
  g_assert_cmpstr (pentad_label_get (&about->name, PENTAD_LANGUAGE_ZH_TW), ==, "雲州市");
  g_assert_cmpstr (pentad_zone_get_name (about->zone), ==, "Asia/Shanghai");
  g_assert_cmpstr (about->scheme, ==, "demo");
  g_assert_cmpstr (about->class_scheme, ==, "gbt30428.2-2013");
  g_assert_cmpuint (about->layers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (about->layers, 1), ==, "roads");
  g_assert_cmpint (about->history_from, ==, reading_day ("2025-01-01"));
  g_assert_null (about->part);
  g_assert_cmpint (about->now, ==, reading_time ("2026-11-22T06:32:05Z"));
}

static void
test_codes_and_level_names (void)
{
  static const char head[] = "{\"api\": 1, \"code\": \"1\", \"time_zone\": \"UTC\", ";
  static const struct
  {
    const char *rest, *message; /* NULL: read */
  } table[] = {
    { "\"grid_code\": [6, 3, 3, 2], \"levels\": {\"grid\": \"Cell\", \"planet\": 7}}", NULL },
    { "\"grid_code\": null, \"levels\": null}", NULL },
    { "\"part\": \"990101\"}", NULL },
    { "\"part\": 990101}", "$.part" },
    { "\"account\": \"Leader\", \"part\": \"990101\"}", NULL },
    { "\"account\": {\"zh_CN\": \"领导\"}}", NULL },
    { "\"account\": 7}", "$.account: expected a label" },
    { "\"grid_code\": [6, 3, 3]}", "$.grid_code: expected digits of county" },
    { "\"grid_code\": [6, 3, 3, 3, 3]}", "$.grid_code: expected digits of county" },
    { "\"grid_code\": [6, 3, 3, -3]}", "$.grid_code[3]: expected a count" },
    { "\"grid_code\": [9, 9, 9, 9]}", "$.grid_code: expected digits of county" },
    { "\"levels\": {\"grid\": 3}}", "$.levels.grid: expected a label" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = g_strconcat (head, table[i].rest, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadAbout) about = pentad_read_about (text, strlen (text), "u", &error);

      g_test_message ("%s", table[i].rest);
      if (table[i].message != NULL)
        {
          g_assert_null (about);
          g_assert_nonnull (strstr (error->message, table[i].message));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (pentad_code_split_is_known (&about->split), ==, i == 0);
      g_assert_cmpstr (pentad_label_get (&about->level_names[PENTAD_LEVEL_GRID], 0), ==,
                       i == 0 ? "Cell" : "");
    }
}

static void
test_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadCatalogue) catalogue =
      pentad_read_catalogue (SAMPLE_CATALOGUE, strlen (SAMPLE_CATALOGUE), "u", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (catalogue->scheme, ==, "gbt30428.2-2013");
  const PentadClass *minor =
      pentad_catalogue_get_class (catalogue, pentad_catalogue_find_class (catalogue, "e0110"));
  g_assert_cmpint (minor->kind, ==, PENTAD_CLASS_EVENT);
  g_assert_cmpint (minor->major, ==, pentad_catalogue_find_class (catalogue, "e01"));
  g_assert_cmpint (pentad_catalogue_get_class (catalogue, 2)->kind, ==, PENTAD_CLASS_OTHER);
  const PentadPost *post = pentad_catalogue_get_post (catalogue, 0);
  g_assert_cmpstr (post->code, ==, "S-001");
  g_assert_cmpstr (post->role, ==, "supervisor");
  g_assert_cmpstr (post->division, ==, "990101001");
  g_assert_true (pentad_label_is_empty (&post->name));
  g_assert_null (pentad_catalogue_get_post (catalogue, 1)->role);
  const PentadDepartment *department = pentad_catalogue_get_department (catalogue, 0);
  g_assert_cmpstr (department->division, ==, "990101");
  g_assert_cmpstr (department->group, ==, "city");
}

static void
test_calendar (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalendar) calendar =
      pentad_read_calendar (SAMPLE_CALENDAR, strlen (SAMPLE_CALENDAR), "u", zone, &error);

  g_assert_no_error (error);
  g_assert_true (pentad_calendar_has_year (calendar, 2026));
  g_assert_false (pentad_calendar_has_year (calendar, 2024));
  g_assert_false (pentad_calendar_is_working_day (calendar, reading_day ("2026-10-01")));
  g_assert_true (pentad_calendar_is_working_day (calendar, reading_day ("2026-10-10")));
  g_assert_cmpint (pentad_calendar_day_seconds (calendar), ==, 8 * 3600);
}

/* "DAY code class count=n ... (minutes ...)", a row a line. */
static char *
describe_history (const PentadHistory *history, PentadHistoryTable table)
{
  GString *text = g_string_new (NULL);
  PentadHistoryWalk row;

  pentad_history_walk_init (&row, history, table, G_MININT32, G_MAXINT32);
  while (pentad_history_walk_next (&row))
    {
      g_string_append_printf (
          text, "%s%d %s %s", text->len > 0 ? "\n" : "", row.day - history->first_day + 1,
          row.code != 0 ? pentad_history_get_code (history, row.code) : "-",
          row.class_code != 0 ? pentad_history_get_code (history, row.class_code) : "-");
      for (guint v = 0; v < row.n_values; v++)
        g_string_append_printf (text, " %s=%" G_GUINT64_FORMAT,
                                pentad_count_id (row.values[v].count), row.values[v].value);
      for (guint m = 0; m < row.n_minutes; m++)
        g_string_append_printf (text, " (%g)", (double)row.minutes[m]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_history (const char *text)
{
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadHistory) history =
      pentad_read_history (text, strlen (text), "u", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (history->first_day, ==, reading_day ("2026-11-01"));
  g_assert_cmpint (history->last_day, ==, reading_day ("2026-11-21"));
  g_autofree char *rows = describe_history (history, PENTAD_HISTORY_PLACES);
  g_autofree char *departments = describe_history (history, PENTAD_HISTORY_DEPARTMENTS);
  g_autofree char *posts = describe_history (history, PENTAD_HISTORY_POSTS);
  g_assert_cmpstr (rows, ==,
                   "1 990101001 e0406 report=3 file=2 (74) (112.5)\n"
                   "1 990101001 - close=1\n"
                   "1 - - report=1 close=1 (5)");
  g_assert_cmpstr (departments, ==, "21 D01 - dispose=12\n21 D02 - dispose=1 (3)");
  g_assert_cmpstr (posts, ==, "21 S-001 - check=7");
  g_autofree char *said = reading_free_findings (findings);
  g_assert_cmpstr (said, ==, "unknown-counter ×1 u");
}

static void
test_history (void)
{
  const char *blocks = strstr (SAMPLE_HISTORY, "\"blocks\"");
  g_autofree char *body = g_strndup (blocks, strlen (blocks) - 1);
  g_autofree char *turned = g_strdup_printf (
      "{%s, \"to\": \"2026-11-21\", \"from\": \"2026-11-01\", \"version\": 2}", body);

  assert_history (SAMPLE_HISTORY);
  assert_history (turned); /* members come in any order */
}

static void
test_staff (void)
{
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadStaff) staff =
      pentad_read_staff (SAMPLE_STAFF, strlen (SAMPLE_STAFF), "u", NULL, findings, &error);

  g_assert_no_error (error);
  const PentadStaffRow *row = pentad_staff_find (staff, "990101");
  g_assert_cmpint (row->establishment, ==, 250);
  g_assert_cmpint (row->supervisors_online, ==, 15);
  g_assert_cmpint (row->grids_patrolled, ==, -1);
  g_assert_cmpint (row->vehicles, ==, -1);
  g_assert_cmpuint (staff->positions->len, ==, 1);
  const PentadUnitPosition *position = g_ptr_array_index (staff->positions, 0);
  g_assert_cmpint (position->kind, ==, PENTAD_POST_SUPERVISOR);
  g_assert_false (position->on_post);
  g_autofree char *said = reading_free_findings (findings);
  g_assert_cmpstr (said, ==, "unknown-kind ×1 u");
}

static void
test_sensors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSensors) sensors =
      pentad_read_sensors (SAMPLE_SENSORS, strlen (SAMPLE_SENSORS), "u", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sensors->domains->len, ==, 1);
  const PentadSensorRow *row = g_ptr_array_index (sensors->rows, 0);
  g_assert_cmpint (row->online, ==, 811);
  const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, 0);
  g_assert_cmpint (alarm->since, ==, reading_time ("2026-11-22T06:00:00Z"));
  g_assert_cmpfloat (alarm->lat, ==, 32.1);

  const PentadDevices *devices = &sensors->devices;
  g_assert_cmpuint (devices->all->len, ==, 2);
  const PentadDevice *one = &g_array_index (devices->all, PentadDevice, 0), *two = one + 1;
  g_assert_cmpstr (pentad_devices_get_id (devices, one), ==, "V1");
  g_assert_cmpstr (pentad_devices_get_domain (devices, one), ==, "video");
  g_assert_true (one->online && !one->alarm);
  g_assert_cmpfloat (one->lon, ==, 118.2);
  g_assert_cmpstr (pentad_devices_get_id (devices, two), ==, "F1");
  g_assert_cmpstr (pentad_devices_get_domain (devices, two), ==, "flood");
  g_assert_true (!two->online && two->alarm);
  g_assert_true (isnan (two->lon) && isnan (two->lat));
}

/* As many as a document may tell, and one more. */
static void
test_many_devices (void)
{
  GString *text = g_string_new ("{\"rows\": [], \"devices\": [");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < PENTAD_MAX_DEVICES; i++)
    g_string_append (text, "{\"id\":\"d\",\"domain\":\"gas\",\"lon\":1,\"lat\":2},");
  gsize len = text->len;
  text->str[len - 1] = ']';
  g_string_append_c (text, '}');
  g_autoptr (PentadSensors) sensors = pentad_read_sensors (text->str, text->len, "u", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sensors->devices.all->len, ==, PENTAD_MAX_DEVICES);
  g_assert_cmpuint (sensors->devices.domains->len, ==, 1);

  text->str[len - 1] = ',';
  g_string_insert (text, (gssize)len, "{\"id\":\"d\",\"domain\":\"gas\"}]");
  g_assert_null (pentad_read_sensors (text->str, text->len, "u", NULL, &error));
  g_assert_cmpstr (strstr (error->message, "$.devices[500000]"), !=, NULL);
  g_string_free (text, TRUE);
}

static void
test_calls_and_approvals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadCalls) calls =
      pentad_read_calls (SAMPLE_CALLS, strlen (SAMPLE_CALLS), "u", &error);
  g_assert_no_error (error);
  const PentadCallHour *hour = &g_array_index (calls->hours, PentadCallHour, 0);
  g_assert_cmpint (calls->seats_busy, ==, 7);
  g_assert_cmpint (hour->received, ==, 3);
  g_assert_cmpint (hour->transferred_110, ==, 0);
  g_assert_cmpint (hour->filed, ==, -1);

  g_autoptr (PentadApprovals) approvals =
      pentad_read_approvals (SAMPLE_APPROVALS, strlen (SAMPLE_APPROVALS), "u", &error);
  g_assert_no_error (error);
  const PentadApprovalDay *day = &g_array_index (approvals->days, PentadApprovalDay, 0);
  g_assert_cmpint (approvals->items, ==, 314);
  g_assert_cmpint (day->day, ==, reading_day ("2026-10-23"));
  g_assert_cmpint (day->same_day, ==, -1);
  g_assert_cmpfloat (day->actual_hours, ==, 3.2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/documents/about", test_about);
  g_test_add_func ("/codec/documents/codes-and-level-names", test_codes_and_level_names);
  g_test_add_func ("/codec/documents/catalogue", test_catalogue);
  g_test_add_func ("/codec/documents/calendar", test_calendar);
  g_test_add_func ("/codec/documents/history", test_history);
  g_test_add_func ("/codec/documents/staff", test_staff);
  g_test_add_func ("/codec/documents/sensors", test_sensors);
  g_test_add_func ("/codec/documents/devices-have-a-bound", test_many_devices);
  g_test_add_func ("/codec/documents/calls-and-approvals", test_calls_and_approvals);
  return g_test_run ();
}
