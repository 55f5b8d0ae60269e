/* The panel of a ranking: the units below the place shown by one figure, like with like.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/ranking.h"
#include "render/format.h"
#include "render/ranking.h"

/* Top and bottom are named where somebody stands between them. */
#define LEAST_WITH_ENDS 7
/* Decimals of intervals, which are estimates. */
#define INTERVAL_DECIMALS 1

static PentadFigure
get_figure (const PentadFigures *figures, int place, const char *id)
{
  const PentadFigure *figure = pentad_figures_lookup (figures, place, id);

  return figure != NULL ? *figure : (PentadFigure){ .state = PENTAD_FIGURE_NO_DATA };
}

static int
find_group (const PentadPanelContext *ctx, int place)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  int district = pentad_divisions_ancestor (divisions, place, PENTAD_LEVEL_DISTRICT);
  const char *kind =
      district != PENTAD_NO_PLACE
          ? pentad_division_kind_id (pentad_divisions_get (divisions, district)->kind)
          : NULL;

  return pentad_scheme_find_group (ctx->data->figures->scheme,
                                   pentad_divisions_get (divisions, place)->code, kind);
}

/* The children of the place shown, or itself when it has none; PentadRankInput. */
static GArray *
list_units (const PentadPanelContext *ctx, const PentadIndicator *indicator)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  g_autoptr (GArray) places = pentad_divisions_children (divisions, ctx->data->query.place);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (PentadRankInput));

  if (places->len == 0)
    g_array_append_val (places, ctx->data->query.place);
  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      PentadFigure filed = get_figure (ctx->data->figures, place, "file");
      PentadRankInput unit = {
        .unit = place,
        .code = pentad_divisions_get (divisions, place)->code,
        .group = find_group (ctx, place),
        .now = get_figure (ctx->data->figures, place, indicator->id),
        .before = get_figure (ctx->data->previous, place, indicator->id),
        .filed = filed.state == PENTAD_FIGURE_VALUE ? filed.value : NAN,
      };

      /* Hours by cases look like a rate when they are few, and are none. */
      if (indicator->unit != PENTAD_UNIT_PERCENT)
        unit.now.numerator = unit.now.denominator = NAN;
      g_array_append_val (units, unit);
    }
  return units;
}

static const char *
group_name (const PentadPanelContext *ctx, int group)
{
  const GPtrArray *groups = ctx->data->figures->scheme->groups;

  return group < 0
             ? _ ("other units")
             : pentad_label_get (&((const PentadGroup *)g_ptr_array_index (groups, group))->label,
                                 ctx->language);
}

/* A group is named when there are others; within it, those that have no rank stand apart. */
static const char *
heading_of (PentadPanelContext *ctx, const GArray *ranking, guint i, gboolean grouped)
{
  const PentadRanked *unit = &g_array_index (ranking, PentadRanked, i);
  const PentadRanked *last = i > 0 ? unit - 1 : NULL;

  if (grouped && (last == NULL || last->group != unit->group))
    return pentad_panel_capital (ctx, group_name (ctx, unit->group));
  return last != NULL && last->rank > 0 && unit->rank == 0 ? _ ("Not ranked") : NULL;
}

static const char *
tag_of (const PentadRanked *unit)
{
  if (unit->of < LEAST_WITH_ENDS)
    return NULL;
  switch (unit->end)
    {
    case PENTAD_END_TOP:
      return _ ("top three");
    case PENTAD_END_BOTTOM:
      return _ ("bottom three");
    case PENTAD_END_NONE:
      break;
    }
  return NULL;
}

/* "2,846 of 2,952 · before: rank 2", or why there is no value. */
static const char *
caption_of (PentadPanelContext *ctx, const PentadRanked *unit, const PentadFigure *now)
{
  GString *text = g_string_new (NULL);

  if (unit->rank == 0)
    g_string_append (text, now->state == PENTAD_FIGURE_NO_CASES ? _ ("no cases in this period")
                                                                : _ ("no data"));
  else if (!isnan (now->denominator))
    {
      g_autofree char *part = pentad_format_count (now->numerator);
      g_autofree char *whole = pentad_format_count (now->denominator);

      g_string_append_printf (text, _ ("%s of %s"), part, whole);
    }
  if (unit->previous_rank > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _ ("rank before: %u"), unit->previous_rank);
    }
  return pentad_panel_take (ctx, g_string_free (text, FALSE));
}

/* What the marks of a row mean, in words. */
static const char *
tooltip_of (PentadPanelContext *ctx, const PentadRanked *unit)
{
  GString *text = g_string_new (pentad_panel_place_name (ctx, unit->unit));

  if (unit->rank > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("rank %u of %u"), unit->rank, unit->of);
    }
  if (!isnan (unit->low))
    {
      g_autofree char *low = pentad_format_percent (unit->low, INTERVAL_DECIMALS);
      g_autofree char *high = pentad_format_percent (unit->high, INTERVAL_DECIMALS);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("95 %% interval %s to %s"), low, high);
    }
  if (unit->like_next)
    g_string_append_printf (text, "\n%s", _ ("not distinguishable from the next"));
  return pentad_panel_take (ctx, g_string_free (text, FALSE));
}

static void
fill_change (PentadPanelContext *ctx, const PentadRanked *unit, PentadRank *rank)
{
  int decimals = ctx->data->figures->scheme->decimals;
  double change = pentad_figure_round (unit->change, decimals);

  if (isnan (unit->change))
    return;
  rank->change = change > 0 ? 1 : change < 0 ? -1 : 0;
  rank->change_text = pentad_panel_take (ctx, pentad_format_change (change, decimals, ""));
}

static void
fill_trend (PentadPanelContext *ctx, const PentadIndicator *indicator, int place, PentadRank *rank)
{
  double *values = g_new (double, PENTAD_TREND_STEPS);

  pentad_panel_take (ctx, (char *)values);
  if (pentad_board_data_get_trend (ctx->data, place, indicator, values) < 2)
    return;
  rank->trend = values;
  rank->n_trend = PENTAD_TREND_STEPS;
}

static void
fill_rank (PentadPanelContext *ctx,
           const PentadIndicator *indicator,
           const PentadRanked *unit,
           PentadRank *rank)
{
  PentadFigure now = get_figure (ctx->data->figures, unit->unit, indicator->id);
  PentadFigure before = get_figure (ctx->data->previous, unit->unit, indicator->id);

  *rank = (PentadRank){
    .rank =
        unit->rank == 0 ? NULL : pentad_panel_printf (ctx, unit->tied ? "%u=" : "%u", unit->rank),
    .name = pentad_panel_place_name (ctx, unit->unit),
    .tag = tag_of (unit),
    .caption = caption_of (ctx, unit, &now),
    .score_text = pentad_panel_format (ctx, indicator, &now),
    .score = unit->rank > 0 ? now.value : NAN,
    .previous = unit->rank > 0 && !isnan (unit->change) ? before.value : NAN,
    .low = unit->low,
    .high = unit->high,
    .like_next = unit->like_next,
    .rank_change =
        unit->rank > 0 && unit->previous_rank > 0 ? (int)unit->previous_rank - (int)unit->rank : 0,
    .tone = pentad_panel_tone (ctx, indicator, &now, unit->unit),
    .key = pentad_panel_printf (ctx, "place:%d", unit->unit),
    .tooltip = tooltip_of (ctx, unit),
    .place = unit->unit,
  };
  fill_change (ctx, unit, rank);
  fill_trend (ctx, indicator, unit->unit, rank);
}

void
pentad_panel_ranking (PentadPanelContext *ctx)
{
  const PentadIndicator *indicator = pentad_panel_indicator (ctx, ctx->spec->figure);

  if (indicator == NULL || ctx->data->figures == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  gboolean low = indicator->better == PENTAD_BETTER_LOW;
  g_autoptr (GArray) units = list_units (ctx, indicator);
  g_autoptr (GArray) ranking =
      pentad_ranking_new ((const PentadRankInput *)(void *)units->data, units->len,
                          indicator->better, ctx->data->figures->scheme->decimals);
  g_autofree PentadRank *ranks = g_new0 (PentadRank, ranking->len);
  const PentadRanked *all = (const PentadRanked *)(void *)ranking->data;
  gboolean grouped = all[0].group != all[ranking->len - 1].group, alike = FALSE;

  for (guint i = 0; i < ranking->len; i++)
    {
      fill_rank (ctx, indicator, &all[i], &ranks[i]);
      ranks[i].heading = heading_of (ctx, ranking, i, grouped);
      alike |= all[i].like_next;
    }
  PentadRanking content = {
    .id = ctx->spec->id,
    .ranks = ranks,
    .n_ranks = (int)ranking->len,
    .min = NAN,
    .max = indicator->unit == PENTAD_UNIT_PERCENT && !low ? 100 : NAN,
    .lower_is_better = low,
    .percent = indicator->unit == PENTAD_UNIT_PERCENT,
    .footnote = alike ? _ ("≈ no more apart than chance makes (95 %)") : NULL,
  };
  pentad_ranking_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &content);
}
