/* How values of a map become colours and patterns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-style.h"

#include <math.h>

/* How far cells outside the focus go towards the ground, and those with few behind them. */
#define DIMMED 0.72
#define WEAKER 0.35

gboolean
pentad_map_style_is_bivariate (const PentadMapStyle *style)
{
  return style->ramp == PENTAD_RAMP_BIVARIATE;
}

int
pentad_map_style_get_n_classes (const PentadMapStyle *style)
{
  return pentad_map_style_is_bivariate (style) ? PENTAD_N_BIVARIATE : style->classes.n;
}

int
pentad_map_style_find (const PentadMapStyle *style, const PentadMapValues *values, int i)
{
  int first, second;

  if (values->values == NULL)
    return -1;
  first = pentad_classes_find (&style->classes, values->values[i]);
  if (!pentad_map_style_is_bivariate (style))
    return first;
  second = values->second != NULL ? pentad_classes_find (&style->second, values->second[i]) : -1;
  if (first < 0 || second < 0)
    return -1;
  return MIN (second, PENTAD_BIVARIATE_STEPS - 1) * PENTAD_BIVARIATE_STEPS +
         MIN (first, PENTAD_BIVARIATE_STEPS - 1);
}

PentadInk
pentad_map_style_get_ink (const PentadMapStyle *style, int class_number)
{
  int step;

  if (class_number < 0 || class_number >= PENTAD_MAP_MAX_CLASSES)
    return PENTAD_INK_NO_DATA;
  if (style->inks[class_number] != PENTAD_INK_NONE)
    return style->inks[class_number];
  if (pentad_map_style_is_bivariate (style))
    return pentad_ramp_get_ink (style->ramp, class_number);
  step = pentad_classes_step (&style->classes, class_number);
  return pentad_ramp_get_ink (style->ramp, style->reversed ? PENTAD_RAMP_STEPS - 1 - step : step);
}

guint8
pentad_map_style_get_pattern (const PentadMapStyle *style, int class_number)
{
  if (class_number < 0)
    return PENTAD_MAP_PATTERN_BACK_HATCH;
  return class_number < PENTAD_MAP_MAX_CLASSES ? style->patterns[class_number] : 0;
}

PentadInk
pentad_map_pattern_ink (int pattern)
{
  static const PentadInk inks[PENTAD_MAP_PATTERN_COLOURS] = { PENTAD_INK_HALO, PENTAD_INK_TEXT,
                                                              PENTAD_INK_HATCH, PENTAD_INK_HATCH };

  return inks[PENTAD_MAP_PATTERN_COLOUR (pattern & 0xff)];
}

/* The number of the colour that stands out on a look's own. */
static int
choose_colour (const PentadTheme *theme, PentadColour under, int class_number)
{
  double best = 0;
  int found = 2;

  for (int i = 0; i < 2 && class_number >= 0; i++)
    {
      PentadInk ink = pentad_map_pattern_ink (PENTAD_MAP_PATTERN_IN (i));
      double contrast = pentad_colour_contrast (pentad_theme_colour (theme, ink), under);

      if (contrast > best)
        {
          best = contrast;
          found = i;
        }
    }
  return found;
}

PentadMapLook
pentad_map_style_get_look (const PentadMapStyle *style,
                           const PentadTheme *theme,
                           int class_number,
                           gboolean weak,
                           gboolean in_focus)
{
  PentadColour ground = pentad_theme_colour (theme, PENTAD_INK_MAP_GROUND);
  PentadMapLook look = {
    pentad_theme_colour (theme, pentad_map_style_get_ink (style, class_number)),
    pentad_map_style_get_pattern (style, class_number),
  };

  if (weak && class_number >= 0)
    {
      look.colour = pentad_colour_mix (look.colour, ground, WEAKER);
      look.pattern = PENTAD_MAP_PATTERN_DOTS;
    }
  if (!in_focus)
    {
      look.colour = pentad_colour_mix (look.colour, ground, DIMMED);
      look.pattern = PENTAD_MAP_PATTERN_NONE;
    }
  if (look.pattern != PENTAD_MAP_PATTERN_NONE)
    look.pattern |=
        (guint8)PENTAD_MAP_PATTERN_IN (choose_colour (theme, look.colour, class_number));
  return look;
}

static gboolean
is_same_classes (const PentadClasses *a, const PentadClasses *b)
{
  if (a->n != b->n)
    return FALSE;
  for (int i = 0; i < a->n; i++)
    if (a->lower[i] != b->lower[i])
      return FALSE;
  return TRUE;
}

gboolean
pentad_map_style_equal (const PentadMapStyle *a, const PentadMapStyle *b)
{
  for (int i = 0; i < PENTAD_MAP_MAX_CLASSES; i++)
    if (a->inks[i] != b->inks[i] || a->patterns[i] != b->patterns[i])
      return FALSE;
  return a->ramp == b->ramp && !a->reversed == !b->reversed &&
         is_same_classes (&a->classes, &b->classes) && is_same_classes (&a->second, &b->second);
}
