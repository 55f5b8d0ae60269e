/* The command line of pentad-platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "reference/options.h"
#include "reference/planted.h"

#include <string.h>

static gboolean
parse (const char *line, PentadOptions *options, GError **error)
{
  g_autoptr (PentadZone) zone = pentad_zone_new (PENTAD_WORLD_TIME_ZONE, 0, NULL);
  g_autofree char *full = g_strconcat ("pentad-platform ", line, NULL);
  g_auto (GStrv) owned = NULL;
  g_autofree char **argv = NULL;
  char **moved;
  int argc;

  g_assert_true (g_shell_parse_argv (full, &argc, &owned, NULL));
  /* Parsing takes arguments out of the array it is given. */
  argv = moved = g_memdup2 (owned, sizeof (char *) * ((gsize)argc + 1));
  return pentad_options_parse (options, &argc, &moved, zone, error);
}

static void
test_defaults (void)
{
  PentadOptions options;
  GError *error = NULL;

  g_assert_true (parse ("", &options, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (options.tier.id, ==, "demo");
  g_assert_cmpuint (options.tier.grids, >=, 3600);
  g_assert_cmpfloat (options.speed, ==, 1);
  g_assert_cmpint (options.start, ==, PENTAD_NO_TIME);
  g_assert_cmpstr (options.bind, ==, "127.0.0.1");
  g_assert_cmpuint (options.port, ==, PENTAD_OPTIONS_PORT);
  g_assert_cmpuint (options.planted, ==, 0);
  g_assert_false (options.version);
  pentad_options_clear (&options);
}

static void
test_everything_is_read (void)
{
  PentadOptions options;
  GError *error = NULL;

  g_assert_true (parse ("--city=mega --cells 100000 --seed 18446744073709551615 --speed 0.5 "
                        "--start 2026-11-22T14:32:05+08:00 --port 0 --bind ::1 --version "
                        "--planted outside-grid",
                        &options, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (options.tier.id, ==, "mega");
  g_assert_cmpuint (options.tier.grids, ==, 100000);
  g_assert_cmpuint (options.seed, ==, G_MAXUINT64);
  g_assert_cmpfloat (options.speed, ==, 0.5);
  g_assert_cmpint (options.start, ==, fixture_time ("2026-11-22T14:32:05+08:00"));
  g_assert_cmpuint (options.port, ==, 0);
  g_assert_cmpstr (options.bind, ==, "::1");
  g_assert_cmpuint (options.planted, ==, 1u << PENTAD_PLANTED_OUTSIDE_GRID);
  g_assert_true (options.version);
  pentad_options_clear (&options);
}

static void
test_local_times_are_of_the_city (void)
{
  static const char *const texts[] = { "2026-11-22T14:32:00", "2026-11-22T14:32",
                                       "'2026-11-22 14:32:00'", "'2026-11-22 14:32'",
                                       "2026-11-22T06:32:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *line = g_strconcat ("--start ", texts[i], NULL);
      PentadOptions options;
      GError *error = NULL;

      g_assert_true (parse (line, &options, &error));
      g_assert_no_error (error);
      g_assert_cmpint (options.start, ==, fixture_time ("2026-11-22T14:32:00+08:00"));
      pentad_options_clear (&options);
    }
}

static void
test_wrong_ones_are_named (void)
{
  static const struct
  {
    const char *line, *named;
  } cases[] = {
    { "--city huge", "--city" },
    { "--cells 10", "--cells" },
    { "--cells 100000000", "--cells" },
    { "--cells many", "many" },
    { "--seed -1", "-1" },
    { "--seed x", "x" },
    { "--speed -1", "--speed" },
    { "--speed fast", "--speed" },
    { "--speed nan", "--speed" },
    { "--speed 1e9", "--speed" },
    { "--start noon", "--start" },
    { "--planted everything", "everything" },
    { "--start 1999-01-01T00:00:00Z", "--start" },
    { "--start 2026-02-30T00:00", "--start" },
    { "--port 65536", "--port" },
    { "--port -1", "--port" },
    { "--frobnicate", "--frobnicate" },
    { "surplus", "surplus" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PentadOptions options;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].line);
      g_assert_false (parse (cases[i].line, &options, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].named));
      g_assert_null (strchr (error->message, '\n'));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/options/defaults", test_defaults);
  g_test_add_func ("/reference/options/everything-is-read", test_everything_is_read);
  g_test_add_func ("/reference/options/local-times-are-of-the-city",
                   test_local_times_are_of_the_city);
  g_test_add_func ("/reference/options/wrong-ones-are-named", test_wrong_ones_are_named);
  return g_test_run ();
}
