/* A photograph on a card, small, with a line below; pressed, it is shown large.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/photo-tile.h"

#include <glib/gi18n-lib.h>

/* Lines of words that fit over a photograph. */
#define MAX_LINES 4

struct _PentadPhotoTile
{
  GtkButton parent_instance;

  GtkWidget *frame, *words, *line; /* owned by the button */
};

G_DEFINE_FINAL_TYPE (PentadPhotoTile, pentad_photo_tile, GTK_TYPE_BUTTON)

static void
pentad_photo_tile_class_init (PentadPhotoTileClass *class)
{
}

static void
pentad_photo_tile_init (PentadPhotoTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new ();

  self->frame = pentad_photo_frame_new ();
  self->words = gtk_label_new (NULL);
  self->line = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->words), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->words, "words");
  gtk_label_set_ellipsize (GTK_LABEL (self->line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->line, "photo-line");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->frame);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->words);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

GtkWidget *
pentad_photo_tile_new (const char *caption)
{
  PentadPhotoTile *self = g_object_new (PENTAD_TYPE_PHOTO_TILE, NULL);

  gtk_label_set_text (GTK_LABEL (self->line), caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Show it large"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "tile");
  return GTK_WIDGET (self);
}

GtkWidget *
pentad_photo_tile_new_gap (const char *caption, const char *words)
{
  PentadPhotoTile *self = g_object_new (PENTAD_TYPE_PHOTO_TILE, "sensitive", FALSE, NULL);

  gtk_label_set_text (GTK_LABEL (self->line), caption);
  gtk_widget_add_css_class (GTK_WIDGET (self), "gap");
  pentad_photo_tile_set (self, NULL, words);
  return GTK_WIDGET (self);
}

void
pentad_photo_tile_set (PentadPhotoTile *self, PentadPhotoImage *image, const char *words)
{
  const char *caption = gtk_label_get_text (GTK_LABEL (self->line));
  g_autofree char *name =
      words != NULL ? g_strdup_printf ("%s: %s", caption, words) : g_strdup (caption);

  g_return_if_fail (PENTAD_IS_PHOTO_TILE (self));

  pentad_photo_frame_set_image (PENTAD_PHOTO_FRAME (self->frame), image);
  gtk_label_set_text (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->words, words != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption, -1);
}
