/* The scale of a density: its colours, and how many points per square kilometre they stand for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-heat-legend.h"

#include <math.h>

#include "render/format.h"

/* Steps of the bar, fine enough to look even. */
#define N_STEPS       40
#define N_TICKS       2
#define NUMBER_MIDDLE 14 /* below the bar */

static char *
format_density (double value)
{
  int decimals = value >= 10 || value == floor (value) ? 0 : value >= 1 ? 1 : 2;

  return pentad_format_number (value, decimals);
}

/* The colours as they come out over cells that lie back. */
static void
draw_bar (PentadSketch *sketch, PentadRamp ramp, PentadRect box)
{
  const PentadTheme *theme = pentad_sketch_get_theme (sketch);
  PentadColour under = pentad_theme_colour (theme, pentad_ramp_get_ink (PENTAD_RAMP_LOAD, 0));
  PentadPaint edge = { .stroke = PENTAD_INK_BORDER_CITY, .width = 1 };

  for (int i = 0; i < N_STEPS; i++)
    {
      double from = box.x + floor (box.width * i / N_STEPS);
      double to = box.x + floor (box.width * (i + 1) / N_STEPS);
      PentadColour colour = pentad_map_heat_colour (theme, ramp, under, (i + 0.5) / N_STEPS);

      pentad_sketch_fill (sketch, PENTAD_ROLE_LEGEND,
                          pentad_rect (from, box.y, to - from, box.height),
                          PENTAD_INK_RGB (colour & 0xffffff), 0);
    }
  pentad_sketch_rect (sketch, PENTAD_ROLE_LEGEND, box, &edge);
}

void
pentad_map_heat_legend_draw (PentadSketch *sketch,
                             const PentadMapHeat *heat,
                             PentadRamp ramp,
                             double x,
                             double y,
                             double height,
                             double growth)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .halo = TRUE };

  draw_bar (sketch, ramp, pentad_rect (x, y, PENTAD_MAP_HEAT_BAR_WIDTH, height));
  for (int i = 0; i <= N_TICKS; i++)
    {
      double share = (double)i / N_TICKS;
      g_autofree char *number = format_density (heat->full * share);
      /* The strongest colour stands for all that is more. */
      g_autofree char *text =
          i == N_TICKS ? g_strdup_printf ("≥ %s", number) : g_steal_pointer (&number);

      style.align = i == 0         ? PENTAD_ALIGN_START
                    : i == N_TICKS ? PENTAD_ALIGN_END
                                   : PENTAD_ALIGN_CENTRE;
      pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x + PENTAD_MAP_HEAT_BAR_WIDTH * share,
                          y + height + NUMBER_MIDDLE * growth, text, &style);
    }
}
