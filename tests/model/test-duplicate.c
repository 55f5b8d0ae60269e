/* Tests of reports of the same thing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/duplicate.h"
#include "model/zone.h"

#include <math.h>

#define HOUR PENTAD_HOUR_S
/* Some metres north, at the latitude of the city. */
#define NORTH(m) (32.0 + (m) / 111195.0)
#define EAST(m)  (118.0 + (m) / 111195.0 / cos (32.0 * G_PI / 180))

static void
test_near_in_place_and_time (void)
{
  const PentadReport reports[] = {
    { 10 * HOUR, 118, 32, 1 },         /* 0: the first */
    { 12 * HOUR, 118, NORTH (49), 1 }, /* 1: near */
    { 12 * HOUR, 118, NORTH (52), 1 }, /* 2: near to 1 only */
    { 12 * HOUR, 118, 32, 2 },         /* 3: another class */
    { 34 * HOUR, 118, 32, 1 },         /* 4: a day later, to the second */
    { 58 * HOUR + 1, 118, 32, 1 },     /* 5: a second too late */
    { 9 * HOUR, EAST (40), 32, 1 },    /* 6: before all, given last */
    { 10 * HOUR, EAST (500), 32, 1 },  /* 7: far */
    { 10 * HOUR, 118, 32, 3 },         /* 8: another pair, not near enough */
    { 10 * HOUR, 118, NORTH (51), 3 }, { PENTAD_NO_TIME, 118, 32, 1 }, /* 10 to 13: not known */
    { 10 * HOUR, NAN, 32, 1 },         { 10 * HOUR, 118, NAN, 1 },     { 10 * HOUR, 118, 32, -1 },
  };
  static const int expected[] = { 6, 6, 6, -1, 6, -1, -1, -1, -1, -1, -1, -1, -1, -1 };
  int repeats[G_N_ELEMENTS (reports)];

  pentad_duplicates_find (reports, G_N_ELEMENTS (reports), 50, 24, repeats);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (repeats[i], ==, expected[i]);
    }
}

static void
test_no_rule_no_duplicates (void)
{
  const PentadReport reports[] = { { 0, 118, 32, 1 }, { 0, 118, 32, 1 } };
  static const double limits[][2] = { { NAN, 24 }, { 50, NAN } };
  int repeats[2];

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      pentad_duplicates_find (reports, 2, limits[i][0], limits[i][1], repeats);
      g_assert_cmpint (repeats[0], ==, -1);
      g_assert_cmpint (repeats[1], ==, -1);
    }
  pentad_duplicates_find (reports, 2, 0, 0, repeats);
  g_assert_cmpint (repeats[1], ==, 0);
  pentad_duplicates_find (NULL, 0, 50, 24, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/duplicate/near-in-place-and-time", test_near_in_place_and_time);
  g_test_add_func ("/model/duplicate/no-rule-no-duplicates", test_no_rule_no_duplicates);
  return g_test_run ();
}
