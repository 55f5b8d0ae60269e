/* Credentials: where they may lie, who may read them, what they may say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/credential.h"

#include <glib/gstdio.h>

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define ORIGIN "https://city.example:8443"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("pentad-credential-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "token", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
put (Fixture *fixture, const char *text, gssize len, int mode)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, len, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (fixture->path, mode), ==, 0);
}

static PentadCredential *
make_file_credential (Fixture *fixture)
{
  g_autofree char *text = g_strconcat ("file:", fixture->path, NULL);
  g_autoptr (GError) error = NULL;
  PentadCredential *credential = pentad_credential_new (text, &error);

  g_assert_no_error (error);
  return credential;
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean is_good;
  } rows[] = {
    { "file:/etc/pentad/token", TRUE },
    { "keyring", TRUE },
    { "systemd:token", TRUE },
    { "", FALSE },
    { "file:", FALSE },
    { "systemd:", FALSE },
    { "systemd:../token", FALSE },
    { "systemd:.token", FALSE },
    { "s3cret-t0ken", FALSE },
    { "bearer s3cret-t0ken", FALSE },
  };

  g_setenv ("CREDENTIALS_DIRECTORY", fixture->folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadCredential) credential = pentad_credential_new (rows[i].text, &error);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (credential != NULL, ==, rows[i].is_good);
      if (rows[i].is_good)
        continue;
      g_assert_error (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_SPEC);
      /* Somebody may have put the secret itself there. */
      g_assert_null (strstr (error->message, "s3cret"));
    }
  g_unsetenv ("CREDENTIALS_DIRECTORY");
  g_assert_null (pentad_credential_new ("systemd:token", NULL));
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int mode;
    gboolean is_good;
  } rows[] = {
    { 0600, TRUE },  { 0400, FALSE }, { 0700, FALSE }, { 0640, FALSE }, { 0604, FALSE },
    { 0644, FALSE }, { 0660, FALSE }, { 0666, FALSE }, { 0777, FALSE },
  };
  g_autoptr (PentadCredential) credential = make_file_credential (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadSecret) secret = NULL;
      char mode[8];

      put (fixture, "s3cret", -1, rows[i].mode);
      secret = pentad_credential_load (credential, ORIGIN, &error);
      g_assert_cmpint (secret != NULL, ==, rows[i].is_good);
      if (rows[i].is_good)
        continue;
      g_snprintf (mode, sizeof mode, "%04o", rows[i].mode);
      g_test_message ("%s", error->message);
      g_assert_error (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_ACCESS);
      g_assert_true (g_str_has_prefix (error->message, fixture->path));
      g_assert_nonnull (strstr (error->message, mode));
      g_assert_nonnull (strstr (error->message, "0600"));
    }
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *header; /* NULL: refused */
  } rows[] = {
    { "abc.DEF-123~+/=", "Authorization: Bearer abc.DEF-123~+/=" },
    { "abc\n", "Authorization: Bearer abc" },
    { "abc\r\n", "Authorization: Bearer abc" },
    { "bearer abc", "Authorization: Bearer abc" },
    { "Bearer abc\n", "Authorization: Bearer abc" },
    { "basic wall:pass word", "Authorization: Basic d2FsbDpwYXNzIHdvcmQ=" },
    { "Basic 大屏:密码", "Authorization: Basic 5aSn5bGPOuWvhueggQ==" },
    { "", NULL },
    { "\n", NULL },
    { "bearer ", NULL },
    { "bearer a b", NULL },
    { "basic nocolon", NULL },
    { "abc\ndef", NULL },
    { "abc\r\nX-Other: 1", NULL },
    { "basic wall:a\r\nX-Other: 1", NULL },
    { "t\x7f", NULL },
    { "密码", NULL },
  };
  g_autoptr (PentadCredential) credential = make_file_credential (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadSecret) secret = NULL;

      g_test_message ("row %u", i);
      put (fixture, rows[i].text, -1, 0600);
      secret = pentad_credential_load (credential, ORIGIN, &error);
      g_assert_cmpint (secret != NULL, ==, rows[i].header != NULL);
      if (secret != NULL)
        g_assert_cmpstr (pentad_secret_get_header (secret), ==, rows[i].header);
      else
        g_assert_error (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_CONTENT);
    }
}

static void
test_length_is_bounded (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gsize len;
    gboolean is_good;
  } rows[] = { { 4096, TRUE }, { 4097, FALSE }, { 5000000, FALSE } };
  g_autoptr (PentadCredential) credential = make_file_credential (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strnfill (rows[i].len, 'x');
      g_autofree char *basic = g_strconcat ("basic u:", text, NULL);
      g_autoptr (PentadSecret) secret = NULL;

      put (fixture, text, -1, 0600);
      secret = pentad_credential_load (credential, ORIGIN, NULL);
      g_assert_cmpint (secret != NULL, ==, rows[i].is_good);
      g_clear_pointer (&secret, pentad_secret_free);
      /* Base64 makes it longer. */
      put (fixture, basic, MIN (strlen (basic), 4096), 0600);
      secret = pentad_credential_load (credential, ORIGIN, NULL);
      g_assert_nonnull (secret);
    }
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCredential) credential = make_file_credential (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (pentad_credential_load (credential, ORIGIN, &error));
  g_assert_error (error, PENTAD_CREDENTIAL_ERROR, PENTAD_CREDENTIAL_ERROR_ACCESS);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_clear_error (&error);

  /* A pipe does not hold up the network thread. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (pentad_credential_load (credential, ORIGIN, &error));
  g_assert_nonnull (strstr (error->message, "regular file"));
}

static void
test_systemd (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int mode;
    gboolean is_good;
  } rows[] = { { 0400, TRUE }, { 0440, TRUE }, { 0600, TRUE }, { 0444, FALSE }, { 0644, FALSE } };
  g_autoptr (PentadCredential) credential = NULL;

  g_setenv ("CREDENTIALS_DIRECTORY", fixture->folder, TRUE);
  credential = pentad_credential_new ("systemd:token", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadSecret) secret = NULL;

      put (fixture, "abc", -1, rows[i].mode);
      secret = pentad_credential_load (credential, ORIGIN, NULL);
      g_assert_cmpint (secret != NULL, ==, rows[i].is_good);
    }
  g_unsetenv ("CREDENTIALS_DIRECTORY");
}

static guint n_wiped;

static char *
look_up (const char *origin, GError **error)
{
  if (g_str_equal (origin, ORIGIN))
    return g_strdup ("basic wall:1");
  if (g_str_equal (origin, "https://locked.example"))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ACCES, "the keyring is locked");
  return NULL;
}

static void
wipe (char *secret)
{
  memset (secret, 0, strlen (secret));
  g_free (secret);
  n_wiped++;
}

static void
test_keyring (Fixture *fixture, gconstpointer data)
{
  static const PentadKeyring keyring = { look_up, wipe };
  g_autoptr (PentadCredential) credential = pentad_credential_new ("keyring", NULL);
  g_autoptr (PentadSecret) secret = NULL;
  g_autoptr (GError) error = NULL;

  pentad_credential_set_keyring (credential, &keyring);
  secret = pentad_credential_load (credential, ORIGIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pentad_secret_get_header (secret), ==, "Authorization: Basic d2FsbDox");
  g_assert_cmpuint (n_wiped, ==, 1);
  g_assert_null (pentad_credential_load (credential, "https://other.example", &error));
  g_assert_nonnull (strstr (error->message, "https://other.example"));
  g_clear_error (&error);
  g_assert_null (pentad_credential_load (credential, "https://locked.example", &error));
  g_assert_nonnull (strstr (error->message, "locked"));
  g_assert_false (pentad_credential_has_changed (credential));
}

static void
test_change_is_seen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCredential) credential = make_file_credential (fixture);
  g_autoptr (PentadSecret) secret = NULL;

  put (fixture, "first", -1, 0600);
  secret = pentad_credential_load (credential, ORIGIN, NULL);
  g_assert_false (pentad_credential_has_changed (credential));
  put (fixture, "second token", -1, 0600);
  g_assert_true (pentad_credential_has_changed (credential));
  g_clear_pointer (&secret, pentad_secret_free);
  secret = pentad_credential_load (credential, ORIGIN, NULL);
  g_assert_false (pentad_credential_has_changed (credential));
}

/* Who has a secret in memory leaves no core dump. */
static void
test_process_is_not_dumped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCredential) credential = make_file_credential (fixture);
  g_autoptr (PentadSecret) secret = NULL;
  struct rlimit limit;

#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("LeakSanitizer needs a process that can be looked at");
  return;
#endif
  put (fixture, "abc", -1, 0600);
  secret = pentad_credential_load (credential, ORIGIN, NULL);
  g_assert_nonnull (secret);
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
}

static void
test_key_files (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int mode;
    gboolean is_good, is_good_for_systemd;
  } rows[] = {
    { 0600, TRUE, TRUE }, { 0400, TRUE, TRUE }, { 0440, FALSE, TRUE }, { 0644, FALSE, FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      put (fixture, "key", -1, rows[i].mode);
      g_assert_cmpint (pentad_credential_check_key_file (fixture->path, NULL), ==, rows[i].is_good);
      g_setenv ("CREDENTIALS_DIRECTORY", fixture->folder, TRUE);
      g_assert_cmpint (pentad_credential_check_key_file (fixture->path, NULL), ==,
                       rows[i].is_good_for_systemd);
      g_unsetenv ("CREDENTIALS_DIRECTORY");
    }
  g_unlink (fixture->path);
  g_assert_false (pentad_credential_check_key_file (fixture->path, NULL));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/host/credential/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("places", test_places);
  ADD ("other-modes-than-0600-are-refused", test_modes);
  ADD ("contents", test_contents);
  ADD ("length-is-bounded", test_length_is_bounded);
  ADD ("no-file", test_no_file);
  ADD ("systemd", test_systemd);
  ADD ("keyring", test_keyring);
  ADD ("change-is-seen", test_change_is_seen);
  ADD ("process-is-not-dumped", test_process_is_not_dumped);
  ADD ("key-files", test_key_files);
  return g_test_run ();
}
