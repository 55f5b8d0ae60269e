/* Options that say how a server is reached: what is accepted, and what a mistake is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/access-options.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *arguments;
  gboolean has_access;
  const char *reason; /* part of the error; NULL: accepted */
} Row;

static const Row rows[] = {
  { "none", "", FALSE, NULL },
  { "proxy", "--proxy http://proxy.example:3128", TRUE, NULL },
  { "credential-file", "--credential file:/etc/pentad/token", TRUE, NULL },
  { "keyring", "--credential keyring", TRUE, NULL },
  { "the-secret-itself", "--credential s3cret", FALSE, "--credential: expected file:PATH" },
  { "authorities", "--ca-file /etc/hostname", TRUE, NULL },
  { "no-authorities", "--ca-file /nonexistent.pem", FALSE, "--ca-file /nonexistent.pem" },
  { "certificate-and-key", "--client-certificate /etc/hostname --client-key /etc/hostname", TRUE,
    NULL },
  { "no-certificate", "--client-certificate /nonexistent.pem", FALSE, "--client-certificate" },
  { "key-alone", "--client-key /etc/hostname", FALSE, "--client-key" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_auto (PentadAccessOptions) options = { NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *line = g_strconcat ("program ", row->arguments, NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (PentadHttpAccess) access = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  g_option_context_add_group (context, pentad_access_options_make_group (&options));
  if (row->arguments[0] != '\0')
    g_assert_true (g_option_context_parse_strv (context, &words, &error));
  is_good = pentad_access_options_apply (&options, "https://city.example", "https://two.example",
                                         &access, &error);
  g_assert_cmpint (is_good, ==, row->reason == NULL);
  g_assert_cmpint (access != NULL, ==, row->has_access);
  if (row->reason == NULL)
    return;
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, row->reason));
  g_assert_null (strstr (error->message, "s3cret"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/host/access-options/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
