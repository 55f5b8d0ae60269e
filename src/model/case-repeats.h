/* Cases that repeat an earlier one by the rule and are not flagged, kept up to date.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases lie in a hash table by class, area and span of time, so that a change costs what lies near
 * it. A flagged case without an earlier one is no fault: the earlier one may just not be known. */
#pragma once

#include "model/case-store.h"
#include "model/finding.h"
#include "model/transition.h"

typedef struct _PentadCaseRepeats PentadCaseRepeats;

/* Borrows the store. */
PentadCaseRepeats *pentad_case_repeats_new (const PentadCaseStore *store);
void pentad_case_repeats_free (PentadCaseRepeats *repeats);
/* The rule; NULL, or one without its limits: nothing repeats. Forgets all cases. */
void pentad_case_repeats_set_workflow (PentadCaseRepeats *repeats, const PentadWorkflow *workflow);
/* Forgets all cases, keeps the rule. */
void pentad_case_repeats_clear (PentadCaseRepeats *repeats);
/* A case of the store begins, or ends, to count; it must be there still when it ends. Where more
 * than some hundreds of one class lie in one place, only some of them are compared. */
void pentad_case_repeats_add (PentadCaseRepeats *repeats, PentadCaseSlot slot);
void pentad_case_repeats_remove (PentadCaseRepeats *repeats, PentadCaseSlot slot);
/* Another word on the same case takes the place of one: TRUE when it tells the same report, so that
 * nothing near it had to be looked at; FALSE, with nothing done, otherwise. */
gboolean pentad_case_repeats_replace (PentadCaseRepeats *repeats,
                                      PentadCaseSlot before,
                                      PentadCaseSlot after);
/* Adds the finding, when there is one. */
void pentad_case_repeats_list (PentadCaseRepeats *repeats, GPtrArray *list);
gsize pentad_case_repeats_get_memory (const PentadCaseRepeats *repeats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseRepeats, pentad_case_repeats_free)
