/* What is reported in each grid on each day.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Some things are reported twice: a second report of the class of the first, a few steps away,
 * later on the same day. Chance brings others together. Whether a report is a repeat follows from
 * the rule of the city's scheme alone (reference/repeats.h), however it came about. */
#pragma once

#include "model/scheme.h"
#include "reference/demand.h"

/* A class that nobody reports from an instant on. */
typedef struct
{
  gint64 begin; /* 0: there is none */
  guint index;  /* in the class list */
} PentadDroppedClass;

/* What reports follow from; all borrowed. */
typedef struct
{
  guint64 seed;
  const PentadPlaces *places;
  const PentadDemand *demand;
  const PentadZone *zone;
  const PentadDroppedClass *dropped;
  const PentadWorkflow *workflow; /* how near a repeat is; NAN: nothing repeats */
} PentadReports;

/* One report; all but class, source, limit, time and rng names it. */
typedef struct
{
  guint64 number, first; /* first: number of the report that it repeats on purpose; 0 none */
  gint32 day;
  guint grid;
  gboolean leftover;

  const PentadDemandClass *class;
  PentadSourceKind source;
  PentadDemandLimit limit;
  gint64 time; /* PENTAD_NO_TIME: the day is over before it could be reported again */
  gboolean comes_again;
  PentadRng rng; /* for the rest of its life */
} PentadReported;

/* Works out the rest of a report of which what names it is set. */
void pentad_reports_fill (const PentadReports *reports, PentadReported *report);
/* Calls func with every report of one stream in a grid on a day. factor: that of the day. */
typedef void (*PentadReportedFunc) (const PentadReported *report, gpointer user_data);
void pentad_reports_foreach (const PentadReports *reports,
                             gint32 day,
                             double factor,
                             guint grid,
                             gboolean leftover,
                             PentadReportedFunc func,
                             gpointer user_data);
/* Where it was seen: inside its grid, rounded as it is sent. */
PentadPoint pentad_reports_point (
    const PentadPlaces *places, guint64 seed, guint grid, guint64 number, guint64 first);
