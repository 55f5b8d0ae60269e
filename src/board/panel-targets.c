/* Panels of figures against what they ought to be: bullets, what moved a score, ways of work.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/composite.h"
#include "evaluate/service.h"
#include "render/bullet.h"
#include "render/format.h"
#include "render/share-bar.h"
#include "render/ticks.h"
#include "render/waterfall.h"

static double
value_of (const PentadFigure *figure)
{
  return figure != NULL && figure->state == PENTAD_FIGURE_VALUE ? figure->value : NAN;
}

/* The axis of a rate: from a round number that nothing lies below, or up to one that nothing lies
 * above, so that a target of 3 % is not a mark at the very end. */
static void
fill_rate_axis (PentadPanelContext *ctx, PentadBullet *bullet)
{
  static const double ceilings[] = { 5, 10, 20, 50, 100 };
  const double numbers[] = { bullet->value, bullet->target, bullet->before };
  double low = 100, high = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!isnan (numbers[i]))
      {
        low = MIN (low, numbers[i]);
        high = MAX (high, numbers[i]);
      }
  bullet->min = bullet->lower_is_better ? 0 : pentad_rate_floor (low);
  bullet->max = 100;
  for (guint i = 0; i < G_N_ELEMENTS (ceilings) && bullet->lower_is_better; i++)
    if (high < ceilings[i])
      {
        bullet->max = ceilings[i];
        break;
      }
  bullet->min_text = pentad_panel_take (ctx, pentad_format_percent (bullet->min, 0));
  bullet->max_text = pentad_panel_take (ctx, pentad_format_percent (bullet->max, 0));
}

static void
fill_bullet (PentadPanelContext *ctx, const PentadIndicator *indicator, PentadBullet *bullet)
{
  int place = ctx->data->query.place;
  const PentadFigure *now = pentad_figures_lookup (ctx->data->figures, place, indicator->id);

  *bullet = (PentadBullet){
    .label = pentad_panel_capital (ctx, pentad_label_get (&indicator->label, ctx->language)),
    .value = value_of (now),
    .target = pentad_panel_target (ctx, indicator, place),
    .watch = indicator->unit == PENTAD_UNIT_COUNT ? 0 : PENTAD_PANEL_WATCH_POINTS,
    .before = value_of (pentad_figures_lookup (ctx->data->previous, place, indicator->id)),
    .min = NAN,
    .max = NAN,
    .lower_is_better = indicator->better == PENTAD_BETTER_LOW,
    .value_text = now != NULL && now->state == PENTAD_FIGURE_VALUE
                      ? pentad_panel_format (ctx, indicator, now)
                      : NULL,
    .target_text = pentad_panel_target_text (ctx, indicator),
    .tone = pentad_panel_tone (ctx, indicator, now, place),
    .key = pentad_panel_printf (ctx, "figure:%s", indicator->id),
    .place = PENTAD_NO_PLACE,
  };
  if (indicator->unit == PENTAD_UNIT_PERCENT)
    fill_rate_axis (ctx, bullet);
}

/* The figures of the panel against their targets and the period before. */
void
pentad_panel_bullets (PentadPanelContext *ctx)
{
  g_autofree PentadBullet *bullets = g_new0 (PentadBullet, MAX (ctx->spec->figures->len, 1));
  int n = 0;

  for (guint i = 0; i < ctx->spec->figures->len && ctx->data->figures != NULL; i++)
    {
      const PentadIndicator *indicator =
          pentad_panel_indicator (ctx, g_ptr_array_index (ctx->spec->figures, i));

      if (indicator != NULL)
        fill_bullet (ctx, indicator, &bullets[n++]);
    }
  if (n == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  PentadBulletList list = { ctx->spec->id, bullets, n };

  pentad_bullet_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}

/* The row of figures of the place shown; NULL none. */
static const PentadFigure *
get_row (const PentadPanelContext *ctx, const PentadFigures *figures)
{
  int row = figures != NULL ? pentad_figures_find_place (figures, ctx->data->query.place) : -1;

  return row >= 0 ? pentad_figures_get (figures, (guint)row, 0) : NULL;
}

static const char *
term_label (PentadPanelContext *ctx, const PentadScheme *scheme, const PentadScoreTerm *term)
{
  const char *own = pentad_label_get (&term->label, ctx->language);

  if (own[0] != '\0')
    return pentad_panel_capital (ctx, own);
  if (term->column < 0)
    return term->id != NULL ? term->id : _ ("Factor");
  const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, (guint)term->column);

  return pentad_panel_capital (ctx, pentad_label_get (&indicator->label, ctx->language));
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const PentadWaterfallPart *x = a, *y = b;

  return (fabs (x->amount) < fabs (y->amount)) - (fabs (x->amount) > fabs (y->amount));
}

/* What moved the composite of the panel since the period before, largest first. */
void
pentad_panel_waterfall (PentadPanelContext *ctx)
{
  const PentadIndicator *indicator = pentad_panel_indicator (ctx, ctx->spec->figure);
  const PentadFigure *now = get_row (ctx, ctx->data->figures),
                     *before = get_row (ctx, ctx->data->previous);
  double parts[PENTAD_MAX_SCORE_TERMS + 1], from, to;
  PentadWaterfallPart shown[PENTAD_MAX_SCORE_TERMS + 1];
  int n = 0;

  if (indicator == NULL || indicator->composite == NULL || now == NULL || before == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  const PentadScheme *scheme = ctx->data->figures->scheme;
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  if (!pentad_composite_compare (
          scheme, indicator->composite, before, now,
          pentad_divisions_get (divisions, ctx->data->query.place)->area_class, &from, &to, parts))
    {
      pentad_panel_frame (ctx, NULL, PENTAD_PANEL_EMPTY);
      return;
    }
  for (guint i = 0; i <= indicator->composite->terms->len; i++)
    if (i < indicator->composite->terms->len || parts[i] != 0)
      shown[n++] = (PentadWaterfallPart){
        .label = i < indicator->composite->terms->len
                     ? term_label (ctx, scheme, pentad_composite_get (indicator->composite, i))
                     : _ ("Bounds of the score"),
        .amount = parts[i],
      };
  qsort (shown, (size_t)n, sizeof (PentadWaterfallPart), compare_amounts);
  PentadWaterfall waterfall = {
    .id = ctx->spec->id,
    .from_label = pentad_period_is_against_last_year (&ctx->data->query.period)
                      ? _ ("Last year")
                      : _ ("Period before"),
    .to_label = _ ("This period"),
    .from = from,
    .to = to,
    .parts = shown,
    .n_parts = n,
    .decimals = scheme->decimals,
  };
  pentad_waterfall_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA),
                           &waterfall);
}

static const char *
way_name (PentadWay way)
{
  switch (way)
    {
    case PENTAD_WAY_SERVICE:
      return _ ("service");
    case PENTAD_WAY_MANAGEMENT:
      return _ ("management");
    case PENTAD_WAY_ENFORCEMENT:
      return _ ("enforcement");
    case PENTAD_N_WAYS:
      break;
    }
  g_return_val_if_reached ("");
}

/* "标准 70 / 20 / 10": the shares that the scheme asks for; NULL when it asks for none. */
static const char *
ways_note (PentadPanelContext *ctx, const PentadServiceRules *rules)
{
  const char *text[PENTAD_N_WAYS];

  for (int way = 0; way < PENTAD_N_WAYS; way++)
    {
      if (!(rules->way_share[way] >= 0))
        return NULL;
      text[way] = pentad_panel_take (ctx, pentad_format_number (rules->way_share[way], 0));
    }
  return pentad_panel_printf (ctx, _ ("marks: %s / %s / %s"), text[0], text[1], text[2]);
}

/* Problems settled by way of work against the scheme's shares (721). */
void
pentad_panel_ways (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  const PentadService *service = pentad_city_get_service (city);
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  PentadShare shares[PENTAD_N_WAYS];
  PentadWaySplit split;

  if (scheme == NULL || service == NULL || divisions == NULL ||
      !pentad_service_split (service, divisions, ctx->data->query.place, &ctx->data->query.period,
                             &scheme->rules.service, &split) ||
      split.total <= 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  double rounded[PENTAD_N_WAYS];

  pentad_figure_round_shares (split.share, PENTAD_N_WAYS, rounded);
  for (int way = 0; way < PENTAD_N_WAYS; way++)
    shares[way] = (PentadShare){
      .label = way_name ((PentadWay)way),
      .value_text = pentad_panel_take (ctx, pentad_format_percent (rounded[way], 0)),
      .value = split.share[way],
      .target = scheme->rules.service.way_share[way] / 100,
    };
  PentadShareBar bar = { ctx->spec->id, shares, PENTAD_N_WAYS };

  pentad_share_bar_layout (
      ctx->sketch,
      pentad_panel_frame (ctx, ways_note (ctx, &scheme->rules.service), PENTAD_PANEL_DATA), &bar);
}
