/* Which of two addresses a platform is asked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/failover.h"

#define S G_GINT64_CONSTANT (1000000)

static gboolean
bad (PentadFailover *self, gint64 at_s)
{
  return pentad_failover_note (self, at_s * S, at_s * S, PENTAD_CONNECTION_OFFLINE, 0);
}

static void
test_leaves_after_failures_that_last (void)
{
  PentadFailover self;

  pentad_failover_init (&self, TRUE);
  g_assert_false (bad (&self, 100));
  g_assert_false (bad (&self, 101));
  g_assert_false (bad (&self, 102)); /* three, but in two seconds */
  g_assert_true (bad (&self, 105));
  g_assert_true (self.on_standby);

  /* Many documents fail together when a line is cut: that is one event. */
  pentad_failover_init (&self, TRUE);
  for (int i = 0; i < 20; i++)
    g_assert_false (bad (&self, 100));
}

static void
test_what_answers_is_not_left (void)
{
  static const PentadConnection answers[] = { PENTAD_CONNECTION_OK, PENTAD_CONNECTION_UNAUTHORISED,
                                              PENTAD_CONNECTION_REFUSED,
                                              PENTAD_CONNECTION_INCOMPATIBLE };
  PentadFailover self;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      pentad_failover_init (&self, TRUE);
      bad (&self, 100);
      bad (&self, 110);
      g_assert_false (pentad_failover_note (&self, 115 * S, 114 * S, answers[i], 0));
      g_assert_false (bad (&self, 120));
      g_assert_false (bad (&self, 130));
      g_assert_true (bad (&self, 140));
    }
}

static void
test_without_a_standby_nothing_changes (void)
{
  PentadFailover self;

  pentad_failover_init (&self, FALSE);
  for (int i = 0; i < 100; i++)
    g_assert_false (bad (&self, 100 * i));
  g_assert_false (pentad_failover_wants_probe (&self, 100000 * S));
}

static void
test_goes_back_after_two_good_probes (void)
{
  PentadFailover self;

  pentad_failover_init (&self, TRUE);
  for (int i = 0; i < 3; i++)
    bad (&self, 100 + 5 * i);
  g_assert_true (self.on_standby);
  g_assert_false (pentad_failover_wants_probe (&self, 139 * S));
  g_assert_true (pentad_failover_wants_probe (&self, 140 * S));
  g_assert_false (pentad_failover_note_probe (&self, 140 * S, TRUE, 1));
  g_assert_false (pentad_failover_wants_probe (&self, 184 * S));
  g_assert_true (pentad_failover_wants_probe (&self, 185 * S));
  g_assert_false (pentad_failover_note_probe (&self, 185 * S, FALSE, 0));
  g_assert_false (pentad_failover_note_probe (&self, 215 * S, TRUE, 0));
  g_assert_true (pentad_failover_note_probe (&self, 245 * S, TRUE, 0));
  g_assert_false (self.on_standby);
  g_assert_false (pentad_failover_wants_probe (&self, 1000 * S));
}

static void
test_old_answers_and_a_dead_standby (void)
{
  PentadFailover self;

  pentad_failover_init (&self, TRUE);
  for (int i = 0; i < 3; i++)
    bad (&self, 100 + 5 * i);
  /* Asked of the first address before the change. */
  for (int i = 0; i < 10; i++)
    g_assert_false (
        pentad_failover_note (&self, (120 + i) * S, 109 * S, PENTAD_CONNECTION_OFFLINE, 0));
  g_assert_true (self.on_standby);
  g_assert_false (bad (&self, 130));
  g_assert_false (bad (&self, 140));
  g_assert_true (bad (&self, 150));
  g_assert_false (self.on_standby);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/failover/leaves-after-failures-that-last",
                   test_leaves_after_failures_that_last);
  g_test_add_func ("/feed/failover/what-answers-is-not-left", test_what_answers_is_not_left);
  g_test_add_func ("/feed/failover/without-a-standby-nothing-changes",
                   test_without_a_standby_nothing_changes);
  g_test_add_func ("/feed/failover/goes-back-after-two-good-probes",
                   test_goes_back_after_two_good_probes);
  g_test_add_func ("/feed/failover/old-answers-and-a-dead-standby",
                   test_old_answers_and_a_dead_standby);
  return g_test_run ();
}
