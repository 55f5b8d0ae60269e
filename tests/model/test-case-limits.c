/* Tests of deadlines for which the platform sent none, also when the limits come after the cases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-deadlines.h"

#include "trail-text.h"

/* Class e0101 has the conditions 2 eh, 4 wh and 1 wd; e0102 has none. */
static PentadCatalogue *
catalogue_new (void)
{
  static const struct
  {
    PentadLimitUnit unit;
    double amount;
  } limits[] = { { PENTAD_LIMIT_EMERGENCY_HOUR, 2 },
                 { PENTAD_LIMIT_WORKING_HOUR, 4 },
                 { PENTAD_LIMIT_WORKING_DAY, 1 } };
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  GPtrArray *conditions = pentad_conditions_new ();

  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_class (catalogue, "e0102", NULL, PENTAD_CLASS_EVENT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      PentadCondition *condition = pentad_condition_new ();

      pentad_condition_add_phase (condition, limits[i].unit, limits[i].amount, NULL);
      g_ptr_array_add (conditions, condition);
    }
  pentad_catalogue_take_conditions (catalogue, 0, conditions);
  return catalogue;
}

static PentadCalendar *
calendar_new (void)
{
  g_autoptr (PentadZone) zone = trail_text_zone ();

  return pentad_calendar_new (zone);
}

static PentadCase *
case_of (const char *class_code, int condition, const char *trail)
{
  g_autoptr (PentadCase) plain = trail_text_case ("a", PENTAD_SOURCE_PUBLIC, trail);
  g_auto (PentadTrail) entries = { 0 };
  PentadCaseFacts facts = pentad_case_get_facts (plain);

  pentad_trail_init (&entries, plain);
  facts.class_code = class_code;
  facts.condition = condition;
  return pentad_case_new (&facts, entries.entries, entries.n);
}

#define START "0 08:00 report; 0 08:10 file; "

static void
test_filled (void)
{
  static const struct
  {
    int condition;
    const char *trail, *due; /* in force at the end */
    gboolean assumed;
  } table[] = {
    { 1, START "0 09:00 dispatch dept=D1", "0 11:00", FALSE },
    { 2, START "0 09:00 dispatch dept=D1", "0 15:00", FALSE },
    { 3, START "0 09:00 dispatch dept=D1", "1 09:00", FALSE },
    /* The longest one. */
    { 0, START "0 09:00 dispatch dept=D1", "1 09:00", TRUE },
    { 7, START "0 09:00 dispatch dept=D1", "1 09:00", TRUE },
    /* Once more the limit, from the deadline on. */
    { 1, START "0 09:00 dispatch; 0 10:00 extend", "0 13:00", FALSE },
    { 2, START "0 09:00 dispatch; 0 10:00 extend", "1 09:00", FALSE },
    /* One of two hours was left; two of four working hours. */
    { 1, START "0 09:00 dispatch; 0 10:00 suspend; 5 20:00 resume", "5 21:00", FALSE },
    { 2, START "0 09:00 dispatch; 0 11:00 suspend; 4 17:00 resume", "7 09:00", FALSE },
    { 0, START "0 09:00 dispatch; 0 11:00 suspend; 4 17:00 resume", "7 15:00", TRUE },
    /* Nothing stood still. */
    { 1, START "0 09:00 dispatch; 0 10:00 resume", "0 11:00", FALSE },
    /* What the platform sends holds. */
    { 1, START "0 09:00 dispatch due=0/20:00; 0 10:00 extend", "0 22:00", FALSE },
    { 1, START "0 09:00 dispatch; 0 10:00 extend due=0/20:00", "0 20:00", FALSE },
    { 1, START "0 09:00 return; 0 10:00 extend", "-", FALSE },
  };
  g_autoptr (PentadCatalogue) catalogue = catalogue_new ();
  g_autoptr (PentadCalendar) calendar = calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = case_of ("e0101", table[i].condition, table[i].trail);
      g_autoptr (PentadCase) whole = pentad_case_with_deadlines (item, catalogue, calendar);
      PentadCaseView view;

      g_test_message ("%d %s", table[i].condition, table[i].trail);
      g_assert_true (pentad_case_lacks_deadlines (item));
      g_assert_nonnull (whole);
      pentad_case_view (whole, G_MAXINT64, &view);
      g_assert_cmpint (view.due, ==, trail_text_time (table[i].due));
      g_assert_cmpint (pentad_case_is_assumed (whole), ==, table[i].assumed);
      g_assert_false (pentad_case_is_assumed (item));
      g_assert_cmpint (pentad_case_get_n_acts (whole), ==, pentad_case_get_n_acts (item));
    }
}

static void
test_left_as_they_are (void)
{
  static const struct
  {
    const char *class_code, *trail;
  } table[] = {
    { "e0101", START "0 09:00 dispatch due=0/12:00" },
    { "e0101", START },
    { "e0102", START "0 09:00 dispatch" },
    { "z99", START "0 09:00 dispatch" },
    { NULL, START "0 09:00 dispatch" },
  };
  g_autoptr (PentadCatalogue) catalogue = catalogue_new ();
  g_autoptr (PentadCalendar) calendar = calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = case_of (table[i].class_code, 0, table[i].trail);

      g_assert_null (pentad_case_with_deadlines (item, catalogue, calendar));
    }
}

/* A class whose limits have no end: what the platform sends runs on in natural time, and nothing is
 * made up. */
static void
test_limits_without_an_end (void)
{
  static const struct
  {
    int condition;
    const char *trail, *due;
  } table[] = {
    { 1, START "0 09:00 dispatch due=0/11:00; 0 10:00 suspend; 5 20:00 resume", "5 21:00" },
    { 0, START "0 09:00 dispatch due=0/11:00; 0 10:00 suspend; 5 20:00 resume", "5 21:00" },
    { 2, START "0 09:00 dispatch due=0/11:00; 0 10:00 suspend; 5 20:00 resume", "5 21:00" },
    { 1, START "0 09:00 dispatch", "-" },
    { 0, START "0 09:00 dispatch; 0 10:00 suspend; 5 20:00 resume", "-" },
  };
  g_autoptr (PentadCatalogue) catalogue = catalogue_new ();
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  GPtrArray *conditions = pentad_conditions_new ();

  g_ptr_array_add (conditions, pentad_condition_new ());
  pentad_catalogue_take_conditions (catalogue, 1, conditions);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = case_of ("e0102", table[i].condition, table[i].trail);
      g_autoptr (PentadCase) whole = pentad_case_with_deadlines (item, catalogue, calendar);
      PentadCaseView view;

      g_test_message ("%d %s", table[i].condition, table[i].trail);
      pentad_case_view (whole, G_MAXINT64, &view);
      g_assert_cmpint (view.due, ==, trail_text_time (table[i].due));
      g_assert_false (pentad_case_is_assumed (whole));
    }
}

static PentadState *
state_of (gboolean is_delta, PentadCase *first, PentadCase *second)
{
  PentadState *state = pentad_state_new ();

  state->is_delta = is_delta;
  state->as_of = trail_text_time ("0 12:00");
  state->cursor = g_strdup ("c");
  g_ptr_array_add (state->cases, first);
  if (second != NULL)
    g_ptr_array_add (state->cases, second);
  return state;
}

static gint64
due_of (const GPtrArray *cases, guint index)
{
  PentadCaseView view;

  pentad_case_view (g_ptr_array_index (cases, index), G_MAXINT64, &view);
  return view.due;
}

static void
test_limits_first (void)
{
  g_autoptr (PentadCatalogue) catalogue = catalogue_new ();
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  g_autoptr (PentadCaseDeadlines) deadlines = pentad_case_deadlines_new ();
  g_autoptr (PentadState) state =
      state_of (FALSE, case_of ("e0102", 0, START), case_of ("e0101", 1, START "0 09:00 dispatch"));
  /* Nothing to complete comes before and after: all stay, in their order. */
  g_ptr_array_add (state->cases, case_of ("e0101", 0, START));
  g_ptr_array_add (state->cases, case_of ("e0101", 2, START "0 09:00 dispatch"));
  g_autoptr (PentadState) plain = state_of (TRUE, case_of ("e0102", 0, START), NULL);

  pentad_case_deadlines_set_limits (deadlines, catalogue, calendar);
  g_autoptr (PentadState) filled = pentad_case_deadlines_fill_state (deadlines, state);
  g_autoptr (PentadState) same = pentad_case_deadlines_fill_state (deadlines, plain);
  g_assert_true (filled != state && same == plain);
  g_assert_cmpuint (filled->cases->len, ==, 4);
  g_assert_cmpint (due_of (filled->cases, 0), ==, PENTAD_NO_TIME);
  g_assert_cmpint (due_of (filled->cases, 2), ==, PENTAD_NO_TIME);
  g_assert_cmpint (due_of (filled->cases, 3), ==, trail_text_time ("0 15:00"));
  g_assert_cmpstr (filled->cursor, ==, "c");
  g_assert_cmpint (filled->as_of, ==, state->as_of);
  g_assert_cmpint (due_of (filled->cases, 1), ==, trail_text_time ("0 11:00"));
  g_assert_null (pentad_case_deadlines_take_early_state (deadlines));

  g_autoptr (GPtrArray) ended = pentad_case_deadlines_fill_ended (deadlines, 3, state->cases);
  gint32 day;
  g_assert_cmpint (due_of (ended, 1), ==, trail_text_time ("0 11:00"));
  g_assert_null (pentad_case_deadlines_take_early_day (deadlines, &day));
}

static void
test_limits_later (void)
{
  g_autoptr (PentadCatalogue) catalogue = catalogue_new ();
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  g_autoptr (PentadCaseDeadlines) deadlines = pentad_case_deadlines_new ();
  g_autoptr (PentadCase) limitless = case_of ("e0102", 1, START "0 09:00 dispatch");
  PentadCaseFacts facts = pentad_case_get_facts (limitless);
  g_auto (PentadTrail) entries = { 0 };
  g_autoptr (PentadState) state =
      state_of (FALSE, case_of ("e0101", 1, START "0 09:00 dispatch"), NULL);

  /* Its class turns out to have no limits. */
  facts.id = "b";
  pentad_trail_init (&entries, limitless);
  g_ptr_array_add (state->cases, pentad_case_new (&facts, entries.entries, entries.n));
  /* The same case once more, later. */
  g_autoptr (PentadState) delta =
      state_of (TRUE, case_of ("e0101", 2, START "0 09:00 dispatch"), NULL);
  gint32 day = 0;

  pentad_state_unref (pentad_case_deadlines_fill_state (deadlines, state));
  g_autoptr (PentadState) same = pentad_case_deadlines_fill_state (deadlines, delta);
  g_assert_true (same == delta);
  g_ptr_array_unref (pentad_case_deadlines_fill_ended (deadlines, 3, state->cases));
  pentad_case_deadlines_set_limits (deadlines, catalogue, NULL);
  g_assert_null (pentad_case_deadlines_take_early_state (deadlines));
  g_assert_null (pentad_case_deadlines_take_early_day (deadlines, &day));

  pentad_case_deadlines_set_limits (deadlines, catalogue, calendar);
  g_autoptr (PentadState) early = pentad_case_deadlines_take_early_state (deadlines);
  g_autoptr (GPtrArray) ended = pentad_case_deadlines_take_early_day (deadlines, &day);
  g_assert_true (early->is_delta);
  g_assert_cmpuint (early->cases->len, ==, 1);
  g_assert_cmpint (due_of (early->cases, 0), ==, trail_text_time ("0 15:00"));
  g_assert_cmpint (day, ==, 3);
  g_assert_cmpint (due_of (ended, 0), ==, trail_text_time ("0 11:00"));
  g_assert_null (pentad_case_deadlines_take_early_state (deadlines));
  g_assert_null (pentad_case_deadlines_take_early_day (deadlines, &day));
}

/* A whole state forgets what it does not name. */
static void
test_whole_state_forgets (void)
{
  g_autoptr (PentadCatalogue) catalogue = catalogue_new ();
  g_autoptr (PentadCalendar) calendar = calendar_new ();
  g_autoptr (PentadCaseDeadlines) deadlines = pentad_case_deadlines_new ();
  g_autoptr (PentadState) state =
      state_of (FALSE, case_of ("e0101", 1, START "0 09:00 dispatch"), NULL);
  g_autoptr (PentadState) next = pentad_state_new ();

  pentad_state_unref (pentad_case_deadlines_fill_state (deadlines, state));
  pentad_state_unref (pentad_case_deadlines_fill_state (deadlines, next));
  pentad_case_deadlines_set_limits (deadlines, catalogue, calendar);
  g_assert_null (pentad_case_deadlines_take_early_state (deadlines));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/case-limits/filled", test_filled);
  g_test_add_func ("/model/case-limits/left-as-they-are", test_left_as_they_are);
  g_test_add_func ("/model/case-limits/limits-without-an-end", test_limits_without_an_end);
  g_test_add_func ("/model/case-deadlines/limits-come-first", test_limits_first);
  g_test_add_func ("/model/case-deadlines/limits-come-later", test_limits_later);
  g_test_add_func ("/model/case-deadlines/whole-state-forgets", test_whole_state_forgets);
  return g_test_run ();
}
