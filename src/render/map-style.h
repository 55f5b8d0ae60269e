/* How values of a map become colours and patterns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-classes.h"
#include "render/ramp.h"
#include "render/recolour.h"

#define PENTAD_MAP_MAX_CLASSES 9

/* Zero with classes set is the house's ramp. */
typedef struct
{
  PentadRamp ramp;
  gboolean reversed;     /* high values at the low end of the ramp */
  PentadClasses classes; /* none: the usual breaks of counts */
  PentadClasses second;  /* of the second quantity of a bivariate map, up to 3 classes each */
  PentadInk inks[PENTAD_MAP_MAX_CLASSES];  /* of grades: the scheme's colours; NONE: the ramp's */
  guint8 patterns[PENTAD_MAP_MAX_CLASSES]; /* PentadMapPattern */
} PentadMapStyle;

/* What is known of each cell; borrowed. */
typedef struct
{
  const double *values; /* NAN no data; NULL no data anywhere */
  const double *second; /* of a bivariate map */
  const guint8 *weak;   /* not 0 where few stand behind a rate; NULL nowhere */
} PentadMapValues;

/* The look of one cell in a theme. */
typedef struct
{
  PentadColour colour;
  guint8 pattern; /* a pattern's byte, see recolour.h */
} PentadMapLook;

gboolean pentad_map_style_is_bivariate (const PentadMapStyle *style);
int pentad_map_style_get_n_classes (const PentadMapStyle *style);
/* The class of cell i: of two quantities second * 3 + first. -1 for no data. */
int pentad_map_style_find (const PentadMapStyle *style, const PentadMapValues *values, int i);
/* Class -1 is "no data". */
PentadInk pentad_map_style_get_ink (const PentadMapStyle *style, int class_number);
guint8 pentad_map_style_get_pattern (const PentadMapStyle *style, int class_number);
/* weak: lighter, and dotted. Not in focus: nearly the ground. */
PentadMapLook pentad_map_style_get_look (const PentadMapStyle *style,
                                         const PentadTheme *theme,
                                         int class_number,
                                         gboolean weak,
                                         gboolean in_focus);
/* The ink that a pattern's byte is drawn in: soft for "no data", else the one of two that stands
 * out more on the colour. */
PentadInk pentad_map_pattern_ink (int pattern);
gboolean pentad_map_style_equal (const PentadMapStyle *a, const PentadMapStyle *b);
