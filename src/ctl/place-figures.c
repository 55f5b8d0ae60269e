/* Every figure of every division down to a level, of a source that is opened for it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/place-figures.h"

#include "evaluate/counters.h"

gboolean
pentad_ctl_parse_level (const char *text, PentadLevel *level, GError **error)
{
  *level = PENTAD_LEVEL_GRID;
  if (text == NULL || pentad_level_parse (text, level))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--level: “%s” is not known; expected city, district, street, community or grid",
               text);
  return FALSE;
}

GArray *
pentad_ctl_list_places (const PentadCtlSession *session, PentadLevel level)
{
  GArray *places = pentad_places_down_to (pentad_city_get_divisions (session->city), level);
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    if (pentad_city_holds_place (session->city, g_array_index (places, int, i)))
      g_array_index (places, int, n++) = g_array_index (places, int, i);
  return g_array_set_size (places, n);
}

PentadFigures *
pentad_ctl_place_figures (PentadCtlSession *session,
                          const PentadCtlOptions *options,
                          PentadLevel level,
                          GError **error)
{
  PentadCtlNeeds needs = level == PENTAD_LEVEL_GRID ? PENTAD_CTL_CASES : PENTAD_CTL_FIGURES;
  g_autoptr (GArray) places = NULL;
  PentadFigures *figures;

  if (!pentad_ctl_session_open (session, options, needs, error))
    return NULL;
  places = pentad_ctl_list_places (session, level);
  figures = pentad_evaluate (session->city, &session->period, session->time, places, session->age_s,
                             pentad_feed_get_interval_s (session->feed));
  if (figures == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s sends no divisions or no scheme",
                 options->from);
  return figures;
}
