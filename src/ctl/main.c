/* pentadctl: everything that Pentad does without a screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ctl/commands.h"
#include "host/paths.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "render", pentad_ctl_render, N_ ("draw a view as PNG, SVG or PDF, or print its scene") },
  { "figures", pentad_ctl_figures, N_ ("print every figure as JSON or CSV") },
  { "export", pentad_ctl_export,
    N_ ("write divisions with their figures for a GIS, as GeoJSON or CSV") },
  { "snapshot", pentad_ctl_snapshot,
    N_ ("keep a city in one file; verify, tell of, and unpack one") },
  { "key", pentad_ctl_key, N_ ("make keys that sign snapshots, and say which are trusted") },
  { "gallery", pentad_ctl_gallery, N_ ("draw every kind of picture, and check them") },
  { "check-platform", pentad_ctl_check_platform, N_ ("say whether a platform keeps to the API") },
  { "doctor", pentad_ctl_doctor, N_ ("look at fonts, clock, platform, keys and disk") },
  { "check-json", pentad_ctl_check_json, N_ ("say of files whether they are strict JSON") },
};

static void
print_usage (FILE *out)
{
  pentad_paths_init_locale (NULL);
  fprintf (out, "%s\n\n", _ ("usage: pentadctl COMMAND [OPTION …]"));
  for (unsigned i = 0; i < sizeof commands / sizeof *commands; i++)
    fprintf (out, "  %-14s %s\n", commands[i].name, _ (commands[i].summary));
  fprintf (out, "\n%s\n", _ ("pentadctl COMMAND --help lists the options of a command."));
}

int
main (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      printf ("pentadctl %s\n", PENTAD_VERSION);
      return 0;
    }
  if (argc > 1 && strcmp (argv[1], "--help") == 0)
    {
      print_usage (stdout);
      return 0;
    }
  for (unsigned i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      {
        g_autofree char *name = g_strconcat ("pentadctl ", argv[1], NULL);

        /* As its --help begins. */
        g_set_prgname (name);
        return commands[i].run (argc - 1, argv + 1);
      }
  if (argc > 1)
    fprintf (stderr, "pentadctl: “%s” is not a command; pentadctl --help lists them\n", argv[1]);
  else
    print_usage (stderr);
  return 2;
}
