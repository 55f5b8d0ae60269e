/* The options of a command line that say how a server is reached.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/access-options.h"

#include <glib/gi18n-lib.h>

GOptionGroup *
pentad_access_options_make_group (PentadAccessOptions *self)
{
  const GOptionEntry entries[] = {
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &self->ca_file,
      N_ ("trust the authorities of this PEM file instead of the system's"), "FILE" },
    { "client-certificate", 0, 0, G_OPTION_ARG_FILENAME, &self->certificate,
      N_ ("show this certificate (PEM)"), "FILE" },
    { "client-key", 0, 0, G_OPTION_ARG_FILENAME, &self->key,
      N_ ("its private key, when it is not in the same file"), "FILE" },
    { "credential", 0, 0, G_OPTION_ARG_STRING, &self->credential,
      N_ ("where the token or password lies: file:PATH, systemd:NAME or keyring"), "PLACE" },
    { "proxy", 0, 0, G_OPTION_ARG_STRING, &self->proxy,
      N_ ("go through this proxy, not the one that the environment names"), "URL" },
    G_OPTION_ENTRY_NULL,
  };
  GOptionGroup *group = g_option_group_new ("access", _ ("How the platform is reached:"),
                                            _ ("Show how the platform is reached"), self, NULL);

  g_option_group_add_entries (group, entries);
  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  return group;
}

static gboolean
is_readable (const char *option, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GError) reason = NULL;

  if (path == NULL)
    return TRUE;
  file = g_mapped_file_new (path, FALSE, &reason);
  if (file == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--%s %s: %s", option, path,
                 reason->message);
  return file != NULL;
}

static gboolean
check_files (const PentadAccessOptions *self, GError **error)
{
  if (self->key != NULL && self->certificate == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--client-key: goes with --client-certificate"));
      return FALSE;
    }
  return is_readable ("ca-file", self->ca_file, error) &&
         is_readable ("client-certificate", self->certificate, error) &&
         is_readable ("client-key", self->key, error);
}

gboolean
pentad_access_options_apply (const PentadAccessOptions *self,
                             const char *url,
                             const char *standby,
                             PentadHttpAccess **access,
                             GError **error)
{
  g_autoptr (PentadCredential) credential = NULL;

  *access = NULL;
  if (self->ca_file == NULL && self->certificate == NULL && self->key == NULL &&
      self->proxy == NULL && self->credential == NULL)
    return TRUE;
  if (!check_files (self, error))
    return FALSE;
  if (self->credential != NULL)
    {
      credential = pentad_credential_new (self->credential, error);
      if (credential == NULL)
        {
          g_prefix_error (error, "--");
          return FALSE;
        }
    }
  *access = pentad_http_access_new (url);
  if (standby != NULL)
    pentad_http_access_add_origin (*access, standby);
  pentad_http_access_set_ca_file (*access, self->ca_file);
  if (self->certificate != NULL)
    pentad_http_access_set_client_certificate (*access, self->certificate, self->key);
  pentad_http_access_set_proxy (*access, self->proxy);
  pentad_http_access_set_credential (*access, credential);
  return TRUE;
}

void
pentad_access_options_clear (PentadAccessOptions *self)
{
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->certificate, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->proxy, g_free);
  g_clear_pointer (&self->credential, g_free);
}
