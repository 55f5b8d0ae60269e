/* The indicator matrix: rows of places, columns of indicators, cells coloured by how good they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/matrix.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"

#include "model/division.h"

#include <math.h>

#define HEADER_HEIGHT 28
#define HEADER_LINE   19 /* of a header of two lines */
#define ROW_NATURAL   56
#define ROW_LEAST     22
#define CELL_GAP      4
#define LABEL_GAP     12
/* Of a line's height: what a number wants, and what its figures take. */
#define LINE_SHARE    0.8
#define FIGURES_SHARE 0.7

/* The largest type in which the numbers fit, the same for all: a small one among large ones would
 * look like less. Where some fit in none, all are left to the pointer. */
static PentadTextStyle
choose_style (PentadSketch *sketch, double width, double height, const PentadMatrix *matrix)
{
  static const PentadType types[] = { PENTAD_TYPE_BODY, PENTAD_TYPE_CAPTION, PENTAD_TYPE_AXIS };
  PentadTextStyle style = { .align = PENTAD_ALIGN_CENTRE, .anchor = PENTAD_ANCHOR_MIDDLE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gboolean last = i + 1 == G_N_ELEMENTS (types);
      double widest;

      style.type = types[i];
      style.bold = i == 0;
      widest = pentad_rows_widest (sketch, &matrix->cells->text, sizeof *matrix->cells,
                                   matrix->n_rows * matrix->n_columns, &style, width);
      if (widest <= width - 3 && pentad_sketch_measure (sketch, PENTAD_NO_VALUE, &style).height *
                                         (last ? FIGURES_SHARE : LINE_SHARE) <=
                                     height)
        return style;
    }
  style.max_width = -1;
  return style;
}

static void
draw_cell (PentadSketch *sketch,
           PentadRect box,
           const PentadMatrixCell *cell,
           PentadTextStyle style,
           int place)
{
  PentadPaint paint = { .radius = 2 };

  style.ink = PENTAD_INK_RGB (0xffffff); /* the heat steps are made for it */

  if (isfinite (cell->badness))
    {
      int step = (int)floor (CLAMP (cell->badness, 0, 1) * PENTAD_RAMP_STEPS);
      paint.fill = PENTAD_INK_HEAT + (guint)MIN (step, PENTAD_RAMP_STEPS - 1);
    }
  else
    {
      paint.fill = PENTAD_INK_RAISED;
      paint.stroke = PENTAD_INK_PANEL_BORDER;
      paint.width = 1;
      paint.hatch = PENTAD_HATCH_DIAGONAL;
      style.ink = PENTAD_INK_TEXT_MUTED;
    }
  pentad_sketch_rect (sketch, isfinite (cell->badness) ? PENTAD_ROLE_MARK : PENTAD_ROLE_TRACK, box,
                      &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, box.x + box.width / 2, box.y + box.height / 2,
                      cell->text != NULL ? cell->text : PENTAD_NO_VALUE, &style);
  pentad_sketch_hit (sketch, box, cell->key, cell->tooltip, place);
}

/* One line, or two where a name needs them. */
static double
header_height (PentadSketch *sketch, double width, const PentadMatrix *matrix)
{
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION };
  double widest = pentad_rows_widest (sketch, matrix->columns, sizeof (char *), matrix->n_columns,
                                      &style, width);

  return (widest > width / matrix->n_columns - CELL_GAP ? 2 * HEADER_LINE : HEADER_HEIGHT) * growth;
}

static void
draw_header (PentadSketch *sketch, PentadRect strip, const PentadMatrix *matrix)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_lines = 2 };

  for (int c = 0; c < matrix->n_columns; c++)
    {
      PentadRect box = pentad_rect_cell (strip, matrix->n_columns, 1, c, 0, CELL_GAP);
      style.max_width = (float)box.width;
      if (box.width > 8)
        pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, box.x + box.width / 2,
                            box.y + box.height / 2, matrix->columns[c], &style);
    }
}

static void
draw_rows (PentadSketch *sketch, PentadRect area, const PentadMatrix *matrix)
{
  PentadTextStyle name = { .type = PENTAD_TYPE_BODY,
                           .ink = PENTAD_INK_TEXT,
                           .anchor = PENTAD_ANCHOR_MIDDLE };
  PentadRect cells = area;
  PentadRows rows;
  double label_width = pentad_rows_widest (sketch, matrix->rows, sizeof (char *), matrix->n_rows,
                                           &name, area.width * 0.3);

  name.max_width = (float)label_width;
  pentad_rect_cut_left (&cells, label_width + LABEL_GAP);
  draw_header (sketch, pentad_rect_cut_top (&cells, header_height (sketch, cells.width, matrix)),
               matrix);
  rows = pentad_rows_fit (cells.height, matrix->n_rows, ROW_NATURAL, ROW_LEAST, FALSE);
  PentadTextStyle value =
      choose_style (sketch, pentad_rect_cell (cells, matrix->n_columns, 1, 0, 0, CELL_GAP).width,
                    rows.height - CELL_GAP, matrix);

  for (int r = 0; r < rows.shown; r++)
    {
      PentadRect row =
          pentad_rect (cells.x, cells.y + r * rows.height, cells.width, rows.height - CELL_GAP);

      if (label_width > 0)
        pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, area.x, row.y + row.height / 2,
                            matrix->rows[r], &name);
      for (int c = 0; c < matrix->n_columns; c++)
        {
          pentad_sketch_point (sketch, r, c + 1);
          draw_cell (sketch, pentad_rect_cell (row, matrix->n_columns, 1, c, 0, CELL_GAP),
                     &matrix->cells[r * matrix->n_columns + c], value,
                     matrix->places != NULL ? matrix->places[r] : PENTAD_NO_PLACE);
        }
    }
  pentad_rows_layout_more (sketch, area, &rows);
}

static PentadDataTable *
tell (const PentadMatrix *matrix)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  for (int c = 0; c < matrix->n_columns; c++)
    pentad_data_table_add_column (table, PENTAD_DATA_VALUE, matrix->columns[c]);
  for (int r = 0; r < matrix->n_rows; r++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, matrix->rows[r], NAN);
      for (int c = 0; c < matrix->n_columns; c++)
        {
          const char *text = matrix->cells[r * matrix->n_columns + c].text;

          pentad_data_table_set (table, (guint)c + 1, text, pentad_data_number (text));
        }
    }
  return table;
}

void
pentad_matrix_layout (PentadSketch *sketch, PentadRect area, const PentadMatrix *matrix)
{
  if (area.width < 60 || area.height < HEADER_HEIGHT + ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, matrix->id);
  pentad_sketch_tell (sketch, tell (matrix));
  if (matrix->n_rows < 1 || matrix->n_columns < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw_rows (sketch, area, matrix);
  pentad_sketch_set_chart (sketch, NULL);
}
