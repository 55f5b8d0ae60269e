/* Where a desktop keeps secrets, as a type that tests replace.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/keyring.h"

#include <libsecret/secret.h>

/* The name is not compared, so that an item put there by another tool is found, too. */
static const SecretSchema schema = {
  "pentad.credential",
  SECRET_SCHEMA_DONT_MATCH_NAME,
  { { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "origin", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static char *
look_up (const char *origin, GError **error)
{
  return secret_password_lookup_nonpageable_sync (&schema, NULL, error, "application", "pentad",
                                                  "origin", origin, NULL);
}

const PentadKeyring *
pentad_keyring_get_system (void)
{
  static const PentadKeyring keyring = { look_up, secret_password_free };

  return &keyring;
}
