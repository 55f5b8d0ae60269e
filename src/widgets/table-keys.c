/* Tables for those who use the keys alone or listen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/table-keys.h"

gboolean
pentad_table_is_left (GtkWidget *view, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : NULL;

  return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && list != NULL &&
         gtk_widget_is_ancestor (list, view);
}

void
pentad_table_name_row (GtkWidget *label)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (row == NULL)
    return;
  for (GtkWidget *one = gtk_widget_get_first_child (row); one != NULL;
       one = gtk_widget_get_next_sibling (one))
    {
      GtkWidget *content = gtk_widget_get_first_child (one);

      if (GTK_IS_LABEL (content))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                                gtk_label_get_text (GTK_LABEL (content)));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
}
