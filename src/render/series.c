/* Values to be charted side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/series.h"

#include "render/format.h"

#include <glib/gi18n-lib.h>
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
      double above = 0, below = 0;

      for (int s = 0; s < n_series; s++)
        {
          double value = series[s].values[i];
          if (!isfinite (value) || (positive && value <= 0))
            continue;
          above += MAX (value, 0);
          below += MIN (value, 0);
          *min = MIN (*min, value);
          *max = MAX (*max, value);
        }
      /* Zero where there is nothing on that side: it counts only beside a value. */
      if (stacked && above > 0)
        *max = MAX (*max, above);
      if (stacked && below < 0)
        *min = MIN (*min, below);
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
  if (largest >= COMPACT_FROM && (ticks->kind == PENTAD_SCALE_LOG || ticks->step >= largest / 100))
    return pentad_format_compact (value, language);
  if (ticks->kind == PENTAD_SCALE_LOG)
    return pentad_format_number (value, value < 1 ? MIN ((int)ceil (-log10 (value) - 1e-9), 6) : 0);
  return pentad_format_number (value, ticks->decimals);
}

static void
tell_value (
    PentadDataTable *table, guint column, const char *text, PentadAxisKind axis, double value)
{
  g_autofree char *percent =
      axis == PENTAD_AXIS_RATE && isfinite (value) ? pentad_format_percent (value, 2) : NULL;

  pentad_data_table_set (table, column, text != NULL ? text : percent, value);
}

PentadDataTable *
pentad_series_tell (PentadDataKind kind,
                    const PentadSeries *series,
                    int n_series,
                    int n,
                    const char *const *labels,
                    const char *const *values,
                    PentadAxisKind axis,
                    double target)
{
  PentadDataTable *table = pentad_data_table_new (kind);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME,
                                kind == PENTAD_DATA_SERIES ? _ ("Time") : NULL);
  for (int s = 0; s < n_series; s++)
    pentad_data_table_add_column (table, PENTAD_DATA_VALUE, series[s].name);
  if (isfinite (target))
    pentad_data_table_add_column (table, PENTAD_DATA_TARGET, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      const char *label = labels != NULL ? labels[i] : NULL;

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, label != NULL && label[0] != '\0' ? label : number, NAN);
      for (int s = 0; s < n_series; s++)
        tell_value (table, (guint)s + 1, s == 0 && values != NULL ? values[i] : NULL, axis,
                    series[s].values[i]);
      if (isfinite (target))
        tell_value (table, (guint)n_series + 1, NULL, axis, target);
    }
  return table;
}
