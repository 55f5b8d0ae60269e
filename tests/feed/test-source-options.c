/* Tests of the options that name a source.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/source-options.h"

#include <string.h>

static void
parse (PentadSourceOptions *options, const char *line)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;

  pentad_source_options_add (options, context);
  g_option_context_parse_strv (context, &words, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (words), ==, 1);
}

static void
test_everything_reaches_the_source (void)
{
  g_auto (PentadSourceOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) platform = NULL, open311 = NULL;

  parse (&options, "program --standby http://b --proxy http://p:1");
  platform = pentad_source_options_make_source (&options, "http://a/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (platform->url, ==, "http://a");
  g_assert_cmpstr (platform->standby, ==, "http://b");
  g_assert_nonnull (platform->access);

  pentad_source_options_clear (&options);
  parse (&options, "program --boundaries a.json:district --zone America/New_York");
  open311 = pentad_source_options_make_source (&options, "open311+http://a/v2", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open311->boundaries->len, ==, 1);
  g_assert_cmpstr (open311->zone, ==, "America/New_York");
  g_assert_null (open311->standby);
  g_assert_null (open311->access);
}

static void
test_a_scheme_takes_the_place_of_the_sources_own (void)
{
  static const struct
  {
    const char *line, *refusal;
  } rows[] = {
    { "program --scheme demo", NULL },
    { "program --scheme cjt214-2007", "cjt214-2007" }, /* a class list */
    { "program --scheme nowhere", "nowhere.json" },
    { "program --scheme /nowhere/at-all", "/nowhere/at-all" },
    { "program --scheme ../no-such-demo", "no-such-demo" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (PentadSourceOptions) options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFeedSource) source = NULL;

      parse (&options, rows[i].line);
      source = pentad_source_options_make_source (&options, "http://a", &error);
      if (rows[i].refusal == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (source->scheme->id, ==, "demo");
          continue;
        }
      g_assert_null (source);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "--scheme: "));
      g_assert_nonnull (strstr (error->message, rows[i].refusal));
    }
}

static void
test_a_clock_stands_at_the_instant (void)
{
  static const struct
  {
    const char *line;
    gint64 wall;
  } rows[] = {
    { "program --at 2026-11-22T14:32:05+08:00", 1795329125 },
    { "program --at 2026-11-22T14:32:05 --zone +08:00", 1795329125 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (PentadSourceOptions) options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadClock) clock = NULL;

      parse (&options, rows[i].line);
      clock = pentad_source_options_make_clock (&options, &error);
      g_assert_no_error (error);
      g_assert_cmpint (pentad_clock_get_wall (clock), ==, rows[i].wall);
    }
}

static void
test_mistakes_are_named (void)
{
  static const struct
  {
    const char *line;
    const char *named;
  } rows[] = {
    { "program --standby ftp://b", "ftp://b" },
    { "program --boundaries a.json:planet", "planet" },
    { "program --mapping no-such-mapping", "no-such-mapping" },
    { "program --credential plain", "--credential" },
    { "program --at noon", "--at" },
    { "program --at 2026-11-22T14:32:05", "--at" },
    { "program --at 2026-11-22T14:32:05 --zone Mars/Olympus", "Mars/Olympus" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (PentadSourceOptions) options = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFeedSource) source = NULL;
      g_autoptr (PentadClock) clock = NULL;

      parse (&options, rows[i].line);
      if (options.at == NULL)
        source = pentad_source_options_make_source (&options, "http://a", &error);
      else
        clock = pentad_source_options_make_clock (&options, &error);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, rows[i].named));
      g_assert_null (strchr (error->message, '\n'));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/source-options/a-scheme-takes-the-place-of-the-sources-own",
                   test_a_scheme_takes_the_place_of_the_sources_own);
  g_test_add_func ("/feed/source-options/everything-reaches-the-source",
                   test_everything_reaches_the_source);
  g_test_add_func ("/feed/source-options/a-clock-stands-at-the-instant",
                   test_a_clock_stands_at_the_instant);
  g_test_add_func ("/feed/source-options/mistakes-are-named", test_mistakes_are_named);
  return g_test_run ();
}
