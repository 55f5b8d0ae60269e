/* Why a figure is what it is: counts, what is left out, the cases, and what changed it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/composite.h"
#include "model/city.h"
#include "model/period.h"

/* A counter of the formula, in both periods. */
typedef struct
{
  PentadCount count;
  int sign;
  gboolean below;     /* in the denominator */
  gint64 now, before; /* before: 0 without a period before */
} PentadExplainedCount;

/* A case and how often it counts: more than once when several of its acts or deadlines do, below 0
 * when it is only subtracted. */
typedef struct
{
  const char *id;
  int above, below;
} PentadExplainedCase;

/* What a part of the formula does to the change since the period before. */
typedef struct
{
  int part; /* rates and times: 0 the numerator, 1 the denominator; counts: the position in
               `counts`; composites: that of the term, one more for the bounds */
  double value;
} PentadEffect;

/* What a figure leaves out. */
typedef enum
{
  PENTAD_EXCLUDED_DAYS,      /* days of the period of which nothing is known */
  PENTAD_EXCLUDED_DEADLINES, /* deadlines moved or suspended before they passed, or of void cases */
  PENTAD_EXCLUDED_OUTSIDE,   /* reports in no district: in no division's figures */
  PENTAD_EXCLUDED_UNDATED,   /* cases that ended at an unknown time */
  PENTAD_N_EXCLUSIONS
} PentadExclusion;

typedef struct
{
  const PentadIndicator *indicator; /* of the scheme */
  PentadScheme *scheme;
  PentadSubject about;
  int unit; /* a place; or a department or post, as numbered in the catalogue */
  PentadPeriod period, previous;
  gint64 as_of;
  double completeness;
  PentadFigure now, before;
  GArray *counts;                       /* PentadExplainedCount */
  gint64 excluded[PENTAD_N_EXCLUSIONS]; /* -1: does not concern the figure */
  gboolean has_cases; /* every day's cases are known, so that the lists are whole */
  GStringChunk *ids;
  GArray *cases;                /* PentadExplainedCase by id; empty unless has_cases */
  gint64 n_above, n_below;      /* what the cases sum to */
  GArray *terms, *terms_before; /* composites: PentadTermScore, one for each term and the
                                   bounds; NULL for others */
  GArray *effects;              /* PentadEffect; they sum to `change`; empty unless both
                                   periods have a value and the figure has parts */
  double change;                /* NAN unless both have a value */
  gboolean band_period_differs; /* a band is meant for a period of another length */
} PentadExplanation;

/* Of a place, department or post. NULL when the scheme has no such figure, or it is a score about
 * others, and while the city has no divisions, or no catalogue, yet. The period before is the same
 * stretch earlier; for today it is yesterday at the same time. */
PentadExplanation *pentad_explain (PentadCity *city,
                                   PentadSubject about,
                                   int unit,
                                   const PentadPeriod *period,
                                   gint64 time,
                                   const char *id);
void pentad_explanation_free (PentadExplanation *self);
/* Rounds parts so that they still sum to the rounded whole: the ones nearest to the next step give
 * way. */
void pentad_explain_round (double *parts, guint n_parts, double whole, int decimals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadExplanation, pentad_explanation_free)
