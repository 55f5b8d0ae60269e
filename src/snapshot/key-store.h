/* Where keys lie: the user's own, and the public ones that are trusted, by user and by machine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * pentad/keys/NAME.key and pentad/trust/NAME.pem below the user's configuration folder;
 * pentad/trust/NAME.pem below those of the machine (/etc/xdg). The name of the file is the name
 * that is shown. Who owns a key trusts it. */
#pragma once

#include "snapshot/key.h"

typedef struct
{
  char *name;
  char *path;
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  gboolean is_own;     /* the private part is here */
  gboolean is_machine; /* of the machine, not of the user */
} PentadStoredKey;

/* Every key that is trusted here (PentadStoredKey), the user's own ones first. What is no key is
 * passed over. Blocks. Transfer full. */
GPtrArray *pentad_key_store_list (void);
/* The name under which a key is trusted; NULL when it is not. user_data is ignored. A
 * PentadTrustFunc. Blocks. Transfer full. */
char *pentad_key_store_find_trusted (const guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                                     gpointer user_data);
/* Adds a key of one's own; one of that name must not be there. The file is for the user alone. */
gboolean pentad_key_store_add (const char *name,
                               const PentadKeyPair *key,
                               const char *passphrase,
                               GError **error);
/* Trusts a public key, for this user or for all of the machine. Takes the place of one of that
 * name.
 */
gboolean pentad_key_store_trust (const char *name,
                                 const guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                                 gboolean for_machine,
                                 GError **error);
/* The public part of a key of one's own, or of a trusted one. */
gboolean
pentad_key_store_find (const char *name, guint8 public_key[PENTAD_PUBLIC_KEY_LEN], GError **error);
/* Opens a key of one's own. */
gboolean pentad_key_store_unlock (const char *name,
                                  const char *passphrase,
                                  PentadKeyPair *key,
                                  GError **error);
