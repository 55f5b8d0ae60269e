/* What a case looks like at any instant of its trail.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "trail-text.h"

#include <math.h>
#include <string.h>

#define NORMAL                                                                                     \
  "0 08:00 report; 0 08:05 send_verify; 0 08:20 verify; 0 08:30 accept; 0 08:40 file; "            \
  "0 08:50 dispatch dept=D1 due=0/12:50; 0 11:00 dispose; 0 11:10 feedback; 0 11:30 check; "       \
  "0 11:40 close; 1 09:00 visit value=1"

static PentadCase *
a_case (const char *trail)
{
  return trail_text_case ("C1", PENTAD_SOURCE_HOTLINE, trail);
}

static void
test_stage_by_stage (void)
{
  static const struct
  {
    const char *time;
    PentadOutcome outcome;
    PentadStage stage;
    const char *since;
  } table[] = {
    { "0 07:59", PENTAD_OUTCOME_UNKNOWN, PENTAD_STAGE_REPORT, "-" },
    { "0 08:00", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_ACCEPT, "0 08:00" },
    { "0 08:05", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_VERIFY, "0 08:05" },
    { "0 08:20", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_ACCEPT, "0 08:20" },
    { "0 08:30", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_FILE, "0 08:30" },
    { "0 08:40", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPATCH, "0 08:40" },
    { "0 08:50", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE, "0 08:50" },
    { "0 10:59:59", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE, "0 08:50" },
    { "0 11:00", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_FEEDBACK, "0 11:00" },
    { "0 11:10", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_CHECK, "0 11:10" },
    { "0 11:30", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_CLOSE, "0 11:30" },
    { "0 11:40", PENTAD_OUTCOME_CLOSED, PENTAD_STAGE_CLOSE, "0 11:40" },
    { "1 09:00", PENTAD_OUTCOME_CLOSED, PENTAD_STAGE_CLOSE, "0 11:40" },
  };
  g_autoptr (PentadCase) item = a_case (NORMAL);
  PentadCaseView view;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].time);
      pentad_case_view (item, trail_text_time (table[i].time), &view);
      g_assert_cmpstr (pentad_outcome_id (view.outcome), ==, pentad_outcome_id (table[i].outcome));
      g_assert_cmpstr (pentad_stage_id (view.stage), ==, pentad_stage_id (table[i].stage));
      g_assert_cmpint (view.since, ==, trail_text_time (table[i].since));
    }
  g_assert_cmpint (view.at[PENTAD_STAGE_REPORT], ==, trail_text_time ("0 08:00"));
  g_assert_cmpint (view.at[PENTAD_STAGE_VERIFY], ==, trail_text_time ("0 08:20"));
  g_assert_cmpint (view.at[PENTAD_STAGE_DISPOSE], ==, trail_text_time ("0 11:00"));
  g_assert_cmpint (view.at[PENTAD_STAGE_CLOSE], ==, trail_text_time ("0 11:40"));
  g_assert_cmpint (view.ended, ==, trail_text_time ("0 11:40"));
  g_assert_cmpint (view.due, ==, trail_text_time ("0 12:50"));
  g_assert_cmpstr (view.department, ==, "D1");
  g_assert_cmpint (view.dispatches, ==, 1);
}

/* Every side action, as the view stands after it. */
static void
test_side_actions (void)
{
#define SENT "0 08:00 report; 0 08:10 accept; 0 08:20 file; 0 08:30 dispatch dept=D1 due=0/12:30; "
  static const struct
  {
    const char *trail;
    PentadOutcome outcome;
    PentadStage stage;
    const char *due, *ended, *department;
    int reworks, returns, extensions, presses, dispatches;
    gboolean suspended;
  } table[] = {
    { "0 08:00 report; 0 08:10 reject", PENTAD_OUTCOME_REJECTED, PENTAD_STAGE_CLOSE, "-", "0 08:10",
      NULL, 0, 0, 0, 0, 0, FALSE },
    { "0 08:00 report; 0 08:10 self_handled", PENTAD_OUTCOME_SELF_HANDLED, PENTAD_STAGE_CLOSE, "-",
      "0 08:10", NULL, 0, 0, 0, 0, 0, FALSE },
    { SENT "0 09:00 void", PENTAD_OUTCOME_VOID, PENTAD_STAGE_CLOSE, "0 12:30", "0 09:00", "D1", 0,
      0, 0, 0, 1, FALSE },
    { SENT "0 09:00 return", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPATCH, "0 12:30", "-", "D1", 0, 1,
      0, 0, 1, FALSE },
    { SENT "0 09:00 return; 0 09:10 dispatch dept=D2 due=0/14:00", PENTAD_OUTCOME_OPEN,
      PENTAD_STAGE_DISPOSE, "0 14:00", "-", "D2", 0, 1, 0, 0, 2, FALSE },
    { SENT "0 10:00 dispose; 0 10:05 feedback; 0 10:30 rework", PENTAD_OUTCOME_OPEN,
      PENTAD_STAGE_DISPOSE, "0 12:30", "-", "D1", 1, 0, 0, 0, 1, FALSE },
    { SENT "0 12:00 extend due=1/12:00", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE, "1 12:00", "-",
      "D1", 0, 0, 1, 0, 1, FALSE },
    { SENT "0 12:00 suspend", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE, "0 12:30", "-", "D1", 0, 0,
      0, 0, 1, TRUE },
    { SENT "0 12:00 suspend; 3 12:00 resume due=3/12:30", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE,
      "3 12:30", "-", "D1", 0, 0, 0, 0, 1, FALSE },
    { SENT "0 12:00 press; 0 12:10 press", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE, "0 12:30",
      "-", "D1", 0, 0, 0, 2, 1, FALSE },
    { SENT "0 12:00 force_close", PENTAD_OUTCOME_CLOSED, PENTAD_STAGE_CLOSE, "0 12:30", "0 12:00",
      "D1", 0, 0, 0, 0, 1, FALSE },
    { SENT "- end", PENTAD_OUTCOME_CLOSED, PENTAD_STAGE_CLOSE, "0 12:30", "-", "D1", 0, 0, 0, 0, 1,
      FALSE },
    { SENT "0 12:00 visit value=1", PENTAD_OUTCOME_OPEN, PENTAD_STAGE_DISPOSE, "0 12:30", "-", "D1",
      0, 0, 0, 0, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = a_case (table[i].trail);
      PentadCaseView view;

      g_test_message ("%s", table[i].trail);
      pentad_case_view (item, trail_text_time ("9 00:00"), &view);
      g_assert_cmpstr (pentad_outcome_id (view.outcome), ==, pentad_outcome_id (table[i].outcome));
      g_assert_cmpstr (pentad_stage_id (view.stage), ==, pentad_stage_id (table[i].stage));
      g_assert_cmpint (view.due, ==, trail_text_time (table[i].due));
      g_assert_cmpint (view.ended, ==, trail_text_time (table[i].ended));
      g_assert_cmpstr (view.department, ==, table[i].department);
      g_assert_cmpint (view.reworks, ==, table[i].reworks);
      g_assert_cmpint (view.returns, ==, table[i].returns);
      g_assert_cmpint (view.extensions, ==, table[i].extensions);
      g_assert_cmpint (view.presses, ==, table[i].presses);
      g_assert_cmpint (view.dispatches, ==, table[i].dispatches);
      g_assert_cmpint (view.suspended, ==, table[i].suspended);
    }
}

static void
test_rework_undoes_the_handling (void)
{
  g_autoptr (PentadCase) item = a_case (SENT "0 10:00 dispose; 0 10:05 feedback; 0 10:30 rework");
  PentadCaseView view;

  pentad_case_view (item, trail_text_time ("0 10:29"), &view);
  g_assert_cmpint (view.at[PENTAD_STAGE_DISPOSE], ==, trail_text_time ("0 10:00"));
  pentad_case_view (item, trail_text_time ("0 10:30"), &view);
  g_assert_cmpint (view.at[PENTAD_STAGE_DISPOSE], ==, PENTAD_NO_TIME);
  g_assert_cmpint (view.at[PENTAD_STAGE_FEEDBACK], ==, PENTAD_NO_TIME);
  g_assert_cmpint (view.since, ==, trail_text_time ("0 10:30"));
}

static const char *const trails[] = {
  NORMAL,
  SENT "0 09:00 return; 0 09:10 dispatch dept=D2 due=0/14:00; 0 13:00 extend due=1/14:00; "
       "1 15:00 dispose; 1 15:10 feedback; 1 16:00 rework; 2 09:00 dispose; 2 09:10 feedback; "
       "2 09:30 check; 2 09:40 close",
  SENT "0 12:00 suspend; 3 12:00 resume due=3/12:30; 4 08:00 press; 4 09:00 force_close",
  "0 08:00 report; 0 08:10 reject",
  "0 08:00 report; - end",
  "0 08:00 report",
};

static gboolean
views_are_equal (const PentadCaseView *a, const PentadCaseView *b)
{
  return a->outcome == b->outcome && a->stage == b->stage &&
         memcmp (a->at, b->at, sizeof a->at) == 0 && a->since == b->since && a->due == b->due &&
         a->ended == b->ended && a->department == b->department && a->reworks == b->reworks &&
         a->returns == b->returns && a->extensions == b->extensions && a->presses == b->presses &&
         a->dispatches == b->dispatches && a->suspended == b->suspended;
}

/* A look back at T equals the look at a case whose trail was cut at T. */
static void
test_view_ignores_what_came_later (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (trails); i++)
    {
      g_autoptr (PentadCase) item = a_case (trails[i]);

      g_auto (PentadTrail) trail;

      pentad_trail_init (&trail, item);
      for (guint cut = 1; cut <= trail.n; cut++)
        {
          g_autoptr (PentadCase) prefix = pentad_case_new (
              &(PentadCaseFacts){ "C1", "e0101", PENTAD_SOURCE_HOTLINE, FALSE, NULL, 0, 0, NULL },
              trail.entries, cut);
          gint64 time = trail.entries[cut - 1].time;
          PentadCaseView whole, part;

          if (trail.entries[cut - 1].act == PENTAD_ACT_END ||
              trail.entries[trail.n - 1].act == PENTAD_ACT_END)
            continue;
          pentad_case_view (item, time, &whole);
          pentad_case_view (prefix, time, &part);
          g_assert_true (views_are_equal (&whole, &part));
          if (cut < trail.n)
            {
              pentad_case_view (item, trail.entries[cut].time - 1, &whole);
              g_assert_true (views_are_equal (&whole, &part));
            }
        }
    }
}

static void
test_end_without_a_time (void)
{
  g_autoptr (PentadCase) item = a_case ("0 08:00 report; - end");
  PentadCaseView view;

  pentad_case_view (item, trail_text_time ("0 07:00"), &view);
  g_assert_cmpuint (view.outcome, ==, PENTAD_OUTCOME_UNKNOWN);
  /* Not open from the moment it is known at all: nobody can say until when it was. */
  pentad_case_view (item, trail_text_time ("0 08:00"), &view);
  g_assert_cmpuint (view.outcome, ==, PENTAD_OUTCOME_CLOSED);
  g_assert_cmpint (view.ended, ==, PENTAD_NO_TIME);
  g_assert_false (pentad_case_view_is_overdue (&view, trail_text_time ("90 08:00")));
}

static void
test_trail_is_sorted_and_stays_stable (void)
{
  /* Given out of order; two acts of one second keep the order they were given in. */
  g_autoptr (PentadCase) item = a_case ("- end; 0 09:00 file; 0 08:00 report; 0 09:00 dispatch "
                                        "dept=D1 due=0/12:00; 0 08:30 accept; 0 09:00 press");
  static const PentadAct order[] = { PENTAD_ACT_REPORT,   PENTAD_ACT_ACCEPT, PENTAD_ACT_FILE,
                                     PENTAD_ACT_DISPATCH, PENTAD_ACT_PRESS,  PENTAD_ACT_END };

  g_auto (PentadTrail) trail;

  pentad_trail_init (&trail, item);
  g_assert_cmpuint (trail.n, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (pentad_act_id (trail.entries[i].act), ==, pentad_act_id (order[i]));
  g_assert_cmpint (pentad_case_get_reported (item), ==, trail_text_time ("0 08:00"));
}

static void
test_trail_without_report (void)
{
  static const char *const odd[] = { "", "- end", "0 08:30 accept" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (PentadCase) item = a_case (odd[i]);
      PentadCaseView view;

      pentad_case_view (item, trail_text_time ("1 00:00"), &view);
      g_assert_cmpuint (view.outcome, ==, PENTAD_OUTCOME_UNKNOWN);
      g_assert_cmpint (pentad_case_get_reported (item), ==, PENTAD_NO_TIME);
    }
}

static void
test_overdue (void)
{
  static const struct
  {
    const char *trail, *time;
    gboolean overdue;
  } table[] = {
    { SENT, "0 12:29:59", FALSE },
    { SENT, "0 12:30", FALSE },
    { SENT, "0 12:30:01", TRUE },
    { SENT "0 12:00 extend due=1/12:30", "0 13:00", FALSE },
    { SENT "0 12:00 extend due=1/12:30", "1 13:00", TRUE },
    { SENT "0 13:00 extend due=1/12:30", "0 12:45", TRUE },
    { SENT "0 13:00 extend due=1/12:30", "0 13:30", FALSE },
    { SENT "0 12:00 suspend", "0 13:00", FALSE },
    { SENT "0 12:00 suspend; 1 12:00 resume due=1/12:30", "1 12:15", FALSE },
    { SENT "0 12:00 suspend; 1 12:00 resume due=1/12:30", "1 12:45", TRUE },
    { SENT "0 12:30 dispose", "0 13:00", FALSE },
    { SENT "0 12:31 dispose", "0 13:00", TRUE },
    { SENT "0 12:00 dispose; 0 12:10 feedback", "0 18:00", FALSE },
    { SENT "0 12:00 dispose; 0 12:10 feedback; 0 12:20 rework", "0 12:45", TRUE },
    { SENT "0 14:00 close", "0 15:00", FALSE },
    { SENT "0 14:00 void", "0 13:00", TRUE },
    { SENT "0 14:00 void", "0 15:00", FALSE },
    { "0 08:00 report; 0 08:10 accept", "30 00:00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = a_case (table[i].trail);
      gint64 time = trail_text_time (table[i].time);
      PentadCaseView view;

      g_test_message ("%s at %s", table[i].trail, table[i].time);
      pentad_case_view (item, time, &view);
      g_assert_cmpint (pentad_case_view_is_overdue (&view, time), ==, table[i].overdue);
    }
}

static void
test_handled (void)
{
  static const struct
  {
    const char *trail;
    gboolean handled;
  } table[] = {
    { "0 08:00 report", FALSE },
    { SENT, FALSE },
    { SENT "0 09:00 return", FALSE },
    { SENT "0 12:00 dispose", TRUE },
    { SENT "0 12:00 dispose; 0 12:10 feedback", TRUE },
    { SENT "0 12:00 dispose; 0 12:10 feedback; 0 12:20 check", TRUE },
    { SENT "0 12:00 dispose; 0 12:10 feedback; 0 12:20 rework", FALSE },
    { SENT "0 12:00 close", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = a_case (table[i].trail);
      PentadCaseView view;

      g_test_message ("%s", table[i].trail);
      pentad_case_view (item, trail_text_time ("9 00:00"), &view);
      g_assert_cmpint (pentad_case_view_is_handled (&view), ==, table[i].handled);
    }
}

static void
test_deadlines_in_force (void)
{
  static const struct
  {
    const char *trail, *time;
    const char *deadlines[3];
  } table[] = {
    { SENT, "0 12:29", { NULL } },
    { SENT, "0 12:30", { "0 12:30" } },
    { SENT "0 11:00 dispose", "1 00:00", { "0 12:30" } },
    { SENT "0 11:00 close", "1 00:00", { "0 12:30" } },
    { SENT "0 11:00 force_close", "1 00:00", { "0 12:30" } },
    /* Extended before it passed: only the new one. After: both passed in force. */
    { SENT "0 12:00 extend due=1/12:30", "2 00:00", { "1 12:30" } },
    { SENT "0 13:00 extend due=1/12:30", "2 00:00", { "0 12:30", "1 12:30" } },
    { SENT "0 13:00 extend due=1/12:30", "0 20:00", { "0 12:30" } },
    { SENT "0 12:00 suspend", "9 00:00", { NULL } },
    { SENT "0 12:00 suspend; 3 12:00 resume due=3/12:30", "9 00:00", { "3 12:30" } },
    { SENT "0 13:00 suspend; 3 12:00 resume due=3/12:30", "9 00:00", { "0 12:30", "3 12:30" } },
    { SENT "0 12:00 void", "9 00:00", { NULL } },
    { SENT "0 13:00 void", "9 00:00", { "0 12:30" } },
    { SENT "0 12:00 reject", "9 00:00", { NULL } },
    { SENT "0 12:00 self_handled", "9 00:00", { NULL } },
    { SENT "- end", "9 00:00", { NULL } },
    { SENT "0 09:00 return; 0 09:10 dispatch dept=D2 due=0/14:00", "9 00:00", { "0 14:00" } },
    { SENT "0 09:00 return; 0 09:10 dispatch dept=D2 due=0/12:30", "9 00:00", { "0 12:30" } },
    { "0 08:00 report", "9 00:00", { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = a_case (table[i].trail);
      gint64 deadlines[PENTAD_MAX_DEADLINES];
      guint n = pentad_case_get_deadlines (item, trail_text_time (table[i].time), deadlines,
                                           PENTAD_MAX_DEADLINES);

      g_test_message ("%s at %s", table[i].trail, table[i].time);
      for (guint k = 0; k < n; k++)
        {
          g_assert_nonnull (table[i].deadlines[k]);
          g_assert_cmpint (deadlines[k], ==, trail_text_time (table[i].deadlines[k]));
        }
      g_assert_null (table[i].deadlines[n]);
    }
}

static void
test_deadlines_are_bounded (void)
{
  g_autoptr (GString) trail = g_string_new (SENT);
  gint64 deadlines[PENTAD_MAX_DEADLINES + 1];

  for (int day = 1; day < 30; day++)
    g_string_append_printf (trail, "%d 13:00 extend due=%d/12:30;", day - 1, day);
  g_autoptr (PentadCase) item = a_case (trail->str);
  deadlines[3] = 7;
  g_assert_cmpuint (pentad_case_get_deadlines (item, trail_text_time ("60 00:00"), deadlines, 3),
                    ==, 3);
  g_assert_cmpint (deadlines[3], ==, 7);
}

static void
test_ids (void)
{
  PentadAct act;

  for (int i = 0; i < PENTAD_N_ACTS; i++)
    {
      const char *id = pentad_act_id (i);

      act = PENTAD_N_ACTS;
      g_assert_true (pentad_act_parse (id, strlen (id), &act));
      g_assert_cmpint (act, ==, i);
      if (i < PENTAD_N_STAGES)
        g_assert_cmpstr (id, ==, pentad_stage_id (i));
    }
  g_assert_false (pentad_act_parse ("report", 5, &act));
  g_assert_false (pentad_act_parse ("explode", 7, &act));
  g_assert_false (pentad_act_parse ("", 0, &act));
  g_assert_cmpstr (pentad_outcome_id (PENTAD_OUTCOME_SELF_HANDLED), ==, "self_handled");
}

static void
test_facts (void)
{
  static const struct
  {
    const char *id, *class_code, *division, *address;
    double lon, lat;
  } table[] = {
    { "A1", "e0101", "990101001", "文庙路12号院3栋", 118.123456, -32.000001 },
    { "", NULL, NULL, NULL, NAN, NAN },
    { "A 2", "", "", "", -180, 90 },
    { "A3", NULL, NULL, "123 Main St", 0, 0 },
    { "A4", NULL, NULL, "no number", 180, -90 },
    { "A5", NULL, NULL, NULL, NAN, 5.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadTrailEntry report = { .time = 5, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT };
      g_autoptr (PentadCase) item = pentad_case_new (
          &(PentadCaseFacts){ table[i].id, table[i].class_code, PENTAD_SOURCE_LEADER, i % 2 == 0,
                              table[i].division, table[i].lon, table[i].lat, table[i].address,
                              (int)i * 51 },
          &report, 1);
      g_autoptr (PentadCase) copy = pentad_case_copy (item);
      g_autofree char *address = pentad_case_dup_address (copy);

      g_test_message ("%s", table[i].id);
      g_assert_true (pentad_case_is_equal (item, copy));
      g_assert_cmpstr (pentad_case_get_id (copy), ==, table[i].id);
      g_assert_cmpstr (pentad_case_get_class_code (copy), ==, table[i].class_code);
      g_assert_cmpstr (pentad_case_get_division_code (copy), ==, table[i].division);
      g_assert_cmpstr (address, ==, table[i].address);
      g_assert_cmpuint (pentad_case_get_source (copy), ==, PENTAD_SOURCE_LEADER);
      g_assert_cmpint (pentad_case_is_repeat (copy), ==, i % 2 == 0);
      g_assert_true (pentad_case_get_lon (copy) == table[i].lon ||
                     (isnan (pentad_case_get_lon (copy)) && isnan (table[i].lon)));
      g_assert_true (pentad_case_get_lat (copy) == table[i].lat ||
                     (isnan (pentad_case_get_lat (copy)) && isnan (table[i].lat)));
      g_assert_cmpint (pentad_case_get_condition (copy), ==, (int)i * 51);
      g_assert_cmpint (pentad_case_get_reported (copy), ==, 5);
    }
}

/* What differs in one thing only is not equal. */
static void
test_equality (void)
{
  PentadTrailEntry one = { .time = 5, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT };
  PentadTrailEntry other = { .time = 6, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT };
  g_autoptr (PentadCase) item = pentad_case_new (
      &(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "x1" }, &one, 1);
  PentadCase *others[] = {
    pentad_case_new (&(PentadCaseFacts){ "B", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "x1" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "C", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "x1" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_OTHER, FALSE, "d", 1, 2, "x1" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, TRUE, "d", 1, 2, "x1" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "D", 1, 2, "x1" },
                     &one, 1),
    pentad_case_new (
        &(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1.000001, 2, "x1" }, &one,
        1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, NAN, "x1" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "x2" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "y1" },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, NULL },
                     &one, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "x1" },
                     &other, 1),
    pentad_case_new (&(PentadCaseFacts){ "A", "c", PENTAD_SOURCE_LEADER, FALSE, "d", 1, 2, "x1" },
                     NULL, 0),
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%u", i);
      g_assert_false (pentad_case_is_equal (item, others[i]));
      pentad_case_free (others[i]);
    }
}

/* A deadline counts once, even when it comes back after another one. */
static void
test_deadlines_are_distinct (void)
{
  g_autoptr (PentadCase) item = a_case (
      SENT "0 09:00 extend due=0/14:00; 0 09:10 extend due=0/12:30; 0 09:20 extend due=0/12:30");
  gint64 deadlines[PENTAD_MAX_DEADLINES];

  g_assert_cmpuint (pentad_case_get_deadlines (item, trail_text_time ("9 00:00"), deadlines,
                                               PENTAD_MAX_DEADLINES),
                    ==, 1);
  g_assert_cmpint (deadlines[0], ==, trail_text_time ("0 12:30"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/case/stage-by-stage", test_stage_by_stage);
  g_test_add_func ("/model/case/side-actions", test_side_actions);
  g_test_add_func ("/model/case/rework-undoes-the-handling", test_rework_undoes_the_handling);
  g_test_add_func ("/model/case/view-ignores-what-came-later", test_view_ignores_what_came_later);
  g_test_add_func ("/model/case/end-without-a-time", test_end_without_a_time);
  g_test_add_func ("/model/case/trail-is-sorted-and-stays-stable",
                   test_trail_is_sorted_and_stays_stable);
  g_test_add_func ("/model/case/trail-without-report", test_trail_without_report);
  g_test_add_func ("/model/case/overdue", test_overdue);
  g_test_add_func ("/model/case/handled", test_handled);
  g_test_add_func ("/model/case/deadlines-in-force", test_deadlines_in_force);
  g_test_add_func ("/model/case/deadlines-are-bounded", test_deadlines_are_bounded);
  g_test_add_func ("/model/case/ids", test_ids);
  g_test_add_func ("/model/case/facts", test_facts);
  g_test_add_func ("/model/case/equality", test_equality);
  g_test_add_func ("/model/case/deadlines-are-distinct", test_deadlines_are_distinct);
  return g_test_run ();
}
