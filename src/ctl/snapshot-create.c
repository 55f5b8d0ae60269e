/* `pentadctl snapshot create`: loads a city and keeps what it was loaded from in one file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"
#include "ctl/passphrase.h"
#include "ctl/session.h"

#include "host/paths.h"
#include "snapshot/cut.h"
#include "snapshot/key-store.h"

static gboolean
check (const PentadCtlOptions *options, GError **error)
{
  const char *missing = options->output == NULL ? "-o FILE" : NULL;

  if (missing != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s is missing", missing);
      return FALSE;
    }
  if (options->passphrase_file != NULL && options->sign == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--passphrase-file: goes with --sign KEY");
      return FALSE;
    }
  return TRUE;
}

/* Before anything is fetched: a passphrase that is wrong is known at once. */
static gboolean
unlock (const PentadCtlOptions *options, PentadKeyPair *key, GError **error)
{
  gboolean is_open;
  char *passphrase;

  if (options->sign == NULL)
    return TRUE;
  passphrase = pentad_ctl_passphrase_read (options->passphrase_file, FALSE, error);
  if (passphrase == NULL)
    return FALSE;
  is_open = pentad_key_store_unlock (options->sign, passphrase, key, error);
  pentad_ctl_passphrase_free (passphrase);
  return is_open;
}

static PentadManifest *
describe (const PentadCtlSession *session, const PentadCtlOptions *options)
{
  PentadManifest *manifest = pentad_manifest_new ();

  pentad_manifest_set_city (manifest, pentad_city_get_about (session->city), options->from);
  if (options->source.at != NULL)
    manifest->as_of = session->time;
  manifest->from = session->period.from;
  manifest->to = session->period.to;
  if (options->is_public)
    pentad_public_describe (manifest);
  return manifest;
}

/* The whole city first, in memory: what lies in a division is known once all has come. */
static GBytes *
make_part (PentadCtlSession *session,
           PentadManifest *manifest,
           const PentadKeyPair *key,
           GError **error)
{
  g_autoptr (PentadManifest) scratch = pentad_manifest_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PentadSnapshot) whole = NULL;

  pentad_manifest_set_city (scratch, pentad_city_get_about (session->city), manifest->origin);
  scratch->as_of = manifest->as_of;
  bytes = pentad_recorder_finish (session->recorder, scratch, NULL, error);
  whole = bytes != NULL ? pentad_snapshot_new (bytes, manifest->origin, NULL, NULL, error) : NULL;
  if (whole == NULL)
    return NULL;
  manifest->as_of = scratch->as_of;
  manifest->taken = scratch->taken;
  manifest->program = g_strdup (scratch->program);
  for (guint i = 0; i < scratch->forbidden->len; i++)
    g_ptr_array_add (manifest->forbidden, g_strdup (g_ptr_array_index (scratch->forbidden, i)));
  return pentad_cut_snapshot (whole, session->city, session->place, manifest, key, error);
}

static gboolean
run (const PentadCtlOptions *options, GError **error)
{
  g_auto (PentadCtlSession) session = { 0 };
  g_auto (PentadKeyPair) key = { 0 };
  g_autoptr (PentadManifest) manifest = NULL;
  g_autoptr (GBytes) snapshot = NULL;
  const PentadKeyPair *signer;

  if (!unlock (options, &key, error) ||
      !pentad_ctl_session_open (&session, options, PENTAD_CTL_ALL, error))
    return FALSE;
  if (pentad_feed_get_source (session.feed)->kind != PENTAD_FEED_PLATFORM)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--from %s: a snapshot is made of a platform with the Pentad API",
                   options->from);
      return FALSE;
    }
  manifest = describe (&session, options);
  signer = options->sign != NULL ? &key : NULL;
  snapshot = session.place != 0
                 ? make_part (&session, manifest, signer, error)
                 : pentad_recorder_finish (session.recorder, manifest, signer, error);
  return snapshot != NULL && pentad_snapshot_write_file (snapshot, options->output, error);
}

int
pentad_ctl_snapshot_create (int argc, char **argv)
{
  PentadCtlOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  int exit_code = 0;

  pentad_paths_init_locale (pentad_paths_peek_language (argc, argv));
  if (!pentad_ctl_options_parse (&options, "snapshot create", argc, argv, &error) ||
      !check (&options, &error))
    exit_code = 2;
  else if (!run (&options, &error))
    exit_code = 1;
  if (error != NULL)
    g_printerr ("pentadctl snapshot create: %s\n", error->message);
  pentad_ctl_options_clear (&options);
  return exit_code;
}
