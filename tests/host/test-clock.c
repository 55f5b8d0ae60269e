/* The three clocks: machine, --at, and the one that tests move.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/clock.h"

static void
test_system_follows_the_machine (void)
{
  g_autoptr (PentadClock) clock = pentad_clock_new ();
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  gint64 boot_us = pentad_clock_get_boot_us (clock);

  g_assert_cmpint (pentad_clock_get_wall (clock), >=, before);
  g_assert_cmpint (pentad_clock_get_wall (clock), <=, before + 5);
  g_assert_cmpint (pentad_clock_get_boot_us (clock), >=, boot_us);
  g_assert_false (pentad_clock_is_fixed (clock));
}

static void
test_fixed_wall_stays_and_boot_runs (void)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_fixed (1795329125);
  gint64 boot_us = pentad_clock_get_boot_us (clock);

  g_assert_true (pentad_clock_is_fixed (clock));
  while (pentad_clock_get_boot_us (clock) <= boot_us + 1000)
    g_thread_yield ();
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, 1795329125);
}

static void
count_cb (PentadClock *clock, gpointer user_data)
{
  ++*(int *)user_data;
}

static void
test_manual_moves_only_when_told (void)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (100);
  gint64 boot_us = pentad_clock_get_boot_us (clock);
  int n_moved = 0;

  g_signal_connect (clock, "moved", G_CALLBACK (count_cb), &n_moved);
  g_assert_false (pentad_clock_is_fixed (clock));
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, 100);
  pentad_clock_advance (clock, 1500000);
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, 101);
  pentad_clock_advance (clock, 500000);
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, 102);
  g_assert_cmpint (pentad_clock_get_boot_us (clock), ==, boot_us + 2000000);
  g_assert_cmpint (n_moved, ==, 2);
}

static void
test_manual_wall_goes_back_and_boot_does_not (void)
{
  g_autoptr (PentadClock) clock = pentad_clock_new_manual (100);
  gint64 boot_us = pentad_clock_get_boot_us (clock);

  pentad_clock_set_wall (clock, -3);
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, -3);
  g_assert_cmpint (pentad_clock_get_boot_us (clock), ==, boot_us);
  /* Before 1970, too, a second has begun when its first microsecond has. */
  pentad_clock_advance (clock, 1);
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, -3);
  pentad_clock_advance (clock, 999999);
  g_assert_cmpint (pentad_clock_get_wall (clock), ==, -2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/clock/system-follows-the-machine", test_system_follows_the_machine);
  g_test_add_func ("/host/clock/fixed-wall-stays-and-boot-runs",
                   test_fixed_wall_stays_and_boot_runs);
  g_test_add_func ("/host/clock/manual-moves-only-when-told", test_manual_moves_only_when_told);
  g_test_add_func ("/host/clock/manual-wall-goes-back-and-boot-does-not",
                   test_manual_wall_goes_back_and_boot_does_not);
  return g_test_run ();
}
