/* When a source may be asked: phases, Retry-After, the end of an outage, a doubted credential.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/pace.h"

#include "model/about.h"

#define SECOND G_GINT64_CONSTANT (1000000)

typedef struct
{
  PentadAbout *about;
  PentadPlan *plan;
  PentadPace pace;
  double chance;
} Fixture;

static double
chance_cb (gpointer user_data)
{
  return *(double *)user_data;
}

/* Everything has been loaded at the first second; nothing is due. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const PentadPlanIntervals intervals = { .seconds = { 5, 30, 300, 86400 } };
  PentadPlanNeeds needs = { .source = PENTAD_FEED_PLATFORM, .from_day = 1, .to_day = 0 };

  fixture->about = pentad_about_new ();
  needs.about = fixture->about;
  fixture->plan = pentad_plan_new (&intervals);
  pentad_plan_update (fixture->plan, &needs);
  pentad_pace_init (&fixture->pace, fixture->plan);
  fixture->pace.chance = chance_cb;
  fixture->pace.chance_data = &fixture->chance;
  fixture->chance = 0.8;
  for (guint i = 0; i < pentad_plan_get_count (fixture->plan); i++)
    pentad_pace_succeed (&fixture->pace, pentad_plan_get (fixture->plan, i), 0, PENTAD_POLL_LOADED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pentad_plan_free (fixture->plan);
  pentad_about_unref (fixture->about);
}

static PentadPoll *
find (Fixture *fixture, PentadDocumentKind kind)
{
  return pentad_plan_find (fixture->plan, kind);
}

static gboolean
may_send (Fixture *fixture, PentadDocumentKind kind, gint64 now_us)
{
  return pentad_pace_may_send (&fixture->pace, find (fixture, kind), now_us);
}

static void
test_first_beat_has_a_phase (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double chance;
    gint64 next_us;
  } rows[] = { { 0, 1 * SECOND }, { 0.8, 5 * SECOND }, { 0.999, 5995000 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadPoll *state = find (fixture, PENTAD_DOCUMENT_STATE);

      state->has_beat = FALSE;
      state->sent_us = 0;
      fixture->chance = rows[i].chance;
      pentad_pace_succeed (&fixture->pace, state, 0, PENTAD_POLL_LOADED);
      g_assert_cmpint (state->next_us, ==, rows[i].next_us);
      /* From then on the beat is kept. */
      state->sent_us = 100 * SECOND;
      pentad_pace_succeed (&fixture->pace, state, 101 * SECOND, PENTAD_POLL_LOADED);
      g_assert_cmpint (state->next_us, ==, 105 * SECOND);
    }
}

static void
test_retry_after_holds_all (Fixture *fixture, gconstpointer data)
{
  PentadPoll *state = find (fixture, PENTAD_DOCUMENT_STATE);

  pentad_pace_fail (&fixture->pace, state, 12 * SECOND, PENTAD_CONNECTION_FAILING, "503", 120);
  /* Each waits for its turn: the beat of the state is at 5 s, 10 s ..., that of staff at 30 s. */
  g_assert_cmpint (state->next_us, ==, 135 * SECOND);
  g_assert_cmpint (find (fixture, PENTAD_DOCUMENT_STAFF)->next_us, ==, 150 * SECOND);
  g_assert_cmpint (pentad_pace_get_next_us (&fixture->pace, NULL), ==, 135 * SECOND);
  /* What is due later keeps its time. */
  g_assert_cmpint (find (fixture, PENTAD_DOCUMENT_APPROVALS)->next_us, ==, 300 * SECOND);
}

/* One that is due by the time that the server named does not jump the queue. */
static void
test_nothing_is_sent_before_retry_after (Fixture *fixture, gconstpointer data)
{
  PentadPoll *state = find (fixture, PENTAD_DOCUMENT_STATE);

  pentad_pace_fail (&fixture->pace, state, 12 * SECOND, PENTAD_CONNECTION_FAILING, "503", 120);
  find (fixture, PENTAD_DOCUMENT_STAFF)->next_us = 0;
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_STAFF, 132 * SECOND - 1));
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STAFF, 132 * SECOND));
}

static void
test_trouble_is_one_request_at_a_time (Fixture *fixture, gconstpointer data)
{
  PentadPoll *state = find (fixture, PENTAD_DOCUMENT_STATE);
  PentadPoll *staff = find (fixture, PENTAD_DOCUMENT_STAFF);
  gint64 now_us = 1000 * SECOND;
  gint64 waits_us[3];

  state->sent_us = now_us;
  for (guint i = 0; i < G_N_ELEMENTS (waits_us); i++)
    {
      pentad_pace_fail (&fixture->pace, state, now_us, PENTAD_CONNECTION_OFFLINE, "-", -1);
      waits_us[i] = fixture->pace.hold_until_us - now_us;
    }
  g_assert_cmpint (waits_us[0], ==, 800000);
  g_assert_cmpint (waits_us[1], ==, 1600000);
  g_assert_cmpint (waits_us[2], ==, 3200000);
  /* The one that has waited longest is next, and no other with it. */
  now_us += 200 * SECOND;
  staff->sent_us = -1;
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STAFF, now_us));
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_STATE, now_us));
  staff->is_on_wire = TRUE;
  staff->sent_us = now_us;
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_STATE, now_us));
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_CALLS, now_us));
}

static void
test_end_of_an_outage_is_the_beat (Fixture *fixture, gconstpointer data)
{
  PentadPoll *state = find (fixture, PENTAD_DOCUMENT_STATE);
  PentadPoll *staff = find (fixture, PENTAD_DOCUMENT_STAFF);
  PentadPoll *calls = find (fixture, PENTAD_DOCUMENT_CALLS);
  PentadPoll *sensors = find (fixture, PENTAD_DOCUMENT_SENSORS);

  for (guint i = 0; i < 12; i++)
    {
      g_assert_false (
          pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_OFFLINE, 0, 100 * SECOND));
      pentad_pace_fail (&fixture->pace, staff, 100 * SECOND, PENTAD_CONNECTION_OFFLINE, "-", -1);
    }
  pentad_pace_fail (&fixture->pace, calls, 100 * SECOND, PENTAD_CONNECTION_INCOMPATIBLE, "-", -1);
  calls->next_us = 200 * SECOND;
  g_assert_cmpint (staff->next_us, ==, 340 * SECOND);
  state->request = 1;
  state->sent_us = 131 * SECOND;
  g_assert_true (pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_OK, 200, 132 * SECOND));
  pentad_pace_succeed (&fixture->pace, state, 132 * SECOND, PENTAD_POLL_LOADED);
  /* The beats are those of before. */
  g_assert_cmpint (staff->next_us, ==, 150 * SECOND);
  g_assert_cmpint (sensors->next_us, ==, 150 * SECOND);
  /* That one waits for another reason. */
  g_assert_cmpint (calls->next_us, ==, 200 * SECOND);
  g_assert_false (pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_OK, 200, 133 * SECOND));
  staff->sent_us = 150 * SECOND;
  pentad_pace_succeed (&fixture->pace, staff, 151 * SECOND, PENTAD_POLL_LOADED);
  g_assert_cmpint (staff->next_us, ==, 180 * SECOND);
}

static void
refuse (Fixture *fixture, PentadDocumentKind kind, gint64 sent_us)
{
  PentadPoll *poll = find (fixture, kind);

  poll->sent_us = sent_us;
  pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_UNAUTHORISED, 401, sent_us + SECOND);
  pentad_pace_fail_credential (&fixture->pace, poll, sent_us + SECOND, "401");
}

static void
accept (Fixture *fixture, PentadDocumentKind kind, gint64 sent_us)
{
  PentadPoll *poll = find (fixture, kind);

  poll->sent_us = sent_us;
  pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_OK, 200, sent_us + SECOND);
  pentad_pace_succeed (&fixture->pace, poll, sent_us + SECOND, PENTAD_POLL_LOADED);
}

static void
test_credential_is_tried_once_more (Fixture *fixture, gconstpointer data)
{
  gint64 now_us = 1000 * SECOND;

  /* Three were under way when the token expired: that is one refusal. */
  refuse (fixture, PENTAD_DOCUMENT_STATE, 100 * SECOND);
  refuse (fixture, PENTAD_DOCUMENT_STAFF, 100 * SECOND);
  refuse (fixture, PENTAD_DOCUMENT_CALLS, 100 * SECOND);
  g_assert_false (pentad_pace_is_refused (&fixture->pace));
  /* One request at a time. */
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STATE, now_us));
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_SENSORS, now_us));
  find (fixture, PENTAD_DOCUMENT_STATE)->is_on_wire = TRUE;
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_SENSORS, now_us));
  refuse (fixture, PENTAD_DOCUMENT_STATE, 102 * SECOND);
  g_assert_true (pentad_pace_is_refused (&fixture->pace));
  for (guint i = 0; i < pentad_plan_get_count (fixture->plan); i++)
    g_assert_false (
        pentad_pace_may_send (&fixture->pace, pentad_plan_get (fixture->plan, i), G_MAXINT64 / 2));
  g_assert_cmpint (pentad_pace_get_next_us (&fixture->pace, NULL), ==, PENTAD_POLL_NEVER);

  now_us += 2 * SECOND;
  pentad_pace_trust_again (&fixture->pace, now_us);
  g_assert_cmpint (find (fixture, PENTAD_DOCUMENT_STATE)->next_us, ==, now_us + 3 * SECOND);
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STATE, now_us + 3 * SECOND));
}

static void
test_refused_document_leaves_the_others (Fixture *fixture, gconstpointer data)
{
  gint64 now_us = 1000 * SECOND;

  refuse (fixture, PENTAD_DOCUMENT_STAFF, 100 * SECOND);
  /* Another is asked first. */
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_STAFF, now_us));
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STATE, now_us));
  accept (fixture, PENTAD_DOCUMENT_STATE, 102 * SECOND);
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STAFF, now_us));
  refuse (fixture, PENTAD_DOCUMENT_STAFF, 110 * SECOND);
  /* Twice: not again, and no word against the others. */
  g_assert_false (may_send (fixture, PENTAD_DOCUMENT_STAFF, G_MAXINT64 / 2));
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_CALLS, now_us));
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_SENSORS, now_us));
  g_assert_false (pentad_pace_is_refused (&fixture->pace));
}

static void
test_unread_credential_is_no_answer (Fixture *fixture, gconstpointer data)
{
  pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_OFFLINE, 0, SECOND);
  g_assert_false (pentad_pace_hear (&fixture->pace, PENTAD_CONNECTION_UNAUTHORISED, 0, SECOND));
  g_assert_true (fixture->pace.is_offline);
}

#define ADD(name, func) g_test_add ("/feed/pace/" name, Fixture, NULL, set_up, func, tear_down)

/* Months of history, which are large, once there is something to look at. */
static void
test_history_comes_month_by_month (Fixture *fixture, gconstpointer data)
{
  PentadPlanNeeds needs = { .source = PENTAD_FEED_PLATFORM,
                            .about = fixture->about,
                            .today = 20000,
                            .at_day = 20000,
                            .from_day = 20000 - 100,
                            .to_day = 20000 };
  GPtrArray *months = g_ptr_array_new ();

  fixture->about->history_from = 20000 - 400;
  pentad_plan_update (fixture->plan, &needs);
  for (guint i = 0; i < pentad_plan_get_count (fixture->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (fixture->plan, i);

      if (poll->kind == PENTAD_DOCUMENT_HISTORY)
        g_ptr_array_add (months, poll);
    }
  g_assert_cmpuint (months->len, >=, 3);
  PentadPoll *first = g_ptr_array_index (months, 0), *second = g_ptr_array_index (months, 1);
  first->request = 7;
  g_assert_true (pentad_pace_may_send (&fixture->pace, second, SECOND));
  fixture->pace.has_picture = TRUE;
  g_assert_false (pentad_pace_may_send (&fixture->pace, second, SECOND));
  find (fixture, PENTAD_DOCUMENT_STATE)->next_us = 0;
  g_assert_true (may_send (fixture, PENTAD_DOCUMENT_STATE, SECOND));
  first->request = 0;
  g_assert_true (pentad_pace_may_send (&fixture->pace, second, SECOND));
  g_ptr_array_unref (months);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-beat-has-a-phase", test_first_beat_has_a_phase);
  ADD ("retry-after-holds-all", test_retry_after_holds_all);
  ADD ("nothing-is-sent-before-retry-after", test_nothing_is_sent_before_retry_after);
  ADD ("trouble-is-one-request-at-a-time", test_trouble_is_one_request_at_a_time);
  ADD ("end-of-an-outage-is-the-beat", test_end_of_an_outage_is_the_beat);
  ADD ("credential-is-tried-once-more", test_credential_is_tried_once_more);
  ADD ("refused-document-leaves-the-others", test_refused_document_leaves_the_others);
  ADD ("unread-credential-is-no-answer", test_unread_credential_is_no_answer);
  ADD ("history-comes-month-by-month", test_history_comes_month_by_month);
  return g_test_run ();
}
