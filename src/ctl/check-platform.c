/* `pentadctl check-platform`: says whether a platform keeps to the API, rule by rule.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "ctl/check.h"
#include "ctl/commands.h"
#include "feed/source-options.h"
#include "host/paths.h"

#define DEFAULT_TIMEOUT_S 60
#define DEFAULT_WAIT_S    10
/* A whole city; above the largest that the reference platform makes. */
#define MAX_BODY ((gsize)512 << 20)

typedef struct
{
  char *url, *ca_file, *credential;
  int timeout_s, wait_s;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->url);
  g_free (options->ca_file);
  g_free (options->credential);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, reason);
  return FALSE;
}

static gboolean
parse (Options *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("print the report as JSON"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options->timeout_s,
      N_ ("seconds to wait for an answer, 60 by default"), "N" },
    { "wait", 0, 0, G_OPTION_ARG_INT, &options->wait_s,
      N_ ("seconds to wait for something to happen in the city, 10 by default"), "N" },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &options->ca_file,
      N_ ("authorities to trust instead of the system's"), N_ ("PEM") },
    { "credential", 0, 0, G_OPTION_ARG_STRING, &options->credential,
      N_ ("where the token is: file:PATH, systemd:NAME or keyring"), N_ ("PLACE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("URL"));

  g_option_context_set_summary (
      context, _ ("Asks a platform for every document and holds the answers against the rules of\n"
                  "data/platform-api.md. Prints a line for each rule: pass, fail with document, "
                  "JSON path and\n"
                  "example, or why it does not apply.\n\n"
                  "Exit status: 0 no rule failed, 1 one failed, 2 wrong usage."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  options->timeout_s = DEFAULT_TIMEOUT_S;
  options->wait_s = DEFAULT_WAIT_S;
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (argc != 2)
    return refuse (error, _ ("expected one URL"));
  if (pentad_source_options_names_file (argv[1]))
    return refuse (error, _ ("expected the URL of a platform, not a file; pentad-platform --replay "
                             "serves a snapshot"));
  if (options->timeout_s < 1 || options->timeout_s > 3600 || options->wait_s < 0 ||
      options->wait_s > 3600)
    return refuse (error, _ ("--timeout and --wait: expected seconds up to 3600"));
  options->url = g_strdup (argv[1]);
  for (gsize len = strlen (options->url); len > 0 && options->url[len - 1] == '/'; len--)
    options->url[len - 1] = '\0';
  return TRUE;
}

static PentadHttpAccess *
make_access (const Options *options, GError **error)
{
  g_autoptr (PentadHttpAccess) access = pentad_http_access_new (options->url);
  g_autoptr (PentadCredential) credential = NULL;
  PentadHttpLimits limits;

  if (options->credential != NULL)
    {
      credential = pentad_credential_new (options->credential, error);
      if (credential == NULL)
        return NULL;
      pentad_http_access_set_credential (access, credential);
    }
  if (options->ca_file != NULL)
    pentad_http_access_set_ca_file (access, options->ca_file);
  pentad_http_limits_init (&limits);
  limits.max_body_bytes = MAX_BODY;
  limits.total_timeout_ms = 1000u * (guint)options->timeout_s;
  pentad_http_access_set_limits (access, &limits);
  return g_steal_pointer (&access);
}

/* Exit status; -1 with *error when the check could not be made. */
static int
run (const Options *options, GError **error)
{
  g_autoptr (PentadHttpAccess) access = make_access (options, error);
  g_auto (PentadCheckRun) check = { 0 };
  g_autofree char *text = NULL;

  if (access == NULL)
    return -1;
  pentad_check_init (&check, options->url, access, 1000u * (guint)options->wait_s);
  if (!pentad_check_run (&check, error))
    return -1;
  text = options->json ? pentad_check_report_to_json (&check.report, options->url)
                       : pentad_check_report_to_text (&check.report, options->url);
  if (fputs (text, stdout) == EOF || fflush (stdout) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s", g_strerror (errno));
      return -1;
    }
  return pentad_check_report_is_good (&check.report) ? 0 : 1;
}

int
pentad_ctl_check_platform (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  pentad_paths_init_locale (NULL);
  if (!parse (&options, argc, argv, &error))
    {
      g_printerr ("pentadctl check-platform: %s\n", error->message);
      return 2;
    }
  status = run (&options, &error);
  if (status < 0)
    {
      g_printerr ("pentadctl check-platform: %s\n", error->message);
      return 2;
    }
  return status;
}
