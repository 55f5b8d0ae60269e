/* The axes of a chart: value ticks at the left with grid lines, position labels below, legend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/axis.h"

#include "render/format.h"
#include "render/rows.h"
#include "render/scale.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define LABEL_GAP 8
#define CUT_SIZE  4    /* of the mark of an axis that is cut */
#define INK_SHARE 0.75 /* of a line's height, which figures take */
#define CUT_LEAST 48   /* room of a label from which it is cut rather than left out */

static const PentadTextStyle axis_style = { .type = PENTAD_TYPE_AXIS,
                                            .ink = PENTAD_INK_TEXT_MUTED,
                                            .anchor = PENTAD_ANCHOR_MIDDLE };

/* What an axis that does not stand on zero says about that; NULL: it does. */
static char *
declare (const PentadTicks *ticks, PentadAxisKind axis, PentadLanguage language)
{
  g_autofree char *floor_text = NULL;

  if (axis == PENTAD_AXIS_NONE)
    return NULL;
  if (ticks->kind == PENTAD_SCALE_LOG)
    return g_strdup (_ ("log scale"));
  if (ticks->from <= 0 && ticks->to >= 0)
    return NULL;
  floor_text =
      pentad_series_format_tick (ticks, axis, ticks->from > 0 ? 0 : ticks->n - 1, language);
  return g_strdup_printf (ticks->from > 0 ? _ ("axis from %s") : _ ("axis up to %s"), floor_text);
}

/* The words, and the mark of a cut at the foot of the axis. */
static void
draw_declaration (PentadSketch *sketch,
                  PentadRect plot,
                  const PentadTicks *ticks,
                  PentadAxisKind axis)
{
  PentadRect box = pentad_axis_declaration (sketch, plot, ticks, axis);
  g_autofree char *words = declare (ticks, axis, pentad_sketch_get_theme (sketch)->language);
  PentadTextStyle style = axis_style;
  /* Left of the plot, where no column hides it. */
  float x = (float)plot.x - CUT_SIZE, y = (float)(plot.y + plot.height);
  const float cut[] = { x - CUT_SIZE, y - CUT_SIZE,     x + CUT_SIZE, y - 2 * CUT_SIZE,
                        x - CUT_SIZE, y - 3 * CUT_SIZE, x + CUT_SIZE, y - 4 * CUT_SIZE };
  PentadPaint paint = { .stroke = PENTAD_INK_AXIS, .width = 1.2f };

  if (words == NULL)
    return;
  if (ticks->kind != PENTAD_SCALE_LOG && ticks->from > 0 && plot.height > 8 * CUT_SIZE)
    pentad_sketch_path (sketch, PENTAD_ROLE_AXIS, cut, 4, FALSE, &paint);
  style.anchor = PENTAD_ANCHOR_TOP;
  style.max_width = (float)plot.width;
  if (box.width > 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, box.x, box.y, words, &style);
}

PentadRect
pentad_axis_declaration (PentadSketch *sketch,
                         PentadRect plot,
                         const PentadTicks *ticks,
                         PentadAxisKind axis)
{
  g_autofree char *words = declare (ticks, axis, pentad_sketch_get_theme (sketch)->language);
  PentadTextStyle style = axis_style;

  if (words == NULL || plot.width <= 20)
    return pentad_rect (plot.x, plot.y, 0, 0);
  style.max_width = (float)plot.width - 4;
  PentadTextSize size = pentad_sketch_measure (sketch, words, &style);
  return pentad_rect (plot.x + 4, plot.y + 2, size.width, size.height);
}

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
  int n = MIN (ticks->n, PENTAD_MAX_TICKS), stride;
  double width;

  if (axis == PENTAD_AXIS_NONE)
    return area;
  for (int i = 0; i < n; i++)
    labels[i] =
        pentad_series_format_tick (ticks, axis, i, pentad_sketch_get_theme (sketch)->language);
  style.align = PENTAD_ALIGN_END;
  width = pentad_rows_widest (sketch, labels, sizeof (char *), n, &style, area.width / 3);
  style.max_width = (float)width;
  pentad_rect_cut_left (&plot, width + LABEL_GAP);
  scale = pentad_ticks_scale (ticks, plot.y + plot.height, plot.y);
  stride = pentad_ticks_stride (
      n, plot.height * n / MAX (n - 1, 1),
      INK_SHARE * pentad_sketch_measure (sketch, PENTAD_NO_VALUE, &style).height, 0);
  for (int i = 0; i < n; i++)
    {
      double y = pentad_scale_map (&scale, pentad_ticks_value (ticks, i));

      pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, plot.x, y, plot.x + plot.width, y,
                          i == 0 ? PENTAD_INK_AXIS : PENTAD_INK_GRID_LINE, 1);
      if (width > 0 && i % stride == 0)
        pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, plot.x - LABEL_GAP, y, labels[i], &style);
      g_free (labels[i]);
    }
  draw_declaration (sketch, plot, ticks, axis);
  return plot;
}

/* The labels that are there, and the least distance between the positions of two of them. */
static GArray *
list_labelled (const char *const *labels, const double *x, int n, double *step)
{
  GArray *labelled = g_array_new (FALSE, FALSE, sizeof (int));

  *step = INFINITY;
  for (int i = 0; i < n; i++)
    {
      if (labels[i] == NULL || labels[i][0] == '\0' || !isfinite (x[i]))
        continue;
      if (labelled->len > 0)
        *step = MIN (*step, x[i] - x[g_array_index (labelled, int, labelled->len - 1)]);
      g_array_append_val (labelled, i);
    }
  return labelled;
}

/* How far the first and the last label are moved in from their positions, at most. */
static double
moved_in (PentadRect strip, double first, double last, double width)
{
  double left = strip.x + width / 2 - first;
  double right = last + width / 2 - strip.x - strip.width;

  return MAX (MAX (left, right), 0);
}

void
pentad_axis_layout_labels (
    PentadSketch *sketch, PentadRect strip, const char *const *labels, const double *x, int n)
{
  PentadTextStyle style = axis_style;
  double step, widest, room;
  guint stride = 1;

  if (labels == NULL || n < 1 || strip.width < 4)
    return;
  g_autoptr (GArray) labelled = list_labelled (labels, x, n, &step);
  if (labelled->len == 0)
    return;
  double first = x[g_array_index (labelled, int, 0)];
  double last = x[g_array_index (labelled, int, labelled->len - 1)];

  step = MIN (step, strip.width);
  widest = pentad_rows_widest (sketch, labels, sizeof (char *), n, &style, strip.width);
  room = MIN (step - LABEL_GAP, 2 * MIN (first - strip.x, strip.x + strip.width - last));
  if (widest + LABEL_GAP > step && room >= CUT_LEAST)
    widest = room;
  else if (labelled->len > 1)
    stride = (guint)pentad_ticks_stride ((int)labelled->len, step * labelled->len,
                                         widest + moved_in (strip, first, last, widest), LABEL_GAP);
  style.align = PENTAD_ALIGN_CENTRE;
  style.max_width = (float)widest;
  style.max_lines =
      (int)(strip.height / pentad_sketch_measure (sketch, PENTAD_NO_VALUE, &style).height);
  for (guint k = 0; k < labelled->len && widest > 0; k += stride)
    {
      int i = g_array_index (labelled, int, k);
      PentadTextSize size = pentad_sketch_measure (sketch, labels[i], &style);
      double half = size.width / 2;

      /* "20…" would be read as a number. */
      if (size.cut && widest < CUT_LEAST)
        continue;
      pentad_sketch_text (
          sketch, PENTAD_ROLE_AXIS,
          CLAMP (x[i], strip.x + half, MAX (strip.x + strip.width - half, strip.x + half)),
          strip.y + strip.height / 2, labels[i], &style);
    }
}

void
pentad_axis_layout_legend (PentadSketch *sketch,
                           PentadRect strip,
                           const PentadSeries *series,
                           int n_series,
                           gboolean start)
{
  g_autofree PentadLegendEntry *entries = g_new0 (PentadLegendEntry, (gsize)MAX (n_series, 1));

  for (int s = 0; s < n_series; s++)
    entries[s] = pentad_series_legend (&series[s], s);
  pentad_legend_layout (sketch, strip, entries, n_series, start);
}
