/* Lines and areas over evenly spaced positions (hours, days, months).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/line-chart.h"

#include "render/annotation.h"
#include "render/panel.h"
#include "render/scale.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LABEL_HEIGHT  20
#define LEGEND_HEIGHT 20
#define HEAD_ROOM     10 /* half of the uppermost tick */
#define MIN_PLOT      12
#define AREA_ALPHA    0.22f
#define BAND_ALPHA    0.22f
#define ODD_SIZE      10
#define ODD_INK       PENTAD_INK_BAD
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
  double base = pentad_scale_base (scale);
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

/* The area between low and high, run by run. */
static void
draw_expected (PentadSketch *sketch,
               PentadRect plot,
               const PentadScale *scale,
               const PentadLineChart *chart)
{
  const PentadExpectationBand *band = chart->expected;
  g_autoptr (GArray) upper = g_array_new (FALSE, FALSE, sizeof (float));
  PentadPaint paint = { .fill = PENTAD_INK_TEXT_MUTED, .fill_alpha = BAND_ALPHA };

  for (int i = 0, begin = 0; i <= chart->n; i++)
    {
      if (i < chart->n && isfinite (band->low[i]) && isfinite (band->high[i]))
        {
          float xy[] = { (float)position (&plot, i, chart->n),
                         (float)pentad_scale_clamp (scale, band->high[i]) };
          g_array_append_vals (upper, xy, 2);
          continue;
        }
      for (int k = i - 1; k >= begin; k--)
        {
          float xy[] = { (float)position (&plot, k, chart->n),
                         (float)pentad_scale_clamp (scale, band->low[k]) };
          g_array_append_vals (upper, xy, 2);
        }
      pentad_sketch_path (sketch, PENTAD_ROLE_COMPARISON, (const float *)(gpointer)upper->data,
                          upper->len / 2, TRUE, &paint);
      g_array_set_size (upper, 0);
      begin = i + 1;
    }
  if (band->middle == NULL)
    return;
  for (int i = 0, begin = 0; i <= chart->n; i++)
    {
      PentadPaint line = { .stroke = PENTAD_INK_TEXT_MUTED, .width = 1.2f, .dash = 2 };

      if (i < chart->n && isfinite (band->middle[i]))
        {
          float xy[] = { (float)position (&plot, i, chart->n),
                         (float)pentad_scale_clamp (scale, band->middle[i]) };
          g_array_append_vals (upper, xy, 2);
          continue;
        }
      if (i > begin)
        pentad_sketch_path (sketch, PENTAD_ROLE_COMPARISON, (const float *)(gpointer)upper->data,
                            upper->len / 2, FALSE, &line);
      g_array_set_size (upper, 0);
      begin = i + 1;
    }
}

/* Above what is expected a triangle that points up, below one that points down, clear of the line.
 */
static void
draw_odd (PentadSketch *sketch,
          PentadRect plot,
          const PentadScale *scale,
          const PentadLineChart *chart)
{
  double half = MIN (ODD_SIZE, plot.width) / 2;
  PentadPaint paint = { .fill = ODD_INK, .stroke = PENTAD_INK_PANEL, .width = 1 };

  for (int i = 0; i < chart->n && chart->n_series > 0; i++)
    {
      double y = pentad_scale_clamp (scale, chart->series[0].values[i]);

      if (chart->odd[i] == 0 || !isfinite (y))
        continue;
      y += chart->odd[i] > 0 ? -ODD_SIZE : ODD_SIZE;
      pentad_sketch_marker (
          sketch, PENTAD_ROLE_TARGET,
          chart->odd[i] > 0 ? PENTAD_MARKER_TRIANGLE : PENTAD_MARKER_TRIANGLE_DOWN,
          CLAMP (position (&plot, i, chart->n), plot.x + half, plot.x + plot.width - half),
          CLAMP (y, plot.y, plot.y + plot.height), ODD_SIZE, &paint);
    }
}

/* The stretches behind the lines, or the target over them. */
static void
draw_spans (PentadSketch *sketch, PentadRect plot, const PentadLineChart *chart)
{
  g_autofree PentadAnnotation *notes = g_new0 (PentadAnnotation, (gsize)MAX (chart->n_spans, 1));
  double half = chart->n > 1 ? plot.width / (chart->n - 1) / 2 : plot.width / 2;

  for (int i = 0; i < chart->n_spans; i++)
    {
      double left = position (&plot, chart->spans[i].from, chart->n) - half;
      double right = position (&plot, chart->spans[i].to, chart->n) + half;

      notes[i] = (PentadAnnotation){ .kind = PENTAD_ANNOTATION_BAND,
                                     .at = pentad_rect (left, plot.y, right - left, plot.height),
                                     .words = chart->spans[i].words };
    }
  pentad_annotations_layout (sketch, plot, notes, chart->n_spans, NULL, 0);
}

static void
draw_target (PentadSketch *sketch,
             PentadRect plot,
             const PentadScale *scale,
             const PentadTicks *ticks,
             const PentadLineChart *chart)
{
  PentadRect taken = pentad_axis_declaration (sketch, plot, ticks, chart->axis);
  PentadAnnotation line = {
    .kind = PENTAD_ANNOTATION_LINE,
    .at = pentad_rect (plot.x, pentad_scale_map (scale, chart->target), plot.width, 0),
    .words = chart->target_text,
  };

  pentad_annotations_layout (sketch, plot, &line, 1, &taken, 1);
}

static void
draw_hits (PentadSketch *sketch, PentadRect plot, const PentadLineChart *chart)
{
  double step = chart->n > 1 ? plot.width / (chart->n - 1) : plot.width;

  for (int i = 0; i < chart->n; i++)
    {
      g_autofree char *key =
          chart->key_prefix != NULL ? g_strdup_printf ("%s:%d", chart->key_prefix, i) : NULL;
      double x = position (&plot, i, chart->n);
      double left = MAX (x - step / 2, plot.x), right = MIN (x + step / 2, plot.x + plot.width);

      pentad_sketch_point (sketch, i, -1);
      pentad_sketch_hit (sketch, pentad_rect (left, plot.y, right - left, plot.height), key,
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
  PentadScale scale = pentad_ticks_scale (ticks, plot.y + plot.height, plot.y);
  g_autofree double *x = g_new (double, chart->n);

  if (chart->n_spans > 0)
    draw_spans (sketch, plot, chart);
  if (chart->expected != NULL)
    draw_expected (sketch, plot, &scale, chart);
  /* The first series is drawn last, on top. */
  for (int s = chart->n_series - 1; s >= 0; s--)
    draw_series (sketch, plot, &scale, &chart->series[s], s, chart->n);
  if (chart->odd != NULL)
    draw_odd (sketch, plot, &scale, chart);
  draw_target (sketch, plot, &scale, ticks, chart);
  for (int i = 0; i < chart->n; i++)
    x[i] = position (&plot, i, chart->n);
  if (strip.height > 0)
    pentad_axis_layout_labels (sketch, strip, chart->labels, x, chart->n);
  draw_hits (sketch, plot, chart);
}

/* A legend names what is to be seen: no band without days that tell what is usual. */
static gboolean
is_known (const PentadExpectationBand *band, int n)
{
  for (int i = 0; i < n; i++)
    if (isfinite (band->low[i]) && isfinite (band->high[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_odd (const PentadLineChart *chart)
{
  for (int i = 0; i < chart->n; i++)
    if (chart->odd[i] != 0)
      return TRUE;
  return FALSE;
}

void
pentad_line_chart_layout_legend (PentadSketch *sketch,
                                 PentadRect strip,
                                 const PentadLineChart *chart)
{
  g_autofree PentadLegendEntry *entries = g_new0 (PentadLegendEntry, (gsize)chart->n_series + 2);
  int n = 0;

  for (int s = 0; s < chart->n_series; s++)
    entries[n++] = pentad_series_legend (&chart->series[s], s);
  if (chart->expected != NULL && is_known (chart->expected, chart->n))
    entries[n++] =
        (PentadLegendEntry){ chart->expected->name, PENTAD_INK_TEXT_MUTED, PENTAD_LEGEND_SHADE, 0 };
  if (chart->odd != NULL && has_odd (chart))
    entries[n++] = (PentadLegendEntry){ chart->odd_name, ODD_INK, PENTAD_LEGEND_MARKER,
                                        PENTAD_MARKER_TRIANGLE };
  pentad_legend_layout (sketch, strip, entries, n, FALSE);
}

/* Ticks that hold what is expected, too. */
static PentadTicks
choose_ticks (const PentadLineChart *chart, double height)
{
  g_autofree PentadSeries *all = g_new0 (PentadSeries, (gsize)chart->n_series + 2);
  int n = chart->n_series;

  memcpy (all, chart->series, sizeof *all * (gsize)n);
  if (chart->expected != NULL)
    {
      all[n++].values = chart->expected->low;
      all[n++].values = chart->expected->high;
    }
  return pentad_series_ticks (all, n, chart->n, chart->axis, FALSE, height > 160 ? 6 : 4);
}

/* The series, and what is expected. */
static PentadDataTable *
tell (const PentadLineChart *chart)
{
  g_autofree PentadSeries *all = g_new0 (PentadSeries, (gsize)chart->n_series + 2);
  int n = chart->n_series;

  memcpy (all, chart->series, sizeof *all * (gsize)n);
  if (chart->expected != NULL)
    {
      all[n++] = (PentadSeries){ .name = _ ("usual from"), .values = chart->expected->low };
      all[n++] = (PentadSeries){ .name = _ ("usual up to"), .values = chart->expected->high };
    }
  return pentad_series_tell (PENTAD_DATA_SERIES, all, n, chart->n,
                             chart->names != NULL ? chart->names : chart->labels, NULL, chart->axis,
                             chart->target);
}

void
pentad_line_chart_layout (PentadSketch *sketch, PentadRect area, const PentadLineChart *chart)
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
  pentad_sketch_tell (sketch, tell (chart));
  if (chart->n < 1 || !pentad_series_has_data (chart->series, chart->n_series, chart->n))
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      if (chart->legend && plot.height > 3 * LEGEND_HEIGHT)
        pentad_line_chart_layout_legend (sketch, pentad_rect_cut_top (&plot, LEGEND_HEIGHT), chart);
      if (chart->labels != NULL && plot.height > 2 * LABEL_HEIGHT)
        strip = pentad_rect_cut_bottom (&plot, LABEL_HEIGHT);
      if (chart->axis != PENTAD_AXIS_NONE)
        pentad_rect_cut_top (&plot, HEAD_ROOM);
      ticks = choose_ticks (chart, plot.height);
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
