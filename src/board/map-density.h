/* Where the cases of a period were reported, as a density with its playback.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "model/map-spec.h"
#include "render/map-heat.h"

/* What is shown before or without playback. */
#define PENTAD_MAP_WHOLE_PERIOD (-1)

typedef struct
{
  PentadHeat *heat;
  double radius_m;
  gint32 first_day; /* of the period, or the first of which all cases are known */
  guint n_points;   /* of the whole period */
  int n_steps;      /* hours or days that have begun; 0: nothing to play */
  guint32 *begin;   /* n_steps + 1 instants in minutes since 1970 */
  char **labels;    /* one per step, ended by NULL: "10-22 14:00 – 15:00" */
  double full;      /* cases per km2 of the strongest colour: of the period, and of one step */
  double step_full;
} PentadMapDensity;

/* Cases of the classes that the spec names, reported in the period before the instant of
 * evaluation. */
PentadMapDensity *pentad_map_density_new (const PentadBoardData *data,
                                          PentadMapGeometry *geometry,
                                          const PentadMapSpec *spec,
                                          const PentadPeriod *period);
/* Gives it the steps of a playback; without them it has none. */
void pentad_map_density_add_steps (PentadMapDensity *density,
                                   const PentadBoardData *data,
                                   PentadMapGeometry *geometry,
                                   PentadMapPlayback playback);
void pentad_map_density_free (PentadMapDensity *density);
/* Shows a step of the playback, or PENTAD_MAP_WHOLE_PERIOD; a map may be drawing it meanwhile. */
PentadMapHeat pentad_map_density_show (PentadMapDensity *density, int step);
