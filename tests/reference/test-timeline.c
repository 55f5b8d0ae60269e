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
  WAITS_FOR_EXTENSION,
  WAITS_FOR_FEEDBACK,
  WAITS_FOR_CHECK,
  WAITS_FOR_CLOSING,
  WAITS_FOR_ORDER,
  WAITS_FOR_CHECK_ORDER,
  IS_CHECKED,
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
  { WAITS_FOR_INTAKE, PENTAD_ACT_ASK_VERIFY, WAITS_FOR_ORDER },
  { WAITS_FOR_ORDER, PENTAD_ACT_SEND_VERIFY, WAITS_FOR_VERIFY },
  { WAITS_FOR_VERIFY, PENTAD_ACT_VERIFY, WAITS_FOR_INTAKE },
  { WAITS_FOR_INTAKE, PENTAD_ACT_REJECT, HAS_ENDED },
  { WAITS_FOR_INTAKE, PENTAD_ACT_ACCEPT, WAITS_FOR_FILING },
  { WAITS_FOR_FILING, PENTAD_ACT_FILE, WAITS_FOR_DISPATCH },
  { WAITS_FOR_DISPATCH, PENTAD_ACT_VOID, HAS_ENDED },
  { WAITS_FOR_DISPATCH, PENTAD_ACT_DISPATCH, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_RETURN, WAITS_FOR_DISPATCH },
  { WAITS_FOR_HANDLING, PENTAD_ACT_PRESS, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_ASK_EXTEND, WAITS_FOR_EXTENSION },
  { WAITS_FOR_EXTENSION, PENTAD_ACT_EXTEND, WAITS_FOR_HANDLING },
  { WAITS_FOR_EXTENSION, PENTAD_ACT_REFUSE_EXTEND, WAITS_FOR_HANDLING },
  { WAITS_FOR_DISPATCH, PENTAD_ACT_SHIRK, WAITS_FOR_DISPATCH },
  { WAITS_FOR_HANDLING, PENTAD_ACT_BUNDLE, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_SUSPEND, IS_SUSPENDED },
  { IS_SUSPENDED, PENTAD_ACT_RESUME, WAITS_FOR_HANDLING },
  { WAITS_FOR_HANDLING, PENTAD_ACT_FORCE_CLOSE, HAS_ENDED },
  { WAITS_FOR_HANDLING, PENTAD_ACT_DISPOSE, WAITS_FOR_FEEDBACK },
  { WAITS_FOR_FEEDBACK, PENTAD_ACT_FEEDBACK, WAITS_FOR_CHECK },
  { WAITS_FOR_CHECK, PENTAD_ACT_ASK_CHECK, WAITS_FOR_CHECK_ORDER },
  { WAITS_FOR_CHECK_ORDER, PENTAD_ACT_SEND_CHECK, IS_CHECKED },
  { IS_CHECKED, PENTAD_ACT_REWORK, WAITS_FOR_HANDLING },
  { IS_CHECKED, PENTAD_ACT_CHECK, WAITS_FOR_CLOSING },
  { WAITS_FOR_CLOSING, PENTAD_ACT_CLOSE, HAS_ENDED },
  { HAS_ENDED, PENTAD_ACT_VISIT, HAS_ENDED },
  { HAS_ENDED, PENTAD_ACT_APPEAL, HAS_ENDED },
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

static PentadJob
job_of (const PentadWorld *world, int post)
{
  return post >= 0 ? pentad_posts_get (world->posts, (guint)post)->job : PENTAD_JOB_NONE;
}

/* Who does an act, and who has to do what it begins. */
static void
check_persons (const PentadWorld *world, const PentadTimelineAct *act)
{
  static const struct
  {
    PentadAct act;
    PentadJob by, to;
  } expected[] = {
    { PENTAD_ACT_ASK_VERIFY, PENTAD_JOB_NONE, PENTAD_JOB_ACCEPTOR },
    { PENTAD_ACT_SEND_VERIFY, PENTAD_JOB_ACCEPTOR, PENTAD_JOB_SUPERVISOR },
    { PENTAD_ACT_VERIFY, PENTAD_JOB_SUPERVISOR, PENTAD_JOB_NONE },
    { PENTAD_ACT_ACCEPT, PENTAD_JOB_ACCEPTOR, PENTAD_JOB_NONE },
    { PENTAD_ACT_REJECT, PENTAD_JOB_ACCEPTOR, PENTAD_JOB_NONE },
    { PENTAD_ACT_FILE, PENTAD_JOB_SHIFT_LEADER, PENTAD_JOB_DISPATCHER },
    { PENTAD_ACT_VOID, PENTAD_JOB_SHIFT_LEADER, PENTAD_JOB_NONE },
    { PENTAD_ACT_DISPATCH, PENTAD_JOB_DISPATCHER, PENTAD_JOB_NONE },
    { PENTAD_ACT_RETURN, PENTAD_JOB_NONE, PENTAD_JOB_DISPATCHER },
    { PENTAD_ACT_ASK_CHECK, PENTAD_JOB_NONE, PENTAD_JOB_ACCEPTOR },
    { PENTAD_ACT_SEND_CHECK, PENTAD_JOB_ACCEPTOR, PENTAD_JOB_SUPERVISOR },
    { PENTAD_ACT_CHECK, PENTAD_JOB_SUPERVISOR, PENTAD_JOB_NONE },
    { PENTAD_ACT_REWORK, PENTAD_JOB_SUPERVISOR, PENTAD_JOB_NONE },
    { PENTAD_ACT_CLOSE, PENTAD_JOB_SHIFT_LEADER, PENTAD_JOB_NONE },
    { PENTAD_ACT_VISIT, PENTAD_JOB_ACCEPTOR, PENTAD_JOB_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (expected[i].act == act->act)
      {
        g_assert_cmpint (job_of (world, act->by), ==, expected[i].by);
        g_assert_cmpint (job_of (world, act->to), ==, expected[i].to);
      }
}

/* One hundred supervisors, each with unit grids of his own; the silent department gets nothing. */
static void
test_posts (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  const PentadPosts *posts = world->posts;
  g_autofree guint *grids = g_new0 (guint, posts->all->len);

  g_assert_cmpuint (posts->first[PENTAD_JOB_ACCEPTOR], ==, 100);
  for (guint grid = 0; grid < world->places->n_grids; grid++)
    {
      int supervisor = pentad_posts_find_supervisor (posts, grid);

      g_assert_cmpint (job_of (world, supervisor), ==, PENTAD_JOB_SUPERVISOR);
      grids[supervisor]++;
    }
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (grids[i], >, 5);
  for (PentadJob job = PENTAD_JOB_ACCEPTOR; job < PENTAD_JOB_NONE; job++)
    {
      guint n = posts->first[job + 1] - posts->first[job], n_seen = 0;
      g_autofree gboolean *seen = g_new0 (gboolean, posts->all->len);

      g_assert_cmpuint (n, >=, 3);
      for (guint64 i = 0; i < 3000; i++)
        {
          guint post = pentad_posts_find_centre (posts, job, FIXTURE_NOW + (gint64)i * 3600, i);

          g_assert_cmpint (job_of (world, (int)post), ==, job);
          n_seen += !seen[post];
          seen[post] = TRUE;
        }
      g_assert_cmpuint (n_seen, ==, n);
    }
}

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
                      act->act == PENTAD_ACT_RESUME || act->act == PENTAD_ACT_BUNDLE));
      g_assert_true ((act->department >= 0) == (act->act == PENTAD_ACT_DISPATCH));
      g_assert_cmpint (act->department, !=, (int)sums->world->departments->silent);
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
      check_persons (sums->world, act);
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
  /* Every act occurs, but for the one that says "ended, not known when". */
  for (int act = 0; act < PENTAD_N_ACTS; act++)
    g_assert_true ((sums.acts[act] > 20) == (act != PENTAD_ACT_END));
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
  g_test_add_func ("/reference/posts/everyone-has-work", test_posts);
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
