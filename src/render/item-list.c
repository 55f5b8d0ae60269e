/* A list of items with a tone bar at the left, two lines of text, and a value at the right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/item-list.h"

#include "render/panel.h"
#include "render/part-fit.h"
#include "render/rows.h"

#include "model/division.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_NATURAL 48
#define ROW_LEAST   40
#define TONE_WIDTH  4
#define TONE_HEIGHT 34
#define TEXT_LEFT   14
#define VALUE_GAP   12
#define LINE_HEIGHT 22 /* of titles that take several lines */
#define LINE_GAP    10
#define MAX_LINES   3
#define FIRST_LINE  8 /* middle of the title above a caption */
#define SECOND_LINE 28

/* Lines that a title without caption may take: as many as leave room for every item, else two. 1
 * when each of them fits into one. */
static int
fit_lines (PentadSketch *sketch, PentadRect area, const PentadItemList *list)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_TITLE,
                            .bold = TRUE,
                            .max_width = (float)(area.width - TEXT_LEFT),
                            .max_lines = MAX_LINES };
  int lines = 1;

  for (int i = 0; i < list->n_items && style.max_width > 0; i++)
    if (list->items[i].value == NULL &&
        (list->items[i].caption == NULL || list->items[i].caption[0] == '\0'))
      lines = MAX (lines, pentad_sketch_measure (sketch, list->items[i].title, &style).n_lines);
  while (lines > 2 && list->n_items * (lines * LINE_HEIGHT + LINE_GAP) > area.height)
    lines--;
  return lines;
}

/* How the items of a list look, all alike. */
typedef struct
{
  PentadType title, value;
  gboolean low; /* values stand in the second line, and leave the first to the titles */
  int lines;    /* of titles without a caption */
} Look;

static gboolean
has_caption (const PentadItem *item)
{
  return item->caption != NULL && item->caption[0] != '\0';
}

/* TRUE when not even its first part fits. */
static gboolean
is_caption_cut (PentadSketch *sketch, const char *caption, const PentadTextStyle *style)
{
  g_autofree char *fitting = NULL;

  if (!pentad_sketch_measure (sketch, caption, style).cut)
    return FALSE;
  fitting = pentad_part_fit (sketch, caption, style);
  return fitting == NULL;
}

/* How many of the first titles and captions are cut in that look. */
static int
count_cut (PentadSketch *sketch, double width, const PentadItemList *list, int n, const Look *look)
{
  PentadTextStyle title = { .type = look->title, .bold = TRUE };
  PentadTextStyle value = { .type = look->value, .bold = TRUE };
  PentadTextStyle caption = { .type = PENTAD_TYPE_CAPTION };
  double most = width / 2;
  int cut = 0;

  width -= TEXT_LEFT;
  for (int i = 0; i < n; i++)
    {
      const PentadItem *item = &list->items[i];
      gboolean two = has_caption (item);
      double taken =
          item->value == NULL
              ? 0
              : MIN (pentad_sketch_measure (sketch, item->value, &value).width, most) + VALUE_GAP;

      caption.max_width = (float)(width - taken);
      title.max_width = (float)(look->low && two ? width : width - taken);
      if (two && caption.max_width > 0)
        cut += is_caption_cut (sketch, item->caption, &caption) ? 1 : 0;
      if ((two || look->lines <= 1) && title.max_width > 0 &&
          pentad_sketch_measure (sketch, item->title, &title).cut)
        cut++;
    }
  return cut;
}

/* The first look that cuts the fewest titles: before they are cut they are set smaller, then values
 * make room. */
static Look
choose_look (PentadSketch *sketch, PentadRect area, const PentadItemList *list)
{
  static const Look looks[] = {
    { PENTAD_TYPE_TITLE, PENTAD_TYPE_COUNT, FALSE, 1 },
    { PENTAD_TYPE_BODY, PENTAD_TYPE_COUNT, FALSE, 1 },
    { PENTAD_TYPE_TITLE, PENTAD_TYPE_BODY, TRUE, 1 },
    { PENTAD_TYPE_BODY, PENTAD_TYPE_BODY, TRUE, 1 },
    { PENTAD_TYPE_CAPTION, PENTAD_TYPE_CAPTION, TRUE, 1 },
    { PENTAD_TYPE_AXIS, PENTAD_TYPE_CAPTION, TRUE, 1 },
  };
  int n = MIN (list->n_items, (int)(area.height / ROW_LEAST) + 1), least = G_MAXINT;
  int lines = fit_lines (sketch, area, list);
  Look best = looks[0];

  for (guint i = 0; i < G_N_ELEMENTS (looks) && least > 0; i++)
    {
      Look look = looks[i];
      int cut;

      look.lines = lines;
      cut = count_cut (sketch, area.width, list, n, &look);
      if (cut < least)
        best = look;
      least = MIN (least, cut);
    }
  return best;
}

static void
draw_item (PentadSketch *sketch, PentadRect row, const PentadItem *item, const Look *look)
{
  double tone_height = look->lines > 1 ? look->lines * LINE_HEIGHT : TONE_HEIGHT;
  double right = row.x + row.width, below = right;
  double left = row.x + TEXT_LEFT;
  gboolean two = has_caption (item), low = look->low && two;
  PentadTextStyle value = { .type = look->value,
                            .ink = pentad_tone_ink (item->tone),
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)(row.width * 0.5) };
  PentadTextStyle title = { .type = look->title,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_lines = two ? 1 : look->lines };
  PentadTextStyle caption = { .type = PENTAD_TYPE_CAPTION,
                              .ink = PENTAD_INK_TEXT_MUTED,
                              .anchor = PENTAD_ANCHOR_MIDDLE };

  pentad_sketch_fill (sketch, PENTAD_ROLE_MARK, pentad_rect (row.x, row.y, TONE_WIDTH, tone_height),
                      pentad_tone_ink (item->tone), 0);
  if (item->value != NULL)
    below =
        pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, right,
                            row.y + (low ? SECOND_LINE : tone_height / 2.0), item->value, &value)
            .x -
        VALUE_GAP;
  title.max_width = (float)((low ? right : below) - left);
  caption.max_width = (float)(below - left);
  if (title.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, left,
                        row.y + (two ? FIRST_LINE : tone_height / 2.0), item->title, &title);
  if (caption.max_width > 8)
    {
      g_autofree char *shorter = pentad_part_fit (sketch, item->caption, &caption);

      pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, left, row.y + SECOND_LINE,
                          shorter != NULL ? shorter : item->caption, &caption);
    }
  pentad_sketch_hit (sketch, pentad_rect (row.x, row.y, row.width, tone_height), item->key,
                     item->tooltip, PENTAD_NO_PLACE);
}

static PentadDataTable *
tell (const PentadItemList *list)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Value"));
  for (int i = 0; i < list->n_items; i++)
    {
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, list->items[i].title, NAN);
      pentad_data_table_set (table, 1, list->items[i].caption, NAN);
      pentad_data_table_set (table, 2, list->items[i].value, NAN);
    }
  return table;
}

void
pentad_item_list_layout (PentadSketch *sketch, PentadRect area, const PentadItemList *list)
{
  PentadRows rows;

  if (area.width < 40 || area.height < TONE_HEIGHT)
    return;
  pentad_sketch_set_chart (sketch, list->id);
  pentad_sketch_tell (sketch, tell (list));
  if (list->n_items < 1)
    pentad_panel_layout_empty (sketch, area,
                               list->empty != NULL ? list->empty : _ ("nothing to show"));
  else
    {
      Look look = choose_look (sketch, area, list);
      double height = look.lines > 1 ? look.lines * LINE_HEIGHT + LINE_GAP : 0;

      rows = pentad_rows_fit (area.height, MAX (list->n_items, list->n_total),
                              MAX (ROW_NATURAL, height), MAX (ROW_LEAST, height - LINE_GAP / 2),
                              FALSE);
      /* Fewer items were handed over than fit: the rest still counts as left out. */
      if (rows.shown > list->n_items)
        rows.shown = list->n_items;
      rows.left_out = MAX (list->n_items, list->n_total) - rows.shown;
      for (int i = 0; i < rows.shown; i++)
        {
          pentad_sketch_point (sketch, i, -1);
          draw_item (sketch,
                     pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height),
                     &list->items[i], &look);
        }
      pentad_rows_layout_more (sketch, area, &rows);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
