/* Where a desktop keeps secrets, as a type that tests replace.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  /* The secret of an origin ("https://city.example:8443"). NULL without an error: none is kept.
   * Blocks. Give it back with wipe(). */
  char *(*look_up) (const char *origin, GError **error);
  void (*wipe) (char *secret);
} PentadKeyring;

/* libsecret: the item with the attributes application=pentad and origin=ORIGIN. */
const PentadKeyring *pentad_keyring_get_system (void);
