/* What is usual for a day, from the same weekday of the weeks before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule, in full, since people are judged by it [P]: of the PENTAD_EXPECTATION_WEEKS weeks
 * before a day, the days of the same weekday are taken which are working days if it is one and days
 * off if it is one, and whose number is known. With fewer than PENTAD_EXPECTATION_LEAST of them
 * nothing is expected. Otherwise their median is what is expected, and usual is what lies between
 * the lower quartile less 1.5 times the distance of the quartiles and the upper quartile more the
 * same (Tukey's fences), but at least within two standard deviations of a Poisson count, which is
 * twice the root of the median; never below zero. What lies beyond is odd, nothing more: why, the
 * rule does not know. Days that were odd themselves stay in; medians and quartiles bear some. */
#pragma once

#include "model/calendar.h"

#define PENTAD_EXPECTATION_WEEKS 8
#define PENTAD_EXPECTATION_LEAST 5
#define PENTAD_EXPECTATION_DAYS  (7 * PENTAD_EXPECTATION_WEEKS)

/* n days; NAN where nothing is expected. */
typedef struct
{
  int n;
  double *low, *middle, *high;
  gint8 *odd; /* 1 above, -1 below, 0 usual or not judged */
} PentadExpectation;

/* values: PENTAD_EXPECTATION_DAYS + n numbers of days, the first of them being `first`; NAN
 * unknown. calendar: NULL takes all days of a weekday for the same. The day `running`, of which
 * there is more to come, is odd only above; PENTAD_NO_DAY none. */
PentadExpectation *pentad_expectation_new (
    const double *values, int n, gint32 first, const PentadCalendar *calendar, gint32 running);
void pentad_expectation_free (PentadExpectation *expectation);

/* The quantile (0 to 1) of n sorted numbers, by linear interpolation between the two nearest (type
 * 7 of Hyndman and Fan). n must not be 0. */
double pentad_sorted_quantile (const double *sorted, int n, double share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadExpectation, pentad_expectation_free)
