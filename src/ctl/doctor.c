/* `pentadctl doctor`: what this machine and its platform are like, without a display.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/commands.h"
#include "doctor/examine.h"
#include "doctor/screen.h"
#include "host/paths.h"

int
pentad_ctl_doctor (int argc, char **argv)
{
  g_auto (PentadSourceOptions) options = { 0 };
  g_autofree char *from = NULL, *language = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("platform URL, or open311+URL"), "SOURCE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("print the report as JSON"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("zh_CN, zh_TW or en"), "LANG" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (PentadDoctorReport) report = pentad_doctor_report_new ();
  g_autoptr (GError) error = NULL;

  pentad_paths_init_locale (pentad_paths_peek_language (argc, argv));
  g_option_context_set_summary (
      context, _ ("Looks at fonts, clock, platform, keys and disk, and says what to do about what "
                  "is wrong.\n\nExit status: 0 no fault, 1 a fault, 2 wrong usage."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  pentad_source_options_add (&options, context);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("pentadctl doctor: %s\n", error->message);
      return 2;
    }
  if (argc > 1)
    {
      g_printerr ("pentadctl doctor: unexpected argument “%s”\n", argv[1]);
      return 2;
    }
  if (from != NULL && pentad_source_options_names_file (from))
    {
      g_printerr (
          _ ("pentadctl doctor: --from %s: a file has no line to look at; pentadctl snapshot "
             "verify checks a snapshot\n"),
          from);
      return 2;
    }
  pentad_doctor_examine (report, from, &options);
  pentad_doctor_skip_screen (report);
  return pentad_doctor_report_print (report, as_json);
}
