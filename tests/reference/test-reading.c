/* What the platform writes, the readers of the codec read without a finding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "codec/documents.h"
#include "reference/document.h"
#include "reference/office.h"
#include "reference/land.h"

#include <string.h>

/* The bytes of a document, as the arguments that readers take. */
#define ARGUMENTS(text) (text)->str, (text)->len, "platform"

static void
assert_no_findings (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, i));

      g_error ("finding: %s", said);
    }
}

static void
test_places_are_read (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GString) about_text = pentad_document_about (world, FIXTURE_NOW);
  g_autoptr (GString) divisions_text = pentad_document_divisions (world);
  g_autoptr (GString) grids_text = pentad_document_grids (world);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (PentadDivisions) divisions = NULL;
  g_autoptr (PentadAbout) about = NULL;
  PentadDivisionsBuilder *builder;
  GError *error = NULL;
  int count;

  about = pentad_read_about (ARGUMENTS (about_text), &error);
  g_assert_no_error (error);
  g_assert_cmpint (about->now, ==, FIXTURE_NOW);
  builder = pentad_divisions_builder_new (about->code, &about->name);
  pentad_read_divisions (ARGUMENTS (divisions_text), builder, findings, &error);
  g_assert_no_error (error);
  pentad_read_grids (ARGUMENTS (grids_text), NULL, builder, findings, &error);
  g_assert_no_error (error);
  divisions = pentad_divisions_builder_finish (builder);
  assert_no_findings (findings);
  assert_no_findings (pentad_divisions_get_findings (divisions));

  pentad_divisions_get_level (divisions, PENTAD_LEVEL_STREET, &count);
  g_assert_cmpint (count, ==, 40);
  pentad_divisions_get_level (divisions, PENTAD_LEVEL_COMMUNITY, &count);
  g_assert_cmpint (count, ==, 200);
  pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &count);
  g_assert_cmpint (count, ==, (int)world->tier.grids);
}

static void
test_lists_are_read (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GString) partitions_text = pentad_document_partitions (world);
  g_autoptr (GString) catalogue_text = pentad_document_catalogue (world);
  g_autoptr (GString) calendar_text = pentad_document_calendar (world);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GPtrArray) partitions = NULL;
  g_autoptr (PentadCatalogue) catalogue = NULL;
  g_autoptr (PentadCalendar) calendar = NULL;
  GError *error = NULL;

  partitions = pentad_read_partitions (ARGUMENTS (partitions_text), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (partitions->len, ==, 6);
  catalogue = pentad_read_catalogue (ARGUMENTS (catalogue_text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (catalogue->departments->len, ==, 41);
  g_assert_cmpuint (catalogue->posts->len, ==, world->posts->all->len);
  calendar = pentad_read_calendar (ARGUMENTS (calendar_text), world->zone, &error);
  g_assert_no_error (error);
  /* What is sent is what the platform itself reckons with. */
  for (gint32 day = pentad_day_from_date (2024, 1, 1); day < pentad_day_from_date (2028, 1, 1);
       day++)
    g_assert_true (pentad_calendar_is_working_day (calendar, day) ==
                   pentad_calendar_is_working_day (world->calendar, day));
  for (guint i = 0; i < PENTAD_LAND_N_LAYERS; i++)
    {
      g_autoptr (GString) text = pentad_document_layer (world, i);
      g_autoptr (PentadLayer) layer =
          pentad_read_layer (ARGUMENTS (text), NULL, pentad_land_layer_id (i), findings, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (layer->features->len, >, 0);
    }
  assert_no_findings (findings);
}

static void
test_cases_are_read (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GString) state_text = pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME);
  g_autoptr (GString) delta_text = pentad_document_state (world, FIXTURE_NOW, FIXTURE_NOW - 3600);
  g_autoptr (GString) ended_text =
      pentad_document_ended (world, pentad_day_from_date (2026, 11, 20), FIXTURE_NOW);
  g_autoptr (GString) history_text = pentad_document_history (world, 2026, 11, FIXTURE_NOW);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (PentadState) state = NULL;
  g_autoptr (PentadState) delta = NULL;
  g_autoptr (PentadHistory) history = NULL;
  g_autoptr (GPtrArray) ended = NULL;
  GError *error = NULL;
  gint64 as_of;
  gint32 day;

  state = pentad_read_state (ARGUMENTS (state_text), NULL, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state->n_repeated, ==, 0);
  for (guint i = 0; i < state->cases->len; i++)
    {
      PentadCaseView view;

      pentad_case_view (g_ptr_array_index (state->cases, i), FIXTURE_NOW, &view);
      g_assert_cmpint (view.outcome, ==, PENTAD_OUTCOME_OPEN);
    }
  delta = pentad_read_state (ARGUMENTS (delta_text), NULL, findings, &error);
  g_assert_no_error (error);
  g_assert_true (delta->is_delta);
  ended = pentad_read_ended (ARGUMENTS (ended_text), NULL, &day, &as_of, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ended->len, >, 50);
  for (guint i = 0; i < ended->len; i++)
    {
      PentadCaseView view;

      pentad_case_view (g_ptr_array_index (ended, i), as_of, &view);
      g_assert_cmpint (view.outcome, !=, PENTAD_OUTCOME_OPEN);
      g_assert_cmpint (pentad_zone_day (world->zone, view.ended), <=, day);
    }
  history = pentad_read_history (ARGUMENTS (history_text), findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->n_rows[PENTAD_HISTORY_PLACES], >, 1000);
  assert_no_findings (findings);
}

/* What was counted of a day: of the city, and of each department and post. */
typedef struct
{
  gint64 city[PENTAD_N_COUNTS];
  GHashTable *units; /* "code counter" → GINT_TO_POINTER (count) */
} DayCounts;

static void
count_unit (DayCounts *day, const char *code, PentadCount count, int n)
{
  g_autofree char *key = g_strdup_printf ("%s %s", code, pentad_count_id (count));
  int sum = GPOINTER_TO_INT (g_hash_table_lookup (day->units, key)) + n;

  g_hash_table_replace (day->units, g_steal_pointer (&key), GINT_TO_POINTER (sum));
}

static void
count_cb (const PentadTallyEvent *event, gpointer user_data)
{
  DayCounts *day = user_data;

  if (event->of_place)
    day->city[event->count]++;
  if (event->department != NULL)
    count_unit (day, event->department, event->count, 1);
  for (int i = 0; i < 2; i++)
    if (event->persons[i] != NULL)
      count_unit (day, event->persons[i], event->count, 1);
}

static void
replace (GHashTable *cases, const PentadCase *item)
{
  PentadCase *copy = pentad_case_copy (item);

  g_hash_table_replace (cases, (gpointer)pentad_case_get_id (copy), copy);
}

/* Takes what the history tells of the units from what was counted. */
static void
take_units (DayCounts *day, const PentadHistory *history, PentadHistoryTable table, gint32 of_day)
{
  PentadHistoryWalk row;

  pentad_history_walk_init (&row, history, table, of_day, of_day);
  while (pentad_history_walk_next (&row))
    for (guint v = 0; v < row.n_values; v++)
      count_unit (day, pentad_history_get_code (history, row.code), row.values[v].count,
                  -(int)row.values[v].value);
}

/* At the last second of a day, its counters from the state and the ended cases of the day and the
 * day before are those that the history tells later: also of what was closed long before its
 * deadline. */
static void
test_running_day_counts_as_history_later (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  gint32 today = pentad_day_from_date (2026, 11, 20);
  gint64 begin = pentad_zone_day_begin (world->zone, today), end = begin + PENTAD_DAY_S;
  g_autoptr (GHashTable) cases =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)pentad_case_free);
  g_autoptr (GString) state_text = pentad_document_state (world, end - 1, PENTAD_NO_TIME);
  g_autoptr (PentadState) state = pentad_read_state (ARGUMENTS (state_text), NULL, NULL, NULL);
  g_autoptr (GString) history_text = pentad_document_history (world, 2026, 11, FIXTURE_NOW);
  g_autoptr (PentadHistory) history = pentad_read_history (ARGUMENTS (history_text), NULL, NULL);
  gint64 told[PENTAD_N_COUNTS] = { 0 };
  PentadHistoryWalk row;
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DayCounts counted = { .units = units };
  GHashTableIter iter;
  gpointer key, value;

  for (gint32 day = today - 1; day <= today; day++)
    {
      g_autoptr (GString) text = pentad_document_ended (world, day, end - 1);
      g_autoptr (GPtrArray) ended =
          pentad_read_ended (ARGUMENTS (text), NULL, NULL, NULL, NULL, NULL);

      for (guint i = 0; i < ended->len; i++)
        {
          PentadCase *item = g_ptr_array_index (ended, i);

          replace (cases, item);
        }
    }
  for (guint i = 0; i < state->cases->len; i++)
    {
      PentadCase *item = g_ptr_array_index (state->cases, i);

      replace (cases, item);
    }
  g_hash_table_iter_init (&iter, cases);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    pentad_case_tally (value, &world->scheme->limits, world->zone, begin, end, count_cb, &counted);
  pentad_history_walk_init (&row, history, PENTAD_HISTORY_PLACES, today, today);
  while (pentad_history_walk_next (&row))
    for (guint v = 0; v < row.n_values; v++)
      told[row.values[v].count] += (gint64)row.values[v].value;
  g_assert_cmpint (told[PENTAD_COUNT_NEED_CLOSE], >, 100);
  for (int count = 0; count < PENTAD_N_STORED_COUNTS; count++)
    {
      g_test_message ("%s", pentad_count_id (count));
      g_assert_cmpint (counted.city[count], ==, told[count]);
    }
  g_assert_cmpuint (g_hash_table_size (units), >, 500);
  take_units (&counted, history, PENTAD_HISTORY_DEPARTMENTS, today);
  take_units (&counted, history, PENTAD_HISTORY_POSTS, today);
  g_hash_table_iter_init (&iter, units);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_test_message ("%s", (const char *)key);
      g_assert_cmpint (GPOINTER_TO_INT (value), ==, 0);
    }
}

static void
test_operation_is_read (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GString) staff_text = pentad_document_staff (world, FIXTURE_NOW);
  g_autoptr (GString) sensors_text = pentad_document_sensors (world, FIXTURE_NOW);
  g_autoptr (GString) calls_text = pentad_document_calls (world, FIXTURE_NOW);
  g_autoptr (GString) approvals_text = pentad_document_approvals (world, FIXTURE_NOW);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (PentadStaff) sent = pentad_force_staff (world->force, FIXTURE_NOW);
  g_autoptr (PentadStaff) staff = NULL;
  g_autoptr (PentadSensors) sensors = NULL;
  g_autoptr (PentadCalls) calls = NULL;
  g_autoptr (PentadApprovals) approvals = NULL;
  GError *error = NULL;

  staff = pentad_read_staff (ARGUMENTS (staff_text), NULL, findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (staff->rows->len, ==, sent->rows->len);
  g_assert_cmpuint (staff->positions->len, ==, sent->positions->len);
  g_assert_cmpuint (staff->patrols->len, >, 100);
  /* Every supervisor has a responsibility grid that the partitions know. */
  g_autoptr (GString) partitions = pentad_document_partitions (world);
  for (guint i = 0; i < staff->positions->len; i++)
    {
      const PentadUnitPosition *position = g_ptr_array_index (staff->positions, i);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", position->area);

      g_assert_cmpint (position->seen, <=, FIXTURE_NOW);
      g_assert_true ((position->area != NULL) == (position->kind == PENTAD_POST_SUPERVISOR));
      g_assert_true (position->area == NULL || strstr (partitions->str, quoted) != NULL);
    }
  for (guint i = 0; i < staff->rows->len; i++)
    {
      const PentadStaffRow *a = g_ptr_array_index (staff->rows, i),
                           *b = g_ptr_array_index (sent->rows, i);

      g_assert_cmpstr (a->division, ==, b->division);
      g_assert_cmpint (a->officers_on_post, ==, b->officers_on_post);
      g_assert_cmpint (a->terminals_online, ==, b->terminals_online);
    }
  sensors = pentad_read_sensors (ARGUMENTS (sensors_text), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sensors->domains->len, ==, 12);
  calls = pentad_read_calls (ARGUMENTS (calls_text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calls->hours->len, ==, 39);
  approvals = pentad_read_approvals (ARGUMENTS (approvals_text), &error);
  g_assert_no_error (error);
  g_assert_cmpint (approvals->items, ==, 314);
  assert_no_findings (findings);
}

static void
test_offices_are_read (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GString) service_text = pentad_document_service (world, FIXTURE_NOW);
  g_autoptr (GString) tasks_text = pentad_document_tasks (world, FIXTURE_NOW);
  g_autoptr (GString) assessments_text = pentad_document_assessments (world, FIXTURE_NOW);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (PentadService) service = NULL;
  g_autoptr (PentadTasks) tasks = NULL;
  g_autoptr (PentadAssessments) assessments = NULL;
  gint32 today = pentad_zone_day (world->zone, FIXTURE_NOW);
  GError *error = NULL;

  service = pentad_read_service (ARGUMENTS (service_text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (service->settled->len, ==, 7 * PENTAD_OFFICE_DAYS);
  for (guint i = 0; i < service->settled->len; i++)
    {
      const PentadSettledDay *row = &g_array_index (service->settled, PentadSettledDay, i);

      g_assert_cmpint (row->by_service, >=, 0);
      g_assert_true (row->by_service >= row->by_enforcement || row->by_service < 5);
    }
  g_assert_cmpuint (service->complaints->len, >, 10);
  for (guint i = 0; i < service->complaints->len; i++)
    {
      const PentadComplaint *complaint = g_ptr_array_index (service->complaints, i);

      g_assert_cmpint (complaint->received, <=, FIXTURE_NOW);
      g_assert_true (complaint->replied == PENTAD_NO_TIME ||
                     complaint->replied > complaint->received);
    }
  tasks = pentad_read_tasks (ARGUMENTS (tasks_text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tasks->tasks->len, >=, 10);
  assessments = pentad_read_assessments (ARGUMENTS (assessments_text), findings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assessments->dimensions->len, ==, 4);
  g_assert_cmpuint (assessments->checks->len, >, 1000);
  for (guint i = 0; i < assessments->checks->len; i++)
    g_assert_cmpint (g_array_index (assessments->checks, PentadCheck, i).day, <, today);
  assert_no_findings (findings);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/reading/places-are-read", test_places_are_read);
  g_test_add_func ("/reference/reading/lists-are-read", test_lists_are_read);
  g_test_add_func ("/reference/reading/cases-are-read", test_cases_are_read);
  g_test_add_func ("/reference/reading/running-day-counts-as-history-later",
                   test_running_day_counts_as_history_later);
  g_test_add_func ("/reference/reading/operation-is-read", test_operation_is_read);
  g_test_add_func ("/reference/reading/offices", test_offices_are_read);
  return g_test_run ();
}
