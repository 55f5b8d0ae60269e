/* Stretches of time in rows: the stages of a case, or several cases, with their deadlines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/gantt.h"

#include "render/axis.h"
#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/time-ticks.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL 34
#define ROW_LEAST   20
#define GAP         12
#define AXIS_HEIGHT 22
#define BAR_SHARE   0.5
#define BAR_MOST    16
#define MARK        9
#define TICK_ROOM   70 /* pixels from one tick to the next, at least */
#define LABEL_SHARE 0.56
#define VALUE_SHARE 0.5 /* a cut number is a wrong number: names give way */
#define LEAST_BAR   60  /* room that names leave, gaps included */

typedef struct
{
  const PentadGantt *input;
  double label_width, value_width;
  PentadTextStyle label;
  gint64 from, to;
  PentadScale scale;
} Layout;

static void
widen (Layout *layout, gint64 time)
{
  if (time == PENTAD_NO_TIME)
    return;
  layout->from = layout->from == PENTAD_NO_TIME ? time : MIN (layout->from, time);
  layout->to = layout->to == PENTAD_NO_TIME ? time : MAX (layout->to, time);
}

static void
find_range (Layout *layout)
{
  const PentadGantt *gantt = layout->input;

  layout->from = layout->to = PENTAD_NO_TIME;
  for (int i = 0; i < gantt->n_rows; i++)
    {
      widen (layout, gantt->rows[i].deadline);
      for (int s = 0; s < gantt->rows[i].n_spans; s++)
        {
          widen (layout, gantt->rows[i].spans[s].from);
          widen (layout, gantt->rows[i].spans[s].to);
        }
    }
  if (layout->from != PENTAD_NO_TIME)
    widen (layout, gantt->now);
}

static double
x_of (const Layout *layout, gint64 time)
{
  return time == PENTAD_NO_TIME ? NAN : pentad_scale_clamp (&layout->scale, (double)time);
}

static void
draw_span (PentadSketch *sketch, PentadRect bar, const Layout *layout, const PentadGanttSpan *span)
{
  double begin = x_of (layout, span->from);
  double end = x_of (layout, span->to != PENTAD_NO_TIME ? span->to : layout->input->now);
  PentadPaint stands = { .stroke = PENTAD_INK_TEXT_MUTED,
                         .fill = PENTAD_INK_TRACK,
                         .width = 1,
                         .hatch = PENTAD_HATCH_DIAGONAL };

  if (!isfinite (begin) || !isfinite (end) || end < begin)
    return;
  PentadRect box = pentad_rect (begin, bar.y, MAX (end - begin, 1.5), bar.height);
  if (span->suspended)
    pentad_sketch_rect (sketch, PENTAD_ROLE_MARK, box, &stands);
  else
    pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, box, pentad_tone_fill (span->tone), 2);
}

static void
draw_deadline (PentadSketch *sketch,
               PentadRect box,
               const Layout *layout,
               const PentadGanttRow *row)
{
  double x = x_of (layout, row->deadline);
  PentadPaint paint = { .fill = row->missed ? PENTAD_INK_BAD : PENTAD_INK_PANEL,
                        .stroke = PENTAD_INK_TARGET,
                        .width = 1.4f };

  if (!isfinite (x))
    return;
  pentad_sketch_fill (sketch, PENTAD_ROLE_TARGET, pentad_rect (x - 1, box.y, 2, box.height),
                      PENTAD_INK_TARGET, 0);
  pentad_sketch_marker (sketch, PENTAD_ROLE_TARGET,
                        row->missed ? PENTAD_MARKER_TRIANGLE_DOWN : PENTAD_MARKER_DIAMOND, x,
                        box.y + box.height / 2, MIN (MARK, box.height), &paint);
}

static void
draw_row (PentadSketch *sketch, PentadRect box, const Layout *layout, const PentadGanttRow *row)
{
  double y = box.y + box.height / 2;
  double thickness = MIN (box.height * BAR_SHARE, BAR_MOST);
  PentadRect bar = pentad_rect (layout->scale.start, y - thickness / 2,
                                layout->scale.end - layout->scale.start, thickness);
  PentadTextStyle label = layout->label;
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY,
                            .ink = row->missed ? PENTAD_INK_BAD : PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)layout->value_width };

  label.max_width = (float)layout->label_width;
  if (label.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, box.x, y, row->label, &label);
  if (value.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, box.x + box.width, y, row->value_text, &value);
  if (bar.width > 0)
    {
      pentad_sketch_fill (sketch, PENTAD_ROLE_TRACK, pentad_rect (bar.x, y - 0.5, bar.width, 1),
                          PENTAD_INK_GRID_LINE, 0);
      for (int i = 0; i < row->n_spans; i++)
        draw_span (sketch, bar, layout, &row->spans[i]);
      draw_deadline (sketch, pentad_rect (bar.x, bar.y - 2, bar.width, bar.height + 4), layout,
                     row);
    }
  pentad_sketch_hit (sketch, box, row->key, row->tooltip, PENTAD_NO_PLACE);
}

static void
draw_axis (PentadSketch *sketch, PentadRect plot, PentadRect strip, const Layout *layout)
{
  int most = (int)((layout->scale.end - layout->scale.start) / TICK_ROOM);
  PentadTimeTicks ticks =
      pentad_time_ticks_new (layout->from, layout->to, MAX (most, 1), layout->input->zone);
  char *labels[PENTAD_MAX_TICKS];
  double x[PENTAD_MAX_TICKS];

  for (int i = 0; i < ticks.n; i++)
    {
      labels[i] = pentad_time_ticks_format (&ticks, i, layout->input->zone,
                                            pentad_sketch_get_theme (sketch)->language);
      x[i] = x_of (layout, ticks.at[i]);
      pentad_sketch_line (sketch, PENTAD_ROLE_AXIS, x[i], plot.y, x[i], plot.y + plot.height,
                          PENTAD_INK_GRID_LINE, 1);
    }
  strip.x = layout->scale.start;
  strip.width = layout->scale.end - layout->scale.start;
  pentad_axis_layout_labels (sketch, strip, (const char *const *)labels, x, ticks.n);
  for (int i = 0; i < ticks.n; i++)
    g_free (labels[i]);
}

static void
draw_now (PentadSketch *sketch, PentadRect plot, const Layout *layout)
{
  double x = x_of (layout, layout->input->now);

  if (isfinite (x))
    pentad_sketch_fill (sketch, PENTAD_ROLE_AXIS, pentad_rect (x - 0.75, plot.y, 1.5, plot.height),
                        PENTAD_INK_ACCENT, 0);
}

/* One row for each row: how long, and when it is due. */
static PentadDataTable *
tell (const PentadGantt *gantt)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Deadline"));
  for (int i = 0; i < gantt->n_rows; i++)
    {
      const PentadGanttRow *row = &gantt->rows[i];
      g_autofree char *day = NULL, *time = NULL, *due = NULL;

      if (row->deadline != PENTAD_NO_TIME)
        {
          day = pentad_format_day_short (pentad_zone_day (gantt->zone, row->deadline));
          time = pentad_format_time (row->deadline, gantt->zone);
          due = g_strdup_printf ("%s %s", day, time);
        }
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, row->label, NAN);
      pentad_data_table_set (table, 1, row->value_text, NAN);
      pentad_data_table_set (table, 2, due, NAN);
    }
  return table;
}

static void
draw_rows (PentadSketch *sketch, PentadRect area, Layout *layout)
{
  const PentadGantt *gantt = layout->input;
  PentadTextStyle value = { .type = PENTAD_TYPE_BODY, .bold = TRUE };
  gboolean axis = area.height >= ROW_LEAST + AXIS_HEIGHT;
  PentadRect plot = area, strip;
  PentadRows rows;
  double start, least;

  if (axis)
    area.height -= AXIS_HEIGHT;
  layout->label = (PentadTextStyle){ .type = PENTAD_TYPE_BODY,
                                     .ink = PENTAD_INK_TEXT,
                                     .anchor = PENTAD_ANCHOR_MIDDLE };
  layout->value_width =
      pentad_rows_widest (sketch, &gantt->rows[0].value_text, sizeof (PentadGanttRow),
                          gantt->n_rows, &value, area.width * VALUE_SHARE);
  layout->label_width = pentad_rows_names (
      sketch, &gantt->rows[0].label, sizeof (PentadGanttRow),
      MIN (gantt->n_rows, (int)(area.height / ROW_LEAST) + 1), &layout->label,
      MIN (area.width * LABEL_SHARE, area.width - layout->value_width - LEAST_BAR),
      pentad_rows_room (area.height, gantt->n_rows, ROW_LEAST));
  least = pentad_rows_least (sketch, &layout->label, ROW_LEAST);
  start = area.x + layout->label_width + GAP;
  layout->scale = pentad_scale_new (
      PENTAD_SCALE_TIME, (double)layout->from, (double)layout->to, start,
      MAX (start, area.x + area.width - layout->value_width - (layout->value_width > 0 ? GAP : 0)));
  rows = pentad_rows_fit (area.height, gantt->n_rows, MAX (ROW_NATURAL, least), least, FALSE);
  plot.height = rows.shown * rows.height;
  strip = pentad_rect (plot.x, plot.y + plot.height, plot.width, AXIS_HEIGHT);
  if (axis && layout->scale.end > layout->scale.start)
    draw_axis (sketch, plot, strip, layout);
  for (int i = 0; i < rows.shown; i++)
    {
      pentad_sketch_point (sketch, i, -1);
      draw_row (sketch, pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height),
                layout, &gantt->rows[i]);
    }
  if (layout->scale.end > layout->scale.start)
    draw_now (sketch, plot, layout);
  if (axis && rows.left_out > 0)
    area.height += AXIS_HEIGHT;
  pentad_rows_layout_more (sketch, area, &rows);
}

void
pentad_gantt_layout (PentadSketch *sketch, PentadRect area, const PentadGantt *gantt)
{
  Layout layout = { .input = gantt };

  if (area.width < 80 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, gantt->id);
  pentad_sketch_tell (sketch, tell (gantt));
  find_range (&layout);
  if (gantt->n_rows < 1 || layout.from == PENTAD_NO_TIME)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw_rows (sketch, area, &layout);
  pentad_sketch_set_chart (sketch, NULL);
}
