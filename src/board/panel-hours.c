/* When reports come: by hour and weekday.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/panels.h"
#include "evaluate/series.h"
#include "render/format.h"
#include "render/hour-matrix.h"

enum
{
  DAYS = 7,
  HOURS = 24,
  CELLS = DAYS * HOURS
};

/* A week at least, where its cases are known. */
#define LEAST_DAYS 7
#define MOST_DAYS  92

/* The business days of the period whose cases are known: history does not tell hours. */
static void
find_days (const PentadPanelContext *ctx, gint32 *from, gint32 *to)
{
  PentadCity *city = ctx->data->query.city;
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), ctx->data->query.time);
  /* Those of yesterday are known, too, though their counters come from history. */
  gint32 known = MIN (pentad_city_first_case_day (city, ctx->data->query.time), today - 1);

  *to = MIN (ctx->data->query.period.to, today);
  *from = MIN (ctx->data->query.period.from, *to - LEAST_DAYS + 1);
  *from = MAX (*from, MAX (known, *to - MOST_DAYS + 1));
}

/* Adds the hours of some days up in cells of the clock; n counts the hours of each cell. */
static void
add_hours (const PentadPanelContext *ctx, gint32 from, gint32 to, double *sums, int *n)
{
  const PentadZone *zone = pentad_city_get_zone (ctx->data->query.city);
  gint64 first = pentad_zone_day_begin (zone, from);
  int n_hours = (int)((pentad_zone_day_begin (zone, to + 1) - first) / PENTAD_HOUR_S);
  g_autofree double *hours =
      pentad_series_hourly (ctx->data->query.city, ctx->data->query.place, PENTAD_ACT_REPORT, first,
                            n_hours, ctx->data->query.time);

  for (int h = 0; h < n_hours; h++)
    {
      gint64 t = first + h * PENTAD_HOUR_S;
      gint64 local = t + pentad_zone_offset (zone, t);
      gint32 date = (gint32)(local / PENTAD_DAY_S - (local % PENTAD_DAY_S < 0 ? 1 : 0));
      int cell = (pentad_day_weekday (date) - 1) * HOURS +
                 pentad_zone_second_of_day (zone, t) / (int)PENTAD_HOUR_S;

      if (isnan (hours[h]))
        continue;
      sums[cell] += hours[h];
      n[cell]++;
    }
}

/* Reports of an hour on average over the days that are known. */
void
pentad_panel_hours_weekdays (PentadPanelContext *ctx)
{
  gint32 from, to;
  double values[CELLS] = { 0 };
  int n[CELLS] = { 0 };
  const char *tooltips[CELLS], *rows[DAYS], *columns[HOURS];

  if (!pentad_board_data_has_cases (ctx->data))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  find_days (ctx, &from, &to);
  if (from <= to)
    add_hours (ctx, from, to, values, n);
  for (int h = 0; h < HOURS; h++)
    columns[h] = h % 3 == 0 ? pentad_panel_printf (ctx, "%02d:00", h) : NULL;
  for (int d = 0; d < DAYS; d++)
    /* 1970-01-05 was a Monday. */
    rows[d] = pentad_format_weekday (4 + d, ctx->language);
  for (int i = 0; i < CELLS; i++)
    {
      values[i] = n[i] > 0 ? values[i] / n[i] : NAN;
      g_autofree char *number = pentad_format_number (values[i], 1);
      tooltips[i] = pentad_panel_printf (ctx, "%s %02d:00\n%s", rows[i / HOURS], i % HOURS, number);
    }
  PentadHourMatrix matrix = {
    .id = ctx->spec->id,
    .rows = rows,
    .n_rows = DAYS,
    .columns = columns,
    .n_columns = HOURS,
    .values = values,
    .tooltips = tooltips,
    .key_prefix = "filter-cell",
    .unit = _ ("an hour on average"),
  };
  g_autofree char *first = pentad_format_day_short (from), *last = pentad_format_day_short (to);
  pentad_hour_matrix_layout (
      ctx->sketch,
      pentad_panel_frame (ctx, pentad_panel_printf (ctx, _ ("%s to %s"), first, last),
                          PENTAD_PANEL_DATA),
      &matrix);
}
