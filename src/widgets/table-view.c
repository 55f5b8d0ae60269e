/* The data of a panel as a table: sortable, and read by assistive technology row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/table-view.h"

#include "widgets/table-keys.h"

struct _PentadTableView
{
  GtkWidget parent_instance;

  PentadDataTable *table;
  GListStore *numbers; /* PentadTableRow */
  GtkSortListModel *sorted;
  GtkWidget *scroller, *view; /* of the template-less tree */
  guint64 columns;            /* shown, a bit each */
  GPtrArray *bound;           /* GtkListItem now shown; borrowed */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The number of a row, as a list needs it. */
#define PENTAD_TYPE_TABLE_ROW (pentad_table_row_get_type ())
G_DECLARE_FINAL_TYPE (PentadTableRow, pentad_table_row, PENTAD, TABLE_ROW, GObject)

struct _PentadTableRow
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (PentadTableRow, pentad_table_row, G_TYPE_OBJECT)

static void
pentad_table_row_class_init (PentadTableRowClass *class)
{
}

static void
pentad_table_row_init (PentadTableRow *self)
{
}

G_DEFINE_FINAL_TYPE (PentadTableView, pentad_table_view, GTK_TYPE_WIDGET)

/* A column and its view, for the callbacks of factories and sorters. */
typedef struct
{
  PentadTableView *view;
  guint column;
} Column;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean numeric = pentad_data_table_is_numeric (column->view->table, column->column);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !numeric);
  gtk_list_item_set_child (item, label);
}

#define COLUMN "pentad-column"

static void
show_cell (const Column *column, GtkListItem *item)
{
  PentadTableRow *row = gtk_list_item_get_item (item);
  PentadDataTable *table = column->view->table;
  const char *text = "";

  if (table != NULL && row->number < pentad_data_table_get_n_rows (table) &&
      column->column < pentad_data_table_get_n_columns (table))
    text = pentad_data_table_get_text (table, row->number, column->column);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  pentad_table_name_row (gtk_list_item_get_child (item));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_object_set_data (G_OBJECT (item), COLUMN, column);
  g_ptr_array_add (column->view->bound, item);
  show_cell (column, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  if (column->view->bound != NULL)
    g_ptr_array_remove_fast (column->view->bound, item);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Column *column = user_data;
  PentadDataTable *table = column->view->table;
  guint x = ((const PentadTableRow *)a)->number, y = ((const PentadTableRow *)b)->number;
  guint n = table != NULL ? pentad_data_table_get_n_rows (table) : 0;

  return x < n && y < n ? pentad_data_table_compare (table, column->column, x, y) : 0;
}

static void
free_column (gpointer column, GClosure *closure)
{
  g_free (column);
}

static void
add_column (PentadTableView *self, guint number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new (Column, 1);
  g_autoptr (GtkColumnViewColumn) added = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  *column = (Column){ self, number };
  sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_cb, g_memdup2 (column, sizeof *column), g_free));
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column, free_column, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  added = gtk_column_view_column_new (pentad_data_table_get_heading (self->table, number), factory);
  gtk_column_view_column_set_sorter (added, sorter);
  gtk_column_view_column_set_expand (added, number == 0);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), added);
}

static gboolean
has_same_columns (const PentadDataTable *a, const PentadDataTable *b)
{
  guint n = a != NULL ? pentad_data_table_get_n_columns (a) : 0;

  if (a == NULL || n != pentad_data_table_get_n_columns (b))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (pentad_data_table_get_heading (a, i), pentad_data_table_get_heading (b, i)) !=
            0 ||
        pentad_data_table_get_role (a, i) != pentad_data_table_get_role (b, i))
      return FALSE;
  return TRUE;
}

/* A column in which no row has anything says nothing. */
static gboolean
has_anything (const PentadDataTable *table, guint column)
{
  for (guint row = 0; row < pentad_data_table_get_n_rows (table); row++)
    if (!g_str_equal (pentad_data_table_get_text (table, row, column), "—"))
      return TRUE;
  return FALSE;
}

/* Those beyond what a word holds are shown together with the last. */
static guint64
shown_bit (guint column)
{
  return G_GUINT64_CONSTANT (1) << MIN (column, 63);
}

static guint64
find_shown_columns (const PentadDataTable *table)
{
  guint64 columns = 0;

  for (guint i = 0; i < pentad_data_table_get_n_columns (table); i++)
    if (i == 0 || has_anything (table, i))
      columns |= shown_bit (i);
  return columns;
}

static void
rebuild_columns (PentadTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), first);
    }
  for (guint i = 0; i < pentad_data_table_get_n_columns (self->table); i++)
    if ((self->columns & shown_bit (i)) != 0)
      add_column (self, i);
}

static void
activate_cb (PentadTableView *self, guint position)
{
  g_autoptr (PentadTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, row->number);
}

static gboolean
pentad_table_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PENTAD_TABLE_VIEW (widget)->view);
}

static gboolean
pentad_table_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !pentad_table_is_left (PENTAD_TABLE_VIEW (widget)->view, direction) &&
         GTK_WIDGET_CLASS (pentad_table_view_parent_class)->focus (widget, direction);
}

static void
pentad_table_view_dispose (GObject *object)
{
  PentadTableView *self = PENTAD_TABLE_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->sorted);
  g_clear_object (&self->numbers);
  g_clear_pointer (&self->table, pentad_data_table_unref);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  G_OBJECT_CLASS (pentad_table_view_parent_class)->dispose (object);
}

static void
pentad_table_view_class_init (PentadTableViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_table_view_dispose;
  widget_class->grab_focus = pentad_table_view_grab_focus;
  widget_class->focus = pentad_table_view_focus;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", PENTAD_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tableview");
}

static void
pentad_table_view_init (PentadTableView *self)
{
  GtkSelectionModel *selection;

  self->numbers = g_list_store_new (PENTAD_TYPE_TABLE_ROW);
  self->bound = g_ptr_array_new ();
  self->view = gtk_column_view_new (NULL);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (g_object_ref (self->numbers)),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->sorted))));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), selection);
  g_object_unref (selection);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
pentad_table_view_new (void)
{
  return g_object_new (PENTAD_TYPE_TABLE_VIEW, NULL);
}

/* Rows that are as many as before stay the same objects: of a list of many only what is seen is
 * written anew, and put in order where an order was chosen. */
static void
set_rows (PentadTableView *self, guint n)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->numbers));
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = n_before; i < n; i++)
    {
      PentadTableRow *row = g_object_new (PENTAD_TYPE_TABLE_ROW, NULL);

      row->number = i;
      g_ptr_array_add (added, row);
    }
  g_list_store_splice (self->numbers, MIN (n, n_before), n_before - MIN (n, n_before), added->pdata,
                       added->len);
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);

      show_cell (g_object_get_data (G_OBJECT (item), COLUMN), item);
    }
  if (gtk_sorter_get_order (gtk_sort_list_model_get_sorter (self->sorted)) != GTK_SORTER_ORDER_NONE)
    gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
}

void
pentad_table_view_set_data (PentadTableView *self, const char *title, PentadDataTable *table)
{
  gboolean same;

  g_return_if_fail (PENTAD_IS_TABLE_VIEW (self));
  g_return_if_fail (table != NULL);

  guint64 columns = find_shown_columns (table);
  same = has_same_columns (self->table, table) && columns == self->columns;
  pentad_data_table_ref (table);
  g_clear_pointer (&self->table, pentad_data_table_unref);
  self->table = table;
  self->columns = columns;
  if (!same)
    {
      /* Not while rows of other columns are bound. */
      g_list_store_remove_all (self->numbers);
      rebuild_columns (self);
    }
  set_rows (self, pentad_data_table_get_n_rows (table));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

PentadDataTable *
pentad_table_view_get_data (PentadTableView *self)
{
  g_return_val_if_fail (PENTAD_IS_TABLE_VIEW (self), NULL);
  return self->table;
}

guint
pentad_table_view_get_n_rows (PentadTableView *self)
{
  g_return_val_if_fail (PENTAD_IS_TABLE_VIEW (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
}

const char *
pentad_table_view_get_text (PentadTableView *self, guint position, guint column)
{
  g_autoptr (PentadTableRow) row = NULL;

  g_return_val_if_fail (PENTAD_IS_TABLE_VIEW (self), NULL);

  row = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);
  if (row == NULL || column >= pentad_data_table_get_n_columns (self->table))
    return NULL;
  return pentad_data_table_get_text (self->table, row->number, column);
}

void
pentad_table_view_sort (PentadTableView *self, guint column, GtkSortType order)
{
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) shown = NULL;

  g_return_if_fail (PENTAD_IS_TABLE_VIEW (self));

  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  shown = g_list_model_get_item (columns, column);
  if (shown != NULL)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), shown, order);
}
