/* The numbers of a map as a table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are kept as plain structs; the list model only numbers them, so that a city of a hundred
 * thousand grids costs little before a row comes into view. */
#include "config.h"

#include "widgets/map-table.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/map-rows.h"
#include "render/format.h"
#include "widgets/table-keys.h"

#define N_COLUMNS 3

struct _PentadMapTable
{
  GtkWidget parent_instance;

  GArray *rows; /* PentadMapRow, with own names */
  GStringChunk *names;
  GListStore *numbers; /* PentadMapRowNumber */
  GPtrArray *bound;    /* borrowed GtkListItems that show something */
  GtkWidget *sheet;    /* the title, whose line the tools of the map lie over, and the list */
  GtkWidget *title, *view;
};

/* The number of a row, as a list needs it. */
#define PENTAD_TYPE_MAP_ROW_NUMBER (pentad_map_row_number_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapRowNumber, pentad_map_row_number, PENTAD, MAP_ROW_NUMBER, GObject)

struct _PentadMapRowNumber
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (PentadMapRowNumber, pentad_map_row_number, G_TYPE_OBJECT)

static void
pentad_map_row_number_class_init (PentadMapRowNumberClass *class)
{
}

static void
pentad_map_row_number_init (PentadMapRowNumber *self)
{
}

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapTable, pentad_map_table, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (column) == 0 ? 0 : 1);
  gtk_list_item_set_child (item, label);
}

#define COLUMN "pentad-column"

static void
show_cell (PentadMapTable *self, GtkListItem *item)
{
  PentadMapRowNumber *number = gtk_list_item_get_item (item);
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), COLUMN));
  g_autofree char *text = pentad_map_table_get_text (self, number->number, column);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text != NULL ? text : "");
  pentad_table_name_row (gtk_list_item_get_child (item));
}

/* A list item has a cell of its own for each column. */
static void
bind_cb (PentadMapTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  g_object_set_data (G_OBJECT (item), COLUMN, g_object_get_data (G_OBJECT (factory), COLUMN));
  g_ptr_array_add (self->bound, item);
  show_cell (self, item);
}

static void
unbind_cb (PentadMapTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  if (self->bound != NULL)
    g_ptr_array_remove_fast (self->bound, item);
}

static void
activate_cb (GtkColumnView *view, guint position, PentadMapTable *self)
{
  /* A zone is no place to go to. */
  if (position < self->rows->len &&
      g_array_index (self->rows, PentadMapRow, position).place != PENTAD_NO_PLACE)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                   g_array_index (self->rows, PentadMapRow, position).place);
}

static void
add_column (PentadMapTable *self, guint column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (factory), COLUMN, GUINT_TO_POINTER (column));
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (added, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), added);
}

static gboolean
pentad_map_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PENTAD_MAP_TABLE (widget)->view);
}

static gboolean
pentad_map_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !pentad_table_is_left (PENTAD_MAP_TABLE (widget)->view, direction) &&
         GTK_WIDGET_CLASS (pentad_map_table_parent_class)->focus (widget, direction);
}

static void
pentad_map_table_dispose (GObject *object)
{
  PentadMapTable *self = PENTAD_MAP_TABLE (object);

  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_object (&self->numbers);
  G_OBJECT_CLASS (pentad_map_table_parent_class)->dispose (object);
}

static void
pentad_map_table_finalize (GObject *object)
{
  PentadMapTable *self = PENTAD_MAP_TABLE (object);

  g_array_unref (self->rows);
  g_string_chunk_free (self->names);
  G_OBJECT_CLASS (pentad_map_table_parent_class)->finalize (object);
}

static void
pentad_map_table_class_init (PentadMapTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_map_table_dispose;
  G_OBJECT_CLASS (class)->finalize = pentad_map_table_finalize;
  widget_class->grab_focus = pentad_map_table_grab_focus;
  widget_class->focus = pentad_map_table_focus;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", PENTAD_TYPE_MAP_TABLE, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "maptable");
}

static void
pentad_map_table_init (PentadMapTable *self)
{
  GtkSelectionModel *selection;

  self->rows = g_array_new (FALSE, FALSE, sizeof (PentadMapRow));
  self->names = g_string_chunk_new (1024);
  self->numbers = g_list_store_new (PENTAD_TYPE_MAP_ROW_NUMBER);
  self->bound = g_ptr_array_new ();
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->numbers))));
  self->view = gtk_column_view_new (selection);
  add_column (self, 0, _ ("Place"));
  add_column (self, 1, _ ("Number"));
  add_column (self, 2, _ ("Of the highest"));
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_overflow (self->sheet, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->sheet), self->title);
  gtk_box_append (GTK_BOX (self->sheet), scroller);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
}

GtkWidget *
pentad_map_table_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_TABLE, NULL);
}

/* Rows that are as many as before stay the same objects: the list keeps its place, and only what is
 * seen is written anew. */
static void
show_rows (PentadMapTable *self)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->numbers)), n = self->rows->len;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = n_before; i < n; i++)
    {
      PentadMapRowNumber *number = g_object_new (PENTAD_TYPE_MAP_ROW_NUMBER, NULL);

      number->number = i;
      g_ptr_array_add (added, number);
    }
  g_list_store_splice (self->numbers, MIN (n, n_before), n_before - MIN (n, n_before), added->pdata,
                       added->len);
  for (guint i = 0; i < self->bound->len; i++)
    show_cell (self, g_ptr_array_index (self->bound, i));
}

void
pentad_map_table_set_map (PentadMapTable *self, const PentadMap *map, PentadLanguage language)
{
  g_return_if_fail (PENTAD_IS_MAP_TABLE (self));

  gtk_label_set_text (GTK_LABEL (self->title), map->words.title != NULL ? map->words.title : "");
  g_array_unref (self->rows);
  self->rows = pentad_map_rows_new (map, language);
  g_string_chunk_clear (self->names);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PentadMapRow *row = &g_array_index (self->rows, PentadMapRow, i);

      row->name = g_string_chunk_insert (self->names, row->name);
    }
  show_rows (self);
}

guint
pentad_map_table_get_n_rows (PentadMapTable *self)
{
  g_return_val_if_fail (PENTAD_IS_MAP_TABLE (self), 0);
  return self->rows->len;
}

char *
pentad_map_table_get_text (PentadMapTable *self, guint row, guint column)
{
  const PentadMapRow *shown;
  double most;

  g_return_val_if_fail (PENTAD_IS_MAP_TABLE (self), NULL);

  if (row >= self->rows->len || column >= N_COLUMNS)
    return NULL;
  shown = &g_array_index (self->rows, PentadMapRow, row);
  most = g_array_index (self->rows, PentadMapRow, 0).value;
  if (column == 0)
    return g_strdup (shown->name);
  if (column == 1)
    return pentad_format_number (shown->value, shown->value == floor (shown->value) ? 0 : 2);
  return pentad_format_percent (most > 0 ? shown->value / most * 100 : NAN, 1);
}
