/* Columns: plain, grouped or stacked, with values above and labels below.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/column-chart.h"

#include "render/panel.h"
#include "render/rows.h"
#include "render/scale.h"

#include "model/division.h"

#include <math.h>

#define LABEL_HEIGHT  22
#define LEGEND_HEIGHT 22
#define VALUE_HEIGHT  18
#define VALUE_LIFT    0.75 /* of its type: the middle of a value above its column */
#define MAX_COLUMN    64
#define BAND_GAP      0.28
#define MIN_PLOT      16
#define LEAST_MARK    2 /* what is there is seen: zero, too, is not "no data" */

static PentadInk
column_ink (const PentadColumnChart *chart, int s, int i)
{
  if (chart->tones != NULL && s == 0)
    return pentad_tone_fill (chart->tones[i]);
  return pentad_series_ink (&chart->series[s], s);
}

static void
draw_column (PentadSketch *sketch, const PentadColumnChart *chart, int s, int i, PentadRect box)
{
  PentadPaint paint = { .fill = column_ink (chart, s, i), .radius = box.width > 8 ? 3 : 0 };

  if (chart->series[s].comparison)
    {
      paint.stroke = paint.fill;
      paint.fill_alpha = 0.25f;
      paint.width = 1;
    }
  pentad_sketch_rect (
      sketch, chart->series[s].comparison ? PENTAD_ROLE_COMPARISON : PENTAD_ROLE_MARK, box, &paint);
}

/* Draws position i; returns the top of its highest column, or NAN when it has none. */
static double
draw_position (PentadSketch *sketch,
               const PentadColumnChart *chart,
               const PentadScale *scale,
               double begin,
               double width,
               int i)
{
  double base = pentad_scale_base (scale);
  double above = 0, below = 0; /* what is stacked so far */
  double top = NAN;
  PentadBands group =
      pentad_bands_new (chart->stacked ? 1 : chart->n_series, begin, begin + width, 0.1);

  for (int s = 0; s < chart->n_series; s++)
    {
      double value = chart->series[s].values[i];
      double *sum = value < 0 ? &below : &above;
      double from = chart->stacked && *sum != 0 ? pentad_scale_clamp (scale, *sum) : base;
      double to;

      if (!isfinite (value))
        continue;
      to = pentad_scale_clamp (scale, chart->stacked ? *sum + value : value);
      if (!chart->stacked && fabs (to - from) < LEAST_MARK)
        to = value < 0 ? from + LEAST_MARK : from - LEAST_MARK;
      draw_column (sketch, chart, s, i,
                   pentad_rect (pentad_bands_begin (&group, chart->stacked ? 0 : s), MIN (from, to),
                                group.width, fabs (to - from)));
      *sum += value;
      top = isnan (top) ? MIN (from, to) : MIN (top, MIN (from, to));
    }
  return top;
}

static void
draw_values (PentadSketch *sketch,
             const PentadColumnChart *chart,
             const PentadBands *bands,
             const double *tops)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  double widest =
      pentad_rows_widest (sketch, chart->values, sizeof (char *), chart->n, &style, 1000);

  /* Values that would touch are left out together: some of them would look like a choice. */
  if (widest + 4 > bands->step && chart->n > 1)
    return;
  for (int i = 0; i < chart->n; i++)
    if (isfinite (tops[i]))
      pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, pentad_bands_centre (bands, i),
                          tops[i] - pentad_sketch_get_theme (sketch)->size[style.type] * VALUE_LIFT,
                          chart->values[i], &style);
}

static void
draw_hits (PentadSketch *sketch,
           const PentadColumnChart *chart,
           const PentadBands *bands,
           PentadRect plot)
{
  for (int i = 0; i < chart->n; i++)
    {
      g_autofree char *key =
          chart->key_prefix != NULL ? g_strdup_printf ("%s:%d", chart->key_prefix, i) : NULL;

      pentad_sketch_point (sketch, i, -1);
      pentad_sketch_hit (
          sketch, pentad_rect (pentad_bands_begin (bands, i), plot.y, bands->width, plot.height),
          key, chart->tooltips != NULL ? chart->tooltips[i] : NULL, PENTAD_NO_PLACE);
    }
}

static void
draw_plot (PentadSketch *sketch,
           const PentadColumnChart *chart,
           PentadRect plot,
           PentadRect strip,
           const PentadTicks *ticks)
{
  PentadScale scale = pentad_ticks_scale (ticks, plot.y + plot.height, plot.y);
  PentadBands bands = pentad_bands_new (chart->n, plot.x, plot.x + plot.width, BAND_GAP);
  double width = MIN (bands.width, MAX_COLUMN);
  g_autofree double *centres = g_new (double, chart->n);
  g_autofree double *tops = g_new (double, chart->n);

  for (int i = 0; i < chart->n; i++)
    {
      centres[i] = pentad_bands_centre (&bands, i);
      tops[i] = draw_position (sketch, chart, &scale, centres[i] - width / 2, width, i);
    }
  if (chart->axis == PENTAD_AXIS_NONE)
    pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, plot.x, pentad_scale_clamp (&scale, 0),
                        plot.x + plot.width, pentad_scale_clamp (&scale, 0), PENTAD_INK_GRID_LINE,
                        1);
  if (chart->values != NULL)
    draw_values (sketch, chart, &bands, tops);
  strip.x = plot.x;
  strip.width = plot.width;
  pentad_axis_layout_labels (sketch, strip, chart->labels, centres, chart->n);
  draw_hits (sketch, chart, &bands, plot);
}

static void
draw_legend (PentadSketch *sketch, PentadRect strip, const PentadColumnChart *chart)
{
  g_autofree PentadLegendEntry *entries = g_new0 (PentadLegendEntry, (gsize)chart->n_series);

  for (int s = 0; s < chart->n_series; s++)
    {
      entries[s] = pentad_series_legend (&chart->series[s], s);
      entries[s].mark = chart->series[s].comparison ? PENTAD_LEGEND_SHADE : PENTAD_LEGEND_FILL;
    }
  pentad_legend_layout (sketch, strip, entries, chart->n_series, FALSE);
}

void
pentad_column_chart_layout (PentadSketch *sketch, PentadRect area, const PentadColumnChart *chart)
{
  PentadRect plot = area;
  PentadRect strip = { 0 };
  PentadTicks ticks;

  if (area.width < 24 || area.height < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, chart->id);
  pentad_sketch_tell (sketch,
                      pentad_series_tell (chart->things ? PENTAD_DATA_LIST : PENTAD_DATA_SERIES,
                                          chart->series, chart->n_series, chart->n,
                                          chart->names != NULL ? chart->names : chart->labels,
                                          chart->values, chart->axis, NAN));
  if (chart->n < 1 || !pentad_series_has_data (chart->series, chart->n_series, chart->n))
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      if (chart->legend && chart->n_series > 1 && plot.height > 4 * LEGEND_HEIGHT)
        draw_legend (sketch, pentad_rect_cut_top (&plot, LEGEND_HEIGHT), chart);
      if (chart->labels != NULL && plot.height > 3 * LABEL_HEIGHT)
        strip = pentad_rect_cut_bottom (&plot, LABEL_HEIGHT);
      if (chart->values != NULL || chart->axis != PENTAD_AXIS_NONE)
        pentad_rect_cut_top (
            &plot, MIN (VALUE_HEIGHT * pentad_theme_type_growth (pentad_sketch_get_theme (sketch)),
                        plot.height / 4));
      /* Columns stand on zero: of a plain number, too, the axis encloses it. */
      ticks =
          pentad_series_ticks (chart->series, chart->n_series, chart->n,
                               chart->axis == PENTAD_AXIS_NUMBER ? PENTAD_AXIS_NONE : chart->axis,
                               chart->stacked, plot.height > 160 ? 6 : 4);
      plot = pentad_axis_layout_values (sketch, plot, &ticks, chart->axis);
      draw_plot (sketch, chart, plot, strip, &ticks);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
