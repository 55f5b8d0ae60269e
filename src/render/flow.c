/* The stages of a case as boxes in lanes: supervision above, command below.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/flow.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"

#include "model/division.h"

#include <math.h>

#define LANE_NATURAL 78
#define BOX_HEIGHT   54
#define ARROW_ROOM   12
#define ARROW        7
#define LINE_HEIGHT  4
#define MIN_BOX      18
#define BADGE_RISE   8
#define MIN_TEXT     16

static void
draw_arrow (PentadSketch *sketch, double x, double y)
{
  const float xy[] = {
    (float)(x - ARROW / 2.0), (float)(y - ARROW), (float)(x + ARROW / 2.0), (float)y,
    (float)(x - ARROW / 2.0), (float)(y + ARROW),
  };
  PentadPaint paint = { .fill = PENTAD_INK_TEXT_MUTED };

  pentad_sketch_path (sketch, PENTAD_ROLE_AXIS, xy, 3, TRUE, &paint);
}

static void
draw_stage (PentadSketch *sketch, PentadRect box, const PentadFlowStage *stage)
{
  PentadPaint frame = {
    .fill = PENTAD_INK_RAISED, .stroke = PENTAD_INK_RAISED_BORDER, .width = 1.2f, .radius = 4
  };
  PentadTextStyle value = { .type = box.height < 36 ? PENTAD_TYPE_CAPTION : PENTAD_TYPE_COUNT,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)box.width - 6 };
  PentadTextStyle label = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)box.width - 6 };
  double middle = box.x + box.width / 2;
  const char *figure = stage->value != NULL ? stage->value : PENTAD_NO_VALUE;
  gboolean both = box.height >= 40;

  pentad_sketch_rect (sketch, PENTAD_ROLE_FRAME, box, &frame);
  pentad_sketch_fill (sketch, PENTAD_ROLE_MARK,
                      pentad_rect (box.x, box.y + box.height - LINE_HEIGHT, box.width, LINE_HEIGHT),
                      pentad_tone_fill (stage->tone), 0);
  /* Not even a mark that something is cut fits into less. */
  if (value.max_width >= 2 * pentad_sketch_get_theme (sketch)->size[value.type])
    {
      pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, middle,
                          both ? box.y + box.height * 0.34 : box.y + (box.height - LINE_HEIGHT) / 2,
                          figure, &value);
      if (both)
        pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, middle, box.y + box.height * 0.71,
                            stage->label, &label);
      /* Above the box, where no figure is. */
      label.type = PENTAD_TYPE_AXIS;
      label.ink = PENTAD_INK_WATCH;
      label.align = PENTAD_ALIGN_END;
      pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, box.x + box.width, box.y - BADGE_RISE,
                          stage->badge, &label);
    }
  pentad_sketch_hit (sketch, box, stage->key, stage->tooltip, PENTAD_NO_PLACE);
}

static int
most_stages (const PentadFlow *flow)
{
  int most = 1;

  for (int lane = 0; lane < flow->n_lanes; lane++)
    {
      int n = 0;
      for (int i = 0; i < flow->n_stages; i++)
        n += flow->stages[i].lane == lane;
      most = MAX (most, n);
    }
  return most;
}

/* What a row leaves above its boxes so that a badge's glyphs stay in it; its leading may not. */
static double
badge_room (PentadSketch *sketch, const PentadFlow *flow, int lane)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS };
  double room = 0;

  for (int i = 0; i < flow->n_stages; i++)
    if (flow->stages[i].lane == lane && flow->stages[i].badge != NULL)
      room =
          MAX (room, BADGE_RISE +
                         pentad_sketch_measure (sketch, flow->stages[i].badge, &style).height / 4);
  return room;
}

static void
draw_lane (PentadSketch *sketch,
           PentadRect row,
           const PentadFlow *flow,
           int lane,
           double label_width,
           int columns)
{
  PentadRect boxes = row;
  double height = CLAMP (row.height - 12, MIN_BOX, BOX_HEIGHT);
  double middle =
      row.y +
      MAX (row.height / 2, MIN (badge_room (sketch, flow, lane), row.height - height) + height / 2);
  PentadTextStyle name = { .type = PENTAD_TYPE_CAPTION,
                           .ink = PENTAD_INK_TEXT_MUTED,
                           .anchor = PENTAD_ANCHOR_MIDDLE,
                           .max_width = (float)label_width };
  int column = 0;

  if (label_width > 0)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, row.x, middle, flow->lanes[lane], &name);
  pentad_rect_cut_left (&boxes, label_width + ARROW_ROOM);
  for (int i = 0; i < flow->n_stages; i++)
    {
      PentadRect box;

      if (flow->stages[i].lane != lane)
        continue;
      box = pentad_rect_cell (boxes, columns, 1, column, 0, ARROW_ROOM);
      box.y = middle - height / 2;
      box.height = height;
      if (column > 0)
        draw_arrow (sketch, box.x - ARROW_ROOM / 2.0, middle);
      pentad_sketch_point (sketch, i, -1);
      draw_stage (sketch, box, &flow->stages[i]);
      column++;
    }
}

static PentadDataTable *
tell (const PentadFlow *flow)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  for (int i = 0; i < flow->n_stages; i++)
    {
      const PentadFlowStage *stage = &flow->stages[i];

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, stage->label, NAN);
      pentad_data_table_set (table, 1, stage->value, pentad_data_number (stage->value));
      pentad_data_table_set (table, 2, stage->badge, NAN);
    }
  return table;
}

void
pentad_flow_layout (PentadSketch *sketch, PentadRect area, const PentadFlow *flow)
{
  PentadTextStyle name = { .type = PENTAD_TYPE_CAPTION };
  double label_width;
  double height;

  if (area.width < 60 || area.height < MIN_BOX)
    return;
  pentad_sketch_set_chart (sketch, flow->id);
  pentad_sketch_tell (sketch, tell (flow));
  if (flow->n_lanes < 1 || flow->n_stages < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      label_width = pentad_rows_widest (sketch, flow->lanes, sizeof (char *), flow->n_lanes, &name,
                                        area.width / 4);
      height = MIN (area.height / flow->n_lanes, LANE_NATURAL);
      for (int lane = 0; lane < flow->n_lanes; lane++)
        draw_lane (
            sketch,
            pentad_rect (area.x, area.y + lane * area.height / flow->n_lanes, area.width, height),
            flow, lane, label_width, most_stages (flow));
    }
  pentad_sketch_set_chart (sketch, NULL);
}
