/* What is wrong with the cases of a city, kept up to date as cases come and go.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/case-lists.h"
#include "model/finding.h"
#include "model/transition.h"

typedef struct _PentadCaseFindings PentadCaseFindings;

PentadCaseFindings *pentad_case_findings_new (void);
void pentad_case_findings_free (PentadCaseFindings *findings);
/* Both may be NULL; forgets everything that was counted. Borrows them. */
void pentad_case_findings_set_codes (PentadCaseFindings *findings,
                                     const PentadDivisions *divisions,
                                     const PentadCatalogue *catalogue);
/* The rules of side actions; NULL none. Forgets everything that was counted. Copied. */
void pentad_case_findings_set_workflow (PentadCaseFindings *findings,
                                        const PentadWorkflow *workflow);
/* Counts what is wrong with a case, or takes it off again. */
void pentad_case_findings_add (PentadCaseFindings *findings, const PentadCaseRow *row);
void pentad_case_findings_remove (PentadCaseFindings *findings, const PentadCaseRow *row);
/* TRUE when the first example of a finding is gone and no other is known: all cases have then to be
 * offered, between _begin_offer() and the next listing. */
gboolean pentad_case_findings_lack_examples (const PentadCaseFindings *findings);
void pentad_case_findings_begin_offer (PentadCaseFindings *findings);
void pentad_case_findings_offer (PentadCaseFindings *findings, const PentadCaseRow *row);
/* Adds copies, by kind. */
void pentad_case_findings_list (const PentadCaseFindings *findings, GPtrArray *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseFindings, pentad_case_findings_free)
