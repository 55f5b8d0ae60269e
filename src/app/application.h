/* The program: from the command line to a window on a city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/options.h"

#define PENTAD_TYPE_APPLICATION (pentad_application_get_type ())
G_DECLARE_FINAL_TYPE (PentadApplication, pentad_application, PENTAD, APPLICATION, GtkApplication)

/* Checks the source, the time and the boards (without a source the user is asked in a window of its
 * own); opens no window and no connection yet. Takes over the
 * contents of the options. settings: where the session's end is kept; NULL nowhere. NULL with one
 * line that names what is wrong. */
PentadApplication *
pentad_application_new (PentadOptions *options, GSettings *settings, GError **error);
/* 0, or 1 when a picture was asked for and could not be made. */
int pentad_application_get_exit_code (PentadApplication *self);
