/* The window in which a snapshot is made: of which period, by whom signed, into which file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "feed/source.h"

#define PENTAD_TYPE_KEEP (pentad_keep_get_type ())
G_DECLARE_FINAL_TYPE (PentadKeep, pentad_keep, PENTAD, KEEP, GtkWindow)

/* The platform that is shown, as a source of its own. NULL with an error. Transfer full. */
typedef PentadFeedSource *(*PentadKeepSourceFunc) (gpointer user_data, GError **error);

/* name: of the file, proposed. func's user_data outlives the window. */
PentadKeep *pentad_keep_new (GtkWindow *parent,
                             const char *name,
                             PentadKeepSourceFunc func,
                             gpointer user_data);
