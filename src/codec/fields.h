/* Values of documents: labels, times, days, numbers; null means "not known".
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All return FALSE after an error of the guard, and leave the output as it was for null. */
#pragma once

#include "codec/guard.h"
#include "model/label.h"
#include "model/zone.h"

/* Opens an array or object that may be missing: FALSE for null, which is consumed, and after an
 * error. */
gboolean pentad_field_begin_array (PentadGuard *guard);
gboolean pentad_field_begin_object (PentadGuard *guard);
gboolean pentad_field_string (PentadGuard *guard, char **text);
/* Text without U+0000, not terminated; valid until the next call on the guard, and as long as the
 * document when it lies in it. */
gboolean pentad_field_slice (PentadGuard *guard, const char **text, gsize *len);
/* For codes that repeat: each is kept once, as long as the guard lives. */
gboolean pentad_field_code (PentadGuard *guard, const char **code);
gboolean pentad_field_label (PentadGuard *guard, PentadLabel *label);
gboolean pentad_field_double (PentadGuard *guard, double *value);
/* Whole numbers within int; a negative one is refused. */
gboolean pentad_field_count (PentadGuard *guard, int *value);
gboolean pentad_field_boolean (PentadGuard *guard, gboolean *value);
gboolean pentad_field_time (PentadGuard *guard, gint64 *time);
/* A time without zone is read in `naive`, when that is not NULL. */
gboolean pentad_field_time_in (PentadGuard *guard, const PentadZone *naive, gint64 *time);
gboolean pentad_field_day (PentadGuard *guard, gint32 *day);
/* Array of strings appended to `array` (char *, owned by it). */
gboolean pentad_field_strings (PentadGuard *guard, GPtrArray *array);
/* "HH:MM" as seconds after midnight, 24:00 included. */
gboolean pentad_field_clock (PentadGuard *guard, int *second);
/* Fails unless the string member was given. */
gboolean pentad_field_require (PentadGuard *guard, gconstpointer value, const char *expected);
