/* The city: whole states, deltas, ended cases, history, and where cases are placed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-city.h"
#include "trail-text.h"

#include <math.h>
#include <string.h>

#define OPEN "0 08:00 report; 0 08:10 accept"

static void
add (GPtrArray *cases,
     const char *id,
     const char *division,
     double lon,
     double lat,
     const char *trail)
{
  g_ptr_array_add (cases, trail_text_case_at (id, division, lon, lat, trail));
}

/* "d1 s1 - g3": the codes of a row from district to unit grid. */
static char *
places_of (PentadCity *city, const PentadCaseRow *row)
{
  static const PentadLevel levels[] = { PENTAD_LEVEL_DISTRICT, PENTAD_LEVEL_STREET,
                                        PENTAD_LEVEL_COMMUNITY, PENTAD_LEVEL_GRID };
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  GString *text = g_string_new (row->place[PENTAD_LEVEL_CITY] == 0 ? "in" : "out");

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      int place = row->place[levels[i]];

      g_string_append_printf (
          text, " %s",
          place != PENTAD_NO_PLACE ? pentad_divisions_get (divisions, place)->code : "-");
    }
  return g_string_free (text, FALSE);
}

static void
test_places_of_cases (void)
{
  static const struct
  {
    const char *id, *division;
    double lon, lat;
    const char *places;
  } table[] = {
    { "A", NULL, 0.5, 0.5, "in d1 s1 - g0" },
    { "B", NULL, 3.5, 8, "in d1 s1 - -" },     /* no grid there */
    { "C", NULL, 9.5, 0.5, "in d1 - - g9" },   /* a district, but no street */
    { "D", NULL, 20.5, 0.5, "out - - - g20" }, /* a grid outside every district */
    { "E", NULL, 50, 50, "out - - - -" },
    { "F", NULL, NAN, NAN, "out - - - -" },
    { "G", "g12", NAN, NAN, "in d2 s3 - g12" },
    { "H", "g12", 0.5, 0.5, "in d2 s3 - g12" }, /* the source's word before the point */
    { "I", "s2", 5.5, 0.5, "in d1 s2 - -" },
    { "J", "d2", NAN, NAN, "in d2 - - -" },
    { "K", "990100", NAN, NAN, "in - - - -" },
    { "L", "x99", 0.5, 0.5, "in d1 s1 - g0" }, /* unknown code: by its point */
    { "M", "x98", NAN, NAN, "out - - - -" },
    { "N", "g20", NAN, NAN, "in - - - g20" }, /* named: the city says that it is its own */
  };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    add (cases, table[i].id, table[i].division, table[i].lon, table[i].lat, OPEN);
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *places = places_of (city, small_city_find (city, table[i].id));

      g_test_message ("%s", table[i].id);
      g_assert_cmpstr (places, ==, table[i].places);
    }
  g_assert_true (small_city_has_finding (city, "unknown-division ×2"));
  g_assert_true (small_city_has_finding (city, "no-street ×1 C"));
  g_assert_true (small_city_has_finding (city, "outside-districts ×1"));
}

static void
test_rows_are_sorted_and_resolved (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();
  guint n;

  add (cases, "C", NULL, 0.5, 0.5, OPEN "; 0 09:00 dispatch dept=D1; 0 10:00 dispatch dept=D2");
  add (cases, "A", NULL, 0.5, 0.5, OPEN "; 0 09:00 dispatch dept=D9");
  add (cases, "B", NULL, 0.5, 0.5, OPEN);
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (pentad_case_get_id (rows[0].data), ==, "A");
  g_assert_cmpstr (pentad_case_get_id (rows[1].data), ==, "B");
  g_assert_cmpstr (pentad_case_get_id (rows[2].data), ==, "C");
  g_assert_cmpint (rows[0].class_index, ==, 1);
}

static void
test_whole_state_replaces_and_delta_merges (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) first = small_city_cases ();
  g_autoptr (GPtrArray) delta = small_city_cases ();
  g_autoptr (GPtrArray) second = small_city_cases ();
  guint n;

  add (first, "A", NULL, 0.5, 0.5, OPEN);
  add (first, "B", NULL, 0.5, 0.5, OPEN);
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, first);
  g_assert_cmpint (pentad_city_get_as_of (city), ==, trail_text_time ("0 12:00"));

  add (delta, "B", NULL, 0.5, 0.5, OPEN "; 0 12:01 reject");
  add (delta, "C", NULL, 0.5, 0.5, OPEN);
  small_city_apply (city, trail_text_time ("0 12:05"), TRUE, delta);
  g_assert_cmpint (pentad_city_get_as_of (city), ==, trail_text_time ("0 12:05"));
  pentad_city_get_cases (city, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (pentad_case_get_n_acts (small_city_find (city, "B")->data), ==, 3);

  add (second, "D", NULL, 0.5, 0.5, OPEN);
  small_city_apply (city, trail_text_time ("0 12:10"), FALSE, second);
  pentad_city_get_cases (city, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (small_city_find (city, "D"));
}

static void
test_ended_cases_are_merged (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) open = small_city_cases ();
  g_autoptr (GPtrArray) ended = small_city_cases ();
  guint n;

  add (open, "A", NULL, 0.5, 0.5, OPEN);
  add (open, "B", NULL, 0.5, 0.5, OPEN "; 0 12:01 reject; 1 09:00 visit value=1");
  add (open, "C", NULL, 0.5, 0.5, OPEN);
  add (ended, "B", NULL, 0.5, 0.5, OPEN "; 0 12:01 reject");
  add (ended, "C", NULL, 0.5, 0.5, OPEN "; 0 12:02 reject");
  add (ended, "E", NULL, 0.5, 0.5, OPEN "; 0 12:03 reject");
  g_assert_false (pentad_city_has_ended (city, trail_text_day (0)));
  small_city_apply (city, trail_text_time ("1 12:00"), FALSE, open);
  pentad_city_add_ended (city, trail_text_day (0), ended);
  g_assert_true (pentad_city_has_ended (city, trail_text_day (0)));
  pentad_city_get_cases (city, &n);
  g_assert_cmpuint (n, ==, 4);
  /* Whichever tells more of a case. */
  g_assert_cmpuint (pentad_case_get_n_acts (small_city_find (city, "B")->data), ==, 4);
  g_assert_cmpuint (pentad_case_get_n_acts (small_city_find (city, "C")->data), ==, 3);
  g_assert_nonnull (small_city_find (city, "E"));

  pentad_city_forget_ended (city, trail_text_day (0));
  g_assert_nonnull (small_city_find (city, "E"));
  pentad_city_forget_ended (city, trail_text_day (1));
  g_assert_false (pentad_city_has_ended (city, trail_text_day (0)));
  g_assert_null (small_city_find (city, "E"));
  g_assert_cmpuint (pentad_case_get_n_acts (small_city_find (city, "C")->data), ==, 2);
}

static void
test_what_a_delta_ended_is_forgotten_after_days (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) first = small_city_cases ();
  g_autoptr (GPtrArray) nothing = small_city_cases ();

  add (first, "A", NULL, 0.5, 0.5, OPEN);
  add (first, "B", NULL, 0.5, 0.5, OPEN "; 0 12:01 reject");
  small_city_apply (city, trail_text_time ("0 12:05"), FALSE, first);
  for (int day = 0; day < 20; day++)
    {
      gint64 as_of = trail_text_time ("0 13:00") + day * PENTAD_DAY_S;

      small_city_apply (city, as_of, TRUE, nothing);
      g_assert_nonnull (small_city_find (city, "A"));
      if (day <= 1)
        g_assert_nonnull (small_city_find (city, "B"));
    }
  g_assert_null (small_city_find (city, "B"));
}

static void
test_complete_city_forgets_nothing (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  add (cases, "A", NULL, 0.5, 0.5, OPEN "; 0 12:01 reject");
  add (cases, "B", NULL, 0.5, 0.5, "0 08:00 report; - end");
  pentad_city_set_complete (city, TRUE);
  g_assert_true (pentad_city_is_complete (city));
  small_city_apply (city, trail_text_time ("400 13:00"), FALSE, cases);
  g_assert_nonnull (small_city_find (city, "A"));
  g_assert_nonnull (small_city_find (city, "B"));
  g_assert_true (small_city_has_finding (city, "end-unknown ×1"));
  g_assert_cmpint (pentad_city_first_case_day (city, trail_text_time ("400 13:00")), ==,
                   G_MININT32);
  pentad_city_set_complete (city, FALSE);
  g_assert_cmpint (pentad_city_first_case_day (city, trail_text_time ("400 13:00")), ==,
                   trail_text_day (400));
}

static void
test_repeated_ids_are_a_finding (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadState) state = pentad_state_new ();

  state->as_of = trail_text_time ("0 12:00");
  state->n_rows = 8739;
  state->n_repeated = 450;
  pentad_city_apply_state (city, state);
  g_assert_true (small_city_has_finding (city, "repeated-id ×450"));
}

static void
test_unknown_class_is_a_finding (void)
{
  PentadTrailEntry report = { .time = trail_text_time ("0 08:00"),
                              .due = PENTAD_NO_TIME,
                              .act = PENTAD_ACT_REPORT };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  g_ptr_array_add (cases, pentad_case_new (&(PentadCaseFacts){ "A", "z99", PENTAD_SOURCE_OTHER,
                                                               FALSE, "d1", NAN, NAN, NULL },
                                           &report, 1));
  g_ptr_array_add (cases, pentad_case_new (&(PentadCaseFacts){ "B", NULL, PENTAD_SOURCE_OTHER,
                                                               FALSE, "d1", NAN, NAN, NULL },
                                           &report, 1));
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  g_assert_true (small_city_has_finding (city, "unknown-class ×1 z99"));
  g_assert_cmpint (small_city_find (city, "A")->class_index, ==, -1);
}

static void
test_unknown_codes_of_history_are_findings (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (0), trail_text_day (2));

  pentad_history_begin_row (history, trail_text_day (0), "s1", "e0101");
  pentad_history_begin_row (history, trail_text_day (0), "s99", "e0101");
  pentad_history_begin_row (history, trail_text_day (1), "s99", "z1");
  pentad_history_begin_row (history, trail_text_day (1), "s1", NULL);
  pentad_history_begin_department (history, trail_text_day (0), "D99");
  pentad_history_begin_post (history, trail_text_day (0), "S-99");
  pentad_history_begin_post (history, trail_text_day (1), "S-99");
  pentad_city_add_history (city, history);
  g_assert_true (small_city_has_finding (city, "unknown-in-history ×2 division s99"));
  g_assert_true (small_city_has_finding (city, "unknown-in-history ×1 class z1"));
  g_assert_true (small_city_has_finding (city, "unknown-in-history ×1 department D99"));
  g_assert_true (small_city_has_finding (city, "unknown-in-history ×2 post S-99"));
  g_assert_cmpuint (pentad_city_get_histories (city)->len, ==, 1);
}

static PentadHistory *
history_of (int first_day, int last_day)
{
  PentadHistory *history =
      pentad_history_new (trail_text_day (first_day), trail_text_day (last_day));

  for (int day = first_day; day <= last_day; day++)
    {
      pentad_history_begin_row (history, trail_text_day (day), "s1", "e0101");
      pentad_history_add_value (history, PENTAD_COUNT_REPORT, 3);
      pentad_history_add_value (history, PENTAD_COUNT_CLOSE, 2);
      pentad_history_add_minutes (history, 74);
      pentad_history_begin_row (history, trail_text_day (day), "nowhere", NULL);
      pentad_history_add_value (history, PENTAD_COUNT_REPORT, 1);
    }
  return history;
}

static guint
count_history (PentadCity *city)
{
  PentadHistoryPlace at;
  PentadHistoryEntry entry;
  guint n = 0;

  pentad_city_begin_history (city, &at, G_MININT32, G_MAXINT32);
  while (pentad_city_next_history (city, &at, &entry))
    n++;
  return n;
}

static void
test_history_is_resolved (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadHistory) february = history_of (-28, -1);
  g_autoptr (PentadHistory) march = history_of (0, 1);
  g_autoptr (PentadHistory) march_again = history_of (0, 3);
  PentadHistoryPlace at;
  PentadHistoryEntry entry;

  pentad_city_add_history (city, february);
  pentad_city_add_history (city, march);
  g_assert_true (pentad_city_has_history (city, trail_text_day (-28)));
  g_assert_true (pentad_city_has_history (city, trail_text_day (1)));
  g_assert_false (pentad_city_has_history (city, trail_text_day (2)));
  g_assert_false (pentad_city_has_history (city, trail_text_day (-29)));
  g_assert_cmpuint (count_history (city), ==, 60);
  /* The running month grows and replaces itself. */
  pentad_city_add_history (city, march_again);
  g_assert_cmpuint (count_history (city), ==, 64);
  g_assert_true (pentad_city_has_history (city, trail_text_day (3)));

  /* What an entry points to is there until the next step. */
  pentad_city_begin_history (city, &at, G_MININT32, G_MAXINT32);
  g_assert_true (pentad_city_next_history (city, &at, &entry));
  g_assert_cmpint (entry.day, ==, trail_text_day (-28));
  g_assert_cmpint (
      entry.place, ==,
      pentad_divisions_find (pentad_city_get_divisions (city), PENTAD_LEVEL_STREET, "s1"));
  g_assert_cmpint (entry.class_index, ==, 1);
  g_assert_cmpuint (entry.n_values, ==, 2);
  g_assert_cmpuint (entry.values[1].count, ==, PENTAD_COUNT_CLOSE);
  g_assert_cmpuint (entry.values[1].value, ==, 2);
  g_assert_cmpuint (entry.n_minutes, ==, 1);
  g_assert_cmpfloat (entry.minutes[0], ==, 74);
  g_assert_true (pentad_city_next_history (city, &at, &entry));
  g_assert_cmpint (entry.place, ==, PENTAD_NO_PLACE);
  g_assert_cmpint (entry.class_index, ==, -1);
}

static void
test_history_waits_for_the_divisions (void)
{
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadHistory) history = history_of (0, 1);
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();

  pentad_city_add_history (city, history);
  g_assert_cmpuint (count_history (city), ==, 0);
  pentad_city_set_divisions (city, divisions);
  g_assert_cmpuint (count_history (city), ==, 4);
}

static void
changed_cb (PentadCity *city, gpointer user_data)
{
  ++*(int *)user_data;
}

static void
test_every_document_bumps_the_revision (void)
{
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadZone) zone = trail_text_zone ();
  g_autoptr (PentadAbout) about = pentad_about_new ();
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  g_autoptr (PentadPartition) partition = pentad_partition_new ("boundary");
  g_autoptr (PentadPartition) partition_again = pentad_partition_new ("boundary");
  g_autoptr (PentadLayer) layer = pentad_layer_new ("roads", PENTAD_LAYER_LINES);
  g_autoptr (PentadLayer) layer_again = pentad_layer_new ("roads", PENTAD_LAYER_LINES);
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  g_autoptr (PentadSensors) sensors = pentad_sensors_new ();
  g_autoptr (PentadCalls) calls = pentad_calls_new ();
  g_autoptr (PentadApprovals) approvals = pentad_approvals_new ();
  g_autoptr (PentadHistory) history = history_of (0, 0);
  g_autoptr (GPtrArray) cases = small_city_cases ();
  int n_changed = 0;

  g_signal_connect (city, "changed", G_CALLBACK (changed_cb), &n_changed);
  g_assert_null (pentad_city_get_about (city));
  g_assert_null (pentad_city_get_divisions (city));
  g_assert_cmpstr (pentad_zone_get_name (pentad_city_get_zone (city)), ==, "UTC");
  g_assert_cmpint (pentad_city_get_as_of (city), ==, PENTAD_NO_TIME);

  pentad_city_set_about (city, about);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_divisions (city, divisions); /* the same again is harmless */
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_set_calendar (city, calendar);
  pentad_city_set_scheme (city, scheme);
  pentad_city_set_partition (city, partition);
  pentad_city_set_partition (city, partition_again);
  pentad_city_set_layer (city, layer);
  pentad_city_set_layer (city, layer_again);
  pentad_city_set_staff (city, staff);
  pentad_city_set_sensors (city, sensors);
  pentad_city_set_calls (city, calls);
  pentad_city_set_approvals (city, approvals);
  pentad_city_add_history (city, history);
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  pentad_city_add_ended (city, trail_text_day (0), cases);
  pentad_city_set_complete (city, TRUE);

  g_assert_cmpint (n_changed, ==, 18);
  g_assert_cmpuint (pentad_city_get_revision (city), ==, 18);
  g_assert_cmpuint (pentad_city_get_shape_revision (city), ==, 4);
  g_assert_true (pentad_city_get_about (city) == about);
  g_assert_true (pentad_city_get_divisions (city) == divisions);
  g_assert_true (pentad_city_get_catalogue (city) == catalogue);
  g_assert_true (pentad_city_get_calendar (city) == calendar);
  g_assert_true (pentad_city_get_scheme (city) == scheme);
  g_assert_true (pentad_city_get_staff (city) == staff);
  g_assert_true (pentad_city_get_sensors (city) == sensors);
  g_assert_true (pentad_city_get_calls (city) == calls);
  g_assert_true (pentad_city_get_approvals (city) == approvals);
  g_assert_cmpuint (pentad_city_get_partitions (city)->len, ==, 1);
  g_assert_true (g_ptr_array_index (pentad_city_get_partitions (city), 0) == partition_again);
  g_assert_cmpuint (pentad_city_get_layers (city)->len, ==, 1);
  g_assert_true (pentad_city_get_layer (city, "roads") == layer_again);
  g_assert_null (pentad_city_get_layer (city, "rails"));
}

static void
test_cases_are_placed_again_with_new_divisions (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();
  g_autoptr (PentadDivisions) none = NULL;

  add (cases, "A", NULL, 0.5, 0.5, OPEN);
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  g_assert_cmpint (small_city_find (city, "A")->place[PENTAD_LEVEL_DISTRICT], !=, PENTAD_NO_PLACE);
  none = pentad_divisions_builder_finish (pentad_divisions_builder_new ("990100", NULL));
  pentad_city_set_divisions (city, none);
  /* A city without places below it has every case. */
  g_assert_cmpint (small_city_find (city, "A")->place[PENTAD_LEVEL_DISTRICT], ==, PENTAD_NO_PLACE);
  g_assert_cmpint (small_city_find (city, "A")->place[PENTAD_LEVEL_CITY], ==, 0);
}

static void
test_nothing_is_kept_when_the_city_goes (void)
{
  PentadCity *city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  add (cases, "A", NULL, 0.5, 0.5, OPEN);
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  pentad_city_add_ended (city, trail_text_day (0), cases);
  g_assert_nonnull (small_city_find (city, "A"));
  g_assert_finalize_object (city);
}

#define FILED "0 08:00 report; 0 08:05 accept; 0 08:10 file; "

/* What is wrong with cases is counted as they come and go. */
static void
test_faults_of_cases_are_findings (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();
  g_autoptr (GPtrArray) later = small_city_cases ();

  add (cases, "A", "g1", 1.5, 0.5, FILED "0 08:20 dispatch dept=D1 due=0/12:00");
  add (cases, "B", "g1", 3.5, 0.5, FILED "0 08:20 dispatch dept=D9 due=0/12:00");
  add (cases, "C", "g2", NAN, NAN, FILED "0 08:30 close; 0 09:00 dispose");
  add (cases, "D", "g2", 2.5, 0.5,
       "0 08:00 report; 0 08:05 accept; 0 08:06 close; 0 08:10 file; 0 08:15 visit value=1");
  add (cases, "E", "g1", 5.5, 0.5, FILED "0 08:20 return; 0 08:30 dispose; 0 08:40 dispatch");
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  g_assert_true (small_city_has_finding (city, "outside-grid ×2 B"));
  g_assert_true (small_city_has_finding (city, "unknown-department ×1 D9"));
  g_assert_true (small_city_has_finding (city, "impossible-act ×1 after-end dispose C"));
  g_assert_true (small_city_has_finding (city, "closed-before-filed ×1 D"));
  g_assert_true (small_city_has_finding (city, "impossible-act ×1 pushed-after-return dispose E"));

  add (later, "B", "g1", 1.5, 0.5, FILED "0 08:20 dispatch dept=D1 due=0/12:00; 0 10:00 press");
  small_city_apply (city, trail_text_time ("0 12:05"), TRUE, later);
  g_assert_true (small_city_has_finding (city, "outside-grid ×1 E"));
  g_assert_false (small_city_has_finding (city, "unknown-department"));
}

/* The numbers of the rules are the scheme's; another scheme checks all cases anew. */
static void
test_another_scheme_checks_anew (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadScheme) strict = small_city_scheme ();
  g_autoptr (GPtrArray) cases = small_city_cases ();
  g_autoptr (GPtrArray) later = small_city_cases ();

  add (cases, "A", "g1", 1.5, 0.5,
       FILED "0 08:20 dispatch dept=D1 due=0/12:00; 0 09:00 extend due=0/14:00");
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  g_assert_false (small_city_has_finding (city, "extension-many"));
  strict->workflow.max_extensions = 0;
  pentad_city_set_scheme (city, strict);
  g_assert_true (small_city_has_finding (city, "impossible-act ×1 extension-many extend A"));
  pentad_city_set_scheme (city, strict);
  /* A change before anybody asks again. */
  add (later, "A", "g1", 1.5, 0.5,
       FILED "0 08:20 dispatch dept=D1 due=0/12:00; 0 09:00 extend due=0/14:00; 0 09:30 press");
  small_city_apply (city, trail_text_time ("0 12:05"), TRUE, later);
  g_assert_true (small_city_has_finding (city, "impossible-act ×1 extension-many extend A"));
}

static void
test_assumed_limits_are_findings (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadZone) zone = trail_text_zone ();
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();
  GPtrArray *conditions = pentad_conditions_new ();
  PentadCondition *condition = pentad_condition_new ();
  PentadCaseView view;

  pentad_condition_add_phase (condition, PENTAD_LIMIT_EMERGENCY_HOUR, 2, NULL);
  g_ptr_array_add (conditions, condition);
  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_take_conditions (catalogue, 0, conditions);
  pentad_calendar_add_year (calendar, 2026);
  add (cases, "A", "g1", 1.5, 0.5, FILED "0 09:00 dispatch dept=D1");
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  pentad_city_add_ended (city, trail_text_day (0), cases);
  g_assert_false (small_city_has_finding (city, "assumed-limit"));
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_set_calendar (city, calendar);
  g_assert_true (small_city_has_finding (city, "assumed-limit ×1 A"));
  pentad_case_view (small_city_find (city, "A")->data, trail_text_time ("0 12:00"), &view);
  g_assert_cmpint (view.due, ==, trail_text_time ("0 11:00"));
}

static void
test_missing_years_are_findings (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadZone) zone = trail_text_zone ();
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  g_autoptr (GPtrArray) cases = small_city_cases ();

  pentad_calendar_add_year (calendar, 2026);
  pentad_city_set_calendar (city, calendar);
  g_assert_false (small_city_has_finding (city, "year-missing"));
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, cases);
  g_assert_false (small_city_has_finding (city, "year-missing"));
  /* Deadlines of December run into the next year. */
  small_city_apply (city, trail_text_time ("290 12:00"), FALSE, cases);
  g_assert_true (small_city_has_finding (city, "year-missing ×1 2027"));
  small_city_apply (city, trail_text_time ("400 12:00"), FALSE, cases);
  g_assert_true (small_city_has_finding (city, "year-missing ×1 2027"));
  g_assert_cmpint (pentad_city_get_findings (city)->len, ==, 1);
}

static void
test_what_readers_dropped_is_told_of (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) none = pentad_findings_new ();
  g_autoptr (GPtrArray) dropped = pentad_findings_new ();
  guint64 revision = pentad_city_get_revision (city);

  pentad_city_set_source_findings (city, none);
  g_assert_cmpuint (pentad_city_get_revision (city), ==, revision);
  pentad_findings_count (dropped, PENTAD_FINDING_UNKNOWN_ACT, NULL, NULL, NULL);
  pentad_city_set_source_findings (city, dropped);
  g_assert_cmpuint (pentad_city_get_revision (city), >, revision);
  g_assert_true (small_city_has_finding (city, "unknown-act ×1"));
  /* The same once more is no change. */
  revision = pentad_city_get_revision (city);
  pentad_city_set_source_findings (city, dropped);
  g_assert_cmpuint (pentad_city_get_revision (city), ==, revision);
  pentad_findings_count (dropped, PENTAD_FINDING_UNKNOWN_ACT, NULL, NULL, NULL);
  pentad_city_set_source_findings (city, dropped);
  g_assert_true (small_city_has_finding (city, "unknown-act ×2"));
  pentad_city_set_source_findings (city, none);
  g_assert_false (small_city_has_finding (city, "unknown-act"));
}

static void
test_unknown_grids_of_partitions_are_findings (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadPartition) partition = pentad_partition_new ("professional");
  g_autoptr (PentadPartition) better = pentad_partition_new ("professional");
  PentadZoneArea *area = pentad_partition_add (partition, "P01", &(PentadLabel){ 0 });

  pentad_codes_add (&area->grids, "nowhere");
  pentad_city_set_partition (city, partition);
  g_assert_true (small_city_has_finding (city, "unknown-grid ×1 professional nowhere"));
  pentad_city_set_partition (city, better);
  g_assert_false (small_city_has_finding (city, "unknown-grid"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/city/places-of-cases", test_places_of_cases);
  g_test_add_func ("/model/city/rows-are-sorted-and-resolved", test_rows_are_sorted_and_resolved);
  g_test_add_func ("/model/city/whole-state-replaces-and-delta-merges",
                   test_whole_state_replaces_and_delta_merges);
  g_test_add_func ("/model/city/ended-cases-are-merged", test_ended_cases_are_merged);
  g_test_add_func ("/model/city/what-a-delta-ended-is-forgotten-after-days",
                   test_what_a_delta_ended_is_forgotten_after_days);
  g_test_add_func ("/model/city/complete-city-forgets-nothing", test_complete_city_forgets_nothing);
  g_test_add_func ("/model/city/repeated-ids-are-a-finding", test_repeated_ids_are_a_finding);
  g_test_add_func ("/model/city/unknown-class-is-a-finding", test_unknown_class_is_a_finding);
  g_test_add_func ("/model/city/unknown-codes-of-history-are-findings",
                   test_unknown_codes_of_history_are_findings);
  g_test_add_func ("/model/city/history-is-resolved", test_history_is_resolved);
  g_test_add_func ("/model/city/history-waits-for-the-divisions",
                   test_history_waits_for_the_divisions);
  g_test_add_func ("/model/city/every-document-bumps-the-revision",
                   test_every_document_bumps_the_revision);
  g_test_add_func ("/model/city/cases-are-placed-again-with-new-divisions",
                   test_cases_are_placed_again_with_new_divisions);
  g_test_add_func ("/model/city/nothing-is-kept-when-the-city-goes",
                   test_nothing_is_kept_when_the_city_goes);
  g_test_add_func ("/model/city/faults-of-cases-are-findings", test_faults_of_cases_are_findings);
  g_test_add_func ("/model/city/another-scheme-checks-anew", test_another_scheme_checks_anew);
  g_test_add_func ("/model/city/assumed-limits-are-findings", test_assumed_limits_are_findings);
  g_test_add_func ("/model/city/missing-years-are-findings", test_missing_years_are_findings);
  g_test_add_func ("/model/city/what-readers-dropped-is-told-of",
                   test_what_readers_dropped_is_told_of);
  g_test_add_func ("/model/city/unknown-grids-of-partitions-are-findings",
                   test_unknown_grids_of_partitions_are_findings);
  return g_test_run ();
}
