/* The seal of a snapshot: the comment at the end of the ZIP, with digest and signature.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/seal.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (PENTAD_PUBLIC_KEY_LEN == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (PENTAD_SECRET_KEY_LEN == crypto_sign_SECRETKEYBYTES);
G_STATIC_ASSERT (PENTAD_SIGNATURE_LEN == crypto_sign_BYTES);
G_STATIC_ASSERT (PENTAD_DIGEST_LEN == crypto_hash_sha256_BYTES);

/* The words that stand in a seal; what is not between them is the value. */
#define MAGIC        "PENTAD-SNAPSHOT "
#define NUMBER_LEN   4
#define VERSION_AT   16
#define ALGORITHM    "\nalgorithm "
#define NUMBER_AT    (VERSION_AT + NUMBER_LEN + 11)
#define KEY          "\nkey "
#define KEY_AT       (NUMBER_AT + NUMBER_LEN + 5)
#define DIGEST       "\ndigest "
#define DIGEST_AT    (KEY_AT + 64 + 8)
#define SIGNATURE    "\nsignature "
#define SIGNATURE_AT (DIGEST_AT + 64 + 11)

G_STATIC_ASSERT (DIGEST_AT + 64 + 1 == PENTAD_SEAL_SIGNED);
G_STATIC_ASSERT (SIGNATURE_AT + 128 + 1 == PENTAD_SEAL_LEN);

void
pentad_seal_digest (const guint8 *data, gsize len, guint8 digest[PENTAD_DIGEST_LEN])
{
  /* Harmless when done before; picks what the processor can do. */
  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  crypto_hash_sha256 (digest, data, len);
}

char *
pentad_seal_to_hex (const guint8 *bytes, gsize len, char *text)
{
  return sodium_bin2hex (text, 2 * len + 1, bytes, len);
}

void
pentad_seal_make (const guint8 *data,
                  gsize len,
                  const PentadKeyPair *key,
                  char seal[PENTAD_SEAL_LEN])
{
  static const guint8 nobody[PENTAD_PUBLIC_KEY_LEN];
  guint8 digest[PENTAD_DIGEST_LEN], signature[PENTAD_SIGNATURE_LEN] = { 0 };
  char key_text[65], digest_text[65], signature_text[129];
  g_autofree char *text = NULL;

  pentad_seal_digest (data, len, digest);
  text = g_strdup_printf (
      MAGIC "%04d" ALGORITHM "%04d" KEY "%s" DIGEST "%s" SIGNATURE, PENTAD_SEAL_VERSION,
      key != NULL ? PENTAD_SEAL_SHA256_ED25519 : PENTAD_SEAL_SHA256,
      pentad_seal_to_hex (key != NULL ? key->public_key : nobody, PENTAD_PUBLIC_KEY_LEN, key_text),
      pentad_seal_to_hex (digest, sizeof digest, digest_text));
  if (key != NULL)
    crypto_sign_detached (signature, NULL, (const guint8 *)text, PENTAD_SEAL_SIGNED,
                          key->secret_key);
  memcpy (seal, text, SIGNATURE_AT);
  pentad_seal_to_hex (signature, sizeof signature, signature_text);
  memcpy (seal + SIGNATURE_AT, signature_text, 128);
  seal[PENTAD_SEAL_LEN - 1] = '\n';
}

static gboolean G_GNUC_PRINTF (4, 5)
    refuse (GError **error, const char *origin, PentadSnapshotError code, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, code, "%s: %s", origin, reason);
  return FALSE;
}

static gboolean
has_word (const char *text, gsize end, const char *word)
{
  gsize len = strlen (word);

  return memcmp (text + end - len, word, len) == 0;
}

/* -1 for what is no number of four digits. */
static int
read_number (const char *text)
{
  int number = 0;

  for (guint i = 0; i < NUMBER_LEN; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (text[i]);
    }
  return number;
}

/* Capital letters would be a second way to write the same. */
static gboolean
read_hex (const char *text, guint8 *bytes, gsize len)
{
  for (gsize i = 0; i < 2 * len; i++)
    if (!g_ascii_isxdigit (text[i]) || g_ascii_isupper (text[i]))
      return FALSE;
  for (gsize i = 0; i < len; i++)
    bytes[i] =
        (guint8)(g_ascii_xdigit_value (text[2 * i]) * 16 + g_ascii_xdigit_value (text[2 * i + 1]));
  return TRUE;
}

/* The words and numbers of the seal; its values are still to be checked. */
static gboolean
read_seal (const char *text,
           const char *origin,
           PentadSeal *seal,
           guint8 signature[PENTAD_SIGNATURE_LEN],
           GError **error)
{
  int version, algorithm;

  if (!has_word (text, VERSION_AT, MAGIC))
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_NO_SEAL,
                   _ ("this is no snapshot, or it was cut short or added to: it does not end in a "
                      "seal"));
  version = read_number (text + VERSION_AT);
  if (version > PENTAD_SEAL_VERSION)
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_VERSION,
                   _ ("a snapshot of format %d, made by a newer Pentad; expected format %d"),
                   version, PENTAD_SEAL_VERSION);
  if (version >= 0 && version < PENTAD_SEAL_VERSION)
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_VERSION,
                   _ ("a snapshot of the older format %d, which is no longer read; expected format "
                      "%d"),
                   version, PENTAD_SEAL_VERSION);
  algorithm = read_number (text + NUMBER_AT);
  if (algorithm > PENTAD_SEAL_SHA256_ED25519 && has_word (text, NUMBER_AT, ALGORITHM))
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_VERSION,
                   _ ("sealed by algorithm %d, which this version does not know"), algorithm);
  if (version < 0 || algorithm < 0 || !has_word (text, NUMBER_AT, ALGORITHM) ||
      !has_word (text, KEY_AT, KEY) || !has_word (text, DIGEST_AT, DIGEST) ||
      !has_word (text, SIGNATURE_AT, SIGNATURE) || text[PENTAD_SEAL_LEN - 1] != '\n' ||
      !read_hex (text + KEY_AT, seal->key, PENTAD_PUBLIC_KEY_LEN) ||
      !read_hex (text + DIGEST_AT, seal->digest, PENTAD_DIGEST_LEN) ||
      !read_hex (text + SIGNATURE_AT, signature, PENTAD_SIGNATURE_LEN))
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_NO_SEAL, _ ("the seal is damaged"));
  seal->algorithm = (PentadSealAlgorithm)algorithm;
  return TRUE;
}

gboolean
pentad_seal_verify (
    const guint8 *data, gsize len, const char *origin, PentadSeal *seal, GError **error)
{
  guint8 digest[PENTAD_DIGEST_LEN], signature[PENTAD_SIGNATURE_LEN];
  const char *text;
  PentadSeal read;

  if (len < PENTAD_SEAL_LEN)
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_NO_SEAL,
                   _ ("this is no snapshot: it is shorter than a seal"));
  text = (const char *)data + len - PENTAD_SEAL_LEN;
  if (!read_seal (text, origin, &read, signature, error))
    return FALSE;
  pentad_seal_digest (data, len - PENTAD_SEAL_LEN, digest);
  if (memcmp (digest, read.digest, sizeof digest) != 0)
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_DIGEST,
                   _ ("the file is damaged or was changed: its digest is not the one in its seal"));
  if (read.algorithm == PENTAD_SEAL_SHA256
          ? !sodium_is_zero (read.key, sizeof read.key) ||
                !sodium_is_zero (signature, sizeof signature)
          : crypto_sign_verify_detached (signature, (const guint8 *)text, PENTAD_SEAL_SIGNED,
                                         read.key) != 0)
    return refuse (error, origin, PENTAD_SNAPSHOT_ERROR_SIGNATURE,
                   _ ("the signature does not fit: the seal was changed"));
  *seal = read;
  return TRUE;
}
