/* How long handling took: as a histogram, and by department as boxes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "board/board-handlings.h"
#include "board/panels.h"
#include "evaluate/subjects.h"
#include "render/format.h"
#include "render/histogram.h"
#include "render/quantile-chart.h"
#include "render/ticks.h"

#define MINUTES_PER_HOUR 60.0
/* The ranges reach to where this share has ended; the rest is the last, open one. */
#define RANGES_SHARE 0.95
#define MAX_RANGES   14
/* Of fewer cases quantiles say nothing. */
#define LEAST_HANDLED 5

typedef struct
{
  double edges[PENTAD_MAX_TICKS + 2], counts[PENTAD_MAX_TICKS + 1];
  const char *labels[PENTAD_MAX_TICKS + 2], *tooltips[PENTAD_MAX_TICKS + 1];
  int n;
} Ranges;

static void
fill_ranges (PentadPanelContext *ctx, PentadHandlings *handlings, Ranges *ranges)
{
  double reach = pentad_handlings_get_quantile (handlings, RANGES_SHARE) / MINUTES_PER_HOUR;
  PentadTicks ticks = pentad_ticks_new (0, reach, MAX_RANGES);
  guint total = pentad_handlings_get_n (handlings);

  ranges->n = ticks.n;
  for (int i = 0; i < ranges->n; i++)
    {
      double edge = pentad_ticks_value (&ticks, i);
      guint below = pentad_handlings_count_below (handlings, edge * MINUTES_PER_HOUR);
      guint above = i + 1 < ticks.n
                        ? pentad_handlings_count_below (
                              handlings, pentad_ticks_value (&ticks, i + 1) * MINUTES_PER_HOUR)
                        : total;
      g_autofree char *from = pentad_format_number (edge, ticks.decimals);
      g_autofree char *to = pentad_format_number (edge + ticks.step, ticks.decimals);
      g_autofree char *count = pentad_format_count (above - below);
      g_autofree char *share = pentad_format_percent (100.0 * (above - below) / total, 1);

      ranges->edges[i] = edge;
      ranges->counts[i] = above - below;
      ranges->labels[i] = pentad_panel_take (ctx, pentad_format_number (edge, ticks.decimals));
      ranges->tooltips[i] =
          i + 1 < ticks.n
              ? pentad_panel_printf (ctx, _ ("%s to %s h: %s, %s"), from, to, count, share)
              : pentad_panel_printf (ctx, _ ("%s h and more: %s, %s"), from, count, share);
    }
  ranges->edges[ranges->n] = INFINITY;
  ranges->labels[ranges->n] = NULL;
}

/* All in hours, as the axis is. */
static const char *
hour_words (PentadPanelContext *ctx, double hours)
{
  g_autofree char *number = pentad_format_number (hours, hours < 10 ? 1 : 0);

  return pentad_panel_printf (ctx, _ ("%s h"), number);
}

static const char *
quantile_words (PentadPanelContext *ctx,
                const char *format,
                PentadHandlings *handlings,
                double share)
{
  const char *hours =
      hour_words (ctx, pentad_handlings_get_quantile (handlings, share) / MINUTES_PER_HOUR);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return pentad_panel_printf (ctx, format, hours);
#pragma GCC diagnostic pop
}

static void
draw_histogram (PentadPanelContext *ctx, PentadHandlings *handlings)
{
  PentadHistogramLine lines[] = {
    { pentad_handlings_get_quantile (handlings, 0.5) / MINUTES_PER_HOUR,
      quantile_words (ctx, _ ("half within %s"), handlings, 0.5) },
    { pentad_handlings_get_quantile (handlings, 0.9) / MINUTES_PER_HOUR,
      quantile_words (ctx, _ ("9 of 10 within %s"), handlings, 0.9) },
  };
  guint n = pentad_handlings_get_n (handlings);
  g_autofree char *count = pentad_format_count (n);
  Ranges ranges;
  PentadHistogram histogram = {
    .id = ctx->spec->id,
    .edges = ranges.edges,
    .counts = ranges.counts,
    .labels = ranges.labels,
    .lines = lines,
    .n_lines = G_N_ELEMENTS (lines),
    .key_prefix = pentad_panel_printf (ctx, "chart:%s", ctx->spec->id),
    .tooltips = ranges.tooltips,
  };

  fill_ranges (ctx, handlings, &ranges);
  histogram.n = ranges.n;
  pentad_histogram_layout (
      ctx->sketch,
      pentad_panel_frame (ctx, pentad_panel_printf (ctx, _ ("hours · %s handled"), count),
                          PENTAD_PANEL_DATA),
      &histogram);
}

/* Handling times of the place in the period. */
void
pentad_panel_histogram (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  PentadHandlings *handlings;

  if (ctx->data->figures == NULL || !pentad_city_knows_count (city, PENTAD_COUNT_DISPOSE))
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  handlings = pentad_board_data_get_handlings (ctx->data);
  if (handlings != NULL && pentad_handlings_get_n (handlings) > 0)
    draw_histogram (ctx, handlings);
  else
    pentad_panel_layout_empty (ctx->sketch, pentad_panel_frame (ctx, NULL, PENTAD_PANEL_DATA),
                               _ ("no cases in this period"));
}

static void
fill_row (PentadPanelContext *ctx,
          int department,
          PentadHandlings *handlings,
          PentadQuantileRow *row)
{
  static const double shares[PENTAD_N_QUANTILES] = { 0.1, 0.25, 0.5, 0.75, 0.9 };
  guint n = pentad_handlings_get_n (handlings);

  *row = (PentadQuantileRow){ .label = pentad_panel_department_name (ctx, department),
                              .second = pentad_panel_take (ctx, pentad_format_count (n)),
                              .tone = n < LEAST_HANDLED ? PENTAD_TONE_MUTED : PENTAD_TONE_FINE,
                              .place = PENTAD_NO_PLACE };
  for (int q = 0; q < PENTAD_N_QUANTILES; q++)
    row->quantiles[q] =
        n < LEAST_HANDLED ? NAN
                          : pentad_handlings_get_quantile (handlings, shares[q]) / MINUTES_PER_HOUR;
  if (n >= LEAST_HANDLED)
    row->value_text = hour_words (ctx, row->quantiles[2]);
}

/* The slowest median first; those without one last. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  double x = ((const PentadQuantileRow *)a)->quantiles[2];
  double y = ((const PentadQuantileRow *)b)->quantiles[2];

  if (isnan (x) || isnan (y))
    return (isnan (x) ? 1 : 0) - (isnan (y) ? 1 : 0);
  return (x < y) - (x > y);
}

/* Handling times in the period by department, of the whole city: departments are not divided by
 * place. */
void
pentad_panel_quantiles (PentadPanelContext *ctx)
{
  PentadCity *city = ctx->data->query.city;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PentadQuantileRow));
  const PentadSubjectSums *sums = NULL;

  if (ctx->data->figures != NULL && pentad_city_get_catalogue (city) != NULL)
    sums = pentad_board_data_get_subjects (ctx->data, PENTAD_SUBJECT_DEPARTMENT);
  for (guint d = 0; sums != NULL && sums->known && d < sums->n; d++)
    if (sums->named[d])
      {
        PentadQuantileRow row;

        fill_row (ctx, (int)d, &sums->handlings[d], &row);
        g_array_append_val (rows, row);
      }
  if (rows->len == 0)
    {
      pentad_panel_frame (ctx, NULL, pentad_panel_missing (ctx));
      return;
    }
  g_array_sort (rows, compare_rows);
  PentadQuantileChart chart = { .id = ctx->spec->id,
                                .rows = (const PentadQuantileRow *)(const void *)rows->data,
                                .n_rows = (int)rows->len,
                                .target = NAN };
  pentad_quantile_chart_layout (
      ctx->sketch,
      pentad_panel_frame (ctx, _ ("hours · box 25–75%, line 10–90%"), PENTAD_PANEL_DATA), &chart);
}
