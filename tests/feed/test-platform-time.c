/* The platform's clock: learnt from answers, run on between them, steady against whole seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/platform-time.h"

#define SECOND G_GINT64_CONSTANT (1000000)

static void
test_unknown_until_an_answer (void)
{
  PentadPlatformTime time;

  pentad_platform_time_init (&time);
  g_assert_cmpint (pentad_platform_time_get (&time, 0), ==, PENTAD_NO_TIME);
  pentad_platform_time_learn (&time, 0, 1000, PENTAD_NO_TIME, PENTAD_NO_TIME);
  g_assert_cmpint (pentad_platform_time_get (&time, 0), ==, PENTAD_NO_TIME);
  g_assert_cmpint (time.skew_s, ==, 0);
}

static void
test_real_platform_follows_its_date (void)
{
  PentadPlatformTime time;

  pentad_platform_time_init (&time);
  /* Server 40 s ahead of us; the document was made a second before the header. */
  pentad_platform_time_learn (&time, 0, 1000, 1040, 1039);
  g_assert_cmpint (time.skew_s, ==, 40);
  g_assert_cmpint (time.ahead_s, ==, 0);
  g_assert_cmpint (pentad_platform_time_get (&time, 10 * SECOND), ==, 1049);
  /* A second more or less does not move it ... */
  pentad_platform_time_learn (&time, 20 * SECOND, 1020, 1060, PENTAD_NO_TIME);
  g_assert_cmpint (pentad_platform_time_get (&time, 20 * SECOND), ==, 1059);
  /* ... a clock that was set does. */
  pentad_platform_time_learn (&time, 30 * SECOND, 1030, 1000, PENTAD_NO_TIME);
  g_assert_cmpint (pentad_platform_time_get (&time, 30 * SECOND), ==, 1000);
  g_assert_cmpint (time.skew_s, ==, -30);
}

static void
test_simulated_city_keeps_its_own_time (void)
{
  PentadPlatformTime time;

  pentad_platform_time_init (&time);
  pentad_platform_time_learn (&time, 0, 1000, 1000, 500000);
  g_assert_cmpint (pentad_platform_time_get (&time, 5 * SECOND), ==, 500005);
  pentad_platform_time_learn (&time, 60 * SECOND, 1060, 1065, PENTAD_NO_TIME);
  g_assert_cmpint (pentad_platform_time_get (&time, 60 * SECOND), ==, 500065);
}

static void
test_document_time_serves_without_a_date (void)
{
  PentadPlatformTime time;

  pentad_platform_time_init (&time);
  pentad_platform_time_learn (&time, 0, 1000, PENTAD_NO_TIME, 2000);
  g_assert_cmpint (pentad_platform_time_get (&time, 7 * SECOND), ==, 2007);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/platform-time/unknown-until-an-answer", test_unknown_until_an_answer);
  g_test_add_func ("/feed/platform-time/real-platform-follows-its-date",
                   test_real_platform_follows_its_date);
  g_test_add_func ("/feed/platform-time/simulated-city-keeps-its-own-time",
                   test_simulated_city_keeps_its_own_time);
  g_test_add_func ("/feed/platform-time/document-time-serves-without-a-date",
                   test_document_time_serves_without_a_date);
  return g_test_run ();
}
