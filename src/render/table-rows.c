/* A table: columns with alignment, rows with tones, and a bar inside a cell where wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/table-rows.h"

#include "render/format.h"
#include "render/line-chart.h"
#include "render/panel.h"
#include "render/rows.h"

#include "model/division.h"

#include <math.h>

#define HEADER_HEIGHT 24
#define ROW_NATURAL   35
#define ROW_LEAST     19
#define COLUMN_GAP    10
#define BAR_HEIGHT    9
#define LINE_HEIGHT   14

static PentadRect
column_box (const PentadTable *table, PentadRect area, int column)
{
  double total = 0;
  double before = 0;
  double width = area.width - (table->n_columns - 1) * COLUMN_GAP;
  double own = 0;

  for (int i = 0; i < table->n_columns; i++)
    {
      double weight = table->columns[i].weight > 0 ? table->columns[i].weight : 1;
      if (i < column)
        before += weight;
      if (i == column)
        own = weight;
      total += weight;
    }
  return pentad_rect (area.x + width * before / total + column * COLUMN_GAP, area.y,
                      MAX (width * own / total, 0), area.height);
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
                   pentad_rect (box.x, middle - BAR_HEIGHT / 2.0, box.width - bar_text - COLUMN_GAP,
                                BAR_HEIGHT),
                   cell);
  if (box.width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, align_x (&box, style.align), middle,
                        cell->text != NULL ? cell->text : PENTAD_NO_VALUE, &style);
}

static void
draw_header (PentadSketch *sketch, PentadRect strip, const PentadTable *table)
{
  for (int c = 0; c < table->n_columns; c++)
    {
      PentadRect box = column_box (table, strip, c);
      PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                                .ink = PENTAD_INK_TEXT_MUTED,
                                .align = table->columns[c].bar ? PENTAD_ALIGN_END
                                                               : table->columns[c].align,
                                .anchor = PENTAD_ANCHOR_MIDDLE,
                                .max_width = (float)box.width };
      if (box.width > 8)
        pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, align_x (&box, style.align),
                            box.y + box.height / 2, table->columns[c].title, &style);
    }
}

static void
draw_rows (PentadSketch *sketch, PentadRect area, const PentadTable *table)
{
  PentadTextStyle bold = { .type = PENTAD_TYPE_BODY, .bold = TRUE };
  PentadRows rows = pentad_rows_fit (area.height, table->n_rows, ROW_NATURAL, ROW_LEAST, FALSE);

  for (int c = 0; c < table->n_columns; c++)
    {
      PentadRect column = column_box (table, area, c);
      double bar_text = 0;

      /* Bars of a column have one length, so the widest text of the column sets it. */
      if (table->columns[c].bar)
        bar_text = pentad_rows_widest (sketch, &table->cells[c].text,
                                       sizeof (PentadTableCell) * (gsize)table->n_columns,
                                       table->n_rows, &bold, column.width);
      for (int r = 0; r < rows.shown; r++)
        draw_cell (sketch,
                   pentad_rect (column.x, area.y + r * rows.height, column.width, rows.height),
                   &table->columns[c], &table->cells[r * table->n_columns + c], bar_text);
    }
  for (int r = 0; r < rows.shown; r++)
    {
      pentad_sketch_point (sketch, r, -1);
      pentad_sketch_hit (sketch,
                         pentad_rect (area.x, area.y + r * rows.height, area.width, rows.height),
                         table->keys != NULL ? table->keys[r] : NULL,
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
  if (area.width < 40 || area.height < HEADER_HEIGHT || table->n_columns < 1)
    return;
  pentad_sketch_set_chart (sketch, table->id);
  pentad_sketch_tell (sketch, tell (table));
  draw_header (sketch, pentad_rect_cut_top (&area, HEADER_HEIGHT), table);
  if (table->n_rows < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw_rows (sketch, area, table);
  pentad_sketch_set_chart (sketch, NULL);
}
