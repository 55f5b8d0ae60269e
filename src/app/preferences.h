/* The window of preferences: what is kept by GSettings, each at its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/theme.h"

#define PENTAD_TYPE_PREFERENCES (pentad_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PentadPreferences, pentad_preferences, PENTAD, PREFERENCES, GtkWindow)

/* Changes count at once, but for those of platform and language, which hold from the next start.
 * theme: id of the one that the command line asks for, which holds until another is chosen; NULL
 * when it asks for none. */
PentadPreferences *
pentad_preferences_new (GtkWindow *parent, GSettings *settings, const char *theme);
