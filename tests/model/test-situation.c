/* Lists of a situation where times are equal: the order of ids decides, not the order of coming.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That a situation equals its cases whatever happens is held by tests/evaluate/test-ledger.c. */
#include "config.h"

#include "small-city.h"
#include "trail-text.h"

static char *
join_ids (GArray *rows)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    g_string_append (ids, pentad_case_get_id (g_array_index (rows, PentadCaseRow, i).data));
  g_array_unref (rows);
  return g_string_free (ids, FALSE);
}

static void
test_equal_times_go_by_id (void)
{
  static const char *const ids[] = { "D", "B", "E", "A", "C" };
  static const struct
  {
    guint n;
    const char *recent, *overdue, *due, *of_public;
  } table[] = {
    { 0, "", "", "", "" },
    { 1, "A", "E", "A", "E" },
    { 2, "AB", "DE", "AB", "DE" },
    { 9, "ABCDE", "ABCDE", "ABCDE", "ABCDE" },
  };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (cases,
                     trail_text_case_from (ids[i], PENTAD_SOURCE_HOTLINE, "g3",
                                           "0 08:00 report; 0 08:30 dispatch dept=D1 due=0/12:00"));
  small_city_apply (city, trail_text_time ("0 09:00"), FALSE, cases);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadLedger *before = pentad_city_get_ledger (city, trail_text_time ("0 12:00"));
      const PentadSituation *waiting = pentad_ledger_get_situation (before, 0);
      g_autofree char *due = join_ids (pentad_situation_list_due (waiting, table[i].n));
      g_autofree char *recent = join_ids (pentad_situation_list_recent (waiting, table[i].n));
      g_autofree char *of_public = join_ids (pentad_situation_list_public (waiting, table[i].n));

      g_assert_cmpuint (pentad_situation_get_n_overdue (waiting), ==, 0);
      PentadLedger *after = pentad_city_get_ledger (city, trail_text_time ("0 12:00:01"));
      const PentadSituation *late = pentad_ledger_get_situation (after, 0);
      g_autofree char *overdue = join_ids (pentad_situation_list_overdue (late, table[i].n));

      g_assert_cmpuint (pentad_situation_get_n_overdue (late), ==, 5);
      g_assert_cmpstr (due, ==, table[i].due);
      g_assert_cmpstr (recent, ==, table[i].recent);
      g_assert_cmpstr (of_public, ==, table[i].of_public);
      g_assert_cmpstr (overdue, ==, table[i].overdue);
    }
}

/* More places than are kept are asked for in turn: each time the answer is right. */
static void
test_places_come_and_go (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (city);

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) cases = small_city_cases ();
      g_autofree char *id = g_strdup_printf ("C%d", round);

      g_ptr_array_add (cases, trail_text_case_from (id, PENTAD_SOURCE_VIDEO, "g3",
                                                    "0 08:00 report; 0 08:10 accept"));
      small_city_apply (city, trail_text_time ("0 09:00"), TRUE, cases);
      for (int place = 0; place < pentad_divisions_get_count (divisions); place++)
        {
          PentadLedger *ledger = pentad_city_get_ledger (city, trail_text_time ("0 09:00"));
          guint n = pentad_situation_get_n_open (pentad_ledger_get_situation (ledger, place));

          g_assert_cmpuint (n, ==, pentad_ledger_get_open (ledger)[place]);
          if (place == 0)
            g_assert_cmpuint (n, ==, (guint)round + 1);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/situation/equal-times-go-by-id", test_equal_times_go_by_id);
  g_test_add_func ("/model/situation/places-come-and-go", test_places_come_and_go);
  return g_test_run ();
}
