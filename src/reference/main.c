/* pentad-platform: a deterministic working city behind the platform API.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/options.h"
#include "reference/planted.h"
#include "reference/server.h"

#include "host/paths.h"
#include "snapshot/key-store.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* Exit status for wrong options, as usual. */
#define EXIT_USAGE 2

#define CLASS_FILE  "gbt30428.2-2013.json"
#define SCHEME_FILE "demo.json"

/* Takes an error; says it in one line. */
static int
fail (GError *error, int status)
{
  fprintf (stderr, "%s: %s\n", g_get_prgname (), error->message);
  g_error_free (error);
  return status;
}

/* Blocks the signals that end the program, so that every thread started later has them blocked and
 * only sigwait() gets them. */
static void
block_signals (sigset_t *signals)
{
  sigemptyset (signals);
  sigaddset (signals, SIGTERM);
  sigaddset (signals, SIGINT);
  pthread_sigmask (SIG_BLOCK, signals, NULL);
  /* A client that goes away is noticed by the failing write. */
  signal (SIGPIPE, SIG_IGN);
}

/* Documents of a folder, or of a snapshot. */
static PentadRouter *
new_replay (const char *path, GError **error)
{
  g_autoptr (PentadSnapshot) snapshot = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return pentad_router_new_replay (path);
  snapshot = pentad_snapshot_open (path, pentad_key_store_find_trusted, NULL, error);
  return snapshot != NULL ? pentad_router_new_snapshot (snapshot) : NULL;
}

/* world: NULL for a replay. */
static int
serve (const PentadOptions *options, PentadWorld *world, const sigset_t *signals)
{
  g_autoptr (PentadClock) clock = pentad_clock_new ();
  g_autoptr (PentadFaults) faults = NULL;
  g_autoptr (PentadRouter) router = NULL;
  g_autoptr (PentadServer) server = NULL;
  PentadCityClock city_clock;
  GError *error = NULL;
  gint64 start;
  int signal_number;

  faults = pentad_faults_new ((const char *const *)options->faults, &error);
  if (faults == NULL)
    return fail (error, EXIT_USAGE);
  start = options->start != PENTAD_NO_TIME ? options->start : pentad_clock_get_wall (clock);
  pentad_city_clock_init (&city_clock, clock, start, options->speed);
  if (world != NULL)
    pentad_planted_set (world, options->planted, start);
  router =
      world != NULL ? pentad_router_new (world, &city_clock) : new_replay (options->replay, &error);
  if (router == NULL)
    return fail (error, EXIT_FAILURE);
  pentad_router_set_account (router, options->account);
  server = pentad_server_new (router, faults, options->bind, options->port, &error);
  if (server == NULL)
    return fail (error, EXIT_FAILURE);
  printf ("%s\n", pentad_server_get_url (server));
  fflush (stdout);
  sigwait (signals, &signal_number);
  return EXIT_SUCCESS;
}

static PentadWorld *
new_world (const PentadOptions *options, GError **error)
{
  g_autofree char *class_file = pentad_paths_find_data ("schemes", CLASS_FILE, error);
  g_autofree char *scheme_file =
      class_file != NULL ? pentad_paths_find_data ("schemes", SCHEME_FILE, error) : NULL;

  return scheme_file != NULL
             ? pentad_world_new (&options->tier, options->seed, class_file, scheme_file, error)
             : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (PentadZone) zone = NULL;
  g_autoptr (PentadWorld) world = NULL;
  PentadOptions options;
  GError *error = NULL;
  sigset_t signals;
  int status;

  pentad_paths_init_locale (NULL);
  g_set_prgname ("pentad-platform");
  zone = pentad_zone_new (PENTAD_WORLD_TIME_ZONE, 0, &error);
  if (zone == NULL)
    return fail (error, EXIT_FAILURE);
  if (!pentad_options_parse (&options, &argc, &argv, zone, &error))
    return fail (error, EXIT_USAGE);
  if (options.version || options.list_faults)
    {
      g_autofree char *list = pentad_faults_describe ();

      if (options.version)
        printf ("pentad-platform %s\n", PENTAD_VERSION);
      else
        fputs (list, stdout);
      pentad_options_clear (&options);
      return EXIT_SUCCESS;
    }
  block_signals (&signals);
  if (options.replay == NULL)
    world = new_world (&options, &error);
  status = error == NULL ? serve (&options, world, &signals) : fail (error, EXIT_FAILURE);
  pentad_options_clear (&options);
  return status;
}
