/* The command line of pentadctl: options that its commands share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/options.h"

#include "snapshot/stand-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values that are wrong whatever the source says. */
static gboolean
check (const PentadCtlOptions *options, gboolean needs_source, GError **error)
{
  static const char *const languages[] = { "zh_CN", "zh_TW", "en", NULL };

  if (options->language != NULL && !g_strv_contains (languages, options->language))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--lang: “%s” is not known; expected zh_CN, zh_TW or en", options->language);
      return FALSE;
    }
  if (options->timeout_s < 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--timeout: %d is not a number of seconds above 0", options->timeout_s);
      return FALSE;
    }
  if (options->from == NULL && needs_source)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--from SOURCE is missing");
      return FALSE;
    }
  return TRUE;
}

gboolean
pentad_ctl_options_parse (
    PentadCtlOptions *options, const char *command, int argc, char **argv, GError **error)
{
  const GOptionEntry shared[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from,
      N_ ("platform URL, open311+URL, or a snapshot file"), "SOURCE" },
    { "division", 0, 0, G_OPTION_ARG_STRING, &options->division, N_ ("code of a division"),
      "CODE" },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options->period,
      N_ ("today, week, month, quarter, half-year, year, 2026-10, 2026-Q3, 2025 or FROM..TO"),
      "PERIOD" },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &options->filter,
      N_ ("only cases such as source=hotline,class=0103; also kind, department, hour, band"),
      "KEY=VALUE,…" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->language, N_ ("zh_CN, zh_TW or en"), "LANG" },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options->timeout_s, N_ ("seconds to wait for the source"),
      "N" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry render[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &options->view,
      N_ ("perception, analysis, service, command or supervision"), "VIEW" },
    { "page", 0, 0, G_OPTION_ARG_STRING, &options->page,
      N_ ("page of the view, as its board file names it, or all; the first by default"), "PAGE" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, N_ ("pixels, 1920x1080 by default"),
      "WxH" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options->theme, N_ ("dark, light or contrast"),
      "THEME" },
    { "wall", 0, 0, G_OPTION_ARG_FILENAME, &options->wall,
      N_ ("wall profile: a file, or the name of one that ships with Pentad"), "FILE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("file to write: .png, .svg or .pdf"), "FILE" },
    { "scene", 0, 0, G_OPTION_ARG_NONE, &options->scene, N_ ("print the scene as text"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry gallery[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("folder to write into; without it pictures are only checked"), "FOLDER" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options->theme,
      N_ ("dark, light or contrast; all by default"), "THEME" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry figures[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_ ("json or csv"), "FORMAT" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options->by, N_ ("area, department or post"), "SUBJECT" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options->level,
      N_ ("finest divisions to print: city, district, street, community or grid"), "LEVEL" },
    { "explain", 0, 0, G_OPTION_ARG_STRING, &options->explain,
      N_ ("say of one figure how it comes about, with the cases behind it"), "ID" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options->unit,
      N_ ("code of the department or post whose figure is explained"), "CODE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("explain in JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry export_[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
      N_ ("file to write: .geojson or .csv"), "FILE" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options->level,
      N_ ("which divisions: city, district, street, community or grid, which is the default"),
      "LEVEL" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry create[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("file to write: .pentad"),
      "FILE" },
    { "sign", 0, 0, G_OPTION_ARG_STRING, &options->sign, N_ ("name of the key that signs"), "KEY" },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options->passphrase_file,
      N_ ("file with the passphrase of the key, for the user alone (0600)"), "FILE" },
    { "public-safe", 0, 0, G_OPTION_ARG_NONE, &options->is_public,
      N_ ("remove personal data for good"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  pentad_source_options_add (&options->source, context);
  options->source.open_file = pentad_snapshot_open_stand_in;
  g_option_context_add_main_entries (context,
                                     g_str_equal (command, "render")            ? render
                                     : g_str_equal (command, "gallery")         ? gallery
                                     : g_str_equal (command, "snapshot create") ? create
                                     : g_str_equal (command, "export")          ? export_
                                                                                : figures,
                                     GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "unexpected argument “%s”",
                   argv[1]);
      return FALSE;
    }
  /* The gallery draws its charts from samples. */
  return check (options, !g_str_equal (command, "gallery"), error);
}

void
pentad_ctl_options_clear (PentadCtlOptions *options)
{
  g_free (options->from);
  pentad_source_options_clear (&options->source);
  g_free (options->division);
  g_free (options->period);
  g_free (options->filter);
  g_free (options->language);
  g_free (options->view);
  g_free (options->page);
  g_free (options->size);
  g_free (options->theme);
  g_free (options->wall);
  g_free (options->output);
  g_free (options->format);
  g_free (options->explain);
  g_free (options->by);
  g_free (options->unit);
  g_free (options->level);
  g_free (options->sign);
  g_free (options->passphrase_file);
}
