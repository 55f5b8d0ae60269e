/* Indicators from counters: values, numerators and denominators by the rules of a scheme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/counters.h"
#include "model/figure.h"

/* The counters of one area, department or post, with what else figures depend on. */
typedef struct
{
  const gint64 *counts; /* PENTAD_N_COUNTS */
  guint64 known;        /* bit i: the source tells PentadCount i; without it, "no data" */
  const char *code;     /* of the unit, for values given by hand; NULL: none are */
  const char *area_class;
  PentadHandlings *handlings; /* NULL: not known */
  PentadPeriod period;
} PentadSubjectCounts;

/* Fills the columns of the row (one for each column of the scheme) that follow from counters: every
 * indicator but what measures the city or its staff, which becomes "no data". */
void pentad_subject_measure (const PentadScheme *scheme,
                             const PentadSubjectCounts *subject,
                             PentadFigure *row);
/* Then the composites about such subjects, from the columns filled; those about others become "no
 * data". role: of a post, else NULL. */
void pentad_subject_score (const PentadScheme *scheme,
                           PentadSubject about,
                           const char *role,
                           const char *area_class,
                           PentadFigure *row);
/* One column and what it is made of, and nothing else of the row, from counters alone. */
void pentad_subject_fill (const PentadScheme *scheme,
                          const PentadSubjectCounts *subject,
                          guint column,
                          PentadFigure *row);

/* Every indicator of the city's scheme for the places, over the period, as it stands at `time`.
 * Rates are in percent with full precision; a denominator of 0 gives no value. A place that has no
 * case and no history at all while the source says nothing of it has zeros: the source covers it.
 * age_s and interval_s give the freshness. NULL while the city has no scheme or divisions. */
PentadFigures *pentad_evaluate (PentadCity *city,
                                const PentadPeriod *period,
                                gint64 time,
                                GArray *places,
                                double age_s,
                                double interval_s);
/* One column of that table, and what it is made of; the others hold no data. For many places, of
 * which nothing else is asked. NULL also when the scheme has no such column. */
PentadFigures *pentad_evaluate_column (
    PentadCity *city, const PentadPeriod *period, gint64 time, GArray *places, const char *id);
/* The same of the period before: of yesterday at the same time for today, else of the finished days
 * as they stand now. */
PentadFigures *pentad_evaluate_previous (PentadCity *city,
                                         const PentadPeriod *period,
                                         gint64 time,
                                         GArray *places,
                                         double age_s,
                                         double interval_s);
/* The instant at which the period before is looked at. */
gint64 pentad_evaluate_previous_time (PentadCity *city, const PentadPeriod *period, gint64 time);
