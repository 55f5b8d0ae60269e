/* Horizontal bars of several series by name: side by side, stacked, or away from a middle.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/bar-groups.h"

#include "render/axis.h"
#include "render/panel.h"
#include "render/rows.h"

#include "model/division.h"

#include <math.h>

#define ROW_NATURAL   56
#define ROW_LEAST     20
#define GROUP_LEAST   8 /* height of one bar of a group, at least */
#define GAP           12
#define LEGEND_HEIGHT 22
#define LEGEND_LEAST  200 /* width from which there is a legend */
#define AXIS_HEIGHT   22
#define BAR_SHARE     0.66
#define BAR_MOST      18 /* of a bar that stands alone in its row */
#define LABEL_SHARE   0.4
#define VALUE_SHARE   0.4
#define LEAST_BAR     60
#define LEAST_MARK    2 /* what is there is seen: zero, too, is not "no data" */

typedef struct
{
  const PentadBarGroups *bars;
  int n_series; /* that are drawn */
  double label_width, value_width;
  PentadTextStyle label;
  PentadTicks ticks;
  PentadScale scale;
} Layout;

static double
value_of (const Layout *layout, int s, int i)
{
  double value = layout->bars->series[s].values[i];

  if (!isfinite (value))
    return NAN;
  if (layout->bars->kind != PENTAD_BARS_DIVERGING)
    return value;
  return s == 0 ? -MAX (value, 0) : MAX (value, 0);
}

/* Both sides alike: as far to the left as to the right. */
static PentadTicks
diverging_ticks (const Layout *layout, int most)
{
  double largest = 0;
  PentadTicks half;

  for (int s = 0; s < layout->n_series; s++)
    for (int i = 0; i < layout->bars->n; i++)
      {
        double value = fabs (value_of (layout, s, i));

        largest = isfinite (value) ? MAX (largest, value) : largest;
      }
  half = layout->bars->axis == PENTAD_AXIS_COUNT ? pentad_ticks_new_count (largest, most / 2 + 1)
                                                 : pentad_ticks_new (0, largest, most / 2 + 1);
  half.n = MIN (2 * half.n - 1, PENTAD_MAX_TICKS);
  half.from = -half.to;
  return half;
}

static void
draw_bar (PentadSketch *sketch, const Layout *layout, int s, double from, double to, PentadRect box)
{
  const PentadSeries *series = &layout->bars->series[s];
  PentadPaint paint = { .fill = pentad_series_ink (series, s), .radius = 2 };

  box.x = MIN (from, to);
  box.width = fabs (to - from);
  if (series->comparison)
    {
      paint.stroke = paint.fill;
      paint.fill_alpha = 0.25f;
      paint.width = 1;
    }
  pentad_sketch_rect (sketch, series->comparison ? PENTAD_ROLE_COMPARISON : PENTAD_ROLE_MARK, box,
                      &paint);
}

static void
draw_bars (PentadSketch *sketch, PentadRect row, const Layout *layout, int i)
{
  gboolean grouped = layout->bars->kind == PENTAD_BARS_GROUPED;
  double base = pentad_scale_base (&layout->scale), above = 0, below = 0;
  double height = MIN (row.height * BAR_SHARE, grouped ? row.height : BAR_MOST);
  PentadBands bands =
      pentad_bands_new (grouped ? layout->n_series : 1, row.y + (row.height - height) / 2,
                        row.y + (row.height + height) / 2, 0.1);

  for (int s = 0; s < layout->n_series; s++)
    {
      double value = value_of (layout, s, i);
      double *sum = value < 0 ? &below : &above;
      double from = !grouped && *sum != 0 ? pentad_scale_clamp (&layout->scale, *sum) : base;
      double to;

      if (isnan (value))
        continue;
      to = pentad_scale_clamp (&layout->scale, grouped ? value : *sum + value);
      if (grouped && fabs (to - from) < LEAST_MARK)
        to = value < 0 ? from - LEAST_MARK : from + LEAST_MARK;
      draw_bar (sketch, layout, s, from, to,
                pentad_rect (0, pentad_bands_begin (&bands, grouped ? s : 0), 0, bands.width));
      *sum += value;
    }
}

static void
draw_row (PentadSketch *sketch, PentadRect row, const Layout *layout, int i)
{
  const PentadBarGroups *bars = layout->bars;
  double y = row.y + row.height / 2;
  PentadTextStyle label = layout->label;
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)layout->value_width };

  label.max_width = (float)layout->label_width;
  if (label.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, row.x, y, bars->labels[i], &label);
  if (layout->scale.end > layout->scale.start)
    draw_bars (sketch, row, layout, i);
  if (bars->values != NULL && value.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, row.x + row.width, y, bars->values[i], &value);
  pentad_sketch_point (sketch, i, -1);
  pentad_sketch_hit (sketch, row, bars->keys != NULL ? bars->keys[i] : NULL, NULL, PENTAD_NO_PLACE);
}

static void
draw_axis (PentadSketch *sketch, PentadRect plot, PentadRect strip, const Layout *layout)
{
  PentadTicks absolute = layout->ticks;
  char *labels[PENTAD_MAX_TICKS];
  double x[PENTAD_MAX_TICKS], zero = pentad_scale_base (&layout->scale);

  for (int t = 0; t < layout->ticks.n; t++)
    {
      double value = pentad_ticks_value (&layout->ticks, t);

      if (layout->bars->kind == PENTAD_BARS_DIVERGING)
        absolute.from = fabs (value) - t * absolute.step;
      labels[t] = pentad_series_format_tick (&absolute, layout->bars->axis, t,
                                             pentad_sketch_get_theme (sketch)->language);
      x[t] = pentad_scale_map (&layout->scale, value);
      pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, x[t], plot.y, x[t], plot.y + plot.height,
                          PENTAD_INK_GRID_LINE, 1);
    }
  pentad_axis_layout_labels (sketch, strip, (const char *const *)labels, x, layout->ticks.n);
  pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, zero, plot.y, zero, plot.y + plot.height,
                      PENTAD_INK_AXIS, 1);
  for (int t = 0; t < layout->ticks.n; t++)
    g_free (labels[t]);
}

static void
make_columns (PentadSketch *sketch, PentadRect area, double least, Layout *layout)
{
  const PentadBarGroups *bars = layout->bars;
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY, .bold = TRUE };
  int most = (int)CLAMP (area.width / 80, 3, 8);
  double start, end = area.x + area.width;

  layout->label = (PentadTextStyle){ .type = PENTAD_TYPE_BODY,
                                     .ink = PENTAD_INK_TEXT,
                                     .anchor = PENTAD_ANCHOR_MIDDLE };
  if (bars->values != NULL)
    layout->value_width = pentad_rows_widest (sketch, bars->values, sizeof (char *), bars->n,
                                              &value, area.width * VALUE_SHARE);
  layout->label_width = pentad_rows_names (
      sketch, bars->labels, sizeof (char *), bars->n, &layout->label,
      MIN (area.width * LABEL_SHARE, area.width - layout->value_width - LEAST_BAR),
      pentad_rows_room (area.height, bars->n, least));
  layout->ticks = bars->kind == PENTAD_BARS_DIVERGING
                      ? diverging_ticks (layout, most)
                      : pentad_series_ticks (bars->series, layout->n_series, bars->n,
                                             bars->axis == PENTAD_AXIS_COUNT ? PENTAD_AXIS_COUNT
                                                                             : PENTAD_AXIS_NONE,
                                             bars->kind == PENTAD_BARS_STACKED, most);
  start = area.x + layout->label_width + GAP;
  end -= layout->value_width > 0 ? layout->value_width + GAP : GAP;
  layout->scale = pentad_ticks_scale (&layout->ticks, start, MAX (start, end));
}

static void
draw_legend (PentadSketch *sketch, PentadRect strip, const Layout *layout)
{
  g_autofree PentadLegendEntry *entries = g_new0 (PentadLegendEntry, layout->n_series);

  for (int s = 0; s < layout->n_series; s++)
    entries[s] =
        (PentadLegendEntry){ .name = layout->bars->series[s].name,
                             .ink = pentad_series_ink (&layout->bars->series[s], s),
                             .mark = layout->bars->series[s].comparison ? PENTAD_LEGEND_SHADE
                                                                        : PENTAD_LEGEND_FILL };
  pentad_legend_layout (sketch, strip, entries, layout->n_series, FALSE);
}

static void
draw_all (PentadSketch *sketch, PentadRect area, Layout *layout)
{
  int per_row = layout->bars->kind == PENTAD_BARS_GROUPED ? layout->n_series : 1;
  double least = MAX (ROW_LEAST, per_row * GROUP_LEAST / BAR_SHARE);
  PentadRect strip = { 0 }, plot;
  PentadRows rows;

  if (layout->n_series > 1 && area.height > 4 * LEGEND_HEIGHT && area.width >= LEGEND_LEAST)
    draw_legend (sketch, pentad_rect_cut_top (&area, LEGEND_HEIGHT), layout);
  make_columns (sketch, pentad_rect (area.x, area.y, area.width, area.height - AXIS_HEIGHT), least,
                layout);
  least = pentad_rows_least (sketch, &layout->label, least);
  if (area.height > 3 * AXIS_HEIGHT && layout->scale.end > layout->scale.start)
    strip = pentad_rect_cut_bottom (&area, AXIS_HEIGHT);
  rows = pentad_rows_fit (area.height, layout->bars->n, MAX (ROW_NATURAL, least), least, FALSE);
  plot = area;
  plot.height = rows.shown * rows.height;
  if (strip.width > 0)
    {
      strip = pentad_rect (layout->scale.start, plot.y + plot.height,
                           area.x + area.width - layout->scale.start, AXIS_HEIGHT);
      draw_axis (sketch, plot, strip, layout);
    }
  for (int i = 0; i < rows.shown; i++)
    draw_row (sketch, pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height),
              layout, i);
  /* Below the axis, which follows the rows. */
  if (strip.width > 0 && rows.left_out > 0)
    area.height += AXIS_HEIGHT;
  pentad_rows_layout_more (sketch, area, &rows);
}

void
pentad_bar_groups_layout (PentadSketch *sketch, PentadRect area, const PentadBarGroups *bars)
{
  Layout layout = { .bars = bars,
                    .n_series = bars->kind == PENTAD_BARS_DIVERGING ? MIN (bars->n_series, 2)
                                                                    : bars->n_series };

  if (area.width < 60 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, bars->id);
  pentad_sketch_tell (sketch, pentad_series_tell (PENTAD_DATA_LIST, bars->series, layout.n_series,
                                                  bars->n, bars->labels, NULL, bars->axis, NAN));
  if (bars->n < 1 || !pentad_series_has_data (bars->series, layout.n_series, bars->n))
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw_all (sketch, area, &layout);
  pentad_sketch_set_chart (sketch, NULL);
}
