/* Counters along time and by class: what trends and breakdowns are drawn from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"
#include "model/period.h"

/* How often an act happened in the place, hour by hour: n_hours values from the hour that begins at
 * `from`. Acts after `time` are ignored. Only cases that are known are counted: those of yesterday
 * and today, all of a complete city. Transfer full. */
double *pentad_series_hourly (
    PentadCity *city, int place, PentadAct act, gint64 from, int n_hours, gint64 time);
/* A counter of the place for each day of the period, NAN for a day that neither history nor cases
 * cover. Transfer full. */
double *pentad_series_daily (
    PentadCity *city, int place, PentadCount count, const PentadPeriod *period, gint64 time);

typedef struct
{
  int class_index; /* -1: class unknown */
  double n;
} PentadClassCount;

/* A counter of the place over the period by class, largest first, ties by class code; classes with
 * nothing are left out. majors: sums by major class. PentadClassCount, transfer full. */
GArray *pentad_series_by_class (PentadCity *city,
                                int place,
                                PentadCount count,
                                const PentadPeriod *period,
                                gint64 time,
                                gboolean majors);
