/* Rows of an Open311 answer, however the server wraps them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taken are: a bare array; an array below one or more members of usual names
 * ({"service_requests": {"request": [...]}}); an object whose members are numbered, as PHP makes of
 * an array; a single row where a list of one is meant; null entries. An answer that is an error, in
 * any of these forms, fails with what the server says. */
#pragma once

#include "codec/guard.h"

typedef struct
{
  const char *what;         /* "a list of requests", for messages */
  const char *const *wraps; /* names of members that hold the rows; ends with NULL */
  gsize row_size;
  void (*init_row) (gpointer row); /* NULL: zeros */
  /* Reads the member, or returns FALSE without having read anything (or after an error). */
  gboolean (*read_member) (
      PentadGuard *guard, gpointer row, const char *name, gsize len, gpointer user_data);
  /* Takes the row and clears it. FALSE when it lacks its id and so is none. */
  gboolean (*end_row) (PentadGuard *guard, gpointer row, gpointer user_data);
} PentadOpen311List;

/* *n_idless counts rows without an id, which are left out. */
gboolean pentad_open311_read_list (PentadGuard *guard,
                                   const PentadOpen311List *list,
                                   gpointer user_data,
                                   guint *n_idless);
