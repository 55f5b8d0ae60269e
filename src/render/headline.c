/* A headline card: one large figure with its name and what to compare it with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/headline.h"

#include "render/format.h"
#include "render/line-chart.h"
#include "render/panel.h"

#include "model/division.h"

#include <math.h>

#define TITLE_MIDDLE   21
#define CAPTION_BOTTOM 17
#define MIN_CAPTION    78 /* height below which the caption is left out */
#define TREND_GAP      14
#define TREND_LEAST    40
#define TREND_MOST     90
#define TREND_HEIGHT   28

/* A figure is never cut: it takes a smaller type instead. */
static PentadTextStyle
fit_value (PentadSketch *sketch, const char *value, double width, double height, PentadTone tone)
{
  static const PentadType types[] = { PENTAD_TYPE_HEADLINE, PENTAD_TYPE_FIGURE, PENTAD_TYPE_COUNT,
                                      PENTAD_TYPE_CAPTION };
  PentadTextStyle style = { .ink = pentad_tone_ink (tone),
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      style.type = types[i];
      if (pentad_sketch_measure (sketch, value, &style).width <= width &&
          pentad_sketch_get_theme (sketch)->size[style.type] <= height)
        return style;
    }
  style.max_width = (float)width;
  return style;
}

static void
draw_value (PentadSketch *sketch, PentadRect area, const PentadHeadline *headline)
{
  const char *value = headline->value != NULL ? headline->value : PENTAD_NO_VALUE;
  PentadTone tone = headline->value != NULL ? headline->tone : PENTAD_TONE_MUTED;
  PentadTextStyle style = fit_value (sketch, value, area.width, area.height, tone);
  double y = area.y + area.height / 2;
  PentadRect trend = area;

  pentad_rect_cut_left (
      &trend, pentad_sketch_text (sketch, PENTAD_ROLE_HEADLINE, area.x, y, value, &style).width +
                  TREND_GAP);
  if (headline->trend == NULL || headline->n_trend < 2 || trend.width < TREND_LEAST)
    return;
  pentad_rect_cut_left (&trend, trend.width - MIN (trend.width, TREND_MOST));
  trend.y = y - TREND_HEIGHT / 2.0;
  trend.height = TREND_HEIGHT;
  pentad_sparkline_layout (sketch, trend, headline->trend, headline->n_trend,
                           PENTAD_INK_TEXT_MUTED);
}

static PentadDataTable *
tell (const PentadHeadline *headline)
{
  PentadHeadlineNumbers numbers =
      headline->numbers != NULL
          ? *headline->numbers
          : (PentadHeadlineNumbers){ pentad_data_number (headline->value), NAN, NAN };
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_FIGURE);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_TARGET, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_BEFORE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, headline->title, NAN);
  pentad_data_table_set (table, 1, headline->value, numbers.value);
  pentad_data_table_set (table, 2, NULL, numbers.target);
  pentad_data_table_set (table, 3, NULL, numbers.before);
  pentad_data_table_set (table, 4, headline->caption, NAN);
  return table;
}

void
pentad_headline_layout (PentadSketch *sketch, PentadRect area, const PentadHeadline *headline)
{
  PentadPanel card = { .id = headline->id, .flush = TRUE };
  PentadRect inner = area;
  gboolean caption =
      headline->caption != NULL && headline->caption[0] != '\0' && area.height >= MIN_CAPTION;
  PentadTextStyle muted = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  pentad_panel_layout (sketch, area, &card);
  pentad_rect_cut_left (&inner, pentad_sketch_get_theme (sketch)->padding);
  pentad_rect_cut_right (&inner, pentad_sketch_get_theme (sketch)->padding);
  if (inner.width < 10 || area.height < 30)
    return;
  muted.max_width = (float)inner.width;
  pentad_sketch_set_chart (sketch, headline->id);
  pentad_sketch_tell (sketch, tell (headline));
  pentad_sketch_point (sketch, 0, -1);
  pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, inner.x, area.y + TITLE_MIDDLE, headline->title,
                      &muted);
  pentad_rect_cut_top (&inner, TITLE_MIDDLE + 9);
  pentad_rect_cut_bottom (&inner, caption ? CAPTION_BOTTOM + 8 : 6);
  draw_value (sketch, inner, headline);
  muted.type = PENTAD_TYPE_CAPTION;
  if (caption)
    pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, inner.x, area.y + area.height - CAPTION_BOTTOM,
                        headline->caption, &muted);
  pentad_sketch_hit (sketch, area, headline->key, headline->tooltip, PENTAD_NO_PLACE);
  pentad_sketch_set_chart (sketch, NULL);
}
