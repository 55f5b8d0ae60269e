/* Members of objects that come many times, found by what was in their place last time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A platform writes the members of each row in the same order, so the next member is compared with
 * the one expected first, sixteen bytes at once. */
#pragma once

#include "codec/guard.h"

#define PENTAD_GUARD_MAX_KEYS 16
/* Of a key; with its quotes it then fits two words. */
#define PENTAD_GUARD_MAX_KEY_LEN 14

typedef struct
{
  const char *name;
  gsize len;
  guint64 word[2], mask[2]; /* with the quotes */
} PentadGuardKey;

typedef struct
{
  guint n;
  PentadGuardKey keys[PENTAD_GUARD_MAX_KEYS];
} PentadGuardKeys;

/* Names are borrowed, in the order in which they usually come. */
void pentad_guard_keys_init (PentadGuardKeys *keys, const char *const *names, guint n);
/* Moves to the next member that is one of the keys and returns its number; others are skipped. -1
 * at the end of the object, and after an error; a key that comes twice is one. After each number
 * exactly one value must be read or skipped. Not to be mixed with pentad_guard_next_member() in one
 * object. */
int pentad_guard_next_key (PentadGuard *self, const PentadGuardKeys *keys);
