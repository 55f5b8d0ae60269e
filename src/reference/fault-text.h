/* Faults inside documents: edits of their text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the faults. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *document; /* unless another is named */
  const char *member;   /* the argument names a member, this one by default; NULL: no argument */
  const char *pattern;  /* the first match is changed; %s is the member */
  const char
      *replacement; /* of the whole match, with \1 … for its groups; # is the request's number */
  const char *summary;
} PentadTextFault;

const PentadTextFault *pentad_text_fault_get (guint index, guint *n_faults);
/* The text with the fault, transfer full; NULL when nothing in it matches. member NULL: the
 * default. */
GString *pentad_text_fault_apply (
    const PentadTextFault *fault, const char *member, guint number, const char *text, gsize len);
