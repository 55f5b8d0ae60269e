/* Tests of history as it is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/history.h"

#define ROW(history, i) (&g_array_index ((history)->rows, PentadHistoryRow, i))

static void
test_codes_are_kept_once (void)
{
  g_autoptr (PentadHistory) history = pentad_history_new (0, 1);

  pentad_history_begin_row (history, 0, "d1", "e01");
  pentad_history_begin_row (history, 1, "d1", NULL);
  pentad_history_begin_row (history, 1, NULL, "d1");
  pentad_history_begin_post (history, 1, "e01");
  g_assert_cmpuint (history->codes->len, ==, 3);
  g_assert_cmpuint (ROW (history, 1)->code, ==, ROW (history, 0)->code);
  g_assert_cmpstr (pentad_history_get_code (history, ROW (history, 0)->code), ==, "d1");
  g_assert_cmpstr (pentad_history_get_code (history, ROW (history, 0)->class_code), ==, "e01");
  g_assert_null (pentad_history_get_code (history, ROW (history, 1)->class_code));
  g_assert_null (pentad_history_get_code (history, ROW (history, 2)->code));
  g_assert_cmpuint (history->rows->len, ==, 3);
  g_assert_cmpuint (history->posts->len, ==, 1);
}

/* Any value a document may hold comes back as a sum. */
static void
test_large_values_are_split (void)
{
  static const guint32 values[] = { 0, 1, 0xffffff, 0x1000000, 0x7fffffff, G_MAXUINT32 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (PentadHistory) history = pentad_history_new (0, 1);
      guint64 sum = 0;

      pentad_history_begin_row (history, 0, "d1", NULL);
      pentad_history_add_value (history, PENTAD_COUNT_CLOSE, values[i]);
      g_assert_cmpuint (ROW (history, 0)->n_values, ==, history->values->len);
      for (guint v = 0; v < history->values->len; v++)
        {
          PentadTallyValue value = g_array_index (history->values, PentadTallyValue, v);

          g_assert_cmpuint (value.count, ==, PENTAD_COUNT_CLOSE);
          sum += value.value;
        }
      g_assert_cmpuint (sum, ==, values[i]);
    }
}

static void
test_full_rows_go_on (void)
{
  g_autoptr (PentadHistory) history = pentad_history_new (0, 1);
  guint n = 0;

  pentad_history_begin_row (history, 1, "d1", "e01");
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 7);
  for (int i = 0; i < G_MAXUINT16 + 3; i++)
    pentad_history_add_minutes (history, i);
  g_assert_cmpuint (history->rows->len, ==, 2);
  for (guint i = 0; i < history->rows->len; i++)
    {
      const PentadHistoryRow *row = ROW (history, i);

      g_assert_cmpint (row->day, ==, 1);
      g_assert_cmpuint (row->code, ==, ROW (history, 0)->code);
      g_assert_cmpuint (row->class_code, ==, ROW (history, 0)->class_code);
      g_assert_cmpuint (row->first_minutes, ==, n);
      g_assert_cmpuint (row->n_values, ==, i == 0 ? 1 : 0);
      n += row->n_minutes;
    }
  g_assert_cmpuint (n, ==, history->minutes->len);
  g_assert_cmpuint (n, ==, G_MAXUINT16 + 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/codes_are_kept_once", test_codes_are_kept_once);
  g_test_add_func ("/model/history/large_values_are_split", test_large_values_are_split);
  g_test_add_func ("/model/history/full_rows_go_on", test_full_rows_go_on);
  return g_test_run ();
}
