/* The command line of pentad.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/source-options.h"
#include "render/theme.h"

/* NULL where an option is absent. */
typedef struct
{
  /* The source. */
  char *platform; /* NULL: the user is asked */
  PentadSourceOptions source;

  /* What to show first. */
  char *view;
  char *page;
  char *division;
  char *period;
  char *filter; /* as pentad_filter_parse() reads it; NULL: none */

  /* The same where nothing is said: not from the command line, and passed over when it is not
   * there any more. */
  char *usual_view;
  char *usual_page;
  char *usual_division;
  char *usual_period;
  char *usual_filter;
  char *usual_layers; /* ids of the reference layers of every map, or "none"; NULL: as boards say */

  /* How. */
  char *language;
  PentadThemeKind theme;
  gboolean has_theme;    /* the command line names it */
  double text_size;      /* 0: as designed */
  guint poll_interval_s; /* of the state; 0: the usual one */
  int width, height;     /* of the window; 0: its usual size */
  gboolean maximized, fullscreen;
  gboolean list_shown; /* the places beside the map */

  int rotate_s;     /* how long a page of a view is shown; 0: until another is chosen */
  char *screenshot; /* file to draw the window into; NULL: none */
  gboolean service; /* started by the session bus: wait for what it asks */
  gboolean version;
  gboolean doctor, as_json;
} PentadOptions;

/* Parses a command line and checks what can be checked without the platform. FALSE with
 * G_OPTION_ERROR and one line that names the option. --help prints and exits. */
gboolean pentad_options_parse (PentadOptions *options, int argc, char **argv, GError **error);
void pentad_options_clear (PentadOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadOptions, pentad_options_clear)
