/* A headline card: one large figure with its name and what to compare it with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/headline.h"

#include "render/format.h"
#include "render/line-chart.h"
#include "render/panel.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TITLE_MIDDLE   21
#define CAPTION_BOTTOM 17
#define MIN_CAPTION    78 /* height below which the caption is left out */
#define TREND_GAP      14
#define TREND_LEAST    40
#define TREND_MOST     90
#define TREND_HEIGHT   28
#define ARROW          9
#define ARROW_GAP      4
#define CHANGE_GAP     10
#define MIN_WORDS      40 /* room below which a caption is not cut for a change */

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

/* The words of a change, as far as they fit: without its verdict a change has no colour either. */
static char *
fit_change (PentadSketch *sketch,
            const PentadHeadlineChange *change,
            double width,
            PentadTextStyle *style)
{
  g_autofree char *full =
      change->verdict != NULL ? g_strdup_printf ("%s %s", change->text, change->verdict) : NULL;

  if (full != NULL && pentad_sketch_measure (sketch, full, style).width <= width)
    {
      style->ink = pentad_tone_ink (change->tone);
      return g_steal_pointer (&full);
    }
  return pentad_sketch_measure (sketch, change->text, style).width <= width
             ? g_strdup (change->text)
             : NULL;
}

static void
draw_change (
    PentadSketch *sketch, double x, double y, double width, const PentadHeadlineChange *change)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  g_autofree char *words =
      change->text != NULL ? fit_change (sketch, change, width - ARROW - ARROW_GAP, &style) : NULL;
  PentadPaint paint = { .fill = style.ink };

  if (words == NULL)
    return;
  if (change->direction == 0)
    pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON, pentad_rect (x, y - 1, ARROW, 2), style.ink,
                        0);
  else
    pentad_sketch_marker (sketch, PENTAD_ROLE_COMPARISON,
                          change->direction > 0 ? PENTAD_MARKER_TRIANGLE
                                                : PENTAD_MARKER_TRIANGLE_DOWN,
                          x + ARROW / 2.0, y, ARROW, &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_COMPARISON, x + ARROW + ARROW_GAP, y, words, &style);
}

/* Caption, then what changed; the caption goes before. */
static void
draw_caption (PentadSketch *sketch, PentadRect line, const PentadHeadline *headline)
{
  PentadTextStyle muted = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)line.width };
  double change = headline->change.text != NULL
                      ? ARROW + ARROW_GAP + CHANGE_GAP +
                            pentad_sketch_measure (sketch, headline->change.text, &muted).width
                      : 0;
  double used;

  if (line.width - change > MIN_WORDS)
    muted.max_width = (float)(line.width - change);
  used = pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, line.x, line.y, headline->caption, &muted)
             .width;
  if (used > 0)
    pentad_rect_cut_left (&line, used + CHANGE_GAP);
  draw_change (sketch, line.x, line.y, line.width, &headline->change);
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
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Change"));
  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, headline->title, NAN);
  pentad_data_table_set (table, 1, headline->value, numbers.value);
  pentad_data_table_set (table, 2, NULL, numbers.target);
  pentad_data_table_set (table, 3, NULL, numbers.before);
  pentad_data_table_set (table, 4, headline->caption, NAN);
  if (headline->change.text != NULL)
    {
      g_autofree char *words =
          g_strdup_printf ("%s %s", headline->change.text,
                           headline->change.verdict != NULL ? headline->change.verdict : "");

      pentad_data_table_set (table, 5, g_strchomp (words), NAN);
    }
  return table;
}

void
pentad_headline_layout (PentadSketch *sketch, PentadRect area, const PentadHeadline *headline)
{
  gboolean old = headline->state == PENTAD_PANEL_LATE || headline->state == PENTAD_PANEL_STALE;
  PentadPanel card = { .id = headline->id,
                       .flush = TRUE,
                       .state = old ? headline->state : PENTAD_PANEL_DATA,
                       .state_text = headline->state_text };
  PentadRect inner = area;
  gboolean caption = ((headline->caption != NULL && headline->caption[0] != '\0') ||
                      headline->change.text != NULL) &&
                     area.height >= MIN_CAPTION;
  PentadTextStyle muted = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  pentad_panel_layout (sketch, area, &card);
  pentad_rect_cut_left (&inner, pentad_sketch_get_theme (sketch)->padding);
  pentad_rect_cut_right (&inner, pentad_sketch_get_theme (sketch)->padding);
  if (inner.width < 10 || area.height < 30)
    return;
  muted.max_width = (float)(inner.width - (old ? PENTAD_PANEL_MARK : 0));
  pentad_sketch_set_chart (sketch, headline->id);
  pentad_sketch_tell (sketch, tell (headline));
  pentad_sketch_point (sketch, 0, -1);
  if (headline->title != NULL && pentad_sketch_measure (sketch, headline->title, &muted).cut)
    muted.type = PENTAD_TYPE_CAPTION;
  pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, inner.x, area.y + TITLE_MIDDLE, headline->title,
                      &muted);
  pentad_rect_cut_top (&inner, TITLE_MIDDLE + 9);
  pentad_rect_cut_bottom (&inner, caption ? CAPTION_BOTTOM + 8 : 6);
  draw_value (sketch, inner, headline);
  if (caption)
    draw_caption (sketch,
                  pentad_rect (inner.x, area.y + area.height - CAPTION_BOTTOM, inner.width, 0),
                  headline);
  pentad_sketch_hit (sketch, area, headline->key, headline->tooltip, PENTAD_NO_PLACE);
  pentad_sketch_set_chart (sketch, NULL);
}
