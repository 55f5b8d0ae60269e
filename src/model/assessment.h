/* Assessment two ways: districts assess departments and streets, streets assess departments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 区考核块、块考核条 (domain.md 1.4 rows 87 to 90): checks of a day are summed by month, ranked by
 * quarter and appraised by year, on dimensions that the platform names (four in the source). */
#pragma once

#include "model/label.h"
#include "model/zone.h"

typedef struct
{
  char *id; /* neutral: "responsibility", "solving", "cooperation", "team", or others */
  PentadLabel label;
} PentadDimension;

/* One check of one subject on one dimension. */
typedef struct
{
  gint32 day;
  char *assessor; /* code of the district or street that assesses */
  char *subject;  /* code of the street or department that is assessed */
  guint dimension;
  double score; /* 0 to 100 */
  PentadLabel note;
} PentadCheck;

/* Immutable once read; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  GArray *dimensions; /* PentadDimension, in the platform's order */
  GArray *checks;     /* PentadCheck, in the order received */
} PentadAssessments;

PentadAssessments *pentad_assessments_new (void);
PentadAssessments *pentad_assessments_ref (PentadAssessments *assessments);
void pentad_assessments_unref (PentadAssessments *assessments);
/* Index of the dimension; -1 when there is none of that id. */
int pentad_assessments_find_dimension (const PentadAssessments *assessments, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadAssessments, pentad_assessments_unref)
