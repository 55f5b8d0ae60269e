/* Reports of the same thing: cases of one class close together in place and time (domain.md 2.5).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One report. Those without a class, a point or a time are never the same as another. */
typedef struct
{
  gint64 time; /* PENTAD_NO_TIME unknown */
  double lon, lat;
  int class_index; /* -1 unknown */
} PentadReport;

/* Metres of a degree of latitude; over such distances the Earth is flat enough. */
#define PENTAD_REPORT_DEGREE_M 111195.0

/* TRUE when two whole reports are of one class, at most radius_m and hours apart. */
gboolean pentad_reports_are_same (const PentadReport *a,
                                  const PentadReport *b,
                                  double radius_m,
                                  double hours);
/* For each report the position of the earliest one that it repeats, directly or by way of others
 * between: of the same class, at most radius_m and hours apart. -1 when it repeats none. Limits
 * that are NAN: nothing repeats. It costs what lies within the hours, not how many there are. */
void pentad_duplicates_find (
    const PentadReport *reports, guint n_reports, double radius_m, double hours, int *repeats);
