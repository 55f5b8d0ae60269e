/* A table: columns with alignment, rows with tones, and a bar inside a cell where wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/table-rows.h"

#include "render/format.h"
#include "render/line-chart.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/table-columns.h"

#include "model/division.h"

#include <math.h>

#define ONE_LINE    24 /* height of headings in one line */
#define ROW_NATURAL 35
#define ROW_LEAST   19
#define BAR_HEIGHT  9
#define LINE_HEIGHT 14

static PentadRect
column_box (const PentadTableColumns *columns, PentadRect area, int column)
{
  return pentad_rect (columns->x[column], area.y, columns->width[column], area.height);
}

static double
align_x (const PentadRect *box, PentadAlign align)
{
  switch (align)
    {
    case PENTAD_ALIGN_START:
      return box->x;
    case PENTAD_ALIGN_CENTRE:
      return box->x + box->width / 2;
    case PENTAD_ALIGN_END:
      return box->x + box->width;
    }
  return box->x;
}

static void
draw_cell_bar (PentadSketch *sketch, PentadRect track, const PentadTableCell *cell)
{
  pentad_sketch_fill (sketch, PENTAD_ROLE_TRACK, track, PENTAD_INK_TRACK, 3);
  if (isfinite (cell->bar))
    {
      PentadRect bar = track;
      bar.width *= CLAMP (cell->bar, 0, 1);
      pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, bar, pentad_tone_fill (cell->tone), 3);
    }
  if (isfinite (cell->target))
    pentad_sketch_fill (sketch, PENTAD_ROLE_TARGET,
                        pentad_rect (track.x + track.width * CLAMP (cell->target, 0, 1) - 1,
                                     track.y - 4, 2, track.height + 8),
                        PENTAD_INK_TARGET, 0);
}

static void
draw_cell (PentadSketch *sketch,
           PentadRect box,
           const PentadTableColumn *column,
           const PentadTableCell *cell,
           double bar_text)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT,
                            .bold = cell->bold,
                            .align = column->bar ? PENTAD_ALIGN_END : column->align,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)box.width };
  double middle = box.y + box.height / 2;

  if (cell->line != NULL)
    {
      pentad_sparkline_layout (
          sketch, pentad_rect (box.x, middle - LINE_HEIGHT / 2.0, box.width, LINE_HEIGHT),
          cell->line, cell->n_line, pentad_tone_fill (cell->tone));
      return;
    }
  if (cell->text == NULL)
    style.ink = PENTAD_INK_TEXT_MUTED;
  else if (!column->bar)
    style.ink = pentad_tone_ink (cell->tone);
  if (column->bar && box.width - bar_text > 16)
    draw_cell_bar (sketch,
                   pentad_rect (box.x, middle - BAR_HEIGHT / 2.0,
                                box.width - bar_text - PENTAD_TABLE_COLUMN_GAP, BAR_HEIGHT),
                   cell);
  if (box.width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, align_x (&box, style.align), middle,
                        cell->text != NULL ? cell->text : PENTAD_NO_VALUE, &style);
}

static void
draw_header (PentadSketch *sketch,
             PentadRect strip,
             const PentadTable *table,
             const PentadTableColumns *columns)
{
  for (int c = 0; c < table->n_columns; c++)
    {
      PentadRect box = column_box (columns, strip, c);
      PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                                .ink = PENTAD_INK_TEXT_MUTED,
                                .align = table->columns[c].bar ? PENTAD_ALIGN_END
                                                               : table->columns[c].align,
                                .anchor = PENTAD_ANCHOR_MIDDLE,
                                .max_width = (float)box.width,
                                .max_lines = strip.height > ONE_LINE ? 2 : 1 };
      if (box.width > 8)
        pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, align_x (&box, style.align),
                            box.y + box.height / 2, table->columns[c].title, &style);
    }
}

static void
draw_name (PentadSketch *sketch, PentadRect box, const PentadTextStyle *name, const char *text)
{
  PentadTextStyle style = *name;

  style.ink = text != NULL ? PENTAD_INK_TEXT : PENTAD_INK_TEXT_MUTED;
  style.anchor = PENTAD_ANCHOR_MIDDLE;
  style.max_width = (float)box.width;
  if (box.width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, box.x, box.y + box.height / 2,
                        text != NULL ? text : PENTAD_NO_VALUE, &style);
}

static void
draw_rows (PentadSketch *sketch,
           PentadRect area,
           const PentadTable *table,
           PentadTableColumns *columns)
{
  gsize stride = sizeof (PentadTableCell) * (gsize)table->n_columns;
  double least;
  PentadRows rows;

  pentad_rows_names (sketch, &table->cells[0].text, stride,
                     MIN (table->n_rows, (int)(area.height / ROW_LEAST)), &columns->name,
                     columns->width[0], pentad_rows_room (area.height, table->n_rows, ROW_LEAST));
  least = pentad_rows_least (sketch, &columns->name, ROW_LEAST);
  rows = pentad_rows_fit (area.height, table->n_rows, MAX (ROW_NATURAL, least), least, FALSE);
  for (int r = 0; r < rows.shown; r++)
    {
      PentadRect row = pentad_rect (area.x, area.y + r * rows.height, area.width, rows.height);

      draw_name (sketch, column_box (columns, row, 0), &columns->name,
                 table->cells[r * table->n_columns].text);
      /* Bars of a column have one length, so the widest text of the column sets it. */
      for (int c = 1; c < table->n_columns; c++)
        draw_cell (sketch, column_box (columns, row, c), &table->columns[c],
                   &table->cells[r * table->n_columns + c],
                   MIN (columns->text[c], columns->width[c]));
      pentad_sketch_point (sketch, r, -1);
      pentad_sketch_hit (sketch, row, table->keys != NULL ? table->keys[r] : NULL,
                         table->tooltips != NULL ? table->tooltips[r] : NULL,
                         table->places != NULL ? table->places[r] : PENTAD_NO_PLACE);
    }
  pentad_rows_layout_more (sketch, area, &rows);
}

/* The first column names the row; those that end at the right, or have a bar, are numbers. */
static PentadDataTable *
tell (const PentadTable *table)
{
  PentadDataTable *data = pentad_data_table_new (PENTAD_DATA_LIST);

  for (int c = 0; c < table->n_columns; c++)
    pentad_data_table_add_column (
        data,
        c == 0                                                                 ? PENTAD_DATA_NAME
        : table->columns[c].bar || table->columns[c].align == PENTAD_ALIGN_END ? PENTAD_DATA_VALUE
                                                                               : PENTAD_DATA_WORDS,
        table->columns[c].title);
  for (int r = 0; r < table->n_rows; r++)
    {
      pentad_data_table_add_row (data);
      for (int c = 0; c < table->n_columns; c++)
        {
          const char *text = table->cells[r * table->n_columns + c].text;

          pentad_data_table_set (data, (guint)c, text, c > 0 ? pentad_data_number (text) : NAN);
        }
    }
  return data;
}

void
pentad_table_layout (PentadSketch *sketch, PentadRect area, const PentadTable *table)
{
  PentadTableColumns columns;

  if (area.width < 40 || area.height < ONE_LINE || table->n_columns < 1)
    return;
  pentad_sketch_set_chart (sketch, table->id);
  pentad_sketch_tell (sketch, tell (table));
  columns = pentad_table_columns_new (sketch, area, table);
  draw_header (sketch, pentad_rect_cut_top (&area, MIN (columns.header_height, area.height)), table,
               &columns);
  if (table->n_rows < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw_rows (sketch, area, table, &columns);
  pentad_table_columns_clear (&columns);
  pentad_sketch_set_chart (sketch, NULL);
}
