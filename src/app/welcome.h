/* The first window: the demo city, or the address of a platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/options.h"

#define PENTAD_TYPE_WELCOME (pentad_welcome_get_type ())
G_DECLARE_FINAL_TYPE (PentadWelcome, pentad_welcome, PENTAD, WELCOME, GtkApplicationWindow)

/* Signals: "demo": the demo city is wanted. "connect": the platform entered is wanted; see
 * pentad_welcome_fill(). */
PentadWelcome *pentad_welcome_new (GtkApplication *application, PentadThemeKind theme);
/* Puts what was entered into options, in the place of what they say of a source. */
void pentad_welcome_fill (PentadWelcome *self, PentadOptions *options);
/* Says what is being waited for (NULL nothing any more), or what went wrong. */
void pentad_welcome_set_waiting (PentadWelcome *self, const char *words);
void pentad_welcome_set_error (PentadWelcome *self, const char *error);
