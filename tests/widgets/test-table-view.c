/* Tests of data shown as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "widgets/table-view.h"

#include <math.h>

static PentadDataTable *
make_table (const char *heading, guint n)
{
  static const double values[] = { 3, NAN, 12, 7 };
  static const char *const names[] = { "b", "d", "a", "c" };
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, heading);
  for (guint i = 0; i < n; i++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, names[i], NAN);
      pentad_data_table_set (table, 1, NULL, values[i]);
    }
  return table;
}

static char *
names (PentadTableView *view)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pentad_table_view_get_n_rows (view); i++)
    g_string_append (out, pentad_table_view_get_text (view, i, 0));
  return g_string_free (out, FALSE);
}

static void
assert_names (PentadTableView *view, const char *want)
{
  g_autofree char *got = names (view);

  g_assert_cmpstr (got, ==, want);
}

static void
test_order (void)
{
  static const struct
  {
    guint column;
    GtkSortType order;
    const char *names;
  } rows[] = {
    { 0, GTK_SORT_ASCENDING, "abcd" },
    { 0, GTK_SORT_DESCENDING, "dcba" },
    { 1, GTK_SORT_ASCENDING, "bcad" },
  };
  g_autoptr (PentadDataTable) table = make_table ("Open", 4);
  PentadTableView *view = PENTAD_TABLE_VIEW (pentad_table_view_new ());
  GtkWindow *window = display_open (GTK_WIDGET (view), 300, 300);

  pentad_table_view_set_data (view, "Cases", table);
  assert_names (view, "bdac");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      pentad_table_view_sort (view, rows[i].column, rows[i].order);
      assert_names (view, rows[i].names);
    }
  g_assert_null (pentad_table_view_get_text (view, 4, 0));
  g_assert_null (pentad_table_view_get_text (view, 0, 9));
  display_close (window);
}

/* Rows are walked with the arrows; Tab leads past them, to what comes after or before. */
static void
test_keys (void)
{
  g_autoptr (PentadDataTable) table = make_table ("Open", 4);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *view = pentad_table_view_new ();
  GtkWidget *before = gtk_button_new_with_label ("before");
  GtkWidget *after = gtk_button_new_with_label ("after");
  GtkWindow *window;
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), after);
  gtk_widget_set_vexpand (view, TRUE);
  window = display_open (box, 300, 300);
  pentad_table_view_set_data (PENTAD_TABLE_VIEW (view), "Cases", table);
  display_wait_frame (window);
  g_assert_true (gtk_widget_grab_focus (view));
  row = gtk_window_get_focus (window);
  g_assert_nonnull (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "b, 3");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == after);
  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == before);
  display_close (window);
}

/* The order chosen stays when the next poll brings other rows; other columns begin anew. */
static void
test_new_data (void)
{
  g_autoptr (PentadDataTable) four = make_table ("Open", 4), three = make_table ("Open", 3),
                              other = make_table ("Closed", 4);
  PentadTableView *view = PENTAD_TABLE_VIEW (pentad_table_view_new ());
  GtkWindow *window = display_open (GTK_WIDGET (view), 300, 300);

  pentad_table_view_set_data (view, "Cases", four);
  pentad_table_view_sort (view, 0, GTK_SORT_ASCENDING);
  display_wait_frame (window);
  pentad_table_view_set_data (view, "Cases", three);
  assert_names (view, "abd");
  display_wait_frame (window);
  pentad_table_view_set_data (view, "Cases", other);
  g_assert_true (pentad_table_view_get_data (view) == other);
  assert_names (view, "bdac");
  display_wait_frame (window);
  display_close (window);
}

/* New numbers are shown, and put in the order chosen, without losing the rows. */
static void
test_refresh (void)
{
  g_autoptr (PentadDataTable) before = make_table ("Open", 4), after = make_table ("Open", 4);
  PentadTableView *view = PENTAD_TABLE_VIEW (pentad_table_view_new ());
  GtkWindow *window = display_open (GTK_WIDGET (view), 300, 200);

  pentad_table_view_set_data (view, "Places", before);
  pentad_table_view_sort (view, 1, GTK_SORT_ASCENDING);
  display_wait_frame (window);
  assert_names (view, "bcad");
  pentad_data_table_set (after, 1, "1", 1);
  pentad_table_view_set_data (view, "Places", after);
  display_wait_frame (window);
  assert_names (view, "cbad");
  display_close (window);
}

int
main (int argc, char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/widgets/table-view/columns-are-sorted", test_order);
  g_test_add_func ("/widgets/table-view/keys", test_keys);
  g_test_add_func ("/widgets/table-view/new-data-keep-the-order", test_new_data);
  g_test_add_func ("/widgets/table-view/new-numbers-are-put-in-order", test_refresh);
  return g_test_run ();
}
