/* Horizontal bars in a list: a name, a bar, a value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/bar-list.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/scale.h"

#include <math.h>

#define ROW_NATURAL 34
#define ROW_LEAST   19
#define COLUMN_GAP  14
#define BAR_RADIUS  3
#define BAR_LEAST   32 /* that long names leave */

typedef struct
{
  double label_width, value_width, second_width;
  PentadScale scale;
  PentadTextStyle label, value, second;
} Columns;

static PentadScale
bar_scale (const PentadBarList *list, double start, double end)
{
  double min = 0;
  double max = 0;

  for (int i = 0; i < list->n_bars; i++)
    {
      const PentadBar *bar = &list->bars[i];
      if (isfinite (bar->value))
        {
          min = MIN (min, bar->value);
          max = MAX (max, bar->value);
        }
      if (isfinite (bar->target))
        max = MAX (max, bar->target);
    }
  if (isfinite (list->min))
    min = list->min;
  if (isfinite (list->max))
    max = list->max;
  /* All zero: an axis of some length, so that zero stands at its start and not in its middle. */
  if (max <= min)
    max = min + 1;
  return pentad_scale_new (PENTAD_SCALE_LINEAR, min, max, start, end);
}

static void
draw_bar (PentadSketch *sketch, PentadRect track, const PentadScale *scale, const PentadBar *bar)
{
  double zero = pentad_scale_clamp (scale, 0);
  double end = pentad_scale_clamp (scale, bar->value);
  double target = pentad_scale_map (scale, bar->target);

  pentad_sketch_fill (sketch, PENTAD_ROLE_TRACK, track, PENTAD_INK_TRACK, BAR_RADIUS);
  if (isfinite (end))
    {
      PentadRect box = pentad_rect (MIN (zero, end), track.y, fabs (end - zero), track.height);
      pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, box, pentad_tone_fill (bar->tone), BAR_RADIUS);
    }
  if (isfinite (target) && target >= track.x && target <= track.x + track.width)
    pentad_sketch_fill (sketch, PENTAD_ROLE_TARGET,
                        pentad_rect (target - 1, track.y - 4, 2, track.height + 8),
                        PENTAD_INK_TARGET, 0);
}

static void
draw_row (PentadSketch *sketch, PentadRect row, const Columns *columns, const PentadBar *bar)
{
  double thickness = MIN (pentad_sketch_get_theme (sketch)->bar, row.height * 0.5);
  double middle = row.y + row.height / 2;
  double right = row.x + row.width;
  PentadTextStyle value = columns->value;

  if (columns->label.max_width > 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, row.x, middle, bar->label, &columns->label);
  if (columns->scale.end > columns->scale.start)
    draw_bar (sketch,
              pentad_rect (columns->scale.start, middle - thickness / 2,
                           columns->scale.end - columns->scale.start, thickness),
              &columns->scale, bar);
  if (bar->second != NULL && columns->second_width > 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, middle, bar->second, &columns->second);
  if (columns->second_width > 0)
    right -= columns->second_width + COLUMN_GAP / 2.0;
  if (bar->value_text == NULL)
    value.ink = PENTAD_INK_TEXT_MUTED;
  if (value.max_width > 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, right, middle,
                        bar->value_text != NULL ? bar->value_text : PENTAD_NO_VALUE, &value);
  pentad_sketch_hit (sketch, row, bar->key, bar->tooltip, bar->place);
}

static Columns
make_columns (PentadSketch *sketch, PentadRect area, const PentadBarList *list)
{
  Columns columns = {
    .label = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT, .anchor = PENTAD_ANCHOR_MIDDLE },
    .value = { .type = PENTAD_TYPE_TITLE,
               .ink = PENTAD_INK_TEXT,
               .bold = TRUE,
               .align = PENTAD_ALIGN_END,
               .anchor = PENTAD_ANCHOR_MIDDLE },
    .second = { .type = PENTAD_TYPE_CAPTION,
                .ink = PENTAD_INK_TEXT_MUTED,
                .align = PENTAD_ALIGN_END,
                .anchor = PENTAD_ANCHOR_MIDDLE },
  };
  double start, end, free;

  columns.value_width = pentad_rows_widest (sketch, &list->bars[0].value_text, sizeof (PentadBar),
                                            list->n_bars, &columns.value, area.width * 0.3);
  columns.second_width = pentad_rows_widest (sketch, &list->bars[0].second, sizeof (PentadBar),
                                             list->n_bars, &columns.second, area.width * 0.2);
  columns.value_width = MAX (columns.value_width, 24);
  free = area.width - columns.value_width - 2 * COLUMN_GAP -
         (columns.second_width > 0 ? columns.second_width + COLUMN_GAP / 2.0 : 0);
  columns.label_width =
      pentad_rows_names (sketch, &list->bars[0].label, sizeof (PentadBar),
                         MIN (list->n_bars, (int)(area.height / ROW_LEAST)), &columns.label,
                         MAX (area.width * 0.5, MIN (area.width * 0.6, free - BAR_LEAST)),
                         pentad_rows_room (area.height, list->n_bars, ROW_LEAST));
  columns.label.max_width = (float)columns.label_width;
  columns.value.max_width = (float)columns.value_width;
  columns.second.max_width = (float)columns.second_width;
  start = area.x + columns.label_width + COLUMN_GAP;
  end = area.x + area.width - columns.value_width - COLUMN_GAP;
  if (columns.second_width > 0)
    end -= columns.second_width + COLUMN_GAP / 2.0;
  columns.scale = bar_scale (list, start, MAX (start, end));
  return columns;
}

static PentadDataTable *
tell (const PentadBarList *list)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_TARGET, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  for (int i = 0; i < list->n_bars; i++)
    {
      const PentadBar *bar = &list->bars[i];

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, bar->label, NAN);
      pentad_data_table_set (table, 1, bar->value_text, bar->value);
      pentad_data_table_set (table, 2, NULL, bar->target);
      pentad_data_table_set (table, 3, bar->second, NAN);
    }
  return table;
}

void
pentad_bar_list_layout (PentadSketch *sketch, PentadRect area, const PentadBarList *list)
{
  PentadRows rows;
  Columns columns;
  double least;

  if (area.width < 40 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, list->id);
  pentad_sketch_tell (sketch, tell (list));
  if (list->n_bars <= 0)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      columns = make_columns (sketch, area, list);
      least = pentad_rows_least (sketch, &columns.label, ROW_LEAST);
      rows = pentad_rows_fit (area.height, list->n_bars, MAX (ROW_NATURAL, least), least,
                              list->spread);
      for (int i = 0; i < rows.shown; i++)
        {
          pentad_sketch_point (sketch, i, -1);
          draw_row (sketch, pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height),
                    &columns, &list->bars[i]);
        }
      pentad_rows_layout_more (sketch, area, &rows);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
