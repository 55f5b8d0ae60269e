/* What operators write down about what they saw: notes, and "seen", each with a name and a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file of the user's for all platforms, a JSON object a line, only ever added to, so that two
 * walls of one user never lose each other's lines and any program can read it. */
#pragma once

#include <glib.h>

/* The newest entries of a platform that are read. */
#define PENTAD_LOG_BOOK_SIZE 200
/* Longest note and longest name, in bytes; longer ones are cut at a letter. */
#define PENTAD_LOG_BOOK_MAX_TEXT 1000
#define PENTAD_LOG_BOOK_MAX_NAME 100

typedef struct
{
  gint64 time; /* wall time */
  char *operator;
  char *text; /* NULL: everything up to `time` was seen */
} PentadLogEntry;

/* The file of this user. Transfer full. */
char *pentad_log_book_dup_path (void);
/* Adds an entry of now. `text` NULL says "seen"; one of nothing but white space is refused. The
 * folder is made when it is missing; the file is the user's alone. FALSE with G_FILE_ERROR, which
 * names the path, or G_IO_ERROR_INVALID_ARGUMENT. */
gboolean pentad_log_book_add (const char *path,
                              const char *platform,
                              const PentadLogEntry *entry,
                              GError **error);
/* The newest entries of a platform, oldest first: PentadLogEntry. Lines that are no entry are left
 * out: a cut last line, or what a later version writes. A missing file is an empty one. Transfer
 * full. */
GPtrArray *pentad_log_book_read (const char *path, const char *platform);
