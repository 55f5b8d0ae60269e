/* As whom a server is asked: a token or a password that is read when it is used and wiped after.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Here stands only where the secret lies: in the keyring, in a file that nobody else may read, or
 * in a credential that systemd hands to the service. The secret itself is in locked memory from
 * pentad_credential_load() to pentad_secret_free(), and a process that has loaded one leaves no
 * core dump. Its text is one line: "bearer TOKEN", "basic USER:PASSWORD", or just the token. */
#pragma once

#include "host/keyring.h"

typedef enum
{
  PENTAD_CREDENTIAL_ERROR_SPEC,   /* not the name of a place */
  PENTAD_CREDENTIAL_ERROR_ACCESS, /* not there, or others may read it */
  PENTAD_CREDENTIAL_ERROR_CONTENT /* not a token */
} PentadCredentialError;

#define PENTAD_CREDENTIAL_ERROR (pentad_credential_error_quark ())
GQuark pentad_credential_error_quark (void);

typedef struct _PentadCredential PentadCredential;
typedef struct _PentadSecret PentadSecret;

/* text: "file:PATH" (mode 0600, owned by the user or root), "systemd:NAME" (a file of
 * $CREDENTIALS_DIRECTORY) or "keyring". Nothing is read yet. NULL with
 * PENTAD_CREDENTIAL_ERROR_SPEC, which does not repeat the text: it might be the secret. */
PentadCredential *pentad_credential_new (const char *text, GError **error);
PentadCredential *pentad_credential_ref (PentadCredential *self);
void pentad_credential_unref (PentadCredential *self);
/* Another keyring than libsecret's. Before the first use. */
void pentad_credential_set_keyring (PentadCredential *self, const PentadKeyring *keyring);

/* Reads the secret for an origin. Blocks. NULL with an error that names the place and what is
 * wrong with it, never the secret. Thread-safe. Transfer full. */
PentadSecret *pentad_credential_load (PentadCredential *self, const char *origin, GError **error);
/* Wipes it. */
void pentad_secret_free (PentadSecret *self);
/* The request header, "Authorization: ..."; do not copy. Borrowed. */
const char *pentad_secret_get_header (const PentadSecret *self);
/* TRUE when the place holds something else than what was last loaded, as far as can be told
 * without reading it: by date and size of a file. FALSE for a keyring. Thread-safe. */
gboolean pentad_credential_has_changed (PentadCredential *self);

/* FALSE with an error when group or others may read a file with a private key; path may lie in
 * $CREDENTIALS_DIRECTORY, where the service's own group may. */
gboolean pentad_credential_check_key_file (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCredential, pentad_credential_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSecret, pentad_secret_free)
