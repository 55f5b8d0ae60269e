/* A small snapshot for tests, and ways to make it a bad one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-snapshot.h"

#include "snapshot/zip-structure.h"

#include <sodium.h>
#include <string.h>

static const char *const names[] = { "v1/about.json", "v1/state.json", "v1/staff.json" };

void
small_key (guint8 seed, PentadKeyPair *key)
{
  guint8 seeds[crypto_sign_SEEDBYTES];

  memset (seeds, seed, sizeof seeds);
  g_assert_cmpint (crypto_sign_seed_keypair (key->public_key, key->secret_key, seeds), ==, 0);
}

/* Text of a digit a byte, so that it shrinks to a little less than half. */
static GBytes *
make_document (guint32 seed, gsize size)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  char *text = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    text[i] = (char)g_rand_int_range (dice, 32, 127);
  return g_bytes_new_take (text, size);
}

static PentadManifest *
make_manifest (void)
{
  PentadManifest *manifest = pentad_manifest_new ();

  manifest->program = g_strdup ("0.1.0");
  manifest->city = g_strdup ("990100");
  pentad_label_set (&manifest->city_name, PENTAD_LANGUAGE_EN, "Yunzhou");
  manifest->zone = g_strdup ("Asia/Shanghai");
  manifest->origin = g_strdup ("http://127.0.0.1:8480");
  manifest->as_of = 1795329125;
  manifest->taken = 1795329126;
  manifest->from = pentad_day_from_date (2026, 11, 1);
  manifest->to = pentad_day_from_date (2026, 11, 22);
  return manifest;
}

GBytes *
small_snapshot (gsize size, const PentadKeyPair *key)
{
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (PentadManifest) manifest = make_manifest ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) document = make_document (i, size / G_N_ELEMENTS (names));

      g_assert_true (pentad_snapshot_builder_add (builder, names[i], document, &error));
    }
  bytes = pentad_snapshot_builder_finish (builder, manifest, key, &error);
  g_assert_no_error (error);
  return bytes;
}

GByteArray *
small_unsealed (void)
{
  g_autoptr (GBytes) bytes = small_snapshot (3000, NULL);
  GByteArray *zip = g_byte_array_new ();

  g_byte_array_append (zip, g_bytes_get_data (bytes, NULL),
                       (guint)g_bytes_get_size (bytes) - PENTAD_SEAL_LEN);
  return zip;
}

GBytes *
small_seal (GByteArray *zip, const PentadKeyPair *key)
{
  char seal[PENTAD_SEAL_LEN];

  pentad_seal_make (zip->data, zip->len, key, seal);
  g_byte_array_append (zip, (const guint8 *)seal, sizeof seal);
  return g_byte_array_free_to_bytes (zip);
}

guint32
small_get (const GByteArray *zip, gsize at)
{
  guint32 value;

  memcpy (&value, zip->data + at, sizeof value);
  return GUINT32_FROM_LE (value);
}

void
small_set (GByteArray *zip, gsize at, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (zip->data + at, &value, sizeof value);
}

gsize
small_record (const GByteArray *zip, guint n)
{
  gsize at = small_get (zip, zip->len - 6);

  for (guint i = 0; i < n; i++)
    at += 46 + (small_get (zip, at + 28) & 0xffff) + (small_get (zip, at + 28) >> 16);
  return at;
}

gsize
small_local (const GByteArray *zip, guint n)
{
  return small_get (zip, small_record (zip, n) + PENTAD_ZIP_OFFSET_AT);
}

void
small_rename (GByteArray *zip, guint n, const char *name)
{
  memcpy (zip->data + small_record (zip, n) + 46, name, strlen (name));
  memcpy (zip->data + small_local (zip, n) + 30, name, strlen (name));
}
