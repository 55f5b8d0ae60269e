/* From options to a session on a city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/open-session.h"

#include <glib/gi18n-lib.h>

#include "app/boards.h"

/* NULL when source or time make no sense. */
static PentadFeed *
make_feed (const PentadOptions *options, GError **error)
{
  g_autoptr (PentadFeedSource) source =
      pentad_source_options_make_source (&options->source, options->platform, error);
  g_autoptr (PentadClock) clock =
      source != NULL ? pentad_source_options_make_clock (&options->source, error) : NULL;
  g_autoptr (PentadCity) city = NULL;
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "pentad", NULL);
  PentadFeed *feed;

  if (clock == NULL)
    return NULL;
  city = pentad_city_new ();
  feed = pentad_feed_new (source, clock, city);
  if (options->poll_interval_s > 0)
    pentad_feed_set_state_interval (feed, options->poll_interval_s);
  /* A picture in a file is one of now. */
  if (options->screenshot == NULL)
    pentad_feed_set_cache (feed, cache);
  return feed;
}

/* What an older program kept, and this one does not know, is passed over. */
static void
set_filter (PentadSession *session, const char *text)
{
  g_autoptr (PentadFilter) filter = text != NULL ? pentad_filter_parse (text, NULL) : NULL;

  pentad_session_set_filter (session, filter);
}

static gboolean
choose_first (PentadSession *session, const PentadOptions *options, GError **error)
{
  if (options->view != NULL && !pentad_session_set_view (session, options->view))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--view: “%s”; expected perception, analysis, service, command or "
                      "supervision"),
                   options->view);
      return FALSE;
    }
  if (options->view == NULL && options->usual_view != NULL)
    pentad_session_set_view (session, options->usual_view);
  if (options->page != NULL && !pentad_session_set_page (session, options->page))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--page: the view has no page “%s”"), options->page);
      return FALSE;
    }
  if (options->view == NULL && options->page == NULL && options->usual_page != NULL)
    pentad_session_set_page (session, options->usual_page);
  pentad_session_set_rotation (session, (guint)MAX (options->rotate_s, 0));
  if (options->period != NULL && !pentad_session_set_period (session, options->period, error))
    return FALSE;
  if (options->period == NULL && options->usual_period != NULL)
    pentad_session_set_period (session, options->usual_period, NULL);
  set_filter (session, options->filter != NULL ? options->filter : options->usual_filter);
  if (options->division != NULL)
    pentad_session_set_division (session, options->division);
  else if (options->usual_division != NULL)
    pentad_session_set_division (session, options->usual_division);
  return TRUE;
}

PentadSession *
pentad_open_session (const PentadOptions *options, GError **error)
{
  g_autoptr (PentadFeed) feed = NULL;
  g_autoptr (GPtrArray) boards = NULL;
  g_autoptr (PentadSession) session = NULL;

  if (options->platform == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--platform SOURCE is missing"));
      return NULL;
    }
  feed = make_feed (options, error);
  boards = feed != NULL ? pentad_boards_load (pentad_feed_get_source (feed)->file,
                                              options->usual_layers, error)
                        : NULL;
  if (boards == NULL)
    return NULL;
  session = pentad_session_new (feed, boards);
  return choose_first (session, options, error) ? g_steal_pointer (&session) : NULL;
}
