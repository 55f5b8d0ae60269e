/* A source loaded once: the city, the period and the instant that a command works on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/session.h"

#include "board/board.h"
#include "codec/documents.h"
#include "snapshot/boards.h"

/* Longest wait for a source unless --timeout says otherwise. */
#define DEFAULT_TIMEOUT_S 120
/* Longest wait for a single document of a snapshot. */
#define PATIENCE_S 120
/* The feed does not look back for more days of cases. */
#define MAX_FILTERED_DAYS 397

static gboolean
find_division (PentadCtlSession *session, const PentadCtlOptions *options, GError **error)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (session->city);

  session->place = pentad_city_get_root (session->city);
  if (options->division == NULL)
    return TRUE;
  session->place = divisions != NULL ? pentad_divisions_find_any (divisions, options->division)
                                     : PENTAD_NO_PLACE;
  if (session->place != PENTAD_NO_PLACE && pentad_city_holds_place (session->city, session->place))
    return TRUE;
  if (pentad_city_get_root (session->city) != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--division: “%s” is not part of %s, which holds %s", options->division,
                   options->from, pentad_city_get_about (session->city)->part);
      return FALSE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--division: %s has no division with the code “%s”", options->from,
               options->division);
  return FALSE;
}

/* The first day whose counters are wanted. */
static gint32
first_day (const PentadPeriod *period, PentadCtlNeeds needs)
{
  gint32 before = pentad_period_previous (period).from;

  return needs == PENTAD_CTL_FIGURES || needs == PENTAD_CTL_CASES
             ? before
             : MIN (before, pentad_board_first_day (period));
}

/* TRUE when unit grids are asked for, which history does not tell apart from their neighbours. */
static gboolean
is_fine (const PentadCtlSession *session, const PentadCtlOptions *options)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (session->city);
  PentadLevel level = PENTAD_LEVEL_CITY;

  if (options->division == NULL && options->level != NULL)
    return pentad_level_parse (options->level, &level) && level == PENTAD_LEVEL_GRID;
  return divisions != NULL &&
         pentad_divisions_get (divisions, session->place)->level == PENTAD_LEVEL_GRID;
}

/* Everything that comes from now on is kept. */
static void
record (PentadCtlSession *session, PentadFeedSource *source, gboolean is_public)
{
  g_autoptr (PentadHttpAccess) access = source->access != NULL
                                            ? pentad_http_access_ref (source->access)
                                            : pentad_http_access_new (source->url);

  PentadHttpLimits limits = *pentad_http_access_get_limits (access);

  /* A month of documents is asked for at once: a platform may take its time for one. */
  limits.low_speed_s = MAX (limits.low_speed_s, PATIENCE_S);
  pentad_http_access_set_limits (access, &limits);
  session->recorder = pentad_recorder_new (source->url, source->standby);
  pentad_recorder_set_source (session->recorder, source->file);
  if (is_public)
    {
      session->redaction = pentad_public_new ();
      pentad_recorder_set_filter (session->recorder, pentad_public_filter, session->redaction);
    }
  pentad_recorder_attach (session->recorder, access);
  pentad_feed_source_set_access (source, access);
}

gboolean
pentad_ctl_session_begin (PentadCtlSession *session,
                          const PentadCtlOptions *options,
                          GError **error)
{
  if (session->source == NULL)
    session->source = pentad_source_options_make_source (&options->source, options->from, error);
  return session->source != NULL;
}

GPtrArray *
pentad_ctl_session_read_boards (const PentadCtlSession *session, GError **error)
{
  return pentad_boards_read (session->source->file, error);
}

gboolean
pentad_ctl_session_open (PentadCtlSession *session,
                         const PentadCtlOptions *options,
                         PentadCtlNeeds needs,
                         GError **error)
{
  guint timeout_ms =
      1000u * (guint)(options->timeout_s > 0 ? options->timeout_s : DEFAULT_TIMEOUT_S);
  g_autoptr (PentadClock) clock = pentad_ctl_session_begin (session, options, error)
                                      ? pentad_source_options_make_clock (&options->source, error)
                                      : NULL;

  if (clock == NULL)
    return FALSE;

  g_autoptr (PentadFilter) filter =
      options->filter != NULL ? pentad_filter_parse (options->filter, error) : NULL;
  if (options->filter != NULL && filter == NULL)
    {
      g_prefix_error (error, "--filter: ");
      return FALSE;
    }

  if (needs == PENTAD_CTL_ALL)
    record (session, session->source, options->is_public);
  session->city = pentad_city_new ();
  session->feed = pentad_feed_new (session->source, clock, session->city);
  if (!pentad_feed_load (session->feed, timeout_ms, error) ||
      !find_division (session, options, error))
    return FALSE;

  gint32 today =
      pentad_zone_day (pentad_city_get_zone (session->city), pentad_feed_get_now (session->feed));
  if (!pentad_period_parse (options->period != NULL ? options->period : "today", today,
                            &session->period, error))
    return FALSE;
  if (session->recorder != NULL)
    pentad_recorder_set_first_day (session->recorder, first_day (&session->period, needs));
  pentad_feed_set_needs (session->feed, first_day (&session->period, needs), session->period.to);
  if (filter != NULL && !pentad_filter_is_empty (filter))
    pentad_feed_set_case_needs (session->feed, pentad_board_first_filtered_day (
                                                   &session->period, today, MAX_FILTERED_DAYS));
  if (needs == PENTAD_CTL_CASES || needs == PENTAD_CTL_ALL || is_fine (session, options) ||
      (needs == PENTAD_CTL_TRENDS_AND_CASES &&
       pentad_period_days (&session->period) <= PENTAD_BOARD_MAX_CASE_DAYS))
    pentad_feed_set_case_needs (session->feed, session->period.from);
  if (!pentad_feed_load (session->feed, timeout_ms, error))
    return FALSE;
  gint64 as_of = pentad_city_get_as_of (session->city);
  session->time = pentad_feed_get_arrival (session->feed);
  session->age_s = as_of != PENTAD_NO_TIME ? (double)MAX (0, session->time - as_of) : 0;
  /* What is evaluated from here on stands still: the feed goes on polling while its context runs.
   */
  pentad_feed_stop (session->feed);
  if (filter != NULL && !pentad_filter_is_empty (filter))
    {
      PentadCity *left = pentad_city_new_filtered (session->city, filter, session->time);

      g_object_unref (session->city);
      session->city = left;
    }
  return TRUE;
}

void
pentad_ctl_session_clear (PentadCtlSession *session)
{
  g_clear_object (&session->feed);
  g_clear_pointer (&session->source, pentad_feed_source_unref);
  g_clear_object (&session->city);
  g_clear_pointer (&session->recorder, pentad_recorder_unref);
  g_clear_pointer (&session->redaction, pentad_public_free);
}
