/* A scheme: how a city counts and rates, read from a file (data/schemes).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/composite.h"
#include "model/counter.h"
#include "model/label.h"
#include "model/quality-rules.h"
#include "model/rules.h"
#include "model/tally.h"
#include "model/transition.h"

typedef enum
{
  PENTAD_UNIT_COUNT,
  PENTAD_UNIT_PERCENT,
  PENTAD_UNIT_HOURS,
  PENTAD_UNIT_POINTS /* of a composite score */
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
  PENTAD_MEASURE_STAFF_ONLINE,   /* supervisors online of those on duty */
  PENTAD_MEASURE_STAFF_COVERAGE, /* grids patrolled of those assigned */
  PENTAD_MEASURE_GIVEN,          /* put into the scheme by hand, unit by unit */
  PENTAD_MEASURE_COMPOSITE       /* a score over other indicators */
} PentadMeasure;

typedef struct
{
  PentadCount count;
  int sign; /* 1 or -1 */
} PentadTerm;

/* A target of one unit, of one year, or of both. */
typedef struct
{
  char *code; /* of a division or department; NULL: every unit */
  int year;   /* 0: every year */
  double value;
} PentadTarget;

/* A value that no platform sends: inspections, appraisals, deductions decided by people. */
typedef struct
{
  char *code;      /* of a division or department */
  gint32 from, to; /* days, both included; holds for every period within */
  double value;
} PentadGiven;

/* An indicator, or a composite score: what a table of figures has as a column. */
typedef struct
{
  char *id;
  PentadLabel label;
  PentadUnit unit;
  PentadBetter better;
  PentadMeasure measure;
  GArray *numerator;   /* PentadTerm */
  GArray *denominator; /* PentadTerm; empty for a plain count */
  char *cohort;    /* by which date a case enters: "reported", "filed", "due", "event", "now" ... */
  double target;   /* for whom `targets` says nothing; NAN: none */
  GArray *targets; /* PentadTarget */
  GArray *given;   /* PentadGiven */
  PentadComposite *composite; /* owned; NULL for an indicator */
} PentadIndicator;

/* A grade of composite scores, from the best down (domain.md 3.1). */
typedef struct
{
  char *id; /* the letter that is always printed with the colour */
  PentadLabel label;
  double min;     /* included; the last grade takes everything below */
  guint32 colour; /* 0xRRGGBB */
  char *pattern;  /* "none", "dots", "stripes", "cross" or "hatch" */
} PentadGrade;

/* Units that are compared with each other and with nobody else. */
typedef struct
{
  char *id;
  PentadLabel label;
  GPtrArray *members; /* char *, codes */
  GPtrArray *kinds;   /* char *, kinds of district, area classes or groups of departments */
} PentadGroup;

typedef struct
{
  gatomicrefcount refs;
  char *id;
  char *version;
  char *source;
  gint32 valid_from; /* PENTAD_NO_DAY: always */
  PentadStepLimits limits;
  GPtrArray *indicators;    /* PentadIndicator; composites behind what they are made of */
  GPtrArray *bands;         /* PentadBand */
  GPtrArray *grades;        /* PentadGrade, highest first */
  GPtrArray *groups;        /* PentadGroup */
  int decimals;             /* of rates, times and scores: the one rounding, half up, at the end */
  double staffing_ratio[4]; /* officers per 10,000 by PentadDivisionKind; NAN none */
  PentadRules rules;
  PentadWorkflow workflow;    /* rules of side actions */
  PentadQualityRules quality; /* from when on data are doubtful */
} PentadScheme;

PentadScheme *pentad_scheme_new (const char *id);
PentadScheme *pentad_scheme_ref (PentadScheme *scheme);
void pentad_scheme_unref (PentadScheme *scheme);
/* Adds an empty indicator (unit count, cohort NULL, no target). Borrowed. */
PentadIndicator *pentad_scheme_add (PentadScheme *scheme, const char *id);
/* NULL when the scheme has none of that id. */
const PentadIndicator *pentad_scheme_find (const PentadScheme *scheme, const char *id);
/* Its position, or -1. */
int pentad_scheme_find_column (const PentadScheme *scheme, const char *id);
/* Adds a composite score (unit points, better high). Borrowed. */
PentadIndicator *pentad_scheme_add_composite (PentadScheme *scheme, const char *id);
/* Adds an empty grade (min NAN) or group. Borrowed. */
PentadGrade *pentad_scheme_add_grade (PentadScheme *scheme);
PentadGroup *pentad_scheme_add_group (PentadScheme *scheme);
/* The target of a unit in a year: of both, else of the unit, else of the year, else of all; NAN
 * when there is none. code may be NULL, year 0. */
double pentad_indicator_get_target (const PentadIndicator *indicator, const char *code, int year);
/* The value given for a unit and a stretch of days that holds the period; NAN when there is none.
 */
double pentad_indicator_get_given (const PentadIndicator *indicator,
                                   const char *code,
                                   const PentadPeriod *period);
/* TRUE when the column is about such subjects: every indicator is, a composite about its own. */
gboolean pentad_indicator_is_about (const PentadIndicator *indicator,
                                    PentadSubject subject,
                                    const char *role);
/* The grade of a score as it is shown, that is, rounded; NULL without grades or for NAN. */
const PentadGrade *pentad_scheme_get_grade (const PentadScheme *scheme, double score);
/* The group of a unit: the first that names its code, else the first that names its kind; -1 when
 * none does. code and kind may be NULL. */
int pentad_scheme_find_group (const PentadScheme *scheme, const char *code, const char *kind);
const char *pentad_unit_id (PentadUnit unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadScheme, pentad_scheme_unref)
