/* A ranking: rank, name, bar, score, and how both changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/ranking.h"

#include "render/format.h"
#include "render/line-chart.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/scale.h"
#include "render/ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL   92
#define ROW_LEAST     34
#define ALIKE_LEAST   56 /* row height from which there is room between two ranks */
#define CAPTION_LEAST 70 /* row height from which the caption is shown */
#define RANK_WIDTH    48
#define ARROW_ROOM    22
#define ARROW         12
#define WHISKER       5 /* ends of an interval that lies in its bar */
#define STEP_ARROW    8
#define TREND_WIDTH   50
#define COLUMN_GAP    14
#define MIN_TAG       28
#define STEPS_LEAST   60  /* row height from which rank changes stand below the rank */
#define TREND_LEAST   420 /* width of the list from which sparklines are shown */
#define HEADING       30
#define FOOTNOTE      26
#define ALIKE         "≈"

typedef struct
{
  double rank_width, score_width;
  gboolean trend;
  PentadScale scale;
  double bar_x, bar_width;
} Columns;

static PentadScale
score_scale (const PentadRanking *ranking, double start, double end)
{
  double min = INFINITY;
  double max = -INFINITY;

  for (int i = 0; i < ranking->n_ranks; i++)
    {
      const double values[] = { ranking->ranks[i].score, ranking->ranks[i].low,
                                ranking->ranks[i].high };
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        if (isfinite (values[k]))
          {
            min = MIN (min, values[k]);
            max = MAX (max, values[k]);
          }
    }
  if (!isfinite (min))
    min = max = 0;
  /* The lowest bar keeps a length: the floor lies below the lowest value. */
  min = min > 0 ? MIN (pentad_rate_floor (min), 50) : min;
  max = MAX (max, 0);
  if (isfinite (ranking->min))
    min = ranking->min;
  if (isfinite (ranking->max))
    max = ranking->max;
  else if (max > 50 && max <= 100)
    max = 100;
  if (max <= min)
    max = min + 1;
  return pentad_scale_new (PENTAD_SCALE_LINEAR, min, max, start, end);
}

static Columns
make_columns (PentadSketch *sketch, PentadRect area, const PentadRanking *ranking)
{
  PentadTextStyle rank = { .type = PENTAD_TYPE_FIGURE, .bold = TRUE };
  PentadTextStyle score = { .type = PENTAD_TYPE_FIGURE, .bold = TRUE };
  Columns columns = { 0 };
  double end = area.x + area.width - ARROW_ROOM;

  columns.rank_width = pentad_rows_widest (sketch, &ranking->ranks[0].rank, sizeof (PentadRank),
                                           ranking->n_ranks, &rank, area.width / 5);
  columns.rank_width = MAX (columns.rank_width + COLUMN_GAP, MIN (RANK_WIDTH, area.width / 6));
  columns.score_width =
      pentad_rows_widest (sketch, &ranking->ranks[0].score_text, sizeof (PentadRank),
                          ranking->n_ranks, &score, area.width / 3);
  columns.score_width = MAX (columns.score_width, 24);
  columns.bar_x = area.x + columns.rank_width;
  end -= columns.score_width + COLUMN_GAP;
  for (int i = 0; i < ranking->n_ranks && area.width >= TREND_LEAST; i++)
    columns.trend |= ranking->ranks[i].trend != NULL && ranking->ranks[i].n_trend > 1;
  if (columns.trend)
    end -= TREND_WIDTH + COLUMN_GAP;
  columns.bar_width = MAX (end - columns.bar_x, 0);
  columns.scale = score_scale (ranking, columns.bar_x, columns.bar_x + columns.bar_width);
  return columns;
}

/* Above the bar where there is room, else through it: there it touches no name. */
static void
draw_interval (PentadSketch *sketch, PentadRect track, double low, double high, gboolean over)
{
  double width = MAX (high - low, 1);
  double middle = track.y + track.height / 2;

  if (over)
    {
      pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON, pentad_rect (low, track.y - 5, width, 2),
                          PENTAD_INK_TEXT_MUTED, 0);
      return;
    }
  pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON, pentad_rect (low, middle - 0.75, width, 1.5),
                      PENTAD_INK_TEXT, 0);
  for (int end = 0; end < 2; end++)
    pentad_sketch_fill (
        sketch, PENTAD_ROLE_COMPARISON,
        pentad_rect (low + end * (width - 1.5), middle - WHISKER / 2.0, 1.5, WHISKER),
        PENTAD_INK_TEXT, 0);
}

static void
draw_bar (PentadSketch *sketch,
          PentadRect track,
          const PentadScale *scale,
          const PentadRank *rank,
          gboolean over)
{
  double end = pentad_scale_clamp (scale, rank->score);
  double previous = pentad_scale_clamp (scale, rank->previous);
  double low = pentad_scale_clamp (scale, rank->low);
  double high = pentad_scale_clamp (scale, rank->high);

  pentad_sketch_fill (sketch, PENTAD_ROLE_TRACK, track, PENTAD_INK_TRACK, 4);
  if (isfinite (end))
    pentad_sketch_fill (sketch, PENTAD_ROLE_MARK,
                        pentad_rect (track.x, track.y, end - track.x, track.height),
                        pentad_tone_fill (rank->tone), 4);
  if (isfinite (previous))
    pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON,
                        pentad_rect (previous - 0.75, track.y - 2, 1.5, track.height + 4),
                        PENTAD_INK_TEXT, 0);
  if (isfinite (low) && isfinite (high))
    draw_interval (sketch, track, low, high, over);
}

static PentadInk
change_ink (const PentadRank *rank, gboolean lower_is_better)
{
  if (rank->change == 0)
    return PENTAD_INK_TEXT_MUTED;
  return (rank->change > 0) != lower_is_better ? PENTAD_INK_FINE : PENTAD_INK_BAD;
}

static void
draw_change (
    PentadSketch *sketch, double x, double y, const PentadRank *rank, gboolean lower_is_better)
{
  gboolean up = rank->change > 0;
  PentadPaint paint = { .fill = change_ink (rank, lower_is_better) };

  if (rank->change == 0)
    pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON,
                        pentad_rect (x - ARROW / 2.0, y - 1, ARROW, 2), PENTAD_INK_TEXT_MUTED, 0);
  else
    pentad_sketch_marker (sketch, PENTAD_ROLE_COMPARISON,
                          up ? PENTAD_MARKER_TRIANGLE : PENTAD_MARKER_TRIANGLE_DOWN, x, y, ARROW,
                          &paint);
}

static void
draw_change_text (PentadSketch *sketch,
                  double right,
                  double y,
                  const Columns *columns,
                  const PentadRank *rank,
                  gboolean lower_is_better)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = change_ink (rank, lower_is_better),
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)(columns->score_width + COLUMN_GAP) };

  if (rank->change_text != NULL)
    pentad_sketch_text (sketch, PENTAD_ROLE_COMPARISON, right - ARROW_ROOM, y, rank->change_text,
                        &style);
}

/* Draws the tag at the right end of the name's line and returns the room that it takes. A tag gives
 * way to the name; one that stands for a heading shares the line with it. */
static double
draw_tag (PentadSketch *sketch, PentadRect line, const PentadRank *rank, double name_width)
{
  gboolean heading = rank->heading != NULL;
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  const char *tag = heading ? rank->heading : rank->tag;
  double width = tag != NULL ? pentad_sketch_measure (sketch, tag, &style).width : 0;
  double most = MAX (line.width - name_width - COLUMN_GAP, heading ? line.width / 3 : 0);

  if (tag == NULL || (width > most && !heading) || most < MIN_TAG)
    return 0;
  style.max_width = (float)most;
  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, line.x + line.width, line.y, tag, &style);
  return MIN (width, most) + COLUMN_GAP;
}

/* How many ranks up or down, in the column of ranks: an arrow and the number. */
static void
draw_steps (PentadSketch *sketch, double x, double y, double width, int steps)
{
  g_autofree char *number = g_strdup_printf ("%d", ABS (steps));
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = steps > 0 ? PENTAD_INK_FINE : PENTAD_INK_BAD,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  PentadPaint paint = { .fill = style.ink };

  if (steps == 0 || pentad_sketch_measure (sketch, number, &style).width + STEP_ARROW + 4 > width)
    return;
  pentad_sketch_marker (sketch, PENTAD_ROLE_COMPARISON,
                        steps > 0 ? PENTAD_MARKER_TRIANGLE : PENTAD_MARKER_TRIANGLE_DOWN,
                        x + STEP_ARROW / 2.0, y, STEP_ARROW, &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_COMPARISON, x + STEP_ARROW + 4, y, number, &style);
}

static void
draw_score (PentadSketch *sketch,
            double right,
            double y,
            const Columns *columns,
            const PentadRank *rank,
            gboolean lower_is_better)
{
  PentadTextStyle score = { .type = PENTAD_TYPE_FIGURE,
                            .ink = pentad_tone_ink (rank->score_text != NULL ? rank->tone
                                                                             : PENTAD_TONE_MUTED),
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)columns->score_width };
  double x = right - ARROW_ROOM - columns->score_width - COLUMN_GAP - TREND_WIDTH;

  pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, right - ARROW_ROOM, y,
                      rank->score_text != NULL ? rank->score_text : PENTAD_NO_VALUE, &score);
  if (isfinite (rank->score))
    draw_change (sketch, right - ARROW / 2.0, y + 3, rank, lower_is_better);
  if (columns->trend && rank->trend != NULL)
    pentad_sparkline_layout (sketch, pentad_rect (x, y - 16, TREND_WIDTH, 18), rank->trend,
                             rank->n_trend, PENTAD_INK_TEXT_MUTED);
}

/* Below the rank, or beside it where rows are low. */
static void
draw_rank_steps (PentadSketch *sketch,
                 PentadRect row,
                 const Columns *columns,
                 const PentadRank *rank,
                 const PentadTextStyle *number,
                 double name_y)
{
  double used = 0;

  if (rank->rank == NULL)
    return;
  if (row.height < STEPS_LEAST)
    used = pentad_sketch_measure (sketch, rank->rank, number).width + 6;
  draw_steps (sketch, row.x + used, used > 0 ? name_y : name_y + 27, columns->rank_width - used - 2,
              rank->rank_change);
}

static void
draw_row (PentadSketch *sketch,
          PentadRect row,
          const Columns *columns,
          const PentadRank *rank,
          gboolean lower_is_better)
{
  gboolean caption = rank->caption != NULL && row.height >= CAPTION_LEAST;
  double top = row.y + (row.height - (caption ? 64 : 32)) / 2;
  double name_y = top + 11;
  double thickness = MIN (10, row.height * 0.25);
  PentadTextStyle number = { .type = row.height > 50 ? PENTAD_TYPE_FIGURE : PENTAD_TYPE_COUNT,
                             .ink = PENTAD_INK_TEXT_MUTED,
                             .bold = TRUE,
                             .anchor = PENTAD_ANCHOR_MIDDLE,
                             .max_width = (float)columns->rank_width };
  PentadTextStyle name = { .type = row.height > 50 ? PENTAD_TYPE_NAME : PENTAD_TYPE_BODY,
                           .ink = PENTAD_INK_TEXT,
                           .bold = TRUE,
                           .anchor = PENTAD_ANCHOR_MIDDLE,
                           .max_width = (float)columns->bar_width };
  PentadTextStyle small = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)columns->bar_width };

  pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, row.x, name_y,
                      rank->rank != NULL ? rank->rank : PENTAD_NO_VALUE, &number);
  if (columns->bar_width > 8)
    {
      name.max_width = 0;
      name.max_width =
          (float)(columns->bar_width -
                  draw_tag (sketch, pentad_rect (columns->bar_x, name_y, columns->bar_width, 0),
                            rank, pentad_sketch_measure (sketch, rank->name, &name).width));
      pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, columns->bar_x, name_y, rank->name, &name);
      draw_bar (sketch,
                pentad_rect (columns->bar_x, top + (row.height > 50 ? 32 : 24), columns->bar_width,
                             thickness),
                &columns->scale, rank, row.height > 50);
      if (caption)
        pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, columns->bar_x, top + 57, rank->caption,
                            &small);
    }
  draw_rank_steps (sketch, row, columns, rank, &number, name_y);
  if (caption)
    draw_change_text (sketch, row.x + row.width, top + 57, columns, rank, lower_is_better);
  draw_score (sketch, row.x + row.width, caption ? top + 24 : row.y + row.height / 2, columns, rank,
              lower_is_better);
  pentad_sketch_hit (sketch, row, rank->key, rank->tooltip, rank->place);
}

/* Height of all headings; 0 where they would take the place of rows and stand as tags instead. */
static double
headings_height (const PentadRanking *ranking, double height)
{
  double headings = 0;

  for (int i = 0; i < ranking->n_ranks; i++)
    headings += ranking->ranks[i].heading != NULL ? HEADING : 0;
  return ranking->n_ranks * ROW_LEAST + headings <= height ? headings : 0;
}

/* Returns the height that it takes. It explains marks that stand between rows that are far enough
 * apart, and gives way where they are not. */
static double
draw_footnote (PentadSketch *sketch, PentadRect area, const PentadRanking *ranking)
{
  double headings = headings_height (ranking, area.height);
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)area.width };

  if (ranking->footnote == NULL ||
      area.height < ranking->n_ranks * ALIKE_LEAST + headings + FOOTNOTE)
    return 0;
  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, area.x, area.y + area.height - FOOTNOTE / 2.0,
                      ranking->footnote, &style);
  return FOOTNOTE;
}

static void
draw_heading (PentadSketch *sketch, PentadRect area, double y, const char *heading)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)area.width };

  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, area.x, y + HEADING / 2.0, heading, &style);
}

/* Between two rows, in the column of ranks. */
static void
draw_alike (PentadSketch *sketch, double x, double y)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  pentad_sketch_text (sketch, PENTAD_ROLE_COMPARISON, x, y, ALIKE, &style);
}

static void
draw_rows (PentadSketch *sketch,
           PentadRect area,
           const Columns *columns,
           const PentadRanking *ranking,
           const PentadRows *rows,
           gboolean with_headings)
{
  double y = area.y;

  for (int i = 0; i < rows->shown; i++)
    {
      PentadRank rank = ranking->ranks[i];

      if (rank.heading != NULL && with_headings)
        {
          draw_heading (sketch, area, y, rank.heading);
          y += HEADING;
          rank.heading = NULL;
        }
      pentad_sketch_point (sketch, i, -1);
      draw_row (sketch, pentad_rect (area.x, y, area.width, rows->height), columns, &rank,
                ranking->lower_is_better);
      y += rows->height;
      if (rank.like_next && rows->height >= ALIKE_LEAST && i + 1 < rows->shown &&
          ranking->ranks[i + 1].heading == NULL)
        draw_alike (sketch, area.x, y);
    }
}

static PentadDataTable *
tell (const PentadRanking *ranking)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Rank"));
  pentad_data_table_add_column (table, PENTAD_DATA_BEFORE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Interval"));
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  for (int i = 0; i < ranking->n_ranks; i++)
    {
      const PentadRank *rank = &ranking->ranks[i];
      g_autofree char *low = pentad_format_number (rank->low, 2);
      g_autofree char *high = pentad_format_number (rank->high, 2);
      g_autofree char *interval = isfinite (rank->low) && isfinite (rank->high)
                                      ? g_strdup_printf ("%s – %s", low, high)
                                      : NULL;

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, rank->name, NAN);
      pentad_data_table_set (table, 1, rank->score_text, rank->score);
      pentad_data_table_set (table, 2, rank->rank, NAN);
      pentad_data_table_set (table, 3, NULL, rank->previous);
      pentad_data_table_set (table, 4, interval, NAN);
      pentad_data_table_set (table, 5, rank->caption, NAN);
    }
  return table;
}

void
pentad_ranking_layout (PentadSketch *sketch, PentadRect area, const PentadRanking *ranking)
{
  Columns columns;
  PentadRows rows;
  double headings;

  if (area.width < 80 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, ranking->id);
  pentad_sketch_tell (sketch, tell (ranking));
  if (ranking->n_ranks < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      columns = make_columns (sketch, area, ranking);
      area.height -= draw_footnote (sketch, area, ranking);
      headings = headings_height (ranking, area.height);
      rows =
          pentad_rows_fit (area.height - headings, ranking->n_ranks, ROW_NATURAL, ROW_LEAST, FALSE);
      draw_rows (sketch, area, &columns, ranking, &rows, headings > 0);
      pentad_rows_layout_more (sketch, area, &rows);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
