/* A table of figures: every indicator of a scheme for many places, departments or posts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values live in arrays; the provenance (unit, cohort, scheme, period, as-of) is kept once per
 * indicator or once per table. */
#pragma once

#include "model/freshness.h"
#include "model/period.h"
#include "model/scheme.h"

/* Why a figure has no value; zero is a value. */
typedef enum
{
  PENTAD_FIGURE_VALUE,
  PENTAD_FIGURE_NO_DATA,  /* the source does not send what is needed */
  PENTAD_FIGURE_NO_CASES, /* denominator 0 */
  PENTAD_FIGURE_NOT_PERMITTED
} PentadFigureState;

typedef struct
{
  double value;                  /* full precision; percent for rates; NAN unless state is VALUE */
  double numerator, denominator; /* NAN where they do not apply */
  PentadFigureState state;
} PentadFigure;

/* Immutable once computed. */
typedef struct
{
  gatomicrefcount refs;
  PentadScheme *scheme;
  PentadPeriod period;
  gint64 as_of; /* data as of */
  PentadFreshness freshness;
  double completeness; /* share of the days of the period that the source covers, 0 to 1 */
  PentadSubject subject;
  GArray *places; /* int, ascending: index of the division, or of the department or post of the
                     catalogue, whatever the subject is */
  GArray *values; /* PentadFigure, places->len rows of scheme->indicators->len */
} PentadFigures;

PentadFigures *
pentad_figures_new (PentadScheme *scheme, const PentadPeriod *period, GArray *places);
PentadFigures *pentad_figures_ref (PentadFigures *figures);
void pentad_figures_unref (PentadFigures *figures);
/* The cell of a row (position in places) and an indicator (position in the scheme). Borrowed. */
PentadFigure *pentad_figures_get (const PentadFigures *figures, guint row, guint indicator);
/* The row of a place; -1 when it is not in the table. */
int pentad_figures_find_place (const PentadFigures *figures, int place);
/* The figure of a place by indicator id; NULL when either is not in the table. Borrowed. */
const PentadFigure *pentad_figures_lookup (const PentadFigures *figures, int place, const char *id);
/* Rounds half up (away from zero below zero) to that many decimals; the one rounding at the end.
 * NAN stays NAN. */
double pentad_figure_round (double value, int decimals);
/* Rounds n shares in percent to whole ones that add up to 100 as the shares do: the largest
 * remainders are rounded up (Hamilton). Shares that do not add up to 100, or are not finite or
 * below zero, are rounded one by one. */
void pentad_figure_round_shares (const double *shares, int n, double *rounded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFigures, pentad_figures_unref)
