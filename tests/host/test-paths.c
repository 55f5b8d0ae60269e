/* Paths: data files are found uninstalled, and only by plain names; the locale is workable.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/paths.h"

#include <glib/gstdio.h>

#include <locale.h>
#include <string.h>

static void
test_uninstalled_takes_the_source_tree (void)
{
  if (g_test_subprocess ())
    {
      g_assert_true (pentad_paths_is_uninstalled ());
      g_assert_cmpstr (pentad_paths_get_data_dir (), ==, PENTAD_SOURCE_DATADIR);
      g_assert_cmpstr (pentad_paths_get_locale_dir (), ==, PENTAD_BUILD_ROOT "/po");
      g_autofree char *helper = pentad_paths_dup_helper ("pentad-photo");
      g_assert_cmpstr (helper, ==, PENTAD_BUILD_ROOT "/src/photo/pentad-photo");
      return;
    }
  g_unsetenv ("PENTAD_DATA_DIR");
  g_unsetenv ("PENTAD_LOCALE_DIR");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_environment_wins_and_names_are_plain (void)
{
  static const struct
  {
    const char *name;
    gboolean found;
  } rows[] = {
    { "demo.json", TRUE },
    { "other.json", FALSE },
    { "", FALSE },
    { ".", FALSE },
    { "..", FALSE },
    { ".hidden", FALSE },
    { "../schemes/demo.json", FALSE },
    { "/etc/passwd", FALSE },
    { "demo json", FALSE },
    { "d\n", FALSE },
  };
  g_autofree char *folder = NULL;
  g_autofree char *schemes = NULL;
  g_autofree char *path = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  folder = g_dir_make_tmp ("pentad-paths-XXXXXX", NULL);
  schemes = g_build_filename (folder, "schemes", NULL);
  path = g_build_filename (schemes, "demo.json", NULL);
  g_setenv ("PENTAD_DATA_DIR", folder, TRUE);
  g_assert_cmpint (g_mkdir (schemes, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));

  g_assert_cmpstr (pentad_paths_get_data_dir (), ==, folder);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *found = pentad_paths_find_data ("schemes", rows[i].name, &error);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (found != NULL, ==, rows[i].found);
      g_assert_cmpint (error == NULL, ==, rows[i].found);
    }
  g_remove (path);
  g_rmdir (schemes);
  g_rmdir (folder);
}

static void
test_locale_is_utf8_with_plain_numbers (void)
{
  static const struct
  {
    const char *lang, *language, *override;
    const char *first_language;
  } rows[] = {
    { "C", NULL, NULL, "C" },
    { "C", "zh_CN", NULL, "zh_CN" },
    { "C.UTF-8", "zh_CN", NULL, "zh_CN" },
    { "C.UTF-8", "zh_CN", "zh_TW", "zh_TW" },
    { "xx_XX.UTF-8", NULL, NULL, "xx_XX" },
    { "POSIX", NULL, "zh_CN", "zh_CN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *charset;

      g_test_message ("LANG=%s LANGUAGE=%s", rows[i].lang, rows[i].language);
      g_unsetenv ("LC_ALL");
      g_unsetenv ("LC_MESSAGES");
      g_setenv ("LANG", rows[i].lang, TRUE);
      if (rows[i].language != NULL)
        g_setenv ("LANGUAGE", rows[i].language, TRUE);
      else
        g_unsetenv ("LANGUAGE");
      pentad_paths_init_locale (rows[i].override);
      g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), ==, "C.UTF-8");
      g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");
      if (g_strcmp0 (rows[i].first_language, "C") != 0)
        g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, rows[i].first_language);
      g_get_charset (&charset);
      g_assert_cmpstr (charset, ==, "UTF-8");
    }
}

static void
test_the_language_is_seen_first (void)
{
  char *apart[] = { (char *)"pentad", (char *)"--lang", (char *)"zh_CN", NULL };
  char *joined[] = { (char *)"pentad", (char *)"--lang=zh_TW", NULL };
  char *absent[] = { (char *)"pentad", (char *)"--lang", NULL };

  g_assert_cmpstr (pentad_paths_peek_language (3, apart), ==, "zh_CN");
  g_assert_cmpstr (pentad_paths_peek_language (2, joined), ==, "zh_TW");
  g_assert_null (pentad_paths_peek_language (2, absent));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/paths/uninstalled-takes-the-source-tree",
                   test_uninstalled_takes_the_source_tree);
  g_test_add_func ("/host/paths/environment-wins-and-names-are-plain",
                   test_environment_wins_and_names_are_plain);
  g_test_add_func ("/host/paths/locale-is-utf8-with-plain-numbers",
                   test_locale_is_utf8_with_plain_numbers);
  g_test_add_func ("/host/paths/the-language-is-seen-first", test_the_language_is_seen_first);
  return g_test_run ();
}
