/* Tests of transitions: what may follow what, and the rules of the side actions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/transition.h"

#include "trail-text.h"

#include <math.h>
#include <string.h>

#define INTAKE     "0 08:00 report; 0 08:05 accept; 0 08:10 file; "
#define DISPATCHED INTAKE "0 08:20 dispatch dept=D1 due=0/12:00; "
#define HANDLED    DISPATCHED "0 11:00 dispose; 0 11:05 feedback; "
#define CLOSED     HANDLED "0 11:20 check; 0 11:30 close"

static PentadWorkflow
workflow (void)
{
  PentadWorkflow self;

  pentad_workflow_init (&self);
  self.max_extensions = 2;
  self.max_suspensions = 1;
  self.suspension_days = 365;
  self.max_appeals = 1;
  return self;
}

static void
add_rule (guint entry, PentadRule rule, gpointer user_data)
{
  GString *text = user_data;

  g_string_append_printf (text, "%s%u:%s", text->len > 0 ? " " : "", entry, pentad_rule_id (rule));
}

/* "entry:rule …" of a trail as it stands at `now`. */
static char *
check (const char *text, const char *now, const PentadWorkflow *rules)
{
  g_autoptr (PentadCase) item = trail_text_case ("a", PENTAD_SOURCE_PUBLIC, text);
  g_auto (PentadTrail) trail = { 0 };
  GString *said = g_string_new (NULL);

  pentad_trail_init (&trail, item);
  pentad_trail_check (trail.entries, trail.n, trail_text_time (now), rules, add_rule, said);
  return g_string_free (said, FALSE);
}

typedef struct
{
  const char *trail, *broken;
} Row;

static void
check_table (const Row *table, gsize n)
{
  PentadWorkflow rules = workflow ();

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *said = check (table[i].trail, "900 00:00", &rules);

      g_test_message ("%s", table[i].trail);
      g_assert_cmpstr (said, ==, table[i].broken);
    }
}

static void
test_lives_that_are_in_order (void)
{
  static const Row table[] = {
    { CLOSED, "" },
    { CLOSED "; 1 09:00 visit value=1", "" },
    { "0 08:00 report; 0 08:02 self_handled", "" },
    { "0 08:00 report; 0 08:02 reject", "" },
    { "0 08:00 report; 0 08:01 ask_verify; 0 08:02 send_verify; 0 09:00 verify; 0 09:05 reject",
      "" },
    { INTAKE "0 08:15 void", "" },
    { DISPATCHED "0 09:00 return; 0 09:05 dispatch dept=D2; 0 11:00 dispose", "" },
    /* Back to the dispatcher, and from him to the acceptor. */
    { DISPATCHED "0 09:00 return; 0 09:05 return; 0 09:30 void", "" },
    { DISPATCHED "0 09:00 press; 0 13:00 force_close", "" },
    { DISPATCHED "0 09:00 shirk; 0 09:10 bundle due=0/18:00; 0 17:00 dispose", "" },
    { HANDLED "0 11:06 ask_check; 0 11:10 send_check; 0 11:20 rework; 0 13:00 dispose; "
              "0 13:05 feedback; 0 13:10 check; 0 13:20 close",
      "" },
    { HANDLED "0 11:20 rework dept=D1; 0 11:30 dispatch dept=D1; 0 13:00 dispose", "" },
    { DISPATCHED "0 09:00 suspend; 9 09:00 resume due=9/12:00; 9 11:00 dispose", "" },
    /* A source that tells of few stages. */
    { "0 08:00 report; 3 09:00 close", "" },
    { "0 08:00 report; - end", "" },
    { "0 08:00 report; 0 09:00 dispatch dept=D1; 1 10:00 close", "" },
    { "0 08:00 dispatch dept=D1; 0 09:00 dispose", "" },
    { "", "" },
  };

  check_table (table, G_N_ELEMENTS (table));
}

static void
test_disorder (void)
{
  static const Row table[] = {
    { "0 08:00 report; 0 08:01 report", "1:order" },
    { "0 08:00 accept; 0 08:01 report", "0:order" },
    { "0 08:00 report; 0 08:05 file; 0 08:10 accept", "1:order 2:order" },
    { "0 08:00 report; 0 08:05 verify; 0 08:06 accept", "1:order" },
    { INTAKE "0 08:15 dispose; 0 08:20 dispatch dept=D1", "3:order 4:order" },
    { DISPATCHED "0 09:00 check; 0 09:01 feedback", "4:order 5:order" },
    { DISPATCHED "0 09:00 close; 0 10:00 dispose", "4:order 5:after-end" },
    { CLOSED "; 1 08:00 dispatch dept=D2", "8:after-end" },
    { CLOSED "; 1 08:00 close", "8:after-end" },
    { "0 08:00 report; 0 08:02 reject; 0 08:05 file", "2:after-end" },
    /* Closed, then filed. */
    { "0 08:00 report; 0 08:05 accept; 0 09:00 close; 0 10:00 file", "3:closed-before-filed" },
    { CLOSED "; 1 08:00 file", "8:after-end" },
  };

  check_table (table, G_N_ELEMENTS (table));
}

static void
test_extensions (void)
{
  static const Row table[] = {
    { DISPATCHED "0 10:00 ask_extend; 0 10:30 extend due=0/16:00", "" },
    { DISPATCHED "0 11:00 extend due=1/09:00; 0 17:00 extend due=1/18:00", "" },
    { DISPATCHED "0 11:00 extend due=1/09:00; 0 17:00 extend due=1/18:00; "
                 "1 10:00 extend due=2/18:00",
      "6:extension-many" },
    /* Refusals do not count. */
    { DISPATCHED "0 09:00 ask_extend; 0 09:05 refuse_extend; 0 09:10 ask_extend; "
                 "0 09:15 refuse_extend; 0 09:20 ask_extend; 0 09:30 extend due=1/09:00; "
                 "0 09:40 ask_extend; 0 09:50 extend due=1/18:00",
      "" },
    { DISPATCHED "0 12:01 ask_extend", "4:extension-late" },
    { DISPATCHED "0 12:01 extend due=1/09:00", "4:extension-late" },
    /* Asked for in time, granted later. */
    { DISPATCHED "0 11:59 ask_extend; 0 12:30 extend due=1/09:00", "" },
    { DISPATCHED "0 12:00 ask_extend", "" },
    { DISPATCHED "0 10:00 ask_extend; 0 10:10 ask_extend", "5:extension-open" },
    { DISPATCHED "0 10:10 refuse_extend", "4:order" },
    { INTAKE "0 08:15 ask_extend; 0 08:20 dispatch dept=D1", "3:order" },
    /* No deadline is never overdue. */
    { INTAKE "0 08:20 dispatch dept=D1; 9 12:00 extend due=10/09:00", "" },
  };

  check_table (table, G_N_ELEMENTS (table));
}

static void
test_suspensions (void)
{
  static const Row table[] = {
    { DISPATCHED "0 09:00 suspend; 366 09:00 resume", "5:suspension-long" },
    { DISPATCHED "0 09:00 suspend; 365 09:00 resume", "" },
    /* Still hanging long after. */
    { DISPATCHED "0 09:00 suspend", "4:suspension-long" },
    { DISPATCHED "0 09:00 suspend; 1 09:00 void", "" },
    { DISPATCHED "0 09:00 suspend; 1 09:00 resume; 2 09:00 suspend; 3 09:00 resume",
      "6:suspension-many" },
    { DISPATCHED "0 09:00 suspend; 0 10:00 suspend; 1 09:00 resume", "5:order" },
    { DISPATCHED "0 09:00 suspend; 0 10:00 dispose; 0 10:05 feedback; 1 09:00 resume",
      "5:suspended 6:suspended" },
    { DISPATCHED "0 09:00 suspend; 0 10:00 press; 1 09:00 resume; 1 10:00 dispose", "" },
    { DISPATCHED "0 09:00 resume", "4:order" },
    { HANDLED "0 11:10 suspend; 0 11:20 resume", "6:order" },
  };

  check_table (table, G_N_ELEMENTS (table));
}

static void
test_returns_and_rework (void)
{
  static const Row table[] = {
    { HANDLED "0 11:10 return", "6:return-after-work" },
    { DISPATCHED "0 09:00 return; 0 09:30 dispose", "5:pushed-after-return" },
    { INTAKE "0 08:20 return; 0 09:30 dispose", "4:pushed-after-return" },
    { HANDLED "0 11:20 rework dept=D2; 0 13:00 dispose", "6:rework-department" },
    { HANDLED "0 11:20 rework; 0 11:30 dispatch dept=D2; 0 13:00 dispose", "7:rework-department" },
    { HANDLED "0 11:20 rework; 0 13:00 dispose; 0 13:05 feedback; 0 13:10 check", "" },
    { "0 08:00 report; 0 08:05 accept; 0 08:10 void", "2:void-before-filing" },
    { "0 08:00 report; 0 08:05 accept; 0 08:10 file; 0 08:11 reject", "3:order" },
  };

  check_table (table, G_N_ELEMENTS (table));
}

static void
test_appeals (void)
{
  static const Row table[] = {
    { DISPATCHED "0 13:00 dispose; 0 13:05 feedback; 0 13:10 check; 0 13:20 close; "
                 "1 09:00 appeal value=1",
      "" },
    { DISPATCHED "0 13:00 dispose; 0 13:05 feedback; 0 13:10 check; 0 13:20 close; "
                 "1 09:00 appeal; 1 10:00 appeal value=1",
      "9:appeal-many" },
    { CLOSED "; 1 09:00 appeal", "8:appeal-in-time" },
    { INTAKE "0 08:20 dispatch dept=D1; 0 09:00 force_close; 1 09:00 appeal", "5:appeal-in-time" },
    { DISPATCHED "0 13:00 force_close; 1 09:00 appeal", "" },
    { DISPATCHED "0 13:00 appeal", "4:appeal-open" },
    { INTAKE "0 08:15 void; 1 09:00 appeal", "4:appeal-open" },
  };

  check_table (table, G_N_ELEMENTS (table));
}

static void
test_later_acts_do_not_count (void)
{
  PentadWorkflow rules = workflow ();
  static const struct
  {
    const char *now, *broken;
  } table[] = {
    { "0 08:30", "" },
    { "0 09:00", "4:order" },
    { "9 09:00", "4:order 5:after-end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *said =
          check (DISPATCHED "0 09:00 close; 0 10:00 dispose", table[i].now, &rules);

      g_assert_cmpstr (said, ==, table[i].broken);
    }
}

/* A city without numbers has no such rules. */
static void
test_no_numbers_no_rules (void)
{
  PentadWorkflow rules;

  pentad_workflow_init (&rules);
  g_assert_true (isnan (rules.duplicate_m) && isnan (rules.lights.red_above));
  g_autofree char *said =
      check (DISPATCHED "0 09:00 suspend; 700 09:00 resume due=701/09:00; 700 10:00 suspend; "
                        "700 11:00 resume due=701/09:00; 700 12:00 extend due=702/09:00; "
                        "701 12:00 extend due=703/09:00; 702 12:00 extend due=704/09:00",
             "900 00:00", &rules);
  g_assert_cmpstr (said, ==, "");
}

static void
test_departments (void)
{
  static const struct
  {
    const char *trail, *now;
    guint n;
  } table[] = {
    { INTAKE, "9 00:00", 0 },
    { DISPATCHED, "9 00:00", 1 },
    { INTAKE "0 08:20 dispatch", "9 00:00", 0 },
    { DISPATCHED "0 09:00 return; 0 09:10 dispatch dept=D1", "9 00:00", 1 },
    { DISPATCHED "0 09:00 return; 0 09:10 dispatch dept=D2", "9 00:00", 2 },
    { DISPATCHED "0 09:00 return; 0 09:10 dispatch dept=D2", "0 09:05", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCase) item = trail_text_case ("a", PENTAD_SOURCE_PUBLIC, table[i].trail);
      g_auto (PentadTrail) trail = { 0 };

      pentad_trail_init (&trail, item);
      g_assert_cmpuint (
          pentad_trail_count_departments (trail.entries, trail.n, trail_text_time (table[i].now)),
          ==, table[i].n);
    }
}

static void
test_axes (void)
{
  static const char axes[] = "sssscccss";

  for (int stage = 0; stage < PENTAD_N_STAGES; stage++)
    g_assert_cmpint (pentad_axis_id (pentad_stage_get_axis (stage))[0], ==, axes[stage]);
  g_assert_true (pentad_stage_allows (PENTAD_STAGE_DISPOSE, PENTAD_ACT_EXTEND));
  g_assert_false (pentad_stage_allows (PENTAD_STAGE_CHECK, PENTAD_ACT_EXTEND));
}

static void
test_ids (void)
{
  PentadRule rule = PENTAD_RULE_ORDER;

  for (int i = 0; i < PENTAD_N_RULES; i++)
    {
      g_assert_true (pentad_rule_parse (pentad_rule_id (i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_false (pentad_rule_parse ("none", &rule));
  g_assert_false (pentad_rule_parse (NULL, &rule));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/transition/lives-in-order", test_lives_that_are_in_order);
  g_test_add_func ("/model/transition/disorder", test_disorder);
  g_test_add_func ("/model/transition/extensions", test_extensions);
  g_test_add_func ("/model/transition/suspensions", test_suspensions);
  g_test_add_func ("/model/transition/returns-and-rework", test_returns_and_rework);
  g_test_add_func ("/model/transition/appeals", test_appeals);
  g_test_add_func ("/model/transition/later-acts-do-not-count", test_later_acts_do_not_count);
  g_test_add_func ("/model/transition/no-numbers-no-rules", test_no_numbers_no_rules);
  g_test_add_func ("/model/transition/departments", test_departments);
  g_test_add_func ("/model/transition/axes", test_axes);
  g_test_add_func ("/model/transition/ids", test_ids);
  return g_test_run ();
}
