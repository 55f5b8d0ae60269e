/* The window in which a snapshot is made: of which period, by whom signed, into which file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/keep.h"

#include "app/snapshot-maker.h"
#include "snapshot/key-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How often the bar moves. */
#define BEAT_MS 200

struct _PentadKeep
{
  GtkWindow parent_instance;

  PentadKeepSourceFunc make_source;
  gpointer source_data;
  GPtrArray *keys;            /* names of the user's own */
  PentadSnapshotMaker *maker; /* NULL: nothing is under way */
  guint beat;

  /* From the template. */
  GtkWidget *period;
  GtkWidget *signer;
  GtkWidget *passphrase;
  GtkWidget *file;
  GtkWidget *choose;
  GtkWidget *public_safe;
  GtkWidget *progress;
  GtkWidget *note;
  GtkWidget *cancel;
  GtkWidget *keep;
};

/* What the list of periods shows, in its order. */
static const char *const periods[] = { "today", "week", "month", "quarter", "year" };

G_DEFINE_FINAL_TYPE (PentadKeep, pentad_keep, GTK_TYPE_WINDOW)

static void
say (PentadKeep *self, const char *words, gboolean is_bad)
{
  gtk_label_set_text (GTK_LABEL (self->note), words);
  if (is_bad)
    gtk_widget_add_css_class (self->note, "bad");
  else
    gtk_widget_remove_css_class (self->note, "bad");
}

static void
set_busy (PentadKeep *self, gboolean is_busy)
{
  GtkWidget *const widgets[] = { self->period, self->signer,      self->passphrase, self->file,
                                 self->choose, self->public_safe, self->keep };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_sensitive (widgets[i], !is_busy);
  gtk_widget_set_sensitive (
      self->passphrase, !is_busy && gtk_drop_down_get_selected (GTK_DROP_DOWN (self->signer)) > 0);
}

static void
signer_cb (PentadKeep *self)
{
  set_busy (self, self->maker != NULL);
}

static gboolean
beat_cb (gpointer user_data)
{
  PentadKeep *self = user_data;
  const char *trouble = pentad_snapshot_maker_get_trouble (self->maker);
  guint64 size;
  guint n;
  double fraction = pentad_snapshot_maker_get_progress (self->maker, &n, &size);
  g_autofree char *amount = g_format_size (size);
  g_autofree char *words = g_strdup_printf (_ ("Documents: %u, %s"), n, amount);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  say (self, trouble != NULL ? trouble : words, trouble != NULL);
  return G_SOURCE_CONTINUE;
}

static void
stop (PentadKeep *self)
{
  g_clear_handle_id (&self->beat, g_source_remove);
  g_clear_pointer (&self->maker, pentad_snapshot_maker_free);
  set_busy (self, FALSE);
}

static void
made_cb (const GError *error, gpointer user_data)
{
  PentadKeep *self = user_data;
  g_autofree char *words =
      error != NULL
          ? g_strdup (error->message)
          : g_strdup_printf (_ ("Kept in %s"), gtk_editable_get_text (GTK_EDITABLE (self->file)));

  stop (self);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), error == NULL);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Close"));
  say (self, words, error != NULL);
}

/* FALSE when a key was chosen that does not open. */
static gboolean
unlock (PentadKeep *self, PentadKeyPair *key, gboolean *is_signed, GError **error)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->signer));

  *is_signed = chosen > 0 && chosen <= self->keys->len;
  if (!*is_signed)
    return TRUE;
  return pentad_key_store_unlock (g_ptr_array_index (self->keys, chosen - 1),
                                  gtk_editable_get_text (GTK_EDITABLE (self->passphrase)), key,
                                  error);
}

static void
keep_cb (PentadKeep *self)
{
  g_auto (PentadKeyPair) key = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source = NULL;
  guint period = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));
  gboolean is_signed;

  if (unlock (self, &key, &is_signed, &error))
    source = self->make_source (self->source_data, &error);
  if (source == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  self->maker = pentad_snapshot_maker_new (
      source, periods[MIN (period, G_N_ELEMENTS (periods) - 1)],
      gtk_editable_get_text (GTK_EDITABLE (self->file)), is_signed ? &key : NULL,
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->public_safe)), made_cb, self);
  self->beat = g_timeout_add (BEAT_MS, beat_cb, self);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _ ("_Cancel"));
  set_busy (self, TRUE);
}

/* While one is made it is given up; else the window goes. */
static void
cancel_cb (PentadKeep *self)
{
  if (self->maker == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  stop (self);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  say (self, _ ("Given up; no file was written"), FALSE);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  PentadKeep *self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->file), path);
  g_object_unref (dialog);
  g_object_unref (self);
}

static void
choose_cb (PentadKeep *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Keep a snapshot"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Keep"), _ ("_Cancel"));
  g_autofree char *name = g_path_get_basename (gtk_editable_get_text (GTK_EDITABLE (self->file)));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
pentad_keep_dispose (GObject *object)
{
  PentadKeep *self = PENTAD_KEEP (object);

  g_clear_handle_id (&self->beat, g_source_remove);
  g_clear_pointer (&self->maker, pentad_snapshot_maker_free);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (pentad_keep_parent_class)->dispose (object);
}

static void
pentad_keep_class_init (PentadKeepClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_keep_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/pentad/Pentad/ui/PentadKeep.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, period);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, signer);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, passphrase);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, file);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, choose);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, public_safe);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, progress);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, note);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, cancel);
  gtk_widget_class_bind_template_child (widget_class, PentadKeep, keep);
  gtk_widget_class_bind_template_callback (widget_class, signer_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
fill_periods (PentadKeep *self)
{
  const char *const labels[] = { _ ("Today"),   _ ("Week"), _ ("Month"),
                                 _ ("Quarter"), _ ("Year"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  gtk_drop_down_set_model (GTK_DROP_DOWN (self->period), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), 2);
}

static void
fill_signers (PentadKeep *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) keys = pentad_key_store_list ();

  gtk_string_list_append (list, _ ("nobody"));
  for (guint i = 0; i < keys->len; i++)
    {
      const PentadStoredKey *key = g_ptr_array_index (keys, i);

      if (!key->is_own)
        continue;
      g_ptr_array_add (self->keys, g_strdup (key->name));
      gtk_string_list_append (list, key->name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->signer), G_LIST_MODEL (list));
}

static void
pentad_keep_init (PentadKeep *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_periods (self);
  fill_signers (self);
  set_busy (self, FALSE);
}

PentadKeep *
pentad_keep_new (GtkWindow *parent, const char *name, PentadKeepSourceFunc func, gpointer user_data)
{
  PentadKeep *self = g_object_new (PENTAD_TYPE_KEEP, "transient-for", parent, NULL);
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *path =
      g_build_filename (folder != NULL ? folder : g_get_home_dir (), name, NULL);

  self->make_source = func;
  self->source_data = user_data;
  gtk_editable_set_text (GTK_EDITABLE (self->file), path);
  return self;
}
