/* What the user chose for good, and where the last session ended, kept by GSettings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys with their ranges are in data/org.pentad.Pentad.gschema.xml. */
#pragma once

#include <gio/gio.h>

#include "app/options.h"
#include "doctor/report.h"

/* What a session shows and how its window lies. */
typedef struct
{
  const char *platform;
  const char *filter; /* NULL: none */
  const char *view, *division, *period;
  const char *page; /* of the view; NULL: it has only one */
  int width, height;
  gboolean maximized, fullscreen;
  gboolean list_shown; /* the places beside the map */
} PentadSettingsPlace;

/* The settings of this user; a machine without a settings service keeps them in a file of the
 * user's configuration folder. NULL when the schema is not installed, with one line on how that
 * comes: the program then goes on by its options alone. Transfer full. */
GSettings *pentad_settings_new (GError **error);
/* The language chosen, NULL for that of the system. Transfer full. */
char *pentad_settings_dup_language (GSettings *settings);
/* Puts what is set into the options that the command line does not give. Another platform on the
 * command line takes nothing that belongs to the platform of the settings, and no place in it. */
void pentad_settings_fill (GSettings *settings, PentadOptions *options);
/* Reports what is kept and is not one of the values that the schema allows. */
void pentad_settings_examine (GSettings *settings, PentadDoctorReport *report);
/* Size of the text and, unless options->has_theme, the theme as they are set now. */
void pentad_settings_get_looks (GSettings *settings, PentadOptions *options);
/* Keeps the platform that was chosen and how it is reached, for the next start. */
void pentad_settings_keep_source (GSettings *settings, const PentadOptions *options);
/* Keeps that the demo city was chosen, if no platform is kept that would be forgotten by it. */
void pentad_settings_keep_demo (GSettings *settings);
/* Keeps where the session ended. */
void pentad_settings_remember (GSettings *settings, const PentadSettingsPlace *place);
