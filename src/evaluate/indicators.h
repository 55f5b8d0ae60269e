/* Indicators from counters: values, numerators and denominators by the rules of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/counters.h"
#include "model/figure.h"

/* Every indicator of the city's scheme for the places, over the period, as it stands at `time`.
 * Rates are in percent with full precision; a denominator of 0 gives no value. A place that has no
 * case and no history at all while the source says nothing of it has zeros: the source covers it.
 * age_s and interval_s give the freshness. NULL while the city has no scheme or divisions. */
PentadFigures *pentad_evaluate (PentadCity *city,
                                const PentadPeriod *period,
                                gint64 time,
                                GArray *places,
                                double age_s,
                                double interval_s);
