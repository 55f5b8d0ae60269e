/* Counts over what they belong to: rates for a map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-rates.h"

#include <math.h>

void
pentad_map_rates (const double *counts,
                  const double *denominators,
                  gsize n,
                  double per,
                  double least,
                  double *rates,
                  guint8 *weak)
{
  for (gsize i = 0; i < n; i++)
    {
      gboolean known = isfinite (denominators[i]) && denominators[i] > 0;

      rates[i] = known ? counts[i] / denominators[i] * per : NAN;
      weak[i] = known && counts[i] > 0 && denominators[i] < least;
    }
}
