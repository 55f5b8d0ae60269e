/* Where a click, Enter or an arrow key leads among the places of a city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/drill.h"

#include <math.h>

/* What lies beside the direction counts this much more than what lies along it. */
#define SIDEWAYS_COST 2.0

static gboolean
is_place (const PentadDivisions *divisions, int place)
{
  return place >= 0 && place < pentad_divisions_get_count (divisions);
}

int
pentad_drill_target (const PentadDivisions *divisions, int shown, int place)
{
  if (!is_place (divisions, shown) || !is_place (divisions, place) || place == shown)
    return PENTAD_NO_PLACE;

  for (int p = place; p != PENTAD_NO_PLACE; p = pentad_divisions_get (divisions, p)->parent)
    if (pentad_divisions_get (divisions, p)->parent == shown)
      return p;

  PentadLevel level = pentad_divisions_get (divisions, shown)->level;
  int beside = pentad_divisions_ancestor (divisions, place, level);
  if (beside == shown)
    return PENTAD_NO_PLACE;
  return beside != PENTAD_NO_PLACE ? beside : place;
}

int
pentad_drill_up (const PentadDivisions *divisions, int shown)
{
  return is_place (divisions, shown) ? pentad_divisions_get (divisions, shown)->parent
                                     : PENTAD_NO_PLACE;
}

/* Degrees of longitude are narrower than those of latitude; the difference only has to be right
 * enough to tell "left" from "up". */
static double
distance (const PentadPoint *from, const PentadPoint *to, int dx, int dy)
{
  double east = (to->lon - from->lon) * cos (from->lat * G_PI / 180);
  double north = to->lat - from->lat;
  double along = dx != 0 ? east * dx : north * dy;
  double across = dx != 0 ? north : east;

  if (!(along > 0) || fabs (across) > 2 * along)
    return INFINITY;
  return along + SIDEWAYS_COST * fabs (across);
}

GArray *
pentad_drill_choices (const PentadDivisions *divisions, int shown)
{
  GArray *places;

  if (!is_place (divisions, shown))
    return g_array_new (FALSE, FALSE, sizeof (int));
  places = pentad_divisions_children (divisions, shown);
  if (places->len > 0 || pentad_drill_up (divisions, shown) == PENTAD_NO_PLACE)
    return places;
  g_array_unref (places);
  return pentad_divisions_children (divisions, pentad_drill_up (divisions, shown));
}

int
pentad_drill_neighbour (const PentadDivisions *divisions, int shown, int from, int dx, int dy)
{
  g_autoptr (GArray) places = pentad_drill_choices (divisions, shown);
  int best = PENTAD_NO_PLACE;
  double least = INFINITY;

  if (!is_place (divisions, shown))
    return PENTAD_NO_PLACE;

  if (from == PENTAD_NO_PLACE && places->len > 0 &&
      pentad_divisions_get (divisions, g_array_index (places, int, 0))->parent != shown)
    from = shown;
  if (!is_place (divisions, from))
    return places->len > 0 ? g_array_index (places, int, 0) : PENTAD_NO_PLACE;

  const PentadPoint *centre = &pentad_divisions_get (divisions, from)->centre;
  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      double d = distance (centre, &pentad_divisions_get (divisions, place)->centre, dx, dy);

      if (place != from && d < least)
        {
          least = d;
          best = place;
        }
    }
  return best;
}
