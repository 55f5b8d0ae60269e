/* Departments and posts: counted from cases, from history, and from both together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-city.h"
#include "trail-text.h"

#include "evaluate/subjects.h"

#include <math.h>
#include <string.h>

/* The catalogue of the small city with a third department, which nothing ever names, and posts. */
static PentadCity *
new_city (gboolean complete)
{
  static const struct
  {
    const char *code, *role;
  } posts[] = { { "S1", "supervisor" },
                { "S2", "supervisor" },
                { "A1", "acceptor" },
                { "L1", "shift-leader" },
                { "P1", "dispatcher" } };
  PentadCity *city = small_city_new ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();

  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, NULL);
  for (int i = 0; i < 3; i++)
    {
      static const char *const codes[] = { "D1", "D2", "D3" };

      pentad_catalogue_add_department (catalogue, codes[i], NULL, "d1", "g");
    }
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    pentad_catalogue_add_post (catalogue, posts[i].code, NULL, posts[i].role, NULL);
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_set_complete (city, complete);
  return city;
}

static PentadSubjectSums *
sum (PentadCity *city, PentadSubject about, int from, int to, gint64 time)
{
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (from), trail_text_day (to) };

  return pentad_subject_sums_new (city, about, &period, time);
}

/* "file=1 dispatch=2 ..." of a row. */
static char *
describe (const PentadSubjectSums *sums, guint row)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < PENTAD_N_COUNTS; i++)
    if (sums->sums[row * PENTAD_N_COUNTS + (guint)i] != 0)
      g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "", pentad_count_id (i),
                              (int)sums->sums[row * PENTAD_N_COUNTS + (guint)i]);
  return g_string_free (text, FALSE);
}

#define TAKEN                                                                                      \
  "0 08:00 report by=S1; 0 08:10 accept by=A1; 0 08:20 file by=L1 to=P1; "                         \
  "0 08:30 dispatch by=P1 dept=D1 due=0/12:30; "

static void
test_by_hand (void)
{
  static const struct
  {
    const char *trail;
    PentadSubject about;
    guint row;
    const char *counts;
  } table[] = {
    { TAKEN "0 11:00 dispose", PENTAD_SUBJECT_DEPARTMENT, 0,
      "file=1 dispatch=1 need_dispose=1 dispose=1 in_time_dispose=1 due_disposed=1 need_close=1 "
      "open=1 to_check=1 open_reported=1 open_due=1 open_due_in_time=1" },
    { TAKEN "0 09:00 return to=P1; 0 09:10 dispatch by=P1 dept=D2 due=0/14:00",
      PENTAD_SUBJECT_DEPARTMENT, 0, "file=1 dispatch=1 wrong_dispatch=1 back=1" },
    { TAKEN "0 09:00 return to=P1; 0 09:10 dispatch by=P1 dept=D2 due=0/14:00",
      PENTAD_SUBJECT_DEPARTMENT, 1,
      "file=1 dispatch=1 need_dispose=1 need_close=1 open=1 overdue=1 overtime_to_dispose=1 "
      "to_dispose=1 open_reported=1 open_due=1 open_due_unhandled=1" },
    { TAKEN, PENTAD_SUBJECT_DEPARTMENT, 2, "" },
    { TAKEN, PENTAD_SUBJECT_POST, 0,
      "report=1 patrol_report=1 patrol_decided=1 valid_patrol_report=1 file=1 open_reported=1" },
    { TAKEN, PENTAD_SUBJECT_POST, 1, "" },
    { TAKEN, PENTAD_SUBJECT_POST, 2, "accept=1 in_time_accept=1" },
    { TAKEN, PENTAD_SUBJECT_POST, 3,
      "file=1 in_time_file=1 need_dispose=1 need_close=1 overdue=1 overtime_to_dispose=1 "
      "open_due=1 open_due_unhandled=1" },
    { TAKEN, PENTAD_SUBJECT_POST, 4, "need_dispatch=1 dispatch=1 in_time_dispatch=1" },
  };
  gint64 time = trail_text_time ("0 18:00");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = new_city (TRUE);
      g_autoptr (GPtrArray) cases = small_city_cases ();

      g_ptr_array_add (cases, trail_text_case ("C1", PENTAD_SOURCE_SUPERVISOR, table[i].trail));
      small_city_apply (city, time, FALSE, cases);
      g_autoptr (PentadSubjectSums) sums = sum (city, table[i].about, 0, 0, time);
      g_autofree char *counts = describe (sums, table[i].row);

      g_test_message ("row %u", i);
      g_assert_cmpstr (counts, ==, table[i].counts);
      g_assert_cmpint (sums->named[table[i].row], ==, *table[i].counts != '\0');
    }
}

/* What a platform keeps of finished days. */
static void
record_cb (const PentadTallyEvent *event, gpointer user_data)
{
  PentadHistory *history = user_data;
  gint32 day = (gint32)((event->time + 8 * PENTAD_HOUR_S) / PENTAD_DAY_S);

  if (event->of_place)
    {
      pentad_history_begin_row (history, day, "s1", "e0101");
      pentad_history_add_value (history, event->count, 1);
    }
  if (event->department != NULL)
    {
      pentad_history_begin_department (history, day, event->department);
      pentad_history_add_value (history, event->count, 1);
      if (!isnan (event->minutes))
        pentad_history_add_minutes (history, event->minutes);
    }
  for (int i = 0; i < 2; i++)
    if (event->persons[i] != NULL)
      {
        pentad_history_begin_post (history, day, event->persons[i]);
        pentad_history_add_value (history, event->count, 1);
      }
}

static const char *const lives[] = {
  TAKEN
  "0 09:00 dispose; 0 09:05 feedback; 0 09:05 ask_check to=A1; 0 09:10 send_check by=A1 to=S1; "
  "0 09:20 check by=S1; 0 09:30 close by=L1; 1 10:00 visit by=A1 value=1",
  TAKEN "0 09:00 return to=P1; 0 09:30 dispatch by=P1 dept=D2 due=1/14:00; 1 15:00 dispose; "
        "1 15:10 feedback to=S2; 1 15:20 rework by=S2; 2 09:00 dispose; 2 09:10 feedback to=S2; "
        "2 10:00 check by=S2; 2 10:10 close by=L1; 3 09:00 appeal by=A1 value=1",
  TAKEN "0 10:00 suspend; 3 10:00 resume due=3/12:30; 3 12:00 dispose; 3 12:30 feedback to=S1",
  "0 08:00 report; 0 08:00 ask_verify to=A1; 0 08:20 send_verify by=A1 to=S2; 0 11:00 verify "
  "by=S2; "
  "0 11:10 accept by=A1; 0 11:20 file by=L1 to=P1; 1 08:00 dispatch by=P1 dept=D2 due=2/08:00",
  TAKEN "0 11:00 extend due=2/12:30; 2 13:00 press; 4 09:00 force_close by=L1",
  "0 08:00 report by=S2; 0 08:05 self_handled by=S2",
  TAKEN "1 09:00 void by=L1",
};

static GPtrArray *
every_life (void)
{
  GPtrArray *cases = small_city_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      g_autofree char *id = g_strdup_printf ("C%u", i);

      g_ptr_array_add (
          cases,
          trail_text_case (id, i % 2 ? PENTAD_SOURCE_HOTLINE : PENTAD_SOURCE_SUPERVISOR, lives[i]));
    }
  return cases;
}

/* Over any period up to any day, finished days from history and today from the cases come to what
 * a recount of every case comes to. */
static void
test_history_and_cases_come_to_a_recount (void)
{
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  g_autoptr (PentadZone) zone = trail_text_zone ();
  g_autoptr (GPtrArray) cases = every_life ();

  for (int today = 1; today <= 5; today++)
    for (int from = 0; from <= today; from++)
      for (PentadSubject about = PENTAD_SUBJECT_DEPARTMENT; about <= PENTAD_SUBJECT_POST; about++)
        {
          gint64 time = trail_text_time ("0 12:15") + today * PENTAD_DAY_S;
          g_autoptr (PentadCity) whole = new_city (TRUE);
          g_autoptr (PentadCity) parts = new_city (FALSE);
          g_autoptr (PentadHistory) history =
              pentad_history_new (trail_text_day (0), trail_text_day (today - 1));

          small_city_apply (whole, time, FALSE, cases);
          small_city_apply (parts, time, FALSE, cases);
          for (guint i = 0; i < cases->len; i++)
            pentad_case_tally (
                g_ptr_array_index (cases, i), &scheme->limits, zone, trail_text_time ("0 00:00"),
                trail_text_time ("0 00:00") + today * PENTAD_DAY_S, record_cb, history);
          pentad_city_add_history (parts, history);
          g_autoptr (PentadSubjectSums) expected = sum (whole, about, from, today, time);
          g_autoptr (PentadSubjectSums) found = sum (parts, about, from, today, time);
          g_assert_cmpuint (found->n, ==, about == PENTAD_SUBJECT_DEPARTMENT ? 3 : 5);
          for (guint row = 0; row < found->n; row++)
            {
              g_autofree char *want = describe (expected, row), *got = describe (found, row);

              g_test_message ("day %d to %d, row %u", from, today, row);
              g_assert_cmpstr (got, ==, want);
              g_assert_cmpuint (pentad_handlings_get_n (&found->handlings[row]), ==,
                                pentad_handlings_get_n (&expected->handlings[row]));
            }
          g_assert_cmpint (found->days_covered, ==, today - from + 1);
        }
}

static const PentadFigure *
look_up (const PentadFigures *figures, int row, const char *id)
{
  const PentadFigure *figure = pentad_figures_lookup (figures, row, id);

  g_assert_nonnull (figure);
  return figure;
}

static void
test_figures (void)
{
  g_autoptr (PentadCity) city = new_city (TRUE);
  g_autoptr (GPtrArray) cases = every_life ();
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (5) };
  gint64 time = trail_text_time ("5 18:00");

  small_city_apply (city, time, FALSE, cases);
  g_autoptr (PentadFigures) figures =
      pentad_evaluate_subjects (city, PENTAD_SUBJECT_DEPARTMENT, &period, time, 0, 60);
  g_assert_cmpint (figures->subject, ==, PENTAD_SUBJECT_DEPARTMENT);
  g_assert_cmpuint (figures->places->len, ==, 3);
  g_assert_cmpfloat (look_up (figures, 0, "file")->value, ==, 5);
  g_assert_cmpfloat (look_up (figures, 1, "file")->value, ==, 2);
  /* 1 rework of 2 cases due. */
  g_assert_cmpfloat (look_up (figures, 1, "rework_rate")->value, ==, 50);
  /* From 09:30 to 15:00 the next day; then, reworked, to 09:00 the day after. */
  g_assert_cmpfloat (look_up (figures, 1, "mean_time")->value, ==, (29.5 + 47.5) / 2);
  g_assert_cmpint (look_up (figures, 2, "file")->state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_cmpint (look_up (figures, 2, "mean_time")->state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_cmpint (look_up (figures, 0, "outside")->state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_cmpfloat (figures->completeness, ==, 1);

  g_autoptr (PentadFigures) posts =
      pentad_evaluate_subjects (city, PENTAD_SUBJECT_POST, &period, time, 0, 60);
  g_assert_cmpuint (posts->places->len, ==, 5);
  g_assert_cmpfloat (look_up (posts, 3, "file")->value, ==, 6);
  g_assert_cmpint (look_up (posts, 3, "mean_time")->state, ==, PENTAD_FIGURE_NO_DATA);
}

/* A history of places alone says nothing of departments: no zeros then. */
static void
test_history_without_the_tables_is_no_data (void)
{
  g_autoptr (PentadCity) city = new_city (FALSE);
  g_autoptr (GPtrArray) cases = every_life ();
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (0), trail_text_day (1));
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (2) };
  gint64 time = trail_text_time ("2 18:00");

  pentad_history_begin_row (history, trail_text_day (0), "s1", "e0101");
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 3);
  pentad_city_add_history (city, history);
  small_city_apply (city, time, FALSE, cases);
  g_autoptr (PentadFigures) figures =
      pentad_evaluate_subjects (city, PENTAD_SUBJECT_DEPARTMENT, &period, time, 0, 60);
  g_assert_cmpint (look_up (figures, 0, "file")->state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_cmpint (look_up (figures, 0, "mean_time")->state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_cmpint (look_up (figures, 0, "open")->state, ==, PENTAD_FIGURE_VALUE);
}

/* Departments that the catalogue lacks, days outside the period, and days of which nothing is
 * known; a month without any row is a month in which nothing happened. */
static void
test_days_of_history (void)
{
  static const struct
  {
    int from, to, covered; /* today is day 6 */
    const char *counts;    /* of D1 */
  } table[] = {
    { 0, 0, 1, "dispatch=1" },  { 0, 1, 2, "dispatch=2" }, { 1, 1, 1, "dispatch=1" },
    { 0, 3, 4, "dispatch=2" },  { 2, 3, 2, "" },           { 0, 5, 5, "dispatch=18" },
    { 4, 5, 1, "dispatch=16" }, { 7, 9, 0, "" },
  };
  g_autoptr (PentadCity) city = new_city (FALSE);
  g_autoptr (PentadHistory) first = pentad_history_new (trail_text_day (0), trail_text_day (1));
  g_autoptr (PentadHistory) empty = pentad_history_new (trail_text_day (2), trail_text_day (3));
  g_autoptr (PentadHistory) last = pentad_history_new (trail_text_day (5), trail_text_day (5));

  for (int day = 0; day <= 1; day++)
    {
      pentad_history_begin_department (first, trail_text_day (day), "D1");
      pentad_history_add_value (first, PENTAD_COUNT_DISPATCH, 1);
      pentad_history_begin_department (first, trail_text_day (day), "not known");
      pentad_history_add_value (first, PENTAD_COUNT_DISPATCH, 100);
    }
  pentad_history_begin_department (last, trail_text_day (5), "D1");
  pentad_history_add_value (last, PENTAD_COUNT_DISPATCH, 16);
  /* A month long ago that tells of places alone says nothing of these. */
  g_autoptr (PentadHistory) ago = pentad_history_new (trail_text_day (-9), trail_text_day (-8));
  pentad_history_begin_row (ago, trail_text_day (-9), "s1", "e0101");
  pentad_city_add_history (city, ago);
  pentad_city_add_history (city, first);
  pentad_city_add_history (city, empty);
  pentad_city_add_history (city, last);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadSubjectSums) found = sum (city, PENTAD_SUBJECT_DEPARTMENT, table[i].from,
                                                 table[i].to, trail_text_time ("6 12:00"));
      g_autofree char *counts = describe (found, 0);

      g_test_message ("row %u", i);
      g_assert_cmpstr (counts, ==, table[i].counts);
      g_assert_cmpint (found->days_covered, ==, table[i].covered);
      g_assert_true (found->known);
    }
}

/* What the source cannot tell is no data; before the first state nothing is said of its age. */
static void
test_untold_counts (void)
{
  g_autoptr (PentadCity) city = new_city (FALSE);
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (0), trail_text_day (0));
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (0) };
  PentadCountSet told = pentad_count_set_all ();

  pentad_history_begin_department (history, trail_text_day (0), "D1");
  pentad_history_add_value (history, PENTAD_COUNT_FILE, 3);
  pentad_history_add_value (history, PENTAD_COUNT_CLOSE, 2);
  pentad_city_add_history (city, history);
  pentad_count_set_remove (&told, PENTAD_COUNT_CLOSE);
  pentad_city_set_known_counts (city, &told);
  g_autoptr (PentadFigures) figures = pentad_evaluate_subjects (
      city, PENTAD_SUBJECT_DEPARTMENT, &period, trail_text_time ("1 12:00"), 0, 60);
  g_assert_cmpfloat (look_up (figures, 0, "file")->value, ==, 3);
  g_assert_cmpint (look_up (figures, 0, "close")->state, ==, PENTAD_FIGURE_NO_DATA);
  g_assert_cmpint (figures->as_of, ==, PENTAD_NO_TIME);
  g_assert_cmpint (figures->freshness, ==, PENTAD_FRESH_UNKNOWN);
}

/* Without divisions no case has a place, but history still names its departments; without a scheme
 * nothing is counted. */
static void
test_without_the_rest (void)
{
  g_autoptr (PentadCity) full = new_city (FALSE);
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (0), trail_text_day (0));
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (0) };

  pentad_history_begin_department (history, trail_text_day (0), "D1");
  pentad_history_add_value (history, PENTAD_COUNT_FILE, 3);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PentadCity) city = pentad_city_new ();

      pentad_city_set_catalogue (city, (PentadCatalogue *)pentad_city_get_catalogue (full));
      pentad_city_add_history (city, history);
      if (i == 1)
        pentad_city_set_scheme (city, (PentadScheme *)pentad_city_get_scheme (full));
      g_autoptr (PentadSubjectSums) found =
          sum (city, PENTAD_SUBJECT_DEPARTMENT, 0, 0, trail_text_time ("1 12:00"));
      g_autofree char *counts = describe (found, 0);

      g_assert_cmpstr (counts, ==, i == 1 ? "file=3" : "");
      g_autoptr (PentadFigures) figures = pentad_evaluate_subjects (
          city, PENTAD_SUBJECT_DEPARTMENT, &period, trail_text_time ("1 12:00"), 0, 60);
      g_assert_cmpint (figures != NULL, ==, i == 1);
    }
}

static void
test_without_a_catalogue (void)
{
  g_autoptr (PentadCity) city = pentad_city_new ();
  PentadPeriod period = { PENTAD_PERIOD_RANGE, 0, 0 };
  g_autoptr (PentadSubjectSums) sums =
      pentad_subject_sums_new (city, PENTAD_SUBJECT_POST, &period, 0);

  g_assert_cmpuint (sums->n, ==, 0);
  g_assert_null (pentad_evaluate_subjects (city, PENTAD_SUBJECT_POST, &period, 0, 0, 60));
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  pentad_city_set_scheme (city, scheme);
  g_assert_null (pentad_evaluate_subjects (city, PENTAD_SUBJECT_POST, &period, 0, 0, 60));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/subjects/by-hand", test_by_hand);
  g_test_add_func ("/evaluate/subjects/history-and-cases-come-to-a-recount",
                   test_history_and_cases_come_to_a_recount);
  g_test_add_func ("/evaluate/subjects/figures", test_figures);
  g_test_add_func ("/evaluate/subjects/history-without-the-tables-is-no-data",
                   test_history_without_the_tables_is_no_data);
  g_test_add_func ("/evaluate/subjects/days-of-history", test_days_of_history);
  g_test_add_func ("/evaluate/subjects/untold-counts", test_untold_counts);
  g_test_add_func ("/evaluate/subjects/without-the-rest", test_without_the_rest);
  g_test_add_func ("/evaluate/subjects/without-a-catalogue", test_without_a_catalogue);
  return g_test_run ();
}
