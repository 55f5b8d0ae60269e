/* Names of what a plot shows, each with its mark.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/legend.h"

#define SWATCH      12
#define SWATCH_GAP  6
#define ENTRY_GAP   18
#define LEAST       10 /* width from which a name is drawn */
#define SHADE_ALPHA 0.3f

static void
draw_mark (PentadSketch *sketch, double x, double y, const PentadLegendEntry *entry)
{
  gboolean dashed = entry->mark == PENTAD_LEGEND_DASHED;
  PentadPaint line = { .stroke = entry->ink, .width = 3, .dash = dashed ? 3 : 0 };
  PentadPaint fill = { .fill = entry->ink,
                       .fill_alpha = entry->mark == PENTAD_LEGEND_SHADE ? SHADE_ALPHA : 1 };
  const float xy[] = { (float)x, (float)y, (float)x + SWATCH, (float)y };

  switch (entry->mark)
    {
    case PENTAD_LEGEND_LINE:
    case PENTAD_LEGEND_DASHED:
      pentad_sketch_path (sketch, PENTAD_ROLE_LEGEND, xy, 2, FALSE, &line);
      break;
    case PENTAD_LEGEND_FILL:
    case PENTAD_LEGEND_SHADE:
      pentad_sketch_rect (sketch, PENTAD_ROLE_LEGEND,
                          pentad_rect (x + 1, y - SWATCH / 2.0 + 1, SWATCH - 2, SWATCH - 2), &fill);
      break;
    case PENTAD_LEGEND_MARKER:
      pentad_sketch_marker (sketch, PENTAD_ROLE_LEGEND, entry->marker, x + SWATCH / 2.0, y,
                            SWATCH - 2, &fill);
      break;
    }
}

void
pentad_legend_layout (
    PentadSketch *sketch, PentadRect strip, const PentadLegendEntry *entries, int n, gboolean start)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  double y = strip.y + strip.height / 2;
  double x = strip.x;
  double total = -ENTRY_GAP;

  for (int i = 0; i < n; i++)
    total += SWATCH + SWATCH_GAP + ENTRY_GAP +
             pentad_sketch_measure (sketch, entries[i].name, &style).width;
  if (!start)
    x = MAX (strip.x, strip.x + strip.width - total);
  for (int i = 0; i < n; i++)
    {
      style.max_width = (float)(strip.x + strip.width - x - SWATCH - SWATCH_GAP);
      if (style.max_width < LEAST)
        break;
      draw_mark (sketch, x, y, &entries[i]);
      x += SWATCH + SWATCH_GAP;
      x += pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x, y, entries[i].name, &style).width +
           ENTRY_GAP;
    }
}
