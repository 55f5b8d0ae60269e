/* What holds of every widget on the screen: nothing cut, enough contrast, role and name, Tab.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each takes the problems it finds as lines of text. Only what is mapped is looked at. */
#pragma once

#include <gtk/gtk.h>

/* Labels that lack room for their text, but for names in lists and in the trail of places. */
void widget_tree_find_cut (GtkWidget *window, GPtrArray *problems);
/* Labels whose text stands out too little from what is drawn behind it: less than 4.5 to 1, of
 * large type 3 to 1. The window has to be drawn. */
void widget_tree_find_pale (GtkWidget *window, GPtrArray *problems);
/* What can have the focus without a name for those who hear it, and drawn things without one. */
void widget_tree_find_nameless (GtkWidget *window, GPtrArray *problems);
/* What Tab does not reach, and steps of it that lead back up to a row of widgets above. */
void widget_tree_find_unreachable (GtkWindow *window, GPtrArray *problems);
/* The accessible description of a widget. Transfer full; "" for none. */
char *widget_tree_dup_description (GtkWidget *widget);
