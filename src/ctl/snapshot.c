/* `pentadctl snapshot`: keeps a city in one file; verifies, tells of and unpacks one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"

#include "host/atomic-file.h"
#include "host/paths.h"
#include "snapshot/key-store.h"
#include "snapshot/snapshot.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* As given. */
typedef struct
{
  char *file;
  char **files; /* the same, and what else is to be verified */
  char *output;
  gboolean as_json;
  gboolean needs_trust;
  gboolean unpacks;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->file);
  g_strfreev (options->files);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static PentadSnapshot *
open_file (const char *path, GError **error)
{
  return pentad_snapshot_open (path, pentad_key_store_find_trusted, NULL, error);
}

static void
print_signature (const PentadSnapshot *snapshot)
{
  g_autofree char *fingerprint =
      pentad_key_dup_fingerprint (pentad_snapshot_get_seal (snapshot)->key);

  switch (pentad_snapshot_get_signature (snapshot))
    {
    case PENTAD_SIGNATURE_NONE:
      g_print ("signature   none\n");
      return;
    case PENTAD_SIGNATURE_UNKNOWN:
      g_print ("signature   by an unknown key, %s\n", fingerprint);
      return;
    case PENTAD_SIGNATURE_TRUSTED:
      g_print ("signature   trusted, by %s, %s\n", pentad_snapshot_get_signer (snapshot),
               fingerprint);
      return;
    }
}

static void
print_size (const PentadSnapshot *snapshot)
{
  const PentadManifest *manifest = pentad_snapshot_get_manifest (snapshot);
  guint64 size = 0;

  for (guint i = 0; i < manifest->entries->len; i++)
    size += ((const PentadManifestEntry *)g_ptr_array_index (manifest->entries, i))->size;
  g_print ("documents   %u, %.1f MB in %.1f MB\n", manifest->entries->len, (double)size / 1e6,
           (double)pentad_snapshot_get_len (snapshot) / 1e6);
}

static gboolean
verify_one (const Options *options, const char *path, GError **error)
{
  g_autoptr (PentadSnapshot) snapshot = open_file (path, error);

  /* Every byte of the file is under the seal that opening it has checked. */
  if (snapshot == NULL || (options->unpacks && !pentad_snapshot_verify_all (snapshot, error)))
    return FALSE;
  if (options->needs_trust && pentad_snapshot_get_signature (snapshot) != PENTAD_SIGNATURE_TRUSTED)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_SIGNATURE,
                   _ ("%s: intact, but not signed by a key that is trusted here"), path);
      return FALSE;
    }
  g_print ("%s: intact\n", path);
  print_signature (snapshot);
  print_size (snapshot);
  return TRUE;
}

/* All of them, whatever one of them is like: each tells for itself why it is refused. */
static gboolean
verify (const Options *options, GError **error)
{
  gboolean are_good = TRUE;

  for (guint i = 0; options->files[i] != NULL; i++)
    {
      g_autoptr (GError) refusal = NULL;

      if (verify_one (options, options->files[i], &refusal))
        continue;
      g_printerr ("pentadctl snapshot verify: %s\n", refusal->message);
      are_good = FALSE;
    }
  return are_good;
}

static void
print_moment (const char *name, gint64 time, const PentadManifest *manifest)
{
  g_autoptr (PentadZone) zone = pentad_zone_new (manifest->zone, 0, NULL);
  g_autoptr (PentadZone) utc = zone == NULL ? pentad_zone_new ("UTC", 0, NULL) : NULL;
  char text[32];

  g_print ("%-11s %s\n", name, pentad_time_format (time, zone != NULL ? zone : utc, text));
}

static void
print_info (const PentadSnapshot *snapshot)
{
  const PentadManifest *manifest = pentad_snapshot_get_manifest (snapshot);
  char from[16], to[16];

  g_print ("city        %s %s\n", manifest->city,
           pentad_label_get (&manifest->city_name, pentad_language_current ()));
  print_moment ("as of", manifest->as_of, manifest);
  print_moment ("taken", manifest->taken, manifest);
  g_print ("days        %s..%s\n", pentad_day_format (manifest->from, from),
           pentad_day_format (manifest->to, to));
  if (manifest->division != NULL)
    g_print ("division    %s %s alone\n", manifest->division,
             pentad_label_get (&manifest->division_name, pentad_language_current ()));
  g_print ("origin      %s\n", manifest->origin != NULL ? manifest->origin : "-");
  g_print ("program     Pentad %s\n", manifest->program != NULL ? manifest->program : "-");
  if (manifest->is_public)
    {
      g_print ("public      personal data were removed:");
      for (guint i = 0; i < manifest->removed->len; i++)
        g_print ("%s %s", i > 0 ? "," : "", (const char *)g_ptr_array_index (manifest->removed, i));
      g_print ("\n");
    }
  print_signature (snapshot);
  print_size (snapshot);
}

static gboolean
info (const Options *options, GError **error)
{
  g_autoptr (PentadSnapshot) snapshot = open_file (options->file, error);
  g_autoptr (GBytes) manifest = NULL;

  if (snapshot == NULL)
    return FALSE;
  if (!options->as_json)
    {
      print_info (snapshot);
      return TRUE;
    }
  manifest = pentad_manifest_write (pentad_snapshot_get_manifest (snapshot));
  g_print ("%.*s", (int)g_bytes_get_size (manifest),
           (const char *)g_bytes_get_data (manifest, NULL));
  return TRUE;
}

static gboolean
extract_one (const PentadSnapshot *snapshot, const char *entry, const char *folder, GError **error)
{
  g_autofree char *name = pentad_manifest_name_document (entry);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = pentad_snapshot_read (snapshot, name, error);

  if (bytes == NULL)
    return FALSE;
  if (g_mkdir_with_parents (parent, 0755) < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", parent,
                   g_strerror (errno));
      return FALSE;
    }
  return pentad_atomic_file_write (path, bytes, 0644, error);
}

/* Names of entries are plain: none leads out of the folder. */
static gboolean
extract (const Options *options, GError **error)
{
  g_autoptr (PentadSnapshot) snapshot = open_file (options->file, error);
  const PentadManifest *manifest;

  if (snapshot == NULL)
    return FALSE;
  manifest = pentad_snapshot_get_manifest (snapshot);
  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const PentadManifestEntry *entry = g_ptr_array_index (manifest->entries, i);

      if (!extract_one (snapshot, entry->name, options->output, error))
        return FALSE;
    }
  return TRUE;
}

static const struct
{
  const char *name;
  const char *summary;
  gboolean takes_many, needs_output;
  gboolean (*run) (const Options *options, GError **error);
} commands[] = {
  { "verify", N_ ("FILE …: say whether they are intact, and who signed them"), TRUE, FALSE,
    verify },
  { "info", N_ ("FILE: say of which city and moment it is"), FALSE, FALSE, info },
  { "extract", N_ ("FILE -o FOLDER: unpack its documents"), FALSE, TRUE, extract },
};

static void
print_usage (void)
{
  pentad_paths_init_locale (NULL);
  g_print ("%s\n\n", _ ("usage: pentadctl snapshot COMMAND [OPTION …]"));
  g_print ("  %-9s %s\n", "create", _ ("keep a city at one moment in one file"));
  g_print ("  %-9s %s\n", "diff", _ ("A B: list the figures that differ, largest first"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %s\n", commands[i].name, _ (commands[i].summary));
}

static gboolean
parse (Options *options, int command, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("folder to unpack into"),
      "FOLDER" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->as_json, N_ ("print the manifest"), NULL },
    { "trusted", 0, 0, G_OPTION_ARG_NONE, &options->needs_trust,
      N_ ("refuse what is not signed by a trusted key"), NULL },
    { "documents", 0, 0, G_OPTION_ARG_NONE, &options->unpacks,
      N_ ("unpack every document, too, and compare it with the manifest"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *words = g_strdup_printf ("%s %s", commands[command].name,
                                            commands[command].takes_many ? "FILE …" : "FILE");
  g_autoptr (GOptionContext) context = g_option_context_new (words);

  g_option_context_set_summary (context, _ (commands[command].summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (argc < 2 || (argc > 2 && !commands[command].takes_many))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "expected %s FILE",
                   commands[command].name);
      return FALSE;
    }
  if (commands[command].needs_output && options->output == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "-o FOLDER is missing");
      return FALSE;
    }
  options->file = g_strdup (argv[1]);
  options->files = g_strdupv (argv + 1);
  return TRUE;
}

static int
run_command (int command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  int exit_code = 0;

  pentad_paths_init_locale (NULL);
  if (!parse (&options, command, argc, argv, &error))
    exit_code = 2;
  else if (!commands[command].run (&options, &error))
    exit_code = 1;
  if (error != NULL)
    g_printerr ("pentadctl snapshot %s: %s\n", commands[command].name, error->message);
  return exit_code;
}

int
pentad_ctl_snapshot (int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : "";

  if (g_str_equal (name, "create"))
    return pentad_ctl_snapshot_create (argc - 1, argv + 1);
  if (g_str_equal (name, "diff"))
    return pentad_ctl_snapshot_diff (argc - 1, argv + 1);
  if (g_str_has_prefix (name, "--help"))
    {
      print_usage ();
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      return run_command ((int)i, argc - 1, argv + 1);
  g_printerr ("pentadctl snapshot: expected create, diff, verify, info or extract\n");
  return 2;
}
