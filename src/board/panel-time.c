/* Panels along time and by class: hours, days, classes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/series.h"
#include "render/bar-list.h"
#include "render/format.h"
#include "render/line-chart.h"

#define HOURS 24
/* Days of the trend when the period is shorter. */
#define MIN_TREND_DAYS 30

/* "09:00" for every third hour. */
static void
label_hours (PentadPanelContext *ctx, gint64 first, const char **labels, const char **names)
{
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);

  for (int h = 0; h < HOURS; h++)
    {
      gint64 t = first + h * PENTAD_HOUR_S;
      int hour = pentad_zone_second_of_day (zone, t) / 3600;

      names[h] = pentad_panel_take (ctx, pentad_format_time (t, zone));
      labels[h] = hour % 3 == 0 ? names[h] : NULL;
    }
}

/* Draws the panel with the names of the series in its title line. */
static void
draw_lines (PentadPanelContext *ctx, const PentadLineChart *chart)
{
  PentadRect area = pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA);
  PentadRect strip = pentad_panel_legend_strip (ctx, &area);

  pentad_axis_layout_legend (ctx->sketch, strip, chart->series, chart->n_series, FALSE);
  pentad_line_chart_layout (ctx->sketch, area, chart);
}

/* Filed and closed in the last 24 hours, up to the running one; of the two only what the platform
 * tells. */
void
pentad_panel_hours (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  gint64 now = ctx->data->query.time;
  gint64 first = now - now % PENTAD_HOUR_S - (HOURS - 1) * PENTAD_HOUR_S;
  gboolean tells_filed = pentad_city_knows_count (city, PENTAD_COUNT_FILE);
  gboolean tells_closed = pentad_city_knows_count (city, PENTAD_COUNT_CLOSE);
  const char *labels[HOURS], *names[HOURS];

  if (!pentad_board_data_has_cases (ctx->data) || (!tells_filed && !tells_closed))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autofree double *filed =
      pentad_series_hourly (city, ctx->data->query.place, PENTAD_ACT_FILE, first, HOURS, now);
  g_autofree double *closed =
      pentad_series_hourly (city, ctx->data->query.place, PENTAD_ACT_CLOSE, first, HOURS, now);
  PentadSeries series[] = {
    { _ ("filed"), filed, PENTAD_INK_FINE, FALSE, TRUE },
    { _ ("closed"), closed, PENTAD_INK_WATCH, FALSE, FALSE },
  };
  PentadLineChart chart = {
    .id = ctx->spec->id,
    .labels = labels,
    .names = names,
    .series = tells_filed ? series : &series[1],
    .n_series = tells_filed && tells_closed ? 2 : 1,
    .n = HOURS,
    .axis = PENTAD_AXIS_COUNT,
    .target = NAN,
  };

  label_hours (ctx, first, labels, names);
  draw_lines (ctx, &chart);
}

/* Reports of today hour by hour against yesterday. */
void
pentad_panel_intake (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  const PentadZone *zone = pentad_city_get_zone (city);
  gint64 now = ctx->data->query.time;
  gint32 today = pentad_zone_day (zone, now);
  gint64 first = pentad_zone_day_begin (zone, today),
         before = pentad_zone_day_begin (zone, today - 1);
  const char *labels[HOURS], *names[HOURS];

  if (!pentad_board_data_has_cases (ctx->data))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_autofree double *reports =
      pentad_series_hourly (city, ctx->data->query.place, PENTAD_ACT_REPORT, first, HOURS, now);
  g_autofree double *yesterday =
      pentad_series_hourly (city, ctx->data->query.place, PENTAD_ACT_REPORT, before, HOURS, now);
  PentadSeries series[] = {
    { _ ("today"), reports, PENTAD_INK_FINE, FALSE, TRUE },
    { _ ("yesterday"), yesterday, PENTAD_INK_TEXT_MUTED, TRUE, FALSE },
  };
  PentadLineChart chart = {
    .id = ctx->spec->id,
    .labels = labels,
    .names = names,
    .series = series,
    .n_series = G_N_ELEMENTS (series),
    .n = HOURS,
    .axis = PENTAD_AXIS_COUNT,
    .target = NAN,
  };

  label_hours (ctx, first, labels, names);
  draw_lines (ctx, &chart);
}

/* Reports and closings day by day over the period, at least over the last weeks. */
void
pentad_panel_days (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  PentadPeriod period = ctx->data->query.period;

  if (ctx->data->figures == NULL)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  period.from = MIN (period.from, period.to - MIN_TREND_DAYS + 1);
  int n = pentad_period_days (&period);
  g_autofree double *reports = pentad_series_daily (
      city, ctx->data->query.place, PENTAD_COUNT_REPORT, &period, ctx->data->query.time);
  g_autofree double *closed = pentad_series_daily (city, ctx->data->query.place, PENTAD_COUNT_CLOSE,
                                                   &period, ctx->data->query.time);
  g_autofree const char **labels = g_new0 (const char *, (gsize)n);
  PentadSeries series[] = {
    { _ ("reported"), reports, PENTAD_INK_FINE, FALSE, TRUE },
    { _ ("closed"), closed, PENTAD_INK_WATCH, FALSE, FALSE },
  };
  PentadLineChart chart = {
    .id = ctx->spec->id,
    .labels = labels,
    .series = series,
    .n_series = G_N_ELEMENTS (series),
    .n = n,
    .axis = PENTAD_AXIS_COUNT,
    .target = NAN,
  };

  pentad_panel_label_days (ctx, period.from, n, ctx->area.width, labels);
  chart.names = pentad_panel_name_days (ctx, period.from, n);
  draw_lines (ctx, &chart);
}

/* Reports of the period by minor class, with their share of all. */
void
pentad_panel_classes (PentadPanelContext *ctx)
{
  g_autoptr (GArray) counts =
      pentad_series_by_class (ctx->data->query.city, ctx->data->query.place, PENTAD_COUNT_REPORT,
                              &ctx->data->query.period, ctx->data->query.time, FALSE);
  g_autofree PentadBar *bars = g_new0 (PentadBar, MAX (counts->len, 1));
  double sum = 0;

  if (counts->len == 0)
    {
      if (ctx->data->figures != NULL &&
          pentad_city_get_as_of (ctx->data->query.city) != PENTAD_NO_TIME)
        pentad_panel_none (ctx, "report");
      else
        pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  for (guint i = 0; i < counts->len; i++)
    sum += g_array_index (counts, PentadClassCount, i).n;
  for (guint i = 0; i < counts->len; i++)
    {
      const PentadClassCount *count = &g_array_index (counts, PentadClassCount, i);

      bars[i] = (PentadBar){
        .label = pentad_panel_class_name (ctx, count->class_index),
        .value = count->n,
        .target = NAN,
        .value_text = pentad_panel_take (ctx, pentad_format_count (count->n)),
        .second = pentad_panel_take (ctx, pentad_format_percent (100 * count->n / sum, 1)),
        .tone = PENTAD_TONE_FINE,
        .key = pentad_panel_class_key (ctx, count->class_index),
        .place = PENTAD_NO_PLACE,
      };
    }
  PentadBarList list = {
    .id = ctx->spec->id, .bars = bars, .n_bars = (int)counts->len, .min = 0, .max = NAN
  };
  const char *note =
      pentad_panel_printf (ctx, ngettext ("%u class", "%u classes", counts->len), counts->len);
  pentad_bar_list_layout (ctx->sketch, pentad_panel_frame (ctx, note, PENTAD_PANEL_DATA), &list);
}

/* Reports of the period by major class; at most the first twelve. */
void
pentad_panel_majors (PentadPanelContext *ctx)
{
  g_autoptr (GArray) counts =
      pentad_series_by_class (ctx->data->query.city, ctx->data->query.place, PENTAD_COUNT_REPORT,
                              &ctx->data->query.period, ctx->data->query.time, TRUE);
  enum
  {
    MAX_ROWS = 12
  };
  PentadBar bars[MAX_ROWS];
  int n = (int)MIN (counts->len, MAX_ROWS);

  if (n == 0)
    {
      if (ctx->data->figures != NULL &&
          pentad_city_get_as_of (ctx->data->query.city) != PENTAD_NO_TIME)
        pentad_panel_none (ctx, "report");
      else
        pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  for (int i = 0; i < n; i++)
    {
      const PentadClassCount *count = &g_array_index (counts, PentadClassCount, i);

      bars[i] = (PentadBar){ .label = pentad_panel_class_name (ctx, count->class_index),
                             .value = count->n,
                             .target = NAN,
                             .value_text = pentad_panel_take (ctx, pentad_format_count (count->n)),
                             .tone = PENTAD_TONE_FINE,
                             .place = PENTAD_NO_PLACE };
    }
  PentadBarList list = {
    .id = ctx->spec->id, .bars = bars, .n_bars = n, .min = 0, .max = NAN, .spread = TRUE
  };
  pentad_bar_list_layout (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA), &list);
}
