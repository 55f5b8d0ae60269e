/* The program `pentad`: shows a city as its platform tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application.h"
#include "host/paths.h"

/* Of a command line that makes no sense. */
#define EXIT_USAGE 2

int
main (int argc, char **argv)
{
  g_auto (PentadOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadApplication) application = NULL;
  int status;

  pentad_paths_init_locale (pentad_options_peek_language (argc, argv));
  if (pentad_options_parse (&options, argc, argv, &error) && options.version)
    {
      g_print ("pentad %s\n", PENTAD_VERSION);
      return 0;
    }
  if (error == NULL)
    application = pentad_application_new (&options, &error);
  if (application == NULL)
    {
      g_printerr ("pentad: %s\n", error->message);
      return EXIT_USAGE;
    }

  status = g_application_run (G_APPLICATION (application), 0, NULL);
  return status != 0 ? status : pentad_application_get_exit_code (application);
}
