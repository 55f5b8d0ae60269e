/* Several rates of one place at a glance, each on its own spoke of the same scale.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A radar misleads easily: the area within a line grows with the square of the values and depends
 * on the order of the spokes, so nothing is filled; all spokes share one scale of percent, whose
 * rings are labelled and whose centre is named when it is not zero. */
#pragma once

#include "render/series.h"
#include "render/sketch.h"

typedef struct
{
  const char *label;
  const char *text; /* below it: the value; NULL none */
  const char *key, *tooltip;
} PentadRadarSpoke;

typedef struct
{
  const char *id;
  const PentadRadarSpoke *spokes;
  int n_spokes;               /* 3 at least; fewer are "no data" */
  const PentadSeries *series; /* n_spokes values each, percent, more is better; NAN leaves the line
                                 open there and the spoke dashed */
  int n_series;
  gboolean legend;
} PentadRadar;

void pentad_radar_layout (PentadSketch *sketch, PentadRect area, const PentadRadar *radar);
