/* The theme as CSS, for the parts of the window that are GTK's own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/theme.h"

#define PENTAD_TYPE_STYLE (pentad_style_get_type ())
G_DECLARE_FINAL_TYPE (PentadStyle, pentad_style, PENTAD, STYLE, GObject)

/* Styles a display until it is disposed. */
PentadStyle *pentad_style_new (GdkDisplay *display);
/* Colours and type size of a theme; factor: widget pixels per design pixel. Does nothing when they
 * are those in force. */
void pentad_style_apply (PentadStyle *self, const PentadTheme *theme, double factor);
/* What apply() says to GTK, apart from the rules that never change. Transfer full. */
char *pentad_style_css (const PentadTheme *theme, double factor);
