/* What a case adds to the counters, and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "trail-text.h"

#include "model/tally.h"

#include <string.h>

/* Steps as one city sets them: check 30 minutes, verification 60, the rest 15. */
static const PentadStepLimits limits = { 3600, 900, 900, 900, 1800, 900 };

typedef struct
{
  gint64 sums[PENTAD_N_STORED_COUNTS];
  gint64 last[PENTAD_N_STORED_COUNTS]; /* instant that dated the last one */
  GArray *minutes;                     /* double */
  gint64 from, to;
} Book;

static void
book_init (Book *book)
{
  memset (book, 0, sizeof *book);
  book->minutes = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
book_clear (Book *book)
{
  g_array_unref (book->minutes);
}

static void
count_cb (PentadCount count, gint64 time, gpointer user_data)
{
  Book *book = user_data;

  g_assert_cmpint (count, <, PENTAD_N_STORED_COUNTS);
  g_assert_cmpint (time, >=, book->from);
  g_assert_cmpint (time, <, book->to);
  book->sums[count]++;
  book->last[count] = time;
}

static void
handle_cb (double minutes, gint64 time, gpointer user_data)
{
  Book *book = user_data;

  g_assert_cmpint (time, >=, book->from);
  g_assert_cmpint (time, <, book->to);
  g_array_append_val (book->minutes, minutes);
}

static void
tally (const PentadCase *item, gint64 from, gint64 to, Book *book)
{
  g_autoptr (PentadZone) zone = trail_text_zone ();

  book->from = from;
  book->to = to;
  pentad_case_tally (item, &limits, zone, from, to, count_cb, handle_cb, book);
}

static void
tally_all (const PentadCase *item, Book *book)
{
  tally (item, trail_text_time ("-10 00:00"), trail_text_time ("100 00:00"), book);
}

/* "report=1 accept=1 ...": every counter that is not zero, in their order. */
static char *
describe (const Book *book)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < PENTAD_N_STORED_COUNTS; i++)
    if (book->sums[i] != 0)
      g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "", pentad_count_id (i),
                              (int)book->sums[i]);
  return g_string_free (text, FALSE);
}

#define FILED "0 08:00 report; 0 08:10 accept; 0 08:20 file; "
#define SENT  FILED "0 08:30 dispatch dept=D1 due=0/12:30; "
#define DONE  SENT "0 11:00 dispose; 0 11:05 feedback; 0 11:20 check; 0 11:30 close"

static const struct
{
  const char *name;
  PentadSourceKind source;
  const char *trail, *counters;
} cases[] = {
  { "reported", PENTAD_SOURCE_VIDEO, "0 08:00 report", "report=1" },
  { "reported by a supervisor", PENTAD_SOURCE_SUPERVISOR, "0 08:00 report",
    "report=1 patrol_report=1" },
  { "reported by a citizen", PENTAD_SOURCE_PUBLIC, "0 08:00 report", "report=1 public_report=1" },
  { "reported by telephone", PENTAD_SOURCE_HOTLINE, "0 08:00 report", "report=1 public_report=1" },
  { "normal", PENTAD_SOURCE_VIDEO, DONE,
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 dispose=1 in_time_dispose=1 due_disposed=1 need_check=1 "
    "check=1 in_time_check=1 need_close=1 close=1 in_time_close=1 same_day_close=1" },
  { "filed from a patrol", PENTAD_SOURCE_SUPERVISOR, FILED,
    "report=1 patrol_report=1 patrol_decided=1 valid_patrol_report=1 accept=1 in_time_accept=1 "
    "file=1 in_time_file=1 need_dispatch=1" },
  { "filed from a call", PENTAD_SOURCE_HOTLINE, FILED,
    "report=1 public_report=1 valid_public_report=1 accept=1 in_time_accept=1 file=1 "
    "in_time_file=1 need_dispatch=1" },
  { "rejected", PENTAD_SOURCE_SUPERVISOR, "0 08:00 report; 0 08:05 reject",
    "report=1 patrol_report=1 patrol_decided=1 not_accept=1" },
  { "void before filing", PENTAD_SOURCE_SUPERVISOR, "0 08:00 report; 0 08:10 accept; 0 08:15 void",
    "report=1 patrol_report=1 patrol_decided=1 accept=1 in_time_accept=1 cancel=1" },
  { "void after filing", PENTAD_SOURCE_SUPERVISOR, SENT "0 09:00 void",
    "report=1 patrol_report=1 patrol_decided=1 valid_patrol_report=1 accept=1 in_time_accept=1 "
    "file=1 in_time_file=1 cancel=1 need_dispatch=1 dispatch=1 in_time_dispatch=1" },
  { "steps taken late", PENTAD_SOURCE_VIDEO,
    "0 08:00 report; 0 08:15:01 accept; 0 08:31 file; 0 08:46:01 dispatch dept=D1 due=0/12:30; "
    "0 12:31 dispose; 0 12:35 feedback; 0 13:05:01 check; 1 08:00 close",
    "report=1 accept=1 file=1 need_dispatch=1 dispatch=1 need_dispose=1 dispose=1 need_check=1 "
    "check=1 need_close=1 close=1" },
  { "steps taken at the last second", PENTAD_SOURCE_VIDEO,
    "0 08:00 report; 0 08:15 accept; 0 08:30 file; 0 08:45 dispatch dept=D1 due=0/12:30; "
    "0 12:30 dispose; 0 12:35 feedback; 0 13:05 check; 1 08:00 close",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 dispose=1 in_time_dispose=1 due_disposed=1 need_check=1 "
    "check=1 in_time_check=1 need_close=1 close=1 in_time_close=1" },
  { "verified, then accepted", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 08:05 send_verify; 0 09:00 verify; 0 09:10 accept",
    "report=1 public_report=1 need_verify=1 verify=1 in_time_verify=1 accept=1 in_time_accept=1" },
  { "verified late", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 08:05 send_verify; 0 09:05:01 verify",
    "report=1 public_report=1 need_verify=1 verify=1" },
  { "verification still waited for", PENTAD_SOURCE_HOTLINE, "0 08:00 report; 0 08:05 send_verify",
    "report=1 public_report=1 need_verify=1" },
  { "rejected before it had to be verified", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 08:05 send_verify; 0 08:30 reject",
    "report=1 public_report=1 not_accept=1" },
  { "returned and sent to another department", PENTAD_SOURCE_VIDEO,
    SENT "0 08:40 return; 0 08:50 dispatch dept=D2 due=0/14:00",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=2 dispatch=2 "
    "in_time_dispatch=2 wrong_dispatch=1 need_dispose=1 back=1 need_close=1" },
  { "returned and sent to the same again", PENTAD_SOURCE_VIDEO,
    SENT "0 08:40 return; 0 08:50 dispatch dept=D1 due=0/14:00",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=2 dispatch=2 "
    "in_time_dispatch=2 need_dispose=1 back=1 need_close=1" },
  { "reworked and closed", PENTAD_SOURCE_VIDEO,
    SENT "0 10:00 dispose; 0 10:05 feedback; 0 10:20 rework; 0 12:00 dispose; 0 12:05 feedback; "
         "0 12:10 check; 0 12:20 close",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 dispose=2 in_time_dispose=2 due_disposed=1 need_check=2 "
    "check=2 in_time_check=2 rework=1 need_close=1 close=1 in_time_close=1 same_day_close=1" },
  { "extended", PENTAD_SOURCE_VIDEO, SENT "0 12:00 extend due=1/12:30; 1 12:00 dispose",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 dispose=1 in_time_dispose=1 due_disposed=1 postpone=1 "
    "need_close=1" },
  { "suspended", PENTAD_SOURCE_VIDEO, SENT "0 12:00 suspend",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 hang=1" },
  { "suspended and resumed", PENTAD_SOURCE_VIDEO,
    SENT "0 12:00 suspend; 2 12:00 resume due=2/12:30; 2 12:40 dispose",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 dispose=1 hang=1 need_close=1" },
  { "pressed and closed by force", PENTAD_SOURCE_VIDEO, SENT "0 12:00 press; 0 12:20 force_close",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 due_disposed=1 need_close=1 close=1 in_time_close=1 "
    "same_day_close=1 press=1" },
  { "handled in time, closed after the deadline", PENTAD_SOURCE_VIDEO,
    SENT "0 12:00 dispose; 0 12:10 feedback; 0 12:20 check; 1 09:00 close",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 dispatch=1 "
    "in_time_dispatch=1 need_dispose=1 dispose=1 in_time_dispose=1 due_disposed=1 need_check=1 "
    "check=1 in_time_check=1 need_close=1 close=1 in_time_close=1" },
  { "self-handled", PENTAD_SOURCE_SUPERVISOR, "0 08:00 report; 0 08:01 self_handled",
    "report=1 patrol_report=1 self_handled=1" },
  { "visited and satisfied", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 09:00 reject; 1 10:00 visit value=1",
    "report=1 public_report=1 not_accept=1 return_visit=1 satisfied=1" },
  { "visited and not satisfied", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 09:00 reject; 1 10:00 visit value=0",
    "report=1 public_report=1 not_accept=1 return_visit=1" },
  { "ended, not known when", PENTAD_SOURCE_OTHER, "0 08:00 report; - end", "report=1" },
  { "no deadline at all", PENTAD_SOURCE_OTHER,
    "0 08:00 report; 0 08:10 dispatch dept=D1; 5 08:00 dispose; 6 08:00 close",
    "report=1 dispatch=1 dispose=1 in_time_dispose=1 close=1 in_time_close=1" },
  { "nothing", PENTAD_SOURCE_OTHER, "", "" },
};

static void
test_every_counter (void)
{
  gboolean seen[PENTAD_N_STORED_COUNTS] = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("C1", cases[i].source, cases[i].trail);
      Book book;

      g_test_message ("%s", cases[i].name);
      book_init (&book);
      tally_all (item, &book);
      g_autofree char *counters = describe (&book);
      g_assert_cmpstr (counters, ==, cases[i].counters);
      for (int k = 0; k < PENTAD_N_STORED_COUNTS; k++)
        seen[k] = seen[k] || book.sums[k] > 0;
      book_clear (&book);
    }
  for (int k = 0; k < PENTAD_N_STORED_COUNTS; k++)
    if (k != PENTAD_COUNT_REPEAT)
      {
        g_test_message ("%s", pentad_count_id (k));
        g_assert_true (seen[k]);
      }
}

static void
test_repeat_counts_when_filed (void)
{
  static const struct
  {
    const char *trail;
    int repeats;
  } table[] = { { "0 08:00 report", 0 }, { FILED, 1 }, { DONE, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item =
          trail_text_case ("C1", PENTAD_SOURCE_SUPERVISOR, table[i].trail);
      Book book;

      book_init (&book);
      item->repeat = TRUE;
      tally_all (item, &book);
      g_assert_cmpint (book.sums[PENTAD_COUNT_REPEAT], ==, table[i].repeats);
      book_clear (&book);
    }
}

static void
test_instants_that_date_a_counter (void)
{
  static const struct
  {
    const char *trail;
    PentadCount count;
    const char *time;
  } table[] = {
    { DONE, PENTAD_COUNT_REPORT, "0 08:00" },
    { DONE, PENTAD_COUNT_IN_TIME_ACCEPT, "0 08:10" },
    { DONE, PENTAD_COUNT_NEED_DISPATCH, "0 08:35" },
    { DONE, PENTAD_COUNT_IN_TIME_DISPATCH, "0 08:35" },
    { DONE, PENTAD_COUNT_DISPATCH, "0 08:30" },
    { DONE, PENTAD_COUNT_DISPOSE, "0 11:00" },
    { DONE, PENTAD_COUNT_NEED_DISPOSE, "0 12:30" },
    { DONE, PENTAD_COUNT_DUE_DISPOSED, "0 12:30" },
    { DONE, PENTAD_COUNT_NEED_CLOSE, "0 12:30" },
    { DONE, PENTAD_COUNT_NEED_CHECK, "0 11:35" },
    { DONE, PENTAD_COUNT_CHECK, "0 11:20" },
    { DONE, PENTAD_COUNT_IN_TIME_CLOSE, "0 11:30" },
    { "0 23:50 report; 0 23:55 send_verify; 1 00:10 verify", PENTAD_COUNT_NEED_VERIFY, "1 00:55" },
    { SENT "0 12:00 suspend; 2 12:00 resume due=2/12:30", PENTAD_COUNT_NEED_CLOSE, "2 12:30" },
    { SENT "0 12:00 extend due=1/12:30", PENTAD_COUNT_POSTPONE, "0 12:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_HOTLINE, table[i].trail);
      Book book;

      g_test_message ("row %u: %s", i, pentad_count_id (table[i].count));
      book_init (&book);
      tally_all (item, &book);
      g_assert_cmpint (book.sums[table[i].count], ==, 1);
      g_assert_cmpint (book.last[table[i].count], ==, trail_text_time (table[i].time));
      book_clear (&book);
    }
}

static void
test_range_is_half_open (void)
{
  static const struct
  {
    const char *from, *to;
    int reports;
  } table[] = {
    { "0 08:00", "0 08:01", 1 },
    { "0 07:00", "0 08:00", 0 },
    { "0 08:01", "0 09:00", 0 },
    { "0 08:00", "0 08:00", 0 },
  };
  g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_VIDEO, DONE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Book book;

      book_init (&book);
      tally (item, trail_text_time (table[i].from), trail_text_time (table[i].to), &book);
      g_assert_cmpint (book.sums[PENTAD_COUNT_REPORT], ==, table[i].reports);
      book_clear (&book);
    }
}

static void
test_handling_minutes (void)
{
  static const struct
  {
    const char *trail;
    double minutes[2];
    guint n;
  } table[] = {
    { DONE, { 150 }, 1 },
    { SENT "0 08:40 return; 0 09:00 dispatch dept=D2 due=0/14:00; 0 10:00 dispose", { 60 }, 1 },
    { SENT "0 09:00 suspend; 2 09:00 resume due=2/14:00; 2 10:00 dispose", { 90 }, 1 },
    { SENT "0 10:00 dispose; 0 10:05 feedback; 0 10:20 rework; 0 12:00 dispose", { 90, 210 }, 2 },
    { FILED "0 10:00 dispose", { 0 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_VIDEO, table[i].trail);
      Book book;

      g_test_message ("row %u", i);
      book_init (&book);
      tally_all (item, &book);
      g_assert_cmpuint (book.minutes->len, ==, table[i].n);
      for (guint k = 0; k < table[i].n; k++)
        g_assert_cmpfloat (g_array_index (book.minutes, double, k), ==, table[i].minutes[k]);
      book_clear (&book);
    }
}

static void
test_handle_func_may_be_left_out (void)
{
  g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_VIDEO, DONE);
  g_autoptr (PentadZone) zone = trail_text_zone ();
  Book book;

  book_init (&book);
  book.from = G_MININT64;
  book.to = G_MAXINT64;
  pentad_case_tally (item, &limits, zone, 0, trail_text_time ("9 00:00"), count_cb, NULL, &book);
  g_assert_cmpint (book.sums[PENTAD_COUNT_DISPOSE], ==, 1);
  book_clear (&book);
}

/* The sum over the days of a range is the range. */
static void
test_days_add_up (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("C1", cases[i].source, cases[i].trail);
      Book whole, parts;

      book_init (&whole);
      book_init (&parts);
      tally (item, trail_text_time ("-2 00:00"), trail_text_time ("9 00:00"), &whole);
      for (int day = -2; day < 9; day++)
        {
          gint64 begin = trail_text_time ("0 00:00") + day * PENTAD_DAY_S;

          tally (item, begin, begin + PENTAD_DAY_S, &parts);
        }
      g_autofree char *of_whole = describe (&whole), *of_parts = describe (&parts);
      g_assert_cmpstr (of_parts, ==, of_whole);
      g_assert_cmpuint (parts.minutes->len, ==, whole.minutes->len);
      book_clear (&whole);
      book_clear (&parts);
    }
}

/* What had been counted up to an instant never changes when the case goes on. */
static void
test_finished_time_never_changes (void)
{
  static const char *const more[] = {
    SENT "0 09:00 return; 0 09:10 dispatch dept=D2 due=0/14:00; 0 15:00 extend due=2/14:00; "
         "1 15:00 dispose; 1 15:10 feedback; 1 16:00 rework; 2 09:00 suspend; "
         "4 09:00 resume due=4/12:00; 4 13:00 dispose; 4 13:05 feedback; 4 13:10 check; "
         "4 13:30 close; 6 09:00 visit value=1",
    SENT "0 13:00 suspend; 3 12:00 resume due=3/12:30; 3 13:00 void",
    "0 08:00 report; 0 08:05 send_verify; 0 12:00 verify; 0 12:10 accept; 0 12:20 file; "
    "2 08:00 dispatch dept=D1 due=2/12:00; 2 11:00 force_close",
  };
  guint n_trails = G_N_ELEMENTS (cases) + G_N_ELEMENTS (more);

  for (guint i = 0; i < n_trails; i++)
    {
      const char *trail =
          i < G_N_ELEMENTS (cases) ? cases[i].trail : more[i - G_N_ELEMENTS (cases)];
      g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_SUPERVISOR, trail);

      for (guint cut = 1; cut < item->n_entries; cut++)
        {
          gint64 next = item->trail[cut].time;
          g_autoptr (PentadCase) prefix = pentad_case_new ("C1", "e0101", PENTAD_SOURCE_SUPERVISOR,
                                                           NULL, 0, 0, NULL, item->trail, cut);
          Book before, after;

          if (item->trail[cut].act == PENTAD_ACT_END)
            continue;
          book_init (&before);
          book_init (&after);
          tally (prefix, trail_text_time ("-2 00:00"), next, &before);
          tally (item, trail_text_time ("-2 00:00"), next, &after);
          g_autofree char *of_before = describe (&before), *of_after = describe (&after);
          g_test_message ("%s, cut before act %u", trail, cut);
          g_assert_cmpstr (of_after, ==, of_before);
          book_clear (&before);
          book_clear (&after);
        }
    }
}

/* A platform may send a trail that begins in the middle. */
static void
test_trail_that_begins_in_the_middle (void)
{
  static const struct
  {
    const char *trail, *counters;
  } table[] = {
    { "0 08:10 accept; 0 08:20 file",
      "patrol_decided=1 valid_patrol_report=1 accept=1 file=1 in_time_file=1 need_dispatch=1" },
    { "0 08:20 file", "patrol_decided=1 valid_patrol_report=1 file=1 need_dispatch=1" },
    { "0 10:00 dispose; 0 10:30 close", "dispose=1 in_time_dispose=1 close=1 in_time_close=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item =
          trail_text_case ("C1", PENTAD_SOURCE_SUPERVISOR, table[i].trail);
      Book book;

      g_test_message ("%s", table[i].trail);
      book_init (&book);
      tally_all (item, &book);
      g_autofree char *counters = describe (&book);
      g_assert_cmpstr (counters, ==, table[i].counters);
      book_clear (&book);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tally/every-counter", test_every_counter);
  g_test_add_func ("/model/tally/repeat-counts-when-filed", test_repeat_counts_when_filed);
  g_test_add_func ("/model/tally/instants-that-date-a-counter", test_instants_that_date_a_counter);
  g_test_add_func ("/model/tally/range-is-half-open", test_range_is_half_open);
  g_test_add_func ("/model/tally/handling-minutes", test_handling_minutes);
  g_test_add_func ("/model/tally/handle-func-may-be-left-out", test_handle_func_may_be_left_out);
  g_test_add_func ("/model/tally/days-add-up", test_days_add_up);
  g_test_add_func ("/model/tally/finished-time-never-changes", test_finished_time_never_changes);
  g_test_add_func ("/model/tally/trail-that-begins-in-the-middle",
                   test_trail_that_begins_in_the_middle);
  return g_test_run ();
}
