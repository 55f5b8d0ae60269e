/* A funnel: how many come through each stage of a way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/funnel.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL 72
#define ROW_LEAST   22
#define BAR_SHARE   0.62 /* of a row; the rest is the slope to the next */
#define GAP         14
#define LEAST_BAR   48 /* room that names leave, gaps included: a cut number is a wrong number */
#define SHARE_GAP   10
#define SLOPE_ALPHA 0.3f

typedef struct
{
  double first, largest; /* NAN: no stage is known */
  double label_width, value_width, share_width;
  PentadTextStyle label;
  double middle, width; /* of the bars */
} Layout;

static double
amount (const PentadFunnelStage *stage)
{
  return isfinite (stage->value) && stage->value >= 0 ? stage->value : NAN;
}

/* The share of the first stage; NULL where there is none. Transfer full. */
static char *
share_text (const Layout *layout, const PentadFunnelStage *stage)
{
  double value = amount (stage);

  return isnan (value) || !(layout->first > 0)
             ? NULL
             : pentad_format_percent (100 * value / layout->first, 1);
}

static double
bar_width (const Layout *layout, const PentadFunnelStage *stage)
{
  return layout->largest > 0 ? layout->width * amount (stage) / layout->largest
                             : 0 * amount (stage);
}

/* Between two stages, when both are known. */
static void
draw_slope (PentadSketch *sketch, const Layout *layout, double y0, double y1, double w0, double w1)
{
  const float xy[] = {
    (float)(layout->middle - w0 / 2), (float)y0, (float)(layout->middle + w0 / 2), (float)y0,
    (float)(layout->middle + w1 / 2), (float)y1, (float)(layout->middle - w1 / 2), (float)y1,
  };
  PentadPaint paint = { .fill = PENTAD_INK_ACCENT, .fill_alpha = SLOPE_ALPHA };

  if (isfinite (w0) && isfinite (w1))
    pentad_sketch_path (sketch, PENTAD_ROLE_AXIS, xy, 4, TRUE, &paint);
}

static void
draw_bar (PentadSketch *sketch,
          PentadRect row,
          const Layout *layout,
          const PentadFunnelStage *stage)
{
  double height = row.height * BAR_SHARE;
  double width = bar_width (layout, stage);
  PentadPaint unknown = { .stroke = PENTAD_INK_NO_DATA,
                          .width = 1,
                          .hatch = PENTAD_HATCH_DIAGONAL };

  if (isfinite (width))
    pentad_sketch_fill (
        sketch, PENTAD_ROLE_MARK,
        pentad_rect (layout->middle - MAX (width, 1) / 2, row.y, MAX (width, 1), height),
        pentad_tone_fill (stage->tone), 2);
  else
    pentad_sketch_rect (
        sketch, PENTAD_ROLE_STATE,
        pentad_rect (layout->middle - layout->width / 2, row.y, layout->width, height), &unknown);
}

static void
draw_words (PentadSketch *sketch,
            PentadRect row,
            const Layout *layout,
            const PentadFunnelStage *stage)
{
  double y = row.y + row.height * BAR_SHARE / 2, right = row.x + row.width;
  g_autofree char *share = share_text (layout, stage);
  PentadTextStyle label = layout->label;
  PentadTextStyle value = { .type = PENTAD_TYPE_TITLE,
                            .ink =
                                stage->value_text != NULL ? PENTAD_INK_TEXT : PENTAD_INK_TEXT_MUTED,
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)layout->value_width };
  PentadTextStyle small = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)layout->share_width };

  label.max_width = (float)layout->label_width;
  if (label.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, row.x, y, stage->label, &label);
  if (small.max_width > 8)
    {
      pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, share, &small);
      right -= layout->share_width + SHARE_GAP;
    }
  if (value.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, right, y,
                        stage->value_text != NULL ? stage->value_text : PENTAD_NO_VALUE, &value);
}

static Layout
make_layout (PentadSketch *sketch, PentadRect area, const PentadFunnel *funnel)
{
  PentadTextStyle value = { .type = PENTAD_TYPE_TITLE, .bold = TRUE };
  PentadTextStyle small = { .type = PENTAD_TYPE_CAPTION };
  Layout layout = {
    .first = NAN,
    .largest = NAN,
    .label = { .type = PENTAD_TYPE_BODY, .ink = PENTAD_INK_TEXT, .anchor = PENTAD_ANCHOR_MIDDLE }
  };
  double left, right;

  for (int i = 0; i < funnel->n_stages; i++)
    {
      double n = amount (&funnel->stages[i]);

      if (isnan (n))
        continue;
      layout.first = isnan (layout.first) ? n : layout.first;
      layout.largest = isnan (layout.largest) ? n : MAX (layout.largest, n);
    }
  layout.value_width =
      pentad_rows_widest (sketch, &funnel->stages[0].value_text, sizeof (PentadFunnelStage),
                          funnel->n_stages, &value, area.width * 0.5);
  layout.label_width = pentad_rows_names (
      sketch, &funnel->stages[0].label, sizeof (PentadFunnelStage), funnel->n_stages, &layout.label,
      MIN (area.width * 0.35, area.width - layout.value_width - LEAST_BAR),
      BAR_SHARE * pentad_rows_room (area.height, funnel->n_stages, ROW_LEAST));
  layout.value_width = MAX (layout.value_width, MIN (24, area.width * 0.25));
  for (int i = 0; i < funnel->n_stages; i++)
    {
      g_autofree char *share = share_text (&layout, &funnel->stages[i]);

      if (share != NULL)
        layout.share_width = MAX (layout.share_width,
                                  ceil (pentad_sketch_measure (sketch, share, &small).width + 1));
    }
  /* The share gives way where the bars would have no room. */
  if (layout.share_width > area.width * 0.2)
    layout.share_width = 0;
  left = area.x + layout.label_width + GAP;
  right = area.x + area.width - layout.value_width - GAP -
          (layout.share_width > 0 ? layout.share_width + SHARE_GAP : 0);
  layout.width = MAX (right - left, 0);
  layout.middle = left + layout.width / 2;
  return layout;
}

static PentadDataTable *
tell (const PentadFunnel *funnel, const Layout *layout)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_PARTS);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("of the first"));
  for (int i = 0; i < funnel->n_stages; i++)
    {
      const PentadFunnelStage *stage = &funnel->stages[i];
      g_autofree char *share = share_text (layout, stage);

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, stage->label, NAN);
      pentad_data_table_set (table, 1, stage->value_text, amount (stage));
      pentad_data_table_set (table, 2, share, NAN);
    }
  return table;
}

static void
draw_stages (PentadSketch *sketch,
             PentadRect area,
             const PentadFunnel *funnel,
             const Layout *layout)
{
  double least = MAX (pentad_rows_least (sketch, &layout->label, 0) / BAR_SHARE, ROW_LEAST);
  PentadRows rows =
      pentad_rows_fit (area.height, funnel->n_stages, MAX (ROW_NATURAL, least), least, FALSE);

  for (int i = 0; i < rows.shown; i++)
    {
      PentadRect row = pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height);

      if (layout->width > 0)
        draw_bar (sketch, row, layout, &funnel->stages[i]);
      if (layout->width > 0 && i + 1 < rows.shown)
        draw_slope (sketch, layout, row.y + row.height * BAR_SHARE, row.y + row.height,
                    bar_width (layout, &funnel->stages[i]),
                    bar_width (layout, &funnel->stages[i + 1]));
      draw_words (sketch, row, layout, &funnel->stages[i]);
      pentad_sketch_point (sketch, i, -1);
      pentad_sketch_hit (sketch, row, funnel->stages[i].key, funnel->stages[i].tooltip,
                         PENTAD_NO_PLACE);
    }
  pentad_rows_layout_more (sketch, area, &rows);
}

void
pentad_funnel_layout (PentadSketch *sketch, PentadRect area, const PentadFunnel *funnel)
{
  if (area.width < 80 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, funnel->id);
  if (funnel->n_stages < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      Layout layout = make_layout (sketch, area, funnel);

      pentad_sketch_tell (sketch, tell (funnel, &layout));
      draw_stages (sketch, area, funnel, &layout);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
