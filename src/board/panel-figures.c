/* Panels of figures: one large, by child division, as a matrix, explained.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/formula.h"
#include "render/bar-list.h"
#include "render/facts.h"
#include "render/format.h"
#include "render/headline.h"
#include "render/matrix.h"

static gboolean
has_value (const PentadFigure *figure)
{
  return figure != NULL && figure->state == PENTAD_FIGURE_VALUE;
}

/* How the present value compares with the period before: percent for counts, else in its unit. */
static PentadHeadlineChange
get_change (PentadPanelContext *ctx,
            const PentadIndicator *indicator,
            const PentadFigure *now,
            const PentadFigure *before)
{
  PentadHeadlineChange change = { .tone = PENTAD_TONE_MUTED };
  gboolean count = indicator->unit == PENTAD_UNIT_COUNT;
  double amount;

  if ((indicator->cohort != NULL && g_str_equal (indicator->cohort, "now")) || !has_value (now) ||
      !has_value (before) || (count && !(before->value > 0)))
    return change;
  amount = now->value - before->value;
  amount = count ? pentad_figure_round (100 * amount / before->value, 1)
                 : pentad_figure_round (amount, 2);
  change.text = pentad_panel_take (
      ctx, count ? pentad_format_change (amount, 1, "%")
                 : pentad_format_change (amount, 2,
                                         indicator->unit == PENTAD_UNIT_HOURS ? _ (" h") : ""));
  change.direction = (amount > 0) - (amount < 0);
  if (change.direction == 0 || indicator->better == PENTAD_BETTER_NEITHER)
    return change;
  gboolean better = (amount > 0) == (indicator->better == PENTAD_BETTER_HIGH);
  change.verdict = better ? _ ("better") : _ ("worse");
  change.tone = better ? PENTAD_TONE_FINE : PENTAD_TONE_BAD;
  return change;
}

/* What a change is against. */
static const char *
against_words (const PentadPanelContext *ctx)
{
  const PentadPeriod *period = &ctx->data->query.period;

  return period->kind == PENTAD_PERIOD_TODAY           ? _ ("vs yesterday")
         : pentad_period_is_against_last_year (period) ? _ ("vs last year")
                                                       : _ ("vs period before");
}

/* TRUE for the number of overdue cases. */
static gboolean
counts_overdue (const PentadIndicator *indicator)
{
  return indicator->unit == PENTAD_UNIT_COUNT && indicator->numerator->len == 1 &&
         g_array_index (indicator->numerator, PentadTerm, 0).count == PENTAD_COUNT_OVERDUE;
}

/* A platform whose open cases have no deadlines does not tell which are overdue: none would be a
 * claim. */
static gboolean
lacks_deadlines (const PentadPanelContext *ctx, const PentadIndicator *indicator)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);

  return counts_overdue (indicator) && situation != NULL &&
         pentad_situation_get_n_open (situation) > 0 && !pentad_situation_has_deadlines (situation);
}

/* What stands below a figure that has nothing to be compared with: what was there yesterday by now,
 * or what is about to come. */
static void
fill_nothing (PentadPanelContext *ctx,
              const PentadIndicator *indicator,
              const PentadFigure *now,
              const PentadFigure *before,
              PentadHeadline *headline)
{
  const PentadSituation *situation = pentad_board_data_get_situation (ctx->data);
  gboolean today = ctx->data->query.period.kind == PENTAD_PERIOD_TODAY;
  gboolean none = has_value (now) && indicator->unit == PENTAD_UNIT_COUNT && now->value == 0;

  if (counts_overdue (indicator) && situation != NULL)
    headline->caption = pentad_panel_printf (ctx, _ ("Due within 1 h: %u"),
                                             pentad_situation_count_due (situation, PENTAD_HOUR_S));
  else if (now != NULL && now->state == PENTAD_FIGURE_NO_CASES)
    headline->caption = today && has_value (before)
                            ? pentad_panel_printf (ctx, _ ("None yet; yesterday %s"),
                                                   pentad_panel_format (ctx, indicator, before))
                            : _ ("No cases in this period");
  else if (none && today && has_value (before) && g_strcmp0 (indicator->cohort, "now") != 0)
    {
      headline->caption = pentad_panel_printf (ctx, _ ("None yet; yesterday %s"),
                                               pentad_panel_format (ctx, indicator, before));
      headline->change.text = NULL;
    }
}

/* The note of a list of counts that are all zero; NULL when they are not. */
static const char *
none_note (PentadPanelContext *ctx, const PentadIndicator *indicator)
{
  const PentadFigure *now =
      pentad_figures_lookup (ctx->data->figures, ctx->data->query.place, indicator->id);
  const PentadFigure *before =
      pentad_figures_lookup (ctx->data->previous, ctx->data->query.place, indicator->id);

  if (ctx->data->query.period.kind != PENTAD_PERIOD_TODAY || !has_value (now) ||
      !has_value (before) || now->value != 0 || g_strcmp0 (indicator->cohort, "now") == 0)
    return NULL;
  return pentad_panel_printf (ctx, _ ("None yet; yesterday %s"),
                              pentad_panel_format (ctx, indicator, before));
}

static gboolean
is_of_staff (const PentadIndicator *indicator)
{
  return indicator->measure == PENTAD_MEASURE_STAFF_ONLINE ||
         indicator->measure == PENTAD_MEASURE_STAFF_COVERAGE;
}

/* Staff have nothing to do with a filter of cases; and of days whose cases are not known a figure
 * is not told, though without the filter it is. */
static void
fill_filtered (const PentadIndicator *indicator, const PentadFigure *now, PentadHeadline *headline)
{
  if (is_of_staff (indicator))
    headline->caption = _ ("not filtered");
  else if (now != NULL && now->state == PENTAD_FIGURE_NO_DATA)
    headline->caption = _ ("not known under this filter");
}

/* Why there is no figure: people are in a document of their own, which not everybody may see. */
static PentadPanelState
missing_state (PentadPanelContext *ctx, const PentadIndicator *indicator)
{
  return is_of_staff (indicator) ? pentad_panel_missing_part (ctx, PENTAD_PART_STAFF)
                                 : pentad_panel_missing (ctx);
}

void
pentad_panel_headline (PentadPanelContext *ctx)
{
  const PentadIndicator *indicator = pentad_panel_indicator (ctx, ctx->spec->figure);
  int place = ctx->data->query.place;
  PentadHeadlineNumbers numbers = { NAN, NAN, NAN };
  double trend[PENTAD_TREND_STEPS];
  PentadHeadline headline = {
    .id = ctx->spec->id,
    .title = pentad_label_get (&ctx->spec->title, ctx->language),
    .value = PENTAD_NO_VALUE,
    .tone = PENTAD_TONE_MUTED,
  };

  if (indicator != NULL && ctx->data->figures != NULL)
    {
      static const PentadFigure untold = { NAN, NAN, NAN, PENTAD_FIGURE_NO_DATA };
      gboolean is_told = !lacks_deadlines (ctx, indicator);
      const PentadFigure *now =
          is_told ? pentad_figures_lookup (ctx->data->figures, place, indicator->id) : &untold;
      const PentadFigure *before =
          is_told ? pentad_figures_lookup (ctx->data->previous, place, indicator->id) : &untold;
      const char *target = pentad_panel_target_text (ctx, indicator);

      if (headline.title[0] == '\0')
        headline.title =
            pentad_panel_capital (ctx, pentad_label_get (&indicator->label, ctx->language));
      headline.change = get_change (ctx, indicator, now, before);
      headline.value = pentad_panel_format (ctx, indicator, now);
      headline.tone = pentad_panel_tone (ctx, indicator, now, place);
      headline.key = pentad_panel_printf (ctx, "figure:%s", indicator->id);
      headline.caption = target != NULL                 ? target
                         : headline.change.text != NULL ? against_words (ctx)
                                                        : NULL;
      headline.numbers = &numbers;
      if (is_told && pentad_board_data_get_trend (ctx->data, place, indicator, trend) > 1)
        {
          headline.trend = trend;
          headline.n_trend = PENTAD_TREND_STEPS;
        }
      numbers.value = has_value (now) ? now->value : NAN;
      numbers.target = target != NULL ? pentad_panel_target (ctx, indicator, place) : NAN;
      numbers.before = headline.change.text != NULL ? before->value : NAN;
      fill_nothing (ctx, indicator, now, before, &headline);
      if (now != NULL && now->state == PENTAD_FIGURE_NO_DATA)
        headline.caption = pentad_panel_state_words (missing_state (ctx, indicator));
      if (pentad_city_get_filter (ctx->data->query.city) != NULL)
        fill_filtered (indicator, now, &headline);
    }
  headline.state = pentad_panel_age (ctx, &headline.state_text);
  pentad_headline_layout (ctx->sketch, ctx->area, &headline);
}

/* A child division with the figure shown, for sorting. */
typedef struct
{
  int place;
  const PentadFigure *now;
} Child;

static int
compare_high_first (gconstpointer a, gconstpointer b)
{
  const Child *x = a, *y = b;

  if (has_value (x->now) != has_value (y->now))
    return has_value (x->now) ? -1 : 1;
  if (has_value (x->now) && x->now->value != y->now->value)
    return x->now->value > y->now->value ? -1 : 1;
  return x->place - y->place;
}

/* Children of the place shown with one figure, sorted; the place itself when it has none. */
static GArray *
list_children (const PentadPanelContext *ctx, const PentadIndicator *indicator)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (Child));
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  g_autoptr (GArray) places = pentad_divisions_children (divisions, ctx->data->query.place);

  if (places->len == 0)
    g_array_append_val (places, ctx->data->query.place);
  for (guint i = 0; i < places->len; i++)
    {
      int place = g_array_index (places, int, i);
      Child child = {
        place,
        pentad_figures_lookup (ctx->data->figures, place, indicator->id),
      };

      g_array_append_val (children, child);
    }
  g_array_sort (children, compare_high_first);
  return children;
}

void
pentad_panel_children (PentadPanelContext *ctx)
{
  const PentadIndicator *indicator = pentad_panel_indicator (ctx, ctx->spec->figure);

  if (indicator == NULL || ctx->data->figures == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autoptr (GArray) children = list_children (ctx, indicator);
  g_autofree PentadBar *bars = g_new0 (PentadBar, children->len);
  PentadRect area = pentad_panel_frame (ctx, none_note (ctx, indicator), PENTAD_PANEL_DATA);

  for (guint i = 0; i < children->len; i++)
    {
      const Child *child = &g_array_index (children, Child, i);

      bars[i] = (PentadBar){
        .label = pentad_panel_place_name (ctx, child->place),
        .value = has_value (child->now) ? child->now->value : NAN,
        .target = NAN,
        .value_text = pentad_panel_format (ctx, indicator, child->now),
        .tone = PENTAD_TONE_FINE,
        .key = pentad_panel_printf (ctx, "place:%d", child->place),
        .place = child->place,
      };
    }
  PentadBarList list = { .id = ctx->spec->id,
                         .bars = bars,
                         .n_bars = (int)children->len,
                         .min = 0,
                         .max = NAN,
                         .spread = TRUE };
  pentad_bar_list_layout (ctx->sketch, area, &list);
}

/* 0 best to 1 worst: half way at the target where there is one. */
static double
badness (const PentadIndicator *indicator, const PentadFigure *figure, double target)
{
  if (!has_value (figure) || indicator->unit != PENTAD_UNIT_PERCENT ||
      indicator->better == PENTAD_BETTER_NEITHER)
    return NAN;

  gboolean high = indicator->better == PENTAD_BETTER_HIGH;
  double goal = isnan (target) ? (high ? 90 : 10) : target;
  double room = high ? 100 - goal : goal;
  double distance = high ? 100 - figure->value : figure->value;

  return room > 0 ? CLAMP (distance / (2 * room), 0, 1) : distance > 0 ? 1 : 0;
}

void
pentad_panel_matrix (PentadPanelContext *ctx)
{
  guint n_columns = ctx->spec->figures->len;

  if (ctx->data->figures == NULL || n_columns == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  const PentadDivisions *divisions = pentad_city_get_divisions (ctx->data->query.city);
  g_autoptr (GArray) places = pentad_divisions_children (divisions, ctx->data->query.place);
  if (places->len == 0)
    g_array_append_val (places, ctx->data->query.place);

  g_autofree const char **columns = g_new0 (const char *, n_columns);
  g_autofree const char **rows = g_new0 (const char *, places->len);
  g_autofree PentadMatrixCell *cells = g_new0 (PentadMatrixCell, places->len * n_columns);
  PentadRect area = pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA);

  for (guint r = 0; r < places->len; r++)
    {
      int place = g_array_index (places, int, r);

      rows[r] = pentad_panel_place_name (ctx, place);
      for (guint c = 0; c < n_columns; c++)
        {
          const char *id = g_ptr_array_index (ctx->spec->figures, c);
          const PentadIndicator *indicator = pentad_panel_indicator (ctx, id);
          const PentadFigure *figure = pentad_figures_lookup (ctx->data->figures, place, id);
          PentadMatrixCell *cell = &cells[r * n_columns + c];

          cell->text = NULL;
          cell->badness = NAN;
          columns[c] =
              indicator != NULL
                  ? pentad_panel_capital (ctx, pentad_label_get (&indicator->label, ctx->language))
                  : id;
          if (indicator == NULL || !has_value (figure))
            continue;
          cell->text = pentad_panel_take (
              ctx, pentad_format_number (pentad_figure_round (figure->value, 2),
                                         indicator->unit == PENTAD_UNIT_COUNT ? 0 : 2));
          cell->badness = badness (indicator, figure, pentad_panel_target (ctx, indicator, place));
          cell->key = pentad_panel_printf (ctx, "figure:%s", id);
        }
    }
  PentadMatrix matrix = {
    .id = ctx->spec->id,
    .columns = columns,
    .n_columns = (int)n_columns,
    .rows = rows,
    .n_rows = (int)places->len,
    .cells = cells,
    .places = (const int *)(void *)places->data,
  };
  pentad_matrix_layout (ctx->sketch, area, &matrix);
}

void
pentad_panel_explanation (PentadPanelContext *ctx)
{
  const PentadIndicator *indicator = pentad_panel_indicator (ctx, ctx->spec->figure);
  const PentadFigures *figures = ctx->data->figures;

  if (indicator == NULL || figures == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  const PentadFigure *figure =
      pentad_figures_lookup (figures, ctx->data->query.place, indicator->id);
  g_autofree char *formula = pentad_formula_words (figures->scheme, indicator, ctx->language);
  char from[16], to[16];
  PentadFact facts[] = {
    { _ ("Value"), pentad_panel_format (ctx, indicator, figure),
      pentad_panel_tone (ctx, indicator, figure, ctx->data->query.place), NULL },
    { _ ("Numerator"),
      pentad_panel_take (ctx, pentad_format_count (figure != NULL ? figure->numerator : NAN)),
      PENTAD_TONE_NEUTRAL, NULL },
    { _ ("Denominator"),
      pentad_panel_take (ctx, pentad_format_count (figure != NULL ? figure->denominator : NAN)),
      PENTAD_TONE_NEUTRAL, NULL },
    { _ ("Counting rule"), pentad_cohort_words (indicator->cohort), PENTAD_TONE_NEUTRAL, NULL },
    { _ ("Period"),
      pentad_panel_printf (ctx, _ ("%s to %s"), pentad_day_format (figures->period.from, from),
                           pentad_day_format (figures->period.to, to)),
      PENTAD_TONE_NEUTRAL, NULL },
    { _ ("Completeness"),
      pentad_panel_take (ctx, pentad_format_percent (100 * figures->completeness, 1)),
      figures->completeness < 1 ? PENTAD_TONE_WATCH : PENTAD_TONE_NEUTRAL, NULL },
  };
  PentadFacts content = {
    .id = ctx->spec->id,
    .lead = formula,
    .facts = facts,
    .n_facts = G_N_ELEMENTS (facts),
  };
  const char *note =
      pentad_panel_printf (ctx, _ ("scheme %s · edition %s"), figures->scheme->id,
                           figures->scheme->version != NULL ? figures->scheme->version : "—");
  PentadRect area = pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA);

  pentad_facts_layout (ctx->sketch, area, &content);
}
