/* `pentadctl key`: makes keys that sign snapshots, and says which are trusted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/commands.h"
#include "ctl/passphrase.h"

#include "host/atomic-file.h"
#include "host/paths.h"
#include "snapshot/key-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As given. */
typedef struct
{
  char *passphrase_file;
  char *name;
  char *output;
  gboolean for_machine;
  char *argument; /* NAME or FILE; NULL none */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->passphrase_file);
  g_free (options->name);
  g_free (options->output);
  g_free (options->argument);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
generate (const Options *options, GError **error)
{
  g_auto (PentadKeyPair) key = { 0 };
  g_autofree char *fingerprint = NULL;
  char *passphrase = pentad_ctl_passphrase_read (options->passphrase_file, TRUE, error);
  gboolean is_added;

  if (passphrase == NULL)
    return FALSE;
  pentad_key_generate (&key);
  is_added = pentad_key_store_add (options->argument, &key, passphrase, error);
  pentad_ctl_passphrase_free (passphrase);
  if (!is_added)
    return FALSE;
  fingerprint = pentad_key_dup_fingerprint (key.public_key);
  g_print ("%s  %s\n", fingerprint, options->argument);
  return TRUE;
}

static gboolean
list (const Options *options, GError **error)
{
  g_autoptr (GPtrArray) keys = pentad_key_store_list ();

  for (guint i = 0; i < keys->len; i++)
    {
      const PentadStoredKey *key = g_ptr_array_index (keys, i);
      g_autofree char *fingerprint = pentad_key_dup_fingerprint (key->public_key);

      g_print ("%s  %-8s %s\n", fingerprint,
               key->is_own       ? "own"
               : key->is_machine ? "machine"
                                 : "trusted",
               key->name);
    }
  return TRUE;
}

static gboolean
trust (const Options *options, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *base = g_path_get_basename (options->argument);
  g_autofree char *fingerprint = NULL;
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  const char *name = options->name;

  if (g_str_has_suffix (base, ".pem"))
    base[strlen (base) - 4] = '\0';
  if (name == NULL)
    name = base;
  if (!g_file_get_contents (options->argument, &text, NULL, error) ||
      !pentad_key_from_pem (text, options->argument, public_key, error) ||
      !pentad_key_store_trust (name, public_key, options->for_machine, error))
    return FALSE;
  fingerprint = pentad_key_dup_fingerprint (public_key);
  g_print ("%s  %s\n", fingerprint, name);
  return TRUE;
}

static gboolean
export_ (const Options *options, GError **error)
{
  guint8 public_key[PENTAD_PUBLIC_KEY_LEN];
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!pentad_key_store_find (options->argument, public_key, error))
    return FALSE;
  text = pentad_key_to_pem (public_key);
  if (options->output == NULL)
    {
      g_print ("%s", text);
      return TRUE;
    }
  bytes = g_bytes_new (text, strlen (text));
  return pentad_atomic_file_write (options->output, bytes, 0644, error);
}

static const struct
{
  const char *name;
  const char *argument; /* NULL none */
  const char *summary;
  gboolean (*run) (const Options *options, GError **error);
} commands[] = {
  { "generate", "NAME", N_ ("NAME: make a key; its private part lies behind a passphrase"),
    generate },
  { "list", NULL, N_ ("list the keys that are trusted, with what to compare by telephone"), list },
  { "trust", "FILE.pem", N_ ("FILE.pem: trust somebody's public key"), trust },
  { "export", "NAME", N_ ("NAME: print a public key, for others to trust"), export_ },
};

static void
print_usage (void)
{
  pentad_paths_init_locale (NULL);
  g_print ("%s\n\n", _ ("usage: pentadctl key COMMAND [OPTION …]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %s\n", commands[i].name, _ (commands[i].summary));
}

/* The number of the command; -1 with a line on standard error for none. */
static int
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (name, commands[i].name) == 0)
      return (int)i;
  g_printerr ("pentadctl key: expected generate, list, trust or export\n");
  return -1;
}

static gboolean
parse (Options *options, int command, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options->passphrase_file,
      N_ ("file with the passphrase of the key, for the user alone (0600)"), "FILE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name,
      N_ ("whose key it is; the name of the file by default"), "NAME" },
    { "machine", 0, 0, G_OPTION_ARG_NONE, &options->for_machine,
      N_ ("trust it for every user of this machine"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("file to write the public key to"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  const char *argument = commands[command].argument;
  g_autofree char *words = g_strconcat (commands[command].name, argument != NULL ? " " : "",
                                        argument != NULL ? argument : "", NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (words);
  gboolean wants = argument != NULL;

  g_option_context_set_summary (context, _ (commands[command].summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (argc != (wants ? 2 : 1))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "expected %s", words);
      return FALSE;
    }
  options->argument = wants ? g_strdup (argv[1]) : NULL;
  return TRUE;
}

int
pentad_ctl_key (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  int command;

  if (argc > 1 && g_str_has_prefix (argv[1], "--help"))
    {
      print_usage ();
      return 0;
    }
  command = find_command (argc > 1 ? argv[1] : NULL);
  if (command < 0)
    return 2;
  pentad_paths_init_locale (NULL);
  if (!parse (&options, command, argc - 1, argv + 1, &error))
    {
      g_printerr ("pentadctl key: %s\n", error->message);
      return 2;
    }
  if (!commands[command].run (&options, &error))
    {
      g_printerr ("pentadctl key %s: %s\n", commands[command].name, error->message);
      return 1;
    }
  return 0;
}
