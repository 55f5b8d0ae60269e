/* The command line of pentadctl: options that its commands share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/source-options.h"

/* As given; NULL or 0 where an option is absent. */
typedef struct
{
  char *from;
  PentadSourceOptions source;
  char *division;
  char *period;
  char *filter; /* as pentad_filter_parse() reads it; NULL none */
  char *language;
  int timeout_s;

  /* render */
  char *view;
  char *page;
  char *size;
  char *theme;
  char *wall;
  char *output;
  gboolean scene;

  /* figures */
  char *format;
  char *explain;
  char *by;
  char *unit;
  char *level;
  gboolean json;

  /* snapshot create */
  char *sign;
  char *passphrase_file;
  gboolean is_public;
} PentadCtlOptions;

/* Parses the words after the command. FALSE with *error: one line that says what is wrong. */
gboolean pentad_ctl_options_parse (
    PentadCtlOptions *options, const char *command, int argc, char **argv, GError **error);
void pentad_ctl_options_clear (PentadCtlOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCtlOptions, pentad_ctl_options_clear)
