/* Tests of the readers of the platform's documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "samples.h"

#include <math.h>
#include <string.h>

#define TIME(text) parse_time (text)

static gint64
parse_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}

static gint32
parse_day (const char *text)
{
  gint32 day = 0;

  g_assert_true (pentad_day_parse (text, &day));
  return day;
}

static GPtrArray *
new_findings (void)
{
  return pentad_findings_new ();
}

/* The findings, joined; frees the array. */
static char *
join (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", said);
    }
  g_ptr_array_unref (findings);
  return g_string_free (text, FALSE);
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
  g_assert_cmpint (about->history_from, ==, parse_day ("2025-01-01"));
  g_assert_cmpint (about->now, ==, TIME ("2026-11-22T06:32:05Z"));
}

static void
test_places (void)
{
  GPtrArray *findings = new_findings ();
  g_autoptr (GError) error = NULL;
  PentadLabel city = { 0 };
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("990100", &city);

  pentad_read_divisions (SAMPLE_DIVISIONS, strlen (SAMPLE_DIVISIONS), "u", builder, findings,
                         &error);
  g_assert_no_error (error);
  pentad_read_grids (SAMPLE_GRIDS, strlen (SAMPLE_GRIDS), "g", NULL, builder, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_ptr_array_unref (findings);

  g_autoptr (PentadDivisions) places = pentad_divisions_builder_finish (g_steal_pointer (&builder));
  const PentadDivision *district = pentad_divisions_get (
      places, pentad_divisions_find (places, PENTAD_LEVEL_DISTRICT, "990101"));
  g_assert_cmpint (district->kind, ==, PENTAD_DIVISION_URBAN);
  g_assert_cmpint (district->population, ==, 412000);
  g_assert_cmpstr (district->responsible, ==, "S1");
  const PentadDivision *grid = pentad_divisions_get (
      places, pentad_divisions_find (places, PENTAD_LEVEL_GRID, "99010100100101"));
  g_assert_cmpstr (grid->area_class, ==, "I");
  g_assert_cmpfloat (grid->area_m2, ==, 10000.5);
  g_assert_cmpint (grid->population, ==, 120);
  g_assert_cmpstr (grid->parent_code, ==, "990101001");
  g_assert_cmpstr (pentad_label_get (&grid->name, PENTAD_LANGUAGE_EN), ==, "G1");
  int second = pentad_divisions_find (places, PENTAD_LEVEL_GRID, "7");
  g_assert_cmpint (pentad_divisions_get (places, second)->population, ==, -1);
  g_assert_cmpint (pentad_divisions_locate (places, PENTAD_LEVEL_GRID, 120.09, 32.05), ==, second);
  g_assert_cmpint (pentad_divisions_locate (places, PENTAD_LEVEL_GRID, 119.5, 32.05), ==,
                   PENTAD_NO_PLACE);
}

/* A boundary document draws, the divisions fill in; a code twice in one document is a finding. */
static void
test_divisions_fill_in_what_is_drawn (void)
{
  static const char drawn[] = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": "
                              "\"Feature\", \"properties\": {\"code\": \"d1\"},"
                              " \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], "
                              "[1, 0], [1, 1], [0, 1], [0, 0]]]}}]}";
  static const char named[] =
      "{\"divisions\": [{\"code\": \"d1\", \"level\": \"district\", \"name\": \"One\", \"kind\": "
      "\"urban\","
      " \"population\": 5}, {\"code\": \"d1\", \"level\": \"district\", \"name\": \"Two\"}]}";
  PentadLabel city = { 0 };
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("c", &city);
  GError *error = NULL;

  pentad_read_boundaries (drawn, strlen (drawn), "u", NULL, builder, PENTAD_LEVEL_DISTRICT, NULL,
                          &error);
  g_assert_no_error (error);
  pentad_read_divisions (named, strlen (named), "u", builder, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  int place = pentad_divisions_find (divisions, PENTAD_LEVEL_DISTRICT, "d1");
  const PentadDivision *division = pentad_divisions_get (divisions, place);

  g_assert_cmpint (pentad_divisions_locate (divisions, PENTAD_LEVEL_DISTRICT, 0.5, 0.5), ==, place);
  g_assert_cmpstr (pentad_label_get (&division->name, PENTAD_LANGUAGE_EN), ==, "One");
  g_assert_cmpint (division->kind, ==, PENTAD_DIVISION_URBAN);
  g_assert_cmpint (division->population, ==, 5);
  g_assert_cmpuint (pentad_divisions_get_findings (divisions)->len, ==, 1);
}

static void
test_partitions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partitions =
      pentad_read_partitions (SAMPLE_PARTITIONS, strlen (SAMPLE_PARTITIONS), "u", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (partitions->len, ==, 2);
  const PentadPartition *zones = g_ptr_array_index (partitions, 0);
  g_assert_cmpstr (zones->id, ==, "professional");
  g_assert_cmpstr (pentad_label_get (&zones->label, PENTAD_LANGUAGE_EN), ==, "Zones");
  g_assert_cmpuint (zones->areas->len, ==, 2);
  const PentadZoneArea *area = g_ptr_array_index (zones->areas, 0);
  g_assert_cmpuint (area->grids->len, ==, 1);
  g_assert_cmpuint (pentad_shapes_get_count (zones->shapes), ==, 2);
  g_assert_false (pentad_shapes_contains (zones->shapes, 0, 1.9, 1.5));
  g_assert_true (pentad_shapes_contains (zones->shapes, 1, 1.9, 1.5));
}

static void
test_partition_file (void)
{
  GPtrArray *findings = new_findings ();
  g_autoptr (GError) error = NULL;
  static const char text[] =
      "{\"features\": [{\"properties\": {\"code\": \"N1\", \"name\": \"One\"}, \"geometry\": "
      "{\"type\": \"Polygon\", \"coordinates\": [[[1, 1], [2, 1], [2, 2]], [[0, 0], [0, 0]]]}}, "
      "{\"properties\": {}}, {\"id\": \"N2\", \"geometry\": {\"type\": \"Curve\"}}]}";
  g_autoptr (PentadPartition) partition = pentad_read_partition_file (
      text, strlen (text), "f", NULL, "neighbourhood", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (partition->id, ==, "neighbourhood");
  g_assert_cmpuint (partition->areas->len, ==, 2);
  g_assert_true (pentad_shapes_contains (partition->shapes, 0, 1.9, 1.5));
  g_autofree char *said = join (findings);
  g_assert_cmpstr (said, ==, "short-ring ×1 f; unknown-geometry ×1 f; feature-without-code ×1 f");
}

static void
test_layer (void)
{
  GPtrArray *findings = new_findings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadLayer) layer =
      pentad_read_layer (SAMPLE_LAYER, strlen (SAMPLE_LAYER), "u", NULL, "roads", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (layer->kind, ==, PENTAD_LAYER_LINES);
  g_assert_cmpstr (pentad_label_get (&layer->label, PENTAD_LANGUAGE_EN), ==, "Roads");
  g_assert_cmpuint (layer->features->len, ==, 2);
  const PentadLayerFeature *ring = &g_array_index (layer->features, PentadLayerFeature, 0);
  g_assert_cmpint (ring->rank, ==, 1);
  guint n, first, last;
  pentad_shapes_get_ring (layer->shapes, 0, &n);
  g_assert_cmpuint (n, ==, 3); /* a closed line keeps its last point */
  pentad_shapes_get_rings (layer->shapes, 1, &first, &last);
  g_assert_cmpuint (last - first, ==, 2);
  g_autofree char *said = join (findings);
  g_assert_cmpstr (said, ==, "");
}

static void
test_mixed_layer (void)
{
  static const char text[] =
      "{\"features\": [{\"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 1]}}, "
      "{\"geometry\": {\"type\": \"LineString\", \"coordinates\": [[1, 1], [2, 2]]}}]}";
  GPtrArray *findings = new_findings ();
  g_autoptr (PentadLayer) layer =
      pentad_read_layer (text, strlen (text), "u", NULL, "x", findings, NULL);

  g_assert_cmpint (layer->kind, ==, PENTAD_LAYER_POINTS);
  g_assert_cmpuint (layer->features->len, ==, 1);
  g_autofree char *said = join (findings);
  g_assert_cmpstr (said, ==, "feature-of-other-kind ×1 u");
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
  g_assert_false (pentad_calendar_is_working_day (calendar, parse_day ("2026-10-01")));
  g_assert_true (pentad_calendar_is_working_day (calendar, parse_day ("2026-10-10")));
  g_assert_cmpint (pentad_calendar_day_seconds (calendar), ==, 8 * 3600);
}

static void
test_state (void)
{
  GPtrArray *findings = new_findings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state =
      pentad_read_state (SAMPLE_STATE, strlen (SAMPLE_STATE), "u", NULL, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (state->as_of, ==, TIME ("2026-11-22T14:32:05+08:00"));
  g_assert_cmpstr (state->cursor, ==, "c1");
  g_assert_true (state->is_delta);
  g_assert_cmpuint (state->n_rows, ==, 3);
  g_assert_cmpuint (state->n_repeated, ==, 1);
  g_assert_cmpuint (state->cases->len, ==, 2);
  const PentadCase *item = g_ptr_array_index (state->cases, 0);
  g_assert_cmpstr (pentad_case_get_id (item), ==, "A1");
  g_assert_cmpstr (pentad_case_get_class_code (item), ==, "e0406");
  g_assert_cmpstr (pentad_case_get_division_code (item), ==, "99010100100101");
  g_autofree char *address = pentad_case_dup_address (item);
  g_assert_cmpstr (address, ==, "文庙路 1 号");
  g_assert_cmpint (pentad_case_get_source (item), ==, PENTAD_SOURCE_SUPERVISOR);
  g_assert_cmpfloat (pentad_case_get_lon (item), ==, 118.05);
  g_assert_true (pentad_case_is_repeat (item));
  g_assert_cmpuint (pentad_case_get_n_acts (item), ==, 3);
  g_assert_cmpint (act_of (item, 1).act, ==, PENTAD_ACT_DISPATCH);
  g_assert_cmpstr (act_of (item, 1).department, ==, "D03");
  g_assert_cmpint (act_of (item, 1).due, ==, TIME ("2026-11-22T15:30:00+08:00"));
  g_assert_cmpint (act_of (item, 2).act, ==, PENTAD_ACT_VISIT);
  g_assert_cmpint (act_of (item, 2).value, ==, 1);
  g_autofree char *said = join (findings);
  g_assert_cmpstr (said, ==, "unknown-act ×3 u");
}

static void
test_trail_names_persons (void)
{
  static const char text[] =
      "{\"as_of\": \"2026-01-02T00:00:00Z\", \"cases\": [{\"id\": \"1\", \"trail\": ["
      "[\"2026-01-01T00:00:00Z\", \"report\", {\"by\": \"S-001\"}], "
      "[\"2026-01-01T01:00:00Z\", \"send_check\", {\"by\": \"A-01\", \"to\": \"S-002\"}], "
      "[\"2026-01-01T02:00:00Z\", \"appeal\", {\"granted\": true, \"by\": null}]]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state =
      pentad_read_state (text, sizeof text - 1, "u", NULL, NULL, &error);

  g_assert_no_error (error);
  const PentadCase *item = g_ptr_array_index (state->cases, 0);
  g_auto (PentadTrail) trail;
  pentad_trail_init (&trail, item);
  g_assert_cmpuint (trail.n, ==, 3);
  g_assert_cmpstr (trail.entries[0].by, ==, "S-001");
  g_assert_null (trail.entries[0].to);
  g_assert_cmpstr (trail.entries[1].by, ==, "A-01");
  g_assert_cmpstr (trail.entries[1].to, ==, "S-002");
  g_assert_null (trail.entries[2].by);
  g_assert_cmpint (trail.entries[2].value, ==, 1);
}

/* A source that is not known is "other"; half a point, or one beyond the Earth, is none. */
static void
test_state_is_lenient (void)
{
  static const char text[] =
      "{\"cases\": ["
      "{\"id\": \"1\", \"source\": \"drone\", \"lon\": 200, \"lat\": 3, \"new\": [{}], "
      "\"trail\": [[\"2026-01-01T00:00:00Z\", \"report\", null]]}, "
      "{\"id\": \"2\", \"lat\": 3, \"trail\": [[\"2026-01-01T00:00:00Z\", \"report\"]]}, "
      "{\"id\": \"3\", \"source\": null, \"trail\": [[\"2026-01-01T00:00:00Z\", \"beam\", {}, 4]]}"
      "], \"as_of\": \"2026-01-02T00:00:00Z\", \"delta\": null, \"cursor\": null}";
  GPtrArray *findings = new_findings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state =
      pentad_read_state (text, strlen (text), "u", NULL, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (state->n_rows, ==, 3);
  g_assert_cmpuint (state->cases->len, ==, 2);
  g_assert_null (state->cursor);
  for (guint i = 0; i < state->cases->len; i++)
    {
      const PentadCase *item = g_ptr_array_index (state->cases, i);

      g_assert_true (isnan (pentad_case_get_lon (item)) && isnan (pentad_case_get_lat (item)));
      g_assert_cmpint (pentad_case_get_source (item), ==, PENTAD_SOURCE_OTHER);
    }
  g_autofree char *said = join (findings);
  g_assert_cmpstr (said, ==, "unknown-act ×1 u; case-without-act ×1 u; impossible-point ×2 u");
}

static void
test_ended (void)
{
  g_autoptr (GError) error = NULL;
  gint32 day = 0;
  gint64 as_of = 0;
  g_autoptr (GPtrArray) cases = pentad_read_ended (SAMPLE_ENDED, strlen (SAMPLE_ENDED), "u", NULL,
                                                   &day, &as_of, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (day, ==, parse_day ("2026-11-21"));
  g_assert_cmpint (as_of, ==, TIME ("2026-11-22T00:05:00+08:00"));
  const PentadCase *item = g_ptr_array_index (cases, 0);
  g_assert_cmpint (act_of (item, 0).act, ==, PENTAD_ACT_REPORT);
  g_assert_cmpint (act_of (item, 1).act, ==, PENTAD_ACT_END);
  g_assert_cmpint (act_of (item, 1).time, ==, PENTAD_NO_TIME);
}

/* "DAY code class count=n ... (minutes ...)", a row a line. */
static char *
describe_history (const PentadHistory *history, const GArray *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->len; i++)
    {
      const PentadHistoryRow *row = &g_array_index (table, PentadHistoryRow, i);

      g_string_append_printf (
          text, "%s%d %s %s", i > 0 ? "\n" : "", row->day - history->first_day + 1,
          row->code != 0 ? pentad_history_get_code (history, row->code) : "-",
          row->class_code != 0 ? pentad_history_get_code (history, row->class_code) : "-");
      for (guint v = row->first; v < row->first + row->n_values; v++)
        {
          const PentadTallyValue *value = &g_array_index (history->values, PentadTallyValue, v);

          g_string_append_printf (text, " %s=%u", pentad_count_id (value->count),
                                  (guint)value->value);
        }
      for (guint m = row->first_minutes; m < row->first_minutes + row->n_minutes; m++)
        g_string_append_printf (text, " (%g)", (double)g_array_index (history->minutes, float, m));
    }
  return g_string_free (text, FALSE);
}

static void
assert_history (const char *text)
{
  GPtrArray *findings = new_findings ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadHistory) history =
      pentad_read_history (text, strlen (text), "u", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (history->first_day, ==, parse_day ("2026-11-01"));
  g_assert_cmpint (history->last_day, ==, parse_day ("2026-11-21"));
  g_autofree char *rows = describe_history (history, history->rows);
  g_autofree char *departments = describe_history (history, history->departments);
  g_autofree char *posts = describe_history (history, history->posts);
  g_assert_cmpstr (rows, ==,
                   "1 990101001 e0406 report=3 file=2 (74) (112.5)\n"
                   "1 990101001 - close=1\n"
                   "1 - - report=1 close=1 (5)");
  g_assert_cmpstr (departments, ==, "21 D01 - dispose=12\n21 D02 - dispose=1 (3)");
  g_assert_cmpstr (posts, ==, "21 S-001 - check=7");
  g_autofree char *said = join (findings);
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
  GPtrArray *findings = new_findings ();
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
  g_autofree char *said = join (findings);
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
  g_assert_cmpint (alarm->since, ==, TIME ("2026-11-22T06:00:00Z"));
  g_assert_cmpfloat (alarm->lat, ==, 32.1);
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
  g_assert_cmpint (day->day, ==, parse_day ("2026-10-23"));
  g_assert_cmpint (day->same_day, ==, -1);
  g_assert_cmpfloat (day->actual_hours, ==, 3.2);
}

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
test_areas_with_persons (void)
{
  static const char text[] =
      "{\"partitions\": [{\"id\": \"responsibility\", \"areas\": [{\"code\": \"R1\", \"grids\": "
      "[\"g1\", \"g2\"], \"responsible\": \"S-001\", \"telephone\": \"000\", \"kind\": null}, "
      "{\"code\": \"X1\", \"kind\": \"closed\", \"divisions\": [\"a\", \"b\"]}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) partitions =
      pentad_read_partitions (text, strlen (text), "u", NULL, &error);

  g_assert_no_error (error);
  const PentadPartition *partition = g_ptr_array_index (partitions, 0);
  const PentadZoneArea *one = g_ptr_array_index (partition->areas, 0);
  const PentadZoneArea *two = g_ptr_array_index (partition->areas, 1);
  g_assert_cmpstr (one->responsible, ==, "S-001");
  g_assert_cmpstr (one->telephone, ==, "000");
  g_assert_null (one->kind);
  g_assert_cmpuint (one->grids->len, ==, 2);
  g_assert_cmpstr (two->kind, ==, "closed");
  g_assert_null (two->responsible);
  g_assert_cmpuint (two->divisions->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (two->divisions, 1), ==, "b");
}

/* The shipped file: every range of GB/T 2260 and 10114 as described. */
static void
test_place_kinds (void)
{
  static const struct
  {
    const char *code, *kind;
  } table[] = {
    { "320100", "city" },
    { "152200", "prefecture" },
    { "429000", "direct-county" },
    { "320102", "district" },
    { "320121", "county" },
    { "320281", "county-city" },
    { "320102001", "street" },
    { "320102100", "town" },
    { "320102200", "township" },
    { "320102400", "enterprise" },
    { "320102001001", "committee" },
    { "320102100200", "village" },
    { "320000", NULL },
    { "992271", "county" },
  };
  static const char *const refused[][2] = {
    { "{}", "$: expected kinds of codes with an id" },
    { "{\"id\": \"x\"}", "$: expected kinds of codes" },
    { "{\"id\": \"x\", \"kinds\": [{}]}", "$.kinds[0]: expected a kind with id and label" },
    { "{\"id\": \"x\", \"kinds\": [{\"id\": \"a\", \"label\": \"b\", \"at\": 2, \"digits\": 7, "
      "\"from\": 1, \"to\": 2}]}",
      "$.kinds[0]: expected a kind with at, digits" },
    { "{\"id\": \"x\", \"kinds\": [{\"id\": \"a\", \"label\": \"b\", \"at\": 2, \"digits\": 2, "
      "\"from\": 3, \"to\": 2}]}",
      "$.kinds[0]: expected a kind with at, digits" },
  };
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "gbt2260-10114.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &text, &len, NULL));
  g_autoptr (PentadPlaceKinds) kinds = pentad_read_place_kinds (text, len, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadPlaceKind *kind = pentad_place_kinds_find (kinds, table[i].code);

      g_test_message ("%s", table[i].code);
      g_assert_cmpstr (kind != NULL ? kind->id : NULL, ==, table[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) why = NULL;

      g_assert_null (pentad_read_place_kinds (refused[i][0], strlen (refused[i][0]), "u", &why));
      g_assert_nonnull (strstr (why->message, refused[i][1]));
    }
}

/* A city sends its own limits with the catalogue, and each case names its filing condition. */
static void
test_conditions (void)
{
  static const char catalogue_text[] =
      "{\"scheme\": \"own\", \"classes\": [{\"code\": \"e01\", \"name\": \"a\", \"kind\": "
      "\"event\"},"
      " {\"code\": \"e0101\", \"name\": \"b\", \"kind\": \"event\", \"major\": \"e01\","
      " \"conditions\": [{\"amount\": 2, \"unit\": \"eh\"}, {\"amount\": 1, \"unit\": \"wd\"}]}]}";
  static const char state_text[] =
      "{\"as_of\": \"2026-11-22T14:00:00Z\", \"cases\": ["
      "{\"id\": \"a\", \"condition\": 2, \"trail\": [[\"2026-11-22T13:00:00Z\", \"report\"]]},"
      "{\"id\": \"b\", \"trail\": [[\"2026-11-22T13:00:00Z\", \"report\"]]},"
      "{\"id\": \"c\", \"condition\": 9000, \"trail\": [[\"2026-11-22T13:00:00Z\", \"report\"]]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadCatalogue) catalogue =
      pentad_read_catalogue (catalogue_text, strlen (catalogue_text), "u", &error);
  g_autoptr (PentadState) state =
      pentad_read_state (state_text, strlen (state_text), "u", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (pentad_catalogue_get_class (catalogue, 0)->conditions);
  g_assert_cmpuint (pentad_catalogue_get_class (catalogue, 1)->conditions->len, ==, 2);
  static const int numbers[] = { 2, 0, 255 };
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (pentad_case_get_condition (g_ptr_array_index (state->cases, i)), ==,
                     numbers[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/documents/about", test_about);
  g_test_add_func ("/codec/documents/divisions-and-grids", test_places);
  g_test_add_func ("/codec/documents/divisions-fill-in-what-is-drawn",
                   test_divisions_fill_in_what_is_drawn);
  g_test_add_func ("/codec/documents/partitions", test_partitions);
  g_test_add_func ("/codec/documents/partition-file", test_partition_file);
  g_test_add_func ("/codec/documents/layer", test_layer);
  g_test_add_func ("/codec/documents/layer-keeps-the-kind-of-its-first", test_mixed_layer);
  g_test_add_func ("/codec/documents/catalogue", test_catalogue);
  g_test_add_func ("/codec/documents/calendar", test_calendar);
  g_test_add_func ("/codec/documents/state", test_state);
  g_test_add_func ("/codec/documents/trail-names-persons", test_trail_names_persons);
  g_test_add_func ("/codec/documents/state-takes-what-it-does-not-know", test_state_is_lenient);
  g_test_add_func ("/codec/documents/ended", test_ended);
  g_test_add_func ("/codec/documents/history", test_history);
  g_test_add_func ("/codec/documents/staff", test_staff);
  g_test_add_func ("/codec/documents/sensors", test_sensors);
  g_test_add_func ("/codec/documents/calls-and-approvals", test_calls_and_approvals);
  g_test_add_func ("/codec/documents/refuses-with-its-path", test_refuses_with_path);
  g_test_add_func ("/codec/documents/conditions-and-limits", test_conditions);
  g_test_add_func ("/codec/documents/codes-and-level-names", test_codes_and_level_names);
  g_test_add_func ("/codec/documents/areas-with-persons", test_areas_with_persons);
  g_test_add_func ("/codec/documents/kinds-of-places", test_place_kinds);
  return g_test_run ();
}
