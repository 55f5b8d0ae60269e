/* Counts over what they belong to: rates for a map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Residents, and square kilometres, below which a rate says more about chance than about the place
 * and is drawn as weak: one case more or less moves it by more than 20 per 10,000, or by 250
 * per km². A unit grid has some 0.01 km² (domain.md 2): the usual one is not weak. */
#define PENTAD_RATE_LEAST_RESIDENTS 500.0
#define PENTAD_RATE_LEAST_KM2       0.004

/* rates[i] = counts[i] / denominators[i] * per, and weak[i] where the denominator of a
 * rate above zero is below `least`.
 * A denominator that is not above zero, or not finite, gives no rate (NAN), never zero. */
void pentad_map_rates (const double *counts,
                       const double *denominators,
                       gsize n,
                       double per,
                       double least,
                       double *rates,
                       guint8 *weak);
