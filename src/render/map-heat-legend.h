/* The scale of a density: its colours, and how many points per square kilometre they stand for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-heat.h"
#include "render/sketch.h"

/* Of the bar, in design pixels. */
#define PENTAD_MAP_HEAT_BAR_WIDTH 240.0

/* Draws the bar, `height` high, and numbers below it, `growth` times as far as designed. */
void pentad_map_heat_legend_draw (PentadSketch *sketch,
                                  const PentadMapHeat *heat,
                                  PentadRamp ramp,
                                  double x,
                                  double y,
                                  double height,
                                  double growth);
