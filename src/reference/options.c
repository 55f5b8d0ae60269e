/* The command line of pentad-platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/options.h"

#include "reference/planted.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Fastest city; a day passes in 0.9 seconds. */
#define MAX_SPEED 100000.0
/* Instants that --start takes. */
#define FIRST_YEAR 2025
#define LAST_YEAR  2099

/* The options as typed. */
typedef struct
{
  char *city, *seed, *speed, *start, *bind, *replay, *account, *planted;
  char **faults;
  int cells, port;
  gboolean version;
} Typed;

static void
typed_clear (Typed *typed)
{
  g_free (typed->city);
  g_free (typed->seed);
  g_free (typed->speed);
  g_free (typed->start);
  g_free (typed->bind);
  g_free (typed->replay);
  g_free (typed->account);
  g_free (typed->planted);
  g_strfreev (typed->faults);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
read_typed (Typed *typed, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "city", 0, 0, G_OPTION_ARG_STRING, &typed->city,
      N_ ("Size of the city: demo, small, medium, large or mega"), N_ ("TIER") },
    { "cells", 0, 0, G_OPTION_ARG_INT, &typed->cells,
      N_ ("Number of unit grids instead of the tier's"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &typed->seed,
      N_ ("Which city of that size; the same number gives the same city"), N_ ("N") },
    { "speed", 0, 0, G_OPTION_ARG_STRING, &typed->speed,
      N_ ("City seconds a real second; 0 freezes the city"), N_ ("X") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &typed->start,
      N_ ("City time at the start, with zone or in local time; now by default"), N_ ("TIME") },
    { "port", 0, 0, G_OPTION_ARG_INT, &typed->port, N_ ("Port to listen on; 0 takes a free one"),
      N_ ("N") },
    { "bind", 0, 0, G_OPTION_ARG_STRING, &typed->bind,
      N_ ("Address to listen on; 127.0.0.1 by default"), N_ ("ADDR") },
    { "replay", 0, 0, G_OPTION_ARG_FILENAME, &typed->replay,
      N_ ("Serve the recorded documents of a folder or a snapshot instead of a made-up city"),
      N_ ("FOLDER") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &typed->account,
      N_ ("Say that whoever asks has an account of that name"), N_ ("NAME") },
    { "planted", 0, 0, G_OPTION_ARG_STRING, &typed->planted,
      N_ ("Faults in the data of the city itself: none (by default), all, or one by its name"),
      N_ ("NAME") },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->faults,
      N_ ("Answer wrongly in that way; may be given again; “list” prints all"),
      N_ ("NAME[:ARG][@DOCUMENT]") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &typed->version, N_ ("Print the version"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, _ ("Serves a made-up city on the Pentad platform API. The "
                                            "first line of output is its base URL."));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    return refuse (error, _ ("unexpected argument “%s”"), (*argv)[1]);
  return TRUE;
}

static gboolean
read_tier (const Typed *typed, PentadTier *tier, GError **error)
{
  const PentadTier *found = pentad_tier_find (typed->city != NULL ? typed->city : "demo");

  if (found == NULL)
    return refuse (error, _ ("--city: expected demo, small, medium, large or mega, got “%s”"),
                   typed->city);
  *tier = *found;
  if (typed->cells == -1)
    return TRUE;
  if (typed->cells < PENTAD_TIER_MIN_GRIDS || typed->cells > PENTAD_TIER_MAX_GRIDS)
    return refuse (error, _ ("--cells: expected a number from %d to %d, got %d"),
                   PENTAD_TIER_MIN_GRIDS, PENTAD_TIER_MAX_GRIDS, typed->cells);
  *tier = pentad_tier_resize (found, (guint)typed->cells);
  return TRUE;
}

static gboolean
read_speed (const char *text, double *speed, GError **error)
{
  char *end = NULL;

  *speed = text != NULL ? g_ascii_strtod (text, &end) : 1;
  if (text != NULL &&
      (end == text || *end != '\0' || !isfinite (*speed) || *speed < 0 || *speed > MAX_SPEED))
    return refuse (error, _ ("--speed: expected a number from 0 to %.0f, got “%s”"), MAX_SPEED,
                   text);
  return TRUE;
}

static gboolean
read_planted (const char *text, guint *planted, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (text == NULL || pentad_planted_parse (text, planted))
    return TRUE;
  for (guint i = 0; i < PENTAD_N_PLANTED; i++)
    g_string_append_printf (names, ", %s", pentad_planted_id (i));
  return refuse (error, _ ("--planted: expected none, all%s, got “%s”"), names->str, text);
}

/* A local time may have a space instead of the T, and lack seconds. */
static gboolean
read_start (const char *text, const PentadZone *zone, gint64 *start, GError **error)
{
  g_autofree char *full = NULL;

  *start = PENTAD_NO_TIME;
  if (text == NULL)
    return TRUE;
  full = g_strconcat (text, strlen (text) == strlen ("2026-11-22T14:32") ? ":00" : "", NULL);
  if (strlen (full) > 10 && full[10] == ' ')
    full[10] = 'T';
  if (!pentad_time_parse (full, -1, zone, start))
    return refuse (
        error,
        _ ("--start: expected a time like 2026-11-22T14:32:05+08:00 or 2026-11-22T14:32, got “%s”"),
        text);
  if (*start < pentad_zone_day_begin (zone, pentad_day_from_date (FIRST_YEAR, 1, 1)) ||
      *start >= pentad_zone_day_begin (zone, pentad_day_from_date (LAST_YEAR + 1, 1, 1)))
    return refuse (error, _ ("--start: expected a year from %d to %d, got “%s”"), FIRST_YEAR,
                   LAST_YEAR, text);
  return TRUE;
}

gboolean
pentad_options_parse (
    PentadOptions *options, int *argc, char ***argv, const PentadZone *zone, GError **error)
{
  g_auto (Typed) typed = { .cells = -1, .port = PENTAD_OPTIONS_PORT };
  PentadOptions read = { 0 };
  GError *local = NULL;

  if (!read_typed (&typed, argc, argv, &local) || !read_tier (&typed, &read.tier, &local) ||
      !read_speed (typed.speed, &read.speed, &local) ||
      !read_start (typed.start, zone, &read.start, &local) ||
      !read_planted (typed.planted, &read.planted, &local) ||
      (typed.seed != NULL &&
       !g_ascii_string_to_unsigned (typed.seed, 10, 0, G_MAXUINT64, &read.seed, &local)))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (typed.port < 0 || typed.port > G_MAXUINT16)
    return refuse (error, _ ("--port: expected a number from 0 to %d, got %d"), G_MAXUINT16,
                   typed.port);
  read.port = (guint16)typed.port;
  if (typed.replay != NULL && !g_file_test (typed.replay, G_FILE_TEST_EXISTS))
    return refuse (error, _ ("--replay: “%s” is no folder and no snapshot"), typed.replay);
  if (typed.seed == NULL)
    read.seed = 1;
  read.bind = g_strdup (typed.bind != NULL ? typed.bind : "127.0.0.1");
  read.version = typed.version;
  read.replay = g_steal_pointer (&typed.replay);
  read.account = g_steal_pointer (&typed.account);
  read.list_faults =
      typed.faults != NULL && g_strv_contains ((const char *const *)typed.faults, "list");
  read.faults = g_steal_pointer (&typed.faults);
  *options = read;
  return TRUE;
}

void
pentad_options_clear (PentadOptions *options)
{
  g_free (options->bind);
  g_free (options->replay);
  g_free (options->account);
  g_strfreev (options->faults);
}
