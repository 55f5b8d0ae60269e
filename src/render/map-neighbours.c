/* Which places of a map lie beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-neighbours.h"

#include <math.h>

/* The border that a place shares with a neighbour. */
typedef struct
{
  int place;
  double x, y, length; /* sums weighted by length, and their weight */
} Side;

/* The allowed place that holds a cell, or -1. */
static int
find_holder (const PentadMapGeometry *geometry, int cell, const gboolean *is_allowed)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);

  for (int place = cell >= 0 ? pentad_map_geometry_cell_place (geometry, cell) : PENTAD_NO_PLACE;
       place != PENTAD_NO_PLACE; place = pentad_divisions_get (divisions, place)->parent)
    if (is_allowed[place])
      return place;
  return PENTAD_NO_PLACE;
}

static void
add_side (GArray *sides, int place, const PentadMapEdge *edge)
{
  double x = edge->a.x / 2.0 + edge->b.x / 2.0, y = edge->a.y / 2.0 + edge->b.y / 2.0;
  double length = hypot ((double)edge->b.x - edge->a.x, (double)edge->b.y - edge->a.y);
  Side *side = NULL;

  for (guint i = 0; i < sides->len && side == NULL; i++)
    if (g_array_index (sides, Side, i).place == place)
      side = &g_array_index (sides, Side, i);
  if (side == NULL)
    {
      Side fresh = { .place = place };

      g_array_append_val (sides, fresh);
      side = &g_array_index (sides, Side, sides->len - 1);
    }
  side->x += x * length;
  side->y += y * length;
  side->length += length;
}

static GArray *
find_sides (const PentadMapGeometry *geometry, int place, const gboolean *is_allowed)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (Side));

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      guint n;
      const PentadMapEdge *edges = pentad_map_geometry_get_edges (geometry, (PentadLevel)level, &n);

      for (guint i = 0; i < n; i++)
        {
          int left, right;

          if (edges[i].left < 0 || edges[i].right < 0)
            continue;
          left = find_holder (geometry, edges[i].left, is_allowed);
          right = find_holder (geometry, edges[i].right, is_allowed);
          if (left != right && (left == place || right == place))
            {
              int other = left == place ? right : left;

              if (other != PENTAD_NO_PLACE)
                add_side (sides, other, &edges[i]);
            }
        }
    }
  return sides;
}

int
pentad_map_neighbour (
    const PentadMapGeometry *geometry, int place, const GArray *allowed, int dx, int dy)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  int n = pentad_divisions_get_count (divisions), best = PENTAD_NO_PLACE;
  g_autofree gboolean *is_allowed = g_new0 (gboolean, MAX (n, 1));
  g_autoptr (GArray) sides = NULL;
  double middle_x, middle_y, most = 0;

  if (place < 0 || place >= n)
    return PENTAD_NO_PLACE;
  for (guint i = 0; i < allowed->len; i++)
    is_allowed[g_array_index (allowed, int, i)] = TRUE;
  if (!is_allowed[place])
    return PENTAD_NO_PLACE;

  const PentadDivision *division = pentad_divisions_get (divisions, place);
  pentad_map_geometry_project (geometry, division->centre.lon, division->centre.lat, &middle_x,
                               &middle_y);
  sides = find_sides (geometry, place, is_allowed);
  for (guint i = 0; i < sides->len; i++)
    {
      const Side *side = &g_array_index (sides, Side, i);
      double east = side->x / side->length / PENTAD_MAP_UNITS - middle_x;
      double north = side->y / side->length / PENTAD_MAP_UNITS - middle_y;
      double along = (east * dx + north * dy) / hypot (east, north);

      /* Within 60 degrees of the arrow: every neighbour is reached by one of the four. */
      if (along > 0.5 && along > most)
        {
          most = along;
          best = side->place;
        }
    }
  return best;
}
