/* What moved a score: from one period's to the next, a bar for each part.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/waterfall.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/scale.h"

#include "model/division.h"
#include "model/figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL 34
#define ROW_LEAST   20
#define GAP         12
#define LEAST_BAR   60 /* room that names leave, gaps included */
#define BAR_SHARE   0.55
#define BAR_MOST    18
#define NOTE_HEIGHT 22
#define LABEL_SHARE 0.45
#define VALUE_SHARE 0.5 /* a cut number is a wrong number: names give way */
/* Room of the axis beside what it encloses, as a share of it. */
#define MARGIN_SHARE 0.12
/* Parts may miss the difference by this, from sums in floating point. */
#define TOLERANCE 1e-6

typedef struct
{
  const char *label; /* borrowed */
  char *text;
  double begin, end; /* as printed: a total begins at its own end */
  gboolean is_total;
  gboolean is_rest; /* what is left over: neither good nor bad */
  const char *key, *tooltip;
} Row;

typedef struct
{
  const PentadWaterfall *input;
  GArray *rows; /* Row */
  double label_width, value_width;
  PentadTextStyle label;
  PentadScale scale;
  int decimals; /* of the number at which the axis begins */
} Layout;

static void
clear_row (gpointer row)
{
  g_free (((Row *)row)->text);
}

static void
add_total (GArray *rows, const PentadWaterfall *input, const char *label, double value)
{
  double shown = pentad_figure_round (value, input->decimals);
  Row row = { label, pentad_format_number (shown, input->decimals), shown, shown, TRUE, FALSE, NULL,
              NULL };

  g_array_append_val (rows, row);
}

/* Adds a part as printed and returns where the next begins. */
static double
add_part (GArray *rows,
          const PentadWaterfall *input,
          const PentadWaterfallPart *part,
          double begin,
          double shown,
          gboolean is_rest)
{
  Row row = { part->label,
              isfinite (shown) ? pentad_format_change (shown, input->decimals, "")
                               : g_strdup (PENTAD_NO_VALUE),
              begin,
              isfinite (shown) ? begin + shown : NAN,
              FALSE,
              is_rest,
              part->key,
              part->tooltip };

  g_array_append_val (rows, row);
  return isfinite (shown) ? row.end : begin;
}

/* Everything is rounded as it is printed; what is left over gets rows of its own. */
static GArray *
list_rows (const PentadWaterfall *input)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));
  double unit = pow (10, -input->decimals);
  double at = pentad_figure_round (input->from, input->decimals), sum = 0;
  double end = pentad_figure_round (input->to, input->decimals);

  g_array_set_clear_func (rows, clear_row);
  add_total (rows, input, input->from_label, input->from);
  for (int i = 0; i < input->n_parts; i++)
    {
      double amount = input->parts[i].amount;

      sum += isfinite (amount) ? amount : 0;
      at =
          add_part (rows, input, &input->parts[i], at,
                    isfinite (amount) ? pentad_figure_round (amount, input->decimals) : NAN, FALSE);
    }
  double missing = pentad_figure_round (input->to - input->from - sum, input->decimals);

  if (fabs (input->to - input->from - sum) > TOLERANCE && fabs (missing) > unit / 2)
    at = add_part (rows, input, &(PentadWaterfallPart){ .label = _ ("Not explained") }, at, missing,
                   TRUE);
  if (fabs (end - at) > unit / 2)
    add_part (rows, input, &(PentadWaterfallPart){ .label = _ ("Rounding") }, at,
              pentad_figure_round (end - at, input->decimals), TRUE);
  add_total (rows, input, input->to_label, input->to);
  return rows;
}

/* The axis begins at a round number that can be printed as it is, of so many decimals. */
static PentadScale
make_scale (const GArray *rows, double start, double end, int *decimals)
{
  double low = INFINITY, high = -INFINITY, from, step, margin;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (isfinite (row->end))
        {
          low = MIN (low, MIN (row->begin, row->end));
          high = MAX (high, MAX (row->begin, row->end));
        }
    }
  if (high - low < 1e-9)
    {
      low -= 1;
      high += 1;
    }
  margin = (high - low) * MARGIN_SHARE;
  step = pow (10, floor (log10 (high - low)));
  from = floor ((low - margin) / step) * step;
  if (low >= 0 && from < 0)
    from = 0;
  *decimals = (int)CLAMP (-floor (log10 (step)), 0, 6);
  return pentad_scale_new (PENTAD_SCALE_LINEAR, from, high + margin, start, end);
}

static PentadInk
row_ink (const Row *row)
{
  if (row->is_total || row->is_rest)
    return PENTAD_INK_TEXT_MUTED;
  return row->end > row->begin   ? PENTAD_INK_FINE
         : row->end < row->begin ? PENTAD_INK_BAD
                                 : PENTAD_INK_TEXT_MUTED;
}

static void
draw_bar (PentadSketch *sketch, PentadRect box, const Layout *layout, const Row *row)
{
  double thickness = MIN (box.height * BAR_SHARE, BAR_MOST);
  double begin =
      row->is_total ? layout->scale.start : pentad_scale_map (&layout->scale, row->begin);
  double end = pentad_scale_map (&layout->scale, row->end);
  double y = box.y + (box.height - thickness) / 2;

  if (!isfinite (end) || !isfinite (begin))
    return;
  pentad_sketch_fill (sketch, PENTAD_ROLE_MARK,
                      pentad_rect (MIN (begin, end), y, MAX (fabs (end - begin), 1), thickness),
                      row_ink (row), 2);
}

/* From the end of a bar down to the next one. */
static void
draw_link (PentadSketch *sketch, double y, double height, const Layout *layout, const Row *row)
{
  double x = pentad_scale_map (&layout->scale, isfinite (row->end) ? row->end : row->begin);

  if (isfinite (x))
    pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON, pentad_rect (x - 0.5, y, 1, height),
                        PENTAD_INK_TEXT_MUTED, 0);
}

static void
draw_row (PentadSketch *sketch, PentadRect box, const Layout *layout, const Row *row)
{
  double y = box.y + box.height / 2;
  PentadTextStyle label = layout->label;
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY,
                            .ink = row->is_total ? PENTAD_INK_TEXT : row_ink (row),
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)layout->value_width };

  label.bold = row->is_total;
  label.max_width = (float)layout->label_width;
  if (label.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, box.x, y, row->label, &label);
  if (layout->scale.end > layout->scale.start)
    draw_bar (sketch, box, layout, row);
  if (value.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, box.x + box.width, y, row->text, &value);
  pentad_sketch_hit (sketch, box, row->key, row->tooltip, PENTAD_NO_PLACE);
}

static void
draw_note (PentadSketch *sketch, PentadRect area, const Layout *layout)
{
  g_autofree char *from = pentad_format_number (layout->scale.from, layout->decimals);
  g_autofree char *words = g_strdup_printf (_ ("axis from %s"), from);
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)(area.x + area.width - layout->scale.start) };

  if (style.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, layout->scale.start,
                        area.y + area.height - NOTE_HEIGHT / 2.0, words, &style);
}

static PentadDataTable *
tell (const GArray *rows)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_PARTS);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, row->label, NAN);
      pentad_data_table_set (table, 1, row->text, row->is_total ? row->end : row->end - row->begin);
    }
  return table;
}

static void
draw_rows (PentadSketch *sketch, PentadRect area, Layout *layout)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY, .bold = TRUE };
  int n = (int)layout->rows->len;
  const Row *first = &g_array_index (layout->rows, Row, 0);
  double height = area.height - NOTE_HEIGHT, least;
  PentadRows fit;

  layout->value_width =
      pentad_rows_widest (sketch, &first->text, sizeof (Row), n, &style, area.width * VALUE_SHARE);
  layout->label_width = pentad_rows_names (
      sketch, &first->label, sizeof (Row), n, &style,
      MIN (area.width * LABEL_SHARE, area.width - layout->value_width - LEAST_BAR),
      pentad_rows_room (height, n, ROW_LEAST));
  layout->label = (PentadTextStyle){ .type = style.type,
                                     .ink = PENTAD_INK_TEXT,
                                     .anchor = PENTAD_ANCHOR_MIDDLE,
                                     .max_lines = style.max_lines };
  least = pentad_rows_least (sketch, &layout->label, ROW_LEAST);
  fit = pentad_rows_fit (height, n, MAX (ROW_NATURAL, least), least, FALSE);
  layout->scale = make_scale (
      layout->rows, area.x + layout->label_width + GAP,
      MAX (area.x + layout->label_width + GAP, area.x + area.width - layout->value_width - GAP),
      &layout->decimals);
  for (int i = 0; i < fit.shown; i++)
    {
      const Row *row = &g_array_index (layout->rows, Row, i);
      PentadRect box = pentad_rect (area.x, area.y + i * fit.height, area.width, fit.height);
      double bar = MIN (fit.height * BAR_SHARE, BAR_MOST);

      pentad_sketch_point (sketch, i, -1);
      draw_row (sketch, box, layout, row);
      if (i + 1 < fit.shown && layout->scale.end > layout->scale.start)
        draw_link (sketch, box.y + (fit.height + bar) / 2, fit.height - bar, layout, row);
    }
  if (fit.left_out > 0)
    {
      pentad_rows_layout_more (sketch, area, &fit);
      return;
    }
  area.height = n * fit.height + NOTE_HEIGHT;
  draw_note (sketch, area, layout);
}

void
pentad_waterfall_layout (PentadSketch *sketch, PentadRect area, const PentadWaterfall *waterfall)
{
  Layout layout = { .input = waterfall };

  if (area.width < 80 || area.height < 2 * ROW_LEAST)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, waterfall->id);
  if (!isfinite (waterfall->from) || !isfinite (waterfall->to))
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      layout.rows = list_rows (waterfall);
      pentad_sketch_tell (sketch, tell (layout.rows));
      draw_rows (sketch, area, &layout);
      g_array_unref (layout.rows);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
