/* From design pixels to widget pixels, and the frame around what has the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"

/* Widget pixels per design pixel: the theme's scale counts the output's own pixels, of which GTK
 * puts scale-factor into each of its own. */
double pentad_frame_factor (GtkWidget *widget, const PentadTheme *theme);

/* Draws a frame of two design pixels inside a box of design pixels. */
void pentad_frame_append (GtkSnapshot *snapshot,
                          const PentadRect *box,
                          double radius,
                          PentadInk ink,
                          const PentadTheme *theme,
                          double factor);
/* A colour of the theme as GTK has it. */
GdkRGBA pentad_frame_rgba (const PentadTheme *theme, PentadInk ink);
