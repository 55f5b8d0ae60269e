/* The colour ramps of maps: from a class to an ink.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Held by a test for every theme. Neighbouring classes differ by a CIEDE2000 of 10 at least, with
 * and without red-green sight. Every class has a contrast of 3 at least (WCAG 1.4.11) against the
 * ground of the map and against the base class. That one, zero or the least of a sequence and the
 * middle of a diverging ramp, lies back: where nothing is to be seen the map is calm. Its cells are
 * seen by what encloses them, another class or the line around the city, which have that contrast
 * on either side; in the high-contrast theme by their own colour. */
#pragma once

#include "render/theme.h"

typedef enum
{
  PENTAD_RAMP_LOAD,      /* sequential, from calm blue by yellow to vermilion: work waiting */
  PENTAD_RAMP_QUIET,     /* sequential, in blue alone: amounts that are neither good nor bad */
  PENTAD_RAMP_DIVERGING, /* blue below, vermilion above a neutral middle: change, difference */
  PENTAD_RAMP_BIVARIATE, /* 3 x 3: blue for the first quantity, orange for the second */
  PENTAD_N_RAMPS
} PentadRamp;

/* Classes of each quantity of a bivariate map. */
#define PENTAD_BIVARIATE_STEPS 3

/* Steps of a ramp: 7, or 9 (second * 3 + first). */
int pentad_ramp_get_steps (PentadRamp ramp);
PentadInk pentad_ramp_get_ink (PentadRamp ramp, int step);
/* The step that lies back: the first, of a diverging ramp the middle. */
int pentad_ramp_get_base (PentadRamp ramp);
/* "load", "quiet", "diverging", "bivariate". */
const char *pentad_ramp_id (PentadRamp ramp);
gboolean pentad_ramp_parse (const char *id, PentadRamp *ramp);
