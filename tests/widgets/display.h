/* Putting a widget on the screen and waiting for what it does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* For a test's main(): GTK without animations, templates known. */
void display_init (int *argc, char ***argv);
/* A window of that size with the widget, shown and laid out. Destroyed by display_close(). */
GtkWindow *display_open (GtkWidget *widget, int width, int height);
void display_close (GtkWindow *window);
/* Runs the main loop until the condition holds; fails after half a minute. */
void display_wait (gboolean (*condition) (gpointer), gpointer data);
/* Runs the main loop until the window has drawn another frame. */
void display_wait_frame (GtkWindow *window);
/* Draws a frame and returns the colour of a pixel of the window, 0xRRGGBB. */
guint32 display_pixel (GtkWindow *window, int x, int y);
