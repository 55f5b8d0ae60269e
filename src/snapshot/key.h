/* Keys that sign snapshots: made, kept behind a passphrase, and handed out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A private key is written as lines of text; a public one as PEM (SubjectPublicKeyInfo, RFC 8410),
 * which openssl reads. */
#pragma once

#include "snapshot/seal.h"

/* Fewest characters of a passphrase. */
#define PENTAD_KEY_MIN_PASSPHRASE 8

void pentad_key_generate (PentadKeyPair *key);
/* Wipes it. */
void pentad_key_clear (PentadKeyPair *key);
/* The private key under a passphrase: Argon2id, then XSalsa20 and Poly1305. NULL for one that is
 * too short. Takes a tenth of a second. Transfer full. */
char *pentad_key_lock (const PentadKeyPair *key, const char *passphrase, GError **error);
/* FALSE with PASSPHRASE when it is the wrong one, with KEY when the text is no key; origin is named
 * in errors. */
gboolean pentad_key_unlock (const char *text,
                            const char *origin,
                            const char *passphrase,
                            PentadKeyPair *key,
                            GError **error);
/* The public part of a locked key, which takes no passphrase. */
gboolean pentad_key_peek (const char *text,
                          const char *origin,
                          guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                          GError **error);
/* Transfer full. */
char *pentad_key_to_pem (const guint8 public_key[PENTAD_PUBLIC_KEY_LEN]);
gboolean pentad_key_from_pem (const char *text,
                              const char *origin,
                              guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                              GError **error);
/* What people compare by telephone: the first 16 bytes of the SHA-256 of the public key, in groups
 * of four digits. Transfer full. */
char *pentad_key_dup_fingerprint (const guint8 public_key[PENTAD_PUBLIC_KEY_LEN]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadKeyPair, pentad_key_clear)
