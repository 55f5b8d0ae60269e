/* The axes of a chart: value ticks at the left with grid lines, position labels below, legend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/axis.h"

#include "render/rows.h"
#include "render/scale.h"

#include <glib/gi18n-lib.h>

#define LABEL_GAP  8
#define SWATCH     12
#define LEGEND_GAP 18
#define CUT_LEAST  48 /* room of a label from which it is cut rather than left out */

static const PentadTextStyle axis_style = { .type = PENTAD_TYPE_AXIS,
                                            .ink = PENTAD_INK_TEXT_MUTED,
                                            .anchor = PENTAD_ANCHOR_MIDDLE };

PentadRect
pentad_axis_layout_values (PentadSketch *sketch,
                           PentadRect area,
                           const PentadTicks *ticks,
                           PentadAxisKind axis)
{
  PentadTextStyle style = axis_style;
  PentadRect plot = area;
  PentadScale scale;
  char *labels[PENTAD_MAX_TICKS + 1] = { NULL };
  int n = MIN (ticks->n, PENTAD_MAX_TICKS);
  double width;

  if (axis == PENTAD_AXIS_NONE)
    return area;
  for (int i = 0; i < n; i++)
    labels[i] = pentad_series_format_tick (ticks, axis, i);
  style.align = PENTAD_ALIGN_END;
  width = pentad_rows_widest (sketch, labels, sizeof (char *), n, &style, area.width / 3);
  style.max_width = (float)width;
  pentad_rect_cut_left (&plot, width + LABEL_GAP);
  scale =
      pentad_scale_new (PENTAD_SCALE_LINEAR, ticks->from, ticks->to, plot.y + plot.height, plot.y);
  for (int i = 0; i < n; i++)
    {
      double y = pentad_scale_map (&scale, pentad_ticks_value (ticks, i));

      pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, plot.x, y, plot.x + plot.width, y,
                          i == 0 ? PENTAD_INK_AXIS : PENTAD_INK_GRID_LINE, 1);
      if (width > 0)
        pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, plot.x - LABEL_GAP, y, labels[i], &style);
      g_free (labels[i]);
    }
  /* A rate axis that does not begin at zero says so. */
  if (axis == PENTAD_AXIS_RATE && ticks->from > 0)
    {
      g_autofree char *floor_text = pentad_series_format_tick (ticks, axis, 0);
      g_autofree char *words = g_strdup_printf (_ ("axis from %s"), floor_text);

      style = axis_style;
      style.anchor = PENTAD_ANCHOR_TOP;
      style.max_width = (float)plot.width;
      if (plot.width > 20)
        pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, plot.x + 4, plot.y + 2, words, &style);
    }
  return plot;
}

/* How far the first and the last label are moved in from their positions, at most. */
static double
moved_in (PentadRect strip, const double *x, int n, double width)
{
  double left = strip.x + width / 2 - x[0];
  double right = x[n - 1] + width / 2 - strip.x - strip.width;

  return MAX (MAX (left, right), 0);
}

void
pentad_axis_layout_labels (
    PentadSketch *sketch, PentadRect strip, const char *const *labels, const double *x, int n)
{
  PentadTextStyle style = axis_style;
  double step, widest, room;
  int stride = 1;

  if (labels == NULL || n < 1 || strip.width < 4)
    return;
  step = n > 1 ? (x[n - 1] - x[0]) / (n - 1) : strip.width;
  widest = pentad_rows_widest (sketch, labels, sizeof (char *), n, &style, strip.width);
  /* Names are cut while there is room to read them; only then some are left out. */
  room = MIN (step - LABEL_GAP, 2 * MIN (x[0] - strip.x, strip.x + strip.width - x[n - 1]));
  if (widest + LABEL_GAP > step && room >= CUT_LEAST)
    widest = room;
  else if (n > 1)
    stride = pentad_ticks_stride (n, step * n, widest + moved_in (strip, x, n, widest), LABEL_GAP);
  style.align = PENTAD_ALIGN_CENTRE;
  style.max_width = (float)widest;
  for (int i = 0; i < n; i += stride)
    {
      double half;

      if (labels[i] == NULL || labels[i][0] == '\0' || !(widest > 0))
        continue;
      half = pentad_sketch_measure (sketch, labels[i], &style).width / 2;
      pentad_sketch_text (
          sketch, PENTAD_ROLE_AXIS,
          CLAMP (x[i], strip.x + half, MAX (strip.x + strip.width - half, strip.x + half)),
          strip.y + strip.height / 2, labels[i], &style);
    }
}

static double
draw_entry (PentadSketch *sketch,
            double x,
            double y,
            const PentadSeries *series,
            int number,
            const PentadTextStyle *style)
{
  PentadPaint line = { .stroke = pentad_series_ink (series, number),
                       .width = 3,
                       .dash = series->comparison ? 3 : 0 };
  const float xy[] = { (float)x, (float)y, (float)x + SWATCH, (float)y };

  pentad_sketch_path (sketch, PENTAD_ROLE_LEGEND, xy, 2, FALSE, &line);
  x += SWATCH + 6;
  return x + pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x, y, series->name, style).width +
         LEGEND_GAP;
}

void
pentad_axis_layout_legend (PentadSketch *sketch,
                           PentadRect strip,
                           const PentadSeries *series,
                           int n_series,
                           gboolean start)
{
  PentadTextStyle style = axis_style;
  double y = strip.y + strip.height / 2;
  double x = strip.x;
  double total = -LEGEND_GAP;

  for (int s = 0; s < n_series; s++)
    total +=
        SWATCH + 6 + LEGEND_GAP +
        pentad_sketch_measure (sketch, series[s].name != NULL ? series[s].name : "", &style).width;
  if (!start)
    x = MAX (strip.x, strip.x + strip.width - total);
  for (int s = 0; s < n_series; s++)
    {
      style.max_width = (float)(strip.x + strip.width - x - SWATCH - 6);
      if (style.max_width < 10)
        break;
      x = draw_entry (sketch, x, y, &series[s], s, &style);
    }
}
