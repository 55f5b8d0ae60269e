/* When a document is asked for: its beat, its waits after failures, its last chance.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/backoff.h"
#include "feed/poll.h"

#define SECOND G_GINT64_CONSTANT (1000000)

static void
test_limits_double_up_to_five_minutes (void)
{
  static const gint64 limits_ms[] = { 1000,  2000,   4000,   8000,   16000,  32000,
                                      64000, 128000, 256000, 300000, 300000, 300000 };

  for (guint i = 0; i < G_N_ELEMENTS (limits_ms); i++)
    g_assert_cmpint (pentad_backoff_limit_ms (i + 1), ==, limits_ms[i]);
  g_assert_cmpint (pentad_backoff_limit_ms (G_MAXUINT), ==, 300000);
}

static void
test_waits (void)
{
  static const struct
  {
    guint n_failures;
    int retry_after_s;
    double random;
    gint64 wait_ms;
  } rows[] = {
    { 1, -1, 0, 0 },          { 1, -1, 0.5, 500 },
    { 5, -1, 0.25, 4000 },    { 100, -1, 0.999, 299700 },
    { 1, 120, 0.5, 120500 },  { 1, 0, 0.5, 500 },
    { 1, 86400, 0, 3600000 }, /* no server sends a wall away for a day */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (
        pentad_backoff_wait_ms (rows[i].n_failures, rows[i].retry_after_s, rows[i].random), ==,
        rows[i].wait_ms);
}

static PentadPoll *
make_poll (void)
{
  PentadPoll *poll = pentad_poll_new (PENTAD_DOCUMENT_STATE, 0, NULL);

  poll->interval_us = 5 * SECOND;
  return poll;
}

static void
test_beat_is_counted_from_the_request (void)
{
  g_autoptr (PentadPoll) poll = make_poll ();

  g_assert_true (pentad_poll_is_due (poll, 0));
  poll->sent_us = 100 * SECOND;
  poll->request = 1;
  g_assert_false (pentad_poll_is_due (poll, 1000 * SECOND));
  pentad_poll_succeed (poll, 102 * SECOND, PENTAD_POLL_LOADED);
  g_assert_false (pentad_poll_is_due (poll, 105 * SECOND - 1));
  g_assert_true (pentad_poll_is_due (poll, 105 * SECOND));

  /* An answer slower than the beat does not make the next request follow on its heels. */
  poll->sent_us = 105 * SECOND;
  pentad_poll_succeed (poll, 120 * SECOND, PENTAD_POLL_LOADED);
  g_assert_false (pentad_poll_is_due (poll, 120 * SECOND));
  g_assert_true (pentad_poll_is_due (poll, 121 * SECOND));
}

static void
test_failures_wait_and_are_forgotten (void)
{
  g_autoptr (PentadPoll) poll = make_poll ();

  g_assert_false (pentad_poll_is_settled (poll));
  for (guint i = 1; i <= 3; i++)
    {
      poll->request = i;
      pentad_poll_fail (poll, 10 * SECOND, PENTAD_CONNECTION_FAILING, "URL: 500", -1, 0.5);
      g_assert_cmpuint (poll->n_failures, ==, i);
      g_assert_cmpint (poll->next_us, ==, 10 * SECOND + (SECOND << (i - 1)) / 2);
      g_assert_cmpint (poll->connection, ==, PENTAD_CONNECTION_FAILING);
      g_assert_cmpstr (poll->error, ==, "URL: 500");
    }
  g_assert_true (pentad_poll_is_settled (poll));
  g_assert_cmpint (poll->content, ==, PENTAD_POLL_UNKNOWN);
  pentad_poll_succeed (poll, 20 * SECOND, PENTAD_POLL_LOADED);
  g_assert_null (poll->error);
  g_assert_cmpuint (poll->n_failures, ==, 0);
}

static void
test_credential_is_tried_twice_at_most (void)
{
  g_autoptr (PentadPoll) poll = make_poll ();

  pentad_poll_fail_credential (poll, 0, "URL: 401", 0.5);
  g_assert_cmpint (poll->next_us, <, SECOND);
  pentad_poll_fail_credential (poll, 0, "URL: 401", 0.5);
  g_assert_cmpint (poll->next_us, ==, PENTAD_POLL_NEVER);
  pentad_poll_hurry (poll, 0);
  g_assert_cmpint (poll->next_us, ==, PENTAD_POLL_NEVER);
  g_assert_cmpint (poll->connection, ==, PENTAD_CONNECTION_UNAUTHORISED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/backoff/limits-double-up-to-five-minutes",
                   test_limits_double_up_to_five_minutes);
  g_test_add_func ("/feed/backoff/waits", test_waits);
  g_test_add_func ("/feed/poll/beat-is-counted-from-the-request",
                   test_beat_is_counted_from_the_request);
  g_test_add_func ("/feed/poll/failures-wait-and-are-forgotten",
                   test_failures_wait_and_are_forgotten);
  g_test_add_func ("/feed/poll/credential-is-tried-twice-at-most",
                   test_credential_is_tried_twice_at_most);
  return g_test_run ();
}
