/* The whole life of one case, from report to visit, as a function of its number.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The platform keeps no cases. It makes the complete trail of a case whenever it is asked and cuts
 * it at the instant of the answer, so an act that was sent once can never change. */
#pragma once

#include "model/tally.h"
#include "reference/demand.h"
#include "reference/departments.h"
#include "reference/posts.h"
#include "reference/reports.h"

#define PENTAD_TIMELINE_MAX_ACTS 40
/* An ordinary case has ended this long after the day of its report began, one that is left over
 * after the second figure; a visit and an appeal may follow within the third. */
#define PENTAD_TIMELINE_DAYS          15
#define PENTAD_TIMELINE_LEFTOVER_DAYS 120
#define PENTAD_TIMELINE_VISIT_DAYS    3
/* Every deadline of an ordinary case has passed this many days after the day of its report. */
#define PENTAD_TIMELINE_DUE_DAYS 28

typedef struct
{
  gint64 time;
  gint64 due;     /* PENTAD_NO_TIME */
  int department; /* -1 */
  int by, to;     /* index of the post, -1 */
  PentadAct act;
  int value;
} PentadTimelineAct;

typedef struct
{
  const PentadDemandClass *class;
  PentadSourceKind source;
  guint condition; /* number of the filing condition in its class, from 1 */
  gboolean repeat; /* left FALSE by pentad_timeline_make() */
  gint64 report, end,
      last; /* first act, the act that ends it, last act (a visit may follow the end) */
  guint n_acts;
  PentadTimelineAct acts[PENTAD_TIMELINE_MAX_ACTS];
} PentadTimeline;

/* What a timeline follows from, beside its number; all borrowed. */
typedef struct
{
  const PentadPlaces *places;
  const PentadDepartments *departments;
  const PentadDemand *demand;
  const PentadPosts *posts;
  const PentadCalendar *calendar;
  const PentadStepLimits *limits;
  PentadDroppedClass dropped;
} PentadTimelineRules;

/* The case that a report leads to. */
void pentad_timeline_make (PentadTimeline *self,
                           const PentadTimelineRules *rules,
                           const PentadReported *report);
/* How many acts have happened by `time`. */
guint pentad_timeline_count (const PentadTimeline *self, gint64 time);
