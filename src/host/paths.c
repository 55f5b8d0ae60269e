/* Where the program's own files are: data and translations, installed or in a build folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/paths.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Longest accepted file name of a data file, in bytes. */
#define MAX_NAME 128

static gboolean
lies_below (const char *path, const char *folder)
{
  gsize len = strlen (folder);

  return g_str_has_prefix (path, folder) && path[len] == G_DIR_SEPARATOR;
}

gboolean
pentad_paths_is_uninstalled (void)
{
  static gsize answer; /* 0 not yet known, 1 installed, 2 uninstalled */

  if (g_once_init_enter (&answer))
    {
      g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
      g_autofree char *root = g_canonicalize_filename (PENTAD_BUILD_ROOT, NULL);

      g_once_init_leave (&answer, executable != NULL && lies_below (executable, root) ? 2 : 1);
    }
  return answer == 2;
}

/* What lies before the installed paths where the whole tree was put elsewhere: into an image, or
 * below a folder to be looked at. "" where it is in its place. Transfer full. */
static char *
dup_root (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = executable != NULL ? g_path_get_dirname (executable) : NULL;

  if (folder == NULL || !g_str_has_suffix (folder, PENTAD_BINDIR))
    return g_strdup ("");
  return g_strndup (folder, strlen (folder) - strlen (PENTAD_BINDIR));
}

static char *
choose_folder (const char *variable, const char *uninstalled, const char *installed)
{
  const char *override = g_getenv (variable);
  g_autofree char *root = NULL;

  if (override != NULL && override[0] != '\0')
    return g_canonicalize_filename (override, NULL);
  if (pentad_paths_is_uninstalled ())
    return g_strdup (uninstalled);
  root = dup_root ();
  return g_strconcat (root, installed, NULL);
}

const char *
pentad_paths_get_data_dir (void)
{
  static gsize folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (
        &folder, (gsize)choose_folder ("PENTAD_DATA_DIR", PENTAD_SOURCE_DATADIR, PENTAD_DATADIR));
  return (const char *)folder;
}

const char *
pentad_paths_get_locale_dir (void)
{
  static gsize folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (&folder, (gsize)choose_folder ("PENTAD_LOCALE_DIR",
                                                      PENTAD_BUILD_ROOT G_DIR_SEPARATOR_S "po",
                                                      PENTAD_LOCALEDIR));
  return (const char *)folder;
}

char *
pentad_paths_dup_program (const char *name)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = executable != NULL ? g_path_get_dirname (executable) : g_strdup ("");
  g_autofree char *beside = g_build_filename (folder, name, NULL);

  if (!pentad_paths_is_uninstalled () || g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (PENTAD_BUILD_ROOT, "src",
                           g_str_equal (name, "pentad-platform") ? "reference" : "ctl", name, NULL);
}

const char *
pentad_paths_get_schema_dir (void)
{
  return PENTAD_BUILD_ROOT G_DIR_SEPARATOR_S "data";
}

static gboolean
is_plain_name (const char *name)
{
  gsize len = strlen (name);

  if (len == 0 || len > MAX_NAME || name[0] == '.')
    return FALSE;
  return strspn (name, "abcdefghijklmnopqrstuvwxyz"
                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                       "0123456789._-") == len;
}

char *
pentad_paths_find_data (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!is_plain_name (name))
    {
      g_autofree char *quoted = g_strescape (name, NULL);

      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   _ ("“%s” is not the name of a data file"), quoted);
      return NULL;
    }
  path = g_build_filename (pentad_paths_get_data_dir (), folder, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("%s: no such data file"), path);
      return NULL;
    }
  return g_steal_pointer (&path);
}

/* The language that the environment asks for where its locale is not installed; NULL: none. */
static char *
language_of_missing_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value != NULL && value[0] != '\0')
        return g_strndup (value, strcspn (value, ".@"));
    }
  return NULL;
}

const char *
pentad_paths_peek_language (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--lang="))
        return argv[i] + strlen ("--lang=");
      if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
        return argv[i + 1];
    }
  return NULL;
}

void
pentad_paths_init_locale (const char *language)
{
  gboolean is_installed = setlocale (LC_ALL, "") != NULL;
  const char *messages = setlocale (LC_MESSAGES, NULL);

  if (!is_installed && (g_getenv ("LANGUAGE") == NULL || g_getenv ("LANGUAGE")[0] == '\0'))
    {
      g_autofree char *wanted = language_of_missing_locale ();

      if (wanted != NULL)
        g_setenv ("LANGUAGE", wanted, TRUE);
    }
  /* gettext ignores LANGUAGE in the plain C locale, and text is not UTF-8 there. */
  if (!is_installed || messages == NULL || g_str_equal (messages, "C") ||
      g_str_equal (messages, "POSIX"))
    setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
  if (language != NULL && language[0] != '\0')
    g_setenv ("LANGUAGE", language, TRUE);

  bindtextdomain (GETTEXT_PACKAGE, pentad_paths_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
