/* A line that says what was done, or what went wrong, and goes away by itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_NOTICE (pentad_notice_get_type ())
G_DECLARE_FINAL_TYPE (PentadNotice, pentad_notice, PENTAD, NOTICE, GtkWidget)

/* Hidden until something is said. */
GtkWidget *pentad_notice_new (void);
/* Shows the text for some seconds; NULL hides it at once. */
void pentad_notice_say (PentadNotice *self, const char *text);
/* Borrowed; NULL while nothing is shown. */
const char *pentad_notice_get_text (PentadNotice *self);
