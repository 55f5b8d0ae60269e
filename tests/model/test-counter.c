/* The ids of counters on the wire.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/counter.h"

#include <string.h>

static void
test_ids_there_and_back (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < PENTAD_N_COUNTS; i++)
    {
      const char *id = pentad_count_id (i);
      PentadCount count = PENTAD_N_COUNTS;

      g_assert_nonnull (id);
      g_assert_true (pentad_count_parse (id, strlen (id), &count));
      g_assert_cmpint (count, ==, i);
      g_assert_true (g_hash_table_add (seen, (gpointer)id));
    }
}

static void
test_unknown_ids_are_refused (void)
{
  static const char *const table[] = { "", "repor", "reports", "Report", "outside", "area_score" };
  PentadCount count = PENTAD_COUNT_CLOSE;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_false (pentad_count_parse (table[i], strlen (table[i]), &count));
  g_assert_cmpint (count, ==, PENTAD_COUNT_CLOSE);
  /* The length bounds the text, which need not end there. */
  g_assert_true (pentad_count_parse ("report\":3", 6, &count));
  g_assert_cmpint (count, ==, PENTAD_COUNT_REPORT);
}

/* Whatever their number is: each is there by itself. */
static void
test_sets (void)
{
  for (int i = 0; i < PENTAD_N_COUNTS; i++)
    {
      PentadCountSet one = { 0 }, others = pentad_count_set_all ();

      pentad_count_set_add (&one, i);
      pentad_count_set_remove (&others, i);
      pentad_count_set_remove (&others, i);
      for (int k = 0; k < PENTAD_N_COUNTS; k++)
        {
          g_assert_cmpint (pentad_count_set_has (&one, k), ==, k == i);
          g_assert_cmpint (pentad_count_set_has (&others, k), ==, k != i);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/counter/ids-there-and-back", test_ids_there_and_back);
  g_test_add_func ("/model/counter/unknown-ids-are-refused", test_unknown_ids_are_refused);
  g_test_add_func ("/model/counter/sets", test_sets);
  return g_test_run ();
}
