/* Where an axis has its ticks: round numbers, few of them, and honest floors for rates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/ticks.h"

#include <math.h>

/* Shares of a step that still count as the same tick, against the noise of dividing by 0.1. */
#define TICK_NOISE 1e-9

static double
round_step (double raw)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double magnitude = pow (10, floor (log10 (raw)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * magnitude >= raw * (1 - TICK_NOISE))
      return steps[i] * magnitude;
  return 10 * magnitude;
}

static int
decimals_of (double step)
{
  for (int decimals = 0; decimals < 6; decimals++)
    {
      double scaled = step * pow (10, decimals);
      if (fabs (scaled - round (scaled)) < TICK_NOISE * scaled)
        return decimals;
    }
  return 6;
}

static PentadTicks
enclose (double min, double max, double step)
{
  PentadTicks ticks = { .step = step };

  ticks.from = floor (min / step + TICK_NOISE) * step;
  ticks.to = ceil (max / step - TICK_NOISE) * step;
  ticks.n = (int)lround ((ticks.to - ticks.from) / step) + 1;
  ticks.decimals = decimals_of (step);
  return ticks;
}

PentadTicks
pentad_ticks_new (double min, double max, int max_ticks)
{
  PentadTicks ticks;
  double step;

  /* Data on both sides of zero need three. */
  max_ticks = CLAMP (max_ticks, 3, PENTAD_MAX_TICKS);
  if (!isfinite (min))
    min = 0;
  if (!isfinite (max))
    max = 1;
  /* Half of the largest double keeps every difference and product below finite. */
  min = CLAMP (min, -G_MAXDOUBLE / 1e3, G_MAXDOUBLE / 1e3);
  max = CLAMP (max, -G_MAXDOUBLE / 1e3, G_MAXDOUBLE / 1e3);
  if (min > max)
    {
      double swap = min;
      min = max;
      max = swap;
    }
  if (min == max)
    {
      if (min == 0)
        max = 1;
      else if (min > 0)
        min = 0;
      else
        max = 0;
    }
  /* A range below the precision of its ends has no ticks of its own. */
  if (max - min < 1e-12 * MAX (fabs (min), fabs (max)))
    min = MIN (min, 0);
  step = round_step ((max - min) / (max_ticks - 1));
  ticks = enclose (min, max, step);
  while (ticks.n > max_ticks)
    {
      step = round_step (step * 1.5);
      ticks = enclose (min, max, step);
    }
  return ticks;
}

PentadTicks
pentad_ticks_new_count (double max, int max_ticks)
{
  PentadTicks ticks;

  if (!isfinite (max) || max < 1)
    max = 1;
  ticks = pentad_ticks_new (0, max, max_ticks);
  if (ticks.step < 1)
    ticks = enclose (0, max, 1);
  else if (ticks.step == 2.5)
    ticks = enclose (0, max, 5);
  return ticks;
}

double
pentad_ticks_value (const PentadTicks *ticks, int i)
{
  double value = ticks->kind == PENTAD_SCALE_LOG ? ticks->from * pow (ticks->step, i)
                                                 : ticks->from + i * ticks->step;

  if (ticks->kind == PENTAD_SCALE_LOG)
    return value;
  /* 3 * 0.1 - 0.3 must print as zero. */
  return fabs (value) < TICK_NOISE * ticks->step ? 0 : value;
}

double
pentad_rate_floor (double min)
{
  static const double floors[] = { 98, 90, 80, 50 };

  for (guint i = 0; i < G_N_ELEMENTS (floors); i++)
    if (min >= floors[i])
      return floors[i];
  return 0;
}

PentadTicks
pentad_ticks_new_rate (double min, double max)
{
  double from = isfinite (min) ? pentad_rate_floor (min) : 0;

  if (isfinite (min) && min < 0)
    return pentad_ticks_new (min, MAX (max, 0), 6);
  /* Small rates (rework 2 %) would be a flat line on 0 to 100. */
  if (isfinite (max) && max <= 50)
    return pentad_ticks_new (0, max, 5);
  if (isfinite (max) && max > 100)
    return pentad_ticks_new (from, max, 6);
  if (from == 98)
    return enclose (98, 100, 0.5);
  if (from == 90)
    return enclose (90, 100, 2);
  if (from == 80)
    return enclose (80, 100, 5);
  if (from == 50)
    return enclose (50, 100, 10);
  return enclose (0, 100, 20);
}

PentadTicks
pentad_ticks_new_log (double min, double max, int max_ticks)
{
  double low = isfinite (min) && min > 0 ? min : 1;
  double high = isfinite (max) && max > 0 ? max : 1;
  int first = (int)floor (log10 (MIN (low, high)) + TICK_NOISE);
  int last = MAX ((int)ceil (log10 (MAX (low, high)) - TICK_NOISE), first + 1);
  int most = CLAMP (max_ticks, 3, PENTAD_MAX_TICKS);
  int stride = (last - first + most - 2) / (most - 1);
  PentadTicks ticks = { .kind = PENTAD_SCALE_LOG, .step = pow (10, stride) };

  ticks.n = (last - first + stride - 1) / stride + 1;
  ticks.from = pow (10, first);
  ticks.to = pow (10, first + stride * (ticks.n - 1));
  /* The last tick may lie beyond what a double holds. */
  if (!isfinite (ticks.to))
    ticks.to = pow (10, first + stride * (--ticks.n - 1));
  ticks.decimals = CLAMP (-first, 0, 6);
  return ticks;
}

PentadScale
pentad_ticks_scale (const PentadTicks *ticks, double start, double end)
{
  return pentad_scale_new (ticks->kind, ticks->from, ticks->to, start, end);
}

int
pentad_ticks_stride (int n, double length, double label, double gap)
{
  double fit;

  if (n < 2 || !(length > 0))
    return MAX (n, 1);
  fit = length / n;
  for (int stride = 1; stride < n; stride++)
    if (fit * stride >= label + gap)
      return stride;
  return n;
}
