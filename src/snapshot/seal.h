/* The seal of a snapshot: the comment at the end of the ZIP, with digest and signature.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Five lines of text of fixed length (data/snapshot-format.md). The digest is that of every byte of
 * the file before the seal; the signature is that of the first four lines, and so of everything.
 * Each byte of it is either fixed, or checked against what it covers, so that no byte of a snapshot
 * can change unnoticed, signed or not. */
#pragma once

#include "snapshot/snapshot-error.h"

/* Bytes of the whole seal, and of the lines that are signed. */
#define PENTAD_SEAL_LEN    316
#define PENTAD_SEAL_SIGNED 177

#define PENTAD_SEAL_VERSION 1

#define PENTAD_DIGEST_LEN     32
#define PENTAD_PUBLIC_KEY_LEN 32
#define PENTAD_SECRET_KEY_LEN 64
#define PENTAD_SIGNATURE_LEN  64

/* How digest and signature were made. Others are refused. */
typedef enum
{
  PENTAD_SEAL_SHA256 = 0,        /* SHA-256, not signed */
  PENTAD_SEAL_SHA256_ED25519 = 1 /* SHA-256 and Ed25519; 2 is kept for SM3 and SM2 */
} PentadSealAlgorithm;

typedef struct
{
  PentadSealAlgorithm algorithm;
  guint8 key[PENTAD_PUBLIC_KEY_LEN]; /* public key of the signer; zeros when unsigned */
  guint8 digest[PENTAD_DIGEST_LEN];
} PentadSeal;

/* Both parts of an Ed25519 key, as libsodium has them. */
typedef struct
{
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  guint8 secret_key[PENTAD_SECRET_KEY_LEN];
} PentadKeyPair;

/* The seal of these bytes. key NULL: unsigned. */
void pentad_seal_make (const guint8 *data,
                       gsize len,
                       const PentadKeyPair *key,
                       char seal[PENTAD_SEAL_LEN]);
/* Checks a whole file: that it ends in a seal, and that this is the seal of what stands before it.
 * Says nothing about who owns the key. origin is named in errors. */
gboolean pentad_seal_verify (
    const guint8 *data, gsize len, const char *origin, PentadSeal *seal, GError **error);
/* SHA-256. */
void pentad_seal_digest (const guint8 *data, gsize len, guint8 digest[PENTAD_DIGEST_LEN]);
/* Bytes as small hexadecimal digits. text has room for 2 * len + 1. Returns it. */
char *pentad_seal_to_hex (const guint8 *bytes, gsize len, char *text);
