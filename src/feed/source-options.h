/* The options of a command line that say what a city is read from, shared by the programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/source.h"

#include "host/access-options.h"
#include "host/clock.h"
#include "host/http-stand-in.h"

/* As given; NULL where an option is absent. */
typedef struct
{
  char *standby; /* second address of the platform */
  char **boundaries;
  char *mapping;
  char *zone;
  char *scheme;
  char *at; /* the instant of evaluation */
  PentadAccessOptions access;
  PentadStandInFunc
      open_file; /* of the program: a file may be named as the source; NULL: none may */
  PentadStandIn
      *opened; /* borrowed, and emptied: the file that is named, open already; NULL none */
} PentadSourceOptions;

/* Adds --standby, --boundaries, --mapping, --zone, --scheme and --at to the options of a program,
 * and the group of those that say how a server is reached. What is given is put into self. */
void pentad_source_options_add (PentadSourceOptions *self, GOptionContext *context);
/* TRUE for a text that is no address and ends in ".pentad", or is the path of a file. */
gboolean pentad_source_options_names_file (const char *text);
/* The source that text and options name (see pentad_feed_source_new_mapped()), with all that is
 * needed to reach it; a text that is no address and ends in ".pentad", or is the path of a file,
 * names a file. Reads the disk. NULL with one line that names the option. Transfer full. */
PentadFeedSource *pentad_source_options_make_source (const PentadSourceOptions *self,
                                                     const char *text,
                                                     GError **error);
/* A clock that stands at the instant of --at, or the machine's. A time without zone is one of
 * --zone. NULL with one line that names the option. Transfer full. */
PentadClock *pentad_source_options_make_clock (const PentadSourceOptions *self, GError **error);
void pentad_source_options_clear (PentadSourceOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadSourceOptions, pentad_source_options_clear)
