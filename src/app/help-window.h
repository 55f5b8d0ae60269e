/* The user guide in a window of its own: pages on the left, the page on the right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_HELP (pentad_help_get_type ())
G_DECLARE_FINAL_TYPE (PentadHelp, pentad_help, PENTAD, HELP, GtkWindow)

/* pages: PentadHelpPage, at least one; takes a reference. pictures: the folder of its pictures.
 * parent may be NULL. */
PentadHelp *pentad_help_new (GtkWindow *parent, GPtrArray *pages, const char *pictures);
/* Shows the page of that id; another is left as it is. */
void pentad_help_show_page (PentadHelp *self, const char *id);
