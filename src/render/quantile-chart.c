/* How values are spread, row by row: the middle half, most of them, the median.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/quantile-chart.h"

#include "render/annotation.h"
#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL  34
#define ROW_LEAST    20
#define AXIS_HEIGHT  20
#define LABEL_GAP    10
#define NAME_SHARE   0.4
#define LABEL_SHARE  0.3
#define TICK_WIDTH   64 /* room of a tick's words */
#define MIN_PLOT     30
#define BOX_SHARE    0.5 /* of a row's height */
#define BOX_MOST     18
#define OUTER_ALPHA  0.25f
#define MIDDLE_ALPHA 0.55f

typedef struct
{
  PentadSketch *sketch;
  const PentadQuantileChart *chart;
  PentadRect labels, plot, values;
  PentadTextStyle label;
  PentadTicks ticks;
  PentadScale scale;
  double growth;
} Layout;

static gboolean
has_data (const PentadQuantileRow *row)
{
  for (int q = 0; q < PENTAD_N_QUANTILES; q++)
    if (!isfinite (row->quantiles[q]))
      return FALSE;
  return TRUE;
}

static PentadTicks
choose_ticks (const PentadQuantileChart *chart, int most)
{
  double min = INFINITY, max = -INFINITY;

  for (int i = 0; i < chart->n_rows; i++)
    for (int q = 0; q < PENTAD_N_QUANTILES && has_data (&chart->rows[i]); q++)
      {
        double value = chart->rows[i].quantiles[q];

        if (chart->scale == PENTAD_SCALE_LOG && value <= 0)
          continue;
        min = MIN (min, value);
        max = MAX (max, value);
      }
  if (chart->scale == PENTAD_SCALE_LOG)
    return pentad_ticks_new_log (min, max, most);
  return pentad_ticks_new (MIN (min, 0), MAX (max, 0), most);
}

/* Grid lines down the plot, and their words below. */
static void
draw_axis (const Layout *layout, PentadRect strip)
{
  char *labels[PENTAD_MAX_TICKS];
  double x[PENTAD_MAX_TICKS];
  int n = layout->ticks.n;

  for (int i = 0; i < n; i++)
    {
      double value = pentad_ticks_value (&layout->ticks, i);

      labels[i] = pentad_format_compact (value, pentad_sketch_get_theme (layout->sketch)->language);
      x[i] = pentad_scale_map (&layout->scale, value);
      pentad_sketch_line (layout->sketch, PENTAD_ROLE_AXIS, x[i], layout->plot.y, x[i],
                          layout->plot.y + layout->plot.height,
                          i == 0 ? PENTAD_INK_AXIS : PENTAD_INK_GRID_LINE, 1);
    }
  pentad_axis_layout_labels (layout->sketch, strip, (const char *const *)labels, x, n);
  for (int i = 0; i < n; i++)
    g_free (labels[i]);
}

static double
map (const Layout *layout, double value)
{
  double x = pentad_scale_clamp (&layout->scale, value);

  return isnan (x) ? layout->scale.start : x;
}

static void
draw_spread (const Layout *layout, const PentadQuantileRow *row, double y, double height)
{
  PentadInk ink = pentad_tone_fill (row->tone);
  PentadPaint outer = { .fill = ink, .fill_alpha = OUTER_ALPHA };
  PentadPaint middle = { .fill = ink, .fill_alpha = MIDDLE_ALPHA };
  double x[PENTAD_N_QUANTILES], top = y - height / 2;

  for (int q = 0; q < PENTAD_N_QUANTILES; q++)
    {
      x[q] = map (layout, row->quantiles[q]);
      /* Quantiles rise; rounding upstream must not turn a box inside out. */
      x[q] = q > 0 ? MAX (x[q], x[q - 1]) : x[q];
    }
  if (layout->chart->strip)
    pentad_sketch_rect (layout->sketch, PENTAD_ROLE_TRACK,
                        pentad_rect (x[0], top, x[4] - x[0], height), &outer);
  else
    {
      const float whiskers[] = { (float)x[0], (float)y,
                                 (float)x[1], (float)y,
                                 (float)x[3], (float)y,
                                 (float)x[4], (float)y,
                                 (float)x[0], (float)(y - height / 4),
                                 (float)x[0], (float)(y + height / 4),
                                 (float)x[4], (float)(y - height / 4),
                                 (float)x[4], (float)(y + height / 4) };
      PentadPaint line = { .stroke = ink, .width = 1.5f };

      pentad_sketch_segments (layout->sketch, PENTAD_ROLE_MARK, whiskers, 8, &line);
      middle.stroke = ink;
      middle.width = 1.2f;
    }
  pentad_sketch_rect (layout->sketch, PENTAD_ROLE_MARK,
                      pentad_rect (x[1], top, MAX (x[3] - x[1], 1), height), &middle);
  pentad_sketch_fill (layout->sketch, PENTAD_ROLE_MARK,
                      pentad_rect (x[2] - 1.5, top - 2, 3, height + 4), PENTAD_INK_TEXT, 0);
}

static void
draw_texts (const Layout *layout, const PentadQuantileRow *row, double y)
{
  PentadTextStyle label = layout->label;
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .bold = TRUE };
  PentadTextStyle second = { .type = PENTAD_TYPE_CAPTION,
                             .ink = PENTAD_INK_TEXT_MUTED,
                             .align = PENTAD_ALIGN_END,
                             .anchor = PENTAD_ANCHOR_MIDDLE };

  label.max_width = (float)layout->labels.width;
  const char *text;
  double room;
  double right = layout->values.x + layout->values.width;

  if (label.max_width > 0)
    pentad_sketch_text (layout->sketch, PENTAD_ROLE_LABEL, layout->labels.x, y, row->label, &label);
  if (layout->values.width <= 0)
    return;
  text = row->value_text != NULL ? row->value_text : PENTAD_NO_VALUE;
  room = layout->values.width - pentad_sketch_measure (layout->sketch, text, &value).width;
  /* A number is never cut: the second goes first. */
  if (row->second != NULL &&
      pentad_sketch_measure (layout->sketch, row->second, &second).width + LABEL_GAP <= room)
    right -= pentad_sketch_text (layout->sketch, PENTAD_ROLE_NOTE, right, y, row->second, &second)
                 .width +
             LABEL_GAP;
  pentad_sketch_text (layout->sketch, PENTAD_ROLE_VALUE, right, y, text, &value);
}

static void
draw_row (const Layout *layout, const PentadQuantileRow *row, double y, double height)
{
  double box = MIN (height * BOX_SHARE, BOX_MOST * layout->growth);
  PentadPaint none = { .fill = PENTAD_INK_TRACK,
                       .hatch = PENTAD_HATCH_DIAGONAL,
                       .stroke = PENTAD_INK_TEXT_MUTED,
                       .stroke_alpha = MIDDLE_ALPHA };

  if (has_data (row))
    draw_spread (layout, row, y, box);
  else
    pentad_sketch_rect (layout->sketch, PENTAD_ROLE_TRACK,
                        pentad_rect (layout->plot.x, y - box / 4, layout->plot.width, box / 2),
                        &none);
  draw_texts (layout, row, y);
  pentad_sketch_hit (layout->sketch,
                     pentad_rect (layout->labels.x, y - height / 2,
                                  layout->values.x + layout->values.width - layout->labels.x,
                                  height),
                     row->key, row->tooltip, row->place);
}

static double
widest_value (PentadSketch *sketch, const PentadQuantileChart *chart, double most)
{
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY, .bold = TRUE };
  PentadTextStyle second = { .type = PENTAD_TYPE_CAPTION };
  double first = pentad_rows_widest (sketch, &chart->rows->value_text, sizeof *chart->rows,
                                     chart->n_rows, &value, most);
  double rest = pentad_rows_widest (sketch, &chart->rows->second, sizeof *chart->rows,
                                    chart->n_rows, &second, most);

  /* All numbers, or none: some of them would look like a choice. */
  if (first >= most)
    return 0;
  first = MAX (first, ceil (pentad_sketch_measure (sketch, PENTAD_NO_VALUE, &value).width + 1));
  return MIN (first + (rest > 0 ? rest + LABEL_GAP : 0), most);
}

static void
draw_target (const Layout *layout)
{
  PentadAnnotation line = {
    .kind = PENTAD_ANNOTATION_LINE,
    .at = pentad_rect (pentad_scale_map (&layout->scale, layout->chart->target), layout->plot.y, 0,
                       layout->plot.height),
    .words = layout->chart->target_text,
  };

  pentad_annotations_layout (layout->sketch, layout->plot, &line, 1, NULL, 0);
}

static void
draw (PentadSketch *sketch, PentadRect area, const PentadQuantileChart *chart)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  Layout layout = { .sketch = sketch, .chart = chart, .plot = area, .growth = growth };
  double least = ROW_LEAST * growth, rows_height = area.height - AXIS_HEIGHT * growth, label_width;
  double value_width = widest_value (sketch, chart, area.width * LABEL_SHARE);
  PentadRect strip = { 0 }, head = { 0 };

  layout.label = (PentadTextStyle){ .type = PENTAD_TYPE_BODY,
                                    .ink = PENTAD_INK_TEXT,
                                    .anchor = PENTAD_ANCHOR_MIDDLE };
  label_width = pentad_rows_names (
      sketch, &chart->rows->label, sizeof *chart->rows,
      MIN (chart->n_rows, (int)(area.height / least)), &layout.label,
      MIN (area.width * NAME_SHARE, area.width - value_width - 2 * LABEL_GAP - MIN_PLOT - 1),
      pentad_rows_room (rows_height, chart->n_rows, least));
  least = pentad_rows_least (sketch, &layout.label, least);
  layout.labels = pentad_rect_cut_left (&layout.plot, label_width);
  pentad_rect_cut_left (&layout.plot, LABEL_GAP);
  layout.values = pentad_rect_cut_right (&layout.plot, value_width);
  pentad_rect_cut_right (&layout.plot, LABEL_GAP);
  if (layout.plot.height > (AXIS_HEIGHT + 2 * ROW_LEAST) * growth)
    strip = pentad_rect_cut_bottom (&layout.plot, AXIS_HEIGHT * growth);
  if (layout.plot.width < MIN_PLOT)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  /* The target's words stand above the rows, where no box is. */
  if (isfinite (chart->target) && chart->target_text != NULL &&
      layout.plot.height > (AXIS_HEIGHT + 2 * ROW_LEAST) * growth)
    head = pentad_rect_cut_top (&layout.plot, AXIS_HEIGHT * growth);
  PentadRows rows = pentad_rows_fit (layout.plot.height, chart->n_rows,
                                     MAX (ROW_NATURAL * growth, least), least, FALSE);
  layout.ticks = choose_ticks (chart, (int)(layout.plot.width / (TICK_WIDTH * growth)) + 1);
  layout.scale =
      pentad_ticks_scale (&layout.ticks, layout.plot.x, layout.plot.x + layout.plot.width);
  layout.plot.height = rows.shown * rows.height;
  strip.x = layout.plot.x;
  strip.width = layout.plot.width;
  strip.y = layout.plot.y + layout.plot.height;
  if (strip.height > 0)
    draw_axis (&layout, strip);
  for (int i = 0; i < rows.shown; i++)
    {
      pentad_sketch_point (sketch, i, -1);
      draw_row (&layout, &chart->rows[i], layout.plot.y + (i + 0.5) * rows.height, rows.height);
    }
  layout.plot.y -= head.height;
  layout.plot.height += head.height;
  draw_target (&layout);
  /* Beside the words of the axis, not under them. */
  area.width = layout.plot.x - area.x;
  pentad_rows_layout_more (sketch, area, &rows);
}

static PentadDataTable *
tell (const PentadQuantileChart *chart)
{
  /* The median first: sentences are about it. */
  static const struct
  {
    int quantile;
    const char *heading;
  } columns[] = { { 2, N_ ("median") }, { 0, "10%" }, { 1, "25%" }, { 3, "75%" }, { 4, "90%" } };
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    pentad_data_table_add_column (table, PENTAD_DATA_VALUE, _ (columns[c].heading));
  for (int i = 0; i < chart->n_rows; i++)
    {
      const PentadQuantileRow *row = &chart->rows[i];

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, row->label, NAN);
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          double value = row->quantiles[columns[c].quantile];
          g_autofree char *text = pentad_format_number (value, fabs (value) < 100 ? 1 : 0);

          pentad_data_table_set (table, c + 1,
                                 c == 0 && row->value_text != NULL ? row->value_text : text, value);
        }
    }
  return table;
}

void
pentad_quantile_chart_layout (PentadSketch *sketch,
                              PentadRect area,
                              const PentadQuantileChart *chart)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));

  if (area.width < 80 || area.height < ROW_LEAST * growth)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, chart->id);
  pentad_sketch_tell (sketch, tell (chart));
  if (chart->n_rows < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw (sketch, area, chart);
  pentad_sketch_set_chart (sketch, NULL);
}
