/* A scheme: how a city counts and rates, read from a file (data/schemes).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/counter.h"
#include "model/label.h"
#include "model/tally.h"

typedef enum
{
  PENTAD_UNIT_COUNT,
  PENTAD_UNIT_PERCENT,
  PENTAD_UNIT_HOURS
} PentadUnit;

typedef enum
{
  PENTAD_BETTER_NEITHER,
  PENTAD_BETTER_HIGH,
  PENTAD_BETTER_LOW
} PentadBetter;

/* What an indicator that is not a sum of counters takes. */
typedef enum
{
  PENTAD_MEASURE_COUNTS,
  PENTAD_MEASURE_OUTSIDE,   /* cases in no district, city only */
  PENTAD_MEASURE_MEAN_TIME, /* handling hours */
  PENTAD_MEASURE_MEDIAN_TIME,
  PENTAD_MEASURE_STAFF_ONLINE,  /* supervisors online of those on duty */
  PENTAD_MEASURE_STAFF_COVERAGE /* grids patrolled of those assigned */
} PentadMeasure;

typedef struct
{
  PentadCount count;
  int sign; /* 1 or -1 */
} PentadTerm;

typedef struct
{
  char *id;
  PentadLabel label;
  PentadUnit unit;
  PentadBetter better;
  PentadMeasure measure;
  GArray *numerator;   /* PentadTerm */
  GArray *denominator; /* PentadTerm; empty for a plain count */
  char *cohort;  /* by which date a case enters: "reported", "filed", "due", "event", "now" ... */
  double target; /* NAN: none */
} PentadIndicator;

typedef struct
{
  gatomicrefcount refs;
  char *id;
  char *version;
  char *source;
  gint32 valid_from; /* PENTAD_NO_DAY: always */
  PentadStepLimits limits;
  GPtrArray *indicators;    /* PentadIndicator */
  double staffing_ratio[4]; /* officers per 10,000 by PentadDivisionKind; NAN none */
} PentadScheme;

PentadScheme *pentad_scheme_new (const char *id);
PentadScheme *pentad_scheme_ref (PentadScheme *scheme);
void pentad_scheme_unref (PentadScheme *scheme);
/* Adds an empty indicator (unit count, cohort NULL, no target). Borrowed. */
PentadIndicator *pentad_scheme_add (PentadScheme *scheme, const char *id);
/* NULL when the scheme has none of that id. */
const PentadIndicator *pentad_scheme_find (const PentadScheme *scheme, const char *id);
const char *pentad_unit_id (PentadUnit unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadScheme, pentad_scheme_unref)
