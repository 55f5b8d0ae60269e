/* Values to be charted side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/series.h"

#include "render/format.h"

#include <math.h>

PentadInk
pentad_series_ink (const PentadSeries *series, int number)
{
  return series->ink != PENTAD_INK_NONE ? series->ink
                                        : PENTAD_INK_SERIES + (guint)(number % PENTAD_N_SERIES);
}

PentadLegendEntry
pentad_series_legend (const PentadSeries *series, int number)
{
  return (PentadLegendEntry){ .name = series->name,
                              .ink = pentad_series_ink (series, number),
                              .mark =
                                  series->comparison ? PENTAD_LEGEND_DASHED : PENTAD_LEGEND_LINE };
}

gboolean
pentad_series_has_data (const PentadSeries *series, int n_series, int n)
{
  for (int s = 0; s < n_series; s++)
    for (int i = 0; i < n; i++)
      if (isfinite (series[s].values[i]))
        return TRUE;
  return FALSE;
}

static void
extent (const PentadSeries *series,
        int n_series,
        int n,
        gboolean stacked,
        gboolean positive,
        double *min,
        double *max)
{
  *min = INFINITY;
  *max = -INFINITY;
  for (int i = 0; i < n; i++)
    {
      double sum = 0;
      gboolean any = FALSE;

      for (int s = 0; s < n_series; s++)
        {
          double value = series[s].values[i];
          if (!isfinite (value) || (positive && value <= 0))
            continue;
          any = TRUE;
          sum += MAX (value, 0);
          *min = MIN (*min, value);
          *max = MAX (*max, value);
        }
      if (stacked && any)
        *max = MAX (*max, sum);
    }
}

PentadTicks
pentad_series_ticks (const PentadSeries *series,
                     int n_series,
                     int n,
                     PentadAxisKind axis,
                     gboolean stacked,
                     int max_ticks)
{
  double min, max;

  extent (series, n_series, n, stacked, axis == PENTAD_AXIS_LOG, &min, &max);
  switch (axis)
    {
    case PENTAD_AXIS_LOG:
      return pentad_ticks_new_log (min, max, max_ticks);
    case PENTAD_AXIS_RATE:
      return pentad_ticks_new_rate (stacked ? 0 : min, max);
    case PENTAD_AXIS_COUNT:
      if (!isfinite (min) || min >= 0)
        return pentad_ticks_new_count (max, max_ticks);
      break;
    case PENTAD_AXIS_NONE:
    case PENTAD_AXIS_NUMBER:
      break;
    }
  if (isfinite (min) && (axis != PENTAD_AXIS_NUMBER || stacked))
    {
      min = MIN (min, 0);
      max = MAX (max, 0);
    }
  return pentad_ticks_new (min, max, max_ticks);
}

/* From here on an axis has its ticks in large units. */
#define COMPACT_FROM 1e5

char *
pentad_series_format_tick (const PentadTicks *ticks,
                           PentadAxisKind axis,
                           int i,
                           PentadLanguage language)
{
  double value = pentad_ticks_value (ticks, i);
  double largest = MAX (fabs (ticks->from), fabs (ticks->to));

  if (axis == PENTAD_AXIS_RATE)
    return pentad_format_percent (value, ticks->decimals);
  /* A step finer than three digits of the largest tick has to be written out. */
  if (largest >= COMPACT_FROM && largest < 1e12 &&
      (ticks->kind == PENTAD_SCALE_LOG || ticks->step >= largest / 100))
    return pentad_format_compact (value, language);
  if (ticks->kind == PENTAD_SCALE_LOG)
    return pentad_format_number (value, value < 1 ? MIN ((int)ceil (-log10 (value) - 1e-9), 6) : 0);
  return pentad_format_number (value, ticks->decimals);
}
