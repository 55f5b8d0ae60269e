/* A ranking: rank, name, bar, score, and how both changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/ranking.h"

#include "render/format.h"
#include "render/line-chart.h"
#include "render/panel.h"
#include "render/rank-bar.h"
#include "render/rank-change.h"
#include "render/rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL   92
#define ROW_LEAST     34
#define ALIKE_LEAST   56 /* row height from which there is room between two ranks */
#define CAPTION_LEAST 70 /* row height from which the caption is shown */
#define RANK_WIDTH    48
#define ARROW_ROOM    22
#define ARROW         12
#define TREND_WIDTH   50
#define COLUMN_GAP    14
#define MIN_TAG       28
#define STEPS_LEAST   60  /* row height from which rank changes stand below the rank */
#define TREND_LEAST   420 /* width of the list from which sparklines are shown */
#define NAME_ROW      50  /* row height from which names are large */
#define HEADING       30
#define HEADING_LEAST 22
#define FOOTNOTE      26
#define ALIKE         "≈"

typedef struct
{
  double rank_width, score_width;
  gboolean trend;
  PentadScale scale;
  PentadTextStyle name;
  double bar_x, bar_width;
  double row_height;
  double heading; /* height of a group's; 0: it stands as a tag */
} Columns;

/* Names have one size, that of the first of the types that cuts the fewest. */
static PentadTextStyle
name_style (PentadSketch *sketch, const Columns *columns, const PentadRanking *ranking, int n)
{
  PentadTextStyle style = { .type = columns->row_height > NAME_ROW ? PENTAD_TYPE_NAME
                                                                   : PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  pentad_rows_names (sketch, &ranking->ranks[0].name, sizeof (PentadRank), n, &style,
                     columns->bar_width, 0);
  return style;
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
  return columns;
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
    pentad_rank_change_layout (sketch, right - ARROW / 2.0, y + 3, rank, lower_is_better);
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
  pentad_rank_steps_layout (sketch, row.x + used, used > 0 ? name_y : name_y + 27,
                            columns->rank_width - used - 2, rank->rank_change);
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
  PentadTextStyle number = { .type = row.height > NAME_ROW ? PENTAD_TYPE_FIGURE : PENTAD_TYPE_COUNT,
                             .ink = PENTAD_INK_TEXT_MUTED,
                             .bold = TRUE,
                             .anchor = PENTAD_ANCHOR_MIDDLE,
                             .max_width = (float)columns->rank_width };
  PentadTextStyle name = columns->name;
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
      pentad_rank_bar_layout (sketch,
                              pentad_rect (columns->bar_x, top + (row.height > NAME_ROW ? 32 : 24),
                                           columns->bar_width, thickness),
                              &columns->scale, rank, row.height > NAME_ROW);
      if (caption)
        pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, columns->bar_x, top + 57, rank->caption,
                            &small);
    }
  draw_rank_steps (sketch, row, columns, rank, &number, name_y);
  if (caption)
    pentad_rank_change_text_layout (sketch, row.x + row.width - ARROW_ROOM, top + 57,
                                    columns->score_width + COLUMN_GAP, rank, lower_is_better);
  draw_score (sketch, row.x + row.width, caption ? top + 24 : row.y + row.height / 2, columns, rank,
              lower_is_better);
  pentad_sketch_hit (sketch, row, rank->key, rank->tooltip, rank->place);
}

/* Height of a heading; 0 where headings would take the place of rows and stand as tags instead. */
static double
heading_height (const PentadRanking *ranking, double height, int *n_headings)
{
  double room = height - ranking->n_ranks * ROW_LEAST;

  *n_headings = 0;
  for (int i = 0; i < ranking->n_ranks; i++)
    *n_headings += ranking->ranks[i].heading != NULL ? 1 : 0;
  if (*n_headings == 0 || room < *n_headings * HEADING_LEAST)
    return 0;
  return MIN (HEADING, room / *n_headings);
}

/* What explains the marks between rows that are far enough apart, and an axis that does not begin
 * at zero. NULL: nothing is to be said, or has no room. Transfer full. */
static char *
make_footnote (const PentadRanking *ranking, double height, double headings, const char *axis)
{
  gboolean alike =
      ranking->footnote != NULL && height >= ranking->n_ranks * ALIKE_LEAST + headings + FOOTNOTE;
  gboolean declared = axis != NULL && height >= ranking->n_ranks * ROW_LEAST + headings + FOOTNOTE;

  if (!alike && !declared)
    return NULL;
  return g_strconcat (alike ? ranking->footnote : "", alike && declared ? " · " : "",
                      declared ? axis : "", NULL);
}

/* Returns the height that it takes. */
static double
draw_footnote (PentadSketch *sketch, PentadRect area, const char *words)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)area.width };

  if (words == NULL)
    return 0;
  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, area.x, area.y + area.height - FOOTNOTE / 2.0,
                      words, &style);
  return FOOTNOTE;
}

static void
draw_heading (PentadSketch *sketch, PentadRect area, double middle, const char *heading)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)area.width };

  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, area.x, middle, heading, &style);
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
           const PentadRows *rows)
{
  double y = area.y;

  for (int i = 0; i < rows->shown; i++)
    {
      PentadRank rank = ranking->ranks[i];

      if (rank.heading != NULL && columns->heading > 0)
        {
          draw_heading (sketch, area, y + columns->heading / 2, rank.heading);
          y += columns->heading;
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

static void
draw (PentadSketch *sketch, PentadRect area, const PentadRanking *ranking)
{
  Columns columns = make_columns (sketch, area, ranking);
  double start = columns.bar_x, end = columns.bar_x + columns.bar_width;
  PentadScale scale = pentad_rank_scale (ranking, FALSE, start, end);
  g_autofree char *axis = pentad_rank_scale_declare (ranking, &scale);
  int n_headings;
  double headings = heading_height (ranking, area.height, &n_headings) * n_headings;
  g_autofree char *footnote = make_footnote (ranking, area.height, headings, axis);
  PentadRows rows;

  /* An axis of which nobody is told begins at zero. */
  columns.scale = pentad_rank_scale (
      ranking, footnote == NULL || axis == NULL || !g_str_has_suffix (footnote, axis), start, end);
  area.height -= draw_footnote (sketch, area, footnote);
  columns.heading = heading_height (ranking, area.height, &n_headings);
  rows = pentad_rows_fit (area.height - columns.heading * n_headings, ranking->n_ranks, ROW_NATURAL,
                          ROW_LEAST, FALSE);
  columns.row_height = rows.height;
  columns.name = name_style (sketch, &columns, ranking, rows.shown);
  draw_rows (sketch, area, &columns, ranking, &rows);
  pentad_rows_layout_more (sketch, area, &rows);
}

void
pentad_ranking_layout (PentadSketch *sketch, PentadRect area, const PentadRanking *ranking)
{
  if (area.width < 80 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, ranking->id);
  pentad_sketch_tell (sketch, tell (ranking));
  if (ranking->n_ranks < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    draw (sketch, area, ranking);
  pentad_sketch_set_chart (sketch, NULL);
}
