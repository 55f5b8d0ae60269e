/* A ranking: rank, name, bar, score, and how both changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

typedef struct
{
  const char *rank; /* "1", "2="; NULL: unranked, prints as no value */
  const char *name;
  const char *caption;    /* muted line below the bar; NULL none */
  const char *score_text; /* formatted; NULL prints as no value */
  double score;           /* length of the bar; NAN no bar */
  double previous;        /* score of the period before, a fine line over the bar; NAN none */
  double low, high;       /* interval for small counts, a thin line; NAN none */
  int change;             /* sign of the change: up, 0 same, down */
  PentadTone tone;
  const double *trend; /* sparkline; NULL none */
  int n_trend;
  const char *key, *tooltip;
  int place;
  const char *heading;     /* begins a group, above the row, or as its tag; NULL goes on */
  const char *tag;         /* at the end of the name's line; NULL none */
  const char *change_text; /* in the caption's line, below the score; NULL none */
  gboolean like_next;      /* cannot be told apart from the one below: "≈" between the two */
  int rank_change;         /* ranks gained, negative lost: arrow and number; 0 same or unknown */
} PentadRank;

typedef struct
{
  const char *id;
  const PentadRank *ranks; /* sorted by the caller */
  int n_ranks;
  double min, max;          /* axis of the bars; NAN: from the data, floor as for rates,
                               which is then told at the bottom */
  gboolean lower_is_better; /* which way an arrow is good */
  const char *footnote;     /* muted line at the bottom; NULL none */
  gboolean percent;         /* scores are percentages */
} PentadRanking;

void pentad_ranking_layout (PentadSketch *sketch, PentadRect area, const PentadRanking *ranking);
