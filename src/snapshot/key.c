/* Keys that sign snapshots: made, kept behind a passphrase, and handed out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/key.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define SALT_LEN  crypto_pwhash_argon2id_SALTBYTES
#define NONCE_LEN crypto_secretbox_NONCEBYTES
#define BOX_LEN   (PENTAD_SECRET_KEY_LEN + crypto_secretbox_MACBYTES)
/* What a guess costs: three passes over 64 MiB. A file may ask for more, up to these. */
#define PASSES         3
#define MEMORY_MIB     64
#define MAX_PASSES     16
#define MAX_MEMORY_MIB 1024

#define HEADER "PENTAD-KEY 1\n"

#define PEM_BEGIN "-----BEGIN PUBLIC KEY-----\n"
#define PEM_END   "-----END PUBLIC KEY-----"
/* SubjectPublicKeyInfo of an Ed25519 key, before its 32 bytes. */
static const guint8 pem_head[] = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                   0x2b, 0x65, 0x70, 0x03, 0x21, 0x00 };

/* A locked key. */
typedef struct
{
  guint passes, memory_mib;
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  guint8 salt[SALT_LEN];
  guint8 nonce[NONCE_LEN];
  guint8 box[BOX_LEN];
} Locked;

static void
start_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium does not start");
}

void
pentad_key_generate (PentadKeyPair *key)
{
  start_sodium ();
  crypto_sign_keypair (key->public_key, key->secret_key);
}

void
pentad_key_clear (PentadKeyPair *key)
{
  sodium_memzero (key, sizeof *key);
}

static gboolean
derive (const Locked *locked,
        const char *passphrase,
        guint8 box_key[crypto_secretbox_KEYBYTES],
        GError **error)
{
  start_sodium ();
  if (crypto_pwhash (box_key, crypto_secretbox_KEYBYTES, passphrase, strlen (passphrase),
                     locked->salt, locked->passes, (size_t)locked->memory_mib << 20,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
               _ ("there are not the %u MB of memory that a passphrase takes"), locked->memory_mib);
  return FALSE;
}

static void
append_hex (GString *text, const char *name, const guint8 *bytes, gsize len)
{
  g_autofree char *hex = g_malloc (2 * len + 1);

  g_string_append_printf (text, "%s %s\n", name, pentad_seal_to_hex (bytes, len, hex));
}

char *
pentad_key_lock (const PentadKeyPair *key, const char *passphrase, GError **error)
{
  Locked locked = { .passes = PASSES, .memory_mib = MEMORY_MIB };
  guint8 box_key[crypto_secretbox_KEYBYTES];
  GString *text;

  if (g_utf8_strlen (passphrase, -1) < PENTAD_KEY_MIN_PASSPHRASE)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_PASSPHRASE,
                   _ ("the passphrase is too short; expected %d characters or more"),
                   PENTAD_KEY_MIN_PASSPHRASE);
      return NULL;
    }
  start_sodium ();
  randombytes_buf (locked.salt, SALT_LEN);
  randombytes_buf (locked.nonce, NONCE_LEN);
  if (!derive (&locked, passphrase, box_key, error))
    return NULL;
  crypto_secretbox_easy (locked.box, key->secret_key, PENTAD_SECRET_KEY_LEN, locked.nonce, box_key);
  sodium_memzero (box_key, sizeof box_key);
  text = g_string_new (HEADER);
  g_string_append_printf (text, "passes %u\nmemory %u\n", locked.passes, locked.memory_mib);
  append_hex (text, "public", key->public_key, PENTAD_PUBLIC_KEY_LEN);
  append_hex (text, "salt", locked.salt, SALT_LEN);
  append_hex (text, "nonce", locked.nonce, NONCE_LEN);
  append_hex (text, "box", locked.box, BOX_LEN);
  return g_string_free (text, FALSE);
}

static gboolean
read_hex (const char *line, const char *name, guint8 *bytes, gsize len)
{
  gsize n = strlen (name), done = 0;
  const char *end = NULL;

  return strncmp (line, name, n) == 0 && line[n] == ' ' && strlen (line + n + 1) == 2 * len &&
         sodium_hex2bin (bytes, len, line + n + 1, 2 * len, NULL, &done, &end) == 0 && done == len;
}

static gboolean
read_number (const char *line, const char *name, guint max, guint *value)
{
  gsize n = strlen (name);
  guint64 number;

  if (strncmp (line, name, n) != 0 || line[n] != ' ' ||
      !g_ascii_string_to_unsigned (line + n + 1, 10, 1, max, &number, NULL))
    return FALSE;
  *value = (guint)number;
  return TRUE;
}

static gboolean
read_locked (const char *text, const char *origin, Locked *locked, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 9);

  if (g_str_has_prefix (text, HEADER) && g_strv_length (lines) == 8 &&
      read_number (lines[1], "passes", MAX_PASSES, &locked->passes) &&
      read_number (lines[2], "memory", MAX_MEMORY_MIB, &locked->memory_mib) &&
      read_hex (lines[3], "public", locked->public_key, PENTAD_PUBLIC_KEY_LEN) &&
      read_hex (lines[4], "salt", locked->salt, SALT_LEN) &&
      read_hex (lines[5], "nonce", locked->nonce, NONCE_LEN) &&
      read_hex (lines[6], "box", locked->box, BOX_LEN))
    return TRUE;
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
               _ ("%s: this is no private key of Pentad, or a damaged one"), origin);
  return FALSE;
}

gboolean
pentad_key_peek (const char *text,
                 const char *origin,
                 guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                 GError **error)
{
  Locked locked;

  if (!read_locked (text, origin, &locked, error))
    return FALSE;
  memcpy (public_key, locked.public_key, PENTAD_PUBLIC_KEY_LEN);
  return TRUE;
}

gboolean
pentad_key_unlock (const char *text,
                   const char *origin,
                   const char *passphrase,
                   PentadKeyPair *key,
                   GError **error)
{
  guint8 box_key[crypto_secretbox_KEYBYTES];
  gboolean is_open;
  Locked locked;

  if (!read_locked (text, origin, &locked, error) || !derive (&locked, passphrase, box_key, error))
    return FALSE;
  is_open =
      crypto_secretbox_open_easy (key->secret_key, locked.box, BOX_LEN, locked.nonce, box_key) == 0;
  sodium_memzero (box_key, sizeof box_key);
  if (!is_open)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_PASSPHRASE,
                   _ ("%s: the passphrase is wrong"), origin);
      return FALSE;
    }
  /* What the file says of the public part is not covered by the box. */
  crypto_sign_ed25519_sk_to_pk (key->public_key, key->secret_key);
  if (memcmp (key->public_key, locked.public_key, PENTAD_PUBLIC_KEY_LEN) == 0)
    return TRUE;
  pentad_key_clear (key);
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
               _ ("%s: this is no private key of Pentad, or a damaged one"), origin);
  return FALSE;
}

char *
pentad_key_to_pem (const guint8 public_key[PENTAD_PUBLIC_KEY_LEN])
{
  guint8 bytes[sizeof pem_head + PENTAD_PUBLIC_KEY_LEN];
  g_autofree char *base64 = NULL;

  memcpy (bytes, pem_head, sizeof pem_head);
  memcpy (bytes + sizeof pem_head, public_key, PENTAD_PUBLIC_KEY_LEN);
  base64 = g_base64_encode (bytes, sizeof bytes);
  return g_strconcat (PEM_BEGIN, base64, "\n" PEM_END "\n", NULL);
}

gboolean
pentad_key_from_pem (const char *text,
                     const char *origin,
                     guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                     GError **error)
{
  const char *begin = strstr (text, PEM_BEGIN);
  const char *end = begin != NULL ? strstr (begin, PEM_END) : NULL;
  g_autofree guint8 *bytes = NULL;
  gsize len = 0;

  if (end != NULL)
    {
      g_autofree char *base64 =
          g_strndup (begin + strlen (PEM_BEGIN), (gsize)(end - begin) - strlen (PEM_BEGIN));

      bytes = g_base64_decode (base64, &len);
    }
  if (len == sizeof pem_head + PENTAD_PUBLIC_KEY_LEN &&
      memcmp (bytes, pem_head, sizeof pem_head) == 0)
    {
      memcpy (public_key, bytes + sizeof pem_head, PENTAD_PUBLIC_KEY_LEN);
      return TRUE;
    }
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
               _ ("%s: expected a public Ed25519 key in PEM"), origin);
  return FALSE;
}

char *
pentad_key_dup_fingerprint (const guint8 public_key[PENTAD_PUBLIC_KEY_LEN])
{
  guint8 digest[PENTAD_DIGEST_LEN];
  GString *text = g_string_new (NULL);

  pentad_seal_digest (public_key, PENTAD_PUBLIC_KEY_LEN, digest);
  for (guint i = 0; i < 16; i++)
    g_string_append_printf (text, i > 0 && i % 2 == 0 ? " %02x" : "%02x", digest[i]);
  return g_string_free (text, FALSE);
}
