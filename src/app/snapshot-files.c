/* Snapshot files that the user chooses or drops, and how one is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/snapshot-files.h"

#include <glib/gi18n-lib.h>

/* Who is told of the file. */
typedef struct
{
  PentadSnapshotFileFunc func;
  gpointer user_data;
} Receiver;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  PentadSnapshotFileFunc func = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GObject) receiver = g_object_ref (g_object_get_data (G_OBJECT (dialog), "receiver"));

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    func (path, receiver);
  g_object_unref (dialog);
}

void
pentad_snapshot_files_choose (GtkWindow *parent, PentadSnapshotFileFunc func, GObject *user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a snapshot"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Snapshots"));
  gtk_file_filter_add_pattern (filter, "*.pentad");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "receiver", g_object_ref (user_data), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), func);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  const Receiver *receiver = user_data;
  const GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    return FALSE;
  receiver->func (path, receiver->user_data);
  return TRUE;
}

void
pentad_snapshot_files_accept (GtkWidget *widget, PentadSnapshotFileFunc func, gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Receiver *receiver = g_new0 (Receiver, 1);

  receiver->func = func;
  receiver->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), receiver,
                         (GClosureNotify)(void (*) (void))g_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

GtkWindow *
pentad_snapshot_files_wait (GtkWindow *parent,
                            void (*func) (gpointer user_data),
                            gpointer user_data)
{
  GtkWidget *dialog = gtk_message_dialog_new (parent, GTK_DIALOG_DESTROY_WITH_PARENT,
                                              GTK_MESSAGE_INFO, GTK_BUTTONS_CANCEL, " ");

  g_signal_connect_swapped (dialog, "response", G_CALLBACK (func), user_data);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

void
pentad_snapshot_files_tell (GtkWindow *wait, const char *words)
{
  g_object_set (wait, "text", words, NULL);
}

void
pentad_snapshot_files_refuse (GtkWindow *parent, const char *reason)
{
  GtkWidget *dialog = gtk_message_dialog_new (
      parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_ERROR,
      GTK_BUTTONS_CLOSE, "%s", _ ("This snapshot is not shown"));

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", reason);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
