/* Where the program's own files are: data and translations, installed or in a build folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/paths.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Longest accepted file name of a data file, in bytes. */
#define MAX_NAME 128
/* In a build folder: names the folder of the data. */
#define DATA_DIR_FILE "uninstalled-data"

/* Of a build folder; NULL when the program is installed. */
typedef struct
{
  char *build, *data, *locale, *schemas;
} Places;

/* Neither of them stands in the program, which may be packed up and go elsewhere: a program of a
 * build folder lies two folders below it, and the build writes there where its data are. */
static Places *
find_build (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = executable != NULL ? g_path_get_dirname (executable) : g_strdup ("/");
  g_autofree char *above = g_path_get_dirname (folder);
  g_autofree char *build = g_path_get_dirname (above);
  g_autofree char *told = g_build_filename (build, DATA_DIR_FILE, NULL);
  char *data;
  Places *places;

  if (g_str_has_suffix (folder, PENTAD_BINDIR) || !g_file_get_contents (told, &data, NULL, NULL))
    return NULL;
  places = g_new0 (Places, 1);
  places->data = data;
  places->locale = g_build_filename (build, "po", NULL);
  places->schemas = g_build_filename (build, "data", NULL);
  places->build = g_steal_pointer (&build);
  return places;
}

static const Places *
get_places (void)
{
  static gsize is_known;
  static Places *places;

  if (g_once_init_enter (&is_known))
    {
      places = find_build ();
      g_once_init_leave (&is_known, 1);
    }
  return places;
}

gboolean
pentad_paths_is_uninstalled (void)
{
  return get_places () != NULL;
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
  if (uninstalled != NULL)
    return g_strdup (uninstalled);
  root = dup_root ();
  return g_strconcat (root, installed, NULL);
}

const char *
pentad_paths_get_data_dir (void)
{
  const Places *places = get_places ();
  static gsize folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (&folder,
                       (gsize)choose_folder ("PENTAD_DATA_DIR",
                                             places != NULL ? places->data : NULL, PENTAD_DATADIR));
  return (const char *)folder;
}

const char *
pentad_paths_get_locale_dir (void)
{
  const Places *places = get_places ();
  static gsize folder;

  if (g_once_init_enter (&folder))
    g_once_init_leave (&folder, (gsize)choose_folder ("PENTAD_LOCALE_DIR",
                                                      places != NULL ? places->locale : NULL,
                                                      PENTAD_LOCALEDIR));
  return (const char *)folder;
}

char *
pentad_paths_dup_program (const char *name)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = executable != NULL ? g_path_get_dirname (executable) : g_strdup ("");
  g_autofree char *beside = g_build_filename (folder, name, NULL);

  if (get_places () == NULL || g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (get_places ()->build, "src",
                           g_str_equal (name, "pentad-platform") ? "reference" : "ctl", name, NULL);
}

char *
pentad_paths_dup_helper (const char *name)
{
  g_autofree char *root = NULL;

  g_return_val_if_fail (g_str_has_prefix (name, "pentad-"), NULL);

  if (get_places () != NULL)
    return g_build_filename (get_places ()->build, "src", name + strlen ("pentad-"), name, NULL);
  root = dup_root ();
  return g_strconcat (root, PENTAD_LIBEXECDIR, "/", name, NULL);
}

const char *
pentad_paths_get_schema_dir (void)
{
  return get_places () != NULL ? get_places ()->schemas : NULL;
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

/* A file of the user or of the machine in the place of one that ships; NULL none. Transfer full. */
static char *
find_replaced (const char *folder, const char *name)
{
  const char *const *machine = g_get_system_config_dirs ();
  char *path = g_build_filename (g_get_user_config_dir (), "pentad", folder, name, NULL);

  while (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_clear_pointer (&path, g_free);
      if (*machine == NULL)
        return NULL;
      path = g_build_filename (*machine++, "pentad", folder, name, NULL);
    }
  return path;
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
  path = find_replaced (folder, name);
  if (path != NULL)
    return g_steal_pointer (&path);
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
