/* What stands in the place of the views until there is a first picture: who is asked, how far it
 * is, what went wrong, and a way to another city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/loading.h"

#include <glib/gi18n.h>

struct _PentadLoading
{
  GtkWidget parent_instance;

  /* From the template. */
  GtkWidget *page;
  GtkWidget *message;
  GtkWidget *bar;
  GtkWidget *loaded;
  GtkWidget *cause;
};

G_DEFINE_FINAL_TYPE (PentadLoading, pentad_loading, GTK_TYPE_WIDGET)

static void
pentad_loading_dispose (GObject *object)
{
  PentadLoading *self = PENTAD_LOADING (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_loading_parent_class)->dispose (object);
}

static void
pentad_loading_class_init (PentadLoadingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_loading_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadLoading.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadLoading, page);
  gtk_widget_class_bind_template_child (widget_class, PentadLoading, message);
  gtk_widget_class_bind_template_child (widget_class, PentadLoading, bar);
  gtk_widget_class_bind_template_child (widget_class, PentadLoading, loaded);
  gtk_widget_class_bind_template_child (widget_class, PentadLoading, cause);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pentad_loading_init (PentadLoading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_progress (PentadLoading *self, PentadFeed *feed)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (feed));
  g_autofree char *received = g_format_size (counters->wire_bytes);
  guint n_wanted, n_loaded = pentad_feed_count_loaded (feed, &n_wanted);
  g_autofree char *text = g_strdup_printf (
      /* Translators: the second number is how many there are; then what was received, "4.2 MB". */
      ngettext ("%u of %u document, %s", "%u of %u documents, %s", n_wanted), n_loaded, n_wanted,
      received);

  gtk_widget_set_visible (self->bar, n_loaded > 0);
  gtk_widget_set_visible (self->loaded, n_loaded > 0);
  gtk_label_set_text (GTK_LABEL (self->loaded), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 (double)n_loaded / MAX (n_wanted, 1));
}

void
pentad_loading_update (PentadLoading *self, PentadFeed *feed)
{
  const PentadFeedSource *source = pentad_feed_get_source (feed);
  g_autofree char *message = g_strdup_printf (_ ("Connecting to %s"), source->url);
  const char *error = pentad_feed_get_error (feed);

  g_return_if_fail (PENTAD_IS_LOADING (self));

  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_label_set_text (GTK_LABEL (self->cause), error != NULL ? error : "");
  gtk_widget_set_visible (self->cause, error != NULL);
  set_progress (self, feed);
}
