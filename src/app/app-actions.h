/* The actions of the application: its menu, and those of its window for whoever asks over D-Bus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* TRUE when there is a session bus on which nobody has that name. */
gboolean pentad_app_actions_name_is_free (const char *id);
/* Makes the actions of a window the application's, too, each under its own name: D-Bus knows the
 * application only (gapplication action). They act on that window as long as it is there. */
void pentad_app_actions_forward (GtkApplication *application, GtkApplicationWindow *window);
/* The names of the actions with their keys. */
void pentad_app_actions_add_keys (GtkApplication *application);
/* Who made it, under which licence. */
void pentad_app_actions_show_about (GtkWindow *parent);
