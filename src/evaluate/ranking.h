/* Rankings: units of one group in order, with shared ranks and what may be said of their order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure. Values are compared as they are shown, so that what reads the same has the same rank. Ties
 * share the rank and the next rank is skipped; within a tie the unit with more filed cases comes
 * first, then the lower code (domain.md 3.6). A unit without a value has no rank and comes last. */
#pragma once

#include "model/figure.h"

/* One unit that is to be ranked. */
typedef struct
{
  int unit;                 /* the caller's own number of it */
  const char *code;         /* borrowed for the call */
  int group;                /* only units of the same group are compared; -1 is a group too */
  PentadFigure now, before; /* before: state other than VALUE when there is nothing to compare */
  double filed;             /* cases filed in the period; NAN counts as none */
} PentadRankInput;

typedef enum
{
  PENTAD_END_NONE,
  PENTAD_END_TOP,   /* rank 1 to 3 */
  PENTAD_END_BOTTOM /* fewer than three units are worse; never one of the top */
} PentadRankingEnd;

typedef struct
{
  int unit, group;
  guint rank;          /* 1 is best; 0: no value */
  gboolean tied;       /* shares its rank */
  guint previous_rank; /* among the units that had a value then; 0 unknown */
  double change;       /* now less before, points or percentage points; NAN unknown */
  double low, high;    /* 95 % Wilson interval of a rate, percent; NAN for anything else */
  gboolean like_next;  /* the difference to the next unit below is within what chance makes */
  PentadRankingEnd end;
  guint of; /* how many of the group have a rank */
} PentadRanked;

/* Ranks of the units, group by group in the order in which groups first come, best first.
 * better: PENTAD_BETTER_LOW ranks the lowest first. decimals: as values are shown. PentadRanked,
 * transfer full. */
GArray *pentad_ranking_new (const PentadRankInput *inputs,
                            guint n_inputs,
                            PentadBetter better,
                            int decimals);

/* The 95 % Wilson score interval of a rate, in percent. FALSE, with NAN, unless 0 ≤ numerator ≤
 * denominator and denominator > 0: sums of cases can be told, scores and times cannot. */
gboolean pentad_wilson_interval (double numerator, double denominator, double *low, double *high);
/* TRUE when two rates cannot be told apart: the 95 % interval of their difference (Newcombe, from
 * the two Wilson intervals) holds 0. FALSE also when there is no such interval. */
gboolean pentad_rates_are_alike (const PentadFigure *a, const PentadFigure *b);
