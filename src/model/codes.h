/* Many codes in one block of memory, in their order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Zero is none. */
typedef struct
{
  char *text; /* each ended by a zero */
  gsize len;  /* bytes, the zeros included */
  gsize size; /* bytes that there is room for */
  guint n;    /* codes */
} PentadCodes;

void pentad_codes_add (PentadCodes *codes, const char *code);
/* Gives back the room that is left; more codes may still follow. */
void pentad_codes_trim (PentadCodes *codes);
/* The code after another one, or the first after NULL; NULL after the last. Borrowed. */
const char *pentad_codes_next (const PentadCodes *codes, const char *code);
void pentad_codes_clear (PentadCodes *codes);
