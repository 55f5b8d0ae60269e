/* Lines and areas over evenly spaced positions (hours, days, months).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/line-chart.h"

#include "render/panel.h"
#include "render/scale.h"

#include "model/division.h"

#include <math.h>

#define LABEL_HEIGHT  20
#define LEGEND_HEIGHT 20
#define HEAD_ROOM     10 /* half of the uppermost tick */
#define MIN_PLOT      12
#define AREA_ALPHA    0.22f
#define DOT           6

static double
position (const PentadRect *plot, int i, int n)
{
  return n > 1 ? plot->x + plot->width * i / (n - 1) : plot->x + plot->width / 2;
}

static void
draw_run (PentadSketch *sketch,
          GArray *xy,
          double base,
          const PentadSeries *series,
          const PentadPaint *line)
{
  const float *points = (const float *)(gpointer)xy->data;
  guint n = xy->len / 2;
  PentadRole role = series->comparison ? PENTAD_ROLE_COMPARISON : PENTAD_ROLE_MARK;

  if (n == 0)
    return;
  if (n == 1)
    {
      PentadPaint dot = { .fill = line->stroke };
      pentad_sketch_marker (sketch, role, PENTAD_MARKER_CIRCLE, points[0], points[1], DOT, &dot);
      return;
    }
  if (series->area)
    {
      PentadPaint paint = { .fill = line->stroke, .fill_alpha = AREA_ALPHA };
      const float feet[] = { points[2 * (n - 1)], (float)base, points[0], (float)base };

      g_array_append_vals (xy, feet, G_N_ELEMENTS (feet));
      points = (const float *)(gpointer)xy->data;
      pentad_sketch_path (sketch, PENTAD_ROLE_TRACK, points, n + 2, TRUE, &paint);
    }
  pentad_sketch_path (sketch, role, points, n, FALSE, line);
}

static void
draw_series (PentadSketch *sketch,
             PentadRect plot,
             const PentadScale *scale,
             const PentadSeries *series,
             int number,
             int n)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (float));
  double base = pentad_scale_clamp (scale, 0);
  PentadPaint line = { .stroke = pentad_series_ink (series, number),
                       .width = (float)pentad_sketch_get_theme (sketch)->line,
                       .dash = series->comparison ? 5 : 0 };

  for (int i = 0; i < n; i++)
    {
      float x = (float)position (&plot, i, n);
      float y = (float)pentad_scale_clamp (scale, series->values[i]);

      if (isfinite (y))
        {
          g_array_append_val (run, x);
          g_array_append_val (run, y);
          continue;
        }
      /* No data interrupts the line; it is never bridged. */
      draw_run (sketch, run, base, series, &line);
      g_array_set_size (run, 0);
    }
  draw_run (sketch, run, base, series, &line);
}

static void
draw_target (PentadSketch *sketch,
             PentadRect plot,
             const PentadScale *scale,
             const PentadLineChart *chart)
{
  double y = pentad_scale_map (scale, chart->target);
  const float xy[] = { (float)plot.x, (float)y, (float)(plot.x + plot.width), (float)y };
  PentadPaint line = { .stroke = PENTAD_INK_TARGET, .width = 1.2f, .dash = 2 };
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT,
                            .align = PENTAD_ALIGN_END,
                            .halo = TRUE,
                            .max_width = (float)plot.width };

  if (!isfinite (y) || y < plot.y || y > plot.y + plot.height)
    return;
  pentad_sketch_path (sketch, PENTAD_ROLE_TARGET, xy, 2, FALSE, &line);
  pentad_sketch_text (sketch, PENTAD_ROLE_TARGET, plot.x + plot.width, y - 4, chart->target_text,
                      &style);
}

static void
draw_hits (PentadSketch *sketch, PentadRect plot, const PentadLineChart *chart)
{
  double step = chart->n > 1 ? plot.width / (chart->n - 1) : plot.width;

  for (int i = 0; i < chart->n && chart->key_prefix != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s:%d", chart->key_prefix, i);
      double x = position (&plot, i, chart->n);

      pentad_sketch_hit (sketch, pentad_rect (x - step / 2, plot.y, step, plot.height), key,
                         chart->tooltips != NULL ? chart->tooltips[i] : NULL, PENTAD_NO_PLACE);
    }
}

static void
draw_plot (PentadSketch *sketch,
           PentadRect plot,
           PentadRect strip,
           const PentadLineChart *chart,
           const PentadTicks *ticks)
{
  PentadScale scale =
      pentad_scale_new (PENTAD_SCALE_LINEAR, ticks->from, ticks->to, plot.y + plot.height, plot.y);
  g_autofree double *x = g_new (double, chart->n);

  /* The first series is drawn last, on top. */
  for (int s = chart->n_series - 1; s >= 0; s--)
    draw_series (sketch, plot, &scale, &chart->series[s], s, chart->n);
  draw_target (sketch, plot, &scale, chart);
  for (int i = 0; i < chart->n; i++)
    x[i] = position (&plot, i, chart->n);
  if (strip.height > 0)
    pentad_axis_layout_labels (sketch, strip, chart->labels, x, chart->n);
  draw_hits (sketch, plot, chart);
}

void
pentad_line_chart_layout (PentadSketch *sketch, PentadRect area, const PentadLineChart *chart)
{
  PentadRect plot = area;
  PentadRect strip = { 0 };
  PentadTicks ticks;

  if (area.width < 24 || area.height < MIN_PLOT)
    return;
  pentad_sketch_set_chart (sketch, chart->id);
  if (chart->n < 1 || !pentad_series_has_data (chart->series, chart->n_series, chart->n))
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      if (chart->legend && plot.height > 3 * LEGEND_HEIGHT)
        pentad_axis_layout_legend (sketch, pentad_rect_cut_top (&plot, LEGEND_HEIGHT),
                                   chart->series, chart->n_series, FALSE);
      if (chart->labels != NULL && plot.height > 2 * LABEL_HEIGHT)
        strip = pentad_rect_cut_bottom (&plot, LABEL_HEIGHT);
      if (chart->axis != PENTAD_AXIS_NONE)
        pentad_rect_cut_top (&plot, HEAD_ROOM);
      ticks = pentad_series_ticks (chart->series, chart->n_series, chart->n, chart->axis, FALSE,
                                   plot.height > 160 ? 6 : 4);
      plot = pentad_axis_layout_values (sketch, plot, &ticks, chart->axis);
      strip.x = plot.x;
      strip.width = plot.width;
      draw_plot (sketch, plot, strip, chart, &ticks);
    }
  pentad_sketch_set_chart (sketch, NULL);
}

void
pentad_sparkline_layout (
    PentadSketch *sketch, PentadRect area, const double *values, int n, PentadInk ink)
{
  PentadSeries series = { .values = values, .ink = ink };
  PentadPaint line = { .stroke = ink, .width = 1.6f };
  g_autoptr (GArray) run = NULL;
  PentadScale scale;
  double min, max;

  if (area.width < 2 * DOT || area.height < 2 * DOT || n < 1 ||
      !pentad_extent (values, (gsize)n, &min, &max))
    return;
  /* Dots at the ends stay inside. */
  area = pentad_rect_inset (area, DOT / 2.0);
  run = g_array_new (FALSE, FALSE, sizeof (float));
  scale = pentad_scale_new (PENTAD_SCALE_LINEAR, min, max, area.y + area.height, area.y);
  for (int i = 0; i <= n; i++)
    {
      float x = (float)position (&area, i, n);
      float y = i < n ? (float)pentad_scale_map (&scale, values[i]) : NAN;

      if (isfinite (y))
        {
          g_array_append_val (run, x);
          g_array_append_val (run, y);
          continue;
        }
      draw_run (sketch, run, area.y + area.height, &series, &line);
      g_array_set_size (run, 0);
    }
}
