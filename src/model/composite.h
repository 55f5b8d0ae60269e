/* Composite scores (综合指标值): weighted terms over the figures of a scheme, as data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms that earn (rate, inverse, band, threshold, fund) have a weight, the most that they can
 * give; deductions, bonuses and factors change what was earned. Columns are positions among the
 * indicators of the scheme, so that a score is worked out without looking anything up by name. */
#pragma once

#include "model/label.h"
#include "model/period.h"

/* Whom figures are about (domain.md 3.1). */
typedef enum
{
  PENTAD_SUBJECT_AREA,
  PENTAD_SUBJECT_DEPARTMENT,
  PENTAD_SUBJECT_POST,
  PENTAD_N_SUBJECTS
} PentadSubject;

/* One step of a band: values above the step before, up to this one included. */
typedef struct
{
  double up_to; /* INFINITY in the last */
  double score; /* 0 to 100 */
} PentadBandStep;

/* A table from a count to a score. */
typedef struct
{
  char *id;
  PentadPeriodKind period; /* of what length the counts are meant; never scaled to another */
  GArray *steps;           /* PentadBandStep, ascending, at least one */
} PentadBand;

/* The band that a term uses for places of a class. */
typedef struct
{
  char *area_class; /* NULL: every class, and no class */
  int band;         /* position among the bands of the scheme */
} PentadBandChoice;

typedef enum
{
  PENTAD_TERM_RATE,      /* weight × figure ÷ 100 */
  PENTAD_TERM_INVERSE,   /* weight × (100 − figure) ÷ 100 */
  PENTAD_TERM_BAND,      /* weight × band (figure) ÷ 100 */
  PENTAD_TERM_THRESHOLD, /* weight, less `step` for each `per` that the figure misses a bound by */
  PENTAD_TERM_FUND,      /* weight, from which deductions are taken until nothing is left */
  PENTAD_TERM_DEDUCT,    /* less `step` for each `per` of the figure */
  PENTAD_TERM_BONUS,     /* more, likewise */
  PENTAD_TERM_MULTIPLY,  /* times `step` */
  PENTAD_N_TERM_KINDS
} PentadTermKind;

/* What stands for a term whose figure has no value. */
typedef enum
{
  PENTAD_MISSING_INHERIT, /* of a term: what the composite says */
  PENTAD_MISSING_DROP,    /* the term drops out and the other weights grow to the same sum */
  PENTAD_MISSING_FULL,    /* the term counts as fully earned, nothing is deducted */
  PENTAD_MISSING_REFUSE   /* the composite has no value either */
} PentadMissing;

typedef enum
{
  PENTAD_BOUND_NONE,
  PENTAD_BOUND_AT_LEAST,
  PENTAD_BOUND_ABOVE,
  PENTAD_BOUND_AT_MOST,
  PENTAD_BOUND_BELOW
} PentadBound;

typedef struct
{
  PentadTermKind kind;
  char *id;          /* of a FUND; NULL for others */
  PentadLabel label; /* empty: that of the indicator */
  double weight;     /* points that an earning term can give; else 0 */
  int column;        /* indicator whose figure it takes; -1 for FUND and MULTIPLY */
  GArray *bands;     /* BAND: PentadBandChoice; else NULL */

  PentadBound bound; /* THRESHOLD: AT_LEAST or AT_MOST */
  double bound_at;

  double step, per; /* per 0: once */
  double free;      /* what costs (or gives) nothing yet */
  double max;       /* most that is deducted or given; INFINITY */
  gboolean whole;   /* only whole multiples of `per` count */
  int fund;         /* DEDUCT: position of the fund in the composite; -1: from the whole score */

  PentadBound when; /* NONE: always */
  int when_column;
  double when_at;

  PentadMissing no_cases, no_data;
} PentadScoreTerm;

/* No composite has more terms. */
#define PENTAD_MAX_SCORE_TERMS 64

typedef struct
{
  PentadSubject subject;
  char *role;       /* neutral id of the post, e.g. "supervisor"; NULL for others */
  GPtrArray *terms; /* PentadScoreTerm; at least one earns */
  PentadMissing no_cases, no_data;
  double min, max; /* the score is kept within; infinite: no bound */
} PentadComposite;

PentadBand *pentad_band_new (const char *id);
void pentad_band_free (PentadBand *band);
/* The score of a count: that of the first step which reaches up to it. NAN stays NAN. */
double pentad_band_score (const PentadBand *band, double value);

PentadComposite *pentad_composite_new (void);
void pentad_composite_free (PentadComposite *composite);
/* Adds a term of that kind without figure or weight. Borrowed. */
PentadScoreTerm *pentad_composite_add (PentadComposite *composite, PentadTermKind kind);
const PentadScoreTerm *pentad_composite_get (const PentadComposite *composite, guint index);
/* Gives the term a band (position in the scheme) for a class of area; NULL: for every class. */
void pentad_score_term_add_band (PentadScoreTerm *term, const char *area_class, int band);
/* TRUE for the kinds that have a weight. */
gboolean pentad_term_kind_earns (PentadTermKind kind);
/* Neutral ids: "rate", "inverse" … and "area", "department", "post". */
const char *pentad_term_kind_id (PentadTermKind kind);
const char *pentad_subject_id (PentadSubject subject);
/* TRUE when the value keeps the bound; NONE is kept by everything, NAN keeps no other. */
gboolean pentad_bound_holds (PentadBound bound, double value, double at);
