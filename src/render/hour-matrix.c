/* When things happen: a cell for each hour of each weekday, the darker the more.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/hour-matrix.h"

#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"
#include "render/ramp.h"

#include "render/rows.h"

#include "model/division.h"

#include <math.h>

#define LABEL_GAP     8
#define COLUMN_HEIGHT 18
#define LEGEND_HEIGHT 20
#define SWATCH        18
#define CELL_LEAST    4
#define CELL_GAP      1.5
#define HATCH_ALPHA   0.45f

static void
draw_cell (PentadSketch *sketch, PentadRect box, const PentadHourMatrix *matrix, int i, double max)
{
  double value = matrix->values[i];
  int steps = pentad_ramp_get_steps (PENTAD_RAMP_QUIET);
  PentadPaint paint = { .radius = 1 };

  if (isfinite (value))
    {
      int step = max > 0 ? (int)floor (MAX (value, 0) / max * steps) : 0;

      paint.fill = pentad_ramp_get_ink (PENTAD_RAMP_QUIET, MIN (step, steps - 1));
      pentad_sketch_rect (sketch, PENTAD_ROLE_MARK, box, &paint);
    }
  else
    {
      paint.fill = PENTAD_INK_RAISED;
      paint.stroke = PENTAD_INK_TEXT_MUTED;
      paint.stroke_alpha = HATCH_ALPHA;
      paint.hatch = PENTAD_HATCH_DIAGONAL;
      pentad_sketch_rect (sketch, PENTAD_ROLE_TRACK, box, &paint);
    }
  g_autofree char *key =
      matrix->key_prefix != NULL ? g_strdup_printf ("%s:%d", matrix->key_prefix, i) : NULL;

  pentad_sketch_point (sketch, i / matrix->n_columns, i % matrix->n_columns + 1);
  pentad_sketch_hit (sketch, box, key, matrix->tooltips != NULL ? matrix->tooltips[i] : NULL,
                     PENTAD_NO_PLACE);
}

static void
draw_cells (PentadSketch *sketch, PentadRect cells, const PentadHourMatrix *matrix, double max)
{
  for (int r = 0; r < matrix->n_rows; r++)
    for (int c = 0; c < matrix->n_columns; c++)
      draw_cell (sketch,
                 pentad_rect_cell (cells, matrix->n_columns, matrix->n_rows, c, r, CELL_GAP),
                 matrix, r * matrix->n_columns + c, max);
}

/* From zero by the ramp to the largest, in numbers. */
static void
draw_legend (PentadSketch *sketch, PentadRect strip, const PentadHourMatrix *matrix, double max)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  g_autofree char *most = pentad_format_compact (max, pentad_sketch_get_theme (sketch)->language);
  g_autofree char *words =
      matrix->unit != NULL ? g_strdup_printf ("%s %s", most, matrix->unit) : g_strdup (most);
  int steps = pentad_ramp_get_steps (PENTAD_RAMP_QUIET);
  double y = strip.y + strip.height / 2, x = strip.x;

  x += pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x, y, "0", &style).width + LABEL_GAP;
  for (int i = 0; i < steps; i++, x += SWATCH)
    pentad_sketch_fill (sketch, PENTAD_ROLE_LEGEND, pentad_rect (x, y - 4, SWATCH, 8),
                        pentad_ramp_get_ink (PENTAD_RAMP_QUIET, i), 0);
  x += LABEL_GAP;
  style.max_width = (float)(strip.x + strip.width - x);
  if (style.max_width > 10)
    pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x, y, words, &style);
}

static void
draw_row_names (PentadSketch *sketch,
                PentadRect labels,
                const PentadHourMatrix *matrix,
                double text_height)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)labels.width };
  double last = -INFINITY;

  for (int r = 0; r < matrix->n_rows && style.max_width > 4; r++)
    {
      PentadRect row = pentad_rect_cell (labels, 1, matrix->n_rows, 0, r, CELL_GAP);
      double least = labels.y + text_height / 2;
      double y = CLAMP (row.y + row.height / 2, least,
                        MAX (labels.y + labels.height - text_height / 2, least));

      /* Names that would touch are left out. */
      if (y - last < text_height * 0.8)
        continue;
      pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, labels.x, y, matrix->rows[r], &style);
      last = y;
    }
}

static void
draw (PentadSketch *sketch, PentadRect area, const PentadHourMatrix *matrix, double max)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS };
  double label_width = pentad_rows_widest (sketch, matrix->rows, sizeof (char *), matrix->n_rows,
                                           &style, area.width * 0.3);
  PentadRect cells = area, names, strip = { 0 }, legend = { 0 };
  g_autofree double *x = g_new (double, (gsize)matrix->n_columns);

  if (area.height > (LEGEND_HEIGHT + COLUMN_HEIGHT) * growth + matrix->n_rows * CELL_LEAST * 2)
    legend = pentad_rect_cut_bottom (&cells, LEGEND_HEIGHT * growth);
  names = pentad_rect_cut_left (&cells, label_width);
  pentad_rect_cut_left (&cells, LABEL_GAP);
  if (cells.height > COLUMN_HEIGHT * growth + matrix->n_rows * CELL_LEAST)
    strip = pentad_rect_cut_bottom (&cells, COLUMN_HEIGHT * growth);
  if (cells.width < matrix->n_columns * CELL_LEAST || cells.height < matrix->n_rows * CELL_LEAST)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  names.height = cells.height;
  draw_row_names (sketch, names, matrix, pentad_sketch_measure (sketch, "0", &style).height);
  draw_cells (sketch, cells, matrix, max);
  for (int c = 0; c < matrix->n_columns; c++)
    {
      PentadRect cell = pentad_rect_cell (cells, matrix->n_columns, 1, c, 0, CELL_GAP);
      x[c] = cell.x + cell.width / 2;
    }
  if (strip.height > 0)
    pentad_axis_layout_labels (sketch, strip, matrix->columns, x, matrix->n_columns);
  legend.x = cells.x;
  legend.width = cells.width;
  /* Of nothing but zeros there is nothing to tell apart. */
  if (max > 0 && legend.height > 0 && legend.width > SWATCH * PENTAD_RAMP_STEPS + 60)
    draw_legend (sketch, legend, matrix, max);
}

static PentadDataTable *
tell (const PentadHourMatrix *matrix)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_GRID);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  for (int c = 0; c < matrix->n_columns; c++)
    {
      g_autofree char *hour = g_strdup_printf ("%d", c);

      pentad_data_table_add_column (table, PENTAD_DATA_VALUE,
                                    matrix->columns[c] != NULL ? matrix->columns[c] : hour);
    }
  for (int r = 0; r < matrix->n_rows; r++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, matrix->rows[r], NAN);
      for (int c = 0; c < matrix->n_columns; c++)
        {
          double value = matrix->values[r * matrix->n_columns + c];
          g_autofree char *text = pentad_format_number (value, 1);

          pentad_data_table_set (table, (guint)c + 1, text, value);
        }
    }
  return table;
}

void
pentad_hour_matrix_layout (PentadSketch *sketch, PentadRect area, const PentadHourMatrix *matrix)
{
  double min, max;
  gsize n = (gsize)MAX (matrix->n_rows, 0) * (gsize)MAX (matrix->n_columns, 0);

  if (area.width < 40 || area.height < 20)
    {
      pentad_panel_layout_no_room (sketch, area);
      return;
    }
  pentad_sketch_set_chart (sketch, matrix->id);
  pentad_sketch_tell (sketch, tell (matrix));
  if (n == 0 || !pentad_extent (matrix->values, n, &min, &max))
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw (sketch, area, matrix, MAX (max, 0));
  pentad_sketch_set_chart (sketch, NULL);
}
