/* The faults that the reference city is made with, and no others, are found in its documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "evaluate/quality.h"
#include "model/zoning.h"
#include "host/paths.h"

#include "fixture.h"
#include "reference/document.h"
#include "reference/fault-text.h"
#include "reference/planted.h"

/* The documents of a city, some of them with a fault; one text for each name. */
typedef struct
{
  PentadWorld *world;
  gint64 now;
  GHashTable *texts; /* name -> GString */
} Documents;

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static void
take (Documents *self, const char *name, GString *text)
{
  g_assert_nonnull (text);
  g_hash_table_replace (self->texts, g_strdup (name), text);
}

/* The month before or of the instant; NULL when no day of it is over. */
static GString *
history_of (const Documents *self, int back)
{
  gint32 day = pentad_zone_day (self->world->zone, self->now);
  int year, month, mday;

  pentad_day_to_date (day, &year, &month, &mday);
  if (back > 0)
    pentad_day_to_date (day - mday, &year, &month, &mday);
  return pentad_document_history (self->world, year, month, self->now);
}

static void
set_up_at (Documents *self, guint64 seed, gint64 now, guint planted)
{
  PentadWorld *world = fixture_world ("demo", 0, seed);

  pentad_planted_set (world, planted, now);
  self->world = world;
  self->now = now;
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  take (self, "about", pentad_document_about (world, now));
  take (self, "divisions", pentad_document_divisions (world));
  take (self, "grids", pentad_document_grids (world));
  take (self, "partitions", pentad_document_partitions (world));
  take (self, "catalogue", pentad_document_catalogue (world));
  take (self, "calendar", pentad_document_calendar (world));
  take (self, "state", pentad_document_state (world, now, PENTAD_NO_TIME));
  take (self, "ended", pentad_document_ended (world, pentad_zone_day (world->zone, now), now));
  take (self, "staff", pentad_document_staff (world, now));
  take (self, "past", history_of (self, 1));
  GString *history = history_of (self, 0);
  if (history != NULL)
    take (self, "history", history);
}

static void
set_up (Documents *self, gconstpointer data)
{
  set_up_at (self, 1, FIXTURE_NOW, 0);
}

static void
tear_down (Documents *self, gconstpointer data)
{
  g_hash_table_unref (self->texts);
  pentad_world_free (self->world);
}

static const GString *
text_of (const Documents *self, const char *name)
{
  return g_hash_table_lookup (self->texts, name);
}

#define TEXT(self, name) text_of (self, name)->str, text_of (self, name)->len, name

static void
read_places (const Documents *self, PentadCity *city, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadAbout) about = pentad_read_about (TEXT (self, "about"), &error);
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new (about->code, &about->name);

  pentad_divisions_builder_set_split (builder, &about->split);
  g_assert_true (pentad_read_divisions (TEXT (self, "divisions"), builder, findings, &error));
  g_assert_true (pentad_read_grids (TEXT (self, "grids"), NULL, builder, findings, &error));
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  g_autoptr (GPtrArray) partitions =
      pentad_read_partitions (TEXT (self, "partitions"), NULL, &error);
  g_assert_no_error (error);
  pentad_city_set_about (city, about);
  pentad_city_set_divisions (city, divisions);
  for (guint i = 0; i < partitions->len; i++)
    {
      g_autoptr (PentadZoning) zoning =
          pentad_zoning_new (g_ptr_array_index (partitions, i), divisions, NULL);

      g_assert_cmpuint (pentad_zoning_get_n_zones (zoning), >, 1);
      pentad_city_set_partition (city, g_ptr_array_index (partitions, i));
    }
}

static void
read_lists (const Documents *self, PentadCity *city)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pentad_paths_find_data ("schemes", "demo.json", &error);
  g_autofree char *text = NULL;
  gsize len;
  g_autoptr (PentadCatalogue) catalogue = pentad_read_catalogue (TEXT (self, "catalogue"), &error);
  g_autoptr (PentadCalendar) calendar =
      pentad_read_calendar (TEXT (self, "calendar"), self->world->zone, &error);

  g_assert_true (g_file_get_contents (path, &text, &len, &error));
  g_autoptr (PentadScheme) scheme = pentad_read_scheme (text, len, path, &error);
  g_assert_no_error (error);
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_set_calendar (city, calendar);
  pentad_city_set_scheme (city, scheme);
}

static void
read_rest (const Documents *self, PentadCity *city, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  gint32 day;
  g_autoptr (PentadState) state = pentad_read_state (TEXT (self, "state"), NULL, findings, &error);
  g_autoptr (GPtrArray) ended =
      pentad_read_ended (TEXT (self, "ended"), NULL, &day, NULL, findings, &error);
  g_autoptr (PentadStaff) staff = pentad_read_staff (TEXT (self, "staff"), NULL, findings, &error);
  g_autoptr (PentadHistory) past = pentad_read_history (TEXT (self, "past"), findings, &error);
  g_autoptr (PentadHistory) history =
      text_of (self, "history") != NULL
          ? pentad_read_history (TEXT (self, "history"), findings, &error)
          : NULL;

  g_assert_no_error (error);
  pentad_city_apply_state (city, state);
  pentad_city_add_ended (city, day, ended);
  pentad_city_set_staff (city, staff);
  pentad_city_add_history (city, past);
  if (history != NULL)
    pentad_city_add_history (city, history);
}

/* Everything that is found in the documents. */
static GPtrArray *
find_all (const Documents *self)
{
  g_autoptr (PentadCity) city = pentad_city_new ();
  GPtrArray *findings = pentad_findings_new ();

  read_places (self, city, findings);
  read_rest (self, city, findings);
  read_lists (self, city);
  g_autoptr (GPtrArray) all = pentad_quality_list (city, self->now);
  pentad_findings_append (findings, all);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, i));

      g_test_message ("%s", said);
    }
  return findings;
}

/* A street of the outskirts sends nothing; that is all that is wrong with the city as it is. */
static void
test_plain_city (Documents *self, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = find_all (self);
  const PentadPlace *street =
      pentad_places_street (self->world->places, self->world->places->silent_street);

  g_assert_cmpuint (findings->len, ==, 1);
  const PentadFinding *finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->kind, ==, PENTAD_FINDING_SILENT_GRIDS);
  g_assert_cmpstr (finding->subject, ==, street->code);
  g_assert_cmpuint (finding->count, ==, street->n);
}

/* Puts a fault of the platform (pentad-platform --fault) into the document that it is made for. */
static void
plant (Documents *self, const char *name)
{
  guint n;

  pentad_text_fault_get (0, &n);
  for (guint i = 0; i < n; i++)
    {
      const PentadTextFault *fault = pentad_text_fault_get (i, NULL);
      const GString *text = text_of (self, fault->document);

      if (!g_str_equal (fault->name, name))
        continue;
      take (self, fault->document, pentad_text_fault_apply (fault, NULL, 1, text->str, text->len));
      return;
    }
  g_error ("there is no fault %s", name);
}

/* A class that is no longer told apart from another since a week. */
static void
plant_drop (Documents *self)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "(\"day\":\"2026-11-(?:18|19|2[0-9])\",\"divisions\":\\[[^\\]]*\\],\"classes\":\\[[^\\]]*)"
      "\"e0206\"",
      G_REGEX_OPTIMIZE, 0, NULL);
  const GString *text = text_of (self, "history");
  g_autofree char *changed =
      g_regex_replace (regex, text->str, (gssize)text->len, 0, "\\1\"e0207\"", 0, NULL);

  take (self, "history", g_string_new (changed));
}

static void
test_faults_are_found (Documents *self, gconstpointer data)
{
  static const struct
  {
    const char *fault; /* NULL: the class that drops */
    PentadFindingKind kind;
    const char *subject, *detail;
  } table[] = {
    { "closed-before-filed", PENTAD_FINDING_CLOSED_BEFORE_FILED, NULL, NULL },
    { "rate-above-100", PENTAD_FINDING_RATE_ABOVE_100, "*", "in_time_verify_rate" },
    { "duplicate-id", PENTAD_FINDING_REPEATED_ID, NULL, NULL },
    { "unflagged-repeat", PENTAD_FINDING_UNFLAGGED_REPEAT, NULL, NULL },
    { "point-outside", PENTAD_FINDING_OUTSIDE_GRID, NULL, NULL },
    { NULL, PENTAD_FINDING_SUDDEN_DROP, "e0206", NULL },
    { "staff-sum", PENTAD_FINDING_TOTALS_DIFFER, "*", "terminals" },
    { "wrong-parent", PENTAD_FINDING_PARENT_DIFFERS, NULL, NULL },
    { "impossible-act", PENTAD_FINDING_IMPOSSIBLE_ACT, "order", "resume" },
    { "old-calendar", PENTAD_FINDING_YEAR_MISSING, "2026", NULL },
    { "no-limit", PENTAD_FINDING_ASSUMED_LIMIT, NULL, NULL },
    { "unknown-class", PENTAD_FINDING_UNKNOWN_CLASS, NULL, NULL },
    { "unknown-division", PENTAD_FINDING_UNKNOWN_DIVISION, NULL, NULL },
    { "unknown-department", PENTAD_FINDING_UNKNOWN_DEPARTMENT, NULL, NULL },
    { "unknown-grid", PENTAD_FINDING_UNKNOWN_GRID, "professional", NULL },
    { "unknown-parent", PENTAD_FINDING_UNKNOWN_PARENT, NULL, NULL },
    { "unknown-act", PENTAD_FINDING_UNKNOWN_ACT, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Documents faulty;

      g_test_message ("--- %s", table[i].fault != NULL ? table[i].fault : "a class that drops");
      set_up (&faulty, NULL);
      if (table[i].fault != NULL)
        plant (&faulty, table[i].fault);
      else
        plant_drop (&faulty);
      g_autoptr (GPtrArray) findings = find_all (&faulty);
      /* That one, and the street that is silent anyway. */
      const PentadFinding *finding = pentad_findings_find (findings, table[i].kind);

      g_assert_cmpuint (findings->len, ==, 2);
      g_assert_nonnull (pentad_findings_find (findings, PENTAD_FINDING_SILENT_GRIDS));
      g_assert_nonnull (finding);
      g_assert_cmpuint (finding->count, ==, 1);
      if (g_strcmp0 (table[i].subject, "*") != 0)
        g_assert_cmpstr (finding->subject, ==, table[i].subject);
      g_assert_cmpstr (finding->detail, ==, table[i].detail);
      tear_down (&faulty, NULL);
    }
}

#define EVERY_COUNT "*"

/* What is planted in the demo city, and the one finding that each makes. */
static const struct
{
  PentadPlanted planted;
  PentadFindingKind kind;
  const char *subject, *detail; /* "*": the first district, "**": a place in it */
  const char *indicators;       /* all that it touches, in the order of the scheme */
} planted_table[] = {
  { PENTAD_PLANTED_IMPOSSIBLE_ACT, PENTAD_FINDING_IMPOSSIBLE_ACT, "order", "resume",
    "overdue overtime_to_dispose suspended need_dispose in_time_dispose due_disposed "
    "overtime_dispose hang need_close in_time_close overtime_close open_due "
    "open_due_unhandled open_due_in_time dispose_rate in_time_dispose_rate close_rate "
    "in_time_close_rate overtime_close_rate rework_rate postpone_rate area_score "
    "department_score shift_leader_score" },
  { PENTAD_PLANTED_REPEATED_ID, PENTAD_FINDING_REPEATED_ID, NULL, NULL, EVERY_COUNT },
  { PENTAD_PLANTED_OUTSIDE_GRID, PENTAD_FINDING_OUTSIDE_GRID, NULL, NULL, EVERY_COUNT },
  { PENTAD_PLANTED_ASSUMED_LIMIT, PENTAD_FINDING_ASSUMED_LIMIT, NULL, NULL,
    "overdue overtime_to_dispose need_dispose in_time_dispose due_disposed "
    "overtime_dispose need_close in_time_close overtime_close open_due "
    "open_due_unhandled open_due_in_time dispose_rate in_time_dispose_rate close_rate "
    "in_time_close_rate overtime_close_rate rework_rate postpone_rate area_score "
    "department_score shift_leader_score" },
  { PENTAD_PLANTED_UNKNOWN_DIVISION, PENTAD_FINDING_UNKNOWN_DIVISION, NULL, NULL, EVERY_COUNT },
  { PENTAD_PLANTED_UNKNOWN_CLASS, PENTAD_FINDING_UNKNOWN_CLASS, NULL, NULL, EVERY_COUNT },
  { PENTAD_PLANTED_UNKNOWN_DEPARTMENT, PENTAD_FINDING_UNKNOWN_DEPARTMENT, NULL, NULL,
    "need_dispatch dispatch in_time_dispatch accurate_dispatch wrong_dispatch "
    "in_time_dispatch_rate accurate_dispatch_rate back_rate dispatcher_score" },
  { PENTAD_PLANTED_UNKNOWN_ACT, PENTAD_FINDING_UNKNOWN_ACT, NULL, NULL, EVERY_COUNT },
  { PENTAD_PLANTED_TOTALS_DIFFER, PENTAD_FINDING_TOTALS_DIFFER, "*", "terminals",
    "online_rate coverage_rate" },
  { PENTAD_PLANTED_PARENT_DIFFERS, PENTAD_FINDING_PARENT_DIFFERS, NULL, NULL, EVERY_COUNT },
  { PENTAD_PLANTED_SUDDEN_DROP, PENTAD_FINDING_SUDDEN_DROP, "e0206", NULL,
    "outside report patrol_report patrol_decided valid_patrol_report public_report "
    "valid_public_report public_verified missed file accurate_file valid_report_rate "
    "missed_rate public_report_rate file_rate in_time_file_rate accurate_file_rate "
    "unclosed_rate repeat_rate cancel_rate area_score department_score "
    "supervisor_score shift_leader_score" },
  { PENTAD_PLANTED_CLOSED_BEFORE_FILED, PENTAD_FINDING_CLOSED_BEFORE_FILED, NULL, NULL,
    "need_close close in_time_close overtime_close open_due same_day_close close_rate "
    "in_time_close_rate overtime_close_rate rework_rate same_day_rate area_score "
    "department_score shift_leader_score" },
  { PENTAD_PLANTED_RATE_ABOVE_100, PENTAD_FINDING_RATE_ABOVE_100, "**", "in_time_verify_rate",
    "in_time_verify_rate supervisor_score" },
  { PENTAD_PLANTED_UNKNOWN_GRID, PENTAD_FINDING_UNKNOWN_GRID, "professional", NULL, "" },
  { PENTAD_PLANTED_UNKNOWN_PARENT, PENTAD_FINDING_UNKNOWN_PARENT, NULL, NULL, EVERY_COUNT },
};

/* All that is made of cases: neither of staff nor given by the platform. */
static gboolean
is_of_cases (const PentadIndicator *indicator)
{
  return indicator->measure != PENTAD_MEASURE_STAFF_ONLINE &&
         indicator->measure != PENTAD_MEASURE_STAFF_COVERAGE &&
         indicator->measure != PENTAD_MEASURE_GIVEN;
}

static void
check_indicators (const PentadScheme *scheme, const PentadFinding *finding, const char *expected)
{
  g_autoptr (GPtrArray) touched = pentad_finding_get_indicators (finding, scheme);
  g_autoptr (GPtrArray) every = g_ptr_array_new ();

  for (guint i = 0; i < scheme->indicators->len; i++)
    if (is_of_cases (g_ptr_array_index (scheme->indicators, i)))
      g_ptr_array_add (every, ((PentadIndicator *)g_ptr_array_index (scheme->indicators, i))->id);
  g_ptr_array_add (every, NULL);
  g_ptr_array_add (touched, NULL);
  g_autofree char *all = g_strjoinv (" ", (char **)every->pdata);
  g_autofree char *text = g_strjoinv (" ", (char **)touched->pdata);

  g_assert_cmpstr (text, ==, g_str_equal (expected, EVERY_COUNT) ? all : expected);
}

static void
check_planted (const Documents *self, const GPtrArray *findings, guint row)
{
  const PentadScheme *scheme = self->world->scheme;
  const PentadFinding *finding = pentad_findings_find (findings, planted_table[row].kind);

  g_test_message ("--- %s", pentad_planted_id (planted_table[row].planted));
  g_assert_nonnull (finding);
  g_assert_cmpstr (pentad_finding_kind_id (finding->kind), ==,
                   pentad_planted_id (planted_table[row].planted));
  g_assert_cmpuint (finding->count, ==, 1);
  if (g_strcmp0 (planted_table[row].subject, "*") == 0)
    g_assert_cmpstr (finding->subject, ==, pentad_places_district (self->world->places, 0)->code);
  else if (g_strcmp0 (planted_table[row].subject, "**") == 0)
    g_assert_true (
        g_str_has_prefix (finding->subject, pentad_places_district (self->world->places, 0)->code));
  else
    g_assert_cmpstr (finding->subject, ==, planted_table[row].subject);
  g_assert_cmpstr (finding->detail, ==, planted_table[row].detail);
  check_indicators (scheme, finding, planted_table[row].indicators);
}

/* The demo city shows all of them, each once, and the silent street; whatever the seed and the
 * instant. */
static void
test_planted_are_found (void)
{
  static const struct
  {
    guint64 seed;
    const char *now;
  } cities[] = {
    { 1, "2026-11-25T14:32:05+08:00" },
    { 7, "2026-03-01T00:00:00+08:00" },
    { 31337, "2027-01-01T03:10:00+08:00" },
    { G_MAXUINT64, "2026-10-04T23:59:59+08:00" },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (planted_table) == PENTAD_N_PLANTED);
  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    {
      Documents city;

      g_test_message ("=== %s", cities[i].now);
      set_up_at (&city, cities[i].seed, fixture_time (cities[i].now), PENTAD_PLANTED_ALL);
      g_autoptr (GPtrArray) findings = find_all (&city);

      g_assert_cmpuint (findings->len, ==, PENTAD_N_PLANTED + 1);
      g_assert_nonnull (pentad_findings_find (findings, PENTAD_FINDING_SILENT_GRIDS));
      for (guint row = 0; row < PENTAD_N_PLANTED; row++)
        check_planted (&city, findings, row);
      tear_down (&city, NULL);
    }
}

/* By its name each is there alone. */
static void
test_planted_by_name (void)
{
  for (guint row = 0; row < PENTAD_N_PLANTED; row++)
    {
      Documents city;
      guint planted;

      g_assert_true (
          pentad_planted_parse (pentad_planted_id (planted_table[row].planted), &planted));
      set_up_at (&city, 1, FIXTURE_NOW, planted);
      g_autoptr (GPtrArray) findings = find_all (&city);

      g_assert_cmpuint (findings->len, ==, 2);
      check_planted (&city, findings, row);
      tear_down (&city, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reference/findings/plain-city", Documents, NULL, set_up, test_plain_city,
              tear_down);
  g_test_add ("/reference/findings/faults-are-found", Documents, NULL, set_up,
              test_faults_are_found, tear_down);
  g_test_add_func ("/reference/findings/planted-are-found", test_planted_are_found);
  g_test_add_func ("/reference/findings/planted-by-name", test_planted_by_name);
  return g_test_run ();
}
