/* The command line of pentad-platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/zone.h"
#include "reference/tier.h"

/* Where the platform listens unless told otherwise; after the number of the hotline. */
#define PENTAD_OPTIONS_PORT 12319

typedef struct
{
  PentadTier tier; /* with --cells applied */
  guint64 seed;
  double speed; /* city seconds a real second */
  gint64 start; /* PENTAD_NO_TIME: now */
  char *bind;
  guint16 port;
  char *replay;         /* folder or snapshot of --replay; NULL: a made-up city */
  char *account;        /* NULL: none is named */
  guint planted;        /* --planted: bits of PentadPlanted */
  char **faults;        /* --fault, NULL none; see reference/fault.h */
  gboolean list_faults; /* --fault list: print them and end */
  gboolean version;     /* print the version and end */
} PentadOptions;

/* Reads the arguments; a time without zone is read in `zone`. --help prints and ends the program.
 * FALSE with *error set to one clear line; *options then needs no clearing. */
gboolean pentad_options_parse (
    PentadOptions *options, int *argc, char ***argv, const PentadZone *zone, GError **error);
void pentad_options_clear (PentadOptions *options);
