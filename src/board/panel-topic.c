/* Panels of topics: tables by kind or by place, entries one by one, shares of a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which topic, kinds, measures and fields a panel shows is in the board file (data/boards). */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/board-topic.h"
#include "board/panels.h"
#include "render/format.h"
#include "render/item-list.h"
#include "render/share-bar.h"
#include "render/table-rows.h"

/* Weights of a table's columns. */
#define NAME_WEIGHT  1.7
#define COUNT_WEIGHT 1.1
#define SHARE_WEIGHT 1.4

/* FALSE when the panel has been drawn without it. */
static gboolean
find_topic (PentadPanelContext *ctx, PentadBoardTopic *found)
{
  PentadCity *city = ctx->data->query.city;
  const char *id = ctx->spec->topic.of;

  if (id != NULL && pentad_board_topic_find (city, id, found))
    return TRUE;
  pentad_panel_frame (ctx, NULL, pentad_panel_missing_topic (ctx, id));
  return FALSE;
}

/* Numbers of kinds (int) that the panel shows. */
static GArray *
list_kinds (const PentadPanelContext *ctx, const PentadTopic *topic)
{
  const PentadTopicSpec *spec = &ctx->spec->topic;
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < spec->kinds->len; i++)
    {
      int kind = pentad_topic_find_kind (topic, g_ptr_array_index (spec->kinds, i));

      if (kind >= 0)
        g_array_append_val (kinds, kind);
    }
  for (int i = 0; spec->kinds->len == 0 && i < (int)topic->kinds->len; i++)
    {
      const PentadTopicKind *kind = g_ptr_array_index (topic->kinds, i);
      gboolean fits = spec->group == NULL              ? kind->group == NULL
                      : g_str_equal (spec->group, "*") ? kind->group != NULL
                                                       : g_strcmp0 (kind->group, spec->group) == 0;

      if (fits)
        g_array_append_val (kinds, i);
    }
  return kinds;
}

/* A number of several kinds together. */
static double
add_kinds (const PentadBoardTopic *topic, const GArray *kinds, int place, int measure)
{
  double sum = NAN;

  for (guint i = 0; i < kinds->len; i++)
    {
      double value =
          pentad_topic_sums_get (topic->sums, place, g_array_index (kinds, int, i), measure);

      if (!isnan (value))
        sum = (isnan (sum) ? 0 : sum) + value;
    }
  return sum;
}

/* Where the kinds are counted: the place shown or, where nobody counts them so finely, the nearest
 * one above it that has numbers. */
static int
find_counted_place (const PentadPanelContext *ctx,
                    const PentadBoardTopic *topic,
                    const GArray *kinds)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  const GPtrArray *columns = ctx->spec->topic.columns;

  for (int place = ctx->data->query.place; place != PENTAD_NO_PLACE;
       place = pentad_divisions_get (divisions, place)->parent)
    for (guint c = 0; c < columns->len; c++)
      {
        const PentadTopicColumn *column = g_ptr_array_index (columns, c);
        int measure = pentad_topic_find_measure (topic->topic, column->measure);

        if (!isnan (add_kinds (topic, kinds, place, measure)))
          return place;
      }
  return ctx->data->query.place;
}

/* Says whose the numbers are when they are not those of the place shown; NULL when they are. */
static const char *
counted_place_note (PentadPanelContext *ctx, int place)
{
  return place != ctx->data->query.place
             /* TRANSLATORS: of the whole street, where a community of it is shown. */
             ? pentad_panel_printf (ctx, _ ("%s as a whole"), pentad_panel_place_name (ctx, place))
             : NULL;
}

/* One row of a table: the kinds whose numbers are added up, in a place. */
typedef struct
{
  int place;
  GArray *kinds; /* int */
  const char *name;
  PentadTopicTone tone;
  double order;
} Row;

static void
row_clear (gpointer data)
{
  g_array_unref (((Row *)data)->kinds);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  double first = ((const Row *)a)->order, second = ((const Row *)b)->order;

  return (first < second) - (first > second);
}

static PentadTone
tone_of (PentadTopicTone tone)
{
  switch (tone)
    {
    case PENTAD_TOPIC_PLAIN:
      return PENTAD_TONE_NEUTRAL;
    case PENTAD_TOPIC_FINE:
      return PENTAD_TONE_FINE;
    case PENTAD_TOPIC_WATCH:
      return PENTAD_TONE_WATCH;
    case PENTAD_TOPIC_BAD:
      return PENTAD_TONE_BAD;
    }
  g_return_val_if_reached (PENTAD_TONE_NEUTRAL);
}

static void
add_kind_rows (
    PentadPanelContext *ctx, const PentadTopic *topic, int place, const GArray *kinds, GArray *rows)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      int number = g_array_index (kinds, int, i);
      const PentadTopicKind *kind = g_ptr_array_index (topic->kinds, number);
      const char *name = pentad_label_get (&kind->label, ctx->language);
      Row row = { place, g_array_new (FALSE, FALSE, sizeof (int)),
                  name[0] != '\0' ? name : kind->id, kind->tone, 0 };

      g_array_append_val (row.kinds, number);
      g_array_append_val (rows, row);
    }
}

static void
add_place_rows (PentadPanelContext *ctx, int whole, GArray *kinds, GArray *rows)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  g_autoptr (GArray) places = pentad_divisions_children (divisions, whole);

  g_array_prepend_val (places, whole);
  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      Row row = { place, g_array_ref (kinds), pentad_panel_place_name (ctx, place),
                  PENTAD_TOPIC_PLAIN, 0 };

      g_array_append_val (rows, row);
    }
}

/* How far a share may miss its target and still be watched rather than bad. */
static PentadTone
judge (const PentadTopicColumn *column, double share)
{
  double missing = column->lower_is_good ? share - column->target : column->target - share;

  if (isnan (column->target) || isnan (share))
    return PENTAD_TONE_NEUTRAL;
  return missing <= 0                           ? PENTAD_TONE_FINE
         : missing <= PENTAD_PANEL_WATCH_POINTS ? PENTAD_TONE_WATCH
                                                : PENTAD_TONE_BAD;
}

static PentadTableCell
make_cell (PentadPanelContext *ctx,
           const PentadBoardTopic *topic,
           const Row *row,
           const PentadTopicColumn *column)
{
  int measure = pentad_topic_find_measure (topic->topic, column->measure);
  double value = add_kinds (topic, row->kinds, row->place, measure);
  PentadTableCell cell = { .bar = NAN, .target = NAN };

  if (column->is_share && measure >= 0)
    {
      const PentadTopicMeasure *part = g_ptr_array_index (topic->topic->measures, measure);
      double of = add_kinds (topic, row->kinds, row->place,
                             pentad_topic_find_measure (topic->topic, part->of));
      double share = of > 0 ? 100 * value / of : NAN;

      cell.tone = judge (column, share);
      if (!isnan (share))
        cell.text = pentad_panel_take (ctx, pentad_format_percent (share, 1));
      cell.bar = share / 100;
      cell.target = column->target / 100;
      if (cell.tone == PENTAD_TONE_NEUTRAL)
        cell.tone = PENTAD_TONE_FINE;
      return cell;
    }
  if (!isnan (value))
    cell.text = pentad_panel_take (ctx, pentad_format_count (value));
  cell.tone = value > 0 ? tone_of (row->tone) : PENTAD_TONE_NEUTRAL;
  cell.bold = cell.tone != PENTAD_TONE_NEUTRAL;
  return cell;
}

/* "total/pieces": what the column counts, and in what; a part is told in what its whole is. */
static const char *
name_column (PentadPanelContext *ctx, const PentadTopic *topic, const PentadTopicColumn *column)
{
  int number = pentad_topic_find_measure (topic, column->measure);
  const PentadTopicMeasure *measure =
      number >= 0 ? g_ptr_array_index (topic->measures, number) : NULL;
  const char *own = pentad_label_get (&column->label, ctx->language);
  const char *label =
      own[0] != '\0' || measure == NULL ? own : pentad_label_get (&measure->label, ctx->language);
  const char *unit = measure != NULL && measure->of == NULL && !column->is_share
                         ? pentad_label_get (&measure->unit, ctx->language)
                         : "";

  /* "places/places" would say it twice. */
  return unit[0] != '\0' && !g_str_equal (unit, label)
             ? pentad_panel_printf (ctx, "%s/%s", label, unit)
             : label;
}

static void
draw_table (PentadPanelContext *ctx,
            const PentadBoardTopic *topic,
            const GArray *rows,
            const char *note)
{
  const PentadTopicSpec *spec = &ctx->spec->topic;
  int n_columns = (int)spec->columns->len + 1, n = 0;
  g_autofree PentadTableColumn *columns = g_new0 (PentadTableColumn, n_columns);
  g_autofree PentadTableCell *cells =
      g_new0 (PentadTableCell, (gsize)n_columns * MAX (rows->len, 1));
  g_autofree const char **keys = g_new0 (const char *, MAX (rows->len, 1));
  g_autofree int *places = g_new (int, MAX (rows->len, 1));
  gboolean by_place = spec->rows == PENTAD_TOPIC_ROWS_PLACES;

  columns[0] = (PentadTableColumn){ by_place ? _ ("Division") : _ ("Kind"), PENTAD_ALIGN_START,
                                    NAME_WEIGHT, FALSE };
  for (int c = 1; c < n_columns; c++)
    {
      const PentadTopicColumn *column = g_ptr_array_index (spec->columns, c - 1);

      columns[c] =
          (PentadTableColumn){ name_column (ctx, topic->topic, column), PENTAD_ALIGN_END,
                               column->is_share ? SHARE_WEIGHT : COUNT_WEIGHT, column->is_share };
    }
  for (guint r = 0; r < rows->len; r++)
    {
      const Row *row = &g_array_index (rows, Row, r);
      PentadTableCell *line = &cells[n * n_columns];
      gboolean any = FALSE;

      line[0] = (PentadTableCell){ .text = row->name, .bar = NAN, .target = NAN };
      for (int c = 1; c < n_columns; c++)
        {
          line[c] = make_cell (ctx, topic, row, g_ptr_array_index (spec->columns, c - 1));
          any |= line[c].text != NULL;
        }
      if (!any)
        continue;
      places[n] = by_place ? row->place : PENTAD_NO_PLACE;
      keys[n] = by_place ? pentad_panel_printf (ctx, "place:%d", row->place) : NULL;
      n++;
    }
  if (n == 0)
    {
      pentad_panel_frame (ctx, NULL, PENTAD_PANEL_EMPTY);
      return;
    }
  PentadTable table = {
    .id = ctx->spec->id,
    .columns = columns,
    .n_columns = n_columns,
    .cells = cells,
    .n_rows = n,
    .keys = keys,
    .places = places,
  };
  pentad_table_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &table);
}

/* Counts of a topic: a row for each kind, or for the place shown and each below it. Where nobody
 * counts so finely they are those of the nearest place above that has some, and say so. */
void
pentad_panel_topic (PentadPanelContext *ctx)
{
  const PentadTopicSpec *spec = &ctx->spec->topic;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  PentadBoardTopic topic;

  if (!find_topic (ctx, &topic))
    return;
  g_autoptr (GArray) kinds = list_kinds (ctx, topic.topic);
  int place = find_counted_place (ctx, &topic, kinds);
  g_array_set_clear_func (rows, row_clear);
  if (spec->rows == PENTAD_TOPIC_ROWS_PLACES)
    add_place_rows (ctx, place, kinds, rows);
  else
    add_kind_rows (ctx, topic.topic, place, kinds, rows);
  if (spec->sort != NULL)
    {
      int measure = pentad_topic_find_measure (topic.topic, spec->sort);

      for (guint i = 0; i < rows->len; i++)
        {
          Row *row = &g_array_index (rows, Row, i);
          double value = add_kinds (&topic, row->kinds, row->place, measure);

          row->order = isnan (value) ? -1 : value;
        }
      g_array_sort (rows, compare_rows);
    }
  if (ctx->spec->limit > 0 && rows->len > (guint)ctx->spec->limit)
    g_array_set_size (rows, (guint)ctx->spec->limit);
  draw_table (ctx, &topic, rows, counted_place_note (ctx, place));
}

/* The first column of each kind as a share of all of them. */
void
pentad_panel_topic_shares (PentadPanelContext *ctx)
{
  const PentadTopicSpec *spec = &ctx->spec->topic;
  PentadBoardTopic topic;

  if (!find_topic (ctx, &topic))
    return;
  g_autoptr (GArray) kinds = list_kinds (ctx, topic.topic);
  int measure =
      spec->columns->len > 0
          ? pentad_topic_find_measure (
                topic.topic,
                ((const PentadTopicColumn *)g_ptr_array_index (spec->columns, 0))->measure)
          : -1;
  int place = find_counted_place (ctx, &topic, kinds);
  double total = add_kinds (&topic, kinds, place, measure);
  g_autofree PentadShare *shares = g_new0 (PentadShare, MAX (kinds->len, 1));

  if (isnan (total))
    {
      pentad_panel_frame (ctx, NULL, PENTAD_PANEL_EMPTY);
      return;
    }
  for (guint i = 0; i < kinds->len; i++)
    {
      int number = g_array_index (kinds, int, i);
      const PentadTopicKind *kind = g_ptr_array_index (topic.topic->kinds, number);
      double value = pentad_topic_sums_get (topic.sums, place, number, measure);
      g_autofree char *count = pentad_format_count (value);
      g_autofree char *share = pentad_format_percent (total > 0 ? 100 * value / total : NAN, 1);

      shares[i] = (PentadShare){
        .label = pentad_label_get (&kind->label, ctx->language),
        .value = value,
        .value_text = pentad_panel_printf (ctx, "%s · %s", count, share),
        .target = NAN,
        .ink = PENTAD_INK_NONE,
      };
    }
  g_autofree char *sum = pentad_format_count (total);
  PentadShareBar bar = { ctx->spec->id, shares, (int)kinds->len };
  const char *whole = counted_place_note (ctx, place);
  const char *note = pentad_panel_printf (
      ctx, "%s%s%s %s", whole != NULL ? whole : "", whole != NULL ? " · " : "",
      name_column (ctx, topic.topic, g_ptr_array_index (spec->columns, 0)), sum);
  pentad_share_bar_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &bar);
}
