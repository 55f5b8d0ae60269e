/* Cases of the reference city: legal trails, bounded lives, believable shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

/* What a case waits for, as far as legality goes. */
typedef enum
{
  WAITS_FOR_REPORT,
  WAITS_FOR_INTAKE,
  WAITS_FOR_VERIFY,
  WAITS_FOR_FILING,
  WAITS_FOR_DISPATCH,
  WAITS_FOR_HANDLING,
  IS_SUSPENDED,
  WAITS_FOR_FEEDBACK,
  WAITS_FOR_CHECK,
  WAITS_FOR_CLOSING,
  HAS_ENDED,
  N_WAITS
} Wait;

static const struct
{
  Wait in;
  PentadAct act;
  Wait then;
} legal[] = {
  { WAITS_FOR_REPORT, PENTAD_ACT_REPORT, WAITS_FOR_INTAKE },
  { WAITS_FOR_INTAKE, PENTAD_ACT_SELF_HANDLED, HAS_ENDED },
  { WAITS_FOR_INTAKE, PENTAD_ACT_SEND_VERIFY, WAITS_FOR_VERIFY },
  { WAITS_FOR_VERIFY, PENTAD_ACT_VERIFY, WAITS_FOR_INTAKE },
  { WAITS_FOR_INTAKE, PENTAD_ACT_REJECT, HAS_ENDED },
  { WAITS_FOR_INTAKE, PENTAD_ACT_ACCEPT, WAITS_FOR_FILING },
  { WAITS_FOR_FILING, PENTAD_ACT_FILE, WAITS_FOR_DISPATCH },
  { WAITS_FOR_DISPATCH, PENTAD_ACT_VOID, HAS_ENDED },
  { WAITS_FOR_DISPATCH, PENTAD_ACT_DISPATCH, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_RETURN, WAITS_FOR_DISPATCH },
  { WAITS_FOR_HANDLING, PENTAD_ACT_PRESS, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_EXTEND, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_SUSPEND, IS_SUSPENDED },
  { IS_SUSPENDED, PENTAD_ACT_RESUME, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_FORCE_CLOSE, HAS_ENDED },
  { WAITS_FOR_HANDLING, PENTAD_ACT_DISPOSE, WAITS_FOR_FEEDBACK },
  { WAITS_FOR_FEEDBACK, PENTAD_ACT_FEEDBACK, WAITS_FOR_CHECK },
  { WAITS_FOR_CHECK, PENTAD_ACT_REWORK, WAITS_FOR_HANDLING },
  { WAITS_FOR_CHECK, PENTAD_ACT_CHECK, WAITS_FOR_CLOSING },
  { WAITS_FOR_CLOSING, PENTAD_ACT_CLOSE, HAS_ENDED },
  { HAS_ENDED, PENTAD_ACT_VISIT, HAS_ENDED },
};

static Wait
step (Wait in, PentadAct act)
{
  for (guint i = 0; i < G_N_ELEMENTS (legal); i++)
    if (legal[i].in == in && legal[i].act == act)
      return legal[i].then;
  return N_WAITS;
}

/* What the tests count over many cases. */
typedef struct
{
  const PentadWorld *world;
  guint n, n_events, n_supervisors, n_late_handled, n_handled;
  guint acts[PENTAD_N_ACTS];
} Sums;

static void
check_case (const PentadCaseDay *day, const PentadCaseRecord *record, gpointer user_data)
{
  Sums *sums = user_data;
  PentadTimeline timeline;
  Wait wait = WAITS_FOR_REPORT;
  gint64 begin = pentad_zone_day_begin (sums->world->zone, day->day);
  gint64 life =
      (day->leftover ? PENTAD_TIMELINE_LEFTOVER_DAYS : PENTAD_TIMELINE_DAYS) * PENTAD_DAY_S;
  gint64 longest_due =
      (day->leftover ? PENTAD_TIMELINE_LEFTOVER_DAYS + 4 : PENTAD_TIMELINE_DUE_DAYS) * PENTAD_DAY_S;
  gint64 before = begin, due = PENTAD_NO_TIME, end = PENTAD_NO_TIME;

  pentad_case_book_make (sums->world->book, day, record, &timeline);
  g_assert_cmpint (timeline.report, ==, record->report);
  g_assert_cmpint (timeline.report, >=, begin);
  g_assert_cmpint (timeline.report, <, begin + PENTAD_DAY_S);
  for (guint i = 0; i < timeline.n_acts; i++)
    {
      const PentadTimelineAct *act = &timeline.acts[i];
      Wait then = step (wait, act->act);

      if (then == N_WAITS)
        g_error ("case %" G_GUINT64_FORMAT ": act %u, %s, is not legal there", record->number, i,
                 pentad_act_id (act->act));
      g_assert_cmpint (act->time, >=, before);
      if (act->act == PENTAD_ACT_EXTEND)
        {
          g_assert_cmpint (act->time, <, due);
          g_assert_cmpint (act->due, >, due);
        }
      g_assert_true ((act->due != PENTAD_NO_TIME) ==
                     (act->act == PENTAD_ACT_DISPATCH || act->act == PENTAD_ACT_EXTEND ||
                      act->act == PENTAD_ACT_RESUME));
      g_assert_true ((act->department >= 0) == (act->act == PENTAD_ACT_DISPATCH));
      if (act->due != PENTAD_NO_TIME)
        {
          due = act->due;
          g_assert_cmpint (due, >, act->time);
          g_assert_cmpint (due, <, begin + longest_due);
        }
      if (act->act == PENTAD_ACT_DISPOSE)
        {
          sums->n_handled++;
          sums->n_late_handled += act->time > due;
        }
      if (then == HAS_ENDED && wait != HAS_ENDED)
        end = act->time;
      sums->acts[act->act]++;
      before = act->time;
      wait = then;
    }
  g_assert_cmpint (wait, ==, HAS_ENDED);
  g_assert_cmpint (end, ==, record->end);
  g_assert_cmpint (before, ==, record->last);
  g_assert_cmpint (end, <, begin + life);
  g_assert_cmpint (record->last, <, end + PENTAD_TIMELINE_VISIT_DAYS * PENTAD_DAY_S);
  sums->n++;
  sums->n_events +=
      *pentad_class_list_get (sums->world->classes, timeline.class->index)->code == 'e';
  sums->n_supervisors += timeline.source == PENTAD_SOURCE_SUPERVISOR;
}

/* Three whole years, so that every long holiday is met. */
static void
test_trails_of_years_are_legal (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  Sums sums = { .world = world };
  gint32 first = pentad_day_from_date (2025, 1, 1), last = pentad_day_from_date (2027, 12, 31);

  pentad_case_book_foreach (world->book, first, first, last, check_case, &sums);
  g_assert_cmpfloat_with_epsilon (sums.n / (last - first + 1.0), 300, 12);
  g_assert_cmpfloat_with_epsilon ((double)sums.n_events / sums.n, 0.97, 0.005);
  g_assert_cmpfloat_with_epsilon ((double)sums.n_supervisors / sums.n, 0.85, 0.01);
  for (int act = 0; act <= PENTAD_ACT_VISIT; act++)
    g_assert_cmpuint (sums.acts[act], >, 20);
  g_assert_cmpfloat ((double)sums.n_late_handled / sums.n_handled, >, 0.02);
  g_assert_cmpfloat ((double)sums.n_late_handled / sums.n_handled, <, 0.09);
}

static void
test_days_are_the_same_in_any_order (void)
{
  g_autoptr (PentadWorld) one = fixture_world ("demo", 600, 4);
  g_autoptr (PentadWorld) other = fixture_world ("demo", 600, 4);
  gint32 first = pentad_day_from_date (2026, 3, 1);

  for (gint32 d = 0; d < 60; d++)
    {
      g_autoptr (PentadCaseDay) forwards = pentad_case_book_get (one->book, first + d, FALSE);

      g_assert_cmpint (forwards->day, ==, first + d);
    }
  for (gint32 d = 59; d >= 0; d--)
    {
      g_autoptr (PentadCaseDay) a = pentad_case_book_get (one->book, first + d, FALSE);
      g_autoptr (PentadCaseDay) b = pentad_case_book_get (other->book, first + d, FALSE);

      g_assert_cmpmem (a->records, a->n_records * sizeof *a->records, b->records,
                       b->n_records * sizeof *b->records);
    }
}

static void
test_serials_count_the_reports_of_a_day (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadCaseDay) day =
      pentad_case_book_get (world->book, pentad_day_from_date (2026, 11, 24), FALSE);

  g_assert_cmpuint (day->n_records, >, 100);
  for (guint i = 0; i < day->n_records; i++)
    {
      g_assert_cmpuint (day->records[i].serial, ==, i + 1);
      if (i > 0)
        g_assert_cmpint (day->records[i].report, >=, day->records[i - 1].report);
    }
}

static void
count_scanned (guint grid, const PentadTimeline *timeline, gpointer user_data)
{
  ++*(guint *)user_data;
}

static void
test_scan_meets_the_cases_of_the_book (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 900, 2);
  gint32 first = pentad_day_from_date (2026, 6, 1);
  guint n_scanned = 0, n_booked = 0;

  pentad_case_book_scan (world->book, 0, world->places->n_grids, first, first + 9, FALSE,
                         count_scanned, &n_scanned);
  for (gint32 d = first; d <= first + 9; d++)
    {
      g_autoptr (PentadCaseDay) day = pentad_case_book_get (world->book, d, FALSE);

      n_booked += day->n_records;
    }
  g_assert_cmpuint (n_scanned, ==, n_booked);
}

static void
test_other_tiers_have_their_volume (void)
{
  static const char *const tiers[] = { "small", "medium", "large" };

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autoptr (PentadWorld) world = fixture_world (tiers[i], 0, 1);
      gint32 first = pentad_day_from_date (2026, 11, 2);
      guint n = 0;

      for (gint32 d = first; d < first + 7; d++)
        {
          g_autoptr (PentadCaseDay) day = pentad_case_book_get (world->book, d, FALSE);

          n += day->n_records;
        }
      g_assert_cmpfloat_with_epsilon (n / 7.0 / world->tier.cases_per_day, 1, 0.1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/timeline/trails-of-years-are-legal", test_trails_of_years_are_legal);
  g_test_add_func ("/reference/case-book/days-are-the-same-in-any-order",
                   test_days_are_the_same_in_any_order);
  g_test_add_func ("/reference/case-book/serials-count-the-reports-of-a-day",
                   test_serials_count_the_reports_of_a_day);
  g_test_add_func ("/reference/case-book/scan-meets-the-cases-of-the-book",
                   test_scan_meets_the_cases_of_the_book);
  g_test_add_func ("/reference/case-book/other-tiers-have-their-volume",
                   test_other_tiers_have_their_volume);
  return g_test_run ();
}
