/* The command line of pentad.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/options.h"

#include "model/filter.h"
#include "model/period.h"
#include "snapshot/stand-in.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define MIN_SIZE_PX 320
#define MAX_SIZE_PX 16384
/* A day. */
#define MAX_ROTATE_S 86400

static gboolean
fail (GError **error, const char *option, const char *text, const char *expected)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--%s: “%s”; expected %s"),
               option, text, expected);
  return FALSE;
}

static gboolean
check_size (PentadOptions *options, const char *text, GError **error)
{
  char rest;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%dx%d%c", &options->width, &options->height, &rest) == 2 &&
      options->width >= MIN_SIZE_PX && options->height >= MIN_SIZE_PX &&
      options->width <= MAX_SIZE_PX && options->height <= MAX_SIZE_PX)
    return TRUE;
  return fail (error, "size", text, _ ("WIDTHxHEIGHT between 320x320 and 16384x16384"));
}

static gboolean
is_filter (const char *text, GError **error)
{
  g_autoptr (PentadFilter) filter = text != NULL ? pentad_filter_parse (text, error) : NULL;

  if (text != NULL && filter == NULL)
    g_prefix_error (error, "--filter: ");
  return text == NULL || filter != NULL;
}

static gboolean
check (PentadOptions *options, const char *theme, const char *size, GError **error)
{
  PentadPeriod period;

  if (options->version)
    return TRUE;
  if (options->as_json && !options->doctor)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--json: goes with --doctor"));
      return FALSE;
    }
  options->has_theme = theme != NULL;
  if (theme != NULL && !pentad_theme_parse (theme, &options->theme))
    return fail (error, "theme", theme, _ ("dark, light or contrast"));
  /* Which day is today does not matter for whether the words make a period. */
  if (options->period != NULL && !pentad_period_parse (options->period, 0, &period, error))
    return FALSE;
  if (!is_filter (options->filter, error))
    return FALSE;
  if (options->rotate_s < 0 || options->rotate_s > MAX_ROTATE_S)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--%s: “%d”; expected %s"),
                   "rotate", options->rotate_s, _ ("0 to 86400 seconds"));
      return FALSE;
    }
  return check_size (options, size, error);
}

gboolean
pentad_options_parse (PentadOptions *options, int argc, char **argv, GError **error)
{
  g_autofree char *theme = NULL;
  g_autofree char *size = NULL;
  const GOptionEntry entries[] = {
    { "platform", 0, 0, G_OPTION_ARG_STRING, &options->platform,
      N_ ("platform URL, open311+URL, a snapshot file, or demo"), "SOURCE" },
    { "view", 0, 0, G_OPTION_ARG_STRING, &options->view,
      N_ ("perception, analysis, service, command or supervision"), "VIEW" },
    { "page", 0, 0, G_OPTION_ARG_STRING, &options->page,
      N_ ("page of the view, as its board file names it"), "PAGE" },
    { "rotate", 0, 0, G_OPTION_ARG_INT, &options->rotate_s,
      N_ ("go on to the next page of the view after so many seconds"), "SECONDS" },
    { "division", 0, 0, G_OPTION_ARG_STRING, &options->division, N_ ("code of a division"),
      "CODE" },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options->period,
      N_ ("today, week, month, quarter, half-year, year, 2026-10, 2026-Q3, 2025 or FROM..TO"),
      "PERIOD" },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &options->filter,
      N_ ("only cases such as source=hotline,class=0103; also kind, department, hour, band"),
      "KEY=VALUE,…" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->language, N_ ("zh_CN, zh_TW or en"), "LANG" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, N_ ("dark, light or contrast"), "THEME" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_ ("size of the window"), "WxH" },
    { "fullscreen", 0, 0, G_OPTION_ARG_NONE, &options->fullscreen, N_ ("fill the screen"), NULL },
    { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, &options->screenshot,
      N_ ("draw the window into a PNG file once the data are complete, and quit"), "FILE" },
    { "doctor", 0, 0, G_OPTION_ARG_NONE, &options->doctor,
      N_ ("look at fonts, screens, clock, platform, keys and disk, report, and quit"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->as_json, N_ ("print that report as JSON"), NULL },
    { "gapplication-service", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->service, NULL,
      NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[SOURCE]"));
  g_auto (GStrv) args = g_new0 (char *, argc + 1);
  g_autofree char **left = g_new0 (char *, argc + 1);

  /* The parser writes into its array; the caller's stays as it is. */
  for (int i = 0; i < argc; i++)
    args[i] = left[i] = g_strdup (argv[i]);
  g_option_context_set_summary (context, _ ("Shows a city on a wall or a desk, as its digital "
                                            "city management platform tells it."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  pentad_source_options_add (&options->source, context);
  options->source.open_file = pentad_snapshot_open_stand_in;
  if (!g_option_context_parse (context, &argc, &left, error))
    return FALSE;
  /* As a file manager says it: pentad FILE. */
  if (argc == 2 && options->platform == NULL && left[1][0] != '\0')
    options->platform = g_strdup (left[1]);
  else if (argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("unexpected argument “%s”"),
                   left[1]);
      return FALSE;
    }
  return check (options, theme, size, error);
}

void
pentad_options_clear (PentadOptions *options)
{
  g_free (options->platform);
  pentad_source_options_clear (&options->source);
  g_free (options->view);
  g_free (options->division);
  g_free (options->period);
  g_free (options->page);
  g_free (options->usual_view);
  g_free (options->usual_page);
  g_free (options->usual_division);
  g_free (options->usual_period);
  g_free (options->usual_filter);
  g_free (options->usual_layers);
  g_free (options->filter);
  g_free (options->language);
  g_free (options->screenshot);
  memset (options, 0, sizeof *options);
}
