/* Scores of the assessment two ways, and its ledgers by day, month, quarter and year.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/assessment.h"
#include "model/catalogue.h"
#include "model/division.h"
#include "model/period.h"
#include "model/rules.h"

/* Who assesses (domain.md 1.4 row 88). */
typedef enum
{
  PENTAD_ASSESS_BY_DISTRICT, /* 区考核块: streets and departments */
  PENTAD_ASSESS_BY_STREET    /* 块考核条: departments */
} PentadAssessor;

/* The score of one subject. */
typedef struct
{
  const char *subject; /* code, borrowed from the assessments */
  gboolean is_department;
  guint n;              /* checks */
  double *by_dimension; /* mean score of each; NAN without a check; owned by the table */
  double total;         /* mean of the dimensions that have one: a dimension checked often weighs no
                           more than another */
  guint rank; /* among streets, or among departments; ties share it, the next is skipped */
} PentadAssessed;

/* Immutable once computed. */
typedef struct
{
  guint n_dimensions;
  GArray *rows; /* PentadAssessed: streets, then departments, best first, ties by code */
} PentadAssessmentTable;

/* The checks of the period by that kind of assessor; assessor: the index of one, or PENTAD_NO_PLACE
 * for all. What is neither a street nor a department of the catalogue is left out, and departments'
 * and streets' checks by streets likewise as the kind says. Transfer full. */
PentadAssessmentTable *pentad_assessment_table_new (const PentadAssessments *assessments,
                                                    const PentadDivisions *divisions,
                                                    const PentadCatalogue *catalogue,
                                                    PentadAssessor kind,
                                                    int assessor,
                                                    const PentadPeriod *period);
void pentad_assessment_table_free (PentadAssessmentTable *table);
/* NULL when the subject has no check. */
const PentadAssessed *pentad_assessment_table_find (const PentadAssessmentTable *table,
                                                    const char *subject);
/* A department's score of both ways: weighted by the scheme, the weights of what exists scaled to
 * 1. NAN when neither table knows it or the scheme sets no weights. */
double pentad_assessment_combine (const PentadAssessmentTable *by_district,
                                  const PentadAssessmentTable *by_street,
                                  const char *department,
                                  const PentadAssessmentRules *rules);

/* The four ledgers: daily check, monthly summary, quarterly ranking, yearly appraisal. */
typedef enum
{
  PENTAD_LEDGER_DAY,
  PENTAD_LEDGER_MONTH,
  PENTAD_LEDGER_QUARTER,
  PENTAD_LEDGER_YEAR
} PentadLedgerUnit;

typedef struct
{
  PentadPeriod period; /* of the entry, cut to what was asked for */
  PentadAssessmentTable *table;
} PentadLedgerEntry;

/* One entry for each unit of the period in which something was checked, oldest first.
 * PentadLedgerEntry, transfer full. */
GArray *pentad_assessment_ledger (const PentadAssessments *assessments,
                                  const PentadDivisions *divisions,
                                  const PentadCatalogue *catalogue,
                                  PentadAssessor kind,
                                  PentadLedgerUnit unit,
                                  const PentadPeriod *period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadAssessmentTable, pentad_assessment_table_free)
