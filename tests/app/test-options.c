/* Tests of the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/options.h"

#include <string.h>

static gboolean
parse (PentadOptions *options, const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  return pentad_options_parse (options, (int)g_strv_length (words), words, error);
}

static void
test_everything_is_taken_over (void)
{
  g_auto (PentadOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  parse (&options,
         "pentad --platform open311+http://a/v2 --boundaries a.json:district "
         "--boundaries b.json:partition:nta --zone America/New_York --at 2018-12-31T12:00:00-05:00 "
         "--view service --division 1 --period 2018-01-01..2018-06-30 --lang zh_TW "
         "--theme contrast --size 3840x2160 --fullscreen --screenshot out.png",
         &error);
  g_assert_no_error (error);
  g_assert_cmpstr (options.platform, ==, "open311+http://a/v2");
  g_assert_cmpstr (options.source.boundaries[0], ==, "a.json:district");
  g_assert_cmpstr (options.source.boundaries[1], ==, "b.json:partition:nta");
  g_assert_null (options.source.boundaries[2]);
  g_assert_cmpstr (options.source.zone, ==, "America/New_York");
  g_assert_cmpstr (options.source.at, ==, "2018-12-31T12:00:00-05:00");
  g_assert_cmpstr (options.view, ==, "service");
  g_assert_cmpstr (options.division, ==, "1");
  g_assert_cmpstr (options.period, ==, "2018-01-01..2018-06-30");
  g_assert_cmpstr (options.language, ==, "zh_TW");
  g_assert_cmpint (options.theme, ==, PENTAD_THEME_CONTRAST);
  g_assert_cmpint (options.width, ==, 3840);
  g_assert_cmpint (options.height, ==, 2160);
  g_assert_true (options.fullscreen);
  g_assert_cmpstr (options.screenshot, ==, "out.png");
}

static void
test_little_is_enough (void)
{
  g_auto (PentadOptions) options = { 0 };
  g_auto (PentadOptions) version = { 0 };

  g_assert_true (parse (&options, "pentad --platform http://a", NULL));
  g_assert_cmpint (options.theme, ==, PENTAD_THEME_DARK);
  g_assert_cmpint (options.width, ==, 0);
  g_assert_false (options.fullscreen);
  g_assert_true (parse (&version, "pentad --version", NULL));
  g_assert_true (version.version);
}

/* As a desktop opens it. */
static void
test_file (void)
{
  g_auto (PentadOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&options, "pentad /tmp/a.pentad", &error));
  g_assert_cmpstr (options.platform, ==, "/tmp/a.pentad");
  g_assert_nonnull (options.source.open_file);
}

static void
test_mistakes_are_named (void)
{
  static const struct
  {
    const char *line;
    const char *named;
  } cases[] = {
    { "pentad http://a http://b", "http://a" },
    { "pentad --platform http://a more", "more" },
    { "pentad --platform http://a --theme pink", "pink" },
    { "pentad --platform http://a --period someday", "someday" },
    { "pentad --platform http://a --period 2026-02-02..2026-01-01", "2026-02-02..2026-01-01" },
    { "pentad --platform http://a --size big", "big" },
    { "pentad --platform http://a --size 0x0", "0x0" },
    { "pentad --platform http://a --size 1920x1080x2", "1920x1080x2" },
    { "pentad --platform http://a --size 99999x100", "99999x100" },
    { "pentad --plattform http://a", "--plattform" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (PentadOptions) options = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].line);
      g_assert_false (parse (&options, cases[i].line, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].named));
      g_assert_null (strchr (error->message, '\n'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/options/everything-is-taken-over", test_everything_is_taken_over);
  g_test_add_func ("/app/options/little-is-enough", test_little_is_enough);
  g_test_add_func ("/app/options/file", test_file);
  g_test_add_func ("/app/options/mistakes-are-named", test_mistakes_are_named);
  return g_test_run ();
}
