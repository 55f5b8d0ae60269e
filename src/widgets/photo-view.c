/* One photograph over the whole view, with its words, and the way to the others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/photo-view.h"

struct _PentadPhotoView
{
  GtkWidget parent_instance;

  /* From the template. */
  GtkWidget *box;
  GtkWidget *caption;
  GtkWidget *position;
  GtkWidget *before;
  GtkWidget *after;
  GtkWidget *close;
  GtkWidget *frame;
  GtkWidget *words;
};

enum
{
  SIGNAL_TURNED,
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadPhotoView, pentad_photo_view, GTK_TYPE_WIDGET)

static void
before_cb (PentadPhotoView *self)
{
  g_signal_emit (self, signals[SIGNAL_TURNED], 0, -1);
}

static void
after_cb (PentadPhotoView *self)
{
  g_signal_emit (self, signals[SIGNAL_TURNED], 0, 1);
}

static void
close_cb (PentadPhotoView *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static gboolean
turn_key_cb (GtkWidget *widget, GVariant *step, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_TURNED], 0, g_variant_get_int32 (step));
  return TRUE;
}

static gboolean
close_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

static gboolean
pentad_photo_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PENTAD_PHOTO_VIEW (widget)->close);
}

static void
pentad_photo_view_dispose (GObject *object)
{
  g_clear_pointer (&PENTAD_PHOTO_VIEW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_photo_view_parent_class)->dispose (object);
}

static void
pentad_photo_view_class_init (PentadPhotoViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_photo_view_dispose;
  widget_class->grab_focus = pentad_photo_view_grab_focus;
  signals[SIGNAL_TURNED] = g_signal_new ("turned", PENTAD_TYPE_PHOTO_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", PENTAD_TYPE_PHOTO_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PENTAD_TYPE_PHOTO_FRAME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadPhotoView.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, box);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, caption);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, position);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, before);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, after);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, close);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, frame);
  gtk_widget_class_bind_template_child (widget_class, PentadPhotoView, words);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, turn_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, turn_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, turn_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, turn_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, close_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "photoview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_photo_view_init (PentadPhotoView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_photo_view_new (void)
{
  return g_object_new (PENTAD_TYPE_PHOTO_VIEW, NULL);
}

void
pentad_photo_view_show (PentadPhotoView *self,
                        PentadPhotoImage *image,
                        const char *caption,
                        const char *position,
                        const char *words)
{
  g_return_if_fail (PENTAD_IS_PHOTO_VIEW (self));

  pentad_photo_frame_set_image (PENTAD_PHOTO_FRAME (self->frame), image);
  gtk_label_set_text (GTK_LABEL (self->caption), caption);
  gtk_label_set_text (GTK_LABEL (self->position), position != NULL ? position : "");
  gtk_widget_set_visible (self->position, position != NULL);
  gtk_widget_set_visible (self->before, position != NULL);
  gtk_widget_set_visible (self->after, position != NULL);
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, image == NULL && words != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  -1);
}
