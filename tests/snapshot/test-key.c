/* Keys: behind their passphrase, in PEM, and in the folders where they lie.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-folder.h"
#include "small-snapshot.h"

#include "snapshot/key-store.h"

#include <string.h>

#define PASSPHRASE "correct horse battery"

static void
assert_same_key (const PentadKeyPair *one, const PentadKeyPair *other)
{
  g_assert_cmpmem (one->public_key, PENTAD_PUBLIC_KEY_LEN, other->public_key,
                   PENTAD_PUBLIC_KEY_LEN);
  g_assert_cmpmem (one->secret_key, PENTAD_SECRET_KEY_LEN, other->secret_key,
                   PENTAD_SECRET_KEY_LEN);
}

static void
test_lock (void)
{
  PentadKeyPair key, opened = { 0 };
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  char secret[2 * PENTAD_SECRET_KEY_LEN + 1];

  pentad_key_generate (&key);
  text = pentad_key_lock (&key, PASSPHRASE, &error);
  g_assert_no_error (error);
  again = pentad_key_lock (&key, PASSPHRASE, &error);
  g_assert_cmpstr (text, !=, again); /* salt and nonce are new each time */
  pentad_seal_to_hex (key.secret_key, PENTAD_SECRET_KEY_LEN, secret);
  g_assert_null (strstr (text, secret));
  g_assert_true (pentad_key_unlock (text, "k", PASSPHRASE, &opened, &error));
  assert_same_key (&key, &opened);
  g_assert_true (pentad_key_peek (text, "k", public_key, &error));
  g_assert_cmpmem (public_key, PENTAD_PUBLIC_KEY_LEN, key.public_key, PENTAD_PUBLIC_KEY_LEN);
  g_assert_false (pentad_key_unlock (text, "k", "correct horse batterz", &opened, &error));
  g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_PASSPHRASE);
  pentad_key_clear (&key);
  g_assert_cmpint (key.secret_key[0] | key.secret_key[40], ==, 0);
}

/* Cut short, or with a digit changed: refused, and nothing is in the key. */
static void
test_damaged (void)
{
  static const char *const lines[] = { "public ", "salt ", "nonce ", "box " };
  PentadKeyPair key, opened = { 0 };
  g_autofree char *text = NULL;

  small_key (3, &key);
  text = pentad_key_lock (&key, PASSPHRASE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *copy = g_strdup (text);
      g_autoptr (GError) error = NULL;
      char *digit = strstr (copy, lines[i]) + strlen (lines[i]);

      *digit = *digit == '0' ? '1' : '0';
      g_assert_false (pentad_key_unlock (copy, "k", PASSPHRASE, &opened, &error));
      g_assert_true (error->domain == PENTAD_SNAPSHOT_ERROR);
    }
  for (gsize len = 0; len < strlen (text); len += 7)
    {
      g_autofree char *copy = g_strndup (text, len);
      guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
      g_autoptr (GError) error = NULL;

      g_assert_false (pentad_key_peek (copy, "k", public_key, &error));
      g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY);
    }
}

/* A file must not ask for all of the machine. */
static void
test_cost (void)
{
  static const char *const costs[] = { "passes 3\nmemory 999999\n", "passes 0\nmemory 64\n",
                                       "passes 4294967299\nmemory 64\n" };
  PentadKeyPair key;
  g_autofree char *text = NULL;

  small_key (3, &key);
  text = pentad_key_lock (&key, PASSPHRASE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      g_autofree char *changed =
          g_strconcat ("PENTAD-KEY 1\n", costs[i], strstr (text, "public "), NULL);
      guint8 public_key[PENTAD_PUBLIC_KEY_LEN];

      g_assert_false (pentad_key_peek (changed, "k", public_key, NULL));
    }
}

static void
test_pem (void)
{
  /* RFC 8410, 10.1. */
  static const char example[] = "-----BEGIN PUBLIC KEY-----\n"
                                "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                                "-----END PUBLIC KEY-----\n";
  static const char *const wrong[] = {
    "",
    "-----BEGIN PUBLIC KEY-----\n",
    "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
    "-----END PUBLIC KEY-----\n",
  };
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  g_autofree char *pem = NULL;
  g_autofree char *fingerprint = NULL;

  g_assert_true (pentad_key_from_pem (example, "k", public_key, NULL));
  g_assert_cmpuint (public_key[0], ==, 0x19);
  pem = pentad_key_to_pem (public_key);
  g_assert_cmpstr (pem, ==, example);
  fingerprint = pentad_key_dup_fingerprint (public_key);
  g_assert_cmpuint (strlen (fingerprint), ==, 39);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pentad_key_from_pem (wrong[i], "k", public_key, &error));
      g_assert_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY);
    }
}

static void
test_store (void)
{
  PentadKeyPair own, known, unknown, opened = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autofree char *own_name = NULL;
  g_autofree char *known_name = NULL;
  g_autofree char *no_name = NULL;

  small_key (1, &own);
  small_key (2, &known);
  small_key (3, &unknown);
  g_assert_true (pentad_key_store_add ("Yunzhou", &own, PASSPHRASE, &error));
  g_assert_false (pentad_key_store_add ("Yunzhou", &known, PASSPHRASE, &error));
  g_clear_error (&error);
  g_assert_false (pentad_key_store_add ("../Yunzhou", &own, PASSPHRASE, &error));
  g_clear_error (&error);
  g_assert_true (pentad_key_store_trust ("云州", known.public_key, FALSE, &error));
  keys = pentad_key_store_list ();
  g_assert_cmpuint (keys->len, ==, 2);
  own_name = pentad_key_store_find_trusted (own.public_key, NULL);
  known_name = pentad_key_store_find_trusted (known.public_key, NULL);
  no_name = pentad_key_store_find_trusted (unknown.public_key, NULL);
  g_assert_cmpstr (own_name, ==, "Yunzhou");
  g_assert_cmpstr (known_name, ==, "云州");
  g_assert_null (no_name);
  g_assert_true (pentad_key_store_unlock ("Yunzhou", PASSPHRASE, &opened, &error));
  assert_same_key (&own, &opened);
  g_assert_false (pentad_key_store_unlock ("云州", PASSPHRASE, &opened, &error));
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("pentad-keys-XXXXXX", NULL);
  int result;

  /* Before anybody asks for it: a home of its own. */
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", "/nowhere", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/key/opens-with-its-passphrase", test_lock);
  g_test_add_func ("/snapshot/key/damaged", test_damaged);
  g_test_add_func ("/snapshot/key/cost-is-bounded", test_cost);
  g_test_add_func ("/snapshot/key/pem", test_pem);
  g_test_add_func ("/snapshot/key-store/whom-one-trusts", test_store);
  result = g_test_run ();
  made_folder_remove (home);
  return result;
}
