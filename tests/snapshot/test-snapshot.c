/* Snapshots: what is written is read, whatever was changed is refused by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-snapshot.h"

#include "codec/error.h"
#include "snapshot/zip-pack.h"
#include "snapshot/zip-structure.h"

#include <glib/gstdio.h>
#include <string.h>

/* Bytes of the snapshot of which every byte is changed. */
#define SIZE 32000

static char *
trust_cb (const guint8 key[PENTAD_PUBLIC_KEY_LEN], gpointer user_data)
{
  const PentadKeyPair *trusted = user_data;

  return memcmp (key, trusted->public_key, PENTAD_PUBLIC_KEY_LEN) == 0 ? g_strdup ("Yunzhou")
                                                                       : NULL;
}

static void
test_round_trip (void)
{
  PentadKeyPair key;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) missing = NULL;
  g_autoptr (PentadSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const PentadManifest *manifest;

  small_key (1, &key);
  bytes = small_snapshot (SIZE, &key);
  snapshot = pentad_snapshot_new (bytes, "a.pentad", trust_cb, &key, &error);
  g_assert_no_error (error);
  manifest = pentad_snapshot_get_manifest (snapshot);
  g_assert_cmpstr (manifest->city, ==, "990100");
  g_assert_cmpstr (manifest->city_name.text[PENTAD_LANGUAGE_EN], ==, "Yunzhou");
  g_assert_cmpstr (manifest->origin, ==, "http://127.0.0.1:8480");
  g_assert_cmpint (manifest->as_of, ==, 1795329125);
  g_assert_cmpint (manifest->taken, ==, 1795329126);
  g_assert_cmpint (manifest->to - manifest->from, ==, 21);
  g_assert_null (manifest->division);
  g_assert_false (manifest->is_public);
  g_assert_cmpuint (manifest->entries->len, ==, 3);
  document = pentad_snapshot_read (snapshot, "v1/state.json", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (document), ==, SIZE / 3);
  missing = pentad_snapshot_read (snapshot, "v1/calls.json", &error);
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_NO_ENTRY);
  g_assert_null (missing);
}

static void
test_states (void)
{
  PentadKeyPair key, other;
  g_autoptr (GBytes) is_signed = NULL;
  g_autoptr (GBytes) is_bare = small_snapshot (300, NULL);
  const struct
  {
    GBytes **bytes;
    PentadKeyPair *trusted;
    PentadSignature expected;
  } cases[] = {
    { &is_signed, &key, PENTAD_SIGNATURE_TRUSTED },
    { &is_signed, &other, PENTAD_SIGNATURE_UNKNOWN },
    { &is_signed, NULL, PENTAD_SIGNATURE_UNKNOWN },
    { &is_bare, &key, PENTAD_SIGNATURE_NONE },
  };

  small_key (1, &key);
  small_key (2, &other);
  is_signed = small_snapshot (300, &key);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadSnapshot) snapshot = pentad_snapshot_new (
          *cases[i].bytes, "a.pentad", cases[i].trusted != NULL ? trust_cb : NULL, cases[i].trusted,
          &error);

      g_assert_no_error (error);
      g_assert_cmpint (pentad_snapshot_get_signature (snapshot), ==, cases[i].expected);
      g_assert_cmpstr (pentad_snapshot_get_signer (snapshot), ==,
                       cases[i].expected == PENTAD_SIGNATURE_TRUSTED ? "Yunzhou" : NULL);
    }
}

/* Neither the zone of the machine nor the order in which documents came is in the bytes. */
static void
test_reproducible (void)
{
  g_autoptr (GBytes) first = small_snapshot (SIZE, NULL);
  g_autoptr (GBytes) second = NULL;

  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  second = small_snapshot (SIZE, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

static void
test_order (void)
{
  static const char *const orders[][2] = { { "v1/a.json", "v1/b.json" },
                                           { "v1/b.json", "v1/a.json" } };
  g_autoptr (GBytes) document = g_bytes_new_static ("{}", 2);
  GBytes *made[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
      g_autoptr (PentadManifest) manifest = pentad_manifest_new ();

      manifest->zone = g_strdup ("UTC");
      for (guint j = 0; j < 2; j++)
        g_assert_true (pentad_snapshot_builder_add (builder, orders[i][j], document, NULL));
      made[i] = pentad_snapshot_builder_finish (builder, manifest, NULL, NULL);
    }
  g_assert_true (g_bytes_equal (made[0], made[1]));
  g_bytes_unref (made[0]);
  g_bytes_unref (made[1]);
}

/* Refused, with an error of the room or of a reader, and with words. */
static void
assert_refused (const guint8 *data, gsize len, gpointer trusted)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, len);
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadSnapshot) snapshot =
      pentad_snapshot_new (bytes, "bad.pentad", trust_cb, trusted, &error);

  g_assert_null (snapshot);
  g_assert_nonnull (error);
  g_assert_true (error->domain == PENTAD_SNAPSHOT_ERROR || error->domain == PENTAD_CODEC_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "bad.pentad"));
}

static void
test_every_flip (gconstpointer data)
{
  PentadKeyPair key;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  gsize len;

  small_key (1, &key);
  bytes = small_snapshot (SIZE, data != NULL ? &key : NULL);
  copy = g_memdup2 (g_bytes_get_data (bytes, &len), g_bytes_get_size (bytes));
  g_assert_cmpuint (len, >, SIZE * 8 / 10);
  for (gsize i = 0; i < len; i++)
    {
      /* Each byte, and every bit of the seal and of what stands before it; with PENTAD_LONG every
       * bit of all. */
      gboolean is_whole = i + 400 >= len || g_getenv ("PENTAD_LONG") != NULL;

      for (guint bit = is_whole ? 0 : i % 8; bit < (is_whole ? 8 : i % 8 + 1); bit++)
        {
          copy[i] ^= (guint8)(1u << bit);
          assert_refused (copy, len, &key);
          copy[i] ^= (guint8)(1u << bit);
        }
    }
  assert_refused (copy, len - 1, &key);
}

static void
test_every_truncation (void)
{
  PentadKeyPair key;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *more = NULL;
  const guint8 *data;
  gsize len;

  small_key (1, &key);
  bytes = small_snapshot (SIZE, &key);
  data = g_bytes_get_data (bytes, &len);
  for (gsize i = 0; i < len; i++)
    {
      assert_refused (data, i, &key);
      if (i > 0 && i < 2000)
        assert_refused (data + i, len - i, &key);
    }
  more = g_malloc0 (len + 1);
  memcpy (more, data, len);
  assert_refused (more, len + 1, &key);
}

/* Ways to make a bad ZIP that is sealed all the same. The entries are, in order, manifest, about,
 * staff and state. */

static void
absolute (GByteArray *zip)
{
  small_rename (zip, 3, "/1/state.json");
}

static void
parent (GByteArray *zip)
{
  small_rename (zip, 3, "v1/../../etc0");
}

static void
hidden (GByteArray *zip)
{
  small_rename (zip, 3, "v1/.tate.json");
}

static void
backslash (GByteArray *zip)
{
  small_rename (zip, 3, "v1\\state.json");
}

static void
twice (GByteArray *zip)
{
  small_rename (zip, 3, "v1/staff.json");
}

static void
swapped_names (GByteArray *zip)
{
  small_rename (zip, 2, "v1/state.json");
  small_rename (zip, 3, "v1/staff.json");
}

/* The documents of two names change places, sizes and checksums with them. */
static void
swapped_contents (GByteArray *zip)
{
  gsize at[2], len[2], record[2];
  g_autofree guint8 *first = NULL, *second = NULL;
  guint8 crc[12];

  for (guint i = 0; i < 2; i++)
    {
      at[i] = small_local (zip, 2 + i);
      record[i] = small_record (zip, 2 + i);
    }
  len[0] = at[1] - at[0];
  len[1] = small_get (zip, zip->len - 6) - at[1];
  first = g_memdup2 (zip->data + at[0], len[0]);
  second = g_memdup2 (zip->data + at[1], len[1]);
  memcpy (zip->data + at[0], second, len[1]);
  memcpy (zip->data + at[0] + len[1], first, len[0]);
  small_set (zip, record[1] + PENTAD_ZIP_OFFSET_AT, (guint32)(at[0] + len[1]));
  memcpy (crc, zip->data + record[0] + 16, sizeof crc);
  memcpy (zip->data + record[0] + 16, zip->data + record[1] + 16, sizeof crc);
  memcpy (zip->data + record[1] + 16, crc, sizeof crc);
  small_rename (zip, 2, "v1/staff.json");
  small_rename (zip, 3, "v1/state.json");
}

static void
link_ (GByteArray *zip)
{
  small_set (zip, small_record (zip, 3) + 38, 0120777u << 16);
}

static void
folder (GByteArray *zip)
{
  small_set (zip, small_record (zip, 3) + 38, 040755u << 16);
}

static void
encrypted (GByteArray *zip)
{
  zip->data[small_record (zip, 3) + 8] |= 1;
  zip->data[small_local (zip, 3) + 6] |= 1;
}

static void
other_method (GByteArray *zip)
{
  zip->data[small_record (zip, 3) + 10] = 14;
  zip->data[small_local (zip, 3) + 8] = 14;
}

/* Tells the same size everywhere. */
static void
tell_size (GByteArray *zip, guint n, guint32 size)
{
  gsize end = n < 3 ? small_local (zip, n + 1) : small_get (zip, zip->len - 6);

  small_set (zip, small_record (zip, n) + 24, size);
  small_set (zip, small_local (zip, n) + 22, size);
  small_set (zip, end - 4, size);
}

static void
bomb_by_ratio (GByteArray *zip)
{
  tell_size (zip, 3, 64 << 20);
}

static void
bomb_by_size (GByteArray *zip)
{
  tell_size (zip, 3, 300 << 20);
}

static void
longer_than_told (GByteArray *zip)
{
  tell_size (zip, 3, 999);
}

static void
bomb_by_count (GByteArray *zip)
{
  zip->data[zip->len - 14] = zip->data[zip->len - 12] = 0xff;
  zip->data[zip->len - 13] = zip->data[zip->len - 11] = 0xff;
}

static void
fewer_entries (GByteArray *zip)
{
  zip->data[zip->len - 14] = zip->data[zip->len - 12] = 3;
}

static void
bytes_between (GByteArray *zip)
{
  gsize at = small_local (zip, 3);

  g_byte_array_set_size (zip, zip->len + 4);
  memmove (zip->data + at + 4, zip->data + at, zip->len - 4 - at);
  small_set (zip, zip->len - 6, small_get (zip, zip->len - 6) + 4);
  small_set (zip, small_record (zip, 3) + PENTAD_ZIP_OFFSET_AT, (guint32)at + 4);
}

static void
bytes_before (GByteArray *zip)
{
  g_byte_array_prepend (zip, (const guint8 *)"MZ", 2);
  small_set (zip, zip->len - 6, small_get (zip, zip->len - 6) + 2);
  for (guint i = 0; i < 4; i++)
    small_set (zip, small_record (zip, i) + PENTAD_ZIP_OFFSET_AT,
               (guint32)small_local (zip, i) + 2);
}

static void
other_local_name (GByteArray *zip)
{
  memcpy (zip->data + small_local (zip, 3) + 30, "v1/other.json", 13);
}

static void
other_descriptor (GByteArray *zip)
{
  gsize end = small_get (zip, zip->len - 6);

  small_set (zip, end - 12, small_get (zip, end - 12) ^ 1);
}

static void
other_local_size (GByteArray *zip)
{
  small_set (zip, small_local (zip, 3) + 22, 7);
}

static void
overlap (GByteArray *zip)
{
  small_set (zip, small_record (zip, 3) + PENTAD_ZIP_OFFSET_AT, (guint32)small_local (zip, 2));
}

static void
comment_of_entry (GByteArray *zip)
{
  zip->data[small_record (zip, 3) + 32] = 1;
}

static void
short_comment (GByteArray *zip)
{
  zip->data[zip->len - 2] ^= 1;
}

static void
directory_elsewhere (GByteArray *zip)
{
  small_set (zip, zip->len - 6, small_get (zip, zip->len - 6) - 1);
}

static void
no_manifest (GByteArray *zip)
{
  small_rename (zip, 0, "fanimest.json");
}

/* The bytes of a document are others, and so is the checksum that the ZIP has of them. */
static void
other_packed (GByteArray *zip)
{
  zip->data[small_local (zip, 3) + 30 + 13 + 20 + 300] ^= 0x10;
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *name;
    void (*spoil) (GByteArray *zip);
    PentadSnapshotError code;
    const char *words;
  } cases[] = {
    { "absolute", absolute, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "leads out" },
    { "parent", parent, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "leads out" },
    { "hidden", hidden, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "leads out" },
    { "backslash", backslash, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "leads out" },
    { "twice", twice, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "twice" },
    { "swapped-names", swapped_names, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "not in its order" },
    { "swapped-contents", swapped_contents, PENTAD_SNAPSHOT_ERROR_MANIFEST, "not the one" },
    { "link", link_, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "a link" },
    { "folder", folder, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "a folder" },
    { "encrypted", encrypted, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "encrypted" },
    { "other-method", other_method, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "not read" },
    { "bomb-by-ratio", bomb_by_ratio, PENTAD_SNAPSHOT_ERROR_LIMIT, "would unpack" },
    { "bomb-by-size", bomb_by_size, PENTAD_SNAPSHOT_ERROR_LIMIT, "would unpack" },
    { "bomb-by-count", bomb_by_count, PENTAD_SNAPSHOT_ERROR_LIMIT, "entries" },
    { "longer-than-told", longer_than_told, PENTAD_SNAPSHOT_ERROR_MANIFEST, "not the one" },
    { "fewer-entries", fewer_entries, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "no entry" },
    { "bytes-between", bytes_between, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "between" },
    { "bytes-before", bytes_before, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "between" },
    { "other-local-name", other_local_name, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "otherwise" },
    { "other-local-size", other_local_size, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "otherwise" },
    { "other-descriptor", other_descriptor, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "otherwise" },
    { "overlap", overlap, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "overlap" },
    { "comment-of-entry", comment_of_entry, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "broken" },
    { "short-comment", short_comment, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "broken" },
    { "directory-elsewhere", directory_elsewhere, PENTAD_SNAPSHOT_ERROR_STRUCTURE, "broken" },
    { "no-manifest", no_manifest, PENTAD_SNAPSHOT_ERROR_MANIFEST, "no manifest" },
    { "other-packed", other_packed, PENTAD_SNAPSHOT_ERROR_MANIFEST, "not the one" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GByteArray *zip = small_unsealed ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (PentadSnapshot) snapshot = NULL;
      g_autoptr (GError) error = NULL;

      cases[i].spoil (zip);
      bytes = small_seal (zip, NULL);
      snapshot = pentad_snapshot_new (bytes, "bad.pentad", NULL, NULL, &error);
      g_test_message ("%s: %s", cases[i].name, error != NULL ? error->message : "accepted");
      g_assert_null (snapshot);
      g_assert_error (error, PENTAD_SNAPSHOT_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* A name that is told to unpack to fewer bytes than it does yields none of them. */
static void
test_unpack_is_bounded (void)
{
  g_autoptr (GBytes) document = g_bytes_new_take (g_malloc0 (100000), 100000);
  g_autoptr (GPtrArray) packed =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_zip_packed_free);
  g_autoptr (GByteArray) zip = NULL;

  g_ptr_array_add (packed, pentad_zip_pack ("v1/a.json", document, NULL));
  zip = pentad_zip_join (packed, 0, NULL);
  for (int difference = -1; difference <= 1; difference++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pentad_zip_unpack (zip->data, zip->len, "v1/a.json",
                                                    (gsize)(100000 + difference), &error);

      g_assert_cmpint (bytes != NULL, ==, difference == 0);
      g_assert_cmpint (error == NULL, ==, difference == 0);
    }
}

/* The seal of another version, of another algorithm, or of somebody else. */
static void
test_seals (void)
{
  static const struct
  {
    gsize at; /* in the seal */
    const char *text;
    PentadSnapshotError code;
    const char *words;
  } cases[] = {
    { 16, "0002", PENTAD_SNAPSHOT_ERROR_VERSION, "newer" },
    { 16, "0000", PENTAD_SNAPSHOT_ERROR_VERSION, "older" },
    { 16, "00 1", PENTAD_SNAPSHOT_ERROR_NO_SEAL, "damaged" },
    { 31, "0002", PENTAD_SNAPSHOT_ERROR_VERSION, "algorithm 2" },
    { 31, "0000", PENTAD_SNAPSHOT_ERROR_SIGNATURE, "does not fit" },
    { 0, "pentad", PENTAD_SNAPSHOT_ERROR_NO_SEAL, "no snapshot" },
  };
  PentadKeyPair key;
  g_autoptr (GBytes) bytes = NULL;
  gsize len;

  small_key (1, &key);
  bytes = small_snapshot (300, &key);
  len = g_bytes_get_size (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), len);
      g_autoptr (GBytes) changed = g_bytes_new_take (copy, len);
      g_autoptr (GError) error = NULL;
      PentadSeal seal;

      memcpy (copy + len - PENTAD_SEAL_LEN + cases[i].at, cases[i].text, strlen (cases[i].text));
      g_assert_false (pentad_seal_verify (copy, len, "bad.pentad", &seal, &error));
      g_assert_error (error, PENTAD_SNAPSHOT_ERROR, (int)cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* The signature of one key under the name of another. */
static void
test_wrong_key (void)
{
  PentadKeyPair key, other;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *copy = NULL;
  PentadSeal seal;
  char hex[65];
  gsize len;

  small_key (1, &key);
  small_key (2, &other);
  bytes = small_snapshot (300, &key);
  copy = g_memdup2 (g_bytes_get_data (bytes, &len), g_bytes_get_size (bytes));
  memcpy (copy + len - PENTAD_SEAL_LEN + 40,
          pentad_seal_to_hex (other.public_key, PENTAD_PUBLIC_KEY_LEN, hex), 64);
  g_assert_false (pentad_seal_verify (copy, len, "bad.pentad", &seal, &error));
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_SIGNATURE);
}

static void
test_manifest_format (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { "{\"format\": 2, \"city\": \"1\", \"as_of\": \"2026-11-22T00:00:00Z\"}", "newer" },
    { "{\"format\": 0, \"city\": \"1\", \"as_of\": \"2026-11-22T00:00:00Z\"}", "older" },
    { "{\"city\": \"1\", \"as_of\": \"2026-11-22T00:00:00Z\"}", "format" },
    { "{\"format\": 1, \"as_of\": \"2026-11-22T00:00:00Z\"}", "city" },
    { "{\"format\": 1, \"city\": \"1\"}", "as_of" },
    { "{\"format\": 1, \"city\": \"1\", \"as_of\": \"2026-11-22T00:00:00Z\", \"entries\": "
      "[{\"name\": \"v1/a.json\", \"size\": 1, \"sha256\": \"00\"}]}",
      "SHA-256" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadManifest) manifest =
          pentad_manifest_read (cases[i].text, strlen (cases[i].text), "m", &error);

      g_assert_null (manifest);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean is_plain;
  } cases[] = {
    { "v1/about.json", TRUE },
    { "v1/ended/2026-11-21.json", TRUE },
    { "a", TRUE },
    { "", FALSE },
    { "/a", FALSE },
    { "a/", FALSE },
    { "a//b", FALSE },
    { "../a", FALSE },
    { "a/../b", FALSE },
    { "a/./b", FALSE },
    { ".a", FALSE },
    { "a\\b", FALSE },
    { "a b", FALSE },
    { "a:b", FALSE },
    { "\xc3\xa4", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pentad_zip_is_plain_name (cases[i].name, strlen (cases[i].name)), ==,
                     cases[i].is_plain);
  g_assert_false (pentad_zip_is_plain_name ("a\0b", 3));
}

static GBytes *
make_ended (guint n)
{
  GString *text = g_string_new ("{\"day\":\"2026-11-21\",\"cases\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"YZ%06u\",\"trail\":[[\"2026-11-21T%02u:%02u:11+08:00\","
                            "\"report\",{\"by\":\"S-%03u\"}]]}",
                            i > 0 ? "," : "", i, i / 60 % 24, i % 60, i % 100);
  g_string_append (text, "]}");
  return g_string_free_to_bytes (text);
}

/* A snapshot of two entries; the text of an error, or NULL. */
static char *
try_entries (const char *const names[2], GBytes *const documents[2], PentadSnapshot **snapshot)
{
  g_autoptr (PentadSnapshotBuilder) builder = pentad_snapshot_builder_new ();
  g_autoptr (PentadManifest) manifest = pentad_manifest_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  manifest->city = g_strdup ("990100");
  manifest->zone = g_strdup ("UTC");
  manifest->as_of = manifest->taken = 1795329125;
  for (guint i = 0; i < 2; i++)
    g_assert_true (pentad_snapshot_builder_add (builder, names[i], documents[i], NULL));
  bytes = pentad_snapshot_builder_finish (builder, manifest, NULL, &error);
  g_assert_no_error (error);
  *snapshot = pentad_snapshot_new (bytes, "a.pentad", NULL, NULL, &error);
  return error != NULL ? g_strdup (error->message) : NULL;
}

/* Ended cases stand by columns, and are read as the document that they were. */
static void
test_columns (void)
{
  static const char *const names[] = { "v1/ended/2026-11-21.json", "v1/about.json" };
  g_autoptr (GBytes) ended = make_ended (2000), about = g_bytes_new_static ("{}", 2);
  GBytes *const documents[] = { ended, about };
  g_autoptr (PentadSnapshot) snapshot = NULL;
  g_autofree char *reason = try_entries (names, documents, &snapshot);
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (reason, ==, NULL);
  g_assert_null (pentad_manifest_find (pentad_snapshot_get_manifest (snapshot), names[0]));
  g_assert_nonnull (pentad_manifest_find (pentad_snapshot_get_manifest (snapshot),
                                          "v1/ended/2026-11-21.columns"));
  g_assert_cmpuint (pentad_snapshot_get_len (snapshot), <, g_bytes_get_size (ended) / 15);
  document = pentad_snapshot_read (snapshot, names[0], &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (document, ended));
}

static void
test_bad_columns (void)
{
  static const char *const names[][2] = {
    { "v1/ended/2026-11-21.json", "v1/ended/2026-11-21.columns" },
    { "v1/about.json", "v1/ended/2026-11-21.columns" },
  };
  g_autoptr (GBytes) bad = g_bytes_new_static ("PENTAD-COLUMNS 2", 16);
  GBytes *const documents[] = { bad, bad };
  g_autoptr (PentadSnapshot) twice = NULL, snapshot = NULL;
  g_autofree char *reason = try_entries (names[0], documents, &twice);
  g_autoptr (GError) error = NULL;

  g_assert_null (twice);
  g_assert_true (g_str_has_prefix (reason, "a.pentad"));
  g_assert_nonnull (strstr (reason, "twice"));
  /* It is what the manifest tells of; but it is no document. */
  g_assert_null (try_entries (names[1], documents, &snapshot));
  g_assert_null (pentad_snapshot_read (snapshot, "v1/ended/2026-11-21.json", &error));
  g_assert_true (g_str_has_prefix (error->message, "a.pentad"));
  g_assert_nonnull (strstr (error->message, "PENTAD-COLUMNS"));
  g_assert_false (pentad_snapshot_verify_all (snapshot, NULL));
}

/* One document, and what the manifest tells of it, right or wrong. */
static PentadSnapshot *
open_told (gboolean has_packed, gboolean is_packed_wrong, gboolean is_wrong, GError **error)
{
  g_autoptr (GBytes) document = g_bytes_new_static ("{}", 2);
  PentadZipPacked *packed = pentad_zip_pack ("v1/a.json", document, NULL);
  PentadManifestEntry entry = { .name = packed->name, .size = 2, .has_packed = has_packed };
  g_autoptr (PentadManifest) manifest = pentad_manifest_new ();
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_zip_packed_free);
  g_autoptr (GBytes) text = NULL, bytes = NULL;

  manifest->zone = g_strdup ("UTC");
  manifest->city = g_strdup ("990100");
  manifest->as_of = manifest->taken = 1795329125;
  memcpy (entry.digest, packed->digest, sizeof entry.digest);
  entry.digest[0] ^= is_wrong;
  pentad_seal_digest (g_bytes_get_data (packed->local, NULL), g_bytes_get_size (packed->local),
                      entry.packed);
  entry.packed[0] ^= is_packed_wrong;
  pentad_manifest_add (manifest, &entry);
  text = pentad_manifest_write (manifest);
  g_ptr_array_add (all, pentad_zip_pack (PENTAD_MANIFEST_NAME, text, NULL));
  g_ptr_array_add (all, packed);
  bytes = small_seal (pentad_zip_join (all, PENTAD_SEAL_LEN, NULL), NULL);
  return pentad_snapshot_new (bytes, "a.pentad", NULL, NULL, error);
}

/* A file that nobody trusted has signed is the one its manifest tells of, before any is shown: as
 * it is packed where that is told, else as it unpacks. */
static void
test_told (void)
{
  static const struct
  {
    gboolean has_packed, is_packed_wrong, is_wrong, opens, reads;
  } cases[] = {
    { FALSE, FALSE, FALSE, TRUE, TRUE }, { FALSE, FALSE, TRUE, FALSE, FALSE },
    { TRUE, FALSE, FALSE, TRUE, TRUE },  { TRUE, TRUE, FALSE, FALSE, FALSE },
    { TRUE, FALSE, TRUE, TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadSnapshot) snapshot =
          open_told (cases[i].has_packed, cases[i].is_packed_wrong, cases[i].is_wrong, &error);
      g_autoptr (GBytes) document = NULL;

      g_assert_cmpint (snapshot != NULL, ==, cases[i].opens);
      if (snapshot != NULL)
        {
          document = pentad_snapshot_read (snapshot, "v1/a.json", &error);
          g_assert_cmpint (document != NULL, ==, cases[i].reads);
          g_assert_cmpint (pentad_snapshot_verify_all (snapshot, NULL), ==, cases[i].reads);
        }
      if (!cases[i].reads)
        g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_MANIFEST);
    }
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_dir_make_tmp ("pentad-snapshot-XXXXXX", &error);
  g_autofree char *path = g_build_filename (place, "a.pentad", NULL);
  g_autoptr (GBytes) bytes = small_snapshot (300, NULL);
  g_autoptr (PentadSnapshot) snapshot = NULL;

  g_assert_null (pentad_snapshot_open (path, NULL, NULL, &error));
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (pentad_snapshot_open (place, NULL, NULL, &error));
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_FILE);
  g_clear_error (&error);
  g_assert_true (pentad_snapshot_write_file (bytes, path, &error));
  snapshot = pentad_snapshot_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pentad_snapshot_get_len (snapshot), ==, g_bytes_get_size (bytes));
  g_remove (path);
  g_rmdir (place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/snapshot/what-is-written-is-read", test_round_trip);
  g_test_add_func ("/snapshot/snapshot/who-signed", test_states);
  g_test_add_func ("/snapshot/snapshot/same-bytes-in-every-zone", test_reproducible);
  g_test_add_func ("/snapshot/snapshot/same-bytes-in-every-order", test_order);
  g_test_add_data_func ("/snapshot/snapshot/every-flip-of-a-signed-one", "signed", test_every_flip);
  g_test_add_data_func ("/snapshot/snapshot/every-flip-of-an-unsigned-one", NULL, test_every_flip);
  g_test_add_func ("/snapshot/snapshot/every-truncation", test_every_truncation);
  g_test_add_func ("/snapshot/snapshot/hostile", test_hostile);
  g_test_add_func ("/snapshot/snapshot/unpacking-is-bounded", test_unpack_is_bounded);
  g_test_add_func ("/snapshot/snapshot/seals-of-others", test_seals);
  g_test_add_func ("/snapshot/snapshot/wrong-key", test_wrong_key);
  g_test_add_func ("/snapshot/snapshot/manifest-of-another-format", test_manifest_format);
  g_test_add_func ("/snapshot/snapshot/names", test_names);
  g_test_add_func ("/snapshot/snapshot/ended-cases-by-columns", test_columns);
  g_test_add_func ("/snapshot/snapshot/bad-columns", test_bad_columns);
  g_test_add_func ("/snapshot/snapshot/told-by-the-manifest", test_told);
  g_test_add_func ("/snapshot/snapshot/file", test_file);
  return g_test_run ();
}
