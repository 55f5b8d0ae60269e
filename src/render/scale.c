/* Scales: from values to positions along an axis.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/scale.h"

#include <math.h>

PentadScale
pentad_scale_new (PentadScaleKind kind, double from, double to, double start, double end)
{
  PentadScale scale = { kind, from, to, start, end };

  if (!isfinite (from))
    scale.from = 0;
  if (!isfinite (to))
    scale.to = 1;
  if (kind == PENTAD_SCALE_LOG)
    {
      if (scale.from <= 0)
        scale.from = 1;
      if (scale.to <= 0)
        scale.to = 1;
    }
  return scale;
}

double
pentad_scale_map (const PentadScale *scale, double value)
{
  double share;

  if (!isfinite (value) || (scale->kind == PENTAD_SCALE_LOG && value <= 0))
    return NAN;
  if (scale->from == scale->to)
    return (scale->start + scale->end) / 2;
  if (scale->kind == PENTAD_SCALE_LOG)
    share = log (value / scale->from) / log (scale->to / scale->from);
  else
    share = (value - scale->from) / (scale->to - scale->from);
  return scale->start + share * (scale->end - scale->start);
}

double
pentad_scale_clamp (const PentadScale *scale, double value)
{
  double position = pentad_scale_map (scale, value);

  if (isnan (position))
    return position;
  return CLAMP (position, MIN (scale->start, scale->end), MAX (scale->start, scale->end));
}

double
pentad_scale_base (const PentadScale *scale)
{
  double zero = pentad_scale_clamp (scale, 0);

  return isnan (zero) ? scale->start : zero;
}

double
pentad_scale_invert (const PentadScale *scale, double position)
{
  double share;

  if (scale->start == scale->end)
    return scale->from;
  share = (position - scale->start) / (scale->end - scale->start);
  if (scale->kind == PENTAD_SCALE_LOG)
    return scale->from * pow (scale->to / scale->from, share);
  if (scale->kind == PENTAD_SCALE_TIME)
    return round (scale->from + share * (scale->to - scale->from));
  return scale->from + share * (scale->to - scale->from);
}

PentadBands
pentad_bands_new (int n, double start, double end, double gap)
{
  PentadBands bands = { MAX (n, 0), start, 0, 0 };

  gap = CLAMP (isnan (gap) ? 0.0 : gap, 0.0, 0.95);
  if (n < 1 || !(end > start))
    return bands;
  /* n bands and n - 1 gaps. */
  bands.width = (end - start) / (n + (n - 1) * gap / (1 - gap));
  bands.step = bands.width / (1 - gap);
  return bands;
}

double
pentad_bands_begin (const PentadBands *bands, int i)
{
  return bands->start + i * bands->step;
}

double
pentad_bands_centre (const PentadBands *bands, int i)
{
  return bands->start + i * bands->step + bands->width / 2;
}

int
pentad_bands_find (const PentadBands *bands, double position)
{
  double share;

  if (bands->step <= 0 || !isfinite (position))
    return -1;
  share = floor ((position - bands->start) / bands->step);
  return share >= 0 && share < bands->n ? (int)share : -1;
}

gboolean
pentad_extent (const double *values, gsize n, double *min, double *max)
{
  gboolean any = FALSE;

  *min = *max = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (values[i]))
        continue;
      *min = any ? MIN (*min, values[i]) : values[i];
      *max = any ? MAX (*max, values[i]) : values[i];
      any = TRUE;
    }
  return any;
}
