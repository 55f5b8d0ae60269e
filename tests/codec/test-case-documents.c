/* Tests of the readers of cases: the state, its trails, what ended on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "reading.h"
#include "samples.h"

#include <math.h>
#include <string.h>

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
test_state (void)
{
  GPtrArray *findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state =
      pentad_read_state (SAMPLE_STATE, strlen (SAMPLE_STATE), "u", NULL, findings, &error);

  g_assert_no_error (error);
  g_assert_cmpint (state->as_of, ==, reading_time ("2026-11-22T14:32:05+08:00"));
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
  g_assert_cmpint (act_of (item, 1).due, ==, reading_time ("2026-11-22T15:30:00+08:00"));
  g_assert_cmpint (act_of (item, 2).act, ==, PENTAD_ACT_VISIT);
  g_assert_cmpint (act_of (item, 2).value, ==, 1);
  g_autofree char *said = reading_free_findings (findings);
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
  GPtrArray *findings = pentad_findings_new ();
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
  g_autofree char *said = reading_free_findings (findings);
  g_assert_cmpstr (said, ==, "unknown-act ×1 u; case-without-act ×1 u; impossible-point ×2 u");
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

static void
test_ended (void)
{
  g_autoptr (GError) error = NULL;
  gint32 day = 0;
  gint64 as_of = 0;
  g_autoptr (GPtrArray) cases = pentad_read_ended (SAMPLE_ENDED, strlen (SAMPLE_ENDED), "u", NULL,
                                                   &day, &as_of, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (day, ==, reading_day ("2026-11-21"));
  g_assert_cmpint (as_of, ==, reading_time ("2026-11-22T00:05:00+08:00"));
  const PentadCase *item = g_ptr_array_index (cases, 0);
  g_assert_cmpint (act_of (item, 0).act, ==, PENTAD_ACT_REPORT);
  g_assert_cmpint (act_of (item, 1).act, ==, PENTAD_ACT_END);
  g_assert_cmpint (act_of (item, 1).time, ==, PENTAD_NO_TIME);
}

/* The case of a trail, or the error up to the byte, which a space moves. */
static PentadCase *
read_trail (const char *trail, char **message)
{
  g_autofree char *text = g_strdup_printf (
      "{\"as_of\":\"2026-01-02T00:00:00Z\",\"cases\":[{\"id\":\"1\",\"trail\":%s}]}"
      "%*s",
      trail, 64, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadState) state = pentad_read_state (text, strlen (text), "u", NULL, NULL, &error);

  if (state == NULL)
    {
      g_auto (GStrv) parts = g_strsplit (error->message, " at byte ", 2);

      *message = g_strdup (parts[0]);
      return NULL;
    }
  *message = g_strdup ("");
  return state->cases->len > 0 ? pentad_case_copy (g_ptr_array_index (state->cases, 0)) : NULL;
}

/* Entries without a space are read at fixed places; a space sends them the long way. */
static void
test_plain_entries (void)
{
  static const char *const trails[] = {
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"],[\"2026-01-01T23:59:60+08:00\",\"accept\"],"
    "[\"2025-12-31T10:00:00-03:30\",\"self_handled\"],[null,\"end\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"],[\"2026-01-01T10:00:00+08:00\",\"nothing\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"end\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"],[\"2026-01-01T24:00:00+08:00\",\"accept\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"],[\"2026-01-01T1/:00:00+08:00\",\"accept\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"],[\"2026-02-30T10:00:00+08:00\",\"accept\"]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\",{\"by\":\"S\"}]]",
    "[[\"2026-01-01T10:00:00+08:00\",\"report\"}]",
    "[[\"2026-01-01T10:00:00.12345Z\",\"report\"],[\"2026-01-01T11:00:00.12345Z\",\"file\"]]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (trails); i++)
    {
      g_auto (GStrv) entries = g_strsplit (trails[i], "[\"", -1);
      g_autofree char *spaced = g_strjoinv ("[ \"", entries), *said = NULL, *long_said = NULL;
      g_autoptr (PentadCase) item = read_trail (trails[i], &said);
      g_autoptr (PentadCase) long_item = read_trail (spaced, &long_said);

      g_assert_cmpstr (said, ==, long_said);
      g_assert_cmpint (item != NULL, ==, long_item != NULL);
      g_assert_true (item == NULL || pentad_case_is_equal (item, long_item));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/case-documents/state", test_state);
  g_test_add_func ("/codec/case-documents/trail-names-persons", test_trail_names_persons);
  g_test_add_func ("/codec/case-documents/state-takes-what-it-does-not-know",
                   test_state_is_lenient);
  g_test_add_func ("/codec/case-documents/conditions-and-limits", test_conditions);
  g_test_add_func ("/codec/case-documents/ended", test_ended);
  g_test_add_func ("/codec/case-documents/plain-entries-read-as-all-others", test_plain_entries);
  return g_test_run ();
}
