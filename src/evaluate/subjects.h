/* Departments and posts over one period: their counters and figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/indicators.h"

/* Immutable once computed. Row r is the r-th department or post of the catalogue. */
typedef struct
{
  PentadSubject about;
  guint n;
  gint64 *sums;               /* n rows of PENTAD_N_COUNTS */
  PentadHandlings *handlings; /* per row, of the period; valid until the city changes */
  gboolean *named;            /* per row: something in the period or open now names it */
  gboolean known;             /* whether the source tells what the period needs */
  int days_covered;           /* days of the period that history or cases cover */
} PentadSubjectSums;

/* about: departments or posts. Sums the period as it stands at `time`, with the rules of
 * pentad_counters_new(): finished days from the tables of history, the day of `time` (all days in a
 * complete city) from the cases, acts after `time` ignored. Whose an event is: model/tally.h. */
PentadSubjectSums *pentad_subject_sums_new (PentadCity *city,
                                            PentadSubject about,
                                            const PentadPeriod *period,
                                            gint64 time);
void pentad_subject_sums_free (PentadSubjectSums *sums);

/* Every indicator and composite of the city's scheme for all departments or posts; the rows of the
 * table are those of the catalogue. One that nothing names in the period is "no data", not zero: it
 * stands apart in a ranking (domain.md 3.6). NULL while the city has no scheme or catalogue. */
PentadFigures *pentad_evaluate_subjects (PentadCity *city,
                                         PentadSubject about,
                                         const PentadPeriod *period,
                                         gint64 time,
                                         double age_s,
                                         double interval_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSubjectSums, pentad_subject_sums_free)
