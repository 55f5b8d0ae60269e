/* The program `pentad`: shows a city as its platform tells it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application.h"
#include "app/doctor.h"
#include "app/settings.h"
#include "host/paths.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Of a command line that makes no sense. */
#define EXIT_USAGE 2

/* Pictures and documents come and go in pieces of megabytes, on several threads. Left to itself
 * glibc raises the size from which memory goes back to the system at once to the largest piece it
 * has seen, and keeps what lies below it for each thread: at 3840x2160 that was half of all memory.
 */
static void
limit_heap (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, 256 * 1024);
  mallopt (M_TRIM_THRESHOLD, 1024 * 1024);
  mallopt (M_ARENA_MAX, 2);
#endif
}

int
main (int argc, char **argv)
{
  g_auto (PentadOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_settings = NULL;
  g_autoptr (PentadApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *language = NULL;
  const char *asked_language = pentad_paths_peek_language (argc, argv);
  int status;

  limit_heap ();
  settings = pentad_settings_new (&no_settings);
  if (settings != NULL)
    language = pentad_settings_dup_language (settings);
  pentad_paths_init_locale (asked_language != NULL ? asked_language : language);
  if (pentad_options_parse (&options, argc, argv, &error) && options.version)
    {
      g_print ("pentad %s\n", PENTAD_VERSION);
      return 0;
    }
  if (settings != NULL && error == NULL)
    pentad_settings_fill (settings, &options);
  if (error == NULL && options.doctor)
    return pentad_app_doctor_run (&options, settings, no_settings);
  if (settings == NULL && error == NULL)
    g_printerr ("pentad: %s\n", no_settings->message);
  if (error == NULL)
    application = pentad_application_new (&options, settings, &error);
  if (application == NULL)
    {
      g_printerr ("pentad: %s\n", error->message);
      return EXIT_USAGE;
    }

  status = g_application_run (G_APPLICATION (application), 0, NULL);
  return status != 0 ? status : pentad_application_get_exit_code (application);
}
