/* The trend of a counter: day by day, with what is usual, what is odd, and the period before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/expectation.h"
#include "evaluate/series.h"
#include "render/format.h"
#include "render/line-chart.h"
#include "render/time-ticks.h"

/* Days that are shown of a shorter period. */
#define MIN_DAYS 30
/* Up to here days are measured by what is usual; longer periods by the period before. */
#define MAX_EXPECTED_DAYS 92
/* Room of one label of days. */
#define LABEL_WIDTH 72

void
pentad_panel_label_days (
    PentadPanelContext *ctx, gint32 from, int n, double width, const char **labels)
{
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  PentadTimeTicks ticks = pentad_time_ticks_new (
      pentad_zone_day_begin (zone, from), pentad_zone_day_begin (zone, from + n - 1),
      (int)(width / (LABEL_WIDTH * pentad_theme_type_growth (ctx->style->theme))), zone);

  for (int i = 0; i < n; i++)
    labels[i] = NULL;
  for (int t = 0; t < ticks.n; t++)
    {
      int i = pentad_zone_day (zone, ticks.at[t]) - from;

      if (i >= 0 && i < n)
        labels[i] =
            pentad_panel_take (ctx, pentad_time_ticks_format (&ticks, t, zone, ctx->language));
    }
}

static const char *
tooltip (
    PentadPanelContext *ctx, gint32 day, double value, const PentadExpectation *expected, int i)
{
  g_autofree char *date = pentad_format_day_words (day, ctx->language);
  g_autofree char *count = pentad_format_count (value);

  if (expected == NULL || isnan (expected->middle[i]))
    return pentad_panel_printf (ctx, "%s\n%s", date, count);
  g_autofree char *low = pentad_format_count (expected->low[i]);
  g_autofree char *high = pentad_format_count (expected->high[i]);
  g_autofree char *usual = g_strdup_printf (_ ("usual %s to %s"), low, high);
  return pentad_panel_printf (ctx, "%s\n%s · %s%s%s", date, count, usual,
                              expected->odd[i] != 0 ? " · " : "",
                              expected->odd[i] > 0   ? _ ("unusually many")
                              : expected->odd[i] < 0 ? _ ("unusually few")
                                                     : "");
}

/* Stretches of days off, without words: the labels below say when. */
static GArray *
list_days_off (const PentadPanelContext *ctx, gint32 from, int n)
{
  const PentadCalendar *calendar = pentad_city_get_calendar (ctx->data->query.city);
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (PentadLineSpan));

  for (int i = 0; calendar != NULL && n <= MAX_EXPECTED_DAYS && i < n; i++)
    {
      PentadLineSpan *last =
          spans->len > 0 ? &g_array_index (spans, PentadLineSpan, spans->len - 1) : NULL;

      if (pentad_calendar_is_working_day (calendar, from + i))
        continue;
      if (last != NULL && last->to == i - 1)
        last->to = i;
      else
        g_array_append_vals (spans, &(PentadLineSpan){ .from = i, .to = i }, 1);
    }
  return spans;
}

typedef struct
{
  PentadPeriod period;
  int n;
  double *values;              /* of the period, borrowed from `all` */
  double *all;                 /* with the days before that tell what is usual */
  double *before;              /* of the period before; NULL: not compared */
  PentadExpectation *expected; /* NULL: not measured */
} Trend;

static void
trend_clear (Trend *trend)
{
  g_free (trend->all);
  g_free (trend->before);
  pentad_expectation_free (trend->expected);
}

/* The days of the period before, as many as there are of this one. */
static double *
count_before (const PentadPanelContext *ctx, PentadCount count, const Trend *trend)
{
  PentadPeriod period = pentad_period_previous (&trend->period);
  int n = pentad_period_days (&period);
  g_autofree double *days = pentad_series_daily (ctx->data->query.city, ctx->data->query.place,
                                                 count, &period, ctx->data->query.time);
  double *before = g_new (double, (gsize)trend->n);

  for (int i = 0; i < trend->n; i++)
    before[i] = i < n ? days[i] : NAN;
  return before;
}

static void
trend_init (Trend *trend, const PentadPanelContext *ctx, PentadCount count)
{
  PentadCity *city = ctx->data->query.city;
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), ctx->data->query.time);
  PentadPeriod long_period;

  memset (trend, 0, sizeof *trend);
  trend->period = ctx->data->query.period;
  if (pentad_period_days (&trend->period) < MIN_DAYS)
    trend->period = (PentadPeriod){ PENTAD_PERIOD_RANGE, trend->period.to - MIN_DAYS + 1,
                                    trend->period.to, trend->period.last_year };
  trend->n = pentad_period_days (&trend->period);
  long_period = trend->period;
  long_period.from -= PENTAD_EXPECTATION_DAYS;
  trend->all = pentad_series_daily (city, ctx->data->query.place, count, &long_period,
                                    ctx->data->query.time);
  trend->values = trend->all + PENTAD_EXPECTATION_DAYS;
  if (trend->n <= MAX_EXPECTED_DAYS)
    trend->expected = pentad_expectation_new (trend->all, trend->n, long_period.from,
                                              pentad_city_get_calendar (city), today);
  if (trend->expected == NULL || pentad_period_is_against_last_year (&trend->period))
    trend->before = count_before (ctx, count, trend);
}

static void
draw (PentadPanelContext *ctx, const Trend *trend)
{
  PentadRect area = pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA);
  PentadRect strip = pentad_panel_legend_strip (ctx, &area);
  g_autofree const char **labels = g_new0 (const char *, (gsize)trend->n);
  g_autofree const char **tooltips = g_new0 (const char *, (gsize)trend->n);
  g_autoptr (GArray) off = list_days_off (ctx, trend->period.from, trend->n);
  PentadSeries series[] = {
    { _ ("this period"), trend->values, PENTAD_INK_FINE, FALSE, trend->expected == NULL },
    { pentad_panel_before_name (ctx), trend->before, PENTAD_INK_TEXT_MUTED, TRUE, FALSE },
  };
  PentadExpectationBand band = { .name = _ ("usual for the weekday") };
  PentadLineChart chart = {
    .id = ctx->spec->id,
    .labels = labels,
    .series = series,
    .n_series = trend->before != NULL ? 2 : 1,
    .n = trend->n,
    .axis = PENTAD_AXIS_COUNT,
    .target = NAN,
    .key_prefix = pentad_panel_printf (ctx, "chart:%s", ctx->spec->id),
    .tooltips = tooltips,
    .spans = (const PentadLineSpan *)(const void *)off->data,
    .n_spans = (int)off->len,
  };

  if (trend->expected != NULL)
    {
      band.low = trend->expected->low;
      band.high = trend->expected->high;
      band.middle = trend->expected->middle;
      chart.expected = &band;
      chart.odd = trend->expected->odd;
      chart.odd_name = _ ("unusual");
    }
  for (int i = 0; i < trend->n; i++)
    tooltips[i] = tooltip (ctx, trend->period.from + i, trend->values[i], trend->expected, i);
  pentad_panel_label_days (ctx, trend->period.from, trend->n, area.width, labels);
  chart.names = pentad_panel_name_days (ctx, trend->period.from, trend->n);
  pentad_line_chart_layout_legend (ctx->sketch, strip, &chart);
  pentad_line_chart_layout (ctx->sketch, area, &chart);
}

/* A counter (`figure`, reports when missing) day by day over the period, at least over the last
 * weeks. */
void
pentad_panel_trend (PentadPanelContext *ctx)
{
  const char *id = ctx->spec->figure;
  PentadCount count = PENTAD_COUNT_REPORT;
  Trend trend;

  if (ctx->data->figures == NULL || (id != NULL && !pentad_count_parse (id, strlen (id), &count)) ||
      count >= PENTAD_N_STORED_COUNTS)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  trend_init (&trend, ctx, count);
  draw (ctx, &trend);
  trend_clear (&trend);
}
