/* Tests of history as it is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/history.h"

/* "DAY code class count=n … (minutes) …" of the rows of a table, a line each. */
static char *
describe (PentadHistory *history, PentadHistoryTable table, gint32 first_day, gint32 last_day)
{
  GString *text = g_string_new (NULL);
  PentadHistoryWalk row;

  pentad_history_finish (history);
  pentad_history_walk_init (&row, history, table, first_day, last_day);
  while (pentad_history_walk_next (&row))
    {
      const char *code = pentad_history_get_code (history, row.code),
                 *class_code = pentad_history_get_code (history, row.class_code);

      g_string_append_printf (text, "%s%d %s %s", text->len > 0 ? "\n" : "", row.day,
                              code != NULL ? code : "-", class_code != NULL ? class_code : "-");
      for (guint i = 0; i < row.n_values; i++)
        g_string_append_printf (text, " %s=%" G_GUINT64_FORMAT,
                                pentad_count_id (row.values[i].count), row.values[i].value);
      for (guint i = 0; i < row.n_minutes; i++)
        g_string_append_printf (text, " (%g)", (double)row.minutes[i]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (PentadHistory *history, PentadHistoryTable table, const char *expected)
{
  g_autofree char *text = describe (history, table, G_MININT32, G_MAXINT32);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_codes_are_kept_once (void)
{
  g_autoptr (PentadHistory) history = pentad_history_new (0, 1);

  pentad_history_begin_row (history, 0, "d1", "e01");
  pentad_history_begin_row (history, 1, "d1", NULL);
  pentad_history_begin_row (history, 1, NULL, "d1");
  pentad_history_begin_post (history, 1, "e01");
  g_assert_cmpuint (history->codes->len, ==, 3);
  assert_rows (history, PENTAD_HISTORY_PLACES, "0 d1 e01\n1 d1 -\n1 - d1");
  assert_rows (history, PENTAD_HISTORY_POSTS, "1 e01 -");
  g_assert_cmpuint (history->n_rows[PENTAD_HISTORY_PLACES], ==, 3);
  g_assert_cmpuint (history->n_rows[PENTAD_HISTORY_DEPARTMENTS], ==, 0);
  g_assert_cmpuint (g_array_index (history->uses, PentadHistoryUse, 1).rows[PENTAD_HISTORY_PLACES],
                    ==, 2);
  g_assert_cmpuint (
      g_array_index (history->uses, PentadHistoryUse, 1).rows[PENTAD_HISTORY_AS_CLASS], ==, 1);
}

/* Any value a document may hold comes back; no row keeps a 0. */
static void
test_values (void)
{
  static const guint64 values[] = { 1,   2,        3,         129,        130,
                                    131, 0xffffff, 0x1000000, G_MAXINT32, G_MAXUINT32 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (PentadHistory) history = pentad_history_new (0, 1);
      g_autofree char *expected = g_strdup_printf ("0 d1 - report=1 close=%" G_GUINT64_FORMAT
                                                   " raised_due_disposed=%" G_GUINT64_FORMAT,
                                                   values[i], values[i]);

      pentad_history_begin_row (history, 0, "d1", NULL);
      pentad_history_add_value (history, PENTAD_COUNT_RAISED_DUE_DISPOSED, values[i]);
      pentad_history_add_value (history, PENTAD_COUNT_CLOSE, values[i]);
      pentad_history_add_value (history, PENTAD_COUNT_FILE, 0);
      pentad_history_add_ones (history, 1 << PENTAD_COUNT_REPORT);
      assert_rows (history, PENTAD_HISTORY_PLACES, expected);
    }
}

static void
test_parts_add_up (void)
{
  g_autoptr (PentadHistory) history = pentad_history_new (0, 1);

  pentad_history_begin_row (history, 0, "d1", "e01");
  pentad_history_add_ones (history, 1 << PENTAD_COUNT_REPORT | 1 << PENTAD_COUNT_FILE);
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 4);
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 2);
  pentad_history_begin_row (history, 0, "d1", "e02");
  pentad_history_add_value (history, PENTAD_COUNT_FILE, 3);
  assert_rows (history, PENTAD_HISTORY_PLACES, "0 d1 e01 report=7 file=1\n0 d1 e02 file=3");
}

/* More than a block has, backwards and forwards, and of several tables by turns. */
static void
test_tables_and_days_stay_apart (void)
{
  g_autoptr (PentadHistory) history = pentad_history_new (0, 9);
  g_autofree char *some = NULL;

  for (gint32 day = 0; day < 10; day++)
    {
      pentad_history_begin_row (history, day, "b", "e01");
      pentad_history_add_value (history, PENTAD_COUNT_REPORT, (guint64)day + 1);
      pentad_history_add_minutes (history, day);
      pentad_history_begin_department (history, day, "D1");
      pentad_history_add_minutes (history, 100 + day);
      pentad_history_begin_row (history, day, "a", "e01");
      pentad_history_add_minutes (history, 0.5);
      pentad_history_add_minutes (history, 0.25);
      pentad_history_begin_row (history, day, "b", "e01");
    }
  some = describe (history, PENTAD_HISTORY_PLACES, 3, 4);
  g_assert_cmpstr (some, ==,
                   "3 b e01 report=4 (3)\n3 a e01 (0.5) (0.25)\n3 b e01\n"
                   "4 b e01 report=5 (4)\n4 a e01 (0.5) (0.25)\n4 b e01");
  g_clear_pointer (&some, g_free);
  some = describe (history, PENTAD_HISTORY_DEPARTMENTS, 9, 99);
  g_assert_cmpstr (some, ==, "9 D1 - (109)");
}

static void
test_many_minutes (void)
{
  g_autoptr (PentadHistory) history = pentad_history_new (0, 1);
  PentadHistoryWalk row;

  pentad_history_begin_row (history, 1, "d1", "e01");
  for (int i = 0; i < G_MAXUINT16 + 3; i++)
    pentad_history_add_minutes (history, i);
  pentad_history_finish (history);
  pentad_history_finish (history);
  pentad_history_walk_init (&row, history, PENTAD_HISTORY_PLACES, 0, 1);
  g_assert_true (pentad_history_walk_next (&row));
  g_assert_cmpuint (row.n_minutes, ==, G_MAXUINT16 + 3);
  g_assert_cmpfloat (row.minutes[row.n_minutes - 1], ==, G_MAXUINT16 + 2);
  g_assert_false (pentad_history_walk_next (&row));
}

/* Rows that do not hold together end the walk, and nothing behind the bytes is read. */
static void
test_broken_rows_end_the_walk (void)
{
  for (guint len = 0; len < 9; len++)
    {
      g_autoptr (PentadHistory) history = pentad_history_new (0, 1);
      PentadHistoryWalk row;

      pentad_history_begin_row (history, 0, "d1", "e01");
      pentad_history_add_value (history, PENTAD_COUNT_RAISED_DUE_DISPOSED, 1000);
      pentad_history_add_minutes (history, 1);
      pentad_history_finish (history);
      g_assert_cmpuint (history->n_bytes, >, len);
      history->n_bytes = len;
      pentad_history_walk_init (&row, history, PENTAD_HISTORY_PLACES, 0, 1);
      g_assert_false (pentad_history_walk_next (&row));
      g_assert_false (pentad_history_walk_next (&row));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/codes_are_kept_once", test_codes_are_kept_once);
  g_test_add_func ("/model/history/values", test_values);
  g_test_add_func ("/model/history/parts-add-up", test_parts_add_up);
  g_test_add_func ("/model/history/tables-and-days-stay-apart", test_tables_and_days_stay_apart);
  g_test_add_func ("/model/history/many-minutes", test_many_minutes);
  g_test_add_func ("/model/history/broken-rows-end-the-walk", test_broken_rows_end_the_walk);
  return g_test_run ();
}
