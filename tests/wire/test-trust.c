/* Credentials and certificates on the wire: shown where they belong, and nowhere else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wire-fixture.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static FaultProcess *faults;

static PentadCredential *
make_credential (const char *path)
{
  g_autofree char *text = g_strconcat ("file:", path, NULL);

  return pentad_credential_new (text, NULL);
}

/* The fault server makes a token, and from then on wants to see it. */
static void
make_token (const char *path)
{
  g_autofree char *command = g_strdup_printf ("{\"token\": \"%s\"}", path);

  fault_process_tell (faults, command);
}

static void
want_token (void)
{
  fault_process_tell (faults, "{\"fault\": \"need-token\"}");
}

static gboolean
has_ended (Wire *wire, gconstpointer data)
{
  return wire_is_idle (wire, NULL) &&
         pentad_feed_get_connection (wire->feed) == *(const PentadConnection *)data;
}

static void
wait_for (Wire *wire, PentadConnection connection)
{
  wire_wait_until (wire, has_ended, &connection);
}

static void
assert_not_told (Wire *wire, const char *secret)
{
  const PentadJournal *journal = pentad_feed_get_journal (wire->feed);

  for (guint i = 0; i < pentad_journal_get_count (journal); i++)
    g_assert_null (strstr (pentad_journal_get (journal, i)->text, secret));
}

static void
test_token_is_shown_and_replaced (void)
{
  g_autofree char *path = fault_process_dup_path (faults, "token");
  g_autoptr (PentadCredential) credential = make_credential (path);
  g_autofree char *secret = NULL;
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTPS, credential);
  make_token (path);
  want_token ();
  wire_load (&wire);
  /* Somebody rotates it: nobody notices. */
  make_token (path);
  wire_pass (&wire, 6);
  g_assert_cmpint (pentad_feed_get_connection (wire.feed), ==, PENTAD_CONNECTION_OK);
  g_assert_true (g_file_get_contents (path, &secret, NULL, NULL));
  assert_not_told (&wire, g_strchomp (secret));
  wire_tear_down (&wire);
}

static void
test_wrong_token_is_tried_twice (void)
{
  g_autofree char *right = fault_process_dup_path (faults, "right");
  g_autofree char *path = fault_process_dup_path (faults, "wrong");
  g_autoptr (PentadCredential) credential = make_credential (path);
  g_autofree char *secret = NULL;
  guint n_before;
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTPS, credential);
  make_token (path);
  make_token (right);
  want_token ();
  n_before = fault_process_count (faults, "/");
  pentad_feed_start (wire.feed);
  wait_for (&wire, PENTAD_CONNECTION_UNAUTHORISED);
  for (guint i = 0; i < 100; i++)
    wire_pass (&wire, 10);
  g_assert_cmpuint (fault_process_count (faults, "/"), ==, n_before + 2);
  g_assert_true (isinf (pentad_feed_get_next_poll_s (wire.feed)));
  g_assert_true (g_file_get_contents (path, &secret, NULL, NULL));
  assert_not_told (&wire, g_strchomp (secret));

  /* The right one is put into its place, and the feed goes on by itself. */
  g_assert_cmpint (g_rename (right, path), ==, 0);
  for (guint i = 0; i < 20; i++)
    wire_pass (&wire, 1);
  wire_load (&wire);
  wire_tear_down (&wire);
}

static void
test_expired_token_keeps_the_picture (void)
{
  g_autofree char *path = fault_process_dup_path (faults, "expiring");
  g_autofree char *other = fault_process_dup_path (faults, "other");
  g_autoptr (PentadCredential) credential = make_credential (path);
  guint n_before;
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTP, credential);
  make_token (path);
  want_token ();
  wire_load (&wire);
  make_token (other);
  n_before = fault_process_count (faults, "/");
  for (guint i = 0; i < 100; i++)
    wire_pass (&wire, 7);
  g_assert_cmpint (pentad_feed_get_connection (wire.feed), ==, PENTAD_CONNECTION_UNAUTHORISED);
  g_assert_cmpuint (fault_process_count (faults, "/"), ==, n_before + 2);
  g_assert_cmpuint (wire_count_cases (&wire), ==, 2);
  g_assert_cmpfloat (pentad_feed_get_age_s (wire.feed), ==, 700);
  wire_tear_down (&wire);
}

static void
test_readable_file_is_not_used (void)
{
  g_autofree char *path = fault_process_dup_path (faults, "open");
  g_autoptr (PentadCredential) credential = make_credential (path);
  guint n_before;
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTP, credential);
  make_token (path);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  n_before = fault_process_count (faults, "/");
  pentad_feed_start (wire.feed);
  wait_for (&wire, PENTAD_CONNECTION_UNAUTHORISED);
  g_assert_nonnull (strstr (pentad_feed_get_error (wire.feed), "0644"));
  g_assert_nonnull (strstr (pentad_feed_get_error (wire.feed), path));
  g_assert_cmpuint (fault_process_count (faults, "/"), ==, n_before);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  want_token ();
  wire_pass (&wire, 2);
  wire_load (&wire);
  wire_tear_down (&wire);
}

static void
test_client_certificates (void)
{
  static const struct
  {
    const char *name; /* NULL: none */
    int mode;
    const char *reason; /* NULL: accepted */
  } rows[] = {
    { "client.pem", 0600, NULL },
    { NULL, 0, "client certificate" },
    { "stranger.pem", 0600, "client certificate" },
    { "client.pem", 0644, "private key must not be readable" },
    { "missing.pem", 0, "missing.pem" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path =
          rows[i].name != NULL ? fault_process_dup_path (faults, rows[i].name) : NULL;
      Wire wire;

      wire_set_up (&wire, faults, WAY_HTTPS, NULL);
      fault_process_tell (faults, "{\"tls\": \"wants-client\"}");
      if (path != NULL)
        pentad_http_access_set_client_certificate (wire.access, path, NULL);
      if (rows[i].mode != 0)
        g_assert_cmpint (g_chmod (path, rows[i].mode), ==, 0);
      if (rows[i].reason == NULL)
        wire_load (&wire);
      else
        {
          pentad_feed_start (wire.feed);
          wait_for (&wire, PENTAD_CONNECTION_REFUSED);
          g_test_message ("%s", pentad_feed_get_error (wire.feed));
          g_assert_nonnull (strstr (pentad_feed_get_error (wire.feed), rows[i].reason));
        }
      wire_tear_down (&wire);
    }
}

/* The system's authorities do not count beside the one of the file. */
static void
test_missing_authorities (void)
{
  Wire wire;

  wire_set_up (&wire, faults, WAY_HTTPS, NULL);
  pentad_http_access_set_ca_file (wire.access, "/nonexistent/ca.pem");
  pentad_feed_start (wire.feed);
  wait_for (&wire, PENTAD_CONNECTION_REFUSED);
  g_assert_nonnull (strstr (pentad_feed_get_error (wire.feed), "/nonexistent/ca.pem"));
  pentad_feed_stop (wire.feed);
  pentad_http_access_set_ca_file (wire.access, NULL);
  pentad_feed_start (wire.feed);
  wait_for (&wire, PENTAD_CONNECTION_REFUSED);
  wire_tear_down (&wire);
}

/* How often the bytes stand in a region of this process. */
static guint
count_in (int memory, gsize from, gsize to, const char *text, gsize len)
{
  static char page[65536 + 256];
  guint n = 0;

  for (gsize at = from; at < to; at += sizeof page - 256)
    {
      ssize_t got = pread (memory, page, MIN (sizeof page, to - at), (off_t)at);
      char *found = page;

      while (got > 0 && (found = memmem (found, page + got - found, text, len)) != NULL)
        {
          if (found < page + sizeof page - 256 || (gsize)got < sizeof page)
            n++;
          found += len;
        }
    }
  memset (page, 0, sizeof page);
  return n;
}

/* The token is looked for backwards, so that looking leaves no copy of it. */
static guint
count_copies (const char *path)
{
  char text[128], line[512];
  gsize len = 0;
  guint n = 0;
  int file = open (path, O_RDONLY);
  int memory = open ("/proc/self/mem", O_RDONLY);
  FILE *maps = fopen ("/proc/self/maps", "re");
  unsigned long from, to;
  char access[8];

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (memory, >=, 0);
  g_assert_nonnull (maps);
  len = read (file, text, sizeof text) - 1;
  while (fgets (line, sizeof line, maps) != NULL)
    if (sscanf (line, "%lx-%lx %7s", &from, &to, access) == 3 && access[1] == 'w')
      n += count_in (memory, from, to, text, len);
  fclose (maps);
  close (memory);
  close (file);
  explicit_bzero (text, sizeof text);
  return n;
}

static void
test_token_leaves_no_trace (void)
{
  g_autofree char *path = fault_process_dup_path (faults, "traced");
  g_autoptr (PentadCredential) credential = make_credential (path);
  guint n_before, n_after;
  Wire wire;

#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("AddressSanitizer keeps freed memory");
  return;
#endif
  wire_set_up (&wire, faults, WAY_HTTP, credential);
  make_token (path);
  want_token ();
  /* What the search itself leaves in its buffers. */
  n_before = count_copies (path);
  wire_load (&wire);
  for (guint i = 0; i < 20; i++)
    wire_pass (&wire, 6);
  g_assert_cmpint (pentad_feed_get_connection (wire.feed), ==, PENTAD_CONNECTION_OK);
  pentad_feed_stop (wire.feed);
  n_after = count_copies (path);
  g_test_message ("%u copies before, %u after", n_before, n_after);
  g_assert_cmpuint (n_after, ==, n_before);
  wire_tear_down (&wire);
}

#define ADD(name, func) g_test_add_func ("/wire/trust/" name, func)

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  faults = fault_process_new (9);
  ADD ("token-is-shown-and-replaced", test_token_is_shown_and_replaced);
  ADD ("wrong-token-is-tried-twice", test_wrong_token_is_tried_twice);
  ADD ("expired-token-keeps-the-picture", test_expired_token_keeps_the_picture);
  ADD ("readable-file-is-not-used", test_readable_file_is_not_used);
  ADD ("client-certificates", test_client_certificates);
  ADD ("missing-authorities", test_missing_authorities);
  ADD ("token-leaves-no-trace", test_token_leaves_no_trace);
  status = g_test_run ();
  fault_process_free (faults);
  return status;
}
