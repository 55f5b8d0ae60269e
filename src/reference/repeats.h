/* Which reports repeat an earlier one, for reports that are asked about in about the order of their
 * days: what was reported nearby is worked out once, not for each of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/reports.h"

/* For one thread. */
typedef struct _PentadRepeats PentadRepeats;

/* Borrows the reports. */
PentadRepeats *pentad_repeats_new (const PentadReports *reports);
void pentad_repeats_free (PentadRepeats *self);
/* TRUE when it repeats an earlier report by the rule of the scheme. Of two of the same second the
 * one that comes later by id is the repeat. */
gboolean pentad_repeats_has (PentadRepeats *self, const PentadReported *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadRepeats, pentad_repeats_free)
