/* What a case adds to the counters, and when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "trail-text.h"

#include "model/tally.h"

#include <math.h>
#include <string.h>

/* Steps as one city sets them: check 30 minutes, verification 60, the rest 15. */
static const PentadStepLimits limits = { 3600, 900, 900, 900, 1800, 900, 900, 600 };

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
count_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Book *book = user_data;

  g_assert_cmpint (event->count, <, PENTAD_N_STORED_COUNTS);
  g_assert_cmpint (event->time, >=, book->from);
  g_assert_cmpint (event->time, <, book->to);
  if (event->of_place)
    {
      book->sums[event->count]++;
      book->last[event->count] = event->time;
    }
  if (!isnan (event->minutes))
    {
      g_assert_cmpint (event->count, ==, PENTAD_COUNT_DISPOSE);
      g_array_append_val (book->minutes, event->minutes);
    }
}

static void
tally (const PentadCase *item, gint64 from, gint64 to, Book *book)
{
  g_autoptr (PentadZone) zone = trail_text_zone ();

  book->from = from;
  book->to = to;
  pentad_case_tally (item, &limits, zone, from, to, count_cb, book);
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
  { "closed without any dispatch", PENTAD_SOURCE_VIDEO, FILED "0 08:30 close",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 close=1 in_time_close=1 "
    "same_day_close=1" },
  { "closed when the dispatch was overdue", PENTAD_SOURCE_VIDEO, FILED "0 09:00 close",
    "report=1 accept=1 in_time_accept=1 file=1 in_time_file=1 need_dispatch=1 close=1 "
    "in_time_close=1 same_day_close=1" },
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
  { "order to verify asked for and sent", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 08:00 ask_verify; 0 08:15 send_verify; 0 09:00 verify",
    "report=1 public_report=1 need_verify=1 verify=1 in_time_verify=1 need_send_verify=1 "
    "in_time_send_verify=1" },
  { "order to verify sent late", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 08:00 ask_verify; 0 08:15:01 send_verify; 0 09:00 verify",
    "report=1 public_report=1 need_verify=1 verify=1 in_time_verify=1 need_send_verify=1" },
  { "rejected before the order was due", PENTAD_SOURCE_HOTLINE,
    "0 08:00 report; 0 08:00 ask_verify; 0 08:10 reject", "report=1 public_report=1 not_accept=1" },
  { "check counted from its order", PENTAD_SOURCE_VIDEO,
    "0 08:00 feedback; 0 08:00 ask_check; 0 08:10 send_check; 0 08:40 check",
    "need_check=1 check=1 in_time_check=1 need_send_check=1 in_time_send_check=1" },
  { "order to check sent late", PENTAD_SOURCE_VIDEO,
    "0 08:00 feedback; 0 08:05 ask_check; 0 08:16 send_check; 0 08:50 rework",
    "need_check=1 check=1 rework=1 need_send_check=1" },
  { "order asked for when the check was late already", PENTAD_SOURCE_VIDEO,
    "0 08:00 feedback; 0 08:31 ask_check; 0 08:32 send_check; 0 08:33 check",
    "need_check=2 check=1 in_time_check=1 need_send_check=1 in_time_send_check=1" },
  { "appeal granted", PENTAD_SOURCE_VIDEO, "0 08:00 close; 1 08:00 appeal value=1",
    "close=1 in_time_close=1 appeal_ok=1" },
  { "appeal refused", PENTAD_SOURCE_VIDEO, "0 08:00 close; 1 08:00 appeal value=0",
    "close=1 in_time_close=1" },
  { "raised by a leader", PENTAD_SOURCE_LEADER,
    "0 08:00 report; 0 08:30 dispatch dept=D1 due=0/12:30",
    "report=1 dispatch=1 need_dispose=1 need_close=1 raised_need_close=1" },
  { "raised by the media, handled in time", PENTAD_SOURCE_MEDIA,
    "0 08:00 report; 0 08:30 dispatch dept=D1 due=0/12:30; 0 10:30 dispose",
    "report=1 dispatch=1 need_dispose=1 dispose=1 in_time_dispose=1 due_disposed=1 need_close=1 "
    "raised_need_close=1 raised_due_disposed=1" },
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
      g_auto (PentadTrail) trail;
      Book book;

      pentad_trail_init (&trail, item);
      g_autoptr (PentadCase) repeated = pentad_case_new (
          &(PentadCaseFacts){ "C1", "e0101", PENTAD_SOURCE_SUPERVISOR, TRUE, NULL, NAN, NAN, NULL },
          trail.entries, trail.n);
      book_init (&book);
      tally_all (repeated, &book);
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
    { "0 08:00 ask_verify; 0 08:10 send_verify", PENTAD_COUNT_IN_TIME_SEND_VERIFY, "0 08:15" },
    { "0 08:00 ask_check; 0 08:10 send_check", PENTAD_COUNT_NEED_SEND_CHECK, "0 08:10" },
    { "0 08:00 ask_check; 0 08:10 send_check", PENTAD_COUNT_NEED_CHECK, "0 08:40" },
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

/* Writes "count@department:person+person" for every event, "*" for one that is not the place's. */
static void
owner_cb (const PentadTallyEvent *event, gpointer user_data)
{
  GString *text = user_data;

  g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", pentad_count_id (event->count),
                          event->of_place ? "" : "*");
  if (event->department != NULL)
    g_string_append_printf (text, "@%s", event->department);
  for (int i = 0; i < 2; i++)
    if (event->persons[i] != NULL)
      g_string_append_printf (text, "%s%s", i == 0 || event->persons[0] == NULL ? ":" : "+",
                              event->persons[i]);
}

#define GOT                                                                                        \
  "0 08:00 report by=R1; 0 08:20 file by=L1; 0 08:30 dispatch by=P1 dept=D1 due=0/12:30; "         \
  "0 08:40 return by=H1; 0 08:50 dispatch by=P2 dept=D2 due=0/14:00; "

/* Only what falls in [from, to) is written. */
static const struct
{
  const char *what;
  PentadSourceKind source;
  const char *trail, *from, *to, *owners;
} owners[] = {
  { "a patrol's report is the supervisor's", PENTAD_SOURCE_SUPERVISOR,
    "0 08:00 report by=S1; 0 08:10 accept by=A1; 0 08:20 file by=L1 to=P1", "0 08:00", "0 08:30",
    "report:S1 patrol_report:S1 accept:A1 in_time_accept:A1 file:L1+S1 in_time_file:L1 "
    "patrol_decided:S1 valid_patrol_report:S1" },
  { "who files his own report counts once", PENTAD_SOURCE_SUPERVISOR,
    "0 08:00 report by=S1; 0 08:20 file by=S1", "0 08:20", "0 08:30",
    "file:S1 patrol_decided:S1 valid_patrol_report:S1" },
  { "a citizen's report is missed by the supervisor who verified it", PENTAD_SOURCE_PUBLIC,
    "0 08:00 report by=A1; 0 08:00 ask_verify to=A1; 0 08:05 send_verify by=A2 to=S1; "
    "0 08:40 verify by=S2; 0 08:45 file by=L1",
    "0 08:00", "0 09:05:01",
    "report:A1 public_report:A1 need_send_verify:A1 in_time_send_verify:A1 "
    "need_verify:S1 in_time_verify:S1 verify:S2 "
    "file:L1+S2 valid_public_report:S2 need_dispatch" },
  { "what had to be verified is his who was told to", PENTAD_SOURCE_PUBLIC,
    "0 08:00 send_verify by=A2 to=S1; 0 10:00 verify by=S2", "0 08:01", "0 10:00",
    "need_verify:S1" },
  { "a rejected patrol report is still the supervisor's", PENTAD_SOURCE_SUPERVISOR,
    "0 08:00 report by=S1; 0 08:05 reject by=A1", "0 08:05", "0 08:06",
    "not_accept:A1 patrol_decided:S1" },
  { "a void case is the shift leader's who filed it", PENTAD_SOURCE_VIDEO, GOT "0 09:00 void by=X",
    "0 09:00", "0 09:01", "cancel@D2:L1" },
  { "filing is a department's at the first dispatch to it", PENTAD_SOURCE_VIDEO,
    "0 08:20 file by=L1 to=P1; 0 08:30 dispatch by=P1 dept=D1; 0 08:40 return by=H1 to=P2; "
    "0 08:50 dispatch by=P2 dept=D2; 0 08:51 return; 0 08:52 dispatch by=P1 dept=D1",
    "0 08:20", "0 08:53",
    "file:L1 need_dispatch:P1 in_time_dispatch:P1 dispatch@D1:P1 file*@D1 back@D1:H1 "
    "dispatch@D2:P2 wrong_dispatch@D1:P1 file*@D2 back@D2 dispatch@D1:P1 wrong_dispatch@D2:P2" },
  { "a deadline is that of who has the case then", PENTAD_SOURCE_VIDEO, GOT "0 14:30 dispose by=H2",
    "0 12:00", "0 15:00", "dispose@D2:H2 need_dispose@D2:L1 need_close@D2:L1" },
  { "a deadline that passes at the dispatcher is nobody's", PENTAD_SOURCE_VIDEO,
    "0 08:00 report; 0 08:20 file by=L1; 0 08:30 dispatch dept=D1 due=0/12:30; 0 12:00 return; "
    "0 13:00 dispatch dept=D2 due=0/17:00",
    "0 12:30", "0 12:31", "need_dispose:L1 need_close:L1" },
  { "rework is his whose work failed", PENTAD_SOURCE_VIDEO,
    GOT "0 09:00 dispose; 0 09:05 feedback to=S3; 0 09:20 rework by=S3", "0 09:00", "0 09:36",
    "dispose@D2 in_time_dispose@D2 need_check@D2:S3 in_time_check@D2:S3 rework@D2:S3 "
    "check@D2:S3" },
  { "what happens while a department has it", PENTAD_SOURCE_VIDEO,
    GOT "0 09:00 extend; 0 09:01 suspend; 0 09:02 resume; 0 09:03 press", "0 09:00", "0 09:30",
    "postpone@D2 hang@D2 press@D2" },
  { "closing, visit and appeal are the last one's", PENTAD_SOURCE_VIDEO,
    GOT "0 09:00 dispose; 0 10:00 close by=L2; 1 08:00 visit by=A1 value=1; 2 08:00 appeal value=1",
    "0 10:00", "0 10:01", "close@D2:L2 in_time_close@D2:L2 same_day_close@D2:L2" },
  { "after the end", PENTAD_SOURCE_VIDEO,
    GOT "0 09:00 dispose; 0 10:00 close by=L2; 1 08:00 visit by=A1 value=1; 2 08:00 appeal value=1",
    "1 08:00", "3 08:00", "return_visit@D2:A1 satisfied@D2:A1 appeal_ok@D2" },
};

static void
test_whose_an_event_is (void)
{
  g_autoptr (PentadZone) zone = trail_text_zone ();

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("C1", owners[i].source, owners[i].trail);
      g_autoptr (GString) text = g_string_new (NULL);

      g_test_message ("%s", owners[i].what);
      pentad_case_tally (item, &limits, zone, trail_text_time (owners[i].from),
                         trail_text_time (owners[i].to), owner_cb, text);
      g_assert_cmpstr (text->str, ==, owners[i].owners);
    }
}

static void
test_whose_an_open_case_is (void)
{
  static const struct
  {
    const char *trail, *time, *owners;
  } table[] = {
    { "0 08:00 report by=S1", "0 07:59", "" },
    { "0 08:00 report by=S1", "0 08:00", "open to_accept open_reported:S1" },
    { "0 08:00 report by=S1; 0 08:10 void", "0 08:10", "" },
    { GOT, "0 08:45", "open to_dispatch open_reported:R1" },
    { GOT, "0 14:00",
      "open@D2 to_dispose@D2 open_reported@D2:R1 open_due@D2:L1 open_due_unhandled@D2:L1" },
    { GOT, "0 14:01",
      "open@D2 to_dispose@D2 overdue@D2:L1 overtime_to_dispose@D2:L1 open_reported@D2:R1 "
      "open_due@D2:L1 "
      "open_due_unhandled@D2:L1" },
    { GOT "0 13:00 dispose", "0 14:01",
      "open@D2 to_check@D2 open_reported@D2:R1 open_due@D2:L1 open_due_in_time@D2:L1" },
    { GOT "0 13:00 suspend", "0 14:01", "open@D2 to_dispose@D2 suspended@D2 open_reported@D2:R1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_VIDEO, table[i].trail);
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 time = trail_text_time (table[i].time);

      g_test_message ("%s at %s", table[i].trail, table[i].time);
      pentad_case_tally_open (item, time, trail_text_time ("0 00:00"), time + 1, owner_cb, text);
      g_assert_cmpstr (text->str, ==, table[i].owners);
    }
}

static void
test_steps_without_a_limit_are_not_counted (void)
{
  PentadStepLimits none = limits;
  g_autoptr (PentadZone) zone = trail_text_zone ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PentadCase) item = trail_text_case (
      "C1", PENTAD_SOURCE_VIDEO, "0 08:00 ask_verify; 0 08:10 send_verify; 0 08:20 ask_check");

  none.verify_s = none.send_verify_s = none.send_check_s = -1;
  pentad_case_tally (item, &none, zone, 0, trail_text_time ("9 00:00"), owner_cb, text);
  g_assert_cmpstr (text->str, ==, "");
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
      const char *text = i < G_N_ELEMENTS (cases) ? cases[i].trail : more[i - G_N_ELEMENTS (cases)];
      g_autoptr (PentadCase) item = trail_text_case ("C1", PENTAD_SOURCE_SUPERVISOR, text);
      g_auto (PentadTrail) trail;

      pentad_trail_init (&trail, item);
      for (guint cut = 1; cut < trail.n; cut++)
        {
          gint64 next = trail.entries[cut].time;
          g_autoptr (PentadCase) prefix =
              pentad_case_new (&(PentadCaseFacts){ "C1", "e0101", PENTAD_SOURCE_SUPERVISOR, FALSE,
                                                   NULL, 0, 0, NULL },
                               trail.entries, cut);
          Book before, after;

          if (trail.entries[cut].act == PENTAD_ACT_END)
            continue;
          book_init (&before);
          book_init (&after);
          tally (prefix, trail_text_time ("-2 00:00"), next, &before);
          tally (item, trail_text_time ("-2 00:00"), next, &after);
          g_autofree char *of_before = describe (&before), *of_after = describe (&after);
          g_test_message ("%s, cut before act %u", text, cut);
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
  g_test_add_func ("/model/tally/whose-an-event-is", test_whose_an_event_is);
  g_test_add_func ("/model/tally/whose-an-open-case-is", test_whose_an_open_case_is);
  g_test_add_func ("/model/tally/steps-without-a-limit-are-not-counted",
                   test_steps_without_a_limit_are_not_counted);
  g_test_add_func ("/model/tally/days-add-up", test_days_add_up);
  g_test_add_func ("/model/tally/finished-time-never-changes", test_finished_time_never_changes);
  g_test_add_func ("/model/tally/trail-that-begins-in-the-middle",
                   test_trail_that_begins_in_the_middle);
  return g_test_run ();
}
