/* The places below the one shown, as a list beside the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/place-list.h"

#include <glib/gi18n-lib.h>

#include "widgets/table-view.h"

struct _PentadPlaceList
{
  GtkWidget parent_instance;

  PentadBoardData *data; /* NULL: what is shown stays */
  PentadBoardSpec *board;
  PentadLanguage language;
  GArray *places; /* of the rows; int */

  /* From the template. */
  GtkWidget *box;
  GtkWidget *table;
  GtkWidget *none;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadPlaceList, pentad_place_list, GTK_TYPE_WIDGET)

static void
update (PentadPlaceList *self)
{
  g_autoptr (PentadDataTable) table = NULL;

  if (self->data == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_pointer (&self->places, g_array_unref);
  table = pentad_place_table_new (self->data, self->board, self->language, &self->places);
  pentad_table_view_set_data (PENTAD_TABLE_VIEW (self->table), _ ("Places"), table);
  gtk_widget_set_visible (self->table, self->places->len > 0);
  gtk_widget_set_visible (self->none, self->places->len == 0);
}

static void
activated_cb (PentadPlaceList *self, guint row)
{
  if (self->places != NULL && row < self->places->len)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_array_index (self->places, int, row));
}

static void
pentad_place_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pentad_place_list_parent_class)->map (widget);
  update (PENTAD_PLACE_LIST (widget));
}

static gboolean
pentad_place_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PENTAD_PLACE_LIST (widget)->table);
}

static void
pentad_place_list_dispose (GObject *object)
{
  PentadPlaceList *self = PENTAD_PLACE_LIST (object);

  pentad_place_list_forget (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->places, g_array_unref);
  G_OBJECT_CLASS (pentad_place_list_parent_class)->dispose (object);
}

static void
pentad_place_list_class_init (PentadPlaceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_place_list_dispose;
  widget_class->map = pentad_place_list_map;
  widget_class->grab_focus = pentad_place_list_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", PENTAD_TYPE_PLACE_LIST, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (PENTAD_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadPlaceList.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadPlaceList, box);
  gtk_widget_class_bind_template_child (widget_class, PentadPlaceList, table);
  gtk_widget_class_bind_template_child (widget_class, PentadPlaceList, none);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_css_name (widget_class, "placelist");
}

static void
pentad_place_list_init (PentadPlaceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_place_list_new (void)
{
  return g_object_new (PENTAD_TYPE_PLACE_LIST, NULL);
}

void
pentad_place_list_set_content (PentadPlaceList *self,
                               PentadBoardData *data,
                               PentadBoardSpec *board,
                               PentadLanguage language)
{
  g_return_if_fail (PENTAD_IS_PLACE_LIST (self));

  pentad_board_data_ref (data);
  pentad_board_spec_ref (board);
  pentad_place_list_forget (self);
  self->data = data;
  self->board = board;
  self->language = language;
  update (self);
}

void
pentad_place_list_forget (PentadPlaceList *self)
{
  g_return_if_fail (PENTAD_IS_PLACE_LIST (self));

  g_clear_pointer (&self->data, pentad_board_data_unref);
  g_clear_pointer (&self->board, pentad_board_spec_unref);
}
