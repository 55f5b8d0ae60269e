/* The user guide in a window of its own: pages on the left, the page on the right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/help-window.h"

#include <glib/gi18n-lib.h>

#include "app/help-text.h"

/* Of a line that is easy to read, in characters of the body type. */
#define WIDTH_CHARS 60

struct _PentadHelp
{
  GtkWindow parent_instance;

  GPtrArray *pages; /* PentadHelpPage */
  char *pictures;   /* their folder */

  /* From the template. */
  GtkWidget *list;
  GtkWidget *scroller;
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (PentadHelp, pentad_help, GTK_TYPE_WINDOW)

static gboolean
link_cb (PentadHelp *self, const char *id)
{
  pentad_help_show_page (self, id);
  return TRUE;
}

static GtkWidget *
make_label (PentadHelp *self, const char *markup, const char *class, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, G_CONNECT_SWAPPED);
  return label;
}

static GtkWidget *
make_heading (PentadHelp *self, const PentadHelpBlock *block)
{
  static const char *const classes[] = { "guide-title", "guide-heading", "guide-subheading" };
  GtkWidget *label =
      make_label (self, block->text, classes[block->level - 1], GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  block->level, -1);
  return label;
}

static GtkWidget *
make_item (PentadHelp *self, const PentadHelpBlock *block)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 8, NULL);
  GtkWidget *dot = make_label (self, "•", "guide-dot", GTK_ACCESSIBLE_ROLE_PRESENTATION);

  gtk_box_append (GTK_BOX (row), dot);
  gtk_box_append (GTK_BOX (row),
                  make_label (self, block->text, "guide-item", GTK_ACCESSIBLE_ROLE_LABEL));
  return row;
}

static GtkWidget *
make_picture (PentadHelp *self, const PentadHelpBlock *block)
{
  g_autofree char *path = g_build_filename (self->pictures, block->target, NULL);
  GtkWidget *picture;

  /* A guide without its pictures is still one. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *markup = g_markup_printf_escaped ("<i>%s</i>", block->text);

      return make_label (self, markup, "guide-muted", GTK_ACCESSIBLE_ROLE_LABEL);
    }
  picture = gtk_picture_new_for_filename (path);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block->text, -1);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  return picture;
}

static GtkWidget *
make_code (PentadHelp *self, const PentadHelpBlock *block)
{
  g_autofree char *markup = g_markup_printf_escaped ("<tt>%s</tt>", block->text);
  GtkWidget *label = make_label (self, markup, "guide-code", GTK_ACCESSIBLE_ROLE_LABEL);

  /* To be copied. */
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

/* The rows of a table up to the first block that is none; returns how many. */
static guint
add_table (PentadHelp *self, const GPtrArray *blocks, guint from)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "row-spacing", 6, "column-spacing", 20, NULL);
  guint n = 0;

  for (; from + n < blocks->len; n++)
    {
      const PentadHelpBlock *row = g_ptr_array_index (blocks, from + n);

      if (row->kind != PENTAD_HELP_ROW)
        break;
      for (int column = 0; row->cells[column] != NULL; column++)
        {
          GtkWidget *cell =
              make_label (self, row->cells[column], row->level > 0 ? "guide-head" : "guide-cell",
                          GTK_ACCESSIBLE_ROLE_LABEL);

          /* The last column has the words, those before it have names. */
          if (row->cells[column + 1] != NULL)
            gtk_label_set_max_width_chars (GTK_LABEL (cell), WIDTH_CHARS / (column == 0 ? 3 : 2));
          else
            gtk_widget_set_hexpand (cell, TRUE);
          gtk_grid_attach (GTK_GRID (grid), cell, column, (int)n, 1, 1);
        }
    }
  gtk_box_append (GTK_BOX (self->page), grid);
  return n;
}

static GtkWidget *
make_block (PentadHelp *self, const PentadHelpBlock *block)
{
  switch (block->kind)
    {
    case PENTAD_HELP_HEADING:
      return make_heading (self, block);
    case PENTAD_HELP_ITEM:
      return make_item (self, block);
    case PENTAD_HELP_PICTURE:
      return make_picture (self, block);
    case PENTAD_HELP_CODE:
      return make_code (self, block);
    case PENTAD_HELP_PARAGRAPH:
    case PENTAD_HELP_ROW:
      break;
    }
  return make_label (self, block->text, "guide-body", GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
show_page (PentadHelp *self, const PentadHelpPage *page)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->page)) != NULL)
    gtk_box_remove (GTK_BOX (self->page), child);
  for (guint i = 0; i < page->blocks->len;)
    {
      const PentadHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind == PENTAD_HELP_ROW)
        i += add_table (self, page->blocks, i);
      else
        {
          gtk_box_append (GTK_BOX (self->page), make_block (self, block));
          i++;
        }
    }
  gtk_adjustment_set_value (adjustment, 0);
}

static void
row_selected_cb (PentadHelp *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_page (self, g_ptr_array_index (self->pages, gtk_list_box_row_get_index (row)));
}

static void
pentad_help_dispose (GObject *object)
{
  PentadHelp *self = PENTAD_HELP (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_free);
  G_OBJECT_CLASS (pentad_help_parent_class)->dispose (object);
}

static void
pentad_help_class_init (PentadHelpClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_help_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/pentad/Pentad/ui/PentadHelp.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadHelp, list);
  gtk_widget_class_bind_template_child (widget_class, PentadHelp, scroller);
  gtk_widget_class_bind_template_child (widget_class, PentadHelp, page);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
pentad_help_init (PentadHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pentad_help_show_page (PentadHelp *self, const char *id)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const PentadHelpPage *page = g_ptr_array_index (self->pages, i);

      if (g_str_equal (page->id, id))
        gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                                 gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i));
    }
}

PentadHelp *
pentad_help_new (GtkWindow *parent, GPtrArray *pages, const char *pictures)
{
  PentadHelp *self = g_object_new (PENTAD_TYPE_HELP, "transient-for", parent, NULL);

  self->pages = g_ptr_array_ref (pages);
  self->pictures = g_strdup (pictures);
  /* A window that stands above a modal one is to be reached all the same. */
  gtk_window_set_modal (GTK_WINDOW (self), parent != NULL && gtk_window_get_modal (parent));
  for (guint i = 0; i < pages->len; i++)
    {
      const PentadHelpPage *page = g_ptr_array_index (pages, i);
      GtkWidget *label = gtk_label_new (page->title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (self->list), label);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  return self;
}
