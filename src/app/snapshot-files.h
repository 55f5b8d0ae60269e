/* Snapshot files that the user chooses or drops, and how one is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

typedef void (*PentadSnapshotFileFunc) (const char *path, gpointer user_data);

/* Asks for a file; func is called with the one that is chosen. user_data is kept alive meanwhile.
 */
void
pentad_snapshot_files_choose (GtkWindow *parent, PentadSnapshotFileFunc func, GObject *user_data);
/* A file that is dropped on the widget goes to func. user_data outlives the widget. */
void
pentad_snapshot_files_accept (GtkWidget *widget, PentadSnapshotFileFunc func, gpointer user_data);
/* While a file is checked: words over the window, which change, and a button that gives up, for
 * which func is called. Transfer none; gtk_window_destroy() takes it away. */
GtkWindow *pentad_snapshot_files_wait (GtkWindow *parent,
                                       void (*func) (gpointer user_data),
                                       gpointer user_data);
void pentad_snapshot_files_tell (GtkWindow *wait, const char *words);
/* Why a file is not shown, over the window; nothing else of it is. */
void pentad_snapshot_files_refuse (GtkWindow *parent, const char *reason);
