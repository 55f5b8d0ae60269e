/* A line that says what was done, or what went wrong, and goes away by itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/notice.h"

/* Long enough for two lines to be read. */
#define SHOWN_S 8

struct _PentadNotice
{
  GtkWidget parent_instance;
  GtkWidget *label;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PentadNotice, pentad_notice, GTK_TYPE_WIDGET)

static gboolean
hide_cb (gpointer self)
{
  PENTAD_NOTICE (self)->timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return G_SOURCE_REMOVE;
}

static void
pentad_notice_dispose (GObject *object)
{
  PentadNotice *self = PENTAD_NOTICE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_notice_parent_class)->dispose (object);
}

static void
pentad_notice_class_init (PentadNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pentad_notice_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "notice");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
pentad_notice_init (PentadNotice *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pentad_notice_new (void)
{
  return g_object_new (PENTAD_TYPE_NOTICE, NULL);
}

void
pentad_notice_say (PentadNotice *self, const char *text)
{
  g_return_if_fail (PENTAD_IS_NOTICE (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text != NULL)
    self->timeout = g_timeout_add_seconds (SHOWN_S, hide_cb, self);
}

const char *
pentad_notice_get_text (PentadNotice *self)
{
  g_return_val_if_fail (PENTAD_IS_NOTICE (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (GTK_LABEL (self->label))
                                                    : NULL;
}
