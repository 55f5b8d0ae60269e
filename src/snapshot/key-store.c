/* Where keys lie: the user's own, and the public ones that are trusted, by user and by machine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/key-store.h"

#include "host/atomic-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define OWN       "keys"
#define OWN_END   ".key"
#define TRUST     "trust"
#define TRUST_END ".pem"
/* Longest name, in bytes; of a file that is looked at, in bytes. */
#define MAX_NAME 64
#define MAX_FILE 4096

static void
stored_key_free (gpointer data)
{
  PentadStoredKey *key = data;

  g_free (key->name);
  g_free (key->path);
  g_free (key);
}

/* Names become names of files. */
static gboolean
check_name (const char *name, GError **error)
{
  if (name[0] != '\0' && name[0] != '.' && strlen (name) <= MAX_NAME &&
      g_utf8_validate (name, -1, NULL) && strchr (name, '/') == NULL && strchr (name, '\n') == NULL)
    return TRUE;
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
               _ ("“%s” cannot be the name of a key: expected up to %d bytes without “/”, not "
                  "beginning with a dot"),
               name, MAX_NAME);
  return FALSE;
}

static char *
make_path (const char *root, const char *folder, const char *name, const char *end)
{
  g_autofree char *file = g_strconcat (name, end, NULL);

  return g_build_filename (root, "pentad", folder, file, NULL);
}

static gboolean
read_small (const char *path, char **text, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0 && status.st_size > MAX_FILE)
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
                   _ ("%s: too large for a key"), path);
      return FALSE;
    }
  return g_file_get_contents (path, text, NULL, error);
}

static PentadStoredKey *
read_key (const char *path, const char *name, gboolean is_own)
{
  PentadStoredKey *key = g_new0 (PentadStoredKey, 1);
  g_autofree char *text = NULL;

  if (!read_small (path, &text, NULL) ||
      !(is_own ? pentad_key_peek (text, path, key->public_key, NULL)
               : pentad_key_from_pem (text, path, key->public_key, NULL)))
    {
      g_free (key);
      return NULL;
    }
  key->name = g_strdup (name);
  key->path = g_strdup (path);
  key->is_own = is_own;
  return key;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* In the order of their names. */
static void
list_folder (GPtrArray *keys, const char *root, gboolean is_own, gboolean is_machine)
{
  const char *end = is_own ? OWN_END : TRUST_END;
  g_autofree char *folder = g_build_filename (root, "pentad", is_own ? OWN : TRUST, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (file[0] != '.' && g_str_has_suffix (file, end))
      g_ptr_array_add (files, g_strdup (file));
  g_ptr_array_sort (files, compare_texts);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (files, i), NULL);
      g_autofree char *name = g_strndup (g_ptr_array_index (files, i),
                                         strlen (g_ptr_array_index (files, i)) - strlen (end));
      PentadStoredKey *key = read_key (path, name, is_own);

      if (key == NULL)
        continue;
      key->is_machine = is_machine;
      g_ptr_array_add (keys, key);
    }
}

GPtrArray *
pentad_key_store_list (void)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (stored_key_free);
  const char *const *machine = g_get_system_config_dirs ();

  list_folder (keys, g_get_user_config_dir (), TRUE, FALSE);
  list_folder (keys, g_get_user_config_dir (), FALSE, FALSE);
  for (guint i = 0; machine[i] != NULL; i++)
    list_folder (keys, machine[i], FALSE, TRUE);
  return keys;
}

char *
pentad_key_store_find_trusted (const guint8 public_key[PENTAD_PUBLIC_KEY_LEN], gpointer user_data)
{
  g_autoptr (GPtrArray) keys = pentad_key_store_list ();

  for (guint i = 0; i < keys->len; i++)
    {
      const PentadStoredKey *key = g_ptr_array_index (keys, i);

      if (memcmp (key->public_key, public_key, PENTAD_PUBLIC_KEY_LEN) == 0)
        return g_strdup (key->name);
    }
  return NULL;
}

static gboolean
write_text (const char *path, const char *text, int mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (g_mkdir_with_parents (folder, mode == 0600 ? 0700 : 0755) < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  return pentad_atomic_file_write (path, bytes, mode, error);
}

gboolean
pentad_key_store_add (const char *name,
                      const PentadKeyPair *key,
                      const char *passphrase,
                      GError **error)
{
  g_autofree char *path = make_path (g_get_user_config_dir (), OWN, name, OWN_END);
  g_autofree char *text = NULL;

  if (!check_name (name, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
                   _ ("%s: there is a key of that name already"), path);
      return FALSE;
    }
  text = pentad_key_lock (key, passphrase, error);
  return text != NULL && write_text (path, text, 0600, error);
}

gboolean
pentad_key_store_trust (const char *name,
                        const guint8 public_key[PENTAD_PUBLIC_KEY_LEN],
                        gboolean for_machine,
                        GError **error)
{
  const char *root = for_machine ? g_get_system_config_dirs ()[0] : g_get_user_config_dir ();
  g_autofree char *path = make_path (root, TRUST, name, TRUST_END);
  g_autofree char *text = pentad_key_to_pem (public_key);

  return check_name (name, error) && write_text (path, text, 0644, error);
}

gboolean
pentad_key_store_find (const char *name, guint8 public_key[PENTAD_PUBLIC_KEY_LEN], GError **error)
{
  g_autoptr (GPtrArray) keys = pentad_key_store_list ();

  for (guint i = 0; i < keys->len; i++)
    {
      const PentadStoredKey *key = g_ptr_array_index (keys, i);

      if (!g_str_equal (key->name, name))
        continue;
      memcpy (public_key, key->public_key, PENTAD_PUBLIC_KEY_LEN);
      return TRUE;
    }
  g_set_error (error, PENTAD_SNAPSHOT_ERROR, PENTAD_SNAPSHOT_ERROR_KEY,
               _ ("there is no key with the name “%s”"), name);
  return FALSE;
}

gboolean
pentad_key_store_unlock (const char *name,
                         const char *passphrase,
                         PentadKeyPair *key,
                         GError **error)
{
  g_autofree char *path = make_path (g_get_user_config_dir (), OWN, name, OWN_END);
  g_autofree char *text = NULL;

  return check_name (name, error) && read_small (path, &text, error) &&
         pentad_key_unlock (text, path, passphrase, key, error);
}
