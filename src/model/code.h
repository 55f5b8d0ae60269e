/* Codes that many cases share, kept once under a number: classes, divisions, departments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number takes four bytes where a pointer takes eight, and compares as fast. A code lives as long
 * as something holds it, since what a platform sends must not stay for ever; its number is then
 * given again. Thread-safe. */
#pragma once

#include <glib.h>

/* Each kind is numbered on its own, so that the many divisions do not make the numbers of the few
 * departments long. */
typedef enum
{
  PENTAD_CODE_CLASS,
  PENTAD_CODE_DIVISION,
  PENTAD_CODE_ACTOR,  /* departments and persons */
  PENTAD_CODE_STREET, /* of an address */
  PENTAD_N_CODE_KINDS
} PentadCodeKind;

/* Number of a code among those of its kind; 0 is "none". */
typedef guint32 PentadCode;

/* The number of a text, held once more; 0 for NULL. */
PentadCode pentad_code_hold_text (PentadCodeKind kind, const char *text);
/* Holds a number that the caller already has. */
void pentad_code_hold (PentadCodeKind kind, PentadCode code);
void pentad_code_release (PentadCodeKind kind, PentadCode code);
/* The text, the same pointer for the same code; valid while it is held. NULL for 0. */
const char *pentad_code_get_text (PentadCodeKind kind, PentadCode code);
